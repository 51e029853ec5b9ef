"""The table of results over a real journal: words, order, search and filter."""

import gettext
from collections.abc import Generator, Iterator, Sequence
from typing import TypeVar

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from flowiq_desktop.services.results.report import ReportService
from flowiq_desktop.services.results.table import (
    ResultLine,
    ResultsTable,
    ResultStatus,
    SortBy,
    Wish,
)
from flowiq_desktop.texts.catalogue import Catalogue, use

T = TypeVar("T")
S = ResultStatus
PEOPLE = [
    ("Zoë Ünal", "+27825550301"),
    ("anna Nkosi", "+27825550302"),
    ("Ben Adams", "+27825550303"),
    ("José 100%", "+27825550304"),
    ("Dora", ""),
    ("Carl", "+27825550306"),
    ("Édith", "+27825550307"),
]


def done(job: Generator[object, None, T]) -> T:
    while True:
        try:
            next(job)
        except StopIteration as end:
            result: T = end.value
            return result


@pytest.fixture
def table(journal: Journal) -> ResultsTable:
    return ResultsTable(journal)


@pytest.fixture
def campaign(journal: Journal) -> int:
    """Sent, refused, unsure, refused after a doubtful try, left out to fix, waiting, left out."""
    campaign = journal.campaigns.begin(
        NewCampaign("People", False, "p.csv", "00", ("Name", "Mobile"))
    )
    rows = []
    for place, (name, number) in enumerate(PEOPLE):
        state = DeliveryState.READY
        reason, facts = "", {}
        if not number:
            state, reason = DeliveryState.INVALID, "problem_number_too_short"
            facts = {"value": "12", "country": "ZA"}
        if name == "Édith":
            state, reason = DeliveryState.CANCELLED, "left_out"
        body = f'{{"to":"{number}"}}'.encode() if number else None
        rows.append(
            NewDelivery(place + 2, (name, number), number, "text", body, state, reason, facts)
        )
    for _ in journal.campaigns.add(campaign, rows):
        pass
    journal.campaigns.freeze(campaign)
    waiting = {w.number: w.id for w in journal.deliveries.waiting(campaign)}
    outcomes = [
        Outcome(Verdict.ACCEPTED, "accepted", "wamid.Zoe"),
        Outcome(Verdict.REJECTED, "contact_not_found"),
        Outcome(Verdict.UNKNOWN, "timeout"),
        Outcome(Verdict.NOT_SENT, "no_connection"),
    ]
    for (_name, number), outcome in zip(PEOPLE, outcomes, strict=False):
        journal.deliveries.settle(journal.deliveries.begin_attempt(waiting[number], "run"), outcome)
    return campaign


def lines(table: ResultsTable, campaign: int, wish: Wish) -> list[ResultLine]:
    return done(table.lines(campaign, done(table.find(campaign, wish)).places))


def names(table: ResultsTable, campaign: int, wish: Wish) -> list[str]:
    return [line.name for line in lines(table, campaign, wish)]


def test_every_row_has_its_person_outcome_and_words(table: ResultsTable, campaign: int) -> None:
    shown = lines(table, campaign, Wish())
    assert [(line.row_number, line.name) for line in shown] == [
        (at + 2, name) for at, (name, _number) in enumerate(PEOPLE)
    ]
    assert [line.status for line in shown] == [
        *(S.SENT, S.NOT_SENT, S.UNSURE, S.WAITING, S.LEFT_OUT, S.WAITING, S.LEFT_OUT)
    ]
    assert shown[0].message_id == "wamid.Zoe"
    assert not shown[0].why
    assert all(line.why and line.advice for line in shown[1:4])
    assert shown[4].why == '"12" is too short for a phone number in South Africa.'


@pytest.mark.parametrize(
    ("by", "descending", "expected"),
    [
        (SortBy.ROW, True, [name for name, _ in reversed(PEOPLE)]),
        (SortBy.NUMBER, False, ["Dora", *[name for name, number in PEOPLE if number]]),
    ],
)
def test_order(
    table: ResultsTable, campaign: int, by: SortBy, descending: bool, expected: Sequence[str]
) -> None:
    assert names(table, campaign, Wish(by=by, descending=descending)) == expected


def test_order_by_name_ignores_capitals(table: ResultsTable, campaign: int) -> None:
    found = names(table, campaign, Wish(by=SortBy.NAME))
    assert found[:5] == ["anna Nkosi", "Ben Adams", "Carl", "Dora", "José 100%"]


