"""Which page of the manual is about what is in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowiq_desktop.services.manual.manual import FILE_LINKS, FIRST, HIDDEN_ROWS, PRACTICE
from flowiq_desktop.texts import mark

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

HOW_FILES_GET_LINKS = mark("How do I get a link for a file on my computer?")
"""On buttons beside what wants a link; opens the page `FILE_LINKS`."""
_PAGES = {
    FIRST: ("welcome_dialog", "about_dialog", "licences_dialog", "translation_notice"),
    "recipients": ("recipients_page", "kept_dialog"),
    "message": (
        "message_page",
        "emoji_dialog",
        "fallback_dialog",
        "missing_columns_dialog",
        "only_if_dialog",
        "saved_dialog",
    ),
    "check": (
        "check_page",
        "damage_dialog",
        "fix_alike_dialog",
        "fix_task_dialog",
        "replace_dialog",
    ),
    "send": ("send_page", "confirm_send_dialog"),
    "results": ("results_page",),
    "template": ("template_row", "template_dialog", "move_dialog", "no_template_dialog"),
    "24-hours": ("poster_dialog",),
    "contacts": ("add_contacts_dialog",),
    "stop-list": ("stop_list_dialog",),
    HIDDEN_ROWS: ("repeats_dialog",),
    FILE_LINKS: ("links_card", "field_media_url", "field_header_media_url"),
    "unsure": ("settle_dialog", "held_dialog"),
    "costs": ("costs_dialog", "raise_limit_dialog", "limits_panel"),
    "past-sends": (
        "past_sends_dialog",
        "erase_dialog",
        "damaged_dialog",
        "copy_warning_dialog",
    ),
    "account": ("account_dialog",),
    "settings": ("settings_dialog",),
    PRACTICE: ("failing_dialog",),
    "keys": ("keys_dialog",),
}
"""For each page, the dialogs and parts of the window that it is about, by their object names."""
PAGE_OF = {name: page for page, names in _PAGES.items() for name in names}


def page_about(part: QWidget | None) -> str:
    """The page about a part of the window, or about what it stands in; "" where there is none.

    A dialog without a page of its own has that of what it was opened from.
    """
    while part is not None:
        if page := PAGE_OF.get(part.objectName()):
            return page
        part = part.parentWidget()
    return ""
