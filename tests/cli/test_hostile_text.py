"""What other people wrote, and terminals as they are found, on the real command line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from tests.cli.conftest import Cli, Run

ESC = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e\u2066\r\nSENT 1,000 messages"
FORBIDDEN = ("\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\r")
HI = ("--country", "ZA", "--text", "Hi {{Name}}")
posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no such names")


def safe(run: Run) -> None:
    for sign in FORBIDDEN:
        assert sign not in run.out + run.err
    assert not any(line.startswith("SENT 1,000") for line in (run.out + run.err).splitlines())
    assert "Traceback" not in run.err


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Every place of a workbook that can hold a text."""
    path = tmp_path / "list.xlsx"
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("S\x9b31m\u202e")
        sheet.write_row(0, 0, ["Name", f"Mobile {ESC}"])
        # XlsxWriter writes control characters as Excel does: _x001B_.
        sheet.write_row(1, 0, [f"Ann {ESC}", "0821234567"])
        sheet.write_row(2, 0, [f"Ben {ESC}", f"call {ESC}"])
        sheet.write_row(3, 0, [f"Ann {ESC}", "0821234567"])
    return path


def test_cells_headers_and_sheets_command_no_terminal(cli: Cli, hostile: Path) -> None:
    # Digits stand in its second header too, so that it might be a person's row: asked about.
    for options in ((), ("--json", "--messages"), ("--sheet", ESC), ("--type", "text")):
        run = cli("check", hostile, *HI, "--header-row", "1", *options)
        safe(run)
        assert "--json" not in options or run.json["rows"] == 3


def test_cells_in_a_text_file(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f'Name,Mobile,"{ESC}"\n"{ESC}",0821234567,"{ESC}"\n"{ESC}","{ESC}",x\n')
    safe(cli("check", path, *HI))
    run = cli("check", path, *HI, "--json", "--messages")
    safe(run)
    (number,) = (it for it in run.json["problems"] if it["field"] == "phone_number")
    assert "]0;owned" in number["message"]


@posix
@pytest.mark.parametrize("name", [ESC.replace("/", "") + ".csv", "\udcff\udcfe.csv", "a\nb.csv"])
def test_names_of_files(cli: Cli, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("Name,Mobile\nAnn,0821234567\n")
    assert cli("check", path, *HI).code == 0
    for gone in (tmp_path / f"gone {name}", tmp_path / name / "inside"):
        run = cli("check", gone, *HI)
        safe(run)
        assert run.code == 2
    results = tmp_path / f"{name}.results.csv"
    run = cli("send", path, *HI, "--practice", "--yes", "--results", results, "--json")
    safe(run)
    assert run.code == 0
    safe(cli("campaigns"))
    safe(cli("campaigns", "--json"))
    safe(cli("check", path, *HI, "--mapping", tmp_path / f"{name}.json"))


@pytest.mark.parametrize(
    "arguments",
    [
        ("--what", ESC),
        (ESC,),
        ("check", "x.csv", "--header-row", ESC),
        ("check", "x", "--type", ESC),
    ],
)
def test_what_was_typed_is_repeated_without_obeying_it(
    cli: Cli, arguments: tuple[str, ...]
) -> None:
    run = cli(*arguments)
    safe(run)
    assert run.code == 2


# -- terminals as they are found -----------------------------------------------------------------

ASCII = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C", "LANG": "C"}


@pytest.mark.parametrize(
    "env",
    [
        ASCII,
        {"PYTHONIOENCODING": "ascii:strict"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LC_ALL": "xx_YY.UTF-99", "LANG": "garbage", "LANGUAGE": "\x1b[2J"},
        {"TERM": "garbage", "COLUMNS": "-5", "LINES": "x"},
        {"TZ": "garbage"},
        {"TZ": ":/etc/passwd"},
        {"TZ": "XXX-99:99:99"},
        {"TZ": "AAA1:02:03"},
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": ""},
    ],
)
def test_strange_surroundings(cli: Cli, tmp_path: Path, env: dict[str, str]) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Naïve Name,Mobile\nZoë 你好 🎉,0821234567\nŁukasz,12\n", encoding="utf-8")
    text = ("--country", "ZA", "--text", "Hi {{Naïve Name}}")
    run = cli("check", path, *text, env=env)
    assert "Traceback" not in run.err
    assert "2 rows: 1 ready" in run.out
    run = cli("check", path, *text, "--json", "--messages", env=env)
    assert run.json["messages"][0]["body"]["text"] == "Hi Zoë 你好 🎉"
    results = tmp_path / "out.xlsx"
    run = cli("send", path, *text, "--practice", "--yes", "--results", results, "--json", env=env)
    assert run.json["sent"] == 1
    assert results.exists()
    run = cli("campaigns", env=env)  # what was noted can be read
    assert run.code == 0
    assert "1 sent" in run.out


def _piped(tmp_path: Path, closing: str, *arguments: str) -> int:
    """Run with a stream that nobody reads; the exit code."""
    words = " ".join([sys.executable, "-m", "flowiq_desktop", *arguments, "--data-dir", "data"])
    command = f"{{ {words} 2>err; echo $? >code; }} {closing}"
    subprocess.run(["bash", "-c", command], cwd=tmp_path, check=False, timeout=100)
    assert "Traceback" not in (tmp_path / "err").read_text()
    assert "BrokenPipe" not in (tmp_path / "err").read_text()
    return int((tmp_path / "code").read_text())


@posix
@pytest.mark.parametrize("closing", ["| true", ">&-", "| head -c 10"])
def test_nobody_reads_the_result(tmp_path: Path, closing: str) -> None:
    rows = "".join(f"Ann {at},08212{at:05d}\n" for at in range(2_000))
    (tmp_path / "list.csv").write_text(f"Name,Mobile\n{rows}")
    arguments = ("--country", "ZA", "--text", "Hi", "--json", "--messages")
    assert _piped(tmp_path, closing, "check", "list.csv", *arguments) == 0


@posix
@pytest.mark.parametrize("closing", ["2>&1 | true", "2>&-"])
def test_sending_goes_on_when_nobody_reads(tmp_path: Path, closing: str) -> None:
    (tmp_path / "list.csv").write_text("Name,Mobile\nAnn,0821234567\nBen,0821234568\n")
    words = (
        f"{sys.executable} -m flowiq_desktop send list.csv --country ZA --text Hi --practice --yes"
        " --results out.csv --data-dir data"
    )
    command = f"{{ {words}; echo $? >code; }} {closing}"
    subprocess.run(["bash", "-c", command], cwd=tmp_path, check=False, timeout=100)
    assert (tmp_path / "code").read_text().strip() == "0"
    assert (tmp_path / "out.csv").read_text(encoding="utf-8-sig").count("Sent") >= 2
