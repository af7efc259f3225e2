"""Words of lines in everyday language: those of which a phrase is made, and those that tell of an event wherever they stand."""

from collections.abc import Mapping
from typing import Final

# The words that a `<name>` stands for; those of `a` may be left out, and several may follow each other.
WORDS: Final[Mapping[str, str]] = {
    "a": "a|an|the|my|our|his|her|their|your|this|another|one|some|short|quick|brief|nice|little|warm|polite|proper|personal|handwritten"
    "|hand-written|formal|long|first|second|third|final|last|1st|2nd|3rd|new|official|separate|individual|big|same|small|friendly"
    "|gentle|lovely|kind|heartfelt|sincere|simple|good|wee|speculative|online|updated|automated|generic|standard"
    "|post of|position of|role of|job of",
    "thanks": "ta|cheers|thank-yous?|thanks|thank-you's|thx|thnx|ty|tyvm|many thanks|my thanks|a big thank-you|thank you so much",
    "note": "e-mails?|mails?|notes?|letters?|cards?|messages?|texts?|text messages?|dms?|inmails?|linkedin messages?|linkedin notes?|lines?"
    "|sms|whatsapps?|postcards?|word",
    "sent": "sent|mailed|e-mailed|posted|dropped|wrote|written|shot|fired off|texted|messaged|handed|handwrote|dashed off|delivered|gave"
    "|sent off|sent out|popped|put|resent|re-sent",
    "out": "sent|sent out|sent off|posted|mailed|e-mailed|gone|went|went out|out|delivered|written and sent|is in the post"
    "|in the post|in the postbox|done",
    "wrote": "wrote|e-mailed|mailed|texted|messaged|dmed|dm'd|called|rang|phoned|telephoned|contacted|rang up|called up|dropped|sent|gave",
    "called": "called|rang|phoned|telephoned|texted|messaged|e-mailed|mailed|wrote|replied|answered|responded|dmed|dm'd|pinged|reached out"
    "|got back|wrote back|called back|rang back|got in touch|followed up|checked in|got back in touch",
    "call": "calls?|phone calls?|missed calls?|e-mails?|mails?|messages?|texts?|text messages?|letters?|voice-mails?"
    "|voice messages?|vm|dms?"
    "|inmails?|sms|whatsapps?|linkedin messages?|call-?backs?|replies|reply|replys?|responses?|answers?|notes?|news|word|feedback"
    "|updates?|ring|cards?",
    "follow-up": "follow-ups?|status request|status enquiry|status inquiry|status check|check-in|request for an update",
    "says": "says|said|say|thinks|think|thought|told me|tells me|mentioned|mentions|explained|explains|reckons|let me know|lets me know"
    "|informed me|hinted|promised|promises|wants|wanted|needs|expects|hopes",
    "linkedin": "linkedin|linked-in|xing|twitter|x|github|mastodon|bluesky|facebook|instagram",
    "request": "requests?|invites?|invitations?|connection requests?|connect requests?|contact requests?|connections?"
    "|friend requests?|adds?",
    "post": "posts?|articles?|talks?|blogs?|blog posts?|updates?|comments?|papers?|threads?|tweets?",
    "job": "jobs?|role|post|position|vacancy|opening|req|requisition|contract",
    "meeting": "interview|meeting|call|round|appointment|chat|session|it|second interview|next interview|video call|phone screen"
    "|next round",
    "moved": "moved|rescheduled|re-scheduled|postponed|pushed|pushed back|pushed out|shifted|delayed|brought forward|changed"
    "|put off|put back|preponed|advanced|moved up",
    "is": "is|'s|was|were|has been|have been|had been|is being|got|has|have|been|are|just",
    "contract": "contracts?|offer letters?|written offers?|formal offer|letter of offer|job contract|employment contract|offer in writing"
    "|contract of employment",
    "else": "someone else|somebody else|another candidate|another person|another applicant|a different candidate|other candidates|others"
    "|an internal candidate|somebody internal|someone internal|someone with more experience|somebody with more experience"
    "|the other candidate",
    "with": "to say|saying|that|and said|and says|to tell me|telling me|to let me know",
}

