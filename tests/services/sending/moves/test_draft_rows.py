"""Rows of a draft that only a template reaches become a campaign of their own, which waits."""

from pathlib import Path

import pytest

from flowiq_desktop.assembly import Services
from flowiq_desktop.core.columns.mapping import TextSource
from flowiq_desktop.core.delivery.quiet_hours import QuietHours
from flowiq_desktop.core.delivery.send_times import NIGHT, SendTimes
from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.messages.template import Template
from flowiq_desktop.services.preparing.check import check_sheet
from flowiq_desktop.services.preparing.load import load_sheet
from flowiq_desktop.services.sending.moves.draft_rows import DraftMove, DraftRows
from flowiq_desktop.services.sending.service import SendControl, SendOptions, SendRefusedError
from tests.bench.drive import result
from tests.services.sending.moves.known import know


@pytest.fixture
def move(services: Services, people: Path) -> DraftMove:
    """The first and the second row of the sheet, the first one's name corrected."""
    services.saved.save_template(Template("visit", "Dear {{name}}, come on Friday."))
    loaded = result(load_sheet(people))
    mapping = services.mappings.suggest(loaded.sheet, "ZA").mapping.with_type("text")
    mapping = mapping.with_source("text", TextSource("Hi {{Name|there}}"))
    checked = result(check_sheet(loaded.sheet, mapping, "ZA"))
    checked.fix_cell(0, 0, "Anne")
    return services.draft_moving(DraftRows(checked, loaded, (0, 1), True, lambda _number: True))


def test_moved_rows_wait_as_templates_and_go_out_when_their_campaign_is_sent(
    services: Services, move: DraftMove
) -> None:
    rows = move.rows()
    assert [row.number for row in rows.rows] == ["+27825550301", "+27835550302"]
    know(services, [row.number for row in rows.rows])
    checked = result(move.check(rows, move.mapping_for(rows, "visit")))
    moved = result(move.move(rows, checked))
    assert (moved.rows, moved.left, moved.indexes) == (2, 0, (0, 1))
    summary = services.campaigns.summary(moved.campaign)
    assert summary is not None
    assert (summary.left, summary.name) == (2, "people.csv: visit")
    options = SendOptions(100_000, 1)
    result(services.send.run(moved.campaign, services.practice.start(), options, SendControl()))
    bodies = [request.body for request in services.practice.server.accepted]
    assert {body["whatsappNumber"]: body["bodyParameters"]["name"] for body in bodies} == {
        "+27825550301": "Anne",
        "+27835550302": "Ben",
    }


@pytest.mark.parametrize(("remembered", "kept"), [("21:00-07:00", NIGHT), ("", None), ("?", None)])
def test_the_quiet_hours_that_were_chosen_last_hold_for_it(
    services: Services, move: DraftMove, remembered: str, kept: QuietHours | None
) -> None:
    services.preferences.current.quiet_hours = remembered
    rows = move.rows()
    moved = result(move.move(rows, result(move.check(rows, move.mapping_for(rows, "visit")))))
    assert services.send.times_of(moved.campaign) == SendTimes(quiet=kept)


def test_rows_whose_template_is_not_ready_stay(services: Services, move: DraftMove) -> None:
    rows = move.rows()
    services.saved.save_template(Template("trip", "We leave on {{day}}."))
    mapping = move.mapping_for(rows, "trip")
    with pytest.raises(SendRefusedError):
        result(move.move(rows, result(move.check(rows, mapping))))
    assert services.campaigns.recent() == []


def test_moving_that_is_given_up_leaves_nothing(services: Services, move: DraftMove) -> None:
    rows = move.rows()
    checked = result(move.check(rows, move.mapping_for(rows, "visit")))
    job = move.move(rows, checked)
    next(job)
    job.close()
    assert services.campaigns.recent() == []
    states = [record.state for record in services.send._journal.deliveries.of(1)]
    assert DeliveryState.READY not in states
