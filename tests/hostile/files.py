"""All hostile files, by name."""

from collections.abc import Callable, Mapping

from tests.hostile.archives import ARCHIVES
from tests.hostile.binaries import XLS, XLSB
from tests.hostile.texts import TEXTS
from tests.hostile.workbooks import ODS, XLSX

_ROOMS: Mapping[str, Mapping[str, Callable[[float], bytes]]] = {
    "workbook": XLSX,
    "open": ODS,
    "archive": ARCHIVES,
    "old": XLS,
    "binary": XLSB,
    "text": TEXTS,
}
HOSTILE: Mapping[str, Callable[[float], bytes]] = {
    f"{room}_{name}": make for room, files in _ROOMS.items() for name, make in files.items()
}
"""Makes each, given how large: 1 is the size at which they are measured."""
