"""Templates filled in: which phrase is chosen, what stands where none can be, and what is said of a template that fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.letters import shipped_words

from followup_md.errors import FollowupError
from followup_md.letters.frames import FrameFacts, Frames, fill

if TYPE_CHECKING:
    from collections.abc import Mapping

PATH = "templates/drafts/en/letter.md"
WORDS = "templates/drafts/en/words.toml"
SLOTS = {"name": "Ana Silva", "role": "Engineer", "topic": "late events", "day": "", "second": ""}


def render(template: str, words: str = "", slots: Mapping[str, str] = SLOTS, number: int = 0) -> str:
    book = Frames({"letter": (PATH, template)}, shipped_words((WORDS, words)))
    return fill(book, FrameFacts("letter", slots, number))


def fail(template: str, words: str = "", slots: Mapping[str, str] = SLOTS) -> FollowupError:
    with pytest.raises(FollowupError) as raised:
        render(template, words, slots)
    return raised.value


def test_the_first_phrase_that_can_be_filled_is_said_whatever_the_others_lack() -> None:
    words = '[phrases]\nx = ["On {{ day }}.", "About {{ topic }}.", "And {{ second }}."]\n'
    assert [render('{{ say("x") }}', words, number=number) for number in range(4)] == ["About late events.\n"] * 4


def test_phrases_are_taken_in_turn() -> None:
    words = '[phrases]\nx = ["A.", "B.", "C."]\n'
    said = [render('{{ say("x") }}', words, number=number) for number in range(6)]
    assert sorted(said[:3]) == ["A.\n", "B.\n", "C.\n"]
    assert said[3:] == said[:3]


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ('{ when = "role", say = "A" }', "A\n"),
        ('{ when = ["role", "topic"], say = "A" }', "A\n"),
        ('{ when = ["role", "day"], say = "A" }', "[x]\n"),
        ('{ unless = "day", say = "A" }', "A\n"),
        ('{ unless = ["day", "role"], say = "A" }', "[x]\n"),
        ('{ when = "role", unless = "day", say = "A {{ day }}" }', "[x]\n"),
        ('{ say = "" }', "\n"),
        ('"{% if day %}{{ day }}{% else %}A{% endif %}"', "[x]\n"),
    ],
)
def test_a_phrase_is_said_when_its_slots_are_as_it_asks(phrase: str, said: str) -> None:
    assert render('{{ say("x") }}', f'[phrases]\nx = [{phrase}]\n[marks]\nx = "[x]"\n') == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('[phrases]\nx = ["On {{ day }}"]\n[marks]\nx = "[which day, {{ name }}?]"\n', "[which day, Ana Silva?]\n"),
        ('[phrases]\nx = ["On {{ day }}"]\n', "\n"),
        ('[phrases]\nx = []\n[marks]\nx = ""\n', "\n"),
        ('[marks]\nx = "[x]"\n', "[x]\n"),
    ],
)
def test_where_none_can_be_filled_its_mark_stands_or_nothing(words: str, said: str) -> None:
    assert render('{{ say("x") }}', words) == said


@pytest.mark.parametrize(
    ("most", "said"), [(40, "late events for Engineer\n"), (24, "late events for Engineer\n"), (23, "late events\n"), (9, "[x]\n")]
)
def test_what_fits_a_limit_is_the_first_that_is_short_enough(most: int, said: str) -> None:
    words = '[phrases]\nx = ["On {{ day }}", "{{ topic }} for {{ role }}", "{{ topic }}"]\n[marks]\nx = "[x]"\n'
    assert render(f'{{{{ fit("x", {most}) }}}}', words) == said


def test_a_phrase_may_say_another() -> None:
    words = '[phrases]\nx = ["A {{ say(\'y\') }}"]\ny = ["{{ topic | cap }}"]\n'
    assert render('{{ say("x") }}', words) == "A Late events\n"


def test_blanks_and_gaps_that_empty_slots_leave_are_closed() -> None:
    assert render("\n\n  A  {{ day }}  B\t.\n\n{{ day }}\n\n\n{{ day }}\nC\n\n\n") == "A B .\n\nC\n"


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("why us?", "I say: why us?"),
        ("“why us?”", "I say: “why us?”"),
        ('the "why us!"', 'I say: the "why us!"'),
        ("so on…", "I say: so on…"),
        ("Acme Inc.", "I say: Acme Inc."),
        ("the “end”", "I say: the “end”."),
        ("hours (nine!)", "I say: hours (nine!)."),
        ("hours... ", "I say: hours... ."),
    ],
)
def test_no_stop_follows_another(topic: str, said: str) -> None:
    assert render("I say: {{ topic }}.", slots={"topic": topic}) == f"{said}\n"


def test_a_stop_within_a_line_or_of_three_dots_is_left_alone() -> None:
    assert render("a?.b and ... and so on..\n") == "a?.b and ... and so on.\n"


@pytest.mark.parametrize(
    "text",
    [
        "{{ 7*7 }}",
        "{% for x in y %}",
        '{{ say("name") }}',
        "{# c #}",
        "#include",
        r"\input{x}",
        "<script>alert(1)</script>",
        "[Name]",
        "{word} {better} %s",
        "\u05e9\u05dc\u05d5\u05dd \U0001f600",
        "x" * 10_000,
    ],
)
def test_what_stands_in_a_slot_is_text_whatever_it_looks_like(text: str) -> None:
    words = '[phrases]\nx = ["I say {{ topic }} here"]\n'
    assert render('{{ say("x") }}, {{ topic }}', words, slots={"topic": text}) == f"I say {text} here, {text}\n"


@pytest.mark.parametrize(
    ("template", "line", "fault"),
    [
        ("A\n{{ nam }}\n", 2, "no slot `nam`"),
        ("A\n\n{{ name\n", 3, "unexpected end of template"),
        ("A\n{% if name %}A\n", 2, "unexpected end of template"),
        ("A\nB {{ say('nothing') }}", 2, "no phrase 'nothing' in words.toml"),
        ("A\n{{ fit('nothing', 3) }}", 2, "no phrase 'nothing' in words.toml"),
        ("A\n{{ 1 / 0 }}", 2, "division by zero"),
        ("{{ name | nothing }}", 1, "nothing"),
        ("\n{{ 3 | wordwrap(5) }}", 2, "splitlines"),
        ("{{ say() }}", 1, "missing 1 required"),
        ("{{ say([]) }}", 1, "unhashable"),
        ("{% include 'other.md' %}", 1, "no loader"),
        ("\n{{ ''.__class__ }}", 2, "unsafe"),
        ("{{ ''.__class__.__mro__ }}", 1, "unsafe"),
        ("{{ say.__self__ }}", 1, "unsafe"),
        ("{{ say.__func__.__globals__ }}", 1, "unsafe"),
        ("{{ '{0.__class__}'.format(name) }}", 1, "unsafe"),
        ("{{ name.environment }}", 1, "environment"),
        ("{% for x in range(10 ** 9) %}{% endfor %}", 1, "range too big"),
    ],
)
def test_a_template_that_fails_is_told_with_file_and_line(template: str, line: int, fault: str) -> None:
    error = fail(template)
    assert error.message.startswith(f"{PATH}:{line}: ")
    assert fault in error.message.lower()
    assert error.hint == "mend that line, or delete the file: the shipped one is used then; docs/letters.md lists the slots"


@pytest.mark.parametrize(
    ("phrases", "line", "fault"),
    [
        ('x = [\n  "A",\n  "B {{ nam }}",\n]', 4, "no slot `nam`"),
        ('x = [\n  "B {{ name",\n]', 3, "unexpected end of template"),
        ('x = [\n  { when = "roll", say = "B" },\n]', 3, "no slot `roll`"),
        ('x = [\n  { unless = "roll", say = "B" },\n]', 3, "no slot `roll`"),
        ('y = "A"\nx = "B {{ name | nothing }}"', 3, "no filter named 'nothing'"),
        ('y = "A"\nx = "B {{ 1 / 0 }}"', 3, "division by zero"),
        ("x = \"B {{ ''.__class__ }}\"", 2, "unsafe"),
        ('x = "{{ say(\'y\') }}"\ny = [\n"{{ nam }}"]', 4, "no slot `nam`"),
        ("x = \"{{ say('nothing') }}\"", 2, "no phrase 'nothing' in words.toml"),
        ('x = ["On {{ day }}"]\n[marks]\ny = ""\nx = "[{{ nam }}]"', 5, "no slot `nam`"),
    ],
)
def test_a_phrase_that_fails_is_told_with_file_and_line(phrases: str, line: int, fault: str) -> None:
    with pytest.raises(FollowupError) as raised:
        # Phrases are taken in turn: two numbers meet each of two.
        [render('\n{{ say("x") }}', f"[phrases]\n{phrases}\n", number=number) for number in range(2)]
    assert raised.value.message.startswith(f"{WORDS}:{line}: ")
    assert fault in raised.value.message.lower()


def test_a_phrase_that_says_itself_ends() -> None:
    assert "maximum recursion depth exceeded" in fail('{{ say("x") }}', "[phrases]\nx = \"{{ say('x') }}\"\n").message


def test_an_error_without_words_is_called_by_its_kind() -> None:
    error = fail("{{ 'a' * (10 ** 18) }}")
    assert error.message in (f"{PATH}:1: MemoryError", f"{PATH}:1: cannot fit 'int' into an index-sized integer")


def test_a_fault_of_the_shipped_words_names_them() -> None:
    slots = {name: text for name, text in SLOTS.items() if name != "name"}
    with pytest.raises(FollowupError) as raised:
        fill(Frames({"letter": (PATH, '{{ say("name") }}')}, shipped_words()), FrameFacts("letter", slots, 0))
    assert raised.value.message.startswith("words.toml:")
    assert raised.value.message.endswith(": no slot `name`")
