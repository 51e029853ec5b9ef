"""The words for problems of links."""

from flowiq_desktop.core.wording import Wording, error, warning
from flowiq_desktop.texts import mark

_USE = mark("Use {mended} instead.")
_PUT_ELSEWHERE = mark("Put the file on your website or a sharing service and use its link.")

LINK_EXPIRES = "link_expires"
"""The code for a link that says until when it works; its fact is the moment."""
LINK_WORDINGS: dict[str, Wording] = {
    "bad_url": error(
        mark('"{value}" is not a link that WhatsApp can open.'),
        mark("Use a full address that starts with https:// and opens without a password."),
        mark("correct the links in {label}"),
    ),
    "link_in_markup": error(
        mark('"{value}" is not a link alone, but one as a web page or a formula has it.'),
        _USE,
        mark("take the links out of tags and formulas in {label}"),
    ),
    "several_links": error(
        mark('"{value}" is more than one link, and a message takes one file.'),
        mark("Use {mended}, or send the others in messages of their own."),
        mark("choose one link in {label}"),
    ),
    "link_in_words": error(
        mark('"{value}" has words beside the link.'),
        _USE,
        mark("take the words away from the links in {label}"),
    ),
    "link_end": error(
        mark('"{value}" has signs around the link that are no part of it.'),
        _USE,
        mark("take the signs away around the links in {label}"),
    ),
    "link_start": error(
        mark('"{value}" does not begin as a link has to: with https://.'),
        _USE,
        mark("correct the beginning of the links in {label}"),
    ),
    "link_backslashes": error(
        mark('"{value}" has backslashes, and links have slashes.'),
        _USE,
        mark("write / in place of \\ in the links of {label}"),
    ),
    "link_blanks": error(
        mark('"{value}" has blanks in it, at which a link ends.'),
        mark("Use {mended} instead: %20 stands for a blank."),
        mark("write the blanks in the links of {label} as %20"),
    ),
    "unreachable_host": error(
        mark('"{host}" is a computer inside a network; FlowIQ cannot reach it from outside.'),
        _PUT_ELSEWHERE,
        mark("replace links that open only inside your network"),
    ),
    "link_expired": error(
        mark("This link stopped working on {moment}."),
        mark("Ask for a new one where it comes from."),
        mark("replace links that have expired in {label}"),
    ),
    "local_file": error(
        mark('"{value}" is a file on a computer; FlowIQ can only fetch files from the internet.'),
        _PUT_ELSEWHERE,
        mark("replace the files on your computer by links"),
    ),
    "link_end_unsure": warning(
        mark('"{value}" ends with a sign that is hardly a part of it.'),
        mark("Use {mended} if the sign is not meant."),
        mark("look at the signs at the end of the links in {label}"),
    ),
    "insecure_url": warning(
        mark("The link starts with http://, which is not protected on its way."),
        mark("Use https:// if the website offers it."),
        mark("look at the unprotected links in {label}"),
    ),
    "wrapped_link": warning(
        mark("This link of {site} leads to another one instead of to the file."),
        mark("Use {direct}, the link in it, instead."),
        mark("look at the links within links in {label}"),
    ),
    "sharing_page": warning(
        mark("This link opens a web page of {site}, not the file itself."),
        mark("Use {direct} instead, and let everybody open the file who has the link."),
        mark("look at the sharing links in {label}"),
    ),
    "page_without_file": warning(
        mark("This link opens a web page of {site}, which gives no link to the file itself."),
        mark("Download the file there, and put it where it has a link of its own."),
        mark("look at the links to pages without a file in {label}"),
    ),
    "leads_to_page": warning(
        mark("This link leads to a web page of {site}, not to the file itself."),
        mark("Use {direct} instead, and let everybody open the file who has the link."),
        mark("look at the links in {label} that lead to sharing pages"),
    ),
    "leads_to_site": warning(
        mark("This link leads to a web page of {site}, which gives no link to the file itself."),
        mark("Download the file there, and put it where it has a link of its own."),
        mark("look at the links in {label} that lead to pages without a file"),
    ),
    "short_link": warning(
        mark("This short link leads to {direct}."),
        mark(
            "Use that address itself: who made a short link can let it lead elsewhere, and not "
            "every service follows it."
        ),
        mark("look at the short links in {label}"),
    ),
    LINK_EXPIRES: warning(
        mark("This link stops working on {moment}."),
        mark("Send before that, or use a link that does not end."),
        mark("look at the links in {label} that expire"),
    ),
}
"""By the code of the problem."""
PAGES = frozenset({"sharing_page", "page_without_file", "wrapped_link"})
"""Problems of links that are said to open a page: that no file is behind them is no news."""
WITHOUT_FILE = frozenset(
    {"bad_url", "local_file", "unreachable_host", "link_expired", "page_without_file"}
    | {"sharing_page", "leads_to_page", "leads_to_site"}
)
"""Problems of links with no file behind them: who has them may ask how a file gets a link."""
