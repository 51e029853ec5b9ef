"""An office's sheet, and what the program has to understand of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class OfficeSheet:
    """A sheet as a text file with semicolons.

    Attributes:
        told: which language and kind, for the name of the test.
        country: where its numbers are from.
        phone: the header of the column with the numbers.
        names: the headers that together name a person, in the order to read them.
        lines: the file; the headers stand in the line that begins with `phone` or holds it.
        more: other fields that have to be found, with their headers.
    """

    told: str
    country: str
    phone: str
    names: tuple[str, ...]
    lines: str
    more: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
