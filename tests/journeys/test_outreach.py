"""Outreach through the real window: posts, channels and their followers, exports, the page. All ends in the file or on paper."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from commdesk.records.imports import IMPORTS
from commdesk.records.outreach import (
    CHANNEL_DAYS,
    CHANNELS,
    FOLLOWERS,
    POSTS,
    Channel,
    ChannelDay,
    FollowerCount,
    Post,
)
from tests.exchange.test_outreach import (
    BY_MONTH,
    FACEBOOK,
    FACEBOOK_BY_MONTH,
    INSTAGRAM,
    META,
    X_DAYS,
    X_POSTS,
)
from tests.journeys.keyboard import CTRL, Keys
from tests.journeys.test_desks import _fill
from tests.journeys.test_import_wizard import (
    _answer,
    _begin,
    _decide,
    _import,
    _press,
    _same_for_all,
    _wizard,
)
from tests.journeys.test_partner_prints import _page
from ui.dialogs.import_dialog import ImportDialog
from ui.main_window import MainWindow
from ui.tabs.outreach.channels_view import ChannelsView
from ui.tabs.outreach.desk import OutreachDesk
from ui.tabs.outreach.months_view import MonthsView


@pytest.fixture
def desk(window: MainWindow) -> OutreachDesk:
    """A page with followers and two posts, and a stall."""
    assert window.work is not None
    with window.work.step("Fill"):
        for record in (
            Channel(id="f", name="Seite & mehr", platform="facebook"),
            Channel(id="s", name="Stand am Fluß", platform="event"),
            FollowerCount(channel="f", day="2026-01-01", followers=200),
            FollowerCount(id="c", channel="f", day="2026-10-01", followers=250),
            Post(id="p", channel="f", day="2026-10-04", title="Суп для всіх", kind="story", reach=400,
                 likes=10, comments=2, shares=3, mood="glad", answered_after=3.0),
            Post(channel="f", day="2026-09-04", title="<b>Bring a friend</b>", kind="interactive", likes=5),
            Post(channel="s", day="2026-09-12", title="Market", reach=60, known="estimated"),
        ):  # fmt: skip
            window.work.store.save(record, new=True)
    window.show_desk("outreach")
    found = window.desk()
    assert isinstance(found, OutreachDesk)
    return found


def test_a_post_is_entered_by_keys_on_a_channel_that_is_new(
    window: MainWindow, desk: OutreachDesk, read_back
) -> None:  # type: ignore[no-untyped-def]
    keys = Keys()
    window.activateWindow()
    QApplication.processEvents()
    keys.press(Qt.Key.Key_N, held=CTRL)
    assert desk.front().form.is_draft
    _fill(
        desk.front().form,
        channel="Leaflets",
        day="3.11.2026",
        title="For the café",
        reach="300",
        known="Estimated",
    )
    store = read_back()
    (post,) = [post for post in store.find(POSTS) if post.title == "For the café"]
    assert (post.day, post.reach, post.known, post.likes) == ("2026-11-03", 300, "estimated", None)
    assert store.get(CHANNELS, post.channel).name == "Leaflets"


def test_a_post_tells_what_it_brought_with_both_denominators(desk: OutreachDesk) -> None:
    desk.show_record("p")
    assert desk.front().about.text() == (
        "15 likes, comments and shares · 3.8\u00a0% of 400 people reached · 6\u00a0% of 250 followers"
    )


def test_followers_are_noted_and_the_line_grows(desk: OutreachDesk, read_back) -> None:  # type: ignore[no-untyped-def]
    desk.show_record("f")
    view = desk.front()
    assert isinstance(view, ChannelsView)
    assert "200 to 250 followers" in view.about.text() and "+25\u00a0%" in view.about.text()
    QTest.keyClick(view.counts.add_button, Qt.Key.Key_Space)
    form = view.counts._part_form
    assert form is not None
    _fill(form.form, day="2026-11-01", followers="300")
    assert [point.value for point in view.counts.chart.points()] == [200, 250, 300]
    assert "200 to 300" in view.about.text()
    kept = [(count.day, count.followers) for count in read_back().find(FOLLOWERS)]
    assert kept == [("2026-11-01", 300), ("2026-10-01", 250), ("2026-01-01", 200)]


def test_a_count_of_followers_is_shown_under_its_channel(desk: OutreachDesk) -> None:
    desk.show_record("c")
    view = desk.front()
    assert view.form.record.id == "f" and view.counts._part_form.form.record.id == "c"


def test_months_stand_side_by_side_and_follow_what_is_entered(window: MainWindow, desk: OutreachDesk) -> None:
    view = desk.turn_to("months")
    assert isinstance(view, MonthsView)

    def rows() -> list[list[str]]:
        model = view.table.model()
        return [
            [model.index(r, c).data() for c in range(model.columnCount())] for r in range(model.rowCount())
        ]

    assert rows() == [
        ["October 2026", "1", "400", "–", "15", "–"],
        ["September 2026", "2", "60", "–", "5", "–"],
    ]
    assert "15 for 400 people reached" in view.told.text() and "20 for 250 followers" in view.told.text()
    assert window.work is not None
    window.work.save("Add", ChannelDay(channel="f", day="2026-10", follows=9, unfollows=2, impressions=800))
    assert rows()[0] == ["October 2026", "1", "400", "800", "15", "+7"]
    window.work.undo_stack.undo()
    assert rows()[0] == ["October 2026", "1", "400", "–", "15", "–"]


def test_the_search_and_the_choices_narrow_posts(desk: OutreachDesk) -> None:
    view = desk.view("posts")
    desk._search("суп")
    QApplication.processEvents()
    assert [view.model.record(row).id for row in range(view.model.rowCount())] == ["p"]
    desk._search("")
    view.filters.choose("channel", "s")
    view.ask_again()
    QApplication.processEvents()
    assert [view.model.record(row).title for row in range(view.model.rowCount())] == ["Market"]
    assert desk.query_shown().equals == {"channel": "s"} and desk.kind_shown() is POSTS


def test_an_export_of_x_comes_in_and_the_newer_one_brings_it_up_to_date(
    window: MainWindow, desk: OutreachDesk, read_back, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "export.csv"
    counted_on = {"day": ""}

    def way(dialog: ImportDialog) -> None:
        _begin(dialog, "posts", path)
        if dialog.columns_page.choices["channel"].constant() == "X":
            _same_for_all(dialog, "channel", "Wir auf X")
        assert dialog.columns_page.choices["channel"].constant() == "Wir auf X"
        dialog.columns_page.choices["exported_on"].set_constant(counted_on["day"])
        dialog.next_button.setFocus()
        _press(Qt.Key.Key_Return)
        dialog.next_button.setFocus()
        _press(Qt.Key.Key_Return)
        _press(Qt.Key.Key_Return)

    for impressions, counted_on["day"] in ((33, "2025-03-21"), (20, "2025-03-20"), (60, "2025-04-02")):
        path.write_text(X_POSTS.format(impressions), encoding="utf-8")
        _wizard(window, way)
    store = read_back()
    found = [post for post in store.find(POSTS) if post.post_id]
    assert [(post.post_id, post.impressions, post.exported_on) for post in found] == [
        ("1902622306553184746", 60, "2025-04-02"),
        ("1902622306553184747", 20, "2025-04-02"),
    ]
    # The older one in between had nothing to bring.
    assert [made.added for made in store.find(IMPORTS)] == [0, 2]
    assert [channel.platform for channel in store.find(CHANNELS) if channel.name == "Wir auf X"] == ["x"]


def test_an_export_is_known_by_its_columns_whatever_was_chosen(
    window: MainWindow, desk: OutreachDesk, read_back, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "posts.csv"
    path.write_text(X_DAYS, encoding="utf-8")

    def way(dialog: ImportDialog) -> None:
        _begin(dialog, "posts", path)
        assert dialog.choose_page.chosen_kind() is CHANNEL_DAYS
        _same_for_all(dialog, "channel", "Wir auf X")
        _press(Qt.Key.Key_Return)
        _import(dialog)

    _wizard(window, way)
    found = read_back().find(CHANNEL_DAYS)
    assert [(day.day, day.impressions, day.unfollows) for day in found] == [
        ("2025-03-21", 1070, 1),
        ("2025-03-20", 1303, None),
    ]


def test_facebooks_posts_by_month_ask_for_channel_and_year(
    window: MainWindow, desk: OutreachDesk, read_back, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "fb.csv"
    path.write_text(FACEBOOK_BY_MONTH, encoding="utf-8")

    def way(dialog: ImportDialog) -> None:
        _begin(dialog, "posts", path)
        _same_for_all(dialog, "channel", "Seite & mehr")
        _press(Qt.Key.Key_Return)
        _answer(dialog, "2024")
        _decide(dialog, twins="keep")
        _import(dialog)

    _wizard(window, way)
    found = [post for post in read_back().find(POSTS) if post.day.startswith("2024")]
    assert [(post.day, post.reach, post.shares) for post in found] == [
        ("2024-12", 2752, 17), ("2024-12", 2752, 17), ("2024-01", 600, None),
    ]  # fmt: skip


def test_an_unlabelled_total_is_left_out_and_said(
    window: MainWindow, desk: OutreachDesk, read_back, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "fb.csv"
    path.write_text(FACEBOOK, encoding="utf-8-sig")

    def way(dialog: ImportDialog) -> None:
        _begin(dialog, "posts", path)
        dialog.next_button.setFocus()
        _press(Qt.Key.Key_Return)
        assert "sum of the other rows" in dialog.plan.decisions[0].examples[0][1]
        _decide(dialog)
        _import(dialog)

    _wizard(window, way)
    found = [post for post in read_back().find(POSTS) if post.post_id]
    assert sum(post.reach or 0 for post in found) == 1100


def test_a_table_of_several_channels_says_its_ragged_rows(
    window: MainWindow, desk: OutreachDesk, read_back, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "months.csv"
    path.write_text(BY_MONTH, encoding="utf-8")

    def way(dialog: ImportDialog) -> None:
        _begin(dialog, "channel_days", path)
        dialog.next_button.setFocus()
        _press(Qt.Key.Key_Return)
        assert [(refusal.row, "9 cells" in refusal.sentence) for refusal in dialog.plan.refused] == [
            (3, True)
        ]
        _import(dialog)

    _wizard(window, way)
    store = read_back()
    assert {channel.name for channel in store.find(CHANNELS)} >= {"X", "Facebook", "YouTube"}
    assert len(store.find(CHANNEL_DAYS)) == 5


def test_the_page_by_month_names_its_denominators(
    window: MainWindow, desk: OutreachDesk, tmp_path: Path
) -> None:
    words = _page(window, "outreach-month", tmp_path / "outreach.pdf")
    for part in (
        "3 posts, events and batches of leaflets reached people 460 times",
        "3.8\u00a0% engagement by reach",
        "15 for 400 reached",
        "8\u00a0% engagement by followers",
        "20 for 250 followers",
        "60 of them estimated",
        "Суп для всіх",
        "<b>Bring a friend</b>",
        "Stand am Fluß Event or stall 1 60",
    ):
        plain = " ".join(part.split())
        assert plain in " ".join(_without_marks(words).split()), (part, words)
    narrowed = _page(window, "outreach-month?channel=s", tmp_path / "stall.pdf")
    assert "Stand am Fluß" in narrowed and "Суп" not in narrowed


def _without_marks(words: str) -> str:
    """Footnote marks stand behind words: “engagement by reach2”."""
    import re

    return re.sub(r"(?<=[a-z])\d\b", "", words.replace("\u00a0", " "))


def test_every_section_of_the_page_stands_on_it(
    window: MainWindow, desk: OutreachDesk, tmp_path: Path
) -> None:
    assert desk.work is not None
    with desk.work.step("Tag"):
        for record in (
            Post(channel="f", day="2026-10-08", title="Live", kind="live", reach=50, likes=1, mood="unhappy", answered_after=5.0),
            ChannelDay(channel="f", day="2026-10", impressions=800, follows=9, unfollows=2),
        ):  # fmt: skip
            desk.work.store.save(record, new=True)
    words = _without_marks(_page(window, "outreach-month", tmp_path / "outreach.pdf"))
    for told in (
        "What kind of posts we made", "Tells a story", "Asks people to join in", "Live",  # the mix of kinds
        "By channel", "Seite & mehr", "Stand am Fluß",
        "The posts that did best", "Суп для всіх", "<b>Bring a friend</b>",
        "Months in numbers", "October 2026", "September 2026", "+7",
        "1 glad, 0 neutral, 1 unhappy", "4 h until we answered",
        "+25 % from 200",
    ):  # fmt: skip
        assert told in words, told


def test_every_part_of_the_desk_takes_keys_and_has_a_name(desk: OutreachDesk) -> None:
    for key in ("posts", "channels", "months", "days"):
        view = desk.turn_to(key)
        assert view.table.accessibleName()
        assert view.table.focusPolicy() != Qt.FocusPolicy.NoFocus
        for box in view.filters.boxes.values():
            assert box.accessibleName()
        for line in view.findChildren(QLineEdit):
            if line.isVisibleTo(view):
                assert line.accessibleName() or line.parent().accessibleName()


def test_metas_days_in_utf_16_come_in_with_the_blank_day_left_empty(
    window: MainWindow, desk: OutreachDesk, read_back, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "reach.csv"
    path.write_text(META, encoding="utf-16")

    def way(dialog: ImportDialog) -> None:
        _begin(dialog, "posts", path)
        assert dialog.choose_page.chosen_kind() is CHANNEL_DAYS
        _same_for_all(dialog, "channel", "Seite & mehr")
        _press(Qt.Key.Key_Return)
        _import(dialog)

    _wizard(window, way)
    found = [(day.day, day.reach, day.visits) for day in read_back().find(CHANNEL_DAYS)]
    assert found == [("2025-03-01", 120, 7)]


def test_one_number_a_month_goes_to_the_chosen_column_and_a_blank_is_no_zero(
    window: MainWindow, desk: OutreachDesk, read_back, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "room.csv"
    path.write_text("Date,Total\n2017-01,31\n2017-02,16\n2017-03,\n", encoding="utf-8")

    def way(dialog: ImportDialog) -> None:
        _begin(dialog, "channel_days", path)
        if not dialog.columns_page.choices["channel"].constant():
            _same_for_all(dialog, "channel", "Room for guests")
        dialog.columns_page.choices["visits"].set_column("Total")
        dialog.next_button.setFocus()
        _press(Qt.Key.Key_Return)
        _import(dialog)

    _wizard(window, way)
    found = [(day.day, day.visits) for day in read_back().find(CHANNEL_DAYS)]
    assert found == [("2017-03", None), ("2017-02", 16), ("2017-01", 31)]


def test_an_export_in_another_language_is_chosen_by_hand_once_and_remembered(
    window: MainWindow, desk: OutreachDesk, read_back, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "beiträge.csv"
    words = "Beitrag,Veröffentlicht,Erreichte Personen\n{},2025-03-{},{}\n"
    chosen: list[str] = []

    def way(dialog: ImportDialog) -> None:
        _begin(dialog, "posts", path)
        choices = dialog.columns_page.choices
        chosen.append(choices["reach"].column())
        if not chosen[-1]:
            _same_for_all(dialog, "channel", "Seite & mehr")
            for name, column in (
                ("title", "Beitrag"),
                ("day", "Veröffentlicht"),
                ("reach", "Erreichte Personen"),
            ):
                choices[name].set_column(column)
        dialog.next_button.setFocus()
        _press(Qt.Key.Key_Return)
        _import(dialog)

    for row in (("Suppe", "05", 120), ("Markt", "06", 80)):
        path.write_text(words.format(*row), encoding="utf-8")
        _wizard(window, way)
    assert chosen == ["", "Erreichte Personen"]
    found = [(post.title, post.day, post.reach) for post in read_back().find(POSTS) if post.day < "2026"]
    assert found == [("Markt", "2025-03-06", 80), ("Suppe", "2025-03-05", 120)]


def test_ids_that_a_spreadsheet_cut_are_said_and_left_out(
    window: MainWindow, desk: OutreachDesk, read_back, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "through a spreadsheet.csv"
    words = X_POSTS.format(33)
    for post_id in ("1902622306553184746,T", "1902622306553184747,W"):
        words = words.replace(post_id, f"1.90262E+18,{post_id[-1]}")
    path.write_text(words, encoding="utf-8")

    def way(dialog: ImportDialog) -> None:
        _begin(dialog, "posts", path)
        _same_for_all(dialog, "channel", "Wir auf X")
        _press(Qt.Key.Key_Return)
        assert any("cut by a spreadsheet" in note for note in dialog.plan.notes)
        _import(dialog)

    _wizard(window, way)
    found = [(post.title, post.post_id) for post in read_back().find(POSTS) if post.impressions]
    assert found == [("Soup, for all", ""), ("Thanks", "")]


def test_instagrams_posts_come_in_with_the_words_that_it_is_not_proven(
    window: MainWindow, desk: OutreachDesk, read_back, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "insta.csv"
    path.write_text(INSTAGRAM.format("Soup & <b>songs</b>"), encoding="utf-8")

    def way(dialog: ImportDialog) -> None:
        _begin(dialog, "posts", path)
        dialog.next_button.setFocus()
        _press(Qt.Key.Key_Return)
        assert any("no real file of it has been tried" in note for note in dialog.plan.notes)
        _import(dialog)

    _wizard(window, way)
    store = read_back()
    (post,) = [post for post in store.find(POSTS) if post.post_id]
    assert (post.post_id, post.title, post.reach, post.likes, post.comments, post.shares) == (
        "17900000000000001", "Soup & <b>songs</b>", 200, 30, 4, 2,
    )  # fmt: skip
    assert store.get(CHANNELS, post.channel).platform == "instagram"
