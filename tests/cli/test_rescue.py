"""Saving what is left of a damaged journal from the command line."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.journal.damaging import ROWS, Damaged, mixed_journal


@pytest.fixture
def damaged(tmp_path: Path) -> Damaged:
    """A journal that has lost a page, where the command looks for it."""
    made = mixed_journal(tmp_path)
    made.wipe(made.pages_with(b"Person 20")[0])
    # With --data-dir the settings lie in the same folder.
    shutil.move(made.config, made.data / "config")
    return Damaged(made.data, made.data / "config")


def test_what_can_be_read_is_saved_and_the_rest_is_counted(
    cli: Cli, damaged: Damaged, tmp_path: Path
) -> None:
    content = damaged.path.read_bytes()
    run = cli("rescue", tmp_path / "out", "--json")
    assert run.code == 1
    assert run.json["read"] + run.json["missing"] == 2 * ROWS
    assert run.json["missing_is_exact"]
    assert run.json["up_to_date"]
    assert [entry["name"] for entry in run.json["campaigns"]] == ["Parents", "Fees"]
    assert all(Path(entry["file"]).is_file() for entry in run.json["campaigns"])
    assert "rows could be read and saved, in 2 spreadsheets;" in run.err
    assert "damaged" in run.err
    assert damaged.path.read_bytes() == content


def test_every_command_says_what_can_be_done(cli: Cli, damaged: Damaged) -> None:
    run = cli("campaigns")
    assert run.code == 2
    assert "is damaged" in run.err
    assert "flowiq-desktop rescue" in run.err
    assert "***" not in run.err


def test_a_new_list_needs_a_yes(cli: Cli, damaged: Damaged, tmp_path: Path) -> None:
    refused = cli("rescue", tmp_path / "out", "--new-list")
    assert refused.code == 2
    assert "may get the same message twice" in refused.err
    assert "--yes" in refused.err
    assert damaged.path.exists()
    run = cli("rescue", tmp_path / "out", "--new-list", "--yes", "--json")
    assert run.code == 1
    kept = Path(run.json["set_aside"])
    assert kept.name.startswith("journal.damaged-")
    assert kept.parent == damaged.data
    assert not damaged.path.exists()
    started = cli("campaigns", "--json")
    assert (started.code, started.json) == (0, [])


def test_a_list_that_was_set_aside_can_be_read_later(
    cli: Cli, damaged: Damaged, tmp_path: Path
) -> None:
    first = cli("rescue", tmp_path / "out", "--new-list", "--yes", "--json").json
    assert cli("campaigns").code == 0
    later = cli("rescue", tmp_path / "later", "--file", first["set_aside"], "--json")
    assert later.code == 1
    assert later.json["read"] == first["read"]
    assert (first["doubtful"], later.json["up_to_date"]) == (0, False)
    assert later.json["doubtful"] > 0


def test_a_list_that_is_whole_is_saved_but_never_set_aside(
    cli: Cli, people: Path, tmp_path: Path
) -> None:
    words = ("--text", "Hi {{Name|you}}", "--country", "ZA", "--practice", "--rate", 6000)
    cli("send", people, "--results", tmp_path / "r.csv", *words)
    run = cli("rescue", tmp_path / "out", "--json")
    assert run.code == 0
    assert "is not damaged" in run.err
    assert (run.json["read"], run.json["missing"]) == (4, 0)
    refused = cli("rescue", tmp_path / "again", "--new-list", "--yes")
    assert refused.code == 2
    assert "not damaged" in refused.err
    assert not (tmp_path / "again").exists()


def test_where_there_is_no_list_none_is_made(cli: Cli, tmp_path: Path) -> None:
    run = cli("rescue", tmp_path / "out")
    assert run.code == 2
    assert "no list of sent messages" in run.err
    assert not (tmp_path / "data" / "journal.sqlite3").exists()


def test_a_list_in_use_is_left_alone(cli: Cli, damaged: Damaged, tmp_path: Path) -> None:
    whole = mixed_journal(tmp_path / "other")
    whole.path.replace(damaged.path)
    with damaged.journal():
        run = cli("rescue", tmp_path / "out", "--new-list", "--yes")
    assert run.code == 2
    assert "already open" in run.err
    assert damaged.path.exists()
    assert not (tmp_path / "out").exists()


def test_what_is_no_list_is_said(cli: Cli, damaged: Damaged, tmp_path: Path) -> None:
    damaged.write(b"not a list" * 1000)
    run = cli("rescue", tmp_path / "out")
    assert run.code == 2
    assert "Nothing can be read" in run.err
    assert not (tmp_path / "out").exists()
