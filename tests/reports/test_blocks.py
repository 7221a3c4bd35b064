"""Blocks are plain frozen values that can be walked, changed and spelled out."""

from dataclasses import FrozenInstanceError

import pytest
from riverside import FIGURES, summary

from commdesk.reports.blocks import KeepTogether, PageBreak, Paragraph, Signature, mapped, strings
from commdesk.reports.plain import as_text


def test_blocks_cannot_be_changed_after_they_are_built():
    with pytest.raises(FrozenInstanceError):
        FIGURES.items[0].value = "783 h"  # type: ignore[misc]


def test_every_string_is_found_and_can_be_replaced():
    document = summary()
    words = list(strings(document))
    assert {"Riverside Neighbours", "Sep", "1,239 households", "due for renewal", "spring fair"} <= set(words)
    louder = mapped(document, str.upper)
    assert list(strings(louder)) == [word.upper() for word in words]
    assert louder.blocks[-2].left[0].text == "YOU SAID, WE DID"
    assert list(strings(document)) == words


def test_plain_text_says_everything_in_the_order_of_reading():
    text = as_text(summary())
    assert text.startswith("Riverside Neighbours · Impact summary · July to September 2026\n\n# More hands")
    for words in (
        "782 h given [1] (up from 651 in spring)",
        "## September was the busiest of six months",
        "[bars (hours a month): Apr 214, May 236, Jun 201, Jul 230, Aug 262, Sep 290]",
        "Hours from April to September.",
        "Food table        318  1,239 households",
        "Café Lumière         2 of 3 [4]  due for renewal",
        "- Language café in two more streets: 2026-11-06 to 2027-03-13, 25 % done [behind]",
        "- Monthly newsletter: 2026-09-01 to …",
        "  * 2027-04-07 spring fair",
        "> (Åse, 62, told to us with consent)",
        "4. Fell due in the period and kept on time.",
    ):
        assert words in text
    assert text.index("How we counted:") > text.index("In her words")


def test_plain_text_of_the_rarer_blocks():
    blocks = (KeepTogether((Paragraph("Together", "Lead"),)), PageBreak(), Signature(("For the group",)))
    assert as_text(summary(blocks=blocks)).split("\n\n")[1:] == [
        "*Lead* Together",
        "--- new page ---",
        "____________ For the group\n",
    ]
