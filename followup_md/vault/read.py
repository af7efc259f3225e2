"""The vault on disk: its location, its files as bytes, and the remotes of its git repository (format.md sections 1 and 6)."""

import errno
import os
import re
import stat
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from typing import Final
from zlib import crc32

from followup_md.problem import Problem
from followup_md.vault import notes
from followup_md.vault.notes import FolderEntry, RawNote, is_hidden, may_be_note, report_unread

# Without O_NONBLOCK, opening a pipe would block until somebody writes to it.
_READ: Final = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_LONGEST: Final = 1_000_000
# Patterns for lines of a git configuration, as text: compiled only if there is a repository.
_SECTION: Final = r'\s*\[\s*([\w.-]+)(?:\s+"(?:[^"\\]|\\.)*")?\s*\]'
_URL: Final = r"(?i)\s*(?:push)?url\s*=\s*(.*?)\s*"


class DiskSource:
    """Files of the vault in the folder `root`; a file over `limit` bytes is not read."""

    def __init__(self, root: str, limit: int) -> None:
        """Take the folder as typed."""
        self._root, self._limit = root, limit

    def read_notes(self, folder: str, apart: Collection[str]) -> Iterator[RawNote | Problem]:
        """Read every note at any depth of `folder`; an unreadable file is a problem and does not hide others."""
        seen = set[tuple[int, int]]()

        def list_folder(path: str) -> Sequence[FolderEntry] | Problem:
            """Return the entries of a folder, or why it is not read; each is listed once, however many links lead to it."""
            try:
                status = os.stat(f"{self._root}/{path}")
                if (status.st_dev, status.st_ino) in seen:
                    return report_unread(path, "a link to a folder that is read already", "remove the link")
                seen.add((status.st_dev, status.st_ino))
                return [FolderEntry(entry.name, _is_folder(entry)) for entry in scan_folder(f"{self._root}/{path}")]
            except OSError as error:
                # No interviews folder: no interviews yet.
                return () if path == folder and isinstance(error, FileNotFoundError) else _report_error(path, error)

        return notes.walk_notes(folder, apart, list_folder, self._read)

    def read_strays(self) -> tuple[RawNote, ...]:
        """Read the notes at the top of the vault, where a phone puts them; unreadable files are left out."""
        found = (self._read(name) for name in list_folder(self._root) if may_be_note(name))
        return tuple(item for item in found if isinstance(item, RawNote))

    def read_file(self, path: str) -> RawNote | Problem | None:
        """Read one file; None where there is none."""
        try:
            return self._open(path)
        except FileNotFoundError:
            return None
        except OSError as error:
            return _report_error(path, error)

    def has_folder(self, path: str) -> bool:
        """Say whether there is a folder of that path."""
        return os.path.isdir(f"{self._root}/{path}")

    def _read(self, path: str) -> RawNote | Problem:
        try:
            return self._open(path)
        except OSError as error:
            return _report_error(path, error)

    def _open(self, path: str) -> RawNote | Problem:
        if bad := notes.find_bad_name(path):
            return bad
        size, data = read_bytes(f"{self._root}/{path}", self._limit)
        return notes.report_size(path, size, self._limit) if size > self._limit else RawNote(path, data)


def read_file(root: str, path: str, limit: int) -> RawNote | Problem | None:
    """Read one file; None where there is none."""
    return DiskSource(root, limit).read_file(path)


def read_typed_path(path: str, limit: int) -> RawNote | Problem | None:
    """Read the file of a path as typed, in the vault or not; None where there is none."""
    return read_file(os.path.dirname(path) or ".", os.path.basename(path), limit)


def read_bytes(path: str, limit: int) -> tuple[int, bytes]:
    """Return the size of a file and its bytes (none if it is over `limit`). OSError when it cannot be read."""
    handle = os.open(path, _READ)
    try:
        status = os.fstat(handle)
        size = status.st_size
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "no regular file")
        if size > limit:
            return size, b""
        with open(handle, "rb", buffering=0, closefd=False) as file:
            return size, file.readall()
    finally:
        os.close(handle)


def find_root(start: str) -> str | None:
    """Return the nearest folder from `start` upward that holds `followup.toml`, absolute, or None."""
    folder, parent = os.path.abspath(start), ""
    while folder != parent:
        if os.path.isfile(f"{folder}/{notes.CONFIG}"):
            return folder
        folder, parent = os.path.dirname(folder), folder
    return None


