"""KeyStore: the API key in the operating system's own store, and nowhere else."""

import threading
from collections.abc import Callable
from typing import Protocol

import keyring
import keyring.errors
from keyring.backend import KeyringBackend

from flowiq_desktop.core.errors import AppError
from flowiq_desktop.texts import mark

_SERVICE = "FlowIQ Desktop"
_PATIENCE = 5.0
"""Seconds to wait for the store: a locked one may be asking the person for a password."""

_TRUSTED = (
    "keyring.backends.Windows.",
    "keyring.backends.macOS.",
    "keyring.backends.SecretService.",
    "keyring.backends.kwallet.",
    "keyring.backends.libsecret.",
)
"""Stores that encrypt. Others (`keyrings.alt` writes a readable file) are not used, whatever
priority they give themselves."""

_SILENT = mark("This computer's key store does not answer; it may be locked.")


class KeyStoreError(AppError):
    """The store cannot be used. Its message is kept while a window is open: it is only marked."""


class KeyStore(Protocol):
    """Where a key is kept, by the address it belongs to: a key never goes to another host."""

    def read(self, api_url: str) -> str:
        """The key kept for this address, or ""; raises KeyStoreError."""
        ...

    def write(self, api_url: str, key: str) -> None:
        """Keep a key for this address; raises KeyStoreError."""
        ...

    def delete(self, api_url: str) -> None:
        """Forget the key of this address, if there is one; raises KeyStoreError."""
        ...


class SystemKeyStore:
    """The store that comes with the system: Credential Manager, Keychain, Secret Service."""

    def __init__(self, backend: Callable[[], KeyringBackend] = keyring.get_keyring) -> None:
        self._backend = backend

    def read(self, api_url: str) -> str:
        """The key kept for this address, or ""; raises KeyStoreError."""
        return self._ask(lambda store: store.get_password(_SERVICE, api_url)) or ""

    def write(self, api_url: str, key: str) -> None:
        """Keep a key for this address; raises KeyStoreError."""
        self._ask(lambda store: store.set_password(_SERVICE, api_url, key))

    def delete(self, api_url: str) -> None:
        """Forget the key of this address, if there is one; raises KeyStoreError."""

        def forget(store: KeyringBackend) -> None:
            if store.get_password(_SERVICE, api_url) is not None:
                store.delete_password(_SERVICE, api_url)

        self._ask(forget)

    def _ask(self, question: Callable[[KeyringBackend], str | None]) -> str | None:
        """Ask the store on a thread of its own, because it may hang on a password prompt."""
        answers: list[str | None] = []
        faults: list[Exception] = []

        def ask() -> None:
            try:
                answers.append(question(self._trusted()))
            except Exception as fault:  # noqa: BLE001 - stores raise whatever their system does
                faults.append(fault)

        thread = threading.Thread(target=ask, name="key store", daemon=True)
        thread.start()
        thread.join(_PATIENCE)
        if faults:
            raise _in_words(faults[0]) from faults[0]
        if not answers:
            raise KeyStoreError(_SILENT)
        return answers[0]

    def _trusted(self) -> KeyringBackend:
        """The system's store; raises NoKeyringError for one that does not encrypt."""
        store = self._backend()
        for candidate in getattr(store, "backends", [store]):
            name = f"{type(candidate).__module__}.{type(candidate).__qualname__}"
            if name.startswith(_TRUSTED):
                return candidate  # type: ignore[no-any-return] # keyring leaves `backends` untyped
        raise keyring.errors.NoKeyringError


def _in_words(fault: Exception) -> KeyStoreError:
    if isinstance(fault, keyring.errors.NoKeyringError):
        return KeyStoreError(mark("This computer has no key store that this program trusts."))
    if isinstance(fault, keyring.errors.KeyringLocked):
        return KeyStoreError(mark("This computer's key store is locked."))
    return KeyStoreError(mark("This computer's key store refused to work."))
