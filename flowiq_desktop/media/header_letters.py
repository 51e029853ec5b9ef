"""Letters in the headers of an answer, where websites write UTF-8 that the standard does not know.

Source: RFC 9110 5.5: a header is ASCII, and anything else in it is opaque.
"""


def as_meant(header: str) -> str:
    """A header in UTF-8 where its bytes are that, else in the letters of Western Europe.

    Args:
        header: each byte as one character, as HTTP clients hand it out.
    """
    try:
        return header.encode("latin-1").decode()
    except UnicodeError:
        return header
