"""Mails of theirs: the text that somebody wrote, without what is quoted below it and signed, and the sentence in it that matters."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, time
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import cache
from html.parser import HTMLParser
from itertools import islice
from typing import Final, NamedTuple

from followup_md.date_text import WEEKDAYS, find_vague, hint_vague, match_day
from followup_md.errors import UsageProblem

_HINT: Final = "save the mail anew as .eml, or paste its text: `followup-md hear -`"
# Patterns as text: `re` compiles them for the mail that is read, and most runs read none.
_PASTED_HEADER: Final = r"\s*(from|sent|date|to|cc|subject|von|gesendet|datum|an|betreff|de|objet|envoy[ée])[ \t]*:[ \t]*(.*)"
_SENDER, _SENT, _SUBJECT = ("from", "von", "de"), ("date", "sent", "gesendet", "datum"), ("subject", "betreff", "objet")
_ADDRESS: Final = r"[^\s<>()\[\],;:\"]+@[^\s<>()\[\],;:\"]+"
_TURNED: Final = r"([^,()]+), ?([^,()]+)"

# From such a line on all is quoted, or signed. `On … wrote:` may take several lines.
_ON: Final = r"(?:on|am|le|el|il)\b"
_ATTRIBUTION: Final = rf"{_ON}.{{6,200}}(?:wrote|schrieb|a [ée]crit|escribi[óo]|ha scritto)\b.{{0,80}}:"
_QUOTES_ALL: Final = (
    r"-{2,}\s*(?:original message|forwarded message|urspr(?:ü|ue)ngliche nachricht|weitergeleitete nachricht|message d'origine).*"
    r"|begin forwarded message:|_{20,}|\*?(?:from|von|de):\*? .*"
)
_HEADER_BELOW: Final = r"\*?(?:sent|date|to|subject|gesendet|datum|an|betreff|envoy[ée]|[àa]|objet):"
_CLOSING: Final = (
    r"(?:(?:with )?(?:my |our )?(?:very |many |kind(?:est)?|warm(?:est)?|best|all)\b ?(?:regards|wishes|thanks|the best)?|regards|cheers"
    r"|(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?|yours|thanks(?: again)?|thank you(?: again)?|talk soon|speak soon"
    r"|(?:(?:vielen|besten|herzlichen) dank und )?(?:mit )?(?:freundlichen?|besten?|herzlichen?|lieben?|vielen?|sch(?:ö|oe)nen?) "
    r"gr(?:ü|ue)(?:ß|ss)en?(?: aus .{2,30})?|mfg|vg|lg|cordialement|bien à vous|saludos|un saludo)[,.!]?"
)
_PROPER_NAME: Final = r"(?-i:[^\W\d_a-zß-ÿ][\w.'’-]*(?: [^\W\d_a-zß-ÿ][\w.'’-]*){0,2})"
_CLOSED_BY: Final = rf"{_CLOSING}(?<=,) ?({_PROPER_NAME})"
_SIGNED: Final = (
    rf"{_CLOSED_BY}|--\s?|von meinem .{{2,30}} gesendet"
    r"|(?:sent|gesendet|get|envoyé)\b.{0,30}\b(?:iphone|ipad|android|outlook|galaxy|mobile|phone|blackberry)\b.{0,30}"
)
_SMALL_PRINT: Final = (
    r"\b(?:confidential|intended (?:only )?(?:for|recipient)|privileged|disclaimer|unsubscribe|vertraulich|nicht der richtige adressat"
    r"|privacy (?:policy|notice)|registered (?:office|in)|handelsregister|views expressed)\b"
)
_HELLO: Final = r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|guten (?:tag|morgen)|liebe[r]?|sehr geehrte[r]?|moin)"
_GREETING: Final = rf"{_HELLO}(?:(?: [\w.'’-]+){{0,4}} ?[,!:–-]|(?: [\w.'’-]+){{0,2}})"
_AUTOMATIC: Final = (
    r"\b(?:automatic reply|auto[- ]?reply|automatische antwort|abwesenheits(?:notiz|nachricht|assistent)|abwesend|out of (?:the )?office"
    r"|(?:on|annual|parental|maternity) leave|r[ée]ponse automatique)\b"
)
_AWAY: Final = (
    r"\b(?:(?:am|are|is|be) (?:currently )?(?:out of|away from|not in) (?:the |my )?office|out of office"
    r"|on (?:annual|parental|maternity|sick) leave|limited access to (?:my )?e-?mail|on (?:vacation|holiday)"
    r"|nicht im (?:b(?:ü|ue)ro|haus)|bin (?:derzeit |zurzeit |aktuell )?(?:abwesend|im urlaub))\b"
)
# Nobody writes more to somebody whom they met; what is longer is a log, a list or an attack.
_MOST_ROWS, _MOST_TEXT, _MOST_SENTENCES, _MOST_LETTERS = 50_000, 20_000, 200, 500
_PARAGRAPH: Final = r"\n(?:[ \t]*\n)+"
# A full stop behind a number, a title or a short form ends no sentence.
_SENTENCE: Final = (
    r"(?<![0-9])(?<!\b[A-Z])(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)(?<!Hr)(?<!Fr)(?<!bzw)(?<!p\.m)(?<!a\.m)[.!?]+[\"')\]]*\s+(?=[\"'(]?[A-ZÄÖÜ0-9])"
    r"|(?<=[0-9])[.!?]\s+(?=(?:We|I|You|Please|The|It|Wir|Ich|Sie|Bitte)\b)"
)


class Mail(NamedTuple):
    """A mail: who sent it, when (as its header has it), its subject, and the sentences that are theirs; an automatic answer has none."""

    name: str
    address: str
    sent: str
    subject: str
    sentences: tuple[str, ...]
    automatic: bool = False


class Tidings(NamedTuple):
    """What a mail says: words of the log, with `{P}` where its writer is to be named, and the sentence that they rest on."""

    words: str
    sentence: str


def read_mail(data: bytes) -> Mail:
    """Return the mail of an `.eml` file, or of pasted text, with or without its first lines; UsageProblem when there is no text in it."""
    raw = data.replace(b"\r\n", b"\n").removeprefix(b"\xef\xbb\xbf")
    is_file = re.match(rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+\n", raw) and re.search(
        rb"(?im)^(?:message-id|mime-version|received|content-type|date):", raw.partition(b"\n\n")[0]
    )
    mail = _read_file(raw) if is_file else _read_pasted(raw)
    if not (mail.sentences or mail.automatic):
        raise UsageProblem("there is no text of theirs in the mail", _HINT)
    return mail


def _read_file(raw: bytes) -> Mail:
    """Read a mail as mail programs save it; its plain text goes before its HTML."""
    try:
        message = message_from_bytes(raw, policy=default)
        assert isinstance(message, EmailMessage)  # noqa: S101 - so the policy makes it
        header = {name: str(message.get(name, "")) for name in ("from", "date", "subject", "auto-submitted", "x-autoreply")}
        text = _read_body(message)
    except (LookupError, ValueError, AttributeError, TypeError) as error:  # each is raised for some broken mail
        raise UsageProblem("the file does not read as a mail", _HINT) from error
    answered = header["auto-submitted"].casefold().startswith("auto-replied") or bool(header["x-autoreply"])
    return _build_mail(header["from"], header["date"], header["subject"], text, answered=answered)


def _read_body(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    text = str(part.get_content()) if part else ""
    if part is None or part.get_content_subtype() != "html":
        return text
    reader = _PageReader()
    reader.feed(text)
    reader.close()
    return "".join(reader.parts)


def _read_pasted(raw: bytes) -> Mail:
    """Read pasted text; the first lines may be those with which a mail program begins it."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")  # as Windows programs write it
    rows = text.strip().split("\n")
    header: dict[str, str] = {}
    while len(rows) > 1 and (row := re.fullmatch(_PASTED_HEADER, rows[0], re.IGNORECASE)):
        header.setdefault(row[1].casefold(), row[2].strip())
        del rows[0]
    sender, sent, subject = (next((header[name] for name in names if name in header), "") for names in (_SENDER, _SENT, _SUBJECT))
    text = "\n".join(rows)
    return _build_mail(sender or _find_signature(text), sent, subject, text, answered=False)


