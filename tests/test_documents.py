"""What code and documents cite is in the repository: files, sections, criteria, tests, modules."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from flowiq_desktop.flowiq.reasons import Retry, WhoseMove, meaning_of
from flowiq_desktop.flowiq.reasons_whatsapp import META_MEANINGS
from tests.for_each import for_each

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PROGRAM = ROOT / "flowiq_desktop"
SECURITY = (DOCS / "security.md").read_text(encoding="utf-8")
ARCHITECTURE = (DOCS / "architecture.md").read_text(encoding="utf-8")
WHATSAPP = (DOCS / "whatsapp-errors.md").read_text(encoding="utf-8")

_LINE_END = re.compile(r"\s*\n[ \t#]*")
_CITED = re.compile(r"(?<![\w/])docs/[\w./-]+\.md")
_SECTION = re.compile(r"(docs/[\w./-]+\.md), ([A-Z][a-z][\w' ]*\w)")
_LINK = re.compile(r"\]\(([^)\s#]*)(?:#([\w-]+))?\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_MARK = re.compile(r"(?<![\w.&#/-])S\d{1,2}(?!\w)")
_CRITERION = re.compile(r"^\| (S\d+) \|", re.MULTILINE)
_NOT_CLAIMED = re.compile(r"(S\d+) \(")
_STRANGER = re.compile(
    r"\bAPI notes\b|\breliability,? (?:section )?S?\d|\bdesign section\b|\bmeta-errors\b",
    re.IGNORECASE,
)
_TEST = re.compile(r"`([\w/]+\.py)(?:::(\w+))?`")
_PLACE = re.compile(r"`([a-z_]+(?:\.\w+)+)`")
_ROOM = re.compile(r"^\| [^|]*\| `([\w.]+)` \| (.+) \|$", re.MULTILINE)
_RANGE = re.compile(r"(\d+)(?: to (\d+))?")


def _texts() -> Iterator[tuple[Path, str]]:
    """Every text of the repository that people wrote, but this file, with its line ends joined."""
    folders = ("flowiq_desktop", "tests", "docs", "packaging")
    written = [path for name in folders for path in (ROOT / name).rglob("*.*")]
    for path in (*written, *ROOT.glob("*.md"), ROOT / "pyproject.toml"):
        inner = path.relative_to(ROOT)
        made = inner.parts[:2] == ("tests", "data") or path == Path(__file__)
        if path.suffix in (".py", ".md", ".toml", ".sh") and not made:
            yield inner, _joined(path.read_text(encoding="utf-8"))


def _joined(text: str) -> str:
    return _LINE_END.sub(" ", text)


def _anchors(document: Path) -> set[str]:
    """The anchors of a document's headings, as GitHub makes them."""
    titles = _HEADING.findall(document.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


def _absent_documents(text: str) -> list[str]:
    return [cited for cited in _CITED.findall(text) if not (ROOT / cited).is_file()]


def _absent_sections(text: str) -> list[str]:
    """Sections that are cited as `docs/file.md, Title` and are no heading there."""
    return [
        f"{cited}, {title}"
        for cited, title in _SECTION.findall(text)
        if not any(title.startswith(heading) for heading in _headings(ROOT / cited))
    ]


def _headings(document: Path) -> list[str]:
    return _HEADING.findall(document.read_text(encoding="utf-8")) if document.is_file() else []


def _broken_links(document: Path) -> list[str]:
    broken = []
    for target, anchor in _LINK.findall(document.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        place = (document.parent / target) if target else document
        if not place.exists() or (anchor and anchor not in _anchors(place)):
            broken.append(f"{target}#{anchor}")
    return broken


def _unknown_marks(text: str) -> list[str]:
    known = {*_CRITERION.findall(SECURITY), *_NOT_CLAIMED.findall(SECURITY)}
    return [mark for mark in _MARK.findall(text) if mark not in known]


def _absent_tests(text: str) -> list[str]:
    """Tests and files that are named as `file.py` or `file.py::test` and are not there."""
    return [
        f"{file}::{name}"
        for file, name in _TEST.findall(text)
        if not any(_holds(root / file, name) for root in (ROOT, ROOT / "tests", PROGRAM))
    ]


def _holds(file: Path, name: str) -> bool:
    return file.is_file() and (not name or name in file.read_text(encoding="utf-8"))


def _absent_modules(text: str) -> list[str]:
    """What is named like `room.module` or `room.module.Name` and is in no module."""
    rooms = {path.stem for path in PROGRAM.iterdir() if path.suffix in ("", ".py")}
    named = (place.split(".") for place in _PLACE.findall(text))
    return [".".join(parts) for parts in named if parts[0] in rooms and not _is_there(parts)]


def _is_there(parts: list[str]) -> bool:
    for count in range(len(parts), 0, -1):
        place = PROGRAM.joinpath(*parts[:count])
        module = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
        if module.is_file():
            text = module.read_text(encoding="utf-8")
            return all(re.search(rf"\b{name}\b", text) for name in parts[count:])
    return False


def test_every_document_and_section_that_is_cited_is_there() -> None:
    absent = {
        path: found
        for path, text in _texts()
        if (found := _absent_documents(text) + _absent_sections(text))
    }
    assert absent == {}


def test_every_link_leads_somewhere() -> None:
    documents = [*DOCS.rglob("*.md"), *ROOT.glob("*.md"), ROOT / "packaging" / "README.md"]
    broken = {path.name: found for path in documents if (found := _broken_links(path))}
    assert len(documents) > 20
    assert broken == {}


def test_nothing_cites_what_only_its_writers_have() -> None:
    assert [path for path, text in _texts() if _STRANGER.search(text)] == []


def test_every_mark_has_its_criterion_once() -> None:
    marks = _CRITERION.findall(SECURITY)
    unknown = {path: found for path, text in _texts() if (found := _unknown_marks(text))}
    assert len(marks) == len(set(marks)) > 20
    assert unknown == {}


def test_every_criterion_names_a_test() -> None:
    lines = [line for line in SECURITY.splitlines() if _CRITERION.match(line)]
    without = [line for line in lines if "`" not in line.rsplit("|", 2)[1]]
    assert without == []
    assert (ROOT / "tests" / "data" / "cases" / "hostile").is_dir()


@for_each("document", sorted(DOCS.rglob("*.md")))
def test_every_test_and_module_that_a_document_names_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert _absent_tests(text) + _absent_modules(text) == []


def test_the_table_of_rooms_says_what_the_rooms_say() -> None:
    """A room that is missing, or says something else by now: the line that belongs there."""
    rooms = dict(_rooms())
    table = dict(_ROOM.findall(ARCHITECTURE))
    assert {room: row for room, row in rooms.items() if table.get(room) != row} == {}
    assert table.keys() == rooms.keys()


def _rooms() -> Iterator[tuple[str, str]]:
    """Each room's name, and its line of the table: what it holds, and what it must never do."""
    for path in sorted(PROGRAM.rglob("__init__.py")):
        room = ".".join(path.parent.relative_to(PROGRAM).parts)
        if room:
            said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
            holds, never, *_ = (_joined(part).strip(" .") for part in [*said.split("\n\n"), ""])
            yield room, f"{holds} | {never[:1].lower()}{never[1:]}"


def test_whatsapps_codes_are_those_of_the_program() -> None:
    """docs/whatsapp-errors.md: who can act, whether it may go again, whether it pauses."""
    told = {code: cells for line in WHATSAPP.splitlines() for code, cells in _codes(line)}
    program = {code: _told(code) for code in META_MEANINGS}
    assert told == program


def _codes(line: str) -> Iterator[tuple[int, tuple[str, str, bool]]]:
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    if len(cells) == 6 and cells[0][:1].isdigit():
        for first, last in _RANGE.findall(cells[0]):
            for code in range(int(first), int(last or first) + 1):
                yield code, (cells[2], cells[3], cells[4] == "yes")


def _told(code: int) -> tuple[str, str, bool]:
    meaning = meaning_of(f"meta_{code}")
    who = "admin" if meaning.whose_move is WhoseMove.FLOWIQ_ADMIN else str(meaning.whose_move)
    again = "after fixing" if meaning.retry is Retry.AFTER_FIXING else str(meaning.retry)
    return who, again, meaning.stops_run


def test_what_is_not_there_would_be_found() -> None:
    text = _joined("see docs/nowhere.md and docs/security.md,\n    # Nothing of it; S99")
    assert _absent_documents(text) == ["docs/nowhere.md"]
    assert _absent_sections(text) == ["docs/security.md, Nothing of it"]
    assert _unknown_marks(text) == ["S99"]
    assert _absent_sections("docs/flowiq-api.md, Errors and more") == []
    assert _absent_tests("`test_app.py::test_no_such_thing` `nothing/here.py`") == [
        "test_app.py::test_no_such_thing",
        "nothing/here.py::",
    ]
    assert _absent_modules("`core.phone.nowhere` `core.phone.identity.Nobody` `attempt.id`") == [
        "core.phone.nowhere",
        "core.phone.identity.Nobody",
    ]
    assert _STRANGER.search("the " + "API notes 10")
    assert _STRANGER.search("as " + "Reliability section 2.3 has it")
    assert _STRANGER.search("(" + "reliability, S23)")


def test_a_broken_link_would_be_found(tmp_path: Path) -> None:
    document = tmp_path / "one.md"
    document.write_text("# A b\n[x](#a-b) [y](#c) [z](two.md) [w](one.md#a-b)", encoding="utf-8")
    assert _broken_links(document) == ["#c", "two.md#"]
