"""What people laid out: by person, by programme, and each amount."""

from commdesk import text
from commdesk.figures import expenses
from commdesk.figures.expenses import Line, Sum
from commdesk.reports.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    KeepTogether,
    Paragraph,
    Signature,
    Table,
    unbroken,
)
from commdesk.reports.sections.material import NO_NUMBER, Material
from commdesk.text import _


def summary(material: Material) -> list[Block]:
    """What is owed, and what was paid back."""
    found = _lines(material)
    owed = sum(line.expense.amount or 0 for line in found if not line.expense.paid_on)
    paid = sum(line.expense.amount or 0 for line in found if line.expense.paid_on)
    title = _("{owed} to be paid back").format(owed=_money(material, owed))
    words = _("{period}: {paid} was paid back.").format(
        period=material.period_words(), paid=_money(material, paid)
    )
    if not found:
        title = _("No expenses")
        words = _("{period}: nobody’s expenses are in the log.").format(period=material.period_words())
    elif not owed:
        title = _("Nothing is owed")
    mark = material.note(_("An expense counts on the day it was made, not when it was paid back."))
    blocks: list[Block] = [Heading(title, level=1), Paragraph(words, quiet=True, footnote=mark)]
    before = expenses.owed_before(material.reader, material.period)
    if before and not (material.person or material.programme):
        told = _("{money} is still owed from before.").format(money=_money(material, before))
        blocks.append(Paragraph(told))
    return blocks


def by_person(material: Material) -> list[Block]:
    """Person, how many, paid back, owed."""
    return _sums(material, _("By person"), _("Person"), expenses.by_person(_lines(material)))


def by_programme(material: Material) -> list[Block]:
    """Programme, how many, paid back, owed."""
    return _sums(material, _("By programme"), _("Programme"), expenses.by_programme(_lines(material)))


def items(material: Material) -> list[Block]:
    """Each expense; for one person with lines to sign on."""
    found = _lines(material)
    if not found:
        return []
    columns = [Column(_("Day"))]
    columns += [] if material.person else [Column(_("Person"), weight=2)]
    columns += [Column(_("What for"), weight=2), Column(_("Programme"), weight=2)]
    columns += [Column(_("Amount"), "right"), Column(_("Paid back on"), "right")]
    rows = tuple(
        (
            unbroken(text.vague_day(line.expense.day or "")),
            *(() if material.person else (line.volunteer,)),
            line.expense.what,
            line.programme or NO_NUMBER,
            _money(material, line.expense.amount or 0),
            unbroken(text.vague_day(line.expense.paid_on))
            if line.expense.paid_on
            else Cell(_("owed"), "warn"),
        )
        for line in found
    )
    whole = sum(line.expense.amount or 0 for line in found)
    total = (_("Together"), *[""] * (len(columns) - 3), _money(material, whole), "")
    blocks: list[Block] = [Heading(_("Each one")), Table(tuple(columns), rows, total=total)]
    if material.person:
        labels = (_("Place and day"), _("Received: {name}").format(name=material.person.name), _("Paid by"))
        blocks.append(KeepTogether((Signature(labels),)))
    return blocks


def _lines(material: Material) -> list[Line]:
    found = expenses.lines(
        material.reader,
        material.period,
        material.person.id if material.person else "",
        material.programme.id if material.programme else "",
    )
    return [line for line in found if not (material.where("owed") and line.expense.paid_on)]


def _sums(material: Material, title: str, head: str, sums: list[Sum]) -> list[Block]:
    """Nothing where there is but one: it has all there is."""
    if len(sums) < 2:
        return []
    columns = (
        Column(head, weight=2), Column(_("How many"), "right"), Column(_("Paid back"), "right"), Column(_("Owed"), "right"),
    )  # fmt: skip
    rows = tuple(
        (
            s.name or Cell(_("no programme"), "quiet"),
            text.number(s.count),
            _money(material, s.paid) if s.paid else NO_NUMBER,
            Cell(_money(material, s.owed), bold=True) if s.owed else NO_NUMBER,
        )
        for s in sums
    )
    total = (
        _("Together"),
        text.number(sum(s.count for s in sums)),
        _money(material, sum(s.paid for s in sums)),
        _money(material, sum(s.owed for s in sums)),
    )
    return [Heading(title), Table(columns, rows, total=total)]


def _money(material: Material, cents: int) -> str:
    """With cents always: what is paid out is exact, and columns stand under each other."""
    return text.money_exact(cents, material.group.currency)
