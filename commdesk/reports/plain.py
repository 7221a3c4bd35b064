"""A document in plain text: for reading aloud, for the terminal, and for comparing with what was expected."""

from datetime import date

from commdesk.charts.describe import BarChart, HBarChart, LineChart
from commdesk.charts.network import CENTRE, Network
from commdesk.reports import blocks, form_blocks
from commdesk.reports.blocks import Block, Cell, Document

_WIDE = 2


def as_text(document: Document) -> str:
    """The document line by line: headings with ``#``, footnotes as ``[1]``, tables in columns."""
    lines = [" · ".join(w for w in (document.group, document.title, document.period) if w), ""]
    lines += _all(document.blocks)
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _all(items: tuple[Block, ...]) -> list[str]:
    lines: list[str] = []
    for block in items:
        lines += [*_lines(block), ""]
    return lines


def _lines(block: Block) -> list[str]:
    match block:
        case blocks.Heading():
            return [f"{'#' * block.level} {block.text}{_mark(block.footnote)}"]
        case blocks.Paragraph():
            return [f"{f'*{block.lead}* ' if block.lead else ''}{block.text}{_mark(block.footnote)}"]
        case blocks.KeyFigures():
            return [_figure(item) for item in (*block.items, *block.also)]
        case blocks.Table():
            return _table(block)
        case blocks.Ruled():
            head = " | ".join(column.title for column in block.columns)
            return [head, *(" | ".join(row).rstrip(" |") for row in block.rows)]
        case blocks.Ticks():
            return _ticks(block)
        case form_blocks.Asked():
            return _asked(block)
        case form_blocks.AskedAlike():
            rows = (form_blocks.Asked(*question) for question in block.questions)
            return [*_boxes("", block.boxes), *(line for row in rows for line in _asked(row))]
        case blocks.Chart():
            return _chart(block)
        case blocks.Timeline():
            return _timeline(block)
        case blocks.Wall():
            return _wall(block)
        case blocks.NetworkMap():
            return _network(block.network)
        case blocks.Photos():
            return [f"[photo] {caption}" for __, caption in block.photos]
        case blocks.Quote():
            return [f"> {block.text}", *([f"> ({block.source})"] if block.source else [])]
        case blocks.Signature():
            return [f"____________ {label}" for label in block.labels]
        case blocks.Certificate():
            opening = [block.group, f"# {block.title}", block.opening, f"## {block.name}"]
            return [*opening, *block.lines, *_lines(blocks.Signature(block.labels)), block.small]
        case blocks.Cards():
            return [f"[{card.title}] {card.text} ({card.sender})" for card in block.items]
        case blocks.PageBreak():
            return ["--- new page ---"]
        case blocks.Notes():
            numbered = [f"{number}. {item}" for number, item in enumerate(block.items, 1)]
            return [f"{block.title}:", *numbered, *([block.closing] if block.closing else [])]
        case blocks.Columns():
            return [*_all(block.left), *_all(block.right)][:-1]
        case blocks.KeepTogether():
            return _all(block.blocks)[:-1]


def _mark(number: int | None) -> str:
    return "" if number is None else f" [{number}]"


def _figure(item: blocks.KeyFigure) -> str:
    return f"{item.value} {item.label}{_mark(item.footnote)}" + (f" ({item.note})" if item.note else "")


def _cell(cell: str | Cell) -> str:
    if isinstance(cell, str):
        return " ".join(cell.split())
    return " ".join(cell.text.split()) + _mark(cell.footnote)


def _table(table: blocks.Table) -> list[str]:
    rows = [[_cell(c) for c in row] for row in (*table.rows, *((table.total,) if table.total else ()))]
    head = [column.title for column in table.columns]
    wide = [max(len(row[i]) if i < len(row) else 0 for row in [head, *rows]) for i in range(len(head))]
    lines = [_spread(row, wide, table.columns) for row in [head, *rows]]
    lines.insert(1, "-" * (sum(wide) + _WIDE * (len(wide) - 1)))
    if not rows and table.empty:
        lines.append(table.empty)
    if table.caption:
        lines.append(table.caption + _mark(table.footnote))
    return lines


def _spread(row: list[str], wide: list[int], columns: tuple[blocks.Column, ...]) -> str:
    cells = [
        cell.rjust(room) if column.align == "right" else cell.ljust(room)
        for cell, room, column in zip(row, wide, columns, strict=False)
    ]
    return (" " * _WIDE).join(cells)


def _ticks(block: blocks.Ticks) -> list[str]:
    lines = [" | ".join(f"{s.title} {s.least} {s.first}, {s.most} {s.last}".strip() for s in block.scales)]
    boxes = " ".join(f"[{' '.join(str(n) for n in range(s.least, s.most + 1))}]" for s in block.scales)
    return lines + [f"{number}. {words} {boxes}" for number, words in enumerate(block.questions, block.start)]


