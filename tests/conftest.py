"""What every test relies on: nobody's own folders, no screen, and no stray entries in the log."""

import gc
import logging
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

if os.environ.setdefault("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    # Its own screen is 800 x 800, where the window folds the phone away. Relative: a drive's colon
    # would end the name.
    _SCREEN = os.path.relpath(Path(__file__).parent / "data" / "screen.json")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_SCREEN}"

# The tests read English, whatever the desk speaks; so do the programs that they start.
os.environ["LANGUAGE"] = "en"

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent

from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.practice_server import Behaviour, Contract, PracticeServer
from flowiq_desktop.system.calm_collector import collect_only_on_request, collect_what_is_due
from flowiq_desktop.system.paths import Folders, resource
from tests.copies import copies  # noqa: F401 - a fixture
from tests.examples import examples
from tests.packaging.loading import load

# A change lands by its own merit: what chance finds, `make test` on a desk finds. How long an
# example takes says more about the machine than about the program.
settings.register_profile("desk", deadline=None, max_examples=examples(200))
settings.register_profile("ci", settings.get_profile("desk"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

# Collecting twenty thousand tests makes millions of objects and no garbage: looking for some would
# take a quarter of the time.
collect_only_on_request()

_LONGEST = Path(__file__).parent / "whole_way"

EXPECTED_LOGS = "flowiq_desktop.services.sending.run"
"""Says as a warning why a run stopped; the tests that stop runs look at the summary instead."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest: at the end they would keep one process busy while the others idle."""
    items.sort(key=lambda item: not item.path.is_relative_to(_LONGEST))


def pytest_collection_finish() -> None:
    """Keep the tests themselves out of every later search for garbage: it takes half a second."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def no_stray_logs(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning which nobody expected."""
    yield
    stray = [
        record.getMessage()
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING and record.name != EXPECTED_LOGS
    ]
    assert not stray, f"unexpected log records: {stray}"


@pytest.fixture(autouse=True)
def garbage_in_the_main_thread() -> None:
    """What `MainThreadCollector` does for the program: a thread must not destroy widgets."""
    collect_only_on_request()
    collect_what_is_due()


@pytest.fixture(autouse=True)
def no_old_windows() -> None:
    """Delete what the previous test left to Qt: each style sheet is computed for every old widget.

    Nothing else does it: Qt deletes when an event loop begins, and by then the window is drawn.
    """
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session", autouse=True)
def nobodys_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Where `--data-dir` leaves its mark, here and in programs that tests start."""
    place = tmp_path_factory.mktemp("settings")
    names = ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "WIN_PD_OVERRIDE_APPDATA"]
    with pytest.MonkeyPatch.context() as patch:
        for name in names + ["HOME"] * (sys.platform == "darwin"):
            patch.setenv(name, str(place))
        yield


@pytest.fixture(scope="session")
def pseudo_locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the two made-up languages, in which whatever stays English can be found."""
    folder = tmp_path_factory.mktemp("languages")
    load("pseudo_locales").make(load("extract_texts").extract(), folder)
    return folder


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """The person's folders, empty."""
    return Folders.under(tmp_path / "home", tmp_path / "mark").create()


@pytest.fixture(scope="session")
def contract() -> Contract:
    """FlowIQ's contract, loaded once."""
    return Contract.load(resource("openapi", "flowiq-openapi.yaml"))


@pytest.fixture
def practice_server(contract: Contract) -> Iterator[PracticeServer]:
    """A pretend FlowIQ that answers at once and accepts everything."""
    with PracticeServer(Behaviour(), contract, resource("samples")) as server:
        yield server


@pytest.fixture
def connection(practice_server: PracticeServer) -> Connection:
    """How to reach the pretend FlowIQ."""
    return Connection(practice_server.url, "fiq_practice", practice=True)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """An empty journal whose clock stands still."""
    with Journal(tmp_path / "journal", lambda: datetime(2026, 5, 1, 9, tzinfo=UTC)) as opened:
        yield opened
