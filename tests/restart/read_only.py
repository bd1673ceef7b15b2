"""A disk that refuses all changes, as a file system does that the kernel made read-only after an error."""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct

_NO_NEW_PRIVILEGES, _MODE_FILTER, _ALL_THREADS = 38, 1, 1
_LOAD, _IF_EQUAL, _IF_ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_NUMBER, _ARGUMENTS = 0, 16
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EROFS

# The numbers of Linux: how a filter is set, how files are opened (and which argument has the flags), and what changes
# them. Not `write`, which connections use too.
_CALLS = {
    "x86_64": (317, {2: 1, 257: 2}, [18, 76, 77, 82, 83, 84, 85, 86, 87, 88, 258, 263, 264, 265, 266, 280, 285, 316]),
    "aarch64": (277, {56: 2}, [34, 35, 36, 37, 38, 45, 46, 47, 68, 88, 276]),
}
SUPPORTED = platform.system() == "Linux" and platform.machine() in _CALLS


def refuse_changes() -> None:
    """From now on no thread of this process can open a file to write, nor change one; each attempt fails with EROFS."""
    seccomp, opens, changes = _CALLS[platform.machine()]
    writes = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
    program = [(_LOAD, 0, 0, _NUMBER)]
    for number, flags in opens.items():
        program += [
            (_IF_EQUAL, 0, 4, number),
            (_LOAD, 0, 0, _ARGUMENTS + 8 * flags),
            (_IF_ANY_BIT, 0, 1, writes),
            (_RETURN, 0, 0, _REFUSE),
            (_RETURN, 0, 0, _ALLOW),
        ]
    for number in changes:
        program += [(_IF_EQUAL, 0, 1, number), (_RETURN, 0, 0, _REFUSE)]
    program.append((_RETURN, 0, 0, _ALLOW))
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *line) for line in program))
    head = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(program), ctypes.addressof(code)))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or libc.syscall(seccomp, _MODE_FILTER, _ALL_THREADS, head):
        raise OSError(ctypes.get_errno(), "the filter was refused")
