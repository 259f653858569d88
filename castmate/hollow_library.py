"""Writes a hollow shared library: the names a loader asks for, with nothing behind them.

Wheels of skia-python are linked against libGL and libEGL although drawing into memory calls
neither, and a machine without a screen has neither. A hollow library of the same name satisfies
the loader; every function in it returns 0. Layout: System V ABI, chapters 4 and 5.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

PAGE = 0x1000  # of the file layout; the memory layout is aligned to 64 KiB, the largest in use
ALIGNMENT = 0x10000
_MACHINES = {
    # machine name: (ELF number, code that returns 0)
    "x86_64": (62, bytes.fromhex("31c0c3")),
    "aarch64": (183, bytes.fromhex("000080d2c0035fd6")),
}


def hollow_library(soname: str, functions: Sequence[str], *, machine: str) -> bytes:
    """The bytes of an ELF shared object called *soname* that defines *functions*.

    Raises ``KeyError`` for a *machine* other than ``x86_64`` and ``aarch64``.
    """
    number, code = _MACHINES[machine]
    strings = b"\0" + b"".join(name.encode() + b"\0" for name in (*functions, soname))
    symbols_at = 64 + 4 * 56
    hash_at = symbols_at + 24 * (len(functions) + 1)
    strings_at = hash_at + 4 * (2 + 1 + len(functions) + 1)
    code_at = -(-(strings_at + len(strings)) // 16) * 16
    dynamic_at = -(-(code_at + len(code)) // ALIGNMENT) * ALIGNMENT
    dynamic = _dynamic_section(
        soname_at=len(strings) - len(soname) - 1,
        hash_at=hash_at,
        strings_at=strings_at,
        strings_size=len(strings),
        symbols_at=symbols_at,
    )
    text_size = code_at + len(code)
    image = bytearray(dynamic_at + len(dynamic))
    image[0:64] = _header(number)
    image[64:symbols_at] = (
        _segment(1, flags=5, at=0, size=text_size)  # PT_LOAD, readable and executable
        + _segment(1, flags=6, at=dynamic_at, size=len(dynamic))  # PT_LOAD, writable
        + _segment(2, flags=6, at=dynamic_at, size=len(dynamic))  # PT_DYNAMIC
        + _segment(0x6474E551, flags=6, at=0, size=0)  # PT_GNU_STACK: not executable
    )
    image[symbols_at:hash_at] = _symbols(functions, code_at)
    image[hash_at:strings_at] = _hash_table(len(functions))
    image[strings_at : strings_at + len(strings)] = strings
    image[code_at:text_size] = code
    image[dynamic_at:] = dynamic
    return bytes(image)


def _header(machine_number: int) -> bytes:
    identity = b"\x7fELF" + bytes([2, 1, 1]) + bytes(9)  # 64-bit, little-endian, version 1
    shared_object = 3
    return identity + struct.pack(
        "<HHIQQQIHHHHHH", shared_object, machine_number, 1, 0, 64, 0, 0, 64, 56, 4, 0, 0, 0
    )


def _segment(kind: int, *, flags: int, at: int, size: int) -> bytes:
    alignment = ALIGNMENT if kind == 1 else 8
    return struct.pack("<IIQQQQQQ", kind, flags, at, at, at, size, size, alignment)


def _symbols(functions: Sequence[str], code_at: int) -> bytes:
    entries = [bytes(24)]
    name_at = 1
    for name in functions:
        global_function, some_section = 0x12, 1
        entries.append(
            struct.pack("<IBBHQQ", name_at, global_function, 0, some_section, code_at, 8)
        )
        name_at += len(name) + 1
    return b"".join(entries)


def _hash_table(count: int) -> bytes:
    """One bucket that chains through every symbol: slow for thousands, plenty for hundreds."""
    chain = [0, *(index + 1 for index in range(1, count)), 0] if count else [0]
    return struct.pack(f"<{3 + len(chain)}I", 1, len(chain), 1 if count else 0, *chain)


def _dynamic_section(
    *, soname_at: int, hash_at: int, strings_at: int, strings_size: int, symbols_at: int
) -> bytes:
    entries = [(14, soname_at), (4, hash_at), (5, strings_at), (6, symbols_at)]
    entries += [(10, strings_size), (11, 24), (0, 0)]
    return b"".join(struct.pack("<QQ", tag, value) for tag, value in entries)
