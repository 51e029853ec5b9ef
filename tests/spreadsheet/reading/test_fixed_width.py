"""Columns of a fixed width are no columns here, and it is said how to make a CSV of them."""

from pathlib import Path

import pytest

from tests.spreadsheet.making import read

FIXED = """\
Name        Phone         Note
Zoe Smith   0825550101    first
Abe Jones   0825550102
Uma O'Hara  0825550103    the third
"""
NAMES = "Name\n" + "".join(f"{name} Smith\n" for name in ("Zoe", "Abe", "Uma", "Ivo"))


def notes_of(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return " ".join(map(str, read(path)[1].notes))


@pytest.mark.parametrize("ending", [".txt", ".csv"])
@pytest.mark.parametrize("text", [FIXED, FIXED.replace("\n", "\r\n"), "\n" + FIXED])
def test_columns_of_a_fixed_width_are_told(tmp_path: Path, ending: str, text: str) -> None:
    told = notes_of(tmp_path / f"people{ending}", text)
    assert "Fixed width" in told
    assert "CSV" in told


@pytest.mark.parametrize(
    "text", [NAMES, NAMES.replace(" ", "  "), FIXED.replace("  ", ","), "a\n  b\n  c\n  d\n"]
)
def test_others_are_not(tmp_path: Path, text: str) -> None:
    text = text if "  " not in text or text[0] == "a" else text.replace("Abe  ", "Abraham  ")
    assert "Fixed width" not in notes_of(tmp_path / "people.txt", text)
