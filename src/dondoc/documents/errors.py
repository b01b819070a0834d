"""What this room refuses, each with a stable code."""

from __future__ import annotations

from dondoc.kernel.errors import Refusal


class FileRefused(Refusal):
    """The file cannot become a document. Nothing of it is kept."""

    code = "file-refused"


class FileEmpty(FileRefused):
    """There is nothing in the file, or nothing that is text."""

    code = "file-empty"


class FileTooLarge(FileRefused):
    """The file is larger than allowed, or unpacks to more than is read."""

    code = "file-too-large"


class FileUnknown(FileRefused):
    """The content is of no kind that documents come in."""

    code = "file-unknown"


class FileMisnamed(FileRefused):
    """The name promises another kind of file than the content is."""

    code = "file-misnamed"


class FileEncrypted(FileRefused):
    """The file asks for a password."""

    code = "file-encrypted"


class FileWithMacros(FileRefused):
    """The file carries a program."""

    code = "file-with-macros"


class FileDamaged(FileRefused):
    """The file is cut short or broken inside."""

    code = "file-damaged"


class ConverterMissing(FileRefused):
    """This installation lacks the program that opens this kind of file."""

    code = "converter-missing"


class ReadingTooLong(FileRefused):
    """Reading the file used more time or memory than is allowed."""

    code = "reading-too-long"


class SecretDocument(FileRefused):
    """The document bears a state-secret mark: Law 117/2025/QH15, Art. 5 keeps it off this machine."""

    code = "secret-document"


class RegisteredElsewhere(Refusal):
    """The file is in the register already, as a document that is not the actor's to see."""

    code = "registered-elsewhere"


class DocumentIsWithdrawn(Refusal):
    """The document was withdrawn and takes no change until it is reinstated."""

    code = "document-withdrawn"


class DocumentIsNotWithdrawn(Refusal):
    """There is nothing to reinstate."""

    code = "document-not-withdrawn"


class ReceiptNumberTaken(Refusal):
    """Another incoming document of the year has the receipt number."""

    code = "receipt-number-taken"


class ReceiptNotPossible(Refusal):
    """An issued document has no receipt, an incoming one has a number from 1 up and a day that has come."""

    code = "receipt-not-possible"


class FileAlreadyAttached(Refusal):
    """The document has this file already."""

    code = "file-already-attached"


class FactsNotPossible(Refusal):
    """A corrected header field is too long or not one of the known values."""

    code = "facts-not-possible"


class ReasonMissing(Refusal):
    """The verb asks for a reason and none was given."""

    code = "reason-missing"


class DisseminationNotPossible(Refusal):
    """Nobody would be reached, or the day has passed."""

    code = "dissemination-not-possible"


class RegulationNotPossible(Refusal):
    """A working regulation lacks its number, its text or a day that can be, or is not at the point of such a step."""

    code = "regulation-not-possible"
