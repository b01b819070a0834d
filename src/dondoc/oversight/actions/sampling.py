"""Random samples of confirmed work: drawn, and what somebody found who looked."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.journal.actions import Deed, record
from dondoc.kernel import clock
from dondoc.kernel.errors import NotPermitted
from dondoc.organization.actors import Actor
from dondoc.oversight.errors import SampleNotPossible
from dondoc.oversight.models import CheckResult, Sample, SampledWork
from dondoc.oversight.permissions import get_sampled_for, require_all_work
from dondoc.oversight.queries import samples
from dondoc.oversight.rules.sampling import digest_of, drawn
from dondoc.workcalendar.rules.periods import Period

MOST_DRAWN = 200
"""More than anybody looks at."""


def draw_sample(*, period: Period, size: int, by: Actor, at: datetime, seed: str = "") -> Sample:
    """Draw `size` pieces of work among those confirmed in the period, which must be over.

    The seed, up to 64 letters, may be given, say the numbers of a public lottery; without one it is made by chance. It
    is kept, and with it anybody draws the same again. Raises `SampleNotPossible` and `NotPermitted`.
    """
    require_all_work(by)
    if period.last >= clock.local_date(at):
        raise SampleNotPossible(
            _("The period ends on %(last)s and more may be confirmed in it. Draw its sample from the next day on.")
            % {"last": f"{period.last:%d/%m/%Y}"}
        )
    if not 1 <= size <= MOST_DRAWN:
        raise SampleNotPossible(_("A sample has from 1 to %(most)s pieces of work.") % {"most": MOST_DRAWN})
    seed = seed.strip()[:64] or secrets.token_hex(8)
    with transaction.atomic():
        numbers = samples.confirmed_in(by, period)
        if not numbers:
            raise SampleNotPossible(_("Nothing was confirmed in this period: there is nothing to draw from."))
        made = Sample.objects.create(
            seed=seed,
            size=size,
            first_on=period.first,
            last_on=period.last,
            population=len(numbers),
            digest=digest_of(numbers),
            drawn_at=at,
            drawn_by_name=by.name[:120],
        )
        chosen = drawn(seed, numbers, size)
        SampledWork.objects.bulk_create(
            SampledWork(sample=made, assignment_id=number, place=place) for place, number in enumerate(chosen, start=1)
        )
        told = {"seed": seed, "population": made.population, "digest": made.digest, "work": chosen}
        record(Deed("sample.drawn", "sample", made.pk, str(made), new=told), by=by.author, at=at)
    return made


def record_check(*, sampled_id: int, result: CheckResult, note: str, by: Actor, at: datetime) -> SampledWork:
    """Keep what was found of a piece of work in a sample; it stays so, in the history of the work too.

    Nobody checks what he has confirmed himself. Raises `NotFound`, `NotPermitted` and `SampleNotPossible`.
    """
    with transaction.atomic():
        found = get_sampled_for(by, sampled_id)
        if by.person_id in samples.confirmers_of([found.assignment_id]).get(found.assignment_id, set()):
            raise NotPermitted(_("You confirmed this work yourself. Somebody else looks whether it is as reported."))
        if found.result:
            raise SampleNotPossible(_("This work was checked already: what was found stays as it is."))
        if not note.strip():
            raise SampleNotPossible(_("Say in a sentence what you looked at and what you found."))
        found.result, found.note = result.value, note.strip()
        found.checked_at, found.checked_by_name = at, by.name[:120]
        found.save()
        told = {"result": result.value, "text": found.note, "sample": found.sample_id}
        deed = Deed(
            "assignment.checked", "assignment", found.assignment_id, str(found.assignment), new=told, reason=found.note
        )
        record(deed, by=by.author, at=at)
        return found
