"""YouTube-VIS JSON: an annotation is an object through a whole video. https://github.com/youtubevos/cocoapi."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..core.progress import Progress
from .base import NAME, Format, class_of, program, settings, stems, steps
from .choice import Chosen
from .pixels import write_image

FOLDER = "JPEGImages"


def _write(media: Sequence[Chosen], folder: Path, progress: Progress) -> list[Path]:
    categories: dict[str, int] = {}
    for chosen in media:
        for info in chosen.objects.values():
            categories.setdefault(class_of(info), len(categories) + 1)
    videos: list[dict[str, Any]] = []
    annotations: list[dict[str, Any]] = []
    path = folder / "instances.json"
    written = [path]
    for chosen, stem, step in zip(media, stems(media), steps(media, progress), strict=True):
        suffix = chosen.choice.images if chosen.choice.images == "png" else "jpg"
        size = {"height": chosen.height, "width": chosen.width, "length": len(chosen.frames)}
        names = [f"{stem}/{frame:05d}.{suffix}" for frame in chosen.frames]
        videos.append({"id": len(videos) + 1, **size, "file_names": names, "frame_indices": list(chosen.frames)})
        tracks = {number: _Track(size["length"]) for number in chosen.objects}
        for at, frame in enumerate(chosen.frames):
            for mask in chosen.masks(frame):
                tracks[mask.object_id].add(at, mask.rle)
            image = write_image(chosen, frame, folder / FOLDER / stem / f"{frame:05d}")
            written += [image] if image else []
            step(at + 1, len(chosen.frames))
        for number, track in tracks.items():
            ids = {"id": len(annotations) + 1, "video_id": len(videos), "object_id": number}
            category = categories[class_of(chosen.objects[number])]
            annotations.append({**ids, "category_id": category, "iscrowd": 0, **size, **vars(track)})
    data = {
        "info": {"description": "Made by EdgeTAM UI", "version": program(), **settings(media[0])},
        "videos": videos,
        "categories": [{"id": number, "name": name, "supercategory": "object"} for name, number in categories.items()],
        "annotations": annotations,
    }
    path.write_text(json.dumps(data))
    return written


class _Track:
    """An object on each frame; None where it has no mask or is not visible."""

    def __init__(self, length: int) -> None:
        self.segmentations: list[Any] = [None] * length
        self.bboxes: list[Any] = [None] * length
        self.areas: list[Any] = [None] * length

    def add(self, at: int, rle: Any) -> None:
        if rle.area:
            self.segmentations[at], self.bboxes[at], self.areas[at] = rle.to_coco(), list(rle.box), rle.area


FORMAT = Format(
    name="youtube_vis",
    label="YouTube-VIS",
    group="data",
    image="",
    video="One JSON of objects through the video, and JPEG frames",
    loses=f"{NAME}; scores; which masks were tracked and which corrected",
    read_by="MMTracking, Mask2Former, detectron2, the YouTube-VOS API",
    checked_by=("pycocotools", "TrackEval"),
    write=_write,
    single={},
    images="yes",
)
