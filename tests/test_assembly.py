"""The services put together when they are wanted; a restored folder brings no watermark along."""

import shutil
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

import pytest

from flowiq_desktop.assembly import Services, build_services
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.journal.journal import FILE_NAME
from flowiq_desktop.practice_server import Behaviour, PracticeServer
from flowiq_desktop.services.sending.service import SendControl, SendOptions
from flowiq_desktop.system.paths import Folders
from tests.journal.conftest import frozen_campaign
from tests.services.conftest import FakeKeyStore

ROWS = 5
Made = Callable[[Path], Folders]


def _one_folder(root: Path) -> Folders:
    """As on Windows and on a Mac: the settings lie in the data folder."""
    both = root / "FlowIQ Desktop"
    return Folders(both, both, root / "cache", root / "logs", root / "mark")


def _chosen(root: Path) -> Folders:
    """As with `--data-dir`."""
    return Folders.of_data_dir(root / "stick")


def _opened(folders: Folders) -> Services:
    return build_services(folders, FakeKeyStore(), Behaviour())


def _send(services: Services, campaign: int, connection: Connection) -> None:
    options = SendOptions(1_000_000, 4)
    for _ in services.send.run(campaign, connection, options, SendControl()):
        pass


@pytest.fixture(params=[_one_folder, _chosen])
def folders(request: pytest.FixtureRequest, tmp_path: Path) -> Folders:
    layout: Made = request.param
    return layout(tmp_path)


def test_an_older_copy_of_the_folder_sends_nothing_again(
    folders: Folders, tmp_path: Path, connection: Connection, practice_server: PracticeServer
) -> None:
    with _opened(folders) as services:
        campaign = frozen_campaign(services.send._journal, ROWS)
    shutil.copytree(folders.data, tmp_path / "backup")
    with _opened(folders) as services:
        _send(services, campaign, connection)
    shutil.copytree(tmp_path / "backup", folders.data, dirs_exist_ok=True)
    with _opened(folders) as services:
        assert services.holds.missing == ROWS
        assert services.holds.reasons(campaign) == {"older_copy": ROWS}
        _send(services, campaign, connection)
    assert len(practice_server.accepted) == ROWS


def test_a_list_that_is_gone_is_said_and_the_next_campaign_waits(
    folders: Folders, connection: Connection, practice_server: PracticeServer
) -> None:
    with _opened(folders) as services:
        _send(services, frozen_campaign(services.send._journal, ROWS), connection)
    shutil.rmtree(folders.data)
    with _opened(folders) as services:
        assert f"up to {ROWS} messages" in services.holds.copy_warning
        again = frozen_campaign(services.send._journal, ROWS)
        _send(services, again, connection)
        assert services.holds.held(again) == ROWS
    assert len(practice_server.accepted) == ROWS


def test_a_list_set_aside_as_damaged_is_not_forgotten_either(
    folders: Folders, connection: Connection, practice_server: PracticeServer
) -> None:
    with _opened(folders) as services:
        _send(services, frozen_campaign(services.send._journal, ROWS), connection)
    (folders.data / FILE_NAME).rename(folders.data / "aside.sqlite3")
    with _opened(folders) as services:
        again = frozen_campaign(services.send._journal, ROWS)
        _send(services, again, connection)
        assert services.holds.held(again) == ROWS
        assert services.holds.release(again, "older_copy") == ROWS
        _send(services, again, connection)
    assert len(practice_server.accepted) == 2 * ROWS


def test_a_service_is_built_once_and_when_it_is_asked_for(tmp_path: Path) -> None:
    with _opened(_chosen(tmp_path)) as services:
        assert "send" not in vars(services)
        assert services.send is services.send


def test_a_window_has_everything_built(tmp_path: Path) -> None:
    with _opened(_chosen(tmp_path)).complete() as services:
        kind = type(services)
        parts = {it for it in dir(kind) if isinstance(getattr(kind, it), cached_property)}
        assert len(parts) > 20
        assert parts <= set(vars(services))


def test_practice_mode_ends_with_the_services(tmp_path: Path) -> None:
    with _opened(_chosen(tmp_path)) as services:
        services.practice.start()
    assert not services.practice.running
