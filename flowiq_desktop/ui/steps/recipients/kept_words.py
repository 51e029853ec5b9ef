"""What is said about earlier corrections."""

from PySide6.QtCore import QCoreApplication

from flowiq_desktop.services.preparing.drafts import Kept, count_of_changes, day_of


def restored(kept: Kept) -> str:
    """Says that the changes apply again."""
    words = count_of_changes(*kept.restored)
    if sum(kept.restored) == 1:
        text = _tr("{changes} of {day} is there again: the file is the same.")
    else:
        text = _tr("{changes} of {day} are there again: the file is the same.")
    return text.format(changes=words, day=kept.day)


def not_applied(kept: Kept, name: str) -> str:
    """Says that the file has changed, or is read in another way."""
    words, days = (
        count_of_changes(*kept.lost),
        {day_of(section.saved) for section in kept.not_applied},
    )
    if sum(kept.lost) == 1:
        text = _tr("{changes} of {day} is not applied: “{name}” had other rows then.")
    else:
        text = _tr("{changes} of {day} are not applied: “{name}” had other rows then.")
    day = min(days) if len(days) == 1 else _tr("earlier days")
    return text.format(changes=words, day=day, name=name)


def left_open(cells: int, left_out: int, name: str) -> str:
    """What the person was working on when the window was closed."""
    text = _tr("You were working on “{name}”: {changes}.")
    return text.format(name=name, changes=count_of_changes(cells, left_out))


def _tr(text: str) -> str:
    return QCoreApplication.translate("KeptWords", text)
