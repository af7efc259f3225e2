"""Boilerplate of letters, and the words of a deed or a figure of one's own."""

from __future__ import annotations

import re

# Patterns as text: `re` compiles them when they are needed, and most vaults need none.
_OF_THEM = r"(?:the|your) (?:position|role|post|job|company|team|organi[sz]ation|business)"
_MEETING = r"(?:meeting|speaking|talking|chatting|interviewing|seeing|having|inviting)"
_TALK = r"(?:conversation|discussion|talk|chat|meeting|interview)"
_THANKS = (
    r"\bthank(?:s| you)\b[^.!?]{0,30}?\bfor (?:taking|giving|finding|making|sparing) (?:me )?(?:the |your |some )?time",
    rf"\bthank(?:s| you)\b[^.!?]{{0,30}}?\bfor (?:your (?:valuable )?time|{_MEETING}|your consideration|today|yesterday)\b",
    r"\bthank(?:s| you)\b[^.!?]{0,30}?\bfor (?:the|this|an|your) (?:opportunity|chance|interview|chat|insight)\b",
    r"\bthank(?:s| you) (?:(?:very|so) much|again|once (?:more|again))\b",
    r"\b(?:sincere|deepest|heartfelt|utmost) (?:gratitude|thanks|appreciation)\b",
    r"\b(?:appreciate[ds]?|grateful for) (?:the|your|this) (?:opportunity|chance|time|consideration|interview)\b",
)
_PLEASURE = (
    r"\b(?:great|nice|pleasure|honou?r|delight(?:ful)?|lovely|wonderful) (?:it was )?to (?:meet|have met|speak|talk|be considered)\b",
    rf"\b(?:great|nice|pleasure|honou?r|delight(?:ful)?|lovely|wonderful) {_MEETING}\b",
    rf"\b(?:enjoyed|loved|appreciated) (?:(?:very much|greatly|really) )?(?:{_MEETING}|(?:our|the) (?:\w+ )?{_TALK})\b",
    r"\b(?:enjoyed|loved|appreciated) (?:(?:very much|greatly|really) )?(?:learning|hearing|finding out)(?: more)? about\b",
    r"\b(?:enjoyed|loved|appreciated) the (?:opportunity|chance)\b",
    rf"\b(?:learn(?:ing)?|hear(?:ing)?|know) more about {_OF_THEM}\b",
    r"\b(?:impressed by|admired?) (?:your|the) (?:commitment|dedication|culture|vision|team|company|values|mission)\b",
)
_FIT = (
    r"\b(?:great|good|perfect|ideal|excellent|strong|right|valuable|best) (?:fit|match|candidate|addition|asset|opportunity)\b",
    r"\b(?:be|become|make me) an? (?:\w+ )?(?:asset|fit|match|addition|candidate)\b",
    r"\b(?:confident|certain|convinced|sure|believe|feel) (?:that )?I\b",
    r"\b(?:confident|certain|convinced|sure|believe|feel) (?:that )?my (?:skills|experience|background|qualifications|strengths)\b",
    r"\b(?:confirmed|reaffirmed|strengthened|reinforced|increased) my (?:\w+ )?(?:interest|enthusiasm|desire)\b",
    r"\b(?:my|excellent|strong|proven) (?:\w+ )?(?:skills|qualifications|strengths|track record|enthusiasm|background)\b",
    r"\b(?:hard[- ]?working|team[- ]player|(?:fast|quick) learner|self[- ]starter|highly motivated|results[- ]driven|detail[- ]oriented)\b",
    r"\b(?:excited|thrilled|eager|enthusiastic|passionate|keen|delighted|honou?red|blessed)(?: \w+){0,2} (?:about|by|at|to|beyond|for)\b",
    r"\b(?:interested in|possibility of|prospect of) (?:the|this|working|joining|becoming|being)\b",
    r"\bcontribut\w+ to (?:the|your) (?:\w+ )?(?:success|growth|team|company|mission|goals)\b",
)
_FAREWELL = (
    r"\blook(?:ing)? forward to (?:the )?next steps?\b|\blook(?:ing)? forward to your (?:reply|response|decision)\b",
    r"\blook(?:ing)? forward to (?:hear|(?:hearing|speaking|talking|meeting|working|discussing|seeing|joining)\b)",
    r"\bhop(?:e|ing) (?:to hear|that we (?:speak|talk|meet))\b",
    r"\b(?:do not|don't|don\u2019t|never) hesitate\b|\bfeel free to (?:contact|call|reach|ask)\b",
    r"\b(?:let me know|contact me|call me|reach out)\b[^.!?]{0,40}\b(?:any|anything|need|require|further|questions?)\b",
    r"\bat your disposal\b|\bawait(?:ing)? your\b|\b(?:further|additional|any other) (?:information|questions?)\b",
    r"\bhave a (?:great|lovely|nice|wonderful|good) (?:day|week|weekend|evening)\b",
)
_STOCK = f"(?i){'|'.join((*_THANKS, *_PLEASURE, *_FIT, *_FAREWELL))}"
_VERBS = (
    "analy[sz]ed|answered|automated|became|booked|bought|broke|brought|built|carried|changed|checked|chose|closed|coached|collected",
    "compared|counted|created|cut|deleted|designed|developed|did|doubled|drafted|drew|dropped|drove|edited|fixed|found|founded|gathered",
    "grew|halved|helped|hired|increased|introduced|investigated|kept|launched|led|lowered|made|managed|measured|mended|merged|migrated",
    "moved|negotiated|opened|organi[sz]ed|painted|planned|prepared|proposed|published|put|raised|ran|rebuilt|recruited|reduced|removed",
    "repaired|replaced|reworked|rewrote|saved|sent|set|shipped|shortened|showed|silenced|simplified|sold|solved|started|stopped|taught",
    "tested|took|trained|translated|tried|tripled|turned|won|worked|wrote",
)
_BETWEEN = r"(?:also|first|then|once|later|even|just|since|myself|simply|finally|never)"
# A deed is one's own: `I moved`, `I once moved`, `which I have since moved`.
_DEED = rf"\bI(?:'ve|\u2019ve| have| had)?(?: {_BETWEEN})? (?:{'|'.join(_VERBS)})\b"
_NO_DEED = r"\bI (?:also |just )?(?:sent|wrote|drafted|made) (?:you|this)\b|\bI took (?:a (?:good )?look|the time|the liberty|note)\b"
_FIGURE = (
    r"(?i)\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|hundred|thousand|million|dozen|half|thirds?|quarter|twice)\b"
)
# What is counted there is the meeting, or a telephone number.
_NO_FIGURE = (
    r"(?i)\b(?:our|your|the|an?|that|those) (?:\d+|\w+)[- ](?:minutes?|hours?)\b"
    r"|\+?\d[\d ()./-]{6,}\d|\S+@\S+|\b(?:two|half) of (?:us|you)\b"
)


def is_stock(text: str) -> bool:
    """Say whether a sentence is one of those that stand in the letters of everybody."""
    return re.search(_STOCK, text) is not None


def tells_deed(text: str) -> bool:
    """Say whether a sentence names something that its writer did: a verb of doing behind `I`."""
    return re.search(_DEED, re.sub(_NO_DEED, "", text)) is not None


def counts_something(text: str) -> bool:
    """Say whether a sentence holds a figure that is neither the length of the meeting nor a telephone number; days are taken out before."""
    return re.search(_FIGURE, re.sub(_NO_FIGURE, " ", text)) is not None
