"""Runs two checkouts over the same vaults and prints every byte that differs.

`python tests/compare.py OLD NEW` for all, which takes minutes; with `--quick` less than one. Each checkout runs with the interpreter of its
`.venv`, or, where it has none, with the one that runs this. What is compared: exit code, standard output, standard error, and every file
that a command writes. Exits 1 when something differs. A difference is printed once, and counted where it comes again.

The vaults: `example` at twelve moments, `random` searches as the property tests draw them, the `hostile` vault, and the `shapes` of notes
that a log line is written into; `manual` is what needs no vault. In each every command is run that reads, in text and in JSON, and then
those that write. JSON Schemas are not compared by their text: `schemas` holds the outputs of both checkouts, and fifty changes to each of
them, against both checkouts' schemas, which must accept and refuse the same.

`--expect FILE` names differences that are wanted: each line is a regular expression, sought in `COMMAND: -LINE` and `COMMAND: +LINE`.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from copy import deepcopy
from difflib import unified_diff
from itertools import islice
from pathlib import Path
from random import Random
from shlex import join
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from hypothesis import HealthCheck, Phase, given, seed, settings
from jsonschema import Draft202012Validator
from support.strategies import LINES, Drawn, Rich, build_shapes, rich_searches, searches
from support.vaults import write_hostile_vault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare_worker import Job, Result, Step

ROOT = Path(__file__).resolve().parents[1]
KINDS = ("manual", "example", "random", "hostile", "shapes", "schemas")
MOMENTS = (
    "2026-11-18T12:00",
    "2026-11-25T17:45",
    "2026-12-04T09:00",
    "2026-08-13T18:00",
    "2026-09-02T07:30",
    "2026-09-25T20:00",
    "2026-10-07T12:00",
    "2026-10-29T23:59",
    "2026-11-04T12:00",
    "2026-11-10T00:00",
    "2026-12-16T10:15",
    "2027-02-01T08:00",
)
PURPOSES = ("status", "thanks", "reply", "logistics", "material", "offer", "withdraw")
CHANNELS = ("letter", "hand", "email", "phone", "text", "message", "visit")
PROCESS_COMMANDS = (["status", "--process"], ["card"], ["card", "--all"], ["practice", "--list", "--process"])
PERSON_COMMANDS = (["status", "--person"], ["card"])
FORMS = ("text", "json", "github", "sarif")
SCHEMAS = ("status", "check", "guard", "draft", "letter", "check-post", "stats", "stats-proof", "card", "practice", "calendar", "watch")
MUTATIONS = 50
VALUES: tuple[Any, ...] = (None, True, 0, -1, 1.5, "", "zz", "2026-11-18", [], {})
POST = "I had an interview at Harbor Logistics with Priya Raman: three rounds about late events.\n"
WATCHED = {
    "version": 1,
    "time": "2026-11-18T12:00:00+00:00",
    "cause": "start",
    "changed": ["interviews/a.md"],
    "files": [{"path": "index.md", "state": "written"}],
    "recorded": [],
    "unrecorded": [],
    "due": 1,
    "overdue": 0,
    "problems": {"error": 0, "warning": 1, "hint": 2},
}
NAMES = ("Priya Raman", "Raman Priya", "harbor", "engineer data", "nobody at all")
T = TypeVar("T")


class Case(NamedTuple):
    """A vault, the moment of the comparison, and its number among those of its kind.

    Of the commands about one person, process, action, draft or note, one in `share` is run, different ones for each case.
    """

    name: str
    folder: Path
    now: str
    number: int
    share: int


class Known(NamedTuple):
    """The old checkout's view of a vault at a moment, the source of the commands."""

    actions: list[str]
    processes: list[str]
    people: list[str]
    notes: list[str]
    drafts: list[str]


