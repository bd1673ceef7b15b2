"""Random silhouettes."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

GLYPHS = "ABCDEFGHJKMNPQRSTUVWXYZabdefghkmnpqrstwy23456789&@$?#"
KINDS = ("blob", "polygon", "creature", "glyph", "strip", "ring", "box")
WEIGHTS = (0.28, 0.14, 0.26, 0.07, 0.07, 0.08, 0.10)


def _blob(rng: np.random.Generator, rough: float) -> NDArray[np.float64]:
    angle = np.linspace(0, 2 * np.pi, 64, endpoint=False)
    radius = np.ones(64)
    for k in range(1, 8):
        radius += rng.normal(0, rough / k) * np.cos(k * angle + rng.uniform(0, 6.3))
    radius = np.clip(radius, 0.2, 2.5)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _polygon(rng: np.random.Generator) -> NDArray[np.float64]:
    corners = int(rng.integers(3, 11))
    angle = np.linspace(0, 2 * np.pi, corners, endpoint=False) + rng.normal(0, 0.15, corners)
    radius = rng.uniform(0.4, 1.0, corners) if rng.random() < 0.6 else np.ones(corners)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _pieces(rng: np.random.Generator, kind: str) -> list[NDArray[np.float64]]:
    """Outlines whose union is the shape, in arbitrary units."""
    if kind == "polygon":
        return [_polygon(rng)]
    if kind == "box":
        return [np.array([[-1.0, -1], [1, -1], [1, 1], [-1, 1]]) * rng.uniform(0.3, 1, 2)]
    if kind in ("blob", "ring"):
        return [_blob(rng, float(rng.choice([0.0, 0.1, 0.3])))]
    if kind == "strip":
        line = np.cumsum(rng.normal(0, 0.35, 8) + rng.normal(0, 0.2))
        steps = np.cumsum(np.stack([np.cos(line), np.sin(line)], axis=1), axis=0)
        dense = np.stack([np.interp(np.linspace(0, 7, 60), range(8), c) for c in steps.T], axis=1)
        normal = np.gradient(dense, axis=0)[:, ::-1] * (1, -1)
        normal /= np.linalg.norm(normal, axis=1, keepdims=True) + 1e-6
        thick = rng.uniform(0.15, 0.6) * (1 + 0.3 * np.sin(np.linspace(0, rng.uniform(1, 6), 60)))
        side = normal * thick[:, None]
        return [np.concatenate([dense + side, (dense - side)[::-1]])]
    # A creature: a body, and limbs and a head that overlap its rim.
    body = _blob(rng, 0.12) * (1, rng.uniform(0.4, 1))
    pieces = [body]
    for _ in range(int(rng.integers(2, 7))):
        at = body[int(rng.integers(len(body)))] * 0.95
        turn = np.arctan2(at[1], at[0]) + rng.normal(0, 0.5)
        long, thin = rng.uniform(0.2, 0.9), rng.uniform(0.08, 0.4)
        limb = _blob(rng, 0.1) * (long, thin) + (long * 0.8, 0)
        spin = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
        pieces.append(limb @ spin + at)
    return pieces


def silhouette(rng: np.random.Generator, size: int) -> NDArray[np.uint8]:
    """Coverage, 0 to 255, of a random shape whose longer side is about `size` pixels."""
    kind = str(rng.choice(KINDS, p=WEIGHTS))
    turn = rng.uniform(0, 2 * np.pi)
    big = 2 * size
    if kind == "glyph":
        font = ImageFont.load_default(big)
        text = GLYPHS[int(rng.integers(len(GLYPHS)))]
        left, top, right, bottom = font.getbbox(text)
        sheet = Image.new("L", (int(right - left) + 2, int(bottom - top) + 2))
        ImageDraw.Draw(sheet).text((1 - left, 1 - top), text, fill=255, font=font)
        sheet = sheet.rotate(np.degrees(turn), expand=True, resample=Image.Resampling.BILINEAR)
        sheet = sheet.crop(sheet.getbbox())
    else:
        pieces = _pieces(rng, kind)
        squash = np.exp(rng.normal(0, 0.35, 2))
        spin = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
        pieces = [(piece * squash) @ spin for piece in pieces]
        every = np.concatenate(pieces)
        low, extent = every.min(0), np.ptp(every, axis=0)
        scale = (big - 2) / extent.max()
        width, height = np.ceil(extent * scale).astype(int) + 2
        sheet = Image.new("L", (int(width), int(height)))
        draw = ImageDraw.Draw(sheet)
        for piece in pieces:
            draw.polygon([tuple(p) for p in (piece - low) * scale + 1], fill=255)
        if kind == "ring":
            hole = (pieces[0] * rng.uniform(0.3, 0.75) - low) * scale + 1
            draw.polygon([tuple(p) for p in hole], fill=0)
    longest = max(sheet.size)
    fitted = [max(3, round(side * size / longest)) for side in sheet.size]
    return np.asarray(sheet.resize((fitted[0], fitted[1]), Image.Resampling.BOX))
