"""Files that are not read here, by name: a user knows what they have, and how to export it."""

from __future__ import annotations

from ..errors import MediaError

HEAD_BYTES = 1024
"""Of a file's beginning, that tell what it is."""
RAW_SUFFIXES = {".cr2", ".cr3", ".nef", ".arw", ".dng", ".orf", ".rw2", ".raf", ".pef", ".srw"}
"""Camera raw: most are TIFF files whose first image is a thumbnail."""
AS_TIFF = "Export it as TIFF or PNG from the program that wrote it."
MAGIC: tuple[tuple[int, bytes, str, str], ...] = (
    (
        128,
        b"DICM",
        "a DICOM file",
        "Export it as PNG from your viewer, or give Python its pixel_array.",
    ),
    (0, b"n+1\0", "a NIfTI volume", "Give Python its array, slice by slice."),
    (344, b"n+1\0", "a NIfTI volume", "Give Python its array, slice by slice."),
    (0, b"\x1f\x8b", "compressed with gzip", "Unpack it first."),
    (0, b"8BPS", "a Photoshop document", "Export it as PNG."),
    (0, b"gimp xcf", "a GIMP document", "Export it as PNG."),
    (0, b"%PDF", "a PDF document", "Export its page as PNG."),
    (0, b"%!PS", "a PostScript document", "Export it as PNG."),
    (0, b"\xc5\xd0\xd3\xc6", "a PostScript document", "Export it as PNG."),
    (0, b"\x89HDF\r\n\x1a\n", "an HDF5 file", "Give Python the array that is in it."),
    (0, b"CDF\x01", "a NetCDF file", "Give Python the array that is in it."),
    (0, b"\x93NUMPY", "a NumPy array", "Load it in Python, and give the array."),
    (0, b"ZISRAWFILE", "a Zeiss CZI file", AS_TIFF),
    (0, b"\xda\xce\xbe\x0a", "a Nikon ND2 file", AS_TIFF),
    (0, b"\x70\x00\x00\x00", "a Leica LIF file", AS_TIFF),
    (0, b"SIMPLE  =", "a FITS file", "Give Python the array that is in it."),
    (0, b"v/1\x01", "an OpenEXR image", "Export it as TIFF with 32-bit floats."),
    (0, b"PK\x03\x04", "a zip archive or an office document", "Unpack it first."),
    (0, b"Rar!", "an archive", "Unpack it first."),
    (0, b"7z\xbc\xaf", "an archive", "Unpack it first."),
    (0, b"<svg", "an SVG drawing", "Export it as PNG."),
    (0, b"<?xml", "an XML document, perhaps an SVG drawing", "Export a drawing as PNG."),
    (0, b"#EXTM3U", "a playlist", "Give the video itself."),
    (0, b"ffconcat", "a playlist", "Give the video itself."),
)


def refuse_known(head: bytes, suffix: str, name: str) -> None:
    """Raises `MediaError`, with the kind's name, for the first bytes of a file of a kind that is not read here."""
    if suffix in RAW_SUFFIXES:
        raise MediaError(f"{name} is a camera's raw photograph.", "Export it as JPEG or TIFF from the photo program.")
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:9].lower().startswith((b"<!doctype", b"<html", b"<head")):
        raise MediaError(f"{name} is a web page.", "Give the address of the image or the video itself.")
    for offset, magic, kind, hint in MAGIC:
        if head[offset : offset + len(magic)] == magic:
            raise MediaError(f"{name} is {kind}, which is not read here.", hint)
