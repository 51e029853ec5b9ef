"""A message type's name stands in its own module: everything else asks the registry."""

import ast
from pathlib import Path

from flowiq_desktop.core.messages.types import REGISTRY

ROOT = Path(__file__).parents[1] / "flowiq_desktop"
TYPES = Path("core/messages/types")
VOCABULARY = Path("core/vocabulary")
"""What people call their columns, which is the same as some types' names."""
ELSEWHERE = {
    # The same words for other things.
    "core/cells/rules.py": {"text"},  # what a field can take
    "core/columns/sources.py": {"text"},  # a source that is no column
    "core/columns/evidence.py": {"text"},  # the field whose columns are called a message
    "services/account/sample.py": {"text"},  # a source that is no column, in JSON
    "core/links/google.py": {"document"},  # a part of Google's addresses
    "cli/reading/told.py": {"text"},  # a title above the table, in JSON
    "journal/tables/results_index.py": {"text"},  # what is searched for
    "journal/people/stop_list.py": {"text"},  # the same
    "cli/stop_list.py": {"text"},  # what could not be read, in JSON
    "practice_server/people.py": {"text"},  # the words of a tapped button, in JSON
    "spreadsheet/marks/xml_attributes.py": {"location"},  # where in a file a link leads
    "spreadsheet/links/link_formulas.py": {"text"},  # a part of a formula
    "core/media/file_types.py": {"text"},  # a family of declared types: text/plain
    "media/structure/writings.py": {"template"},  # an element of HTML
    "spreadsheet/own_workbook/beside.py": {"location"},  # where a pivot table stands
    "spreadsheet/own_workbook/package.py": {"template"},  # a kind of workbook
    "services/preparing/saved_messages.py": {"text"},  # what a template says, in JSON
    "ui/steps/message/templates/template_view.py": {"text"},  # the field for it
    "journal/engine/old_sentences.py": {"text"},  # a fact that is a text of the program
    "texts/phrases.py": {"text"},  # the same, in JSON
    "core/reach/reading.py": {"text"},  # where the words of a tapped button stand
    "spreadsheet/formats/date_formats.py": {"text"},  # letters in a number format
    "spreadsheet/mending/open_document_xml.py": {"text"},  # a prefix of OpenDocument's XML
    "services/reach/terms.py": {"template"},  # what is explained
    "services/manual/manual.py": {"contacts", "template"},  # pages of the help
    "ui/explaining/help_pages.py": {"contacts", "template"},
    # FlowIQ's own words for people, and for kinds of file.
    "flowiq/client.py": {"contacts"},
    "flowiq/looks.py": {"contacts"},
    "practice_server/reading.py": {"contacts"},
    "core/media/facts.py": {"image", "video", "audio", "document"},
    # Names of colours.
    "ui/explaining/pictures.py": {"text"},
    "ui/app/step_rail.py": {"text"},
    "ui/theme/icons.py": {"text"},
    "ui/preview/rich_text.py": {"text"},
    "ui/preview/sheet.py": {"text"},
    "ui/preview/media_wait.py": {"text"},
    "ui/preview/held_note.py": {"text"},
    "ui/preview/bubbles/document.py": {"text"},
    "ui/preview/bubbles/reaction.py": {"text"},
    "ui/preview/bubbles/contacts.py": {"text"},
}


def names_in(source: str) -> set[str]:
    """Names of types that stand in the code as texts of their own."""
    constants = (
        node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)
    )
    return {text for text in constants if isinstance(text, str) and text in REGISTRY}


def test_no_name_of_a_type_stands_outside_its_module() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): names
        for path in ROOT.rglob("*.py")
        if not {TYPES, VOCABULARY} & {*path.relative_to(ROOT).parents}
        and (names := names_in(path.read_text(encoding="utf-8")))
    }
    assert found == ELSEWHERE


def test_a_name_is_found_wherever_it_stands() -> None:
    assert names_in('if kind in ("image", "x") or f("text") == "interactives": pass') == {
        "image",
        "text",
    }
    assert names_in('{"reaction": 1}["location"]') == {"reaction", "location"}
