"""Tasks, their bodies, assignments and what is said of them. Assignments get their stand, as actions give it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import factory
from factory.django import DjangoModelFactory

from dondoc.tasks import models
from dondoc.tasks.actions.stands import open_stands
from dondoc.tasks.rules.states import State
from factories.documents import DocumentFactory, StoredFileFactory
from factories.organization import PersonFactory, PostFactory, UnitFactory

SENT_AT = datetime(2025, 1, 6, 2, 0, tzinfo=UTC)


class TaskFactory(DjangoModelFactory[models.Task]):
    """A clear task of a document: a fixed date and a product."""

    class Meta:
        model = models.Task

    document = factory.SubFactory(DocumentFactory)
    order = factory.Sequence(lambda n: n + 1)
    provision = factory.LazyAttribute(lambda task: str(task.order))
    title = "Rà soát quy chế làm việc"
    text = "Rà soát quy chế làm việc của cơ quan, đơn vị; báo cáo kết quả."
    due_kind = models.DueKind.DATE
    due_on = date(2025, 3, 31)
    product = "Báo cáo kết quả"


class PartyFactory(DjangoModelFactory[models.Party]):
    """A lead that means one unit."""

    class Meta:
        model = models.Party

    task = factory.SubFactory(TaskFactory)
    role = models.PartyRole.LEAD
    order = 1
    unit = factory.SubFactory(UnitFactory)
    phrase = factory.LazyAttribute(lambda party: party.unit.name if party.unit else "các cơ quan liên quan")


class AssignmentFactory(DjangoModelFactory[models.Assignment]):
    """A lead assignment that was just sent."""

    class Meta:
        model = models.Assignment
        skip_postgeneration_save = True

    task = factory.SubFactory(TaskFactory, state=models.TaskState.ISSUED, issued_at=SENT_AT)
    unit = factory.SubFactory(UnitFactory)
    first_unit = factory.SelfAttribute("unit")
    role = models.PartyRole.LEAD
    state = State.SENT.value
    due_on = date(2025, 3, 31)
    first_due_on = factory.SelfAttribute("due_on")
    sent_at = SENT_AT

    @factory.post_generation
    def stand(self: models.Assignment, create: bool, extracted: Any, **kwargs: Any) -> None:  # type: ignore[misc]
        """Keep how it stands from the moment it was sent."""
        if create and extracted is not False:
            open_stands([self], at=self.sent_at)


class StandFactory(DjangoModelFactory[models.Stand]):
    """How an assignment stands now. Its assignment has no other stand."""

    class Meta:
        model = models.Stand

    assignment = factory.SubFactory(AssignmentFactory, stand=False)
    unit = factory.SelfAttribute("assignment.unit")
    person = factory.SelfAttribute("assignment.person")
    field = factory.SelfAttribute("assignment.task.field")
    document = factory.SelfAttribute("assignment.task.document")
    role = models.PartyRole.LEAD
    state = State.SENT.value
    due_on = date(2025, 3, 31)
    first_due_on = factory.SelfAttribute("due_on")
    since = SENT_AT


class ReportFactory(DjangoModelFactory[models.Report]):
    """A report of progress."""

    class Meta:
        model = models.Report

    assignment = factory.SubFactory(AssignmentFactory)
    by = factory.SubFactory(PersonFactory)
    by_name = factory.LazyAttribute(lambda report: report.by.full_name)
    at = SENT_AT
    done = "Đã rà soát xong phần một."


class EvidenceFactory(DjangoModelFactory[models.Evidence]):
    """A file beside a report."""

    class Meta:
        model = models.Evidence

    report = factory.SubFactory(ReportFactory)
    file = factory.SubFactory(StoredFileFactory)
    name = "bao-cao.pdf"


class DueChangeFactory(DjangoModelFactory[models.DueChange]):
    """That the assigner gave more time."""

    class Meta:
        model = models.DueChange

    assignment = factory.SubFactory(AssignmentFactory)
    at = SENT_AT
    cause = models.DueCause.CHANGE
    old_due_on = date(2025, 3, 31)
    new_due_on = date(2025, 4, 30)
    by_name = "Theo Dõi"


class SuspensionFactory(DjangoModelFactory[models.Suspension]):
    """That the clock of an assignment stands still."""

    class Meta:
        model = models.Suspension

    assignment = factory.SubFactory(AssignmentFactory, state=State.SUSPENDED.value)
    since = SENT_AT
    reason = "Chờ quy hoạch được duyệt"
    by_name = "Theo Dõi"


class ExtensionFactory(DjangoModelFactory[models.Extension]):
    """A request for more time that waits for its decision."""

    class Meta:
        model = models.Extension

    assignment = factory.SubFactory(AssignmentFactory, state=State.ACCEPTED.value)
    old_due_on = date(2025, 3, 31)
    asked_due_on = date(2025, 4, 30)
    reason = "Chờ số liệu của bộ"
    asked_at = SENT_AT
    asked_by_name = "Giám Đốc"


class EffectFactory(DjangoModelFactory[models.Effect]):
    """That a task stays as it is, whatever the later document says."""

    class Meta:
        model = models.Effect

    document = factory.SubFactory(DocumentFactory)
    task = factory.SubFactory(TaskFactory, state=models.TaskState.ISSUED, issued_at=SENT_AT)
    relation = "amends"
    kind = models.EffectKind.KEEP
    decided_at = SENT_AT
    decided_by_name = "Theo Dõi"


class MeasurementFactory(DjangoModelFactory[models.Measurement]):
    """What was reached of the first target by a day."""

    class Meta:
        model = models.Measurement

    assignment = factory.SubFactory(AssignmentFactory)
    target = 0
    on = date(2025, 1, 6)
    value = Decimal(80)
    source = "Báo cáo 12/BC-SNV"
    at = SENT_AT
    by_name = "Giám Đốc"


class ProofFactory(DjangoModelFactory[models.Proof]):
    """A file beside a request for more time."""

    class Meta:
        model = models.Proof

    extension = factory.SubFactory(ExtensionFactory)
    file = factory.SubFactory(StoredFileFactory)
    name = "cong-van.pdf"


class PassageFactory(DjangoModelFactory[models.Passage]):
    """That work went to the successor of its unit."""

    class Meta:
        model = models.Passage

    assignment = factory.SubFactory(AssignmentFactory)
    at = SENT_AT
    cause = models.PassageCause.SUCCESSION
    old_unit = factory.SubFactory(UnitFactory)
    new_unit = factory.SelfAttribute("assignment.unit")
    by_name = "Theo Dõi"


class ProcessFactory(DjangoModelFactory[models.Process]):
    """How a unit handles a kind of work; its steps are made by themselves."""

    class Meta:
        model = models.Process

    unit = factory.SubFactory(UnitFactory)
    name = factory.Sequence(lambda n: f"Góp ý văn bản {n + 1}")


class ProcessVersionFactory(DjangoModelFactory[models.ProcessVersion]):
    """The first version of a process."""

    class Meta:
        model = models.ProcessVersion

    process = factory.SubFactory(ProcessFactory)
    number = 1
    since = SENT_AT
    by_name = "Nguyễn Văn Thử"


class ProcessStepFactory(DjangoModelFactory[models.ProcessStep]):
    """A step of two working days."""

    class Meta:
        model = models.ProcessStep

    version = factory.SubFactory(ProcessVersionFactory)
    order = factory.Sequence(lambda n: n + 1)
    name = "Dự thảo"
    post = factory.SubFactory(PostFactory, unit=factory.SelfAttribute("..version.process.unit"))
    amount = 2


class CourseFactory(DjangoModelFactory[models.Course]):
    """That accepted work goes along a process of its unit."""

    class Meta:
        model = models.Course

    version = factory.SubFactory(ProcessVersionFactory)
    assignment = factory.SubFactory(
        AssignmentFactory, unit=factory.SelfAttribute("..version.process.unit"), state=State.ACCEPTED.value
    )
    begun_at = SENT_AT
    begun_by = factory.SubFactory(PersonFactory)


class CourseStepFactory(DjangoModelFactory[models.CourseStep]):
    """A step of a course, opened as a part of its assignment."""

    class Meta:
        model = models.CourseStep

    course = factory.SubFactory(CourseFactory)
    step = factory.SubFactory(ProcessStepFactory, version=factory.SelfAttribute("..course.version"))
    assignment = factory.SubFactory(
        AssignmentFactory,
        unit=factory.SelfAttribute("..step.post.unit"),
        parent=factory.SelfAttribute("..course.assignment"),
    )
