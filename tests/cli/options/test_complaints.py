"""What is wrong with a call is said in the language in use, by the parser of this very Python."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from flowiq_desktop.cli.options.spoken_parser import SpokenParser
from flowiq_desktop.texts.catalogue import Catalogue, use
from flowiq_desktop.texts.installed import load

_CALLS = {
    "no value": (["--one"], "argument --one: expected one argument"),
    "no values": (["--some"], "argument --some: expected at least one argument"),
    "too few": (["--two", "x"], "argument --two: expected 2 arguments"),
    "no choice": (["--kind", "x"], "argument --kind: invalid choice: 'x' (choose from"),
    "no number": (["--number", "x"], "argument --number: this value cannot be used: 'x'"),
    "both": (["--on", "--off"], "argument --off: not allowed with argument --on"),
    "neither": ([], "one of the arguments --on --off is required"),
    "unknown": (["--on", "--what"], "unrecognized arguments: --what"),
    "two of them": (["--on", "--o", "x"], "ambiguous option: --o could match --one, --on, --off"),
    "a value too much": (["--on=x"], "argument --on: ignored explicit argument 'x'"),
    "no file": (["--on"], "the following arguments are required: FILE"),
}
_WORDS = re.compile(r"[A-Za-z]{2,}")
_TYPED = frozenset({"FILE", "one", "some", "two", "kind", "number", "on", "off", "what", "tried"})


def made(*, needs_file: bool) -> argparse.ArgumentParser:
    parser = SpokenParser(prog="tried")
    parser.add_argument("--one")
    parser.add_argument("--some", nargs="+")
    parser.add_argument("--two", nargs=2)
    parser.add_argument("--kind", choices=["a", "b"])
    parser.add_argument("--number", type=int)
    either = parser.add_mutually_exclusive_group(required=True)
    either.add_argument("--on", action="store_true")
    either.add_argument("--off", action="store_true")
    if needs_file:
        parser.add_argument("file", metavar="FILE")
    return parser


def complaint(call: str, capsys: pytest.CaptureFixture[str]) -> str:
    """The last line on standard error, of a call that ends with 2."""
    with pytest.raises(SystemExit) as ended:
        made(needs_file=call == "no file").parse_args(_CALLS[call][0])
    assert ended.value.code == 2
    return capsys.readouterr().err.splitlines()[-1]


@pytest.fixture
def made_up(pseudo_locales: Path) -> Iterator[None]:
    use(load("en_XA", pseudo_locales))
    yield
    use(Catalogue())


@pytest.mark.parametrize("call", _CALLS)
def test_in_english_it_is_argparses_own_sentence(
    call: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert complaint(call, capsys).startswith(f"tried: error: {_CALLS[call][1]}")


@pytest.mark.usefixtures("made_up")
@pytest.mark.parametrize("call", _CALLS)
def test_no_word_of_it_stays_english(call: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert set(_WORDS.findall(complaint(call, capsys))) <= _TYPED


@pytest.mark.usefixtures("made_up")
def test_what_a_later_python_words_otherwise_is_said_as_it_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        made(needs_file=False).error("the moon is not full")
    assert "the moon is not full" in capsys.readouterr().err
