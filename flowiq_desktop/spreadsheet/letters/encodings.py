"""The encodings that text files of people come in, and the languages each is usual for."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from flowiq_desktop.spreadsheet.letters.stored_twice import REPAIRED
from flowiq_desktop.texts import Text, mark

_WEST: Final = "en de fr es pt it nl af sv da nb fi is et sq"
_CENTRAL: Final = "en pl cs sk hu ro hr sl sq de"
_CYRILLIC: Final = "en ru uk be bg sr mk"
_BALTIC: Final = "en et lv lt de pl"
_TURKISH: Final = "en tr de fr"


class System(Enum):
    """What wrote the file: it says how its lines end, and how usual such files are today."""

    WINDOWS = "Windows"
    ISO = "ISO"
    DOS = "DOS"
    MAC = "Mac"
    UNIX = "Unix"
    EAST_ASIAN = "East Asian"


_COSTS: Final = {
    System.WINDOWS: 0.0,
    System.EAST_ASIAN: 1.0,
    System.ISO: 2.0,
    System.UNIX: 2.0,
    System.DOS: 3.0,
    System.MAC: 3.0,
}
"""Minus the natural logarithm of how often a file of each is met beside one of Windows."""
USUAL: Final = "cp1252"
_NOT_THE_USUAL: Final = 1.0


@dataclass(frozen=True, slots=True)
class Encoding:
    """One way to read bytes as letters.

    Attributes:
        name: Python's name of it.
        system: what usually writes it.
        languages: those whose letters it is used for.
        wide: whether a letter may take several bytes.
    """

    name: str
    system: System
    languages: tuple[str, ...]
    wide: bool = False

    @property
    def cost(self) -> float:
        """Minus the natural logarithm of how often it is met beside the most usual one."""
        return _COSTS[self.system] + (_NOT_THE_USUAL if self.name != USUAL else 0.0)


def _made(system: System, *entries: tuple[str, str], wide: bool = False) -> tuple[Encoding, ...]:
    return tuple(Encoding(name, system, tuple(said.split()), wide) for name, said in entries)


CANDIDATES: Final = (
    *_made(
        System.WINDOWS,
        ("cp1252", _WEST),
        ("cp1250", _CENTRAL),
        ("cp1251", _CYRILLIC),
        ("cp1253", "en el"),
        ("cp1254", _TURKISH),
        ("cp1255", "en he"),
        ("cp1256", "en ar fa"),
        ("cp1257", _BALTIC),
        ("cp874", "en th"),
    ),
    *_made(
        System.ISO,
        ("iso8859-15", _WEST),
        ("iso8859-1", _WEST),
        ("iso8859-2", _CENTRAL),
        ("iso8859-5", _CYRILLIC),
        ("iso8859-6", "en ar"),
        ("iso8859-7", "en el"),
        ("iso8859-8", "en he"),
        ("iso8859-9", _TURKISH),
        ("iso8859-13", _BALTIC),
        ("iso8859-16", "en ro hu pl"),
    ),
    *_made(
        System.DOS,
        ("cp850", _WEST),
        ("cp437", "en de fr es it nl sv fi"),
        ("cp852", _CENTRAL),
        ("cp857", _TURKISH),
        ("cp866", "en ru uk be bg"),
        ("cp775", _BALTIC),
        ("cp737", "en el"),
        ("cp862", "en he"),
        ("cp865", "en da nb"),
        ("cp860", "en pt"),
        ("cp861", "en is"),
        ("cp720", "en ar"),
    ),
    *_made(
        System.MAC,
        ("mac_roman", "en de fr es pt it nl af sv da nb fi et sq"),
        ("mac_latin2", "en pl cs sk hu lv lt et de"),
        ("mac_cyrillic", _CYRILLIC),
        ("mac_greek", "en el"),
        ("mac_turkish", "en tr"),
        ("mac_croatian", "en hr sl"),
        ("mac_romanian", "en ro"),
        ("mac_iceland", "en is"),
    ),
    *_made(System.UNIX, ("koi8-r", "en ru bg"), ("koi8-u", "en ru uk be")),
    *_made(
        System.EAST_ASIAN,
        ("shift_jis", "en ja"),
        ("cp932", "en ja"),
        ("euc_jp", "en ja"),
        ("gb18030", "en zh"),
        ("big5", "en zht"),
        ("euc_kr", "en ko"),
        wide=True,
    ),
)
"""The more usual first: of two that read a file alike, the first is taken."""

WIDE: Final = frozenset(entry.name for entry in CANDIDATES if entry.wide)
"""Those in which a letter may take several bytes."""

ENCODINGS: Final = {
    "utf-8": mark("Unicode (UTF-8)"),
    "cp1252": mark("Western European (Windows)"),
    "cp1250": mark("Central European (Windows)"),
    "cp1251": mark("Cyrillic (Windows)"),
    "cp1253": mark("Greek (Windows)"),
    "cp1254": mark("Turkish (Windows)"),
    "cp1255": mark("Hebrew (Windows)"),
    "cp1256": mark("Arabic (Windows)"),
    "cp1257": mark("Baltic (Windows)"),
    "cp874": mark("Thai (Windows)"),
    "cp1258": mark("Vietnamese (Windows)"),
    "utf-16": mark("Unicode (UTF-16)"),
    "shift_jis": mark("Japanese (Shift-JIS)"),
    "euc_jp": mark("Japanese (EUC-JP)"),
    "gb18030": mark("Chinese (GB 18030)"),
    "big5": mark("Chinese (Big5)"),
    "euc_kr": mark("Korean (EUC-KR)"),
    "mac_roman": mark("Western European (Mac)"),
    "mac_latin2": mark("Central European (Mac)"),
    "mac_cyrillic": mark("Cyrillic (Mac)"),
    "mac_greek": mark("Greek (Mac)"),
    "mac_turkish": mark("Turkish (Mac)"),
    "mac_croatian": mark("Croatian (Mac)"),
    "mac_romanian": mark("Romanian (Mac)"),
    "mac_iceland": mark("Icelandic (Mac)"),
    "cp850": mark("Western European (DOS)"),
    "cp852": mark("Central European (DOS)"),
    "cp866": mark("Cyrillic (DOS)"),
    "cp857": mark("Turkish (DOS)"),
    "cp775": mark("Baltic (DOS)"),
    "cp737": mark("Greek (DOS)"),
    "cp437": mark("United States (DOS)"),
    "iso8859-2": mark("Central European (ISO)"),
    "iso8859-5": mark("Cyrillic (ISO)"),
    "iso8859-7": mark("Greek (ISO)"),
    "iso8859-9": mark("Turkish (ISO)"),
    "iso8859-13": mark("Baltic (ISO)"),
    "iso8859-15": mark("Western European (ISO)"),
    "iso8859-16": mark("Romanian (ISO)"),
    "koi8-r": mark("Russian (KOI8-R)"),
    "koi8-u": mark("Ukrainian (KOI8-U)"),
}
"""What a person can choose from, and what each is called."""
_REPAIRED_CALLED: Final = mark("Repaired Unicode")


def encoding_called(name: str) -> Text:
    """What a person calls an encoding."""
    if name in REPAIRED:
        return _REPAIRED_CALLED
    return ENCODINGS.get(name, name.replace("_", "-").upper())
