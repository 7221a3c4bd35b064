"""A letter to press with Alt for every label, each letter once, given out automatically."""


def assign(labels: list[str], taken: str = "") -> list[str]:
    """The labels with ``&`` before a letter that is not ``taken`` yet; a label may go without when none is left."""
    used = set(taken.casefold())
    marked = []
    for words in labels:
        plain = words.replace("&", "&&")
        starts = [i for i, c in enumerate(plain) if c.isalnum() and (i == 0 or plain[i - 1] == " ")]
        others = [i for i, c in enumerate(plain) if c.isalnum() and i not in starts]
        for at in starts + others:
            letter = plain[at].casefold()
            if letter not in used and letter.isascii():
                used.add(letter)
                plain = plain[:at] + "&" + plain[at:]
                break
        marked.append(plain)
    return marked
