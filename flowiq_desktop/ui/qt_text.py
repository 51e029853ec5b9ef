"""The text of an input of several lines, to the character.

Qt's `toPlainText` gives plain blanks for those that hold words together (U+00A0): who only looked
at "R 1 250" in an input would have changed it.
"""

from PySide6.QtGui import QTextDocument

_BREAKS = str.maketrans("\u2028\u2029", "\n\n")
"""What Qt has between the lines and the paragraphs of a text."""


def written_text(document: QTextDocument) -> str:
    """What is written in a document, with a line break wherever it shows one."""
    return document.toRawText().translate(_BREAKS)
