"""Templates by the real command line: saved once, checked, sent, and paused when refused."""

from pathlib import Path

import pytest

from flowiq_desktop.practice_server import Behaviour, Contract, PracticeServer
from tests.cli.conftest import Cli

REMINDER = ("templates", "--save", "reminder", "--text", "Dear {{parent}}, come on *{{day}}*.")


@pytest.fixture
def parents(tmp_path: Path) -> Path:
    path = tmp_path / "parents.csv"
    path.write_text(
        "Name,Mobile,Parent,Day\n"
        "Anna,082 555 0301,Mrs Nkosi,Tuesday\n"
        "Ben,082 555 0302,Mr Botha,Wednesday\n"
        'Cara,082 555 0303,"Two\nlines",Friday\n'
        "Dan,082 555 0304,{first_name},Friday\n"
        "Eve,082 555 0305,,Friday\n",
        encoding="utf-8",
    )
    return path


def test_a_template_is_saved_listed_and_forgotten(cli: Cli) -> None:
    assert cli(*REMINDER, "--header", "image", "--button", "Map=place").code == 0
    (saved,) = cli("templates", "--json").json
    assert (saved["name"], saved["variables"]) == ("reminder", ["parent", "day"])
    assert (saved["header"], saved["buttons"]) == ("image", [{"label": "Map", "value": "place"}])
    assert "reminder: Dear {{parent}}" in cli("templates").out
    assert cli("templates", "--remove", "reminder").code == 0
    assert cli("templates", "--json").json == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--save", "A b", "--text", "x"), "small letters"),
        (("--save", "a"), "--text TEXT"),
        (("--save", "a", "--text", "Hi {{1}} {{x}}"), "all be"),
        (("--text", "x"), "--save NAME"),
        (("--remove", "a"), "No template"),
    ],
)
def test_a_wrong_call_is_one_sentence(cli: Cli, arguments: tuple[str, ...], told: str) -> None:
    run = cli("templates", *arguments)
    assert run.code == 2
    assert told in run.err


def test_columns_of_the_same_name_fill_it(cli: Cli, parents: Path) -> None:
    cli(*REMINDER)
    run = cli("check", parents, "--country", "ZA", "--template", "reminder", "--json", "--messages")
    assert run.code == 1
    assert run.json["messages"][0] == {
        "row": 2,
        "body": {
            "whatsappNumber": "+27825550301",
            "templateName": "reminder",
            "bodyParameters": {"parent": "Mrs Nkosi", "day": "Tuesday"},
        },
    }
    found = [(problem["row"], problem["code"]) for problem in run.json["problems"]]
    assert found == [(4, "template_break"), (5, "template_braces"), (6, "missing")]


def test_texts_fill_what_no_column_does(cli: Cli, parents: Path) -> None:
    cli("templates", "--save", "notice", "--text", "Dear {{1}}, on {{2}}")
    unfilled = cli("check", parents, "--country", "ZA", "--template", "notice")
    assert "Value for {{1}} is needed" in unfilled.out
    filled = ("--set", "1={{Name}}", "--set", "2=Monday")
    given = (*filled, "--country", "ZA", "--json", "--messages")
    run = cli("check", parents, "--template", "notice", *given)
    assert run.json["ready"] == 5
    assert run.json["messages"][1]["body"]["bodyParameters"] == {"1": "Ben", "2": "Monday"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--template", "remnder"), "Saved are: reminder"),
        (("--template", "reminder", "--set", "hour=9"), 'called "hour"'),
        (("--template", "reminder", "--set", "hour"), "NAME=TEXT"),
        (("--template", "reminder", "--text", "Hi"), "one of --template and --text"),
        (("--template", "reminder", "--type", "image"), "one of --template and --type image"),
    ],
)
def test_a_name_that_nobody_knows_is_told(
    cli: Cli, parents: Path, arguments: tuple[str, ...], told: str
) -> None:
    cli(*REMINDER)
    run = cli("check", parents, *arguments)
    assert run.code == 2
    assert told in run.err


