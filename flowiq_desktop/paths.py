"""Where things lie: the files that come with the program, and the person's own folders."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

_APP = "FlowIQ Desktop"
_PRIVATE = 0o700


def resource(*parts: str) -> Path:
    """A file that comes with the program: in a checkout, an installed wheel, or a frozen build."""
    frozen = getattr(sys, "_MEIPASS", None)
    package = Path(frozen) / "flowiq_desktop" if frozen else Path(__file__).parent
    inside = package / "resources"
    root = inside if inside.is_dir() else package.parent / "resources"
    return root.joinpath(*parts)


@dataclass(frozen=True, slots=True)
class Folders:
    """The person's folders, each made private to them when first asked for.

    Attributes:
        data: the journal.
        config: preferences.
        cache: previews that can be fetched again.
        logs: what the program noted, without secrets or full numbers.
    """

    data: Path
    config: Path
    cache: Path
    logs: Path

    @classmethod
    def of_user(cls) -> "Folders":
        """The folders the operating system gives a program of this name."""
        dirs = platformdirs.PlatformDirs(_APP, appauthor=False)
        return cls(
            dirs.user_data_path, dirs.user_config_path, dirs.user_cache_path, dirs.user_log_path
        )

    @classmethod
    def under(cls, root: Path) -> "Folders":
        """Everything below one folder: for tests, and for `--data-dir`."""
        return cls(root, root / "config", root / "cache", root / "logs")

    def create(self) -> "Folders":
        """Make the folders, readable by their owner alone whatever the umask."""
        for folder in (self.data, self.config, self.cache, self.logs):
            folder.mkdir(parents=True, exist_ok=True)
            if os.name == "posix":
                folder.chmod(_PRIVATE)
        return self
