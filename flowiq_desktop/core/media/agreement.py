"""Agreement: the name of a file, what its website declares and what it is must be the same.

Files of which they differ are what WhatsApp refuses most often (Meta's error 131053).
"""

from flowiq_desktop.core.media.facts import MediaFacts, MediaKind
from flowiq_desktop.core.media.file_types import (
    FILE_TYPES,
    declaration_fits,
    ending_fits,
    ending_of,
    type_of_ending,
)
from flowiq_desktop.core.media.limits import type_name
from flowiq_desktop.core.text.shorten import shortened
from flowiq_desktop.texts import say

_SHOWN = 80


def source_warnings(content_type: str, name: str, declared: str) -> tuple[str, ...]:
    """Sentences when the link's name or its website say something else than the file is.

    Args:
        content_type: what the file is by its content.
        name: the file's name at its link; an ending that nobody knows says nothing.
        declared: the website's `Content-Type`, or "".
    """
    found = []
    promised = type_of_ending(ending_of(name))
    if promised and content_type in FILE_TYPES and not ending_fits(ending_of(name), content_type):
        found.append(_named_otherwise(content_type, name, promised))
    if not declaration_fits(declared, content_type):
        found.append(
            say(
                "The website declares the file as {declared}, but it is {name}; WhatsApp refuses"
                " such files. Ask who runs the website to declare it as {right}, or store the file"
                " elsewhere.",
                declared=shortened(declared.partition(";")[0].strip(), _SHOWN),
                name=type_name(content_type),
                right=content_type,
            )
        )
    return tuple(found)


def filename_warnings(facts: MediaFacts, filename: str) -> tuple[str, ...]:
    """Sentences when the name that the person will see has no ending, or not the file's.

    Args:
        facts: of the file.
        filename: the name that is sent with a document; "" when none is.
    """
    endings = FILE_TYPES[facts.content_type].endings if facts.content_type in FILE_TYPES else ()
    if facts.kind is not MediaKind.DOCUMENT or not filename.strip() or not endings:
        return ()
    ending = ending_of(filename)
    if ending in endings:
        return ()
    if promised := type_of_ending(ending):
        name = type_name(facts.content_type)
        if name == type_name(promised):
            name = _with_ending(name, endings[0])
        return (
            say(
                'The file name "{filename}" ends in .{ending}, but the file is {name}: phones'
                " cannot open it under that name. End the name in .{right}.",
                filename=shortened(filename, _SHOWN),
                ending=ending,
                name=name,
                right=endings[0],
            ),
        )
    return (
        say(
            'The file name "{filename}" has no ending that phones know; end it in .{right}, so'
            " that they know what opens it.",
            filename=shortened(filename, _SHOWN),
            right=endings[0],
        ),
    )


def _with_ending(name: str, ending: str) -> str:
    return say("{name} (.{ending})", name=name, ending=ending)


def _named_otherwise(content_type: str, name: str, promised: str) -> str:
    right = FILE_TYPES[content_type].endings[0]
    facts = {
        "file": shortened(name, _SHOWN),
        "promised": type_name(promised),
        "name": type_name(content_type),
        "right": right,
    }
    if facts["promised"] == facts["name"]:  # as of the older and the newer Office
        facts["promised"] = _with_ending(facts["promised"], ending_of(name))
        facts["name"] = _with_ending(facts["name"], right)
    if FILE_TYPES[content_type].taken_as is None:
        return say(
            'The file is named "{file}" as if it were {promised}, but it is {name}; save it anew as'
            " {promised}.",
            **facts,
        )
    return say(
        'The file is named "{file}" as if it were {promised}, but it is {name}; WhatsApp refuses'
        " such files. Let its name end in .{right}, or save it anew as {promised}.",
        **facts,
    )