class Side:
    """One of the two checkouts, and the process that runs its commands."""

    def __init__(self, checkout: Path, folder: Path) -> None:
        """Start the process; its vaults are in `folder`."""
        python = checkout / ".venv/bin/python"
        self.folder = folder
        folder.mkdir()
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("FOLLOWUP", "GIT_", "XDG_"))}
        environment |= {"PYTHONPATH": str(checkout), "PYTHONHASHSEED": "0", "COLUMNS": "80", "TZ": "UTC", "FOLLOWUP_NO_CACHE": "1"}
        environment |= {"GIT_CEILING_DIRECTORIES": str(folder.parent), "PYTHONDONTWRITEBYTECODE": "1"}
        for name in ("NO_COLOR", "FORCE_COLOR"):
            environment.pop(name, None)
        command = [str(python) if python.exists() else sys.executable, str(ROOT / "tests/compare_worker.py"), str(folder)]
        self.process = subprocess.Popen(  # noqa: S603 - our own script
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, encoding="utf-8"
        )

    def send(self, job: Job) -> None:
        """Start a job."""
        assert self.process.stdin
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()

    def receive(self) -> list[Result]:
        """Wait for the results of a job, with the folder's own name removed."""
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"compare: the process of {self.folder.name} ended")
        results: list[Result] = json.loads(line.replace(str(self.folder), "/SIDE"))
        return results

    def close(self) -> None:
        """End the process."""
        self.process.communicate()


class Comparison:
    """Runs both sides, prints what differs and counts."""

    def __init__(self, old: Side, new: Side, expected: Sequence[re.Pattern[str]], *, json_values: bool) -> None:
        """Start without any runs."""
        self.old, self.new, self.expected, self.json_values = old, new, expected, json_values
        self.runs = self.differing = self.excused = 0
        self.repeats: Counter[str] = Counter()
        self.documents: dict[str, list[Any]] = {}

    def ask_old(self, case: Case, *commands: list[str]) -> list[Result]:
        """Run commands of the old side alone."""
        self.old.send({"vault": str(case.folder), "env": {}, "steps": [{"argv": argv} for argv in commands]})
        return self.old.receive()

    def run(self, case: Case, steps: Sequence[Step], **environment: str) -> None:
        """Run steps on a fresh copy of a vault for each side, and print what differs."""
        for step, (old, new) in zip(steps, self.run_both(case, steps, **environment), strict=True):
            self.runs += 1
            texts = [spell_result(result, json_values=self.json_values) for result in (old, new)] if old != new else ["", ""]
            if texts[0] != texts[1]:
                self.report(case.name, name_step(step), *texts)

    def run_both(self, case: Case, steps: Sequence[Step], **environment: str) -> list[tuple[Result, Result]]:
        """Run steps on a fresh copy of a vault for each side, and return how each ended; keep the JSON that they print."""
        job: Job = {"vault": str(case.folder), "env": environment, "steps": list(steps)}
        self.old.send(job)
        self.new.send(job)
        pairs = list(zip(self.old.receive(), self.new.receive(), strict=True))
        for step, pair in zip(steps, pairs, strict=True):
            self._collect(step, pair)
        return pairs

    def report(self, place: str, command: str, old: str, new: str) -> None:
        """Print a difference, unless the same was printed before or all of it is wanted."""
        lines = list(unified_diff(old.splitlines(), new.splitlines(), "old", "new", n=2, lineterm=""))
        changed = [line for line in lines[2:] if line.startswith(("+", "-"))] or ["-(line ends)", "+(line ends)"]
        if all(any(pattern.search(f"{command}: {line}") for pattern in self.expected) for line in changed):
            self.excused += 1
            return
        self.differing += 1
        key = "\n".join((command.split(" ", maxsplit=1)[0], *changed))
        self.repeats[key] += 1
        if self.repeats[key] == 1:
            shown = "\n".join(lines) or f"old {old!r}\nnew {new!r}"
            say(f"\n== {place}: {command}\n{shown}")

    def _collect(self, step: Step, pair: tuple[Result, Result]) -> None:
        argv = step.get("argv", [])
        if "--json" in argv:
            name = "stats-proof" if "--proof" in argv else argv[0]
            kept = self.documents.setdefault(name, [])
            for result in pair:
                if result["out"].startswith("{") and result["code"] in (0, 1) and (document := json.loads(result["out"])) not in kept:
                    kept.append(document)


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare two checkouts; return 1 when they differ."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("old", type=Path, metavar="OLD")
    parser.add_argument("new", type=Path, metavar="NEW")
    parser.add_argument("--quick", action="store_true", help="three moments of the example, twenty random searches")
    parser.add_argument("--only", action="append", choices=KINDS, metavar="KIND", help=f"only {', '.join(KINDS)}; may be given again")
    parser.add_argument("--count", type=int, metavar="N", help="so many vaults or moments of each kind")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="draw other random searches")
    parser.add_argument("--json-values", action="store_true", help="of JSON compare what it says, not how its signs are escaped")
    parser.add_argument("--expect", type=Path, metavar="FILE", help="regular expressions of the differences that are wanted")
    options = parser.parse_args(arguments)
    for checkout in (options.old, options.new):
        if not (checkout / "followup_md").is_dir():
            parser.error(f"{checkout} is no checkout: it has no folder followup_md")
    wanted = options.expect.read_text(encoding="utf-8").splitlines() if options.expect else []
    expected = [re.compile(line) for line in wanted if line and not line.startswith("#")]
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="compare-") as name:
        folder = Path(name).resolve()
        old, new = Side(options.old.resolve(), folder / "old"), Side(options.new.resolve(), folder / "new")
        comparison = Comparison(old, new, expected, json_values=options.json_values)
        try:
            compare(comparison, options, folder)
        finally:
            old.close()
            new.close()
    for difference, count in comparison.repeats.items():
        if count > 1:
            say(f"\n== {count} times in all\n{difference}")
    seconds = time.monotonic() - began
    say(f"\n{comparison.runs} runs in {seconds:.0f} s: {comparison.differing} differ, {comparison.excused} differ as expected")
    return int(comparison.differing > 0)


