"""The front matter of an interview note: what each key is read as, and what is reported where (format.md 2.1)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from followup_md.config import Settings
from followup_md.parse.facts import Name
from followup_md.parse.vault import looks_like_interview, parse_interview_note
from followup_md.problem import Place

if TYPE_CHECKING:
    from followup_md.model import Interview
    from followup_md.parse.facts import InterviewNote
    from followup_md.problem import Problem

SOUND = {"company": "Harbor", "role": "Engineer", "start": "2026-11-17T13:00", "end": "2026-11-17T15:30", "timezone": "UTC"}
PATH = "interviews/2026-11-17-harbor.md"


def read(settings: Settings | None = None, /, **fields: str | None) -> InterviewNote:
    """Read a sound note with other `fields`, which stand below line 6; None leaves one out."""
    lines = [f"{key}: {value}".rstrip() for key, value in {**SOUND, **fields}.items() if value is not None]
    return parse_interview_note("\n".join(("---", *lines, "---", "")), PATH, settings or Settings())


def facts_of(note: InterviewNote) -> Interview:
    assert note.facts is not None
    return note.facts


def only(note: InterviewNote) -> Problem:
    (problem,) = note.problems
    return problem


def test_a_sound_note() -> None:
    note = read()
    assert note.problems == ()
    assert (note.slug, note.company, note.process) == ("2026-11-17-harbor", "Harbor", "harbor-engineer")
    assert (facts_of(note).company, facts_of(note).role, facts_of(note).path) == ("Harbor", "Engineer", PATH)


@pytest.mark.parametrize("company", [None, "", "''", "“”", "[A, B]"])
def test_without_company_the_note_stands_in(company: str | None) -> None:
    note = read(company=company)
    assert "missing-company" in [problem.check for problem in note.problems]
    assert (note.company, note.process) == ("2026-11-17-harbor", "2026-11-17-harbor-engineer")
    assert facts_of(note).company == "2026-11-17-harbor"


def test_an_empty_value_is_missing_at_its_key() -> None:
    problem = only(read(role=""))
    assert (problem.check, problem.place) == ("missing-role", (PATH, 3, 1))


def test_without_role_the_process_is_the_company() -> None:
    note = read(role=None)
    assert (only(note).check, only(note).place.line, note.process) == ("missing-role", 1, "harbor")


@pytest.mark.parametrize(
    ("typed", "company"),
    [
        ('"[[companies/Harbor Logistics|Harbor]]"', "Harbor Logistics"),
        ("[[Harbor]]", "Harbor"),
        ("“Harbor”", "Harbor"),
        ("37", "37"),
        ("true", "true"),
    ],
)
def test_company_as_text_link_or_number(typed: str, company: str) -> None:
    assert read(company=typed).company == company


@pytest.mark.parametrize("typed", ["Acme (via Hays)", "Acme via Hays", "Acme, via Hays"])
def test_a_consultant_behind_the_company_is_told_with_the_key_for_it(typed: str) -> None:
    both, company = 'write `company: Acme` and, on a line of its own, `agency: "[[Hays]]"`', "write `company: Acme`"
    for agency, hint in ((None, both), ('"[[Ida Hay]]"', company)):
        problem = only(read(company=typed, agency=agency))
        assert (problem.check, problem.place, problem.hint) == ("name-with-extras", (PATH, 2, 10), hint)
    assert read(company="Via Rail").problems == ()


@pytest.mark.parametrize(("process", "made"), [("Harbor — Data!", "harbor-data"), ("", "harbor-engineer")])
def test_process_is_a_slug(process: str, made: str) -> None:
    assert read(process=process).process == made


@pytest.mark.parametrize("typed", ["Phone Screen", "phone_screen", "phone-screen", "PHONE  SCREEN"])
def test_kind_ignores_case_blanks_and_underscores(typed: str) -> None:
    assert facts_of(read(kind=typed)).kind == "phone-screen"


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("interviewer", "interviewers"),
        ("compny", "company"),
        ("Decision-Dates", "decision_date"),
        ("rolle", "role"),
        ("time zone", "timezone"),
    ],
)
def test_a_near_miss_of_a_key_is_reported_at_the_key(key: str, meant: str) -> None:
    problem = only(read(**{key: "x"}))
    assert (problem.check, problem.place) == ("unknown-field", (PATH, 7, 1))
    assert f'"{key}"' in problem.message
    assert f"`{meant}`" in problem.hint


@pytest.mark.parametrize("key", ["tags", "state", "date", "location", "salary", "aliases", "cssclasses", "type"])
def test_other_keys_are_the_persons_own(key: str) -> None:
    assert read(**{key: "x"}).problems == ()


def test_keys_ignore_case_and_a_blank_or_hyphen_is_an_underscore() -> None:
    note = read(**{"Decision Date": "2026-12-04", "DECISION-FROM": "Ann Lee"})
    assert note.problems == ()
    assert (facts_of(note).decision_date, note.decision_from) == (date(2026, 12, 4), Name("Ann Lee", Place(PATH, 8, 16)))


def test_properties_of_another_origin_are_read_under_our_names() -> None:
    settings = Settings(aliases={"Employer": "company", "roles": "role", "nowhere": "kind"})
    note = read(settings, company=None, employer="Globex", roles="Cook")
    assert note.problems == ()
    assert (note.company, facts_of(note).role) == ("Globex", "Engineer")


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        pytest.param("Ann Lee", [("Ann Lee", 7, 15)], id="one"),
        pytest.param("Ann Lee, Bo Mann and Cy Day", [("Ann Lee", 7, 15), ("Bo Mann", 7, 24), ("Cy Day", 7, 36)], id="commas-and-and"),
        pytest.param("Ann Lee; Bo & Cy", [("Ann Lee", 7, 15), ("Bo", 7, 24), ("Cy", 7, 29)], id="other-separators"),
        pytest.param("Sandy Brand", [("Sandy Brand", 7, 15)], id="and-inside-a-word"),
        pytest.param("Sam Lee, Jr., Ann Lee", [("Sam Lee, Jr.", 7, 15), ("Ann Lee", 7, 29)], id="junior"),
        pytest.param("[[Ann Lee]], [[people/Bo|Bo M.]]", [("Ann Lee", 7, 15), ("people/Bo", 7, 28)], id="unquoted-links"),
        pytest.param("[[Salt, Inc/Ann and Bo]]", [("Salt, Inc/Ann and Bo", 7, 15)], id="separators-in-a-link"),
        pytest.param("[Ann Lee, “Bo Mann”]", [("Ann Lee", 7, 16), ("Bo Mann", 7, 25)], id="flow-list-and-curly-quotes"),
        pytest.param('\n  - "[[Ann Lee]]"\n  - Bo Mann (lead)\n  -', [("Ann Lee", 8, 5), ("Bo Mann", 9, 5)], id="list"),
        pytest.param('\n  - "[[Ann]] and [[Bo]]"', [("Ann", 8, 6), ("Bo", 8, 18)], id="two-links-in-an-item"),
        pytest.param('"Ann Lee, Bo"', [("Ann Lee", 7, 16), ("Bo", 7, 25)], id="quoted-text"),
        pytest.param("Ann Lee, ann  lee, [[people/Ann Lee]]", [("Ann Lee", 7, 15)], id="repeats"),
        pytest.param("", [], id="empty"),
        pytest.param("{a: b}", [], id="mapping"),
        pytest.param("[{a: b}]", [], id="list-of-mappings"),
        pytest.param("' , '", [], id="separator-alone"),
    ],
)
def test_interviewers(typed: str, names: list[tuple[str, int, int]]) -> None:
    found = read(interviewers=typed).interviewers
    assert [(name.text, name.place.line, name.place.column) for name in found] == names


def test_a_name_says_whether_it_was_a_link() -> None:
    assert [name.linked for name in read(interviewers="[Ann, '[[Bo]]']").interviewers] == [False, True]


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("channel", "E-Mail", "email"),
        ("channel", "both", "both"),
        ("interest", "None", "none"),
        ("interest", "high", "high"),
        ("country", "no", "NO"),
        ("direct", "true", True),
        ("direct", "Yes", True),
        ("direct", "", False),
        ("direct", "no", False),
    ],
)
def test_values_of_a_choice(key: str, typed: str, value: object) -> None:
    note = read(**{key: typed})
    assert note.problems == ()
    assert getattr(note.facts, key) == value


@pytest.mark.parametrize(
    ("key", "typed", "hint"),
    [
        ("channel", "leter", "did you mean `letter`?"),
        ("channel", "pigeon", "Allowed: letter, email, both"),
        ("interest", "yes", "high, some, none"),
        ("country", "Ireland", "`country: IE`"),
        ("country", "I1", "`country: IE`"),
        ("direct", "perhaps", "`direct: true`"),
        ("agency", "{a: b}", "`agency: …`"),
    ],
)
def test_a_wrong_value_is_reported_at_the_value(key: str, typed: str, hint: str) -> None:
    problem = only(read(**{key: typed}))
    assert (problem.check, problem.place) == ("bad-value", (PATH, 7, len(key) + 3))
    assert hint in problem.hint


def test_decision_from_and_agency_are_names() -> None:
    note = read(decision_from='"[[people/Ann Lee|Ann]]"', agency="Northgate")
    assert note.decision_from == Name("people/Ann Lee", Place(PATH, 7, 16), linked=True)
    assert note.agency == Name("Northgate", Place(PATH, 8, 9))


@pytest.mark.parametrize(
    "typed", ["2026-12-04", '"2026-12-04"', "2026-12-04T09:00", "2026-12-04 09:00:00+01:00", '"[[2026-12-04]]"', "20261204", "4 Dec 2026"]
)
def test_decision_date(typed: str) -> None:
    assert facts_of(read(decision_date=typed)).decision_date == date(2026, 12, 4)


@pytest.mark.parametrize(
    ("typed", "check", "hint"),
    [
        pytest.param("2026-02-30", "bad-date", "`decision_date: YYYY-MM-DD`", id="no-day"),
        pytest.param("03/04/26", "bad-date", "`decision_date: 2026-04-03` or `decision_date: 2026-03-04`", id="two-readings"),
        pytest.param("1969-12-31", "bad-date", "`decision_date: YYYY-MM-DD`", id="before-1970"),
        pytest.param("2201-01-01", "bad-date", "`decision_date: YYYY-MM-DD`", id="after-2200"),
        pytest.param("not told", "vague-date", "`- they said: no date`", id="not-told"),
        pytest.param("they did not say", "vague-date", "`- they said: no date`", id="they-did-not-say"),
        pytest.param("no date", "vague-date", "`- they said: no date`", id="no-date"),
        pytest.param("TBC?", "vague-date", "`- they said: no date`", id="tbc"),
        pytest.param('"?"', "vague-date", "`- they said: no date`", id="question-mark"),
        # The round ended on Tuesday 17 November.
        pytest.param("next Friday", "vague-date", "`decision_date: 2026-11-20` or `decision_date: 2026-11-27`", id="words"),
        pytest.param("early next week", "vague-date", "like `decision_date: YYYY-MM-DD`", id="words-for-no-day"),
    ],
)
def test_an_unreadable_date_is_reported_and_never_guessed(typed: str, check: str, hint: str) -> None:
    note = read(decision_date=typed)
    assert (only(note).check, only(note).place) == (check, (PATH, 7, 16))
    assert hint in only(note).hint
    assert facts_of(note).decision_date is None


def test_words_for_a_date_without_a_round_to_count_from() -> None:
    checks = {problem.check: problem.hint for problem in read(start=None, decision_date="next Friday").problems}
    assert set(checks) == {"missing-date", "vague-date"}
    assert "like `decision_date: YYYY-MM-DD`" in checks["vague-date"]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        pytest.param("---\ncompany: A\nstart: 2026-11-17\n---\n", True, id="both"),
        pytest.param("---\nCompany: A\nStart: soon\n---\n", True, id="case-and-unreadable"),
        pytest.param("---\ncompany:\nstart:\n---\n", False, id="template"),
        pytest.param("---\ncompany: A\n---\nstart: 2026\n", False, id="one-in-the-body"),
        pytest.param("company: A\nstart: 2026\n", False, id="no-front-matter"),
        pytest.param("", False, id="empty"),
    ],
)
def test_an_interview_is_known_by_company_and_start(text: str, is_one: bool) -> None:
    assert looks_like_interview(text) is is_one
