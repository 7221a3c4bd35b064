"""Exports of platforms: known by their columns, added once, brought up to date by newer ones; a blank is no zero."""

import csv
import dataclasses
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from commdesk.errors import KnownError
from commdesk.exchange import memory
from commdesk.exchange.apply import apply
from commdesk.exchange.asking import AskError
from commdesk.exchange.opening import open_list
from commdesk.exchange.plan import Plan, plan
from commdesk.exchange.take_back import take_back
from commdesk.records.kinds import BY_NAME
from commdesk.records.outreach import CHANNEL_DAYS, CHANNELS, FOLLOWERS, POSTS, Channel, Post
from commdesk.store.store import Store

X_DAYS = (
    "Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,Profile visits,"
    "Create Post,Video views,Media views\n"
    '"Fri, Mar 21, 2025",1070,11,32,0,0,2,1,2,1,6,1,0,0\n'
    '"Thu, Mar 20, 2025",1303,40,85,0,0,0,,8,4,8,1,0,0\n'
)
X_POSTS = (
    "Post id,Date,Post text,Link,Impressions,Likes,Engagements,Bookmarks,Share,New follows,Replies,Reposts\n"
    '1902622306553184746,Thu Mar 20 2025,"Soup, for all",https://x.com/us/status/1902622306553184746,{},1,4,0,0,0,1,2\n'
    "1902622306553184747,Wed Mar 19 2025,Thanks,https://x.com/us/status/1902622306553184747,20,,,0,0,0,,\n"
)
FACEBOOK_BY_MONTH = (
    "Page_total_likes,Type,Post_Month,Lifetime_Post_Total_Reach,Lifetime _Post_Total_Impressions,comment,like,share,"
    "Total_Interactions\n"
    "500,Photo,12,2752,5091,4,79,17,100\n500,Photo,12,2752,5091,4,79,17,100\n500,Status,1,600,700,,5,,5\n"
)
FACEBOOK = (
    "Post ID,Page ID,Page name,Title,Description,Duration (sec),Publish time,Permalink,Post type,Date,Views,Reach,"
    '"Reactions, Comments and Shares",Total clicks\n'
    "10001,9,Riverside,Open day on Saturday,Long words,,03/21/2025 10:30,https://fb.example/1,Photos,Lifetime,900,800,45,3\n"
    '10002,9,Riverside,,"Soup for all,\nevery week",,03/05/2025 08:00,https://fb.example/2,Photos,Lifetime,300,200,,0\n'
    "10003,9,Riverside,,,,03/04/2025 08:00,https://fb.example/3,Reels,Lifetime,100,100,5,0\n"
    ",,,,,,,,,,1300,1100,50,3\n"
)
INSTAGRAM = (
    "Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,"
    "Date,Views,Reach,Likes,Shares,Follows,Comments,Saves\n"
    "17900000000000001,5,riverside,Riverside pictures,{},0,03/25/2025 11:00,https://ig.example/1,IG image,Lifetime,"
    "220,200,30,2,1,4,0\n"
)
META = (
    'sep=,\n"Facebook reach"\n"Date","Primary"\n"2025-03-01T00:00:00","120"\n"2025-03-02T00:00:00",""\n\n'
    '"Facebook visits"\n"Date","Primary"\n"2025-03-01T00:00:00","7"\n\n'
    '"Link clicks"\n"Date","Primary"\n"2025-03-01T00:00:00","3"\n'
)
BY_MONTH = (
    "Date,Tweets,Tweet Impressions,Twitter Mentions,Twitter New Followers,Facebook Posts,Facebook Reach,Youtube Views\n"
    "2023-05,71,27000,35,-14,30,378,2000\n2023-06,74,18500,34,30,200,340,736,100\n2023-07,50,12000,32,28,,,0\n"
)

Taken = Callable[..., Plan]


@pytest.fixture
def taken(store: Store, tmp_path: Path) -> Taken:
    """``taken("posts", words, channel="Us")``: the way of the window, from the file to what is kept; answers the plan."""

    def take(kind: str, words: str, *, encoding: str = "utf-8", keep: bool = True, **constants: str) -> Plan:
        path = tmp_path / "a name that says nothing.csv"
        path.write_text(words, encoding=encoding)
        opened = open_list(store, BY_NAME[kind], path, {})
        given = {**opened.constants, **constants}
        mapping = {field: column for field, column in opened.mapping.items() if field not in constants}
        made = plan(store, opened.kind, opened.table, mapping, given)
        if keep:
            used = memory.layout(opened.table, mapping, constants, {}, {})
            apply(
                store,
                made,
                "list.csv",
                remembered=lambda s: memory.remember(s, opened.kind, opened.raw.top, used),
            )
        return made

    return take


