"""Files of site/, and the pages *Today*, *People*, *Questions* and *Search* (R0.5, R1.18, R2.7, R3.3, R3.5, R5.1, R5.3)."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from operator import itemgetter

from followup_md.model import Action
from followup_md.model.card import Flashcard
from followup_md.model.derived import name_post
from followup_md.model.site import Circle, Site
from followup_md.render import view
from followup_md.render.phrases import DOUBT
from followup_md.render.site import links as places
from followup_md.render.site.frame import list_open_entries, render_site_page, render_style
from followup_md.render.site.links import PageLinks, list_anchors, map_places
from followup_md.render.site.processes import draw_process_timelines, render_process, render_processes
from followup_md.render.stats import format_period, list_figures
from followup_md.render.terminal import format_round
from followup_md.render.text import format_due, format_full

_PARTS = (("Overdue", "overdue"), ("Due", "due"), ("Coming up", "upcoming"), ("Whenever you like", "free"))
_CIRCLES: Mapping[Circle, str] = {
    "decides": "Who decides",
    "judges": "Who talks with you",
    "arranges": "Who arranges and passes on",
    "others": "Others you know",
}


def render_site(site: Site) -> Mapping[str, str]:
    """Return every page and the style sheet: the same texts for the same notes, configuration and moment."""
    addresses = map_places(site)
    links = PageLinks(addresses, "", not site.public, site.obsidian)
    below = links._replace(up="../")
    timelines, actions = draw_process_timelines(site), view.group_open(site.search)
    pages = {
        places.TODAY: render_today(site, links),
        places.PROCESSES: render_processes(site, links, timelines, actions),
        places.PEOPLE: render_people(site, links),
        places.QUESTIONS: render_questions(site, links),
        places.SEARCH: render_search_page(site, links),
        places.STYLE: render_style(),
    }
    own = ((timeline.process.id, timeline) for timeline in timelines)
    return pages | {addresses.processes[name]: render_process(site, below, timeline, actions.get(name, ())) for name, timeline in own}


def render_today(site: Site, links: PageLinks) -> str:
    """Return the page *Today*: keep looking, what is overdue, due and coming up, and what not to do, with the date until which."""
    search, now = site.search, site.search.now
    words, requirement = view.format_search(search, whole=True)
    # The actions of each block under one heading in each part, the first due date of each before it.
    groups: dict[str, list[tuple[float, Mapping[str, object]]]] = {kind: [] for _, kind in _PARTS}
    totals = Counter[str]()
    for block in view.build_blocks(search, by_round=True):
        kinds = defaultdict[str, list[Action]](list)
        for line in block.lines:
            for action in (*line.main, *line.folded):
                # A blocked action goes with its line, else with what is coming up.
                urgency = view.judge(action, now)
                urgency = line.urgency if urgency == "blocked" else urgency
                kinds["free" if action.spec.is_invitation else "upcoming" if urgency == "blocked" else urgency].append(action)
        for kind, actions in kinds.items():
            group = {
                "title": name_post(block.company, block.role),
                "about": format_round(block.interview, now) if block.interview else "",
                "process": block.process,
                "entries": list_open_entries(actions, search),
                "doubt": DOUBT if block.doubtful else "",
            }
            groups[kind].append((min(view.find_limit(action, now) for action in actions), group))
            totals[kind] += len(actions)
    parts = [
        {"title": title, "kind": kind, "groups": [group for _, group in sorted(groups[kind], key=itemgetter(0))], "total": totals[kind]}
        for title, kind in _PARTS
        if groups[kind]
    ]
    # Rounds that have not ended yet, the next one first.
    ahead = [(item.interview, process.id) for process in search.processes for item in process.rounds if item.status == "planned"]
    meetings = [
        {
            "when": format_due(interview.start, now),
            "iso": interview.start.isoformat(timespec="minutes"),
            "company": name_post(interview.company, interview.role),
            "kind": interview.kind or "interview",
            "process": process,
        }
        for interview, process in sorted(ahead, key=lambda pair: (pair[0].start, pair[0].path))
    ]
    return render_site_page(
        "today",
        now,
        links,
        site=site,
        words=words,
        requirement=requirement,
        unread=view.list_unread(search),
        parts=parts,
        meetings=meetings,
        waits=view.find_waits(search, whole=True),
        reopenable=view.find_reopenable(search, whole=True),
    )


def render_people(site: Site, links: PageLinks) -> str:
    """Return the page *People*: the network across companies, deciders first, and what is open with each."""
    search = site.search
    labels = view.label_processes(search, whole=True)
    companies = {process.id: process.company for process in search.processes}
    circles: dict[Circle, list[Mapping[str, object]]] = {circle: [] for circle in _CIRCLES}
    for known, anchor in zip(site.network, list_anchors(site), strict=True):
        # A person's company is named unless one of their processes names it.
        elsewhere = known.person.company not in {companies[name] for name in known.processes}
        contact = {
            "person": known.person,
            "anchor": anchor,
            "about": ", ".join(filter(None, (known.person.title, known.person.company if elsewhere else None))),
            "processes": [(name, labels[name]) for name in known.processes],
            "last": format_full(known.last, search.now) if known.last else "",
            "connected": known.connected,
            "entries": list_open_entries(known.actions, search),
        }
        circles[known.circle].append(contact)
    return render_site_page(
        "people",
        search.now,
        links,
        site=site,
        circles=[(_CIRCLES[circle], members) for circle, members in circles.items() if members],
        count=len(site.network),
    )


def render_questions(site: Site, links: PageLinks) -> str:
    """Return the page *Questions*: the open stumbles with their better answers, those without one first."""
    wanting = [_describe_question(card, site) for card in site.asked if not card.better]
    ready = [_describe_question(card, site) for card in site.asked if card.better]
    parts = (("Still without a better answer", wanting), ("With a better answer", ready))
    return render_site_page("questions", site.search.now, links, site=site, parts=[(title, members) for title, members in parts if members])


def _describe_question(card: Flashcard, site: Site) -> Mapping[str, object]:
    """Return a question with the latest better answer and, in words, who asked it, where, and how often it came up and was practised."""
    question, interview, now = card.question, card.interview, site.search.now
    asked = f"asked in {len(card.rounds)} rounds; " if len(card.rounds) > 1 else ""
    practised = "never practised"
    if card.practised:
        last = card.practised[-1]
        practised = f"practised {format_full(last.at.astimezone(now.tzinfo).date(), now)}, {last.rating} of 5"
    return {
        "question": question,
        "better": card.better,
        "by": view.name_person(question.asked_by, site.search) if question.asked_by else "",
        "company": interview.company,
        "process": interview.process,
        "round": format_round(interview, now),
        "history": asked + practised,
    }


def render_search_page(site: Site, links: PageLinks) -> str:
    """Return the page *Search*: activity by week against the target, and rates with their counts, without claims about causes."""
    search, figures = site.search, site.figures
    words, requirement = view.format_search(search, whole=True)
    activities = figures.activities
    most = max([activities.target, *(week.done for week in activities.weeks)], default=0) or 1
    bars = [
        {
            "day": format_full(week.monday, search.now),
            "monday": week.monday,
            "done": week.done,
            "length": f"{100 * week.done / most:.4g}%",
            "target": f"{100 * activities.target / most:.4g}%",
            "met": week.done >= activities.target,
        }
        for week in reversed(activities.weeks)
    ]
    return render_site_page(
        "search",
        search.now,
        links,
        words=words,
        requirement=requirement,
        period=format_period(figures.period, search.now),
        lines=[(label.strip(), text, label.startswith(" ")) for label, text in list_figures(figures)],
        target=activities.target,
        bars=bars,
    )
