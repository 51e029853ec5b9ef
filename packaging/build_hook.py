"""Compiles the translations when a wheel is built, or the project is installed from its folder."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))  # the hook is loaded by its path alone

from compile_languages import compile_languages


class BuildHook(BuildHookInterface[Any]):
    """What hatch asks before it builds anything."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatch's
        """Have every language ready to be taken along."""
        compile_languages()
