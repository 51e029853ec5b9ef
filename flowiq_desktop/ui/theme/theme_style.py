"""The stylesheet: shapes and spacing on a grid of 4 pixels, in the colours it is given.

A widget says what it is by the dynamic property `role` (and `tone` for notices); see `theme`.
"""

from pathlib import Path
from string import Template

from flowiq_desktop.ui.theme.theme_colours import Colours

_TITLE, _HEADING, _NUMBER, _SMALL = 1.75, 1.2, 2.1, 0.92
"""Sizes of text in proportion to the ordinary one."""

_STYLE = Template("""
QToolTip { color: $text; background: $surface; border: 1px solid $control; padding: 4px 8px; }

QLabel[role="title"] { font-size: ${title}pt; font-weight: 600; }
QLabel[role="heading"] { font-size: ${heading}pt; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="hint"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: ${small}pt; }
QLabel[role="number"] { font-size: ${number}pt; font-weight: 600; }
QLabel[role="field"] { font-weight: 600; }
QLabel[tone="ok"] { color: $ok_text; }
QLabel[tone="info"] { color: $info_text; }
QLabel[tone="warning"] { color: $warning_text; }
QLabel[tone="error"] { color: $error_text; }

QFrame[role="card"] { background: $surface; border: 1px solid $border; border-radius: 12px; }
QFrame[role="rail"] { background: $sunken; border: none; border-right: 1px solid $border; }
QFrame[role="bar"] { background: $surface; border: none; border-top: 1px solid $border; }
QFrame[role="side"] { background: $window; border: none; }
QFrame[role="line"] { background: $border; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="notice"] { border: none; border-radius: 8px; }
QFrame[role="strip"] { border: none; border-radius: 0; }
QFrame[tone="ok"] { background: $ok_ground; }
QFrame[tone="info"] { background: $info_ground; }
QFrame[tone="warning"] { background: $warning_ground; }
QFrame[tone="error"] { background: $error_ground; }
QLabel, QLabel[tone] { background: transparent; }

QFrame[role="drop"] { background: $surface; border: 2px dashed $control; border-radius: 16px; }
QFrame[role="drop_over"] { background: $accent_soft; border: 2px dashed $accent;
  border-radius: 16px; }
QPushButton { background: $surface; color: $text; border: 1px solid $control; border-radius: 8px;
  padding: 6px 16px; min-height: ${button}px; }
QPushButton:hover { background: $sunken; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 15px; }
QPushButton:disabled { color: $disabled; border-color: $border; background: $window; }
QPushButton::menu-indicator { image: url("$art/down-$scheme.svg"); width: 14px; height: 14px;
  subcontrol-origin: padding; subcontrol-position: center right; right: 8px; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent;
  font-weight: 600; padding: 8px 24px; min-height: ${primary}px; }
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $text; padding: 7px 23px;
  text-decoration: underline; }
QPushButton[role="primary"]:disabled { background: $sunken; color: $disabled;
  border-color: $border; }
QPushButton[role="accent"] { background: $accent_soft; border-color: $accent; font-weight: 600;
  padding: 8px 20px; }
QPushButton[role="accent"]:focus { padding: 7px 19px; }
QPushButton[role="danger"] { color: $error_text; border-color: $error_text; }
QPushButton[role="danger"]:disabled { color: $disabled; border-color: $border; }
QPushButton[role="quiet"], QToolButton { background: transparent; color: $accent;
  border: 1px solid transparent; border-radius: 8px; padding: 6px 8px; }
QToolButton { color: $text; padding: 4px 8px; }
QPushButton[role="quiet"]:hover, QToolButton:hover { background: $accent_soft; }
QPushButton[role="quiet"]:focus, QToolButton:focus { border: 2px solid $accent; padding: 5px 7px; }
QToolButton:focus { padding: 3px 7px; }
QToolButton[role="letter"] { padding: 0; min-height: 22px; }
QToolButton[role="letter"]:focus { padding: 0; }
QToolButton:checked { background: $accent_soft; color: $text; border: 1px solid $accent; }
QPushButton[role="ask"] { background: transparent; color: $accent; border: 1px solid transparent;
  border-radius: 6px; padding: 2px 4px; min-height: ${ask}px; font-size: ${small}pt; }
QPushButton[role="ask"]:hover { background: $accent_soft; }
QPushButton[role="ask"]:focus { border: 2px solid $accent; padding: 1px 3px; }
QPushButton[role="quiet"]:disabled, QToolButton:disabled { color: $disabled; }
QToolButton[role="tile"] { background: $surface; border: 1px solid $border; border-radius: 10px;
  padding: 8px 4px; }
QToolButton[role="tile"]:hover { border-color: $control; background: $surface; }
QToolButton[role="tile"]:checked { background: $accent_soft; border: 2px solid $accent;
  padding: 7px 3px; font-weight: 600; }
QToolButton[role="tile"]:focus { border: 2px solid $text; padding: 7px 3px; }
QToolButton::menu-indicator { image: none; }
QToolButton[popupMode="2"] { padding-right: 20px; }
QToolButton[popupMode="2"]::menu-indicator { image: url("$art/down-$scheme.svg"); width: 12px;
  height: 12px; subcontrol-origin: padding; subcontrol-position: center right; right: 4px; }
QPushButton[role="step"] { background: transparent; border: 2px solid transparent;
  border-radius: 10px; padding: 0; text-align: left; min-height: 52px; }
QPushButton[role="step"][tone="low"] { min-height: 32px; }
QPushButton[role="step"][tone="lowest"] { min-height: 24px; }
QPushButton[role="step"]:hover:enabled { background: $window; }
QPushButton[role="step"]:checked { background: $surface; border-color: $border; }
QPushButton[role="step"]:focus { border-color: $accent; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox { background: $surface;
  color: $text; border: 1px solid $control; border-radius: 8px; padding: 5px 8px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: ${field}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $accent; padding: 4px 7px; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled, QPlainTextEdit:disabled {
  color: $disabled; border-color: $border; background: $window; }
QLineEdit[tone="error"], QPlainTextEdit[tone="error"], QComboBox[tone="error"] {
  border: 2px solid $error_text; padding: 4px 7px; }
QComboBox::drop-down, QDateTimeEdit::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: url("$art/down-$scheme.svg"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $control;
  padding: 4px; outline: 0; selection-background-color: $accent_soft; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 4px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 24px;
  background: transparent; }
QAbstractSpinBox::up-arrow { image: url("$art/up-$scheme.svg"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$art/down-$scheme.svg"); width: 12px; height: 12px; }

QCheckBox, QRadioButton { spacing: 8px; padding: 4px 2px; border: 2px solid transparent;
  border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator { width: 16px;
  height: 16px; border: 1px solid $control; background: $surface; }
QCheckBox::indicator, QAbstractItemView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: $accent;
  border-color: $accent; image: url("$art/tick-$scheme.svg"); }
QCheckBox::indicator:indeterminate { background: $accent_soft; border-color: $accent; }
QRadioButton::indicator:checked { background: $accent; border-color: $accent;
  image: url("$art/dot-$scheme.svg"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $border; }
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled {
  background: $disabled; border-color: $disabled; }

QProgressBar { background: $sunken; border: none; border-radius: 5px; min-height: 10px;
  max-height: 10px; text-align: center; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 5px; }

QAbstractItemView { background: $surface; color: $text; border: 1px solid $border;
  border-radius: 8px; outline: 0; gridline-color: $border; alternate-background-color: $window;
  selection-background-color: $accent_soft; selection-color: $text; }
QAbstractItemView:focus { border: 2px solid $accent; }
QAbstractItemView::item:selected { background: $accent_soft; color: $text; }
QListView[role="contents"]::item { padding: 4px; }
QTableView[role="ticks"]::item { padding: 0 6px; border: none; }
QTableView#check_frozen_columns { border: none; border-radius: 0; }
QHeaderView { background: $sunken; border: none; }
QHeaderView::section { background: $sunken; color: $muted; border: none;
  border-right: 1px solid $border; border-bottom: 1px solid $border; padding: 6px 8px; }
QTableCornerButton::section { background: $sunken; border: none;
  border-right: 1px solid $border; border-bottom: 1px solid $border; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[role="canvas"] { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $control; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenuBar { background: $sunken; color: $text; border: none; border-bottom: 1px solid $border;
  padding: 2px 4px; }
QMenuBar::item { padding: 5px 10px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: $accent_soft; color: $text; }
QMenu { background: $surface; color: $text; border: 1px solid $control; padding: 4px;
  menu-scrollable: 1; }
QMenu::item { padding: 6px 28px 6px 24px; border-radius: 6px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QMenu::icon { padding-left: 6px; }
QSplitter::handle { background: $border; }
""")

