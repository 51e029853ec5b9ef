"""Links that lead to another one: mail programs, search engines and viewers put them there."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.links.address import split_link
from flowiq_desktop.core.links.wrapped import Wrapped, wrapped

INNER = "https://files.example.org/my%20letter.pdf?a=1&b=2"
CODED = quote(INNER, safe="")


def unwrap(link: str) -> Wrapped | None:
    parts = split_link(link)
    assert parts is not None
    return wrapped(parts)


@pytest.mark.parametrize(
    ("link", "site"),
    [
        (f"https://eur02.safelinks.protection.outlook.com/?url={CODED}&data=05%7C01", "Outlook"),
        (f"https://gbr01.safelinks.protection.outlook.com/ap/w-59584e83/?url={CODED}", "Outlook"),
        (f"https://www.google.com/url?q={CODED}&sa=D&source=editors", "Google"),
        (f"https://www.google.co.za/url?sa=t&url={CODED}", "Google"),
        (f"https://google.de/url?q={CODED}", "Google"),
        (f"https://www.google.com/imgres?imgurl={CODED}&tbnid=x", "Google"),
        (f"https://docs.google.com/viewer?url={CODED}&embedded=true", "Google"),
        (f"https://docs.google.com/gview?embedded=true&url={CODED}", "Google"),
        (f"https://view.officeapps.live.com/op/view.aspx?src={CODED}", "Office"),
        (f"https://l.facebook.com/l.php?u={CODED}&h=AT0", "Facebook"),
        (f"https://www.youtube.com/redirect?event=video&q={CODED}", "YouTube"),
        (f"https://urldefense.com/v3/__{INNER}__;!!aBc!xY$", "Proofpoint"),
        (f"https://l.wl.co/l?u={CODED}", "WhatsApp"),
        (f"https://l.messenger.com/l.php?u={CODED}&h=x", "Messenger"),
        (f"https://www.linkedin.com/redir/redirect?url={CODED}", "LinkedIn"),
        (
            f"https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/x.html?url={CODED}",
            "Microsoft Teams",
        ),
        (f"https://linkprotect.cudasvc.com/url?a={CODED}&c=E", "Barracuda"),
    ],
)
def test_the_link_inside_is_found(link: str, site: str) -> None:
    assert unwrap(link) == Wrapped(site, INNER)


def test_the_older_way_of_one_mail_filter_is_read_too() -> None:
    link = (
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__files.example.org_a-5Fb-2Dc.pdf&d=x"
    )
    assert unwrap(link) == Wrapped("Proofpoint", "https://files.example.org/a_b-c.pdf")


def test_the_innermost_of_several_is_meant() -> None:
    google = f"https://www.google.com/url?q={CODED}"
    link = f"https://eur02.safelinks.protection.outlook.com/?url={quote(google, safe='')}"
    assert unwrap(link) == Wrapped("Outlook", INNER)


def test_a_link_that_was_wrapped_without_its_beginning_gets_one() -> None:
    link = "https://eur02.safelinks.protection.outlook.com/?url=files.example.org%2Fa.pdf&data=1"
    assert unwrap(link) == Wrapped("Outlook", "https://files.example.org/a.pdf")


@pytest.mark.parametrize("inner", ["", "javascript:alert(1)", "file:///C:/a.pdf", "a b"])
def test_what_is_no_link_inside_is_not_offered(inner: str) -> None:
    link = f"https://www.google.com/url?q={quote(inner, safe='')}"
    assert unwrap(link) == Wrapped("Google", "")


@pytest.mark.parametrize(
    "link",
    [
        "https://www.google.com/search?q=https://example.org",
        "https://www.google.com/maps?q=1,2",
        f"https://notgoogle.com/url?q={CODED}",
        f"https://google.example.org/url?q={CODED}",
        f"https://safelinks.protection.outlook.com.example.org/?url={CODED}",
        f"https://files.example.org/?url={CODED}",
        "https://www.facebook.com/l.php",
        "https://docs.google.com/document/d/abc/edit?url=x",
    ],
)
def test_other_addresses_are_their_own(link: str) -> None:
    assert unwrap(link) is None


@given(st.text(max_size=200))
def test_whatever_stands_in_it_only_a_link_comes_out(inner: str) -> None:
    coded = quote(inner.encode("utf-8", "ignore"), safe="")
    found = unwrap(f"https://www.google.com/url?q={coded}")
    assert found is not None
    assert not found.link or split_link(found.link)
