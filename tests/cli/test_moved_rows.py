"""Rows that the window moved to a template are no rows of the command line's campaign either."""

from pathlib import Path

import pytest

from flowiq_desktop.assembly import build_services
from flowiq_desktop.core.messages.template import Template
from flowiq_desktop.services.preparing.check import check_sheet
from flowiq_desktop.services.preparing.load import load_sheet
from flowiq_desktop.services.sending.moves.draft_rows import DraftRows
from flowiq_desktop.system.paths import Folders
from tests.bench.drive import result
from tests.cli.conftest import Cli

SEND = ("--country", "ZA", "--text", "Hi {{Name|there}}", "--practice", "--yes", "--rate", 60000)
THEIRS = "held back: this person gets a template instead"


@pytest.fixture
def moved(people: Path, tmp_path: Path) -> Path:
    """The first row waits as a template; the draft itself knows nothing of it."""
    with build_services(Folders.of_data_dir(tmp_path / "data")) as services:
        services.saved.save_template(Template("visit", "Your amount: {{amount}}"))
        loaded = result(load_sheet(people))
        mapping = services.mappings.suggest(loaded.sheet, "ZA").mapping.with_type("text")
        checked = result(check_sheet(loaded.sheet, mapping, "ZA"))
        move = services.draft_moving(DraftRows(checked, loaded, (0,), True, lambda _number: True))
        rows = move.rows()
        ready = result(move.check(rows, move.mapping_for(rows, "visit")))
        result(move.move(rows, ready))
    return people


def test_they_are_left_out_and_the_template_goes(cli: Cli, moved: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    run = cli("send", moved, *SEND, "--results", out, "--json")
    assert run.code == 1
    assert "1 row was moved to a template and is left out here" in run.err
    assert run.json["sent"] == 2
    assert "moved to a template" in out.read_text(encoding="utf-8").splitlines()[1]
    resumed = cli("resume", 1, "--results", tmp_path / "b.csv", "--practice", "--yes", "--json")
    assert resumed.json["sent"] == 1


def test_in_the_changed_file_they_are_held_back_until_said_otherwise(
    cli: Cli, moved: Path, tmp_path: Path
) -> None:
    text = moved.read_text(encoding="utf-8").replace("R 100", "R 150")
    moved.write_text(text, encoding="utf-8")
    run = cli("send", moved, *SEND, "--results", tmp_path / "a.csv", "--send-again", "--json")
    assert run.json["sent"] == 2
    assert run.json["held"] == 1
    assert THEIRS in run.err
    resumed = cli("resume", 2, "--results", tmp_path / "b.csv", "--send-moved", "--yes", "--json")
    assert resumed.json["sent"] == 3
    assert THEIRS not in resumed.err


def test_both_go_to_them_when_that_is_wanted(cli: Cli, moved: Path, tmp_path: Path) -> None:
    run = cli("send", moved, *SEND, "--results", tmp_path / "a.csv", "--send-moved", "--json")
    assert (run.json["sent"], run.json["held"]) == (3, 0)
