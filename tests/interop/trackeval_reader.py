"""TrackEval reads DAVIS and KITTI MOTS as truth and as a tracker's result, YouTube-VIS as a result.

`python trackeval_reader.py FOLDER`
"""

import json
import sys
import tempfile
from pathlib import Path

import numpy as np
import trackeval
from expected import Masks, Medium, assert_same, media
from pycocotools import mask as coco


def main(folder: Path) -> None:
    """Every mask must be the very one, of the object's class, and the result perfect against itself."""
    for medium in media(folder):
        if medium.kind == "video":
            read_davis(medium)
            read_mots(medium)
            read_youtube_vis(medium)


def read_davis(medium: Medium) -> None:
    truth = medium.folder / "davis" / "Annotations" / "480p"
    (name,) = [path.name for path in truth.iterdir()]
    with tempfile.TemporaryDirectory() as scratch:
        places = {"GT_FOLDER": str(truth), "TRACKERS_FOLDER": itself(truth, scratch), "PRINT_CONFIG": False}
        dataset = trackeval.datasets.DAVIS({**places, "SPLIT_TO_EVAL": "val", "MAX_DETECTIONS": 0})
        raw = dataset.get_raw_seq_data("self", name)
        assert_same("trackeval: DAVIS", medium, found(medium, raw), medium.top())
        assert_perfect(dataset.get_preprocessed_seq_data(raw, "general"))


def read_mots(medium: Medium) -> None:
    truth = medium.folder / "mots" / "instances_txt"
    (name,) = [path.stem for path in truth.iterdir()]
    lines = (medium.folder / "mots" / "classes.txt").read_text(encoding="utf-8").splitlines()
    classes = {int(number): label for number, label in (line.split(" ", 1) for line in lines)}
    with tempfile.TemporaryDirectory() as scratch:
        places = {"GT_FOLDER": str(truth), "TRACKERS_FOLDER": itself(truth, scratch), "PRINT_CONFIG": False}
        sequences = {"SEQ_INFO": {name: medium.count}, "GT_LOC_FORMAT": "{gt_folder}/{seq}.txt"}
        dataset = trackeval.datasets.KittiMOTS({**places, **sequences})
        raw = dataset.get_raw_seq_data("self", name)
        assert_same("trackeval: MOTS", medium, found(medium, raw), medium.top())
        for numbers, kinds in zip(raw["gt_ids"], raw["gt_classes"], strict=True):
            for number, kind in zip(numbers, kinds, strict=True):
                assert classes[kind] == medium.classes[object_of(medium, number)]
        assert_perfect(dataset.get_preprocessed_seq_data(raw, "car"))  # what TrackEval calls class 1


def read_youtube_vis(medium: Medium) -> None:
    """As a result alone: of truth TrackEval reads polygons and run lengths that are not compressed."""
    data = json.loads((medium.folder / "youtube_vis" / "instances.json").read_text(encoding="utf-8"))
    tracks = data.pop("annotations")
    with tempfile.TemporaryDirectory() as scratch:
        truth, result = Path(scratch, "youtube_vis_val"), Path(scratch, "results", "youtube_vis_val", "self", "data")
        truth.mkdir()
        result.mkdir(parents=True)
        (truth / "truth.json").write_text(json.dumps({**data, "annotations": []}))
        (result / "result.json").write_text(json.dumps([{**track, "score": 1.0} for track in tracks]))
        places = {"GT_FOLDER": f"{scratch}/", "TRACKERS_FOLDER": f"{scratch}/results/", "PRINT_CONFIG": False}
        dataset = trackeval.datasets.YouTubeVIS({**places, "SPLIT_TO_EVAL": "val"})
        raw = dataset.get_raw_seq_data("self", dataset.seq_list[0])
    read = {}
    detections = zip(raw["tracker_ids"], raw["tracker_classes"], raw["tracker_dets"], strict=True)
    for frame, (numbers, kinds, items) in enumerate(detections):
        for number, kind, item in zip(numbers, kinds, items, strict=True):
            of = tracks[number]["object_id"]  # TrackEval counts the tracks in their order
            assert dataset.valid_classes[kind - 1] == medium.classes[of]
            read[frame, of] = coco.decode(item).astype(bool)
    assert_same("trackeval: YouTube-VIS", medium, read, medium.masks)


def itself(truth: Path, scratch: str) -> str:
    """A folder with the truth as the result of a tracker called "self"."""
    tracker = Path(scratch, "self")
    tracker.mkdir()
    (tracker / "data").symlink_to(truth.resolve())
    return scratch


def found(medium: Medium, raw: dict) -> Masks:
    """The masks that TrackEval read, those left out that are empty."""
    masks = {
        (frame, object_of(medium, number)): coco.decode(item).astype(bool)
        for frame, (numbers, items) in enumerate(zip(raw["gt_ids"], raw["gt_dets"], strict=True))
        for number, item in zip(numbers, items, strict=True)
    }
    return {key: mask for key, mask in masks.items() if mask.any()}


def object_of(medium: Medium, number: int) -> int:
    """Both formats count objects from 1, in their order; MOTS adds 1,000 times the class."""
    return list(medium.classes)[number % 1000 - 1]


def assert_perfect(data: dict) -> None:
    result = np.mean(trackeval.metrics.HOTA().eval_sequence(data)["HOTA"])
    print(f"trackeval: HOTA against itself {result:.4f}")
    assert result > 0.9999


if __name__ == "__main__":
    main(Path(sys.argv[1]))
