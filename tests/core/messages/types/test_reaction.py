import pytest

from flowiq_desktop.core.messages.types.reaction import is_one_emoji
from flowiq_desktop.practice_server import Contract
from tests.core.messages.types.building import WAMID, build, faults

TARGET = {"reaction_message_id": WAMID}


@pytest.mark.parametrize(
    "emoji",
    [
        "👍",
        "👍🏽",
        "❤️",
        "❤",
        "👩‍👩‍👧‍👦",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "🇿🇦",
        "1️⃣",
        "✅",
        "🫱🏻‍🫲🏾",
        "🏳️‍🌈",
        "☺️",
        "🧑🏽‍⚕️",
        "™️",
    ],
)
def test_one_emoji(contract: Contract, emoji: str) -> None:
    built = build("reaction", TARGET | {"reaction_emoji": f" {emoji} "})
    assert built.problems == ()
    assert built.body["reaction"] == {"message_id": WAMID, "emoji": emoji}
    assert faults(contract, built.body) == []


@pytest.mark.parametrize(
    "text", ["ok", "👍👍", "👍 👍", ":)", "a👍", "1", "🇿", "\u200d", "👍\u200d"]
)
def test_anything_else_is_not_one_emoji(text: str) -> None:
    assert not is_one_emoji(text)
    built = build("reaction", TARGET | {"reaction_emoji": text})
    assert built.found == [("not_one_emoji", "reaction_emoji")]
    assert built.blocked


def test_without_an_emoji_flowiq_takes_its_own(contract: Contract) -> None:
    built = build("reaction", TARGET)
    assert built.problems == ()
    assert built.body["reaction"] == {"message_id": WAMID}
    assert faults(contract, built.body) == []


def test_the_message_reacted_to_is_needed_and_checked() -> None:
    assert build("reaction", {}).found == [("missing", "reaction_message_id")]
    wrong = build("reaction", {"reaction_message_id": "12345"})
    assert wrong.found == [("bad_message_id", "reaction_message_id")]


def test_a_reaction_as_json(contract: Contract) -> None:
    built = build("reaction", {"reaction": f'{{"message_id": "{WAMID}", "emoji": "🎉"}}'})
    assert built.problems == ()
    assert built.body["reaction"] == {"message_id": WAMID, "emoji": "🎉"}
    assert faults(contract, built.body) == []


@pytest.mark.parametrize("cell", ['{"id": "x"}', "[]", '{"message_id": {}}', "👍"])
def test_other_json_is_told_once(cell: str) -> None:
    assert build("reaction", {"reaction": cell}).found == [("bad_json", "reaction")]
