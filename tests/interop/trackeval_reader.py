"""TrackEval reads DAVIS as truth and as a tracker's result: `python trackeval_reader.py FOLDER`."""

import json
import sys
import tempfile
from pathlib import Path

import numpy as np
import trackeval
from expected import top
from pycocotools import mask as coco


def main(folder: Path) -> None:
    """Every mask must be the very one, and the result perfect against itself."""
    masks = np.load(folder / "video.npz")
    objects = json.loads((folder / "video.json").read_text(encoding="utf-8"))
    truth = folder / "video" / "davis" / "Annotations" / "480p"
    with tempfile.TemporaryDirectory() as scratch:
        tracker = Path(scratch, "self")
        tracker.mkdir()
        (tracker / "data").symlink_to(truth.resolve())
        config = {"GT_FOLDER": str(truth), "TRACKERS_FOLDER": scratch, "PRINT_CONFIG": False}
        dataset = trackeval.datasets.DAVIS({**config, "SPLIT_TO_EVAL": "val", "MAX_DETECTIONS": 0})
        raw = dataset.get_raw_seq_data("self", "clip")
        read = [coco.decode(item).astype(bool) for frame in raw["gt_dets"] for item in frame]
        full = {mask.tobytes() for mask in read if mask.any()}
        assert full == {mask.tobytes() for mask in top(masks, objects)}
        data = dataset.get_preprocessed_seq_data(raw, "general")
        result = trackeval.metrics.HOTA().eval_sequence(data)
        print(f"trackeval: DAVIS, {len(full)} masks equal, HOTA against itself {np.mean(result['HOTA']):.4f}")
        assert np.mean(result["HOTA"]) > 0.9999


if __name__ == "__main__":
    main(Path(sys.argv[1]))
