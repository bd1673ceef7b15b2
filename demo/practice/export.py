"""Write the trained weights as a folder that `from_pretrained` reads: `python demo/practice/export.py`.

They are the mean of what the last round of training began with and of what it ended with. Their card is the README.md
of that folder in the package, which is written by hand and stays.
"""

import argparse
import tempfile
from pathlib import Path

import torch

import network


def main() -> None:
    """Parse the command line and export; files are replaced one by one, each whole."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=Path("runs/practice"))
    parser.add_argument(
        "--to",
        type=Path,
        default=Path(__file__).resolve().parents[2] / "edgetam_ui/checkpoints/practice",
    )
    options = parser.parse_args()
    saved = torch.load(options.run / "state.pt", weights_only=True)
    options.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=options.to.parent) as made:
        network.export(network.mean(saved["average"], saved["begun"]), Path(made))
        for path in sorted(Path(made).iterdir()):
            path.chmod(0o644)
            path.replace(options.to / path.name)
    size = sum(path.stat().st_size for path in options.to.iterdir())
    print(f"step {saved['step']}: {size / 1e6:.2f} MB in {options.to}")


if __name__ == "__main__":
    main()
