import itertools

import pytest

from flowiq_desktop.core.delivery.results import ResultStatus
from flowiq_desktop.core.delivery.states import (
    BY_DECISION,
    CAMPAIGN_TRANSITIONS,
    CANCELLABLE_STATES,
    CLAIMABLE_STATES,
    DROPPED_STATES,
    HOLDABLE_STATES,
    NOT_SENT_STATES,
    OPEN_STATES,
    POSSIBLE_VERDICTS,
    PROVED_SENT_STATES,
    RESULT_OF,
    SENDABLE_YET_STATES,
    SENT_STATES,
    SENT_UNACCEPTED_STATES,
    STATE_AFTER,
    TRANSITIONS,
    UNSENT_STATES,
    UNSENT_VERDICTS,
    UNSETTLED_STATES,
    UNSURE_STATES,
    UNTRIED_STATES,
    VERDICT_BEHIND,
    CampaignState,
    DeliveryState,
    Outcome,
    TransitionError,
    Verdict,
    _called,
    _leading_to,
    check_transition,
)
from tests.for_each import for_each

D = DeliveryState
FINAL = {D.INVALID, D.ACCEPTED, D.CANCELLED} | {
    D.SENT_CONFIRMED,
    D.TREATED_AS_SENT,
    D.SETTLED,
}


@for_each(("old", "new"), list(itertools.product(D, D)))
def test_only_listed_transitions_are_allowed(old: D, new: D) -> None:
    if new in TRANSITIONS[old]:
        check_transition(old, new)
    else:
        with pytest.raises(TransitionError, match=f"from {old} to {new}"):
            check_transition(old, new)


def test_an_outcome_is_alone_and_stops_nothing_unless_it_says_so() -> None:
    outcome = Outcome(Verdict.REJECTED, "meta_131026")
    assert (outcome.alike, outcome.pauses_for, outcome.only_if_all) == ("", "", False)
    assert (outcome.stops_run, outcome.slow_down, outcome.stops_template) == (False, False, False)


def test_the_tables_know_every_state() -> None:
    assert set(TRANSITIONS) == set(RESULT_OF) == set(D)
    assert set(CAMPAIGN_TRANSITIONS) == set(CampaignState)
    assert all(state not in following for state, following in TRANSITIONS.items())


def test_what_is_final_stays_so() -> None:
    assert {state for state, following in TRANSITIONS.items() if not following} == FINAL


def test_nothing_that_may_have_been_sent_is_claimed_again_by_itself() -> None:
    """From UNKNOWN a message is sent again only over READY, which takes a person's decision."""
    assert {state for state in D if D.SENDING in TRANSITIONS[state]} == CLAIMABLE_STATES
    assert TRANSITIONS[D.UNKNOWN] == {D.SENT_CONFIRMED, D.TREATED_AS_SENT, D.SETTLED, D.READY}
    assert TRANSITIONS[D.REJECTED] == {D.READY, D.HELD, D.CANCELLED}
    assert {state for state in D if D.ACCEPTED in TRANSITIONS[state]} == {D.SENDING}


def test_a_campaign_is_open_while_something_may_still_happen_by_itself() -> None:
    assert {D.READY, D.RETRY, D.SENDING} == OPEN_STATES
    assert not OPEN_STATES & FINAL


def test_each_state_has_one_word_in_the_results() -> None:
    """Sent is only what FlowIQ took, what was proved, or what a person says was sent."""
    called: dict[ResultStatus, set[D]] = {status: set() for status in ResultStatus}
    for state, status in RESULT_OF.items():
        called[status].add(state)
    assert called == {
        ResultStatus.SENT: {D.ACCEPTED, D.SENT_CONFIRMED, D.TREATED_AS_SENT},
        ResultStatus.UNSURE: {D.SENDING, D.UNKNOWN, D.SETTLED},
        ResultStatus.NOT_SENT: {D.GAVE_UP, D.REJECTED},
        ResultStatus.WAITING: {D.READY, D.RETRY},
        ResultStatus.LEFT_OUT: {D.INVALID, D.HELD, D.CANCELLED},
    }


