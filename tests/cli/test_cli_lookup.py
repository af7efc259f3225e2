"""Who and what is meant by the words typed: one table of words, run through every command."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from support.builders import HARBOR, make_action, make_eight, make_process, make_search
from support.cli import HEADER, NOTE, Acting, Done

from followup_md.cli import cli
from followup_md.derive.subjects import list_known, narrow, suggest_words
from followup_md.errors import FollowupError
from followup_md.model import Event, Person, State
from followup_md.problem import Place
from followup_md.render.terminal import MARKS

if TYPE_CHECKING:
    from pathlib import Path


def count_processes(process: str | None, person: str | None) -> int:
    return len(narrow(make_eight(), process=process, person=person).processes)


@pytest.mark.parametrize(
    ("process", "person", "companies"),
    [
        pytest.param(None, None, 8, id="all"),
        pytest.param(HARBOR, None, 1, id="by-id"),
        pytest.param("GLOBEX", None, 1, id="by-company-in-any-case"),
        pytest.param("engineer", None, 8, id="by-role"),
        pytest.param("engineer globex", None, 1, id="by-words-in-any-order"),
        pytest.param(None, "priya", 1, id="by-person"),
        pytest.param(None, "RAMAN", 1, id="by-part-of-a-name-in-any-case"),
        pytest.param(None, "sam", 7, id="by-part-of-several-names"),
        pytest.param("globex", "priya", 0, id="both-must-fit"),
    ],
)
def test_the_processes_meant_are_kept(process: str | None, person: str | None, companies: int) -> None:
    assert count_processes(process, person) == companies


def test_the_actions_meant_are_kept_and_keep_looking() -> None:
    search = make_eight()
    by_process = narrow(search, process="umbra", person=None)
    assert [action.action for action in by_process.actions] == ["keep-looking", "engage", "follow-up"]
    by_person = narrow(search, process=None, person="tom okafor")
    assert {action.person for action in by_person.actions} == {None, "Tom Okafor"}
    assert [action.action for action in by_person.actions if action.person is None] == ["keep-looking"]


def test_who_was_never_met_but_wrote_brings_the_process_along() -> None:
    search = make_eight()
    process = next(known for known in search.processes if known.id == HARBOR)
    (other,) = {key for key in search.vault.people if key == "Priya Raman"}
    heard = Event(
        kind="heard", place=Place("a.md"), day=search.now.date(), clock=None, at=datetime(2026, 11, 18, tzinfo=UTC), people=(other,)
    )
    silent = make_process(process.rounds[0].interview._replace(interviewers=("Tom Okafor",)))
    assert narrow(search._replace(processes=(silent,)), process=None, person=other).processes == ()
    written = silent._replace(events=(heard,))
    assert narrow(search._replace(processes=(written,)), process=None, person=other).processes == (written,)


@pytest.mark.parametrize("typed", ["grainne", "GRÁINNE", "ráin", "grainne h", "łuc", "luc"])
def test_accents_need_not_be_typed(typed: str) -> None:
    people = {name: Person(key=name, name=name) for name in ("Gráinne Holloway", "Łucja Nowak", "Sam Lee")}
    actions = tuple(make_action("thank", person=name) for name in people)
    search = make_search(actions=actions)
    found = narrow(search._replace(vault=search.vault._replace(people=people)), process=None, person=typed)
    assert [action.person for action in found.actions] == ["Gráinne Holloway" if "r" in typed.casefold() else "Łucja Nowak"]


def test_accents_of_a_company_need_not_be_typed() -> None:
    search = make_eight()
    first = search.processes[0]._replace(company="Café Zürich")
    found = narrow(search._replace(processes=(first, *search.processes[1:])), process="cafe zurich", person=None)
    assert found.processes == (first,)


@pytest.mark.parametrize("state", ["secured", "started"])
def test_why_the_search_is_over_is_kept_on_every_page(state: State) -> None:
    search = make_eight()
    over = search.processes[1]._replace(state=state)
    search = search._replace(processes=(search.processes[0], over, *search.processes[2:]))
    assert narrow(search, process="umbra", person=None).processes == (over, search.processes[3])
    assert narrow(search, process=None, person="priya").processes == (search.processes[0], over)


def test_what_belongs_to_no_process_stays_with_every_process() -> None:
    search = make_eight()._replace(actions=(make_action("keep-looking", process=None), make_action("thank", process="other")))
    assert [action.action for action in narrow(search, process=HARBOR, person=None).actions] == ["keep-looking"]


@pytest.mark.parametrize(
    ("process", "person", "said"),
    [pytest.param("nowhere", None, "no process 'nowhere'", id="process"), pytest.param(None, "nobody", "no person 'nobody'", id="person")],
)
def test_nothing_meant_is_an_error(process: str | None, person: str | None, said: str) -> None:
    with pytest.raises(FollowupError, match=said) as caught:
        narrow(make_eight(), process=process, person=person)
    assert caught.value.hint.startswith("known: ")


@pytest.mark.parametrize("words", ["! overdue", "* due", "- blocked"])
def test_the_help_of_status_says_what_its_marks_mean(words: str) -> None:
    assert words in CliRunner().invoke(cli, ["status", "--help"]).stdout
    assert words[0] in MARKS.values()


TEXTS = ["Jürgen Großmann", "Priya Raman"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("pria", "priya", id="one word"),
        pytest.param("pria Raman", "priya Raman", id="the other stays as typed"),
        pytest.param("Juergne", "juergen", id="an umlaut written out"),
        pytest.param("Juergen Grosman", "Juergen grossmann", id="what is found by it stays as typed"),
        pytest.param("zoe", "", id="nothing near"),
        pytest.param("pria zoe", "", id="one of two near nothing"),
        pytest.param("Priya", "", id="nothing misspelt"),
    ],
)
def test_each_word_that_is_not_known_is_the_nearest_that_is(typed: str, meant: str) -> None:
    assert suggest_words(typed, TEXTS) == (f"did you mean `{meant}`?" if meant else "")


@pytest.mark.parametrize(
    ("count", "said"),
    [
        pytest.param(0, "the notes name none yet", id="none"),
        pytest.param(2, "known: a, b", id="some"),
        pytest.param(14, "known: a, b, c, d, e, f, g, h, i, j, k, l and 2 more", id="many"),
    ],
)
def test_of_many_that_are_known_the_first_are_listed(count: int, said: str) -> None:
    assert list_known("abcdefghijklmn"[:count]) == said


# One search of eight people in as many processes, and what is typed of them

PEOPLE = {
    "Priya Raman": "Harbor Logistics",
    "Siobhán O'Dowd": "Tidewell",
    "Jürgen Großmann": "Kühn GmbH",
    "Łucja Nowak": "Wisła",
    "Søren Bjørn": "Fjord",
    "Zoë d’Arcy": "Globex",
    "Ann Lee": "Annex",
    "Johanna Petersen": "Maps",
}
ROLES = {
    "Harbor Logistics": "Data Engineer",
    "Tidewell": "Data Platform Engineer",
    "Kühn GmbH": "Clerk",
    "Wisła": "Analyst",
    "Fjord": "Tester",
    "Globex": "Buyer",
    "Annex": "Porter",
    "Maps": "Geodata Engineer",
}
WHO = [
    ("Priya Raman", "Priya Raman"),
    ("Raman Priya", "Priya Raman"),
    ("raman", "Priya Raman"),
    ("PRI ram", "Priya Raman"),
    ("ama ri", "Priya Raman"),
    ("O'Dowd", "Siobhán O'Dowd"),
    ("o’dowd", "Siobhán O'Dowd"),
    ("odowd", "Siobhán O'Dowd"),
    ("dowd siobhan", "Siobhán O'Dowd"),
    ("jurgen", "Jürgen Großmann"),
    ("juergen", "Jürgen Großmann"),
    ("JÜRGEN", "Jürgen Großmann"),
    ("grossmann juergen", "Jürgen Großmann"),
    ("großmann", "Jürgen Großmann"),
    ("lucja", "Łucja Nowak"),
    ("ŁUCJA", "Łucja Nowak"),
    ("soren bjorn", "Søren Bjørn"),
    ("bjoern", "Søren Bjørn"),
    ("darcy", "Zoë d’Arcy"),
    ("arcy zoe", "Zoë d’Arcy"),
    ("lee", "Ann Lee"),
    ("hanna", "Johanna Petersen"),
]
WHICH = [
    ("harbor", ["Harbor Logistics"]),
    ("logistics harbor", ["Harbor Logistics"]),
    ("engineer harbor", ["Harbor Logistics"]),
    ("kuehn", ["Kühn GmbH"]),
    ("kuhn gmbh", ["Kühn GmbH"]),
    ("gmbh kühn", ["Kühn GmbH"]),
    ("wisla", ["Wisła"]),
    ("platform engineer", ["Tidewell"]),
    ("geodata", ["Maps"]),
    ("odata", ["Maps"]),
    ("fjord-tester", ["Fjord"]),
    ("engineer data", ["Harbor Logistics", "Maps", "Tidewell"]),
    ("ngin", ["Harbor Logistics", "Maps", "Tidewell"]),
]


def to_file(name: str) -> str:
    return f"people/{name}.md"


@pytest.fixture
def acting(tmp_path: Path) -> Acting:
    acting = Acting(tmp_path)
    for path in (NOTE, "people/Priya Raman.md", "people/Tom Okafor.md", "search.md"):
        (tmp_path / path).unlink()
    for number, (name, company) in enumerate(PEOPLE.items()):
        head = f"company: {company}\nrole: {ROLES[company]}\nstart: 2026-11-1{number}T13:00\nend: 2026-11-1{number}T14:00\n"
        question = f"## Questions\n### Why {company}?\n- rating: 1\n- better: because\n"
        body = f"## Topics\n### [[{name}]]\n- the rota of week {number}\n\n{question}"
        acting.write(
            {
                f"interviews/round-{number}.md": f'---\n{head}interviewers: ["[[{name}]]"]\n---\n\n{body}',
                to_file(name): f"---\ncompany: {company}\naddress: 1 Quay\n---\n",
                f"letters/{number}.md": f'---\nkind: thank-you\nto: "[[{name}]]"\ninterview: "[[round-{number}]]"\n---\n\nDear {name}:\n',
            }
        )
    return acting


def find_company(out: str) -> list[str]:
    """Return the companies of PEOPLE that a text names."""
    return sorted(company for company in ROLES if company in out)


def list_people(done: Done) -> set[str]:
    """Return the names of the people of whom `status --json` tells an action."""
    return {action["person"] for action in json.loads(done.out)["actions"] if action["person"]}


@pytest.mark.parametrize(("typed", "name"), WHO)
def test_every_command_means_the_same_person_by_the_same_words(acting: Acting, typed: str, name: str) -> None:
    number = list(PEOPLE).index(name)
    day = f"2026-11-1{number}T18:00"
    assert acting.run("guard", typed, now=day).out.startswith(f"{name}: ")
    assert acting.run("guard", *typed.split(), now=day).out.startswith(f"{name}: ")
    assert acting.run("card", typed, now=day).out.startswith(f"{PEOPLE[name]}, ")
    assert list_people(acting.run("status", "--person", typed, "--json", now=day)) == {name}
    assert acting.run("log", typed, "heard from [[Priya Raman]]", "--dry-run", now=day).out.startswith(f"{to_file(name)}: would be")
    written = f"interviews/round-{number}.md: would be written"
    for command in (["done"], ["snooze"], ["waive"]):
        more = {"done": [], "snooze": ["+2d"], "waive": ["because"]}[command[0]]
        done = acting.run(*command, "thank", *typed.split(), *more, "--dry-run", now=day)
        assert done.out.startswith(written), (command, done)
    assert f"Dear {name}" in acting.run("draft", "thank", *typed.split(), "--print", now=day).out
    assert f"letters/{number}." in acting.run("letter", *typed.split(), "--html", "--dry-run", now=day).out


@pytest.mark.parametrize(("typed", "companies"), WHICH)
def test_every_command_means_the_same_processes_by_the_same_words(acting: Acting, typed: str, companies: list[str]) -> None:
    day, wanted = "2026-11-18T12:00", sorted(companies)
    ids = {process["company"]: process["id"] for process in json.loads(acting.run("status", "--json", now=day).out)["processes"]}
    shown = json.loads(acting.run("status", "--process", typed, "--json", now=day).out)["processes"]
    assert sorted(process["company"] for process in shown) == wanted
    practised = acting.run("practice", "--process", typed, "--all", "--list", now=day).out
    assert find_company(practised) == wanted
    assert sorted(hit["company"] for hit in json.loads(acting.run("card", typed, "--json", now=day).out)["processes"]) == wanted
    guard, log = acting.run("guard", typed, now=day), acting.run("log", typed, "prepared", "--dry-run", now=day)
    if len(wanted) == 1:
        (name,) = (person for person, company in PEOPLE.items() if company == wanted[0])
        assert guard.out.startswith(f"{name}: ")
        assert log.out.startswith(f"interviews/round-{list(PEOPLE).index(name)}.md: would be written")
    else:
        listed = f"name one: {', '.join(sorted(ids[company] for company in wanted))}"
        for done, what in ((guard, "processes"), (log, "notes")):
            assert " ".join(done.err.split()) == f"followup-md: '{typed}' fits {len(wanted)} {what} {listed}"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Pria", "priya"), ("raman prya", "raman priya"), ("odwod", "odowd"), ("juregn", "jurgen"), ("grosmann", "grossmann")],
)
def test_every_command_gives_the_same_did_you_mean(acting: Acting, typed: str, meant: str) -> None:
    said = f"did you mean `{meant}`?"
    commands = [["guard"], ["status", "--person"], ["log"], ["letter"]]
    for command in commands:
        assert said in " ".join(acting.run(*command, typed, *(["prepared"] if command == ["log"] else [])).err.split()), command
    for word in ("done", "draft"):
        assert f"did you mean `thank {meant}`?" in " ".join(acting.run(word, "thank", *typed.split()).err.split())


def test_one_whose_word_begins_so_goes_before_those_that_merely_hold_it(acting: Acting) -> None:
    assert acting.run("guard", "ann").out.startswith("Ann Lee: ")
    # A page takes all that fit.
    shown = list_people(acting.run("status", "--person", "ann", "--json"))
    assert shown == {"Ann Lee", "Johanna Petersen", "Jürgen Großmann"}


def test_several_people_are_listed_as_they_can_be_typed(acting: Acting) -> None:
    acting.write({"people/Ann Lee (Globex).md": "---\nname: Ann Lee\ncompany: Globex\n---\n"})
    done = acting.run("guard", "ann", "lee")
    assert " ".join(done.err.split()) == "followup-md: 'ann lee' fits 2 people name one: Ann Lee (Annex), Ann Lee (Globex)"
    assert acting.run("guard", "Ann Lee (Globex)").code in (0, 1)
    assert acting.run("guard", "Ann Lee (Globex)").err == ""


def test_a_person_in_no_note_of_theirs_goes_by_the_key_too(acting: Acting) -> None:
    acting.write({"interviews/x.md": HEADER.replace("[[Tom Okafor]]", "Kim Ode").replace("[[Priya Raman]]", "Kim Ode")})
    assert acting.run("guard", "kim").out.startswith("Kim Ode: ")
    assert acting.run("guard", "harbor", "kim").out.startswith("Kim Ode: ")
    assert list_people(acting.run("status", "--person", "kim harbor", "--json")) == {"Kim Ode"}


def test_a_process_goes_by_the_words_of_its_id_where_its_names_say_nothing(acting: Acting) -> None:
    acting.write({"interviews/x.md": HEADER.replace("kind: panel", "process: spring-plan")})
    for words in ("plan spring", "spring"):
        assert acting.run("guard", words).out.startswith("Priya Raman: ")
        assert acting.run("card", words).out.startswith("Harbor, Engineer")
        assert acting.run("log", words, "prepared", "--dry-run").out.startswith("interviews/x.md: ")


def test_words_of_a_name_bring_the_note_of_a_person_even_where_notes_hold_them_too(acting: Acting) -> None:
    acting.write({f"interviews/{day}-lee-shore.md": HEADER.replace("Harbor", f"Umbra {day}") for day in ("a", "b")})
    assert acting.run("log", "lee", "heard from [[Ann Lee]]", "--dry-run").out.startswith("people/Ann Lee.md: ")
    assert "'lee shore' fits 2 notes" in acting.run("log", "lee shore", "prepared", "--dry-run").err


def test_several_people_whose_notes_may_be_meant_are_listed(acting: Acting) -> None:
    acting.write({"people/Ann Lee (Globex).md": "---\nname: Ann Lee\ncompany: Globex\n---\n"})
    said = " ".join(acting.run("log", "ann lee", "prepared").err.split())
    assert said == "followup-md: 'ann lee' fits 2 notes name one: Ann Lee (Annex), Ann Lee (Globex)"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param(["guard", "zzz"], "nobody and no process 'zzz' known: Ann Lee, Johanna Petersen, ", id="guard"),
        pytest.param(["status", "--person", "zzz"], "no person 'zzz' known: Ann Lee, Johanna Petersen, ", id="status --person"),
        pytest.param(["status", "--process", "zzz"], "no process 'zzz' known: annex-porter, ", id="status --process"),
        pytest.param(["practice", "--process", "zzz"], "no process 'zzz' known: annex-porter, ", id="practice"),
        pytest.param(["log", "zzz", "prepared"], "no note and no process 'zzz' known: round-7, round-6, ", id="log"),
        pytest.param(["letter", "zzz"], "no draft 'zzz' known: 7, 6, ", id="letter"),
        pytest.param(["card", "zzz"], "nothing in the notes fits 'zzz' known: Annex, ", id="card"),
        pytest.param(["guard", "\N{FOX FACE}"], "known: ", id="signs alone"),
    ],
)
def test_where_nothing_is_near_it_is_said_what_is_known(acting: Acting, typed: list[str], said: str) -> None:
    assert said in " ".join(acting.run(*typed).err.split())


def test_the_only_note_that_holds_a_word_goes_before_the_only_process_in_which_it_begins_one(acting: Acting) -> None:
    acting.write({"interviews/planned.md": HEADER})
    assert acting.run("log", "lanned", "prepared", "--dry-run").out.startswith("interviews/planned.md: ")
    assert acting.run("log", "analyst", "prepared", "--dry-run").out.startswith("interviews/round-3.md: ")
    assert acting.run("log", "ana", "prepared", "--dry-run").out.startswith("interviews/round-3.md: ")


@pytest.mark.parametrize("sign", ["", " ", "-", "?", "."])
@pytest.mark.parametrize(
    "command",
    [
        ["done", "SIGN", "--all"],
        ["done", "SIGN", "thank", "--all"],
        ["waive", "SIGN", "no", "--all"],
        ["snooze", "SIGN", "2030-01-01", "--all"],
        ["draft", "SIGN", "--all"],
        ["log", "SIGN", "prepared"],
        ["guard", "SIGN"],
        ["letter", "SIGN"],
    ],
    ids=" ".join,
)
def test_signs_and_nothing_at_all_mean_nothing(acting: Acting, command: list[str], sign: str) -> None:
    before = {path: path.read_bytes() for path in acting.root.rglob("*.md")}
    done = acting.run(*[word.replace("SIGN", sign) for word in command])
    assert done.code in (1, 2)
    assert done.err
    assert {path: path.read_bytes() for path in acting.root.rglob("*.md")} == before


def test_a_command_with_two_letters_changed_is_the_one_that_is_meant(tmp_path: Path) -> None:
    assert "did you mean `status`?" in Acting(tmp_path).run("stauts").err


BARE = {"people/Priya Raman.md": "---\ncompany: Harbor\n---\n", "people/Tom Okafor.md": "---\ncompany: Harbor\n---\n"}
FIND = [
    "- 2026-11-18 snoozed find-profile [[Priya Raman]] until 2026-11-23",
    "- 2026-11-18 snoozed find-profile [[Tom Okafor]] until 2026-11-23",
]


def test_what_shares_a_line_is_found_by_the_word_of_that_line(tmp_path: Path) -> None:
    acting = Acting(tmp_path)
    acting.write(BARE)
    assert acting.run("snooze", "connect", "priya", "mon").code == 0
    assert acting.log()[1:] == FIND[:1]
    # Of several it asks once, as of any other words.
    done = acting.run("snooze", "connect", "harbor", "mon")
    assert (done.code, "fits 2 open actions" in done.err) == (2, True)
    assert acting.run("snooze", "--all", "connect", "tom", "mon").code == 0
    assert acting.log()[1:] == FIND
    assert 'if you did without, `followup-md log harbor "connected with Tom Okafor"`' in " ".join(
        acting.run("done", "connect", "tom").err.split()
    )


def test_an_action_that_is_open_goes_before_what_shares_its_line(tmp_path: Path) -> None:
    acting = Acting(tmp_path)
    acting.write(BARE)
    assert acting.run("waive", "thank", "priya", "she was not there").code == 0
    assert acting.log()[1:] == ["- 2026-11-18 waived thank [[Priya Raman]] because she was not there"]


def test_words_in_quotes_are_one_action(tmp_path: Path) -> None:
    acting = Acting(tmp_path)
    assert acting.run("waive", "connect priya", "they asked me not to").code == 0
    assert acting.run("waive", "thank priya", "connect tom", "they asked me not to").code == 0
    assert [line.partition(" waived ")[2].partition(" because")[0] for line in acting.log()[1:]] == [
        "connect [[Priya Raman]]",
        "thank [[Priya Raman]]",
        "connect [[Tom Okafor]]",
    ]


def test_an_action_that_is_waived_already_is_not_taken_for_what_shares_its_line(tmp_path: Path) -> None:
    acting = Acting(tmp_path)
    acting.write({"people/Priya Raman.md": "---\ncompany: Harbor\n---\n"})
    assert acting.run("waive", "thank", "priya", "she was not there").code == 0
    log = acting.log()
    again = acting.run("waive", "thank", "priya", "she was not there")
    assert (again.code, acting.log()) == (1, log)
