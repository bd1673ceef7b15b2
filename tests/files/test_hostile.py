"""Files made to do harm: they are refused with `MediaError`, before memory or time is spent, and name no other file."""

from __future__ import annotations

import random
import socket
import struct
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from edgetam_ui import MediaError
from edgetam_ui.media.medium import open_medium

from .fuzz import read_all_ways, remove, write_damaged
from .seeds import READERS, seeds_of
from .test_video import needs_ffmpeg

FOUND = Path(__file__).parent / "fixtures" / "found"
"""Files that a fuzz run found, and that were not read as they should be."""


@pytest.mark.parametrize("reader", READERS)
def test_damaged_files_are_refused_or_read(tmp_path: Path, reader: str) -> None:
    chance = random.Random(3)
    outcomes = set()
    seeds = seeds_of(reader, tmp_path)[:12]
    for seed in seeds:
        path = tmp_path / f"damaged{seed.suffix}"
        for _ in range(96 // len(seeds)):
            write_damaged(seed, path, chance)
            outcomes.add(read_all_ways(path))
            remove(path)
    assert outcomes >= {"refused", "opened"}


@pytest.mark.parametrize("path", [*FOUND.iterdir()], ids=lambda path: path.name)
def test_what_damaged_files_once_raised(path: Path) -> None:
    assert read_all_ways(path) in ("opened", "refused", "opened, refused later")


def png(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunk(*item) for item in chunks) + chunk(b"IEND", b"")


def gif(count: int, width: int, height: int) -> bytes:
    frame = b"!\xf9\4\0\1\0\0\0,\0\0\0\0" + struct.pack("<HH", width, height) + b"\0\2\2D\1\0"
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\x80\0\0\0\0\0\xff\xff\xff" + frame * count + b";"


def kilobytes(name: str) -> int:
    """Of this process's memory: "VmRSS" now, or at its peak "VmHWM"."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


@contextmanager
def at_most(limit: int) -> Iterator[None]:
    """Fails where the block holds more kilobytes at its peak than before it. Only Linux tells of a peak since then."""
    peak = Path("/proc/self/clear_refs")
    if peak.exists():
        peak.write_text("5")  # the peak is what is held now
        before = kilobytes("VmRSS")
        yield
        assert kilobytes("VmHWM") - before < limit
    else:
        yield


def test_what_a_block_holds_is_seen_after_a_higher_peak() -> None:
    if not Path("/proc/self/clear_refs").exists():
        pytest.skip("this system does not tell of a peak")
    np.ones(100 << 20, np.uint8)
    with pytest.raises(AssertionError), at_most(30_000):
        np.ones(60 << 20, np.uint8)


BOMBS = {
    "sparse.tif": (FOUND / "sparse.tif").read_bytes(),  # 136 million floats, of which 3 KB are in the file
    "widths.tif": (FOUND / "two-widths.tif").read_bytes(),  # two widths and 536,870,960 rows: a tuple of 8 GB
    "canvas.webp": (FOUND / "large-canvas.webp").read_bytes(),
    "side.webp": (FOUND / "wide-canvas.webp").read_bytes(),
    "wide.png": png(100_000, 100_000, (b"IDAT", zlib.compress(bytes(10**6)))),
    "text.png": png(8, 8, *[(b"zTXt", b"a\0\0" + zlib.compress(bytes(60_000_000)))] * 3),
    "many.gif": gif(100_000, 2, 2),
    "large.gif": gif(390, 3200, 3200),
    "screen.gif": gif(1, 65535, 65535),
    "icon.ico": struct.pack("<HHHBBBBHHII", 0, 1, 1, 0, 0, 0, 0, 1, 32, 200, 22) + png(13_000, 13_000),
    "wide.bmp": b"BM" + struct.pack("<IHHIIiiHHIIIIII", 99, 0, 0, 54, 40, 90_000, 90_000, 1, 24, 0, 0, 0, 0, 0, 0),
    "wide.ppm": b"P6 90000 90000 255\n" + bytes(99),
    "wide.tif": b"II*\0\x08\0\0\0\4\0"
    + struct.pack("<" + "HHII" * 4, 256, 4, 1, 90_000, 257, 4, 1, 90_000, 258, 3, 1, 8, 273, 4, 1, 8)
    + bytes(4),
    "wide.y4m": b"YUV4MPEG2 W30000 H30000 F25:1 C420\nFRAME\n" + bytes(99),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_before_memory_is_spent(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(BOMBS[name])
    before = time.thread_time()
    with at_most(150_000), pytest.raises(MediaError):
        open_medium(tmp_path / name)
    assert time.thread_time() - before < 3  # seconds of this thread's own work


def test_a_later_frame_may_not_be_larger_than_any_image(tmp_path: Path) -> None:
    import av

    with av.open(str(tmp_path / "a.avi"), "w") as container:
        stream = container.add_stream("mjpeg", rate=25)
        stream.height, stream.width, stream.pix_fmt = 64, 64, "yuvj420p"
        for _ in range(3):
            frame = av.VideoFrame.from_ndarray(np.full((64, 64, 3), 90, np.uint8), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    data = bytearray((tmp_path / "a.avi").read_bytes())
    # The size in the second frame's own header.
    at = data.index(b"\xff\xc0", data.index(b"\xff\xc0") + 2)
    data[at + 5 : at + 9] = struct.pack(">HH", 16_000, 16_000)
    (tmp_path / "a.avi").write_bytes(data)
    with at_most(150_000):
        medium = open_medium(tmp_path / "a.avi")
        assert [medium.frame(index).shape for index in range(medium.count)] == [(64, 64, 3)] * medium.count


NAMERS = {
    "list.m3u8": "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{url}\n#EXT-X-ENDLIST\n",
    "list.mp4": "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{file}\n#EXT-X-ENDLIST\n",
    "list.ffconcat": "ffconcat version 1.0\nfile '{file}'\n",
    "concat.mkv": "ffconcat version 1.0\nfile '{url}'\n",
    "a.sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video {port} RTP/AVP 96\n",
    "a.mpd": "<?xml version='1.0'?><MPD><Period><AdaptationSet><BaseURL>{url}</BaseURL></AdaptationSet></Period></MPD>",
    "a.svg": "<svg xmlns='http://www.w3.org/2000/svg'><image href='{url}' width='9' height='9'/></svg>",
    "a.png": "<svg xmlns='http://www.w3.org/2000/svg'><image href='{file}' width='9' height='9'/></svg>",
    "a.eps": "%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n({file}) run\n",
    "a.avs": 'DirectShowSource("{file}")\n',
    "a.mvg": "push graphic-context\nimage over 0,0 9,9 '{url}'\n",
    "a.txt": "{file}\n",
}


@needs_ffmpeg
@pytest.mark.parametrize("name", NAMERS)
def test_no_file_makes_another_be_read(tmp_path: Path, name: str) -> None:
    heard = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            try:
                server.accept()[0].close()
                heard.set()
            except OSError:
                pass

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        other = Path(__file__).parent / "fixtures" / "video" / "move.mp4"
        port = server.getsockname()[1]
        text = NAMERS[name].format(url=f"http://127.0.0.1:{port}/a.ts", file=other, port=port)
        (tmp_path / name).write_text(text)
        with pytest.raises(MediaError):
            open_medium(tmp_path / name)
        server.shutdown(socket.SHUT_RDWR)
        thread.join()
    assert not heard.is_set()


def test_a_gif_that_reaches_beyond_its_screen(tmp_path: Path) -> None:
    for name, size in (("small.gif", (8, 8)), ("large.gif", (30, 20))):
        Image.new("RGB", size, "red").save(tmp_path / name)
    small, large = ((tmp_path / name).read_bytes() for name in ("small.gif", "large.gif"))
    (tmp_path / "a.gif").write_bytes(small[:-1] + large[large.index(b",\0\0\0\0") :])
    medium = open_medium(tmp_path / "a.gif")
    assert {medium.frame(index).shape for index in range(medium.count)} == {(8, 8, 3)}


def test_an_unreadable_file(tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "a.png")
    (tmp_path / "folder.png").mkdir()
    with pytest.raises(MediaError, match="folder"):
        open_medium(tmp_path / "folder.png")
