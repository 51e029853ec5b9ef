"""Results of an .xlsx workbook come back in a copy of it, or it is said why they do not."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from tests.cli.conftest import Cli, Run

TEXT = ("--practice", "--yes", "--country", "ZA", "--text", "Hi {{Name}}", "--rate", 6000)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "people.xlsx"
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.title = "Parents"
    for row in [("Our parents",), ("Name", "Mobile"), ("Ann", 27825550301), ("Ben", 27825550302)]:
        sheet.append(row)
    sheet["A2"].font = Font(bold=True)
    made.create_sheet("Notes")["A1"] = "kept"
    made.save(path)
    return path


def sends(cli: Cli, file: Path, target: Path, *more: object) -> Run:
    return cli("send", file, "--results", target, *TEXT, *more)


def test_the_results_are_in_a_copy_of_the_workbook(cli: Cli, book: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    run = sends(cli, book, target, "--json")
    assert run.code == 0
    assert (run.json["results_kind"], run.json["why_plain"]) == ("own_workbook", "")
    assert "The results are in a copy of your own workbook." in run.err
    saved = openpyxl.load_workbook(target)
    assert saved.sheetnames == ["Parents", "Notes"]
    rows = [*saved["Parents"].values]
    assert rows[0][0] == "Our parents"
    assert rows[1][:3] == ("Name", "Mobile", "FlowIQ status")
    assert [row[:3] for row in rows[2:]] == [
        ("Ann", 27825550301, "Sent"),
        ("Ben", 27825550302, "Sent"),
    ]

    again = sends(cli, target, tmp_path / "again.xlsx")
    assert again.code == 1
    assert "2 held back" in again.err
    rows = [*openpyxl.load_workbook(tmp_path / "again.xlsx")["Parents"].values]
    assert rows[1][2] == "FlowIQ status (earlier)"
    assert [row[2] for row in rows[2:]] == ["Sent", "Sent"]


def test_what_cannot_be_is_said_and_the_plain_sheet_is_saved(
    cli: Cli, book: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out.xlsx"
    plain = sends(cli, book, target, "--plain-results", "--json")
    assert plain.json["results_kind"] == "plain_sheet"
    assert plain.json["why_plain"] == "asked_for"
    assert "copy of your own workbook" not in plain.err
    assert openpyxl.load_workbook(target).sheetnames == ["Results"]
    changed = openpyxl.load_workbook(book)
    changed["Notes"]["A1"] = "changed"
    changed.save(book)
    saved = cli("resume", 1, "--save-only", "--json", "--results", tmp_path / "later.xlsx")
    assert saved.json["results_kind"] == "plain_sheet"
    assert saved.json["why_plain"] == "cannot_be_copied"
    assert saved.code == 0
    assert "was changed after it was sent from" in saved.err
    assert "A plain results sheet is saved instead" in saved.err
    assert openpyxl.load_workbook(tmp_path / "later.xlsx").sheetnames == ["Results"]
