from typing import Any

import pytest

from flowiq_desktop.practice_server import Contract
from tests.core.messages.types.building import build, faults

PICTURE = "https://school.example.org/a.png"
ASK = {"interactive_type": "button", "body": "Can you come?", "button_1": "Yes"}
PICK = {
    "interactive_type": "list",
    "body": "When?",
    "list_button": "Pick a time",
    "row_1_title": "Morning",
}


def inner(built: Any) -> Any:
    return built.body["interactive"]


def test_buttons_with_everything(contract: Contract) -> None:
    values = ASK | {
        "header": " Open day ",
        "footer": "Tap one",
        "button_2": " No ",
        "button_2_id": "no-thanks",
        "button_3": "Maybe",
    }
    built = build("interactive", values)
    assert built.problems == ()
    assert inner(built) == {
        "type": "button",
        "body": "Can you come?",
        "header": "Open day",
        "footer": "Tap one",
        "buttons": [
            {"id": "button_1", "title": "Yes"},
            {"id": "no-thanks", "title": "No"},
            {"id": "button_3", "title": "Maybe"},
        ],
    }
    assert faults(contract, built.body) == []


@pytest.mark.parametrize(
    ("kind", "link", "sent"),
    [
        ("", PICTURE, {"type": "image", "url": PICTURE}),
        ("Video", "https://a.example/b.mp4", {"type": "video", "url": "https://a.example/b.mp4"}),
        (
            "document",
            "https://a.example/b.pdf",
            {"type": "document", "url": "https://a.example/b.pdf", "filename": "Plan.pdf"},
        ),
    ],
)
def test_a_file_above_the_buttons(
    contract: Contract, kind: str, link: str, sent: dict[str, str]
) -> None:
    media = {
        "header_media_type": kind,
        "header_media_url": link,
        "header_media_filename": "Plan.pdf",
    }
    built = build("interactive", ASK | {n: v for n, v in media.items() if v})
    assert built.problems == ()
    assert inner(built)["header_media"] == sent
    assert faults(contract, built.body) == []


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"body": ""}, [("missing", "body")]),
        ({"body": "x" * 1025}, [("too_long", "body")]),
        ({"header": "x" * 61}, [("too_long", "header")]),
        ({"footer": "x" * 61}, [("too_long", "footer")]),
        ({"button_1": ""}, [("no_buttons", "button_1")]),
        ({"button_1": "x" * 21}, [("too_long", "button_1")]),
        ({"button_1_id": "x" * 257}, [("too_long", "button_1_id")]),
        ({"button_1": "", "button_1_id": "a"}, [("button_without_title", "button_1")]),
        ({"button_2": "Yes"}, [("same_title", "button_1")]),
        (
            {"button_2": "No", "button_1_id": "a", "button_2_id": "a"},
            [("same_id", "button_1")],
        ),
        ({"interactive_type": "poll"}, [("bad_choice", "interactive_type")]),
        ({"header": "A", "header_media_url": PICTURE}, [("two_headers", "header")]),
        ({"header_media_url": "here"}, [("bad_url", "header_media_url")]),
        (
            {"header_media_url": PICTURE, "header_media_type": "audio"},
            [("bad_choice", "header_media_type")],
        ),
        (
            {"header_media_url": PICTURE, "header_media_type": "document"},
            [("wrong_media_kind", "header_media_url")],
        ),
    ],
)
def test_what_can_be_wrong_with_buttons(
    values: dict[str, str], found: list[tuple[str, str]]
) -> None:
    built = build("interactive", {n: v for n, v in (ASK | values).items() if v})
    assert built.found == found
    assert built.blocked


def test_blanks_around_a_short_text_do_not_make_it_too_long(contract: Contract) -> None:
    spread = {"button_1": "Yes" + " " * 30, "header": " " * 60 + "Hi", "footer": "x" * 60 + "\n"}
    built = build("interactive", ASK | spread)
    assert built.problems == ()
    assert faults(contract, built.body) == []


def test_a_list_with_sections(contract: Contract) -> None:
    values = PICK | {
        "row_1_section": "Tuesday",
        "row_1_description": "08:00-12:00",
        "row_2_title": "Evening",
        "row_2_section": "Wednesday",
        "row_10_title": "Afternoon",
        "row_10_section": "Tuesday",
        "row_10_id": "tue-pm",
    }
    built = build("interactive", values)
    assert built.problems == ()
    assert inner(built) == {
        "type": "list",
        "body": "When?",
        "button": "Pick a time",
        "sections": [
            {
                "title": "Tuesday",
                "rows": [
                    {"id": "row_1", "title": "Morning", "description": "08:00-12:00"},
                    {"id": "tue-pm", "title": "Afternoon"},
                ],
            },
            {"title": "Wednesday", "rows": [{"id": "row_2", "title": "Evening"}]},
        ],
    }
    assert faults(contract, built.body) == []


