"""Words for derived values: titles, reasons and lacks. For output only: no code parses them."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from followup_md.dates import spell_day
from followup_md.model import STATES, Action, Lack, Pieces, Reason, Verdict
from followup_md.model.states import LackKind, ReasonKind, Route

_NO_DATE: Final = "; they named no date"
_UNASKED: Final = "; nobody asked you to write again"
# Each reason as a clause, and what follows it where there is room. In braces stand the day, the people, the state and a further reason.
REASONS: Final[Mapping[ReasonKind, tuple[str, str]]] = {
    "met": ("you met on {day}", _NO_DATE),
    "met-undated": ("you met on {day}", "; what they said of their decision holds no date"),
    "called-off": ("the meeting was called off on {day}", _NO_DATE),
    "moved": ("the meeting was moved without a new time on {day}", _NO_DATE),
    "they-wrote": ("they wrote on {day}", _NO_DATE),
    "put-on-hold": ("they put it on hold on {day}", _NO_DATE),
    "taken-up": ("they took it up again on {day}", _NO_DATE),
    "round-named": ("they spoke of a next round, and nothing is noted of it after {day}", ""),
    "they-decide": ("they decide by {day}", ""),
    "told-when": ("they told you to write then", ""),
    "invited": ("they asked you to write again then", ""),
    "sent": ("you followed up on {day}", _UNASKED),
    "sent-and-another": ("you followed up on {day}", "; follow_up.max allows another after follow_up.gap"),
    "no-post": ("this talk was not about a post", ""),
    "no-interest": ("you noted no interest", ""),
    "asked-no-contact": ("they asked on {day} for no contact: no letter", ", no invitation"),
    "asked-no-follow-ups": ("they asked on {day} not to be followed up with", ""),
    "on-hold": ("they put it on hold", ""),
    "was-on-hold": ("they had put it on hold", ""),
    "silent": ("nothing was heard for long", ""),
    "was-over": ("the process was {state}", ""),
    "answering": ("an answer to them is never pestering", ""),
    "arranging": ("arranging a meeting is no follow-up", ""),
    "sending-material": ("sending what they asked for, or what you promised, is no follow-up", ""),
    "discussing-offer": ("talking about an offer is no follow-up", ""),
    "withdrawing": ("a short, kind withdrawal is always in order", ""),
    "unknown-person": ("the notes know of no interview with them", ""),
    "no-contact": ("they asked you not to write or call", ""),
    "not-due": ("wait until {day}: {because}", ""),
    "due": ("your follow-up is due since {day}: {because}", ""),
    "spent": ("you followed up with {people} on {day}", f"{_UNASKED}. If they want you they will call"),
    "other-gave-date": ("one person only: {people} gave you the date", ""),
    "other-is-asked": ("one person only: {people} is the one to ask", ""),
    "asked-this-week": ("you followed up with {people} on {day} about another post", "; wait until next week"),
    "applied": ("you have applied, and nobody has met you yet", ": there is no interview to follow up on"),
    "round-planned": ("they are moving: a round is planned", ""),
    "quiet": ("nothing was heard for long", "; note how it stands and look on. If they want you they will call"),
    "rejected": ("they said no", "; one reply with thanks is the last word"),
    "nothing-to-ask": ("there is nothing to ask: {state_clause}", ""),
    "not-met": ("you have not met them yet", "; thank them after the meeting"),
    "half-thanked": ("{people} has one of the two notes that `channel: both` means", ""),
    "thanked": ("{people} has your thanks of {day} for this round", "; a second note is the first step to being a pest"),
    "thanks-through": ("thanks go through {people} here", ""),
    "withdrawal-thanked": ("your withdrawal was your thanks to {people}", "; a second note is one too many"),
    "thanks-lapsed": ("the thanks have lapsed after a week", "; put them into your follow-up"),
    "not-thanked": ("{people} has no note from you for this round yet", ""),
    "has-left": ("{people} has left the company", "; the next in line is the one to ask"),
}


class LackWords(NamedTuple):
    """Words for a lack of one person or thing, for one of `many` where they differ, and in `rest` what follows where there is room.

    `blocks` is the sentence for an action that is blocked by it; empty where it never blocks. In braces stand the fields of a Lack, and the
    articles `{a}` and `{an}`, which short lines leave out.
    """

    one: str = ""
    many: str = ""
    rest: str = ""
    blocks: str = ""


LACKS: Final[Mapping[LackKind, LackWords]] = {
    "ready": LackWords("ready"),
    "route": LackWords("needs {routes}", "need {routes}", blocks="{who} needs {routes}"),
    "came-back": LackWords(
        "needs {routes}", "need {routes}", ", since the note came back", blocks="{who} needs {routes}, since the note came back"
    ),
    "topic": LackWords("needs {a}topic", "need {a}topic", blocks="write down first what you and {who} talked about (R1.4)"),
    "profile": LackWords("needs {a}profile", "need {a}profile"),
    "consultant": LackWords(
        "goes through {who}",
        "go through {who}",
        blocks="thanks go through {who} here: ask them to pass yours on, or note `direct: true` once they agree",
    ),
    "thanks-not-yet": LackWords("from {begins}", blocks="not before {begins} (thank_you.not_before)"),
    "thanks": LackWords("no thank-you yet", rest=": begin with it"),
    "part": LackWords("{what}"),
    "activities": LackWords("{done} of {target} this week"),
    "public-profile": LackWords(blocks="only private accounts are known of {who}: leave them alone and look for {a}professional one"),
    "network": LackWords(blocks="none of the profiles of {who} is on {a}network of connect.networks"),
    "suggestion": LackWords(blocks="connect.when is if-invited: wait until they suggest it"),
    "answer": LackWords(blocks="connect.when is after-decision: wait for their answer"),
    "connect-not-yet": LackWords(blocks="not before {begins} (connect.not_before)"),
    "better-answer": LackWords(blocks="write the better answer first (R3.7)"),
    "one-letter": LackWords(blocks="ask {who} about both posts in one letter, the follow-up for {what}, and log it in both notes"),
}
ROUTES: Final[Mapping[Route, str]] = {"address": "{an}address", "email": "{an}e-mail address", "another-address": "another address"}
_NAMED, _LONGEST = 2, 60  # how many questions to practise are named, and in how many characters


def say_action_title(action: Action) -> str:
    """Return what is to be done, as a title."""
    titles = {variant.name: variant.title for variant in action.spec.variants}
    return _fill_pieces(titles.get(action.pieces.variant, action.spec.title), action.pieces)


def say_why(action: Action) -> str:
    """Return why an action is to be done, as a clause without full stop."""
    reasons = {variant.name: variant.why for variant in action.spec.variants}
    return _fill_pieces(reasons.get(action.pieces.variant) or action.spec.why, action.pieces)


def say_lacks(lacks: Iterable[Lack]) -> str:
    """Return what an action lacks, in few words; empty if nothing."""
    return ", ".join(say_lack(lack) for lack in lacks)


def say_lack(lack: Lack, *, many: bool = False, whole: bool = True, articles: bool = True) -> str:
    """Return a lack of one person or thing, or of `many`; without `rest` unless `whole`, and without `articles` for a short line."""
    words = LACKS[lack.kind]
    return _fill_lack(((many and words.many) or words.one) + (words.rest if whole else ""), lack, articles=articles)


def say_obstacle(lack: Lack | None, *, articles: bool = True) -> str:
    """Return what blocks an action, as a sentence without full stop; empty if nothing does."""
    return _fill_lack(LACKS[lack.kind].blocks, lack, articles=articles) if lack else ""


def say_full_reason(reason: Reason) -> str:
    """Return a reason as a clause without full stop."""
    return _fill("".join(REASONS[reason.kind]), reason)


def say_reason_briefly(reason: Reason) -> str:
    """Return the first part of a reason, used alone where there is little room."""
    return _fill(REASONS[reason.kind][0], reason)


def say_verdict_reason(verdict: Verdict) -> str:
    """Return the reason for a verdict of the pest guard, and the post it is about if there are several."""
    return say_full_reason(verdict.reason) + (f"; this is about {verdict.about}" if verdict.about else "")


def say_instead(verdict: Verdict) -> str:
    """Return what is allowed today instead of a contact that the pest guard refuses, and what is better; empty if it allows it."""
    if verdict.instead is None:
        return ""
    allowed = "your thanks, and replying to them" if verdict.instead.thanks else "replying to them"
    week = verdict.instead.week
    return f"Allowed today: {allowed}. Better: this week you have {week.done} of {week.target} search activities."


def _fill(words: str, reason: Reason) -> str:
    return words.format(
        day=spell_day(reason.day) if reason.day else "",
        people=" and ".join(reason.people) or "them",
        state=reason.state or "",
        state_clause=STATES[reason.state].clause if reason.state else "",
        because=say_full_reason(reason.because) if reason.because else "",
    )


def _fill_pieces(words: str, pieces: Pieces) -> str:
    named, more = ", ".join(map(_quote, pieces.unpractised[:_NAMED])), len(pieces.unpractised) - _NAMED
    unpractised = f"; not practised since: {named}{f' and {more} more' if more > 0 else ''}" if named else ""
    missing = _say_routes(pieces.missing, articles=True)
    day = spell_day(pieces.day) if pieces.day else ""
    because = say_full_reason(pieces.because) if pieces.because else ""
    return words.format_map(pieces._asdict() | {"missing": missing, "day": day, "because": because, "unpractised": unpractised})


def _fill_lack(words: str, lack: Lack, *, articles: bool) -> str:
    begins = f"{spell_day(lack.begins)} {lack.begins:%H:%M}" if lack.begins else ""
    routes = _say_routes(lack.routes, articles=articles)
    return words.format_map(lack._asdict() | {"a": "a " * articles, "routes": routes, "begins": begins})


def _say_routes(routes: Iterable[Route], *, articles: bool) -> str:
    return " and ".join(ROUTES[route].format(an="an " * articles) for route in routes)


def _quote(question: str) -> str:
    return f"“{question if len(question) <= _LONGEST else question[: _LONGEST - 1].rstrip() + '…'}”"
