"""What the window's help tells: the way of a first real campaign, topic by topic."""

from __future__ import annotations

from typing import NamedTuple

from flowiq_desktop.services.reach.terms import Term, answer
from flowiq_desktop.services.sending.limits.texts import (
    CHARGED,
    WHAT_A_DAY_ALLOWS,
    WHERE_PRICES_COME_FROM,
)
from flowiq_desktop.texts import mark, say


class Topic(NamedTuple):
    """One topic of the help.

    Attributes:
        key: what it is called in object names.
        title: its heading, marked.
        paragraphs: marked, in their order.
        term: which is explained first, with its picture; None where there is none.
    """

    key: str
    title: str
    paragraphs: tuple[str, ...]
    term: Term | None = None

    def texts(self) -> list[str]:
        """The paragraphs in the language in use, the explanation first."""
        explained = [answer(self.term)] if self.term else []
        return [*explained, *map(say, self.paragraphs)]


FILE_LINKS = Topic(
    "files",
    mark("How do I get a link for a file on my computer?"),
    (
        mark(
            "FlowIQ fetches pictures and files from the internet, never from your computer. So the"
            " file has to lie where anybody who has its link can open it, without a password."
        ),
        mark(
            "Your own website is best: ask whoever looks after it to put the file there. The link"
            " then ends in the file's name, such as https://www.example.org/letter.pdf."
        ),
        mark(
            "Google Drive, Dropbox, OneDrive or SharePoint: put the file there, choose “Share” and"
            " “Anyone with the link”, and copy the link into your spreadsheet. It opens a page"
            " that shows the file: Check offers the direct link in its place, in one click."
        ),
        mark(
            "Google Docs, Sheets and Slides work in the same way, and arrive as PDF. Links of"
            " WeTransfer, iCloud, Google Photos, Canva or YouTube only ever open a page: download"
            " the file there, and put it into one of the places above."
        ),
        mark(
            "To try a link, open it in a private window of your browser. Does the file come, with"
            " no page around it and no question? Then FlowIQ gets it as well."
        ),
        mark(
            "Whoever has such a link can open the file. For letters that only one person may read,"
            " choose names that nobody guesses, and take the files away again afterwards."
        ),
    ),
)
"""Also told by itself, beside what wants a link."""
TOPICS = (
    Topic(
        "first",
        mark("Your first real campaign"),
        (
            mark(
                "A message that WhatsApp accepts is not yet a message that arrives. What stands in"
                " its way is told here, in the order in which you meet it."
            ),
            mark(
                "Try everything in practice mode first (Account, Practice mode): nothing is really"
                " sent there. Then send one message to your own phone, with “Send this one to my"
                " phone” in the Send step."
            ),
        ),
    ),
    FILE_LINKS,
    Topic(
        "contacts",
        mark("Contacts: to whom FlowIQ sends"),
        (
            mark(
                "When you press Send, tick “Add people who are not contacts yet” and choose the"
                " column with their names. They are added on the way, each before their message."
                " Without your tick nobody is added. Being added does not make your own words"
                " arrive: who has not written yet gets templates only."
            ),
            mark(
                "FlowIQ looks first whether the number is on WhatsApp, by a check of its own. Whom"
                " it cannot find gets no message, and Results says so."
            ),
        ),
        Term.CONTACT,
    ),
    Topic(
        "day",
        mark("The 24 hours"),
        (
            mark(
                "Who writes to you first can be answered freely. File, “Poster: write to us first”"
                " makes a page with a code that opens a chat with your number: hang it up, or put"
                " its link into a newsletter."
            ),
        ),
        Term.DAY,
    ),
    Topic(
        "templates",
        mark("Templates"),
        (
            mark(
                "Templates are written in FlowIQ, and WhatsApp approves them there. FlowIQ does not"
                " list them to this program: choose “Template” in the Message step, and save once"
                " what yours says. Then fill its blanks from your columns."
            ),
            mark(
                "Rows that need a template can be moved to one in Check and in Results, in one"
                " step. You see what each person will read before anything goes."
            ),
        ),
        Term.TEMPLATE,
    ),
    Topic(
        "stop",
        mark("People who do not want messages"),
        (
            mark(
                "File, “People who do not want messages” has your list: add people by hand or bring"
                " a spreadsheet with them. Nothing is sent to them, in whichever spreadsheet they"
                " stand, until you take them off."
            ),
            mark(
                "Some people answer STOP, or something like it. The program understands that in"
                " nine languages when it looks people up, and offers to put them on the list. Only"
                " a whole answer counts: “stop sending the buses at 7” is none."
            ),
        ),
    ),
    Topic(
        "looking",
        mark("Who can be reached"),
        (
            mark(
                "In the Check step, “Look people up” asks FlowIQ about each person. Afterwards"
                " every row stands in one group, with the one button that helps."
            ),
            mark(
                "1,000 people take about 11 minutes, and as long again when you also ask who is"
                " blocked. You may skip it: then the last question before sending says how many"
                " people were not looked up."
            ),
        ),
    ),
    Topic(
        "careful",
        mark("A careful start"),
        (
            mark(
                "Tick “Careful start” under “When and how” in the Send step: five messages go"
                " first, and for up to two minutes the program looks what becomes of them. It goes"
                " on by itself once three have arrived and none has failed."
            ),
            mark(
                "Otherwise it pauses and tells you the counts, before your whole list has met the"
                " same trouble. You may continue all the same."
            ),
        ),
    ),
    Topic(
        "times",
        mark("When messages go out"),
        (
            mark(
                "“When and how” in the Send step begins at a time, spreads the messages evenly, and"
                " keeps quiet hours by the clock of each recipient. Left alone, everything goes out"
                " at once, about 90 messages a minute."
            ),
            mark(
                "The program has to stay open, and the computer awake, until the last message is"
                " sent. A computer that slept past its time asks you first: nothing goes out late"
                " by itself."
            ),
            mark(
                "You can pause, stop and continue at any time, also after a power cut: no message"
                " is sent twice. Where nobody can tell whether one was sent, it is called unsure,"
                " and you decide."
            ),
        ),
    ),
    Topic(
        "costs",
        mark("What it costs"),
        (
            CHARGED,
            WHERE_PRICES_COME_FROM,
            mark(
                "Enter your prices in Settings, and with each template where it is saved: the sum"
                " is said before sending. Under “When and how” sending can be kept from costing"
                " more than you wish."
            ),
            WHAT_A_DAY_ALLOWS,
        ),
    ),
    Topic(
        "results",
        mark("What became of each row"),
        (
            mark(
                "Sent means that WhatsApp took the message, not that it was read. Rows that were"
                " not sent are in groups, each with the reason and the button that helps."
            ),
            mark(
                "“Save results” gives you a copy of your own .xlsx workbook, or a sheet with your"
                " own columns, and beside them what became of each row."
            ),
        ),
    ),
)
"""In the order in which a person meets them."""
PRACTICE = Topic(
    "practice",
    mark("Numbers to practise with"),
    (
        mark(
            "In practice mode, numbers with these endings and templates with these names behave as"
            " real ones can. A number that ends in all six digits of one of WhatsApp's codes, such"
            " as 131048, is refused with that code. All others take every message."
        ),
        mark(
            "A message that is no template does not arrive where the 24 hours are over, or with"
            " somebody who was added as a contact and has never written."
        ),
    ),
)
