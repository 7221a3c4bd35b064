"""The pages about people, from a small group whose every sum can be done in the head; today is 22 November 2026."""

from dataclasses import replace

import pytest

from commdesk.errors import KnownError
from commdesk.records.programmes import Programme
from commdesk.records.recognition import Award, AwardRule, Expense
from commdesk.records.shifts import Shift
from commdesk.records.volunteers import CHECK_TYPES, Check, CheckType, Service, Volunteer
from commdesk.reports import catalogue, filters, plain
from commdesk.reports.blocks import Cards, Certificate, Document, strings
from commdesk.store.store import Store

PRIVATE = "Only between us: has trouble at home"


@pytest.fixture
def helpers(empty: Store) -> Store:
    """Ana gave 60 hours, 55 of them at the table; Bo 2 at the café; Cleo left; Dan is a prospect; Eve is 17."""
    with empty.step("Fill"):
        for type in empty.find(CHECK_TYPES):
            empty.delete(type)
        empty.save(Programme(id="table", name="Food table"))
        empty.save(Programme(id="cafe", name="Café"))
        empty.save(
            Volunteer(
                id="ana", name="Ana Almeida", phone="555 01", email="ana@example.org", contact_ok="yes",
                skills="driving", availability="sat-morning", emergency="Her sister", emergency_phone="555 02",
                note=PRIVATE,
            )
        )  # fmt: skip
        empty.save(Volunteer(id="bo", name="Bo Berg", phone="555 03", contact_ok="no", note=PRIVATE))
        empty.save(Volunteer(id="cleo", name="Cleo Cruz", status="left", phone="555 04", contact_ok="yes"))
        empty.save(Volunteer(id="dan", name="Dan Dahl", status="prospect", contact_ok="yes"))
        empty.save(
            Volunteer(
                id="eve", name="Eve Eder", phone="555 05", contact_ok="yes", born="2009", guardian="Mr Eder",
                guardian_phone="555 06", emergency="Her aunt", emergency_phone="555 07",
            )
        )  # fmt: skip
        for day, who, programme, minutes in (
            ("2026-09", "ana", "table", 53 * 60),
            ("2026-11-14", "ana", "table", 120),
            ("2026-11-15", "ana", "cafe", 300),
            ("2026-11-01", "bo", "cafe", 90),
            ("2025-12-31", "bo", "cafe", 30),
            ("2026-10-10", "cleo", "table", 45),
        ):
            empty.save(
                Shift(
                    day=day, volunteer=who, programme=programme, minutes=minutes, activity="Tea", note=PRIVATE
                )
            )
        empty.save(Shift(day="2026-11-14", programme="table", minutes=60, people=12, party="Scouts"))
        empty.save(Shift(day="2026-11-15", volunteer="bo", programme="table", minutes=600, status="no_show"))
    return empty


def document(store: Store, name: str, *where: str, period: str = "", **more: object) -> Document:
    report = catalogue.report_named(name)
    options = replace(
        catalogue.default_options(name, store),
        period=catalogue.period_of(report, store, period),
        where=filters.read(store, report, where),
        **more,
    )
    return catalogue.build(name, store, options)


def page(store: Store, name: str, *where: str, period: str = "", **more: object) -> str:
    return plain.as_text(document(store, name, *where, period=period, **more))


def lines(text: str, *beginnings: str) -> list[list[str]]:
    """The cells of the lines that begin with one of these words."""
    import re

    return [re.split(r"  +", line) for line in text.splitlines() if line.startswith(beginnings)]


def test_hours_by_month_programme_and_person(helpers: Store) -> None:
    text = page(helpers, "hours", period="2026")
    # Ana 60, Bo 1.5, Cleo 0.75 and twelve scouts 12.
    assert "# 74 hours by 3 people" in text
    assert "12 h of it by groups counted by head." in text
    assert lines(text, "September", "October", "November") == [
        ["September 2026", "1", "53"],
        ["October 2026", "1", "0.8"],
        ["November 2026", "2", "20"],
    ]
    assert lines(text, "Food table", "Café") == [
        ["Food table", "2", "68", "91 %"],
        ["Café", "2", "6.5", "9 %"],
    ]
    assert lines(text, "Ana", "Bo", "Cleo", "Groups") == [
        ["Ana Almeida", "Food table", "15 Nov 2026", "3", "60"],
        ["Bo Berg", "Café", "1 Nov 2026", "1", "1.5"],
        ["Cleo Cruz (left)", "Food table", "10 Oct 2026", "1", "0.8"],
        ["Groups counted by head", "1", "12"],
    ]


