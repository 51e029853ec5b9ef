import pytest

from flowiq_desktop.practice_server import Contract
from tests.core.messages.types.building import build, faults


@pytest.mark.parametrize(
    "text", ["Hi", " Hi \n", "👍" * 4096, "a\r\nb\tc", "שלום", "{{not}} filled here", "é\u0301"]
)
def test_a_text_is_sent_as_it_is(contract: Contract, text: str) -> None:
    built = build("text", {"text": text})
    assert built.problems == ()
    assert built.body["text"] == text
    assert faults(contract, built.body) == []


def test_4096_characters_fit_and_one_more_does_not() -> None:
    assert build("text", {"text": "x" * 4096}).problems == ()
    (problem,) = build("text", {"text": "x" * 4100}).problems
    assert problem.code == "too_long"
    assert problem.message == "Message has 4,100 characters; WhatsApp takes 4,096."
    assert problem.advice == "Shorten it by 4."


def test_an_empty_text_is_missing() -> None:
    assert build("text", {}).found == [("missing", "text")]


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x0b", "\x1b", "\x7f", "\ud83d", "\ufffe"])
def test_characters_that_cannot_be_sent_are_told_with_their_place(sign: str) -> None:
    (problem,) = build("text", {"text": f"Hi\n{sign}"}).problems
    assert problem.code == "bad_characters"
    assert problem.facts["place"] == 4
    assert problem.blocks


@pytest.mark.parametrize("sign", ["\t", "\r", "\n", "\u200d", "\u202e", "\ufeff", "\U000e0067"])
def test_characters_that_only_look_odd_are_sent(sign: str) -> None:
    assert build("text", {"text": f"Hi{sign}there"}).problems == ()
