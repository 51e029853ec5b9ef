"""Connection: which FlowIQ account to send through, and what a key and an address look like."""

import hmac
import json
import re
from dataclasses import dataclass, field

from flowiq_desktop.network.address import AddressError, LoginInAddressError, read_address
from flowiq_desktop.texts import mark, say

DEFAULT_URL = "https://api.flowiq.live"
_LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
_FINGERPRINT_BYTES = 4
"""Distinguishes the few accounts of one installation, and holds too little to find a key by."""
_KEY = re.compile(r"fiq_[A-Za-z0-9_\-.]{4,200}")
_SHORTEST_KEY = 8
_BARE_ADDRESS = mark("Leave out names, passwords and everything after a ? in the address.")
_BARE_PROXY = mark("Leave out names, passwords and everything after the number.")
_NO_PROXY = mark("A proxy is written as a name and a number, such as proxy.school.example:8080.")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")


@dataclass(frozen=True, slots=True)
class Connection:
    """What is needed to talk to FlowIQ.

    Attributes:
        api_url: base address without a trailing slash.
        key: the API key; kept out of every printed form.
        tenant_id: the organisation's name in FlowIQ, or "".
        practice: whether this is the pretend FlowIQ on this computer.
        proxy: address of the proxy that leads there, or "".
    """

    api_url: str
    key: str = field(repr=False)
    tenant_id: str = ""
    practice: bool = False
    proxy: str = ""

    def fingerprint(self, salt: bytes) -> bytes:
        """Tells whether two accounts are the same one, and nothing else about them.

        Address and organisation are the account: FlowIQ refuses a key that is not the
        organisation's (docs/flowiq-api.md, Account and organisation), so a renewed key changes
        nothing. Where no organisation is named, the key itself stands for it. The pretend FlowIQ
        has another address each time it starts.

        Args:
            salt: of the installation, so that two of them cannot be compared.
        """
        address = "" if self.practice else self.api_url.lower()
        key = "" if self.tenant_id else self.key
        parts = [self.practice, address, self.tenant_id, key]
        return hmac.digest(salt, json.dumps(parts).encode(), "sha256")[:_FINGERPRINT_BYTES]


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """What became of a typed or pasted key.

    Attributes:
        key: the key to use, or "" when it is refused.
        mended: what was removed from it, in plain words, or "".
        problem: why it is refused, in plain words, or "".
    """

    key: str
    mended: str = ""
    problem: str = ""


def read_key(text: str) -> KeyEntry:
    """Remove what pasting adds to a key, and refuse what cannot be one.

    FlowIQ's keys start with `fiq_` and no other token is accepted (documented).
    """
    bare = _INVISIBLE.sub("", text)
    key = re.sub(r"^\s*(?:authorization\s*:\s*)?bearer\s+", "", bare, flags=re.IGNORECASE)
    key = key.strip().strip("\"'")
    if not key:
        return KeyEntry("", problem=say("Type or paste your API key."))
    if re.search(r"\s", key):
        return KeyEntry(
            "", problem=say("A key has no spaces or line breaks inside: paste it again.")
        )
    if not key.startswith("fiq_"):
        return KeyEntry(
            "", problem=say("A FlowIQ key starts with fiq_. Copy it from Settings, API Keys.")
        )
    if len(key) < _SHORTEST_KEY:
        return KeyEntry("", problem=say("This key is cut off: copy it again, wholly."))
    if not _KEY.fullmatch(key):
        return KeyEntry(
            "", problem=say("This key has characters that no FlowIQ key has: copy it again.")
        )
    mended = "" if key == text else say("Spaces or extra words around the key were taken away.")
    return KeyEntry(key, mended)


def read_url(text: str) -> tuple[str, str]:
    """The API's address and "", or "" and why it is refused; an empty text means FlowIQ's own.

    Only https is accepted, and plain http to this computer alone.
    """
    address = text.strip().rstrip("/") or DEFAULT_URL
    try:
        parts = read_address(address)
    except LoginInAddressError:
        return "", say(_BARE_ADDRESS)
    except AddressError as error:
        return "", error.message
    if parts.query or parts.fragment:
        return "", say(_BARE_ADDRESS)
    if not parts.secure and parts.host not in _LOCAL_HOSTS:
        return (
            "",
            say(
                "The address must start with https://, so that nobody on the way can read the key."
            ),
        )
    return address, ""


def read_proxy(text: str) -> tuple[str, str]:
    """A proxy's address and "", or "" and why it is refused; an empty text means no proxy.

    Only http proxies are used, which see where the tunnel leads and nothing inside it. A name and a
    password would have to be kept, and would go to the proxy unencrypted.
    """
    address = text.strip().rstrip("/")
    if not address:
        return "", ""
    if "://" not in address:
        address = f"http://{address}"
    if address.partition("://")[0].lower() != "http":
        return "", say("Only proxies whose address starts with http:// can be used.")
    try:
        parts = read_address(address)
    except LoginInAddressError:
        return "", say(_BARE_PROXY)
    except AddressError:
        return "", say(_NO_PROXY)
    if parts.port is None:
        return "", say(_NO_PROXY)
    if parts.path or parts.query or parts.fragment:
        return "", say(_BARE_PROXY)
    return f"http://{f'[{parts.host}]' if ':' in parts.host else parts.host}:{parts.port}", ""
