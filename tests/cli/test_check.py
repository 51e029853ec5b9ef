import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from flowiq_desktop.practice_server import Contract
from flowiq_desktop.services.preparing.drafts import DraftStore, Snapshot
from flowiq_desktop.services.preparing.load import load_sheet
from flowiq_desktop.system.paths import resource
from tests.cli.conftest import Cli
from tests.spreadsheet.making import finish, write_xlsx


def test_check_says_in_words_what_is_ready_and_what_to_fix(cli: Cli, people: Path) -> None:
    run = cli("check", people, "--country", "ZA", "--text", "Hi {{Name|there}}, {{Amount}}")
    assert run.code == 1
    assert "4 rows: 3 ready, 1 to fix, 0 left out" in run.out
    assert "row 5" in run.out
    assert "too short" in run.out


def test_check_json_has_the_documented_shape(cli: Cli, people: Path, contract: Contract) -> None:
    run = cli(
        "check", people, "--country", "ZA", "--text", "Hi {{Name|there}}", "--json", "--messages"
    )
    report = run.json
    reading = {"sheet", "header_row", "header_row_unsure", "titles", "left_unread"}
    assert (
        set(report)
        == {*("rows", "ready", "mapping", "unused", "notes", "problems", "repairs", "messages")}
        | {"cost", "damage"}
        | reading
    )
    assert report["mapping"] == {
        "message_type": "text",
        "fields": {"phone_number": {"column": "Mobile"}, "text": {"text": "Hi {{Name|there}}"}},
    }
    assert report["unused"] == ["Amount"]
    assert (report["rows"], report["ready"]) == (4, 3)
    (problem,) = report["problems"]
    assert set(problem) == {"row", "field", "code", "severity", "message"}
    assert (problem["row"], problem["field"], problem["severity"]) == (5, "phone_number", "error")
    assert {"row", "was", "becomes", "reason"} == set(report["repairs"][0])
    bodies = [entry["body"] for entry in report["messages"]]
    assert [body["text"] for body in bodies] == ["Hi Anna", "Hi Ben", "Hi there"]
    assert all(contract.check_send(body) == [] for body in bodies)


@pytest.mark.parametrize(
    ("option", "value"), [("--encoding", "cp1250"), ("--separator", ";"), ("--plain-quotes", None)]
)
def test_options_for_text_files_are_refused_for_a_workbook(
    cli: Cli, tmp_path: Path, option: str, value: str | None
) -> None:
    path = write_xlsx(tmp_path / "p.xlsx", {"S": [["Name", "Mobile"], ["Ann", "+27821234567"]]})
    command = ("check", path, "--country", "ZA", "--text", "Hi {{Name}}", "--json")
    run = cli(*command, option, *([] if value is None else [value]))
    assert run.code != 0
    assert f"{option} is for text files, and p.xlsx is a workbook." in run.err
    assert cli(*command, "--encoding", "utf-8").json["ready"] == 1


def test_quotation_marks_may_be_read_as_they_are(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "marks.csv"
    path.write_text('Name,Mobile,Note\nAnna,+27821234500,"a" b, c\nBen,+27821234501,d\n')
    command = ("check", path, "--country", "ZA", "--text", "Hi {{Name}}", "--json")
    refused = cli(*command)
    assert refused.code != 0
    assert "Row 2" in refused.err
    assert "--plain-quotes" in refused.err
    assert cli(*command, "--plain-quotes").json["ready"] == 2


def test_a_missing_merge_value_blocks_its_row(cli: Cli, people: Path) -> None:
    report = cli("check", people, "--country", "ZA", "--text", "Hi {{Name}}", "--json").json
    assert report["ready"] == 2
    assert {p["code"] for p in report["problems"]} == {"missing_value", "number_too_short"}


def test_all_types_are_ready_and_valid(cli: Cli, contract: Contract) -> None:
    run = cli("check", resource("samples", "all-types.xlsx"), "--json", "--messages")
    assert run.code == 0
    bodies = [entry["body"] for entry in run.json["messages"]]
    assert {body["message_type"] for body in bodies} == {
        "text",
        "image",
        "video",
        "audio",
        "document",
        "location",
        "contacts",
        "interactive",
        "reaction",
    }
    assert all(contract.check_send(body) == [] for body in bodies)
    assert all(contract.unknown_properties(body) == [] for body in bodies)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check", "no-such-file.xlsx"), "no-such-file.xlsx"),
        (("check", "https://docs.google.com/spreadsheets/d/1"), "File, Download, Microsoft Excel"),
        (("check", "{people}", "--sheet", "Other"), "Other"),
        (("check", "{people}", "--country", "Narnia"), "Narnia"),
        (("check", "{people}", "--mapping", "nowhere.json"), "nowhere.json"),
        (("check", "{people}", "--header-row", "99"), "99"),
        (("check", "{people}", "--connections", "17"), "must be 16 or less"),
        (("check", "{people}", "--connections", "0"), "must be 1 or more"),
    ],
)
def test_a_wrong_call_is_one_sentence_and_exit_2(
    cli: Cli, people: Path, arguments: tuple[str, ...], words: str
) -> None:
    run = cli(*(argument.format(people=people) for argument in arguments))
    assert run.code == 2
    assert words in run.err
    assert "Traceback" not in run.err


