"""COCO JSON, which pycocotools and most training code read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..core.results import ObjectMask, Results
from .base import Format, Progress, file_stem, no_progress


def to_coco(results: Results, progress: Progress = no_progress) -> dict[str, Any]:
    """All masks as a COCO data set, the content of `coco.json`; every frame of a video is one of its images.

    An object's category is its class, or its name where it has none. Objects of one category share its id, which is
    that of the first of them.
    """
    categories: dict[str, int] = {}
    for info in results.objects.values():
        categories.setdefault(info.category or info.name, info.id)
    ids = {info.id: categories[info.category or info.name] for info in results.objects.values()}
    images: list[dict[str, Any]] = []
    annotations: list[dict[str, Any]] = []
    for frame in range(results.count):
        images.append(_image(results, frame))
        for mask in results.masks(frame):
            if mask.rle.area:
                annotation = {"id": len(annotations) + 1, "category_id": ids[mask.object_id]}
                annotations.append(annotation | _annotation(mask, results.kind == "video"))
        progress(frame + 1, results.count)
    data: dict[str, Any] = {
        "info": {"description": f"Masks of {results.name}", "contributor": "EdgeTAM UI"},
        "images": images,
        "annotations": annotations,
        "categories": [{"id": number, "name": name, "supercategory": "object"} for name, number in categories.items()],
    }
    if results.kind == "video":
        size = {"width": results.width, "height": results.height}
        data["videos"] = [{"id": 1, "name": results.name, **size, "length": results.count}]
    return data


def _image(results: Results, frame: int) -> dict[str, Any]:
    image = {"id": frame + 1, "file_name": results.name, "width": results.width, "height": results.height}
    if results.kind == "video":
        image["file_name"] = f"{file_stem(results)}/{frame:06d}.png"
        image |= {"video_id": 1, "frame_index": frame, "seconds": round(results.time(frame), 6)}
    return image


def _annotation(mask: ObjectMask, in_video: bool) -> dict[str, Any]:
    annotation = {
        "image_id": mask.frame + 1,
        "object_id": mask.object_id,
        "segmentation": mask.rle.to_coco(),
        "area": mask.rle.area,
        "bbox": list(mask.rle.box),
        "iscrowd": 0,
        "score": round(mask.score, 4),
    }
    return annotation | ({"track_id": mask.object_id, "kind": mask.kind} if in_video else {})


def _write(results: Results, folder: Path, progress: Progress) -> list[Path]:
    path = folder / "coco.json"
    path.write_text(json.dumps(to_coco(results, progress)))
    return [path]


FORMAT = Format(
    name="coco",
    label="COCO JSON",
    image="Run-length masks, boxes, scores",
    video="All frames, with track ids",
    write=_write,
    single={"image": ".json", "video": ".json"},
)
