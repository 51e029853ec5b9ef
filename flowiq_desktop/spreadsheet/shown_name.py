"""File and sheet names as they can safely stand in a sentence."""

import unicodedata

_LONGEST = 80


def shown_name(name: str) -> str:
    """The name without characters that could turn or break the sentence around it.

    Control characters, lone surrogates and marks that turn the direction of writing
    (U+202E and its kin) become U+FFFD; a very long name is shortened in its middle.
    """
    safe = "".join("\ufffd" if _is_unsafe(letter) else letter for letter in name)
    if len(safe) <= _LONGEST:
        return safe
    half = _LONGEST // 2
    return f"{safe[:half]}…{safe[1 - half :]}"


def _is_unsafe(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cf", "Cs"} and letter not in "\u200c\u200d"
