"""From a checked sheet to a results sheet, on real files, a real journal and a real server."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from flowiq_desktop.assembly import Services
from flowiq_desktop.core.columns.mapping import TextSource
from flowiq_desktop.core.delivery.results import ResultStatus
from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.journal.tables.records import DeliveryRecord
from flowiq_desktop.services.preparing.check import CheckedSheet, check_sheet
from flowiq_desktop.services.preparing.load import LoadedSheet, load_sheet
from flowiq_desktop.services.results.report import result_row
from flowiq_desktop.services.sending.service import SendControl, SendOptions, SendRefusedError
from flowiq_desktop.system.clock import local_now
from tests.bench.drive import result


def _checked(services: Services, people: Path) -> tuple[LoadedSheet, CheckedSheet]:
    loaded = result(load_sheet(people))
    mapping = services.mappings.suggest(loaded.sheet, "ZA").mapping.with_type("text")
    mapping = mapping.with_source("text", TextSource("Hi {{Name|there}}"))
    return loaded, result(check_sheet(loaded.sheet, mapping, "ZA"))


def _sent(services: Services, people: Path) -> int:
    loaded, checked = _checked(services, people)
    campaign: int = result(services.send.freeze(checked, loaded, "Parents", practice=True))
    connection = services.practice.start()
    options = SendOptions(100_000, 2)
    result(services.send.run(campaign, connection, options, SendControl()))
    return campaign


def test_a_files_name_that_is_no_text_keeps_nothing_from_being_sent(
    services: Services, people: Path
) -> None:
    """On Linux a file's name may be any bytes."""
    odd = people.with_name("\udcff people.csv")
    people.rename(odd)
    loaded, checked = _checked(services, odd)
    campaign = result(services.send.freeze(checked, loaded, odd.stem, practice=True))
    summary = services.campaigns.summary(campaign)
    assert summary is not None
    assert summary.name == "? people"


def test_each_row_of_the_sheet_has_one_line_in_its_order(
    services: Services, people: Path, tmp_path: Path
) -> None:
    campaign = _sent(services, people)
    target = result(services.report.save(campaign, tmp_path / "out.xlsx"))
    rows = list(openpyxl.load_workbook(target).worksheets[0].iter_rows(values_only=True))
    status = rows[0].index("FlowIQ status")
    assert [row[status] for row in rows[1:]] == [
        *("Sent", "Sent", "Sent", "Left out", "Left out", "Not sent")
    ]
    assert [row[0] for row in rows[1:]] == ["Anna", "Ben", None, "Dan", "Anna", "Eve"]
    assert [row[-1] for row in rows[1:]] == ["2", "3", "4", "5", "6", "7"]


def test_the_sheet_is_never_read_again(services: Services, people: Path) -> None:
    loaded, checked = _checked(services, people)
    campaign = result(services.send.freeze(checked, loaded, "Parents", practice=True))
    people.unlink()
    checked.fix_cell(0, 0, "Changed")
    options, connection = SendOptions(100_000, 2), services.practice.start()
    result(services.send.run(campaign, connection, options, SendControl()))
    texts = [request.body["text"] for request in services.practice.server.accepted]
    assert sorted(texts) == ["Hi Anna", "Hi Ben", "Hi there"]


def test_groups_say_what_it_means_and_what_to_do(services: Services, people: Path) -> None:
    groups = services.report.groups(_sent(services, people))
    assert sum(group.count for group in groups) == 3
    assert {group.status for group in groups} == {ResultStatus.LEFT_OUT, ResultStatus.NOT_SENT}
    assert all(group.sentence and group.advice for group in groups)
    assert {group.rows for group in groups} == {(5,), (6,), (7,)}
    assert not any(group.can_retry for group in groups)


def test_an_interrupted_freeze_leaves_nothing(services: Services, people: Path) -> None:
    loaded, checked = _checked(services, people)
    job = services.send.freeze(checked, loaded, "Parents", practice=True)
    next(job)
    job.close()
    assert services.campaigns.recent() == []


