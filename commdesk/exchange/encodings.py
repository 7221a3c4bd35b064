"""In which encoding a text file was written: sure, or asked for, never guessed."""

import codecs
from pathlib import Path

from commdesk.errors import KnownError
from commdesk.exchange.asking import AskError
from commdesk.text import _

_CANDIDATES = ("cp1252", "latin-1", "shift_jis", "cp1250", "cp1251")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHUNK = 1 << 20
_PROGRAMS = (
    b"MZ\x90",
    b"MZ\x00",
    b"\x7fELF",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"#!/",
)


def settle_encoding(path: Path, given: str | None = None) -> str:
    """The encoding to read ``path`` with.

    A byte order mark or sound UTF-8 is sure. Raises AskError with candidates, each with the first telling line
    as it would read, and KnownError for a file that is no text or an encoding that does not exist.
    """
    head = head_of(path)
    _refuse_other_formats(path, head)
    if given:
        return _known(given, head)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            if _decodes(path, encoding):
                return encoding
            raise KnownError(
                _("{file} is cut short or damaged. Please save it again.").format(file=path.name)
            )
    if b"\x00" in head and head.count(0) * 5 >= len(head):
        options = [(e, _first_telling_line(path, e)) for e in ("utf-16-le", "utf-16-be") if _decodes(path, e)]
        if options:
            raise _ask(path, options)
        sentence = _("{file} is neither a text file nor a spreadsheet. Please save the list as CSV or XLSX.")
        raise KnownError(sentence.format(file=path.name))
    if _decodes(path, "utf-8"):
        return "utf-8"
    raise _ask(path, [(e, _first_telling_line(path, e)) for e in _CANDIDATES if _decodes(path, e)])


def _ask(path: Path, options: list[tuple[str, str]]) -> AskError:
    sentence = _(
        "{file} is not written in UTF-8, and it does not say how it is written. Please choose the way in which "
        "the names read right: {options}."
    )
    shown = " · ".join(f"{code}: {example}" for code, example in options)
    return AskError(sentence.format(file=path.name, options=shown), "encoding", options)


def head_of(path: Path) -> bytes:
    """The first bytes of a file; raises KnownError when it is not there, cannot be read or is empty."""
    if path.is_dir():
        raise KnownError(_("{file} is a folder. Please choose a file in it.").format(file=path.name))
    try:
        with open(path, "rb") as file:
            head = file.read(4096)
    except FileNotFoundError as error:
        sentence = _("{file} is not there. Please choose where it is.")
        raise KnownError(sentence.format(file=path)) from error
    except OSError as error:
        sentence = _("{file} cannot be read: {why}.")
        raise KnownError(sentence.format(file=path.name, why=(error.strerror or "").lower())) from error
    if not head:
        raise KnownError(_("{file} is empty. There is nothing to import.").format(file=path.name))
    return head


def _refuse_other_formats(path: Path, head: bytes) -> None:
    if head.startswith(_PROGRAMS):
        sentence = _(
            "{file} is a program and not a list. Nothing was read. If it came by mail, better delete it."
        )
        raise KnownError(sentence.format(file=path.name))
    if head.startswith(
        (b"SQLite format 3\x00", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x1f\x8b")
    ):
        sentence = _("{file} is neither a text file nor a spreadsheet. Please save the list as CSV or XLSX.")
        raise KnownError(sentence.format(file=path.name))
    words = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if words.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml")):
        sentence = _(
            "{file} is a web page or XML, whatever its name says. "
            "Please open it in the spreadsheet program, save it as XLSX or CSV, and import that."
        )
        raise KnownError(sentence.format(file=path.name))


def _known(given: str, head: bytes) -> str:
    try:
        codec = codecs.lookup(given)
        b"a".decode(codec.name)
    except (LookupError, UnicodeError, ValueError) as error:
        if isinstance(error, UnicodeError):  # UTF-16 and UTF-32 rightly refuse a single byte
            return codec.name
        sentence = _("There is no encoding called “{name}”. Try one of: utf-8, {known}.")
        raise KnownError(sentence.format(name=given, known=", ".join(_CANDIDATES))) from error
    return "utf-8-sig" if codec.name == "utf-8" and head.startswith(codecs.BOM_UTF8) else codec.name


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        with open(path, "rb") as file:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _first_telling_line(path: Path, encoding: str) -> str:
    """The first line whose reading depends on the encoding, cut to what fits into a sentence."""
    with open(path, encoding=encoding, newline="") as file:
        while line := file.readline(100_000):
            at = next((i for i, c in enumerate(line) if ord(c) > 127), None)
            if at is not None:
                return " ".join(line[max(0, at - 25) : at + 25].split())
    return ""
