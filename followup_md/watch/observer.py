"""File watcher: watchdog, polling as fallback."""

from __future__ import annotations

import logging
import os
from threading import Event
from typing import TYPE_CHECKING, Final

from watchdog.events import EVENT_TYPE_MODIFIED, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from followup_md.vault.cache import identify_folder
from followup_md.vault.notes import CALENDAR, CONFIG, may_be_note

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from watchdog.observers.api import BaseObserver

INTERVAL: Final = 1.0
# Watchdog's warnings of lost events help nobody: the notes are looked at unasked as well.
logging.getLogger("watchdog").addHandler(logging.NullHandler())
# Reading is no change, and what a program may do with a note is none either.
_NO_CHANGE: Final = frozenset({"opened", "closed_no_write", "attrib"})


class ChangeFlag:
    """Flag of a change: set from any thread, waited for by the one that builds."""

    def __init__(self) -> None:
        """Start unset."""
        self._rung = Event()

    def ring(self) -> None:
        """Set the flag."""
        self._rung.set()

    def wait(self, seconds: float) -> bool:
        """Wait until it is set, `seconds` at most, and unset it; return whether it was set."""
        if not self._rung.wait(seconds):
            return False
        self._rung.clear()
        return True


class ChangeHandler(FileSystemEventHandler):
    """Handler of watchdog's events: sets the flag and does nothing else, as its thread dies of any error."""

    def __init__(self, top: str, ring: Callable[[], None]) -> None:
        """Call `ring` for changes in the folder `top`."""
        self._top, self._ring = top, ring

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Call `ring` if the event may mean a change of a note, of a folder of notes, of followup.toml or of what was generated."""
        if event.event_type in _NO_CHANGE or (event.is_directory and event.event_type == EVENT_TYPE_MODIFIED):
            return
        # Many editors write beside the note and then move: only the second path is then the note's.
        if any(path and self._concerns(os.fsdecode(path), folder=event.is_directory) for path in (event.src_path, event.dest_path)):
            self._ring()

    def _concerns(self, path: str, *, folder: bool) -> bool:
        parts = path.removeprefix(self._top).replace(os.sep, "/").split("/")
        if any(part.startswith(".") for part in parts):
            return False
        return folder or may_be_note(parts[-1]) or parts[-1] in (CONFIG, CALENDAR)


class VaultObserver:
    """The watched folders of one vault; they are watched anew when one comes, goes or is another than before."""

    def __init__(self, root: str, ring: Callable[[], None], say_polling: Callable[[OSError], None], *, poll: bool = False) -> None:
        """Observe the vault `root`; `say_polling` is called where the system cannot report changes, and with `poll` it is not asked."""
        self._root, self._ring, self._say_polling, self._poll = root, ring, say_polling, poll
        self._watched: dict[str, tuple[bool, tuple[int, int]]] = {}
        self._observer: BaseObserver | None = None

    def renew(self, places: Mapping[str, bool]) -> bool:
        """Watch these folders of the vault (at any depth where so marked) unless they are watched; say whether anything had to be done."""
        wanted: dict[str, tuple[bool, tuple[int, int]]] = {}
        for place, deep in places.items():
            path = os.path.realpath(os.path.join(self._root, place))
            if known := identify_folder(path):
                wanted[path] = (deep or (path in wanted and wanted[path][0]), known)
        if wanted == self._watched and self._is_well():
            return False
        self.close()
        self._watched = wanted if self._open(wanted) else {}
        return True

    def close(self) -> None:
        """Stop watching."""
        if self._observer is not None:
            self._observer.stop()
            if self._observer.is_alive():
                self._observer.join()
        self._observer = None

    def _is_well(self) -> bool:
        if self._observer is None:
            return not self._watched
        # A thread of either kind may have died silently.
        return self._observer.is_alive() and all(emitter.is_alive() for emitter in self._observer.emitters)

    def _open(self, wanted: Mapping[str, tuple[bool, tuple[int, int]]]) -> bool:
        if not wanted:
            return True
        try:
            self._observer = PollingObserver(timeout=INTERVAL) if self._poll else Observer()
            for path, (deep, _) in wanted.items():
                self._observer.schedule(ChangeHandler(path, self._ring), path, recursive=deep)
            self._observer.start()
        except (FileNotFoundError, NotADirectoryError):
            self.close()
            return False
        except OSError as error:
            self.close()
            if self._poll:
                return False
            self._poll = True
            self._say_polling(error)
            return self._open(wanted)
        return True
