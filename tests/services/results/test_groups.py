"""What is said of several rows that met the same is true of several."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from flowiq_desktop.services.results.report import FailureGroup, ReportService
from flowiq_desktop.ui.steps.results.results_group_card import merged

D = DeliveryState
Row = tuple[DeliveryState, str, dict[str, object]]
NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)


def groups(folder: Path, rows: Sequence[Row]) -> list[FailureGroup]:
    """The groups of a campaign with these rows, from row 2 on."""
    with Journal(folder, lambda: NOW) as journal:
        campaign = journal.campaigns.begin(NewCampaign("x", True, "", "", ("Name",)))
        made = [
            NewDelivery(at, ("Ann",), f"+2782123456{at}", "text", b"{}", state, reason, facts)
            for at, (state, reason, facts) in enumerate(rows, 2)
        ]
        list(journal.campaigns.add(campaign, made))
        return merged(ReportService(journal).groups(campaign))


def test_one_row_is_told_as_one(tmp_path: Path) -> None:
    (group,) = groups(tmp_path, [(D.CANCELLED, "left_out", {})])
    assert group.told == "This row was left out before sending."
    assert group.advised.startswith("Correct the row")


def test_several_rows_are_told_as_several(tmp_path: Path) -> None:
    rows: list[Row] = [
        (D.CANCELLED, reason, {}) for reason in ("left_out", "moved_to_template") * 4
    ]
    found = groups(tmp_path, rows)
    told = {group.reason: (group.count, group.told, group.advised) for group in found}
    assert told["left_out"] == (
        4,
        "These rows were left out before sending.",
        "Correct them and send them in a new campaign if these people should get it.",
    )
    assert told["moved_to_template"][1].startswith("These rows were moved to a template")


def test_what_speaks_of_a_person_is_said_of_each(tmp_path: Path) -> None:
    (group,) = groups(tmp_path, [(D.CANCELLED, "contact_blocked", {})] * 2)
    assert group.told == (
        "Each of these rows: This person is blocked in FlowIQ: nothing is sent to them."
    )


def test_a_cell_that_only_one_row_has_is_told_as_an_example(tmp_path: Path) -> None:
    rows: list[Row] = [
        (D.INVALID, "problem_number_too_short", {"value": value, "country": "ZA"})
        for value in ("082", "0835")
    ]
    (group,) = groups(tmp_path, rows)
    assert group.count == 2
    assert group.told.startswith(f"For example row {group.example}: ")
    assert {2: "082", 3: "0835"}[group.example] in group.told.replace(" ", "")
