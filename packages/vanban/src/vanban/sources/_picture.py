"""A picture of a page made fit for recognition: coloured ink off, noise off, upright; and what is inked on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy
    from PIL.Image import Image

    Pixels = numpy.ndarray[Any, Any]

_INK = 140  # darker than this is ink, on a page whose paper is white
_STEEPEST = 12.0  # degrees
_WORTH_TURNING = 0.12  # degrees; under this a line of 2,400 pixels rises by less than 5
_NOISE = 0.25  # share of ink that stands alone from which a page is filtered


def prepared(picture: Image) -> Image:
    """Return the picture in grey with paper white, without coloured ink, filtered if noisy, turned upright."""
    import numpy as np
    from PIL import Image as Images
    from PIL import ImageFilter

    grey = np.asarray(_without_colours(picture))
    grey = _paper_white(grey)
    image = Images.fromarray(grey)
    if _noise(grey < _INK) > _NOISE:
        image = image.filter(ImageFilter.MedianFilter(3))
    angle = tilt(np.asarray(image))
    if abs(angle) > _WORTH_TURNING:
        image = image.rotate(angle, Images.Resampling.BICUBIC, expand=False, fillcolor=255)
    return image


def _without_colours(picture: Image) -> Image:
    """Return grey in which red seals and blue signatures are paper: the lightest of the three colours counts."""
    from PIL import Image as Images
    from PIL import ImageChops

    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layered = picture.convert("RGBA")
        paper = Images.new("RGBA", layered.size, "white")
        picture = Images.alpha_composite(paper, layered).convert("RGB")
    if picture.mode in ("1", "L", "I", "I;16", "F"):
        return picture.convert("L")
    red, green, blue = picture.convert("RGB").split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _paper_white(grey: Pixels) -> Pixels:
    """Stretch the greys so that paper is 255 and the darkest ink 0."""
    import numpy as np

    sample = grey[::7, ::7]
    paper = float(np.percentile(sample, 70))
    dark = float(np.percentile(sample, 1))
    if paper - dark < 30:
        return grey
    table = np.clip((np.arange(256) - dark) * 255.0 / (paper - 8 - dark), 0, 255).astype(np.uint8)
    stretched: Pixels = table[grey]
    return stretched


def _noise(ink: Pixels) -> float:
    """Return the share of inked pixels with at most one inked neighbour, measured on a middle stretch of the page."""
    height, width = ink.shape
    part = ink[height // 4 : height // 4 + min(800, height // 2), width // 8 : width - width // 8].astype("uint8")
    if part.shape[0] < 3 or part.shape[1] < 3:
        return 0.0
    inner = part[1:-1, 1:-1]
    neighbours = sum(
        part[1 + down : part.shape[0] - 1 + down, 1 + along : part.shape[1] - 1 + along]
        for down in (-1, 0, 1)
        for along in (-1, 0, 1)
        if (down, along) != (0, 0)
    )
    inked = int(inner.sum())
    return float(((neighbours <= 1) & (inner == 1)).sum()) / inked if inked > 200 else 0.0


def tilt(grey: Pixels) -> float:
    """Return the angle in degrees by which to turn the page (counter-clockwise) so that its lines lie level."""
    import numpy as np

    step = max(1, grey.shape[1] // 900)
    ys, xs = np.nonzero(grey[::step, ::step] < _INK)
    if len(ys) < 300:
        return 0.0
    if len(ys) > 60_000:
        chosen = np.random.default_rng(0).choice(len(ys), 60_000, replace=False)
        ys, xs = ys[chosen], xs[chosen]
    ys, xs = ys.astype(float), xs.astype(float)
    best, width = 0.0, _STEEPEST
    for spacing in (0.5, 0.1, 0.02):
        angles = np.arange(best - width, best + width + spacing / 2, spacing)
        best = float(max(angles, key=lambda angle: _sharpness(ys, xs, float(angle))))
        width = spacing
    return best if abs(best) < _STEEPEST - 0.5 else 0.0


def _sharpness(ys: Pixels, xs: Pixels, angle: float) -> float:
    """Return how sharply lines and the white between them part when the page is turned by `angle`."""
    import numpy as np

    radians = np.deg2rad(angle)
    levels = (ys * np.cos(radians) - xs * np.sin(radians)).astype(int)
    counts = np.bincount(levels - levels.min()).astype(float)
    return float(np.square(np.diff(counts)).sum())


def unread_bands(image: Image, boxes: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Return the boxes (left, top, right, bottom) of inked bands like lines of text that no recognised box covers."""
    import numpy as np

    pixels = np.asarray(image)
    height, width = pixels.shape
    ink = pixels < _INK
    for left, top, right, bottom in boxes:
        ink[max(0, top - 8) : bottom + 8, max(0, left - 8) : right + 8] = False
    ink[:, : width // 40] = False
    ink[:, width - width // 40 :] = False
    grain = max(4, width // 250)
    rows, columns = height // grain, width // grain
    cells = ink[: rows * grain, : columns * grain].reshape(rows, grain, columns, grain).mean(axis=(1, 3))
    lettered = (cells > 0.06) & (cells < 0.75)
    filled = lettered.sum(axis=1) > columns * 0.12
    bands: list[tuple[int, int, int, int]] = []
    at = 0
    while at < rows:
        end = at
        while end < rows and filled[end]:
            end += 1
        if end - at >= 2:
            across = np.nonzero(lettered[at:end].any(axis=0))[0]
            bands.append((int(across[0]) * grain, at * grain, (int(across[-1]) + 1) * grain, end * grain))
        at = max(end, at + 1)
    return bands
