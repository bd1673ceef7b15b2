"""Results in the formats that other tools read: COCO JSON, PNG masks, overlays. Imports masks, media, errors.

Frame numbers are the medium's own, six digits, from 0; every export of a video covers all its frames.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from ..core.masks import overlay
from ..errors import ExportError

if TYPE_CHECKING:
    from ..sessions.session import Session

Progress = Callable[[int, int], None]
BT709, LIMITED = 1, 1
"""FFmpeg's numbers of the colours that H.264 players expect: `AVCOL_SPC_BT709` and its like, `AVCOL_RANGE_MPEG`."""
MIME_TYPES = {".json": "application/json", ".png": "image/png", ".mp4": "video/mp4", ".zip": "application/zip"}


@dataclass(frozen=True)
class Format:
    """An export: what the menu calls it, what it holds, and the function that writes its files into a folder.

    `single` has the suffixes of those that are one file, by the kind of the medium.
    """

    label: str
    image: str
    video: str
    write: Callable[[Session, Path, Progress], list[Path]]
    single: dict[str, str]

    def detail(self, kind: str) -> str:
        """What it holds, for a picture or a video."""
        return self.image if kind == "image" else self.video


def export(session: Session, name: str, path: Path, progress: Progress) -> Path:
    """Writes format `name`. See `Session.export`."""
    format = _format(name)
    if not session.state.given():
        raise ExportError("There is no mask to export yet.", "Click on an object, or draw a box, first.")
    suffix = path.suffix.lower()
    whole = not suffix or path.is_dir()
    single = format.single.get(session.medium.kind)
    if not whole and suffix not in (".zip", single):
        raise ExportError(
            f"{name} cannot be written as one {suffix} file.",
            "Give a folder or a .zip." if single is None else f"Give a folder, a {single} or a .zip.",
        )
    try:
        if whole:
            path.mkdir(parents=True, exist_ok=True)
            format.write(session, path, progress)
            return path
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch) / "masks"
            folder.mkdir()
            files = format.write(session, folder, progress)
            made = shutil.make_archive(str(folder), "zip", folder) if suffix == ".zip" else files[0]
            shutil.move(made, path)
    except OSError as error:
        raise ExportError(
            f"{path} could not be written: {error.strerror or error}.", "Choose another folder."
        ) from error
    return path


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise ExportError(f"There is no format {name!r}.", f"Use one of {', '.join(FORMATS)}.")
    return FORMATS[name]


def pack(session: Session, name: str, folder: Path, progress: Progress) -> tuple[Path, str]:
    """Format `name` as one file in `folder`, and its MIME type: a zip where the format is not a single file."""
    suffix = _format(name).single.get(session.medium.kind, ".zip")
    path = folder / f"{file_stem(session)}_{name}{suffix}"
    return export(session, name, path, progress), MIME_TYPES[suffix]


def file_stem(session: Session) -> str:
    """The medium's name without its suffix, safe in a file name."""
    return _safe(Path(session.medium.name).stem) or session.medium.kind


def coco(session: Session, progress: Progress = lambda done, total: None) -> dict[str, Any]:
    """All masks as a COCO data set, the content of `coco.json`.

    An object's name is its category: objects of one name share one, whose id is that of the first of them.
    """
    medium, stem = session.medium, file_stem(session)
    objects = session.state.given()
    categories: dict[str, int] = {}
    for owner in objects.values():
        categories.setdefault(owner.name, owner.id)
    video = medium.kind == "video"
    images: list[dict[str, Any]] = []
    annotations: list[dict[str, Any]] = []
    for frame in range(medium.count):
        image: dict[str, Any] = {
            "id": frame + 1,
            "file_name": f"{stem}/{frame:06d}.png" if video else medium.name,
            "width": medium.width,
            "height": medium.height,
        }
        if video:
            image |= {"video_id": 1, "frame_index": frame, "seconds": round(medium.time(frame), 6)}
        images.append(image)
        for item in session.object_masks(frame):
            # An object that is new since the export began belongs to the next one.
            if not item.rle.area or item.object_id not in objects:
                continue
            annotation: dict[str, Any] = {
                "id": len(annotations) + 1,
                "image_id": frame + 1,
                "category_id": categories[objects[item.object_id].name],
                "object_id": item.object_id,
                "segmentation": item.rle.to_coco(),
                "area": item.rle.area,
                "bbox": list(item.rle.box),
                "iscrowd": 0,
                "score": round(item.score, 4),
            }
            if video:
                annotation |= {"track_id": item.object_id, "kind": item.kind}
            annotations.append(annotation)
        progress(frame + 1, medium.count)
    result: dict[str, Any] = {
        "info": {"description": f"Masks of {medium.name}", "contributor": "EdgeTAM UI"},
        "images": images,
        "annotations": annotations,
        "categories": [{"id": number, "name": name, "supercategory": "object"} for name, number in categories.items()],
    }
    if video:
        result["videos"] = [
            {"id": 1, "name": medium.name, "width": medium.width, "height": medium.height, "length": medium.count}
        ]
    return result


