"""What a results sheet says of a row beyond its words: whether correcting it may help."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source
from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from flowiq_desktop.services.preparing.check import check_sheet
from flowiq_desktop.services.results.report import result_row
from flowiq_desktop.services.sending.frozen_rows import frozen_rows
from tests.services.reach.look_bench import result

D = DeliveryState
NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "reason", "correctable"),
    [
        (D.INVALID, "number_short", True),
        (D.CANCELLED, "left_out", True),
        (D.CANCELLED, "moved_to_template", False),
        (D.CANCELLED, "contact_blocked", False),
        (D.CANCELLED, "broadcasts_off", False),
        (D.INVALID, "erased", False),
        (D.CANCELLED, "erased", False),
        (D.HELD, "asked_not_to", False),
        (D.HELD, "template_instead", False),
        (D.HELD, "sent_before", False),
    ],
)
def test_rows_that_are_held_back_or_gone_elsewhere_are_not_to_be_corrected(
    tmp_path: Path, state: DeliveryState, reason: str, correctable: bool
) -> None:
    with Journal(tmp_path, lambda: NOW) as journal:
        campaign = journal.campaigns.begin(NewCampaign("x", True, "", "", ("Name",)))
        row = NewDelivery(2, ("Ann",), "+27821234567", "text", b"{}", state, reason)
        list(journal.campaigns.add(campaign, [row]))
        (record,) = journal.deliveries.of(campaign)
        assert result_row(record).correctable is correctable


@pytest.mark.parametrize(("reason", "correctable"), [("meta_131026", True), ("meta_131050", False)])
def test_a_person_who_wants_no_marketing_is_not_to_be_corrected(
    tmp_path: Path, reason: str, correctable: bool
) -> None:
    with Journal(tmp_path, lambda: NOW) as journal:
        campaign = journal.campaigns.begin(NewCampaign("x", True, "", "", ("Name",)))
        row = NewDelivery(2, ("Ann",), "+27821234567", "text", b"{}", D.READY)
        list(journal.campaigns.add(campaign, [row]))
        journal.campaigns.freeze(campaign)
        (waiting,) = journal.deliveries.waiting(campaign)
        begun = journal.deliveries.begin_attempt(waiting.id, "run")
        journal.deliveries.settle(begun, Outcome(Verdict.REJECTED, reason))
        (record,) = journal.deliveries.of(campaign)
        assert result_row(record).correctable is correctable


def test_everything_that_is_wrong_with_a_row_is_in_its_results(tmp_path: Path) -> None:
    sheet = Sheet("People", ("Mobile", "Text"), [("12", ""), ("0821234567", "Hi")], range(2, 4))
    sources: dict[str, Source] = {
        "phone_number": ColumnSource("Mobile"),
        "text": ColumnSource("Text"),
    }
    checked = result(check_sheet(sheet, Mapping("text", sources), "ZA"))
    wrong = [problem for problem in checked.problems(0) if problem.blocks]
    assert len(wrong) > 1
    with Journal(tmp_path, lambda: NOW) as journal:
        campaign = journal.campaigns.begin(NewCampaign("x", True, "", "", sheet.headers))
        list(journal.campaigns.add(campaign, frozen_rows(checked)))
        first, _second = map(result_row, journal.deliveries.of(campaign))
    for problem in wrong:
        assert problem.message in first.problem
        assert problem.advice in first.advice
