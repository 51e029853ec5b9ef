"""Relationships: how the parts of a package name one another (ECMA-376 part 2, 9.3)."""

import posixpath
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, unquote

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from flowiq_desktop.spreadsheet.errors import damaged
from flowiq_desktop.spreadsheet.guards.zip_guard import archive_errors
from flowiq_desktop.spreadsheet.marks.xml_attributes import quoted

_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MOST_BYTES = 2_000_000
"""A relationship takes some 150 bytes, and a workbook has one for each sheet."""
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = f"{_OFFICE}/officeDocument"
"""The relationship of the package to the part that it begins with."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One part's relationship to another.

    Attributes:
        key: by which the part names it.
        kind: the address of its kind.
        target: as it is written.
        part: the part that is meant, by its usual spelling; "" for something outside.
    """

    key: str
    kind: str
    target: str
    part: str


class Members:
    """The parts of a package, by their usual spelling: with slashes, whatever their case.

    Raises:
        SheetError: two parts have the same name.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.names = {spelled(name): name for name in archive.namelist()}
        if len(self.names) != len(archive.namelist()):
            raise damaged()

    def __contains__(self, part: str) -> bool:
        return spelled(part) in self.names

    def stored(self, part: str) -> str:
        """The name under which a part is in the archive; "" when it is not."""
        return self.names.get(spelled(part), "")

    def relations(self, part: str) -> list[Relation]:
        """The relationships of a part; "" is the package itself.

        Raises:
            SheetError: they are damaged.
        """
        stored = self.stored(relations_part(part))
        if not stored:
            return []
        with archive_errors():
            if self._archive.getinfo(stored).file_size > _MOST_BYTES:
                raise damaged()
            content = self._archive.read(stored)
        try:
            root = ElementTree.fromstring(content, forbid_dtd=True)
        except (ElementTree.ParseError, DefusedXmlException, LookupError, ValueError) as error:
            raise damaged(error) from error
        folder = posixpath.dirname(part)
        return [_relation(dict(entry.items()), folder) for entry in root]


def spelled(name: str) -> str:
    """The usual spelling of a part's name, by which two names of one part are the same."""
    return posixpath.normpath("/" + name.replace("\\", "/")).lstrip("/").casefold()


def relations_part(part: str) -> str:
    """The part that holds the relationships of another."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def written(relations: Iterable[Relation]) -> bytes:
    """Relationships as a part."""
    entries = "".join(map(_element, relations))
    return f'<Relationships xmlns="{_NAMESPACE}">{entries}</Relationships>'.encode()


def _element(relation: Relation) -> str:
    facts = {"Id": relation.key, "Type": relation.kind, "Target": relation.target}
    if not relation.part:
        facts["TargetMode"] = "External"
    return f"<Relationship {' '.join(f'{it}={quoted(facts[it])}' for it in facts)}/>"


def address(part: str) -> str:
    """A part as a relationship's target, from the package's root."""
    return quote(f"/{part}")


def _relation(facts: dict[str, str], folder: str) -> Relation:
    target = facts.get("Target", "")
    outside = facts.get("TargetMode", "").casefold() == "external"
    path = posixpath.join("/", folder, unquote(target).replace("\\", "/"))
    part = "" if outside else posixpath.normpath(path).lstrip("/")
    return Relation(facts.get("Id", ""), facts.get("Type", ""), target, part)
