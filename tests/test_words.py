"""Every word shown to a person goes through ``commdesk.text``, so that it can be translated."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from commdesk import text

ROOT = Path(__file__).parent.parent
FILES = sorted(p for floor in ("commdesk", "ui") for p in (ROOT / floor).rglob("*.py"))
each_file = pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))

# Whose first argument a person reads.
SHOWING = {
    "KnownError", "FieldError", "refuse", "say", "tell", "_say", "setText", "setTitle", "setWindowTitle",
    "setToolTip", "setStatusTip", "setWhatsThis", "setPlaceholderText", "setAccessibleName",
    "setAccessibleDescription", "setInformativeText", "setDetailedText", "setSuffix", "setPrefix", "QPushButton",
    "QToolButton", "QLabel", "QCheckBox", "QRadioButton", "QGroupBox", "QAction", "addAction", "addMenu", "addItem",
    "addTab", "showMessage", "label",
}  # fmt: skip
# Those that show another argument than the first.
ALSO_LATER = {"addTab", "addItem", "addAction", "addMenu", "addButton"}
MARKS = {"_", "N_", "ngettext"}

# The program's own name, units and marks that are the same everywhere, and what is no word at all.
SAME_EVERYWHERE = {"CommDesk", "A4", "CSV", "PDF", "XLSX"}


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            func = node.func
            name = (
                func.id
                if isinstance(func, ast.Name)
                else func.attr
                if isinstance(func, ast.Attribute)
                else ""
            )
            # label(...) makes a label with words; something.label(...) asks for the name of a field.
            if not (name == "label" and isinstance(func, ast.Attribute)):
                yield name, node


def words(node: ast.expr) -> Iterator[str]:
    """The bare words in what is handed over: a literal, the fixed parts of an f-string, both sides of a plus."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield from (p.value for p in node.values if isinstance(p, ast.Constant) and isinstance(p.value, str))
    elif isinstance(node, ast.BinOp):
        yield from words(node.left)
        yield from words(node.right)
    elif isinstance(node, ast.IfExp):
        yield from words(node.body)
        yield from words(node.orelse)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        yield from words(node.func.value)


def readable(word: str) -> bool:
    bare = re.sub(r"</?\w+[^>]*>|&\w+;|\{[^}]*\}", "", word).strip()
    return bool(re.search(r"[^\W\d_]{2,}", bare)) and bare not in SAME_EVERYWHERE


@each_file
def test_what_is_shown_can_be_translated(path: Path) -> None:
    bare = []
    for name, call in calls(path):
        if name in SHOWING:
            shown = call.args if name in ALSO_LATER else call.args[:1]
            bare += [f"line {call.lineno}: {w!r}" for arg in shown for w in words(arg) if readable(w)]
    assert bare == []


@each_file
def test_what_is_translated_is_found_by_the_translator(path: Path) -> None:
    """A message is a plain literal: filled in after it was translated, never before."""
    unfindable = []
    for name, call in calls(path):
        if name not in MARKS or path.name == "text.py":
            continue
        for message in call.args[: 2 if name == "ngettext" else 1]:
            if isinstance(message, ast.JoinedStr | ast.BinOp) or (
                isinstance(message, ast.Call)
                and isinstance(message.func, ast.Attribute)
                and message.func.attr in ("format", "join", "replace", "strip")
            ):
                unfindable.append(f"line {call.lineno}: {ast.unparse(message)}")
    assert unfindable == []


@each_file
def test_the_places_in_a_message_have_names(path: Path) -> None:
    """``{name}`` and not ``{}``: another language may need another order; both numbers name the same places."""
    nameless = []
    for name, call in calls(path):
        if name in MARKS:
            messages = [w for a in call.args[:2] for w in words(a)]
            nameless += [m for m in messages if re.search(r"\{[\d:}]|%[sd]", m)]
            if name == "ngettext" and len(messages) == 2:
                places = [set(re.findall(r"\{(\w+)", m)) - {"count"} for m in messages]
                nameless += [messages[0]] if places[0] != places[1] else []
    assert nameless == []


def test_the_long_language_is_longer_and_keeps_its_places() -> None:
    with text.speaking("qps"):
        said = text._("Saved {time} in <b>{file}</b>")
        assert "{time}" in said and "<b>" in said and "{file}" in said
        assert len(said) > len("Saved {time} in <b>{file}</b>") * 1.25
        assert "Saved" not in said
    assert text._("Saved") == "Saved"


def test_an_empty_message_stays_empty() -> None:
    with text.speaking("qps"):
        assert text._("") == ""
