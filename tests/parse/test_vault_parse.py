"""Whole vaults from small texts: identity, links and the place of events (format.md 3-5, rules.md 7.2 and 7.5)."""

from __future__ import annotations

import gc
import random
from datetime import UTC, date, datetime

import pytest

from followup_md.config import Settings
from followup_md.model import Event, Vault
from followup_md.parse.vault import NoteText, parse_notes
from followup_md.problem import CONFIG_UNKNOWN_KEY, Level, Place, report

SETTINGS = Settings(timezone="America/New_York")
PRIYA = NoteText("people/Priya Raman.md", "---\ncompany: Harbor\n---\n\n## Log\n")


def round_of(company: str, *people: str, log: str = "", body: str = "", day: str = "2026-11-17", more: str = "") -> NoteText:
    """Make an interview note held from 13:00 to 14:00 in New York, named after its day and company."""
    listed = "".join(f'\n  - "{person}"' for person in people)
    times = f"start: {day}T13:00\nend: {day}T14:00\ntimezone: America/New_York"
    front = f"company: {company}\nrole: Engineer\n{times}\ninterviewers:{listed}\n{more}"
    return NoteText(f"interviews/{day}-{company.lower()}.md", f"---\n{front}---\n\n{body}\n## Log\n{log}\n")


def person(stem: str, front: str = "", log: str = "") -> NoteText:
    return NoteText(f"people/{stem}.md", f"---\n{front}---\n\n## Log\n{log}\n")


def parse(*interviews: NoteText, people: tuple[NoteText, ...] = (), search: str = "", letters: tuple[NoteText, ...] = ()) -> Vault:
    note = NoteText("search.md", f"# Search\n\n## Log\n{search}\n") if search else None
    return parse_notes(interviews, people, note, letters, SETTINGS)


def checks(vault: Vault) -> list[tuple[str, str]]:
    """Return what the linking found; what a single note lacks is shown elsewhere."""
    names = {"ambiguous-person", "broken-link", "unknown-event", "id-clash"}
    return [(problem.check, problem.place.path) for problem in vault.problems if problem.check in names]


def said(vault: Vault, kind: str) -> list[Event]:
    return [event for event in vault.events if event.kind == kind]


def test_two_companies_with_one_interviewer_name_have_two_persons() -> None:
    vault = parse(round_of("Globex", "[[J. Kim]]", log="- 2026-11-18 thanked [[J. Kim]]"), round_of("Acme", "J. Kim"))
    assert {item.company: item.interviewers for item in vault.interviews} == {"Globex": ("globex/j-kim",), "Acme": ("acme/j-kim",)}
    assert said(vault, "thanked")[0].people == ("globex/j-kim",)
    assert vault.people["acme/j-kim"].name == "J. Kim"
    assert vault.people["acme/j-kim"].company == "Acme"
    assert checks(vault) == []


KIMS = (person("J. Kim (Globex)", "name: J. Kim\ncompany: Globex\n"), person("J. Kim (Acme)", "name: J. Kim\ncompany: Acme\n"))


@pytest.mark.parametrize("typed", ["J. Kim", "[[J. Kim]]"])
def test_bare_name_of_two_is_reported_and_kept_for_the_thank_you(typed: str) -> None:
    vault = parse(round_of("Globex", typed, log="- 2026-11-18 thanked J. Kim"), people=KIMS)
    (problem,) = [item for item in vault.problems if item.check == "ambiguous-person"]
    assert problem.level is Level.ERROR
    assert problem.place.line == 8
    assert "[[J. Kim (Globex)]]" in problem.hint
    assert "[[J. Kim (Acme)]]" in problem.hint
    assert vault.interviews[0].interviewers == ("globex/j-kim",)
    assert said(vault, "thanked")[0].people == ("globex/j-kim",)
    assert vault.doubtful == {"interviews/2026-11-17-globex.md"}


