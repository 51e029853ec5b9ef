"""The sample: a finished message to practise with, and where its people and pictures are."""

import json
from pathlib import Path

from flowiq_desktop.core.columns.mapping import Mapping

MEDIA_HOST = "practice.flowiq.invalid"
"""The host of the sample media: a name that can never exist; the pretend FlowIQ serves it."""

SAMPLE_COUNTRY = "ZA"
"""Where the people of the sample spreadsheet live."""


def sample_mapping(samples: Path) -> tuple[tuple[str, ...], Mapping]:
    """The headers of the sample spreadsheet, and a finished message for it.

    Args:
        samples: the folder of the sample spreadsheet and its files.
    """
    data = json.loads((samples / "parents-mapping.json").read_text(encoding="utf-8"))
    return tuple(data["headers"]), Mapping.from_json(data)
