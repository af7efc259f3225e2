"""Problems: what is wrong with a note, where it stands, and what to do about it."""

from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """How bad a problem is (rules.md section 4): data unusable, a rule unmet, or advice."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Place(NamedTuple):
    """One position in a file of the vault; `path` is relative with `/`, lines and columns count from 1."""

    path: str
    line: int = 1
    column: int = 1


class Problem(NamedTuple):
    """One finding: `message` is lower case without full stop and quotes the value; `hint` says what to do."""

    place: Place
    level: Level
    check: str
    message: str
    hint: str
    requirement: str | None = None


_E, _W, _I = Level.ERROR, Level.WARNING, Level.INFO
# Every check by subject: its level, and the requirement that it guards (rules.md section 4).
SUBJECTS: dict[str, dict[str, tuple[Level, str | None]]] = {
    "vault": {
        "unreadable-note": (_E, None),
        "bad-front-matter": (_E, None),
        "duplicate-key": (_E, None),
        "conflict-copy": (_W, None),
        "conflict-marks": (_E, None),
        "note-outside": (_W, "R0.1"),
        "id-clash": (_E, None),
        "process-clash": (_W, "R0.1"),
        "broken-link": (_W, None),
        "sensitive-data": (_W, None),
        "vault-public": (_W, None),
        "unused-ignore": (_W, None),
        "ignore-without-reason": (_W, None),
    },
    "config": {
        "config-unreadable": (_E, None),
        "config-unknown-key": (_W, None),
        "config-bad-value": (_E, None),
        "holidays-missing": (_W, "R1.14"),
    },
    "note": {
        "missing-company": (_E, "R1.10"),
        "missing-role": (_W, "R1.6"),
        "missing-date": (_E, "R1.8"),
        "bad-date": (_E, "R1.8"),
        "missing-end": (_I, "R1.8"),
        "end-before-start": (_E, "R1.8"),
        "unknown-zone": (_E, "R1.8"),
        "skipped-local-time": (_E, "R1.8"),
        "repeated-local-time": (_W, "R1.8"),
        "meeting-unconfirmed": (_I, "R4.1"),
        "event-in-future": (_E, "R0.1"),
        "sent-before-interview": (_E, "R1.8"),
        "duplicate-interview": (_W, "R1.12"),
        "overlapping-interviews": (_W, "R1.8"),
        "rounds-out-of-order": (_W, "R0.1"),
        "unknown-field": (_W, None),
        "bad-value": (_E, None),
        "unknown-section": (_W, "R4.5"),
        "log-misplaced": (_E, None),
        "no-offer-yet": (_W, "R5.8"),
        "unknown-event": (_E, None),
        "not-happened-yet": (_I, None),
        "vague-date": (_W, "R1.15"),
    },
    "people": {
        "nobody-met": (_E, "R1.2"),
        "unnamed-person": (_W, "R1.2"),
        "no-contact-route": (_W, "R1.2"),
        "ambiguous-person": (_E, "R1.2"),
        "name-spelled-two-ways": (_W, "R1.10"),
        "same-person-twice": (_I, "R2.4"),
        "no-decider": (_I, "R1.14"),
        "agency-direct": (_W, "R1.1"),
    },
    "recap": {
        "recap-missing": (_W, "R4.4"),
        "recap-one-sided": (_W, "R4.6"),
        "recap-section-missing": (_W, "R4.5"),
        "recap-thin": (_W, "R4.5"),
        "nothing-per-person": (_W, "R1.4"),
        "no-next-step": (_W, "R1.15"),
        "promise-open": (_W, "R3.7"),
        "review-missing": (_W, "R3.4"),
        "rating-range": (_E, "R3.1"),
        "stumble-no-better-answer": (_W, "R3.6"),
        "stumble-not-addressed": (_W, "R3.8"),
        "same-stumble-again": (_W, "R3.5"),
        "flawless": (_I, "R3.3"),
    },
    "thanks": {
        "thanks-missing": (_W, "R1.1"),
        "thanks-late": (_I, "R1.8"),
        "thanks-by-email": (_W, "R1.9"),
        "thanks-arrives-late": (_W, "R1.8"),
        "thanks-group": (_W, "R1.3"),
        "thanks-twice": (_E, "R1.12"),
    },
    "drafts": {
        "draft-placeholder": (_E, "R1.5"),
        "draft-wrong-company": (_E, "R1.10"),
        "draft-wrong-name": (_E, "R1.10"),
        "draft-wrong-day": (_E, "R1.10"),
        "draft-no-sender": (_W, "R1.11"),
        "draft-no-topic": (_E, "R1.4"),
        "draft-misses-interest": (_W, "R1.6"),
        "draft-twin": (_W, "R1.5"),
        "draft-repeats-round": (_W, "R1.5"),
        "draft-apology": (_W, "R3.6"),
        "draft-pressure": (_W, "R1.16"),
        "draft-money": (_W, "R1.10"),
        "draft-length": (_W, "R1.10"),
        "invite-too-long": (_E, "R2.4"),
        "invite-asks-status": (_W, "R1.12"),
        "invite-quota": (_I, "R2.7"),
        "social-public-mention": (_E, "R3.9"),
        "draft-form-letter": (_W, "R1.5"),
        "draft-topic-unknown": (_W, "R1.4"),
        "draft-private-leak": (_E, "R4.6"),
        "draft-stumbles-many": (_W, "R3.6"),
    },
    "follow-up": {
        "follow-up-early": (_E, "R1.14"),
        "follow-up-pest": (_E, "R1.12"),
        "follow-up-many-people": (_W, "R1.12"),
        "follow-up-two-channels": (_E, "R1.12"),
        "follow-up-no-thanks": (_W, "R1.1"),
        "decision-before-interview": (_E, "R1.15"),
        "decision-differs": (_W, "R1.15"),
        "decision-passed": (_I, "R1.15"),
        "decision-on-day-off": (_I, "R1.15"),
        "interviewing-after-no": (_W, "R1.18"),
        "told-no-contact": (_E, "R1.13"),
    },
    "social": {
        "profile-not-professional": (_W, "R2.2"),
        "network-gone": (_W, "R2.3"),
        "connect-missing": (_W, "R2.4"),
        "answer-before-connect": (_E, "R3.8"),
    },
    "offer": {
        "hint-is-not-offer": (_W, "R5.5"),
        "verbal-only": (_W, "R5.8"),
        "no-start-date": (_W, "R5.8"),
        "start-date-odd": (_W, "R5.8"),
        "conditions-open": (_W, "R5.8"),
        "offer-terms-missing": (_W, "R5.8"),
        "offer-deadline-near": (_W, "R5.8"),
        "withdraw-missing": (_W, "R5.8"),
        "interviewing-after-yes": (_W, "R5.8"),
    },
    "search": {
        "stopped-too-early": (_E, "R5.8"),
        "search-slowed": (_W, "R5.3"),
        "search-idle": (_W, "R5.1"),
        "few-live": (_I, "R5.2"),
        "withdrew-too-early": (_W, "R5.8"),
        "silent-process": (_I, "R4.12"),
    },
}
CHECKS = {check: row for rows in SUBJECTS.values() for check, row in rows.items()}
# After one of these, a note may hold a fact that was not read, or was read wrong: what follows from it is shown as doubtful.
DOUBTFUL = frozenset({
    *("unreadable-note", "bad-front-matter", "duplicate-key", "conflict-marks", "bad-date", "vague-date", "end-before-start"),
    *("unknown-zone", "skipped-local-time", "repeated-local-time", "decision-before-interview", "log-misplaced", "unknown-event"),
    *("ambiguous-person", "event-in-future", "sent-before-interview"),
})  # fmt: skip


def report(check: str, place: Place, message: str, hint: str) -> Problem:
    """Build the problem of one of the CHECKS, its level and requirement looked up by its id."""
    level, requirement = CHECKS[check]
    return Problem(place=place, level=level, check=check, message=message, hint=hint, requirement=requirement)
