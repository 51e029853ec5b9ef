"""`check --save-corrected`: the corrected list from the command line."""

from datetime import UTC, datetime
from pathlib import Path

from flowiq_desktop.services.preparing.drafts import DraftStore, Snapshot
from flowiq_desktop.services.preparing.load import load_sheet
from tests.cli.conftest import Cli
from tests.spreadsheet.making import finish
from tests.ui.stage import write_csv

ROWS = (("Name", "Mobile"), ("Ulla", "0821234567"), ("Nils", "082"))


def test_what_was_corrected_in_the_window_is_in_it(cli: Cli, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "choir.csv", ROWS)
    drafts = DraftStore(tmp_path / "data" / "drafts", lambda: datetime.now(UTC))
    finish(drafts.save(finish(load_sheet(path)), Snapshot({(1, 1): "0827654321"}, frozenset({0}))))
    out = tmp_path / "out.xlsx"
    command = ("check", path, "--country", "ZA", "--text", "Hi {{Name}}")
    run = cli(*command, "--json", "--save-corrected", out)
    assert run.json["problems"] == []
    assert "Made in the window and applied here: 1 correction and 1 left-out row." in run.err
    assert f"The corrected list is saved as {out}." in run.err
    assert "It has all 2 rows." in run.err
    assert [tuple(row) for row in finish(load_sheet(out)).sheet] == [
        ("Ulla", "0821234567"),
        ("Nils", "0827654321"),
    ]
    again = cli("check", out, "--country", "ZA", "--text", "Hi {{Name}}", "--json")
    assert again.json["problems"] == []


def test_it_is_never_saved_over_the_list(cli: Cli, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "choir.csv", ROWS)
    before = path.read_bytes()
    run = cli("check", path, "--country", "ZA", "--save-corrected", path)
    assert run.code == 2
    assert "is the list itself" in run.err
    assert path.read_bytes() == before


def test_each_number_of_a_cell_gets_a_row_where_that_is_wished(cli: Cli, tmp_path: Path) -> None:
    rows = (("Name", "Mobile"), ("Ulla", "082 123 4567 / 083 123 4567"), ("Nils", "0821234568"))
    path, out = write_csv(tmp_path / "choir.csv", rows), tmp_path / "out.csv"
    command = ("check", path, "--country", "ZA", "--text", "Hi {{Name}}")
    run = cli(*command, "--json", "--save-corrected", out, "--row-per-number")
    assert "1 row with several numbers became 2 rows, one for each number." in run.err
    again = cli("check", out, "--country", "ZA", "--text", "Hi {{Name}}", "--json")
    assert (again.json["rows"], again.json["ready"]) == (3, 3)
    alone = cli(*command, "--row-per-number")
    assert alone.code == 2
    assert "--row-per-number goes with --save-corrected." in alone.err