def _find_signature(text: str) -> str:
    """Return the name below the closing words of a text, else in its last line of theirs; empty where it is no name."""
    rows = [row.strip() for row in text.split("\n", _MOST_ROWS) if row.strip()]
    closed = next((at for at, row in enumerate(rows) if at and _matches(rf"{_CLOSING}|--", row)), len(rows))
    same_row = next((found for row in rows if (found := re.fullmatch(_CLOSED_BY, row, re.IGNORECASE))), None)
    line = rows[closed + 1] if closed + 1 < len(rows) else same_row[1] if same_row else cut_quoted(text).rpartition("\n")[2]
    name = re.match(rf"[-–—]*\s*({_PROPER_NAME})(?:,|$)", line)
    return name[1] if name else ""


def _build_mail(sender: str, sent: str, subject: str, text: str, *, answered: bool) -> Mail:
    found = re.search(_ADDRESS, sender)
    name = " ".join(re.sub(rf"<?\s*{_ADDRESS}\s*>?|[\"<>\[\]]|\(.*\)|\bvia\b.*", " ", sender).split())
    turned = re.fullmatch(_TURNED, name)
    sentences = tuple(sentence[:_MOST_LETTERS] for sentence in islice(find_sentences(cut_quoted(text)[:_MOST_TEXT]), _MOST_SENTENCES))
    away = re.search(_AUTOMATIC, subject, re.IGNORECASE) or any(re.search(_AWAY, sentence, re.IGNORECASE) for sentence in sentences[:3])
    return Mail(
        f"{turned[2]} {turned[1]}" if turned else name,
        found[0].casefold() if found else "",
        sent,
        " ".join(subject.split()),
        () if answered or away else sentences,
        automatic=answered or bool(away),
    )


