"""Templates on the command line: listed, saved, forgotten, and chosen for a sheet."""

import argparse
import sys
from collections.abc import Mapping

from flowiq_desktop.assembly import Services
from flowiq_desktop.cli.calls import CallError
from flowiq_desktop.cli.console import Console
from flowiq_desktop.cli.exit_codes import ExitCode
from flowiq_desktop.core.columns import mapping as columns
from flowiq_desktop.core.messages.template import Category, Template, TemplateButton
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.messages.types.template_fields import BUTTON_VALUE, TEMPLATE_NAME, VALUE
from flowiq_desktop.core.text.shorten import shortened
from flowiq_desktop.services.preparing.saved_messages import NONE_SAVED
from flowiq_desktop.texts import say
from flowiq_desktop.texts.names import side_by_side

_LONGEST = 70
_MOST_TYPED = 20_000


def templates(
    options: argparse.Namespace,
    services: Services,
    console: Console,
    _environment: Mapping[str, str],
) -> ExitCode:
    """Save or forget a template if asked to, then list those that are saved."""
    if options.remove and not services.saved.remove_template(options.remove):
        raise CallError(say('No template "{name}" is saved.', name=options.remove))
    if options.save:
        services.saved.save_template(_typed(options))
    elif options.text is not None:
        raise CallError(say("Say under which name it is saved: --save NAME."))
    if services.saved.fault:
        console.tell(services.saved.fault)
    saved = services.saved.templates.values()
    if options.json:
        console.result([_as_json(template) for template in saved])
        return ExitCode.ALL_SENT
    for template in saved:
        console.line(_in_words(template))
    if not saved:
        console.tell(say("No template is saved. Add --save NAME --text TEXT to save one."))
    return ExitCode.ALL_SENT


def with_texts(mapping: columns.Mapping, options: argparse.Namespace) -> columns.Mapping:
    """The mapping with the texts of `--set`; raises CallError for a name that nothing has."""
    for entry in options.set:
        name, equals, text = entry.partition("=")
        if not equals:
            raise CallError(say('"{text}" does not say what it sets: write NAME=TEXT.', text=entry))
        mapping = mapping.with_source(_field_named(name.strip(), mapping), columns.TextSource(text))
    return mapping


def with_template(
    mapping: columns.Mapping, name: str, saved: Mapping[str, Template]
) -> columns.Mapping:
    """The mapping for a saved template that every row gets; raises CallError when it is not."""
    if name not in saved:
        known = side_by_side(list(saved))
        raise CallError(
            say('No template "{name}" is saved. Saved are: {known}.', name=name, known=known)
            if saved
            else say(NONE_SAVED),
            say("Save it once: flowiq-desktop templates --save NAME --text TEXT."),
        )
    return mapping.with_source(TEMPLATE_NAME.name, columns.TextSource(name))


def _field_named(name: str, mapping: columns.Mapping) -> str:
    """The field that a name means: a variable of the template, or a field's own name."""
    for field in (f"{VALUE}{name}", f"{BUTTON_VALUE}{name}"):
        if field in mapping.sources:
            return field
    if REGISTRY.field_called(name) is None:
        raise CallError(say('There is no field or variable called "{name}".', name=name))
    return name


def _typed(options: argparse.Namespace) -> Template:
    text = options.text
    if text is None:
        raise CallError(say("Say what the template says: --text TEXT."))
    if text == "-":
        text = sys.stdin.read(_MOST_TYPED).rstrip("\n")
    return Template(
        options.save,
        text,
        options.heading,
        options.footer,
        options.header,
        tuple(map(TemplateButton.typed, options.button)),
        Category(options.category),
        options.price,
    )


def _in_words(template: Template) -> str:
    words = shortened(" ".join(template.text.split()), _LONGEST)
    if not template.variables:
        return say("{name}: {words}", name=template.name, words=words)
    return say(
        "{name}: {words} (filled in: {variables})",
        name=template.name,
        words=words,
        variables=side_by_side(template.variables),
    )


def _as_json(template: Template) -> dict[str, object]:
    return {
        "name": template.name,
        "words": template.text,
        "variables": list(template.variables),
        "heading": template.heading,
        "footer": template.footer,
        "header": template.header,
        "buttons": [{"label": b.label, "value": b.value} for b in template.buttons],
        "category": template.category.value,
        "price": template.price,
    }
