"""The words of a language: the vault's own file over the shipped one, and what is said of a file that will not do."""

from __future__ import annotations

from datetime import date

import pytest
from support.letters import shipped_words

from followup_md.errors import FollowupError
from followup_md.letters.frames import DraftPhrase, FrameWords, read_words

PATH = "templates/drafts/en/words.toml"


def read(own: str) -> FrameWords:
    return shipped_words((PATH, own))


def refuse(own: str) -> FollowupError:
    with pytest.raises(FollowupError) as raised:
        read(own)
    return raised.value


def test_what_the_own_file_says_replaces_the_shipped_one_entry_by_entry() -> None:
    words = read('[marks]\nsecond = "[more]"\n[phrases]\nrecall = "One."\n[dates]\nshort = "{month} {day}"\n')
    shipped = shipped_words()
    assert words.marks == {**shipped.marks, "second": "[more]"}
    assert words.phrases == {**shipped.phrases, "recall": (DraftPhrase("One."),)}
    assert words.months == shipped.months
    assert words.say_day("short", date(2026, 11, 7)) == "November 7"


def test_a_phrase_has_slots_that_must_be_filled_and_others_that_must_not() -> None:
    words = read('[phrases]\nreply = [{ say = "A", when = "role" }, { say = "B", unless = ["role", "topic"] }, "C"]\nrelay = []\n')
    assert words.phrases["reply"] == (DraftPhrase("A", ("role",)), DraftPhrase("B", (), ("role", "topic")), DraftPhrase("C"))
    assert words.phrases["relay"] == ()


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("long", "7 November 2026"),
        ("long_american", "November 7, 2026"),
        ("short", "7 November"),
        ("full", "Saturday 7 November"),
        ("weekday", "Saturday"),
        ("on_weekday", "on Saturday"),
        ("on_date", "on 7 November"),
    ],
)
def test_a_day_is_said_in_each_form(form: str, said: str) -> None:
    assert shipped_words().say_day(form, date(2026, 11, 7)) == said


@pytest.mark.parametrize(
    ("own", "message"),
    [
        ("[lists]\nmonths = 5\n", "2: `months` in [lists] is no list of texts"),
        ("[lists]\nmonths = ['a', 2]\n", "2: `months` in [lists] is no list of texts"),
        ("# mine\n[lists]\n\nmonths = ['Jan', 'Feb']\n", "4: `months` in [lists] has 2 entries instead of 12"),
        ("[lists]\nweekdays = []\n", "2: `weekdays` in [lists] has 0 entries instead of 7"),
        ("[lists]\npronouns = 'she'\n", "2: `pronouns` in [lists] is no list of texts"),
        ("[lists]\nreminders = [[]]\n", "2: `reminders` in [lists] is no list of texts"),
        (
            "[lists]\nsubjects = [\n  'about (.+)',\n  '(unclosed',\n]\n",
            "4: `subjects` in [lists] holds no regular expression: missing ), unterminated subpattern at position 0",
        ),
        ("[lists]\nsubjects = ['about .+']\n", "2: `subjects` in [lists] holds a pattern that catches nothing, as it has no (…)"),
        ("[dates]\nshort = '{when}'\n", "2: `short` in [dates] may hold {day}, {month}, {year} and {weekday} alone"),
        ("[dates]\nshort = '{}'\n", "2: `short` in [dates] may hold {day}, {month}, {year} and {weekday} alone"),
        ("[dates]\nshort = '{day'\n", "2: `short` in [dates] may hold {day}, {month}, {year} and {weekday} alone"),
        ("[dates]\nshort = '{day.x}'\n", "2: `short` in [dates] may hold {day}, {month}, {year} and {weekday} alone"),
        ("[dates]\nshort = 1\n", "2: `short` in [dates] is no text"),
        ('[marks]\n"second" = true\n', "2: `second` in [marks] is no text"),
        ("[phrases]\nrecall = 7\n", "2: `recall` in [phrases] holds a phrase that says nothing"),
        ("[phrases]\nrecall = [['A']]\n", "2: `recall` in [phrases] holds a phrase that says nothing"),
        ("[phrases]\nrecall = [{ when = 'role' }]\n", "2: `recall` in [phrases] holds a phrase that says nothing"),
        (
            "[phrases]\nrecall = [\n  { say = 'Well then' },\n  { say = 'But', unles = 'role' },\n]\n",
            "4: `recall` in [phrases] asks for `unles`, which is none of say, when and unless",
        ),
        ("[phrases]\nrecall = [{ say = 'A', when = 3 }]\n", "2: `recall` in [phrases] has a `when` that names no slot"),
        ("[phrases]\nrecall = [{ say = 'A', unless = [3] }]\n", "2: `recall` in [phrases] has a `unless` that names no slot"),
    ],
)
def test_an_entry_that_will_not_do_is_told_with_file_and_line(own: str, message: str) -> None:
    error = refuse(own)
    assert error.message == f"{PATH}:{message}"
    assert error.hint == "mend that line, or delete the file: the shipped one is used then"


def test_a_file_that_is_no_toml_is_told_with_its_line() -> None:
    error = refuse("[marks]\nsecond = x\n")
    assert error.message == f"{PATH} does not read: Invalid value (at line 2, column 10)"
    assert error.hint == "mend that line, or delete the file: the shipped one is used then"


@pytest.mark.parametrize(
    ("own", "message", "hint"),
    [
        ("phrases = 'none'\n", "`phrases` is no table", "write [phrases] on a line of its own, and its keys below"),
        ("[phrase]\nrecall = 'A'\n", "nothing is called `phrase`", "the tables of words.toml are [lists], [dates], [marks], [phrases]"),
    ],
)
def test_a_table_that_is_none_is_told(own: str, message: str, hint: str) -> None:
    error = refuse(own)
    assert (error.message, error.hint) == (f"{PATH}: {message}", hint)


def test_a_first_file_that_lacks_a_list_is_told() -> None:
    with pytest.raises(FollowupError) as raised:
        read_words([("words.toml", "[phrases]\n")])
    assert raised.value.message == "words.toml:1: `months` in [lists] is no list of texts"


@pytest.mark.parametrize(
    ("table", "name", "text", "line"),
    [
        ("marks", "reply", "", 2),
        ("phrases", "reply", "", 4),
        ("phrases", "reply", "Thank you for it.", 6),
        ("phrases", "reply", 'No "such" text', 4),
        ("phrases", "reply", '"Quoted" from the start', 4),
        ("phrases", "reply_end", "Thank you for it.", 8),
        ("phrases", "relay", "", 1),
    ],
)
def test_the_line_of_an_entry_and_of_a_text_in_it(table: str, name: str, text: str, line: int) -> None:
    own = """[marks]
reply = "[reply]"
[phrases]
reply = [
  "Well.",
  "Thank you for it.",
]
reply_end = "Thank you for it."
"""
    words = read(own)
    origin = words.origin._replace(paths={**words.origin.paths, ("phrases", "relay"): PATH})
    assert origin.find_place(table, name, text) == f"{PATH}:{line}"


def test_what_stands_in_no_file_is_told_at_its_top() -> None:
    assert shipped_words().origin.find_place("phrases", "none at all") == "words.toml:1"
