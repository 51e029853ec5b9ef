"""The one way to shorten a text: its beginning, and a sign that there was more."""


def shortened(text: str, most: int) -> str:
    """The text in at most this many characters, the sign among them."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
