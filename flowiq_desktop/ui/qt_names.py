"""Properties of Qt's parts, set by the names that Qt has for their values.

Whoever writes `Qt.AlignmentFlag.AlignRight` has Python make all hundred enumerations of `Qt`: 15 ms
of the 150 until the window is first seen. What the window shows at once is set by name instead.
"""

from PySide6.QtCore import QObject


def set_by_name(thing: QObject, **names: str) -> None:
    """Set properties as in Qt's own designer: `set_by_name(label, alignment="AlignRight")`.

    Raises:
        ValueError: there is no such property, or no value of that name.
    """
    for name, value in names.items():
        if not thing.setProperty(name, value):
            raise ValueError(f"{type(thing).__name__} has no {name} that is {value}")
