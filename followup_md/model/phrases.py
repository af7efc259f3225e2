"""What people write in a log in their own words, and the lines that it stands for (format.md section 3).

One table for all of it: the reader reads by it, hints are made of it, and `explain log` prints it. A row is `words = line` where the words
are read at once, `words ? line | line` where they are asked about, the likelier line first, and `words .` where they are kept as a note.

In the words, `[x]` may be left out, `(x|y)` is one of several, `<x>` is one of the words of WORDS, `-` a blank, a hyphen or nothing, and
`{P}` who is named: `{T}` is them, or nobody named, and gives a line for each interviewer. `{DAY}` is a day in any form, `{WHAT}` and
`{TEXT}` are free words, `{STATUS}` free words that tell of news, `{STAGE}` those that tell of a round; `{C}` a company, `{R}` a role.
`{net}`, `{phone}` and `{paper}` ask for a network, or for a channel of that kind, anywhere in the line.
In the lines, `{by}` and `{net}` are the channel and the network where one was named, `{ALL}` all that was typed, `note` the line as a note.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final, Literal, NamedTuple

Sure = Literal["read", "ask", "note"]


class PhraseRow(NamedTuple):
    """One way of saying it: the `group` it is printed in, its `words`, the `lines` it stands for, and how `sure` that is."""

    group: str
    words: str
    lines: tuple[str, ...]
    sure: Sure


# What asks for a network, or for a channel of that kind, anywhere in the line.
NEEDS: Final[Mapping[str, tuple[str, ...]]] = {"{net}": (), "{phone}": ("phone", "visit"), "{paper}": ("email", "letter")}
# Each group with what stands on the first line of its part of `explain log`.
_TABLE: Final[Mapping[str, str]] = {
    "thanked": """
<sent> [out] <a> <thanks> [<note>] (to|for) {P} = thanked {P}{by}
<sent> [out] (<a> <note> of thanks to {P}|{P} <a> <note> of thanks) = thanked {P}{by}
<sent> {P} <a> <thanks> [<note>] [and (posted|popped|put|dropped|sent) it [in the (post|mail|postbox)]] = thanked {P}{by}
<a> <thanks> [<note>] ([<is>] <out> to {P}|(to|for) {P} [<is>] <out>) = thanked {P}{by}
<wrote> [to] {P} [back|<a> (line|note|call|ring|message|email)] (to|and) (say|said|saying|express|send|give) <a> <thanks> [again] = \
    thanked {P}{by}
<wrote> [to] {P} [back|<a> (line|note|call|ring|message|email)] (to thank|and thanked|thanking) [her|him|them] [again] = thanked {P}{by}
<wrote> [to] {P} [back|<a> (line|note|call|ring|message|email)] (to thank|and thanked|thanking) (her|him|them) for {WHAT} = thanked \
    {P}{by}: for {WHAT}
thanked {P} [again] [anyway|all the same|warmly|personally|very much|too|as well|also|properly|separately|individually] = thanked {P}{by}
thanked {P} (through|thru) {VIA} [{TEXT}] = thanked {P} via {VIA}: {TEXT}
thanked {P} [again] for {WHAT} = thanked {P}{by}: for {WHAT}
<a> <thanks> [<note>] (to|for) {P} ? thanked {P}{by}
{P} <is> [been] thanked [by me] ? thanked {P}{by}
{P} 's <a> <thanks> [<note>] <is> [<out>] ? thanked {P}{by}
(replied|answered|wrote back|e-mailed back) to (say|express) <a> <thanks> ? thanked {T}{by}
(replied|answered|wrote back|e-mailed back|called back|rang back) (to thank|thanking|and thanked) {P} [for {WHAT}] = thanked {P}{by}
asked {VIA} to ((pass|send|forward|give) [on] <a> <thanks> [on] to {P}|(pass|send|forward) <a> <thanks> on to {P}|thank {P}) [for me|on \
    my behalf] = thanked {P} via {VIA}
<sent> ({P} <a> <note>|<a> <note> to {P}) (thanking|to thank) [her|him|them] [for {WHAT}] = thanked {P}{by}
said <a> <thanks> to {P} {net} = thanked {P}{by}
<sent> [out] <a> <thanks> [<note>] ? thanked {T}{by}
<a> <thanks> [<note>] [<is>] <out> ? thanked {T}{by}
thanked [her|him|them] ? thanked {T}{by}
((told|said to) {P} <thanks>|said <a> <thanks> to {P}) ? thanked {P}{by}
(did|done|finished|wrote|written|write) <a> <thanks> [<note>] ? thanked {T}{by}
thank {P} ? thanked {P}{by} | note
(posted <a> letters? to {P}|<a> letters? to {P} [<is>] (posted|sent|in the post|out)) = open: thanked {P} by letter | sent {P} by letter: \
    the letter
(Danke|Dank|Dankesmail|Dankes-Mail) an {P} [per Mail] [geschickt|gesendet|geschrieben] ? thanked {P} by email
(Dankesbrief|Dankesschreiben|Dankeskarte) an {P} [geschickt|abgeschickt|gesendet|geschrieben] ? thanked {P} by letter
""",
    "followed up with": """
<sent> [out] <a> <follow-up> [<note>] to {P} = followed up with {P}{by}
<sent> {P} <a> <follow-up> [<note>] [(asking|to ask|about|on|for|to see) {STATUS}] = followed up with {P}{by}
<a> <follow-up> [<note>|call] ([<is>] <out> to {P}|to {P} [<is>] <out>) = followed up with {P}{by}
<wrote> [to] {P} [<a> (line|note|call|ring|bell|shout)] (to|and) (follow-up|followed-up|check in|checked in|chase|chased|nudge) [again] = \
    followed up with {P}{by}
<wrote> [to] {P} [<a> (line|note|call|ring|bell|shout|mail|email|message|text)] (to ask|asking|and asked|to enquire|to inquire|to \
    see|for|about|re|regarding|to get) {STATUS} = followed up with {P}{by}
