"""Who was moved to a template is never sent the draft's message as well, wherever it all ended."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from flowiq_desktop.assembly import Services, build_services
from flowiq_desktop.core.columns.mapping import TextSource
from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.messages.template import Template
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.tables.campaigns import Campaigns
from flowiq_desktop.practice_server import Behaviour
from flowiq_desktop.services.preparing.check import CheckedSheet, check_sheet
from flowiq_desktop.services.preparing.load import LoadedSheet, ReadOptions, load_sheet
from flowiq_desktop.services.sending.moves.campaign_rows import Moved
from flowiq_desktop.services.sending.moves.draft_rows import DraftRows
from flowiq_desktop.services.sending.moves.moved_rows import left_to_templates
from flowiq_desktop.services.sending.service import SendControl, SendOptions
from flowiq_desktop.system.clock import local_now
from flowiq_desktop.system.paths import Folders
from tests.bench.drive import result
from tests.services.conftest import FakeKeyStore
from tests.services.sending.moves.known import know

D = DeliveryState
ANNA, BEN, CARA = "+27825550301", "+27835550302", "+27845550303"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "visits.csv"
    path.write_text(
        "Name,Mobile\nAnna,082 555 0301\nBen,083 555 0302\nCara,084 555 0303\n", encoding="utf-8"
    )
    return path


class Desk:
    """What the window and the command line do with a spreadsheet, one step at a time."""

    def __init__(self, services: Services, path: Path, sheet: str | None = None) -> None:
        services.saved.save_template(Template("visit", "Dear {{name}}, come on Friday."))
        self.services = services
        self.loaded: LoadedSheet = result(load_sheet(path, ReadOptions(sheet=sheet)))
        mapping = services.mappings.suggest(self.loaded.sheet, "ZA").mapping.with_type("text")
        mapping = mapping.with_source("text", TextSource("Hi {{Name|there}}"))
        self.checked: CheckedSheet = result(check_sheet(self.loaded.sheet, mapping, "ZA"))
        know(services, self.checked.numbers)

    def move(self, *rows: int, practice: bool = True) -> Moved:
        moving = self.services.draft_moving(
            DraftRows(self.checked, self.loaded, rows, practice, lambda _number: True)
        )
        movable = moving.rows()
        checked = result(moving.check(movable, moving.mapping_for(movable, "visit")))
        moved: Moved = result(moving.move(movable, checked))
        return moved

    def freeze(self, *, practice: bool = True) -> int:
        send = self.services.send
        return int(result(send.freeze(self.checked, self.loaded, "Visits", practice)))

    def states(self, campaign: int) -> list[tuple[DeliveryState, str]]:
        records = self.services.send._journal.deliveries.of(campaign)
        return [(record.state, record.reason) for record in records]

    def send(self, campaign: int) -> None:
        options = SendOptions(100_000, 1)
        server = self.services.practice.start()
        result(self.services.send.run(campaign, server, options, SendControl()))


def sent(*desks: Desk) -> Counter[str]:
    bodies = [
        request.body
        for desk in {id(d.services): d for d in desks}.values()
        if desk.services.practice.running
        for request in desk.services.practice.server.accepted
    ]
    return Counter(body.get("whatsappNumber") or body["phone_number"] for body in bodies)


@contextmanager
def opened(folders: Folders, ahead: timedelta = timedelta()) -> Iterator[Services]:
    """The program, started anew."""

    def now() -> datetime:
        return local_now() + ahead

    with build_services(folders, FakeKeyStore(), Behaviour(any_key=True), now) as services:
        yield services


@pytest.mark.parametrize("dies_in", ["begin", "add", "freeze_moved", "after"])
def test_killed_at_any_step_of_moving_each_person_gets_one_message(
    folders: Folders, sheet: Path, monkeypatch: pytest.MonkeyPatch, dies_in: str
) -> None:
    """The draft is opened again, nothing was kept of what was left out, and both are sent."""

    def dies(*_: object, **__: object) -> None:
        raise JournalError("The program ended here.", "", fatal=True)

    with opened(folders) as services, monkeypatch.context() as patch:
        desk = Desk(services, sheet)
        if dies_in == "after":
            desk.move(0, 1)
        else:
            patch.setattr(Campaigns, dies_in, dies)
            if dies_in != "begin":
                patch.setattr(Campaigns, "discard", dies)  # a dead program tidies nothing up
            with pytest.raises(JournalError):
                desk.move(0, 1)
    with opened(folders) as services:
        desk = Desk(services, sheet)
        moved = [entry.id for entry in services.campaigns.recent()]
        assert len(moved) == (dies_in == "after")
        campaign = desk.freeze()
        for each in (campaign, *moved):
            desk.send(each)
        assert sent(desk) == Counter([ANNA, BEN, CARA])
        held = [(D.HELD, "template_instead")] * 2 if moved else [(D.ACCEPTED, "accepted")] * 2
        assert desk.states(campaign)[:2] == held


def test_what_moved_is_left_out_when_the_sheet_is_opened_again(
    services: Services, sheet: Path
) -> None:
    Desk(services, sheet).move(1)
    desk = Desk(services, sheet)
    rows = services.moved_rows.of(desk.loaded, practice=True)
    assert rows == {1: "visits.csv: visit"}
    assert "visits.csv: visit" in left_to_templates(rows.values())
    desk.checked.leave_out(rows)
    assert desk.states(desk.freeze())[1] == (D.CANCELLED, "moved_to_template")


def test_both_windows_of_one_draft_move_a_row_once(services: Services, sheet: Path) -> None:
    one, other = Desk(services, sheet), Desk(services, sheet)
    one.move(0)
    with pytest.raises(JournalError, match="moved to a template before"):
        other.move(0, 1)
    assert len(services.campaigns.recent()) == 1, "nothing is left of the second"
    assert other.move(1).rows == 1


def test_a_row_that_waits_elsewhere_is_not_moved_from_the_draft(
    services: Services, sheet: Path
) -> None:
    """The campaign was frozen, by another window or a moment ago, and is not sent yet."""
    desk = Desk(services, sheet)
    campaign = desk.freeze()
    with pytest.raises(JournalError, match="Visits"):
        desk.move(0)
    desk.send(campaign)
    assert desk.move(0).rows == 1, "it went out: a template is another occasion"


def test_who_was_moved_is_found_in_the_changed_file_too(services: Services, sheet: Path) -> None:
    Desk(services, sheet).move(0)
    text = sheet.read_text(encoding="utf-8").replace(
        "Name,Mobile\n", "Name,Mobile\nZoe,0825550399\n"
    )
    sheet.write_text(text, encoding="utf-8")
    desk = Desk(services, sheet)
    assert services.moved_rows.of(desk.loaded, practice=True) == {}
    assert desk.states(desk.freeze())[:2] == [(D.READY, ""), (D.HELD, "template_instead")]


def test_another_row_of_the_same_person_is_theirs_still(services: Services, sheet: Path) -> None:
    with sheet.open("a", encoding="utf-8") as file:
        file.write("Anna's son,082 555 0301\n")
    desk = Desk(services, sheet)
    desk.move(0)
    states = desk.states(desk.freeze())
    assert [state for state, _ in states] == [D.HELD, D.READY, D.READY, D.READY]


def test_the_real_campaign_knows_nothing_of_practice(services: Services, sheet: Path) -> None:
    desk = Desk(services, sheet)
    desk.move(0, practice=True)
    assert [state for state, _ in desk.states(desk.freeze(practice=False))] == [D.READY] * 3


def test_a_campaign_deleted_unsent_gives_its_rows_back(services: Services, sheet: Path) -> None:
    desk = Desk(services, sheet)
    services.campaigns.delete(desk.move(0).campaign)
    assert services.moved_rows.of(desk.loaded, practice=True) == {}
    assert desk.states(desk.freeze())[0] == (D.READY, "")


def test_a_campaign_deleted_after_sending_keeps_them(services: Services, sheet: Path) -> None:
    desk = Desk(services, sheet)
    moved = desk.move(0).campaign
    desk.send(moved)
    services.campaigns.delete(moved)
    assert services.moved_rows.of(desk.loaded, practice=True) == {0: ""}
    assert desk.states(desk.freeze())[0] == (D.HELD, "template_instead")


def test_later_the_same_spreadsheet_is_another_occasion(folders: Folders, sheet: Path) -> None:
    with opened(folders) as services:
        desk = Desk(services, sheet)
        desk.send(desk.move(0).campaign)
        desk.move(1)
    with opened(folders, timedelta(days=4)) as services:
        desk = Desk(services, sheet)
        states = [state for state, _ in desk.states(desk.freeze())]
        assert states == [D.READY, D.HELD, D.READY], "the second still waits for its template"


def test_a_row_moved_on_is_still_moved(services: Services, sheet: Path) -> None:
    """Its first template was refused, and it went on as another one."""
    desk = Desk(services, sheet)
    first = desk.move(0).campaign
    services.saved.save_template(Template("other", "Dear {{name}}, come on Monday."))
    movable = services.moving.rows(first)
    mapping = services.moving.mapping_for(movable, "other")
    checked = result(check_sheet(movable.sheet, mapping, "ZA", may_be_created=lambda _: True))
    again = result(services.moving.move(movable, checked)).campaign
    assert desk.states(first) == [(D.CANCELLED, "moved_to_template")]
    name = services.campaigns.summary(again)
    assert name is not None
    assert services.moved_rows.of(desk.loaded, practice=True) == {0: name.name}
    assert desk.states(desk.freeze())[0] == (D.HELD, "template_instead")


def test_letting_a_repeat_go_does_not_let_a_moved_row_go(services: Services, sheet: Path) -> None:
    desk = Desk(services, sheet)
    desk.send(desk.freeze())  # everybody has had the text
    desk.move(0)
    campaign = desk.freeze()
    assert desk.states(campaign) == [(D.HELD, "sent_before")] * 3
    assert services.holds.release(campaign, "sent_before") == 2
    assert desk.states(campaign)[0] == (D.HELD, "template_instead")
    assert services.holds.release(campaign, "template_instead") == 1
    assert desk.states(campaign)[0] == (D.READY, "")


def test_another_sheet_of_the_workbook_has_other_people(services: Services, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, digits in (("North", "0301"), ("South", "0401")):
        page = book.create_sheet(name)
        page.append(("Name", "Mobile"))
        page.append((name, f"082 555 {digits}"))
    del book["Sheet"]
    path = tmp_path / "classes.xlsx"
    book.save(path)
    Desk(services, path, "North").move(0)
    assert [state for state, _ in _frozen(services, path, "North")] == [D.HELD]
    assert [state for state, _ in _frozen(services, path, "South")] == [D.READY]


def _frozen(services: Services, path: Path, sheet: str) -> list[tuple[DeliveryState, str]]:
    desk = Desk(services, path, sheet)
    return desk.states(desk.freeze())
