"""The names of the message types for the command line; nothing is loaded for them in vain."""

import subprocess
import sys

import pytest

from flowiq_desktop.cli.options.parser import build_parser
from flowiq_desktop.cli.options.type_names import TypeNames
from flowiq_desktop.core.messages.types import REGISTRY

_LOADED_BEFORE_READING = """
import sys
from flowiq_desktop.cli.options.parser import build_parser
build_parser().parse_args(["check", "people.xlsx"])
import flowiq_desktop.cli.reading.begun
import flowiq_desktop.spreadsheet.reading.workbook_reader
print(*sorted(name for name in sys.modules if name.startswith("flowiq_desktop.core.")))
"""


def test_they_are_those_of_the_registry() -> None:
    names = TypeNames()
    assert [*names] == [*REGISTRY]
    assert len(names) == len(REGISTRY)
    assert "text" in names
    assert "poem" not in names


def test_one_can_be_named() -> None:
    options = build_parser().parse_args(["check", "people.xlsx", "--type", "image"])
    assert options.type == "image"


def test_another_word_is_refused_with_all_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args(["check", "people.xlsx", "--type", "poem"])
    told = capsys.readouterr().err
    assert "poem" in told
    assert all(name in told for name in REGISTRY)


def test_a_workbook_is_read_before_messages_and_peoples_columns_are_loaded() -> None:
    command = [sys.executable, "-c", _LOADED_BEFORE_READING]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert "flowiq_desktop.core.text.shown_name" in loaded
    assert "flowiq_desktop.core.messages.types" not in loaded
    assert "flowiq_desktop.core.columns.synonyms" not in loaded
