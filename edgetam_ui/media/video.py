"""A video file, decoded on demand: frame `i` is the i-th that the file shows, in whatever order they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.video.reformatter import VideoReformatter
from PIL import Image

from ..core.cache import ByteCache
from ..core.progress import Progress, no_progress
from ..errors import MediaError
from . import frame_index
from .frame_index import NONE, FrameIndex, UndecodedError
from .limits import FRAME_BYTES, FRAME_COUNT, FRAME_SHARE, MAX_PIXELS, too_large

CONTAINERS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,m4v,ogg,asf,flv,h261,h263,h264,hevc,vvc,obu,vc1,"
    "vc1test,mjpeg,mxf,gxf,dv,ivf,nut,rm,wtv,swf,yuv4mpegpipe,dirac,cavsvideo,smjpeg,gif,wav,mp3,aac,flac"
)
"""FFmpeg's names of the containers that are opened; the sound ones, to say that there are no frames in them."""
SEEK_BEYOND = 16
"""Frames to decode on through rather than seek over."""
CHECKED_FRAMES = 24
"""Frames decoded as a file is opened, to see whether they come in the order that its time stamps say."""
CHECKED_TAIL = 32
"""Packets from the last key frame on that are decoded as a file is opened, to see which lead to a frame."""
NEWEST = 2
"""Frames that are kept whatever others need: the one decoded last, and the one before, which may be shown for it."""
UNREADABLE = (av.FFmpegError, OSError, ValueError, RuntimeError)
COVER = av.stream.Disposition.attached_pic | av.stream.Disposition.timed_thumbnails


@dataclass(frozen=True)
class Passed:
    """A decoded frame and the bytes that it holds."""

    frame: Any
    nbytes: int


def make_index(path: Path, name: str, progress: Progress) -> None:
    """Makes and keeps the index of a long video, for whoever opens it next; `progress(done, total)` counts frames, and
    may raise to stop. Raises `MediaError`.
    """
    Video(path, name, progress=progress).close()


