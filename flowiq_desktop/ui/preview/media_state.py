"""What the phone knows about a file: its facts, why there are none, or nothing yet."""

from flowiq_desktop.core.media.facts import MediaFacts, MediaFailure

MediaState = MediaFacts | MediaFailure | None
"""None while the file is being looked for."""


def duration_words(seconds: float | None) -> str:
    """A length as players show it: "0:07", "12:30", "1:02:03"; "" when it is unknown."""
    if seconds is None:
        return ""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
