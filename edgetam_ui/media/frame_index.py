"""Which packet of a video file holds which frame, and when each frame is shown.

A decoder gives frames in display order, so the truth is what it gives from the first packet to the last. Where the
file's time stamps are sound they tell the same without decoding; where they are not, the whole file is decoded once.
"""

from __future__ import annotations

import contextlib
import hashlib
import zipfile
import zlib
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import platformdirs

NONE = np.iinfo(np.int64).min
"""In place of a time stamp that is not there."""
TAIL_BYTES = 256
"""Of the end of a packet, that tell it from others of its size."""
MOST_REORDERED = 64
"""Packets by which sound time stamps may differ from the order in the file: codecs hold back 16 frames at most."""
WORTH_KEEPING = 2000
"""Packets from which an index is kept on disk: fewer are listed at once."""
KEPT_FILES = 200
VERSION = 4
HIDING = ("vp8", "vp9")
"""Codecs that have frames which are not shown."""
Mark = tuple[int, int, int]
"""What a packet is known by after a seek: its time stamp, size, and a checksum of its end."""


class UndecodedError(Exception):
    """The frames of a long video are known only once all of it is decoded."""


@dataclass(frozen=True)
class Packets:
    """All packets of a stream, in the file's order, one entry each.

    `pts` and `dts` int64, in the stream's time base, NONE where unknown; `size` bytes; `keys` those that the file says
    decoding may start at, `tails` checksums of these, 0 for others; `shown` those that lead to a frame on screen;
    `whole` those that are in the file to their end; `lasts` how long each is shown in the time base, 0 where unknown.
    """

    pts: np.ndarray
    dts: np.ndarray
    size: np.ndarray
    tails: np.ndarray
    keys: np.ndarray
    shown: np.ndarray
    whole: np.ndarray
    lasts: np.ndarray

    def __len__(self) -> int:
        return len(self.pts)

    @property
    def are_whole(self) -> bool:
        """Whether the file has all of them to their end."""
        return bool(self.whole.all())

    @cached_property
    def numbers(self) -> dict[Mark, int]:
        """The number of each key packet that no other packet can be taken for."""
        others = set(zip(self.pts[~self.keys].tolist(), self.size[~self.keys].tolist(), strict=True))
        found: dict[Mark, int] = {}
        unsure = set()
        for number in np.flatnonzero(self.keys).tolist():
            entry = int(self.pts[number]), int(self.size[number]), int(self.tails[number])
            if entry in found or entry[:2] in others:
                unsure.add(entry)
            found[entry] = number
        return {entry: number for entry, number in found.items() if entry not in unsure}


def mark(packet: Any) -> Mark:
    """What a packet is known by."""
    pts = NONE if packet.pts is None else packet.pts
    return pts, packet.size, zlib.crc32(memoryview(packet)[-TAIL_BYTES:])


def list_packets(demuxed: Iterable[Any], codec: str) -> Packets:
    """The packets that a demuxer gives, none of which is decoded."""
    columns = [array("q") for _ in range(8)]
    pts, dts, sizes, tails, keys, shown, whole, lasts = (column.append for column in columns)
    hides = codec in HIDING
    for packet in demuxed:
        if size := packet.size:
            key, shown_at, read_at = packet.is_keyframe, packet.pts, packet.dts
            pts(NONE if shown_at is None else shown_at)
            dts(NONE if read_at is None else read_at)
            sizes(size)
            tails(mark(packet)[2] if key else 0)
            keys(key)
            shown(not packet.is_discard and not (hides and is_hidden(memoryview(packet), codec)))
            whole(not packet.is_corrupt)
            lasts(packet.duration or 0)
    table = [np.array(column, np.int64) for column in columns]
    return Packets(table[0], table[1], table[2], table[3], table[4] > 0, table[5] > 0, table[6] > 0, table[7])


def is_hidden(data: memoryview, codec: str) -> bool:
    """Whether a packet of one of the codecs in `HIDING` holds only a frame that others refer to and nobody sees.

    After RFC 6386, section 9.1, and the VP9 bitstream specification, section 6.2 and annex B.
    """
    if codec == "vp8":
        return not data[0] & 0x10
    if data[-1] & 0xE0 == 0xC0:
        return False
    bits = f"{data[0]:08b}{data[1] if len(data) > 1 else 0:08b}"
    at = 5 if bits[2:4] == "11" else 4
    return bits[at] == "0" and bits[at + 2] == "0"


