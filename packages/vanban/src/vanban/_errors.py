"""The one error family of the library: each says what was wrong, what was given, what is allowed, and what to do."""

from __future__ import annotations


class ReadingError(Exception):
    """A file that cannot be read. `code` is stable and for programs; the text is a sentence for a person."""

    code = "unreadable"


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
    """The document bears a state-secret mark and must not be kept on a networked machine (Law 117/2025/QH15, Art. 5)."""

    code = "secret"
