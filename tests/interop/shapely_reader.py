"""Shapely reads the GeoJSON: every geometry is valid and covers the very pixels. `python shapely_reader.py FOLDER`."""

import json
import sys
from pathlib import Path

import numpy as np
import shapely
from expected import assert_same, media


def main(folder: Path) -> None:
    """Every mask must be the very one, of the object's class."""
    for medium in media(folder):
        data = json.loads((medium.folder / "geojson" / "masks.geojson").read_text(encoding="utf-8"))
        height, width = next(iter(medium.masks.values())).shape
        y, x = np.mgrid[:height, :width]
        read = {}
        for feature in data["features"]:
            geometry, about = shapely.from_geojson(json.dumps(feature["geometry"])), feature["properties"]
            assert shapely.is_valid(geometry), shapely.is_valid_reason(geometry)
            assert about["classification"]["name"] == medium.classes[about["object"]]
            mask = shapely.contains_xy(geometry, x + 0.5, y + 0.5)
            assert geometry.area == mask.sum()
            read[about["frame"], about["object"]] = mask
        assert_same("shapely", medium, read, medium.masks)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
