"""A person is erased from everything that the program keeps, and what remains is said."""

import logging
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from flowiq_desktop.assembly import Services, build_services
from flowiq_desktop.core.columns.mapping import TextSource
from flowiq_desktop.core.delivery.results import ResultStatus
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.services.preparing.check import check_sheet
from flowiq_desktop.services.preparing.drafts import Snapshot
from flowiq_desktop.services.preparing.load import LoadedSheet, load_sheet
from flowiq_desktop.services.results.erasing import Erased, ErasingService
from flowiq_desktop.services.results.table import Wish
from flowiq_desktop.services.sending.service import SendControl, SendOptions, SendRefusedError
from flowiq_desktop.system.logs import start_logging
from flowiq_desktop.system.paths import Folders
from tests.journal.damaging import finished
from tests.services.conftest import FakeKeyStore

ANNA, BEN = "+27825550301", "+27835550302"


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with build_services(Folders.of_data_dir(tmp_path / "data"), FakeKeyStore()) as made:
        yield made


@pytest.fixture
def loaded(tmp_path: Path) -> LoadedSheet:
    path = tmp_path / "people.csv"
    path.write_text(f"Name,Mobile\nAnna Adams,{ANNA}\nBen,{BEN}\n", encoding="utf-8")
    return finished(load_sheet(path))


def _frozen(services: Services, loaded: LoadedSheet) -> int:
    mapping = services.mappings.suggest(loaded.sheet, "ZA").mapping
    mapping = mapping.with_type("text").with_source("text", TextSource("Hi {{Name}}"))
    checked = finished(check_sheet(loaded.sheet, mapping, "ZA"))
    return finished(services.send.freeze(checked, loaded, "May", True))


def _erase(services: Services, *, stop: bool = False) -> Erased:
    return finished(services.erasing.erase(ANNA, stop=stop))


def test_rows_drafts_and_the_own_number_go_and_the_results_still_add_up(
    services: Services, loaded: LoadedSheet, tmp_path: Path
) -> None:
    campaign = _frozen(services, loaded)
    snapshot = Snapshot({(0, 0): "Anna A. Adams", (1, 0): "Benjamin"})
    finished(services.drafts.save(loaded, snapshot))
    services.preferences.current.test_number = "082 555 0301"
    services.preferences.save()
    connection = services.practice.start()
    with closing(services.send.run(campaign, connection, SendOptions(), SendControl())) as run:
        for _ in run:
            pass
    erased = _erase(services)
    assert (erased.rows, erased.waiting, erased.unsure) == (1, 0, 0)
    assert "30 days" in " ".join(erased.sentences())
    assert services.preferences.current.test_number == ""
    saved = tmp_path / "results.csv"
    finished(services.report.save(campaign, saved))
    text = saved.read_text("utf-8-sig")
    assert "Anna" not in text
    assert text.count("Sent") == 2
    kept = finished(services.drafts.find(loaded))
    assert "Anna" not in repr(kept)
    assert "Benjamin" in repr(kept)
    for file in (tmp_path / "data").rglob("*"):
        if file.is_file():
            assert b"Anna" not in file.read_bytes(), file
            assert ANNA.encode() not in file.read_bytes(), file
            assert ANNA[3:].encode() not in file.read_bytes(), file


def test_what_waited_is_not_sent_any_more(services: Services, loaded: LoadedSheet) -> None:
    campaign = _frozen(services, loaded)
    erased = _erase(services, stop=True)
    assert (erased.waiting, erased.on_stop_list) == (1, True)
    places = finished(services.results.find(campaign, Wish())).places
    found = finished(services.results.lines(campaign, places))
    assert [line.status for line in found] == [ResultStatus.LEFT_OUT, ResultStatus.WAITING]
    assert found[0].why.startswith("The person in this row was erased")


def test_not_while_messages_are_sent(services: Services, loaded: LoadedSheet) -> None:
    campaign = _frozen(services, loaded)
    with (
        services.erasing._locks.sending(campaign),
        pytest.raises(SendRefusedError, match="Stop sending first"),
    ):
        _erase(services)


def test_damaged_lists_that_were_set_aside_are_named(services: Services) -> None:
    aside = services.folders.data / "journal.damaged-2026-05-12.sqlite3"
    aside.write_bytes(b"x")
    erased = _erase(services)
    assert erased.set_aside == (aside,)
    assert str(aside) in " ".join(erased.sentences())


def test_the_log_and_the_older_ones_are_searched_too(
    services: Services, loaded: LoadedSheet
) -> None:
    """Numbers are masked there, and names or file names may stand in a record."""
    _frozen(services, loaded)
    folder = services.folders.logs
    handler = start_logging(folder)
    assert handler is not None
    log = logging.getLogger("flowiq_desktop.test")
    try:
        log.info("Sent to %s", ANNA)
        log.info("Sent to %s", BEN)
        log.info("The file Anna Adams.csv\nwas read")
        old = folder / "flowiq-desktop.log.1"
        old.write_text(
            "2026 INFO x y\n2026 INFO about anna adams\n    and more\n", encoding="utf-8"
        )
        erased = _erase(services)
        assert (erased.logs, erased.records) == (2, 3)
        assert "3 entries were removed" in " ".join(erased.sentences())
        assert old.read_text(encoding="utf-8") == "2026 INFO x y\n"
        log.info("Still logging")
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    text = (folder / "flowiq-desktop.log").read_text(encoding="utf-8")
    assert "Anna" not in text
    assert "was read" not in text
    assert text.count("\n") == 2
    assert "Still logging" in text


@pytest.mark.parametrize("step", ["_erase_logs", "_erase_files"])
def test_stopped_in_the_middle_erasing_them_again_finds_the_rest(
    services: Services, loaded: LoadedSheet, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    campaign = _frozen(services, loaded)
    finished(services.drafts.save(loaded, Snapshot({(0, 0): "Anna A. Adams"})))
    services.folders.logs.mkdir(exist_ok=True)
    log = services.folders.logs / "flowiq-desktop.log"
    log.write_text("2026 INFO Anna Adams\n", encoding="utf-8")

    def dies(*_: object) -> None:
        raise JournalError("The program ended here.", "")

    with monkeypatch.context() as patch:
        patch.setattr(ErasingService, step, dies)
        with pytest.raises(JournalError):
            _erase(services)
    assert _erase(services).rows == 1
    assert log.read_text(encoding="utf-8") == ""
    assert not finished(services.drafts.find(loaded)).snapshot.cells
    assert all("Anna" not in str(r.cells) for r in services.send._journal.deliveries.of(campaign))
