"""What is said about earlier corrections."""

from flowiq_desktop.services.preparing.drafts import Kept, count_of_changes, day_of
from flowiq_desktop.texts import say, say_count


def restored(kept: Kept) -> str:
    """Says that the changes apply again."""
    return say_count(
        "{changes} of {day} is there again: the file is the same.",
        "{changes} of {day} are there again: the file is the same.",
        sum(kept.restored),
        changes=count_of_changes(*kept.restored),
        day=kept.day,
    )


def not_applied(kept: Kept, name: str) -> str:
    """Says that the file has changed, or is read in another way."""
    days = {day_of(section.saved) for section in kept.not_applied}
    several = len(days) > 1
    return say_count(
        "{changes} of {day} is not applied: “{name}” had other rows then.",
        "{changes} of {day} are not applied: “{name}” had other rows then.",
        sum(kept.lost),
        changes=count_of_changes(*kept.lost),
        day=say("earlier days") if several else min(days),
        name=name,
    )


def left_open(cells: int, left_out: int, name: str) -> str:
    """What the person was working on when the window was closed."""
    changes = count_of_changes(cells, left_out)
    return say("You were working on “{name}”: {changes}.", name=name, changes=changes)


def what_is_kept(moved: int) -> str:
    """That changes are kept, and how many rows wait as templates beside the spreadsheet's own."""
    kept = say("What you changed is kept.")
    if not moved:
        return kept
    waits = say_count(
        "1 row that was moved to a template waits under Past sends.",
        "{n} rows that were moved to a template wait under Past sends.",
        moved,
    )
    return f"{kept} {waits}"
