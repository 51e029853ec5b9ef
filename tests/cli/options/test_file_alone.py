"""`flowiq-desktop contacts.xlsx` opens the window; commands stay commands."""

from pathlib import Path

import pytest

from flowiq_desktop.cli.commands.table import COMMANDS
from flowiq_desktop.cli.options.file_alone import with_file_alone
from flowiq_desktop.cli.options.parser import build_parser


@pytest.mark.parametrize(
    ("given", "file"),
    [
        (["people.xlsx"], "people.xlsx"),
        (["--practice", "people.csv"], "people.csv"),
        (["--data-dir", "somewhere.d", "people.ods"], "people.ods"),
        (["--data-dir=somewhere", "a b.xls"], "a b.xls"),
        (["--language", "af", "people.xlsx"], "people.xlsx"),
        (["/home/zanele/lists/people"], "/home/zanele/lists/people"),
        (["--", "-people.xlsx"], "-people.xlsx"),
        (["people.xlsx", "--practice"], "people.xlsx"),
        (["--open", "people.xlsb"], "people.xlsb"),
    ],
)
def test_a_file_where_a_command_would_stand_is_opened(given: list[str], file: str) -> None:
    options = build_parser().parse_args(with_file_alone(given))
    assert options.open == Path(file)
    assert options.command is None


@pytest.mark.parametrize("command", [*COMMANDS, "rescue"])
def test_a_command_wins_over_a_file_of_its_name(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(command).touch()
    given = [command, "people.xlsx"]
    assert with_file_alone(given) == given


def test_every_command_of_the_parser_is_known() -> None:
    told = build_parser().format_help()
    for command in (*COMMANDS, "rescue"):
        assert f"\n    {command}" in told


@pytest.mark.parametrize("given", [[], ["--practice"], ["--version"], ["chekc", "x"], ["--"]])
def test_everything_else_stays(given: list[str]) -> None:
    assert with_file_alone(given) == given


def test_a_mistyped_command_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args(with_file_alone(["chekc", "people.xlsx"]))
    assert "chekc" in capsys.readouterr().err


def test_an_existing_file_without_an_ending_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("people").touch()
    assert with_file_alone(["people"]) == ["--open=people"]


def test_a_folder_is_told_in_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("lists").mkdir()
    assert with_file_alone(["lists"]) == ["--open=lists"]


@pytest.mark.parametrize(
    "given",
    [
        ["people.xlsx", "more.xlsx"],
        ["people.xlsx", "--practice", "more.xlsx"],
        ["--", "people.xlsx", "-more.xlsx"],
        ["--open", "people.xlsx", "--open", "more.xlsx"],
        ["--open", "people.xlsx", "more.xlsx"],
    ],
)
def test_a_second_file_is_refused_in_words(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args(with_file_alone(given))
    assert "Only one spreadsheet can be opened at a time." in capsys.readouterr().err


def test_a_name_that_no_file_can_have_is_no_file() -> None:
    assert with_file_alone(["x\0y"]) == ["x\0y"]
