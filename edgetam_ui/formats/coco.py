"""COCO JSON, which pycocotools and most training code read."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ..core.progress import Progress, no_progress
from ..core.results import ObjectMask, Results
from .base import NAME, PROGRAM, TOLERANCE, Format, Option, class_of, file_names, program, settings, stems, steps
from .choice import Choice, Chosen
from .contours import bridged, parts_of
from .pixels import image_name, write_image

FOLDER = "images"


def to_coco(
    results: Results | Sequence[Results],
    progress: Progress = no_progress,
    polygons: bool = False,
    tolerance: float = 0.0,
) -> dict[str, Any]:
    """All masks as a COCO data set, the content of `coco.json`; every frame of a video is one of its images.

    An object's category is its class, or its name where it has none. Objects of one category share its id, which is
    that of the first of them. Masks are run lengths, or `polygons`, simplified within `tolerance` pixels; each part is
    one, and a bridge of no width leads into its holes.
    """
    several = results if isinstance(results, Sequence) else [results]
    how = {"polygons": polygons, "tolerance": tolerance}
    return _data_set([Chosen(one, Choice(), how) for one in several], progress)


def _data_set(
    media: Sequence[Chosen], progress: Progress, on_frame: Callable[[Chosen, str, int], None] = lambda *_: None
) -> dict[str, Any]:
    categories: dict[str, int] = {}
    for chosen in media:
        for info in chosen.objects.values():
            free = info.id if info.id not in categories.values() else max(categories.values()) + 1
            categories.setdefault(class_of(info), free)
    images: list[dict[str, Any]] = []
    annotations: list[dict[str, Any]] = []
    videos: list[dict[str, Any]] = []
    names = zip(file_names(media), stems(media), strict=True)
    for chosen, (name, stem), step in zip(media, names, steps(media, progress), strict=True):
        if chosen.kind == "video":
            size = {"width": chosen.width, "height": chosen.height}
            videos.append({"id": len(videos) + 1, "name": name, **size, "length": chosen.count})
        for done, frame in enumerate(chosen.frames, 1):
            image = {"id": len(images) + 1, **_image(chosen, name, stem, frame, len(videos))}
            images.append(image)
            for mask in chosen.masks(frame):
                if mask.rle.area:
                    category = categories[class_of(chosen.objects[mask.object_id])]
                    ids = {"id": len(annotations) + 1, "category_id": category, "image_id": image["id"]}
                    annotations.append(ids | _annotation(mask, chosen))
            on_frame(chosen, stem, frame)
            step(done, len(chosen.frames))
    data: dict[str, Any] = {
        "info": _info(media),
        "images": images,
        "annotations": annotations,
        "categories": [{"id": number, "name": name, "supercategory": "object"} for name, number in categories.items()],
    }
    return data | ({"videos": videos} if videos else {})


def _info(media: Sequence[Chosen]) -> dict[str, Any]:
    names = ", ".join(chosen.name for chosen in media[:10]) + (" …" if len(media) > 10 else "")
    made = settings(media[0]) if media[0].options.get("polygons") else media[0].made_with
    return {"description": f"Masks of {names}", "contributor": PROGRAM, "version": program(), **made}


def _image(chosen: Chosen, name: str, stem: str, frame: int, video: int) -> dict[str, Any]:
    name = name if chosen.kind == "image" else f"{stem}/{frame:06d}.png"
    if chosen.choice.images in ("jpg", "png"):
        name = f"{FOLDER}/{image_name(chosen, stem, frame)}.{chosen.choice.images}"
    image = {"file_name": name, "width": chosen.width, "height": chosen.height}
    if chosen.kind == "video":
        image |= {"video_id": video, "frame_index": frame, "seconds": round(chosen.time(frame), 6)}
    return image


def _annotation(mask: ObjectMask, chosen: Chosen) -> dict[str, Any]:
    annotation = {
        "object_id": mask.object_id,
        "segmentation": _segmentation(mask, chosen),
        "area": mask.rle.area,
        "bbox": list(mask.rle.box),
        "iscrowd": 0,
        "score": round(mask.score, 4),
    }
    return annotation | ({"track_id": mask.object_id, "kind": mask.kind} if chosen.kind == "video" else {})


def _segmentation(mask: ObjectMask, chosen: Chosen) -> object:
    if not chosen.options.get("polygons"):
        return mask.rle.to_coco()
    parts = parts_of(mask.rle, chosen.options.get("tolerance", 0.0), chosen.tick)
    return [bridged(part, chosen.tick).ravel().tolist() for part in parts]


def _write(media: Sequence[Chosen], folder: Path, progress: Progress) -> list[Path]:
    path = folder / "coco.json"
    written = [path]

    def keep(chosen: Chosen, stem: str, frame: int) -> None:
        image = write_image(chosen, frame, folder / FOLDER / image_name(chosen, stem, frame))
        written.extend([image] if image else [])

    path.write_text(json.dumps(_data_set(media, progress, keep)))
    return written


FORMAT = Format(
    name="coco",
    label="COCO JSON",
    group="data",
    image="Run-length masks, boxes, scores",
    video="All frames, with track ids",
    loses=f"{NAME}; with polygons, what their outlines are simplified by",
    read_by="pycocotools, detectron2, MMDetection, FiftyOne, supervision, CVAT",
    checked_by=("pycocotools", "supervision", "Datumaro"),
    write=_write,
    single={"image": (".json",), "video": (".json",)},
    options=(
        Option("polygons", "Polygons", "Polygons instead of run lengths, for programs that read nothing else.", False),
        TOLERANCE,
    ),
    images="optional",
)
