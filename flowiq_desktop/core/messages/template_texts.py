"""The words for problems of templates: what is wrong, what to do, how the to-do list puts it."""

from flowiq_desktop.core.wording import Wording, error, warning
from flowiq_desktop.texts import mark

TEMPLATE_WORDINGS: dict[str, Wording] = {
    "template_unknown": warning(
        mark('No template "{value}" is saved here, so nobody can see what people will read.'),
        mark("Save its text once, or check the name: FlowIQ sends only what it knows."),
        mark("save the text of templates that are not known here"),
    ),
    "template_misnamed": error(
        mark('No template can be called "{value}": small letters, digits and _ are all there is.'),
        mark("Write the name exactly as FlowIQ shows it."),
        mark("correct the names of templates"),
    ),
    "template_break": error(
        mark("{label} has a line break or a tab; WhatsApp takes values on one line."),
        mark("Put it on one line, or leave this row out."),
        mark("put {label} on one line"),
    ),
    "template_blanks": error(
        mark("{label} has more than 4 blanks in a row, which WhatsApp does not take."),
        mark("Leave one blank, or leave this row out."),
        mark("take the blanks out of {label}"),
    ),
    "template_braces": error(
        mark("{label} has {{{{ or }}}} in it; FlowIQ would put words of its own there."),
        mark("Write what the person is to read, without braces."),
        mark("take the braces out of {label}"),
    ),
    "template_creates": error(
        mark(
            "A template with {{{{name}}}} makes a contact in FlowIQ of each person who is none yet."
        ),
        mark("Allow creating contacts, or use a template without {{{{name}}}}."),
        mark("decide whether contacts may be created"),
    ),
}
