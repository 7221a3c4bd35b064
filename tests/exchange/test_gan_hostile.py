"""Plans that are broken, far too large, or meant to do harm: refused in a sentence, with nothing read."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commdesk.errors import KnownError
from commdesk.exchange import gan
from commdesk.exchange.apply import apply
from commdesk.exchange.gan import is_gan, read_gan
from commdesk.exchange.gan_plan import plan_gan
from commdesk.store.file import close_file, new_file
from commdesk.store.store import Store
from tests.exchange import plans
from tests.exchange.plans import depend, project, task

LAUGHS = (
    '<?xml version="1.0"?>\n<!DOCTYPE project [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + ']>\n<project name="&i;"><tasks><task id="0" name="&i;"/></tasks></project>'
)
QUADRATIC = f'<!DOCTYPE project [<!ENTITY a "{"x" * 50_000}">]><project><tasks><task name="{"&a;" * 50_000}"/></tasks></project>'


def zipped(words: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("plan.gan", words)
    return packed.getvalue()


def refusal(path: Path) -> str:
    with pytest.raises(KnownError) as caught:
        read_gan(path)
    return str(caught.value)


@pytest.mark.parametrize(
    "words",
    [
        LAUGHS,
        QUADRATIC,
        '<!DOCTYPE project SYSTEM "{secret}"><project><tasks><task name="A"/></tasks></project>',
        '<!DOCTYPE project [<!ENTITY a SYSTEM "{secret}">]><project><tasks><task name="&a;"/></tasks></project>',
        '<!DOCTYPE project [<!ENTITY % a SYSTEM "{secret}"> %a;]><project><tasks/></project>',
        '<!DOCTYPE project><project><tasks><task name="A"/></tasks></project>',
    ],
    ids=["laughs", "quadratic", "external", "entity", "parameter", "bare"],
)
def test_a_doctype_is_refused_before_anything_it_says_is_done(words: str, tmp_path: Path) -> None:
    secret = plans.written(tmp_path, "the secret", "secret.txt")
    told = refusal(plans.written(tmp_path, words.replace("{secret}", secret.as_uri())))
    assert "DOCTYPE" in told and "Nothing was read" in told and "the secret" not in told


def test_an_entity_that_is_none_of_xmls_own_is_no_plan(tmp_path: Path) -> None:
    words = project(task(0, "&harm;"))
    assert "its line 3 cannot be read" in refusal(plans.written(tmp_path, words))


@pytest.mark.parametrize(
    "packed", [zipped(b"\0" * 30_000_000), gzip.compress(b"\0" * 30_000_000)], ids=["zip", "gzip"]
)
def test_what_is_packed_is_not_unpacked(packed: bytes, tmp_path: Path) -> None:
    assert "is packed" in refusal(plans.written(tmp_path, packed))


def test_fifty_megabytes_are_refused_by_their_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "plan.gan"
    with open(path, "wb") as file:
        file.truncate(50_000_000)
    assert "far too large" in refusal(path)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"name,due\nA,2026-01-01\n", "line 1 cannot be read"),
        (b"<project><tasks>\n<task id='0' name='A'>\n", "line 3 cannot be read"),
        (b"<project><tasks>\n<task id='0' id='1'/></tasks></project>", "line 2 cannot be read"),
        (b"<html><body>A</body></html>", "not a plan of GanttProject"),
        (
            b"<Project xmlns='http://schemas.microsoft.com/project'><Tasks/></Project>",
            "not a plan of GanttProject",
        ),
        (b"<project name='A'><tasks/></project>", "has no tasks"),
        (b"<?xml version='1.0' encoding='no-such'?><project/>", "cannot be read"),
        (b"<?xml version='1.0' encoding='shift_jis'?><project name='\x83A'/>", "cannot be read"),
        (b"<?xml version='1.0' encoding='utf-8'?><project name='J\xfcrgen'/>", "line 1 cannot be read"),
        (b"<a>" * 101 + b"</a>" * 101, "not a plan"),
        (b"<project>" + b"<a>" * 101 + b"</a>" * 101 + b"</project>", "far too large"),
        (b"\x7fELF" + bytes(range(256)), "line 1 cannot be read"),
    ],
)
def test_what_is_no_plan_is_refused_in_a_sentence(words: bytes, told: str, tmp_path: Path) -> None:
    assert told in refusal(plans.written(tmp_path, words))


def test_a_file_that_is_not_there_or_a_folder(tmp_path: Path) -> None:
    (tmp_path / "folder.gan").mkdir()
    for name in ("none.gan", "folder.gan"):
        assert "could not be read" in refusal(tmp_path / name)


@pytest.mark.parametrize("end", range(1, 20))
def test_a_plan_that_was_cut_short_is_refused_with_its_line(end: int, tmp_path: Path) -> None:
    whole = plans.PARTY.strip().encode()
    told = refusal(plans.written(tmp_path, whole[: len(whole) * end // 20]))
    assert "damaged or cut short: its line" in told


def test_too_many_tasks_and_too_many_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gan, "_MOST_TASKS", 3)
    monkeypatch.setattr(gan, "_MOST_LINKS", 2)
    assert len(read_gan(plans.written(tmp_path, project("".join(task(n, "A") for n in range(3))))).tasks) == 3
    assert "far too large" in refusal(
        plans.written(tmp_path, project("".join(task(n, "A") for n in range(4))))
    )
    assert "far too large" in refusal(plans.written(tmp_path, project(task(0, "A", depend(1) * 3))))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "utf-8-sig"])
def test_the_encodings_in_which_plans_are_written(encoding: str, tmp_path: Path) -> None:
    words = project(task(0, "Jürgens Straße"), name="Größe")
    words = words.replace("UTF-8", encoding.upper().removesuffix("-SIG"))
    made = read_gan(plans.written(tmp_path, words.encode(encoding)))
    assert (made.name, made.tasks[0].name) == ("Größe", "Jürgens Straße")


def test_words_that_look_like_markup_stay_words(tmp_path: Path) -> None:
    made = read_gan(plans.written(tmp_path, project(task(0, "&lt;b&gt; &amp; =1+1 &#252;&#x202E;"))))
    assert made.tasks[0].name == "<b> & =1+1 ü\u202e"


def test_a_plan_is_known_by_its_name_or_its_beginning(tmp_path: Path) -> None:
    assert is_gan(tmp_path / "none.GAN")
    assert is_gan(plans.written(tmp_path, plans.PARTY, "plan.xml"))
    assert is_gan(plans.written(tmp_path, b"\xef\xbb\xbf" + plans.PARTY.encode(), "plan.txt"))
    for words in (
        "name,due\n<project,2026\n",
        '<?xml version="1.0"?><Project/>',
        "",
        '<?xml version="1.0"?><projects/>',
    ):
        assert not is_gan(plans.written(tmp_path, words, "list.csv"))
    assert not is_gan(tmp_path / "none.csv")


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    store = new_file(tmp_path_factory.mktemp("gan") / "group.commdesk", "Group")
    yield store
    close_file(store)


ODD = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="<&'\"\ufffe\uffff"),
    max_size=9,
)
TASKS = st.recursive(
    st.tuples(st.integers(0, 9), ODD, st.just(()), ODD, st.integers(0, 9)),
    lambda inner: st.tuples(st.integers(0, 9), ODD, st.lists(inner, max_size=3), ODD, st.integers(0, 9)),
    max_leaves=8,
)


def drawn(node: tuple) -> str:
    id, name, inside, odd, to = node
    days = "2026-03-02" if id % 3 else odd
    more = {"start": days, "duration": str(to) if to else odd, "meeting": "true" if to % 3 == 0 else "false"}
    return task(
        id, name, depend(to, str(id % 5), odd) + "".join(map(drawn, inside)), **{**more, "uid": f"{id}{name}"}
    )


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TASKS, max_size=5))
def test_any_plan_comes_in_whole_or_is_refused(group: Store, tmp_path: Path, nodes: list) -> None:
    path = plans.written(tmp_path, project("".join(map(drawn, nodes))))
    try:
        made = plan_gan(group, path)
    except KnownError as error:
        assert str(error).strip()
        return
    assert made.added + len(made.skipped) + len(made.refused) == made.rows
    apply(group, made, path.name, copied=True)
    assert group.rows("PRAGMA foreign_key_check") == []
    again = plan_gan(group, path)
    assert not again.brings and len(again.refused) == len(made.refused)


def test_a_plan_of_many_tasks_is_looked_through_once(group: Store, tmp_path: Path) -> None:
    tasks = "".join(task(n, f"Task {n}", depend(n + 1) + depend(0), uid=f"many-{n}") for n in range(1, 2000))
    made = plan_gan(group, plans.written(tmp_path, project(task(0, "Goal", tasks, uid="many-0"))))
    assert (made.added, len(made.also)) == (2000, 1998)
