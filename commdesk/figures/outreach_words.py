"""Figures of outreach in words: the same on screen and paper, each share with what it is a share of."""

from commdesk import text
from commdesk.figures.outreach import Rate, engagement_rate, interactions
from commdesk.records.outreach import Post
from commdesk.text import N_, _

NOT_YET = N_("not enough yet")


def share(value: float | None) -> str:
    """``4.8 %``; shares of reactions are small, so one decimal tells more than none."""
    if value is None:
        return _(NOT_YET)
    shown = text.number(value * 100, 1 if abs(value) < 0.1 else 0)
    return _("{number}\u00a0%").format(number=shown)


def signed(value: int | None) -> str:
    """``+12``, ``−3`` or ``0``."""
    if value is None:
        return "–"
    return f"+{text.number(value)}" if value > 0 else text.number(value).replace("-", "−")


def counted(value: int | None) -> str:
    """A number, or a dash where nothing was counted: it is no zero."""
    return "–" if value is None else text.number(value)


def by_followers(rate: Rate) -> str:
    """``4.8 % (12 of 250 followers)``."""
    if rate.value is None:
        return _(NOT_YET)
    words = _("{share} ({of} for {over} followers)")
    return words.format(share=share(rate.value), of=text.number(rate.of), over=text.number(rate.over))


def by_reach(rate: Rate) -> str:
    """``3.8 % (15 for 400 people reached)``."""
    if rate.value is None:
        return _(NOT_YET)
    words = _("{share} ({of} for {over} people reached)")
    return words.format(share=share(rate.value), of=text.number(rate.of), over=text.number(rate.over))


def of_post(post: Post, platform: str | None, followers: int | None) -> str:
    """What a post brought: its likes, comments and shares, beside whom it reached and who follows."""
    reacted = interactions(post, platform)
    if reacted is None:
        return ""
    parts = [_("{n} likes, comments and shares").format(n=text.number(reacted))]
    rate = engagement_rate(reacted, post.reach)
    if rate is not None:
        words = _("{share} of {n} people reached")
        parts.append(words.format(share=share(rate), n=text.number(post.reach or 0)))
    rate = engagement_rate(reacted, followers)
    if rate is not None:
        words = _("{share} of {n} followers")
        parts.append(words.format(share=share(rate), n=text.number(followers or 0)))
    return " · ".join(parts)