def days(store: Store, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(getattr(day, name) for name in names) for day in store.find(CHANNEL_DAYS)]


def posts(store: Store, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(getattr(post, name) for name in names) for post in store.find(POSTS)]


def test_an_overview_of_x_fills_days_and_adds_the_channel(store: Store, taken: Taken) -> None:
    made = taken("channel_days", X_DAYS, channel="Us")
    assert (made.added, made.refused) == (2, [])
    assert days(store, "day", "impressions", "likes", "comments", "shares", "engagements", "follows", "unfollows") == [
        ("2025-03-21", 1070, 11, 2, 1, 32, 2, 1),
        ("2025-03-20", 1303, 40, 8, 4, 85, 0, None),
    ]  # fmt: skip
    assert [(channel.name, channel.platform) for channel in store.find(CHANNELS)] == [("Us", "x")]
    again = taken("channel_days", X_DAYS, channel="Us")
    assert (again.added, len(again.skipped), again.brings) == (0, 2, False)


def test_who_chooses_posts_for_an_overview_is_understood(store: Store, taken: Taken) -> None:
    assert taken("channels", X_DAYS, channel="Us").kind is CHANNEL_DAYS
    assert taken("channel_days", X_POSTS.format(9), channel="Us").kind is POSTS


def test_an_export_that_does_not_say_its_channel_goes_to_the_only_one_there(
    store: Store, taken: Taken
) -> None:
    made = taken("channel_days", X_DAYS)
    assert any("goes to the channel “X”" in note for note in made.notes)
    assert [(channel.name, channel.platform) for channel in store.find(CHANNELS)] == [("X", "x")]
    named = store.find(CHANNELS)[0]
    with store.step("rename"):
        store.save(dataclasses.replace(named, name="Us on X"))
    taken("posts", X_POSTS.format(33))
    assert [(channel.name, channel.platform) for channel in store.find(CHANNELS)] == [("Us on X", "x")]
    assert {channel for (channel,) in posts(store, "channel")} == {named.id}


def test_with_two_channels_on_a_platform_an_export_asks_which(store: Store, taken: Taken) -> None:
    with store.step("add"):
        store.save(Channel(name="Us", platform="x"))
        store.save(Channel(name="The café", platform="x"))
    with pytest.raises(AskError) as asked:
        taken("posts", X_POSTS.format(33))
    assert asked.value.what == "fields" and asked.value.candidates == ["channel"]


def test_posts_keep_their_long_ids_and_newer_numbers_win(store: Store, taken: Taken) -> None:
    taken("posts", X_POSTS.format(33), channel="Us", exported_on="2025-03-21")
    assert posts(store, "post_id", "day", "title", "impressions", "likes", "engagements") == [
        ("1902622306553184746", "2025-03-20", "Soup, for all", 33, 1, 4),
        ("1902622306553184747", "2025-03-19", "Thanks", 20, None, None),
    ]
    older = taken("posts", X_POSTS.format(20), channel="Us", exported_on="2025-03-20")
    assert (older.added, len(older.skipped), older.filled) == (0, 2, [])
    assert any("newer export" in note for note in older.notes)
    newer = taken("posts", X_POSTS.format(60), channel="Us", exported_on="2025-04-01")
    assert (newer.added, newer.skipped, len(newer.filled)) == (0, [], 2)
    assert posts(store, "impressions", "exported_on") == [(60, "2025-04-01"), (20, "2025-04-01")]
    same = taken("posts", X_POSTS.format(60), channel="Us", exported_on="2025-04-01")
    assert (same.added, len(same.skipped), same.brings) == (0, 2, False)


def test_what_a_person_wrote_on_a_post_stays_when_numbers_come(store: Store, taken: Taken) -> None:
    taken("posts", X_POSTS.format(33), channel="Us", exported_on="2025-03-21")
    post = next(post for post in store.find(POSTS) if post.impressions == 33)
    post.kind, post.mood, post.title = "story", "glad", "Our soup"
    with store.step("tag"):
        store.save(post)
    taken("posts", X_POSTS.format(60), channel="Us", exported_on="2025-04-01")
    after = store.get(POSTS, post.id)
    assert (after.kind, after.mood, after.title, after.impressions) == ("story", "glad", "Our soup", 60)


def test_a_post_typed_by_hand_takes_the_platforms_numbers(store: Store, taken: Taken) -> None:
    us = Channel(name="Us")
    typed = Post(channel=us.id, day="2025-03-20", title="soup,  for all", kind="story")
    with store.step("type"):
        store.save(us)
        store.save(typed)
    made = taken("posts", X_POSTS.format(33), channel="Us")
    assert (made.added, len(made.filled)) == (1, 1)
    after = store.get(POSTS, typed.id)
    assert (after.post_id, after.impressions, after.kind) == ("1902622306553184746", 33, "story")


