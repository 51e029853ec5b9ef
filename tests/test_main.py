"""Where the program starts: Ctrl-C while it loads ends it at once, without a word of Python."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

from flowiq_desktop.__main__ import _options
from flowiq_desktop.cli.exit_codes import ExitCode
from flowiq_desktop.cli.options.parser import build_parser

_PRESSED = """
import signal, sys


class CtrlC:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            signal.raise_signal(signal.SIGINT)


sys.meta_path.insert(0, CtrlC())
sys.argv = ["flowiq-desktop", *{command!r}, "--data-dir", {folder!r}]
signal.signal(signal.SIGINT, signal.{handler})
from flowiq_desktop.__main__ import main
sys.exit(main())
"""


_CAMPAIGNS = ("campaigns",)
_RESUME = ("resume", "1", "--results", "out.xlsx", "--practice", "--yes")


def _pressed(
    module: str, folder: Path, handler: str, command: tuple[str, ...] = _CAMPAIGNS
) -> subprocess.CompletedProcess[str]:
    script = _PRESSED.format(module=module, folder=str(folder), handler=handler, command=command)
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
@pytest.mark.parametrize(
    ("module", "command"),
    [
        ("flowiq_desktop.cli", _CAMPAIGNS),
        ("flowiq_desktop.journal.journal", _CAMPAIGNS),
        ("flowiq_desktop.services.sending.run", _RESUME),
        ("requests", _RESUME),
    ],
)
def test_ctrl_c_while_it_loads_ends_it_without_a_traceback(
    module: str, command: tuple[str, ...], tmp_path: Path
) -> None:
    run = _pressed(module, tmp_path, "default_int_handler", command)
    assert run.returncode == -signal.SIGINT
    assert run.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_ctrl_c_while_a_command_that_sends_nothing_loads_more_ends_it_as_well(
    tmp_path: Path,
) -> None:
    run = _pressed("flowiq_desktop.services.results.campaigns", tmp_path, "default_int_handler")
    assert run.returncode == ExitCode.INTERRUPTED
    assert run.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_a_background_job_goes_on(tmp_path: Path) -> None:
    run = _pressed("flowiq_desktop.cli", tmp_path, "SIG_IGN")
    assert run.returncode == 0, run.stderr


def test_help_waits_for_no_service(tmp_path: Path) -> None:
    """What only a command needs is not loaded for `--help`, which takes a fifth of the time."""
    script = (
        "import sys\nsys.argv = ['flowiq-desktop', '--help']\n"
        "from flowiq_desktop.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = ('flowiq_desktop.assembly', 'flowiq_desktop.services', 'requests', 'pandas',"
        " 'phonenumbers', 'rich', 'PySide6')\n"
        "print('loaded:', [name for name in heavy if name in sys.modules])\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=str(tmp_path),
    )
    assert run.stdout.startswith("usage: flowiq-desktop")
    assert run.stdout.splitlines()[-1] == "loaded: []"


_CHECK = """
import sys
sys.argv = ["flowiq-desktop", "check", {file!r}, "--country", "ZA", "--data-dir", {folder!r}]
from flowiq_desktop.__main__ import main
code = main()
print("loaded:", [name for name in {unused!r} if name in sys.modules])
sys.exit(code)
"""
_UNUSED_BY_CHECK = (
    *("requests", "urllib3", "http.client", "truststore", "keyring", "wakepy", "rich"),
    *("xlsxwriter", "openpyxl", "pandas", "charset_normalizer", "PySide6", "importlib.metadata"),
    *("flowiq_desktop.practice_server", "flowiq_desktop.media", "flowiq_desktop.flowiq.client"),
    *("flowiq_desktop.services.results.report", "flowiq_desktop.services.sending.run"),
    *("flowiq_desktop.journal.recovery", "flowiq_desktop.spreadsheet.own_workbook"),
)
_TEXT_FILES = ("flowiq_desktop.spreadsheet.reading.text_reader",)
_WORKBOOKS = ("flowiq_desktop.spreadsheet.marks", "flowiq_desktop.spreadsheet.mending")
_ROWS = (
    ("phone_number", "message_type", "text"),
    ("+27 82 555 0143", "text", "Zoë, practice is on Monday."),
)


def _text_file(path: Path) -> None:
    path.write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in _ROWS), "utf-8")


def _workbook(path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("People", 0)
    for row in _ROWS:
        sheet.append(row)
    book.save(path)


@pytest.mark.parametrize(
    ("name", "others"), [("people.csv", _WORKBOOKS), ("people.xlsx", _TEXT_FILES)]
)
def test_a_check_waits_for_nothing_that_it_does_not_use(
    name: str, others: tuple[str, ...], tmp_path: Path
) -> None:
    """Loading takes most of the time of a short list, and of that what sends takes half."""
    file = tmp_path / name
    (_text_file if file.suffix == ".csv" else _workbook)(file)
    unused = (*_UNUSED_BY_CHECK, *others)
    script = _CHECK.format(file=str(file), folder=str(tmp_path / "data"), unused=unused)
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "loaded: []"


def test_a_start_without_arguments_is_what_the_parser_makes_of_none() -> None:
    assert _options([]) == build_parser().parse_args([])