def test_a_variable_called_name_waits_for_consent(cli: Cli, parents: Path) -> None:
    cli("templates", "--save", "welcome", "--text", "Welcome {{name}}")
    run = cli("check", parents, "--country", "ZA", "--template", "welcome", "--json")
    assert run.json["ready"] == 0
    assert {problem["code"] for problem in run.json["problems"]} == {"template_creates"}
    allowed = ("check", parents, "--country", "ZA", "--template", "welcome", "--create-contacts")
    run = cli(*allowed, "--json")
    assert "template_creates" not in {problem["code"] for problem in run.json["problems"]}
    assert run.json["ready"] > 0


def test_a_template_that_makes_contacts_goes_with_consent_alone(
    cli: Cli, parents: Path, tmp_path: Path, contract: Contract
) -> None:
    cli("templates", "--save", "welcome", "--text", "Welcome {{name}}")
    with PracticeServer(Behaviour(known=frozenset()), contract) as server:
        to = ("--api-url", server.url, "--results", tmp_path / "out.csv", "--yes", "--rate", 60000)
        chosen = ("--template", "welcome", "--country", "ZA", *to)
        key = {"FLOWIQ_API_KEY": "fiq_practice"}
        assert cli("send", parents, *chosen, env=key).code == 2
        assert [request for request in server.received if request.method == "POST"] == []
        run = cli("send", parents, *chosen, "--create-contacts", "Name", "--json", env=key)
        assert run.json["sent"] > 0
        assert {r.path for r in server.received if r.method == "POST"} == {"/send-template"}


def test_consent_to_add_people_is_consent_to_that_too(
    cli: Cli, parents: Path, tmp_path: Path
) -> None:
    cli("templates", "--save", "welcome", "--text", "Welcome {{name}}")
    chosen = ("--template", "welcome", "--country", "ZA", "--practice", "--create-contacts")
    run = cli("send", parents, *chosen, "--results", tmp_path / "o.csv", "--json")
    assert run.json["sent"] == 5, run.err


def test_a_refused_template_pauses_and_resuming_tries_it_again(
    cli: Cli, parents: Path, tmp_path: Path
) -> None:
    cli("templates", "--save", "practice_paused", "--text", "Dear {{1}}")
    chosen = ("--template", "practice_paused", "--set", "1={{Name}}", "--country", "ZA")
    out = tmp_path / "out.csv"
    run = cli("send", parents, *chosen, "--practice", "--results", out, "--json")
    assert run.code == 1
    assert (run.json["left"], run.json["stopped_because"]) == (5, "meta_132015")
    assert '5 rows of "practice_paused"' in run.err
    again = cli("resume", 1, "--results", tmp_path / "o2.csv", "--yes", "--json")
    assert (again.json["left"], again.json["sent"]) == (5, 0)


def test_refused_people_are_moved_to_a_template_and_get_it(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(
        "Name,Mobile,Parent,Day\nAnna,082 555 0301,A,Monday\nBen,082 555 1047,B,Tuesday\n"
        "Cara,083 555 1047,,Friday\n",
        encoding="utf-8",
    )
    cli(*REMINDER)
    first = ("--text", "Hi {{Name}}", "--country", "ZA", "--practice")
    assert cli("send", path, *first, "--results", tmp_path / "o.csv").code == 1
    nobody = cli("move", 1, "--template", "remnder")
    assert (nobody.code, "Saved are: reminder" in nobody.err) == (2, True)
    run = cli("move", 1, "--template", "reminder", "--json")
    assert run.json == {"campaign": 2, "moved": 1, "left": 1}
    assert "Value for {{parent}} is empty." in run.err
    old = cli("resume", 1, "--save-only", "--results", tmp_path / "o1.csv", "--json")
    assert (old.json["sent"], old.json["not_sent"], old.json["total"]) == (1, 1, 2)
    assert "moved to a template" in (tmp_path / "o1.csv").read_text(encoding="utf-8-sig")
    again = cli("move", 1, "--template", "reminder", "--set", "parent={{Name}}", "--json")
    assert again.json == {"campaign": 3, "moved": 1, "left": 0}
    assert cli("move", 1, "--template", "reminder").code == 2


def test_where_no_template_is_saved_yet_that_is_said(cli: Cli, people: Path) -> None:
    run = cli("check", people, "--country", "ZA", "--template", "reminder")
    assert run.code == 2
    assert "No template is saved yet. Save it once: flowiq-desktop templates --save" in run.err