def test_a_mapping_file_decides(cli: Cli, people: Path, tmp_path: Path) -> None:
    mapping = {
        "message_type": "text",
        "fields": {"phone_number": {"column": "Mobile"}, "text": {"text": "Pay {{Amount}}"}},
    }
    (tmp_path / "m.json").write_text(json.dumps(mapping))
    report = cli(
        "check", people, "--country", "ZA", "--mapping", tmp_path / "m.json", "--json", "--messages"
    ).json
    assert report["messages"][0]["body"]["text"] == "Pay R 100"


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"fields": {"text": 7}}', '{"fields": {}, "message_type": "fax"}']
)
def test_a_bad_mapping_file_is_explained(cli: Cli, people: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "m.json").write_text(text)
    run = cli("check", people, "--mapping", tmp_path / "m.json")
    assert run.code == 2
    assert "mapping" in run.err
    assert "Traceback" not in run.err


def test_the_options_of_send_are_taken_too(cli: Cli, people: Path) -> None:
    pace = ("--rate", 60, "--connections", 2, "--practice", "--api-url", "http://127.0.0.1:9")
    run = cli("check", people, "--country", "ZA", "--text", "Hi", *pace, "--json")
    assert run.json["ready"] == 3


def test_what_was_changed_in_the_window_is_said_and_not_applied(
    cli: Cli, people: Path, tmp_path: Path
) -> None:
    drafts = DraftStore(tmp_path / "data" / "drafts", lambda: datetime.now(UTC))
    loaded = finish(load_sheet(people))
    finish(drafts.save(loaded, Snapshot({(0, 0): "Somebody"}, frozenset({1}))))
    ran = cli("check", people, "--country", "ZA", "--text", "Hi {{Name|x}}", "--json", "--messages")
    sentence = "Made in the window and not applied here: 1 correction and 1 left-out row."
    assert sentence in ran.err
    assert sentence in ran.json["notes"][0]
    assert ran.json["messages"][0]["body"]["text"] == "Hi Anna"
    people.write_bytes(people.read_bytes() + b"\n")
    assert not cli("check", people, "--json").json["notes"]


@pytest.fixture
def nulls(tmp_path: Path) -> Path:
    path = tmp_path / "nulls.csv"
    path.write_text(
        'Name,Mobile,Code\nNull,0825550301,="00123"\nNULL,0825550302,7\n#N/A,0825550303,8\n'
        "Anna,0825550304,Null\n",
        encoding="utf-8",
    )
    return path


def test_a_word_such_as_null_waits_until_the_caller_says_that_it_is_a_name(
    cli: Cli, nulls: Path
) -> None:
    call = ("check", nulls, "--country", "ZA", "--text", "Dear {{Name}}, {{Code}}")
    run = cli(*call)
    assert run.code == 1
    assert 'Add --accept-value "Name=Null" if it is right.' in run.out
    report = cli(*call, "--json", "--messages", "--accept-value", "name=Null").json
    assert [m["body"]["text"] for m in report["messages"]] == ["Dear Null, 00123"]
    everywhere = cli(*call, "--json", "--messages", "--accept-value", "Null").json
    assert [m["row"] for m in everywhere["messages"]] == [2, 5]
    assert {p["row"]: p["code"] for p in everywhere["problems"]} == {
        3: "word_value",
        4: "error_value",
    }


@pytest.mark.parametrize(
    ("word", "words"),
    [
        ("#N/A", "is an error of the spreadsheet"),
        ("Anna", "is used as it is anyway"),
        ("Surname=Null", 'there is no column "Surname"'),
    ],
)
def test_only_words_that_stand_for_nothing_are_accepted(
    cli: Cli, nulls: Path, word: str, words: str
) -> None:
    run = cli("check", nulls, "--text", "{{Name}}", "--accept-value", word)
    assert run.code == 2
    assert words in run.err


def test_check_takes_texts_that_a_column_chooses_from_a_file(cli: Cli, tmp_path: Path) -> None:
    path, mapping = tmp_path / "list.csv", tmp_path / "mapping.json"
    path.write_text(
        "Name,Mobile,Language\nAnna,0825550301,English\nSipho,0825550302,isiZulu\n"
        "Lerato,0825550303,Sepedi\nZola,0825550304,\n",
        encoding="utf-8",
    )
    texts = {"english": "Dear {{Name}}", "isiZulu": "Sawubona {{Name}}", "": "Which language?"}
    fields = {
        "phone_number": {"column": "Mobile"},
        "text": {"chosen_by": "language", "texts": texts},
    }
    mapping.write_text(json.dumps({"message_type": "text", "fields": fields}), encoding="utf-8")
    run = cli("check", path, "--country", "ZA", "--mapping", mapping)
    assert (
        'Message: a text chosen by the column "language", for english, isiZulu, empty cells'
        in run.out
    )
    report = cli("check", path, "--country", "ZA", "--mapping", mapping, "--json").json
    assert [(p["row"], p["code"]) for p in report["problems"]] == [(4, "no_text_for_value")]


