"""From bytes to text, whatever the encoding."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_META_CHARSET = re.compile(rb"<meta[^>]+?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)


class EncodingError(ValueError):
    """The bytes are no text; the message says why and goes after a name: "holds binary data"."""


def decode(raw: bytes, declared: str | None = None) -> str:
    """The text of these bytes: by their byte order mark, as UTF-8, as declared, else as detected.

    Half characters (lone surrogates) that the bytes hold stay in the text, so that who reads it can name
    their place.

    Raises EncodingError where the bytes are no text, or only white space.
    """
    text = _decoded(raw, declared)
    _refuse_binary(text)
    if not text.strip():
        raise EncodingError("holds only white space" if text else "is empty")
    return text


def declared_in_html(raw: bytes) -> str | None:
    """The encoding that an HTML page declares in its first bytes."""
    found = _META_CHARSET.search(raw[:4096])
    return found[1].decode("ascii", "replace") if found else None


def _decoded(raw: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding, "surrogatepass")
            except UnicodeDecodeError:
                raise EncodingError(f"is damaged: it begins as {encoding} and is not") from None
    if wide := _utf16_without_mark(raw):
        return raw.decode(wide, "replace")
    try:
        return raw.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        mended = raw.decode("utf-8", "replace")
    if mended.count("\ufffd") * 2 < sum(character > "\x7f" for character in mended):
        return mended  # UTF-8 with a few broken bytes
    try:
        return raw.decode(declared or "unknown")
    except (LookupError, UnicodeError):
        return _detected(raw)


def _refuse_binary(text: str) -> None:
    if "\x00" in text or len(_CONTROL.findall(text)) * 100 > len(text):
        raise EncodingError("holds binary data, not text")


def _detected(raw: bytes) -> str:
    _refuse_binary(raw.decode("latin-1"))  # no text in any encoding that is left has bytes such as these
    # Sidelight reads English: its two old encodings go before the many that they could be taken for.
    for candidates in (["cp1252", "mac_roman"], None):
        if guess := charset_normalizer.from_bytes(raw, cp_isolation=candidates).best():
            return str(guess)
    raise EncodingError("is in an unknown encoding; save it as UTF-8")


def _utf16_without_mark(raw: bytes) -> str | None:
    """Which UTF-16 it is: of mostly Latin text, every other byte is zero."""
    half = len(raw) // 2
    for encoding, high, low in (("utf-16-le", raw[1::2], raw[::2]), ("utf-16-be", raw[::2], raw[1::2])):
        if half and high.count(0) > 0.7 * half and not low.count(0):
            return encoding
    return None
