"""Each of WhatsApp's codes: whose move it is, whether it may go again, whether the run stops."""

import pytest

from flowiq_desktop.core.delivery.states import Verdict
from flowiq_desktop.flowiq.classify import classify_answer
from flowiq_desktop.flowiq.http.transport import Answer
from flowiq_desktop.flowiq.reasons import Meaning, Retry, WhoseMove, meaning_of
from flowiq_desktop.flowiq.reasons_whatsapp import META_MEANINGS
from flowiq_desktop.practice_server.failing_numbers import failing_number, meta_refusal
from tests.for_each import for_each

YOU, PERSON, WAIT = WhoseMove.YOU, WhoseMove.PERSON, WhoseMove.WAIT
ADMIN, NOBODY = WhoseMove.FLOWIQ_ADMIN, WhoseMove.NOBODY
NEVER, LATER, FIXED, AUTOMATIC = Retry.NEVER, Retry.LATER, Retry.AFTER_FIXING, Retry.AUTOMATIC
STOPS = True

TABLE: list[tuple[tuple[int, ...], WhoseMove, Retry, bool]] = [
    ((0, 190), ADMIN, FIXED, STOPS),
    ((1, 2, 131000, 131016, 133004), WAIT, LATER, False),
    ((3, 10, 200, 210, 299, 131005), ADMIN, FIXED, STOPS),
    ((4, 80007, 80008, 130429, 131056, 429), WAIT, AUTOMATIC, False),
    ((33,), ADMIN, NEVER, STOPS),
    ((100, 131008, 131009, 135000), YOU, FIXED, False),
    ((368, 131031), ADMIN, FIXED, STOPS),
    ((130472,), NOBODY, NEVER, False),
    ((130497, 131021), YOU, NEVER, False),
    ((131026,), PERSON, NEVER, False),
    ((131030,), ADMIN, FIXED, False),  # unless every row gets it: see the breaker
    ((131037, 131042, 131044, 131045, 131048, 133010, 402, 471), ADMIN, FIXED, STOPS),
    ((131047, 470), YOU, NEVER, False),  # as a template
    ((131049,), WAIT, LATER, False),
    ((131050,), YOU, NEVER, False),
    ((131051, 131052, 131053, 131062), YOU, FIXED, False),
    ((131057, 2494100), WAIT, LATER, False),
    ((131058,), YOU, NEVER, False),
    ((131063, 134011), ADMIN, FIXED, False),
    ((131064,), ADMIN, LATER, STOPS),
    ((132000, 132001, 132005, 132008, 132012, 132018), YOU, FIXED, False),
    ((132007, 132068), ADMIN, FIXED, False),
    ((132015,), WAIT, LATER, False),
    ((132016,), ADMIN, NEVER, False),
    ((132069, 133016), ADMIN, LATER, False),
    ((133000, 133005, 133006, 133008, 133009, 133015), ADMIN, FIXED, False),
    ((408, 410), YOU, LATER, False),
    ((480, 137000), PERSON, FIXED, False),
]
ROWS = [(code, *rest) for codes, *rest in TABLE for code in codes]


@for_each(("code", "move", "retry", "stops"), ROWS)
def test_each_code_has_its_move_its_retry_and_stops_or_does_not(
    code: int, move: WhoseMove, retry: Retry, stops: bool
) -> None:
    meaning = meaning_of(f"meta_{code}")
    assert (meaning.whose_move, meaning.retry, meaning.stops_run) == (move, retry, stops)
    body = f'{{"error": "Failed to send message", "message": "(#{code}) x"}}'.encode()
    outcome = classify_answer(Answer(500, {"content-type": "application/json"}, body))
    slow = retry is AUTOMATIC and code != 429
    assert outcome.reason == meaning.code
    assert outcome.stops_run is stops
    assert outcome.slow_down is slow
    waits = stops or slow or code == 131049  # that one for a day
    assert outcome.verdict is (Verdict.NOT_SENT if waits else Verdict.REJECTED)


def test_the_table_names_every_code_but_those_of_missing_rights() -> None:
    named = {code for code, *_ in ROWS}
    assert set(META_MEANINGS) - named <= set(range(200, 300))


@for_each("meaning", META_MEANINGS.values())
def test_only_what_is_about_templates_speaks_of_them(meaning: Meaning) -> None:
    if "template" in f"{meaning.sentence} {meaning.advice}":
        code = int(meaning.code.removeprefix("meta_"))
        assert code in {*range(132000, 133000), 131047, 470, 131058, 131063, 131064}


def test_who_stopped_marketing_may_still_get_other_messages() -> None:
    meaning = meaning_of("meta_131050")
    assert "marketing" in meaning.sentence
    assert "other messages may still go" in meaning.advice


@pytest.mark.parametrize(
    ("digits", "code"),
    [("1058", 131058), ("1062", 131062), ("7000", 137000), ("131058", 131058), ("137000", 137000)],
)
def test_practice_has_numbers_for_the_new_ones(digits: str, code: int) -> None:
    failing = failing_number(f"2782{digits.zfill(7)}")
    assert failing is not None
    assert failing.on_send == meta_refusal(code)
