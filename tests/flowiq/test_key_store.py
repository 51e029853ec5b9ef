"""The key store's adapter; the operating system's own store is the one thing that is a fake."""

import threading

import keyring.backend
import keyring.errors
import pytest

from flowiq_desktop.flowiq import key_store
from flowiq_desktop.flowiq.key_store import KeyStoreError, SystemKeyStore

URL = "https://api.flowiq.live"


class FakeKeyring(keyring.backend.KeyringBackend):
    """A store in memory that passes as the system's."""

    priority = 1

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


FakeKeyring.__module__ = "keyring.backends.SecretService.test"


class PlaintextKeyring(FakeKeyring):
    """A store that keeps readable text, with the highest priority of all."""

    priority = 99


PlaintextKeyring.__module__ = "keyrings.alt.file"


def test_a_key_is_kept_for_its_address_alone() -> None:
    kept = FakeKeyring()
    store = SystemKeyStore(lambda: kept)
    store.write(URL, "fiq_one")
    assert store.read(URL) == "fiq_one"
    assert store.read("https://elsewhere.example.org") == ""
    store.delete(URL)
    store.delete(URL)
    assert store.read(URL) == ""


def test_a_store_that_does_not_encrypt_is_not_used() -> None:
    plain = PlaintextKeyring()
    store = SystemKeyStore(lambda: plain)
    with pytest.raises(KeyStoreError, match="no key store"):
        store.write(URL, "fiq_one")
    assert plain.kept == {}


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (keyring.errors.KeyringLocked(), "locked"),
        (keyring.errors.NoKeyringError(), "no key store"),
        (RuntimeError("D-Bus went away"), "refused"),
    ],
)
def test_each_fault_has_a_sentence(fault: Exception, words: str) -> None:
    class Faulty(FakeKeyring):
        def get_password(self, service: str, username: str) -> str | None:
            raise fault

    Faulty.__module__ = FakeKeyring.__module__
    with pytest.raises(KeyStoreError, match=words):
        SystemKeyStore(Faulty).read(URL)


def test_a_store_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_store, "_PATIENCE", 0.05)
    release = threading.Event()

    class Hanging(FakeKeyring):
        def get_password(self, service: str, username: str) -> str | None:
            release.wait(10)
            return None

    Hanging.__module__ = FakeKeyring.__module__
    with pytest.raises(KeyStoreError, match="does not answer"):
        SystemKeyStore(Hanging).read(URL)
    release.set()