def test_rows_without_sections_go_under_the_buttons_text(contract: Contract) -> None:
    built = build("interactive", PICK)
    (section,) = inner(built)["sections"]
    assert section["title"] == "Pick a time"
    assert faults(contract, built.body) == []


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"list_button": ""}, [("missing", "list_button")]),
        ({"list_button": "x" * 21}, [("too_long", "list_button")]),
        ({"row_1_title": ""}, [("no_rows", "row_1_title")]),
        ({"row_1_title": "x" * 25}, [("too_long", "row_1_title")]),
        ({"row_1_description": "x" * 73}, [("too_long", "row_1_description")]),
        ({"row_1_id": "x" * 201}, [("too_long", "row_1_id")]),
        ({"row_1_section": "x" * 25}, [("too_long", "row_1_section")]),
        ({"row_2_description": "late"}, [("row_without_title", "row_2_title")]),
        ({"row_2_title": "Morning"}, [("same_title", "row_1_title")]),
        (
            {"row_2_title": "Night", "row_1_id": "a", "row_2_id": "a"},
            [("same_id", "row_1_title")],
        ),
        (
            {"row_2_title": "Night", "row_2_section": "Tuesday"},
            [("section_missing", "row_1_section")],
        ),
        ({"header_media_url": PICTURE}, [("list_header_media", "header_media_url")]),
    ],
)
def test_what_can_be_wrong_with_a_list(
    values: dict[str, str], found: list[tuple[str, str]]
) -> None:
    built = build("interactive", {n: v for n, v in (PICK | values).items() if v})
    assert built.found == found
    assert built.blocked


def test_ten_rows_fit_and_eleven_do_not(contract: Contract) -> None:
    rows = {f"row_{n}_title": f"Time {n}" for n in range(1, 12)}
    assert build("interactive", PICK | rows).codes == ["too_many"]
    del rows["row_11_title"]
    built = build("interactive", PICK | rows)
    assert built.problems == ()
    assert faults(contract, built.body) == []


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({"body": "?", "button_1": "Yes"}, "button"),
        ({"body": "?", "list_button": "Pick", "row_1_title": "A"}, "list"),
        ({"body": "?", "row_3_title": "A"}, "list"),
        ({"body": "?"}, "button"),
        ({"body": "?", "interactive_type": " LIST ", "row_1_title": "A"}, "list"),
    ],
)
def test_an_empty_kind_goes_by_what_is_filled_in(values: dict[str, str], kind: str) -> None:
    assert inner(build("interactive", values))["type"] == kind


def test_ids_made_for_you_are_clear_of_those_given(contract: Contract) -> None:
    values = ASK | {"button_2": "No", "button_2_id": "button_1", "button_3": "Perhaps"}
    built = build("interactive", values)
    ids = [button["id"] for button in inner(built)["buttons"]]
    assert ids == ["button_1_", "button_1", "button_3"]
    assert faults(contract, built.body) == []


@pytest.mark.parametrize(
    ("values", "field"),
    [(ASK | {"row_2_title": "B"}, "row_2_title"), (PICK | {"button_1": "Yes"}, "button_1")],
)
def test_what_the_other_kind_would_show_is_not_dropped_in_silence(
    contract: Contract, values: dict[str, str], field: str
) -> None:
    built = build("interactive", values)
    assert built.found == [("unused_part", field)]
    assert not built.blocked
    assert faults(contract, built.body) == []


def test_the_part_that_is_too_many_is_the_one_to_mend() -> None:
    buttons = {"body": "Hi", **{f"button_{n}": f"B{n}" for n in (1, 2, 3, 5)}}
    (problem,) = build("interactive", buttons).problems
    assert (problem.code, problem.field) == ("too_many", "button_5")
    rows = {"body": "Hi", "list_button": "Go", **{f"row_{n}_title": str(n) for n in range(1, 12)}}
    (problem,) = build("interactive", rows).problems
    assert (problem.code, problem.field) == ("too_many", "row_11_title")
    (problem,) = build("interactive", {"body": "Hi", "button_1": "A", "row_12_title": "x"}).problems
    assert (problem.code, problem.field) == ("unused_part", "row_12_title")
