from collections.abc import Iterator
from pathlib import Path

import keyring.backends.fail
import pytest

from flowiq_desktop.assembly import Services, new_client, new_reader
from flowiq_desktop.flowiq.account import DEFAULT_URL, Connection
from flowiq_desktop.flowiq.key_store import SystemKeyStore
from flowiq_desktop.practice_server import Behaviour, Contract, PracticeServer
from flowiq_desktop.services.account.account import AccountService, ClientFactory, ConnectionReport
from flowiq_desktop.services.account.preferences import PreferenceStore
from flowiq_desktop.system.paths import resource
from flowiq_desktop.texts import said
from flowiq_desktop.texts.catalogue import Catalogue, use
from flowiq_desktop.texts.installed import load
from tests.flowiq.http.connect_proxy import ConnectProxy
from tests.raw_server import Peer, RawServer
from tests.services.conftest import FakeKeyStore


@pytest.fixture
def account(tmp_path: Path, keys: FakeKeyStore) -> AccountService:
    return AccountService(PreferenceStore(tmp_path), keys, new_client)


def _test(account: AccountService, connection: Connection) -> ConnectionReport:
    job = account.test(connection)
    while True:
        try:
            next(job)
        except StopIteration as done:
            report: ConnectionReport = done.value
            return report


def test_a_new_account_knows_nothing(account: AccountService) -> None:
    assert account.connection() is None
    assert account.summary.kept == "nowhere"
    assert account.summary.api_url == DEFAULT_URL


def test_a_key_is_kept_in_the_systems_store_and_shown_in_part(
    account: AccountService, keys: FakeKeyStore, tmp_path: Path
) -> None:
    assert account.save("fiq_secret_c3d4", "green-school", DEFAULT_URL) == ""
    assert keys.kept == {DEFAULT_URL: "fiq_secret_c3d4"}
    assert account.summary.key_hint == "fiq_…c3d4"
    assert account.connection() == Connection(DEFAULT_URL, "fiq_secret_c3d4", "green-school")
    assert b"secret" not in b"".join(p.read_bytes() for p in tmp_path.iterdir())


def test_without_a_store_the_key_lasts_for_the_session_and_that_is_said(
    account: AccountService, keys: FakeKeyStore, tmp_path: Path
) -> None:
    keys.fault = "This computer has no key store that this program trusts."
    sentence = account.save("fiq_secret_c3d4", "", DEFAULT_URL)
    assert "until you close the program" in sentence
    assert account.summary.kept == "session"
    again = AccountService(PreferenceStore(tmp_path), keys, new_client)
    assert again.connection() is None
    assert again.summary.note == keys.fault


def test_why_there_is_no_store_is_said_in_the_language_of_whoever_reads_it(tmp_path: Path) -> None:
    place = resource("languages")
    try:
        use(load("zu", place))
        store = SystemKeyStore(keyring.backends.fail.Keyring)
        summary = AccountService(PreferenceStore(tmp_path), store, new_client).summary
        assert said(summary.note).startswith("Le khompyutha")
    finally:
        use(Catalogue())
    assert said(summary.note) == "This computer has no key store that this program trusts."


def test_a_key_never_goes_to_another_address(account: AccountService) -> None:
    account.save("fiq_secret_c3d4", "", DEFAULT_URL)
    account.save(None, "", "https://elsewhere.example.org")
    assert account.connection() is None


def test_a_key_can_be_forgotten(account: AccountService, keys: FakeKeyStore) -> None:
    account.save("fiq_secret_c3d4", "", DEFAULT_URL)
    account.forget_key()
    assert keys.kept == {}
    assert account.connection() is None


def test_a_good_connection_is_said(
    account: AccountService, practice_server: PracticeServer
) -> None:
    report = _test(account, Connection(practice_server.url, "fiq_practice"))
    assert (report.ok, report.advice) == (True, "")
    assert practice_server.accepted == []


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("fiq_revoked_1", "key"),
        ("fiq_other_1", "organisation"),
        ("fiq_unknown_1", "key"),
        ("nonsense", "key"),
    ],
)
def test_each_refusal_is_explained(
    account: AccountService, practice_server: PracticeServer, key: str, words: str
) -> None:
    report = _test(account, Connection(practice_server.url, key))
    assert not report.ok
    assert words in report.sentence
    assert report.advice
    assert key not in report.sentence + report.advice + report.details