def resolve_root(root: str) -> str:
    """Return the canonical absolute path of a vault, with links resolved."""
    return os.path.realpath(root)


def find_path(root: str, typed: str) -> str | None:
    """Return a path as typed (tried from the current folder, then from the vault) relative to the vault, or None if nothing is there.

    A note may be named without `.md`, as editors show it. The vault itself is the empty text.
    """
    for candidate in (typed, f"{root}/{typed}", f"{typed}.md", f"{root}/{typed}.md"):
        if os.path.exists(candidate):
            for resolve in (os.path.abspath, os.path.realpath):
                path = os.path.relpath(resolve(candidate), resolve(root)).replace(os.sep, "/")
                if path != ".." and not path.startswith("../"):
                    return "" if path == "." else path
    return None


def find_user_folder(variable: str, usual: str) -> str | None:
    """Return this program's folder in the one that `variable` names, else in the user's data, else in `usual` in their home, if any."""
    home = os.environ.get("HOME") or os.environ.get("USERPROFILE")
    named = (os.environ.get(variable), os.environ.get("LOCALAPPDATA"), home and f"{home}/{usual}")
    # A relative path would depend on the current folder; the XDG standard says to ignore it.
    return next((f"{folder}/followup-md" for folder in named if folder and os.path.isabs(folder)), None)


def name_vault(home: str) -> str:
    """Return the name for a vault, by its canonical path, in the user's folders."""
    return f"{crc32(home.encode('utf-8', 'surrogatepass')):08x}"


def is_folder(path: str) -> bool:
    """Say whether `path` is a folder."""
    return os.path.isdir(path)


def scan_folder(folder: str) -> list[os.DirEntry[str]]:
    """Return the entries of a folder by name, without hidden ones."""
    with os.scandir(folder) as entries:
        return sorted((entry for entry in entries if not is_hidden(entry.name)), key=lambda entry: entry.name)


def list_folder(folder: str) -> list[str]:
    """Return the names in a folder; none if it does not exist or cannot be opened."""
    try:
        return [entry.name for entry in scan_folder(folder)]
    except OSError:
        return []


def find_saved(path: str) -> float:
    """Return when a file was last saved, in seconds since 1970; OSError when it is not there."""
    return os.stat(path).st_mtime


def find_system_zone() -> str | None:
    """Return the name of the system's time zone; None if unknown."""
    from tzlocal import get_localzone_name  # loaded only for the command that creates a vault

    try:
        return get_localzone_name()
    except (LookupError, OSError, ValueError):  # system settings that contradict each other, or name no zone
        return None


def find_remotes(folder: str) -> tuple[str, ...]:
    """Return the addresses of all remotes of the git repository around `folder`; none without a repository or remotes."""
    config = _find_config(os.path.realpath(folder))
    found: list[str] = []
    section = ""
    for line in _read_text(config).split("\n") if config else ():
        if header := re.match(_SECTION, line):
            section = header[1].casefold()
            line = line[header.end() :]  # noqa: PLW2901 - a value may follow its header
        if section == "remote" and (url := re.fullmatch(_URL, line)):
            found.append(url[1].strip('"'))
    return tuple(dict.fromkeys(found))


def describe_error(error: OSError) -> str:
    """Return the system's error message in lower case."""
    return (error.strerror or str(error)).lower()


def _is_folder(entry: os.DirEntry[str]) -> bool:
    with suppress(OSError):  # a link to itself
        return entry.is_dir()
    return False


def _report_error(path: str, error: OSError) -> Problem:
    return report_unread(path, f"it cannot be read: {describe_error(error)}", "check its permissions and, if it is a link, where it leads")


def _find_config(folder: str) -> str | None:
    """Return the path of the nearest git configuration, from `folder` upward."""
    parent = ""
    while folder != parent:
        git = f"{folder}/.git"
        if os.path.isdir(git):
            return f"{git}/config"
        if os.path.isfile(git):
            # A `.git` file points to a submodule's directory, or to the one shared by all worktrees of a repository.
            key, _, path = _read_text(git).strip().partition(": ")
            own = os.path.join(folder, path)
            return os.path.join(own, _read_text(f"{own}/commondir").strip(), "config") if key == "gitdir" else None
        folder, parent = os.path.dirname(folder), folder
    return None


def _read_text(path: str) -> str:
    with suppress(OSError):
        return read_bytes(path, _LONGEST)[1].decode("utf-8", "replace")
    return ""
