"""Templates of drafts, filled in by Jinja in its sandbox: what the notes say is data and never part of a template."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar
from zlib import crc32

from followup_md.draft.fragments import lift
from followup_md.draft.words import MEND
from followup_md.errors import FollowupError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2.sandbox import SandboxedEnvironment

    from followup_md.draft.words import Phrase, Words

_Made = TypeVar("_Made")
_HINT: Final = f"{MEND}; docs/letters.md lists the slots"
# A fragment that ends itself needs no stop of the sentence.
_STOPS: Final = r"(?<!\.)([?!….][”’»\"']*)\.(?=\s|$)"
_BLANKS: Final = r"[ \t]+"
_GAPS: Final = r"\n{3,}"


class Book(NamedTuple):
    """The templates of one language by the kind of draft, each with its path, and the words that they choose from."""

    templates: Mapping[str, tuple[str, str]]
    words: Words


class Page(NamedTuple):
    """What is to be filled in: the template's name, its slots (empty where the notes have nothing), and which phrasing to begin with."""

    template: str
    slots: Mapping[str, str]
    number: int


def fill(book: Book, page: Page) -> str:
    """Return a template filled in, a paragraph on each line; FollowupError with file and line for one that fails.

    The same book and the same page give the same text. What stands in a slot is text, whatever it looks like.
    """
    from jinja2 import StrictUndefined, TemplateSyntaxError
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(autoescape=False, undefined=StrictUndefined, keep_trailing_newline=True)
    environment.filters["cap"] = lift
    speaker = _Speaker(environment, book.words, page)
    environment.globals.update(say=speaker.say, fit=speaker.fit)
    path, source = book.templates[page.template]
    try:
        text = environment.from_string(source).render(page.slots)
    except FollowupError:
        raise
    except TemplateSyntaxError as error:
        raise FollowupError(f"{path}:{error.lineno}: {_describe(error)}", _HINT) from error
    except Exception as error:  # a template can fail in as many ways as a program
        # The line is that of the last frame of the traceback which is one of the template.
        line, trace = 1, error.__traceback__
        while trace is not None:
            line = trace.tb_lineno if trace.tb_frame.f_code.co_filename == "<template>" else line
            trace = trace.tb_next
        raise FollowupError(f"{path}:{line}: {_describe(error)}", _HINT) from error
    # Empty slots leave doubled stops, blanks and gaps.
    lines = [re.sub(_STOPS, r"\1", re.sub(_BLANKS, " ", line).strip()) for line in text.split("\n")]
    return re.sub(_GAPS, "\n\n", "\n".join(lines)).strip("\n") + "\n"


class _Speaker:
    """Chooses phrases: of those whose slots are all filled the next one, counted from the page's number."""

    def __init__(self, environment: SandboxedEnvironment, words: Words, page: Page) -> None:
        self.environment = environment
        self.words = words
        self.page = page

    def say(self, name: str) -> str:
        """Return one phrase of that name, filled in; its mark where none can be filled, and nothing where it has no mark."""
        phrases = self._list_fitting(name)
        if phrases:
            return self._fill(name, phrases[(self.page.number + crc32(name.encode())) % len(phrases)])
        return self._mark(name)

    def fit(self, name: str, most: int) -> str:
        """Return the first phrase of that name which, filled in, has at most that many characters; its mark where none has."""
        filled = (self._fill(name, phrase) for phrase in self._list_fitting(name))
        return next((text for text in filled if len(text) <= most), None) or self._mark(name)

    def _list_fitting(self, name: str) -> list[str]:
        return [phrase.text for phrase in self.words.phrases.get(name, ()) if self._fits(name, phrase)]

    def _mark(self, name: str) -> str:
        if name not in self.words.phrases and name not in self.words.marks:
            raise LookupError(f"no phrase {name!r} in words.toml")
        return self._fill(name, self.words.marks.get(name, ""), "marks")

    def _fits(self, name: str, phrase: Phrase) -> bool:
        from jinja2 import meta

        slots = self.page.slots
        unknown = next((slot for slot in (*phrase.when, *phrase.unless) if slot not in slots), None)
        if unknown is not None:
            raise FollowupError(f"{self._place(name, phrase.text)}: no slot `{unknown}`", _HINT)
        used = self._try(name, phrase.text, lambda: meta.find_undeclared_variables(self.environment.parse(phrase.text)))
        wanted = (*used, *phrase.when)
        # What is no slot is left to fail, or to be a function, where it is filled in.
        return all(slots.get(slot, "unknown") for slot in wanted) and not any(slots[slot] for slot in phrase.unless)

    def _fill(self, name: str, phrase: str, table: str = "phrases") -> str:
        return self._try(name, phrase, lambda: self.environment.from_string(phrase).render(self.page.slots), table)

    def _try(self, name: str, phrase: str, work: Callable[[], _Made], table: str = "phrases") -> _Made:
        try:
            return work()
        except FollowupError:
            raise
        except Exception as error:
            raise FollowupError(f"{self._place(name, phrase, table)}: {_describe(error)}", _HINT) from error

    def _place(self, name: str, phrase: str, table: str = "phrases") -> str:
        return self.words.origin.find_place(table, name, phrase)


def _describe(error: BaseException) -> str:
    """Return what is wrong, on one line; an undefined name is called a missing slot."""
    words = " ".join(str(error).split()) or type(error).__name__
    return re.sub(r"^'(\w+)' is undefined$", r"no slot `\1`", words)
