"""The manual is whole in English, and each translation has the same pages, headings and links."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from flowiq_desktop.practice_server.failing_numbers import FAILING_NUMBERS
from flowiq_desktop.services.manual.manual import PAGES, PRACTICE, STEPS, Manual
from flowiq_desktop.system.paths import resource
from flowiq_desktop.texts.catalogue import Catalogue, catalogue, use
from flowiq_desktop.texts.installed import load
from flowiq_desktop.ui.dialogs.help_dialogs import shortcuts
from tests.for_each import for_each

FOLDER = resource("manual")
ENGLISH = FOLDER / "en"
LANGUAGES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
FILES = sorted(FOLDER.rglob("*.md"))
MOST_LINES, MOST_WIDTH = 64, 132
_HEADING = re.compile(r"^(#+) ", re.MULTILINE)
_LINK = re.compile(r"(!?)\[[^\]]*\]\(([^()\s]+)\)")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_OF_OTHERS = frozenset({("account", "Settings"), ("keys", "Tab")})
"""Of FlowIQ's own pages, and of the keyboard."""
_TEXTS = frozenset(
    text.id
    for text in read_po(io.BytesIO((resource("languages") / "af.po").read_bytes()))
    if isinstance(text.id, str) and text.id
)
_ENDING = re.compile(r"^\| (\d{4,6}) +\| (.+?) +\|$", re.MULTILINE)
_SHORTCUT = re.compile(r"^\| ([^|]*(?:Ctrl|Alt|F\d)[^|]*?) +\| (.+?) +\|$", re.MULTILINE)


def _text(language: str, page: str) -> str:
    return (FOLDER / language / f"{page}.md").read_text(encoding="utf-8")


def _levels(text: str) -> list[int]:
    return [len(signs) for signs in _HEADING.findall(text)]


def _links(text: str) -> list[tuple[str, str]]:
    return sorted(_LINK.findall(text))


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    before = catalogue()
    yield
    use(before)


def test_there_is_a_page_for_each_step_and_no_file_that_nobody_opens() -> None:
    assert set(STEPS) < set(PAGES)
    assert len(set(PAGES)) == len(PAGES) == 21
    assert {path.stem for path in ENGLISH.glob("*")} == set(PAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_page_with_the_same_headings_and_links(language: str) -> None:
    assert {path.name for path in (FOLDER / language).iterdir()} == {f"{it}.md" for it in PAGES}
    for page in PAGES:
        told, english = _text(language, page), _text("en", page)
        assert _levels(told) == _levels(english), page
        assert _links(told) == _links(english), page
        assert len(_ENDING.findall(told)) == len(_ENDING.findall(english)), page
        assert told.count("`{{") == english.count("`{{"), page


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_what_the_window_shows_is_named_in_its_language(language: str) -> None:
    """A button that a page still calls by its English name is found by nobody."""
    spoken = load(language, resource("languages"))
    said = {_plain(spoken.text(text)) for text in _TEXTS}
    for page in PAGES:
        for name in _BOLD.findall(_text(language, page)):
            is_english = _plain(name) in {_plain(text) for text in _TEXTS} - said
            assert not is_english or (page, name) in _OF_OTHERS, f"{page}: {name}"


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("….:")


@for_each("file", FILES)
def test_a_page_is_markdown_that_the_window_shows(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    lines = text.splitlines()
    assert text.startswith("# ")
    assert _levels(text).count(1) == 1
    assert max(_levels(text)) <= 3
    assert len(lines) <= MOST_LINES
    assert not re.search(r"</?[a-z]+[ />]", re.sub(r"`[^`]*`", "", text), re.IGNORECASE), "HTML"
    assert text.count("**") % 2 == 0
    assert "](http" not in text


@for_each("file", FILES)
def test_links_lead_to_pages_and_to_pictures_of_the_program(file: Path) -> None:
    for picture, target in _links(file.read_text(encoding="utf-8")):
        assert (file.parent / target).is_file(), target
        if picture:
            assert Path(target).parent.as_posix() == "../../pictures"
        else:
            assert target.removesuffix(".md") in PAGES


def test_every_page_is_reached_from_another_one() -> None:
    reached = {target for page in PAGES for _, target in _links(_text("en", page))}
    alone = {f"{page}.md" for page in PAGES} - reached
    assert alone == {"windows-warning.md"}  # who needs it has no window yet


def test_english_lines_are_short_enough_to_compare() -> None:
    widest = {
        path.name: max(map(len, path.read_text("utf-8").splitlines()))
        for path in ENGLISH.glob("*.md")
    }
    assert {name: width for name, width in widest.items() if width > MOST_WIDTH} == {}


def test_the_numbers_to_practise_with_do_what_their_page_says() -> None:
    told = dict(_ENDING.findall(_text("en", PRACTICE)))
    happens = {number.digits: number.happens for number in FAILING_NUMBERS}
    assert len(told) > 5
    assert {digits: happens.get(digits) for digits in told} == told


def test_the_page_of_keys_has_all_of_them() -> None:
    told = [(keys.strip(), does.strip()) for keys, does in _SHORTCUT.findall(_text("en", "keys"))]
    assert told == shortcuts()


def test_the_contents_on_the_web_have_every_page_with_its_title() -> None:
    contents = (Path(__file__).parents[3] / "docs" / "manual" / "README.md").read_text("utf-8")
    told = dict(re.findall(r"\[([^\]]+)\]\(\.\./\.\./resources/manual/en/([\w-]+)\.md\)", contents))
    for title, page in told.items():
        whole = Manual(FOLDER).page(page).title
        assert title in whole
    assert set(told.values()) == set(PAGES)


def test_a_page_is_in_the_language_in_use_or_else_in_english(tmp_path: Path) -> None:
    for language, title in (("en", "In English"), ("af", "In Afrikaans")):
        (tmp_path / language).mkdir()
        (tmp_path / language / "check.md").write_text(f"\n# {title} \n\nA.", encoding="utf-8")
    (tmp_path / "en" / "send.md").write_text("# Sending", encoding="utf-8")
    (tmp_path / "af" / "send.md").write_bytes(b"# \xff")
    manual = Manual(tmp_path)
    english = manual.page("check")
    assert (english.title, english.language, english.translated) == ("In English", "en", True)
    use(Catalogue("af_ZA"))
    page = manual.page("check")
    assert (page.title, page.language, page.translated) == ("In Afrikaans", "af", True)
    damaged = manual.page("send")
    assert (damaged.title, damaged.language, damaged.translated) == ("Sending", "en", False)
    with pytest.raises(FileNotFoundError):
        manual.page("results")
