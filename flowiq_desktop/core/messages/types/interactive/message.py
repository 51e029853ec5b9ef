"""Interactive: buttons under a text, or a list that opens, in FlowIQ's own flat shape."""

from collections.abc import Callable, Mapping

from flowiq_desktop.core.media.facts import MediaKind
from flowiq_desktop.core.messages.bubbles import (
    BubbleContent,
    ListRow,
    ListSection,
    media_in,
    object_in,
    objects_in,
    text_in,
)
from flowiq_desktop.core.messages.types.draft import Body, Draft, without_empty
from flowiq_desktop.core.messages.types.fields import Field
from flowiq_desktop.core.messages.types.interactive.cells import with_json_values
from flowiq_desktop.core.messages.types.interactive.fields import (
    BODY,
    BUTTON_LIMIT,
    FOOTER,
    HEADER,
    HEADER_MEDIA_FILENAME,
    HEADER_MEDIA_TYPE,
    HEADER_MEDIA_URL,
    INTERACTIVE_FIELDS,
    INTERACTIVE_JSON,
    INTERACTIVE_TYPE,
    LIST_BUTTON,
    ROW_LIMIT,
    SECTION_TITLE_LIMIT,
    button_field,
    button_fields,
    button_of,
    row_field,
    row_fields,
    row_of,
)
from flowiq_desktop.core.messages.types.interactive.parts import BUTTONS, ROWS, unused_half
from flowiq_desktop.core.messages.types.links import check_link
from flowiq_desktop.core.messages.types.listing import Listing
from flowiq_desktop.core.messages.types.media import ENDINGS
from flowiq_desktop.core.messages.types.message_type import MessageType
from flowiq_desktop.core.messages.types.signs import Signs
from flowiq_desktop.core.text.whatsapp_markup import parse
from flowiq_desktop.texts import Marked, mark


def build_interactive(draft: Draft) -> Body:
    """The body's own part of an interactive message."""
    draft = with_json_values(draft)
    kind = draft.choice(INTERACTIVE_TYPE) or _guessed_kind(draft)
    parts = without_empty(
        type=kind,
        body=draft.text(BODY),
        header=draft.line(HEADER),
        footer=draft.line(FOOTER),
    )
    return {INTERACTIVE_JSON.name: parts | (_list(draft) if kind == "list" else _buttons(draft))}


def _guessed_kind(draft: Draft) -> str:
    """`list` when only list fields are filled: the type may be left empty."""
    has_rows = LIST_BUTTON.name in draft.values or any(map(row_of, draft.values))
    return "list" if has_rows and not any(map(button_of, draft.values)) else "button"


def _buttons(draft: Draft) -> Body:
    _report_unused(draft, row_of, mark("buttons"))
    numbers = sorted({number for name in draft.values if (number := button_of(name))})
    buttons = [_button(draft, number) for number in numbers]
    if not buttons:
        draft.report("no_buttons", button_fields(1)[0])
    if len(buttons) > BUTTON_LIMIT:
        beyond = button_fields(numbers[BUTTON_LIMIT])[0]
        _report_too_many(draft, beyond, mark("buttons"), len(buttons), BUTTON_LIMIT)
    _check_distinct(draft, buttons, mark("buttons"))
    _give_ids(buttons, "button")
    return without_empty(header_media=_header_media(draft), buttons=buttons)


def _button(draft: Draft, number: int) -> Body:
    title, identity = button_fields(number)
    text = draft.line(title)
    if not text:
        draft.report("button_without_title", title, index=number)
    return without_empty(id=draft.line(identity), title=text)


def _header_media(draft: Draft) -> Body | None:
    link = draft.line(HEADER_MEDIA_URL)
    if not link:
        return None
    if draft.values.get(HEADER.name):
        draft.report("two_headers", HEADER)
    kind = draft.choice(HEADER_MEDIA_TYPE, default=MediaKind.IMAGE.value)
    check_link(draft, HEADER_MEDIA_URL, link, kind, ENDINGS[MediaKind(kind)])
    filename = draft.line(HEADER_MEDIA_FILENAME) if kind == MediaKind.DOCUMENT else ""
    return without_empty(type=kind, url=link, filename=filename)


