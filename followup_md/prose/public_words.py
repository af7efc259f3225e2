"""Words of interviews, offers, jobs and waiting in a public post: they give an interview away without a name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from followup_md.prose.public_text import Sign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.prose.public_text import PublicText, Weight

_INTERVIEW, _OFFER, _JOB = "speaks of an interview", "speaks of an offer", "speaks of a job that you may get"
_HIRING, _ROUND, _WAITING = "speaks of hiring", "sounds like a round of interviews", "sounds like waiting for an answer"
_BESIDE = "speaks of the job, in this sentence"
_WORK = r"(?:company|employer|firm|job|position|post|role|start up|vacancy)"
# A blank in a pattern stands for what may lie between two words, in a tag nothing at all; accents are left out.
_PATTERNS: tuple[tuple[str, str, Weight], ...] = (
    (r"(?:job|phone|telephone|on site|panel|screening|technical|coding) interview(?:s|ed|ing|ers?)?", _INTERVIEW, "sure"),
    (r"interview (?:panel|loop)s?", _INTERVIEW, "sure"),
    (r"interview(?:ed|ing)? (?:at|for|with) (?:an?|the|my|this|that) (?:[\w-]{1,30} ){0,2}" + _WORK, _INTERVIEW, "sure"),
    (r"(?:vorstellungs|bewerbungs)gesprache?s?|entretiens? d.embauche|entrevistas? de trabajo", _INTERVIEW, "sure"),
    (r"job offers?|offer letters?|(?:got|received|accepted|have|made me|gave me|sent me) (?:an?|the|their|my) offer", _OFFER, "sure"),
    (r"offered (?:me )?(?:an?|the) (?:[\w-]{1,30} )?(?:job|position|post|role)", _OFFER, "sure"),
    (
        r"(?:got|get|getting|land|landed|want|wanted) (?:the|this|that) job(?! (?:done|to|running|working|finished|scheduled)\b)",
        _JOB,
        "sure",
    ),
    (r"dream jobs?|my new (?:employer|job|role)|start(?:ed|ing)? (?:an?|my) new (?:job|position|role)", _JOB, "sure"),
    (r"(?:am|been|get|got|was) hired|hire me|future (?:boss|colleagues|employer|team)|(?<=#)(?:hired|new job)", _JOB, "sure"),
    (r"job applications?|appl(?:ied|y|ying) for (?:an?|the|this|that) (?:[\w-]{1,30} ){0,2}(?:job|position|post|role)", _JOB, "sure"),
    (r"interview(?:s|ed|ing|ers?|ees?)?", _INTERVIEW, "self"),
    (r"recruiters?|head hunters?|hiring (?:committee|manager|panel|team)s?|take home (?:assignment|exercise|task|test)", _HIRING, "self"),
    (r"(?:second|third|final|next) round(?! of (?!interview))|round (?:two|three|[234])(?! (?:decimal|digit|of|place))", _ROUND, "maybe"),
    (r"panel of (?:two|three|four|five|six|seven|[2-7]|interviewers|people)", _ROUND, "maybe"),
    (r"fingers crossed|wish me luck|wait(?:ing)? to hear(?: back)?|hear(?:ing)? back from (?:hr|them)", _WAITING, "maybe"),
    (r"applications?|applied|candidates?|hired|hiring|job|offer(?:s|ed)?|panel|start date|vacanc(?:y|ies)", _BESIDE, "beside"),
)
# Interviews of another kind: somebody else's, in the media, and with those who use a thing.
_ELSEWHERE = (
    r"\b(?:articles?|authors?|biograph\w+|conferences?|documentar\w+|episodes?|films?|journalists?|keynotes?|magazines?|newspapers?|novels?|"
    r"podcasts?|radio|readers?|speakers?|writers?|customers?|participants?|respondents?|users?|"
    r"(?:your|his|her|their|exit) interviews?|interviewed (?:\d+|dozens|many|several|some))\b"
)


def find_words(text: PublicText) -> Iterator[Sign]:
    """Yield each word and phrase of interviews and jobs; not in a sentence about interviews of another kind, unless it is sure."""

    @cache
    def is_elsewhere(sentence: int) -> bool:
        """Say whether a sentence is about interviews of another kind."""
        return re.search(_ELSEWHERE, text.read_sentence(sentence)) is not None

    for pattern, why, weight in _PATTERNS:
        spaced = pattern.replace(" ", r"[\s_-]{0,3}+")
        for found in re.finditer(rf"(?<![^\W_])(?:{spaced})(?![^\W_])", text.low):
            if weight in ("sure", "maybe") or not is_elsewhere(text.find_sentence(found.start())):
                yield Sign(found.start(), found.end(), why, weight)


def speaks_of_self(text: PublicText, sentence: int) -> bool:
    """Say whether in a sentence the writer speaks of themselves."""
    return (
        re.search(r"\b(?:i|me|my|mine|we|our)\b|^\s*(?:just\s+)?(?:had|finished|nailed|passed)\b", text.read_sentence(sentence)) is not None
    )
