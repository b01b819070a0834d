"""A picture of a page made fit for recognition: coloured ink off, noise off, upright; and where words are inked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy
    from PIL.Image import Image

    Pixels = numpy.ndarray[Any, Any]

INK = 140  # darker than this is ink, on a page whose paper is white
_RED = 40  # of 255, by which red ink is redder than its other colours, at least
_STEEPEST = 12.0  # degrees
# Percent of a page that is inked; on one of few lines it is the first, and the rest shows through from its back.
_DARKEST, _DARK_SHARE = 0.2, 1
_FEW_LINES = 0.016  # share of ink on a page of few lines; a page of a letter has 0.05 and more
_FULL = 60_000  # points of ink on a page of so many lines that a stroke counts for nothing beside them
_STROKE = 24  # points of a row, 900 of which are a page's width; no letter of 14 points has so many
_WORTH_TURNING = 0.12  # degrees; under this a line of 2,400 pixels rises by less than 5
_NOISE = 0.25  # share of inked pixels that stand alone from which a page is filtered
_SPECKLED = 0.002  # share of ink in specks away from letters from which it is; clean scans have 0.0005 at most
_SPECK = (
    12  # pixels of ink at most within _AROUND of a pixel of a speck; a full stop at 300 dpi has three times as many
)
_AROUND = 4  # pixels
_AWAY, _LARGE_SPECK = 15, 40  # pixels around in which a letter stands, and of ink; a dash has twice as many
_BLOCK = 3  # pixels, of which the darkest tells what is inked there
_DARK, _FAINT = 45, 190  # type is darker than the first, paper lighter than the second
_PATCH = 6  # blocks that a patch of faint ink reaches around its middle
_PATCH_INK = 20  # blocks of faint ink in one; the marks of small letters make ten at most
_SEAL, _STAMP = 60, 22  # blocks from the middle to the edge of a seal, and of a stamp of one line
_SEAL_INK = 300  # blocks of ink in a seal above its middle, and below
_MOST_PATCHES = 0.04  # share of the page; more is a shadow or faded type
_UNDER_FAINT = 0.7  # share of the lightness of a patch up to which ink in it is type


def prepared(picture: Image) -> Image:
    """Return the picture in grey with paper white, without coloured ink, filtered if noisy, turned upright."""
    import numpy as np
    from PIL import Image as Images
    from PIL import ImageFilter

    grey = _without_grey_seals(np.asarray(_paper_white(_without_colours(picture))))
    image = Images.fromarray(grey)
    if _is_noisy(grey < INK):
        image = Images.fromarray(_without_specks(grey)).filter(ImageFilter.MedianFilter(3))
    angle = tilt(np.asarray(image))
    return _straightened(image, angle) if abs(angle) > _WORTH_TURNING else image


def _straightened(image: Image, angle: float) -> Image:
    """Return the picture turned; only what is inked, which takes less time than to turn the margins with it."""
    from math import radians, sin

    from PIL import Image as Images

    inked = image.point([255 * (grey < _FAINT) for grey in range(256)]).getbbox() or (0, 0, *image.size)
    moved = round(sin(radians(abs(angle))) * max(image.size) / 2) + 2  # half of it to either side of the middle
    left, top = max(0, inked[0] - moved), max(0, inked[1] - moved)
    right, bottom = min(image.width, inked[2] + moved), min(image.height, inked[3] + moved)
    middle = (image.width / 2 - left, image.height / 2 - top)
    # Bicubic takes three times as long, and no more words are recognised after it.
    part = image.crop((left, top, right, bottom))
    turned = Images.new("L", image.size, 255)
    turned.paste(part.rotate(angle, Images.Resampling.BILINEAR, center=middle, fillcolor=255), (left, top))
    return turned


def _without_colours(picture: Image) -> Image:
    """Return grey in which red seals are paper, and blue signatures lighter than type.

    The lightest of the three colours counts, and where red is far above the others twice that is added to it: a seal
    of dark red is else read as letters. Black type has a shade of red in some scans.
    """
    from PIL import Image as Images
    from PIL import ImageChops

    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layered = picture.convert("RGBA")
        paper = Images.new("RGBA", layered.size, "white")
        picture = Images.alpha_composite(paper, layered).convert("RGB")
    if picture.mode in ("1", "L", "I", "I;16", "F"):
        return picture.convert("L")
    red, green, blue = picture.convert("RGB").split()
    cold = ImageChops.lighter(green, blue)
    lightest = ImageChops.lighter(red, cold)
    redder = ImageChops.subtract_modulo(lightest, cold).point([max(0, 2 * (by - _RED)) for by in range(256)])
    return ImageChops.add(lightest, redder) if redder.getbbox() else lightest


def _paper_white(grey: Image) -> Image:
    """Stretch the greys so that paper is 255 and the darkest ink 0."""
    import numpy as np

    sample = np.asarray(grey)[::7, ::7]
    paper = float(np.percentile(sample, 70))
    grain = paper - float(np.percentile(sample, 16))  # what the paper itself varies by: no ink on a page of few lines
    darkest, dark = (float(share) for share in np.percentile(sample, (_DARKEST, _DARK_SHARE)))
    if (sample < paper / 2).mean() < _FEW_LINES:  # the rest of their ink may be a seal
        dark = darkest
    dark = max(0.0, min(dark if dark < paper / 2 else darkest, paper - 8 * grain))
    if paper - dark < 30:
        return grey
    table = np.clip((np.arange(256) - dark) * 255.0 / (paper - 8 - dark), 0, 255).astype(np.uint8)
    return grey.point(table.tolist())


def _without_grey_seals(grey: Pixels) -> Pixels:
    """Whiten what is inked fainter than the type in patches: a seal that was scanned in grey, and what it covers.

    The edges of letters are as faint but touch dark ink, the marks of small letters fill no patch, and a mark of
    urgency in its frame is not as high as a seal.
    """
    import numpy as np

    height, width = (length - length % _BLOCK for length in grey.shape)
    rows = np.minimum.reduce([grey[at:height:_BLOCK, :width] for at in range(_BLOCK)])
    least = np.minimum.reduce([rows[:, at::_BLOCK] for at in range(_BLOCK)])
    faint = (least < _FAINT) & ~_are_inked(least < _DARK, 1, 1)
    patches = _are_inked(faint, _PATCH, _PATCH_INK + 1)
    if not 0 < patches.mean() < _MOST_PATCHES:
        return grey
    patches &= _ink_around(patches & _middles_of_seals(faint), _SEAL) > 0
    if not (faint & patches).any():
        return grey
    darkest = float(np.median(least[faint & patches])) * _UNDER_FAINT
    whitened = grey.copy()
    covered = np.repeat(np.repeat(patches, _BLOCK, 0), _BLOCK, 1)
    part = whitened[:height, :width]
    part[covered & (part > darkest)] = 255
    return whitened


def _middles_of_seals(faint: Pixels) -> Pixels:
    """Return where there is as much ink above as below as a seal has on either side of its middle."""
    import numpy as np

    band, away = (_SEAL - _STAMP) // 2, (_SEAL + _STAMP) // 2
    middles: Pixels = np.zeros_like(faint)
    if len(faint) > 2 * away:
        ink = _ink_around(faint, band, _SEAL)
        middles[away:-away] = np.minimum(ink[: -2 * away], ink[2 * away :]) > _SEAL_INK
    return middles


def ink_share(image: Image) -> float:
    """Return the share (0 to 1) of a prepared picture that is ink."""
    return sum(image.histogram()[:INK]) / max(image.width * image.height, 1)


def _is_noisy(ink: Pixels) -> bool:
    """Whether the ink of a middle stretch of the page is in large part lone pixels, or holds many specks.

    Specks of a coarse scan are some pixels wide once it is enlarged, and recognition takes them for marks of letters.
    """
    height, width = ink.shape
    part = ink[height // 4 : height // 4 + min(800, height // 2), width // 8 : width - width // 8]
    inked = int(part.sum())
    if inked <= 200:
        return False
    lone = int(_sparse(part, 1, 2).sum())
    return lone > _NOISE * inked or int(_sparse(part, _AWAY, _LARGE_SPECK).sum()) > _SPECKLED * inked


def _sparse(ink: Pixels, reach: int, most: int) -> Pixels:
    """Return the ink that has no more than so many pixels of ink around it, its own included."""
    sparse: Pixels = ink & ~_are_inked(ink, reach, most + 1)
    return sparse


def _are_inked(ink: Pixels, reach: int, least: int) -> Pixels:
    """Return where at least so many pixels are inked in the square that reaches so far."""
    import numpy as np
    from PIL import Image as Images
    from PIL import ImageFilter

    image = Images.fromarray(ink.view(np.uint8) * np.uint8(255))
    around = np.asarray(image.filter(ImageFilter.BoxBlur(reach)))  # which counts many times as fast as sums do
    inked: Pixels = around > (least - 0.5) * 255 / (2 * reach + 1) ** 2
    return inked


def _without_specks(grey: Pixels) -> Pixels:
    """Whiten what is inked in specks: they are wider than what a filter takes off, and are read as marks and stops.

    Faint ink counts, since the dot of a letter that the camera blurred is faint around its middle, a speck is not.
    """
    ink = grey < _FAINT
    cleared = grey.copy()
    cleared[_sparse(ink, _AROUND, _SPECK) | _sparse(ink, _AWAY, _LARGE_SPECK)] = 255
    return cleared


def _ink_around(ink: Pixels, reach: int, across: int | None = None) -> Pixels:
    """Return for each pixel how many are inked in the rectangle that reaches so far up and down, and across."""
    import numpy as np

    wide = reach if across is None else across
    sums = np.pad(ink.astype("int32"), ((reach + 1, reach), (wide + 1, wide))).cumsum(0).cumsum(1)
    high, wide = 2 * reach + 1, 2 * wide + 1
    around: Pixels = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
    return around


def tilt(grey: Pixels) -> float:
    """Return the angle in degrees by which to turn the page (counter-clockwise) so that its lines lie level."""
    import numpy as np

    step = max(1, grey.shape[1] // 900)
    ink = grey[::step, ::step] < INK
    ys, xs = np.nonzero(ink)
    if step > 1 and len(ys) < _FULL:  # of a picture as small as a stamp's, the frame tells how it is turned
        ys, xs = np.nonzero(_without_strokes(ink))
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


def _without_strokes(ink: Pixels) -> Pixels:
    """Return ink without runs longer than a letter is wide: on a page of few lines one long stroke of a signature,
    which is seldom level, counts for more than they do.
    """
    import numpy as np

    if ink.shape[1] <= _STROKE:
        return ink
    long = _in_windows(ink) == _STROKE
    within = _in_windows(np.pad(long, ((0, 0), (_STROKE - 1, _STROKE - 1)))) > 0
    left: Pixels = ink & ~within
    return left


def _in_windows(ink: Pixels) -> Pixels:
    """Return how many points of each stretch of `_STROKE` points of a row are inked."""
    import numpy as np

    counts = np.pad(np.cumsum(ink, axis=1, dtype=np.int32), ((0, 0), (1, 0)))
    inked: Pixels = counts[:, _STROKE:] - counts[:, :-_STROKE]
    return inked


def _sharpness(ys: Pixels, xs: Pixels, angle: float) -> float:
    """Return how sharply lines and the white between them part when the page is turned by `angle`."""
    import numpy as np

    radians = np.deg2rad(angle)
    levels = (ys * np.cos(radians) - xs * np.sin(radians)).astype(int)
    counts = np.bincount(levels - levels.min()).astype(float)
    return float(np.square(np.diff(counts)).sum())


def without_words(image: Image, boxes: list[tuple[int, int, int, int]]) -> Pixels:
    """Return the pixels of a grey picture, white in the boxes (left, top, right, bottom) and close around them."""
    import numpy as np

    pixels = np.array(image)
    for left, top, right, bottom in boxes:
        pixels[max(0, top - 8) : bottom + 8, max(0, left - 8) : right + 8] = 255
    return pixels


def inked_shares(ink: Pixels, grain: int) -> Pixels:
    """Return the share of each block of so many pixels both ways that is inked."""
    import numpy as np

    rows, columns = (length // grain for length in ink.shape)
    parts = ink[: rows * grain, : columns * grain].view(np.uint8).reshape(rows, grain, columns * grain)
    counts = parts.sum(axis=1, dtype=np.uint8).reshape(rows, columns, grain).sum(axis=2, dtype=np.uint16)
    shares: Pixels = counts / grain**2
    return shares


_NAME, _LINE = 0.08, 0.12  # share of a page's width that is inked by a person's name, and by the shortest line of text


def unread_bands(
    image: Image, boxes: list[tuple[int, int, int, int]], *, names: bool
) -> list[tuple[int, int, int, int]]:
    """Return the boxes (left, top, right, bottom) of inked bands like lines of text that no recognised box covers.

    `names` asks also for those as short as a person's name.
    """
    import numpy as np

    ink = without_words(image, boxes) < INK
    height, width = ink.shape
    ink[:, : width // 40] = False
    ink[:, width - width // 40 :] = False
    grain = max(4, width // 250)
    rows, columns = height // grain, width // grain
    cells = inked_shares(ink, grain)
    lettered = (cells > 0.06) & (cells < 0.75)
    filled = lettered.sum(axis=1) > columns * (_NAME if names else _LINE)
    bands: list[tuple[int, int, int, int]] = []
    at = 0
    while at < rows:
        end = at
        while end < rows and filled[end]:
            end += 1
        wide = bool((lettered[at:end].sum(axis=1) > columns * _LINE).any())
        if end - at >= (2 if wide else 3):
            across = np.nonzero(lettered[at:end].any(axis=0))[0]
            bands.append((int(across[0]) * grain, at * grain, (int(across[-1]) + 1) * grain, end * grain))
        at = max(end, at + 1)
    return bands