def compare(comparison: Comparison, options: argparse.Namespace, folder: Path) -> None:
    """Run everything that was asked for."""
    for kind in options.only or KINDS:
        cases = list_cases(kind, options, folder)
        compare_one = {"shapes": compare_log, "hostile": compare_pages if options.quick else compare_vault}.get(kind, compare_vault)
        if kind == "manual":
            compare_manual(comparison, next(cases))
        elif kind == "schemas":
            compare_schemas(comparison, list(cases), 4 if options.quick else 12)
        else:
            for case in cases:
                compare_one(comparison, case)


def compare_pages(comparison: Comparison, case: Case) -> None:
    """Compare the commands that show most of a vault, for a vault on which each command is slow."""
    now = ["--now", case.now]
    pages = (["status", "--all"], ["status", "--json"], ["check", "--format", "json"], ["stats"], ["calendar"], ["build"])
    comparison.run(case, _steps(*([*argv, *now] for argv in pages), ["build", "--public-safe", *now], ["draft", "--due", *now]))


def list_cases(kind: str, options: argparse.Namespace, folder: Path) -> Iterator[Case]:
    """Write the vaults of a kind one after another, and yield each."""
    quick, example = options.quick, ROOT / "example-vault"
    if kind == "random":
        yield from write_random(folder, options.count or (20 if quick else 200), options.seed, 8)
    elif kind == "shapes":
        yield from write_shapes(folder, options.count or (8 if quick else 160))
    elif kind == "hostile":
        yield Case("hostile", write_hostile_vault(folder / "hostile"), MOMENTS[0], 0, 24)
    else:
        for number, now in enumerate(MOMENTS[: options.count or (3 if quick else 12)]):
            yield Case(f"example at {now}", example, now, number, 12 if quick else 4)


