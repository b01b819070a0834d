"""What a reading is made of: frozen findings, each with its place in the text and how sure the reader is of it.

`to_json` gives the JSON described in docs/reference/vanban.md. A value the document does not print is `None` or empty.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Urgency = Literal["khan", "thuong-khan", "hoa-toc"]
Secrecy = Literal["mat", "toi-mat", "tuyet-mat"]
Relation = Literal["implements", "based-on", "replaces", "amends", "recalls", "refers"]
Unit = Literal["hour", "working-day", "day", "week", "month", "year"]
Every = Literal["day", "week", "month", "quarter", "half-year", "year"]
Json = dict[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of `Reading.text`: `start` included, `end` not, both counted in characters from 0."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the stretch itself."""
        return text[self.start : self.end]

    def to_json(self) -> list[int]:
        """Return `[start, end]`."""
        return [self.start, self.end]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words as printed, and where."""

    text: str
    span: Span
    confidence: float = 1.0

    def to_json(self) -> Json:
        """Return text, span and confidence."""
        return {"text": self.text, "span": self.span.to_json(), "confidence": self.confidence}


@dataclass(frozen=True, slots=True)
class Body:
    """A body (or a group printed as one) named as lead, support, supervisor or addressee of a report.

    `inherited_from` is the path of the provision whose words name it, "addressees" for the letter's addressees, or
    `None` where the provision itself does.
    """

    text: str
    span: Span
    confidence: float = 1.0
    inherited_from: str | None = None

    def to_json(self) -> Json:
        """Return text, span, confidence and where it was inherited from."""
        return {
            "text": self.text,
            "span": self.span.to_json(),
            "confidence": self.confidence,
            "inherited_from": self.inherited_from,
        }


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed: the capacity as printed ("KT."), the signer's own office ("PHÓ CHỦ TỊCH") and name."""

    capacity: str | None = None
    title: str | None = None
    name: str | None = None

    def to_json(self) -> Json:
        """Return the three parts."""
        return {"capacity": self.capacity, "title": self.title, "name": self.name}


@dataclass(frozen=True, slots=True)
class Document:
    """The fields of Decree 30/2020, Art. 8: who issued what, when, to whom, and who signed.

    `date` is an ISO date. `signer` is the first of `signers`; a joint document has several. `spans` and `confidence`
    are keyed by field name; `printed` holds the printed form of a field in which a slip of typing or recognition was
    repaired.
    """

    issuer: str | None = None
    parent: str | None = None
    type: str | None = None
    code: str | None = None
    place: str | None = None
    date: str | None = None
    subject: str | None = None
    urgency: Urgency | None = None
    addressees: tuple[str, ...] = ()
    signer: Signer = Signer()
    recipients: tuple[str, ...] = ()
    signers: tuple[Signer, ...] = ()
    spans: dict[str, Span] = field(default_factory=dict)
    confidence: dict[str, float] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> Json:
        """Return every field, then the spans, confidences and printed forms by field."""
        return {
            "issuer": self.issuer,
            "parent": self.parent,
            "type": self.type,
            "code": self.code,
            "place": self.place,
            "date": self.date,
            "subject": self.subject,
            "urgency": self.urgency,
            "addressees": list(self.addressees),
            "signer": self.signer.to_json(),
            "recipients": list(self.recipients),
            "signers": [signer.to_json() for signer in self.signers],
            "span": {name: span.to_json() for name, span in self.spans.items()},
            "confidence": dict(self.confidence),
            "printed": dict(self.printed),
        }


@dataclass(frozen=True, slots=True)
class Citation:
    """Another document cited by number, once: at its first mention. `printed` is its code where a slip was repaired."""

    code: str
    span: Span
    date: str | None = None
    relation: Relation = "refers"
    confidence: float = 1.0
    printed: str | None = None

    def to_json(self) -> Json:
        """Return code, date, relation, span, confidence and the printed form."""
        return {
            "code": self.code,
            "date": self.date,
            "relation": self.relation,
            "span": self.span.to_json(),
            "confidence": self.confidence,
            "printed": self.printed,
        }


@dataclass(frozen=True, slots=True)
class Due:
    """A due date as printed. Which fields are set depends on `kind`.

    - "date": `date` (ISO) and `inclusive` (whether that day itself may still be used); `time` is a time of day "17:00".
    - "within": `amount` of `unit` from the start `event`: "receipt", "issue", "signing", "effect", "event", or `None`.
    - "recurring": `every` period, `interval` of them at a time (1 but for "02 tuần/lần"), `on` the day as printed.
    - "hint": a time that sets no date by itself ("trước Tết Nguyên đán"): `date` is only an offer to a person.
    """

    kind: Literal["date", "within", "recurring", "hint"]
    text: str
    span: Span
    confidence: float = 1.0
    date: str | None = None
    inclusive: bool | None = None
    time: str | None = None
    amount: int | None = None
    unit: Unit | None = None
    event: str | None = None
    every: Every | None = None
    interval: int | None = None
    on: str | None = None

    def to_json(self) -> Json:
        """Return the fields of this kind, then text, span and confidence."""
        named: Json = {"kind": self.kind}
        if self.kind in ("date", "hint"):
            named |= {"date": self.date, "inclusive": self.inclusive, "time": self.time}
        elif self.kind == "within":
            named |= {"amount": self.amount, "unit": self.unit, "event": self.event}
        else:
            named |= {"every": self.every, "on": self.on, "interval": self.interval, "inclusive": self.inclusive}
        return named | {"text": self.text, "span": self.span.to_json(), "confidence": self.confidence}


