"""Outreach as ``commdesk figures --json`` says it: rates 0 to 1, and why what is missing cannot be had."""

from typing import Any

from commdesk.figures.outreach import Outreach
from commdesk.text import N_, _

_REASONS = {
    "reach": N_("no reach was counted in the period"),
    "impressions": N_("no impressions were counted in the period"),
    "engagements": N_("no likes, comments, shares or engagements were counted in the period"),
    "interactions": N_("no likes, comments or shares were counted in the period"),
    "engagement_rate_followers": N_("no channel has both a count of followers and likes, comments or shares"),
    "engagement_rate_reach": N_("no post has both a count of its reach and of likes, comments or shares"),
    "followers_start": N_("no channel has counts of followers at both ends of the period"),
    "followers_end": N_("no followers were counted up to the period’s end"),
    "growth_rate": N_("no channel has counts of followers at both ends of the period"),
    "net_follows": N_("no follows or unfollows were counted in the period"),
}


def as_json(found: Outreach, reasons: dict[str, str]) -> dict[str, Any]:
    """The figures by their lasting names; ``reasons`` is told why one is None, as ``outreach.reach``."""
    answer: dict[str, Any] = {
        "posts": found.posts,
        "reach": found.reach,
        "impressions": found.impressions,
        "engagements": found.engagements,
        "interactions": found.interactions,
        "engagement_rate_followers": _rounded(found.by_followers.value),
        "engagement_rate_reach": _rounded(found.by_reach.value),
        "followers_start": found.followers.start,
        "followers_end": found.followers.end,
        "growth_rate": _rounded(found.growth),
        "net_follows": found.net_follows,
    }
    for name, value in answer.items():
        if value is None:
            reasons[f"outreach.{name}"] = _(_REASONS[name])
    return answer


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)
