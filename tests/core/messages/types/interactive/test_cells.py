import json

import pytest

from flowiq_desktop.practice_server import Contract
from tests.core.messages.types.building import build, faults

BUTTONS = {
    "type": "button",
    "body": "Coming?",
    "header_media": {"type": "image", "url": "https://a.example/b.png"},
    "buttons": [{"id": "yes", "title": "Yes"}, {"title": "No"}],
}
LIST = {
    "type": "list",
    "body": "When?",
    "button": "Pick",
    "footer": "Thanks",
    "sections": [
        {"title": "Tue", "rows": [{"id": "a", "title": "Morning"}, {"title": "Noon"}]},
        {"title": "Wed", "rows": [{"title": "Evening", "description": "from 6"}]},
    ],
}


def test_buttons(contract: Contract) -> None:
    built = build("interactive", {"interactive": json.dumps(BUTTONS)})
    assert built.problems == ()
    assert built.body["interactive"] == BUTTONS | {
        "buttons": [{"id": "yes", "title": "Yes"}, {"id": "button_2", "title": "No"}]
    }
    assert faults(contract, built.body) == []


def test_a_list(contract: Contract) -> None:
    built = build("interactive", {"interactive": json.dumps(LIST)})
    assert built.problems == ()
    sections = built.body["interactive"]["sections"]
    assert [section["title"] for section in sections] == ["Tue", "Wed"]
    ids = [row["id"] for section in sections for row in section["rows"]]
    assert ids == ["a", "row_2", "row_3"]
    assert faults(contract, built.body) == []


def test_json_wins_over_columns_and_says_so() -> None:
    built = build("interactive", {"interactive": json.dumps(BUTTONS), "body": "Other"})
    assert built.codes == ["json_and_columns"]
    assert built.body["interactive"]["body"] == "Coming?"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"colour": "red"}, '"colour" is not known here'),
        ({"body": ["a"]}, '"body" must be a text'),
        ({"buttons": {"title": "Yes"}}, '"buttons" must be a list in [ ]'),
        ({"buttons": ["Yes"]}, 'each entry of "buttons" must be an object in { }'),
        ({"buttons": [{"text": "Yes"}]}, '"text" is not known in "buttons"'),
        ({"header_media": "a.png"}, 'each entry of "header_media" must be an object in { }'),
        ({"header_media": {"type": "image"}}, '"header_media" needs a "url"'),
        ({"sections": [[]]}, 'each entry of "sections" must be an object in { }'),
        ({"sections": [{"rows": 1}]}, '"rows" must be a list in [ ]'),
        ({"sections": [{"rows": ["A"]}]}, 'each entry of "rows" must be an object in { }'),
    ],
)
def test_parts_of_another_shape_are_told_once(change: object, why: str) -> None:
    assert isinstance(change, dict)
    built = build("interactive", {"interactive": json.dumps(BUTTONS | change)})
    assert built.found == [("bad_json", "interactive")]
    assert str(built.problems[0].facts["reason"]) == why


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"body": "  "}, ["missing"]),
        ({"body": "x" * 1025}, ["too_long"]),
        ({"buttons": []}, ["no_buttons"]),
        ({"buttons": [{"title": str(n)} for n in range(4)]}, ["too_many"]),
        ({"buttons": [{"title": "A"}, {"title": "A"}]}, ["same_title"]),
        ({"header": "Hi"}, ["two_headers"]),
        ({"sections": LIST["sections"]}, ["unused_part"]),
        ({"type": "poll"}, ["bad_choice"]),
    ],
)
def test_the_same_rules_hold_as_for_columns(change: object, codes: list[str]) -> None:
    assert isinstance(change, dict)
    built = build("interactive", {"interactive": json.dumps(BUTTONS | change)})
    assert built.codes == codes
