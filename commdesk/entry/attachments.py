"""Scanned pages of an agreement: checked before they enter the file, and given out again under a harmless name."""

import base64
import hashlib
import os
import stat
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from commdesk import clock, files, text
from commdesk.errors import KnownError
from commdesk.records.agreements import ATTACHMENTS, CONTENTS, Attachment, Content
from commdesk.store.query import Query
from commdesk.store.store import Reader, Store
from commdesk.text import _

MOST_BYTES = 10_000_000
MOST_PIXELS = 100_000_000  # a page of A3 at 600 dots an inch has 70 million
_ENDINGS = {"pdf": (".pdf",), "jpeg": (".jpg", ".jpeg"), "png": (".png",)}
# How files of programs begin: Windows, Linux, macOS, Java, scripts.
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!")
# Names that Windows keeps for devices.
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))}


class Page(NamedTuple):
    """A file that was looked at and may enter: its harmless name, what it is, its bytes."""

    name: str
    media: str
    content: bytes


def look_at(path: Path) -> Page:
    """Reads a file that is to be attached: a whole PDF, JPEG or PNG of at most 10 MB.

    Raises KnownError for anything else, in one sentence that says what it is. What a file is, is told by what is in it,
    never by its name. At most 10 MB and a byte are read.
    """
    name = harmless(path.name)
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise _refused(path, _("it is not a file"))
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise _refused(path, _("it is not there")) from None
    except IsADirectoryError:
        raise _refused(path, _("it is a folder")) from None
    except OSError as error:
        raise _refused(path, files.why(error)) from error
    if len(content) > MOST_BYTES:
        raise _refused(path, _("it is larger than 10 MB; scan it in grey, or page by page"))
    if not content:
        raise _refused(path, _("it is empty"))
    if content.startswith(_PROGRAMS):
        raise _refused(path, _("it is a program"))
    media = _media(content)
    if media == "pdf":
        _check_pdf(path, content)
    elif media:
        _check_picture(path, content)
    else:
        raise _refused(path, _("it is neither a PDF nor a picture (JPEG, PNG)"))
    if not name.lower().endswith(_ENDINGS[media]):
        name += _ENDINGS[media][0]
    return Page(name, media, content)


def attach(store: Store, agreement: str, page: Page) -> Attachment:
    """Keeps a page with an agreement (its id), as one undoable step.

    The same page twice is refused: nothing would be won, and the file would grow.
    """
    digest = hashlib.sha256(page.content).hexdigest()
    for kept in store.find(ATTACHMENTS, Query(equals={"agreement": agreement})):
        if store.find(CONTENTS, Query(equals={"attachment": kept.id, "digest": digest})):
            sentence = _("“{name}” is attached already, as “{kept}”. Nothing was changed.")
            raise KnownError(sentence.format(name=page.name, kept=kept.name))
    with store.step(_("Attach {name}").format(name=page.name)):
        attachment = Attachment(
            agreement=agreement,
            name=page.name,
            media=page.media,
            bytes=len(page.content),
            day=clock.today().isoformat(),
        )
        store.save(attachment)
        packed = base64.b64encode(page.content).decode("ascii")
        store.save(Content(attachment=attachment.id, digest=digest, data=packed))
    return attachment


def content(reader: Reader, attachment: Attachment) -> bytes:
    """The bytes of an attached page; raises KnownError when they are not those that were attached."""
    found = reader.find(CONTENTS, Query(equals={"attachment": attachment.id}, limit=1))
    try:
        unpacked = base64.b64decode(found[0].data, validate=True) if found else b""
    except ValueError:
        unpacked = b""
    if not found or hashlib.sha256(unpacked).hexdigest() != found[0].digest:
        sentence = _(
            "“{name}” is damaged inside the file. A copy of the file from an earlier day may have it whole."
        )
        raise KnownError(sentence.format(name=attachment.name))
    return unpacked


def save_to(reader: Reader, attachment: Attachment, folder: Path) -> Path:
    """Writes an attached page into a folder under its own name, beside what is there: never over it, never elsewhere."""
    unpacked = content(reader, attachment)
    name = harmless(attachment.name)
    stem, ending = os.path.splitext(name)
    ending = ending if ending.lower() in _ENDINGS[attachment.media] else _ENDINGS[attachment.media][0]
    for number in range(1, 1000):
        path = folder / (f"{stem}{ending}" if number == 1 else f"{stem} ({number}){ending}")
        if not os.path.lexists(path):
            try:
                with files.written_whole(path) as made:
                    made.write_bytes(unpacked)
            except OSError as error:
                sentence = _("{file} could not be written: {why}. Please choose another folder.")
                raise KnownError(sentence.format(file=path, why=files.why(error))) from error
            return path
    raise KnownError(_("There are too many files called “{name}” already.").format(name=name))


def harmless(name: str) -> str:
    """The last part of a file's name without what leads out of a folder, hides what it is, or no system takes."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(letter for letter in last if letter.isprintable() and letter not in '<>:"|?*')
    kept = " ".join(kept.split()).strip(" .")
    stem, ending = os.path.splitext(kept)
    if stem.upper() in _DEVICES or not stem:
        stem = _("page")
    return stem[:120] + ending[:10]


def size_words(size: int) -> str:
    """``1.4 MB``, ``35 KB``: as people say it."""
    if size >= 1_000_000:
        return _("{n} MB").format(n=text.number(size / 1_000_000, 1))
    return _("{n} KB").format(n=text.number(max(1, round(size / 1000))))


def _without_waiting(path: str, flags: int) -> int:
    # A pipe would keep us waiting for somebody to write into it.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _media(content: bytes) -> str:
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    return "png" if content.startswith(b"\x89PNG\r\n\x1a\n") else ""


def _check_pdf(path: Path, content: bytes) -> None:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(content) as document:
            pages = len(document)
            if pages:
                document[0].get_size()
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise _refused(path, _("it is locked with a password; save it without one")) from None
        raise _refused(path, _("it is a damaged PDF; scan or save it again")) from None
    if not pages:
        raise _refused(path, _("it has no page"))


def _check_picture(path: Path, content: bytes) -> None:
    from PIL import Image

    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise _refused(path, _("it is a picture of too many dots"))
            picture.load()
    except KnownError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _refused(path, _("it is a picture of too many dots")) from None
    except Exception as error:
        # Whatever a broken picture makes Pillow raise: OSError, SyntaxError, ValueError and more.
        raise _refused(path, _("it is a damaged picture; scan or save it again")) from error


def _refused(path: Path, why: str) -> KnownError:
    sentence = _("{file} was not attached: {why}. Nothing was changed.")
    return KnownError(sentence.format(file=path.name or str(path), why=why))
