"""Which calls are found in the code, and what becomes of their texts."""

from pathlib import Path

import pytest

from tests.packaging.loading import load

extract = load("extract_texts").extract


def _found(folder: Path, code: str) -> set[object]:
    (folder / "module.py").write_text(code, "utf-8")
    return {message.id for message in extract(folder) if message.id}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ('say("Saved as {name}", name=path)', "Saved as {name}"),
        ('mark("Phone number")', "Phone number"),
        ('self.tr("&Save")', "&Save"),
        ('QCoreApplication.translate("Context", "Open")', "Open"),
        ('say_count("1 row", "{n} rows", 3)', ("1 row", "{n} rows")),
        ('say("in two"\n    " parts")', "in two parts"),
    ],
)
def test_each_call_is_found(tmp_path: Path, code: str, text: object) -> None:
    assert _found(tmp_path, code) == {text}


@pytest.mark.parametrize("code", ["say(text)", 'print("English")', "self.tr(words)", '"just so"'])
def test_nothing_else_is(tmp_path: Path, code: str) -> None:
    assert _found(tmp_path, code) == set()


def test_the_same_text_in_two_places_is_one_text(tmp_path: Path) -> None:
    (tmp_path / "other.py").write_text('self.tr("Close")', "utf-8")
    (tmp_path / "module.py").write_text('say("Close")', "utf-8")
    (message,) = [message for message in extract(tmp_path) if message.id]
    assert [place for place, _line in message.locations] == ["module.py", "other.py"]


def test_the_program_has_its_texts() -> None:
    ids = {message.id for message in extract()}
    assert "Past sends" in ids
    assert "Page Up" in ids
