"""The scripts of `packaging` as modules: that folder is no package, nothing installs it."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent.parent


def load(name: str) -> ModuleType:
    """One script by its name, not run; it finds those beside it, as when it is run."""
    beside = str(ROOT / "packaging")
    if beside not in sys.path:
        sys.path.append(beside)
    spec = importlib.util.spec_from_file_location(name, ROOT / "packaging" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "packaging")  # they know one another by their names
        spec.loader.exec_module(module)
    return module
