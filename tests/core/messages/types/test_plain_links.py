"""Links that are settled at a glance are settled as the careful look would settle them."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowiq_desktop.core.messages.types.draft import Draft
from flowiq_desktop.core.messages.types.links import check_link
from flowiq_desktop.core.messages.types.media import IMAGE_TYPE
from flowiq_desktop.core.problems import Findings
from tests.examples import examples

_FIELD = IMAGE_TYPE.fields[0]
_SITES = ("drive.google.com", "docs.google.com", "we.tl", "www.dropbox.com", "onedrive.live.com")
_PARTS = st.text("abcXYZ019-._~%()+,=:@ü", max_size=8) | st.just("a.jpg,https:/")
HOSTS = st.sampled_from((*_SITES, "files.school.local", "i.imgur.com", "a.box.com")) | st.lists(
    st.text("abz09-", min_size=1, max_size=6), min_size=1, max_size=4
).map(".".join)
PATHS = st.lists(_PARTS, max_size=4).map("/".join)
ENDINGS = st.sampled_from(("", ".jpg", ".JPG", ".png", ".exe", ".pdf", ".html", ".strange"))
QUERIES = st.sampled_from(("", "?dl=1", "?export=download", "#part", "?a=b"))


def told(link: str) -> list[tuple[str, Mapping[str, object]]]:
    findings = Findings(2)
    check_link(Draft({}, findings, str), _FIELD, link, "image", ("jpg", "jpeg", "png"))
    return [(problem.code, problem.facts) for problem in findings.problems]


@settings(max_examples=examples(600))
@given(HOSTS, PATHS, ENDINGS, QUERIES)
def test_the_scheme_in_capitals_is_told_the_same(
    host: str, path: str, ending: str, query: str
) -> None:
    """In capitals it is the same address, and is never settled at a glance."""
    rest = f"{host}/{path}{ending}{query}"
    plain, careful = told(f"https://{rest}"), told(f"HTTPS://{rest}")
    assert [code for code, _ in plain] == [code for code, _ in careful]
    # Their facts quote the link as it is written.
    known = (
        "local_file",
        "bad_url",
        "link_end",
        "link_end_unsure",
        "sharing_page",
        "several_links",
    )
    assert [f for c, f in plain if c not in known] == [f for c, f in careful if c not in known]


@pytest.mark.parametrize(
    ("link", "codes"),
    [
        ("https://files.example.org/a.jpg", []),
        ("https://files.example.org", []),
        ("https://files.example.org/a.exe", ["wrong_media_kind"]),
        ("https://drive.google.com/file/d/abc/view", ["sharing_page"]),
        ("https://example", ["unreachable_host"]),
        ("https://127.1/a.jpg", ["bad_url"]),
        ("https://files.example.org/a.jpg,https://files.example.org/b.jpg", ["several_links"]),
        ("https://files.example.org/a,https://files.example.org/b.jpg", ["several_links"]),
        ("https://files.example.org/a,b.jpg", []),
        ("https://files.example.org/a b.jpg", ["link_blanks"]),
        ("https://" + "a" * 3000 + ".example.org/a.jpg", ["bad_url"]),
    ],
)
def test_what_is_told_of_links(link: str, codes: list[str]) -> None:
    assert [code for code, _ in told(link)] == codes