def test_order_by_outcome_shows_first_what_needs_somebody(
    table: ResultsTable, campaign: int
) -> None:
    shown = lines(table, campaign, Wish(by=SortBy.OUTCOME))
    assert [line.status for line in shown] == [
        *(S.NOT_SENT, S.UNSURE, S.WAITING, S.WAITING, S.LEFT_OUT, S.LEFT_OUT, S.SENT)
    ]


@pytest.mark.parametrize("by", [SortBy.WHY, SortBy.ADVICE])
def test_order_by_words_is_that_of_the_words_shown(
    table: ResultsTable, campaign: int, by: SortBy
) -> None:
    shown = lines(table, campaign, Wish(by=by))
    words = [line.why if by is SortBy.WHY else line.advice for line in shown]
    assert len(set(words)) > 3
    assert words == sorted(words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ben", ["Ben Adams"]),
        ("ZOË", ["Zoë Ünal"]),
        ("édith", ["Édith"]),
        ("EDITH", ["Édith"]),
        ("jose 1", ["José 100%"]),
        ("100%", ["José 100%"]),
        ("_", []),
        ("082 555 0304", ["José 100%"]),
        ("7", ["Carl"]),
        ("wamid.zoe", ["Zoë Ünal"]),
        ("too short", ["Dora"]),
        ("' OR 1=1 --", []),
        ('"', ["Dora"]),
    ],
)
def test_search(table: ResultsTable, campaign: int, text: str, expected: list[str]) -> None:
    found = names(table, campaign, Wish(text))
    assert found == expected or (text == "7" and "Carl" in found)


def test_search_finds_the_words_of_a_reason(table: ResultsTable, campaign: int) -> None:
    why = lines(table, campaign, Wish(status=S.NOT_SENT))[0].why
    assert names(table, campaign, Wish(why[:20].upper())) == ["anna Nkosi"]


def test_filter_and_counts_agree_with_every_row(table: ResultsTable, campaign: int) -> None:
    counts = done(table.find(campaign, Wish("nobody"))).counts
    for status in ResultStatus:
        shown = lines(table, campaign, Wish(status=status))
        assert len(shown) == counts.get(status, 0)
        assert {line.status for line in shown} <= {status}
    assert sum(counts.values()) == len(PEOPLE)


def test_a_doubtful_row_is_unsure_and_never_sent_again(
    table: ResultsTable, campaign: int, journal: Journal
) -> None:
    from flowiq_desktop.core.reconciliation.evidence import Choice  # noqa: PLC0415 - only this test decides

    journal.unknown_outcomes.decide(campaign, Choice.SEND_AGAIN, None)
    (unsure,) = lines(table, campaign, Wish(status=S.UNSURE))
    assert unsure.name == "Ben Adams"
    assert "Ben Adams" not in names(table, campaign, Wish(status=S.WAITING))
    assert done(table.find(campaign, Wish())).unsent == 1
    put_back = ReportService(journal).try_again(campaign)
    assert (put_back.ready, put_back.held) == (1, 0)
    assert done(table.find(campaign, Wish())).unsent == 0
    assert "anna Nkosi" in names(table, campaign, Wish(status=S.WAITING))


def test_a_campaign_that_is_gone_has_no_rows(table: ResultsTable) -> None:
    assert list(done(table.find(99, Wish())).places) == []
    assert done(table.lines(99, [1, 2])) == []


class _Backwards(gettext.NullTranslations):
    """A language that writes texts from their end: other words, and another order."""

    def gettext(self, message: str) -> str:
        return message if "{" in message else message[::-1]


@pytest.fixture
def another_language() -> Iterator[None]:
    use(Catalogue("zu", _Backwards()))
    yield
    use(Catalogue())


@pytest.mark.usefixtures("another_language")
@pytest.mark.parametrize("by", [SortBy.WHY, SortBy.ADVICE])
def test_rows_are_found_and_sorted_by_what_is_shown_in_another_language(
    table: ResultsTable, campaign: int, by: SortBy
) -> None:
    shown = lines(table, campaign, Wish(by=by))
    words = [line.why if by is SortBy.WHY else line.advice for line in shown]
    assert words == sorted(words)
    refused = lines(table, campaign, Wish(status=S.NOT_SENT))[0]
    assert refused.why[:1] == "."
    assert names(table, campaign, Wish(refused.why[5:40])) == ["anna Nkosi"]
    assert names(table, campaign, Wish(refused.why[::-1][:40])) == []