@pytest.fixture
def tenant_server(contract: Contract) -> Iterator[PracticeServer]:
    behaviour = Behaviour(tenant="green", tenant_required=True)
    with PracticeServer(behaviour, contract) as server:
        yield server


@pytest.mark.parametrize(("tenant", "ok"), [("green", True), ("", False), ("red", False)])
def test_the_organisation_is_checked_too(
    account: AccountService, tenant_server: PracticeServer, tenant: str, ok: bool
) -> None:
    report = _test(account, Connection(tenant_server.url, "fiq_practice", tenant))
    assert report.ok is ok
    assert ok or "organisation" in report.sentence + report.advice


def test_the_network_gone_is_no_refusal(account: AccountService) -> None:
    with RawServer(lambda peer: None) as server:
        port = server.port
    report = _test(account, Connection(f"http://127.0.0.1:{port}", "fiq_practice"))
    assert not report.ok
    assert "reached" in report.sentence


def test_a_login_page_is_not_flowiq(account: AccountService) -> None:
    def portal(peer: Peer) -> None:
        peer.read_request()
        body = b"<html>Please log in</html>"
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n"
        peer.send(head % len(body) + body)

    with RawServer(portal) as server:
        report = _test(account, Connection(server.url, "fiq_practice"))
    assert not report.ok
    assert "not FlowIQ" in report.sentence


PROXY = "http://proxy.school.example:8080"


def test_a_proxy_is_remembered_with_the_account(account: AccountService, tmp_path: Path) -> None:
    account.save("fiq_secret_c3d4", "", DEFAULT_URL, PROXY)
    again = AccountService(PreferenceStore(tmp_path), account._keys, new_client)
    assert again.summary.proxy == PROXY
    assert again.connection() == Connection(DEFAULT_URL, "fiq_secret_c3d4", proxy=PROXY)
    again.save(None, "", DEFAULT_URL)
    assert again.summary.proxy == ""


def test_a_proxy_that_somebody_wrote_into_the_file_is_none(
    account: AccountService, tmp_path: Path
) -> None:
    account.save("fiq_secret_c3d4", "", DEFAULT_URL, "ftp://elsewhere")
    assert account.summary.proxy == ""
    assert account.connection() == Connection(DEFAULT_URL, "fiq_secret_c3d4")


@pytest.mark.parametrize(
    ("set_up", "found"),
    [
        ({}, ""),
        ({"https": "http://proxy.school.example:8080"}, PROXY),
        ({"https": "proxy.school.example:8080", "http": "http://other:1"}, PROXY),
        ({"http": "http://proxy.school.example:8080"}, ""),
        ({"https": "http://anna:secret@proxy.school.example:8080"}, ""),
    ],
)
def test_the_proxy_of_this_computer_is_offered_and_not_used(
    tmp_path: Path, keys: FakeKeyStore, set_up: dict[str, str], found: str
) -> None:
    account = AccountService(PreferenceStore(tmp_path), keys, new_client, lambda: set_up)
    account.save("fiq_secret_c3d4", "", DEFAULT_URL)
    assert account.found_proxy == found
    assert account.connection() == Connection(DEFAULT_URL, "fiq_secret_c3d4")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("403 Forbidden", "does not let FlowIQ through"),
        ("407 Proxy Authentication Required", "asks for a name and a password"),
        ("502 Bad Gateway", "could not be reached"),
    ],
)
@pytest.mark.parametrize("make", [new_client, new_reader])
def test_what_a_proxy_refuses_is_said(
    account: AccountService, make: ClientFactory, status: str, words: str
) -> None:
    account._new_client = make
    with ConnectProxy(f"HTTP/1.1 {status}\r\n\r\n".encode()).running() as proxy:
        connection = Connection("https://api.flowiq.example", "fiq_secret", proxy=proxy.url)
        report = _test(account, connection)
    assert words in report.sentence
    (asked,) = proxy.asked
    assert asked.startswith(b"CONNECT api.flowiq.example:443 ")


def test_practice_mode_stops_and_starts_again(services: Services) -> None:
    first = services.practice.start()
    assert services.practice.start() == first
    services.practice.stop()
    assert not services.practice.running
    assert _test(services.account, services.practice.start()).ok
    assert services.practice.sample.is_file()
    assert ("1026", "cannot be reached by WhatsApp") in services.practice.failing_numbers()
