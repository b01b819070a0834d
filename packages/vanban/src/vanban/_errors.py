"""The one error family of the library: each says what was wrong, what was given, what is allowed, and what to do."""

from __future__ import annotations


class ReadingError(Exception):
    """A file that cannot be read. `code` is stable and for programs; the text is a sentence for a person.

    `given` and `allowed` are what the sentence speaks of (a size in bytes, a number of pages, a format, a program), so
    that an application may say it in its own language; `None` where there is no such thing.
    """

    code = "unreadable"

    def __init__(self, sentence: str = "", *, given: str | int | None = None, allowed: str | int | None = None) -> None:
        super().__init__(sentence)
        self.given = given
        self.allowed = allowed


class EmptyFile(ReadingError):
    """There is nothing in the file, or nothing that is text."""

    code = "empty"


class UnknownFormat(ReadingError):
    """The content is of no kind that can be read, whatever the file's name says."""

    code = "unknown-format"


class EncryptedFile(ReadingError):
    """The file asks for a password."""

    code = "encrypted"


class MacroFile(ReadingError):
    """The file carries a program (macros, scripts)."""

    code = "macros"


class TooLarge(ReadingError):
    """The file is larger, longer or unpacks to more than is read."""

    code = "too-large"


class DamagedFile(ReadingError):
    """The file is cut short or broken inside."""

    code = "damaged"


class MissingConverter(ReadingError):
    """A program this format needs is not installed here."""

    code = "missing-converter"


class TookTooLong(ReadingError):
    """Opening or reading used more time or memory than is allowed."""

    code = "took-too-long"


class SecretDocument(ReadingError):
    """The document bears a state-secret mark: not to be kept on a networked machine (Law 117/2025/QH15, Art. 5)."""

    code = "secret"
