"""Label Studio's own converter unpacks the brush masks: `python label_studio_reader.py FOLDER`."""

import json
import sys
from pathlib import Path

import numpy as np
from expected import assert_same, media
from label_studio_sdk.converter.brush import decode_rle


def main(folder: Path) -> None:
    """Every mask must be the very one, of the object's class."""
    for medium in media(folder):
        read = {}
        for task in json.loads((medium.folder / "label_studio" / "tasks.json").read_text(encoding="utf-8")):
            for result in task["predictions"][0]["result"]:
                number, frame = map(int, result["id"].split("-"))
                assert frame == task["data"]["frame"]
                assert result["value"]["brushlabels"] == [medium.classes[number]]
                size = result["original_height"], result["original_width"], 4
                read[frame, number] = np.asarray(decode_rle(result["value"]["rle"])).reshape(size)[..., 3] > 0
        assert_same("label-studio-sdk", medium, read, medium.masks)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