def _asked(block: form_blocks.Asked) -> list[str]:
    lines = [f"{block.number}. {block.words}", *([f"   {block.beside}"] if block.beside else [])]
    lines += [line for title, boxes in block.rows for line in _boxes(title, boxes)]
    lines += [f"   {' … '.join(ends)}" for ends in block.ends]
    return [*lines, *(["   ________"] if block.short else []), *["   ____________________"] * block.lines]


def _boxes(title: str, boxes: tuple[form_blocks.Box, ...]) -> list[str]:
    told = (f"☐{box.number} {' / '.join(filter(None, (box.words, box.beside)))}".strip() for box in boxes)
    return [" ".join(filter(None, ("  ", title, *told)))]


def _chart(block: blocks.Chart) -> list[str]:
    chart = block.chart
    head = [f"## {block.title}{_mark(block.footnote)}"] if block.title else []
    if isinstance(chart, LineChart):
        told = [
            f"{line.name}: {', '.join(f'{day} {value:.4g}' for day, value in line.points) or '–'}"
            for line in chart.lines
        ]
        return [*head, *(f"[line, {words}]" for words in told), *([block.alt] if block.alt else [])]
    unit = f" ({chart.unit})" if chart.unit else ""
    kind = "lying bars" if isinstance(chart, HBarChart) else "bars"
    pairs = [f"{label} {_shown(chart, i)}" for i, label in enumerate(chart.labels)]
    lines = [*head, f"[{kind}{unit}: {', '.join(pairs)}]"]
    if isinstance(chart, BarChart) and chart.before:
        earlier = ", ".join("–" if v is None else f"{v:g}" for v in chart.before)
        lines.append(f"[{chart.before_series or 'before'}: {earlier}]")
    return [*lines, *([block.alt] if block.alt else [])]


def _shown(chart: BarChart | HBarChart, place: int) -> str:
    value = chart.values[place] if place < len(chart.values) else None
    if value is None:
        return "–"
    return chart.shown[place] if place < len(chart.shown) else f"{value:g}"


def _timeline(block: blocks.Timeline) -> list[str]:
    span = f"{block.start.isoformat()} to {block.end.isoformat()}"
    lines = [
        f"## {block.title or 'Timeline'}{_mark(block.footnote)}: {span}"
        + (f", today {block.today}" if block.today else "")
    ]
    for row in block.rows:
        done = "" if row.done is None else f", {round(row.done * 100)} % done"
        state = f" [{row.state}]" if row.state else ""
        lines.append(f"- {row.label}: {_day(row.start)} to {_day(row.end)}{done}{state}")
        for milestone in row.milestones:
            words = [milestone.day.isoformat(), milestone.label, "(reached)" if milestone.reached else ""]
            lines.append("  * " + " ".join(w for w in words if w))
    return lines


def _wall(block: blocks.Wall) -> list[str]:
    span = f"{block.start.isoformat()} to {block.end.isoformat()}"
    today = f", today {block.today}" if block.today else ""
    lines = [f"## Timeline: {span}{today}" + (f", {block.across} pages wide" if block.across > 1 else "")]
    for row in block.rows:
        if row.head:
            lines.append(f"### {row.label}")
            continue
        told = ", ".join(part for part in (row.who, row.state, row.note) if part)
        parts = [f"{'  ' * row.level}- {row.label}: {_day(row.start)} to {_day(row.end)}"]
        parts += [f", {round(row.done * 100)} % done"] if row.done is not None else []
        if row.planned[1] and row.planned != (row.start, row.end):
            parts.append(f", planned {_day(row.planned[0])} to {_day(row.planned[1])}")
        parts += [", decides the end"] if row.decides else []
        lines.append("".join([*parts, f" [{told}]" if told else ""]))
        for one in row.milestones:
            planned = f"(planned {one.planned})" if one.planned not in (None, one.day) else ""
            words = [one.day.isoformat(), one.label, one.note, planned, "(reached)" if one.reached else ""]
            lines.append("    * " + " ".join(w for w in words if w))
    labels = {row.key: row.label for row in block.rows if row.key}
    labels |= {one.key: one.label for row in block.rows for one in row.milestones if one.key}
    return [*lines, *(f"{labels.get(a, a)} -> {labels.get(b, b)}" for a, b in block.links)]


def _network(network: Network) -> list[str]:
    names = {node.key: node.name for node in network.nodes} | {CENTRE: network.centre}
    stages = dict(network.stages)
    lines = [f"[map around {network.centre}]"]
    for node in network.nodes:
        number = f"{node.number}. " if node.number else ""
        told = "; ".join(
            [stages.get(node.stage, node.stage), *([node.bond] if node.bond else []), *node.lines]
        )
        lines.append(f"- {number}{node.name}: {told}")
    for one in network.arrows:
        ends = f"{names[one.source]} {'<->' if one.both else '->'} {names[one.target]}"
        lines.append(f"{ends}: {one.words}")
    return lines


def _day(day: date | None) -> str:
    return day.isoformat() if day else "…"
