"""`send --create-contacts`: who is no contact yet is added, where it was asked for."""

from pathlib import Path

import pytest

from flowiq_desktop.practice_server import Behaviour, Contract, PracticeServer
from tests.cli.conftest import Cli, Run

KEY = {"FLOWIQ_API_KEY": "fiq_practice"}
PACE = ("--yes", "--rate", 60000, "--connections", 1)
ROWS = (
    "First name,Surname,Phone,Class\n"
    "Anna,Botha,+27821230001,Grade 4\n"
    ",,+27821230002,\n"
    "Cara,Naidoo,+27821230003,Grade 5; bus\n"
)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def _run(cli: Cli, server: PracticeServer, sheet: Path, *words: object) -> Run:
    to = ("--api-url", server.url, "--results", sheet.with_name("out.csv"), *PACE)
    return cli(*words, "--json", *to, env=KEY)


def _send(cli: Cli, server: PracticeServer, sheet: Path, *more: object) -> Run:
    return _run(cli, server, sheet, "send", sheet, "--text", "Hello", *more)


def _contacts(server: PracticeServer) -> list[tuple[str, str | None]]:
    asked = [
        request.body
        for request in server.received
        if (request.method, request.path) == ("POST", "/contact")
    ]
    return [(body["name"], body.get("tags")) for body in asked]


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (("--create-contacts",), ["Anna Botha", "+27821230002", "Cara Naidoo"]),
        (("--create-contacts", "surname"), ["Botha", "+27821230002", "Naidoo"]),
        (
            ("--create-contacts", "Surname + First name"),
            ["Botha Anna", "+27821230002", "Naidoo Cara"],
        ),
    ],
)
def test_strangers_are_added_under_their_own_names_and_written_to(
    cli: Cli, sheet: Path, contract: Contract, options: tuple[str, ...], names: list[str]
) -> None:
    with PracticeServer(Behaviour(known=frozenset()), contract) as server:
        run = _send(cli, server, sheet, *options, "--contact-tags", "CLASS")
        assert run.code == 0
        tags = ["Grade 4", None, "Grade 5, bus"]
        assert _contacts(server) == list(zip(names, tags, strict=True))
        assert len(server.accepted) == 3
    assert run.json["contacts_added"] == 3
    assert "Whoever is not a contact in FlowIQ yet is added there, named as in" in run.err
    assert "1 row has no name there" in run.err
    assert "3 people were added to your contacts in FlowIQ." in run.err
    sheet_saved = sheet.with_name("out.csv").read_text(encoding="utf-8-sig")
    assert f"Added to your contacts in FlowIQ as “{names[0]}”." in sheet_saved


def test_without_it_nobody_is_added_and_the_way_is_told(
    cli: Cli, sheet: Path, contract: Contract
) -> None:
    with PracticeServer(Behaviour(known=frozenset()), contract) as server:
        run = _send(cli, server, sheet)
        assert (run.code, run.json["not_sent"], run.json["contacts_added"]) == (1, 3, 0)
        assert _contacts(server) == []
        assert "--again contact_not_found" in run.err
        assert "Add --create-contacts to it to have the 3 who are no contacts" in run.err
        again = ("resume", 1, "--again", "contact_not_found", "--create-contacts", "First name")
        run = _run(cli, server, sheet, *again)
        assert (run.code, run.json["sent"]) == (0, 3)
        assert [name for name, _ in _contacts(server)] == ["Anna", "+27821230002", "Cara"]
        assert len(server.accepted) == 3


def test_what_was_consented_to_stays_when_the_campaign_is_continued(
    cli: Cli, sheet: Path, contract: Contract
) -> None:
    with PracticeServer(Behaviour(known=frozenset(), any_key=True), contract) as server:
        to = ("--api-url", server.url, "--results", sheet.with_name("out.csv"), *PACE, "--json")
        first = ("send", sheet, "--text", "Hello", "--create-contacts", *to)
        run = cli(*first, env={"FLOWIQ_API_KEY": "fiq_revoked"})
        assert run.code == 3
        assert _contacts(server) == []
        run = _run(cli, server, sheet, "resume", 1)
        assert (run.code, run.json["contacts_added"]) == (0, 3)
        assert "is added there, named as in" in run.err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--create-contacts", "Nme"), '--create-contacts: there is no column "Nme".'),
        (("--create-contacts", "Surname+Nme"), "there is no column"),
        (("--create-contacts", "Surname", "--contact-tags", "Tgs"), "--contact-tags: there is no"),
        (("--contact-tags", "Class"), "--contact-tags goes with --create-contacts."),
    ],
)
def test_a_column_that_is_not_there_is_said_before_anything_is_sent(
    cli: Cli, sheet: Path, contract: Contract, options: tuple[str, ...], told: str
) -> None:
    with PracticeServer(Behaviour(known=frozenset()), contract) as server:
        run = _send(cli, server, sheet, *options)
        assert run.code == 2
        assert told in run.err
        assert server.received == []


