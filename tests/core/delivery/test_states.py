import itertools

import pytest

from flowiq_desktop.core.delivery.results import ResultStatus
from flowiq_desktop.core.delivery.states import (
    CAMPAIGN_TRANSITIONS,
    CLAIMABLE_STATES,
    OPEN_STATES,
    RESULT_OF,
    TRANSITIONS,
    CampaignState,
    DeliveryState,
    Outcome,
    TransitionError,
    Verdict,
    check_transition,
)

D = DeliveryState
FINAL = {D.INVALID, D.ACCEPTED, D.CANCELLED} | {
    D.SENT_CONFIRMED,
    D.TREATED_AS_SENT,
    D.SETTLED,
}


@pytest.mark.parametrize(("old", "new"), list(itertools.product(D, D)))
def test_only_listed_transitions_are_allowed(old: D, new: D) -> None:
    if new in TRANSITIONS[old]:
        check_transition(old, new)
    else:
        with pytest.raises(TransitionError, match=f"from {old} to {new}"):
            check_transition(old, new)


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
    assert TRANSITIONS[D.REJECTED] == {D.READY, D.HELD}
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
