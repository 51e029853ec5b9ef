"""Third parties: whose work the program is built on, and under which licences."""

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from flowiq_desktop.system.paths import resource
from flowiq_desktop.texts import say

FILE = "THIRD-PARTY.txt"
"""Among the resources of a frozen program; `packaging/third_party.py` writes it."""
_OURS = "flowiq-desktop"
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def third_parties() -> str:
    """The parts with their licences in full in a frozen program; elsewhere their names."""
    written = resource(FILE)
    if written.is_file():
        return written.read_text(encoding="utf-8")
    told = say(
        "This copy uses packages that were installed beside it. Each holds its licence in full."
    )
    return "\n".join([told, "", *_listed()])


def _listed() -> Iterator[str]:
    for part in sorted(_needed(_OURS, set()), key=lambda it: it.name.casefold()):
        yield f"{part.name} {part.version}: {_licence(part)}"


def _needed(name: str, seen: set[str]) -> Iterator[Distribution]:
    """What a package needs, and what that needs, as far as it is installed."""
    try:
        requirements = distribution(name).requires or []
    except PackageNotFoundError:
        return
    for requirement in requirements:
        found = _NAME.match(requirement)
        key = found[0].lower().replace("_", "-") if found else ""
        if not key or key in seen or "extra ==" in requirement:
            continue
        seen.add(key)
        try:
            yield distribution(key)
        except PackageNotFoundError:
            continue  # for another system or another Python
        yield from _needed(key, seen)


def _licence(part: Distribution) -> str:
    """As its makers say it, in one line."""
    for field in ("License-Expression", "License"):
        if said := str(part.metadata[field] or "" if field in part.metadata else ""):
            return said.splitlines()[0]
    kinds = part.metadata.get_all("Classifier") or []
    named = [kind.rpartition(" :: ")[2] for kind in kinds if kind.startswith("License ::")]
    return ", ".join(named) or say("see its package")