def test_exact_link_of_two_is_clear() -> None:
    vault = parse(round_of("Globex", "[[J. Kim (Globex)]]", log="- 2026-11-18 thanked J. Kim\n- 2026-11-19 thanked Kim"), people=KIMS)
    assert vault.interviews[0].interviewers == ("J. Kim (Globex)",)
    assert [event.people for event in said(vault, "thanked")] == [("J. Kim (Globex)",)] * 2
    assert checks(vault) == []


def test_search_log_reports_a_name_of_two() -> None:
    vault = parse(round_of("Globex", "J. Kim"), round_of("Acme", "J. Kim"), search="- 2026-11-18 heard from J. Kim")
    assert checks(vault) == [("ambiguous-person", "search.md")]


def test_person_who_moves_to_another_firm_stays_one_person() -> None:
    vault = parse(round_of("Harbor", "[[Priya Raman]]"), round_of("Globex", "Priya Raman", day="2026-12-01"), people=(PRIYA,))
    assert [item.interviewers for item in vault.interviews] == [("Priya Raman",)] * 2


@pytest.mark.parametrize(
    "typed", ["[[priya raman]]", "[[people/Priya Raman]]", "[[Priya Raman.md|her]]", "[[/people/priya raman.MD]]", "priya  RAMAN"]
)
def test_link_resolves_as_in_obsidian(typed: str) -> None:
    vault = parse(round_of("Harbor", typed, "[[Priya Raman]]"), people=(PRIYA,))
    assert vault.interviews[0].interviewers == ("Priya Raman",)


def test_nameless_person_keeps_a_placeholder_and_is_thanked_through_another() -> None:
    vault = parse(round_of("Harbor", "the tall engineer", "[[Priya Raman]]", log="- 2026-11-18 thanked the tall engineer via Priya"))
    (thanked,) = said(vault, "thanked")
    assert (thanked.people, thanked.via) == (("harbor/the-tall-engineer",), "harbor/priya-raman")


def test_interviewer_listed_twice_is_one() -> None:
    vault = parse(
        round_of("Harbor", "[[Priya Raman]]", "Dr. P. Raman", "[[people/Priya Raman]]"),
        people=(person("Priya Raman", "name: Dr. P. Raman\n"),),
    )
    assert vault.interviews[0].interviewers == ("Priya Raman",)


def test_recruiter_who_named_the_date_is_known_in_the_log() -> None:
    log = "- 2026-11-18 heard from Rita Chen decide by 2026-12-01"
    vault = parse(round_of("Harbor", "[[Priya Raman]]", log=log, more='decision_from: "[[Rita Chen]]"\nagency: Priya\n'))
    assert vault.interviews[0].decision_from == "harbor/rita-chen"
    assert vault.interviews[0].agency == "harbor/priya-raman"
    assert said(vault, "heard")[0].people == ("harbor/rita-chen",)


def test_decision_from_may_name_somebody_of_the_vault_ambiguously() -> None:
    vault = parse(round_of("Globex", "[[Tom Okafor]]", more="decision_from: J. Kim\n"), people=KIMS)
    assert vault.interviews[0].decision_from == "globex/j-kim"
    assert checks(vault) == [("ambiguous-person", "interviews/2026-11-17-globex.md")]


TOPICS = "## Topics\n- for all\n\n### [[Priya Raman]]\n- late events\n- planning\n\n### Tom\n- rota\n\n### [[Tom Okfor]]\n- typo\n- again\n"


def test_topics_belong_to_those_named_and_to_nobody_else() -> None:
    vault = parse(round_of("Harbor", "[[Priya Raman]]", "[[Tom Okafor]]", body=TOPICS))
    assert {topic.text: topic.person for topic in vault.interviews[0].topics} == {
        "for all": None,
        "late events": "harbor/priya-raman",
        "planning": "harbor/priya-raman",
        "rota": "harbor/tom-okafor",
        "typo": "harbor/tom-okfor",
        "again": "harbor/tom-okfor",
    }
    (problem,) = [item for item in vault.problems if item.check == "broken-link"]
    assert problem.hint == "did you mean `Tom Okafor`?"
    assert vault.people["harbor/tom-okfor"].name == "Tom Okfor"


