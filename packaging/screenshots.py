"""Screenshots of every step, light and dark, from the real window in practice mode.

Run by `make screenshots`. Writes docs/screenshots/*.png with a palette, so that they stay small,
and looks for faults: nothing may be cut off, off the screen or over something else, and everything
has to be told to a screen reader, reached by keys in the order of reading, and readable.

    --screen 1024x600   on a screen of this size, as often as it is given
    --check             look for faults alone, keep nothing
    --check-200         the same at 200 %
    --language en_XA    in a made-up language: also looks for words that nobody translated
    --switch            the same, but the window is made in English, and the language changes while
                        it is open and back again: nothing may stay behind, or stay changed
    --popups            every list, menu and completer, opened at each edge, in place of the sample
    --theme contrast    in high contrast; light and dark are what is looked at otherwise
    --points 20         where the system's letters are twice as large
    --hard              long names, empty lists, faults, and all dialogs, in place of the sample
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from contrast_audit import READABLE, READABLE_STRONG, contrast_audit
from ear_audit import ear_audit
from extract_texts import extract
from hard_walk import HardWalk
from keys_audit import keys_audit
from language_switch import LanguageSwitch, is_over
from layout_audit import audit
from photographer import Photographer, pause
from popup_walk import PopupWalk
from pseudo_locales import LONGER, MIRRORED, make, outside
from PySide6.QtGui import QAccessible, QFont, QFontDatabase
from PySide6.QtWidgets import QApplication
from reach_walk import ReachWalk
from text_audit import untranslated, words_of

from flowiq_desktop.app import Launch
from flowiq_desktop.assembly import build_services
from flowiq_desktop.core.columns.mapping import TextSource
from flowiq_desktop.core.text.emojis.chosen import chosen_emojis
from flowiq_desktop.journal.journal import FILE_NAME
from flowiq_desktop.practice_server import Behaviour
from flowiq_desktop.services.account.preferences import PreferenceStore
from flowiq_desktop.services.manual.manual import Manual
from flowiq_desktop.system.paths import Folders, resource
from flowiq_desktop.texts.catalogue import SOURCE_LANGUAGE, Catalogue, catalogue
from flowiq_desktop.texts.installed import languages, load
from flowiq_desktop.ui.app.program import Program
from flowiq_desktop.ui.app.shell import make_shell
from flowiq_desktop.ui.language.catalogue_translator import speak

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

_TARGET = Path(__file__).parent.parent / "docs" / "screenshots"
_FONTS = ("Inter", "Noto Sans", "Segoe UI")
_PAGE = 4096
_MADE_UP = (LONGER, MIRRORED)
_LANGUAGES = (*languages(resource("languages")), *_MADE_UP)
_USUAL_SCREEN = "1920x1080"


def _program(app: QApplication, home: Path, theme: str) -> Program:
    services = build_services(
        Folders.under(home, home / "mark"), practice_behaviour=Behaviour.of_practice_mode()
    )
    services.preferences.current.theme = theme
    services.preferences.current.test_number = "082 123 4567"
    services.preferences.current.rate_per_minute = 300
    shell = make_shell(app, services.preferences.current, resource())
    shell.window.show()
    program = Program(services, shell)
    program.begin()
    return program


def _photograph(
    app: QApplication,
    theme: str,
    folder: Path | None,
    suffix: str,
    *,
    walk: str,
    switch: LanguageSwitch | None,
) -> list[str]:
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        program = _program(app, home, theme)
        least = READABLE_STRONG if theme == "contrast" else READABLE
        look = _looking(lambda: _own_words(program), switch, least)
        photographer: Photographer
        if walk == "popups":
            photographer = PopupWalk(program, look, home)
        elif walk == "hard":
            photographer = HardWalk(program, suffix, folder, look, home)
        else:
            photographer = ReachWalk(program, suffix, folder, look)
        try:
            photographer.walk()
            own = _own_words(program)
        finally:
            program.run.stop()
            program.window.close()
            program.close()
            program.window.deleteLater()
            pause(100)
        faults = photographer.faults
        if not walk:
            last = Photographer(program, suffix, folder, _looking(lambda: own, switch, least))
            _photograph_damaged(app, home, last)
            faults += last.faults
    return [f"{theme} {fault}" for fault in faults]


def _looking(
    own_words: Callable[[], frozenset[str]], switch: LanguageSwitch | None, least: float
) -> Callable[[QWidget], list[str]]:
    """What to look for: in a made-up language also for words that are English still."""

    def look(window: QWidget) -> list[str]:
        faults = audit(window) + ear_audit(window) + keys_audit(window)
        faults += contrast_audit(window, least)
        if catalogue().language == LONGER:
            over = is_over if switch else lambda _part: False
            known = own_words() | _cldr_words()
            faults += untranslated(window, outside, known, over)
        return faults

    return look if switch is None else lambda window: switch.faults(window, look)


def _own_words(program: Program) -> frozenset[str]:
    """Words of the spreadsheet, the message, past sends and templates: nobody's to translate."""
    texts: list[str] = []
    if loaded := program.draft.loaded:
        sheet = loaded.sheet
        texts += [str(loaded.origin.path), *sheet.headers]
        texts += [cell for at in range(len(sheet)) for cell in sheet.row(at)]
    written = program.draft.mapping.sources.values()
    texts += [source.text for source in written if isinstance(source, TextSource)]
    texts += [entry.name for entry in program.services.campaigns.recent()]
    for saved in program.services.saved.templates.values():
        texts += [saved.text, saved.heading, saved.footer, *(b.label for b in saved.buttons)]
    # A made-up language has no manual: what is shown is the English one.
    texts += [page.title for page in Manual(resource("manual")).pages()]
    # Nor a table of emoji: their names are Unicode's.
    texts += [emoji.name for emoji in chosen_emojis()]
    return words_of(*texts)


