"""One section of a number format: how it shows a number that is not negative."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from flowiq_desktop.spreadsheet.formats.format_tokens import FormatToken, Part, text_of

_GROUP = 3
_SURELY_ROUNDED = 1e12
"""Below this many of the last digit's steps, a float is far more exact than the distance below."""
_BELOW_HALF, _ABOVE_HALF = 0.4999, 0.5001


class LiteralSection:
    """A section without digits, such as the dash that stands for zero."""

    def __init__(self, tokens: Sequence[FormatToken]) -> None:
        self._text = text_of(tokens).strip()

    def show(self, _number: float) -> str:
        """The text, the same for every number."""
        return self._text

    def is_zero(self, _number: float) -> bool:
        """Whether it shows no digit but zeros."""
        return False


class NumberSection:
    """What stands before, between and after the digits, computed once for many numbers."""

    def __init__(self, tokens: Sequence[FormatToken]) -> None:
        slots = [index for index, token in enumerate(tokens) if token.is_slot]
        after = tokens[slots[-1] + 1 :]
        core = tokens[slots[0] : slots[-1] + 1]
        before = tokens[: slots[0]]
        if before and before[-1].part is Part.POINT:  # `.00` has no slot before its point
            before, core = before[:-1], [before[-1], *core]
        self._before, self._after = text_of(before).lstrip(), text_of(after).rstrip()
        core, scaled = _without_scale(core)
        percents = sum(token.part is Part.PERCENT for token in tokens)
        thousands = _leading_commas(after) + scaled
        self._scale = Decimal(100) ** percents / Decimal(1000) ** thousands
        point = next((i for i, token in enumerate(core) if token.part is Part.POINT), len(core))
        self._whole = _Whole(core[:point])
        self._decimals = _Decimals(core[point + 1 :])
        self._pattern = self._python_format()
        self._factor = float(self._scale)
        self._steps = 10.0**self._decimals.places

    def _python_format(self) -> str:
        """Python's own format specification that does the same several times faster, or ""."""
        if self._whole.is_unusual or self._decimals.is_unusual:
            return ""
        if self._decimals.places == 0 and not self._whole.is_grouped:
            return f"0{self._whole.least}.0f"
        if self._whole.least != 1:
            return ""
        return f"{',' if self._whole.is_grouped else ''}.{self._decimals.places}f"

    def show(self, number: float) -> str:
        """The text of a finite number."""
        if self._pattern:
            # Python rounds a half to even and a spreadsheet up; all else they round alike.
            scaled = number * self._factor
            steps = scaled * self._steps
            if steps < _SURELY_ROUNDED and not _BELOW_HALF < steps % 1 < _ABOVE_HALF:
                return f"{self._before}{scaled:{self._pattern}}{self._after}"
        whole, decimals = self._digits(number)
        digits = self._whole.show(whole) + self._decimals.show(decimals)
        if not self._before:
            digits = digits.lstrip()
        return f"{self._before}{digits}{self._after}"

    def is_zero(self, number: float) -> bool:
        """Whether it shows no digit but zeros."""
        return Decimal(repr(number)) * self._scale * 2 < Decimal(1).scaleb(-self._decimals.places)

    def _digits(self, number: float) -> tuple[str, str]:
        """Digits before and after the point, rounded half up as spreadsheet programs do."""
        text = repr(number)
        if self._scale == 1 and "e" not in text:
            whole, _, decimals = text.partition(".")
            if decimals in {"0", ""}:
                return whole, ""
            if len(decimals) <= self._decimals.places:
                return whole, decimals
        step = Decimal(1).scaleb(-self._decimals.places)
        rounded = (Decimal(text) * self._scale).quantize(step, rounding=ROUND_HALF_UP)
        whole, _, decimals = f"{rounded:f}".partition(".")
        return whole, decimals


class _Whole:
    """The part before the point."""

    def __init__(self, tokens: Sequence[FormatToken]) -> None:
        self.is_grouped = any(token.part is Part.COMMA for token in tokens)
        self._tokens = [token for token in tokens if token.part is not Part.COMMA]
        slots = "".join(token.text for token in self._tokens if token.is_slot)
        self._slots = len(slots)
        self.least = slots.count("0")
        # In `0#` a zero comes before where a digit may be missing: 5 is 05.
        self._has_marks = self._slots < len(self._tokens) or not slots.endswith("0" * self.least)
        usual = self.least == 1 if self.is_grouped else self.least == self._slots > 0
        self.is_unusual = self._has_marks or not usual
        pattern = "".join("{}" if token.is_slot else _braced(token) for token in self._tokens)
        self._fill = pattern.format

    def show(self, digits: str) -> str:
        digits = digits.lstrip("0")
        if self.is_grouped or not self._has_marks:
            digits = digits.rjust(self.least, "0")
            return _grouped(digits) if self.is_grouped else digits
        extra = len(digits) - self._slots
        if extra >= 0:
            first = digits[: extra + 1]
            return self._fill(first, *digits[extra + 1 :])
        return self._show_few(digits)

    def _show_few(self, digits: str) -> str:
        """Fewer digits than slots: zeros and marks stay, as in 05 and () 555-1234."""
        shown: list[str] = []
        waiting = list(digits)
        for token in reversed(self._tokens):
            if token.is_slot:
                shown.append(waiting.pop() if waiting else "0" * (token.text == "0"))
            else:
                shown.append(token.text)
        return "".join(reversed(shown))


class _Decimals:
    """The part after the point."""

    def __init__(self, tokens: Sequence[FormatToken]) -> None:
        self._tokens = tokens
        self.places = sum(token.is_slot for token in tokens)
        self._least = max(
            (at + 1 for at, token in enumerate(tokens) if token.is_slot and token.text == "0"),
            default=0,
        )
        self._has_marks = self.places < len(tokens)
        self._keeps_point = any(token.text == "?" for token in tokens)
        self.is_unusual = self._has_marks or self._least < self.places

    def show(self, digits: str) -> str:
        if not self.places:
            return ""
        digits = digits.ljust(self.places, "0")
        if self._has_marks:
            given = iter(digits)
            return "." + "".join(next(given) if t.is_slot else t.text for t in self._tokens)
        digits = digits[: self._least] + digits[self._least :].rstrip("0")
        return f".{digits}" if digits or self._keeps_point else ""


def _braced(token: FormatToken) -> str:
    return token.text.replace("{", "{{").replace("}", "}}")


def _grouped(digits: str) -> str:
    if len(digits) <= _GROUP:
        return digits
    start = len(digits) % _GROUP
    groups = [digits[at : at + _GROUP] for at in range(start, len(digits), _GROUP)]
    return ",".join([digits[:start], *groups] if start else groups)


def _without_scale(core: Sequence[FormatToken]) -> tuple[list[FormatToken], int]:
    """The digits without the commas right before the point, each of which divides by 1,000."""
    point = next((i for i, token in enumerate(core) if token.part is Part.POINT), len(core))
    end = point
    while end < len(core) and end and core[end - 1].part is Part.COMMA:
        end -= 1
    return [*core[:end], *core[point:]], point - end


def _leading_commas(tokens: Sequence[FormatToken]) -> int:
    commas = 0
    for token in tokens:
        if token.part is not Part.COMMA:
            break
        commas += 1
    return commas
