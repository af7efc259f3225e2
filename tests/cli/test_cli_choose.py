"""Which part of a search is meant by the words typed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from render_builders import HARBOR, make_action, make_process, make_search
from render_searches import make_eight

from followup_md.cli import cli
from followup_md.cli.choose import narrow
from followup_md.errors import FollowupError
from followup_md.model import Event, Person, State
from followup_md.problem import Place
from followup_md.render.terminal_rows import MARKS


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
