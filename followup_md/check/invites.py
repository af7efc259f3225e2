"""Networks: what a public text gives away, and what an invitation to connect must not be."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding
from followup_md.check.letter_text import find_words, read_letters
from followup_md.model.draft import DraftKind
from followup_md.prose.places import locate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Inspection
    from followup_md.prose.letter import Letter

_LONGEST_INVITATION = 200
# Invitations with a text in a month; who counts says 3 or about 10 (rules.md 8.7).
_MOST_INVITATIONS = 5
_INSTEAD = "take it out: the one follow-up is a letter of its own, when it is due"
# As text: `re` compiles it when there is an invitation. Decision trees, status codes and the like are subjects to talk about.
_PENDING = r"(?:my|the|your) (?:application|candidacy|decision|hiring|interview|opening|position|post|process|role|search)"
_STATUS = (
    rf"(?i)\b(?:(?:updates?|news|word) (?:about|on|regarding) {_PENDING}|(?:any|some) (?:news|updates?|word)|status of {_PENDING}"
    r"|(?:a|any|the|your) decision(?! (?:log|making|model|record|support|table|tree)s?)"
    r"|(?:had|has|have) (?:they|the team|you) (?:already |yet )?(?:chosen|decided)"
    r"|when (?:do|does|might|will|would) (?:they|you) (?:decide|know)"
    r"|(?:how|where) (?:i|it|matters|things|we) stands?|(?:hiring|interview|recruitment|selection) process|hear(?:ing)? back"
    r"|next (?:round|steps?)|my (?:application|candidacy|chances)|still (?:being considered|considering|in the running|looking for)"
    r"|(?:get|got|have) the (?:job|position|post|role))\b"
)


def find_social_public_mention(inspection: Inspection) -> Iterator[Finding]:
    """A text for a public place gives the interview away."""
    letters = list(read_letters(inspection, DraftKind.ENGAGE, DraftKind.SHARE_ANSWER))
    if not letters:
        return
    # They would cost every `status` more than all other checks of drafts.
    from followup_md.prose.public import SAY_INSTEAD, find_giveaways  # noqa: PLC0415 - only where there is a text for everybody
    from followup_md.prose.public_names import read_names  # noqa: PLC0415 - as above

    for letter in letters:
        text = "\n".join(line.text for line in letter.lines)
        for found in find_giveaways(text, read_names(inspection.search.vault, but=letter.draft.person)):
            if found.certain:
                line, column = locate(text, found.start)
                message = f'"{" ".join(found.words.split())}" gives the interview away in a public text: it {found.why}'
                place = letter.place(letter.lines[line - 1], column - 1)
                yield Finding(place, message, f"say nothing of the interview or the job; {SAY_INSTEAD}")


def find_invite_too_long(inspection: Inspection) -> Iterator[Finding]:
    """An invitation to connect is too long, and would be chopped."""
    for letter in read_letters(inspection, DraftKind.CONNECT):
        body = "\n".join(line.text for line in letter.lines)
        begin = len(body) - len(body.lstrip())
        over = len(body.strip()) - _LONGEST_INVITATION
        if over > 0:
            line, column = locate(body, begin + _LONGEST_INVITATION)
            message = f"an invitation of {_LONGEST_INVITATION + over} characters: a free account on LinkedIn has {_LONGEST_INVITATION}"
            hint = f"cut {over} character{'s' * (over != 1)} or it is chopped here"
            yield Finding(letter.place(letter.lines[line - 1], column - 1), message, hint)


def find_invite_asks_status(inspection: Inspection) -> Iterator[Finding]:
    """An invitation to connect asks how it stands."""
    for letter in read_letters(inspection, DraftKind.CONNECT):
        # All of it, for an invitation is often one line with its salutation.
        yield from find_words(letter._replace(said=letter.lines), _STATUS, "this makes the invitation a follow-up:", hint=_INSTEAD)


def find_invite_quota(inspection: Inspection) -> Iterator[Finding]:
    """More invitations with a text are drafted than a free account may have in a month."""
    by_month: defaultdict[tuple[int, int], list[Letter]] = defaultdict(list)
    for letter in read_letters(inspection, DraftKind.CONNECT):
        if letter.interview and any(line.text.strip() for line in letter.lines):
            day = letter.interview.end.date()
            by_month[day.year, day.month].append(letter)
    now = inspection.search.now
    letters = by_month[now.year, now.month]
    if len(letters) > _MOST_INVITATIONS:
        message = (
            f"{len(letters)} invitations with a text for this month's rounds; a free account may have no more than {_MOST_INVITATIONS}"
        )
        deciders = dict.fromkeys(letter.person.name for letter in letters if letter.person and letter.person.part == "hiring-manager")
        names = f": {' and '.join(deciders)}" if deciders else ""
        yield Finding(letters[_MOST_INVITATIONS].start(), message, f"deciders first{names}; invite the others without a text")