def test_an_update_can_be_taken_back_with_its_import(store: Store, taken: Taken) -> None:
    taken("posts", X_POSTS.format(33), channel="Us", exported_on="2025-03-21")
    taken("posts", X_POSTS.format(60), channel="Us", exported_on="2025-04-01")
    batch = store.rows("SELECT id FROM imports ORDER BY made DESC, id DESC")[0][0]
    take_back(store, batch)
    assert posts(store, "impressions") == [(33,), (20,)]


def test_an_id_that_a_spreadsheet_cut_is_no_id(store: Store, taken: Taken) -> None:
    cut = X_POSTS.format(33).replace("1902622306553184746,", "1.90262E+18,").replace(
        "1902622306553184747,W", "1.90262E+18,W"
    )  # fmt: skip
    made = taken("posts", cut, channel="Us")
    assert made.added == 2 and {post_id for (post_id,) in posts(store, "post_id")} == {""}
    assert any("cut by a spreadsheet" in note for note in made.notes)
    assert taken("posts", cut, channel="Us").added == 0


def test_posts_by_month_ask_for_their_year_and_twins_stay(store: Store, taken: Taken) -> None:
    with pytest.raises(AskError) as asked:
        taken("posts", FACEBOOK_BY_MONTH, channel="Page")
    assert asked.value.what == "year"
    made = taken("posts", FACEBOOK_BY_MONTH, channel="Page", year="2014")
    assert made.added == 3
    assert posts(store, "day", "title", "reach", "comments", "likes", "shares", "engagements") == [
        ("2014-12", "Photo", 2752, 4, 79, 17, 100),
        ("2014-12", "Photo", 2752, 4, 79, 17, 100),
        ("2014-01", "Status", 600, None, 5, None, 5),
    ]
    assert taken("posts", FACEBOOK_BY_MONTH, channel="Page", year="2014").added == 0


def test_facebooks_posts_with_their_mark_caption_and_unlabelled_total(store: Store, taken: Taken) -> None:
    made = taken("posts", FACEBOOK, encoding="utf-8-sig")
    assert (made.added, made.left_out, made.refused) == (3, [5], [])
    assert [(decision.kind, decision.answer) for decision in made.decisions] == [("totals", "leave-out")]
    assert posts(store, "day", "title", "reach", "impressions", "engagements", "likes") == [
        ("2025-03-21", "Open day on Saturday", 800, 900, 45, None),
        ("2025-03-05", "Soup for all, every week", 200, 300, None, None),
        ("2025-03-04", "Reels", 100, 100, 5, None),
    ]
    assert [(channel.name, channel.platform) for channel in store.find(CHANNELS)] == [
        ("Riverside", "facebook")
    ]
    assert any("no real file" in note for note in made.notes)
    assert taken("posts", FACEBOOK, encoding="utf-8-sig").added == 0


def test_instagrams_posts_with_a_caption_longer_than_a_title(store: Store, taken: Taken) -> None:
    made = taken("posts", INSTAGRAM.format("long " * 200))
    ((title, reach, likes, comments),) = posts(store, "title", "reach", "likes", "comments")
    assert (len(title), title[-1], reach, likes, comments) == (500, "…", 200, 30, 4)
    assert any("longer than 500" in note for note in made.notes)


def test_metas_days_in_utf_16_with_several_figures_in_one_file(store: Store, taken: Taken) -> None:
    made = taken("channel_days", META, encoding="utf-16", channel="Page")
    assert any("Link clicks" in note for note in made.notes)
    assert days(store, "day", "reach", "visits") == [("2025-03-01", 120, 7)]
    # Another figure of the same days joins what is there, and is not taken for the one before.
    views = 'sep=,\n"Views"\n"Date","Primary"\n"2025-03-01T00:00:00","300"\n'
    second = taken("channel_days", views, encoding="utf-16", channel="Page")
    assert (second.added, len(second.filled)) == (0, 1)
    assert days(store, "day", "reach", "visits", "views")[0] == ("2025-03-01", 120, 7, 300)


