"""A font made from nothing: each letter of it is a block, so wide as a test wants it."""

from __future__ import annotations

from struct import pack

EM = 1_000
ASCENT, DESCENT = 800, 200
FIRST, LAST = 0x20, 0x7E
"""The characters that it has: those of ASCII."""


def font(width: int, family: str = "Block") -> bytes:
    """A TrueType font whose letters are all so many thousandths of an em wide."""
    block = pack(">hhhhh", 1, 50, 0, width - 50, 700)  # one contour, and the box around it
    block += pack(">HH", 3, 0)  # the last of its points; no instructions
    block += bytes([1] * 4)  # all points are on the outline, and their places are two bytes long
    block += pack(">4h", 50, 0, width - 100, 0) + pack(">4h", 0, 700, 0, -700)
    block += bytes(-len(block) % 4)
    box = (50, 0, width - 50, 700)
    tables = {
        b"OS/2": pack(">HhHHH", 4, width, 400, 5, 0)
        + pack(">11h", *[0] * 11)
        + bytes(10)
        + pack(">4I", 1, 0, 0, 0)
        + b"MADE"
        + pack(">HHH", 0x40, FIRST, LAST)
        + pack(">hhhHH", ASCENT, -DESCENT, 0, ASCENT, DESCENT)
        + pack(">IIhhHHH", 1, 0, 500, 700, 0, FIRST, 1),
        b"cmap": characters(),
        b"glyf": block,
        b"head": pack(">IIIIHHQQ", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, EM, 0, 0)
        + pack(">4h", *box)
        + pack(">HHhhh", 0, 8, 2, 1, 0),
        b"hhea": pack(">IhhhHhhh", 0x10000, ASCENT, -DESCENT, 0, width, 50, 50, width - 50)
        + pack(">hhh", 1, 0, 0)
        + bytes(8)
        + pack(">hH", 0, 2),
        b"hmtx": pack(">HhHh", width, 0, width, 50),
        b"loca": pack(">III", 0, 0, len(block)),
        b"maxp": pack(">IHHH", 0x10000, 2, 4, 1) + pack(">11H", 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
        b"name": names(family),
        b"post": pack(">IIhhI", 0x30000, 0, -100, 50, 0) + bytes(16),
    }
    return assembled(tables)


def characters() -> bytes:
    """Which glyph a character has: all the second one."""
    count = LAST - FIRST + 1
    segments = pack(">HH", LAST, 0xFFFF) + pack(">H", 0) + pack(">HH", FIRST, 0xFFFF)
    segments += pack(">HH", 0, 1) + pack(">HH", 4, 0) + pack(f">{count}H", *[1] * count)
    subtable = pack(">HHHHHHH", 4, 14 + len(segments), 0, 4, 4, 1, 0) + segments
    return pack(">HHHHI", 0, 1, 3, 1, 12) + subtable


def names(family: str) -> bytes:
    texts = [text.encode("utf-16-be") for text in (family, "Regular", family, family, "1", family)]
    records, at = b"", 0
    for number, text in zip((1, 2, 3, 4, 5, 6), texts, strict=True):
        records += pack(">6H", 3, 1, 0x409, number, len(text), at)
        at += len(text)
    return pack(">HHH", 0, len(texts), 6 + len(records)) + records + b"".join(texts)


def assembled(tables: dict[bytes, bytes]) -> bytes:
    """The tables behind their directory; the sums that nobody checks are left out."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    directory = pack(">IHHHH", 0x10000, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    at = 12 + 16 * count
    body = b""
    for tag, table in sorted(tables.items()):
        directory += tag + pack(">III", 0, at + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return directory + body