followed-up [by] (with|on|to) {P} [again] = followed up with {P}{by}
followed-up [again] (about|on|re) {STATUS} with {P} = followed up with {P}{by}
(followed-up|checked-in|touched base|circled back) with {P} (about|on|re|for|to see|to ask|asking) {STATUS} = followed up with {P}{by}
(chased|nudged|bumped|prodded|poked|pinged|chased up) {P} [up] [again] = followed up with {P}{by}
(chased|nudged|bumped|prodded|poked|pinged|asked) {P} [again] (for|about|re|on|when|if|whether|how|where|what|to see|to ask|to hear|to \
    find out|to check|asking about|asking for) {STATUS} = followed up with {P}{by}
(chased|nudged|bumped|prodded|pinged|chased up|followed-up with) {P} [up] [again] [,|;|but|-] [still|got] (nothing|no \
    (reply|answer|response|luck|joy|news)) [yet|back|so far] = followed up with {P}{by}: {ALL}
(enquired|inquired|asked) (about|for) {STATUS} (with|from|of) {P} = followed up with {P}{by}
(<a> <follow-up> [<note>|call] [to|with]|following-up with) {P} ? followed up with {P}{by}
<sent> (<a> (reminder|nudge|chaser) [<note>] to {P}|{P} <a> (reminder|nudge|chaser) [<note>]) ? followed up with {P}{by}
<a> (reminder|nudge|chaser) [<note>] [<is>] <out> to {P} ? followed up with {P}{by}
<a> (reminder|nudge|chaser) [<note>] to {P} [,|-|;] [still] [nothing|no reply|no answer] [back|yet] ? followed up with {P}{by}
reminded {P} ? followed up with {P}{by}
(contacted|reached out to|got in touch with|got on to) {P} (about|for|to ask|to see|asking|re) {STATUS} = followed up with {P}{by}
(checked-in|touched base|caught up|circled back) with {P} ? followed up with {P}{by} | replied to {P}{by}
(asked|begged) {P} [again] for <a> [few|bit|bit of|couple of] [more|extra|further|additional] \
    (time|days?|weeks?|hours?|extension|feedback) [{WHAT}] ? replied to {P}{by}: {ALL} | followed up with {P}{by}: {ALL}
(asked for|requested|begged for) <a> [few|bit|bit of|couple of] [more|extra|further|additional] \
    (time|days?|weeks?|hours?|extension|feedback) [{WHAT}] ? replied to {T}{by}: {ALL} | followed up with {T}{by}: {ALL}
