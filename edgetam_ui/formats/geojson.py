"""GeoJSON (RFC 7946) of pixel polygons, as QuPath and QGIS read it: x to the right, y down, in pixels."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ..core.progress import Progress
from ..core.results import ObjectMask
from .base import Format, Option, class_of, file_names, program, settings, steps
from .choice import Chosen
from .contours import Part, parts_of, simple


def _write(media: Sequence[Chosen], folder: Path, progress: Progress) -> list[Path]:
    path = folder / "masks.geojson"
    features: list[dict[str, Any]] = []
    for chosen, name, step in zip(media, file_names(media), steps(media, progress), strict=True):
        for done, frame in enumerate(chosen.frames, 1):
            features += [_feature(chosen, name, mask) for mask in chosen.masks(frame) if mask.rle.area]
            step(done, len(chosen.frames))
    about = {"program": program(), **settings(media[0])}
    data = {"type": "FeatureCollection", **about, "features": features}
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return [path]


def _feature(chosen: Chosen, name: str, mask: ObjectMask) -> dict[str, Any]:
    info = chosen.objects[mask.object_id]
    whole = parts_of(mask.rle, chosen.options["tolerance"], chosen.tick)
    parts = [piece for part in whole for piece in simple(part, chosen.tick)]
    return {
        "type": "Feature",
        "geometry": {"type": "MultiPolygon", "coordinates": [_rings(part) for part in parts]},
        "properties": {
            "name": info.name,
            "classification": {"name": class_of(info)},
            "color": info.color,
            "object": info.id,
            "image": name,
            "frame": mask.frame,
            "score": round(mask.score, 4),
            "kind": mask.kind,
        },
    }


def _rings(part: Part) -> list[list[list[float]]]:
    return [np.concatenate([ring, ring[:1]]).tolist() for ring in (part.outer, *part.holes)]


FORMAT = Format(
    name="geojson",
    label="GeoJSON",
    group="data",
    image="Polygons with holes, in pixels",
    video="The same for every frame, with its number",
    loses="what outlines are simplified by, if you choose so",
    read_by="QuPath, QGIS, Shapely, GeoPandas",
    checked_by=("Shapely",),
    write=_write,
    single={"image": (".geojson", ".json"), "video": (".geojson", ".json")},
    options=(
        Option("tolerance", "Simplify outlines", "Pixels that a polygon may leave the mask's border by.", 0.0, high=20),
    ),
)
