"""Label Studio's own converter unpacks the brush masks: `python label_studio_reader.py FOLDER`."""

import json
import sys
from pathlib import Path

import numpy as np
from label_studio_sdk.converter.brush import decode_rle


def main(folder: Path) -> None:
    """Every mask of both media must be the very one."""
    for kind in ("image", "video"):
        expected = np.load(folder / f"{kind}.npz")
        tasks = json.loads((folder / kind / "label_studio" / "tasks.json").read_text(encoding="utf-8"))
        count = 0
        for task in tasks:
            for result in task["predictions"][0]["result"]:
                number, frame = result["id"].split("-")
                size = result["original_height"], result["original_width"], 4
                mask = np.asarray(decode_rle(result["value"]["rle"])).reshape(size)[..., 3] > 0
                assert np.array_equal(mask, expected[f"{frame}_{number}"]), (kind, number, frame)
                count += 1
        assert count == sum(expected[key].any() for key in expected.files)
        print(f"label-studio-sdk: {count} masks of {kind}, all equal")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
