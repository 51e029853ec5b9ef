"""Erasing a person from the command line."""

from pathlib import Path

from tests.cli.conftest import Cli


def test_a_person_is_erased_after_a_yes_and_what_remains_is_said(
    cli: Cli, people: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    cli("send", people, "--country", "ZA", "--text", "Hi", "--results", out, "--practice")
    assert "Anna" in out.read_text("utf-8-sig")
    asked = cli("erase", "0825550301", "--country", "ZA")
    assert asked.code == 2
    assert "Nothing was erased" in asked.err
    done = cli("erase", "0825550301", "--country", "ZA", "--yes", "--stop", "--json")
    assert done.code == 0
    assert (done.json["rows"], done.json["on_stop_list"]) == (1, True)
    assert "For 30 days" in done.err
    again = tmp_path / "again.csv"
    cli("resume", 1, "--save-only", "--results", again)
    text = again.read_text("utf-8-sig")
    assert "Anna" not in text
    assert "Ben" in text
    listed = cli("stop-list", "list").out
    assert listed.startswith("Erased person")
    assert cli("stop-list", "why", "+27825550301").code == 0


def test_old_campaigns_go_after_a_yes(cli: Cli, people: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    cli("send", people, "--country", "ZA", "--text", "Hi", "--results", out, "--practice")
    young = cli("campaigns", "--delete-older-than", "1", "--json")
    assert (young.code, len(young.json)) == (0, 1)
    assert "0 campaigns were deleted." in young.err
    assert cli("campaigns", "--delete-older-than", "0").code == 2