def test_results_can_be_saved_before_and_during_a_run(
    services: Services, people: Path, tmp_path: Path
) -> None:
    loaded, checked = _checked(services, people)
    campaign = result(services.send.freeze(checked, loaded, "Parents", practice=True))
    target = result(services.report.save(campaign, tmp_path / "out.csv"))
    text = target.read_text(encoding="utf-8-sig")
    assert text.count("Waiting") == 4
    assert "has not come yet" in text


class TestToMyPhone:
    """One row's message to the person's own number."""

    def test_it_goes_to_my_number_with_the_rows_content(
        self, services: Services, people: Path
    ) -> None:
        _, checked = _checked(services, people)
        connection = services.practice.start()
        job = services.send.send_test(checked.message(1), "082 999 8888", "ZA", connection)
        assert result(job).ok
        (request,) = services.practice.server.accepted
        assert request.body["phone_number"] == "+27829998888"
        assert request.body["text"] == "Hi Ben"
        assert services.campaigns.recent() == []

    @pytest.mark.parametrize(
        ("practice", "words"),
        [
            (True, "Practice: nothing was really sent to +27829998888."),
            (False, "Sent to +27829998888. Look at your phone."),
        ],
    )
    def test_nobody_is_told_to_look_for_what_was_practice(
        self, services: Services, people: Path, practice: bool, words: str
    ) -> None:
        _, checked = _checked(services, people)
        connection = replace(services.practice.start(), practice=practice)
        job = services.send.send_test(checked.message(1), "082 999 8888", "ZA", connection)
        assert result(job).sentence == words

    @pytest.mark.parametrize(
        ("number", "words"), [("12", "not a phone number"), ("082 999 1026", "reach")]
    )
    def test_what_went_wrong_is_said(
        self, services: Services, people: Path, number: str, words: str
    ) -> None:
        _, checked = _checked(services, people)
        connection = services.practice.start()
        outcome = result(services.send.send_test(checked.message(1), number, "ZA", connection))
        assert not outcome.ok
        assert words in outcome.sentence

    def test_without_a_connection_it_is_tried_once_and_nothing_goes_on_waiting(
        self, services: Services, people: Path
    ) -> None:
        _, checked = _checked(services, people)
        gone = Connection("http://127.0.0.1:9", "fiq_practice", practice=True)
        outcome = result(services.send.send_test(checked.message(1), "082 999 8888", "ZA", gone))
        assert not outcome.ok
        assert outcome.sentence == "FlowIQ could not be reached, so nothing was sent."
        assert outcome.advice == "Check the internet connection, then send the test again."
        assert _of_tests(services) == [("cancelled", "no_connection", 1)]

    def test_when_the_account_refuses_it_nothing_goes_on_waiting(
        self, services: Services, people: Path
    ) -> None:
        _, checked = _checked(services, people)
        connection = replace(services.practice.start(), key="no key at all")
        outcome = result(
            services.send.send_test(checked.message(1), "082 999 8888", "ZA", connection)
        )
        assert not outcome.ok
        assert _of_tests(services) == [("cancelled", "invalid_token_format", 1)]

    def test_one_that_is_refused_at_once_leaves_nothing_waiting(
        self, services: Services, people: Path
    ) -> None:
        _, checked = _checked(services, people)
        real = replace(services.practice.start(), practice=False)
        with services.reconciliation._locks.reconciling(), pytest.raises(SendRefusedError):
            result(services.send.send_test(checked.message(1), "082 999 8888", "ZA", real))
        assert _of_tests(services) == [("cancelled", "", 0)]


def _of_tests(services: Services) -> list[tuple[str, str, int]]:
    """State, reason and attempts of the test message, which is the journal's first campaign."""
    records = services.send._journal.deliveries.of(1)
    return [(record.state, record.reason, record.attempts) for record in records]


def test_campaigns_are_summed_up_and_deleted(services: Services, people: Path) -> None:
    campaign = _sent(services, people)
    (summary,) = services.campaigns.recent()
    assert (summary.total, summary.sent, summary.not_sent, summary.rows) == (4, 3, 1, 6)
    assert (summary.state, summary.practice, summary.left) == ("done", True, 0)
    assert services.campaigns.unfinished() == []
    services.campaigns.delete(campaign)
    assert services.campaigns.recent() == []