_STRONG = Template("""
QFrame[role="notice"], QFrame[role="strip"] { border: 2px solid $text; }
QPushButton:disabled, QPushButton[role="primary"]:disabled, QPushButton[role="danger"]:disabled {
  border: 1px dashed $disabled; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled, QPlainTextEdit:disabled {
  border: 1px dashed $disabled; }
QPushButton[role="step"]:checked { border-color: $accent; }
QPushButton[role="step"]:focus { border-color: $text; }
QToolButton:checked, QToolButton[role="tile"]:checked { border: 2px solid $accent; }
QToolButton[role="tile"]:focus { border: 2px solid $text; }
QMenuBar::item:selected, QMenu::item:selected { background: $accent; color: $on_accent; }
QAbstractItemView, QComboBox QAbstractItemView { selection-background-color: $accent;
  selection-color: $on_accent; }
QAbstractItemView::item:selected { background: $accent; color: $on_accent; }
QProgressBar { border: 1px solid $control; }
""")
"""What high contrast adds: frames where the others make do with a shade."""

_LEAST_LINES = {"button": 20, "primary": 24, "ask": 18, "field": 22}
"""Pixels for the words of each, where letters are of the usual size."""


def stylesheet(colours: Colours, points: float, line: int, drawings: Path) -> str:
    """The whole stylesheet.

    Args:
        colours: what to draw in.
        points: size of ordinary text in points.
        line: height of a line of it, in pixels.
        drawings: folder of the small arrows and ticks, one of each for light and dark.
    """
    plain = {name: value for name, value in colours._asdict().items() if isinstance(value, str)}
    tones = {}
    for name in ("ok", "info", "warning", "error"):
        tone = colours.tone(name)
        tones[f"{name}_text"], tones[f"{name}_ground"] = tone.text, tone.ground
    sizes = {
        "title": f"{points * _TITLE:.1f}",
        "heading": f"{points * _HEADING:.1f}",
        "number": f"{points * _NUMBER:.1f}",
        "small": f"{points * _SMALL:.1f}",
        # A height that is named here holds even where the letters need more.
        **{name: str(max(line, least)) for name, least in _LEAST_LINES.items()},
    }
    known = {**plain, **tones, **sizes, "art": drawings.as_posix(), "scheme": colours.name}
    strong = _STRONG.substitute(known) if colours.strong else ""
    return _STYLE.substitute(known) + strong
