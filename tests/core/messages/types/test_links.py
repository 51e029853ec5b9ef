from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from flowiq_desktop.core.links.address import path_ending, shortened, split_link
from flowiq_desktop.core.messages.types import links as links_module
from flowiq_desktop.core.messages.types.links import are_plain_links, faults_of, is_plain_link
from flowiq_desktop.practice_server.schema_texts import is_web_address
from tests.core.messages.types.building import build
from tests.examples import examples


def codes(link: str) -> list[str]:
    return build("document", {"media_url": link}).codes


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/a.pdf",
        "HTTPS://EXAMPLE.ORG/a.pdf",
        "https://example.org:8443/a%20b.pdf#page=2",
        "https://münchen.example/rechnung.pdf",
        "https://www.dropbox.com/s/x/a.pdf?dl=1",
        "https://drive.google.com/uc?export=download&id=1",
    ],
)
def test_links_that_open_a_file(link: str) -> None:
    assert codes(link) == []


@pytest.mark.parametrize(
    "link",
    [
        "ftp://example.org/a.pdf",
        "https://www.example,org/a.pdf",
        "https://example..org/a.pdf",
        "javascript:alert(1)",
        "https://",
        "https:///a.pdf",
        "https://./a.pdf",
        "https://example.org\\@evil.example/a.pdf",
        "https://user:secret@example.org/a.pdf",
        "https://example.org:99999/a.pdf",
        "https://[::1/a.pdf",
        "https://example.org/{{Name}}.pdf",
        "https://example.org/" + "a" * 2000,
        "see the attachment",
    ],
)
def test_texts_that_are_no_links(link: str) -> None:
    assert codes(link) == ["bad_url"]


@pytest.mark.parametrize(
    "link",
    [
        "C:\\Users\\me\\a.pdf",
        "c:/a.pdf",
        "\\\\server\\share\\a.pdf",
        "/home/me/a.pdf",
        "~/a.pdf",
        "./a.pdf",
        "..\\a.pdf",
        "file:///C:/a.pdf",
    ],
)
def test_files_on_a_computer(link: str) -> None:
    assert codes(link) == ["local_file"]


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("http://example.org/a.pdf", "insecure_url"),
        ("https://drive.google.com/file/d/1/view", "sharing_page"),
        ("https://www.dropbox.com/s/x/a.pdf?dl=0", "sharing_page"),
        ("https://1drv.ms/b/x", "sharing_page"),
        ("https://cloud.school.example/s/xK3mPq9RtL2wZ8b", "sharing_page"),
    ],
)
def test_links_worth_a_look(link: str, code: str) -> None:
    built = build("document", {"media_url": link})
    assert built.codes == [code]
    assert not built.blocked


@pytest.mark.parametrize(
    ("link", "code", "blocks"),
    [
        ("http://192.168.1.5/a.pdf", "unreachable_host", True),
        ("https://server/a.pdf", "unreachable_host", True),
        ("https://nas.local/a.pdf", "unreachable_host", True),
        ("https://[fe80::1]/a.pdf", "unreachable_host", True),
        ("www.portal.corp/a.pdf", "unreachable_host", True),
        ("192.168.1.5/a.pdf", "unreachable_host", True),
        ("http://127.1/a.pdf", "bad_url", True),
        ("http://0177.0.0.1/a.pdf", "bad_url", True),
        ("https://example.org/a.pdf.", "link_end", True),
        ("https://example.org/letters/7.", "link_end_unsure", False),
        ("www.example.org/a.pdf", "link_start", True),
        ("htps://example.org/a.pdf", "link_start", True),
        ("https:\\\\example.org\\a.pdf", "link_backslashes", True),
        ("https://example.org/a b.pdf", "link_blanks", True),
        ('<a href="https://example.org/a.pdf">x</a>', "link_in_markup", True),
        ('=HYPERLINK("https://example.org/a.pdf")', "link_in_markup", True),
        ("https://example.org/a.pdf https://example.org/b.pdf", "several_links", True),
        ("Letter: https://example.org/a.pdf", "link_in_words", True),
        ("https://www.google.com/url?q=https://example.org/a.pdf", "wrapped_link", False),
        ("https://www.google.com/url?q=", "page_without_file", False),
        ("https://youtu.be/abc", "page_without_file", False),
        ("letter.pdf", "local_file", True),
    ],
)
def test_each_kind_of_link_has_its_own_problem(link: str, code: str, blocks: bool) -> None:
    built = build("document", {"media_url": link})
    assert (built.codes, built.blocked) == ([code], blocks)


