"""The plan: its groups add up to the rows of the sheet, whatever the sheet and the looks are."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source, TextSource
from flowiq_desktop.core.messages.types import PHONE_NUMBER
from flowiq_desktop.core.phone.identity import whatsapp_identity
from flowiq_desktop.core.reach.groups import ReachGroup
from flowiq_desktop.core.reach.look import Look, Standing
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.practice_server import Contract
from flowiq_desktop.services.preparing.check import CheckedSheet, check_sheet
from flowiq_desktop.services.preparing.outline import AskedNotTo
from flowiq_desktop.services.reach.known import Known
from flowiq_desktop.services.reach.plan import SENT_GROUPS, ReachPlan, reach_plan
from flowiq_desktop.services.reach.stop_list import StopListService
from flowiq_desktop.services.reach.texts import will_not_arrive
from tests.examples import examples
from tests.services.reach.look_bench import look_bench, result

NOW = datetime(2026, 5, 12, 14, tzinfo=UTC)
LATELY = NOW - timedelta(hours=1)
ENDINGS = ("0301", "0404", "1026", "3001", "3003", "3010", "3020", "3031", "bad", "")


def _checked(*numbers: str) -> CheckedSheet:
    rows = [(number, f"Person {row}") for row, number in enumerate(numbers)]
    sheet = Sheet("People", ("Mobile", "Name"), rows, range(2, len(rows) + 2))
    sources: dict[str, Source] = {
        PHONE_NUMBER.name: ColumnSource("Mobile"),
        "text": TextSource("Hi {{Name}}"),
    }
    return result(check_sheet(sheet, Mapping("text", sources), "ZA"))


def _known(*looks: Look, **failed: datetime) -> Known:
    by_person = {whatsapp_identity(look.number): look for look in looks}
    return Known(by_person, failed, NOW)


def _on_list(*everything: str, marketing: tuple[str, ...] = ()) -> AskedNotTo:
    """A list of people who want no messages, and of people who want no marketing."""
    of_marketing = marketing

    def asked_not_to(number: str, /, *, marketing: bool = False) -> bool:
        return number in everything or (marketing and number in of_marketing)

    return asked_not_to


def _plan(checked: CheckedSheet, known: Known) -> ReachPlan:
    return result(reach_plan(checked, known))


numbers = st.sampled_from([f"+2782555{e}" if e.isdigit() else e for e in ENDINGS])
looks = st.builds(
    Look,
    number=numbers,
    at=st.timedeltas(timedelta(), timedelta(hours=30)).map(lambda ago: NOW - ago),
    standing=st.sampled_from(Standing),
    last_wrote=st.none() | st.just(LATELY),
    asked_to_stop=st.none() | st.just(NOW),
    blocked=st.none() | st.booleans(),
)


@settings(max_examples=examples(150), deadline=None)
@given(st.lists(numbers, max_size=20), st.sets(st.integers(0, 19)), st.lists(looks, max_size=8))
def test_groups_partition_the_rows(rows: list[str], out: set[int], seen: list[Look]) -> None:
    checked = _checked(*rows)
    checked.leave_out(index for index in out if index < len(rows))
    plan = _plan(checked, _known(*seen))
    counts = checked.counts()
    assert sum(plan.counts.values()) == plan.rows == len(rows)
    assert list(plan.counts) == list(ReachGroup)
    parts = [plan.rows_in(group) for group in ReachGroup]
    assert sorted(index for part in parts for index in part) == list(range(len(rows)))
    assert plan.counts[ReachGroup.TO_FIX] == counts.to_fix
    assert plan.counts[ReachGroup.LEFT_OUT] == counts.left_out
    assert plan.to_send <= counts.ready


def test_it_is_said_before_sending_that_strangers_get_templates_only() -> None:
    checked = _checked("0825550404", "0825550405", "0825550301")
    strangers = [Look(f"+2782555{end}", NOW, Standing.NO_CONTACT) for end in ("0404", "0405")]
    ordinary = _known(*strangers, Look("+27825550301", NOW, last_wrote=LATELY))
    assert will_not_arrive(_plan(checked, ordinary)) == (
        "2 rows go to people who are no contacts yet, and would be refused. 2 of these would not"
        " arrive after adding the people either: who has not written to you gets templates only."
    )
    checked.any_time = dict.fromkeys(range(3), "utility")
    assert will_not_arrive(_plan(checked, ordinary)) == (
        "2 rows go to people who are no contacts yet, and would be refused."
    )


def test_without_any_look_the_plan_says_so() -> None:
    plan = _plan(_checked("082 555 0301", "0825550301", "12", "083 555 0302"), _known())
    assert plan.counts[ReachGroup.NOT_LOOKED] == 3
    assert plan.to_look == ("+27825550301", "+27835550302")
    assert (plan.looked_from, plan.looked_to, plan.unasked) == (None, None, 0)


def test_what_is_known_without_looking_stands_in_the_plan() -> None:
    failed = {"27825551026": NOW - timedelta(days=3)}
    known = Known({}, failed, NOW, _on_list("+27825550302"))
    plan = _plan(_checked("0825551026", "0825550302", "0825550303"), known)
    assert plan.groups == [
        ReachGroup.FAILED_BEFORE,
        ReachGroup.ASKED_NOT_TO,
        ReachGroup.NOT_LOOKED,
    ]
    assert plan.to_look == ("+27825551026", "+27825550303")


def test_a_look_of_yesterday_counts_no_more_but_for_what_failed() -> None:
    old = Look("+27825550301", NOW - timedelta(hours=25), last_wrote=LATELY)
    assert _plan(_checked("0825550301"), _known(old)).groups == [ReachGroup.NOT_LOOKED]


def test_every_spelling_of_an_account_has_its_look() -> None:
    look = Look("+5511987654321", NOW, last_wrote=LATELY)
    plan = _plan(_checked("+55 11 8765 4321"), _known(look))
    assert plan.groups == [ReachGroup.REACHABLE]
    assert (plan.looked_from, plan.unasked, plan.to_look) == (NOW, 1, ())


def test_blocked_people_are_the_only_ones_whom_the_plan_keeps_from_being_sent_to() -> None:
    assert set(ReachGroup) - SENT_GROUPS == {
        ReachGroup.TO_FIX,
        ReachGroup.LEFT_OUT,
        ReachGroup.KEPT_OUT,
    }
    blocked = Look("+27825553020", NOW, blocked=True, broadcasts=True)
    silent = Look("+27825553021", NOW, blocked=False, broadcasts=False)
    known = _known(blocked, silent)
    assert known.kept_out("+27825553020") == "contact_blocked"
    assert known.kept_out("+27825553021") == "broadcasts_off"
    assert known.kept_out("+27825550301") == ""
    assert _plan(_checked("0825553020", "0825550301"), known).to_send == 1


def test_without_an_account_what_was_learnt_in_practice_counts_in_practice(
    tmp_path: Path, contract: Contract
) -> None:
    number = "+27825553010"
    with look_bench(tmp_path / "data", contract) as bench:
        StopListService(bench.journal).add_answered({number: NOW}, practice=True)
        assert bench.looks.known(None, practice=True).asked_not_to(number)
        assert not bench.looks.known(None).asked_not_to(number)


def test_each_group_is_met_in_practice(tmp_path: Path, contract: Contract) -> None:
    endings = ("3001", "3003", "3010", "3020", "3031", "0404", "3022")
    checked = _checked(*(f"082555{ending}" for ending in endings), "12", "0825550399")
    checked.leave_out([8])
    with look_bench(tmp_path / "data", contract) as bench:
        numbers = _plan(checked, bench.looks.known(bench.connection)).to_look
        bench.look(*numbers)
        plan = _plan(checked, bench.looks.known(bench.connection))
    assert plan.groups == [
        ReachGroup.REACHABLE,
        ReachGroup.NEEDS_TEMPLATE,
        ReachGroup.ASKED_NOT_TO,
        ReachGroup.KEPT_OUT,
        ReachGroup.FAILED_BEFORE,
        ReachGroup.NO_CONTACT,
        ReachGroup.NOT_LOOKED,
        ReachGroup.TO_FIX,
        ReachGroup.LEFT_OUT,
    ]
    assert plan.to_look == ()


@pytest.mark.parametrize("rows", [0, 1])
def test_an_empty_sheet_has_a_plan(rows: int) -> None:
    plan = _plan(_checked(*["0825550301"] * rows), _known())
    assert sum(plan.counts.values()) == rows
