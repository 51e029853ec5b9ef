"""SimulatedDisk: files in memory whose unsynced writes a power cut drops, tears and mixes.

What a real disk may do to writes that no fsync has confirmed, this one does by chance, sector by
sector: keep the old bytes, keep any of the newer ones, or stop in the middle of one. What has been
synced is never touched. SQLite's own crash tests rest on the same idea (sqlite.org/testing.html).
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

import apsw

SECTOR = 512
_POWERSAFE_OVERWRITE = 0x1000
"""What SQLite takes for granted on today's disks: bytes beside a write stay as they are."""


class PowerCutError(apsw.IOError):
    """The power is gone; to SQLite it looks like a disk that does not answer."""


@dataclass(slots=True)
class _File:
    """Bytes as programs see them, and what else each sector may hold after a cut.

    Attributes:
        seen: the present content.
        synced: the content that is safe; None while the file itself is not.
        unsynced: for each sector written since the last sync, its content after each write.
    """

    seen: bytearray = field(default_factory=bytearray)
    synced: bytes | None = None
    unsynced: dict[int, list[bytes]] = field(default_factory=dict)

    def write(self, data: bytes, offset: int) -> None:
        end = offset + len(data)
        if len(self.seen) < end:
            self.seen.extend(bytes(end - len(self.seen)))
        self.seen[offset:end] = data
        for sector in range(offset // SECTOR, (end - 1) // SECTOR + 1):
            self.unsynced.setdefault(sector, []).append(self._sector(self.seen, sector))

    def truncate(self, size: int) -> None:
        del self.seen[size:]

    def sync(self) -> None:
        self.synced = bytes(self.seen)
        self.unsynced.clear()

    def after_a_cut(self, chance: random.Random) -> bytes | None:
        """What is found when the power is back; None when the file is not there."""
        if self.synced is None and chance.random() < 0.5:
            return None
        before = self.synced or b""
        size = chance.choice([len(before), len(self.seen), max(len(before), len(self.seen))])
        found = bytearray(before[:size].ljust(size, b"\0"))
        for sector, versions in self.unsynced.items():
            start = sector * SECTOR
            if start < size:
                old = self._sector(before, sector)
                found[start : start + SECTOR] = _mixed(old, versions, chance)
        return bytes(found[:size])

    @staticmethod
    def _sector(content: bytes | bytearray, sector: int) -> bytes:
        return bytes(content[sector * SECTOR : (sector + 1) * SECTOR]).ljust(SECTOR, b"\0")


def _mixed(old: bytes, versions: list[bytes], chance: random.Random) -> bytes:
    """One sector after a cut: the old bytes, newer ones, or both with a tear between them."""
    new = chance.choice([old, *versions, versions[-1]])
    if chance.random() < 0.15:
        torn = chance.randrange(1, SECTOR)
        return new[:torn] + old[torn:]
    return new


class SimulatedDisk:
    """A disk of a few files. Every access counts one step; at the chosen one the power goes.

    Args:
        cut_at: the step, from 1; 0 for never.
        files: what the disk holds at first, by name.

    Attributes:
        steps: how many there were.
    """

    def __init__(self, cut_at: int = 0, files: dict[str, bytes] | None = None) -> None:
        self._cut_at = cut_at
        self._files = {
            name: _File(bytearray(content), content) for name, content in (files or {}).items()
        }
        self._deleted: dict[str, _File] = {}
        self.steps = 0
        self._let_go = False

    @property
    def is_let_go(self) -> bool:
        """Whether the power is gone and the last connection just has to be tidied away."""
        return self._let_go

    def let_go(self) -> None:
        """When the power is gone: ask for nothing, and complain about nothing."""
        self._let_go = bool(self._cut_at) and self.steps >= self._cut_at

    def step(self) -> bool:
        """Something changes; whether the power goes while it does.

        Raises PowerCutError when it had gone before.
        """
        if self._cut_at and self.steps >= self._cut_at:
            raise PowerCutError
        self.steps += 1
        return self.steps == self._cut_at

    def exists(self, name: str) -> bool:
        """Whether there is such a file."""
        return name in self._files

    def open(self, name: str) -> _File:
        """The file; a new one when there is none."""
        if name not in self._files:
            self._files[name] = _File()
            if self.step():
                raise PowerCutError
        return self._files[name]

    def delete(self, name: str, durable: bool) -> None:
        """Remove a file; unless it is made durable, the file may be back after a cut."""
        cut = self.step()
        file = self._files.pop(name)
        if cut or not durable:
            self._deleted[name] = file
        if cut:
            raise PowerCutError

    def sync(self, file: _File) -> None:
        """Make a file safe; with a new one SQLite syncs the folder too, deletions included."""
        if self.step():
            raise PowerCutError
        if file.synced is None:
            self._deleted.clear()
        file.sync()

    def after_the_cut(self, chance: random.Random) -> dict[str, bytes]:
        """The files found when the power is back."""
        found = {name: file.after_a_cut(chance) for name, file in self._files.items()}
        for name, file in self._deleted.items():
            if name not in found and chance.random() < 0.5:
                found[name] = file.after_a_cut(chance)
        return {name: content for name, content in found.items() if content is not None}


class SimulatedVfs(apsw.VFS):
    """SQLite's way to a simulated disk; everything else is the operating system's."""

    def __init__(self, name: str, disk: SimulatedDisk) -> None:
        self._disk = disk
        super().__init__(name, "")

    def xOpen(  # noqa: N802 - apsw's name
        self, name: str | apsw.URIFilename | None, flags: list[int]
    ) -> "SimulatedFile":
        text = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        return SimulatedFile(self._disk, text)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802 - apsw's name
        if not self._disk.is_let_go:
            self._disk.delete(filename, syncdir)

    def xAccess(self, pathname: str, flags: int) -> bool:  # noqa: N802 - apsw's name
        return self._disk.exists(pathname)

    def xFullPathname(self, name: str) -> str:  # noqa: N802 - apsw's name
        return name


class SimulatedFile(apsw.VFSFile):
    """One open file of a simulated disk, as apsw asks for it."""

    def __init__(self, disk: SimulatedDisk, name: str) -> None:
        self._disk = disk
        self._file = disk.open(name)

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802 - apsw's name
        return bytes(self._file.seen[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - apsw's name
        self._change(lambda: self._file.write(bytes(data), offset))

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 - apsw's name
        self._change(lambda: self._file.truncate(newsize))

    def xSync(self, flags: int) -> None:  # noqa: N802 - apsw's name
        if not self._disk.is_let_go:
            self._disk.sync(self._file)

    def xFileSize(self) -> int:  # noqa: N802 - apsw's name
        return len(self._file.seen)

    def xDeviceCharacteristics(self) -> int:  # noqa: N802 - apsw's name
        return _POWERSAFE_OVERWRITE

    def xSectorSize(self) -> int:  # noqa: N802 - apsw's name
        return 4096

    def xFileControl(self, op: int, ptr: int) -> bool:  # noqa: N802 - apsw's name
        return False

    def xLock(self, level: int) -> None:  # noqa: N802 - apsw's name
        """Nobody else is there."""

    def xUnlock(self, level: int) -> None:  # noqa: N802 - apsw's name
        """Nobody else is there."""

    def xCheckReservedLock(self) -> bool:  # noqa: N802 - apsw's name
        return False

    def xClose(self) -> None:  # noqa: N802 - apsw's name
        """Closing changes nothing on a disk."""

    def _change(self, change: Callable[[], None]) -> None:
        """What is being written while the power goes may or may not be found later."""
        if self._disk.is_let_go:
            return
        cut = self._disk.step()
        change()
        if cut:
            raise PowerCutError
