"""What formats keep of masks that overlap."""

import numpy as np


def top(masks, objects) -> list[np.ndarray]:
    """What is left of each mask where the object listed last has the pixel."""
    found = []
    for frame in sorted({key.split("_")[0] for key in masks.files}):
        above = None
        for number in reversed(list(objects)):
            mask = masks[f"{frame}_{number}"]
            above = np.zeros_like(mask) if above is None else above
            if (mask & ~above).any():
                found.append(mask & ~above)
            above = above | mask
    return found
