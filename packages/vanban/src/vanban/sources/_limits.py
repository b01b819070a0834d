"""How much is opened at most. What exceeds a bound is refused with `TooLarge`, never cut silently."""

from __future__ import annotations

from vanban._errors import TooLarge

FILE_BYTES = 50 * 2**20
PAGES = 500
ARCHIVE_MEMBERS = 5_000
UNPACKED_BYTES = 200 * 2**20
UNPACKED_RATIO = 200  # XML packs at most some 40:1; a bomb starts at about 1000:1
TEXT_CHARACTERS = 20_000_000
PICTURE_PIXELS = 60_000_000  # A3 at 400 dpi has 31 million
CONVERTER_SECONDS = 60
RECOGNITION_SECONDS = 120  # one page
RECOGNISED_AT_ONCE = 2  # pages of a file: each takes a processor and some 50 MB, and other files are read beside it
NESTED_DOCUMENTS = 50  # attachments of one message
NESTING = 3  # a message in a message in a message


def check_size(size: int, name: str | None = None) -> None:
    """Raise `TooLarge` if a file of `size` bytes is more than is opened; exactly the limit is allowed."""
    if size > FILE_BYTES:
        raise TooLarge(
            f"{name or 'The file'} has {size:,} bytes; at most {FILE_BYTES:,} are read. "
            "Split it, or save its pictures smaller.",
            given=size,
            allowed=FILE_BYTES,
        )


def check_pages(pages: int) -> None:
    """Raise `TooLarge` if a document of `pages` pages is more than is opened; exactly the limit is allowed."""
    if pages > PAGES:
        raise TooLarge(
            f"The document has {pages} pages; at most {PAGES} are read. Split it and give its parts.",
            given=pages,
            allowed=PAGES,
        )


def check_text(characters: int) -> None:
    """Raise `TooLarge` if the text is longer than is read."""
    if characters > TEXT_CHARACTERS:
        raise TooLarge(
            f"The document has {characters:,} characters of text; at most {TEXT_CHARACTERS:,} are read. Split it.",
            given=characters,
            allowed=TEXT_CHARACTERS,
        )
