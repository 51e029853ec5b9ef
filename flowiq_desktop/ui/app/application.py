"""The application that every window of the program is in."""

import sys

from PySide6.QtWidgets import QApplication


def make_application(*arguments: str) -> QApplication:
    """Qt's application, which draws in the style that the theme is made for.

    The style is named here: `setStyle` would hand back a `QStyle`, and to make all of its names
    would take longer than to make the window.

    Args:
        arguments: more of Qt's own, such as "-platform", "offscreen".
    """
    return QApplication([*sys.argv[:1], "-style", "fusion", *arguments])
