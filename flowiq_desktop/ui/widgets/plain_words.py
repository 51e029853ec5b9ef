"""Other people's words where Qt would read them as markup or as keys to press.

A cell, a file's name or FlowIQ's answer may hold `<img src="file:///…">`: Qt takes any tooltip and
any label that looks like markup as such, and then opens what it names. A test walks through the
whole window and finds whatever does not come through here (`tests/ui/widgets/test_plain_words.py`).
"""

import re

from flowiq_desktop.core.text.printable import printable
from flowiq_desktop.core.text.shorten import shortened

_MOST = 2000


def tooltip(*paragraphs: str) -> str:
    """Plain text as a wrapping tooltip; markup in it is shown, never obeyed."""
    import html  # noqa: PLC0415 - it brings a table of all names of characters, and is rarely needed

    shown = (html.escape(shortened(part, _MOST)) for part in paragraphs if part)
    return "".join(f'<p style="white-space: pre-wrap">{part}</p>' for part in shown)


def tip(text: str) -> str:
    """The same for a few words, which stay as they are where nothing in them could be markup."""
    return tooltip(text) if "<" in text else shortened(text, _MOST)


def on_button(text: str) -> str:
    """Words for a button or a menu: an ampersand is shown as one, not taken for a key to press.

    A menu would also take what follows a tab for a key.
    """
    return printable(text).replace("&", "&&")


def without_key(text: str) -> str:
    """The words of a button as they are read: without the sign that marks its key."""
    return re.sub("&(.)", r"\1", text)


def in_title(text: str) -> str:
    """Words for a window's title, in which [*] marks where the sign of unsaved changes goes."""
    return printable(text).replace("[*]", "[*][*]")
