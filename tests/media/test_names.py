"""Names of files, as websites give them out."""

import pytest

from flowiq_desktop.media.names import name_given


@pytest.mark.parametrize(
    ("disposition", "target", "name"),
    [
        ("", "/files/letter%20home.pdf?x=/a.png", "letter home.pdf"),
        ("", "/", ""),
        ('attachment; filename="my letter.pdf"', "/x.png", "my letter.pdf"),
        ("attachment; filename=letter.pdf; size=3", "/x.png", "letter.pdf"),
        ("inline; filename=\"a.pdf\"; filename*=UTF-8''Gr%C3%BC%C3%9Fe.pdf", "/", "Grüße.pdf"),
        ('attachment; filename="C:\\docs\\a.pdf"', "/", "a.pdf"),
        ("attachment", "/a.pdf", "a.pdf"),
        ("attachment; filename*=iso-8859-1''r%E9sum%E9.pdf", "/", "résumé.pdf"),
        ("attachment; filename*=windows-1256''%E3%CF%D1%D3%C9.pdf", "/", "مدرسة.pdf"),
        ("attachment; filename*=UTF-8'de'%22a.pdf%22", "/", "a.pdf"),
        ("attachment; filename*=\"UTF-8''a.pdf\"", "/x.png", "a.pdf"),
        ("attachment; filename*=unknown''a.png; filename=b.pdf", "/", "b.pdf"),
        ("attachment; filename*=UTF-8''%FF.png; filename=b.pdf", "/", "b.pdf"),
        ("attachment; filename*=UTF-8''", "/c.pdf", "c.pdf"),
        ('attachment; filename=""', "/c.pdf", "c.pdf"),
        (
            'attachment; filename*0="a very "; filename*1="long name.pdf"',
            "/",
            "a very long name.pdf",
        ),
        ('attachment; filename="a \\"small\\" letter.pdf"', "/", 'a "small" letter.pdf'),
        ("attachment; filename=my letter.pdf", "/", "my letter.pdf"),
        ("attachment; filename='a.pdf'", "/", "a.pdf"),
        ('attachment; filename="=?UTF-8?B?csOpc3Vtw6kucGRm?="', "/", "résumé.pdf"),
        ('attachment; filename="=?x?q?"', "/", "=?x?q?"),
        ("attachment; FILENAME = a.pdf ; size=1", "/", "a.pdf"),
        ('attachment; note="filename=b.png"; filename=a.pdf', "/", "a.pdf"),
        ("filename=a.pdf", "/x.png", "a.pdf"),
        (
            'attachment; filename="{}"'.format("Grüße.pdf".encode().decode("latin-1")),
            "/",
            "Grüße.pdf",
        ),
        ('attachment; filename="Gr\xfc\xdfe.pdf"', "/", "Grüße.pdf"),
    ],
)
def test_a_name(disposition: str, target: str, name: str) -> None:
    assert name_given(disposition, target) == name


@pytest.mark.parametrize("part", ['filename="', "; filename=", '; a="\\', ";", "; filename*0=a"])
def test_a_header_without_end_has_an_end(part: str) -> None:
    assert len(name_given(part * 100_000, "/a.pdf")) < 5_000