def test_only_a_campaign_that_nobody_touched_is_discarded(services: Services, people: Path) -> None:
    loaded, checked = _checked(services, people)
    campaign = result(services.send.freeze(checked, loaded, "May", practice=True))
    gone = Connection("http://127.0.0.1:9", "fiq_practice", practice=True)
    job = services.send.run(campaign, gone, SendOptions(60, 1), SendControl())
    next(job)
    assert not services.campaigns.discard(campaign)
    while not services.send._journal.campaigns.counts(campaign).get(DeliveryState.RETRY):
        next(job)
    job.close()
    assert not services.campaigns.discard(campaign)
    other = result(services.send.freeze(checked, loaded, "June", practice=True))
    assert services.campaigns.discard(other)
    assert [entry.id for entry in services.campaigns.recent()] == [campaign]


def test_a_campaign_that_is_being_sent_is_not_deleted(services: Services, people: Path) -> None:
    loaded, checked = _checked(services, people)
    campaign = result(services.send.freeze(checked, loaded, "May", practice=True))
    control = SendControl()
    job = services.send.run(campaign, services.practice.start(), SendOptions(60, 1), control)
    next(job)
    with pytest.raises(SendRefusedError, match="being sent already"):
        services.campaigns.delete(campaign)
    job.close()
    services.campaigns.delete(campaign)
    assert services.campaigns.recent() == []


def test_every_state_has_a_line_and_words() -> None:
    proved = {DeliveryState.ACCEPTED, DeliveryState.SENT_CONFIRMED}
    for state in DeliveryState:
        row = result_row(DeliveryRecord(2, (), state, "left_out", {}, "d", "", 0, None))
        assert (row.problem == "") is (state in proved)


def test_a_row_that_is_left_out_keeps_the_reason_why_nothing_may_be_sent(
    services: Services, people: Path
) -> None:
    loaded, checked = _checked(services, people)
    blocked, stopped, plain = "+27835550302", "+27845550303", "+27825551026"
    services.stop_list.add_answered({stopped: local_now()}, practice=True)
    checked.leave_out(list(range(len(checked.sheet))))
    kept = result(
        services.send.freeze(
            checked,
            loaded,
            "Parents",
            practice=True,
            kept_out=lambda n: "contact_blocked" if n == blocked else "",
        )
    )
    records = list(services.send._journal.deliveries.of(kept))
    told = {number: row for number, row in zip(checked.numbers, records, strict=True) if number}
    reasons = [told[number].reason for number in (blocked, stopped, plain)]
    assert reasons == ["contact_blocked", "asked_not_to", "left_out"]
    assert {row.state for row in records} == {DeliveryState.CANCELLED}


def test_whom_flowiq_keeps_out_nothing_is_sent_and_the_results_sheet_says_why(
    services: Services, people: Path
) -> None:
    loaded, checked = _checked(services, people)
    reasons = {"+27825550301": "contact_blocked", "+27835550302": "broadcasts_off"}
    kept = result(
        services.send.freeze(
            checked, loaded, "Parents", practice=True, kept_out=lambda n: reasons.get(n, "")
        )
    )
    options = SendOptions(100_000, 2)
    result(services.send.run(kept, services.practice.start(), options, SendControl()))
    records = list(services.send._journal.deliveries.of(kept))
    told = {record.reason: record for record in records if record.reason in reasons.values()}
    assert set(told) == set(reasons.values())
    assert all(record.state is DeliveryState.CANCELLED for record in told.values())
    assert all(record.attempts == 0 for record in told.values())
    received = [r for r in services.practice.server.received if r.method == "POST"]
    sent_to = [request.body["phone_number"] for request in received]
    assert not set(reasons) & set(sent_to)
    row = result_row(told["contact_blocked"])
    assert row.status is ResultStatus.LEFT_OUT
    assert "blocked in FlowIQ" in row.problem
    assert len(records) == len(checked.sheet)
