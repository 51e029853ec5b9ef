"""Page: a web page that shows a file instead of being one."""

from typing import NamedTuple


class Page(NamedTuple):
    """A page that shows a file.

    Attributes:
        site: whose page it is, as people call it.
        direct: the address that gives the file itself, or "" where the site has none, or it does
            not follow from that of the page.
    """

    site: str
    direct: str = ""
