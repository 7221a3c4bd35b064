"""Scanned pages: only whole PDFs and pictures enter, and they leave under harmless names."""

import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from commdesk.entry import attachments
from commdesk.errors import FieldError, KnownError
from commdesk.records.agreements import ATTACHMENTS, CONTENTS, Agreement
from commdesk.records.partners import Partner
from commdesk.store.file import close_file, new_file
from commdesk.store.store import Store


def pdf(**more: str) -> bytes:
    """A page as a scanner's program makes it."""
    made = BytesIO()
    canvas = Canvas(made, **more)
    canvas.drawString(100, 700, "Signed")
    canvas.showPage()
    canvas.save()
    return made.getvalue()


def picture(kind: str) -> bytes:
    """A small picture."""
    made = BytesIO()
    Image.new("RGB", (40, 60), "white").save(made, kind)
    return made.getvalue()


@pytest.fixture
def agreed(tmp_path: Path) -> Iterator[Store]:
    store = new_file(tmp_path / "group.commdesk", "Group")
    with store.step("Fill"):
        store.save(Partner(id="p", name="Library"), new=True)
        store.save(Agreement(id="a", partner="p", name="Room"), new=True)
    yield store
    close_file(store)


def _written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "media", "kept_as"),
    [
        ("scan.pdf", pdf(), "pdf", "scan.pdf"),
        ("Scan 1.JPG", picture("JPEG"), "jpeg", "Scan 1.JPG"),
        ("page.png", picture("PNG"), "png", "page.png"),
        # What it is, is told by what is in it.
        ("scan.exe", pdf(), "pdf", "scan.exe.pdf"),
        ("Угода № 3.pdf", pdf(), "pdf", "Угода № 3.pdf"),
    ],
)
def test_a_whole_page_enters_and_comes_out_the_same(
    agreed: Store, tmp_path: Path, name: str, content: bytes, media: str, kept_as: str
) -> None:
    page = attachments.look_at(_written(tmp_path, name, content))
    kept = attachments.attach(agreed, "a", page)
    assert (kept.name, kept.media, kept.bytes, kept.day) == (kept_as, media, len(content), "2026-11-22")
    (tmp_path / "out").mkdir()
    written = attachments.save_to(agreed, kept, tmp_path / "out")
    again = attachments.save_to(agreed, kept, tmp_path / "out")
    assert written.name == kept_as and written.read_bytes() == again.read_bytes() == content
    assert again != written  # never over what is there


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("empty.pdf", b"", "it is empty"),
        ("tool.pdf", b"MZ\x90\x00" + b"\0" * 200, "it is a program"),
        ("run.pdf", b"#!/bin/sh\nrm -rf /\n", "it is a program"),
        ("tool", b"\x7fELF\x02\x01\x01", "it is a program"),
        ("text.pdf", b"just words", "it is neither a PDF nor a picture"),
        ("half.pdf", b"%PDF-1.7\n" + b"x" * 500, "it is a damaged PDF"),
        ("half.jpg", picture("JPEG")[:200], "it is a damaged picture"),
        ("half.png", picture("PNG")[:60], "it is a damaged picture"),
        ("page.svg", b"<svg onload='x()'/>", "it is neither a PDF nor a picture"),
    ],
)
def test_anything_else_is_refused_in_a_sentence(
    agreed: Store, tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    with pytest.raises(KnownError) as told:
        attachments.look_at(_written(tmp_path, name, content))
    assert str(told.value).startswith(f"{name} was not attached: {why}")
    assert str(told.value).endswith("Nothing was changed.")
    assert agreed.count(ATTACHMENTS) == agreed.count(CONTENTS) == 0


def test_two_hundred_megabytes_are_refused_without_being_read(tmp_path: Path) -> None:
    path = _written(tmp_path, "huge.pdf", b"%PDF-1.7\n")
    os.truncate(path, 200_000_000)
    with pytest.raises(KnownError, match="larger than 10 MB"):
        attachments.look_at(path)


def test_a_picture_of_too_many_dots_is_refused(tmp_path: Path) -> None:
    made = BytesIO()
    Image.new("1", (20_000, 20_000)).save(made, "PNG")
    with pytest.raises(KnownError, match="too many dots"):
        attachments.look_at(_written(tmp_path, "bomb.png", made.getvalue()))


def test_a_locked_pdf_is_named_as_such(tmp_path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    locked = pdf(encrypt=StandardEncryption("secret"))  # type: ignore[arg-type]
    with pytest.raises(KnownError, match="locked with a password"):
        attachments.look_at(_written(tmp_path, "locked.pdf", locked))


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, why in (("pipe", "it is not a file"), (".", "it is a folder"), ("gone.pdf", "it is not there")):
        with pytest.raises(KnownError, match=why):
            attachments.look_at(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "harmless"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system32\\x.pdf", "x.pdf"),
        ("C:evil.pdf", "Cevil.pdf"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ("...", "page"),
        ("", "page"),
        ("CON.pdf", "page.pdf"),
        ("\u202egnp.exe.pdf", "gnp.exe.pdf"),  # no turned letters that hide what it is
        ("x" * 300 + ".pdf", "x" * 120 + ".pdf"),
    ],
)
def test_names_that_lead_out_become_harmless(name: str, harmless: str) -> None:
    assert attachments.harmless(name) == harmless


def test_a_name_in_the_file_that_climbs_out_is_refused_and_never_followed(
    agreed: Store, tmp_path: Path
) -> None:
    kept = attachments.attach(agreed, "a", attachments.look_at(_written(tmp_path, "scan.pdf", pdf())))
    kept.name = "../scan.pdf"
    with pytest.raises(FieldError, match="cannot be the name of a page"):
        ATTACHMENTS.check(kept)
    # As if somebody had written it into the file by other means.
    (tmp_path / "out").mkdir()
    assert attachments.save_to(agreed, kept, tmp_path / "out").parent == tmp_path / "out"


def test_the_same_page_twice_is_told(agreed: Store, tmp_path: Path) -> None:
    page = attachments.look_at(_written(tmp_path, "scan.pdf", pdf()))
    attachments.attach(agreed, "a", page)
    with pytest.raises(KnownError, match=r"attached already, as “scan\.pdf”"):
        attachments.attach(agreed, "a", page._replace(name="other.pdf"))
    assert agreed.count(ATTACHMENTS) == 1


def test_a_page_that_was_changed_inside_the_file_is_not_given_out(agreed: Store, tmp_path: Path) -> None:
    kept = attachments.attach(agreed, "a", attachments.look_at(_written(tmp_path, "scan.pdf", pdf())))
    agreed.conn.execute("UPDATE contents SET data = 'aGVsbG8='")
    with pytest.raises(KnownError, match=r"“scan\.pdf” is damaged inside the file"):
        attachments.content(agreed, kept)
