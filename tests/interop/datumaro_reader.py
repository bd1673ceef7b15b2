"""Datumaro reads COCO, VOC, CVAT and MOTS: `python datumaro_reader.py FOLDER`."""

import json
import shutil
import sys
from pathlib import Path

import numpy as np
from datumaro import Dataset
from expected import top


def main(folder: Path) -> None:
    """Every mask must be the very one; label images keep what is listed last."""
    for kind in ("image", "video"):
        masks = np.load(folder / f"{kind}.npz")
        objects = json.loads((folder / f"{kind}.json").read_text(encoding="utf-8"))
        full = [masks[key] for key in masks.files if masks[key].any()]
        # Datumaro finds COCO files in a folder of this name alone.
        coco = folder / kind / "datumaro"
        shutil.copytree(folder / kind / "coco", coco, dirs_exist_ok=True)
        (coco / "annotations").mkdir(exist_ok=True)
        (coco / "coco.json").replace(coco / "annotations" / "instances_default.json")
        compare("COCO", kind, Dataset.import_from(str(coco), "coco_instances"), full)
        labels = top(masks, objects)
        if kind == "image":
            compare("CVAT", kind, Dataset.import_from(str(folder / kind / "cvat"), "cvat"), full)
        else:
            read = Dataset.import_from(str(folder / kind / "cvat"), "cvat")
            shapes = sum(len(item.annotations) for item in read)
            print(f"datumaro: CVAT {kind}, {shapes} polygons")
            assert shapes >= len(full)
            compare("MOTS", kind, Dataset.import_from(str(folder / kind / "mots"), "mots"), labels)


def compare(name: str, kind: str, dataset, expected: list[np.ndarray]) -> None:
    """All masks of `dataset` are those expected, in any order."""
    read = [np.asarray(a.image, bool) for item in dataset for a in item.annotations if a.type.name == "mask"]
    assert len(read) == len(expected), (name, kind, len(read), len(expected))
    left = {mask.tobytes() for mask in expected}
    assert {mask.tobytes() for mask in read} == left, (name, kind)
    print(f"datumaro: {name} {kind}, {len(read)} masks, all equal")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
