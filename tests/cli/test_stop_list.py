"""The list of people who do not want messages, from the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Cli


def test_people_are_put_on_the_list_explained_and_taken_off(cli: Cli) -> None:
    add = cli("stop-list", "add", "0821234567", "--country", "ZA", "--note", "rang on Monday")
    assert add.code == 0
    assert "1 person was put on the list" in add.err
    why = cli("stop-list", "why", "+27 82 123 4567")
    assert (why.code, why.out.startswith("No messages: You put this person")) == (0, True)
    assert "rang on Monday" in why.out
    assert "were on it already" not in why.err
    listed = cli("stop-list", "list", "--json").json
    assert [(e["number"], e["scope"], e["reason"]) for e in listed] == [
        ("+27821234567", "everything", "by_hand")
    ]
    assert cli("stop-list", "remove", "+27821234567", "--json").json == {"removed": 1}
    gone = cli("stop-list", "why", "+27821234567")
    assert (gone.code, gone.out) == (1, "+27821234567 is not on the list.\n")
    assert cli("stop-list", "remove", "+27821234567").code == 1


def test_a_spreadsheet_says_what_was_taken_and_what_was_not(cli: Cli, people: Path) -> None:
    read = cli("stop-list", "import", people, "--country", "ZA", "--json")
    assert read.code == 1
    report = read.json
    assert (report["column"], report["new"]) == ("Mobile", 3)
    (unread,) = report["unread"]
    assert unread["row"] == 5
    assert "too short" in unread["why"]
    assert "Not read: row 5" in read.err
    again = cli("stop-list", "import", people, "--country", "ZA", "--json").json
    assert (again["new"], again["known"]) == (0, 3)


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_an_exported_list_can_be_read_on_another_computer(
    cli: Cli, tmp_path: Path, ending: str
) -> None:
    cli("stop-list", "add", "+27821234567")
    cli("stop-list", "add", "+27827654321", "--marketing")
    saved = tmp_path / f"list.{ending}"
    assert cli("stop-list", "export", saved).code == 0
    cli("stop-list", "remove", "+27821234567", "+27827654321")
    assert cli("stop-list", "import", saved).code == 0
    listed = cli("stop-list", "list", "--json").json
    assert {(e["number"], e["scope"]) for e in listed} == {
        ("+27821234567", "everything"),
        ("+27827654321", "marketing"),
    }


def test_nobody_on_the_list_is_sent_to_and_the_results_say_why(
    cli: Cli, people: Path, tmp_path: Path
) -> None:
    cli("stop-list", "add", "+27825550301")
    sent = tmp_path / "out.csv"
    send = ("send", people, "--country", "ZA", "--text", "Hi", "--results", sent, "--practice")
    run = cli(*send, "--json")
    on_it = [line for line in sent.read_text("utf-8-sig").splitlines() if "do not want" in line]
    assert run.json["asked_not_to"] == len(on_it) == 1
    assert run.json["held"] == 0
    again = cli("resume", run.json["campaign"], "--results", sent, "--practice", "--send-again")
    assert "Hi" not in again.out


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (("add", "12345"), "too short"),
        (("add", "hello"), "phone number"),
        (("why", ""), "Type a phone number first"),
        (("import", "missing.xlsx"), "missing.xlsx"),
        (("export", "list.pdf"), "list.pdf"),
        (("add", "0821234567", "--country", "XX"), "not a country"),
    ],
)
def test_a_wrong_call_is_one_sentence(cli: Cli, call: tuple[str, ...], says: str) -> None:
    run = cli("stop-list", *call)
    assert run.code == 2
    assert says in run.err
    assert len(run.err.splitlines()) == 1


def test_all_numbers_are_read_before_the_first_is_added(cli: Cli) -> None:
    assert cli("stop-list", "add", "+27821234567", "12").code == 2
    assert cli("stop-list", "list").err == "Nobody is on the list.\n"


def test_who_wants_messages_in_a_list_of_everybody_is_left_alone(cli: Cli, tmp_path: Path) -> None:
    everybody = tmp_path / "almal.csv"
    everybody.write_text(
        "Naam;Selfoon;Uitgeteken\n"
        "Ana;0825550101;Nee\nBen;0825550102;Ja\nCas;0825550103;\nDot;none;nee\n"
        "Eve;082;ja\n",
        encoding="utf-8",
    )
    read = cli("stop-list", "import", everybody, "--country", "ZA", "--json")
    assert (read.json["column"], read.json["new"]) == ("Selfoon", 2)
    assert read.json["left_alone"] == [2, 5]
    assert [row["row"] for row in read.json["unread"]] == [6]
    assert "2 rows were left alone" in read.err
    assert 'see "Uitgeteken"' in read.err
    listed = cli("stop-list", "list", "--json").json
    assert {entry["number"] for entry in listed} == {"+27825550102", "+27825550103"}
