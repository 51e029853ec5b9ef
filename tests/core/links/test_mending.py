"""What people write instead of a link, and the link that they mean."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowiq_desktop.core.links.address import split_loosely
from flowiq_desktop.core.links.mending import Fault, mended
from tests.examples import examples

A, B = "https://files.example.org/a.pdf", "https://files.example.org/b.pdf"
SPACED = "https://files.example.org/my%20letter.pdf"


def fault(text: str) -> tuple[Fault, str] | None:
    found = mended(text)
    return (found.fault, found.link) if found else None


@pytest.mark.parametrize(
    "text",
    [
        *(f"{A}{end}" for end in (".", ",", ";", ":", ")", ">", '"', "'", "”", "»", "…", "|")),
        *(f"{A}{end}" for end in (").", ">,", '".', "..", " .", "%20", "%0A", "%20.", "`", "*")),
        *(
            f"({A})",
            f"<{A}>",
            f"[{A}]",
            f'"{A}"',
            f"'{A}'",
            f"“{A}”",
            f"„{A}“",
            f"({A}).",
            f"*{A}*",
        ),
        *(f"\u200b{A}", f"{A}\u200b", f"{A}\ufeff", "https://files.\u00adexample.org/a.pdf"),
    ],
)
def test_signs_around_a_link_are_taken_away(text: str) -> None:
    assert fault(text) == (Fault.END, A)


@pytest.mark.parametrize("end", [".", ",", ")", "!"])
def test_a_sign_behind_an_address_without_an_ending_may_be_meant(end: str) -> None:
    assert fault(f"https://files.example.org/letters/7{end}") == (
        Fault.MAYBE_END,
        "https://files.example.org/letters/7",
    )


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("www.example.org/a.pdf", "https://www.example.org/a.pdf"),
        ("WWW.example.org/a.pdf", "https://WWW.example.org/a.pdf"),
        ("www.example.org", "https://www.example.org"),
        *((bare, A) for bare in ("files.example.org/a.pdf", "//files.example.org/a.pdf")),
        ("files.example.org:8443/a.pdf", "https://files.example.org:8443/a.pdf"),
        ("example.co.za/f?id=7", "https://example.co.za/f?id=7"),
        *((f"{start}files.example.org/a.pdf", A) for start in ("://", "https:", "https:/")),
        *((f"{start}files.example.org/a.pdf", A) for start in ("htps://", "htpps://", "hhttps://")),
        *((f"{start}files.example.org/a.pdf", A) for start in ("https//", "httpss://", "ttps://")),
        *(
            (f"{start}files.example.org/a.pdf", A)
            for start in ("https;//", "https ://", "https: //")
        ),
        *(
            (f"{start}files.example.org/a.pdf", A)
            for start in ("https://https://", "http://https://")
        ),
        *(
            (f"{start}files.example.org/a.pdf", A)
            for start in ("https:///", "https:// ", "HTPS://")
        ),
        ("http:/example.org/a.pdf", "http://example.org/a.pdf"),
        ("https:// www.example.org/a.pdf", "https://www.example.org/a.pdf"),
        ("https:www.example.org/a.pdf", "https://www.example.org/a.pdf"),
        ("192.168.1.5/a.pdf", "https://192.168.1.5/a.pdf"),
    ],
)
def test_a_beginning_that_is_missing_or_mistyped(text: str, link: str) -> None:
    assert fault(text) == (Fault.SCHEME, link)


@pytest.mark.parametrize(
    "text",
    [
        "https:\\\\files.example.org\\a.pdf",
        "https:\\\\files.example.org/a.pdf",
        "https://files.example.org\\a.pdf",
        "https:/\\files.example.org/a.pdf",
    ],
)
def test_backslashes_become_slashes(text: str) -> None:
    assert fault(text) == (Fault.BACKSLASHES, A)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://files.example.org/my letter.pdf", SPACED),
        ("https://files.example.org/my\u00a0letter.pdf", SPACED),
        ("https://files.example.org/my  letter.pdf", SPACED.replace("%20", "%20%20")),
        ("https://files.example.org/ a.pdf", A),
        ("https://files .example.org/a.pdf", A),
        ("https://files.example.org /a.pdf", A),
        ("https://files.example.org/my files/a.pdf", "https://files.example.org/my%20files/a.pdf"),
        ("https://files.example.org/my files/March", "https://files.example.org/my%20files/March"),
        (
            "https://files.example.org/f?n=Ann Lee&x=1",
            "https://files.example.org/f?n=Ann%20Lee&x=1",
        ),
        ("https://files.example.org/very-\nlong.pdf", "https://files.example.org/very-long.pdf"),
        ("https://files.example.org/a b.pdf?x=1", "https://files.example.org/a%20b.pdf?x=1"),
    ],
)
def test_blanks_are_written_as_links_have_them(text: str, link: str) -> None:
    assert fault(text) == (Fault.BLANKS, link)


@pytest.mark.parametrize(
    "text",
    [
        *(
            f'<a href="{A}">here</a>',
            f"<a href='{A}'>",
            f"<a href={A}>here</a>",
            f'<A HREF = "{A}" >',
        ),
        *(f'<a target="_blank" href="{A}">x</a>', f'<img src="{A}" alt="x">', f"<p><a href=“{A}”>"),
        *(f"&lt;a href=&quot;{A}&quot;&gt;x&lt;/a&gt;", f'<a href="{A}">{B}</a>'),
        *(
            f"[letter]({A})",
            f"![letter]({A})",
            f'[a]({A} "title")',
            f"see [a]({A}) now",
            f"[]({A})",
        ),
        *(f"[{A}]({A})", f"[a](<{A}>)", f"[url={A}]x[/url]", f"[url]{A}[/url]", f"[img]{A}[/img]"),
        *(f"<{A}|letter>", f"[{A} letter]", f"[[{A}|letter]]"),
        *(f'=HYPERLINK("{A}")', f'=HYPERLINK("{A}","x")', f'=HYPERLINK("{A}"; "x")'),
        *(
            f'=hyperlink( "{A}" )',
            f"=HYPERLINK('{A}')",
            f"=HYPERLINK(“{A}”,“x”)",
            f'\'=IMAGE("{A}")',
        ),
        *(
            f'=HIPERVÍNCULO("{A}";"x")',
            f'=LIEN_HYPERTEXTE("{A}")',
            f'=COLLEG.IPERTESTUALE("{A}";"x")',
        ),
    ],
)
def test_links_as_other_programs_write_them(text: str) -> None:
    assert fault(text) == (Fault.MARKUP, A)


def test_an_ampersand_of_a_web_page_is_one() -> None:
    text = "https://files.example.org/f?a=1&amp;b=2"
    assert fault(text) == (Fault.MARKUP, "https://files.example.org/f?a=1&b=2")


@pytest.mark.parametrize(
    "between",
    [
        *(
            " ",
            "\n",
            "\r\n",
            ", ",
            ",",
            ";",
            "; ",
            " | ",
            "|",
            " and ",
            " & ",
            " / ",
            " or ",
            "\t",
            "",
        ),
        *(" + ", ">, <", " en ", " y ", ", Back: ", "\n\n"),
    ],
)
def test_of_two_links_the_first_is_chosen(between: str) -> None:
    assert fault(f"{A}{between}{B}") == (Fault.SEVERAL, A)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (f"Front: {A} Back: {B}", A),
        (f"{A} {A}", A),
        (f"www.example.org/a.pdf {B}", "https://www.example.org/a.pdf"),
        (f"https://files.example.org/my letter.pdf; {B}", SPACED),
        (f"<{A}> <{B}>", A),
        ("https://files.example.org/1 https://files.example.org/2", "https://files.example.org/1"),
    ],
)
def test_several_links_in_other_ways(text: str, link: str) -> None:
    assert fault(text) == (Fault.SEVERAL, link)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (f"Picture: {A}", A),
        (f"Picture:{A}", A),
        (f"{A} (the new one)", A),
        (f"{A} - for parents", A),
        (f"see {A}.", A),
        ("Letter: https://files.example.org/my letter.pdf", SPACED),
        ("See https://files.example.org/7 for more", "https://files.example.org/7"),
    ],
)
def test_words_beside_a_link_are_left_away(text: str, link: str) -> None:
    assert fault(text) == (Fault.WORDS, link)


@pytest.mark.parametrize(
    "text",
    [
        *(A, "https://files.example.org/a_(1)", "https://files.example.org/a_(1).pdf"),
        *(
            "https://files.example.org/f?a=1&b=2",
            "https://files.example.org/a%20b.pdf",
            "HTTPS://X.ORG/",
        ),
        "https://web.example.org/web/2020/https://files.example.org/a.pdf",
        "https://files.example.org/f?u=a,https://other.example.org/b",
        "https://files.example.org/img/w_300,h_200/a.jpg",
        "https://[2606:4700::1]/a.pdf",
    ],
)
def test_links_stay_as_they_are(text: str) -> None:
    assert mended(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "see the attachment",
            "example.org",
            "ann@example.org",
            "me@example.org/a.pdf",
            "a.pdf",
        ),
        *(
            "ftp://example.org/a.pdf",
            "javascript:alert(1)",
            "https://",
            "https:///a.pdf",
            "n/a",
            "12/3",
        ),
        *("https://example.org\\@evil.example/a.pdf", "https://user:secret@example.org/a.pdf"),
        *("https://example.org/{{Name}}.pdf", "https://example.org/7 please open it", "a.docx/b"),
        *(
            '=HYPERLINK("https://example.org/"&A2)',
            "=A2",
            "<a>",
            "[x](y)",
            "x" * 5000,
            "https://[::1/a",
        ),
        *("C:\\letters\\a.pdf", "https://example.org:99999/a.pdf", " ", "tps: 3.5"),
    ],
)
def test_where_nobody_can_be_sure_nothing_is_offered(text: str) -> None:
    assert mended(text) is None


_PIECES = st.sampled_from(
    [
        *("https://", "http:/", "www.", "files.example.org", "/a.pdf", "/b", " ", "\n", ".", ","),
        *(")", "(", "<", ">", '"', "\\", "&amp;", "%20", "=HYPERLINK(", "[x](", "?q=", "@", "ü"),
        *(
            "👍",
            "\ufe0f",
            "~",
            "_",
            "،",
            "」",
            "\uff1a//",
            "\uff0f",
            "%22",
            "\\/",
            "&#38;",
            "%3A%2F%2F",
            "www.http:",
        ),
    ]
)


@settings(max_examples=examples(1500))
@given(st.lists(_PIECES, max_size=12).map("".join))
def test_what_is_offered_is_a_link_with_nothing_left_to_mend(text: str) -> None:
    found = mended(text)
    if found is not None:
        assert split_loosely(found.link)
        assert found.link != text.strip()
        assert mended(found.link) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        *((f"{A}{sign}https://files.example.org/b.pdf", Fault.SEVERAL) for sign in ",;+/&،؛、"),
        (f"{A},www.example.org/b.pdf", Fault.SEVERAL),
        (f"{A} files.example.org/b.pdf", Fault.SEVERAL),
        *(
            (f"{A}{sign}", Fault.END)
            for sign in ("،", "؟", "\u06d4", "、", "」", "\uff09", "👍", "❤️", "%22")
        ),
        (f"{A}%E2%80%8B", Fault.END),
        *((f"{sign}{A}{sign}", Fault.END) for sign in ("_", "~", "*_")),
        (f"\uff08{A}\uff09", Fault.END),
        (A.replace("/", "\\/"), Fault.MARKUP),
        (A.replace(":", "%3A").replace("/", "%2F"), Fault.MARKUP),
        (f"{A}&nbsp;", Fault.MARKUP),
        (f"https://www.{A}", Fault.SCHEME),
        (A.replace("://", "\uff1a\uff0f\uff0f"), Fault.SCHEME),
        ("https://files。example。org/a.pdf", Fault.SCHEME),
        (A.replace("https:", "https."), Fault.SCHEME),
    ],
)
def test_links_as_they_are_copied_out_of_chats_and_programs(text: str, fault: Fault) -> None:
    assert mended(text) == (A, fault)


def test_the_first_of_two_addresses_without_a_beginning() -> None:
    found = mended("files.example.org/a.pdf, files.example.org/b.pdf")
    assert found == (A, Fault.SEVERAL)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://example.org/f?a=1&#38;b=2", "https://example.org/f?a=1&b=2"),
        ("https://example.org/f?a=1\\u0026b=2", "https://example.org/f?a=1&b=2"),
        ("https://example.org/f?a=1&amp;b=2&copy=3", "https://example.org/f?a=1&b=2&copy=3"),
    ],
)
def test_only_what_is_coded_is_read_as_coded(text: str, link: str) -> None:
    assert mended(text) == (link, Fault.MARKUP)


@pytest.mark.parametrize(
    "text",
    ["https://example.org/d/1aB_", "https://example.org/d/1aB-", "https://hi.example.org/हिन्दू"],
)
def test_letters_of_any_language_are_no_signs_at_the_end(text: str) -> None:
    assert mended(text) is None
