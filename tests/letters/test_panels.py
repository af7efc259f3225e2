"""Letters as whole searches bring them about: a panel, a consultant, a relay, later rounds, an offer (rules.md 5, 7.2)."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.letters import SENDER_TOML, Written, list_withheld, write_letters
from support.searches import Tale

from followup_md.cli.draft_facts import Wish
from followup_md.letters.letter import read_letter
from followup_md.letters.signals import ALIKE, find_runs
from followup_md.model import Draft

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NAMES = ("Priya Raman", "Tom Okafor", "Lena Fischer", "Marcus Bell", "Ines Amado", "Béla Quist")
NEXT_DAY = "2026-11-18T12:00"
# What six people might talk about; each has topics of their own, each a way of saying it.
OWN = (
    ("late events: trucks report nine hours late", "who plans the summer peak", "a Dublin desk"),
    ("the on-call rota, and who wakes up first", "a wiki that nobody trusts"),
    ("the arrival forecast, which dispatchers correct by habit", "one table of stops instead of seven"),
    ("a night in the control room, call by call", "the radio is still faster than any screen"),
    ("how they hire: two talks and a day together", "a mentor in the first months"),
    ("budget: one third of the cloud bill is copies", "reports that run each hour for no reader"),
)
MINE = (
    "forty jobs moved to hourly loads",
    "a rota for nine people",
    "ferry arrivals, with the bars of the port as my source",
    "three winters of night shifts",
    "eleven interviews held, four people hired",
    "a bill cut by a third in two months",
)
POINTS = (
    "engineers sit in the weekly planning",
    "a dispatcher with a vote on the panel",
    "failures are told in the open",
    "nobody needs leave to delete old code",
    "people stay: eight years on average",
    "the roof is full of bees",
)


def write_panel(names: Sequence[str], own: Sequence[Sequence[str]], mine: Sequence[str], points: Sequence[str], more: str = "") -> Tale:
    """Return a vault with one panel, whose members each have topics of their own, the first of them with what one brings to it."""
    tale = Tale(toml=SENDER_TOML)
    for index, name in enumerate(names):
        tale.person(name, f"part: {'hiring-manager' if index == 0 else 'interviewer'}\ncompany: Harbor Logistics")
    people = ", ".join(f'"[[{name}]]"' for name in names)
    when = "start: 2026-11-17T13:00\nend: 2026-11-17T15:30"
    head = f"company: Harbor Logistics\nrole: Data Engineer\nkind: panel\n{when}\ninterviewers: [{people}]"
    lines = ["## Topics"]
    for name, topics, work in zip(names, own, mine, strict=True):
        first, *rest = topics
        lines += [f"### [[{name}]]", f"- {first}", *([f"    - mine: {work}"] if work else []), *(f"- {topic}" for topic in rest)]
    lines += ["## Company: good points", *(f"- {point}" for point in points)]
    tale.note("panel", f"{head}\n{more}", "\n".join(lines) + "\n")
    return tale


def write_six(more: str = "") -> Tale:
    return write_panel(NAMES, OWN, MINE, POINTS, more)


def compare(one: Written, two: Written) -> float:
    """Return how much alike two letters are to the check that looks for twins."""
    runs = [
        find_runs(
            read_letter(Draft("x", "thank-you", letter.person, "panel", None, letter.text), letter.matter.person, letter.matter.interview)
        )
        for letter in (one, two)
    ]
    return len(runs[0] & runs[1]) / len(runs[0] | runs[1])


def measure(letters: Iterable[Written]) -> float:
    return max(compare(one, two) for one, two in combinations(letters, 2))


@pytest.mark.parametrize("channel", ["letter", "email"])
@pytest.mark.parametrize("decides", ["", "decision_date: 2026-12-04"])
def test_six_letters_of_one_panel_share_hardly_a_run_of_words(channel: str, decides: str) -> None:
    letters = write_letters(write_six(decides), NEXT_DAY, "thank", Wish(channel))
    assert {letter.person for letter in letters} == {*NAMES}
    assert measure(letters) < ALIKE
    for letter, topics in ((letter, OWN[NAMES.index(letter.person)]) for letter in letters):
        lead = topics[0].replace(": ", " – ")
        assert lead in letter.text
        assert not any(other[0].replace(": ", " – ") in letter.text for other in OWN if other is not topics)


@pytest.mark.slow
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(range(6)), st.permutations(range(6)), st.permutations(range(6)), st.integers(0, 6))
def test_they_hardly_do_whoever_says_what(who: list[int], what: list[int], why: list[int], unproved: int) -> None:
    names = [NAMES[index] for index in who]
    mine = [MINE[index] if place >= unproved else "" for place, index in enumerate(what)]
    tale = write_panel(names, [OWN[index] for index in what], mine, [POINTS[index] for index in why])
    letters = write_letters(tale, NEXT_DAY, "thank")
    assert len(letters) == len(names)
    assert measure(letters) < ALIKE


def test_a_panel_of_six_with_four_topics_asks_for_more() -> None:
    tale = write_six()
    head, _, _ = tale.notes["panel"].partition("## Topics")
    tale.notes["panel"] = head + "## Topics\n- tea\n- ink\n- oil\n- tin\n"
    letters, withheld = write_letters(tale, NEXT_DAY, "thank"), list_withheld(tale, NEXT_DAY, "thank")
    assert len(letters) == 4
    assert {item.action for item in withheld} == {"thank-ines-amado-panel", "thank-bela-quist-panel"}
    for item in withheld:
        assert item.reason.startswith("each topic of ")
    for letter in letters:
        told = [word for word in ("tea", "ink", "oil", "tin") if f" {word}." in letter.text]
        assert len(told) == 1  # what was said to all is told to nobody as theirs besides


QUESTION = "## Questions\n### How would you handle schema drift?\n- rating: 2\n- said: zqsaid\n- better: a contract test\n{}"


@pytest.mark.parametrize(("asker", "reader"), [("- asked by: [[Tom Okafor]]", "Tom Okafor"), ("", "Priya Raman")])
def test_a_stumble_is_repaired_once(asker: str, reader: str) -> None:
    tale = write_six()
    tale.notes["panel"] += QUESTION.format(asker)
    letters = write_letters(tale, NEXT_DAY, "thank")
    assert [letter.person for letter in letters if "a contract test" in letter.text] == [reader]
    assert not any("zqsaid" in letter.text for letter in letters)


def test_without_a_better_answer_there_is_no_bridge() -> None:
    tale = write_six()
    before = {letter.person: letter.text for letter in write_letters(tale, NEXT_DAY, "thank")}
    tale.notes["panel"] += QUESTION.format("").replace("- better: a contract test\n", "")
    assert {letter.person: letter.text for letter in write_letters(tale, NEXT_DAY, "thank")} == before


def test_a_later_round_changes_nothing_in_earlier_letters() -> None:
    tale = write_six("decision_date: 2026-12-04")
    before = {letter.matter.action.id: letter.text for letter in write_letters(tale, NEXT_DAY, "thank") if letter.person != "Priya Raman"}
    for day, company in ((19, "Globex"), (20, "Initech")):
        people = '["[[Priya Raman]]", "[[Dana Cole]]"]'
        tale.note(
            f"a-{day}", f"company: {company}\nrole: Analyst\nstart: 2026-11-{day}T09:00\nend: 2026-11-{day}T10:00\ninterviewers: {people}"
        )
    after = {letter.matter.action.id: letter.text for letter in write_letters(tale, NEXT_DAY, "thank")}
    assert {name: after[name] for name in before} == before


def test_a_letter_to_who_has_been_written_to_already_leaves_the_others_as_they_were() -> None:
    tale = write_six()
    before = {letter.person: letter.text for letter in write_letters(tale, NEXT_DAY, "thank")}
    tale.log("panel", "2026-11-17 20:00 thanked [[Priya Raman]] and [[Tom Okafor]] by letter")
    assert {letter.person: letter.text for letter in write_letters(tale, NEXT_DAY, "thank")} == before


@pytest.mark.parametrize("interest", ["interest: none", "interest: some"])
def test_a_wish_is_said_only_where_there_is_one(interest: str) -> None:
    letters = write_letters(write_six(interest), NEXT_DAY, "thank")
    pointed = [letter for letter in letters if any(point.replace(": ", " – ") in letter.text for point in POINTS)]
    assert len(pointed) == (0 if interest == "interest: none" else len(NAMES))


@pytest.mark.parametrize("outcome", ["rejected", "closed", "withdrew"])
def test_after_the_end_thanks_are_said_without_a_wish(outcome: str) -> None:
    tale = write_six()
    tale.log("panel", f"2026-11-18 09:00 {outcome}")
    letters = write_letters(tale, NEXT_DAY, "thank")
    assert letters
    assert not any(point.replace(": ", " – ") in letter.text for letter in letters for point in POINTS)


def test_their_timing_is_asked_for_in_one_letter() -> None:
    letters = write_letters(write_six(), NEXT_DAY, "thank")
    asked = [letter.person for letter in letters if "?" in letter.text.replace("Why Harbor Logistics?", "")]
    assert asked == ["Priya Raman"]


def test_what_was_promised_to_another_is_enclosed_for_them() -> None:
    tale = write_six()
    tale.notes["panel"] += "## Next steps\n- I promised: the sample query to Tom Okafor\n"
    promised = [letter.person for letter in write_letters(tale, NEXT_DAY, "thank") if "Enclosure: the sample query" in letter.text]
    assert promised == ["Tom Okafor"]


def test_what_was_promised_is_enclosed_for_who_decides_until_it_is_sent() -> None:
    tale = write_six()
    tale.notes["panel"] += "## Next steps\n- I promised: the sample query\n"
    promised = [letter.person for letter in write_letters(tale, NEXT_DAY, "thank") if "Enclosure: the sample query" in letter.text]
    assert promised == ["Priya Raman"]
    tale.log("panel", "2026-11-18 09:00 sent [[Priya Raman]]: the sample query")
    assert not any("sample query" in letter.text for letter in write_letters(tale, NEXT_DAY, "thank"))


def test_an_agency_passes_all_thanks_on_in_one_note() -> None:
    tale = write_six('agency: "[[Dana Cole]]"')
    tale.person("Dana Cole", "part: agency")
    (letter,) = write_letters(tale, NEXT_DAY, "thank")
    assert (letter.person, letter.matter.kind, letter.matter.channel) == ("Dana Cole", "relay", "email")
    lines = letter.text.split("\n")
    for name, topics in zip(NAMES, OWN, strict=True):
        assert f"{name}: {topics[0].replace(': ', ' – ')}" in lines


def test_who_cannot_be_reached_is_thanked_through_their_relay() -> None:
    tale = write_six()
    tale.person("Tom Okafor", 'address: ""\nrelay: "[[Priya Raman]]"')
    letters = write_letters(tale, NEXT_DAY, "thank")
    (relay,) = [letter for letter in letters if letter.matter.kind == "relay"]
    assert relay.person == "Priya Raman"
    assert f"Tom Okafor: {OWN[1][0]}" in relay.text
    assert len(letters) == len(NAMES)


def test_the_follow_up_rests_on_their_date_or_on_their_invitation() -> None:
    tale = write_six("decision_date: 2026-11-27")
    tale.log("panel", "2026-11-17 20:00 thanked everyone by letter")
    (letter,) = write_letters(tale, "2026-11-27T10:00", "follow-up")
    assert letter.person == "Priya Raman"
    assert "Friday 27 November" in letter.text
    assert "17 November" in letter.text
    tale.log("panel", "2026-11-20 10:00 heard from [[Priya Raman]] by email write again on 2026-12-01")
    (letter,) = write_letters(tale, "2026-12-01T10:00", "follow-up")
    assert "On 20 November you suggested that I write again on 1 December." in letter.text
    assert "27 November" not in letter.text


def test_a_follow_up_to_who_has_had_no_thanks_begins_with_them() -> None:
    (letter,) = write_letters(write_six(), "2026-11-26T10:00", "follow-up")
    assert letter.text.split("\n\n")[2].startswith("Let me first thank you for 17 November")


def test_to_somebody_who_was_not_there_nobody_is_called_she() -> None:
    tale = write_panel(("Priya Raman",), (("her leak data", "the move to hourly loads"),), ("",), ())
    tale.person("Dana Cole", "part: agency")
    tale.notes["panel"] = tale.notes["panel"].replace("kind:", 'agency: "[[Dana Cole]]"\nkind:')
    tale.log("panel", "2026-11-17 20:00 thanked [[Priya Raman]] via [[Dana Cole]]")
    (letter,) = write_letters(tale, "2026-11-26T10:00", "follow-up")
    assert letter.person == "Dana Cole"
    assert "the move to hourly loads" in letter.text
    assert "her leak data" not in letter.text
