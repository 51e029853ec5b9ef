"""`check` tells what spreadsheet programs did to the columns, and undoes it in a copy."""

from pathlib import Path

from tests.cli.conftest import Cli
from tests.ui.stage import write_csv

ROWS = (
    ("Name", "Mobile", "Birthday"),
    ("Ulla", "825550101", "45356"),
    ("Nils", "2.7E+10", "20000"),
    ("Tove", "0825550103", ""),
)
COMMAND = ("--country", "ZA", "--text", "Hi {{Name}}")


def test_both_reports_tell_the_same(cli: Cli, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "choir.csv", ROWS)
    found = cli("check", path, *COMMAND, "--json").json["damage"]
    assert [(it["column"], it["kind"], it["cells"], it["can_be_undone"]) for it in found] == [
        ("Mobile", "lost_zero", 1, 1),
        ("Mobile", "shortened", 1, 0),
        ("Birthday", "date_serial", 2, 2),
    ]
    assert found[0]["examples"] == [{"row": 2, "was": "825550101", "becomes": "+27825550101"}]
    assert found[1]["examples"] == [{"row": 3, "was": "2.7E+10", "becomes": None}]
    told = cli("check", path, *COMMAND).out
    for it in found:
        assert it["message"] in told
        assert it["advice"] in told
    assert 'row 2: "825550101" would be "+27825550101"' in told
    assert 'row 3: "2.7E+10" cannot be undone' in told
    assert "--undo-damage" in told


def test_nothing_is_said_of_a_sound_list(cli: Cli, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "choir.csv", (("Name", "Mobile"), ("Ulla", "082 555 0101")))
    assert cli("check", path, *COMMAND, "--json").json["damage"] == []
    assert "spreadsheet programs" not in cli("check", path, *COMMAND).out


def test_what_can_be_undone_is_in_the_saved_list_and_nowhere_else(cli: Cli, tmp_path: Path) -> None:
    path, out = write_csv(tmp_path / "choir.csv", ROWS), tmp_path / "out.csv"
    before = path.read_bytes()
    run = cli("check", path, *COMMAND, "--json", "--save-corrected", out, "--undo-damage")
    assert "Put back what Excel changed: 3 cells" in run.err
    assert [it["kind"] for it in run.json["damage"]] == ["shortened"]
    assert path.read_bytes() == before
    assert out.read_text(encoding="utf-8-sig").splitlines() == [
        "Name,Mobile,Birthday",
        "Ulla,+27825550101,2024-03-05",
        "Nils,2.7E+10,1954-10-03",
        "Tove,0825550103,",
    ]


def test_undoing_needs_a_place_for_the_list(cli: Cli, tmp_path: Path) -> None:
    run = cli("check", write_csv(tmp_path / "choir.csv", ROWS), *COMMAND, "--undo-damage")
    assert run.code == 2
    assert "--undo-damage goes with --save-corrected." in run.err
