"""Finding records by the beginnings of words without reading them all: the full-text indexes, and when they pay.

What is found is what ``conditions`` says, to the letter: each word begins a word of the record or of one it links to.
A word that few records have is looked up in the index. Of a word that many have, the first rows are soon met when
walking along the table's own order; all of them are those whose numbers (SQLite's rowids) every word has in common.
"""

from typing import Any, NamedTuple

from commdesk.records.fields import Link
from commdesk.records.kind import Kind, search_words
from commdesk.records.kinds import BY_NAME
from commdesk.store.connection import Connection, DatabaseError, OperationalError
from commdesk.store.query import Query, column_of, conditions, ordering, quoted
from commdesk.store.word_index import INDEXED, last_number

FEW = 4_000  # fewer records are fetched and put in order at once
SOME = 10_000  # how far a word's records are counted before anything is known
MANY = 150_000  # from so many on, walking along an index and asking of each row whether it is among them is quicker
ROW = 12  # reading a row to look for a word takes as long as noting so many numbers

Sql = tuple[str, list[Any]]  # words and values
Source = tuple[str, str, list[Any]]  # what stands after FROM, the WHERE part, and its values


class Word(NamedTuple):
    """A word that was typed. ``parts`` select the numbers of the records that have it: their own, and by each link.

    ``size`` is how many that are; each part was counted up to ``most``, and parts with nothing are left out.
    """

    size: int
    text: str
    parts: tuple[Sql, ...]
    most: int

    def capped(self) -> bool:
        """Whether there may be more."""
        return self.size >= self.most


def among(conn: Connection, kind: Kind, query: Query, *, indexed: bool = True) -> Source:
    """Where the records that fit are read from, the quickest way; ``indexed`` says that the indexes are in step."""
    words = words_of(conn, kind, query) if indexed else []
    if not words:
        return (quoted(kind), *conditions(kind, query))
    noted, looked_for = _parted(conn, kind, words)
    numbers, values = _common(noted)
    found = [_has(kind, word.text) for word in looked_for]
    where, more = conditions(kind, query._replace(words=""))
    if noted[0].size < MANY:
        return _where(f"{quoted(kind)} NOT INDEXED", [(f"rowid IN ({numbers})", values), *found], where, more)
    # With the plus SQLite cannot fetch by number, and walks along the index of the order or of the conditions.
    return _where(quoted(kind), [(f"+rowid IN ({numbers})", values)], where, more)


def _parted(conn: Connection, kind: Kind, words: list[Word]) -> tuple[list[Word], list[Word]]:
    """Words whose numbers are noted, the rarest first, and those that are looked for in the few rows that remain."""
    rarest = words[0].size
    if rarest >= SOME:
        words = [_word(conn, kind, word.text, MANY) for word in words]
    elif rarest * ROW > SOME:
        words = [_word(conn, kind, word.text, rarest * ROW) if word.capped() else word for word in words]
    first, *others = sorted(words)
    noted = [word for word in others if word.size < first.size * ROW or first.size >= MANY]
    return [first, *noted], [word for word in others if word not in noted]


