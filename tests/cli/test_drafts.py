"""The command line in a draft of a translation: what nobody must misread stands in English too."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from flowiq_desktop.cli.commands.running import main
from flowiq_desktop.system.paths import resource
from flowiq_desktop.texts.catalogue import Catalogue, use
from flowiq_desktop.texts.installed import load

Run = Callable[..., list[str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Runs a command in isiZulu; returns what it told, line by line."""

    def command(*arguments: object) -> list[str]:
        main([*map(str, arguments), "--data-dir", str(tmp_path / "data")])
        out, err = capsys.readouterr()
        return (out + err).splitlines()

    use(load("zu", resource("languages")))
    yield command
    use(Catalogue())


@pytest.fixture
def send(run: Run, tmp_path: Path) -> Callable[[], list[str]]:
    """Sends one message in practice mode to somebody of whom nobody is sure afterwards."""
    people = tmp_path / "people.csv"
    people.write_text("Name,Mobile\nAnna,082 555 0301\nEva,27825550999\n", encoding="utf-8")
    text = ("--country", "ZA", "--text", "Hi {{Name}}", "--practice", "--plain-results")
    return lambda: run("send", people, *text, "--results", tmp_path / "out.csv")


def test_what_is_held_back_stands_in_english_beneath(send: Callable[[], list[str]]) -> None:
    send()
    told = send()
    at = told.index(
        "2 held back: the same message went to the same person before, or may have. "
        "Add --send-again to send them all the same."
    )
    assert "--send-again" in told[at - 1]
    assert "Engu-2" in told[at - 1]


def test_what_nobody_is_sure_of_stands_in_english_beneath(
    run: Run, send: Callable[[], list[str]]
) -> None:
    send()
    told = run("settle", 1)
    assert any(line.startswith("For 1 message we don't know") for line in told)
    left = run("settle", 1, "--leave", "all")
    assert any("left as" in line or "is left" in line for line in left), left


def test_a_language_that_was_agreed_to_stands_alone(send: Callable[[], list[str]]) -> None:
    use(Catalogue())
    send()
    told = send()
    assert sum("held back" in line for line in told) == 1
