"""The command line in a made-up language: whatever is English on the terminal is a text forgotten.

Aside from what people wrote, what FlowIQ and the system said, and what is typed as it stands.
"""

import calendar
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from flowiq_desktop.cli.commands.running import main
from flowiq_desktop.cli.options.parser import build_parser
from flowiq_desktop.journal.journal import FILE_NAME
from flowiq_desktop.texts.catalogue import Catalogue, use
from flowiq_desktop.texts.installed import load

Run = Callable[..., str]
_WORD = re.compile(r"[A-Za-z]{2,}")
_NOT_OURS = re.compile(
    r"“[^”]*”|\"[^\"]*\"|\([^)]* (file|folder)[^)]*\)|\(Page .*? code \d+\)|journal\.damaged\S*"
    r"|\bflowiq-desktop [^⟧]*?--results OUT|\bflowiq-desktop \w+( \w+)?( --check)?"
    r"|--[\w-]+( \S+)?|\S*/\S*|\w+\.(csv|xlsx|docx|json|sqlite3?)\b|\b[a-z]+_\w+|\bfiq_"
)
"""What stands in a line without being a text: quotations, commands, options, paths, codes."""
_BRANDS = frozenset({"FlowIQ", "WhatsApp"})
_PEOPLES = frozenset(
    {"people", "Name", "Mobile", "Amount", "Anna", "Ben", "Cas", "Dan", "Eva", "OUT"}
)
"""Words of the spreadsheet."""
_BABELS = frozenset({*calendar.month_name, "AM", "PM", "South", "Africa", "Germany"})
"""Of days, times and countries: Babel takes the made-up language for English."""
_ARGPARSES = frozenset(
    {*("usage", "options", "positional", "arguments", "show", "this", "help", "message", "and")}
    | {*("exit", "program", "version", "number")}
)
_USAGE = frozenset({"flowiq", "desktop", "file", "campaign", "out"})
_COMMANDS = frozenset(
    {"check", "send", "campaigns", "resume", "settle", "rescue", "reach", "templates", "move"}
    | {"stop", "list", "erase", "prices"}
)
_ROWS = (
    "Anna,082 555 0301,R 100",
    "Ben,+27 82 555 0400,R 200",
    "Cas,27825550998,R 300",
    "Eva,27825550999,R 300",
    "Dan,12345,R 400",
    "NULL,082 555 0305,R 100",
)


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """Some can be sent to, some cannot, and of some nobody is sure afterwards."""
    path = tmp_path / "people.csv"
    path.write_text("\n".join(("Name,Mobile,Amount", *_ROWS, "")), encoding="utf-8")
    return path


@pytest.fixture
def made_up(pseudo_locales: Path) -> Iterator[None]:
    """Everything is said in en_XA, which writes every letter with an accent."""
    use(load("en_XA", pseudo_locales))
    yield
    use(Catalogue())


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], made_up: None) -> Run:
    """Runs a command, fails on English lines, and returns what is on standard output."""

    def command(*arguments: object) -> str:
        main([*map(str, arguments), "--data-dir", str(tmp_path / "data")])
        out, err = capsys.readouterr()
        text = err if "--json" in arguments else out + err
        english = [f"{_english(line)}: {line}" for line in text.splitlines() if _english(line)]
        assert not english, "\n".join(english)
        assert out or err
        return out

    return command


def _english(line: str) -> set[str]:
    """The words of a line that nobody translated."""
    return set(_WORD.findall(_NOT_OURS.sub(" ", line))) - _PEOPLES - _BABELS - _BRANDS


def _send(run: Run, people: Path, tmp_path: Path, *more: object) -> str:
    text = ("--country", "ZA", "--text", "Hi {{Name}}", "--practice")
    return run("send", people, *text, "--results", tmp_path / "out.xlsx", *more)


def test_what_check_says(run: Run, people: Path) -> None:
    run("check", people, "--country", "ZA", "--text", "Hi {{Name}}, {{Amount}}")
    run("check", people, "--country", "DE", "--text", "Hi {{Nobody}}")


