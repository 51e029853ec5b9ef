"""A message type that is in a registry alone: from a column to a line of the results sheet."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

import openpyxl
import pytest

from flowiq_desktop.assembly import new_client
from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping
from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.reconciliation.evidence import Finding
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.practice_server import Answer, Behaviour, Ending, PracticeServer
from flowiq_desktop.practice_server.exchange import ReceivedRequest
from flowiq_desktop.services.account.preferences import PreferenceStore
from flowiq_desktop.services.preparing.check import CheckedSheet, RowState, check_sheet
from flowiq_desktop.services.preparing.example_sheets import TemplateService
from flowiq_desktop.services.preparing.load import LoadedSheet, load_sheet
from flowiq_desktop.services.preparing.mappings import MappingService
from flowiq_desktop.services.reconciliation.service import ReconciliationService
from flowiq_desktop.services.results.report import ReportService
from flowiq_desktop.services.sending.service import SendControl, SendOptions, SendService
from flowiq_desktop.system.clock import Clock, local_now
from flowiq_desktop.ui.steps.message.message_form_plan import plan_form
from tests.core.messages.types.pretend import POLL, WITH_POLL, contract_with_poll

Result = TypeVar("Result")
LOST = "+27825550302"
PEOPLE = (
    "Name,Mobile,Question,Answers\n"
    "Anna,082 555 0301,Which day?,Monday; Tuesday\n"
    "Ben,082 555 0302,Which hour?,9;10\n"
    "Cara,082 555 0303,,9;10\n"
    "Dan,082 555 0304,Which room?,A;B;C;D\n"
)


def result(job: Generator[object, None, Result]) -> Result:
    """Run a job to its end."""
    while True:
        try:
            next(job)
        except StopIteration as done:
            value: Result = done.value
            return value


@dataclass
class Walk:
    """A program that knows one type more, and a FlowIQ that does too."""

    folder: Path
    journal: Journal
    server: PracticeServer

    @property
    def connection(self) -> Connection:
        return Connection(self.server.url, "fiq_practice", practice=True)

    def mappings(self) -> MappingService:
        store = PreferenceStore(self.folder)
        return MappingService(store, lambda: date(2026, 5, 12), registry=WITH_POLL)

    def checked(self, path: Path) -> tuple[LoadedSheet, CheckedSheet]:
        loaded = result(load_sheet(path))
        mapping = self.mappings().suggest(loaded.sheet, "ZA").mapping
        return loaded, result(check_sheet(loaded.sheet, mapping, "ZA", registry=WITH_POLL))

    def send(self, loaded: LoadedSheet, checked: CheckedSheet) -> int:
        service = SendService(self.journal, new_client, Clock(jitter=lambda: 0.0))
        campaign = result(service.freeze(checked, loaded, "Poll", practice=True))
        options = SendOptions(1_000_000, 1)
        result(service.run(campaign, self.connection, options, SendControl()))
        return campaign


def _unanswered(request: ReceivedRequest) -> Answer | None:
    lost = request.method == "POST" and request.body["phone_number"] == LOST
    return Answer(500, ending=Ending.NO_ANSWER, accepted=True) if lost else None


@contextmanager
def walking(folder: Path) -> Iterator[Walk]:
    settings = Behaviour(script=_unanswered)
    server = PracticeServer(settings, contract_with_poll(), registry=WITH_POLL)
    with server, Journal(folder / "data", local_now) as journal:
        yield Walk(folder, journal, server)


@pytest.fixture
def walk(tmp_path: Path) -> Iterator[Walk]:
    with walking(tmp_path) as made:
        yield made


def test_from_a_column_to_the_results_sheet(walk: Walk, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    loaded, checked = walk.checked(path)

    # Guessed from the headers, by the names that the type's fields declare.
    assert checked.mapping.message_type == POLL.name
    assert checked.mapping.sources == {
        "phone_number": ColumnSource("Mobile"),
        "poll_question": ColumnSource("Question"),
        "poll_answers": ColumnSource("Answers"),
    }
    form = plan_form((POLL.name,), checked.mapping.sources, {}, (), WITH_POLL)
    assert [field.label for field in form.main] == ["Question", "Answers"]

    # Checked, by the limits and the checks that it declares.
    states = [checked.state(row) for row in range(4)]
    assert states == [RowState.READY, RowState.READY, RowState.TO_FIX, RowState.TO_FIX]
    assert [p.message for p in checked.problems(2)] == ["Question is empty."]
    assert [p.code for p in checked.problems(3)] == ["too_many"]
    assert checked.unused.named == ()

    # Shown: nobody draws its bubble, so that its words stand in one.
    content = WITH_POLL.bubble_of(checked.message(0).body)
    assert content is not None
    assert "".join(span.text for span in content.text) == "Which day?\nMonday\nTuesday"

    # Frozen with its endpoint, and sent.
    campaign = walk.send(loaded, checked)
    posts = [request for request in walk.server.received if request.method == "POST"]
    assert [(post.path, post.body) for post in posts] == [
        (POLL.endpoint, checked.message(0).body),
        (POLL.endpoint, checked.message(1).body),
    ]
    assert posts[0].body["poll"] == {"question": "Which day?", "answers": ["Monday", "Tuesday"]}
    assert [record.state for record in walk.journal.deliveries.of(campaign)] == [
        DeliveryState.ACCEPTED,
        DeliveryState.UNKNOWN,
        DeliveryState.INVALID,
        DeliveryState.INVALID,
    ]

    # Found in the conversation, by the form that it declares.
    settle = ReconciliationService(walk.journal, new_client, Clock(), registry=WITH_POLL)
    (found,) = result(settle.check(campaign, walk.connection)).rows
    assert (found.row_number, found.finding) == (3, Finding.SENT)

    # And in the results sheet.
    target = result(ReportService(walk.journal).save(campaign, tmp_path / "results.xlsx"))
    rows = list(openpyxl.load_workbook(target).worksheets[0].iter_rows(values_only=True))
    status = rows[0].index("FlowIQ status")
    assert [(row[0], row[status]) for row in rows[1:]] == [
        ("Anna", "Sent"),
        ("Ben", "Sent"),
        ("Cara", "Left out"),
        ("Dan", "Left out"),
    ]


def test_each_row_may_name_it_as_any_other_type(walk: Walk, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(
        "Mobile,Message type,Message,Question,Answers\n"
        "082 555 0301,Survey,,Which day?,Monday;Tuesday\n"
        "082 555 0303,text,Hello,,\n"
        "082 555 0304,quiz,Hello,,\n",
        encoding="utf-8",
    )
    _, checked = walk.checked(path)
    assert checked.mapping.message_type == ""
    assert [checked.message(row).message_type for row in range(3)] == ["poll", "text", ""]
    (problem,) = checked.problems(2)
    assert problem.advice.endswith("template, poll.")


@pytest.mark.parametrize("kind", ["poll", ""])
def test_its_example_sheet_is_ready_to_send(walk: Walk, tmp_path: Path, kind: str) -> None:
    path = TemplateService(WITH_POLL).write(tmp_path / "example.xlsx", kind)
    _, checked = walk.checked(path)
    last = len(checked.sheet) - 1
    assert checked.mapping.message_type == kind
    assert checked.message(last).message_type == POLL.name
    assert checked.state(last) is RowState.READY


def test_a_program_without_it_knows_nothing_of_it() -> None:
    assert POLL.name not in REGISTRY
    assert REGISTRY.field_called("poll_question") is None
    assert WITH_POLL.field_called("poll_question") == POLL.fields[0]
    assert REGISTRY.bubble_of({"message_type": POLL.name}) is None
    assert [*WITH_POLL][:-1] == [*REGISTRY]


def test_a_mapping_for_it_is_only_taken_by_a_program_that_has_it(
    walk: Walk, tmp_path: Path
) -> None:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    sheet = result(load_sheet(path)).sheet
    walk.mappings().remember(sheet, Mapping(POLL.name, {"phone_number": ColumnSource("Mobile")}))
    assert walk.mappings().suggest(sheet, "ZA").mapping.message_type == POLL.name
    without = MappingService(PreferenceStore(tmp_path), lambda: date(2026, 5, 12))
    assert without.suggest(sheet, "ZA").mapping.message_type != POLL.name
