"""`THIRD-PARTY.txt`: what is taken along, by whom, and the licences in full."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from inventory import LIBRARY, Part

NAME = "THIRD-PARTY.txt"
_RULE = "=" * 78
_HEAD = """\
What FlowIQ Desktop {version} takes along
{rule}

FlowIQ Desktop itself is under the MIT licence; its text is in the file LICENSE.

It uses Qt and FFmpeg under the GNU Lesser General Public License, version 3. Their libraries
are files of their own in this folder and may be replaced by others of the same version. Their
source text is offered by those who make them, at code.qt.io and ffmpeg.org; nothing in it was
changed here. Symbols for debuggers, and tables of ICU that Qt does not ask for, were left out.

What is called a stand-in below is no such library: it is a small file of this project, under its
own licence, in the place of encoders or of linear algebra that are not taken along.

"""


class MissingError(Exception):
    """A library is taken along and not named."""


def third_party(version: str, parts: Sequence[Part], stand_ins: Iterable[str]) -> str:
    """The whole text.

    Args:
        version: of the program.
        parts: all that is taken along.
        stand_ins: the names of the files that stand in for libraries.
    """
    listed = "".join(_listed(part) for part in parts)
    own = "".join(f"    {name}\n" for name in sorted(stand_ins))
    owned = f"FlowIQ Desktop (stand-in)\n    MIT\n{own}\n" if own else ""
    return _HEAD.format(version=version, rule=_RULE) + listed + owned + _texts(parts)


def check_named(folder: Path, text: str) -> int:
    """See that each library in a folder is named; returns how many there are.

    Raises:
        MissingError: one is not.
    """
    lines = {line.strip() for line in text.splitlines()}
    files = sorted({path.name for path in folder.rglob("*") if LIBRARY.search(path.name)})
    missing = [name for name in files if name not in lines]
    if missing:
        raise MissingError(f"{NAME} does not name {', '.join(missing)}.")
    return len(files)


def _listed(part: Part) -> str:
    files = "".join(f"    {name}\n" for name in sorted(part.libraries))
    came = f"\n    came with {part.came}" if part.came else ""
    return f"{part.name} {part.version}".rstrip() + f"{came}\n    {part.licence}\n{files}\n"


def _texts(parts: Iterable[Part]) -> str:
    """Each text once, with the names of all that it is for."""
    owners: dict[str, list[str]] = {}
    for part in parts:
        for text in part.texts:
            owners.setdefault(text.strip(), []).append(part.name)
    return "".join(
        f"{_RULE}\n{', '.join(names)}\n{_RULE}\n\n{text}\n\n" for text, names in owners.items()
    )
