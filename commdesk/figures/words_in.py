"""The single words out of what people can do and speak: what the list of people can be narrowed to."""

import re
from collections import Counter

from commdesk import text
from commdesk.store.store import Reader


def words_in(reader: Reader, column: str) -> list[str]:
    """What people have in ``skills`` or ``languages``, one by one, in the order of letters; each spelled as most do."""
    if column not in ("skills", "languages"):
        raise KeyError(column)
    spelled: dict[str, Counter[str]] = {}
    for words, count in reader.rows(
        f"SELECT {column}, count(*) FROM volunteers WHERE {column} <> '' GROUP BY 1"
    ):
        for part in re.split(r"[,;/\n]+", words):
            if bare := part.strip(" ."):
                spelled.setdefault(text.fold(bare), Counter())[bare] += count
    return [counted.most_common(1)[0][0] for __, counted in sorted(spelled.items())]