def _cldr_words() -> frozenset[str]:
    """Countries, months and days, which CLDR names: in English where the language is made up."""
    locale = catalogue().locale
    periods = (*locale.months["format"].values(), *locale.days["format"].values())
    names = (name for named in periods for name in named.values())
    return words_of(*locale.territories.values(), *names, "AM PM at")


def _spoken(language: str) -> Catalogue:
    """A language that the program has, or a made-up one out of the texts of the code as it is."""
    if language not in _MADE_UP:
        return load(language, resource("languages"))
    with tempfile.TemporaryDirectory() as name:
        make(extract(), Path(name))
        return load(language, Path(name))


def _photograph_damaged(app: QApplication, home: Path, photographer: Photographer) -> None:
    """Damage the journal that the walk has left, and start again."""
    logging.disable()  # the reason why it cannot start is known here
    _spoil(home / FILE_NAME)
    shell = make_shell(app, PreferenceStore(home / "config").current, resource())
    launch = Launch(shell, Folders.under(home, home / "mark"), practice=False)
    launch.begin()
    try:
        photographer.damaged()
    finally:
        launch.close()
        shell.window.close()
        shell.window.deleteLater()
        pause(100)
        logging.disable(logging.NOTSET)


def _spoil(path: Path) -> None:
    """Overwrite the first page with a message in it by zeros."""
    content = path.read_bytes()
    page = content.index(b'"phone_number"') // _PAGE
    zeros = bytes(_PAGE)
    path.write_bytes(content[: page * _PAGE] + zeros + content[(page + 1) * _PAGE :])


def _on_screens(screens: Sequence[str], arguments: Sequence[str]) -> int:
    """Run once more for each size of screen, which must be known before Qt begins."""
    worst = 0
    for size in screens:
        width, height = map(int, size.split("x"))
        screen = {"name": size, "x": 0, "y": 0, "width": width, "height": height}
        screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1.0}
        with tempfile.TemporaryDirectory() as home:
            plan = Path(home) / "screens.json"
            plan.write_text(json.dumps({"windowFrameMargins": True, "screens": [screen]}))
            environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={plan}"}
            command = [sys.executable, __file__, "--here", size, *arguments]
            worst = max(worst, subprocess.call(command, env=environment))
    return worst


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--screen", action="append", help="size of the screen, as 1024x600")
    parser.add_argument("--here", default="", help=argparse.SUPPRESS)
    parser.add_argument("--check", action="store_true", help="look for faults, keep nothing")
    parser.add_argument("--check-200", action="store_true", help="the same at 200 %%")
    parser.add_argument("--hard", action="store_true", help="long names, faults, all dialogs")
    parser.add_argument(
        "--language", default=SOURCE_LANGUAGE, choices=_LANGUAGES, help="one, real or made up"
    )
    parser.add_argument("--popups", action="store_true", help="lists and menus, at every edge")
    parser.add_argument("--switch", action="store_true", help="change it while a window is open")
    parser.add_argument("--theme", choices=("light", "dark", "contrast"), action="append")
    parser.add_argument("--points", type=int, default=10, help="size of the system's letters")
    parser.add_argument("--folder", type=Path, default=_TARGET)
    return parser.parse_args()


def main() -> int:
    """Take all pictures; 1 when the layout has a fault somewhere."""
    options = _options()
    if not options.here:
        screens = options.screen or [_USUAL_SCREEN]
        return _on_screens(screens, [*_without_screens(sys.argv[1:], bool(options.screen))])
    if options.check_200:
        os.environ["QT_SCALE_FACTOR"] = "2"
    app = QApplication(sys.argv[:1])
    QAccessible.setActive(True)  # as if a screen reader listened: tables tell it when they change
    family = next((name for name in _FONTS if name in QFontDatabase.families()), "")
    font = QFont(family) if family else app.font()
    font.setPointSize(options.points)
    app.setFont(font)
    spoken = _spoken(options.language)
    switch = LanguageSwitch(app, spoken) if options.switch else None
    if switch is None:
        speak(spoken, app)
    folder = None if options.check or options.check_200 else options.folder
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    walk = "popups" if options.popups else "hard" if options.hard else ""
    faults = []
    for theme in options.theme or ("light", "dark"):
        suffix = theme if options.here == _USUAL_SCREEN else f"{theme}-{options.here}"
        faults += _photograph(app, theme, folder, suffix, walk=walk, switch=switch)
    for text in faults:
        sys.stderr.write(f"{options.here} {text}\n")
    return 1 if faults else 0


def _without_screens(arguments: Sequence[str], given: bool) -> list[str]:
    """The arguments for one screen."""
    if not given:
        return list(arguments)
    kept = []
    places = iter(arguments)
    for argument in places:
        if argument == "--screen":
            next(places, None)
        elif not argument.startswith("--screen="):
            kept.append(argument)
    return kept


if __name__ == "__main__":
    sys.exit(main())