def order_by_time(packets: Packets, reorders: bool) -> np.ndarray | None:
    """The numbers of the packets of frame 0, 1, … by their time stamps, or None where these cannot be relied on.

    `reorders`: the codec may hold frames back, so time stamps that rise from packet to packet are not those of frames
    shown, but of frames decoded (AVI knows no others).
    """
    shown = np.flatnonzero(packets.shown)
    pts, dts = packets.pts[shown], packets.dts[packets.dts != NONE]
    if not len(shown) or (pts == NONE).any() or len(np.unique(pts)) < len(pts) or (np.diff(dts) < 0).any():
        return None
    if reorders and len(pts) > 1 and (np.diff(pts) > 0).all():
        return None
    ranks = np.argsort(pts, kind="stable")
    if np.abs(ranks - np.arange(len(ranks))).max() > MOST_REORDERED:
        return None
    return shown[ranks]


@dataclass(frozen=True)
class FrameIndex:
    """The frames of a video: `order` has the number of each one's packet, `times` its seconds from the first."""

    packets: Packets
    order: np.ndarray
    times: np.ndarray

    def cut(self, count: int) -> FrameIndex:
        """The first `count` frames."""
        return FrameIndex(self.packets, self.order[:count], self.times[:count])

    @cached_property
    def frames(self) -> np.ndarray:
        """The first frame that each packet leads to, -1 where none."""
        frames = np.full(len(self.packets), -1)
        frames[self.order[::-1]] = np.arange(len(self.order))[::-1]
        return frames

    @cached_property
    def _starts(self) -> tuple[np.ndarray, np.ndarray]:
        numbers = np.array(sorted(self.packets.numbers.values()), int)
        numbers = numbers[self.frames[numbers] >= 0]
        return numbers, np.maximum.accumulate(self.frames[numbers])

    def starts(self, frame: int) -> np.ndarray:
        """Packets from which decoding may lead to `frame`, in the file's order."""
        numbers, frames = self._starts
        found: np.ndarray = numbers[: np.searchsorted(frames, frame, "right")]
        return found


def times_of(packets: Packets, order: np.ndarray, time_base: float, rate: float) -> np.ndarray:
    """Seconds from the first frame to each, as the file says; evenly spread where it does not say."""
    stamps = packets.pts[order]
    known = np.flatnonzero(stamps != NONE)
    if len(known) < 2:
        return np.arange(len(order)) / rate
    # Time stamps of decoding are in another order than the frames, yet the same in all.
    seconds = np.sort(stamps[known]) * time_base
    every = np.arange(len(order))
    times = np.interp(every, known, seconds)
    times[: known[0]] = seconds[0] - (known[0] - every[: known[0]]) / rate
    times[known[-1] :] = seconds[-1] + (every[known[-1] :] - known[-1]) / rate
    shifted: np.ndarray = times - times[0]
    return shifted


# -- on disk


def kept(path: Path) -> Path:
    """Where the index of the file at `path`, as it is now, is kept: also when it is moved."""
    about = path.stat()
    key = f"{VERSION} {about.st_dev} {about.st_ino} {about.st_size} {about.st_mtime_ns}"
    folder = platformdirs.user_cache_path("edgetam-ui") / "frames"
    return folder / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.npz"


def forget(path: Path) -> None:
    """Deletes the kept index of the file at `path`, which is about to be deleted."""
    with contextlib.suppress(OSError):
        kept(path).unlink(missing_ok=True)


def load(path: Path) -> FrameIndex | None:
    """The kept index of the file at `path`, if there is one."""
    try:
        with np.load(kept(path), allow_pickle=False) as data:
            packets = Packets(*(data[name] for name in Packets.__dataclass_fields__))
            return FrameIndex(packets, data["order"], data["times"])
    except (OSError, ValueError, KeyError, EOFError, zlib.error, zipfile.BadZipFile):
        return None


def save(index: FrameIndex, path: Path) -> None:
    """Keeps a long video's index on disk, where that can be written to; the oldest kept ones go."""
    if len(index.packets) < WORTH_KEEPING:
        return
    with contextlib.suppress(OSError):
        target = kept(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(".part")
        with part.open("wb") as file:
            columns = {name: getattr(index.packets, name) for name in Packets.__dataclass_fields__}
            np.savez_compressed(file, order=index.order, times=index.times, **columns)
        part.replace(target)
        oldest_last = sorted(target.parent.glob("*.npz"), key=lambda one: one.stat().st_mtime, reverse=True)
        for old in oldest_last[KEPT_FILES:]:
            old.unlink(missing_ok=True)
