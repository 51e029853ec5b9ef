import pytest

from flowiq_desktop.core.delivery.circuit_breaker import CircuitBreaker, Streak
from flowiq_desktop.core.delivery.states import Outcome, Verdict

SENT = Outcome(Verdict.ACCEPTED, "accepted")
UNSURE = Outcome(Verdict.UNKNOWN, "timeout")
WAITS = Outcome(Verdict.NOT_SENT, "too_fast", slow_down=True)
NO_CONTACT = Outcome(Verdict.REJECTED, "contact_not_found")


def reasons(*outcomes: Outcome) -> list[str]:
    breaker = CircuitBreaker()
    return [breaker.note(outcome) for outcome in outcomes]


def test_what_concerns_every_row_stops_at_once() -> None:
    refused = Outcome(Verdict.NOT_SENT, "bad_key", stops_run=True)
    assert reasons(SENT, refused) == ["", "bad_key"]
    locked = Outcome(Verdict.UNKNOWN, "fault", stops_run=True, pauses_for="account_locked")
    assert reasons(locked) == ["account_locked"]
    portal = Outcome(Verdict.UNKNOWN, "unreadable_answer", stops_run=True)
    assert reasons(portal) == ["unreadable_answer"]


def test_three_unsure_in_a_row_stop() -> None:
    assert reasons(UNSURE, UNSURE, UNSURE) == ["", "", "many_unsure"]
    assert reasons(UNSURE, UNSURE, WAITS, UNSURE)[-1] == "many_unsure"
    assert reasons(SENT, UNSURE, UNSURE, UNSURE) == ["", "", "", "many_unsure"]
    assert not any(reasons(UNSURE, UNSURE, SENT, UNSURE, UNSURE, SENT))


def test_more_than_two_in_a_hundred_of_the_last_200_stop() -> None:
    every_fiftieth = [UNSURE if n % 50 == 0 else SENT for n in range(1, 2001)]
    assert not any(reasons(*every_fiftieth))
    every_fortieth = [UNSURE if n % 40 == 0 else SENT for n in range(1, 2001)]
    assert reasons(*every_fortieth).index("many_unsure") == 199


def refused(alike: str = "500 no", *, only_if_all: bool = False) -> Outcome:
    return Outcome(Verdict.REJECTED, "no", status=500, alike=alike, only_if_all=only_if_all)


@pytest.mark.parametrize("before", [[], [SENT] * 300, [WAITS] * 3, [refused("other")] * 4])
def test_five_refused_alike_in_a_row_stop_at_any_time(before: list[Outcome]) -> None:
    told = reasons(*before, *[refused()] * 5)
    assert told == [""] * (len(before) + 4) + ["all_refused"]


@pytest.mark.parametrize("between", [NO_CONTACT, UNSURE, WAITS])
def test_what_says_nothing_of_the_next_row_comes_in_between_unnoticed(between: Outcome) -> None:
    told = reasons(*[refused(), refused(), between] * 2, refused())
    assert told == [""] * 6 + ["all_refused"]
    assert not any(reasons(*[NO_CONTACT] * 99))


@pytest.mark.parametrize("between", [SENT, refused("other")])
def test_a_message_that_is_sent_or_refused_otherwise_begins_anew(between: Outcome) -> None:
    assert not any(reasons(*[*[refused()] * 4, between] * 20))


def test_who_continues_lets_ten_times_as_many_go_before_the_same_pauses_again() -> None:
    told = reasons(*[refused()] * 600)
    assert [at for at, reason in enumerate(told, 1) if reason] == [5, 55, 555]
    again = reasons(*[refused()] * 60, SENT, *[refused()] * 5)
    assert again.index("all_refused", 60) == 65
    other = reasons(*[refused()] * 60, *[refused("other")] * 5)
    assert other.index("all_refused", 60) == 64


def test_what_the_account_is_refused_for_in_words_pauses_at_the_first() -> None:
    locked = Outcome(Verdict.REJECTED, "locked", alike="500 locked", stops_run=True)
    told = reasons(SENT, *[locked] * 120)
    assert {reason for reason in told if reason} == {"locked"}
    assert [at for at, reason in enumerate(told) if reason] == [1, 11, 111]


