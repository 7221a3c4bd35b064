"""Lists of partners with their people, and rows that may be partners who are here already."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from commdesk.exchange import ledger
from commdesk.exchange.apply import apply
from commdesk.exchange.columns import propose
from commdesk.exchange.plan import Plan, plan
from commdesk.exchange.read import read_table
from commdesk.exchange.take_back import take_back
from commdesk.records.imports import IMPORTS
from commdesk.records.kinds import BY_NAME
from commdesk.records.partners import PARTNER_PEOPLE, PARTNERS, Partner, PartnerPerson, Talk
from commdesk.store.merge import merge
from commdesk.store.steps import Step
from commdesk.store.store import Store

# A row for each person; later rows leave blank what the first has said; one partner goes without anybody.
REPEATED = (
    "Organisation,City,Contact,Role,Phone,E-mail,img\n"
    "Data Mill,Leeds,Ana Núñez,Director,0113 111 2222,ana@mill.example,a.svg\n"
    "Data  mill,,Ben Okafor,Finance,0113 111 3333,ben@mill.example,a.svg\n"
    "Громада Поділ,Київ,Олена Коваль,,+380 44 123 45 67,olena@podil.example,b.svg\n"
    "Громада Поділ,Київ,,Caretaker,+380 44 123 45 68,,b.svg\n"
    'Harbour School,Hull,,,,"",c.svg\n'
)
PEOPLE = (
    "Organisation,Name,Role,Phone,Kind,City,Website,Partner phone\n"
    "Data Mill,Ana Núñez,Director,0113 1,charity,Leeds,https://mill.example/about,0113 555555\n"
    "data mill,Ben Okafor,Finance,0113 2,,,,\n"
    "Harbour School,Cem Çelik,Head,,school,,,\n"
)


@pytest.fixture
def read(store: Store, tmp_path: Path) -> Callable[..., Plan]:
    """``read("partners", text, alike="same")``: the plan of a list with answers; ``{"alike:2": …}`` as the last word."""

    def make(
        kind: str, text: str, each: dict[str, str] | None = None, stored: Store | None = None, **answers: str
    ) -> Plan:
        path = tmp_path / "list.csv"
        path.write_text(text, encoding="utf-8")
        table = read_table(path)
        described = BY_NAME[kind]
        mapping = propose(described, table)
        return plan(stored or store, described, table, mapping, decided={**answers, **(each or {})})

    return make


def _keep(store: Store, *records: Any) -> None:
    with store.step("Fill"):
        for record in records:
            store.save(record)


def _partners(store: Store) -> dict[str, Any]:
    return {partner.name: partner for partner in store.find(PARTNERS)}


def _people(store: Store) -> set[tuple[str, ...]]:
    names = {partner.id: partner.name for partner in store.find(PARTNERS)}
    return {(names[p.partner], p.name, p.role, p.phone, p.email) for p in store.find(PARTNER_PEOPLE)}


def _content(store: Store) -> list[object]:
    return [store.find(kind) for kind in (PARTNERS, PARTNER_PEOPLE)]


# -- people in a list of partners


def test_rows_that_repeat_a_partner_bring_it_once_with_its_people(store: Store, read) -> None:  # type: ignore[no-untyped-def]
    made = read("partners", REPEATED)
    assert not made.refused and not made.decisions and made.added == 5
    assert any("2 rows repeat a partner" in note for note in made.notes)
    assert any("4 people" in note and "Caretaker" in note for note in made.notes)
    assert made.label == "Import partners (3) and people there (4)"
    apply(store, made, "list.csv")
    assert _people(store) == {
        ("Data Mill", "Ana Núñez", "Director", "0113 111 2222", "ana@mill.example"),
        ("Data Mill", "Ben Okafor", "Finance", "0113 111 3333", "ben@mill.example"),
        ("Громада Поділ", "Олена Коваль", "", "+380 44 123 45 67", "olena@podil.example"),
        ("Громада Поділ", "Caretaker", "Caretaker", "+380 44 123 45 68", ""),
    }
    partners = _partners(store)
    assert {name: partner.place for name, partner in partners.items()} == {
        "Data Mill": "Leeds", "Громада Поділ": "Київ", "Harbour School": "Hull",
    }  # fmt: skip
    # Whom to reach stays with the partner too, as one looks for it there.
    assert (partners["Data Mill"].contact, partners["Data Mill"].phone) == ("Ana Núñez", "0113 111 2222")


def test_the_same_list_again_adds_nothing_and_all_is_taken_back(store: Store, read) -> None:  # type: ignore[no-untyped-def]
    steps: list[Step] = []
    store.listen(steps.append)
    for kind, text, rows in (("partners", REPEATED, 5), ("partner_people", PEOPLE, 3)):
        made = apply(store, read(kind, text), "list.csv")
        assert len(steps) == 1 and made.added == rows
        after = _content(store)
        again = read(kind, text)
        assert (again.added, len(again.skipped), again.brings) == (0, rows, False)
        store.replay(steps[0].reverse())
        assert _content(store) == [[], []] and read(kind, text).added == rows
        store.replay(steps[0])
        assert take_back(store, made.id) == rows
        assert _content(store) == [[], []] and after != [[], []]
        with store.step("Forget"):
            for record in store.find(IMPORTS):
                store.delete(record)
        steps.clear()


def test_two_contacts_in_one_row_are_two_people(store: Store, read) -> None:  # type: ignore[no-untyped-def]
    text = "Partner,Contact,Phone,Contact 2,Phone 2,Email 2\nMill,Ana,0113 1,Ben,0113 2,b@x.example\nSchool,Cem,0555 1,,,\n"
    apply(store, read("partners", text), "list.csv")
    assert _people(store) == {("Mill", "Ana", "", "0113 1", ""), ("Mill", "Ben", "", "0113 2", "b@x.example")}
    # One contact and nothing more of them is the partner's own field, as ever.
    assert _partners(store)["School"].contact == "Cem"
    assert read("partners", text).added == 0


def test_partners_of_one_name_that_differ_otherwise_stay_two(store: Store, read) -> None:  # type: ignore[no-untyped-def]
    text = "Partner,Place,Contact\nSalvation Army,Leeds,Ana\nSalvation Army,Hull,Ben\n"
    apply(store, read("partners", text), "list.csv")
    assert sorted(p.place for p in store.find(PARTNERS)) == ["Hull", "Leeds"] and _people(store) == set()


def test_another_contact_in_a_later_list_joins_the_partner(store: Store, read) -> None:  # type: ignore[no-untyped-def]
    apply(store, read("partners", REPEATED), "list.csv")
    longer = REPEATED + "Data Mill,,Dana,Trustee,0113 9,,\n"
    made = read("partners", longer)
    assert made.added == 1 and len(made.skipped) == 5
    apply(store, made, "list.csv")
    assert ("Data Mill", "Dana", "Trustee", "0113 9", "") in _people(store) and store.count(PARTNERS) == 3
    assert read("partners", longer).added == 0


def test_a_row_that_is_refused_leaves_nothing_of_itself(store: Store, read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Partner,Contact,Role,Since,Until\nMill,Ana,Head,2015,\n"
        f"Mill,Ben,{'x' * 300},2015,\nMill,Cem,Cook,2015,2014\n"
    )
    made = read("partners", text)
    assert [refusal.row for refusal in made.refused] == [3, 4]
    apply(store, made, "list.csv")
    assert _people(store) == {("Mill", "Ana", "Head", "", "")} and _partners(store)["Mill"].end is None


# -- a list of people


def test_people_bring_their_partners_along_with_what_is_said_of_them(store: Store, read) -> None:  # type: ignore[no-untyped-def]
    made = read("partner_people", PEOPLE)
    assert made.added == 3 and any("Added with them, partners: 2" in note for note in made.notes)
    apply(store, made, "list.csv")
    mill = _partners(store)["Data Mill"]
    assert (mill.kind, mill.place, mill.website, mill.phone, mill.stage) == (
        "association", "Leeds", "https://mill.example/about", "0113 555555", "identified",
    )  # fmt: skip
    assert _partners(store)["Harbour School"].kind == "school"
    assert {row[:4] for row in _people(store)} == {
        ("Data Mill", "Ana Núñez", "Director", "0113 1"), ("Data Mill", "Ben Okafor", "Finance", "0113 2"),
        ("Harbour School", "Cem Çelik", "Head", ""),
    }  # fmt: skip


def test_a_partner_s_name_that_fits_two_is_refused_with_both(store: Store, read) -> None:  # type: ignore[no-untyped-def]
    _keep(store, Partner(name="Data Mill", place="Leeds"), Partner(name="data mill", phone="0555"))
    made = read("partner_people", PEOPLE)
    assert [refusal.row for refusal in made.refused] == [2, 3]
    assert "fits 2" in made.refused[0].sentence
    assert "place Leeds" in made.refused[0].sentence and "phone 0555" in made.refused[0].sentence


def test_a_partner_that_is_nearly_here_is_asked_about_once_for_all_its_people(store: Store, read) -> None:  # type: ignore[no-untyped-def]
    _keep(store, Partner(id="mill", name="The Data Mills", place="Leeds"))
    made = read("partner_people", PEOPLE)
    assert [refusal.row for refusal in made.refused] == [2, 3]
    made = read("partner_people", PEOPLE, alike="same")
    (decision,) = made.decisions
    assert (decision.kind, decision.rows) == ("alike", [2])
    apply(store, made, "list.csv")
    assert store.count(PARTNERS) == 2
    assert {row[1] for row in _people(store) if row[0] == "The Data Mills"} == {"Ana Núñez", "Ben Okafor"}


def test_who_is_at_the_partner_already_does_not_come_twice(store: Store, read) -> None:  # type: ignore[no-untyped-def]
    _keep(store, Partner(id="m", name="Data Mill"), PartnerPerson(partner="m", name="ana  núñez"))
    made = read("partner_people", PEOPLE)
    assert made.skipped == [2] and made.added == 2
    assert read("partner_people", PEOPLE, named="keep").added == 3


def test_ids_of_a_list_of_people_are_not_those_of_a_list_of_partners(store: Store, read) -> None:  # type: ignore[no-untyped-def]
    apply(store, read("partner_people", "id,Organisation,Name\n1,Mill,Ana\n2,Mill,Ben\n"), "p.csv")
    made = read("partners", "id,Name,Contact,Role\n1,School,Cem,Cook\n2,School,Dana,Head\n")
    assert made.added == 2 and not made.refused
    apply(store, made, "q.csv")
    again = read("partner_people", "id,Organisation,Name\n2,Library,Eva\n")
    assert "“Ben”" in again.refused[0].sentence
    assert read("partners", "id,Name,Contact,Role\n1,School,Cem,Cook\n2,School,Dana,Head\n").added == 0


# -- partners who are here already


@pytest.mark.parametrize(
    ("here", "row", "reason"),
    [
        (Partner(name="Leeds City Council"), '"Leeds city  council ",,,', "is here already as"),
        (Partner(name="The Data City"), "Data City,,,", "is here already as"),
        (Partner(name="Zürich Bücherei e.V."), "Zurich Bucherei e.V.,,,", "is here already as"),
        (Partner(name="Harbour Primary School"), "Harbour Primery School,,,", "nearly called like"),
        (Partner(name="A", email="info@mill.example"), "B,Info@Mill.example,,", "same e-mail"),
        (Partner(name="A", phone="0151 234567"), "B,,+49 151 234567,", "same phone"),
        (
            Partner(name="A", website="http://www.mill.example/"),
            "B,,,https://mill.example/about",
            "same website",
        ),
    ],
)
def test_what_looks_like_a_partner_here_is_told(
    store: Store, read, here: Partner, row: str, reason: str
) -> None:  # type: ignore[no-untyped-def]
    _keep(store, here)
    made = read("partners", f"name,email,phone,website\n{row}\nSomebody else,,,\n")
    (decision,) = made.decisions
    assert decision.kind == "alike" and decision.rows == [2] and reason in decision.examples[0][1]
    assert [entry.record.name for entry in made.entries] == ["Somebody else"]
    assert read("partners", f"name,email,phone,website\n{row}\n", alike="other").added == 1


@pytest.mark.parametrize(
    ("here", "row"),
    [
        (Partner(name="Leeds City Council"), "Leeds City Lab,,,"),
        (Partner(name="A", website="https://facebook.com/mill"), "B,,,https://www.facebook.com/school"),
        (Partner(name="A", website="https://one.wordpress.com"), "B,,,https://two.wordpress.com"),
        (Partner(name="A", email="none"), "B,none,,"),
    ],
)
def test_what_is_another_partner_is_not_asked_about(store: Store, read, here: Partner, row: str) -> None:  # type: ignore[no-untyped-def]
    _keep(store, here)
    made = read("partners", f"name,email,phone,website\n{row}\n")
    assert made.added == 1 and not made.decisions


def test_a_council_s_website_that_many_share_says_nothing(store: Store, read) -> None:  # type: ignore[no-untyped-def]
    _keep(
        store,
        *(Partner(name=name, website="https://city.example") for name in ("Zoo", "Pool", "Library", "Park")),
    )
    assert not read("partners", "name,website\nMarket,https://city.example/market\n").decisions


def test_the_same_partner_gets_what_is_empty_and_nothing_is_overwritten(store: Store, read) -> None:  # type: ignore[no-untyped-def]
    _keep(store, Partner(id="c", name="Leeds City Council", phone="0113 1234567", stage="active"))
    before = _content(store)
    text = 'name,phone,website,start\n"Leeds city  council ",0113 7654321,https://leeds.example,2015-03\n'
    made = read("partners", text)
    # The phone contradicts, so nobody but a person can say.
    assert made.decisions[0].answer == "" and made.refused[0].row == 2 and not made.brings
    assert "Something else stands here: phone. Nothing of this row came in" in made.refused[0].sentence
    made = read("partners", text, {"alike:2": "same"})
    assert (made.added, made.skipped, made.brings) == (0, [2], True)
    assert any("Filled in" in note and "website and partner since" in note for note in made.notes)
    assert any("left as it is: phone" in note for note in made.notes)
    done = apply(store, made, "list.csv")
    (council,) = store.find(PARTNERS)
    assert (council.id, council.name, council.phone, council.stage) == (
        "c",
        "Leeds City Council",
        "0113 1234567",
        "active",
    )
    assert (council.website, council.start) == ("https://leeds.example", "2015-03")
    again = read("partners", text)
    assert (again.added, again.skipped, again.brings) == (0, [2], False)
    take_back(store, done.id)
    assert _content(store) == before
    # Taken back, it counts for nothing: the list may fill in again.
    assert read("partners", text, alike="same").brings


def test_a_partner_in_several_rows_is_asked_about_once(store: Store, read) -> None:  # type: ignore[no-untyped-def]
    _keep(store, Partner(name="The Data Mills", contact="Dana"))
    text = REPEATED.replace("Data  mill", "Data Mill")
    made = read("partners", text)
    assert made.decisions[0].rows == [2] and [refusal.row for refusal in made.refused] == [2, 3]
    made = read("partners", text, {"alike:2": "same"})
    assert [entry.row for entry in made.entries] == [2, 3, 4, 5, 6] and not made.refused
    apply(store, made, "list.csv")
    assert {row[1] for row in _people(store) if row[0] == "The Data Mills"} == {"Ana Núñez", "Ben Okafor"}


def test_each_row_has_its_own_answer_and_none_is_kept_for_the_next_file(store: Store, read) -> None:  # type: ignore[no-untyped-def]
    _keep(store, Partner(name="Harbour Primary School"), Partner(name="Data Mill", place="Hull"))
    text = "name,place\nHarbour Primery School,\nData Mill,Leeds\n"
    made = read("partners", text, {"alike:2": "same", "alike:3": "other"})
    (decision,) = made.decisions
    assert decision.row_answers == {2: "same", 3: "other"} and decision.answer == ""
    assert [entry.row for entry in made.entries] == [3] and made.skipped == [2]
    assert any("Data Mill" in note and "once more" in note for note in made.notes)


@pytest.mark.parametrize("said", ["alike:x", "named:2", "alike:2:3", "nobody"])
def test_what_cannot_be_decided_is_refused(read, said: str) -> None:  # type: ignore[no-untyped-def]
    from commdesk.errors import KnownError

    with pytest.raises(KnownError, match="There is nothing called"):
        read("partners", "name\nA\n", {said: "same"})


def test_a_list_knows_a_partner_that_was_merged(store: Store, read) -> None:  # type: ignore[no-untyped-def]
    text = "name,phone\nMill,0113 1\nData Centre North,0113 2\n"
    apply(store, read("partners", text), "list.csv")
    partners = _partners(store)
    _keep(store, Talk(partner=partners["Data Centre North"].id, day="2026-11-01", how="call"))
    steps: list[Step] = []
    store.listen(steps.append)
    merge(store, partners["Mill"], partners["Data Centre North"])
    assert read("partners", text).skipped == [2, 3]
    store.replay(steps[0].reverse())
    assert read("partners", text).skipped == [2, 3] and store.count(PARTNERS) == 2


# -- the traps of real lists


def test_vague_days_stages_and_columns_elsewhere_arrive_as_they_are(store: Store, read) -> None:  # type: ignore[no-untyped-def]
    old = "Date start,Date end,Name,img,url\n2014,,Members,i,http://a.example/\n2015-01,2018,The Mill,i,http://b.example\n"
    sponsors = (
        "Index,Date start,Date end,Sponsor,logo,url\n1,2014-05,2025-05-06,City Council,l,http://c.example\n"
        "2,2018,,Mill,l,https://www.b.example/we\n"
    )
    apply(store, read("partners", old), "a.csv")
    made = read("partners", sponsors)
    (decision,) = made.decisions
    assert decision.rows == [3] and "The Mill" in decision.examples[0][1]
    apply(store, read("partners", sponsors, alike="other"), "b.csv")
    assert {n: (p.start, p.end, p.stage) for n, p in _partners(store).items()} == {
        "Members": ("2014", None, "active"), "The Mill": ("2015-01", "2018", "ended"),
        "City Council": ("2014-05", "2025-05-06", "ended"), "Mill": ("2018", None, "active"),
    }  # fmt: skip
    assert read("partners", old).added == 0
    known = read("partners", sponsors)
    assert (known.added, known.skipped, known.refused) == (0, [2, 3], [])


def test_a_name_far_to_the_right_and_empty_quoted_cells(store: Store, read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "id,accreditations,alternate_name,description,email,funding_sources,legal_status,licenses,tax_id,name,website\n"
        '1,"",,"Helps, and ""more"".",,"",,"",,Парки и Скверы ,\n2,"BBB, Board",Other,About,"","",,"",,Agency,http://x.example\n'
    )
    apply(store, read("partners", text), "list.csv")
    partners = _partners(store)
    assert partners["Парки и Скверы"].note == 'Helps, and "more".' and partners["Парки и Скверы"].email == ""
    assert partners["Agency"].website == "http://x.example"
    assert ledger.known_keys(store, PARTNERS).keys() == {"id:1", "id:2"}
    assert read("partners", text).added == 0