@dataclass(frozen=True, slots=True)
class Target:
    """A measurable target: `comparison` of `value` `unit` ("ít nhất 20 %" is at-least 20 %), with its words."""

    text: str
    span: Span
    comparison: Literal["exactly", "at-least", "at-most"]
    value: str
    unit: str
    confidence: float = 1.0

    def to_json(self) -> Json:
        """Return every field."""
        return {
            "text": self.text,
            "span": self.span.to_json(),
            "comparison": self.comparison,
            "value": self.value,
            "unit": self.unit,
            "confidence": self.confidence,
        }


@dataclass(frozen=True, slots=True)
class Task:
    """A leaf provision that orders, asks or assigns.

    `text` is the provision's own text after its label, with its sub-items where they only list objects; `quote` its
    first words; `title` a line short enough for a list. `span` covers `text`. `standing` is true where the text orders
    a standing duty ("thường xuyên") and sets no due date. `product` is what must be handed in, as printed.
    """

    provision: str
    text: str
    quote: str
    title: str
    span: Span
    confidence: float
    lead: tuple[Body, ...] = ()
    support: tuple[Body, ...] = ()
    supervise: tuple[Body, ...] = ()
    report_to: tuple[Body, ...] = ()
    dues: tuple[Due, ...] = ()
    targets: tuple[Target, ...] = ()
    product: Phrase | None = None
    standing: bool = False

    def to_json(self) -> Json:
        """Return the fields the guide scores, then everything else."""
        return {
            "provision": self.provision,
            "quote": self.quote,
            "lead": [body.text for body in self.lead],
            "support": [body.text for body in self.support],
            "dues": [due.to_json() for due in self.dues],
            "text": self.text,
            "title": self.title,
            "span": self.span.to_json(),
            "confidence": self.confidence,
            "lead_items": [body.to_json() for body in self.lead],
            "support_items": [body.to_json() for body in self.support],
            "supervise": [body.to_json() for body in self.supervise],
            "report_to": [body.to_json() for body in self.report_to],
            "targets": [target.to_json() for target in self.targets],
            "product": self.product.to_json() if self.product else None,
            "standing": self.standing,
        }


@dataclass(frozen=True, slots=True)
class Provision:
    """A node of the provision tree: its path ("II.3.a"), label as printed ("a)"), own text's span, and children."""

    path: str
    label: str
    span: Span
    children: tuple[Provision, ...] = ()

    def to_json(self) -> Json:
        """Return path, label, span and the children."""
        return {
            "path": self.path,
            "label": self.label,
            "span": self.span.to_json(),
            "children": [child.to_json() for child in self.children],
        }


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the source a stretch of text stood: `page` from 1, `paragraph` from 0, `None` where unknown."""

    start: int
    page: int | None = None
    paragraph: int | None = None

    def to_json(self) -> Json:
        """Return the offset from which the place holds, the page and the paragraph."""
        return {"start": self.start, "page": self.page, "paragraph": self.paragraph}


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read. All spans count in `text`, the normalised text: NFC, one paragraph a line."""

    text: str
    document: Document
    citations: tuple[Citation, ...] = ()
    tasks: tuple[Task, ...] = ()
    secrecy: Secrecy | None = None
    provisions: tuple[Provision, ...] = ()
    warnings: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    name: str | None = None

    def place_of(self, offset: int) -> Place:
        """Return where in the source the character at `offset` stood (bounds: 0 to `len(text)`, both included)."""
        from bisect import bisect_right

        at = bisect_right(self.places, offset, key=lambda place: place.start) - 1
        return self.places[at] if at >= 0 else Place(0)

    def to_json(self) -> Json:
        """Return the whole reading as plain dictionaries, lists, strings and numbers."""
        return {
            "document": self.document.to_json(),
            "citations": [citation.to_json() for citation in self.citations],
            "tasks": [task.to_json() for task in self.tasks],
            "secrecy": self.secrecy,
            "provisions": [provision.to_json() for provision in self.provisions],
            "warnings": list(self.warnings),
            "places": [place.to_json() for place in self.places],
            "name": self.name,
            "text": self.text,
        }