def test_heading_that_fits_two_interviewers_is_reported() -> None:
    vault = parse(round_of("Harbor", "Tom Okafor", "Tom Reed", body="## Topics\n### Tom\n- rota\n"))
    assert checks(vault) == [("ambiguous-person", "interviews/2026-11-17-harbor.md")]
    assert vault.interviews[0].topics[0].person == "harbor/tom"


@pytest.mark.parametrize(("asker", "key"), [("Priya", "harbor/priya-raman"), ("everyone", None)])
def test_question_knows_who_asked(asker: str, key: str | None) -> None:
    vault = parse(round_of("Harbor", "Priya Raman", body=f"## Questions\n### Why us?\n- asked by: {asker}\n"))
    assert vault.interviews[0].questions[0].asked_by == key


def test_heading_may_say_more_in_brackets() -> None:
    vault = parse(round_of("Harbor", "Priya Raman", body="## Topics\n### Priya (CTO)\n- x\n"))
    assert vault.interviews[0].topics[0].person == "harbor/priya-raman"


def test_heading_with_more_than_a_name_names_nobody_known() -> None:
    vault = parse(round_of("Harbor", "Priya Raman", body="## Topics\n### Priya Raman wishes\n- x\n"))
    assert checks(vault) == [("broken-link", "interviews/2026-11-17-harbor.md")]


def test_relay_is_linked_or_reported() -> None:
    noted = (person("Ann Lee", 'relay: "[[Priya Raman]]"\n'), person("Bo Ek", 'relay: "[[Nobody Here]]"\n'), PRIYA)
    vault = parse(people=noted)
    assert (vault.people["Ann Lee"].relay, vault.people["Bo Ek"].relay) == ("Priya Raman", None)
    assert checks(vault) == [("broken-link", "people/Bo Ek.md")]


def draft(to: str, interview: str) -> NoteText:
    return NoteText("letters/a.md", f'---\nkind: thank-you\nto: "{to}"\ninterview: "{interview}"\n---\nDear Ms. Raman\n')


@pytest.mark.parametrize("link", ["[[2026-11-17-harbor]]", "[[interviews/2026-11-17-Harbor.md]]", "[[old/2026-11-17 harbor]]"])
def test_draft_finds_its_interview_and_person(link: str) -> None:
    vault = parse(round_of("Harbor", "Priya Raman"), letters=(draft("Priya", link),))
    assert (vault.drafts[0].person, vault.drafts[0].interview) == ("harbor/priya-raman", "2026-11-17-harbor")
    assert checks(vault) == []


def test_draft_of_a_missing_note_is_reported_with_a_guess() -> None:
    vault = parse(round_of("Harbor", "Priya Raman"), letters=(draft("[[Priya Raman]]", "[[2026-11-17-harbour]]"),))
    assert (vault.drafts[0].person, vault.drafts[0].interview) == ("harbor/priya-raman", None)
    (problem,) = [item for item in vault.problems if item.check == "broken-link"]
    assert problem.hint == "did you mean `[[2026-11-17-harbor]]`?"


def test_draft_of_nothing_known_is_reported_twice() -> None:
    vault = parse(letters=(draft("[[Zed]]", "[[nowhere]]"), NoteText("letters/b.md", "Dear you\n")))
    assert checks(vault) == [("broken-link", "letters/a.md")] * 2
    assert (vault.drafts[1].person, vault.drafts[1].interview) == (None, None)


def test_two_notes_of_one_name_clash() -> None:
    one = round_of("Harbor", "Priya Raman")
    vault = parse(one, one._replace(path="interviews/old/2026-11-17-harbor.md"))
    (clash,) = [problem for problem in vault.problems if problem.check == "id-clash"]
    assert (clash.place.path, clash.level) == ("interviews/old/2026-11-17-harbor.md", Level.ERROR)
    assert clash.hint == "rename one of the two notes"
    assert {interview.slug for interview in vault.interviews} == {"interviews-2026-11-17-harbor", "interviews-old-2026-11-17-harbor"}


