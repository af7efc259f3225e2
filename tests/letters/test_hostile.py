"""Notes that hold what templates, typesetters and terminals would act on come out as plain text on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import NOW, PANEL, PANELLISTS, make_interview, make_process
from support.letters import make_matter, make_question, make_topic, write_letter

from followup_md.config.settings import Sender, Settings
from followup_md.letters.plan import LetterShare
from followup_md.letters.slots import fill_slots
from followup_md.model import Offer, OfferTerms, Person, Promise
from followup_md.model.actions import ACTIONS, ANSWER_OFFER
from followup_md.model.facts import MESSAGES
from followup_md.problem import Place

if TYPE_CHECKING:
    from followup_md.letters.plan import LetterFacts

PRIYA = PANELLISTS[0]
CODE = (
    "{{ 7*7 }}",
    "{% for x in y %}",
    '{{ say("name") }}',
    "{# c #}",
    "{{ ''.__class__ }}",
    "{better} {word} {name} {0}",
    "%(name)s %s",
    "#include <stdio.h>",
    "#let x = 1",
    r"\input{/etc/passwd}",
    "<script>alert(1)</script>",
    "[Name]",
    "$(reboot) `reboot`",
    "\U0001f468\u200d\U0001f373 \u2764\ufe0f",
    "\u05e9\u05dc\u05d5\u05dd",
    "x" * 10_000,
)
BROKEN = (
    ("one\r\ntwo", "one two"),
    ("one\rtwo\x85three\u2028four", "one two three four"),
    ("one\ttwo\x0bthree", "one two three"),
    ("one\0two", "onetwo"),
    ("\u202eevil\u202c \u2066x\u2069", "evil x"),
    ("\x1b[31mred\x1b[0m", "[31mred[0m"),
    ("\ufeffone\u200btwo", "onetwo"),
    ("\ud800lone", "lone"),
)
KNOWN = tuple(dict.fromkeys((*(kind for spec in ACTIONS for kind in spec.drafts), "relay")))


def plant(text: str, kind: str, channel: str) -> LetterFacts:
    """Return a matter in which every text of the notes is this one."""
    place = Place("interviews/x.md")
    person = Person(key=PRIYA, name=text, path="x", title=text, address=f"{text}\n2 Quay", salutation=text)
    share = LetterShare(
        lead=make_topic(text, PRIYA),
        second=make_topic(text, PRIYA, 2),
        spare=(make_topic(text, PRIYA, 3),),
        repair=make_question(text, asked_by=PRIYA, better=text),
        mine=text,
        requirement=text,
        point=text,
    )
    interview = make_interview(PANEL, text, NOW, role=text, interviewers=PANELLISTS, offer=OfferTerms(text, text, text))
    offered = kind in (*ANSWER_OFFER.drafts, "ask-in-writing")
    process = make_process(interview, state="offer-written" if offered else "waiting", offer=Offer(answer_by=NOW.date()))
    return make_matter(
        kind=kind,
        channel=channel,
        person=person,
        share=share,
        interview=interview,
        process=process,
        settings=Settings(sender=Sender(text, text, text, text)),
        passed_on=((person, share),),
        unkept=(Promise(text, place),),
        decides=True,
    )


def find_channels(kind: str) -> tuple[str, ...]:
    return ("message",) if kind in MESSAGES else ("letter", "email", "phone")


@pytest.mark.parametrize("kind", KNOWN)
@pytest.mark.parametrize("text", CODE, ids=[text[:20].encode("unicode_escape").decode() for text in CODE])
def test_what_looks_like_code_is_text(kind: str, text: str) -> None:
    shown = text.replace("`reboot`", "reboot")
    for channel in find_channels(kind):
        letter = write_letter(plant(text, kind, channel))
        assert "49" not in letter
        # A message has a limit, and one that would not fit is a mark: it names the reader none the less.
        assert shown in letter
        assert "__class__" not in letter.replace(text, "")


@pytest.mark.parametrize("kind", KNOWN)
@pytest.mark.parametrize(("text", "shown"), BROKEN)
def test_what_breaks_lines_or_turns_them_is_left_out(kind: str, text: str, shown: str) -> None:
    for channel in find_channels(kind):
        letter = write_letter(plant(text, kind, channel))
        assert shown in letter
        assert letter.isprintable() or letter.replace("\n", "").isprintable()
        letter.encode()


@given(st.text(max_size=80), st.sampled_from(KNOWN))
def test_no_text_makes_a_draft_fail_and_each_slot_but_addresses_is_one_line(text: str, kind: str) -> None:
    for channel in find_channels(kind):
        matter = plant(text, kind, channel)
        assert write_letter(matter).endswith("\n")
        slots = fill_slots(matter)
        lines = {name for name, filled in slots.items() if "\n" in filled}
        assert lines <= {"reader_address", "sender_address", "passed_on"}
        assert all(filled == filled.strip() for name, filled in slots.items() if name != "passed_on")


@pytest.mark.slow
@pytest.mark.parametrize("sign", "*_`[(<%~.: ")
def test_long_runs_of_signs_are_read_in_no_time(sign: str) -> None:
    for text in (sign * 20_000, f"{sign}a " * 10_000, f"a{sign}{sign}" * 10_000):
        assert write_letter(plant(text, "thank-you", "letter"))
