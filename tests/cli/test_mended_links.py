"""Links that `check` puts right in the copy of the list that it saves."""

from pathlib import Path

from tests.cli.conftest import Cli
from tests.ui.stage import write_csv

DRIVE = "https://drive.google.com/file/d/1AbCdEfGhIjKl/view"
DIRECT = "https://drive.google.com/uc?export=download&id=1AbCdEfGhIjKl"
ROWS = (
    ("Mobile", "Link"),
    ("082 555 0101", DRIVE),
    ("082 555 0102", "www.example.org/a.pdf."),
    ("082 555 0103", f"https://www.google.com/url?q={DRIVE}"),
    ("082 555 0104", "C:\\letters\\a.pdf"),
    ("082 555 0105", "https://we.tl/t-AbC"),
)
COMMAND = ("--country", "ZA", "--type", "document")


def test_what_can_be_mended_is_in_the_saved_list_and_nowhere_else(cli: Cli, tmp_path: Path) -> None:
    path, out = write_csv(tmp_path / "letters.csv", ROWS), tmp_path / "out.csv"
    before = path.read_bytes()
    run = cli("check", path, *COMMAND, "--save-corrected", out, "--mend-links")
    assert "Links mended: 3 rows." in run.out
    assert path.read_bytes() == before
    assert out.read_text(encoding="utf-8-sig").splitlines() == [
        "Mobile,Link",
        f"082 555 0101,{DIRECT}",
        "082 555 0102,https://www.example.org/a.pdf",
        f"082 555 0103,{DIRECT}",
        "082 555 0104,C:\\letters\\a.pdf",
        "082 555 0105,https://we.tl/t-AbC",
    ]


def test_how_to_mend_them_is_told_where_some_can_be(cli: Cli, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "letters.csv", ROWS)
    assert "--mend-links" in cli("check", path, *COMMAND).out
    sound = write_csv(tmp_path / "sound.csv", (ROWS[0], ("082 555 0101", DIRECT)))
    assert "--mend-links" not in cli("check", sound, *COMMAND).out
    out = tmp_path / "out.csv"
    run = cli("check", sound, *COMMAND, "--save-corrected", out, "--mend-links")
    assert "There is no link to mend." in run.out


def test_mending_needs_a_place_for_the_list(cli: Cli, tmp_path: Path) -> None:
    run = cli("check", write_csv(tmp_path / "letters.csv", ROWS), *COMMAND, "--mend-links")
    assert run.code == 2
    assert "--mend-links goes with --save-corrected." in run.err
