"""Readings: one way to read the letters of a file, and two to choose between."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a file.

    Attributes:
        encoding: Python's name of it.
        cost: minus the natural logarithm of how likely it is, up to a constant of the file.
        words: the words with letters beyond ASCII, in the file's order.
        per_letter: what a letter, or its share of a sign, costs on average: much where no
            language fits.
    """

    encoding: str
    cost: float
    words: tuple[str, ...]
    per_letter: float


@dataclass(frozen=True, slots=True)
class ShownReading:
    """One of two readings, as it is shown.

    Attributes:
        encoding: Python's name of it.
        words: words of the file that the other reading has otherwise.
    """

    encoding: str
    words: str


@dataclass(frozen=True, slots=True)
class TwoReadings:
    """Two ways to read a file, both possible; the likelier is taken until one is chosen."""

    taken: ShownReading
    other: ShownReading
