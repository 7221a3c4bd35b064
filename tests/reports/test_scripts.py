"""Which letters can be printed, and what stands for the others."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from riverside import summary

from commdesk import text
from commdesk.charts import letters, right_to_left
from commdesk.reports.blocks import Chart, HBarChart, Paragraph
from commdesk.reports.scripts import document_problems, printable, unprintable


@pytest.mark.parametrize(
    "words",
    [
        "Åse & Čapek <b>",
        "Nguyễn Thị Hạnh",
        "Ελένη Παππά",
        "Привет, Оленa Ґ",
        "ሰላም፣ ኣበባ ትግርኛ። አማርኛ፤",
        "Անի Հակոբյան, և՞",
        "ნინო გელაშვილი",
        "محمد علي at the gate, ١٢٣؟",
        "پروانه می‌رود چای ژاله",
        "پاکستان ٹھیک ڑ ہے۔",
        "סבתא שרה 2026",
        "5 € – 3 × ½ “so” … №™ → ✓",
        "(now − baseline) ÷ 3 ≤ 9 ≥ 1 ± ∞ ○ ◇ ☐ •",
        "ð ß ğ ı ł",
    ],
)
def test_bundled_letters_print_as_typed(words):
    assert printable(words) == words
    assert unprintable(words) == []


@pytest.mark.parametrize(
    ("words", "printed", "named"),
    [
        ("سڵاو ئێوە at the gate", "[name in Arabic script] at the gate", ["سڵاو ئێوە"]),
        ("ܫܠܡܐ 2026", "[name in Syriac script] 2026", ["ܫܠܡܐ"]),
        ("हिन्दी", "[name in Devanagari script]", ["हिन्दी"]),
        ("山田 and たろう", "[name in Chinese characters] and [name in Japanese script]", ["山田", "たろう"]),
        ("한국", "[name in Korean script]", ["한국"]),
        ("hi 👨\u200d👩\u200d👧 there", "hi [symbol] there", ["👨\u200d👩\u200d👧"]),
        ("𐎀", "[name in another script]", ["𐎀"]),
        ("\ue000", "[symbol]", ["\ue000"]),
        ("(한국 (서울))", "([name in Korean script])", ["한국 (서울)"]),
        ("ไทย ไทย ไทย ไทย ไทย", "[words in Thai script]", ["ไทย ไทย ไทย ไทย ไทย"]),
    ],
)
def test_other_writing_becomes_words(words, printed, named):
    assert printable(words) == printed
    assert unprintable(words) == named


def test_wide_and_styled_letters_become_plain_ones():
    assert printable("Ａ① 𝐇𝐞𝐥𝐥𝐨") == "A1 Hello"


def test_accents_are_joined_to_their_letters_and_never_heaped():
    assert printable("e\u0301") == "é"
    assert len(printable("z" + "\u0301\u0302\u0303" * 30)) <= 4


def test_invisible_and_control_characters_are_taken_out():
    assert printable("a\u202eb\u2067c\x00d\u00ade\ufefff\ud800g\r\nh\ti") == "abcdefg\nh i"


def test_labels_are_translated():
    with text.speaking("qps"):
        assert "Korean" not in printable("한국")
        assert printable("한국").startswith("[")


@given(
    st.text(max_size=40) | st.text("אבש\u05b0\u0634\u0644\u0627\u0627\u064e\u06d2\u200c (1,a٣", max_size=30)
)
def test_whatever_is_typed_only_letters_of_the_fonts_are_printed(words):
    printed = printable(words)
    for c in right_to_left.ordered(printed, "L"):
        assert c == "\n" or ord(c) in letters.glyphs()
        assert unicodedata.bidirectional(c) not in ("RLO", "LRO", "RLE", "LRE", "PDF")
    assert printable(printed) == printed
    assert unprintable(printed) == []


def test_problems_are_named_once_each_before_printing():
    assert document_problems(summary()) == []
    document = summary(
        group="한국",
        blocks=(Paragraph("한국 and 😀"), Chart(HBarChart(("山田",), (1,)))),
    )
    sentences = document_problems(document)
    assert len(sentences) == 3
    assert (
        sentences[0]
        == "“한국” cannot be printed right yet; the page will say [name in Korean script] instead."
    )
    assert "[symbol]" in sentences[1]
    assert "山田" in sentences[2]


def test_many_problems_end_in_a_count():
    many = summary(blocks=tuple(Paragraph(chr(0xAC00 + i) * 3) for i in range(25)))
    sentences = document_problems(many)
    assert len(sentences) == 21
    assert sentences[-1] == "5 more pieces of text cannot be printed right yet."
