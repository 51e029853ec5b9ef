"""Which computer this is, as a hash that tells nothing else about it."""

import ctypes
import sys
from hashlib import sha256
from pathlib import Path

_SALT = b"FlowIQ Desktop"
_LINUX_FILES = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
_UUID_BYTES = 16


def machine_id() -> str:
    """The computer's own id, salted and hashed; "" where the system does not give one."""
    try:
        raw = _raw_id()
    except (OSError, AttributeError):
        return ""
    return sha256(_SALT + raw).hexdigest() if raw else ""


def _raw_id() -> bytes:
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415 - it exists on Windows alone

        place = r"SOFTWARE\Microsoft\Cryptography"
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0]).encode()
    if sys.platform == "darwin":
        found = (ctypes.c_ubyte * _UUID_BYTES)()
        patience = (ctypes.c_long * 2)(5, 0)  # a struct timespec: five seconds
        failed = ctypes.CDLL(None, use_errno=True).gethostuuid(found, patience)
        return b"" if failed else bytes(found)
    known = (path.read_bytes().strip() for path in _LINUX_FILES if path.is_file())
    return next(filter(None, known), b"")
