"""Puts the parts of an .xlsx or .xlsb workbook where calamine looks for them.

The standard lets a part have any name: what it is, its relationships say. calamine follows them in
part; strings, styles and binary workbooks it looks for under the names that Excel gives them.
"""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from flowiq_desktop.spreadsheet.errors import damaged
from flowiq_desktop.spreadsheet.mending.relations import (
    MAIN,
    Members,
    Relation,
    address,
    relations_part,
    written,
)
from flowiq_desktop.spreadsheet.mending.zip_copy import copied

_FOLDER = "xl/"
_ODD = frozenset("\\%")
"""Letters of a part's name that are not read alike by all."""
_WORKBOOKS = ("xl/workbook.xml", "xl/workbook.bin", "workbook.xml", "workbook.bin")
_SINGLE = frozenset({"styles", "sharedStrings"})
_SHEETS = {
    "worksheet": "worksheets",
    "chartsheet": "chartsheets",
    "dialogsheet": "dialogsheets",
    "xlMacrosheet": "macrosheets",
    "xlIntlMacrosheet": "macrosheets",
}
"""The folder of each kind of sheet, by the end of its relationship's type."""


@dataclass(frozen=True, slots=True)
class _Workbook:
    """What a workbook is made of.

    Attributes:
        part: the part that the package begins with.
        usual: where it should be.
        relations: its relationships.
        root: the package's.
        places: where other parts should be, by the part.
    """

    part: str
    usual: str
    relations: list[Relation]
    root: list[Relation]
    places: dict[str, str]


def usual_package(content: bytes, archive: zipfile.ZipFile) -> bytes:
    """The workbook with its parts under their usual names; unchanged where they have them.

    Args:
        content: the workbook.
        archive: the same, opened and checked.

    Raises:
        SheetError: it has no workbook part, or its relationships are damaged.
    """
    members = Members(archive)
    book = _workbook(members)
    if _is_usual(members, book):
        return content
    names = {name: name.replace("\\", "/").lstrip("/") for name in archive.namelist()}
    new = {
        "_rels/.rels": (written(_aimed(book.root, {book.part: address(book.usual)})),),
        relations_part(book.usual): (written(_aimed(book.relations, _targets(book))),),
    }
    for part, usual in {book.part: book.usual, **book.places}.items():
        names[members.stored(part)] = usual
        stored, target = members.stored(relations_part(part)), relations_part(usual)
        if stored and target not in new and usual != members.stored(part):
            names[stored] = target
            new[target] = (written(_aimed(members.relations(part), {})),)
    return copied(content, archive, names, new)


def _workbook(members: Members) -> _Workbook:
    found = [it for it in members.relations("") if it.kind.endswith("/officeDocument")]
    part = next((it.part for it in found if it.part in members), "")
    root = members.relations("")
    if not part:
        part = next((name for name in _WORKBOOKS if name in members), "")
        root = [*root, Relation("rIdWorkbook", MAIN, address(part), part)]
    if not part:
        raise damaged()
    ending = ".bin" if part.casefold().endswith(".bin") else ".xml"
    relations = members.relations(part)
    places = dict(_places(members, relations, ending))
    return _Workbook(part, f"{_FOLDER}workbook{ending}", relations, root, places)


def _places(members: Members, relations: list[Relation], ending: str) -> Iterator[tuple[str, str]]:
    """Each part that must have a certain place, and that place."""
    taken: set[str] = set()
    for number, relation in enumerate(relations, 1):
        stored = members.stored(relation.part) if relation.part else ""
        usual = _usual_place(relation.kind.rpartition("/")[2], stored, number, ending)
        if stored and usual and usual not in taken:
            taken.add(usual)
            yield relation.part, usual


def _usual_place(kind: str, stored: str, number: int, ending: str) -> str:
    """Where calamine looks for a part of this kind; "" for one that it does not look for."""
    if kind in _SINGLE:
        return f"{_FOLDER}{kind}{ending}"
    if kind not in _SHEETS:
        return ""
    folder = f"{_FOLDER}{_SHEETS[kind]}/"
    is_there = stored.startswith(folder) and not _ODD.intersection(stored)
    return stored if is_there else f"{folder}moved{number}{ending}"


def _is_usual(members: Members, book: _Workbook) -> bool:
    places = {book.part: book.usual, **book.places}
    stored = {members.stored(relations_part(part)) for part in ("", book.part)}
    targets = _targets(book)
    is_binary = book.usual.endswith(".bin")
    return (
        all(members.stored(part) == usual for part, usual in places.items())
        and stored == {"_rels/.rels", relations_part(book.usual)}
        and all(
            it.target == target or (it.target == f"/{_FOLDER}{target}" and not is_binary)
            for it in book.relations
            if (target := targets.get(it.part))
        )
    )


def _targets(book: _Workbook) -> dict[str, str]:
    return {part: usual.removeprefix(_FOLDER) for part, usual in book.places.items()}


def _aimed(relations: list[Relation], targets: Mapping[str, str]) -> list[Relation]:
    """Relationships with new targets; parts that are not mentioned, by their address."""
    return [
        replace(it, target=targets.get(it.part) or address(it.part)) if it.part else it
        for it in relations
    ]