def test_a_link_is_shown_short() -> None:
    (problem,) = build("document", {"media_url": "x" * 500}).problems
    assert len(str(problem.facts["value"])) == 60
    assert shortened("x" * 60) == "x" * 60


@pytest.mark.parametrize(
    ("path", "ending"), [("/a/b.PDF", "pdf"), ("/a.b/c", ""), ("", ""), ("/x.tar.gz", "gz")]
)
def test_the_ending_of_a_path(path: str, ending: str) -> None:
    assert path_ending(path) == ending


@given(st.text("htps:/.@\\?#[]%ab12 é\u3002\uff0f", max_size=30))
def test_what_is_taken_for_a_link_is_one_in_the_contract(rest: str) -> None:
    link = f"https://{rest}"
    if split_link(link) is not None:
        assert is_web_address(link)


_LINKS = (
    *("https://a.example/x.pdf", "https://a.example/b/x-1.docx", "https://a.example/%41.pdf"),
    *("https://a.example/x.pdf,https://b.example/y.pdf", "https://a.example/x,y.pdf"),
    *("https://a.example//x.pdf", "https://a.example/x.pdf//b.example/y.pdf", "https://a.pdf"),
    *("https://A.example/x.pdf", "https://a.example/x.PDF", "https://a.example/x.pdf.", ""),
    *("https://a.example/x.zip", "http://a.example/x.pdf", "https://a.example/é.pdf", "x.pdf"),
    *("https://drive.google.com/x.pdf", "https://127.1/x.pdf", "https://a.example/x.pdf "),
    *("https://a.example/x\n.pdf", "https://a.example/" + "x" * 2_000 + ".pdf"),
)


@pytest.mark.parametrize("link", _LINKS)
def test_many_links_are_judged_as_each_alone(link: str) -> None:
    endings = ("pdf", "docx")
    others = ["https://a.example/1.pdf", "https://b.example/2.docx"]
    judged = are_plain_links([others[0], link, others[1], link], endings)
    assert judged == [True, is_plain_link(link, endings), True, judged[1]]
    assert are_plain_links([link], endings) == [is_plain_link(link, endings)]


@given(st.lists(st.text("ahtps:/.,%x-df20é", max_size=30).map("https://a.example/{}".format)))
def test_made_up_links_are_too(links: list[str]) -> None:
    endings = ("pdf", "d", "f")
    assert are_plain_links(links, endings) == [is_plain_link(link, endings) for link in links]


_STEPS = st.text("ahtps:/.,%x-df20é~=()+@ ", max_size=12)
_HOSTS = st.sampled_from(
    [
        *("a.example", "A.example", "drive.google.com", "www.dropbox.com", "bit.ly", "10.0.0.1"),
        *("localhost", "a.example:80", "1drv.ms", "photos.app.goo.gl", "wa.me", "a_b.example"),
        *("user@a.example", "127.1", "a", "school.local", "www.google.com"),
    ]
)
_ENDS = st.sampled_from([".pdf", ".docx", ".exe", ".PDF", "", ".", "/", "%20", ".jpg", "?a=.pdf"])


@settings(max_examples=examples(5000))
@given(st.sampled_from(["http://", "https://", "HTTP://"]), _HOSTS, _STEPS, _ENDS)
@example("http://", "a.example", "x", ".pdf")
def test_usual_links_are_judged_at_a_glance_as_by_every_look(
    scheme: str, host: str, step: str, end: str
) -> None:
    asked = f"{scheme}{host}/{step}{end}", "document", ("pdf", "docx")
    quick = faults_of.__wrapped__(*asked)
    with patch.object(links_module, "_is_usual", lambda *_: False):
        assert faults_of.__wrapped__(*asked) == quick
