import pytest

from flowiq_desktop.core.breakers import Breakers
from flowiq_desktop.core.campaign import Outcome, Verdict

SENT = Outcome(Verdict.ACCEPTED, "accepted")
UNSURE = Outcome(Verdict.UNKNOWN, "timeout")
WAITS = Outcome(Verdict.NOT_SENT, "too_fast", slow_down=True)
NO_CONTACT = Outcome(Verdict.REJECTED, "contact_not_found")
NO_FILE = Outcome(Verdict.REJECTED, "media_failed")


def reasons(*outcomes: Outcome) -> list[str]:
    breakers = Breakers()
    return [breakers.note(outcome) for outcome in outcomes]


def test_what_concerns_every_row_stops_at_once() -> None:
    refused = Outcome(Verdict.NOT_SENT, "bad_key", stops_run=True)
    assert reasons(SENT, refused) == ["", "bad_key"]
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


@pytest.mark.parametrize("waits", [0, 3])
def test_five_first_rows_refused_alike_stop(waits: int) -> None:
    outcomes = [WAITS] * waits + [NO_CONTACT] * 5
    assert reasons(*outcomes) == [""] * (waits + 4) + ["all_refused"]


@pytest.mark.parametrize(
    "outcomes",
    [
        [NO_CONTACT] * 4 + [NO_FILE],
        [NO_CONTACT] * 4 + [SENT] + [NO_CONTACT] * 5,
        [SENT] + [NO_CONTACT] * 20,
        [NO_CONTACT] * 4,
    ],
)
def test_other_refusals_do_not_stop(outcomes: list[Outcome]) -> None:
    assert not any(reasons(*outcomes))