def soon_met(conn: Connection, kind: Kind, query: Query) -> Source | None:
    """Where the first records that fit are soon met, in their kind's own order; None where they may be far between."""
    if query.limit is None or query.offset or query.order not in ((), kind.order):
        return None
    words = words_of(conn, kind, query)
    if not words:
        return None
    # So far on the last of them would be, were they spread evenly.
    away = query.limit * last_number(conn, kind.name) // max(1, words[0].size)
    if away > words[0].size and not words[0].capped():
        return None
    where, values = conditions(kind, query._replace(words=""))
    __, met, more = _where("", [_has(kind, word.text) for word in words], "", [])
    for rows in (query.limit + away // 8, query.limit + away // 2):
        first = f"SELECT rowid AS rowid, * FROM {quoted(kind)}{where}{ordering(kind, query)} LIMIT {rows}"
        source = f"({first}) AS {quoted(kind)}"
        count = f"SELECT count(*) FROM (SELECT 1 FROM {source}{met} LIMIT {query.limit})"
        if conn.execute(count, [*values, *more]).fetchone()[0] == query.limit:
            return source, met, [*values, *more]
    return None


def count(conn: Connection, kind: Kind, query: Query, *, indexed: bool = True) -> int:
    """How many records fit."""
    words = words_of(conn, kind, query) if indexed else []
    outside = _outside(conn, kind, query)
    if words and outside is not None:
        noted, looked_for = _parted(conn, kind, words)
        if not looked_for:
            # The numbers are enough, without those of the few rows that the conditions leave out.
            numbers, values = _common(noted)
            left_out, more = _where("", [outside, *(_has(kind, word.text) for word in noted)], "", [])[1:]
            sql = (
                f"SELECT (SELECT count(*) FROM ({numbers})) - (SELECT count(*) FROM {quoted(kind)}{left_out})"
            )
            return int(conn.execute(sql, [*values, *more]).fetchone()[0])
    source, where, values = among(conn, kind, query, indexed=indexed)
    return int(conn.execute(f"SELECT count(*) FROM {source}{where}", values).fetchone()[0])


def _outside(conn: Connection, kind: Kind, query: Query) -> Sql | None:
    """The condition for rows that the query leaves out whatever their words; None where these may be many."""
    if query._replace(words="", between={}, order=(), limit=None, offset=0) != Query(between={}):
        return None
    sides: list[Sql] = []
    for name, (least, most) in query.between.items():
        if name not in kind.fields or not kind.fields[name].required:
            return None
        sides += [(f"{column_of(kind, name)} < ?", [least]), (f"{column_of(kind, name)} > ?", [most])]
    for condition, values in sides:
        sql = f"SELECT count(*) FROM (SELECT 1 FROM {quoted(kind)} WHERE {condition} LIMIT {FEW})"
        if conn.execute(sql, values).fetchone()[0] == FEW:
            return None
    either = " OR ".join(condition for condition, __ in sides) or "0"
    return f"({either})", [value for __, values in sides for value in values]


def words_of(conn: Connection, kind: Kind, query: Query) -> list[Word]:
    """The words that were typed, the rarest first.

    Empty without words, where the kind has no index, and where the index is damaged: then every row is read.
    """
    if kind.name not in INDEXED or not query.words:
        return []
    try:
        typed = dict.fromkeys(search_words(query.words).split())
        return sorted(_word(conn, kind, word, SOME) for word in typed)
    except OperationalError:
        raise  # stopped, or busy
    except DatabaseError:
        return []


def _word(conn: Connection, kind: Kind, text: str, most: int) -> Word:
    links = [(f"SELECT rowid FROM {quoted(kind)} WHERE {sql}", values) for sql, values in _links(kind, text)]
    size, parts = 0, []
    for sql, values in (_own(kind, text), *links):
        there = conn.execute(f"SELECT count(*) FROM (SELECT 1 FROM ({sql}) LIMIT {most})", values).fetchone()[
            0
        ]
        if there:
            size += there
            parts.append((sql, values))
    return Word(size, text, tuple(parts), most)


def _common(words: list[Word]) -> Sql:
    """SELECT of the numbers that the first word has and every other one too."""
    first, *others = words
    sql = " UNION ".join(part for part, __ in first.parts) or "SELECT 0 WHERE 0"
    values = [value for __, part_values in first.parts for value in part_values]
    if not others:
        return sql, values
    tests = []
    for word in others:
        tests.append("(" + " OR ".join(f"+rowid IN ({part})" for part, __ in word.parts) + ")")
        values += [value for __, part_values in word.parts for value in part_values]
    return f"SELECT rowid FROM ({sql}) WHERE {' AND '.join(tests)}", values


def _has(kind: Kind, word: str) -> Sql:
    """The condition that a row has a word, asked of the row itself."""
    parts = [("find LIKE ?", [f"% {word}%"]), *_links(kind, word)]
    return "(" + " OR ".join(part for part, __ in parts) + ")", [v for __, values in parts for v in values]


def _links(kind: Kind, word: str) -> list[Sql]:
    """For each searched link the condition that it leads to a record that has the word."""
    found: list[Sql] = []
    for name in kind.search:
        declared = kind.fields[name]
        if isinstance(declared, Link):
            target = BY_NAME[declared.to]
            fits, values = "find LIKE ?", [f"% {word}%"]
            if target.name in INDEXED:
                numbers, values = _own(target, word)
                fits = f"rowid IN ({numbers})"
            ids = f"SELECT id FROM {quoted(target)} WHERE {fits}"
            found.append((f"{column_of(kind, name)} IN ({ids})", values))
    return found


def _own(kind: Kind, word: str) -> Sql:
    words = f"{kind.name}_words"
    # A word has neither quotes nor spaces; in quotes it is never taken for AND, OR or NOT.
    return f"SELECT rowid FROM {words} WHERE {words} MATCH ?", [f'"{word}"*']


def _where(source: str, found: list[Sql], where: str, more: list[Any]) -> Source:
    condition = " WHERE " + " AND ".join(part for part, __ in found)
    values = [value for __, values in found for value in values]
    return source, condition + where.replace(" WHERE ", " AND ", 1), [*values, *more]
