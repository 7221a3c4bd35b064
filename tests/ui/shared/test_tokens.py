"""Colours of the window: every scheme readable, and as the look asks for."""

import pytest

from ui.shared import tokens


def test_contrast_of_black_and_white_is_twenty_one():
    assert tokens.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert tokens.contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1)
    assert tokens.contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", tokens.SCHEMES)
def test_every_text_reaches_four_and_a_half(scheme):
    named = tokens.tokens(scheme).named()
    low = {
        (text, ground): round(tokens.contrast(named[text], named[ground]), 2)
        for text, ground in tokens.TEXT_PAIRS
        if tokens.contrast(named[text], named[ground]) < 4.5
    }
    assert low == {}


@pytest.mark.parametrize("scheme", tokens.SCHEMES)
def test_every_mark_reaches_three(scheme):
    named = tokens.tokens(scheme).named()
    low = {
        (mark, ground): round(tokens.contrast(named[mark], named[ground]), 2)
        for mark, ground in tokens.MARK_PAIRS
        if tokens.contrast(named[mark], named[ground]) < 3
    }
    assert low == {}


@pytest.mark.parametrize("scheme", tokens.SCHEMES[2:])
def test_high_contrast_reaches_seven(scheme):
    named = tokens.tokens(scheme).named()
    low = [p for p in tokens.TEXT_PAIRS if tokens.contrast(named[p[0]], named[p[1]]) < 7]
    assert low == []


def test_every_tone_has_its_chip_colours():
    for scheme in tokens.SCHEMES:
        chosen = tokens.tokens(scheme)
        for tone in tokens.TONES:
            text, ground = chosen.tone(tone)
            assert (tone, f"{tone}_ground") in tokens.TEXT_PAIRS
            assert tokens.contrast(text, ground) >= 4.5


def test_an_unknown_tone_is_shown_quietly():
    light = tokens.tokens(tokens.LIGHT)
    assert light.tone("purple") == light.tone("quiet")


def test_mixing_goes_from_ground_to_colour():
    assert tokens.mix("#000000", "#FFFFFF", 0) == "#000000"
    assert tokens.mix("#000000", "#FFFFFF", 1) == "#FFFFFF"
    assert tokens.mix("#000000", "#FFFFFF", 0.5) == "#808080"