def test_a_sheet_without_names_asks_for_the_column(
    cli: Cli, tmp_path: Path, contract: Contract
) -> None:
    path = tmp_path / "numbers.csv"
    path.write_text("Phone,Class\n+27821230001,4\n+27821230002,5\n", encoding="utf-8")
    with PracticeServer(Behaviour(known=frozenset()), contract) as server:
        run = _send(cli, server, path, "--create-contacts")
        assert run.code == 2
        assert "No column looks like people's names." in run.err
        assert server.received == []


def test_practice_plays_every_way_of_adding_people(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    ends = ("0404", "0406", "3252", "3253", "3254", "3256", "1234")
    rows = "".join(f"P{end},+2782123{end}\n" for end in ends)
    path.write_text(f"Name,Phone\n{rows}", encoding="utf-8")
    to = ("--results", path.with_name("out.csv"), "--rate", 60000, "--json", "--practice")
    run = cli("send", path, "--text", "Hi", "--create-contacts", *to)
    assert (run.code, run.json["sent"], run.json["not_sent"]) == (1, 6, 1)
    saved = path.with_name("out.csv").read_text(encoding="utf-8-sig")
    assert "FlowIQ could not find this number on WhatsApp." in saved
    assert "May have been added to your contacts in FlowIQ as “P3253”" in saved


def test_a_template_without_a_name_of_its_own_adds_them_the_same_way(
    cli: Cli, sheet: Path, contract: Contract
) -> None:
    cli("templates", "--save", "reminder", "--text", "Dear {{1}}, see you.")
    with PracticeServer(Behaviour(known=frozenset()), contract) as server:
        chosen = ("--template", "reminder", "--set", "1=parents", "--create-contacts", "Surname")
        run = _run(cli, server, sheet, "send", sheet, *chosen)
        assert (run.code, run.json["sent"], run.json["contacts_added"]) == (0, 3, 3)
        assert [name for name, _ in _contacts(server)] == ["Botha", "+27821230002", "Naidoo"]
        assert [request.path for request in server.accepted] == ["/send-template"] * 3


def test_a_consent_is_withdrawn_when_the_campaign_is_continued(
    cli: Cli, sheet: Path, contract: Contract
) -> None:
    with PracticeServer(Behaviour(known=frozenset(), any_key=True), contract) as server:
        to = ("--api-url", server.url, "--results", sheet.with_name("out.csv"), *PACE, "--json")
        first = ("send", sheet, "--text", "Hello", "--create-contacts", *to)
        assert cli(*first, env={"FLOWIQ_API_KEY": "fiq_revoked"}).code == 3
        run = _run(cli, server, sheet, "resume", 1, "--no-create-contacts")
        assert (run.code, run.json["sent"], run.json["not_sent"]) == (1, 0, 3)
        assert "From now on nobody is added to your contacts" in run.err
        assert _contacts(server) == []


def test_both_at_once_is_a_wrong_call(cli: Cli, sheet: Path, contract: Contract) -> None:
    with PracticeServer(Behaviour(known=frozenset()), contract) as server:
        run = _send(cli, server, sheet, "--create-contacts", "--no-create-contacts")
        assert run.code == 2
        assert "they are opposites" in run.err
        assert server.received == []


def test_whom_a_template_names_is_held_back_on_resume_when_the_consent_is_gone(
    cli: Cli, sheet: Path, contract: Contract
) -> None:
    cli("templates", "--save", "reminder", "--text", "Dear {{name}}, see you.")
    with PracticeServer(Behaviour(known=frozenset(), any_key=True), contract) as server:
        to = ("--api-url", server.url, "--results", sheet.with_name("out.csv"), *PACE, "--json")
        named = ("--template", "reminder", "--set", "name=Parents", "--create-contacts", "Surname")
        revoked = {"FLOWIQ_API_KEY": "fiq_revoked"}
        assert cli("send", sheet, *named, *to, env=revoked).code == 3
        run = _run(cli, server, sheet, "resume", 1, "--no-create-contacts", "--send-again")
        assert run.json["sent"] == 0
        assert server.accepted == []
        assert "the template would add these people to your contacts" in run.err
        run = _run(cli, server, sheet, "resume", 1, "--create-contacts", "Surname")
        assert (run.code, run.json["sent"], run.json["contacts_maybe_added"]) == (0, 3, 3)
        assert "3 people were probably added by FlowIQ" in run.err
    saved = sheet.with_name("out.csv").read_text(encoding="utf-8-sig")
    assert "Probably added to your contacts in FlowIQ as “Parents”" in saved
