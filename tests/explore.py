"""Runs the property tests again and again, each time with other examples.

`python tests/explore.py --minutes 10`, or with `--seed N` to repeat one round; what else is given goes to pytest, such as the files to
run. The suite itself meets the same examples on every run, so that it is green wherever it was green; here it is looked for what they
miss. A round that fails prints what failed, the example, and its seed; a failure ends nothing. Exits 1 when something failed: make a test
with a name of its own of each example.
"""

from __future__ import annotations

import argparse
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import SystemRandom
from threading import Timer
from typing import TYPE_CHECKING

from support.faults import interruptible

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60.0
_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)
# Exit codes of pytest: all passed; interrupted, as when a round's time is over; no tests, which no further round changes.
_PASSED, _INTERRUPTED, _NONE = 0, 2, 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Explore for the given time; return 1 when something failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("--minutes", type=float, default=10.0, metavar="N", help="how long (10)")
    parser.add_argument("--seed", type=int, metavar="N", help="one round, with this seed")
    options, rest = parser.parse_known_args(arguments)
    end = time.monotonic() + options.minutes * 60
    failures: dict[str, int] = {}
    rounds = 0
    while (rounds == 0 or options.seed is None) and time.monotonic() < end:
        seed = SystemRandom().randrange(2**32) if options.seed is None else options.seed
        code, printed = run_round(seed, rest, end - time.monotonic())
        failed = _FAILED.findall(printed)
        if failed or code not in (_PASSED, _INTERRUPTED):
            say(f"{printed}\nseed {seed}: python tests/explore.py --seed {seed} {' '.join(failed or rest)}")
            failures |= {name: seed for name in failed or [f"exit code {code}"] if name not in failures}
        rounds += 1
        if code == _NONE:
            break
    say("".join(f"{name}: first with seed {seed}\n" for name, seed in failures.items()) + f"{rounds} rounds, {len(failures)} tests failed")
    return int(bool(failures))


def run_round(seed: int, arguments: Sequence[str], seconds: float | None) -> tuple[int, str]:
    """Run all property tests once; return pytest's exit code and what it printed. After `seconds` they are interrupted."""
    command = [sys.executable, "-m", "pytest", "-q", "-m", "hypothesis", "--no-header", "-p", "no:cacheprovider"]
    command += ["--hypothesis-profile=fresh", f"--hypothesis-seed={seed}"]
    command += ["-W", "ignore::pytest.PytestUnraisableExceptionWarning", *arguments]
    with interruptible():
        started = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")  # noqa: S603 - our tests
    with started as process:
        try:
            printed, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)  # pytest then reports the failures so far
            # An interrupt that came within a callback of the garbage collector is lost, and sent again.
            late = (Timer(PATIENCE / 2, process.send_signal, (signal.SIGINT,)), Timer(PATIENCE, process.kill))
            for timer in late:
                timer.start()
            printed, _ = process.communicate()
            for timer in late:
                timer.cancel()
            return _INTERRUPTED, printed
    return process.returncode, printed


def say(text: str) -> None:
    """Print a text at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
