"""Good files and folders of every kind that is read, small, to be damaged."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pillow_heif
import tifffile
from PIL import Image

from tests.media import moving_disc

from .clips import CLIPS, encode, numbered_frames

FIXTURES = Path(__file__).parent / "fixtures"
READERS = ("video", "image", "animation", "tiff", "heif", "archive", "frames")
TIFFS: tuple[tuple[type, dict[str, object]], ...] = (
    (np.uint16, {}),
    (np.float32, {}),
    (np.uint8, {"compression": "deflate"}),
    (np.int16, {"compression": "lzw"}),
    (np.uint8, {"compression": "jpeg"}),
    (np.uint16, {"bigtiff": True}),
    (np.uint16, {"imagej": True}),
)


def seeds_of(reader: str, folder: Path) -> list[Path]:
    """Files in `folder`, or the fixtures, that `reader` reads; for "frames" folders of numbered images."""
    made = folder / f"seeds-{reader}"
    made.mkdir(exist_ok=True)
    makers = {
        "video": _videos,
        "image": _images,
        "animation": _animations,
        "tiff": _tiffs,
        "heif": _heifs,
        "archive": _archives,
        "frames": _folders,
    }
    return makers[reader](made)


def _videos(folder: Path) -> list[Path]:
    found = [*(FIXTURES / "video").iterdir()]
    if shutil.which("ffmpeg"):
        frames = numbered_frames(8)
        small = [name for name in CLIPS if not name.startswith(("dv", "raw", "prores"))]
        found += [encode(folder / name, CLIPS[name], frames) for name in small]
    return found


def _images(folder: Path) -> list[Path]:
    image = Image.fromarray(moving_disc(1, 48, 64)[0])
    names = ("a.jpg", "a.png", "a.webp", "a.bmp", "a.avif", "a.ppm", "a.jp2", "a.ico", "a.tga")
    for name in names:
        image.save(folder / name)
    return [*(folder / name for name in names), *(FIXTURES / "image").glob("*.jpg"), FIXTURES / "image/g16_top4095.png"]


def _animations(folder: Path) -> list[Path]:
    first, *rest = [Image.fromarray(frame) for frame in moving_disc(4, 48, 64)]
    names = ("a.gif", "a.png", "a.webp", "a.avif")
    for name in names:
        first.save(folder / name, save_all=True, append_images=rest, duration=100)
    return [*(folder / name for name in names), FIXTURES / "image/cut.gif", FIXTURES / "image/apng_default.png"]


def _tiffs(folder: Path) -> list[Path]:
    stack = np.arange(3 * 24 * 32).reshape(3, 24, 32)
    for number, (dtype, options) in enumerate(TIFFS):
        path = folder / f"{number}.tif"
        tifffile.imwrite(path, stack.astype(dtype), photometric="minisblack", **options)  # type: ignore[arg-type]
    color = moving_disc(1, 48, 64)[0]
    with tifffile.TiffWriter(folder / "below.tif") as file:
        file.write(np.ascontiguousarray(color[::4, ::4]), subifds=1, subfiletype=1, photometric="rgb")
        file.write(color, photometric="rgb", compression="lzw")
    volume: Any = {"volumetric": True, "tile": (16, 16, 16)}
    four = np.dstack([color, color[..., 0]])
    tifffile.imwrite(folder / "four.tif", four, photometric="minisblack", planarconfig="contig")
    tifffile.imwrite(folder / "ink.tif", four.astype(np.uint16) * 257, photometric="separated")
    tifffile.imwrite(folder / "deep.tif", stack.astype(np.uint16), photometric="minisblack", **volume)
    tifffile.imwrite(
        folder / "channels.tif",
        stack.astype(np.uint8)[:, None],
        ome=True,
        metadata={"axes": "CZYX"},
        photometric="minisblack",
    )
    return [*folder.iterdir(), FIXTURES / "image/thumbfirst.tif", FIXTURES / "image/g16_top1023.tif"]


def _heifs(folder: Path) -> list[Path]:
    import pillow_jxl  # noqa: F401 (it tells Pillow of the format)

    image = Image.fromarray(moving_disc(1, 48, 64)[0])
    pillow_heif.from_pillow(image).save(folder / "a.heic")
    image.save(folder / "a.jxl")
    return [*folder.iterdir()]


def _archives(folder: Path) -> list[Path]:
    images = {f"walk/f{number}.png": png(frame) for number, frame in enumerate(moving_disc(3, 16, 24))}
    for name, method in (("stored.zip", zipfile.ZIP_STORED), ("deflated.zip", zipfile.ZIP_DEFLATED)):
        with zipfile.ZipFile(folder / name, "w", method) as archive:
            archive.comment = b"three frames"
            archive.mkdir("walk")
            for entry, data in images.items():
                archive.writestr(entry, data)
            archive.writestr("walk/notes.txt", "no image")
    with zipfile.ZipFile(folder / "zip64.zip", "w") as archive:
        for entry, data in images.items():
            with archive.open(entry, "w", force_zip64=True) as target:
                target.write(data)
    with (folder / "streamed.zip").open("wb") as file, zipfile.ZipFile(Unseekable(file), "w") as archive:
        for entry, data in images.items():
            archive.writestr(entry, data)
    return [*folder.iterdir()]


class Unseekable:
    """A file that is written as to a pipe: an archive then has its entries' sizes after them."""

    def __init__(self, file: BinaryIO) -> None:
        self.write, self.flush = file.write, file.flush


def png(frame: np.ndarray) -> bytes:
    """`frame` as a PNG file."""
    out = io.BytesIO()
    Image.fromarray(frame).save(out, "PNG")
    return out.getvalue()


def _folders(folder: Path) -> list[Path]:
    frames = moving_disc(4, 24, 32)
    for kind in ("png", "jpg", "webp", "tif", "gif"):
        made = folder / kind
        made.mkdir()
        for number, frame in enumerate(frames):
            Image.fromarray(frame).save(made / f"{number:03}.{kind}")
    deep = folder / "deep"
    deep.mkdir()
    for number, frame in enumerate(frames):
        tifffile.imwrite(deep / f"{number}.tif", frame[..., 0].astype(np.uint16) * 16, photometric="minisblack")
    mixed = folder / "mixed"
    mixed.mkdir()
    for number, (frame, kind) in enumerate(zip(frames, ("bmp", "png", "tif", "avif"), strict=True)):
        Image.fromarray(frame).save(mixed / f"frame{number}.{kind}")
    return [*folder.iterdir()]