def test_the_named_sets_say_what_they_are_called() -> None:
    """Spelled out once more: a set that follows from a table must not change along with it."""
    assert {D.ACCEPTED, D.SENT_CONFIRMED, D.TREATED_AS_SENT} == SENT_STATES
    assert {D.ACCEPTED, D.SENT_CONFIRMED} == PROVED_SENT_STATES
    assert {D.SENT_CONFIRMED, D.TREATED_AS_SENT} == SENT_UNACCEPTED_STATES
    assert {D.REJECTED, D.GAVE_UP} == NOT_SENT_STATES
    assert {D.READY, D.RETRY} == CLAIMABLE_STATES
    assert {D.UNKNOWN, D.SETTLED} == UNSURE_STATES
    assert {D.READY, D.HELD, D.INVALID, D.CANCELLED} == UNTRIED_STATES
    assert {D.INVALID, D.CANCELLED} == DROPPED_STATES
    assert {D.READY, D.RETRY, D.SENDING, D.HELD, D.UNKNOWN} == UNSETTLED_STATES
    assert {D.READY, D.RETRY, D.HELD, D.REJECTED, D.GAVE_UP} == SENDABLE_YET_STATES
    assert SENDABLE_YET_STATES | {D.CANCELLED} == UNSENT_STATES
    assert {D.READY, D.RETRY, D.GAVE_UP} == HOLDABLE_STATES
    assert {D.READY, D.RETRY, D.GAVE_UP, D.HELD, D.REJECTED} == CANCELLABLE_STATES


def test_a_set_follows_from_the_table_that_it_is_taken_from() -> None:
    assert _called(ResultStatus.LEFT_OUT) == {D.INVALID, D.HELD, D.CANCELLED}
    assert _leading_to(D.HELD) == {D.READY, D.RETRY, D.GAVE_UP, D.REJECTED}
    assert _leading_to(D.INVALID) == set()


def test_whatever_is_not_proved_unsent_may_have_arrived() -> None:
    assert {Verdict.REJECTED, Verdict.NOT_SENT} == UNSENT_VERDICTS
    assert {Verdict.ACCEPTED, Verdict.UNKNOWN} == POSSIBLE_VERDICTS


def test_each_verdict_leads_to_a_state_that_tells_it_again() -> None:
    assert STATE_AFTER == {
        Verdict.ACCEPTED: D.ACCEPTED,
        Verdict.REJECTED: D.REJECTED,
        Verdict.NOT_SENT: D.RETRY,
        Verdict.UNKNOWN: D.UNKNOWN,
    }
    assert VERDICT_BEHIND == {
        D.ACCEPTED: Verdict.ACCEPTED,
        D.REJECTED: Verdict.REJECTED,
        D.RETRY: Verdict.NOT_SENT,
        D.GAVE_UP: Verdict.NOT_SENT,
        D.UNKNOWN: Verdict.UNKNOWN,
    }


def test_only_a_decision_lets_a_message_go_that_was_over_or_held() -> None:
    """Whatever leads back to READY when nobody is sending it, and from a refusal to HELD."""
    back = {(old, D.READY) for old in D if D.READY in TRANSITIONS[old]}
    by_itself = {(D.SENDING, D.READY), (D.RETRY, D.READY)}
    assert back - by_itself | {(D.REJECTED, D.HELD)} == BY_DECISION


def test_the_words_that_stand_in_peoples_files_stay() -> None:
    """Journals hold these values and their triggers repeat them: a new word needs a migration."""
    assert " ".join(CampaignState) == "draft frozen running paused done"
    assert " ".join(D) == (
        "invalid held ready sending accepted rejected retry gave_up unknown sent_confirmed settled"
        " treated_as_sent cancelled"
    )
    assert " ".join(Verdict) == "accepted rejected not_sent unknown"


def test_an_outcome_says_nothing_that_was_not_found() -> None:
    bare = Outcome(Verdict.UNKNOWN, "timeout")
    assert (bare.message_id, bare.status, bare.detail, bare.answer) == ("", 0, "", b"")
    assert (bare.retry_after, bare.server_date) == (None, "")
    assert not bare.stops_run
    assert not bare.slow_down


def test_every_campaign_state_can_be_reached_and_done_only_through_a_run() -> None:
    reached = {CampaignState.DRAFT}
    while more := {s for state in reached for s in CAMPAIGN_TRANSITIONS[state]} - reached:
        reached |= more
    assert reached == set(CampaignState)
    assert CampaignState.DONE not in CAMPAIGN_TRANSITIONS[CampaignState.FROZEN]
