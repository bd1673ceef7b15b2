"""Shapely reads the GeoJSON: every geometry is valid and covers the very pixels. `python shapely_reader.py FOLDER`."""

import json
import sys
from pathlib import Path

import numpy as np
import shapely


def main(folder: Path) -> None:
    """Every mask of both media must be the very one."""
    for kind in ("image", "video"):
        expected = np.load(folder / f"{kind}.npz")
        data = json.loads((folder / kind / "geojson" / "masks.geojson").read_text(encoding="utf-8"))
        for feature in data["features"]:
            geometry = shapely.from_geojson(json.dumps(feature["geometry"]))
            assert shapely.is_valid(geometry), shapely.is_valid_reason(geometry)
            mask = expected[f"{feature['properties']['frame']}_{feature['properties']['object']}"]
            y, x = np.mgrid[: mask.shape[0], : mask.shape[1]]
            assert np.array_equal(shapely.contains_xy(geometry, x + 0.5, y + 0.5), mask)
            assert geometry.area == mask.sum()
        assert len(data["features"]) == sum(expected[key].any() for key in expected.files)
        print(f"shapely: {len(data['features'])} geometries of {kind}, all valid and equal")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