def test_check_says_which_column_fills_what_and_which_is_not_used(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "Name,Mobile,Home phone,Button 4,Class\nAnna,0825550301,0215550301,Call me,4A\n",
        encoding="utf-8",
    )
    run = cli("check", path, "--country", "ZA", "--text", "Hi {{Name}}")
    assert run.code == 0
    assert 'Phone number: the column "Mobile"' in run.out
    assert "Message: “Hi {{Name}}”" in run.out
    assert "Not used: Home phone, Button 4, Class" in run.out
    assert 'The column "Button 4" is named like a part of a message' in run.out
    assert 'there are numbers in "Home phone" too' in run.out
    report = cli("check", path, "--country", "ZA", "--text", "Hi {{Name}}", "--json").json
    (problem,) = report["problems"]
    assert (problem["row"], problem["code"], problem["severity"]) == (
        0,
        "unused_columns",
        "warning",
    )


def test_the_type_of_the_call_decides_which_columns_are_looked_for(
    cli: Cli, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "Mobile,Message,Picture,Emoji\n0825550301,Hello,https://a.example/b.png,👍\n",
        encoding="utf-8",
    )
    fields = {
        kind: cli("check", path, "--country", "ZA", "--type", kind, "--json").json["mapping"][
            "fields"
        ]
        for kind in ("text", "image", "reaction")
    }
    assert set(fields["text"]) == {"phone_number", "text"}
    assert fields["image"]["media_url"] == {"column": "Picture"}
    assert fields["image"]["caption"] == {"column": "Message"}
    assert fields["reaction"]["reaction_emoji"] == {"column": "Emoji"}


def test_what_is_told_of_a_cell_is_what_stands_in_it(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "Mobile,React to,Emoji\n0825550301,wamid.HBgL,:thumbsup:\n0825550302,wamid.HBgL,👍\n",
        encoding="utf-8",
    )
    run = cli("check", path, "--country", "ZA", "--type", "reaction")
    assert 'row 2: ":thumbsup:" is not one emoji.' in run.out


def test_hidden_rows_are_told_and_can_be_left_out(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "filtered.xlsx"
    with Workbook(str(path)) as book:
        page = book.add_worksheet("Sheet")
        for at, cells in enumerate(
            [("Name", "Mobile"), *[("Ann", f"+2782555030{n}") for n in range(4)]]
        ):
            page.write_row(at, 0, cells)
        page.autofilter(0, 0, 4, 1)
        for row in (2, 4):
            page.set_row(row, None, None, {"hidden": True})
    command = ("check", path, "--country", "ZA", "--text", "Hi {{Name}}")
    run = cli(*command)
    assert "To look at: Look at hidden rows: 2 rows" in run.out
    assert "--leave-hidden-out" in run.out
    assert "4 rows: 4 ready, 0 to fix, 0 left out" in run.out
    run = cli(*command, "--leave-hidden-out")
    assert "2 rows that the spreadsheet hides are left out." in run.err + run.out
    assert "4 rows: 2 ready, 0 to fix, 2 left out" in run.out
    report = cli(*command, "--leave-hidden-out", "--json").json
    assert (report["rows"], report["ready"]) == (4, 2)


def test_media_opens_each_link_once_and_tells_what_is_behind_it(cli: Cli, tmp_path: Path) -> None:
    here = "https://practice.flowiq.invalid/media/"
    rows = [["Cell", "message_type", "media_url"]]
    rows += [[f"082555010{n}", "image", f"{here}picture.jpg"] for n in range(3)]
    rows += [["0825550104", "image", f"{here}lost.jpg"], ["0825550105", "video", f"{here}clip.mp4"]]
    path = write_xlsx(tmp_path / "links.xlsx", {"S": rows})
    run = cli("check", path, "--country", "ZA", "--practice", "--media", "--json")
    media = run.json["media"]
    assert (media["looked"], media["failed"], media["not_looked"]) == (3, 1, 0)
    assert {entry["link"]: entry["opens"] for entry in media["links"]} == {
        f"{here}picture.jpg": True,
        f"{here}lost.jpg": False,
        f"{here}clip.mp4": True,
    }
    assert [(p["row"], p["code"]) for p in run.json["problems"]] == [(5, "link_fails")]
    assert "3 links looked at, 1 does not open" in run.err
    passed = cli(
        *("check", path, "--country", "ZA", "--practice", "--media", "--json"),
        *("--not-from", "practice.flowiq.invalid"),
    )
    assert (passed.json["media"]["looked"], passed.json["media"]["not_looked"]) == (0, 3)
    results = tmp_path / "results.csv"
    sent = cli("send", path, "--country", "ZA", "--practice", "--media", "--results", results)
    assert "3 links looked at, 1 does not open" in sent.err
    assert "row 5: No file for WhatsApp was found behind the link" in sent.err


def test_websites_are_passed_over_only_where_links_are_opened(cli: Cli, people: Path) -> None:
    run = cli("check", people, "--country", "ZA", "--not-from", "example.org")
    assert run.code == 2
    assert "--not-from goes with --media" in run.err
