"""What a person wishes of a piece of text, and whether the phone would show it so."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from flowiq_desktop.core.text.marked_line import Piece
from flowiq_desktop.core.text.shown_text import ShownText
from flowiq_desktop.core.text.whatsapp_markup import Span

BLOCK = "```"


class Verdict(StrEnum):
    """What became of a wish."""

    DONE = "done"
    WIDENED = "widened"
    """Done, with the whole of a word of which only a part was selected."""
    NOTHING = "nothing"
    """Nothing was selected that could be seen."""
    CANNOT = "cannot"
    """WhatsApp cannot show it; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Marking:
    """A text after marks were put on it or taken off.

    Attributes:
        text: the text.
        start, end: what is selected now.
        verdict: what became of the wish.
    """

    text: str
    start: int
    end: int
    verdict: Verdict = Verdict.DONE


@dataclass(frozen=True, slots=True)
class Wish:
    """A mark to put on some characters, or to take off.

    Attributes:
        shown: the text as it is.
        mark: `*`, `_`, `~`, a backtick, or three of them.
        chosen: places of the characters that were selected and can be seen.
        cursor: where it stands, when nothing is selected and it stands for a word.
        on: whether the mark is put on; it is taken off where all have it.
    """

    shown: ShownText
    mark: str
    chosen: tuple[int, ...]
    cursor: int | None = None
    on: bool = field(init=False)

    def __post_init__(self) -> None:
        looks = (self.shown.looks[at] for at in self.chosen)
        has_all = all(look is not None and has_style(look, self.mark) for look in looks)
        object.__setattr__(self, "on", not has_all)

    def tried(self, pieces: Sequence[Piece], meant: Collection[int]) -> Marking:
        """The pieces as a text if the phone shows it as meant, else the text as it was.

        Args:
            pieces: the new text.
            meant: places that get the style or lose it, among which are all that were chosen.
        """
        after = ShownText("".join(sign for sign, _ in pieces))
        if not self._is_shown(after, meant):
            start, end = self.chosen[0], self.chosen[-1] + 1
            if self.cursor is not None:
                start = end = self.cursor
            return Marking(self.shown.text, start, end, Verdict.CANNOT)
        cut = self.cursor is None and self._cuts_a_word(meant)
        return self.done(pieces, Verdict.WIDENED if cut else Verdict.DONE)

    def done(self, pieces: Sequence[Piece], verdict: Verdict = Verdict.DONE) -> Marking:
        """The pieces as a text, with the same characters selected as before."""
        text = "".join(sign for sign, _ in pieces)
        new = {old: at for at, (_, old) in enumerate(pieces) if old >= 0}
        first, last = new[self.chosen[0]], new[self.chosen[-1]] + 1
        if self.cursor is not None:
            first = last = first if self.cursor <= self.chosen[0] else last
        return Marking(text, first, last, verdict)

    def _cuts_a_word(self, meant: Collection[int]) -> bool:
        further = set(meant).difference(self.chosen)
        return any(self.shown.text[at].isalnum() for at in further)

    def _is_shown(self, after: ShownText, meant: Collection[int]) -> bool:
        wanted = [
            _styled(look, self.mark, on=self.on) if at in meant else look
            for at, look in enumerate(self.shown.looks)
            if look is not None
        ]
        return [_visible(look) for look in wanted] == [_visible(look) for look in after.seen]


def has_style(look: Span, mark: str) -> bool:
    """Whether a character is shown as this mark has it."""
    return _styled(look, mark, on=True) == look


def _styled(look: Span, mark: str, *, on: bool) -> Span:
    match mark:
        case "*":
            return replace(look, bold=on)
        case "_":
            return replace(look, italic=on)
        case "~":
            return replace(look, strike=on)
        case "`":
            return replace(look, mono=on, code=on)
        case _:
            return replace(look, mono=on, code=False)


def _visible(look: Span) -> Span:
    """What can be seen of a character: a blank looks the same in every style."""
    return Span(look.text, line=look.line) if look.text.isspace() else look
