"""The list of parts for machines: CycloneDX 1.6 (ECMA-424), the same for the same parts."""

import json
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import quote

from inventory import Part

_SPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
"""For names that are addresses (RFC 9562)."""
_OURS = "flowiq-desktop"


def sbom(version: str, parts: Sequence[Part], made: int) -> str:
    """The list as JSON.

    Args:
        version: of the program.
        parts: all that is taken along.
        made: seconds since 1970, of the commit that it was made from.
    """
    components = [_component(part) for part in parts]
    ours = {"type": "application", "name": _OURS, "version": version, "bom-ref": _OURS}
    listed = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_SPACE, json.dumps([version, components]))}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(made, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {**ours, "licenses": [{"license": {"id": "MIT"}}]},
        },
        "components": components,
        "dependencies": [{"ref": _OURS, "dependsOn": [it["bom-ref"] for it in components]}],
    }
    return json.dumps(listed, indent=2, ensure_ascii=False) + "\n"


def _component(part: Part) -> dict[str, object]:
    named = part.name if part.kind != "pypi" else part.name.lower().replace("_", "-")
    address = f"pkg:{part.kind}/{quote(named, safe='')}" + (
        f"@{part.version}" if part.version else ""
    )
    said = {"type": "library", "name": part.name, "bom-ref": address, "purl": address}
    if part.version:
        said["version"] = part.version
    files = [{"name": name, "type": "file"} for name in sorted(part.libraries)]
    return {
        **said,
        "licenses": [{"license": {"name": part.licence or "see THIRD-PARTY.txt"}}],
        **({"components": files} if files else {}),
    }
