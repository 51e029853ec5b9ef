"""File and sheet names as they can safely stand in a sentence."""

from flowiq_desktop.core.text.printable import printable

_LONGEST = 80


def shown_name(name: str) -> str:
    """The name without characters that could turn or break the sentence around it.

    Control characters, lone surrogates and marks that turn the direction of writing
    (U+202E and its kin) become U+FFFD; a very long name is shortened in its middle.
    """
    safe = printable(name)
    if len(safe) <= _LONGEST:
        return safe
    half = _LONGEST // 2
    return f"{safe[:half]}…{safe[1 - half :]}"