class Video:
    """The frames of a video file.

    The packets are listed once, undecoded, for an index of the frames. Reading on is decoding on; reading elsewhere
    begins at a key frame before. Each packet is given its number as its time stamp, and decoders hand that on to the
    frame, so it is certain which frame was decoded, whatever a seek led to. A frame that cannot be decoded shows the
    one before it, so that numbers stay as they are. Those passed on the way are kept in `cache`, for who goes backward.

    Where a file's time stamps lie all of it is decoded first: `progress(done, total)` tells how far that is, and where
    it is None a long file raises `UndecodedError` instead.
    """

    def __init__(
        self, path: Path, name: str, cache: ByteCache | None = None, progress: Progress | None = no_progress
    ) -> None:
        self._path, self._name = path, name
        self.height = self.width = 0
        self._run: Iterator[tuple[int, Any]] = iter(())
        self._cache = cache or ByteCache(FRAME_BYTES, FRAME_SHARE, FRAME_COUNT)
        self._key = object()
        self._newest: dict[int, Any] = {}
        # One for all frames: each has threads of its own, which a frame that is kept would keep.
        self._reformatter = VideoReformatter()
        self._matrices = DisplayMatrices()
        self._instead: dict[int, int] = {}
        self._unsure: set[int] = set()
        self._is_whole = True
        try:
            self._container, self._stream = open_stream(path, name)
            self.fps = float(self._stream.average_rate or self._stream.guessed_rate or 25)
            known = frame_index.load(path)
            self._index = known or self._make_index(progress)
            if known is None:
                self._index = self._index.cut(self._decoded_count())
                frame_index.save(self._index, path)
            elif not known.packets.are_whole:
                self._is_whole = False
                self._reopen()
            self.count = self._position = len(self._index.order)
            first = self._find(0)
            self.height, self.width = self._to_array(first).shape[:2]
        except UNREADABLE as error:
            raise unreadable(name) from error
        span = float(self._index.times[-1])
        if span > 0 and abs(self.fps * span / (self.count - 1) - 1) > 0.01:
            self.fps = (self.count - 1) / span
        lasts = int(self._index.packets.lasts[self._index.order[-1]]) * float(self._stream.time_base or 0)
        self._end = span + (lasts if lasts > 0 else 1 / self.fps)
        aspect = float(self._stream.sample_aspect_ratio or 1)
        self.aspect = 1 / aspect if is_on_its_side(self._matrices.of(first)) else aspect

    def read(self, index: int) -> np.ndarray:
        """Frame `index`, uint8 (height, width, 3)."""
        return self._to_array(self._find(index))

    def time(self, index: int) -> float:
        """Seconds from the first frame to frame `index`; of `count`, to the end of the last."""
        return self._end if index == self.count else float(self._index.times[index])

    def close(self) -> None:
        """Lets go of the file."""
        self._run = iter(())
        self._forget()
        self._container.close()

    # -- the index

    def _make_index(self, progress: Progress | None) -> FrameIndex:
        codec = self._stream.codec_context
        packets = frame_index.list_packets(demux(self._container, self._stream), codec.name)
        if not len(packets):
            raise MediaError(f"{self._name} has no frames.", "It may not have been copied to the end.")
        self._is_whole = packets.are_whole
        order = frame_index.order_by_time(packets, bool(codec.has_b_frames))
        count = len(packets)
        decoded = self._all_decoded(count, progress) if order is None else self._decoded_order(CHECKED_FRAMES, count)
        if order is not None and len(decoded):
            # Packets before the first that leads to a frame are cut off by an edit list, or refer to what is not there.
            order = order[int(np.argmax(order == decoded[0])) :]
            if not is_in_order(decoded, order):
                order = self._all_decoded(count, progress)
        else:
            order = decoded
        if not len(order):
            raise unreadable(self._name)
        time_base = float(self._stream.time_base or 0)
        return FrameIndex(packets, order, frame_index.times_of(packets, order, time_base, self.fps))

    def _decoded_count(self) -> int:
        """The frames without those at the end that no decoder makes: of a file that is cut off, of a mark of the end.

        Where the last key frame is far from the end this would take long, and is left out for files that are whole.
        """
        count = len(self._index.order)
        keys = self._index.starts(count)[-3:]
        if self._is_whole and len(self._index.packets) - int(keys[-1] if len(keys) else 0) > CHECKED_TAIL:
            return count
        # The last may be a mark of the end.
        if not any(self._start_at(int(key)) for key in keys[::-1] if key):
            if len(keys) == 3:
                return count
            self._start(keys[:0], 0)
        for number, _ in self._run:
            self._position = number
        self._forget()
        return self._position + 1 or count

    def _all_decoded(self, count: int, progress: Progress | None) -> np.ndarray:
        if progress is None and count >= frame_index.WORTH_KEEPING:
            raise UndecodedError
        return self._decoded_order(None, count, progress or no_progress)

    def _decoded_order(self, most: int | None, count: int, progress: Progress = no_progress) -> np.ndarray:
        """The numbers of the packets that the decoder makes frames of, in its order; of `most` frames at most.

        Of a damaged file more than `count` packets may come than were listed.
        """
        self._reopen()
        numbers = []
        for frame in self._decode(enumerate(demux(self._container, self._stream))):
            numbers.append(frame.pts)
            progress(min(len(numbers), count), count)
            if len(numbers) == most:
                break
        return np.array([number for number in numbers if number is not None and number < count], int)

    # -- decoding

    def _reopen(self) -> None:
        self._container.close()
        self._container, self._stream = open_stream(self._path, self._name)
        if not self._is_whole:
            # Threads that each have a frame lose those that were on the way when one turns out to be cut off.
            self._stream.thread_type = "SLICE"

    def _decode(self, numbered: Iterator[tuple[int, Any]]) -> Iterator[Any]:
        """The frames of packets, each with its packet's number as its time stamp."""
        for number, packet in numbered:
            if packet.size:
                packet.pts = packet.dts = number
            try:
                yield from packet.decode()
            except av.FFmpegError:
                continue

    def _find(self, index: int) -> Any:
        index = self._instead.get(index, index)
        frame = self._passed(index)
        if frame is None:
            keys = self._index.starts(index)
            is_near = 0 < index - self._position <= SEEK_BEYOND
            if not is_near and not (
                self._position < index and len(keys) and self._index.frames[keys[-1]] <= self._position
            ):
                self._start(keys, index)
            self._advance(index)
            index = self._instead.get(index, index)
            frame = self._passed(index)
        if frame is None:
            self._start(self._index.starts(index), index)
            self._advance(index)
            frame = self._passed(index)
        if frame is None:
            raise ValueError("the file is not as it was")
        return frame

    def _start(self, keys: np.ndarray, index: int) -> None:
        """Makes `_run` begin at the last of `keys` that proves to be one, or at the file's beginning."""
        self._forget()
        back = 1
        while back <= len(keys):
            key = int(keys[-back])
            if key and key not in self._unsure:
                if self._start_at(key):
                    return
                self._unsure.add(key)
            back = back + 1 if back < 4 else back * 2
        self._reopen()
        self._position = -1
        self._run = self._numbered(enumerate(demux(self._container, self._stream)))

    def _start_at(self, key: int) -> bool:
        """Whether decoding from packet `key` gives its frame, as from a key frame."""
        packets = self._skip_to(key)
        first = int(self._index.frames[key])
        self._position = first - 1
        self._run = self._numbered(packets)
        found = next(self._run, None)
        if found is None or found[0] != first or not found[1].key_frame:
            return False
        self._keep(*found)
        return True

    def _skip_to(self, key: int) -> Iterator[tuple[int, Any]]:
        """The packets from number `key` on. A seek leads anywhere: it is tried further and further before."""
        packets, numbers = self._index.packets, self._index.packets.numbers
        starts = self._index.starts(len(self._index.order))
        place, back = int(np.searchsorted(starts, key)), 0
        targets = [packets.pts[key], packets.dts[key]]
        while back <= place and back < 64:
            back = max(1, back * 4)
            targets.append(packets.dts[starts[max(0, place - back)]])
        for target in targets:
            if target == NONE:
                continue
            try:
                self._container.seek(int(target), stream=self._stream, backward=True)
            except av.FFmpegError:
                continue
            rest = demux(self._container, self._stream)
            for packet in rest:
                number = numbers.get(frame_index.mark(packet)) if packet.size else None
                if number == key:
                    return numbered_from(key, packet, rest)
                if number is not None and number > key:
                    break
        self._reopen()
        rest = demux(self._container, self._stream)
        for _ in range(key):
            next(rest)
        return numbered_from(key, next(rest), rest)

    def _numbered(self, packets: Iterator[tuple[int, Any]]) -> Iterator[tuple[int, Any]]:
        """The frames after `_position`, with their numbers; what comes before belongs to what was not decoded."""
        order, frames = self._index.order, self._index.frames
        for frame in self._decode(packets):
            if frame.pts is None or not 0 <= frame.pts < len(frames):
                continue
            following = self._position + 1
            # One packet may hold two frames, as old AVI files do.
            is_following = following < len(order) and order[following] == frame.pts
            number = following if is_following else int(frames[frame.pts])
            if number > self._position:
                yield number, frame

    def _advance(self, index: int) -> None:
        """Decodes to frame `index`, and notes what is shown instead of those that did not decode on the way."""
        while self._position < index:
            before = self._position
            number, frame = next(self._run, (self.count, None))
            for missing in range(before + 1, number):
                self._instead[missing] = before if before >= 0 else number
            if frame is None:
                self._position = self.count
                return
            self._keep(number, frame)

    def _keep(self, number: int, frame: Any) -> None:
        self._position = number
        self._newest[number] = frame
        while len(self._newest) > NEWEST:
            self._newest.pop(next(iter(self._newest)))
        self._cache.put(self._key, number, Passed(frame, sum(plane.buffer_size for plane in frame.planes)))

    def _passed(self, index: int) -> Any:
        """Frame `index` where it is still there, else None."""
        if index in self._newest:
            return self._newest[index]
        kept: Passed | None = self._cache.get(self._key, index)
        return None if kept is None else kept.frame

    def _forget(self) -> None:
        self._newest.clear()
        self._cache.forget(self._key)

    def _to_array(self, frame: Any) -> np.ndarray:
        rgb = self._reformatter.reformat(frame, format="rgb24", threads=1)
        array = turned(rgb.to_ndarray(), self._matrices.of(frame))
        # A stream may change its size on the way; the medium has that of its first frame.
        if self.height and array.shape[:2] != (self.height, self.width):
            return np.array(Image.fromarray(array).resize((self.width, self.height)))
        return array


