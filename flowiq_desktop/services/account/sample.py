"""The sample: a finished message to practise with, and where its people and pictures are."""

import json
from pathlib import Path

from flowiq_desktop.core.columns.mapping import Mapping
from flowiq_desktop.texts import mark, say

MEDIA_HOST = "practice.flowiq.invalid"
"""The host of the sample media: a name that can never exist; the pretend FlowIQ serves it."""

SAMPLE_COUNTRY = "ZA"
"""Where the people of the sample spreadsheet live."""


_SCHOOL = "Hillview Primary School"
_MESSAGE = mark(
    "Dear {{Name|parent}}\n\nThe fees for *{{Learner}}* come to *{{Amount due}}*, due on "
    "{{Due date}}. Your statement is attached."
)
_FILE_NAME = mark("Statement {{Learner}}.pdf")


def sample_mapping(samples: Path, own_name: str = "") -> tuple[tuple[str, ...], Mapping]:
    """The headers of the sample spreadsheet, and a finished message in the language in use.

    Args:
        samples: the folder of the sample spreadsheet and its files.
        own_name: of the school or shop, which stands below the message; "" for that of the sample.
    """
    data = json.loads((samples / "parents-mapping.json").read_text(encoding="utf-8"))
    name = own_name.replace("{", "(").replace("}", ")") or _SCHOOL
    data["fields"]["caption"] = {"text": f"{say(_MESSAGE)}\n\n_{name}_"}
    data["fields"]["filename"] = {"text": say(_FILE_NAME)}
    return tuple(data["headers"]), Mapping.from_json(data)
