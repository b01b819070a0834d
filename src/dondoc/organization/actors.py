"""Who acts: a person with what he may do on a day, worked out once at the edge and passed down as `by`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_lazy as _

from dondoc.journal.rules import Author
from dondoc.kernel.errors import NotPermitted


@dataclass(frozen=True, slots=True)
class Power:
    """How far a permission reaches: everywhere, over some units, over what the person is in charge of."""

    everywhere: bool = False
    unit_ids: frozenset[int] = frozenset()
    own: bool = False

    def reaches(self, unit_id: int | None, *, in_charge: bool = False) -> bool:
        """Whether it covers a thing of the unit, or one that the person is in charge of."""
        return self.everywhere or (unit_id is not None and unit_id in self.unit_ids) or (self.own and in_charge)

    def joined(self, other: Power) -> Power:
        """Return the power of holding both."""
        return Power(self.everywhere or other.everywhere, self.unit_ids | other.unit_ids, self.own or other.own)


NOTHING = Power()


@dataclass(frozen=True, slots=True)
class Actor:
    """A person as he stands on a day: his unit and his powers, by permission. The system itself may do everything.

    `stands_in_for` are the ids of those absent for whom he acts that day; their powers are among his.
    """

    person_id: int | None
    name: str
    unit_id: int | None
    unit_name: str
    on: date | None = None
    powers: Mapping[str, Power] = field(default_factory=dict)
    stands_in_for: frozenset[int] = frozenset()
    is_system: bool = False

    @classmethod
    def system(cls) -> Actor:
        """Return the installation itself as actor: commands run by those who own the machine, and jobs."""
        return cls(person_id=None, name="Đôn Đốc", unit_id=None, unit_name="", is_system=True)

    @property
    def author(self) -> Author:
        """How the journal names this actor."""
        return Author(name=self.name, unit=self.unit_name, person_id=self.person_id)

    def is_in_charge(self, person_id: int | None) -> bool:
        """Whether what the person is in charge of is this actor's to do: he is that person or stands in for him."""
        return person_id is not None and (person_id == self.person_id or person_id in self.stands_in_for)

    def power(self, verb: str) -> Power:
        """Return how far this actor's permission `verb` reaches; `NOTHING` when he does not hold it."""
        return Power(everywhere=True) if self.is_system else self.powers.get(verb, NOTHING)

    def may(self, verb: str) -> bool:
        """Whether the actor holds the permission in any scope."""
        return self.power(verb) != NOTHING

    def require(self, verb: str, *, unit_id: int | None = None, in_charge: bool = False) -> None:
        """Raise `NotPermitted` unless the permission reaches the unit, or the thing the person is in charge of.

        Without a unit, holding the permission in any scope is enough.
        """
        power = self.power(verb)
        if power == NOTHING or (unit_id is not None and not power.reaches(unit_id, in_charge=in_charge)):
            raise NotPermitted(
                _("Your role does not let you do this here. Ask an administrator which role is meant to do it.")
            )
