"""A chart of what a check costs over the number of rows, as an SVG file that needs nothing else."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_WIDTH, _HEIGHT = 760, 340
_PANEL, _LEFT, _TOP, _TALL = 270, 70, 40, 220
_APART = 370
_WHOLE = 10
"""From here on figures are written without a point."""
_OURS, _BARE = "#1a6b54", "#8a8a8a"


@dataclass(frozen=True)
class Line:
    """One panel: what is measured, of ours and of the bare read, by the numbers of rows."""

    unit: str
    ours: Sequence[float]
    bare: Sequence[float]


def write_chart(path: Path, rows: Sequence[int], lines: Sequence[Line]) -> None:
    """Draw the panels side by side; both axes are logarithmic."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">',
        "<style>text { font: 12px sans-serif }</style>",
        "<title>Time and memory of a check over the number of rows</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
    ]
    for at, line in enumerate(lines):
        parts += _panel(_LEFT + at * _APART, rows, line)
    legend = ((_OURS, "flowiq-desktop check --json"), (_BARE, "bare read by calamine"))
    for at, (colour, words) in enumerate(legend):
        x, y = _LEFT + at * _APART, _HEIGHT - 18
        parts.append(f'<rect x="{x}" y="{y - 9}" width="18" height="4" fill="{colour}"/>')
        parts.append(f'<text x="{x + 26}" y="{y}">{words}</text>')
    path.write_text("\n".join([*parts, "</svg>", ""]), encoding="utf-8")


def _panel(left: float, rows: Sequence[int], line: Line) -> list[str]:
    values = [*line.ours, *line.bare]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    parts = [f'<text x="{left}" y="{_TOP - 14}" font-weight="bold">{line.unit}</text>']
    for power in range(low, high + 1):
        y = _height(10.0**power, low, high)
        parts.append(
            f'<path d="M{left} {y:.1f}h{_PANEL}" stroke="#dddddd"/>'
            f'<text x="{left - 8}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:,g}</text>'
        )
    for count in rows:
        x, y = _across(left, count, rows), _TOP + _TALL + 18
        parts.append(f'<text x="{x:.1f}" y="{y}" text-anchor="middle">{count:,}</text>')
    for numbers, colour in ((line.bare, _BARE), (line.ours, _OURS)):
        points = [
            (_across(left, count, rows), _height(value, low, high))
            for count, value in zip(rows, numbers, strict=True)
        ]
        drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for (x, y), value in zip(points, numbers, strict=True):
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>')
            below = 16 if colour == _BARE else -8
            shown = f"{value:,.0f}" if value >= _WHOLE else f"{value:.2g}"
            parts.append(
                f'<text x="{x:.1f}" y="{y + below:.1f}" text-anchor="middle" fill="{colour}">'
                f"{shown}</text>"
            )
    return parts


def _across(left: float, count: int, rows: Sequence[int]) -> float:
    share = math.log10(count / rows[0]) / math.log10(rows[-1] / rows[0])
    return left + 15 + share * (_PANEL - 30)


def _height(value: float, low: int, high: int) -> float:
    return _TOP + _TALL * (high - math.log10(value)) / (high - low)