def unreadable(name: str) -> MediaError:
    """The error for a file that is nothing we know."""
    return MediaError(
        f"{name} is not an image or a video that can be read, or it is damaged.",
        "Images: JPEG, PNG, WebP, TIFF, GIF, BMP, HEIC, AVIF. Videos: MP4, MOV, MKV, WebM, AVI. "
        "Try to copy or export it again.",
    )


def open_stream(path: Path, name: str) -> tuple[Any, Any]:
    """The container of the file, and the stream of it that players show. Raises `MediaError`, or what PyAV does."""
    # FFmpeg also "plays" text, and playlists that name other files and addresses: only what a camera, a screen
    # recorder or an editor writes is let in, and only from the file itself. The protocol is named, since a file may
    # be called as an address is.
    options = {"format_whitelist": CONTAINERS, "protocol_whitelist": "file"}
    container = av.open(f"file:{path.absolute()}", container_options=options)
    streams = [stream for stream in container.streams if stream.type == "video" and not stream.disposition & COVER]
    if not streams:
        container.close()
        raise MediaError(f"{name} has sound but no picture.", "Give an image or a video.")
    known = [stream for stream in streams if stream.codec_context is not None]
    if not known:
        container.close()
        raise MediaError(
            f"{name} is a video in a format that cannot be decoded here.", "Convert it to MP4 with H.264 and try again."
        )
    stream = max(known, key=lambda one: (bool(one.disposition & av.stream.Disposition.default), pixels(one)))
    if pixels(stream) > MAX_PIXELS:
        container.close()
        raise too_large(name)
    stream.thread_type = "AUTO"
    # A later frame may be larger than the first.
    stream.codec_context.options = {"max_pixels": str(MAX_PIXELS)}
    return container, stream