def test_hours_of_one_programme(helpers: Store) -> None:
    text = page(helpers, "hours", "programme=cafe", period="2026")
    assert "# 6.5 hours by 2 people" in text
    assert lines(text, "November", "Ana", "Bo") == [
        ["November 2026", "2", "6.5"],
        ["Ana Almeida", "15 Nov 2026", "1", "5"],
        ["Bo Berg", "1 Nov 2026", "1", "1.5"],
    ]
    assert "Food table" not in text


def test_hours_for_the_public_name_nobody(helpers: Store) -> None:
    text = page(helpers, "hours", period="2026", public=True)
    assert "fewer than 5 people" in text
    assert "Ana" not in text and "By person" not in text
    assert lines(text, "Food table") == [["Food table", "fewer than 5", "68", "91 %"]]
    with pytest.raises(KnownError, match="name people"):
        page(helpers, "hours", period="2026", public=True, sections=("people",))


@pytest.mark.parametrize("name", [r.name for r in catalogue.REPORTS if r.personal])
def test_personal_pages_are_not_made_for_the_public(helpers: Store, name: str) -> None:
    with pytest.raises(KnownError, match="names people, so it is not made for the public"):
        page(helpers, name, public=True)


def test_no_private_note_is_ever_printed(helpers: Store) -> None:
    for report in catalogue.REPORTS:
        if any(f.required and f.name != "person" for f in report.filters):
            continue  # about an agreement, which this group has none of
        where = ["person=ana"] if any(f.required for f in report.filters) else []
        printed = " ".join(strings(document(helpers, report.name, *where)))
        assert "between us" not in printed


def test_the_roster(helpers: Store) -> None:
    text = page(helpers, "roster", period="2026").replace("\u00a0", " ")
    assert "# 4 people" in text
    assert lines(text, "Ana", "Eve E", "Cleo") == [
        ["Ana Almeida", "Current", "driving", "Sat morning", "60"],
        ["Eve Eder (under 18)", "Current", "–"],
    ]
    assert lines(page(helpers, "roster", "status=prospect"), "Dan", "Ana")[0][0] == "Dan Dahl"
    only = page(helpers, "roster", "programme=cafe").replace("\u00a0", " ")
    assert "Ana Almeida" in only and "Bo Berg" in only and "Eve" not in only


def test_the_phone_list_has_who_agreed(helpers: Store) -> None:
    text = page(helpers, "phone-list").replace("\u00a0", " ")
    assert lines(text, "Ana", "Bo", "Cleo", "Dan", "Eve") == [
        ["Ana Almeida", "555 01", "ana@example.org"],
        ["Eve Eder (under 18)", "555 05", "–"],
    ]
    assert "1 person is left out" in text and "1 person has neither" in text
    everyone = page(helpers, "phone-list", "everyone=yes").replace("\u00a0", " ")
    assert "Bo Berg" in everyone and "left out" not in everyone
    emergency = page(helpers, "phone-list", "emergency=yes").replace("\u00a0", " ")
    assert "Her sister, 555 02" in emergency
    # Of who is under 18 the parents come first.
    assert "Mr Eder, 555 06 Her aunt, 555 07" in emergency


def test_a_statement_day_by_day(helpers: Store) -> None:
    text = page(helpers, "statement", "person=Ana Almeida", period="2026")
    assert "gave 60 h of voluntary help to Mill Lane Helpers, 2026." in text
    assert lines(text, "Sep", "14", "15", "Together") == [
        ["Sep 2026, as a whole", "Food table", "Tea", "53:00"],
        ["14 Nov 2026", "Food table", "Tea", "2:00"],
        ["15 Nov 2026", "Café", "Tea", "5:00"],
        ["Together [1]", "60:00"],
    ]
    assert "____________ For Mill Lane Helpers" in text and "____________ Ana Almeida" in text
    only = page(helpers, "statement", "person=ana", "programme=cafe", period="2026-11")
    assert "gave 5 h" in only and "Only hours in Café are counted." in only


