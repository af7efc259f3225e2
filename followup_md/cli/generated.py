"""Generated files: current and intended content of each, and whether it may be overwritten."""

from collections.abc import Iterable
from posixpath import dirname
from typing import NamedTuple

from followup_md.errors import FollowupError, SystemFailure
from followup_md.problem import Problem

_LONGEST = 50_000_000
PAGE_MARK, STYLE_MARK = "<!-- followup-md:", "/* followup-md:"  # how every generated page and style sheet of every version begins


class GeneratedFile(NamedTuple):
    """A generated file: the bytes it has (None: there is none), and the text that it should have (None: it should not be there)."""

    path: str
    seen: bytes | None
    text: str | None

    @property
    def data(self) -> bytes | None:
        """The bytes that the file should have."""
        return None if self.text is None else self.text.encode()

    @property
    def stale(self) -> bool:
        """Say whether the file is out of date."""
        return self.seen != self.data


def read_generated(root: str, path: str, mark: str, what: str) -> bytes | None:
    """Return the bytes of a generated file, None without one; FollowupError when it does not begin with `mark`, so is not ours."""
    from followup_md.vault.read import read_file

    found = read_file(root, path, _LONGEST)
    if found is None:
        return None
    if isinstance(found, Problem):
        raise SystemFailure(f"{path} is in the way: {found.message}", found.hint)
    if not is_generated(found.data, mark):
        raise FollowupError(f"{path} is not a {what} of this program, so it is left alone", "rename it or move it, then build again")
    return found.data


def is_generated(data: bytes, mark: str) -> bool:
    """Say whether a file is this program's: begins with `mark`, even with a byte order mark or CRLF from an editor."""
    return decode(data).startswith(mark)


def write_stale(root: str, pages: Iterable[GeneratedFile]) -> None:
    """Write the pages that are out of date, and delete those no longer needed; errors as for `write_bytes`."""
    from followup_md.vault.write import create_folder, remove_file, write_bytes

    for page in pages:
        path = f"{root}/{page.path}"
        if page.stale and page.data is None:
            remove_file(path, page.seen)
        elif page.stale and page.data is not None:
            if page.seen is None:
                create_folder(dirname(path))
            write_bytes(path, page.data, page.seen)


def decode(data: bytes) -> str:
    """Return the text of a generated file, without a byte order mark or CRLF that an editor may have added."""
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
