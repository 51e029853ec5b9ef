"""What messages cost and how many are allowed, by command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Cli

TEXT = ("--country", "ZA", "--text", "Hi {{Name|there}}")


@pytest.fixture
def three(tmp_path: Path) -> Path:
    path = tmp_path / "three.csv"
    path.write_text(
        "Name,Mobile\nAnna,082 555 0301\nBen,082 555 0302\nCara,082 555 0303\n", encoding="utf-8"
    )
    return path


def test_prices_are_entered_listed_and_dated(cli: Cli) -> None:
    assert "No price is entered" in cli("prices").err
    assert cli("prices", "--free-form", "R 0,45").code == 0
    run = cli("prices", "--json")
    entered = run.json["prices"]["(no template)"]["entered"]
    assert run.json == {
        "currency": "R",
        "prices": {"(no template)": {"amount": "0.45", "entered": entered}},
        "unreadable": {},
    }
    assert entered.startswith("20")
    shown = cli("prices")
    assert "Messages without a template: R\u00a00.45, entered on" in shown.out
    assert "Since 1 October 2026" in shown.err
    assert "second hand" in shown.err
    cli("templates", "--save", "visit", "--text", "Come", "--price", "R 0.90")
    cli("templates", "--save", "offer", "--text", "Buy", "--price", "$ 0.05")
    run = cli("prices", "--json")
    assert run.json["prices"]["visit"]["amount"] == "0.90"
    assert run.json["unreadable"] == {"offer": "$ 0.05"}
    assert cli("prices", "--free-form", "").code == 0
    assert "(no template)" not in cli("prices", "--json").json["prices"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--free-form", "cheap"), '"cheap" is not an amount that can be read.'),
        (("--free-form", "$ 1", "--currency", "R"), "in another currency than the other prices"),
        (("--currency", "R5"), '"R5" is no currency.'),
    ],
)
def test_what_is_no_price_is_one_sentence_and_changes_nothing(
    cli: Cli, options: tuple[str, ...], words: str
) -> None:
    cli("prices", "--free-form", "R 0.45")
    run = cli("prices", *options)
    assert run.code == 2
    assert words in run.err
    assert cli("prices", "--json").json["prices"]["(no template)"]["amount"] == "0.45"


def test_a_template_with_an_unreadable_price_is_not_saved(cli: Cli) -> None:
    run = cli("templates", "--save", "visit", "--text", "Come", "--price", "soon")
    assert run.code == 2
    assert '"soon" is not an amount that can be read.' in run.err


def test_check_says_what_it_costs_at_most(cli: Cli, three: Path) -> None:
    plain = cli("check", three, *TEXT)
    assert "at most" not in plain.out
    assert cli("check", three, *TEXT, "--json").json["cost"]["unpriced"] == 3
    cli("prices", "--free-form", "R 0.45")
    told = cli("check", three, *TEXT)
    assert "About R\u00a01.35 at most, at the prices you entered on" in told.out
    assert "one that fails costs nothing" in told.out
    cost = cli("check", three, *TEXT, "--json").json["cost"]
    assert (cost["at_most"], cost["currency"], cost["priced"]) == ("1.35", "R", 3)


def test_a_budget_pauses_says_how_to_raise_it_and_holds_when_it_goes_on(
    cli: Cli, three: Path
) -> None:
    cli("prices", "--free-form", "R 0.45")
    results = three.with_name("results.xlsx")
    to = ("--results", results)
    run = cli("send", three, *TEXT, *to, "--budget", "R 1,00", "--json", "--practice")
    assert run.code == 1
    assert run.json["stopped_because"] == "budget_money"
    assert run.json["cost"]["at_most"] == "0.90"
    assert run.json["budget"] == {"money": "1.00", "currency": "R", "messages": None}
    assert (run.json["sent"], run.json["left"]) == (2, 1)
    assert "which cost R\u00a00.90 of R\u00a01.00 at most" in run.err
    assert "resume 1 --budget AMOUNT --results OUT" in run.err
    assert "This cost R\u00a00.90 at most" in run.err
    again = cli("resume", "1", "--results", results, "--yes", "--json")
    assert (again.json["sent"], again.json["left"]) == (2, 1)
    more = cli("resume", "1", "--results", results, "--yes", "--json", "--budget", "R 1,35")
    assert (more.json["sent"], more.json["left"]) == (3, 0)
    assert more.code == 0


def test_a_number_of_messages_and_none(cli: Cli, three: Path) -> None:
    results = three.with_name("results.xlsx")
    run = cli("send", three, *TEXT, "--results", results, "--at-most", "1", "--practice")
    assert run.code == 1
    assert "It pauses after 1 message." in run.err
    assert "1 message was sent, or may have been, of 1." in run.err
    assert "resume 1 --at-most N" in run.err
    done = cli("resume", "1", "--results", results, "--yes", "--at-most", "none", "--json")
    assert done.code == 0
    assert done.json["budget"] == {"money": None, "currency": "", "messages": None}


def test_a_budget_that_cannot_be_kept_sends_nothing(cli: Cli, three: Path) -> None:
    results = three.with_name("results.xlsx")
    command = ("send", three, *TEXT, "--results", results, "--practice")
    for option, value, words in (
        ("--budget", "R 5", "no price is entered for messages without a template"),
        ("--budget", "lots", '"lots" is not an amount'),
        ("--at-most", "0", 'For --at-most, "0" is not a number'),
        ("--at-most", "1.5", 'For --at-most, "1.5" is not a number'),
        ("--people-a-day", "many", 'For --people-a-day, "many" is not a number'),
    ):
        run = cli(*command, option, value)
        assert run.code == 2
        assert words in run.err
    assert cli("campaigns", "--json").json == []


def test_new_people_are_spread_over_days_and_the_number_is_remembered(
    cli: Cli, three: Path
) -> None:
    cli("templates", "--save", "visit", "--text", "Come")
    results = three.with_name("results.xlsx")
    to = ("--results", results, "--practice", "--people-a-day", "2")
    # The budget keeps the program from waiting for tomorrow.
    done = cli("send", three, "--country", "ZA", "--template", "visit", *to, "--at-most", "2")
    assert "3 people get a template who have not written for a day" in done.err
    assert (
        "Your account may write to 2 new people a day, so they are spread over 2 days" in done.err
    )
    again = cli("resume", "1", "--results", results, "--yes")
    assert "1 person gets a template" in again.err
    assert "(2 of them used), so they are spread over 2 days" in again.err