(contacted|reached out to|got in touch with) {P} ? followed up with {P}{by} | replied to {P}{by}
(followed-up [again]|(asked|enquired|inquired) (for|about) {STATUS}) ? followed up with {T}{by}
<sent> <a> <follow-up> [<note>] ? followed up with {T}{by}
left (<a> (voice-mail|message|voice message|vm) (for|with|on) {P} ['s phone]|{P} <a> (voice-mail|message|voice message|vm)) ? followed up \
    with {P} by phone | replied to {P} by phone | note
left <a> (voice-mail|message|voice message|vm) with {WHAT} for {P} [{TEXT}] ? followed up with {P} by phone | replied to {P} by phone | note
left ({P} <a> (voice-mail|message|voice message|vm)|<a> (voice-mail|message|voice message|vm) (for|with) {P}) (asking|asking for|asking \
    about|to ask for|to ask about|about) {STATUS} = followed up with {P} by phone
(called|rang|phoned|tried|tried calling|tried to call) {P} [,|but|-] [it|she|he] [got|reached|went to|straight to|left|only] <a> \
    (voice-mail|message|vm|answerphone|answering machine|mailbox) ? followed up with {P} by phone | note
""",
    "replied to": """
(replied|answered|responded|wrote back|got back|mailed back|e-mailed back|called back|rang back|phoned back) [to] {P} = replied to {P}{by}
(replied|answered|responded|wrote back|got back) [to] {P} (with|that|about) {WHAT} = replied to {P}{by}: {WHAT}
(replied|answered|responded) [to] {P} 's (call|e-mails?|mails?|messages?|texts?|letters?|questions?|invitation|invite) = replied to {P}{by}
(replied|answered|responded) [to] {P} 's (e-mails?|mails?|questions?) (about|on|re) {WHAT} = replied to {P}{by}: {ALL}
(called|rang|phoned|e-mailed|mailed|texted|messaged|wrote) {P} back = replied to {P}{by}
(called|rang|phoned|e-mailed|mailed|texted|messaged|wrote) {P} back (to say|that|saying|with|about) {WHAT} ? replied to {P}{by}: {WHAT}
returned {P} 's (call|e-mail|mail|message|text) = replied to {P}{by}
<sent> ([back] <a> (reply|answer|response) to {P}|{P} [back] <a> (reply|answer|response)) = replied to {P}{by}
<sent> ([back] <a> (reply|answer|response) to {P}|{P} [back] <a> (reply|answer|response)) (with|about|on) {WHAT} = replied to {P}{by}: \
    {WHAT}
<a> (reply|answer|response) [<note>] [<is>] <out> to {P} = replied to {P}{by}
(asked for|requested|suggested|proposed) <a> [other|different|later|earlier|new] (dates?|times?|slots?|days?) ? replied to {T}{by}: {ALL}
(asked|suggested to|proposed to) {P} [for] <a> [other|different|later|earlier] (dates?|times?|slots?|days?) ? replied to {P}{by}: {ALL}
confirmed {WHAT} (with|to) {P} ? replied to {P}{by}: confirmed {WHAT}
confirmed with {P} ? replied to {P}{by}
(promised|owe) {P} {WHAT} by {DAY} ? heard from {P} wants {WHAT} by {DAY} | note
(accepted|confirmed) <a> (invite|invitation|slot|date|time|meeting|call|interview) [{WHAT}] [(with|from|by|to) {P}] ? replied to {T}{by}: \
    {ALL} | note
(asked|begged) {P} [for|to|if|whether|about] {WHAT} ? replied to {P}{by}: {ALL} | note
<wrote> [to] {P} (asking|to ask|and asked) {WHAT} ? replied to {P}{by}: {ALL} | note
asked (to|if (we|I) (could|can)) (push|move|reschedule|postpone|shift|change) {WHAT} ? replied to {T}{by}: {ALL} | note
(negotiated|discussed) {WHAT} with {P} ? replied to {P}{by}: {ALL} | note
(countered|counter-offered|negotiated) {WHAT} ? replied to {T}{by}: {ALL} | note
(replied [to (her|him|them)]|(called|rang|phoned|texted|e-mailed|wrote) [(her|him|them)] back) ? replied to {T}{by}
""",
    "contact of which the words do not say what it was": """
(wrote|e-mailed|mailed) [to] {P} ? thanked {P}{by} | followed up with {P}{by} | replied to {P}{by}
<sent> <a> <note> to {P} ? thanked {P}{by} | followed up with {P}{by} | replied to {P}{by}
<sent> {P} <a> <note> ? thanked {P}{by} | followed up with {P}{by} | replied to {P}{by}
<a> (e-mail|mail|letter|card|message|text|note|dm) [<out>] to {P} ? thanked {P}{by} | followed up with {P}{by} | replied to {P}{by}
gave {P} <a> (ring|call|bell|shout|buzz|tinkle) ? followed up with {P} by phone | replied to {P} by phone
(called|rang|phoned|telephoned|texted|messaged|dmed|dm'd) {P} ? followed up with {P}{by} | replied to {P}{by}
(spoke|talked|chatted|call|chat|spoken) (to|with) {P} ? heard from {P}{by} | followed up with {P}{by} | replied to {P}{by}
""",
    "sent": """
(sent|forwarded|gave|handed|passed) {WHAT} (to|over to|on to|off to) {P} = sent {P}{by}: {WHAT}
(sent|forwarded|gave|handed) {P} {WHAT} = sent {P}{by}: {WHAT}
(e-mailed|mailed|posted|texted|messaged|submitted|delivered|uploaded|returned) {WHAT} to {P} = sent {P}{by}: {WHAT}
(e-mailed|mailed|posted|texted|messaged) {P} (the|my|a|an|some|those|two|three) {WHAT} = sent {P}{by}: {WHAT}
(sent|gave|forwarded|e-mailed|mailed) (them|her|him) {WHAT} ? sent {T}{by}: {WHAT}
(sent|forwarded|e-mailed) {WHAT} (to|over to) (them|her|him) ? sent {T}{by}: {WHAT}
<a> (take-home|test|task|assignment|exercise|homework|case study) [is] [done|finished] [and] (submitted|sent|sent off|handed \
    in|delivered) [to {P}] ? sent {T}{by}: {ALL}
{WHAT} (sent|e-mailed|forwarded|posted|delivered|submitted|handed over) to {P} ? sent {P}{by}: {WHAT}
(handed-in|turned-in|handed-over|submitted|uploaded|delivered|returned|sent in|sent off) {WHAT} ? sent {T}{by}: {WHAT}
""",
    "connected with": """
(added|invited|connected to|connected with|connected|linked up with|friended|followed|following|now following) {P} {net} = connected with \
    {P}{net}
connected [with] {P} as <a> contact = connected with {P}{net}
<a> <linkedin> <request> ([<is>] <out> to {P}|to {P} [<is>] <out>) = connected with {P}{net}
<sent> [out] (<a> <linkedin> <request> to {P}|{P} <a> <linkedin> <request>) = connected with {P}{net}
<sent> (<a> <request> [to connect] to {P}|{P} <a> <request> to connect) {net} = connected with {P}{net}
<sent> {P} <a> <request> {net} [with {WHAT}] = connected with {P}{net}
<linkedin> [:] (added|invited|connected with|connected to) {P} = connected with {P}{net}
[now|am|I'm] connected (with|to) {P} = connected with {P}{net}
({P} [and I] [is|are|am] [now] connected [with me|to me] [{net}]|{P} <is> [now] <a> <linkedin> (contact|connection)) = connected with \
    {P}{net}
{P} (connected with|added|invited) me {net} [{TEXT}] = connected with {P}{net}
{P} [has] (accepted|confirmed) <a> (<linkedin>|connection) <request> = connected with {P}{net}
{P} [has] (accepted|confirmed) <a> <request> {net} = connected with {P}{net}
<a> <linkedin> <request> [<is>] accepted by {P} = connected with {P}{net}
{P} sent [me] <a> <linkedin> <request> [and] [I] accepted [it] = connected with {P}{net}
{P} sent [me] <a> <linkedin> <request> ? connected with {P}{net} | note
accepted {P} 's [<linkedin>] <request> [{net}] = connected with {P}{net}
<a> <linkedin> <request> [to] {P} ? connected with {P}{net}
<sent> [out] (<a> (connection|connect|contact|friend) <request> to {P}|{P} <a> (connection|connect|contact|friend) <request>) ? connected \
    with {P}{net}
connected {net} ? connected with {T}{net}
linked-in with {P} ? connected with {P} on linkedin
added {P} ? connected with {P}{net}
""",
    "engaged with": """
[liked and] (commented|replied|reacted|responded) (on|to|under) {P} 's [latest|last|new] [<linkedin>] <post> [{net}] = engaged with {P}{net}
[liked and] (commented|replied|reacted|responded|liked|shared) [on|to|under] {P} 's [latest|last|new] [<linkedin>] <post> (about|on|re) \
    {WHAT} = engaged with {P}{net}: about {WHAT}
(liked|shared|reshared|reposted|retweeted|congratulated) {P} 's [latest|last|new] [<linkedin>] <post> [{net}] [with <a> comment] = \
    engaged with {P}{net}
(left|made|wrote|posted) <a> comment (on|under|to) {P} 's [latest|last|new] [<linkedin>] <post> [{net}] [(about|on|re) {WHAT}] = engaged \
    with {P}{net}
(liked|shared|commented on) <a> <post> (by|of|from) {P} [{net}] = engaged with {P}{net}
""",
    "heard from": """
{P} [just] <called> [to] [me] [up] [back] [again] [{TEXT}] = heard from {P}{by}: {TEXT}
{P} (left|sent|gave|dropped|shot) [me] <a> <call> [{TEXT}] = heard from {P}{by}: {TEXT}
[got|received|had|have|missed|there was|took|came|just got] <a> <call> [back] from {P} [arrived|came|in|landed] [{TEXT}] = heard from \
    {P}{by}: {TEXT}
heard [back] [again|something] from {P} [again|today|finally] [{TEXT}] = heard from {P}{by}: {TEXT}
(contacted|called|phoned|rung|e-mailed|texted|messaged) by {P} = heard from {P}{by}
{P} <says> {SAID} = heard from {P}{by}: {SAID}
{P} : {SAID} = heard from {P}{by}: {SAID}
(they|she|he) <called> [me] [up] [back] [again] [{TEXT}] ? heard from {T}{by}: {TEXT}
(got|received|had|missed) <a> <call> [from them|from the company] [{TEXT}] ? heard from {T}{by}: {TEXT}
heard [back] [from (them|her|him)] ? heard from {T}{by}
[<is>] (invited|asked|called) (back|to come|in for|to|for) {STAGE} ? heard from {T} next round: {ALL}
(moved|moving|progressed|advanced|through|got through|made it|made it through|going|on|am through) [on|forward] (to|into) {STAGE} ? heard \
    from {T} next round: {ALL}
(passed|cleared) {STAGE} ? heard from {T} next round: {ALL}
(extension|more time) [<is>] (granted|agreed|given|approved) (until|till|to) {DAY} ? heard from {T} answer by {DAY}: extension granted
(got|was given|they gave me|given|have) <a> (extension|more time) (until|till|to) {DAY} ? heard from {T} answer by {DAY}: extension granted
they gave me [time] (until|till|to) {DAY} [to (answer|decide|reply|respond|sign|accept|think)] ? heard from {T} answer by {DAY}: {ALL}
{P} gave me [time] (until|till|to) {DAY} [to (answer|decide|reply|respond|sign|accept|think)] ? heard from {P} answer by {DAY}: {ALL}
<a> deadline [<is>] (extended|moved|pushed) (until|till|to) {DAY} ? heard from {T} answer by {DAY}: deadline extended
{P} (wants|needs|would like|expects|asked for|asks for|is asking for|requested|has asked for) {WHAT} by {DAY} ? heard from {P} wants \
    {WHAT} by {DAY}
{P} (set|gave|sent) me <a> {WHAT} [,|-] (due|to do|deadline|to finish|to hand in|for) [by|on] {DAY} ? heard from {P} wants {WHAT} by {DAY}
(they|HR) (want|need|would like|expect|asked for|ask for|are asking for|requested) {WHAT} by {DAY} ? heard from {T} wants {WHAT} by {DAY}
{P} (is|was|isn't|wasn't|seems|seemed|looks|looked|has|had|likes|liked|viewed|works|worked) {SAID} ? heard from {P}{by}: {SAID} | note
{P} {SAID} ? heard from {P}{by}: {SAID}
(they|she|he) {SAID} ? heard from {T}{by}: {ALL}
""",
    "who has left": """
{P} [has] (left|quit) [<a>] [company|firm|team|job] = {P} has left
{P} (no longer works|doesn't work|does not work) (there|here|at {WHAT}|for {WHAT}) [any more|anymore] = {P} has left
{P} [has] (moved|moved on|gone) to (another|a different|a new) (company|firm|job|role|employer) = {P} has left
{P} (is leaving|is gone|was let go|was laid off|resigned) ? {P} has left | note
{P} (wasn't there|was not there|wasn't in the interview|wasn't at the interview|didn't join|did not join|couldn't make it|was ill|was \
    sick|was away|didn't show|did not show|didn't make it|can't make it|couldn't come|no-show|never showed|no-showed|won't be \
    there|didn't turn up|did not turn up|never turned up) [up] [(to|for) <a> <meeting>] [{TEXT}] ? missed {P}: {TEXT} | note
[got|received] <a> out of office [reply|message|notice] [from {P}] [{TEXT}] .
{P} (out of office|on leave|on holiday|on vacation|away|off sick) [{WHAT}] .
{P} (forgot|missed|failed) {WHAT} .
<a> (e-mail|mail|message|note|letter) (bounced|came back|was returned) ? bounced {T}
<a> [<thanks>] [<note>] to {P} [<is>] (bounced|came back|was returned|returned|undelivered) [back|undelivered|unopened|unread] ? bounced {P}
bounced : <a> <note> to {P} ? bounced {P}
{P} 's (e-mail|mail|address|letter) [address] (bounced|has bounced|bounces|is bouncing|is dead|doesn't work|came \
    back|undeliverable|returned) [undeliverable|undelivered|returned] ? bounced {P}
""",
    "rejected": """
[<is>] rejected [by {P}|by them] = rejected{by}
(Absage|PFO|knocked back) [<note>] [erhalten|bekommen] [(von|from) {P}] = rejected{by}
[got|received|have|had] <a> ((rejection|refusal|regret) [<note>]|<note> of (rejection|regret)) [(arrived|came|received|is in)] [from {P}] \
    = rejected{by}
(they|{P}) [have|has] (said|say|says) no [thanks] = rejected{by}
[they|{P}] [have|has|are|are going to|will] (chose|chosen|picked|took|taken|hired|hire|went with|go with|going with|gone with|decided \
    on|decided for|selected|selecting|preferred) <else> = rejected{by}
(they|{P}) [have|has|are] (chose|chosen|picked|went with|going with|hired) (someone|somebody|a candidate) {WHAT} ? rejected: {ALL} | note
(they|{P}) [have|has] (rejected|turned down|declined|passed on) (me|my application) = rejected{by}
[they|{P}] (won't|will not|are not|aren't|not|isn't|is not) (be moving|moving|going|taking|proceeding|be proceeding|be taking|be going) \
    [me] (forward|ahead|further|on) [with (me|my application)] = rejected{by}
[they|{P}] (won't|will not|are not|aren't|not) (proceeding|be proceeding|proceed|continuing|continue|be continuing) [with (me|my \
    application)] = rejected{by}
[they|{P}] (decided not to|decided against) (move forward|go ahead|proceed|continue|hiring me|me) [with (me|my application)] = rejected{by}
([<is>|am|I was] (not|un) [been] (selected|chosen|successful|shortlisted|picked)|[<a>] [application] [was|is] unsuccessful) = rejected{by}
(didn't|did not) (get|make) (it|<a> [{WHAT}] <job>|an offer|the cut) [(to|into|through to|past) {STAGE}] ? rejected | note
[was|got] turned down [{TEXT}] ? rejected: {TEXT} | declined: {TEXT}
[<is>] (turned down|rejected) by {C} ? rejected{by}
([it|that] [<is>] a no [from them|from {P}]|no (second|next|final|further|2nd) (round|interview|stage) [for me]|(they|{P}) passed) ? \
    rejected | note
said no ? rejected | declined
(they|{P}) [have|has] (gave|given|offered|give|are giving) <a> <job> to <else> = rejected{by}
""",
    "closed": """
[<a>] <job> [<is>] [already] filled [internally|by <else>|with <else>] = closed
[<a>] <job> [<is>] [already] (withdrawn|cancelled|canceled|closed|gone|no longer available|scrapped|cut|eliminated|taken down) = closed
(they|{P}) [have|has] (filled|closed|cancelled|scrapped|withdrew|withdrawn) <a> <job> = closed
""",
    "on hold": """
[<a>] (<job>|hiring|process|it|everything|application|recruitment) [<is>] [put|placed] on (hold|ice) = on hold
[<is>] (put|placed) on (hold|ice) = on hold
[there is|they have|they are in] <a> (hiring|recruitment|recruiting|headcount) (freeze|stop|pause) = on hold
[<a>] (hiring|recruitment|recruiting|process|<job>|headcount) [<is>] (paused|frozen|stopped|halted|suspended|on pause) = on hold
they [have] (paused|froze|frozen|stopped|halted|suspended) (hiring|recruiting|<a> (process|<job>|search)) = on hold
they [have] put (it|me|everything|[<a>] hiring|<a> (process|<job>)) on (hold|ice) = on hold
[<a>] [<job>|hiring|process|it|everything|application|recruitment] [<is>] [put] on (hold|ice) until {WHAT} ? on hold: until {WHAT}
[<a>] [<job>|hiring|process|it|everything|application|recruitment] [<is>] ([put] on (hold|ice)|paused|frozen) (till|for|until) {WHAT} ? \
    on hold: {ALL}
""",
    "offer": """
[got|received|have|had|was made] <a> offer {phone} = offer spoken
[was|got|been] offered [me] <a> <job> {phone} = offer spoken
they (made|gave|extended) [me] <a> offer {phone} = offer spoken
they offered [me] <a> <job> {phone} = offer spoken
[got|received|have] <a> (verbal|oral|spoken) offer [from {P}] = offer spoken
[got|received|have] <a> (verbal|oral|spoken) offer [from {P}] , {WHAT} ? offer spoken: {WHAT}
(verbally|orally) offered [me] [<a>] [<job>] = offer spoken
{P} (called|rang|phoned) with <a> offer = offer spoken
{P} (called|rang|phoned) with <a> offer [, {WHAT}] [,|and|-] [must|have to|need to|I must|I have to|I need to|to|they want an|wants an] \
    (say yes or no|answer|reply|respond|decide|sign|accept) by {DAY} ? offer spoken answer by {DAY}: {ALL}
[got|received|have] <a> offer {phone} [,] [must|have to|need to|to|I must|I have to] (answer|reply|respond|decide|sign|accept) by {DAY} = \
    offer spoken answer by {DAY}
[got|received|have] <a> offer [<is>] [received|arrived|came|in] {paper} = offer written
<a> <contract> [from {P}] [<is>] (arrived|received|came|come|here|in|landed) = offer written
(got|received|have|have got) <a> <contract> [from {P}] = offer written
{P} (sent|released|issued) [me] <a> <contract> = offer written
<a> <contract> [<is>] [arrived|received|came|came in|came through|in] [,] [must|have to|need to|please|to|I must|I have to] (say yes or \
    no|answer|reply|respond|decide|sign|accept) by {DAY} = offer written answer by {DAY}
<a> <contract> [<is>] [arrived|received|came|came in|came through|in] [,|and] [I] [have|got] until {DAY} [to \
    (answer|reply|respond|decide|sign|accept)] = offer written answer by {DAY}
[got|received|have] <a> conditional offer [{TEXT}] ? offer written: {TEXT} | offer spoken: {TEXT}
(got|received|have) <a> <contract> [,] [must|have to|need to|please|to|I must|I have to] (answer|reply|respond|decide|sign|accept) by \
    {DAY} = offer written answer by {DAY}
[got|received|have] <a> (verbal|spoken) offer [,] [must|have to|need to|to|I must|I have to] (answer|reply|respond|decide|sign|accept) by \
    {DAY} = offer spoken answer by {DAY}
(offer written|written offer|offer in writing) [,] [must|have to|need to] [sign|signed|reply|respond|decide|decision|answer] by {DAY} ? \
    offer written answer by {DAY}
(offer spoken|verbal offer) [,] [must|have to|need to] [sign|reply|respond|decide|decision|answer] by {DAY} ? offer spoken answer by {DAY}
they (made|gave|extended|sent) [me] <a> [job] offer ? offer spoken | offer written
[got|received|have|had|was given] <a> [job] offer [from {P}] ? offer spoken | offer written
[was|got|been] offered [me] <a> <job> ? offer spoken | offer written
(to offer|offering) me <a> <job> ? offer spoken | offer written
(they|{P}) offered me <a> <job> ? offer spoken | offer written
<a> offer [<is>] (received|made|arrived|came|in) ? offer spoken | offer written
<a> [job] offer [<is>] (withdrawn|rescinded|revoked|retracted|cancelled) ? rescinded
(they|{P}) [have|has] (withdrew|withdrawn|rescinded|revoked|pulled|took back) <a> [job] offer [{TEXT}] ? rescinded: {TEXT}
(got|landed) (it|<a> <job>) ? offer spoken | offer written
""",
    "accepted, declined, withdrew": """
accepted <a> [job] (offer|<job>|contract) [from {P}|from them] = accepted
signed <a> (offer|contract|<contract>|papers|paperwork) [and|+|&] [sent it back|returned it|sent back|posted it] = accepted
signed [and|+|&] (returned|sent back|posted|sent|e-mailed|handed in) <a> (offer|contract|<contract>|papers|paperwork) [to {P}|to them] = \
    accepted
accepted (verbally|in writing|by phone|orally|informally|on the spot|there and then) [{TEXT}] ? accepted: {TEXT}
(verbally|orally|informally) accepted [{TEXT}] ? accepted: {TEXT}
<a> (offer|<contract>) [<is>] signed [and|+|&] [sent back|returned|posted|posted back|e-mailed back|e-mailed] [to {P}|to them] = accepted
<a> [job] offer [<is>] accepted [by me] = accepted
[I] [have] (took|taken|accepted|got|found) (another|a different) (offer|<job>) ? withdrew | note
took <a> [job] (offer|<job>) ? accepted
signed <a> (contract|<contract>) (posted|sent|mailed|e-mailed|handed) [back] [to {P}] ? accepted | sent {T}: {ALL}
<wrote> [to] {P} (and|to) (accept|accepted|say yes|said yes) [[to] <a> [job] (offer|<job>)] ? accepted{by}
<wrote> [to] {P} (and|to) (decline|declined|turn down|turned down) [<a> [job] (offer|<job>)] ? declined{by}
<wrote> [to] {P} (and|to) (withdraw|withdrew|pull out|pulled out) [{WHAT}] ? withdrew{by}
<sent> <a> acceptance [<note>] [to {P}|to them] ? accepted{by}
<a> acceptance [<note>] (sent|sent off|e-mailed|mailed|posted|gone|out) [to {P}|to them] ? accepted{by}
(asked|told|e-mailed|wrote) [to] {P} to (take|remove|strike|withdraw) (my name|me|my application) [(off|from|out of) {WHAT}] ? withdrew{by}
signed <a> (offer|contract|<contract>|papers|paperwork) [and|+|&] (sent|posted|e-mailed|returned) it [back] [to {P}|to them] = accepted
signed [it] [and|+|&|,] (sent|returned|posted|mailed|e-mailed) [it] [back] = accepted
said yes [to <a> (offer|job)|to them] ? accepted
told (them|{P}) [that] [I] (yes|accept|accepted|I'd take it|I'll take it|I take it) ? accepted
declined <a> [job] (offer|<job>) [from {P}|from them] = declined
turned (<a> [job] (offer|<job>) down|down <a> [job] (offer|<job>) [from {P}|from them]) = declined
turned (them|it) down ? declined | withdrew
I said no ? declined | withdrew
said no [thanks] to <a> [job] (offer|<job>) [{TEXT}] = declined: {TEXT}
(rejected|refused) <a> [job] (offer|<job>) ? declined
(withdrew|pulled|retracted) <a> [from] (application|candidacy|process|race|running|<job>|consideration) [from {WHAT}|at {WHAT}] = withdrew
withdrew from (consideration|{WHAT}) = withdrew
withdrew , {WHAT} ? withdrew: {WHAT}
(told|wrote|e-mailed|informed|called) (them|{P}) [that] (I am|I'm|I was|am) (no longer|not) interested [any more|anymore] = withdrew
(took|taken|take) myself out [of {WHAT}] = withdrew
(pulled|backed|dropped|bowed|opted) out [of <a> (process|race|running)] ? withdrew | closed
(told|wrote|e-mailed) (them|{P}) (no|no thanks|<thanks> but no thanks) ? withdrew | declined
(told|wrote|e-mailed|informed|called) [to] (them|{P}) [that|to say] [I have|I] (accepted|taken|found|got) <a> [other|different] \
    (job|role|offer|position) [{TEXT}] ? withdrew{by} | note
((told|wrote|e-mailed|informed|called) [to] (them|{P}) [that|to say]|let (them|{P}) know [that]) [I am] (out|withdrawing|pulling out|no \
    longer in|not going ahead) [with it] ? withdrew{by} | note
cancelled my application ? withdrew
(not accepting|not going to accept|won't accept|not taking) [it|<a> [job] (offer|<job>)] ? declined | withdrew | note
[offer] (subject to|conditional on|depends on) {WHAT} ? condition {WHAT} | note
""",
    "confirmed, start": """
(they|{P}) [have|has] (confirmed|acknowledged) [it|<a> (acceptance|start)] = accepted-offer: confirmed{by} | heard from {T}: {ALL}
acceptance [<is>] confirmed = confirmed
(they|{P}) [have|has] (confirmed|agreed|set) <a> (start|start date|first day|starting date) [as|of|:|on|for|is] {DAY} = start on {DAY}
(accepted|agreed|agreed to|agreed on) <a> (start|start date|first day|starting date) [of|on|for|:] {DAY} ? start on {DAY} | note
[<a>] (start|starts|starting|start date|first day|begin|begins|starting date) [is|will be] [confirmed|agreed|set|fixed] \
    [on|:|from|for|as] {DAY} = start on {DAY}
""",
    "reopened": """
[<a>] <job> [<is>] (re-advertised|advertised|reopened|re-opened|open|live) ? reopened | note
[<a>] (process|<job>|hiring|recruitment|it) [<is>] back on [{TEXT}] ? reopened: {TEXT}
[back on :] they [are|have] (reopening|re-opening|reopened|re-opened) [<a>] <job> ? reopened
""",
    "cancelled, moved": """
[<a>] <meeting> [<is>] (cancelled|canceled|called off|off) [by them|by {P}] [{TEXT}] = cancelled: {TEXT}
(they|{P}) [have|has] (cancelled|canceled|called off|had to cancel) [on me] [<a>] [{DAY} 's] [<meeting>] [{TEXT}] = cancelled: {TEXT}
I [(was|am|felt|got) (ill|sick|unwell)] [and|,|so] [have|had to] (cancelled|canceled|cancel|called off) [<a>] [<meeting>] ? cancelled by me
[I] (missed|slept through|forgot|forgot about) (it|<a> <meeting>) [{TEXT}] ? no show by me: {TEXT} | note
[I] [(overslept|slept in)] [and|,|so] (didn't|did not|never) (go|attend|turn up|show up|make it) [{TEXT}] ? no show by me: {TEXT} | note
[I] (overslept|slept in) [and] [missed] [it|<a> <meeting>] ? no show by me: {ALL} | note
had to cancel [<a>] [<meeting>] [{TEXT}] ? cancelled by me: {TEXT}
(they|{P}) (didn't show|did not show|didn't turn|never showed|never turned|never came|never joined|stood me) [up] ? no show | note
(nobody|no one) (showed up|turned up|came|joined) [(on|to|for|in) {WHAT}] ? no show | note
([<a>] <meeting> [<is>] <moved> [by (them|{P})]|(they|{P}) [have|has|had to] (<moved>|postpone|reschedule|move) [<a>] \
    [<meeting>|it|me|us] [, {WHAT}]) ? rescheduled from {OLD}
[<a>] [<meeting>] [<is>] <moved> (to|until|till) {DAY} ? rescheduled from {OLD}
(they|{P}) [have|has] <moved> [<a>] [<meeting>|me|us] (to|until|till) {DAY} ? rescheduled from {OLD}
(they|{P}) (asked|wants|want|had|needs|need|would like) to (move|reschedule|push|postpone|shift) [<a>] [<meeting>|me|us] (to|until|till) \
    {DAY} ? rescheduled from {OLD}
""",
    "notes, which count as nothing": """
[got|been|being] ghosted [by {WHAT}] .
[still|there is|got] no (news|reply|replies|answer|response|word|feedback|update|contact|decision) [yet|so far|today|back] [from {P}|from \
    them|from {WHAT}] [yet|so far|today] .
[still] (nothing|silence|radio silence|crickets) [new|heard] [back] [yet|so far] [from {P}|from them|from {WHAT}] [yet|so far] .
{P} [still] (hasn't|has not|didn't|did not|never|not|hasn't yet|isn't) [yet] (<called>|reply|answer|call|write|respond|pick up|picked \
    up|replying|answering|phone|e-mail|been in touch|get back) [back] [to me|me] [yet|so far] .
(haven't|have not|hasn't|not|didn't|did not|never) (heard|hear) [anything|back|a thing] [back] [yet] [from {P}|from them] [yet|so \
    far|today] .
[still] waiting [to hear] [back] [from {P}|from them] [for {WHAT}] .
(called|rang|phoned|tried|tried to call|tried calling) {P} [,|but|-] [there was|got] no (answer|reply|response|luck|joy) .
(called|rang|phoned|tried) {P} [,|but|-] [<a>] [line|phone|number] [<is>] (didn't answer|did not answer|not in|out of \
    office|engaged|busy|engaged tone|off) .
((learned|learnt|found out) {WHAT}|met {P} (for|at|in|on) {WHAT}) .
[<a>] (interview|it|call|round|chat|meeting) (went|felt|ran|was) {WHAT} .
<a> <contract> [<is>] (on its way|on the way|to follow|coming|in the post|in the mail) .
(did|finished|started|doing|working on) [<a>] (homework|take-home|test|assignment|exercise|challenge|task) [: {WHAT}] .
(no show|nothing happened) so far .
[got] <a> (automatic|auto|out of office|out-of-office|ooo) [-] (reply|message|notice) [from {P}] [: {WHAT}] .
""",
    "applied to": """
[cold|easy] applied [online] (at|with|to) {C} = applied to {C}
applied [online] (at|with|to) {C} (for|as) <a> {R} = applied to {C} as {R}
{C} (-|,|:) (sent|submitted|e-mailed|posted) <a> (CV|application|resume|résumé) ? applied to {C}
(Bewerbung (an|bei)|beworben bei) {C} als {R} [geschickt|abgeschickt|raus] = applied to {C} as {R}
applied [online] [at|with|:|-] {C} , {R} ? applied to {C} as {R}
(put in|went) for <a> {R} (at|with|in) {C} = applied to {C} as {R}
put in <a> (application|CV) (at|with|to|for) {C} (for|as) <a> {R} = applied to {C} as {R}
put in <a> (application|CV) (at|with|to|for) {C} [(via|through|on|using) {WHAT}] = applied to {C}: {ALL}
applied (for|as) <a> {R} (at|with|to|in) {C} = applied to {C} as {R}
applied (at|with|to) {C} ((via|through|on|using) {WHAT}|online|today) = applied to {C}: {ALL}
applied (at|with|to) {C} (for|as) <a> {R} ((via|through|on|using) {WHAT}|online|today) = applied to {C} as {R}: {ALL}
applied (for|as) <a> {R} (at|with|to|in) {C} ((via|through|on|using) {WHAT}|online|today) = applied to {C} as {R}: {ALL}
(sent|sent off|sent in|submitted|handed in|e-mailed|mailed) <a> (CV|application|resume|résumé|papers) [off|in|over] (to|at) {C} (for|as) \
    <a> {R} = applied to {C} as {R}
(sent|sent off|sent in|submitted|handed in|e-mailed|mailed) <a> (CV|application|resume|résumé|papers) [off|in|over] (to|at) {C} = applied \
    to {C}
(sent|submitted|handed in|e-mailed|mailed) <a> (CV|application|resume|résumé|papers) to {WHAT} at {C} [(for|as) <a> {R}] = applied to {C} \
    as {R}{by}: to {WHAT}
(sent|submitted) <a> (application|CV) for <a> {R} (to|at) {C} = applied to {C} as {R}
applied to {C} , {WHAT} , as {R} {WHO} ? applied to {C} as {R}{by}: {WHAT}; {WHO}
applied to {C} , {R} ? applied to {C} as {R} | applied to [[{C}, {R}]]
(filled in|filled out|completed|did) <a> (form|application|application form|online form) (for|at|to) {C} ? applied to {C} | note
(application|CV|resume|résumé|papers) (in|sent|out|sent off|submitted|done) [to|at|with] [:] {C} , {R} ? applied to {C} as {R}
(application|CV|resume|résumé|papers) (in|sent|out|sent off|submitted|done) (to|at|with) {C} (for|as) <a> {R} ? applied to {C} as {R}
[<a>] (application|CV|resume|résumé|papers) (off|to|for|into) {C} [(sent|sent off|submitted|gone in|went in|done|in)] ? applied to {C}
(application|CV|resume|résumé|papers) (in|sent|out|sent off|submitted|done) [to|at|with] [:] {C} ? applied to {C}
""",
    "in search.md": """
{C} (-|,|:) {R} (-|,|:) (applied|(sent|submitted) <a> (application|CV)) [online|via website|on their website|through {WHAT}|via {WHAT}] ? \
    applied to {C} as {R}
{C} (-|,|:) applied (for|as) <a> {R} ? applied to {C} as {R}
{C} (-|,|:) applied [online|via website|on their website|through {WHAT}|via {WHAT}] ? applied to {C}
[had|met for|went for|grabbed] [<a>] (coffee|lunch|drinks|breakfast|tea|beer) [chat|catch-up] with {WHAT} = networked: {ALL}
(<a> (job|career|careers|recruiting) (fair|event)|meet-up|networking event|conference) [, {WHAT}|: {WHAT}|at {WHAT}] = networked: {ALL}
(went to|attended|was at|visited) <a> (job fair|career fair|careers fair|careers night|careers evening|meet-up|networking \
    event|conference) [, {WHAT}|at {WHAT}] = networked: {ALL}
(talked|spoke|chatted|met|met up|call|chat|e-mailed|wrote|called|rang|phoned|texted|messaged|coffee) [to|with] {WHAT} ? networked: {ALL}
[spent {WHAT}] (read|looked|researched|read up|googled|reading|looking|researching|googling) [into|about|up|on|at] {WHAT} ? researched: \
    {ALL}
(updated|rewrote|polished|worked on|finished|improved) <a> (CV|resume|résumé|profile|linkedin profile|portfolio|cover letter) ? \
    researched: {ALL} | note
<a> (recruiter|headhunter|agent|consultant) [(from|at|of) {WHAT}] <called> [me] [{TEXT}] ? networked: {ALL} | note
{C} ghosted me ? closed at {C} | note
no (joy|luck) (with|at|from) {C} [{TEXT}] ? rejected by {C} | note
{C} [have|has] (filled|closed|cancelled|scrapped|withdrawn) <a> <job> = closed at {C}
<a> (auto|automatic) [-] (reply|response|e-mail) from {C} .
{C} [: ] (unfortunately|sorry|alas) (not|no) ? rejected by {C}
({C} (closed|cancelled|filled|scrapped) <a> [{R}] <job>|<a> [{R}] <job> (at|in|with) {C} [<is>] \
    (closed|cancelled|filled|gone|scrapped)|{C} (ad|advert|posting|listing) [<is>] [taken] (down|gone|off)) = closed at {C}
{C} [: ] <a> (automatic|automated|auto|instant|flat|standard) (no|reply|rejection|refusal) ? rejected by {C} | note
(rejected by {C}|{C} : rejected) = rejected by {C}
{C} [have|has] (said no|rejected me|turned me down|rejected my application|passed on me|went with <else>|chose <else>) = rejected by {C}
[got|received] <a> (rejection|no|refusal) [<note>] (from|by) {C} = rejected by {C}
{C} [: ] [<a>] <job> [<is>] [already] filled = closed at {C}
{C} [: ] [<a>] <job> [<is>] [already] (closed|cancelled|withdrawn|gone) = closed at {C}
<job> at {C} [<is>] [already] (filled|closed|cancelled|withdrawn|gone) = closed at {C}
{C} [: ] [hiring|<job>] [<is>] [put] on hold = on hold at {C}
({C} [: ] hiring freeze|hiring freeze at {C}) = on hold at {C}
{C} [have|has] ((paused|frozen|stopped) (hiring|recruiting|<a> <job>)|(put|placed) (it|hiring|everything|<a> <job>) on (hold|ice)) = on \
    hold at {C}
{C} [still] (hasn't|haven't|has not|have not|didn't|did not|never) {WHAT} .
{C} (want|wants|would like|invited me|have invited me|has invited me) [me] [to|for] {STAGE} ? heard from {C} next round: {ALL}
((withdrew|pulled|cancelled) <a> (application|candidacy) (at|from|with|to|for)|(withdrew|pulled out) (at|from|of)) <a> {C} [one|job|role] \
    [{TEXT}] = withdrew from {C}: {TEXT}
(chased|nudged|called|rang|e-mailed) {C} [for {WHAT}] ? note
{C} <called> [me] [<with>] [that] [<a>] <job> [<is>] [already] (filled|closed|withdrawn|gone) = closed at {C}
heard [back] from {C} [{TEXT}] = heard from {C}: {TEXT}
[got|received|had|missed] <a> <call> from {C} [{TEXT}] = heard from {C}{by}: {TEXT}
{C} (confirmed|acknowledged|got back) {WHAT} ? heard from {C}: {ALL}
{C} <called> [to] [me] [back] [{TEXT}] ? heard from {C}{by}: {TEXT}
invited to {STAGE} (at|by|with) {C} ? heard from {C} next round: {ALL}
[still] (nothing|no news|no reply|no answer|no response|no word) [yet] (from|at) {C} [yet] .
""",
}
SEARCH: Final = "in search.md"


@cache
def list_phrases() -> tuple[PhraseRow, ...]:
    """Return the rows of the table in its order."""
    rows = []
    for group, block in _TABLE.items():
        rows += [make_row(group, " ".join(line.split())) for line in block.strip().split("\n")]
    return tuple(rows)


def make_row(group: str, line: str) -> PhraseRow:
    """Return the row that one line of the table says."""
    for sign, sure in ((" = ", "read"), (" ? ", "ask")):
        words, found, lines = line.partition(sign)
        if found:
            return PhraseRow(group, words, tuple(lines.split(" | ")), sure)  # type: ignore[arg-type] # one of two
    return PhraseRow(group, line.removesuffix(" ."), (), "note")
