"""Wrong versions of an SQL statement: a condition that no longer counts, a state too many."""

import re
from collections.abc import Iterator

Change = tuple[str, str]
"""What was changed, in words, and the statement after it."""

_STATEMENT = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|EXISTS)\b")
_CONDITIONS = re.compile(r"\b(WHERE|ON|WHEN)\b")
_TOKEN = re.compile(
    r"\(|\)|'[^']*'|\b(?:AND|OR|BETWEEN|GROUP|ORDER|LIMIT|JOIN|LEFT|CROSS|WHERE|THEN)\b|,"
)
_ENDS = frozenset({"GROUP", "ORDER", "LIMIT", "JOIN", "LEFT", "CROSS", "WHERE", "THEN"})
_STATES = ("unknown", "ready", "held", "accepted")
_CAMPAIGN_STATES = ("frozen", "running", "paused", "done")
"""States that a statement must not pick by mistake."""
_SWAPS = {
    r"<>": "=",
    r"<=": "<",
    r">=": ">",
    r"<(?![=>])": "<=",
    r"(?<![<=])>(?!=)": ">=",
    r"\bmax\(": "min(",
    r"\bmin\(": "max(",
    r"\bDESC\b": "ASC",
    r"ORDER BY [\w.]+(?! DESC)\b(?=\s*($|\)|LIMIT))": r"\g<0> DESC",
    r"LEFT JOIN": "JOIN",
}


def is_sql(text: str) -> bool:
    """Whether a string of the program is a statement of SQL."""
    return _STATEMENT.match(text) is not None


def sql_changes(text: str) -> Iterator[Change]:
    """Every wrong version of a statement; each takes the same values as the right one."""
    for start in [found.end() for found in _CONDITIONS.finditer(text)]:
        for begin, end in _parts(text, start, "AND"):
            yield _without(text, begin, end, "OR 1")
            inner = text[begin:end]
            if inner.startswith("("):
                for first, last in _parts(text, begin + 1, "OR"):
                    yield _without(text, first, last, "AND 0")
    changed = re.match(r"\s*UPDATE\b.*?\bSET\b(.*?)(?=\bWHERE\b|$)", text, re.DOTALL)
    if changed:
        yield from _assignments(text, *changed.span(1))
    yield from _lists(text, changed.end() if changed else 0)
    for pattern, other in _SWAPS.items():
        for found in re.finditer(pattern, text):
            new = found.expand(other)
            words = f"{_around(text, *found.span())} -> {new}"
            yield words, text[: found.start()] + new + text[found.end() :]


def _parts(text: str, start: int, joint: str) -> Iterator[tuple[int, int]]:
    """The conditions from a position on, as far as they belong together."""
    depth, between, begin = 0, False, start
    for token in _TOKEN.finditer(text, start):
        word = token[0]
        depth += (word == "(") - (word == ")")
        if depth < 0 or (depth == 0 and word in _ENDS):
            yield _trimmed(text, begin, token.start())
            return
        if depth == 0 and word == joint and not between:
            yield _trimmed(text, begin, token.start())
            begin = token.end()
        elif depth == 0 and word in ("AND", "BETWEEN"):
            between = word == "BETWEEN"
    yield _trimmed(text, begin, len(text))


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    part = text[begin:end]
    return begin + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def _without(text: str, begin: int, end: int, never: str) -> Change:
    part = text[begin:end]
    return f"without {_flat(part)}", f"{text[:begin]}({part} {never}){text[end:]}"


def _lists(text: str, start: int) -> Iterator[Change]:
    """States in a condition: one fewer, and one more."""
    for found in re.compile(r"IN \(\s*('[^()]*')\s*\)|state = ('\w+')").finditer(text, start):
        present = re.findall(r"'(\w*)'", found[0])
        wrong = {f"without '{x}'": [y for y in present if y != x] for x in present}
        if len(present) == 1:
            wrong.clear()
        if "state" in text[max(0, found.start() - 8) : found.end()]:
            wrong |= {f"'{x}' too": [*present, x] for x in _others(present)}
        for words, states in wrong.items():
            listed = ", ".join(f"'{state}'" for state in states)
            new = f"{'state ' if found[2] else ''}IN ({listed})"
            yield f"{_flat(found[0])}: {words}", text[: found.start()] + new + text[found.end() :]


def _assignments(text: str, begin: int, end: int) -> Iterator[Change]:
    """What an UPDATE sets: left out, or another state."""
    one = re.compile(r"(\w+) = (CASE.*?END|[^,]+?)(?=\s*(?:,|$))", re.DOTALL)
    for part in one.finditer(text[:end], begin):
        kept = f"{part[1]} = iif(({part[2]}) IS NULL, {part[1]}, {part[1]})"
        yield f"does not set {_flat(part[0])}", text[: part.start()] + kept + text[part.end() :]
        if part[1] == "state" and part[2].startswith("'"):
            for other in (f"state = '{x}'" for x in _others([part[2].strip("'")])):
                yield f"{part[0]} -> {other}", text[: part.start()] + other + text[part.end() :]


def _others(present: list[str]) -> list[str]:
    of_a_campaign = any(state in _CAMPAIGN_STATES for state in present)
    return [x for x in (_CAMPAIGN_STATES if of_a_campaign else _STATES) if x not in present]


def _around(text: str, begin: int, end: int) -> str:
    return _flat(text[max(0, begin - 24) : end + 24])


def _flat(text: str) -> str:
    return " ".join(text.split())