def test_who_is_on_no_test_list_stops_the_run_only_while_nobody_was() -> None:
    not_listed = refused("500 not listed", only_if_all=True)
    assert reasons(*[not_listed] * 5)[-1] == "all_refused"
    assert reasons(SENT, *[not_listed] * 600) == [""] * 601
    assert not any(reasons(*[not_listed] * 4, SENT, *[not_listed] * 60))


def test_a_streak_goes_on_where_the_last_run_ended() -> None:
    breaker = CircuitBreaker(Streak("500 no", 3))
    assert [breaker.note(refused()) for _ in range(2)] == ["", "all_refused"]
    breaker = CircuitBreaker(Streak("500 no", 8))
    assert not any(breaker.note(refused()) for _ in range(46))
    assert breaker.note(refused()) == "all_refused"
    not_listed = refused("500 not listed", only_if_all=True)
    breaker = CircuitBreaker(Streak(any_sent=True))
    assert not any(breaker.note(not_listed) for _ in range(9))


def test_refusals_end_a_row_of_unsure_ones_and_thin_them_out() -> None:
    assert not any(reasons(UNSURE, UNSURE, refused(), UNSURE, UNSURE))
    assert not any(reasons(UNSURE, UNSURE, NO_CONTACT, UNSURE, UNSURE))
    sixty = [refused(f"{n} no") for n in range(60)]
    assert not any(reasons(*[*sixty, UNSURE] * 9))
    assert reasons(*[*sixty[:30], UNSURE] * 9)[4 * 31 + 30] == "many_unsure"


def test_a_streak_is_nothing_before_the_first_and_after_one_that_was_sent() -> None:
    streak = Streak()
    assert (streak.alike, streak.count, streak.any_sent) == ("", 0, False)
    assert streak.note(refused())
    assert not streak.note(NO_CONTACT)
    assert (streak.alike, streak.count, streak.any_sent) == ("500 no", 1, False)
    assert not streak.note(SENT)
    assert (streak.alike, streak.count, streak.any_sent) == ("", 0, True)


def test_two_breakers_share_nothing() -> None:
    first = CircuitBreaker()
    first.note(refused())
    assert CircuitBreaker().streak.count == 0


ADDED = Outcome(Verdict.ACCEPTED, "contact_created", status=201)
UNCLEAR_CONTACT = Outcome(Verdict.UNKNOWN, "contact_unclear", status=500)
NO_WHATSAPP = Outcome(Verdict.REJECTED, "invalid_whatsapp_number", status=400)
ALIKE_CONTACT = Outcome(Verdict.REJECTED, "contact_refused", status=400, alike="400 refused")


def _contacts(breaker: CircuitBreaker, *outcomes: Outcome) -> list[str]:
    return [breaker.note_contact(outcome) for outcome in outcomes]


@pytest.mark.parametrize("failing", [UNCLEAR_CONTACT, ALIKE_CONTACT])
def test_five_contacts_that_fail_in_a_row_pause_and_the_count_begins_anew(
    failing: Outcome,
) -> None:
    breaker = CircuitBreaker()
    assert _contacts(breaker, *[failing] * 10) == ["", "", "", "", "contacts_failing"] * 2
    assert _contacts(breaker, *[failing] * 4) == [""] * 4
    assert _contacts(breaker, ADDED, *[failing] * 4) == [""] * 5
    assert breaker.note_contact(failing) == "contacts_failing"


def test_what_is_wrong_with_one_number_neither_counts_nor_ends_the_count() -> None:
    breaker = CircuitBreaker()
    assert _contacts(breaker, *[NO_WHATSAPP] * 9) == [""] * 9
    assert _contacts(breaker, *[UNCLEAR_CONTACT] * 4, NO_WHATSAPP) == [""] * 5
    assert breaker.note_contact(UNCLEAR_CONTACT) == "contacts_failing"


def test_a_contact_that_stops_the_run_says_why_at_once() -> None:
    key = Outcome(Verdict.NOT_SENT, "invalid_api_key", status=401, stops_run=True)
    words = Outcome(Verdict.UNKNOWN, "contact_unclear", stops_run=True, pauses_for="account_locked")
    assert _contacts(CircuitBreaker(), key, words) == ["invalid_api_key", "account_locked"]


def test_contacts_say_nothing_about_messages() -> None:
    breaker = CircuitBreaker()
    _contacts(breaker, *[UNCLEAR_CONTACT] * 4)
    unsure = Outcome(Verdict.UNKNOWN, "timeout")
    assert [breaker.note(unsure) for _ in range(2)] == ["", ""]
