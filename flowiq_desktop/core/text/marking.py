"""Marking: bold, italic, strike and code put on a text or taken off, so that WhatsApp shows it.

WhatsApp takes a mark only where no letter stands outside it and no blank inside, and not over a
line break. What is selected is read as it is meant: each line for itself, without the blanks at its
ends, whole words. Every result is read again as the phone reads it; what the phone would not show
as meant is not written.
"""

from collections.abc import Iterator

from flowiq_desktop.core.text.marked_line import MarkedLine, Piece
from flowiq_desktop.core.text.marking_wish import BLOCK, Marking, Verdict, Wish, has_style
from flowiq_desktop.core.text.shown_text import ShownText

__all__ = ["BLOCK", "Marking", "Verdict", "has_style", "toggled"]


def toggled(text: str, start: int, end: int, mark: str) -> Marking:
    """Put a mark on a piece, or take it off where all of the piece has it.

    Args:
        text: of an input, with merge fields.
        start: where the selection begins.
        end: where it ends; at its beginning for a mere cursor, which stands for the word it
            touches, steps out of a marked piece at its end, or begins an empty one to write in.
        mark: `*`, `_`, `~`, a backtick, or three of them.
    """
    shown = ShownText(text)
    return _on_piece(shown, start, end, mark) if start < end else _at_cursor(shown, start, mark)


def _at_cursor(shown: ShownText, at: int, mark: str) -> Marking:
    text, wide = shown.text, len(mark)
    before, behind = text[max(0, at - wide) : at], text[at : at + wide]
    if behind == mark and before != mark and _closes(shown, at, mark):
        return Marking(text, at + wide, at + wide)
    if before == behind == mark and not _formats(shown, at, mark):
        return Marking(text[: at - wide] + text[at + wide :], at - wide, at - wide)
    if before == mark and _closes(shown, at - wide, mark):
        return _on_piece(shown, at - wide - 1, at - wide, mark, at)
    if shown.touches_word(at):
        inside = at if at < len(text) and shown.in_word(at) else at - 1
        return _on_piece(shown, inside, inside + 1, mark, at)
    return Marking(f"{text[:at]}{mark}{mark}{text[at:]}", at + wide, at + wide)


def _formats(shown: ShownText, at: int, mark: str) -> bool:
    if mark == BLOCK:
        return any(at in (start, end - len(BLOCK)) for start, end in shown.blocks)
    return shown.is_mark(at, mark)


def _closes(shown: ShownText, at: int, mark: str) -> bool:
    """Whether a mark formats, and the character before it is the last of its piece."""
    look = shown.looks[at - 1] if at else None
    return look is not None and has_style(look, mark) and _formats(shown, at, mark)


def _on_piece(
    shown: ShownText, start: int, end: int, mark: str, cursor: int | None = None
) -> Marking:
    """The same for a piece; `cursor` is where it stands while nothing is selected."""
    if mark == BLOCK:  # which may begin and end within a word
        start, end = shown.with_fields(start, end) if cursor is None else shown.widened(start, end)
    chosen = [at for at in range(start, end) if shown.shows(at)]
    if not chosen:
        return Marking(shown.text, start, end, Verdict.NOTHING)
    wish = Wish(shown, mark, tuple(chosen), cursor)
    if mark == BLOCK:
        return _fenced(wish) if wish.on else _without_fences(wish)
    whole = shown.widened if wish.on else shown.apart
    meant = {at for piece in _by_line(wish) for at in range(*whole(*piece))}
    return wish.tried(list(_written(wish, meant)), meant)


def _by_line(wish: Wish) -> Iterator[tuple[int, int]]:
    """The piece of each line from its first to its last chosen character."""
    first = last = wish.chosen[0]
    for at in wish.chosen:
        if "\n" in wish.shown.text[last:at]:
            yield first, last + 1
            first = at
        last = at
    yield first, last + 1


def _written(wish: Wish, meant: set[int]) -> Iterator[Piece]:
    """The whole text with marks around what is meant and around what had them before."""
    shown = wish.shown

    def wanted(at: int) -> bool:
        look = shown.looks[at]
        return wish.on if at in meant else look is not None and has_style(look, wish.mark)

    touched = {shown.line_start(at) for at in meant}
    line = MarkedLine(shown, wish.mark, wanted)
    start = 0
    for words in shown.text.split("\n"):
        end = start + len(words)
        if start:
            yield "\n", start - 1
        begin = shown.content_start(start) if start in touched else end
        yield from ((shown.text[at], at) for at in range(start, begin))
        yield from line.written(begin, end)
        start = end + 1


def _fenced(wish: Wish) -> Marking:
    """Three backticks around a piece, or around each line of it where only that can be shown."""
    lines = list(_by_line(wish))
    whole = [(lines[0][0], lines[-1][1])]
    done = _with_fences(wish, whole)
    return done if done.verdict is not Verdict.CANNOT else _with_fences(wish, lines)


def _with_fences(wish: Wish, fences: list[tuple[int, int]]) -> Marking:
    begins, ends = {start for start, _ in fences}, {end for _, end in fences}
    pieces: list[Piece] = []
    for at, sign in enumerate((*wish.shown.text, "")):
        if at in ends:
            pieces += [(tick, -1) for tick in BLOCK]
        if at in begins:
            pieces += [(tick, -1) for tick in BLOCK]
        if sign:
            pieces.append((sign, at))
    return wish.tried(pieces, {at for fence in fences for at in range(*fence)})


def _without_fences(wish: Wish) -> Marking:
    """The text without the backticks of the blocks that are chosen from."""
    shown, wide = wish.shown, len(BLOCK)
    gone: set[int] = set()
    for start, end in shown.blocks:
        if any(start <= at < end for at in wish.chosen):
            gone |= {*range(start, start + wide), *range(end - wide, end)}
    return wish.done([(sign, at) for at, sign in enumerate(shown.text) if at not in gone])