def test_a_statement_is_of_one_person(helpers: Store) -> None:
    with pytest.raises(KnownError, match="about one person"):
        page(helpers, "statement")
    assert "No completed shift in this time yet." in page(helpers, "statement", "person=dan")


def test_required_service(helpers: Store) -> None:
    with helpers.step("Ask"):
        helpers.save(
            Service(
                volunteer="bo",
                minutes=600,
                start="2025-12-01",
                due="2026-12-01",
                place="Mill School",
                note=PRIVATE,
            )
        )
        helpers.save(
            Service(volunteer="ana", minutes=60, start="2026-11-01", asked_by="court", done_on="2026-11-20")
        )
    text = page(helpers, "service")
    assert "# 1 person still has hours to give" in text
    assert lines(text, "Bo", "Ana") == [
        ["Bo Berg", "School · Mill School", "10 h", "2 h", "Tue 1 Dec", "Behind"],
        ["Ana Almeida", "Court", "1 h", "7 h", "–", "Signed Fri 20 Nov"],
    ]
    one = page(helpers, "service", "person=bo")
    assert "2 h given" in one and "10 h asked for" in one and "8 h still to give" in one
    assert lines(one, "31", "1 Nov") == [
        ["31 Dec 2025", "Café", "Tea", "0:30"],
        ["1 Nov 2026", "Café", "Tea", "1:30"],
    ]
    assert "____________ Bo Berg" in one
    with pytest.raises(KnownError, match="Nothing is asked of Dan Dahl"):
        page(helpers, "service", "person=dan")
    assert "No required service" in page(helpers, "service", period="2025")


def certificates(found: Document) -> list[Certificate]:
    return [block for block in found.blocks if isinstance(block, Certificate)]


def test_a_certificate(helpers: Store) -> None:
    found = document(helpers, "certificate", "person=ana")
    (one,) = certificates(found)
    assert (found.landscape, found.head) == (True, False)
    assert (one.name, one.group) == ("Ana Almeida", "Mill Lane Helpers")
    assert one.lines == (
        "for 60 hours of voluntary help",
        "from September 2026 to 15 November 2026",
        "in Food table and Café",
    )
    assert one.labels == ("Place and day", "For Mill Lane Helpers")
    with pytest.raises(KnownError, match="nothing to print"):
        document(helpers, "certificate", "person=dan")


def test_certificates_for_all_who_fit(helpers: Store) -> None:
    assert [c.name for c in certificates(document(helpers, "certificate"))] == ["Ana Almeida", "Bo Berg"]
    assert [c.name for c in certificates(document(helpers, "certificate", "hours=60"))] == ["Ana Almeida"]
    assert certificates(document(helpers, "certificate", "hours=60:01")) == []
    (bo,) = certificates(document(helpers, "certificate", "programme=cafe", "person=bo", period="2026"))
    assert bo.lines == ("for 1.5 hours of voluntary help", "on 1 November 2026", "in Café")


def test_certificates_by_a_rule(helpers: Store) -> None:
    with helpers.step("Rule"):
        helpers.save(AwardRule(id="mug", name="Mug", minutes=120))
    assert [c.name for c in certificates(document(helpers, "certificate", "rule=mug"))] == [
        "Ana Almeida",
        "Bo Berg",
    ]
    with helpers.step("Give"):
        helpers.save(Award(volunteer="ana", rule="mug", given_on="2026-11-22"))
        helpers.save(Award(volunteer="bo", rule="mug", given_on="2026-11-22"))
    found = document(helpers, "certificate", "rule=mug")
    assert found.head and "Nobody has earned “Mug”" in plain.as_text(found)


def test_whole_years_are_named_from_two_on(helpers: Store) -> None:
    with helpers.step("Earlier"):
        helpers.save(Shift(day="2024-11-15", volunteer="ana", programme="table", minutes=60))
    (one,) = certificates(document(helpers, "certificate", "person=ana"))
    assert one.lines[1] == "over more than 2 years, from 15 November 2024 to 15 November 2026"


def test_cards(helpers: Store) -> None:
    (block,) = document(helpers, "thank-you-cards").blocks
    assert isinstance(block, Cards)
    assert [card.title for card in block.items] == ["Thank you, Ana Almeida", "Thank you, Bo Berg"]
    # 55 of Ana's 60 hours went to one programme, so it is named; Bo's few hours are not counted out.
    assert "60 hours at Food table in the last 12 months" in block.items[0].text
    assert "lending a hand in the last 12 months" in block.items[1].text
    assert block.items[0].sender == "Your friends at Mill Lane Helpers"