class _PageReader(HTMLParser):
    """Text of an HTML mail: a line for each block, without what mail programs mark as quoted."""

    _HIDDEN: Final = frozenset({"head", "style", "script", "title", "blockquote"})
    _BLOCKS: Final = frozenset({"p", "div", "br", "tr", "li", "table", "ul", "ol", "h1", "h2", "h3", "hr"})
    _VOID: Final = frozenset({"br", "hr", "img", "meta", "link", "input", "col", "base", "wbr"})
    _QUOTED: Final = ("gmail_quote", "divrplyfwdmsg", "appendonsend", "yahoo_quoted", "moz-cite-prefix", "protonmail_quote")

    def __init__(self) -> None:
        """Begin with nothing read."""
        super().__init__()
        self.parts: list[str] = []
        self._within: list[str] = []  # the tags that are open inside a hidden one

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line for a block, and skip what is hidden."""
        marks = " ".join(value or "" for key, value in attrs if key in ("class", "id")).casefold()
        if self._within or tag in self._HIDDEN or any(mark in marks for mark in self._QUOTED):
            if tag not in self._VOID:
                self._within.append(tag)
        elif tag in self._BLOCKS:
            # A paragraph stands between blank lines.
            self.parts.append("\n\n" if tag in ("p", "table", "h1", "h2", "h3") else "\n")

    def handle_endtag(self, tag: str) -> None:
        """End a hidden part with the tag that began it; what was left open in it ends as well."""
        if tag in self._within:
            while self._within.pop() != tag:
                pass
        elif not self._within and tag in self._BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep what is shown; line breaks of the source are blanks."""
        if not self._within:
            self.parts.append(re.sub(r"\s+", " ", data))


def cut_quoted(text: str) -> str:
    """Return the text of a mail without quoted parts, signatures and small print."""
    rows = [row.replace("\xa0", " ").strip() for row in text.split("\n", _MOST_ROWS)[:_MOST_ROWS]]
    kept: list[str] = []
    at = 0
    while at < len(rows):
        row, below = rows[at], [each for each in rows[at + 1 : at + 9] if each]
        # `On … wrote:` takes up to three lines; where another begins so, it is not this one's.
        begins = next((n for n, each in enumerate(rows[at + 1 : at + 3], 1) if re.match(_ON, each, re.IGNORECASE)), 3)
        wraps = next((n for n in range(1, begins + 1) if _matches(_ATTRIBUTION, " ".join(rows[at : at + n]))), 0)
        if row.startswith(">"):
            row = ""
        elif wraps:
            # Below what they quote with `>` their own words may go on.
            if not any(each.startswith(">") for each in below[wraps - 1 : wraps]):
                break
            row, at = "", at + wraps - 1
        elif _begins_rest(row, below, first=not any(kept)):
            break
        kept.append(row)
        at += 1
    paragraphs = (each.strip() for each in re.split(_PARAGRAPH, "\n".join(kept)))
    return "\n\n".join(each for each in paragraphs if each and not re.search(_SMALL_PRINT, each, re.IGNORECASE))