def test_what_is_sent_and_settled_is_told(run: Run, people: Path, tmp_path: Path) -> None:
    _send(run, people, tmp_path)
    run("campaigns")
    run("settle", 1, "--check")
    run("settle", 1, "--leave", "9")
    run("settle", 1, "--leave", "nothing")
    run("settle", 1, "--send-again", "all")
    run("settle", 1, "--leave", "4")
    run("resume", 1, "--results", tmp_path / "again.csv", "--again", "none_such")
    run("resume", 1, "--results", tmp_path / "again.xlsx", "--again", "all")
    run("resume", 1, "--results", tmp_path / "saved.csv", "--save-only")
    _send(run, people, tmp_path, "--send-again")


def test_what_rescue_says_of_a_damaged_list(run: Run, people: Path, tmp_path: Path) -> None:
    _send(run, people, tmp_path)
    (journal,) = (tmp_path / "data").rglob(FILE_NAME)
    content = journal.read_bytes()
    page = content.index(b'"phone_number"') // 4096
    journal.write_bytes(content[: page * 4096] + bytes(4096) + content[(page + 1) * 4096 :])
    run("campaigns")
    run("rescue", tmp_path / "rescued")
    run("rescue", tmp_path / "rescued", "--new-list")
    run("rescue", tmp_path / "rescued", "--new-list", "--yes")
    run("rescue", tmp_path / "rescued")


@pytest.mark.parametrize(
    "arguments",
    [
        "check nowhere.xlsx",
        "check people.csv --sheet Other",
        "check people.csv --country Narnia",
        "check people.csv --mapping nowhere.json",
        "check people.csv --mapping people.csv",
        "check people.csv --accept-value Nobody=x",
        "check people.csv --accept-value #REF!",
        "check people.csv --accept-value Anna",
        "send people.csv --results out.xlsx",
        "send people.csv --results out.docx --practice",
        "send people.csv --results people.csv --practice",
        "send people.csv --results out.xlsx --api-url http://flowiq.live",
        "resume 7 --results out.xlsx",
        "settle 7",
        "campaigns --hold-nothing-back",
        "rescue out",
    ],
)
def test_what_is_wrong_with_a_call(
    run: Run, people: Path, monkeypatch: pytest.MonkeyPatch, arguments: str
) -> None:
    monkeypatch.chdir(people.parent)
    run(*arguments.split())


@pytest.mark.parametrize(
    "mapping", [{}, {"fields": {}, "message_type": 1}, {"fields": {"text": {"number": "1"}}}]
)
def test_what_is_wrong_with_a_mapping(
    run: Run, people: Path, tmp_path: Path, mapping: dict[str, object]
) -> None:
    (tmp_path / "mapping.json").write_text(json.dumps(mapping), encoding="utf-8")
    run("check", people, "--mapping", tmp_path / "mapping.json")


def test_json_stays_english(run: Run, people: Path, tmp_path: Path) -> None:
    checked = ("--country", "DE", "--text", "Hi {{Name}}", "--json")
    outputs = [run("check", people, *checked), _send(run, people, tmp_path, "--json")]
    outputs += [run("campaigns", "--json"), run("settle", 1, "--check", "--json")]
    outputs += [run("rescue", tmp_path / "rescued", "--json")]
    for out in outputs:
        assert json.loads(out)
        assert "⟦" not in re.sub(r'"(file|results)": "[^"]*"', "", out), "but for names of files"


@pytest.mark.usefixtures("made_up")
@pytest.mark.parametrize("command", ["", "check", "send", "campaigns", "resume", "settle"])
def test_help_is_said(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args([command, "--help"] if command else ["--help"])
    words = {word for line in capsys.readouterr().out.splitlines() for word in _english(line)}
    assert {word for word in words if word.islower()} <= _ARGPARSES | _COMMANDS | _USAGE