def write_random(folder: Path, count: int, number: int, share: int) -> Iterator[Case]:
    """Write searches as the property tests draw them, half of them with full notes, and yield each."""
    drawn: list[Drawn] = []
    rules = settings(
        max_examples=count - count // 2, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=[*HealthCheck]
    )

    @seed(number)
    @rules
    @given(searches())
    def draw_plain(search: Drawn) -> None:
        drawn.append(search)

    @seed(number)
    @settings(rules, max_examples=max(1, count // 2))
    @given(rich_searches())
    def draw_rich(search: Rich) -> None:
        drawn.append(search.drawn)

    draw_plain()
    draw_rich()
    for place, each in enumerate(drawn[:count]):
        root, tale = folder / f"random-{place}", each.tale
        files = {f"interviews/{slug}.md": tale.note_text(slug) for slug in tale.notes}
        files |= {f"people/{name}.md": text for name, text in tale.people.items()}
        files |= {"followup.toml": f'timezone = "{tale.zone}"\n{tale.toml}'}
        if tale.search:
            files["search.md"] = "\n## Log\n" + "".join(f"- {line}\n" for line in tale.search)
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        yield Case(f"random {place} at {each.now}", root, each.now, place, share)


def write_shapes(folder: Path, count: int) -> Iterator[Case]:
    """Write a vault for each of so many shapes of a note, chosen evenly, and yield it."""
    shapes = list(build_shapes())
    for place, (name, data) in enumerate(islice(shapes, 0, None, max(1, len(shapes) // count))):
        root = folder / f"shape-{place}"
        (root / "interviews").mkdir(parents=True)
        (root / "followup.toml").write_text('timezone = "UTC"\n', encoding="utf-8")
        (root / "interviews/harbor.md").write_bytes(data)
        yield Case(f"shape {name}", root, MOMENTS[0], place, 1)


def compare_manual(comparison: Comparison, case: Case) -> None:
    """Compare help and manual, the commands that make a vault, and the errors for words without a match."""
    pages = json.loads(comparison.ask_old(case, ["explain", "--json"])[0]["out"])["pages"]
    commands = (
        "init new status check build watch done log snooze waive draft card guard letter check-post practice stats calendar explain schema"
    )
    comparison.run(case, _steps([], ["--help"], ["--version"], ["statsu"], *([name, "--help"] for name in commands.split())))
    comparison.run(case, _steps(["explain"], ["explain", "--json"], ["explain", "thanx"], *(["explain", page["id"]] for page in pages)))
    subjects = sorted({page["subject"] for page in pages})
    comparison.run(case, _steps(*(["explain", subject, *form] for subject in subjects for form in ((), ("--json",)))))
    now = ["--now", case.now]
    comparison.run(
        case,
        _steps(
            ["init", "--dry-run"],
            ["init", "--zone", "Europe/Dublin", "--obsidian", "--letters", "fresh"],
            ["-C", "fresh", "status", *now],
            ["-C", "fresh", "check", *now],
            ["new", "Globex", "Analyst", "--start", "fri 14:00", "--with", "Priya Raman", "--with", "Ada Long", *now],
            ["new", "Harbor Logistics", "Data Engineer", "--start", "03/04/26", *now],
            ["new", "Globex", "Analyst", "--start", "tomorrow 9:30", "--json", *now],
            ["check", *now],
        ),
    )
    lookups = (["guard"], ["card"], ["status", "--person"], ["status", "--process"], ["done"], ["log"])
    comparison.run(case, _steps(*([*words, name, *now] for words in lookups for name in NAMES)))
    comparison.run(case, _steps(["status", *now], ["card", "harbor", *now], ["check", *now], ["stats", *now]), FORCE_COLOR="1")
    comparison.run(case, _steps(["status", *now], ["status", *now], ["build", *now], ["status", "--json", *now]), FOLLOWUP_NO_CACHE="")
    comparison.run(case, _steps(["status", *now], ["card", "harbor", *now]), COLUMNS="50")


def compare_vault(comparison: Comparison, case: Case) -> None:
    """Compare every command in a vault."""
    known = find_known(comparison, case)
    comparison.run(case, list(list_reading(case, known)))
    now = ["--now", case.now]
    ticked: Step = {"edit": ("index.md", "- [ ]", "- [x]")}
    given_up: Step = {"edit": ("index.md", "- [ ]", "- [-]")}
    comparison.run(case, [*_steps(["build", *now], ["build", "--check", *now]), ticked, *_steps(["build", "--json", *now])])
    comparison.run(case, [*_steps(["build", "--public-safe", *now]), given_up, *_steps(["build", "--no-record", *now], ["build", *now])])
    comparison.run(case, _steps(["check", "--fix", "--dry-run", *now], ["check", "--fix", "--yes", *now], ["status", "--all", *now]))
    comparison.run(case, list(list_lettering(case, known)))
    for number, action in enumerate(thin(known.actions, case)):
        verbs = list_acting(action)
        first = (number + case.number) % len(verbs)
        for argv in verbs if case.share == 1 else verbs[first : first + 1]:
            comparison.run(case, _steps([*argv, *now], ["status", "--all", *now]))
    compare_log(comparison, case)


def thin(items: Sequence[T], case: Case) -> Sequence[T]:
    """Return the items to compare in this case."""
    return items[case.number % case.share :: case.share]


def find_known(comparison: Comparison, case: Case) -> Known:
    """Ask the old side for the contents of a vault."""
    now = ["--now", case.now]
    status, drafts = comparison.ask_old(case, ["status", "--all", "--json", *now], ["draft", "--due", "--json", *now])
    seen = json.loads(status["out"]) if status["out"] else {"actions": [], "processes": []}
    written = json.loads(drafts["out"])["drafts"] if drafts["out"] else []
    people = {path.stem for path in case.folder.glob("people/*.md")} | {action["person"] for action in seen["actions"] if action["person"]}
    notes = [str(path.relative_to(case.folder)) for path in sorted(case.folder.rglob("interviews/**/*.md"))]
    letters = [str(path.relative_to(case.folder)) for path in sorted(case.folder.glob("letters/*.md"))]
    return Known(
        [action["id"] for action in seen["actions"]],
        [process["id"] for process in seen["processes"]],
        sorted(people),
        [*notes, "search"],
        letters + [draft["path"] for draft in written if draft["path"]],
    )


def list_reading(case: Case, known: Known) -> Iterator[Step]:
    """Yield each reading command, in each output form."""
    now = ["--now", case.now]
    forms: tuple[list[str], ...] = ([], ["--json"])
    commands = [
        ["status"],
        ["status", "--all"],
        ["stats"],
        ["stats", "--proof"],
        ["practice", "--list", "--all"],
        ["practice"],
        ["calendar"],
    ]
    commands += [["stats", "--since", "-8w", "--until", "yesterday"], ["draft", "--due", "--print"], ["build", "--dry-run"]]
    yield from _steps(*([*argv, *form, *now] for argv in commands for form in forms))
    yield from _steps(*(["check", "--format", form, *now] for form in FORMS), ["check", "--strict", "--explain", *now])
    yield from _steps(["stats", "--csv", *now], ["stats", "--proof", "--csv", *now])
    post = POST + "".join(f"{name} of it.\n" for name in known.people)
    yield {"argv": ["check-post", "-"], "input": post}
    yield {"argv": ["check-post", "-", "--json"], "input": post}
    single = [[*words, process] for process in known.processes for words in PROCESS_COMMANDS]
    single += [[*words, person] for person in known.people for words in PERSON_COMMANDS]
    single += [["guard", person, "--for", purpose] for person in (*known.people, *known.processes) for purpose in PURPOSES]
    single += [["guard", person, "--by", channel] for person in known.people[:1] for channel in CHANNELS]
    single += [["draft", action, "--print"] for action in known.actions]
    single += [["check-post", note] for note in known.notes]
    for number, argv in enumerate(thin(single, case)):
        clock = [] if argv[0] == "check-post" else now
        yield from _steps(*([*argv, *form, *clock] for form in (forms if case.share == 1 else forms[number % 2 :][:1])))


def list_lettering(case: Case, known: Known) -> Iterator[Step]:
    """Yield the commands that write drafts, and print them."""
    now = ["--now", case.now]
    yield from _steps(["draft", "--due", *now], ["draft", "--due", "--json", *now])
    for number, draft in enumerate(thin(known.drafts, case)):
        form = (["--html"], ["--envelope", "--html"], ["--html", "--json"], [])[(number + case.number) % 4]
        yield from _steps(["letter", draft, *form, *now], *([["letter", draft, *now]] if case.share == 1 else []))
    yield from _steps(["check", "--explain", *now], ["status", "--all", *now])


def list_acting(action: str) -> list[list[str]]:
    """Return the commands that record an action, or make a draft for it."""
    return [
        ["done", action],
        ["snooze", action, "+2bd"],
        ["waive", action, "it is not wanted"],
        ["draft", action],
        ["done", action, "--on", "yesterday", "--by", "email", "--because", "they asked for it"],
        ["snooze", action, "tomorrow", "--json"],
        ["waive", action, "he told us so", "--json"],
        ["done", action, "--json", "--dry-run"],
        ["draft", action, "--as", "accept"],
        ["draft", action, "--by", "email", "--json"],
    ]


def compare_log(comparison: Comparison, case: Case) -> None:
    """Compare what `log` writes into each note and undoes."""
    now = ["--now", case.now]
    notes = [str(path.relative_to(case.folder)) for path in sorted(case.folder.rglob("interviews/**/*.md"))]
    for number, note in enumerate(thin([*notes, "search"], case)):
        person = ("Priya", "[[Dana Cole]]", "Lena")[case.number % 3]
        line = LINES[(case.number + 5 * number) % len(LINES)].format(p=person, d="2026-12-24")
        form = (["--json"], [], ["--on", "yesterday"])[(case.number + number) % 3]
        comparison.run(
            case, _steps(["log", note, line, *form, *now], ["log", note, "heard frm Priya", *now], ["log", note, "--undo", *now])
        )


def compare_schemas(comparison: Comparison, cases: Sequence[Case], most: int) -> None:
    """Validate JSON outputs, and fifty changes to each, against the schemas of both sides."""
    if not comparison.documents:
        for case in cases:
            known = find_known(comparison, case)
            comparison.run_both(case, [step for step in list_reading(case, known) if "--json" in step["argv"]])
            comparison.run_both(case, list(list_lettering(case, known)))
    comparison.documents["watch"] = [WATCHED]
    pairs = comparison.run_both(cases[0], _steps(*(["schema", name] for name in SCHEMAS)))
    for name, (old, new) in zip(SCHEMAS, pairs, strict=True):
        schemas = json.loads(old["out"]), json.loads(new["out"])
        documents = comparison.documents.get(name, [])
        for number, document in enumerate(islice(documents, 0, None, -(-len(documents) // most) or 1)):
            for what, *verdicts in judge(*schemas, document, Random(f"{name} {number}")):  # noqa: S311 - no secret
                comparison.runs += 1
                if verdicts[0] != verdicts[1]:
                    lines = [f"{what}: {'accepted' if verdict else 'refused'}" for verdict in verdicts]
                    comparison.report(f"output {number}", f"schema {name}", *lines)


def judge(old: dict[str, Any], new: dict[str, Any], document: Any, random: Random) -> Iterator[tuple[str, bool, bool]]:  # noqa: ANN401
    """Yield whether two schemas accept a document, and each of fifty changes of it."""
    one, two = Draft202012Validator(old), Draft202012Validator(new)
    for what, changed in [("as it is", document), *mutate(document, random)]:
        yield what, one.is_valid(changed), two.is_valid(changed)


def mutate(document: Any, random: Random) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - whatever JSON holds
    """Yield fifty changed copies of a document, each with a description of the change."""
    for _ in range(MUTATIONS):
        changed = deepcopy(document)
        places = [place for place in list_places(changed) if place]
        *way, last = random.choice(places)
        holder = changed
        for key in way:
            holder = holder[key]
        value = holder[last]
        name = ".".join("*" if isinstance(key, int) else key for key in (*way, last))
        others = [other for other in VALUES if type(other) is not type(value) or other != value]
        if isinstance(holder, dict) and random.random() < 0.3:
            del holder[last]
            yield f"{name} dropped", changed
        elif isinstance(value, dict) and random.random() < 0.5:
            value["unknown"] = 1
            yield f"{name}.unknown added", changed
        elif isinstance(value, list) and random.random() < 0.5:
            value.append(random.choice([*value, None, "zz", {}]))
            yield f"{name} longer", changed
        else:
            holder[last] = random.choice(others)
            yield f"{name} = {json.dumps(holder[last])}", changed


def list_places(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - whatever JSON holds
    """Yield the path to each value of a document."""
    yield place
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield from list_places(inner, (*place, key))


def say(text: str) -> None:
    """Print a text, whatever characters it holds."""
    sys.stdout.write(text.encode("utf-8", "backslashreplace").decode() + "\n")
    sys.stdout.flush()


def name_step(step: Step) -> str:
    """Return a step as a typed command."""
    return join(step["argv"]) if "argv" in step else " ".join(("replace in", *step["edit"]))


def spell_result(result: Result, *, json_values: bool = False) -> str:
    """Return the result of a step as text; with `json_values`, JSON in it is reformatted without escapes."""
    out = result["out"]
    if json_values and out.startswith(("{", "[")):
        out = json.dumps(json.loads(out), indent=2, ensure_ascii=False)
    parts = [f"exit {result['code']}", f"stdout:\n{out}", f"stderr:\n{result['err']}"]
    parts += [f"file {name}:\n{'(removed)' if text is None else text}" for name, text in result["files"].items()]
    return "\n".join(parts)


def _steps(*commands: list[str]) -> list[Step]:
    return [{"argv": argv} for argv in commands]


if __name__ == "__main__":
    sys.exit(main())