def _begins_rest(row: str, below: Sequence[str], *, first: bool) -> bool:
    """Say whether a line begins the signature, or a mail that stands whole below; `below` are the lines behind it."""
    if _matches(_QUOTES_ALL, row):
        return not re.match(r"\*?(?:from|von|de):", row, re.IGNORECASE) or any(
            re.match(_HEADER_BELOW, each, re.IGNORECASE) for each in below[:3]
        )
    return _matches(_SIGNED, row) or (not first and _matches(_CLOSING, row))


def _matches(pattern: str, row: str) -> bool:
    return re.fullmatch(pattern, row, re.IGNORECASE) is not None


def find_sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text, each on one line, without the greeting."""
    for paragraph in re.split(_PARAGRAPH, text):
        rows = [row for row in paragraph.split("\n") if row]
        if rows and _matches(_GREETING, rows[0]):
            del rows[0]
        for part in re.split(r"\n(?=[-*•])", "\n".join(rows)):
            whole = re.sub(rf"^{_HELLO} [\w.'’-]+, ", "", " ".join(part.split()), flags=re.IGNORECASE)
            at = 0
            for end in re.finditer(_SENTENCE, whole):
                yield whole[at : end.end()].strip()
                at = end.end()
            if whole[at:]:
                yield whole[at:]


# --- What they say

# What is only said under a condition, or not yet, or not: before the words, and behind those that end it.
_OPENS: Final = r"\b(?:not yet|if|whether|unless|until|should|in case|once|before|falls|ob|wenn|bevor|sobald)\b[^,;:]*$"
_NO: Final = r"(?:\b(?:not|cannot|unable|unfortunately|leider|kein\w*|nicht)\b|n't\b)[^,;:]*$"
_HEDGES: Final = r"[^,;:.]{0,40}\b(?:until|unless|before|yet|bis|bevor)\b"
_SOMEBODY: Final = (
    r"(?:(?:an?other|a different|other|stronger|an internal|more (?:suitable|experienced)|one of the other) (?:\w+ ){0,2}?"
    r"(?:candidate|applicant|finalist|person)s?\b|candidates who|some(?:one|body) else)"
)
_FORWARD: Final = (
    r"(?:mov|proceed|progress|tak|go|continu)(?:e|ing)? (?:you |your (?:application|candidacy) |things |it |on )?"
    r"(?:forward|ahead|(?:any )?further|with (?:you|your)\b)"
)
_JOB: Final = r"(?:position|role|post|job|place|vacancy|opening)"
_OFFERED: Final = rf"(?:{_JOB}|interview(?! on))\b"
_TALK: Final = r"(?:round|interview|conversation|stage|meeting|call|chat|gespr(?:ä|ae)ch|runde)"
_NEXT: Final = r"(?:next|second|third|final|further|another|follow-up|zweite[ns]?|n(?:ä|ae)chste[nr]?)"
_ARRANGES: Final = r"\b(?:like|love|schedul\w+|arrang\w+|set up|book|availab\w+|free|suit|confirm\w*|vereinbaren)\b"
_PAPER: Final = (
    r"\b(?:offer letter|letter of offer|(?:written|formal) offer|employment (?:contract|agreement)|offer of employment|the contract"
    r"|arbeitsvertrag)\b"
)
_GIVEN: Final = r"\b(?:attached|enclosed|find|sign|below|anbei|im anhang)\b"

# The words of the log, and those of a mail that stand for them: first what ends it.
_ENDS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (
        "rejected by email",
        (
            rf"(?:\b(?:not|cannot|unable to|no longer)|n't) (?:\w+ ){{0,4}}?{_FORWARD}",
            r"(?:\b(?:not|no longer)|n't) (?:\w+ ){0,4}?(?:progress|consider|pursu)(?:e|ing)? your (?:application|candidacy)",
            r"\b(?:move|moving|go|going|gone|went) in (?:a different|another) direction|\bno from us\b",
            rf"\b(?:forward|ahead|on|proceed(?:ed|ing)?|go(?:ing|ne)?|went|continu(?:e|ing)) with {_SOMEBODY}",
            rf"\b(?:cho(?:sen?|ose)|select(?:ed)?|hired?|picked|decided (?:on|for|in favou?r of)|opted for|pursu(?:e|ing)) {_SOMEBODY}",
            rf"\boffer(?:ed)? (?:the|this) {_JOB} to {_SOMEBODY}",
            r"\b(?:you|your (?:application|candidacy))\b[^,;]{0,40}(?:\bnot|n't)\b[^,;]{0,20}\b(?:success|select|chosen|shortlist)",
            r"\bunsuccessful\b",
            rf"\b{_JOB} (?:has|have|was|is)(?: now| already| since)*(?: been)?(?: now| already)? filled",
            rf"\bfilled (?:the|this) {_JOB}",
            rf"(?:\bnot|n't|unable|cannot|can't)\b[^,;]{{0,20}}\boffer you (?:the|this|an?) (?:\w+ ){{0,3}}?{_OFFERED}",
            r"\bno longer (?:being )?(?:consider|in consideration|under consideration)",
            r"(?:\bnot|n't) (?:quite |be )?(?:(?:think|feel|believe) [^,;]{0,30})?(?:the |a )?(?:right|good|best|strong) (?:fit|match)\b",
            r"\bdecided (?:against|not to (?:proceed|progress|continue|pursue|hire|extend|(?:move|go) (?:forward|ahead)))",
            r"\bf(?:ü|ue)r (?:eine[n]? )?andere[nr]? (?:bewerb|kandidat)",
            r"\bnicht (?:weiter )?ber(?:ü|ue)cksichtig",
            r"\b(?:eine )?absage erteilen|\bihnen (?:\w+ )?absagen|\bkeine zusage",
            r"\b(?:nicht f(?:ü|ue)r sie|gegen (?:sie|ihre bewerbung|eine \w+)) entschieden|\bstelle\b[^.]*\bbesetzt\b",
        ),
    ),
    (
        "closed by email",
        (
            rf"\b{_JOB} (?:\w+ ){{0,3}}?(?:has|was|is)(?: now)?(?: been)? (?:cancel?led|withdrawn|closed|eliminated)",
            rf"\bnot to fill (?:the|this) {_JOB}",
            rf"\bno longer (?:hiring|filling|recruiting)|\b{_JOB} no longer exists",
        ),
    ),
    (
        "on hold by email",
        (
            rf"\b(?:{_JOB}|hiring|recruitment|search|process|stelle)\b[^.;]{{0,40}}\b(?:on hold|paused|frozen|auf eis)\b",
            r"\bhiring freeze\b",
        ),
    ),
)
_GOES_ON: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("offer written by email", (rf"{_GIVEN}.*{_PAPER}", rf"{_PAPER}.*{_GIVEN}")),
    (
        "offer spoken",
        (
            rf"\boffer you (?:the|this|a|our) (?:\w+ ){{0,3}}?{_JOB}",
            r"\b(?:details|terms) of (?:the|your|our|an) offer\b|\bfor you to join (?:us|(?:the|our) team)\b",
            r"\b(?:mak(?:e|ing)|extend(?:ing)?) (?:you )?(?:an|the|our) (?:\w+ )?offer\b",
            r"\bihnen (?:die|eine) stelle [^.]{0,20}anbieten|\bangebot (?:machen|unterbreiten)",
        ),
    ),
    (
        "heard from {P} by email next round",
        (
            rf"\binvit(?:e|ing)\b.*\b(?:{_TALK}|on-?site|visit)\b",
            rf"\b{_TALK}\b.*\bein(?:zu)?laden\b",
            rf"\b(?:availab\w+|free) .*\b{_TALK} with (?:our|the|my)\b|\bconfirm\w* (?:our|your|the) {_TALK} (?:on|for)\b",
            rf"{_ARRANGES}.*\b{_NEXT} (?:\w+ )?{_TALK}\b",
            rf"\b(?:second|third|final) {_TALK}\b.*\b(?:takes? place|will be|is (?:on|confirmed)|availab\w+)",
            rf"\b(?:(?:mov|progress|advanc|put)\w* (?:you )?(?:forward |on |through )?|through |made it )to the {_NEXT} (?:{_TALK}|step)\b",
        ),
    ),
)
_ASKS: Final = (
    r"\b(?:send|share|provide|forward|supply|complete|fill (?:in|out)|submit|return|upload|schicken|senden)\b"
    r"(?: (?:us|me|over|along|back|mir|uns))*(?P<what> [^,;:?]{2,80}?) (?=by|before|until|no later than|bis)\b"
)
_TELLS: Final = (
    r"\b(?:deci(?:de|ding|sion)|(?:get|come|be|getting|coming) back to you|in touch|(?<!please )let you know|hear (?:back )?from (?:us|me)"
    r"|update(?: for)? you|an update|(?:final )?answer|entscheid\w*|melde[n]?|bescheid|r(?:ü|ue)ckmeldung)\b"
)
_ANSWERS: Final = (
    r"\b(?:sign|return|answer|accept|respond|reply|decision|decide|let (?:us|me) know|valid|expires|open until|antwort|zur(?:ü|ue)ck)\b"
)
_ASKS_TO_MEET: Final = r"\b(?:we\b.{0,20} (?:meet|talk|speak|chat)|you (?:be )?(?:free|available)|(?:suit|work for) you)\b"
_BY_THEN: Final = r"\b(?:by|before|until|no later than|bis)\b (?!(?:zoom|phone|video|teams|skype|google|e-?mail)\b)"
_WRITES: Final = r"(?:\bwill|\bshall|['’]ll) (?:\w+ )?(?:write|call|ring|phone|email|contact|send|confirm)\b"
_LONGEST: Final = 160  # of a sentence in the log, in characters


def find_tidings(mail: Mail, day: date) -> tuple[Tidings, ...]:
    """Return what a mail of that day says, likelier first; several where it can mean several things, none for an automatic answer."""
    sentences = mail.sentences
    ends, goes_on = _find_said(_ENDS, sentences), _find_said(_GOES_ON, sentences)
    if ends or goes_on:
        # A no to one post and a word on another: only the reader knows which is meant.
        return (*((ends,) if ends else ()), *(_date_tidings(goes_on, sentences, day) if goes_on else ()))
    for sentence in sentences:
        asked = re.search(_ASKS, sentence, re.IGNORECASE)
        tells = None if "?" in sentence else re.search(_TELLS, sentence, re.IGNORECASE)
        clause = f"wants{asked['what']} by" if asked else "decide by"
        days = _list_days_of(asked or tells, sentence, day)
        found = tuple(Tidings(f"heard from {{P}} by email {clause} {each}", sentence) for each in days) or _list_meetings(sentence, day)
        if found:
            return found
    return (Tidings("heard from {P} by email", ""),) if sentences else ()


def _list_meetings(sentence: str, day: date) -> tuple[Tidings, ...]:
    """Return each time at which they ask to meet, and last that it is open; none for another sentence."""
    parts = re.split(r"\b(?:or|and)\b", sentence) if "?" in sentence and re.search(_ASKS_TO_MEET, sentence, re.IGNORECASE) else ()
    zone = re.search(_OTHER_ZONE, sentence)
    clocks = ["" if zone or not (clock := find_clock(part)) else f" {clock:%H:%M}" for part in parts]
    times = [f" on {each}{clock}" for part, clock in zip(parts, clocks, strict=True) for each in list_days(part, day)]
    return tuple(Tidings(f"heard from {{P}} by email next round{each}", sentence) for each in times and [*times, f": {_shorten(sentence)}"])


def _find_said(rows: Sequence[tuple[str, tuple[str, ...]]], sentences: Sequence[str]) -> Tidings | None:
    """Return the first row that a sentence says, with that sentence, and not only as what would be, or what is not."""
    for words, patterns in rows:
        pattern = re.compile("|".join(patterns), re.IGNORECASE)
        for sentence in sentences:
            plain = sentence.replace("’", "'")
            found = pattern.search(plain)
            if found is None or re.search(_OPENS, plain[: found.end()], re.IGNORECASE):
                continue
            no = re.search(_NO, plain[: found.start()], re.IGNORECASE) if rows is _GOES_ON else None
            if not (no or (words == _ENDS[0][0] and re.match(_HEDGES, plain[found.end() :], re.IGNORECASE))):
                return Tidings(words, sentence)
    return None


def _date_tidings(said: Tidings, sentences: Sequence[str], day: date) -> Iterator[Tidings]:
    """Yield what goes on with the day that is named for it, once for each that can be meant."""
    words, sentence = said
    if words.startswith("offer"):
        found = (_list_days_of(re.search(_ANSWERS, each, re.IGNORECASE), each, day) for each in sentences)
        days = next(filter(None, found), ())
        clauses = [f" answer by {each}" for each in days] or [""]
        yield from (Tidings(f"{words}{clause}", sentence) for clause in clauses)
        if words == "offer spoken":
            # Whether a mail is the written offer, the mail does not say.
            yield from (Tidings(f"offer written by email{clause}", sentence) for clause in clauses)
            yield Tidings(f"heard from {{P}} by email: {_shorten(sentence)}", sentence)
        return
    # Where they ask whether a day suits, it is not agreed; and one by which they, or you, are to answer is another day.
    at = sentences.index(sentence)
    other = f"[?]|{_BY_THEN}|{_WRITES}|{_TELLS}|{_ANSWERS}"
    dated = next((each for each in sentences[at : at + 2] if not re.search(other, each, re.IGNORECASE) and list_days(each, day)), "")
    clock = find_clock(dated)
    for each in list_days(dated, day):
        yield Tidings(f"{words} on {each}{f' {clock:%H:%M}' if clock else ''}", sentence)
    if not dated:
        yield Tidings(f"{words}: {_shorten(sentence)}", sentence)


def _list_days_of(found: re.Match[str] | None, sentence: str, day: date) -> tuple[date, ...]:
    """Return the days of a sentence behind the words that name them, else all of them; none without such words."""
    return (list_days(sentence[found.start() :], day) or list_days(sentence, day)) if found else ()


def _shorten(sentence: str) -> str:
    return sentence if len(sentence) <= _LONGEST else f"{sentence[:_LONGEST].rsplit(' ', 1)[0]} …"


_GERMAN: Final = {
    **dict(zip(("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"), WEEKDAYS, strict=True)),
    "januar": "january",
    "februar": "february",
    "märz": "march",
    "mai": "may",
    "juni": "june",
    "juli": "july",
    "oktober": "october",
    "dezember": "december",
    "nächste woche": "next week",
    "nächster woche": "next week",
    "ende nächster woche": "end of next week",
    "ende der woche": "end of the week",
    "ende des monats": "end of the month",
}
_CLOCK: Final = (
    r"(?<![\d.:/-])(?<![-–] )(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s*(?:(?P<half>[ap])\.?m\b\.?|(?P<full>uhr|h)\b)"
    r"|(?<![\d.:/-])(?<![-–] )(?P<plain>\d{1,2}:\d\d)(?![\d:])|\bat (?P<bare>\d{1,2})(?=\s*(?:[,;?!]|\.?$|\.\s|\b(?:or|and|on)\b))"
)
_OTHER_ZONE: Final = r"\b(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|IST|AES?T)\b"
_NOON, _MORNING, _LAST_HOUR, _LAST_MINUTE = 12, 7, 23, 59


@cache
def _compile_german() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_GERMAN, key=len, reverse=True))})\b")


def list_days(sentence: str, said_on: date) -> tuple[date, ...]:
    """Return each day from `said_on` on that a sentence names or can mean, dates before days in words."""
    text = _compile_german().sub(lambda word: _GERMAN[word[0]], re.sub(_CLOCK, ";", sentence, flags=re.IGNORECASE).casefold())
    text = re.sub(rf"\b({'|'.join(WEEKDAYS)}),? de[nm] (?=\d)", r"\1 ", text)
    found: dict[date, None] = {}
    at = 0
    while start := re.compile(r"(?<![\w./:-])\w").search(text, at):
        at = start.end()
        length, days = match_day(text[start.start() :], said_on)
        if days:
            found |= dict.fromkeys(days)
            text = f"{text[: start.start()]};{text[start.start() + length :]}"
    while words := find_vague(text):
        found |= dict.fromkeys(hint_vague(words, said_on))
        text = text[text.index(words) + len(words) :]
    return tuple(day for day in found if day >= said_on)


def find_clock(sentence: str) -> time | None:
    """Return the time of day that a sentence names; None where it names none, several, or one by the clock of a zone that it names."""
    found = list(re.finditer(_CLOCK, sentence, re.IGNORECASE))
    if len(found) != 1 or re.search(_OTHER_ZONE, sentence):
        return None
    match = found[0]
    hour, minute = map(int, (match["plain"] or f"{match['hour'] or match['bare']}:{match['minute'] or 0}").split(":"))
    if match["half"]:
        hour = hour % _NOON + (_NOON if match["half"] in "pP" else 0)
    elif hour < _MORNING:
        return None  # of the night or of the afternoon
    return time(hour, minute) if hour <= _LAST_HOUR and minute <= _LAST_MINUTE else None
