"""The JSON contract, version 1, against format.md section 9 and the schemas that its types make."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from support.builders import (
    DAY,
    HARBOR,
    NEW_YORK,
    PANEL,
    READY,
    THANKS,
    TOPIC,
    make_action,
    make_eight,
    make_interview,
    make_panel,
    make_problem,
    make_process,
    make_search,
    make_secured,
)

from followup_md.dates import Span
from followup_md.model import Instead, Lack, Pieces, Reason, Verdict, Waiting, Week
from followup_md.problem import Level, Place
from followup_md.render.json import describe_problems, describe_search, write_json
from followup_md.render.reports import describe_verdict
from followup_md.render.schema import describe_schema
from followup_md.words import say_instead, say_verdict_reason

if TYPE_CHECKING:
    from collections.abc import Callable

    from followup_md.model import Search

NOON = datetime(2026, 11, 18, 12, 0, tzinfo=NEW_YORK)
END = datetime(2026, 11, 17, 15, 30, tzinfo=NEW_YORK)
# format.md section 9, with the keys that version 1 has added since.
CONTRACT = """{"version": 1, "now": "2026-11-18T12:00:00-05:00",
 "search": {"open": true, "week": "2026-11-16", "done": 1, "target": 3, "shortfall": 0},
 "processes": [{"id": "harbor-logistics-data-engineer", "company": "Harbor Logistics", "role": "Data Engineer",
   "state": "waiting", "decision_date": "2026-12-04", "follow_ups": {"allowed": 1, "sent": 0, "next": "2026-12-04"}}],
 "actions": [{"id": "thank-priya-raman-2026-11-17-harbor-panel", "action": "thank", "title": "Post a thank-you letter to Priya Raman",
   "note": "interviews/2026-11-17-harbor-panel.md", "process": "harbor-logistics-data-engineer", "person": "Priya Raman",
   "question": null, "due": "2026-11-18T15:30:00-05:00", "overdue_at": "2026-11-18T15:30:00-05:00",
   "state": "due", "blocked_by": null, "requirement": "R1.8", "why": "you met on Tue 17 Nov; a personal note within 24h of the end",
   "snoozed_until": null, "doubtful": false, "lacks": "ready"}],
 "unread": [],
 "problems": {"error": 0, "warning": 2, "info": 1, "fixable": 0}}"""


def load_schema(name: str) -> Draft202012Validator:
    schema: Any = describe_schema(name)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def read(search: Search) -> Any:  # noqa: ANN401 - JSON has no narrower type
    return json.loads(write_json(describe_search(search, [])))


def test_the_example_of_the_contract_comes_out_to_the_letter_its_keys_in_order() -> None:
    interview = make_interview(PANEL, "Harbor Logistics", END, interviewers=("Priya Raman",))
    waiting = Waiting(since=END, anchor=END.date(), why=Reason("met", END.date()), decision=date(2026, 12, 4), next=date(2026, 12, 4))
    due = END + DAY
    pieces = Pieces("letter", who="Priya Raman", day=END.date(), span=Span(24, "h"))
    action = make_action("thank", person="Priya Raman", pieces=pieces, due=due, overdue_at=due, urgency="due", lacks=(READY,))
    search = make_search(make_process(interview, waiting=waiting), actions=(action,), now=NOON)
    page = write_json(describe_search(search, [make_problem(Level.WARNING), make_problem(Level.WARNING), make_problem(Level.INFO)]))
    assert json.dumps(json.loads(page)) == json.dumps(json.loads(CONTRACT))
    load_schema("status").validate(json.loads(page))


@pytest.mark.parametrize("build", [make_panel, make_eight, make_secured, make_search])
def test_every_search_fits_the_schema(build: Callable[[], Search]) -> None:
    search = build()
    for action in search.actions:
        assert action.id
    search = search._replace(
        actions=tuple(item._replace(blocked_by=TOPIC if item.urgency == "blocked" else None) for item in search.actions)
    )
    load_schema("status").validate(read(search))


def test_only_open_actions_in_the_order_of_display() -> None:
    search = make_panel()
    closed = tuple(action._replace(status="done") if action.action == "thank" else action for action in search.actions)
    assert [item["id"] for item in read(search._replace(actions=closed))["actions"]] == [
        action.id for action in search.actions if action.action != "thank"
    ]
    assert read(search)["actions"][0]["id"] == "keep-looking-2026-11-16"


@pytest.mark.parametrize(
    ("fields", "key", "value"),
    [
        pytest.param({"due": date(2026, 12, 4)}, "due", "2026-12-04", id="whole-day"),
        pytest.param({"due": None}, "due", None, id="no-date"),
        pytest.param({"due": END}, "due", "2026-11-17T15:30:00-05:00", id="instant-in-its-own-zone"),
        pytest.param({"overdue_at": None}, "overdue_at", None, id="never-overdue"),
        pytest.param({"overdue_at": END}, "overdue_at", "2026-11-17T15:30:00-05:00", id="overdue-at"),
        pytest.param({"urgency": "blocked", "blocked_by": TOPIC}, "state", "blocked", id="blocked"),
        pytest.param(
            {"blocked_by": Lack("answer")}, "blocked_by", "connect.when is after-decision: wait for their answer", id="blocked-by"
        ),
        pytest.param({"question": "schema drift"}, "question", "schema drift", id="question"),
        pytest.param({"process": None}, "process", None, id="no-process"),
        pytest.param({"snoozed_until": date(2026, 11, 20)}, "snoozed_until", "2026-11-20", id="snoozed"),
        pytest.param({"doubtful": True}, "doubtful", True, id="doubtful"),
        pytest.param({"lacks": (THANKS,)}, "lacks", "no thank-you yet: begin with it", id="warning"),
        pytest.param({"person": "Tom Okafor", "person_name": "Tom O. Okafor"}, "person", "Tom O. Okafor", id="display-name"),
        pytest.param({"person": "globex/j-kim", "person_name": None}, "person", "globex/j-kim", id="key-for-want-of-a-name"),
        pytest.param({}, "person", None, id="nobody"),
    ],
)
def test_a_field_of_an_action(fields: dict[str, Any], key: str, value: object) -> None:
    page = read(make_search(actions=(make_action("thank", **fields),)))
    assert page["actions"][0][key] == value
    load_schema("status").validate(page)


def test_without_a_waiting_period_nothing_is_allowed() -> None:
    process = make_process(make_interview("x", "Globex", END), state="rejected", role=None)
    assert read(make_search(process))["processes"] == [
        {
            "id": "globex-data-engineer",
            "company": "Globex",
            "role": None,
            "state": "rejected",
            "decision_date": None,
            "follow_ups": {"allowed": 0, "sent": 0, "next": None},
        }
    ]


@given(st.text())
def test_no_text_breaks_the_json_and_its_letters_stay_as_they_are(text: str) -> None:
    page = write_json(describe_search(make_search(actions=(make_action("withdraw", pieces=Pieces(company=text)),)), []))
    assert json.loads(page)["actions"][0]["title"] == f"Withdraw from {text}"
    assert all(char in page for char in text if char.isprintable() and char not in '"\\')


def test_the_name_of_a_file_that_is_no_utf_8_is_escaped_so_that_the_json_is() -> None:
    page = write_json({"path": "caf\udce9 é.md"}, indent=None)
    assert page == '{"path": "caf\\udce9 é.md"}'
    assert json.loads(page.encode("utf-8")) == {"path": "caf\udce9 é.md"}


def list_objects(schema: Any) -> list[Any]:  # noqa: ANN401 - JSON has no narrower type
    nested = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    own = [schema] if isinstance(schema, dict) and "required" in schema else []
    return own + [found for item in nested for found in list_objects(item)]


@pytest.mark.parametrize(("name", "objects"), [("status", 7), ("check", 1), ("guard", 2), ("card", 18)])
def test_a_schema_requires_every_key_it_knows_and_allows_others(name: str, objects: int) -> None:
    found = list_objects(load_schema(name).schema)
    assert len(found) == objects
    for item in found:
        assert item["required"] == list(item["properties"])
        assert "additionalProperties" not in item


@pytest.mark.parametrize(
    ("path", "value"),
    [
        pytest.param(("version",), 2, id="version"),
        pytest.param(("now",), "2026-11-18T12:00:00", id="now-without-offset"),
        pytest.param(("search", "week"), "16 Nov", id="week"),
        pytest.param(("processes", 0, "state"), "hired", id="state-of-a-process"),
        pytest.param(("processes", 0, "follow_ups", "sent"), -1, id="follow-ups"),
        pytest.param(("actions", 0, "state"), "late", id="state-of-an-action"),
        pytest.param(("actions", 0, "state"), "blocked", id="blocked-by-nothing"),
        pytest.param(("actions", 0, "due"), "tomorrow", id="due"),
        pytest.param(("problems", "error"), None, id="problems"),
    ],
)
def test_the_schema_refuses_what_the_contract_does_not_say(path: tuple[str | int, ...], value: object) -> None:
    page: Any = json.loads(CONTRACT)
    assert load_schema("status").is_valid(page)
    place = page
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert not load_schema("status").is_valid(page)


def test_problems_come_by_place_with_every_key() -> None:
    later = make_problem(Level.INFO, place=Place(path="interviews/x.md", line=9), requirement=None)
    page: Any = json.loads(write_json(describe_problems([later, make_problem()])))
    assert page[0] == {
        "path": "interviews/x.md",
        "line": 4,
        "column": 8,
        "level": "error",
        "check": "bad-date",
        "message": "not a date: `2026-02-30`",
        "hint": "write it as `2026-03-04`",
        "requirement": "R1.8",
    }
    assert (page[1]["line"], page[1]["column"], page[1]["requirement"]) == (9, 1, None)
    load_schema("check").validate(page)
    assert describe_problems([]) == []


@pytest.mark.parametrize(
    ("verdict", "until"),
    [
        pytest.param(Verdict("allow", Reason("arranging"), "R1.12"), None, id="allow"),
        pytest.param(Verdict("wait", Reason("told-when"), "R1.15", until=date(2026, 12, 4)), "2026-12-04", id="wait"),
        pytest.param(
            Verdict("refuse", Reason("not-met"), "R1.1", instead=Instead(thanks=False, week=Week(END.date(), 1, 3))),
            None,
            id="refuse",
        ),
    ],
)
def test_a_verdict_has_its_keys_and_the_version(verdict: Verdict, until: str | None) -> None:
    page: Any = json.loads(write_json(describe_verdict(verdict)))
    assert list(page) == ["version", "verdict", "until", "reason", "requirement", "allowed_instead", "unread"]
    assert list(page.values()) == [1, verdict.verdict, until, say_verdict_reason(verdict), verdict.requirement, say_instead(verdict), []]
    load_schema("guard").validate(page)


def test_the_guard_schema_wants_a_day_with_wait_and_with_nothing_else() -> None:
    page = json.loads(write_json(describe_verdict(Verdict("refuse", Reason("silent"), "R1.17"))))
    assert not load_schema("guard").is_valid(page | {"verdict": "wait"})
    assert not load_schema("guard").is_valid(page | {"until": "2026-12-04"})


def test_the_ids_of_the_example_are_those_of_the_fixture() -> None:
    assert json.loads(CONTRACT)["processes"][0]["id"] == HARBOR