def test_two_person_notes_of_one_file_name_are_two_persons() -> None:
    notes = (NoteText("people/a/J. Kim.md", ""), NoteText("people/b/J. Kim.md", ""))
    vault = parse(round_of("Globex", "[[b/J. Kim]]"), round_of("Acme", "[[J. Kim]]"), people=notes)
    assert set(vault.people) == {"people/a/J. Kim", "people/b/J. Kim", "acme/j-kim"}
    assert vault.interviews[1].interviewers == ("people/b/J. Kim",)
    assert checks(vault) == [("ambiguous-person", "interviews/2026-11-17-acme.md")]


def test_note_without_start_keeps_its_log() -> None:
    text = "---\ncompany: Harbor\nrole: Engineer\ninterviewers: [Priya Raman]\n---\n## Log\n- 2026-11-18 thanked Priya\n"
    vault = parse(NoteText("interviews/x.md", text))
    assert vault.interviews == ()
    assert [(event.interview, event.process) for event in vault.events] == [("x", "harbor-engineer")]


def test_problems_found_before_stand_among_the_others() -> None:
    before = report(CONFIG_UNKNOWN_KEY, Place("followup.toml"), "unknown key", "leave it out")
    vault = parse_notes([round_of("Harbor", "Tom", log="- 2026-11-18 thankd Tom")], [], None, [], SETTINGS, (before,))
    assert vault.problems[0] == before
    assert checks(vault) == [("unknown-event", "interviews/2026-11-17-harbor.md")]
    assert vault.doubtful == {"interviews/2026-11-17-harbor.md"}


def test_empty_vault_is_a_vault() -> None:
    assert parse() == Vault(people={})


def test_untimed_thanks_count_at_the_end_of_the_day_of_the_person() -> None:
    vault = parse(round_of("Harbor", "Tom", log="- 2026-11-18 thanked Tom\n- 2026-11-19 09:30 heard from Tom"))
    assert [event.at for event in vault.events] == [
        datetime(2026, 11, 19, 4, 59, 59, 999999, UTC),
        datetime(2026, 11, 19, 14, 30, tzinfo=UTC),
    ]
    assert vault.events[0].day == date(2026, 11, 18)


def test_output_does_not_depend_on_the_order_of_the_notes() -> None:
    interviews = [
        round_of("Globex", "[[J. Kim]]", "Ann Lee", log="- 2026-11-18 thanked everyone", body=TOPICS),
        round_of("Globex", "j. kim", day="2026-11-24", log="- 2026-11-25 heard from Kim\n- 2026-11-25 heard from Kim"),
        round_of("Acme", "J. Kim", "[[Priya Raman]]", log="- 2026-11-18 thankd Kim", more="decision_from: R. Chen\n"),
        round_of("Harbor", "[[Priya Raman]]", "[[Tom Okafor]]", body=TOPICS),
    ]
    people = [PRIYA, *KIMS, person("Tom Okafor", 'relay: "[[Ann Lee]]"\n', log="- 2026-11-18 thanked Tom by letter")]
    letters = [draft("Tom", "[[2026-11-17-harbor]]"), draft("X", "[[y]]")._replace(path="letters/c.md")]
    search = NoteText("search.md", "## Log\n- 2026-11-18 applied to Initech as Engineer\n- 2026-11-20 heard from Priya Raman\n")
    expected = parse_notes(interviews, people, search, letters, SETTINGS)
    assert expected.events
    for seed in range(12):
        mixed = random.Random(seed)  # noqa: S311 - a repeatable shuffle
        for notes in (interviews, people, letters):
            mixed.shuffle(notes)
        assert parse_notes(interviews, people, search, letters, SETTINGS) == expected, f"seed {seed}"


@pytest.mark.parametrize("collects", [True, False])
def test_reading_leaves_the_collection_of_garbage_as_it_was(collects: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if collects else gc.disable)()
        parse(round_of("Globex", "Ann"))
        assert gc.isenabled() is collects
        monkeypatch.setattr("followup_md.parse.vault.link_vault", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            parse()
        assert gc.isenabled() is collects
    finally:
        (gc.enable if was else gc.disable)()