def pixels(stream: Any) -> int:
    """Of a frame, as the container says."""
    return int(stream.codec_context.width * stream.codec_context.height)


def demux(container: Any, stream: Any) -> Iterator[Any]:
    """The packets of a stream up to where it breaks off, none of them empty, then an empty one."""
    empty = None
    try:
        for packet in container.demux(stream):
            if packet.size:
                yield packet
            else:
                empty = packet
    except av.FFmpegError:
        return
    except IndexError:
        pass  # PyAV, at the end, where a stream began after the file was opened; ours was told to end before
    if empty is not None:
        yield empty


def numbered_from(number: int, packet: Any, rest: Iterator[Any]) -> Iterator[tuple[int, Any]]:
    """`packet` and the rest, numbered on from `number`."""
    yield number, packet
    yield from enumerate(rest, number + 1)


def is_in_order(decoded: np.ndarray, order: np.ndarray) -> bool:
    """Whether frames were decoded in the order that they should come in."""
    place = {int(number): frame for frame, number in enumerate(order)}
    places = [place.get(int(number), -1) for number in decoded]
    return -1 not in places and places == sorted(set(places))


class DisplayMatrices:
    """How the frames of a stream are turned and mirrored, by their rotation.

    PyAV's frame and its side data hold each other, so a frame that was asked for them is freed only when Python looks
    for such rings: hundreds of MB of frames come together until then. It is asked once for each rotation.
    """

    def __init__(self) -> None:
        self._known: dict[int, np.ndarray | None] = {}

    def of(self, frame: Any) -> np.ndarray | None:
        """`display_matrix` of a frame."""
        rotation = int(frame.rotation)
        if rotation not in self._known:
            self._known[rotation] = display_matrix(frame)
        return self._known[rotation]


def display_matrix(frame: Any) -> np.ndarray | None:
    """How the file wants its frames turned and mirrored, int32 (3, 3), as ISO 14496-12 has it in `tkhd`."""
    try:
        found = frame.side_data["DISPLAYMATRIX"]
    except KeyError:
        return None
    return np.frombuffer(bytes(found), np.int32).reshape(3, 3)


def is_on_its_side(matrix: np.ndarray | None) -> bool:
    """Whether rows become columns."""
    if matrix is None:
        return False
    (a, b, _), (c, d, _), _ = matrix.tolist()
    return bool(abs(a) + abs(d) < abs(b) + abs(c))


def turned(array: np.ndarray, matrix: np.ndarray | None) -> np.ndarray:
    """A frame as `matrix` wants it shown, by the nearest quarter turn, mirrored or not."""
    if matrix is None:
        return array
    (a, b, _), (c, d, _), _ = matrix.tolist()
    if is_on_its_side(matrix):
        # Column x goes to row b x, row y to column c y.
        array, along_rows, along_columns = array.swapaxes(0, 1), b, c
    else:
        along_rows, along_columns = d, a
    return np.ascontiguousarray(array[:: -1 if along_rows < 0 else 1, :: -1 if along_columns < 0 else 1])