def test_a_table_of_several_channels_by_month_is_parted_and_ragged_rows_are_said(
    store: Store, taken: Taken
) -> None:
    made = taken("channel_days", BY_MONTH)
    assert (made.rows, made.added) == (3, 5)
    assert [refusal.row for refusal in made.refused] == [3]
    assert {(channel.name, channel.platform) for channel in store.find(CHANNELS)} == {
        ("X", "x"),
        ("Facebook", "facebook"),
        ("YouTube", "youtube"),
    }
    labels = {channel.id: channel.name for channel in store.find(CHANNELS)}
    found = {
        (labels[c], day): rest
        for c, day, *rest in days(store, "channel", "day", "posts", "reach", "follows", "views")
    }
    assert found[("X", "2023-05")] == [71, None, -14, None]
    assert found[("Facebook", "2023-05")] == [30, 378, None, None]
    # Nothing in a cell is not counted, and nought is.
    assert ("Facebook", "2023-07") not in found
    assert found[("YouTube", "2023-07")] == [None, None, None, 0]
    assert taken("channel_days", BY_MONTH).added == 0


def test_the_same_post_twice_with_other_numbers_is_refused_with_its_row(store: Store, taken: Taken) -> None:
    lines = X_POSTS.format(33).splitlines(keepends=True)
    made = taken("posts", "".join([*lines, lines[1].replace(",33,", ",34,"), lines[2]]), channel="Us")
    assert (made.added, made.skipped) == (2, [5])
    assert [(refusal.row, "row 2" in refusal.sentence) for refusal in made.refused] == [(4, True)]


def test_counts_of_followers_come_once_and_never_against_each_other(store: Store, taken: Taken) -> None:
    taken("followers", "Date,Followers\n2025-03-01,410\n2025-04-01,420\n", channel="Us")
    again = taken("followers", "Date,Followers\n2025-03-01,410\n2025-04-01,425\n", channel="Us")
    assert (again.added, again.skipped) == (0, [2])
    assert "420" in again.refused[0].sentence and "425" in again.refused[0].sentence
    assert [count.followers for count in store.find(FOLLOWERS)] == [420, 410]


def test_an_export_in_another_language_is_matched_by_hand_and_remembered(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "export.csv"
    path.write_text(
        "Beitrag,Datum des Beitrags,Reichweite,Gefällt mir\nSuppe für alle,20.03.2025,300,12\n",
        encoding="utf-8",
    )
    opened = open_list(store, POSTS, path, {})
    mapping = {
        "title": "Beitrag", "day": "Datum des Beitrags", "reach": "Reichweite", "likes": "Gefällt mir",
    }  # fmt: skip
    made = plan(store, POSTS, opened.table, mapping, {"channel": "Seite"})
    used = memory.layout(opened.table, mapping, {"channel": "Seite"}, {}, {})
    apply(store, made, "export.csv", remembered=lambda s: memory.remember(s, POSTS, opened.raw.top, used))
    assert posts(store, "title", "day", "reach", "likes") == [("Suppe für alle", "2025-03-20", 300, 12)]
    later = open_list(store, POSTS, path, {})
    assert (later.mapping, later.constants) == (mapping, {"channel": "Seite"})


def test_two_channels_of_one_name_are_not_guessed_at(store: Store, taken: Taken) -> None:
    with store.step("two"):
        store.save(Channel(name="Us", platform="x"))
        store.save(Channel(name="Us", platform="facebook"))
    made = taken("posts", X_POSTS.format(33), keep=False, channel="Us")
    assert not made.added and "fits 2 entries" in made.refused[0].sentence


def test_a_damaged_utf_16_file_is_refused_in_words(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "reach.csv"
    path.write_bytes(META.encode("utf-16")[:-1])
    with pytest.raises(KnownError, match="cut short or damaged"):
        open_list(store, CHANNEL_DAYS, path, {})


@pytest.mark.parametrize("more", [18, 19, 20])
def test_facebooks_export_is_known_whichever_columns_it_has_besides(
    store: Store, taken: Taken, more: int
) -> None:
    """It comes with 32 to 34 columns that vary, in UTF-8 with a mark at the beginning."""
    rows = list(csv.reader(io.StringIO(FACEBOOK)))
    besides = [f"Something else {n} – Organic" for n in range(more)]
    wide = [[*rows[0][:3], *besides[:7], *rows[0][3:], *besides[7:]]]
    wide += [[*row[:3], *["4"] * 7, *row[3:], *["5"] * (more - 7)] for row in rows[1:-1]]
    written = io.StringIO()
    csv.writer(written).writerows(wide)
    made = taken("posts", written.getvalue(), encoding="utf-8-sig")
    assert len(wide[0]) == 14 + more and made.added == 3
    assert posts(store, "title", "reach", "engagements", "likes") == [
        ("Open day on Saturday", 800, 45, None),
        ("Soup for all, every week", 200, None, None),
        ("Reels", 100, 5, None),
    ]
