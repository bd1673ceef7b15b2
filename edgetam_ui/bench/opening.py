"""`edgetam-ui bench open | wire`: from a video file to its first frame, and the bytes of a click's answer."""

from __future__ import annotations

import base64
import io
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import av
import numpy as np
from PIL import Image

from ..media import frame_index
from ..media.medium import open_medium
from ..protocol.dispatch import Dispatcher
from ..protocol.envelope import pack
from ..sessions.controller import Controller
from .clips import clip
from .paired import Row, compare, take_turns

RATE = 25
SECONDS = (60, 3 * 3600)


def opening(rounds: int) -> Iterator[Row]:
    """Videos of a minute and of three hours, opened for the first time until frame 0 is a JPEG.

    Bare is the least that shows anything: the file's first frame, decoded by FFmpeg, its length unknown.
    """
    with tempfile.TemporaryDirectory(prefix="edgetam-bench-") as folder:
        for seconds in SECONDS:
            path = _long_video(Path(folder) / f"{seconds}.mp4", seconds * RATE)

            def ours(path: Path = path) -> None:
                frame_index.kept(path).unlink(missing_ok=True)
                with closing(open_medium(path)) as medium:
                    medium.display(0)

            def bare(path: Path = path) -> None:
                with av.open(path) as container:
                    image = next(container.decode(video=0)).to_image()
                image.save(io.BytesIO(), "JPEG")

            name = f"open, {seconds // 60} minute" if seconds == 60 else f"open, {seconds // 3600} hours"
            yield take_turns(name, ours, bare, rounds)


def wire(
    controller: Controller, points: Iterator[tuple[float, float]], image: np.ndarray, rounds: int
) -> Iterator[Row]:
    """The answer to a first click, with three masks and the state; bare are the masks as PNG in base64, as in JSON."""
    dispatcher, user = Dispatcher(controller), controller.users.join()
    pairs = []
    with closing(controller.open(image)) as session:
        user.add(session, owned=False)
        for _ in range(rounds):
            operation = {"op": "add_points", "object": 1, "points": [list(next(points))]}
            answer = pack(*dispatcher.call(user, operation))
            masks = [candidate.mask for candidate in session.candidates(1)]
            pairs.append((len(answer) / 1e3, sum(_png_bytes(mask) for mask in masks) / 1e3))
            session.undo()
    ours, bare = (float(np.median(values)) for values in zip(*pairs, strict=True))
    yield compare("wire, a click", "kB", ours, bare, [theirs / mine for mine, theirs in pairs])


def _png_bytes(mask: np.ndarray) -> int:
    file = io.BytesIO()
    Image.fromarray(mask).save(file, "PNG")
    return len(base64.b64encode(file.getvalue()))


def _long_video(path: Path, count: int) -> Path:
    """A file of `count` frames: the packets of 250 encoded ones, again and again."""
    frames = clip(0, 250).frames
    with av.open(path, "w") as container:
        stream = container.add_stream("libx264", rate=RATE)
        stream.height, stream.width = frames.shape[1:3]
        stream.pix_fmt = "yuv420p"
        stream.options = {"preset": "ultrafast", "tune": "zerolatency"}
        packets = [p for frame in frames for p in stream.encode(av.VideoFrame.from_ndarray(frame))]
        packets += stream.encode()
        step = (packets[1].pts or 0) - (packets[0].pts or 0)
        kept = [(bytes(packet), packet.is_keyframe, packet.time_base) for packet in packets]
        for number in range(count):
            data, key, base = kept[number % len(kept)]
            packet = av.Packet(data)
            packet.pts = packet.dts = number * step
            packet.time_base, packet.is_keyframe, packet.stream = base, key, stream
            container.mux(packet)
    return path
