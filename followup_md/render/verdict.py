"""The pest guard's verdict: in words for a person, and as JSON (format.md section 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.render.terminal_rows import paint
from followup_md.render.text import clean, wrap
from followup_md.render.when import write_time
from followup_md.words import say_instead, say_verdict_reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from followup_md.model import Verdict
    from followup_md.model.views import GuardView
    from followup_md.render.terminal_rows import Tone

TONES: Mapping[str, Tone] = {"allow": "good", "wait": "due", "refuse": "overdue"}
_ANSWERS = {"allow": "yes", "wait": "not yet", "refuse": "not now"}


def say_verdict(verdict: Verdict) -> str:
    """Return a verdict, to stand behind a name, with its requirement."""
    return f"{_ANSWERS[verdict.verdict]}; {say_verdict_reason(verdict)} ({verdict.requirement})"


def render_verdict(name: str, verdict: Verdict, *, color: bool, width: int | None) -> str:
    """Return the verdict on a contact with `name`: the answer first, then the reason, then what is allowed instead and what to do."""
    answer, tone = _ANSWERS[verdict.verdict], TONES[verdict.verdict]
    words = say_verdict_reason(verdict)
    reason = f"{words[:1].upper()}{words[1:]} ({verdict.requirement})"
    texts = map(clean, filter(None, (reason, say_instead(verdict))))
    rows = [row for text in texts for row in (wrap(text, width, keep=True) if width else (text,))]
    return "\n".join([paint(f"{clean(name)}: {answer}", tone, color=color), *rows]) + "\n"


def describe_verdict(verdict: Verdict) -> GuardView:
    """Return the verdict as JSON has it."""
    return {
        "version": 1,
        "verdict": verdict.verdict,
        "until": write_time(verdict.until),
        "reason": say_verdict_reason(verdict),
        "requirement": verdict.requirement,
        "allowed_instead": say_instead(verdict),
    }
