"""Channels by which one writes, calls or meets: one row each, for the log, the settings, the drafts and the commands alike."""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple, get_args


class Channel(NamedTuple):
    """One channel: its `id` as it is typed, `words` for a list of what was done, and in `also` what the log reads as well.

    `paper` says that a draft goes out on paper, `needs` which key of a person note it cannot do without, `brief` that what is written
    is as short as a mail. `thanks` and `asks` say of which a draft can be written: a thank-you note, a follow-up.
    """

    id: str
    words: str
    also: tuple[str, ...] = ()
    paper: bool = False
    needs: str | None = None
    brief: bool = False
    thanks: bool = False
    asks: bool = False


LETTER: Final = Channel("letter", "by letter", also=("post",), paper=True, needs="address", thanks=True)
HAND: Final = Channel("hand", "by hand", paper=True, thanks=True)
EMAIL: Final = Channel("email", "by e-mail", also=("e-mail",), needs="email", brief=True, thanks=True, asks=True)
PHONE: Final = Channel("phone", "by phone", asks=True)
MESSAGE: Final = Channel("message", "by message", brief=True)
VISIT: Final = Channel("visit", "in person")
CHANNELS: Final = (LETTER, HAND, EMAIL, PHONE, Channel("text", "by text", brief=True), MESSAGE, VISIT)
CHANNEL_IDS: Final = tuple(channel.id for channel in CHANNELS)
CHANNEL_SYNONYMS: Final[Mapping[str, str]] = {word: channel.id for channel in CHANNELS for word in channel.also}
CHANNEL_BY_ID: Final[Mapping[str, Channel]] = {channel.id: channel for channel in CHANNELS}
# How thank-you notes may be set to go (R1.7): by letter, by mail, or by both, which is no channel of a line of the log.
ThanksChannel = Literal["letter", "email", "both"]
THANKS_CHANNELS: Final[tuple[str, ...]] = get_args(ThanksChannel)
BOTH: Final = THANKS_CHANNELS[-1]


def split_channel(setting: str) -> tuple[str, ...]:
    """Return the channels that a setting of thank-you notes means: both of them for `both`."""
    return (LETTER.id, EMAIL.id) if setting == BOTH else (setting,)
