"""Envelopes, against the fixtures that the front end is tested on too."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import pytest

from edgetam_ui import MessageError
from edgetam_ui.protocol.envelope import MAX_BUFFERS, MAX_META_BYTES, MAX_VALUES, pack, pack_part, unpack

FIXTURES = sorted((Path(__file__).parents[2] / "contract" / "fixtures" / "envelopes").glob("*.json"))


def test_there_are_fixtures() -> None:
    assert len(FIXTURES) >= 4


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_fixture(path: Path) -> None:
    fixture = json.loads(path.read_text())
    envelope = bytes.fromhex(fixture["envelope"])
    meta, buffers = unpack(envelope)
    assert meta == fixture["meta"]
    assert [bytes(buffer).hex() for buffer in buffers] == fixture["buffers"]
    assert unpack(pack(meta, buffers)) == (meta, buffers)
    if fixture["canonical"]:
        assert pack(meta, buffers) == envelope
        assert pack_part(meta, buffers) == struct.pack("<I", len(envelope)) + envelope


def test_every_cut_is_noticed() -> None:
    envelope = pack({"op": "prompt"}, [b"abc", b""])
    for length in range(len(envelope)):
        with pytest.raises(MessageError):
            unpack(envelope[:length])
    with pytest.raises(MessageError):
        unpack(envelope + b"x")


@pytest.mark.parametrize(
    "data",
    [
        struct.pack("<I", MAX_META_BYTES + 1) + b"{}",
        struct.pack("<I", 2) + b"{}" + struct.pack("<I", MAX_BUFFERS + 1),
        struct.pack("<I", 2) + b"[]" + struct.pack("<I", 0),
        struct.pack("<I", 2) + b"\xff\xff" + struct.pack("<I", 0),
        pack({"points": [[]] * (MAX_VALUES + 1)}),
    ],
)
def test_what_is_no_envelope(data: bytes) -> None:
    with pytest.raises(MessageError):
        unpack(data)
