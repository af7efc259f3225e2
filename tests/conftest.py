"""Fixtures and settings for all tests: the hypothesis profile, and a vault on disk."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from support.vaults import Looking, write_files

# A failure prints how to repeat it; a slow machine is no failure; every run has the same examples, except under `explore.py`.
_COMMON = settings(print_blob=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", _COMMON, derandomize=True)
settings.register_profile("fresh", _COMMON, derandomize=False)
settings.load_profile("same")

MakeVault = Callable[..., Path]
RunPython = Callable[[str], "subprocess.CompletedProcess[str]"]


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Remove environment variables that affect commands, turn the cache off, and keep state in a folder of its own."""
    for name in ("FOLLOWUP_VAULT", "FOLLOWUP_DEBUG", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FOLLOWUP_NO_CACHE", "1")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.getbasetemp() / "state"))
    # Tests cannot see what survives a power cut, and fsync is slow; `test_faults` makes each fsync fail.
    monkeypatch.setattr("os.fsync", lambda _: None)
    # Otherwise each process that a test starts would recompile the package, if the environment forbids bytecode files.
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path_factory.getbasetemp() / "bytecode"))


@pytest.fixture(scope="session", autouse=True)
def _compile_templates_once() -> Iterator[None]:
    """Let Jinja compile each template once per test run, not once for each draft and page."""
    from jinja2 import Environment

    compiled: dict[object, object] = {}
    compile_template = Environment.compile

    def compile_once(self: Environment, source: object, *args: object, **options: object) -> object:
        setting = (type(self), self.autoescape, self.keep_trailing_newline, self.trim_blocks, self.lstrip_blocks, *self.filters.items())
        key = (setting, source, args, *sorted(options.items()))
        if key not in compiled:
            compiled[key] = compile_template(self, source, *args, **options)  # type: ignore[call-overload] # arguments are passed through
        return compiled[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", compile_once)
        yield


@pytest.fixture
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Turn the cache on, even for new files, and return its folder, which the first cached file creates."""
    monkeypatch.delenv("FOLLOWUP_NO_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("followup_md.vault.cache._SETTLED", -(10**18))
    return tmp_path / "cache" / "followup-md"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that grows by one with every vault that is parsed."""
    from followup_md.parse import vault

    runs: list[int] = []
    real = vault.parse_notes

    def count(*args: object) -> object:
        runs.append(1)
        return real(*args)  # type: ignore[arg-type] # arguments are passed through

    monkeypatch.setattr(vault, "parse_notes", count)
    return runs


@pytest.fixture
def run_python() -> RunPython:
    """Return a function that runs lines of Python in a fresh interpreter."""
    return lambda code: subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own lines


@pytest.fixture
def make_vault(tmp_path: Path) -> MakeVault:
    """Return a function that writes files, by path, into a vault with a `followup.toml`, and returns its folder."""

    def make(files: dict[str, str | bytes] | None = None, config: str | None = 'timezone = "UTC"\n') -> Path:
        return write_files(tmp_path / "vault", {**({} if config is None else {"followup.toml": config}), **(files or {})})

    return make


@pytest.fixture
def looking(tmp_path: Path) -> Looking:
    """Return a vault for testing one check at a time."""
    return Looking(tmp_path)