def _list(draft: Draft) -> Body:
    if draft.values.get(HEADER_MEDIA_URL.name):
        draft.report("list_header_media", HEADER_MEDIA_URL)
    _report_unused(draft, button_of, mark("a list"))
    opener = draft.line(LIST_BUTTON)
    if not opener:
        draft.report("missing", LIST_BUTTON)
    numbers = sorted({number for name in draft.values if (number := row_of(name))})
    rows = [_row(draft, number) for number in numbers]
    if not rows:
        draft.report("no_rows", row_fields(1)[0])
    if len(rows) > ROW_LIMIT:
        beyond = row_fields(numbers[ROW_LIMIT])[0]
        _report_too_many(draft, beyond, mark("rows"), len(rows), ROW_LIMIT)
    _check_distinct(draft, rows, mark("rows"))
    _give_ids(rows, "row")
    return without_empty(button=opener, sections=_sections(draft, numbers, rows, opener))


def _row(draft: Draft, number: int) -> Body:
    title, description, identity, _section = row_fields(number)
    text = draft.line(title)
    if not text:
        draft.report("row_without_title", title, index=number)
    return without_empty(id=draft.line(identity), title=text, description=draft.line(description))


def _sections(draft: Draft, numbers: list[int], rows: list[Body], opener: str) -> list[Body]:
    """Rows under their section titles, in the order of each title's first row.

    Meta wants every section titled, FlowIQ does not: rows without one go under the opener's text.
    """
    titles = [draft.line(row_fields(number)[3]) for number in numbers]
    if any(titles) and not all(titles):
        bare = numbers[titles.index("")]
        draft.report("section_missing", row_fields(bare)[3], index=bare)
    sections: dict[str, list[Body]] = {}
    for title, row in zip(titles, rows, strict=True):
        sections.setdefault(title or opener[:SECTION_TITLE_LIMIT], []).append(row)
    return [without_empty(title=title, rows=rows) for title, rows in sections.items()]


def _report_too_many(draft: Draft, beyond: Field, things: Marked, count: int, limit: int) -> None:
    draft.report("too_many", beyond, things=things, count=count, limit=limit)


def _report_unused(draft: Draft, part_of: Callable[[str], int], shown: Marked) -> None:
    """Report fields of the other kind that are filled in as well: they would vanish unseen."""
    unused = next((name for name in draft.values if part_of(name)), "")
    if unused:
        draft.report(
            "unused_part",
            button_field(unused) or row_field(unused) or INTERACTIVE_JSON,
            shown=shown,
        )


def _check_distinct(draft: Draft, entries: list[Body], things: Marked) -> None:
    field = button_fields(1)[0] if things == "buttons" else row_fields(1)[0]
    for key, code in (("title", "same_title"), ("id", "same_id")):
        seen: set[object] = set()
        for value in (entry[key] for entry in entries if key in entry):
            if value in seen:
                draft.report(code, field, value=value, things=things)
                break
            seen.add(value)


def _give_ids(entries: list[Body], prefix: str) -> None:
    """Number the entries that came without an id, clear of the ids that were given."""
    taken = {entry["id"] for entry in entries if "id" in entry}
    for number, entry in enumerate(entries, start=1):
        if "id" not in entry:
            candidate = f"{prefix}_{number}"
            while candidate in taken:
                candidate += "_"
            taken.add(candidate)
            entry["id"] = candidate


def _show(body: Mapping[str, object]) -> BubbleContent:
    parts = object_in(body, INTERACTIVE_JSON.name)
    top = object_in(parts, "header_media")
    return BubbleContent(
        text=parse(text_in(parts, "body")),
        media=media_in(text_in(top, "type"), text_in(top, "url"), text_in(top, "filename")),
        header=text_in(parts, "header"),
        footer=parse(text_in(parts, "footer")),
        buttons=tuple(text_in(button, "title") for button in objects_in(parts, "buttons")),
        list_button=text_in(parts, "button"),
        sections=tuple(map(_shown_section, objects_in(parts, "sections"))),
    )


def _shown_section(section: Mapping[str, object]) -> ListSection:
    rows = (
        ListRow(text_in(row, "title"), text_in(row, "description"))
        for row in objects_in(section, "rows")
    )
    return ListSection(text_in(section, "title"), tuple(rows))


INTERACTIVE_TYPE_ENTRY = MessageType(
    "interactive",
    mark("Buttons or list"),
    mark("A message with up to 3 buttons, or with a list of up to 10 choices."),
    INTERACTIVE_FIELDS,
    build_interactive,
    icon="list",
    bubble="choices",
    show=_show,
    listing=Listing(media_type="interactive"),
    called=("button", "buttons", "list", "buttons or list"),
    signs=Signs(
        fields=(
            (INTERACTIVE_TYPE.name,),
            (button_fields(1)[0].name,),
            (row_fields(1)[0].name,),
            (LIST_BUTTON.name,),
            (INTERACTIVE_JSON.name,),
        )
    ),
    parts=(BUTTONS, ROWS),
    unused=unused_half,
)