# What the free words of {STATUS} and of {STAGE} hold.
STATUS: Final = (
    "news|updates?|status|decision|decide|decided|deciding|decides|timelines?|time line|timings?|outcome|results?|verdict|next steps?"
    "|progress|things (?:stand|are)|i stand|we stand|heard|hear|it stands|how it is going|feedback|process"
)
STAGE: Final = (
    "rounds?|stages?|interviews?|steps?|final|finals|phase|matching|onsite|on-site|test|assessment|panel|trial"
    "|loop|presentation|level|shortlist|screen|call|chat|meeting"
)
NETWORKS_NAMED: Final = r"linked-?in|li|xing|twitter|x|github|mastodon|bluesky|facebook|instagram"
# Of a day while an offer is open.
ANSWER_WORDS: Final = "(have|got|me|'ve) (time )?(until|till)|answer|reply|respond|accept|sign|extension|extended|deadline|decide"
"|let (them|her|him) know|offer"
# With these, what is told has not been done, or not by whoever writes.
NOT_DONE: Final = (
    r"needs? to|have to|has to|had to|got to|gotta|going to|gonna|will|'ll|shall|should|must|ought|want(?:ed)? to"
    r"|plan(?:s|ned|ning)? (?:to|on)|to[- ]?do"
    r"|draft\w*|remember"
    r"|remind me|remind myself|forgot|forget|didn't|did not|don't|do not|haven't|have not|hasn't|wasn't|not|never|no|yet|almost"
    r"|nearly|about to|tr(?:y|ied|ying)"
    r"|mean(?:t)? to|could(?:n't)?|would|wouldn't|won't|can't|cannot|maybe|perhaps|tomorrow|later|if|unless|before i|let me|tbd"
    r"|pending|ready to|prepar(?:e|ed|es|ing)|thinking (?:of|about)|considering|tempted|wrote but"
    r"|instead|unsent|waiting|nothing|hope\w*|intend\w*|next (?:week|month)|writing (?:an?|the|my|to|thank)|to be|failed|unable|skip\w*"
)
# Words of an event: a line that holds one is more than a note.
TELLING: Final = (
    r"thank\w*|follow\w*|chas\w*|repl\w*|reject\w*|offer\w*|accept\w*|declin\w*|withdr\w*|cancel\w*|resched\w*|postpon\w*|moved"
    r"|interview\w*|decision"
    r"|decide\w*|contract|signed|sent|emailed|e-mailed|called|rang|phoned|texted|wrote|invited|connect\w*|linkedin|confirm\w*"
    r"|appl\w+|closed|hold|hired"
)
# Parts of the words below, each standing for one of several.
_PARTS: Final[Mapping[str, str]] = {
    "<job>": "(job|role|position|post|vacancy|req)",
    "<the>": "(the|their|this|that|my|an?)",
    "<person>": "(candidate|applicant|person|hire|guy|girl|one)s?",
    "<not>": "(not|never|wasn't|isn't|weren't|aren't|won't|didn't|don't|doesn't|can't|cannot|couldn't|no longer)",
}


def _read_words(table: str) -> Mapping[str, str]:
    """Return the patterns of a table by what they tell of: its lines are `KEY = WORDS | WORDS`."""
    table = table.replace("\\\n", "")
    for part, words in _PARTS.items():
        table = table.replace(part, words)
    rows = (line.split(" = ", 1) for line in table.strip().split("\n"))
    return {told: words.replace(" | ", "|") for told, words in rows}


