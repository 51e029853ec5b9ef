"""Request bodies as FlowIQ gets them."""

import json
from collections.abc import Mapping


def encoded(body: Mapping[str, object]) -> bytes:
    """A request body as it goes over the wire: compact UTF-8 JSON, keys in the order built."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
