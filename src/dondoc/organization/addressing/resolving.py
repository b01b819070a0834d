"""From phrases to bodies: set-based, and never guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.organization import queries
from dondoc.organization.addressing import lookup
from dondoc.organization.addressing.lookup import Known
from dondoc.organization.addressing.outcomes import Lapse, Outcome, Resolution, Target
from dondoc.organization.addressing.segments import LONGEST_RUN, Phrase, cut
from dondoc.organization.addressing.wording import NO_WORDS, Words, group_key, unit_wordings
from dondoc.organization.models import AddresseeGroup, Unit


def resolve(phrases: Sequence[str], *, on: date) -> list[Resolution]:
    """Return what each phrase means on the day, in the order given.

    A phrase is a group, a unit, or a list of such when every piece of it is one; otherwise it is left to a person.
    Seven queries at most for any usual number of phrases (5,000 different wordings), two more for each step of a chain
    of successions.
    """
    distinct = {text: cut(text) for text in phrases}
    resolver = _Resolver.for_phrases(list(distinct.values()), on=on)
    drafts = {text: resolver.meaning_of(phrase) for text, phrase in distinct.items()}
    gone = {unit for draft in drafts.values() for unit in draft.gone(on)}
    heirs = queries.successors_of(gone, on=on)
    empty = {group for draft in drafts.values() for group in draft.empty}
    spans = queries.spans_of(empty)
    found = {text: draft.settled(text, on=on, heirs=heirs, spans=spans) for text, draft in drafts.items()}
    return [found[text] for text in phrases]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A meaning before successors are known: pieces in order, or the namesakes among which a person must choose."""

    pieces: tuple[Target, ...] = ()
    namesakes: tuple[Unit, ...] = ()

    def gone(self, on: date) -> list[Unit]:
        return [piece.unit for piece in self.pieces if piece.unit is not None and not piece.unit.is_valid_on(on)]

    @property
    def empty(self) -> list[AddresseeGroup]:
        return [piece.group for piece in self.pieces if piece.group is not None and not piece.units]

    def settled(
        self,
        text: str,
        *,
        on: date,
        heirs: dict[int, list[Unit]],
        spans: dict[int, tuple[date, date | None]],
    ) -> Resolution:
        if self.namesakes:
            return Resolution(text, Outcome.AMBIGUOUS, candidates=self.namesakes)
        lapses = [
            _lapse(unit.name, (unit.valid_from, unit.valid_to), heirs.get(unit.pk, []), on) for unit in self.gone(on)
        ]
        lapses += [_lapse(group.name, spans[group.pk], [], on) for group in self.empty if group.pk in spans]
        if lapses:
            expired = any(lapse.outcome is Outcome.EXPIRED for lapse in lapses)
            return Resolution(text, Outcome.EXPIRED if expired else Outcome.NOT_YET, lapses=tuple(lapses))
        if not self.pieces or self.empty:
            return Resolution(text, Outcome.UNRESOLVED)
        return Resolution(text, Outcome.RESOLVED, targets=self.pieces)


def _lapse(name: str, span: tuple[date, date | None], successors: list[Unit], on: date) -> Lapse:
    outcome = Outcome.NOT_YET if on < span[0] else Outcome.EXPIRED
    return Lapse(outcome, name, *span, tuple(successors) if outcome is Outcome.EXPIRED else ())


class _Resolver:
    """Matches runs of segments against what is known."""

    def __init__(self, home: Words, on: date) -> None:
        self.home = home
        self.on = on
        self.known = Known()

    @classmethod
    def for_phrases(cls, phrases: Sequence[Phrase], *, on: date) -> _Resolver:
        resolver = cls(lookup.home(), on)
        wordings = [wording for phrase in phrases for wording in _wordings(phrase)]
        resolver.known = lookup.fetch(
            {key for wording in wordings for key in resolver._group_keys(wording)},
            {candidate.key for wording in wordings for candidate in unit_wordings(wording, resolver.home)},
            on=on,
        )
        return resolver

    def meaning_of(self, phrase: Phrase) -> _Draft:
        whole = self._body(phrase.whole) if not any(phrase.is_opening) else _Draft()
        if whole.pieces or whole.namesakes:
            return whole
        unit = self._unit(phrase.unbracketed)
        if unit.pieces or unit.namesakes:
            return unit
        return _Draft(tuple(dict.fromkeys(self._list(phrase))))

    def _list(self, phrase: Phrase) -> list[Target]:
        """Return the bodies of a list, long names before short ones; nothing when a segment is left over."""
        count = len(phrase.segments)
        found: dict[int, list[Target]] = {count: []}
        for start in reversed(range(count)):
            for end in range(min(count, start + LONGEST_RUN), start, -1):
                if end in found and (here := self._run(phrase, start, end)) is not None:
                    found[start] = here + found[end]
                    break
        return found.get(0, [])

    def _run(self, phrase: Phrase, start: int, end: int) -> list[Target] | None:
        if any(phrase.is_opening[start : end - 1]):
            return None
        wording = phrase.run(start, end)
        if phrase.is_opening[end - 1]:
            opens = end < len(phrase.segments) and phrase.heads[end]
            return [] if opens and (end - start == 1 or self._body(wording).pieces) else None
        found = self._body(wording)
        if not found.pieces and not found.namesakes and phrase.heads[start]:
            found = self._unit(phrase.heads[start] + wording)
        return list(found.pieces) or None

    def _body(self, wording: Words) -> _Draft:
        for key in self._group_keys(wording):
            group = self.known.groups.get(key)
            if group is not None:
                return _Draft((Target(None, group, tuple(self.known.members.get(group.pk, ()))),))
        return self._unit(wording)

    def _unit(self, wording: Words) -> _Draft:
        for candidate in unit_wordings(wording, self.home):
            kept = self.known.units.get(candidate.key, ())
            alike = {unit.pk: unit for _words, unit in kept}
            exact = {unit.pk: unit for kept_words, unit in kept if candidate.exact_key == kept_words.exact_key}
            named = exact or (alike if wording.is_bare else {})
            if named:
                return self._of_the_day(list(named.values()))
        return _Draft()

    def _of_the_day(self, named: list[Unit]) -> _Draft:
        """Of units with one name, take the one that exists on the day, else the one nearest to it in time."""
        valid = [unit for unit in named if unit.is_valid_on(self.on)]
        if len(valid) > 1:
            return _Draft(namesakes=tuple(valid))
        if not valid:
            past = [unit for unit in named if unit.valid_from <= self.on]
            nearest = max(past, key=lambda unit: unit.valid_from) if past else min(named, key=lambda u: u.valid_from)
            valid = [nearest]
        unit = valid[0]
        return _Draft((Target(unit, None, (unit,)),))

    def _group_keys(self, wording: Words) -> list[str]:
        return [key for key in (group_key(wording, self.home), group_key(wording)) if key]


def _wordings(phrase: Phrase) -> list[Words]:
    """Return every wording of the phrase that may have to be looked up."""
    found = [phrase.whole, phrase.unbracketed]
    for start in range(len(phrase.segments)):
        for end in range(start + 1, min(len(phrase.segments), start + LONGEST_RUN) + 1):
            run = phrase.run(start, end)
            found.append(run)
            if phrase.heads[start] != NO_WORDS:
                found.append(phrase.heads[start] + run)
    return found
