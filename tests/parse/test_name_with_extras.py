"""Items of `interviewers` that hold more than a name, or none: what is the name, what is offered for the person note, what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from followup_md.config import Settings
from followup_md.parse.vault import NoteText, parse_notes
from followup_md.slug import is_bare_address

if TYPE_CHECKING:
    from followup_md.model import Vault
    from followup_md.problem import Problem

HEAD = "---\ncompany: Acme\nrole: Dev\nstart: 2026-11-26T10:00\nend: 2026-11-26T11:00\ninterviewers:\n"
LINE = 7


def read(*items: str, people: dict[str, str] | None = None, body: str = "") -> Vault:
    """Read an interview with these interviewers, and a person note for each of the `people` with these fields."""
    note = NoteText("interviews/a.md", HEAD + "".join(f'  - "{item}"\n' for item in items) + f"---\n{body}")
    notes = [NoteText(f"people/{name}.md", f"---\n{fields}\n---\n") for name, fields in (people or {}).items()]
    return parse_notes([note], notes, None, [], Settings())


def names(vault: Vault) -> list[str]:
    return [vault.people[key].name for key in vault.interviews[0].interviewers]


def extras(vault: Vault) -> list[Problem]:
    return [problem for problem in vault.problems if problem.check == "name-with-extras"]


MAIL = "`email: priya@acme.example` in people/Priya Raman.md"


@pytest.mark.parametrize(
    ("item", "name", "hint"),
    [
        ("Priya Raman <priya@acme.example>", "Priya Raman", f"write `Priya Raman`, and {MAIL}"),
        ("Priya Raman (priya@acme.example)", "Priya Raman", f"write `Priya Raman`, and {MAIL}"),
        ("Priya Raman priya@acme.example", "Priya Raman", f"write `Priya Raman`, and {MAIL}"),
        ("Priya Raman, priya@acme.example", "Priya Raman", f"write `Priya Raman`, and {MAIL}"),
        ("priya@acme.example - Priya Raman", "Priya Raman", f"write `Priya Raman`, and {MAIL}"),
        ("[Priya Raman](mailto:priya@acme.example)", "Priya Raman", f"write `Priya Raman`, and {MAIL}"),
        (
            "[Tom Okafor](https://www.linkedin.com/in/tom)",
            "Tom Okafor",
            "write `Tom Okafor`, and `profiles: https://www.linkedin.com/in/tom` in people/Tom Okafor.md",
        ),
        (
            "Tom Okafor https://www.linkedin.com/in/tom",
            "Tom Okafor",
            "write `Tom Okafor`, and `profiles: https://www.linkedin.com/in/tom` in people/Tom Okafor.md",
        ),
        (
            "Tom Okafor (linkedin.com/in/tom)",
            "Tom Okafor",
            "write `Tom Okafor`, and `profiles: linkedin.com/in/tom` in people/Tom Okafor.md",
        ),
        ("Tom Okafor - HR", "Tom Okafor", "write `Tom Okafor`, and `title: HR` in people/Tom Okafor.md"),
        ("Tom Okafor – HR lead", "Tom Okafor", "write `Tom Okafor`, and `title: HR lead` in people/Tom Okafor.md"),
        ("Tom Okafor | Staff Engineer", "Tom Okafor", "write `Tom Okafor`, and `title: Staff Engineer` in people/Tom Okafor.md"),
        ("Tom Okafor, HR lead", "Tom Okafor", "write `Tom Okafor`, and `title: HR lead` in people/Tom Okafor.md"),
        ("Tom Okafor, data engineer", "Tom Okafor", "write `Tom Okafor`, and `title: data engineer` in people/Tom Okafor.md"),
        ("Tom Okafor (HM)", "Tom Okafor", "write `Tom Okafor`, and `part: hiring-manager` in people/Tom Okafor.md"),
        ("Tom Okafor (recruiter)", "Tom Okafor", "write `Tom Okafor`, and `part: recruiter` in people/Tom Okafor.md"),
        ("Ines Duarte (she/her)", "Ines Duarte", "write `Ines Duarte`, and `pronouns: she/her` in people/Ines Duarte.md"),
        (
            "Ines Duarte (She/Her), HR",
            "Ines Duarte",
            "write `Ines Duarte`, and `title: HR` and `pronouns: She/Her` in people/Ines Duarte.md",
        ),
        ("Ines she/her", "Ines", "write `Ines`, and `pronouns: she/her` in people/Ines.md"),
        ("Robert (Bob) Smith", "Robert Smith", "write `Robert Smith`, and `aliases: Bob` in people/Robert Smith.md"),
        ("J. Kim (Globex)", "J. Kim", "write `J. Kim`, and `Globex` in people/J. Kim.md"),
        ("Park, Kim", "Kim Park", "write `Kim Park`"),
        ("Okafor, Tom - HR", "Tom Okafor", "write `Tom Okafor`, and `title: HR` in people/Tom Okafor.md"),
        ("Tom Okafor, recruiter", "Tom Okafor", "write `Tom Okafor`, and `part: recruiter` in people/Tom Okafor.md"),
        ("Tom Okafor - hiring manager", "Tom Okafor", "write `Tom Okafor`, and `part: hiring-manager` in people/Tom Okafor.md"),
        ("HR: Tom Okafor", "Tom Okafor", "write `Tom Okafor`, and `title: HR` in people/Tom Okafor.md"),
        ("Ann Lee, CPA, HR lead", "Ann Lee", "write `Ann Lee`, and `title: CPA, HR lead` in people/Ann Lee.md"),
        ("Sam Lee, PhD", "Sam Lee", "write `Sam Lee`, and `title: PhD` in people/Sam Lee.md"),
        ("OKAFOR, Tom, MBA", "Tom Okafor", "write `Tom Okafor`, and `title: MBA` in people/Tom Okafor.md"),
        ("Prof. Dr. Ines Duarte", "Ines Duarte", "write `Ines Duarte`, and `salutation: Prof. Dr. Duarte` in people/Ines Duarte.md"),
        ("Tom Okafor, , Acme", "Tom Okafor", "write `Tom Okafor`, and `Acme` in people/Tom Okafor.md"),
        ("#jo", "jo", "write `jo`"),
        ("@jo", "jo", "write `jo`"),
    ],
)
def test_the_name_is_the_name(item: str, name: str, hint: str) -> None:
    vault = read(item)
    assert names(vault) == [name]
    assert [(problem.place.line, problem.hint) for problem in extras(vault)] == [(LINE, hint)]


@pytest.mark.parametrize(
    "item",
    [
        "[[Priya Raman]]",
        "[[Priya Raman|Priya (lead)]]",
        "Priya Raman",
        "Dr. Priya Raman",
        "Sam Reed, Jr.",
        "Sam/HR",
        "Jean-Luc d'Or",
        "山田 太郎",
        "the tall engineer",
        "[Priya](../people/Priya%20Raman.md)",
    ],
)
def test_what_is_a_name_is_left(item: str) -> None:
    assert extras(read(item)) == []


def test_what_a_person_note_bears_is_never_split() -> None:
    people = {"J. Kim (Globex)": "company: Globex", "Park, Kim": "company: Acme", "Ann": "name: 'Ann Lee - Smith'"}
    vault = read("J. Kim (Globex)", "Park, Kim", "Ann Lee - Smith", people=people)
    assert vault.interviews[0].interviewers == ("J. Kim (Globex)", "Park, Kim", "Ann")
    assert extras(vault) == []


def test_two_are_told_apart_by_the_rest() -> None:
    vault = read("J. Kim (Globex)", "J. Kim (Beta)")
    assert names(vault) == ["J. Kim (Globex)", "J. Kim (Beta)"]
    assert [problem.hint for problem in extras(vault)] == ["give each of them a note under people/, and link it here"] * 2


@pytest.mark.parametrize(
    "item", ["Priya Raman, Tom Okafor", "Priya Raman and Tom Okafor", "Priya Raman & Tom Okafor", "Priya Raman / Tom Okafor"]
)
def test_two_names_in_one_item(item: str) -> None:
    vault = read(item)
    assert names(vault) == ["Priya Raman", "Tom Okafor"]
    assert [problem.hint for problem in extras(vault)] == ["write one name an item: `Priya Raman`, `Tom Okafor`"]


@pytest.mark.parametrize(
    ("item", "field"),
    [
        ("lena@acme.example", "email: lena@acme.example"),
        ("https://www.linkedin.com/in/sam-lee", "profiles: https://www.linkedin.com/in/sam-lee"),
    ],
)
def test_an_address_alone_is_no_name(item: str, field: str) -> None:
    vault = read(item)
    assert names(vault) == [item]
    assert [(problem.message, problem.hint) for problem in extras(vault)] == [
        (f'"{item}" is no name', f"ask who it is and write the name; `{field}` goes into a note of that name under people/")
    ]


def test_an_address_that_a_person_note_holds_is_that_person() -> None:
    people = {"Lena Koch": "email: Lena@acme.example", "Sam Lee": "profiles: [linkedin.com/in/sam-lee]"}
    vault = read("lena@acme.example", "https://www.linkedin.com/in/sam-lee/", "L. Koch <lena@acme.example>", people=people)
    assert names(vault) == ["Lena Koch", "Sam Lee"]
    corrections = [problem.correction for problem in extras(vault)]
    assert [correction and (correction.kind, correction.typed, correction.meant) for correction in corrections] == [
        ("value", "lena@acme.example", "[[Lena Koch]]"),
        ("value", "https://www.linkedin.com/in/sam-lee/", "[[Sam Lee]]"),
        ("value", "L. Koch <lena@acme.example>", "[[Lena Koch]]"),
    ]


def test_no_name_of_the_shape_of_a_vault_that_people_sent_holds_more_than_the_name() -> None:
    items = (
        *("Priya Raman <priya@acme.example>", "[Tom Okafor](https://www.linkedin.com/in/tom)", "lena@acme.example"),
        *("https://www.linkedin.com/in/sam-lee", "Ines Duarte (she/her)", "Park, Kim", "#jo"),
    )
    vault = read(*items)
    assert {name for name in names(vault) if not is_bare_address(name)} == {"Priya Raman", "Tom Okafor", "Ines Duarte", "Kim Park", "jo"}
    assert [problem.place.line for problem in extras(vault)] == list(range(LINE, LINE + len(items)))


def test_a_mailbox_of_many_is_nobody() -> None:
    vault = read("jobs@acme.example", people={"Lena Koch": "email: jobs@acme.example"})
    assert names(vault) == ["jobs@acme.example"]


def test_what_the_person_note_holds_needs_no_place() -> None:
    people = {"Priya Raman": "email: priya@acme.example\ntitle: Head of Data"}
    vault = read("Priya Raman <Priya@acme.example>", people=people)
    assert names(vault) == ["Priya Raman"]
    (problem,) = extras(vault)
    assert (problem.hint, problem.correction) == ("write `Priya Raman`", ("value", "Priya Raman <Priya@acme.example>", "Priya Raman"))


@pytest.mark.parametrize(
    ("item", "fields"),
    [
        ("Priya Raman - CTO", "title: Chief of technology"),
        ("Priya Raman (HM)", "part: hiring-manager"),
        ("Priya (Pri) Raman", "aliases: [Pri]"),
        ("Priya Raman linkedin.com/in/priya", "profiles: https://www.linkedin.com/in/priya/"),
    ],
)
def test_each_fact_that_the_person_note_holds_needs_no_place(item: str, fields: str) -> None:
    (problem,) = extras(read(item, people={"Priya Raman": fields}))
    assert problem.correction == ("value", item, "Priya Raman")


def test_nothing_is_lost_by_a_correction() -> None:
    (problem,) = extras(read("Priya Raman <priya@acme.example>"))
    assert problem.correction is None
    (problem,) = extras(read("Park, Kim"))
    assert problem.correction == ("value", "Park, Kim", "Kim Park")


def test_without_a_person_note_the_item_says_how_they_are_reached() -> None:
    vault = read("Priya Raman <priya@acme.example>", "[Tom Okafor](https://www.linkedin.com/in/tom)", "Ina Bo - HR", "lena@acme.example")
    priya, tom, ina, lena = (vault.people[key] for key in vault.interviews[0].interviewers)
    assert priya.email == "priya@acme.example"
    assert tom.profiles == ("https://www.linkedin.com/in/tom",)
    assert [place.line for place in tom.profile_places] == [LINE + 1]
    assert ina.title == "HR"
    assert lena.email == "lena@acme.example"


def test_what_two_items_say_of_one_person_is_put_together() -> None:
    notes = [
        NoteText(f"interviews/{day}.md", HEAD.replace("-26T", f"-{day}T") + f'  - "{item}"\n---\n')
        for day, item in ((26, "Priya Raman <priya@acme.example>"), (27, "Priya Raman - CTO"))
    ]
    people = parse_notes(notes, [], None, [], Settings()).people
    assert [(person.email, person.title) for person in people.values()] == [("priya@acme.example", "CTO")]


def test_a_log_line_that_was_written_with_all_of_it_still_means_that_person() -> None:
    body = "## Log\n- 2026-11-26 thanked [[Priya Raman <priya@acme.example>]] by email\n- 2026-11-26 connected with Priya Raman\n"
    vault = read("Priya Raman <priya@acme.example>", body=body)
    assert [event.people for event in vault.events] == [("acme/priya-raman",)] * 2


@pytest.mark.parametrize(
    ("fields", "line", "hint", "correction"),
    [
        ("company: Acme", 1, "write `email: p@acme.example`", ("value", "---", "---\nemail: p@acme.example")),
        ("company: Acme\nemail:", 3, "write `email: p@acme.example`", ("value", "email:", "email: p@acme.example")),
        ("email: other@acme.example", 2, "write `email: p@acme.example`, if that is the right one", None),
        ("", 1, "write `email: p@acme.example`", None),
    ],
)
def test_a_person_note_is_told_what_it_lacks(fields: str, line: int, hint: str, correction: tuple[str, str, str] | None) -> None:
    vault = read("Priya Raman <p@acme.example>", people={"Priya Raman": fields})
    lack = next(problem for problem in extras(vault) if problem.place.path == "people/Priya Raman.md")
    assert (lack.place.line, lack.hint, lack.correction) == (line, hint, correction)


def test_a_degree_between_two_names_stays_with_the_first() -> None:
    assert names(read("Ann Lee, CPA, Tom Okafor")) == ["Ann Lee, CPA", "Tom Okafor"]
