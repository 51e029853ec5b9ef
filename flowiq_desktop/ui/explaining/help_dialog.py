"""HelpDialog: the manual, page by page, beside what somebody is doing; words are looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from flowiq_desktop.services.manual.manual import FIRST, PRACTICE
from flowiq_desktop.services.manual.search import is_searchable, places_of, rank_of
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.ui.explaining.help_view import SIZE, HelpView
from flowiq_desktop.ui.explaining.manual_document import ManualDocument, Table
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.services.manual.manual import Manual, ManualPage
    from flowiq_desktop.services.manual.search import Place
    from flowiq_desktop.ui.explaining.pictures import Pictures

    Endings = Callable[[], Sequence[tuple[str, str]]]


class _Left(NamedTuple):
    """Where somebody was before a link took them elsewhere."""

    page: str
    scrolled: int


class HelpDialog(TaskDialog):
    """Stays open while the window is used, and closes with what it was opened from.

    Attributes:
        view: its parts.
    """

    def __init__(
        self,
        manual: Manual,
        pictures: Pictures,
        endings: Endings,
        page: str = FIRST,
        parent: QWidget | None = None,
    ) -> None:
        """Open at a page.

        Args:
            manual: has the pages.
            pictures: draws the pictures of terms.
            endings: says what numbers and templates to practise with do.
            page: its name.
            parent: the window or the dialog that it explains.
        """
        super().__init__("help_dialog", lambda: say("Help"), SIZE, parent)
        self._manual, self._endings = manual, endings
        self._name = page
        self._left: list[_Left] = []
        self._pages: dict[str, ManualPage] = {}
        self._words: dict[str, str] = {}
        self._places: dict[str, tuple[Place, ...]] = {}
        self._at = 0
        self._by_contents = False
        self.view = HelpView(self, pictures)
        self._connect()
        pictures.changed.connect(self._show)
        keep_translated(self, self._say)
        self.view.page.setFocus()

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return self._name

    @Slot(str)
    def open_page(self, name: str) -> None:
        """Show another page; Back leads to this one."""
        if name != self._name:
            self._left.append(_Left(self._name, self.view.scrolled()))
            self._by_contents = False
            self._turn_to(name)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        search = self.view.search
        if event.key() == Qt.Key.Key_Escape and search.text():
            search.clear()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.arrange(self.width())

    @override
    def ask_for_help(self) -> None:
        """Nothing more: it is here."""

    def _connect(self) -> None:
        view = self.view
        view.page.page_wanted.connect(self.open_page)
        view.page_chosen.connect(self._on_chosen)
        view.back_button.clicked.connect(self._on_back)
        view.close_button.clicked.connect(self.accept)
        view.next_button.clicked.connect(self._on_next)
        view.search.returnPressed.connect(self._on_next)
        view.search.textChanged.connect(self._on_search)
        for keys, act in (
            ("Alt+Left", self._on_back),
            ("F3", self._on_next),
            ("Ctrl+F", self._on_find),
        ):
            QShortcut(QKeySequence(keys), self, act)

    def _say(self) -> None:
        self._pages = {page.name: page for page in self._manual.pages()}
        self._words.clear()
        self.view.say_words()
        self._look_for(self.view.search.text())
        self._show()

    def _turn_to(self, name: str) -> None:
        self._name, self._at = name, 0
        self._show()

    @Slot()
    def _show(self) -> None:
        page, view = self._pages[self._name], self.view
        view.page.show_page(page, self._table(page))
        view.choose(page.name)
        view.back_button.setEnabled(bool(self._left))
        view.say_language(translated=page.translated)
        view.page.mark(self._places.get(page.name, ()), self._at)

    def _table(self, page: ManualPage) -> Table | None:
        if page.name != PRACTICE:
            return None
        return Table(say("Numbers that fail on purpose"), self._endings())

    def _words_of(self, page: ManualPage) -> str:
        if page.name not in self._words:
            document = ManualDocument(page, self._table(page))
            self._words[page.name] = document.toPlainText()
        return self._words[page.name]

    def _look_for(self, wanted: str) -> None:
        """Note where the words are, and list the pages that have them; all where none are typed."""
        self._at, self._places = 0, {}
        looked_for = is_searchable(wanted)
        pages = list(self._pages.values())
        if looked_for:
            pages.sort(key=lambda page: rank_of(wanted, page.title, page.language))
            found = {it.name: places_of(wanted, self._words_of(it), it.language) for it in pages}
            self._places = {name: places for name, places in found.items() if places}
        all_ = not self._places  # nothing is found, or nothing is looked for: the way stays open
        listed = [page for page in pages if all_ or page.name in self._places]
        self.view.list_pages({page.name: self._entry(page) for page in listed})
        too_short = say("Type two letters or more.") if wanted.strip() else ""
        self.view.say_found(self._found() if looked_for else too_short)
        self.view.next_button.setEnabled(bool(self._places))

    def _entry(self, page: ManualPage) -> str:
        places = self._places.get(page.name)
        return say("{rows} ({n:,})", rows=page.title, n=len(places)) if places else page.title

    def _found(self) -> str:
        if not self._places:
            return say("No page of the help has this. Try another word, or choose a page below.")
        return say_count("1 page has this.", "{n} pages have this.", len(self._places))

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        """Walking through the contents by the arrow keys is one way, not twenty to go back."""
        if name == self._name:
            return
        if not self._by_contents:
            self._left.append(_Left(self._name, self.view.scrolled()))
        self._by_contents = True
        self._turn_to(name)

    @Slot(str)
    def _on_search(self, wanted: str) -> None:
        self._look_for(wanted)
        best = next(iter(self._places), "")
        if best and (self._name not in self._places or self._rank(best) < self._rank(self._name)):
            self._name = best
        self._show()

    def _rank(self, name: str) -> int:
        page = self._pages[name]
        return rank_of(self.view.search.text(), page.title, page.language)

    @Slot()
    def _on_next(self) -> None:
        """Go to the next place, on the next page that has one after the last of this page."""
        if not self._places:
            return
        names = list(self._places)
        here = self._places.get(self._name, ())
        if self._at + 1 < len(here):
            self._at += 1
            self.view.page.mark(here, self._at)
        else:
            at = names.index(self._name) + 1 if here else 0
            self._turn_to(names[at % len(names)])

    @Slot()
    def _on_find(self) -> None:
        self.view.search.setFocus()
        self.view.search.selectAll()

    @Slot()
    def _on_back(self) -> None:
        if self._left:
            left = self._left.pop()
            self._by_contents = False
            self._turn_to(left.page)
            self.view.scroll_to(left.scrolled)
