"""What a phrase turned out to mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from dondoc.organization.models import AddresseeGroup, Unit

NOTE_LENGTH = 300


class Outcome(StrEnum):
    """Whether the phrase surely means bodies that exist on the day; if not, why a person must choose."""

    RESOLVED = "resolved"
    EXPIRED = "expired"
    NOT_YET = "not-yet"
    AMBIGUOUS = "ambiguous"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Target:
    """A unit or a group, exactly one of the two, and the units that this means on the day, at least one."""

    unit: Unit | None
    group: AddresseeGroup | None
    units: tuple[Unit, ...]

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self.unit or self.group)


@dataclass(frozen=True, slots=True)
class Lapse:
    """A body that the phrase means but that does not exist on the day, with its dates (`valid_to` None: it still
    exists) and the units, valid on the day, to which its work has gone."""

    outcome: Outcome
    name: str
    valid_from: date
    valid_to: date | None
    successors: tuple[Unit, ...] = ()

    @property
    def sentence(self) -> str:
        """What to tell the person who must choose."""
        if self.outcome is Outcome.NOT_YET or self.valid_to is None:
            return _("%(name)s exists only from %(from)s.") % {
                "name": self.name,
                "from": f"{self.valid_from:%d/%m/%Y}",
            }
        facts = {
            "name": self.name,
            "from": f"{self.valid_from:%d/%m/%Y}",
            "to": f"{self.valid_to:%d/%m/%Y}",
            "successors": ", ".join(unit.name for unit in self.successors),
        }
        if self.successors:
            return _("%(name)s existed from %(from)s to %(to)s. Its work went to: %(successors)s.") % facts
        return _("%(name)s existed from %(from)s to %(to)s. Choose who does its work now.") % facts


@dataclass(frozen=True, slots=True)
class Resolution:
    """What one phrase means on the day.

    `targets`, in the order of the phrase, only when all of it is resolved. `lapses` name what existed at another time;
    `candidates` are units among which only a person can tell (namesakes).
    """

    phrase: str
    outcome: Outcome
    targets: tuple[Target, ...] = ()
    lapses: tuple[Lapse, ...] = ()
    candidates: tuple[Unit, ...] = ()

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units meant, each once, in order."""
        return tuple(dict.fromkeys(unit for target in self.targets for unit in target.units))

    @property
    def note(self) -> str:
        """What a person who must choose should know, in at most 300 signs; empty when there is nothing to add."""
        if self.outcome is Outcome.AMBIGUOUS:
            names = ", ".join(f"{unit.name} ({unit.code})" for unit in self.candidates)
            told = _("Several units are called so: %(names)s.") % {"names": names}
        else:
            told = " ".join(lapse.sentence for lapse in self.lapses)
        return Truncator(told).chars(NOTE_LENGTH)