def test_top_and_recent_helpers(helpers: Store) -> None:
    text = page(helpers, "helpers", period="2026")
    assert "# 3 people helped" in text
    assert lines(text, "  1", "  2", "  3") == [
        ["", "1", "Ana Almeida", "3", "60"],
        ["", "2", "Bo Berg", "1", "1.5"],
        ["", "3", "Cleo Cruz", "1", "0.8"],
    ]
    assert lines(text, "Ana", "Bo", "Cleo") == [
        ["Ana Almeida", "15 Nov 2026", "60"],
        ["Bo Berg", "1 Nov 2026", "1.5"],
        ["Cleo Cruz", "10 Oct 2026", "0.8"],
    ]
    assert "Bo Berg" not in page(helpers, "helpers", "most=1", period="2026")


def test_people_without_a_shift(helpers: Store) -> None:
    text = page(helpers, "without-shift", period="2026-10")
    before, never = text.split("## Never yet")
    assert lines(before, "Ana", "Bo", "Cleo") == [
        ["Bo Berg", "Current", "31 Dec 2025"],
        ["Ana Almeida", "Current", "Sep 2026"],
    ]
    assert [row[0] for row in lines(never, "Dan", "Eve")] == ["Dan Dahl", "Eve Eder"]
    assert "Dan" not in page(helpers, "without-shift", "status=current", period="2026-10")


def test_checks_due(helpers: Store) -> None:
    with helpers.step("Checks"):
        helpers.save(CheckType(id="aid", name="First aid", window=60))
        helpers.save(CheckType(id="talk", name="Induction", everyone=1))
        helpers.save(Check(volunteer="ana", type="aid", expires="2026-10"))
        helpers.save(Check(volunteer="bo", type="aid", expires="2027-01-21"))
        helpers.save(Check(volunteer="cleo", type="aid", expires="2026-10"))
        helpers.save(Check(volunteer="bo", type="talk"))
    text = page(helpers, "checks").replace("\u00a0", " ")
    assert "# Checks: 1 has run out, 1 runs out soon and 2 are missing" in text
    assert lines(text, "Ana", "Bo", "Eve", "Cleo") == [
        ["Ana Almeida", "First aid", "Oct 2026"],
        ["Bo Berg", "First aid", "21 Jan 2027"],
        ["Ana Almeida", "Induction"],
        ["Eve Eder", "Induction"],
    ]
    assert "Induction" not in page(helpers, "checks", "check=First aid")
    # Asked for a month, those that run out by its end.
    assert "runs out soon" not in page(helpers, "checks", period="2026-12")


def test_the_care_list_is_for_the_coordinator(helpers: Store) -> None:
    text = page(helpers, "care").replace("\u00a0", " ")
    assert "*For the coordinator only.*" in text
    assert "Ana Almeida" in text and "share the load" in text
    assert "Nobody to ask after now" in page(helpers, "care", period="2024")


def test_expenses(helpers: Store) -> None:
    with helpers.step("Money"):
        for day, who, programme, cents, paid in (
            ("2026-03-01", "ana", "table", 1250, "2026-03-05"),
            ("2026-04-01", "bo", None, 305, None),
            ("2025-04-01", "bo", "cafe", 700, None),
        ):
            helpers.save(
                Expense(day=day, volunteer=who, programme=programme, what="Bus", amount=cents, paid_on=paid)
            )
    text = page(helpers, "expenses")
    assert "# €3.05 to be paid back" in text and "€12.50 was paid back" in text
    assert "€7.00 is still owed from before." in text
    assert lines(text, "Ana", "Bo", "Food", "no programme") == [
        ["Bo Berg", "1", "–", "€3.05"],
        ["Ana Almeida", "1", "€12.50", "–"],
        ["no programme", "1", "–", "€3.05"],
        ["Food table", "1", "€12.50", "–"],
    ]
    assert "1 Mar 2026  Ana Almeida  Bus" in text
    bo = page(helpers, "expenses", "person=bo", period="ever")
    assert "€10.05" in bo and "____________ Received: Bo Berg" in bo
    assert "Ana" not in page(helpers, "expenses", "owed=yes")
