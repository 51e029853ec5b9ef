"""Answers typed on the terminal."""

from flowiq_desktop.core.text.plain_letters import plain_letters
from flowiq_desktop.texts import say


def is_yes(typed: str) -> bool:
    """Whether it is the word that was asked for, or English for it; accents and case do not count.

    The word alone, and nothing shorter: what follows can cost money and cannot be undone.
    """
    answer = plain_letters(typed).strip(" \t\r\n.!\"'“”«»")
    return answer in {plain_letters(say("yes")), "yes"}