# An outcome of which words among others tell, the likelier first; `next round` stands behind who told it.
OUTCOME_WORDS: Final = _read_words(
    r"""
rescinded = offer\b.*\b(off|withdrawn|rescinded|pulled|revoked|gone|cancelled|back)(?! (from|to|in)\b) | \
(pull|withdr|rescind|revok)\w* <the> (job )?offer | took <the> (job )?offer back
rejected = reject\w* | unsuccessful | regret to inform | careful consideration | dear john | thanks[- ]but[- ]no[- ]thanks | \
no luck | said no | (a|the) no | turned down (after|at|by) | turned me down | knocked back | missed out | out of the running | \
passed (on me|me over) | <not> (get|make|pass) (it|the (<job>|cut|(short ?)?list|grade|final|test)) | (some(one|body)|anyone) else | \
some(one|body) (with|who) | (internal|external|stronger|better|another|a different) <person> | \
(with|to|by|of|for|chose\w*|hired|took|picked|found|preferred|selected) (<the> |some )?(other|different) <person> | \
(<not>|will not) (be )?(tak|mov|go|proceed|progress|continu)(e|ing)?(?! (to (call|phone|ring|text|e-?mail)|it|for|<the> (offer\
|<job>))\b) | \
<not> (been )?(selected|successful|progressing|chosen|shortlisted|suitable|taken|through|(put )?forward|a (good )?(fit|match)) | \
went (another|a different) way | (went|going|gone) internal | went with (another|an?|the)
closed = <job> <not> exist\w* | (filled|closed|scrapped|cancelled|withdrawn) <the> <job> | \
<job>\b.*\b(filled|closed|withdrawn|scrapped|gone|cut|axed|pulled|no longer) | <not> (be )?(filling|hiring|recruiting) | \
stopped (hiring|recruiting)
on hold = on (hold|ice) | (hiring )?freeze | froze\w* | paus\w* | not approved
reopened = back on | re-?open\w* | re-?advertised | (start|kick)\w* (up )?again | resum(ed|ing)
start dropped = start (date )?(is )?(now )?(off|dropped|no longer|postponed|delayed|on hold)
confirmed = (have|has|got|received) (my|the) signed | (confirm|got|receiv|acknowledg|ha[sv])\w* (of )?(my|the|our) accept\w* | \
(got|received) (their |a |the )?confirmation | confirm(ed|s) (that )?i('m| am) in | all official
start on {DAY} = start(s|ing)? | start(ing)? date | first day | day one | joining( date)? | begin(s|ning)?
declined = (<not>|not to|not going to) (be )?(tak|accept|join)(e|ing)? | passed on <the> (offer|<job>) | \
turn(ed|ing)? (it|them|<the> (\w+ )?(offer|<job>)) down | turn(ed|ing)? down the | declined | declining | to decline | \
refus(ed|ing) | decided against (it|taking|<the>)
withdrew = withdr[ae]w(n|ing)? | (drop|pull|back|bow)(ped|ed|ping|ing)? out | \
<not> want (it|to (continue|go on|proceed|be considered)|<the> (\w+ )?<job>) | \
no longer (want|interested|available|looking|going for) | (taken|took|accepted|found|got) (another|a different) (<job>|offer) | \
not interested | not to (go on|go ahead|continue|proceed|pursue) | take my name off | out of (the|this) (race|running|process|one)
offer spoken{until} | offer written{until} = with <the> (job )?offer | (made|gave|given|got|get) (me |us )?<the> offer | \
(verbal|written|formal|job|conditional|firm) offer | offer (letter|e-?mail|call|came|arrived|received|in) | \
offer\W*(subject|conditional|depend\w+) | offer(?=\W*($|from\b|[!.,])) | to offer | offering | offered | \
(sent|mailed|e-?mailed|posted|got|received|have) (me )?(the|my|a) (draft )?contract | \
contract (has )?(landed|arrived|came|received|(e-?mailed|sent|is) (over|to|through|in)) | (got|have) the <job> | \
(they|she|he) (really )?wants? me(?! (in|to|for|back)) | (want|like|love) (to (hire|offer|have|take)|me to (join|start))
heard from {T} next round = (?<!not )(through to|put (me )?(forward|through)|(made it|i'm|am|you're|you are|got) through(?! to)) | \
shortlisted | (next|second|third|final|2nd|3rd|another) (round|stage|interview|step|chat|conversation)s?(?! (is|are)\b) | \
round (two|three|[23])
cancelled by me = (i|had to|have to|to) (had to |have to )?(cancel\w*|call (it |the \w+ )?off)
cancelled = (have |has |had to )?cancell?(ed|ing)? | (interview|call|meeting|it)( is| 's)? off | (called|calling) (it |the \w+ )?off
rescheduled from {OLD} = (moved?|push(ed)?|postponed?|shift(ed)?|reschedule) (it|us|me|my|the (interview|meeting|call|chat)) | \
(put|push(ed)?|mov(e|ed)) (it |the \w+ )?(back|off|out|forward) | rescheduled? | postponed | brought forward | new (time|slot|date) | \
preponed
no show = (nobody|no one) (turned|showed|came|joined)\w* | no[- ]show
missed {P} = (wasn't|isn't|was not|weren't) (there|in|at it|around) | (couldn't|could not|can't) (make|come|join) | \
(was|is) (absent|missing)
{P} has left = (has |have |had )?(left(?! \W| (me|a|an|him|her|it|my|word|voice|message|early|the (room|call|meeting))\b)|moved on\
|quit) | no longer (at|with|works?) | resigned | (works?|doesn't work) (somewhere else|elsewhere|there any ?more)
cleared references = references? (check )?(came back|have come back|are|is|all|checked)( \w+)? (ok|okay|fine|clear|good|out|in)
condition references = (need|want|subject to|depends on)\w* (my |good )?references
started = first day (is )?(done|over|went) | started (today|work|there|the job)
"""
)
# What they ask for that is no news: no follow-ups, or no contact at all.
FLAG_WORDS: Final = _read_words(
    r"""
no follow-ups = (not to|don't|do not|no need to|needn't|stop) (chas\w+|follow\w*[- ]up|check(ing)? in|nudg\w+) | \
<not> want (any |more )*(follow[- ]?ups?|chasing|chasers)
no contact = (not to|don't|do not|stop) (contact|call|phone|ring|e-?mail|write)(ing|to)*( (me|us|them|her|him))?(?= again| any|[,;]|$) \
| (don't|do not) call us
"""
)
# What you did with somebody, of which words among others tell.
DEED_WORDS: Final = _read_words(
    rf"""
thanked {{T}}{{by}} = thank\w* | thx | thnx | ta | ty | cheers
followed up with {{T}}{{by}} = follow\w*[ -]up | f/u | chas(ed|ing) | nudg\w* | reminde[dr] | status | for an update | \
any (news|update) | if they( had|'d| have|'ve)? decided | when they('ll| will) decide
connected with {{T}}{{net}} = connect\w* | {NETWORKS_NAMED}
sent {{T}}{{by}}: {{ALL}} = uploaded | submitted | handed in | forwarded | sent (in|off|over)
accepted = accept(ed|ance|ing)(?! .*(slot|invit|time|date|call|meeting|interview)) | said yes | took it | \
tak(e|ing) (it|<the> (<job>|offer)) | took <the> (<job>|offer) | (e-?)?signed
networked: {{ALL}} = (job|careers?) fair | meet-?up | networking | conference
"""
)
# What was done for the search, of which words among others tell.
ACTIVITY_WORDS: Final = _read_words(
    r"""
applied = appl(y|ied|ications?|ying) | cv | resume | résumé | signed up | sent (in|off) | hat in(to)? | put in for | forms? | \
submitted | speculative
networked = network\w* | coffee | lunch | drinks? | pints? | beers? | breakfast | meet-?ups? | fair | event | evening | conference | \
group | alumni | webinar | talk | recruiters? | head-?hunters? | agents? | agency | consultant | friends? | (ex-?)?colleagues? | \
boss | contacts? | referr\w* | zoom | calls? | chat(ted)? | met | spoke | talked | rang | phoned | called | messaged | introduc\w*
researched = research\w* | read(ing)? | look\w* | brows\w* | search\w* | googl\w* | glassdoor | salar(y|ies) | lists? | updat\w* | \
redid | re-?wr\w+ | revis\w* | polish\w* | improv\w* | tidied | cv | resume | résumé | profile | portfolio | cover letters? | \
job (boards?|ads?|alerts?|sites?) | jobs | check\w* | stud\w+ | course | websites? | learn\w* | market
"""
)
OFFERED: Final = OUTCOME_WORDS["offer spoken{until} | offer written{until}"]
# No offer yet, but one to come.
OFFER_AHEAD: Final = r"(will|'ll|shall|would|could|may|might|going to|hope to|plan to)( \w+){0,2} (make|offer|send|e-?mail|give|be|have)"
# An offer is then more likely a written one.
WRITTEN: Final = r"letter|written|writing|contract|e-?mailed|mailed|e-?mail|pdf|posted|signing"
# Beside the day by which an offer is to be answered.
UNTIL: Final = r"answer|reply|respond|revert|accept\w*|sign\w*|extension|deadline|decide|decision|know|until|till|by|within"
MOVED_WORDS: Final = (
    f"{OUTCOME_WORDS['rescheduled from {OLD}']}|moved|pushed|shifted|instead|new slot|to (move|push|put|shift|change) (it|the \\w+)"
)
# What one sends or asks for is none of these.
NO_THING: Final = rf"{NOT_DONE}|thank\w*|follow\w*|reminder|request|reply|connect|ta|cheers|bell|shout|buzz|ring"
# With these, no outcome is told yet.
DENIED: Final = (
    "(?<!, no date )(?<!no new date )(?<!approved )yet|(haven't|hasn't|have not|has not)(?! been)"
    "|no (offer|decision|news)|not (an|the|cancelled|rejected)|if|whether|hint\\w*|might|maybe|soon|coming"
)
