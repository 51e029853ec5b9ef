"""Account: the key, the organisation and the address to send through, and whether they work."""

from collections.abc import Callable, Generator, Mapping
from contextlib import closing
from dataclasses import dataclass
from urllib.request import getproxies

from flowiq_desktop.core.delivery.states import Outcome, Verdict
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.flowiq.account import (
    DEFAULT_URL,
    Connection,
    KeyEntry,
    read_key,
    read_proxy,
    read_url,
)
from flowiq_desktop.flowiq.classify import classify_answer, classify_error
from flowiq_desktop.flowiq.client import FlowIQClient
from flowiq_desktop.flowiq.http.exchanges import Answer, ExchangeError
from flowiq_desktop.flowiq.key_store import KeyStore, KeyStoreError
from flowiq_desktop.flowiq.reasons import meaning_of
from flowiq_desktop.flowiq.reasons_asking import meaning_when_asked
from flowiq_desktop.services.account.preferences import PreferenceStore
from flowiq_desktop.texts import Text, mark, said, say

__all__ = ["DEFAULT_URL", "AccountService", "AccountSummary", "Connection", "ConnectionReport"]

_OK = 200
_SHOWN = 4
ClientFactory = Callable[[Connection, int], FlowIQClient]
"""Makes a client for a connection and a number of requests at once."""


@dataclass(frozen=True, slots=True)
class AccountSummary:
    """What may be shown of the account.

    Attributes:
        key_hint: first and last characters of the key, or "" when there is none.
        kept: "system" (the key store), "session" (until the program closes) or "nowhere".
        note: why the key store cannot be used, one sentence, or "".
        proxy: address of the proxy that leads to FlowIQ, or "".
    """

    api_url: str
    tenant_id: str
    key_hint: str
    kept: str
    note: Text = ""
    proxy: str = ""


@dataclass(frozen=True, slots=True)
class ConnectionReport:
    """What "Test connection" found."""

    ok: bool
    sentence: str
    advice: str = ""
    details: str = ""


class AccountService:
    """Remembers the account; the key itself only in the system's store or in memory."""

    def __init__(
        self,
        preferences: PreferenceStore,
        keys: KeyStore,
        new_client: ClientFactory,
        proxies: Callable[[], Mapping[str, str]] = getproxies,
    ) -> None:
        """Put the service together.

        Args:
            preferences: where everything but the key is remembered.
            keys: where the key is.
            new_client: makes a client for a connection and a number of requests at once.
            proxies: those that this computer is set up for, by scheme.
        """
        self._preferences = preferences
        self._keys = keys
        self._new_client = new_client
        self._proxies = proxies
        self._session_keys: dict[str, str] = {}

    @property
    def summary(self) -> AccountSummary:
        """What may be shown of the account."""
        choices = self._preferences.current
        url = choices.api_url or DEFAULT_URL
        key, kept, note = self._find_key(url)
        hint = f"{key[:_SHOWN]}…{key[-_SHOWN:]}" if key else ""
        proxy, _problem = read_proxy(choices.proxy)
        return AccountSummary(url, choices.tenant_id, hint, kept, note, proxy)

    def check_key(self, text: str) -> KeyEntry:
        """Clean up a typed or pasted key, or say why it cannot be one."""
        return read_key(text)

    def check_url(self, text: str) -> tuple[str, str]:
        """The API's address and "", or "" and why it is refused."""
        return read_url(text)

    def check_proxy(self, text: str) -> tuple[str, str]:
        """A proxy's address and "", or "" and why it is refused; both are "" for none."""
        return read_proxy(text)

    @property
    def found_proxy(self) -> str:
        """The proxy this computer is set up for, or ""; nothing uses it unless it is chosen."""
        address, _problem = read_proxy(self._proxies().get("https", ""))
        return address

    def save(self, key: str | None, tenant_id: str, api_url: str, proxy: str = "") -> str:
        """Remember the account; raises OSError when the preferences cannot be written.

        Args:
            key: a checked key, or None to leave the present one.
            tenant_id: the organisation's name, or "".
            api_url: a checked address; a new address has a key of its own.
            proxy: a checked proxy's address, or "".

        Returns:
            "" when the key is in the system's store, else a sentence saying where it is instead.
        """
        choices = self._preferences.current
        choices.tenant_id = tenant_id.strip()
        choices.api_url = "" if api_url == DEFAULT_URL else api_url
        choices.proxy = proxy
        self._preferences.save()
        return self._keep(api_url, key) if key else ""

    def forget_key(self) -> None:
        """Forget the key of the present address, wherever it is."""
        url = self._preferences.current.api_url or DEFAULT_URL
        self._session_keys.pop(url, None)
        try:
            self._keys.delete(url)
        except KeyStoreError:
            return

    def connection(self) -> Connection | None:
        """What to send through, or None while there is no key."""
        choices = self._preferences.current
        url = choices.api_url or DEFAULT_URL
        key, _kept, _note = self._find_key(url)
        proxy, _problem = read_proxy(choices.proxy)
        return Connection(url, key, choices.tenant_id, proxy=proxy) if key else None

    def test(self, connection: Connection) -> Generator[Progress, None, ConnectionReport]:
        """Ask FlowIQ for one contact, which changes nothing, and say in words how that went."""
        yield Progress(mark("Asking FlowIQ"))
        with closing(self._new_client(connection, 1)) as client:
            try:
                answer = client.probe()
            except ExchangeError as error:
                return _report(classify_error(error))
        if answer.status == _OK and _is_flowiq(answer):
            return ConnectionReport(True, say("FlowIQ knows this key. You are ready to send."))
        return _report(classify_answer(answer, connection.key))

    def _find_key(self, url: str) -> tuple[str, str, Text]:
        if url in self._session_keys:
            return self._session_keys[url], "session", ""
        try:
            key = self._keys.read(url)
        except KeyStoreError as fault:
            return "", "nowhere", fault.message
        return key, "system" if key else "nowhere", ""

    def _keep(self, url: str, key: str) -> str:
        try:
            self._keys.write(url, key)
        except KeyStoreError as fault:
            self._session_keys[url] = key
            return f"{said(fault.message)} {say('The key is kept until you close the program.')}"
        self._session_keys.pop(url, None)
        return ""


def _is_flowiq(answer: Answer) -> bool:
    return "json" in answer.headers.get("content-type", "") and b'"success"' in answer.body


def _report(outcome: Outcome) -> ConnectionReport:
    """A refusal in words; an answer that is neither a refusal nor FlowIQ's is unreadable."""
    reason = "unreadable_answer" if outcome.verdict is Verdict.ACCEPTED else outcome.reason
    # For a question that changes nothing, no answer means no connection, whatever was sent.
    if reason in ("timeout", "connection_lost"):
        reason = "no_connection"
    meaning = meaning_of(reason)
    if meaning.unsure:  # its words are about a message, and none was sent
        meaning = meaning_when_asked(reason)
    return ConnectionReport(False, meaning.sentence, meaning.advice, outcome.detail)
