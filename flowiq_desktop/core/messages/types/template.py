"""Template: a message that WhatsApp approved beforehand, for people who have not written lately."""

from collections.abc import Iterator, Mapping

from flowiq_desktop.core.media.facts import MediaKind
from flowiq_desktop.core.messages.bubbles import (
    BubbleContent,
    all_its_words,
    media_in,
    object_in,
    text_in,
)
from flowiq_desktop.core.messages.template import (
    CREATES_A_CONTACT,
    HEADER_KINDS,
    TEXT_LIMIT,
    Category,
    Template,
    may_be_a_name,
    value_faults,
)
from flowiq_desktop.core.messages.types.draft import Body, Draft, without_empty
from flowiq_desktop.core.messages.types.endpoints import SEND_TEMPLATE
from flowiq_desktop.core.messages.types.links import check_link
from flowiq_desktop.core.messages.types.listing import Form, Listing
from flowiq_desktop.core.messages.types.media import ENDINGS
from flowiq_desktop.core.messages.types.message_type import MessageType
from flowiq_desktop.core.messages.types.signs import Signs
from flowiq_desktop.core.messages.types.template_fields import (
    BUTTON_VALUE,
    HEADER_FILE,
    TEMPLATE_NAME,
    VALUE,
    open_field,
    value_field,
)
from flowiq_desktop.core.text.whatsapp_markup import parse
from flowiq_desktop.texts import mark

NAME_IN_BODY = "templateName"
VALUES_IN_BODY = "bodyParameters"
_BUTTON_VALUES, _HEADER = "buttonParameters", "headerMedia"
_TEXT, _FILE = "filled", "file"


def build_template(draft: Draft) -> Body:
    """The body's own part of a template, and what the phone shows of it."""
    name = draft.line(TEMPLATE_NAME)
    template = draft.templates.get(name) or draft.templates.get(name.casefold())
    if template is not None:
        name = template.name
    elif name:
        code = "template_unknown" if may_be_a_name(name) else "template_misnamed"
        draft.report(code, TEMPLATE_NAME, value=name)
    values = dict(_values(draft, VALUE, template.variables if template else None))
    buttons = dict(_values(draft, BUTTON_VALUE, template.button_values if template else None))
    link = _header(draft, template)
    _check_length(draft, template, values)
    _check_name(draft, values)
    # Of a template that nobody knows, nobody can say that it is no marketing.
    draft.category = (template.category if template else Category.MARKETING).value
    if template is not None:
        draft.show(shown_of(template, values, link), template.filled(values))
    parts = without_empty(**{NAME_IN_BODY: name, _HEADER: link})
    given = {VALUES_IN_BODY: _without_blank(values), _BUTTON_VALUES: _without_blank(buttons)}
    return parts | {key: named for key, named in given.items() if named}


def _values(draft: Draft, prefix: str, names: tuple[str, ...] | None) -> Iterator[tuple[str, str]]:
    """Each variable's value; of a template that nobody saved, whatever the row has."""
    if names is None:
        names = tuple(n.removeprefix(prefix) for n in draft.values if n.startswith(prefix))
    for name in names:
        field = value_field(prefix, name)
        value = draft.line(field)
        for code in value_faults(value):
            draft.report(code, field)
        yield name, value


def _header(draft: Draft, template: Template | None) -> str:
    """The link of the file above the text, or ""."""
    link = draft.line(HEADER_FILE)
    if template is None:
        kinds = [MediaKind(kind) for kind in HEADER_KINDS] if link else []
        endings = tuple(ending for kind in kinds for ending in ENDINGS[kind])
        if link:
            check_link(draft, HEADER_FILE, link, TEMPLATE_TYPE.name, endings)
        return link
    if not template.header:
        if link:
            draft.report("unused_part", HEADER_FILE, shown=mark("this template"))
        return ""
    if not link:
        draft.report("missing", HEADER_FILE)
        return ""
    check_link(draft, HEADER_FILE, link, template.header, ENDINGS[MediaKind(template.header)])
    return link


def _check_length(draft: Draft, template: Template | None, values: Mapping[str, str]) -> None:
    length = len(template.filled(values)) if template else sum(map(len, values.values()))
    if length > TEXT_LIMIT:
        facts = {"length": length, "limit": TEXT_LIMIT, "over": length - TEXT_LIMIT}
        label = mark("The template with its values")
        draft.findings.add("too_long", TEMPLATE_NAME.name, label, **facts)


def _check_name(draft: Draft, values: Mapping[str, str]) -> None:
    """A variable `name` would make a contact of somebody who is none: only with consent."""
    if CREATES_A_CONTACT in values and not draft.may_be_created():
        draft.report("template_creates", value_field(VALUE, CREATES_A_CONTACT))


def _without_blank(values: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


def shown_of(template: Template, values: Mapping[str, str], link: str) -> Body:
    """What the phone shows; FlowIQ's body has neither the words nor the kind of file."""
    return {
        _TEXT: template.filled(values),
        "heading": template.heading,
        "footer": template.footer,
        _FILE: {"kind": template.header, "link": link},
        "buttons": [button.label for button in template.buttons],
        # Of those whose link is the same for everybody nobody has said that they have one.
        "links": [at for at, button in enumerate(template.buttons) if button.value],
    }


def _show(body: Mapping[str, object]) -> BubbleContent:
    if _TEXT not in body:
        return all_its_words(body)
    top, buttons, links = object_in(body, _FILE), body.get("buttons"), body.get("links")
    return BubbleContent(
        text=parse(text_in(body, _TEXT)),
        media=media_in(text_in(top, "kind"), text_in(top, "link"), ""),
        header=text_in(body, "heading"),
        footer=parse(text_in(body, "footer")),
        buttons=tuple(map(str, buttons)) if isinstance(buttons, list) else (),
        links=frozenset(links) if isinstance(links, list) else frozenset(),
    )


def in_words(wording: str) -> Body:
    """What is shown of a frozen template, of which the journal keeps the words."""
    return {_TEXT: wording}


TEMPLATE_TYPE = MessageType(
    "template",
    mark("Template"),
    mark("A text that WhatsApp approved: it also reaches people who have not written for a day."),
    (TEMPLATE_NAME, HEADER_FILE),
    build_template,
    can_reply=False,
    endpoint=SEND_TEMPLATE,
    number_field="whatsappNumber",
    icon="template",
    bubble="choices",
    show=_show,
    listing=Listing(Form.WORDING),
    called=("whatsapp template", "wa template", "hsm"),
    signs=Signs(fields=((TEMPLATE_NAME.name,),)),
    open_field=open_field,
    examples=(value_field(VALUE, "1"), value_field(VALUE, "2")),
    group=NAME_IN_BODY,
    in_words=in_words,
)
