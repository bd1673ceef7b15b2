"""Films for editing and for chat: cut-outs with alpha, a matte, a green screen, GIF and WebP.

The alpha is straight: a frame keeps its colours where it is clear, so that soft edges can be made later.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from ..core.palette import rgb
from ..core.progress import Progress
from ..errors import ExportError
from .base import Format, Option, each, file_stem, made_by
from .choice import Chosen
from .film import CUT, FFV1, H264, PRORES, VP9, Codec, Draw, square_width, widened, write_film
from .overlay import draw
from .pictures import alpha, blended, cut_out, spotlit
from .pixels import save_png

GROUNDS = {"green": "#00b140", "blue": "#0047bb", "magenta": "#ff00ff", "black": "#000000", "white": "#ffffff"}
"""The colours that keying programs expect: chroma green is Pantone 354 C, chroma blue 2728 C."""


def _alpha(chosen: Chosen, frame: int) -> np.ndarray:
    return cut_out(chosen.image(frame), alpha(chosen, frame))


def _matte(chosen: Chosen, frame: int) -> np.ndarray:
    return np.repeat(alpha(chosen, frame)[..., None], 3, axis=-1)


def _before_ground(chosen: Chosen, frame: int) -> np.ndarray:
    ground = np.array(rgb(GROUNDS[chosen.options["ground"]]), np.uint8)
    return blended(chosen.image(frame), ground, alpha(chosen, frame))


def film(codec: Codec, drawing: Draw, name: str) -> Callable[[Chosen, Path, Progress], list[Path]]:
    """A writer of one film; an image is one PNG."""

    def write(chosen: Chosen, folder: Path, progress: Progress) -> list[Path]:
        if chosen.kind == "video":
            return [write_film(chosen, folder / f"{name}{codec.suffix}", codec, drawing, progress)]
        progress(1, 1)
        return [save_png(drawing(chosen, 0), folder / f"{name}.png", chosen)]

    return write


def _write_rgba(chosen: Chosen, folder: Path, progress: Progress) -> list[Path]:
    """`<name>_<frame>.png`, as compositing programs find a sequence."""
    written = []
    for done, frame in enumerate(chosen.frames, 1):
        name = file_stem(chosen) if chosen.kind == "image" else f"{file_stem(chosen)}_{frame:06d}"
        written.append(save_png(_alpha(chosen, frame), folder / f"{name}.png", chosen))
        progress(done, len(chosen.frames))
    return written


LOOKS: dict[str, Draw] = {"overlay": draw, "cut-out": _alpha, "spotlight": spotlit}


def _write_animation(chosen: Chosen, folder: Path, progress: Progress) -> list[Path]:
    """A GIF or a WebP; frames last as long as in the video, in steps of 10 ms."""
    from PIL import ExifTags, Image

    kind = chosen.options["kind"]
    path = folder / f"animation.{kind}"
    times = [chosen.time(frame) for frame in chosen.frames]
    times.append(chosen.end)
    ends = [round(100 * (time - times[0])) for time in times]
    durations = [max(20, 10 * (after - before)) for before, after in pairwise(ends)]

    def images() -> Iterator[Image.Image]:
        for done, frame in enumerate(chosen.frames, 1):
            image = LOOKS[chosen.options["look"]](chosen, frame)
            yield Image.fromarray(widened(image, square_width(chosen)))
            progress(done, len(chosen.frames))

    frames = images()
    about = made_by(chosen)
    more: dict[str, Any] = {"comment": about.encode()}
    if kind == "webp":
        exif = Image.Exif()
        exif[ExifTags.Base.Software] = about
        more = {"quality": 80, "method": 2, "exif": exif}
    clear = chosen.options["look"] == "cut-out"
    try:
        next(frames).save(
            path,
            save_all=True,
            append_images=frames,
            duration=durations if len(durations) > 1 else durations[0],
            loop=0,
            disposal=2 if clear and kind == "gif" else 0,
            **more,
        )
    except struct.error as error:  # also where frames that are alike become one
        raise ExportError("A GIF shows no picture for longer than 655 seconds.", "Make a WebP, or a film.") from error
    return [path]


PIXELS = "the masks: they are part of the image"
ALPHA = "names and scores; which object is which"
PRORES_FILM = Format(
    name="prores",
    label="ProRes 4444 with alpha",
    group="films",
    image="",
    video="The objects cut out, MOV, with sound",
    loses=f"{ALPHA}; colours are kept to 10 bits, alpha exactly",
    read_by="Final Cut, Premiere, DaVinci Resolve, After Effects, Nuke",
    checked_by=("ffprobe", "PyAV"),
    write=each(film(PRORES, _alpha, "cutout")),
    soft=True,
    single={"video": (".mov",)},
)
WEBM = Format(
    name="webm",
    label="WebM with alpha",
    group="films",
    image="",
    video="The objects cut out, VP9, with sound, for web pages",
    loses=f"{ALPHA}; it is compressed, and pixels are made square",
    read_by="Chrome, Firefox, Edge, OBS, FFmpeg with libvpx",
    checked_by=("ffprobe", "PyAV", "libvpx"),
    write=each(film(VP9, _alpha, "cutout")),
    soft=True,
    single={"video": (".webm",)},
    keeps=False,
)
FFV1_FILM = Format(
    name="ffv1",
    label="FFV1 with alpha",
    group="films",
    image="",
    video="The objects cut out, MKV, lossless, with sound",
    loses=f"{ALPHA}; the shape of pixels that are not square",
    read_by="FFmpeg, VLC, Nuke, archives",
    checked_by=("ffprobe", "PyAV"),
    write=each(film(FFV1, _alpha, "cutout")),
    soft=True,
    single={"video": (".mkv",)},
)
RGBA = Format(
    name="rgba",
    label="PNG sequence with alpha",
    group="films",
    image="The objects cut out, whole image, PNG",
    video="The objects cut out, a PNG a frame",
    loses=ALPHA,
    read_by="After Effects, Nuke, Blender, Fusion",
    checked_by=("Pillow",),
    write=each(_write_rgba),
    soft=True,
    single={},
)
MATTE = Format(
    name="matte",
    label="Matte",
    group="films",
    image="White objects on black, PNG",
    video="White objects on black, MP4, with sound",
    loses=f"{ALPHA}; a video is compressed; {CUT}",
    read_by="any program that keys by luma",
    checked_by=("Pillow", "PyAV", "ffprobe"),
    write=each(film(H264, _matte, "matte")),
    soft=True,
    single={"image": (".png",), "video": (".mp4",)},
    keeps=False,
)
GREEN = Format(
    name="green",
    label="Green screen",
    group="films",
    image="The objects before one colour, PNG",
    video="The objects before one colour, MP4, with sound",
    loses=f"{PIXELS}; a video is compressed; {CUT}",
    read_by="any program that keys by colour",
    checked_by=("Pillow", "PyAV", "ffprobe"),
    write=each(film(H264, _before_ground, "green")),
    soft=True,
    single={"image": (".png",), "video": (".mp4",)},
    options=(Option("ground", "Colour", "What is behind the objects.", "green", choices=tuple(GROUNDS)),),
    keeps=False,
)
GIF = Format(
    name="gif",
    label="GIF or WebP",
    group="looks",
    image="",
    video="An animation for chat; choose a small size and few frames",
    loses=f"{PIXELS}; sound; a GIF has 256 colours",
    read_by="any browser and chat",
    checked_by=("Pillow",),
    write=each(_write_animation),
    soft=True,
    single={"video": (".gif", ".webp")},
    stands_for={".gif": {"kind": "gif"}, ".webp": {"kind": "webp"}},
    options=(
        Option(
            "kind", "Kind", "WebP is smaller and looks better; GIF plays everywhere.", "gif", choices=("gif", "webp")
        ),
        Option("look", "Look", "What is shown.", "overlay", choices=("overlay", "cut-out", "spotlight")),
        Option("dim", "Dim the rest by", "For the spotlight: 0 as bright as it is, 1 black.", 0.6, high=1),
    ),
    keeps=False,
)
