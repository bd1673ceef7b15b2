"""Results as values of other libraries: a table, detections, a label image, a picture for a notebook."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np

from ..core.results import Results
from ..errors import ExportError
from .base import class_of
from .choice import Chosen
from .indexed import label_image
from .overlay import draw

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = ("object", "name", "category", "frame", "time", "kind", "score", "area", "x", "y", "width", "height")
PREVIEW_SIDE = 640
"""Pixels of the longer side of a notebook's picture."""


def to_pandas(results: Results) -> DataFrame:
    """One row for each object on each frame where it was prompted or tracked, with `COLUMNS`.

    `time` is in seconds, `area` in pixels (0 where it is not visible); x, y, width and height are its box. Raises
    `ExportError` where pandas is not installed.
    """
    try:
        import pandas
    except ImportError as error:
        raise ExportError("pandas is not installed.", "pip install pandas") from error
    rows = [
        (
            mask.object_id,
            results.objects[mask.object_id].name,
            results.objects[mask.object_id].category,
            frame,
            results.time(frame),
            mask.kind,
            mask.score,
            mask.rle.area,
            *mask.rle.box,
        )
        for frame in range(results.count)
        for mask in results.masks(frame)
    ]
    return pandas.DataFrame(rows, columns=list(COLUMNS))


def to_pandas_of_set(several: Sequence[Results]) -> DataFrame:
    """The rows of `to_pandas` of one after another, with the medium's name as the first column, `file`."""
    tables = [to_pandas(results) for results in several]
    for results, table in zip(several, tables, strict=True):
        table.insert(0, "file", results.name)
    import pandas

    return pandas.concat(tables, ignore_index=True)


def to_supervision(results: Results, frame: int) -> Any:
    """The visible masks on `frame` as `supervision.Detections`.

    `tracker_id` is the object's id, `class_id` counts the classes in the order of the objects; `data` has
    "class_name" and "object_name". Raises `ExportError` where supervision is not installed.
    """
    try:
        from supervision import Detections
    except ImportError as error:
        raise ExportError("supervision is not installed.", "pip install 'edgetam-ui[supervision]'") from error
    classes: dict[str, int] = {}
    for info in results.objects.values():
        classes.setdefault(class_of(info), len(classes))
    masks = [mask for mask in results.masks(frame) if mask.rle.area]
    if not masks:
        return Detections.empty()
    boxes = np.array([mask.rle.box for mask in masks], np.float32)
    infos = [results.objects[mask.object_id] for mask in masks]
    return Detections(
        xyxy=np.concatenate([boxes[:, :2], boxes[:, :2] + boxes[:, 2:]], axis=1),
        mask=np.stack([mask.rle.decode() for mask in masks]),
        confidence=np.array([mask.score for mask in masks], np.float32),
        class_id=np.array([classes[class_of(info)] for info in infos]),
        tracker_id=np.array([info.id for info in infos]),
        data={
            "class_name": np.array([class_of(info) for info in infos]),
            "object_name": np.array([info.name for info in infos]),
        },
    )


def to_labels(results: Results, frame: int) -> np.ndarray:
    """`frame` as an integer image, int32 (height, width): 0, or the id of the object listed last there."""
    places = {number: at for at, number in enumerate(results.objects, 1)}
    numbers = np.array([0, *results.objects], np.int32)
    return np.asarray(numbers[label_image(Chosen(results), results.masks(frame), places)])


def to_html(results: Results, frame: int, text: str) -> str:
    """`frame` with its masks as an image for a notebook, with `text` below."""
    from PIL import Image

    image = Image.fromarray(draw(results, frame))
    image.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85)
    data = base64.b64encode(out.getvalue()).decode("ascii")
    return f'<figure><img src="data:image/jpeg;base64,{data}"/><figcaption>{escape(text)}</figcaption></figure>'
