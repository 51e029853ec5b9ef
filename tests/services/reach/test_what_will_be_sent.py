"""What is promised before sending is what goes out: plan, question and journal agree."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowiq_desktop.assembly import new_client
from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source, TextSource
from flowiq_desktop.core.delivery.send_times import AT_ONCE, SendTimes
from flowiq_desktop.core.delivery.states import CLAIMABLE_STATES
from flowiq_desktop.core.messages.template import Category, Template
from flowiq_desktop.core.messages.types import PHONE_NUMBER
from flowiq_desktop.core.messages.types.template_fields import TEMPLATE_NAME
from flowiq_desktop.core.reach.look import Look
from flowiq_desktop.core.reach.stop_list import NewStop, StopReason, StopScope
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import NewCampaign
from flowiq_desktop.services.preparing.check import CheckedSheet, check_sheet
from flowiq_desktop.services.preparing.outline import outline
from flowiq_desktop.services.reach import texts
from flowiq_desktop.services.reach.known import Known
from flowiq_desktop.services.reach.looking import LookService
from flowiq_desktop.services.reach.plan import ReachGroup, reach_plan
from flowiq_desktop.services.sending.freezing import frozen_campaign
from flowiq_desktop.services.sending.frozen_rows import KeptOut, frozen_rows
from flowiq_desktop.services.sending.send_time_texts import windows_in_words
from flowiq_desktop.system.clock import Clock, local_now
from tests.examples import examples
from tests.services.reach.look_bench import result

TEMPLATES = {
    "offer": Template("offer", "Buy!", category=Category.MARKETING),
    "visit": Template("visit", "Please come.", category=Category.UTILITY),
}
PEOPLE = [f"+2782555{n}" for n in (5001, 5002, 5003, 5004)]
KINDS = ("text", "offer", "visit")


def checked_of(rows: Sequence[tuple[str, str]]) -> CheckedSheet:
    """Rows of a number and what they get: a text, a marketing template or another one."""
    cells = [(number, "template" if kind != "text" else "text", kind) for number, kind in rows]
    sheet = Sheet("People", ("Mobile", "Type", "Template"), cells, range(2, len(rows) + 2))
    sources: dict[str, Source] = {
        PHONE_NUMBER.name: ColumnSource("Mobile"),
        "message_type": ColumnSource("Type"),
        TEMPLATE_NAME.name: ColumnSource("Template"),
        "text": TextSource("Hi"),
    }
    mapping = Mapping("", sources).with_templates(TEMPLATES)
    return result(check_sheet(sheet, mapping, "ZA"))


def known_of(journal: Journal, *looks: Look) -> Known:
    """What is known after these looks."""
    connection = Connection("http://127.0.0.1:9", "fiq_practice", practice=True)
    journal.looks.keep(connection.fingerprint(journal.accounts.salt), looks)
    return LookService(journal, new_client, Clock(), lambda: 90).known(connection)


def frozen(journal: Journal, checked: CheckedSheet, kept_out: KeptOut) -> int:
    """How many rows of a campaign that is made of it wait to be sent."""
    new = NewCampaign("May", True, "", "", ())
    rows = frozen_rows(checked, kept_out)
    size = len(checked.sheet)
    campaign = result(
        frozen_campaign(journal, new, rows, size, local_now, journal.campaigns.freeze)
    )
    counts = journal.campaigns.counts(campaign)
    return sum(counts.get(state, 0) for state in CLAIMABLE_STATES)


@settings(max_examples=examples(100))
@given(
    rows=st.lists(st.tuples(st.sampled_from([*PEOPLE, "12"]), st.sampled_from(KINDS)), max_size=12),
    out=st.sets(st.integers(0, 11), max_size=3),
    stopped=st.dictionaries(st.sampled_from(PEOPLE), st.sampled_from(StopScope)),
    blocked=st.sets(st.sampled_from(PEOPLE), max_size=2),
)
def test_the_plan_the_question_and_the_journal_agree(
    rows: list[tuple[str, str]],
    out: set[int],
    stopped: dict[str, StopScope],
    blocked: set[str],
) -> None:
    checked = checked_of(rows)
    checked.leave_out(index for index in out if index < len(rows))
    with TemporaryDirectory() as folder, Journal(Path(folder), local_now) as journal:
        journal.stop_list.add(
            [NewStop(n, StopReason.BY_HAND, scope) for n, scope in stopped.items()]
        )
        known = known_of(journal, *(Look(n, local_now(), blocked=True) for n in blocked))
        plan = result(reach_plan(checked, known))
        told = result(outline(checked, known.kept_out, known.asked_not_to))
        assert plan.to_send == told.messages == frozen(journal, checked, known.kept_out)
        assert told.asked_not_to == plan.stopped
        assert told.kept_out == plan.counts[ReachGroup.KEPT_OUT]
        nothing = told.to_fix + told.left_out + told.kept_out + told.asked_not_to
        assert told.messages + nothing == len(rows)


def test_who_stopped_marketing_is_shown_for_marketing_templates_alone(tmp_path: Path) -> None:
    anna, ben = PEOPLE[:2]
    checked = checked_of([(anna, kind) for kind in KINDS] + [(ben, "offer")])
    with Journal(tmp_path, local_now) as journal:
        journal.stop_list.add([NewStop(anna, StopReason.REFUSED, StopScope.MARKETING)])
        plan = result(reach_plan(checked, known_of(journal)))
    not_looked = ReachGroup.NOT_LOOKED
    assert plan.groups == [not_looked, ReachGroup.ASKED_NOT_TO, not_looked, not_looked]
    assert (plan.stopped, plan.to_send) == (1, 3)
    assert texts.why(plan, 1, anna) == "Wants no marketing from your number."
    assert plan.to_look == (anna, ben)


@pytest.mark.parametrize(
    ("minutes", "per_minute", "times", "late"),
    [
        (10, 1, AT_ONCE, 0),
        (1, 1, AT_ONCE, 2),
        (1, 60, AT_ONCE, 0),
        (2, 1, AT_ONCE, 1),
        (5, 60, SendTimes(spread_until=local_now() + timedelta(hours=1)), 3),
        (60, 60, SendTimes(begins=local_now() + timedelta(hours=2)), 4),
    ],
)
def test_windows_that_are_certain_to_be_over_at_their_turn_are_counted(
    tmp_path: Path, minutes: int, per_minute: int, times: SendTimes, late: int
) -> None:
    now = local_now()
    opened = now - timedelta(hours=24) + timedelta(minutes=minutes, seconds=1)
    looks = [Look(number, now, last_wrote=opened) for number in PEOPLE]
    with Journal(tmp_path, local_now) as journal:
        known = known_of(journal, *looks)
    plan = result(reach_plan(checked_of([(number, "text") for number in PEOPLE]), known))
    words = windows_in_words(plan, times, per_minute, now)
    assert words[:1] == (str(late) if late else "")
    templates = result(reach_plan(checked_of([(number, "visit") for number in PEOPLE]), known))
    assert windows_in_words(templates, times, per_minute, now) == ""
