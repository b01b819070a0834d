"""The ladder, watches and steps."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from dondoc.kernel.freezing import digest
from dondoc.oversight import models
from dondoc.oversight.letters import shipped
from dondoc.oversight.queries.accountability import Answer
from dondoc.oversight.rules.wordings import LetterKind, Part
from factories.organization import PersonFactory, UnitFactory
from factories.tasks import AssignmentFactory


class RungFactory(DjangoModelFactory[models.Rung]):
    """A reminder three working days before the due date."""

    class Meta:
        model = models.Rung

    code = factory.Sequence(lambda n: f"rung-{n}")
    name = "Nhắc trước hạn 3 ngày làm việc"
    days = -3
    does = models.RungDoes.REMIND
    tells = ["person"]  # noqa: RUF012
    valid_from = date(2025, 1, 1)


class WatchFactory(DjangoModelFactory[models.Watch]):
    """A watch of open work without a rung ahead."""

    class Meta:
        model = models.Watch

    assignment = factory.SubFactory(AssignmentFactory)
    due_on = factory.SelfAttribute("assignment.due_on")


class StepFactory(DjangoModelFactory[models.Step]):
    """A rung that was taken."""

    class Meta:
        model = models.Step

    assignment = factory.SubFactory(AssignmentFactory)
    rung = factory.SubFactory(RungFactory)
    due_on = factory.SelfAttribute("assignment.due_on")
    stood_on = date(2025, 3, 26)
    at = datetime(2025, 3, 26, 18, 0, tzinfo=UTC)


class UrgingFactory(DjangoModelFactory[models.Urging]):
    """A first urging of 2025."""

    class Meta:
        model = models.Urging

    issuer = factory.SubFactory(UnitFactory)
    year = 2025
    level = 1
    number = factory.Sequence(lambda n: n + 1)
    at = datetime(2025, 4, 8, 2, 0, tzinfo=UTC)
    by_name = "Nguyễn Văn Thử"
    text = "Khẩn trương hoàn thành nhiệm vụ được giao."


class UrgedWorkFactory(DjangoModelFactory[models.UrgedWork]):
    """That an urging names an assignment."""

    class Meta:
        model = models.UrgedWork

    urging = factory.SubFactory(UrgingFactory)
    assignment = factory.SubFactory(AssignmentFactory)
    unit = factory.SelfAttribute("assignment.unit")
    due_on = factory.SelfAttribute("assignment.due_on")


class LetterWordingFactory(DjangoModelFactory[models.LetterWording]):
    """The wording of a first urging for all units, as it is shipped but for its closing."""

    class Meta:
        model = models.LetterWording

    kind = "urging-1"
    parts = factory.LazyFunction(
        lambda: {**shipped()[LetterKind.URGING_1], Part.CLOSING: "Đề nghị {đơn vị} thực hiện ngay./."}
    )
    set_at = datetime(2025, 4, 1, 2, 0, tzinfo=UTC)
    set_by_name = "Quản Trị"


class ExplanationFactory(DjangoModelFactory[models.Explanation]):
    """A request that waits for the unit's word."""

    class Meta:
        model = models.Explanation

    assignment = factory.SubFactory(AssignmentFactory)
    question = "Vì sao chậm?"
    asked_at = datetime(2025, 4, 8, 2, 0, tzinfo=UTC)
    asked_by_name = "Nguyễn Văn Thử"
    answer_on = date(2025, 4, 11)


class SampleFactory(DjangoModelFactory[models.Sample]):
    """A sample of one piece of work of a month."""

    class Meta:
        model = models.Sample

    seed = "xổ số 27/10"
    size = 1
    first_on = date(2025, 2, 15)
    last_on = date(2025, 3, 14)
    population = 1
    digest = "0" * 64
    drawn_at = datetime(2025, 3, 17, 2, 0, tzinfo=UTC)
    drawn_by_name = "Nguyễn Văn Thử"


class SampledWorkFactory(DjangoModelFactory[models.SampledWork]):
    """Drawn work that nobody has looked at yet."""

    class Meta:
        model = models.SampledWork

    sample = factory.SubFactory(SampleFactory)
    assignment = factory.SubFactory(AssignmentFactory)
    place = 1


class AccountabilityDossierFactory(DjangoModelFactory[models.AccountabilityDossier]):
    """A dossier without an entry that was not shown yet."""

    class Meta:
        model = models.AccountabilityDossier

    person = factory.SubFactory(PersonFactory)
    unit = factory.SubFactory(UnitFactory)
    purpose = models.Purpose.PRAISE
    reason = "Xét khen thưởng quý I."
    first_on = date(2025, 2, 15)
    last_on = date(2025, 3, 14)
    facts = factory.LazyFunction(
        lambda: {
            "figures": asdict(Answer()),
            **{name: [] for name in ("lying", "passed_on", "declined", "requests", "explanations")},
        }
    )
    digest = factory.LazyAttribute(lambda made: digest(made.facts))
    made_at = datetime(2025, 3, 17, 2, 0, tzinfo=UTC)
    made_by_name = "Nguyễn Văn Thử"
