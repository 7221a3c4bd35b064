"""Plans of GanttProject, written by hand with the traps that real ones have."""

from pathlib import Path

WEEK = (
    '<day-types><day-type id="0"/><day-type id="1"/><default-week id="1" name="default" sun="1" mon="0" tue="0" '
    'wed="0" thu="0" fri="0" sat="1"/><only-show-weekends value="{shown}"/><overriden-day-types/><days/></day-types>'
)

# A street party: deep paths, milestones on three levels, a free day in each year and one in this, umlauts, Cyrillic,
# Arabic, links of three kinds and with days between, several people on one task, and a summary task that is linked.
PARTY = """<?xml version="1.0" encoding="UTF-8"?>
<project name="Straßenfest" company="Verein" webLink="https://example.org" view-date="2026-03-02" version="3.3.3309" locale="de">
  <description><![CDATA[Für alle Nachbarn]]></description>
  <view zooming-state="default:6" id="gantt-chart"><field id="tpd3" name="Name" width="257" order="0"/></view>
  <calendars>{week}
    <date year="" month="5" date="1" type="HOLIDAY"><![CDATA[1. Mai]]></date>
    <date year="2026" month="4" date="6" type="HOLIDAY"/>
    <date year="2026" month="4" date="11" type="WORKING_DAY"/>
  </calendars>
  <tasks empty-milestones="true">
    <taskproperties>
      <taskproperty id="tpd3" name="name" type="default" valuetype="text"/>
      <taskproperty id="tpc0" name="Raum" type="custom" valuetype="text"/>
    </taskproperties>
    <task id="0" uid="u-fest" name="Das Fest" color="#99ccff" meeting="false" start="2026-03-30" duration="20" complete="40" expand="true">
      <depend id="7" type="2" difference="0" hardness="Strong"/>
      <notes><![CDATA[Regenplan: Halle]]></notes>
      <task id="1" uid="u-platz" name="Platz &amp; Bühne" meeting="false" start="2026-04-02" duration="3" complete="100" priority="2">
        <depend id="4" type="2" difference="2" hardness="Rubber"/>
        <customproperty taskproperty-id="tpc0" value="Hof"/>
        <task id="2" uid="u-aufbau" name="Aufbau" meeting="false" start="2026-04-02" duration="1" complete="0">
          <task id="3" uid="u-leihen" name="Зал арендовать" meeting="false" start="2026-04-02" duration="1" complete="0"/>
          <task id="8" uid="u-tuev" name="Abnahme" meeting="true" start="2026-04-03" duration="0" complete="100">
            <notes>Protokoll liegt im Büro</notes>
          </task>
        </task>
      </task>
      <task id="4" uid="u-musik" name="موسيقى" meeting="false" start="2026-04-30" duration="2" complete="0">
        <depend id="5" type="2" difference="0" hardness="Strong"/>
        <depend id="3" type="1" difference="0" hardness="Strong"/>
        <depend id="99" type="2" difference="0" hardness="Strong"/>
      </task>
      <task id="5" uid="u-tag" name="Der Tag" meeting="true" start="2026-05-09" duration="0" complete="0"/>
    </task>
    <task id="6" uid="u-dank" name="Danken" meeting="false" start="2026-05-11" duration="5" complete="100"/>
    <task id="7" uid="u-ende" name="Alles fertig" meeting="true" start="2026-05-18" duration="0" complete="0"/>
  </tasks>
  <resources>
    <resource id="0" name="Jürgen Groß" function="0" contacts="jg@example.org" phone="0151 234567"><rate name="standard" value="12"/></resource>
    <resource id="1" name="Олена Коваль" function="0" contacts="" phone=""/>
    <resource id="2" name="Nobody Yet" function="0" contacts="" phone=""/>
  </resources>
  <allocations>
    <allocation task-id="1" resource-id="1" function="0" responsible="false" load="100.0"/>
    <allocation task-id="1" resource-id="0" function="0" responsible="true" load="50.0"/>
    <allocation task-id="0" resource-id="0" function="0" responsible="false" load="100.0"/>
    <allocation task-id="8" resource-id="0" function="0" responsible="false" load="100.0"/>
  </allocations>
  <vacations><vacation start="2026-04-01" end="2026-04-03" resourceid="0"/></vacations>
  <previous/>
  <roles roleset-name="Default"/>
  <roles><role id="0" name="Springer"/></roles>
</project>
""".replace("{week}", WEEK.format(shown="false"))


def task(id: int, name: str, inside: str = "", **more: str) -> str:
    """One task with what stands inside it; a day long unless said otherwise."""
    said = {
        "uid": f"uid-{id}",
        "meeting": "false",
        "start": "2026-03-02",
        "duration": "1",
        "complete": "0",
        **more,
    }
    return f'<task id="{id}" name="{name}" {" ".join(f"{k}={v!r}" for k, v in said.items())}>{inside}</task>'


def depend(id: int, kind: str = "2", days: str = "0") -> str:
    """A link to the task that follows."""
    return f'<depend id="{id}" type="{kind}" difference="{days}" hardness="Strong"/>'


def project(tasks: str, more: str = "", name: str = "Plan", calendar: str = "") -> str:
    """A whole plan around some tasks."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<project name="{name}" version="3.3">'
        f"<calendars>{calendar or WEEK.format(shown='false')}</calendars>\n<tasks>{tasks}</tasks>{more}</project>"
    )


def people(*names: str, on: tuple[tuple[int, int], ...] = ()) -> str:
    """Resources, and who has a part in which task."""
    listed = "".join(f'<resource id="{at}" name="{name}" function="0"/>' for at, name in enumerate(names))
    parts = "".join(f'<allocation task-id="{t}" resource-id="{p}" load="100.0"/>' for t, p in on)
    return f"<resources>{listed}</resources><allocations>{parts}</allocations>"


def written(folder: Path, words: str | bytes, name: str = "plan.gan") -> Path:
    """The plan as a file."""
    path = folder / name
    path.write_bytes(words if isinstance(words, bytes) else words.encode())
    return path
