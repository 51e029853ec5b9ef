"""What a debugger reads is taken out of a library, and nothing that the system loads."""

import ctypes
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.loading import load

stripping = load("stripping")
pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("gcc"), reason="this looks at Linux's libraries"
)
SOURCE = """
static int counted = 41;
int zeros[5000];
const char *who = "Nomsa";
int next(void) { return ++counted; }
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "it.c").write_text(SOURCE, encoding="ascii")
    made = tmp_path / "libit.so"
    command = ["gcc", "-g3", "-shared", "-fPIC", "-o", str(made), str(tmp_path / "it.c")]
    subprocess.run(command, check=True)
    return made


def test_it_is_smaller_and_works(library: Path, tmp_path: Path) -> None:
    made = stripping.stripped(library, tmp_path / "deep" / "inside" / "libit.so")
    assert made.stat().st_size < library.stat().st_size
    assert made.stat().st_mode == library.stat().st_mode
    assert b"it.c" not in made.read_bytes()
    loaded = ctypes.CDLL(str(made))
    assert (loaded.next(), loaded.next()) == (42, 43)
    assert ctypes.c_char_p.in_dll(loaded, "who").value == b"Nomsa"
    assert list((ctypes.c_int * 5000).in_dll(loaded, "zeros")) == [0] * 5000


def test_what_is_loaded_is_the_same(library: Path) -> None:
    data = library.read_bytes()
    smaller = stripping.loaded_alone(data)
    assert stripping.in_memory(smaller) == stripping.in_memory(data)
    spoilt = bytearray(smaller)
    spoilt[smaller.index(b"Nomsa")] ^= 1
    assert stripping.in_memory(bytes(spoilt)) != stripping.in_memory(data)


def test_parts_behind_the_symbols_move_up(library: Path) -> None:
    """As in wheels: a gap of unloaded bytes lies between two parts."""
    data = library.read_bytes()
    cut = max(it.offset for it in stripping._segments(data) if it.kind == 1) & ~0xFFF
    gap = 5 * 0x1000
    moved = bytearray(data[:cut] + b"x" * gap + data[cut:])
    for number, it in enumerate(stripping._segments(data)):
        if it.offset >= cut:
            later = stripping.replace(it, offset=it.offset + gap)
            stripping._SEGMENT.pack_into(moved, 64 + 56 * number, *stripping._fields(later))
    moved[40:48] = bytes(8)  # no table of sections
    moved[60:64] = bytes(4)
    smaller = stripping.loaded_alone(bytes(moved))
    assert b"x" * 100 not in smaller
    assert stripping.in_memory(smaller) == stripping.in_memory(bytes(moved))


@pytest.mark.skipif(not shutil.which("readelf"), reason="no readelf here (Debian: binutils)")
def test_its_tables_can_be_read_by_others(library: Path, tmp_path: Path) -> None:
    made = stripping.stripped(library, tmp_path / "made.so")
    said = subprocess.run(
        ["readelf", "--all", "--wide", made], capture_output=True, text=True, check=True
    )
    assert said.stderr == ""
    assert ".dynsym" in said.stdout
    assert " next" in said.stdout
    assert ".debug_info" not in said.stdout


def test_other_files_stay(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("\x7fELsewhere", encoding="utf-8")
    assert stripping.stripped(text, tmp_path / "made") == text
    assert not (tmp_path / "made").exists()
