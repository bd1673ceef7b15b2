"""Checkpoints of every kind, good and bad, and a hub that does not answer."""

from __future__ import annotations

import json
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from edgetam_ui import CheckpointError, Controller, DeviceError
from edgetam_ui.engine import checkpoint as loading
from edgetam_ui.engine.checkpoint import PUBLISHED, load, practice_folder


@pytest.fixture
def silent_hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[socket.socket]]:
    """A hub that takes connections, these, and never says a word."""
    server = socket.create_server(("127.0.0.1", 0), backlog=50)
    held: list[socket.socket] = []

    def accept() -> None:
        while True:
            try:
                held.append(server.accept()[0])
            except OSError:
                return

    threading.Thread(target=accept, daemon=True).start()
    endpoint = f"http://127.0.0.1:{server.getsockname()[1]}"
    import huggingface_hub.constants
    import huggingface_hub.hf_api

    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", False)
    monkeypatch.setattr(huggingface_hub.constants, "ENDPOINT", endpoint)
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(tmp_path))
    yield held
    server.close()
    for connection in held:
        connection.close()


def test_auto_gives_up_on_a_silent_hub(silent_hub: list[socket.socket], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "HUB_TIMEOUT_S", 1.0)
    source, local_only, why = loading._resolve("auto")
    assert (source, local_only) == (str(practice_folder()), True)
    assert PUBLISHED in why
    assert len(silent_hub) == 1, "asked once, not once a retry"


def test_auto_offline_falls_back_and_says_so(controller: Controller) -> None:
    loaded = load("auto", "cpu", "fp32")
    assert loaded.practice
    assert PUBLISHED in loaded.why


def test_auto_takes_the_published_weights_from_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_cached", lambda repo: True)
    assert loading._resolve("auto") == (PUBLISHED, True, "")


def test_auto_falls_back_when_the_published_weights_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = str(broken(tmp_path / "damaged", "truncated weights"))
    monkeypatch.setattr(loading, "_resolve", lambda checkpoint: (damaged, True, ""))
    loaded = load("auto", "cpu", "fp32")
    assert loaded.practice
    assert "could not be loaded" in loaded.why


def test_a_folder(tmp_path: Path) -> None:
    shutil.copytree(practice_folder(), tmp_path / "mine")
    loaded = load(str(tmp_path / "mine"), "cpu", "fp32")
    assert (loaded.name, loaded.practice, loaded.why) == ("mine", False, "")


def broken(folder: Path, how: str) -> Path:
    shutil.copytree(practice_folder(), folder)
    weights, config = folder / "model.safetensors", folder / "config.json"
    if how == "truncated weights":
        weights.write_bytes(weights.read_bytes()[:5000])
    elif how == "no weights":
        weights.unlink()
    elif how == "config is not JSON":
        config.write_text("{")
    elif how == "another model":
        config.write_text(json.dumps({"model_type": "bert"}))
    elif how == "no config":
        config.unlink()
    elif how == "no processor":
        (folder / "processor_config.json").unlink()
    elif how == "other weights":
        from safetensors.numpy import save_file

        save_file({"something.weight": np.zeros((3, 3), np.float32)}, weights)
    return folder


@pytest.mark.parametrize(
    "how",
    [
        "truncated weights",
        "no weights",
        "config is not JSON",
        "another model",
        "no config",
        "no processor",
        "other weights",
    ],
)
def test_broken_checkpoints(tmp_path: Path, how: str) -> None:
    with pytest.raises(CheckpointError) as caught:
        load(str(broken(tmp_path / "broken", how)), "cpu", "fp32")
    assert caught.value.message.count("\n") == 0
    assert caught.value.hint


def test_nothing_of_that_name() -> None:
    with pytest.raises(CheckpointError, match="No checkpoint"):
        load("nobody/nothing-of-the-kind", "cpu", "fp32")


@pytest.mark.parametrize("device", ["cuda:99", "toaster", "meta"])
def test_devices_that_are_not_there(device: str) -> None:
    with pytest.raises(DeviceError) as caught:
        load("practice", device, "fp32")
    assert caught.value.hint


def test_a_precision_that_is_not_there() -> None:
    with pytest.raises(DeviceError, match="precision"):
        load("practice", "cpu", "fp8")


def test_bf16_agrees_with_fp32(controller: Controller, photo: Path) -> None:
    full, half = controller.open(photo), Controller("practice", "cpu", "bf16", "off").open(photo)

    def agree(a: np.ndarray, b: np.ndarray) -> bool:
        return bool((a & b).sum() >= 0.9 * (a | b).sum())

    around = [[75 - loose, 95 - loose, 395 + loose, 262 + loose] for loose in range(5, 45, 5)]
    for box in ([60, 100, 400, 300], *around):
        assert agree(full.add_box(1, box), half.add_box(1, box)), box
    full.close()
    half.close()


def test_a_failure_is_kept_and_told_again(tmp_path: Path, photo: Path) -> None:
    controller = Controller(str(tmp_path / "nothing"))
    session = controller.open(photo)
    for _ in range(2):
        with pytest.raises(CheckpointError):
            session.add_points(1, [[5, 5]])
    assert session.masks() == {}
    assert "No checkpoint" in str(controller.failure)


def test_the_practice_checkpoint_is_small() -> None:
    assert sum(path.stat().st_size for path in practice_folder().iterdir()) < 10_000_000
