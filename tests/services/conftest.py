"""Services on real adapters; the operating system's key store is the one fake."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from flowiq_desktop.assembly import Services, build_services
from flowiq_desktop.flowiq.key_store import KeyStoreError
from flowiq_desktop.practice_server import Behaviour
from flowiq_desktop.system.paths import Folders


class FakeKeyStore:
    """A key store in memory; `fault` makes it refuse to work."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.fault = ""

    def read(self, api_url: str) -> str:
        self._refuse()
        return self.kept.get(api_url, "")

    def write(self, api_url: str, key: str) -> None:
        self._refuse()
        self.kept[api_url] = key

    def delete(self, api_url: str) -> None:
        self._refuse()
        self.kept.pop(api_url, None)

    def _refuse(self) -> None:
        if self.fault:
            raise KeyStoreError(self.fault)


@pytest.fixture
def keys() -> FakeKeyStore:
    """The key store."""
    return FakeKeyStore()


@pytest.fixture
def services(folders: Folders, keys: FakeKeyStore) -> Iterator[Services]:
    """All services on empty folders, with a practice mode that answers at once."""
    behaviour = Behaviour(any_key=True, failing_numbers=True)
    with build_services(folders, keys, behaviour) as built:
        yield built


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """A small list of people: one without a name, one with a bad number, one twice."""
    path = tmp_path / "people.csv"
    path.write_text(
        "Name,Mobile\nAnna,082 555 0301\nBen,083 555 0302\n,084 555 0303\nDan,12345\n"
        "Anna,+27825550301\nEve,082 555 1026\n",
        encoding="utf-8",
    )
    return path
