"""The pictures in a picture file, each as large as recognition needs a page to be."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from vanban._errors import DamagedFile, TooLarge
from vanban.sources._limits import PICTURE_PIXELS, check_pages

if TYPE_CHECKING:
    from PIL.Image import Image

_PAGE_WIDTH = 2480  # pixels of A4 at 300 dpi


def pictures_in(data: bytes) -> list[Image]:
    """Return the pictures of a file, upright as its camera noted; raises `DamagedFile` or `TooLarge`."""
    from PIL import Image as Images
    from PIL import ImageOps, ImageSequence, UnidentifiedImageError

    try:
        with Images.open(io.BytesIO(data)) as opened:
            frames = getattr(opened, "n_frames", 1) if opened.format == "TIFF" else 1
            check_pages(frames)
            _check_pixels(opened.width * opened.height)
            if frames == 1:
                return [_of_page_size(ImageOps.exif_transpose(opened))]
            pages = []
            for frame in ImageSequence.Iterator(opened):
                _check_pixels(frame.width * frame.height)
                pages.append(_of_page_size(frame.copy()))
            return pages
    except Images.DecompressionBombError as bomb:
        raise _too_many_pixels(2 * PICTURE_PIXELS) from bomb
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as broken:
        raise DamagedFile("The picture is cut short or damaged. Scan or save it again.", given="picture") from broken


def _check_pixels(pixels: int) -> None:
    if pixels > PICTURE_PIXELS:
        raise _too_many_pixels(pixels)


def _too_many_pixels(pixels: int) -> TooLarge:
    return TooLarge(
        f"The picture has {pixels:,} pixels; at most {PICTURE_PIXELS:,} are read. Scan the page at 300 dpi.",
        given=pixels,
        allowed=PICTURE_PIXELS,
    )


def _of_page_size(picture: Image) -> Image:
    """Enlarge a small picture to about the width of a page at 300 dpi: small letters are not recognised."""
    picture.load()
    factor = _PAGE_WIDTH / max(picture.width, 1)
    if factor < 1.3:
        return picture
    factor = min(factor, 3.0)
    size = (round(picture.width * factor), round(picture.height * factor))
    return (picture.convert("RGB") if picture.mode in ("1", "P") else picture).resize(size)