def _coco(session: Session, folder: Path, progress: Progress) -> list[Path]:
    path = folder / "coco.json"
    path.write_text(json.dumps(coco(session, progress)))
    return [path]


def _png(session: Session, folder: Path, progress: Progress) -> list[Path]:
    """Per object a black and white PNG a frame: `<object>.png`, in a video `<object>/<frame>.png`."""
    medium = session.medium
    empty = np.zeros((medium.height, medium.width), bool)
    objects = session.state.given()
    written = []
    for frame in range(medium.count):
        masks = session.masks(frame)
        for item in objects.values():
            stem = f"{item.id:02d}_{_safe(item.name)}"
            path = folder / f"{stem}.png" if medium.kind == "image" else folder / stem / f"{frame:06d}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            Image.fromarray(masks.get(item.id, empty)).save(path, optimize=False)
            written.append(path)
        progress(frame + 1, medium.count)
    return written


def _overlay(session: Session, folder: Path, progress: Progress) -> list[Path]:
    """The picture, or every frame of the video, with the visible objects' masks drawn over it."""
    if session.medium.kind == "image":
        path = folder / "overlay.png"
        Image.fromarray(drawn(session, 0)).save(path)
        progress(1, 1)
        return [path]
    path = folder / "overlay.mp4"
    write_video(path, session, progress)
    return [path]


def drawn(session: Session, frame: int) -> np.ndarray:
    """Frame `frame` with the visible objects' masks over it, uint8 (height, width, 3)."""
    layers = [(mask.rle.decode(), item.color) for item, mask in session.layers(frame) if item.visible]
    return overlay(session.medium.frame(frame), layers)


def write_video(path: Path, session: Session, progress: Progress) -> None:
    """All frames, drawn, as H.264 with the original's times; an odd last row or column is dropped, as 4:2:0 needs."""
    import av

    medium = session.medium
    tick = Fraction(1, 90_000)
    with av.open(str(path), "w", options={"movflags": "faststart"}) as container:
        stream = container.add_stream("libx264", rate=Fraction(medium.fps).limit_denominator(90_000))
        stream.width, stream.height = max(2, medium.width & ~1), max(2, medium.height & ~1)
        stream.pix_fmt = "yuv420p"
        stream.options = {"crf": "18", "preset": "veryfast"}
        codec = stream.codec_context
        codec.time_base = tick
        # Said in the file, as players differ in what they take for granted.
        codec.colorspace = codec.color_primaries = codec.color_trc = BT709
        codec.color_range = LIMITED
        for index in range(medium.count):
            picture = drawn(session, index)[: stream.height, : stream.width]
            if picture.shape[:2] != (stream.height, stream.width):
                picture = np.resize(picture, (stream.height, stream.width, 3))
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
            frame = frame.reformat(format="yuv420p", dst_colorspace="ITU709", dst_color_range="MPEG")
            frame.pts, frame.time_base = round(medium.time(index) / tick), tick
            container.mux(stream.encode(frame))
            progress(index + 1, medium.count)
        container.mux(stream.encode(None))


def _safe(name: str) -> str:
    """`name` as a part of a file's name, which has 255 bytes at most."""
    return re.sub(r"[^\w.-]+", "_", name).strip("._").encode()[:200].decode(errors="ignore") or "object"


FORMATS = {
    "coco": Format(
        "COCO JSON",
        "Run-length masks, boxes, scores",
        "All frames, with track ids",
        _coco,
        {"image": ".json", "video": ".json"},
    ),
    "png": Format("PNG masks", "A black and white mask an object", "A folder an object, a mask a frame", _png, {}),
    "overlay": Format(
        "Overlay",
        "The picture with its masks, PNG",
        "The video with its masks, MP4",
        _overlay,
        {"image": ".png", "video": ".mp4"},
    ),
}
"""The exports, by name."""
