"""A drawing as EMF or WMF, as Windows makes them, in → the same with the records that draw alone, out."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_EMF_SIGN, _EMF_SIGN_AT = b" EMF", 40
_EMF_HEADER, _EMF_END, _EMF_COMMENT = 1, 14, 70
# Comments, escapes for printers, OpenGL, and colour spaces, which name files.
_EMF_LEFT = frozenset((_EMF_COMMENT, 99, 100, 101, 102, 103, 105, 106, 110, 112, 113, 122))
_EMF_LEAST, _EMF_SIZE, _EMF_DESCRIPTION = 88, 48, 60
_EMF_PLUS, _EMF_PLUS_HEADER = b"EMF+", 0x4001
_WMF_KEY, _WMF_KEY_SIZE, _WMF_HEADER, _WMF_SIZE = b"\xd7\xcd\xc6\x9a", 22, 18, 6
_WMF_END, _WMF_ESCAPE, _WMF_LEAST = 0, 0x0626, 3


def emf(data: bytes) -> bytes:
    """Return an EMF without comments, escapes and its description.

    Raises:
        ValueError: it is none, is torn, or draws by comments alone, as EMF+ does.
    """
    if len(data) < _EMF_LEAST or data[_EMF_SIGN_AT : _EMF_SIGN_AT + 4] != _EMF_SIGN:
        raise ValueError("no EMF")
    records = [record for kind, record in _emf_records(data) if kind not in _EMF_LEFT]
    header = bytearray(records[0])
    length, start = struct.unpack_from("<II", header, _EMF_DESCRIPTION)
    header[start : start + 2 * length] = bytes(len(header[start : start + 2 * length]))
    struct.pack_into("<II", header, _EMF_DESCRIPTION, 0, 0)
    struct.pack_into("<II", header, _EMF_SIZE, sum(map(len, records)), len(records))
    return bytes(header) + b"".join(records[1:])


def _emf_records(data: bytes) -> Iterator[tuple[int, bytes]]:
    place, kind = 0, _EMF_HEADER
    while kind != _EMF_END:
        kind, size = struct.unpack_from("<II", data, place)
        record = data[place : place + size]
        if size < 8 or len(record) < size or (place == 0 and (kind != _EMF_HEADER or size < _EMF_LEAST)):  # noqa: PLR2004
            raise ValueError("a torn record")
        if kind == _EMF_COMMENT and record[12:16] == _EMF_PLUS and _draws_alone(record):
            raise ValueError("EMF+ only")
        yield kind, record
        place += size


def _draws_alone(comment: bytes) -> bool:
    """Return whether this is the head of an EMF+ drawing that has no other records beside it."""
    kind, flags = struct.unpack_from("<HH", comment + bytes(4), 16)
    return kind == _EMF_PLUS_HEADER and not flags & 1


def wmf(data: bytes) -> bytes:
    """Return a WMF without escapes, in which programs keep comments.

    Raises:
        ValueError: it is none, or is torn.
    """
    start = _WMF_KEY_SIZE if data.startswith(_WMF_KEY) else 0
    kind, words = struct.unpack_from("<HH", data + bytes(4), start)
    if kind not in {1, 2} or words * 2 != _WMF_HEADER:
        raise ValueError("no WMF")
    header = bytearray(data[: start + _WMF_HEADER])
    records = [record for code, record in _wmf_records(data, len(header)) if code != _WMF_ESCAPE]
    struct.pack_into("<I", header, start + _WMF_SIZE, (_WMF_HEADER + sum(map(len, records))) // 2)
    return bytes(header) + b"".join(records)


def _wmf_records(data: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    code = -1
    while code != _WMF_END:
        words, code = struct.unpack_from("<IH", data, place)
        record = data[place : place + 2 * words]
        if words < _WMF_LEAST or len(record) < 2 * words:
            raise ValueError("a torn record")
        yield code, record
        place += 2 * words
