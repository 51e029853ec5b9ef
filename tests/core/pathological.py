"""Cells that are made, or happen, to keep a program busy."""

MOST_IN_A_CELL = 32_767


def pathological(length: int = MOST_IN_A_CELL) -> dict[str, str]:
    """Texts of this length, by what is in them."""
    parts = {
        "links": "http://a.b/c ",
        "bold links": "*http://a.b* ",
        "one link of markers": "*",
        "one long link": "www.",
        "asterisks": "*",
        "opened, never closed": "*a",
        "underscores": "_",
        "tildes": "~a ",
        "nested": "*_~a~_* ",
        "backticks": "`",
        "blocks": "```a",
        "backticks in turn": "`a``b",
        "brackets": "[",
        "braces": "{{",
        "fields": "{{a}}",
        "fields never closed": "{{a|",
        "line breaks": "\n",
        "quotes": "> a\n",
        "combining marks": "a\u0301\u0316",
        "joined emoji": "👩\u200d",
        "flags": "🇿🇦",
        "one word": "a",
        "blanks": " ",
        "tabs": "\t",
        "turned": "\u202eab\u202c",
        "isolates": "\u2067",
        "json": '{"a":',
        "digits": "9",
        "plus signs": "+",
    }
    texts = {name: (part * (length // len(part) + 1))[:length] for name, part in parts.items()}
    return texts | {"one link of markers": ("*x http://a.b/" + "*" * length)[:length]}
