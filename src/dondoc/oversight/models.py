"""The ladder's rungs, what is watched, what the ladder did, what superiors urged, and what was looked into."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc.kernel.clock import local_date
from dondoc.organization.models import Dated


class RungDoes(models.TextChoices):
    """What a rung does (`rules.ladder.Does`), in words."""

    REMIND = "remind", _("reminds")
    URGE = "urge", _("urges")
    ASK = "ask", _("asks for an explanation")
    NAME = "name", _("names in the monthly report")


class Rung(Dated):
    """A rung of the ladder: `days` working days from the due date, negative before it, what it does, and whom it tells.

    A rung is never altered but for its end: another one takes its place, so that what was done stays explained.
    """

    code = models.SlugField(_("code"), max_length=40)
    name = models.CharField(_("name"), max_length=120)
    days = models.SmallIntegerField(_("working days from the due date"))
    does = models.CharField(_("does"), max_length=10, choices=RungDoes.choices)
    level = models.PositiveSmallIntegerField(_("level"), null=True, blank=True)
    tells = models.JSONField(_("tells"), default=list)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="oversight_rung_dates_in_order",
            ),
            models.UniqueConstraint(
                fields=["code"], condition=Q(valid_to__isnull=True), name="oversight_rung_one_holds"
            ),
            models.CheckConstraint(
                condition=Q(does="urge", level__gte=1, level__lte=3) | (~Q(does="urge") & Q(level__isnull=True)),
                name="oversight_rung_urges_on_a_level",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Watch(models.Model):
    """That an assignment still has to be handed in, by when, and the next day on which the ladder has to look at it.

    `next_on` is empty when no rung is left or there is no due date. Kept by the listeners in `actions.watching`.
    """

    assignment = models.OneToOneField("tasks.Assignment", models.CASCADE, related_name="watch")
    due_on = models.DateField(null=True)
    next_on = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["next_on", "id"], condition=Q(next_on__isnull=False), name="oversight_watch_by_next_day"
            ),
            models.Index(fields=["due_on"], name="oversight_watch_by_due"),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.next_on}"


class Step(models.Model):
    """That the ladder took a rung for an assignment and a due date, or passed it over because a later one was taken."""

    assignment = models.ForeignKey("tasks.Assignment", models.PROTECT, related_name="steps")
    rung = models.ForeignKey(Rung, models.PROTECT, related_name="steps")
    due_on = models.DateField()
    stood_on = models.DateField()
    at = models.DateTimeField()
    is_passed_over = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assignment", "rung", "due_on"], name="oversight_step_once"),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.rung_id}"


class Urging(models.Model):
    """A superior's word to go on, on one of three levels, over one piece of work or many; it is never removed.

    `number` runs for each issuing body, year and level. `level` 1 reminds of the order, 2 asks for the result by a day,
    3 asks the head to answer in person.
    """

    issuer = models.ForeignKey("organization.Unit", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField(_("level"))
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey("organization.Person", models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=120)
    text = models.TextField(_("what is asked"))
    answer_on = models.DateField(_("answer by"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issuer", "year", "level", "number"], name="oversight_urging_numbers_run"),
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=3), name="oversight_urging_has_its_level"),
        ]
        indexes: ClassVar = [models.Index(fields=["at", "id"], name="oversight_urging_by_time")]

    def __str__(self) -> str:
        return _("urging %(number)s/%(year)s, level %(level)s") % {
            "number": self.number,
            "year": self.year,
            "level": self.level,
        }


class UrgedWork(models.Model):
    """That an urging names an assignment: its unit, due date and working days late as they stood at that moment."""

    urging = models.ForeignKey(Urging, models.PROTECT, related_name="work")
    assignment = models.ForeignKey("tasks.Assignment", models.PROTECT, related_name="urged")
    unit = models.ForeignKey("organization.Unit", models.PROTECT, related_name="+")
    due_on = models.DateField(null=True)
    days_late = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["urging", "assignment"], name="oversight_urged_work_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "urging"], name="oversight_urged_work_of_unit")]

    def __str__(self) -> str:
        return f"{self.urging_id}: {self.assignment_id}"


class LetterWording(models.Model):
    """How a kind of letter (`rules.wordings.LetterKind`) is worded from a moment on: for all units, or for one and
    those below it.

    `parts` gives the text of each part; none at all lets what holds above hold again: for a unit what holds for its
    superior, for all units what is shipped. Never altered: the newest row holds, and letters keep the wording of their
    day.
    """

    kind = models.CharField(max_length=20)
    unit = models.ForeignKey("organization.Unit", models.PROTECT, null=True, related_name="+")
    parts = models.JSONField(default=dict)
    set_at = models.DateTimeField()
    set_by_name = models.CharField(max_length=120)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kind", "set_at", "id"], name="oversight_wording_by_time")]

    def __str__(self) -> str:
        return f"{self.kind}, {self.unit.short_name}" if self.unit else self.kind


class ExplanationState(models.TextChoices):
    """What became of a request for an explanation."""

    ASKED = "asked", _("waiting for the unit's word")
    GIVEN = "given", _("explained, waiting for a decision")
    ACCEPTED = "accepted", _("the reason is accepted")
    NOT_ACCEPTED = "not-accepted", _("the reason is not accepted")
    WITHDRAWN = "withdrawn", _("the request was withdrawn")


class Explanation(models.Model):
    """The unit's word on why work is late: asked for by a superior or the ladder, given by a day, then decided on.

    A word that was given unasked has no day (`answer_on`) by which it was wanted. `asked_by` is nobody there, and where
    the ladder asked. What was said stays for good beside the work, whatever was decided; so does a request that a
    superior withdrew before it was answered, with who, when and why in the fields of a decision.
    """

    assignment = models.ForeignKey("tasks.Assignment", models.PROTECT, related_name="explanations")
    state = models.CharField(max_length=12, choices=ExplanationState.choices, default=ExplanationState.ASKED)
    question = models.TextField(_("what is to be explained"))
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("organization.Person", models.PROTECT, null=True, related_name="+")
    asked_by_name = models.CharField(max_length=120)
    answer_on = models.DateField(_("answer by"), null=True)
    reply = models.TextField(_("explanation"), blank=True)
    replied_at = models.DateTimeField(null=True)
    replied_by_name = models.CharField(max_length=120, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by_name = models.CharField(max_length=120, blank=True)
    decision_note = models.TextField(_("why it was decided so"), blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["assignment"], condition=Q(state="asked"), name="oversight_explanation_one_is_asked"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "withdrawn"]) | Q(replied_at__isnull=False),
                name="oversight_explanation_given_before_decided",
            ),
            models.CheckConstraint(
                condition=~Q(state="asked") | Q(answer_on__isnull=False), name="oversight_explanation_asked_by_a_day"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["answer_on", "id"], condition=Q(state="asked"), name="oversight_explanation_waits"),
            models.Index(fields=["state", "asked_at", "id"], name="oversight_explanation_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.get_state_display()}"

    @property
    def was_missed(self) -> bool:
        """Whether the request was withdrawn only after its day had passed without an answer."""
        if self.state != ExplanationState.WITHDRAWN or self.decided_at is None or self.answer_on is None:
            return False
        return self.answer_on < local_date(self.decided_at)


class Sample(models.Model):
    """A random sample of the work that was confirmed in a period, drawn from a seed so that anybody draws it again.

    `population` is how many pieces of work it was drawn from, `digest` the mark of their numbers
    (`rules.sampling.digest_of`). Never changed.
    """

    seed = models.CharField(_("seed"), max_length=64)
    size = models.PositiveSmallIntegerField(_("how many are drawn"))
    first_on = models.DateField()
    last_on = models.DateField()
    population = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    drawn_at = models.DateTimeField()
    drawn_by_name = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="oversight_sample_days_in_order"),
        ]
        indexes: ClassVar = [models.Index(fields=["-drawn_at", "-id"], name="oversight_sample_by_time")]

    def __str__(self) -> str:
        return _("sample of %(first)s to %(last)s, seed %(seed)s") % {
            "first": f"{self.first_on:%d/%m/%Y}",
            "last": f"{self.last_on:%d/%m/%Y}",
            "seed": self.seed,
        }


class CheckResult(models.TextChoices):
    """What somebody found who looked at confirmed work."""

    RIGHT = "right", _("as it was reported")
    WRONG = "wrong", _("not as it was reported")


class SampledWork(models.Model):
    """That a sample names an assignment, at which place of the draw, and what was found when somebody looked at it."""

    sample = models.ForeignKey(Sample, models.PROTECT, related_name="work")
    assignment = models.ForeignKey("tasks.Assignment", models.PROTECT, related_name="sampled")
    place = models.PositiveSmallIntegerField()
    result = models.CharField(_("result of the check"), max_length=10, choices=CheckResult.choices, blank=True)
    note = models.TextField(_("what was looked at and found"), blank=True)
    checked_at = models.DateTimeField(null=True)
    checked_by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sample", "place"], name="oversight_sampled_work_has_its_place"),
            models.UniqueConstraint(fields=["sample", "assignment"], name="oversight_sampled_work_once"),
            models.CheckConstraint(
                condition=Q(result="", checked_at__isnull=True) | (~Q(result="") & Q(checked_at__isnull=False)),
                name="oversight_sampled_work_checked_with_result",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sample_id}: {self.assignment_id}"


class Purpose(models.TextChoices):
    """What a dossier is made for (4363/UBND-NC, clauses 1b and 2)."""

    PRAISE = "praise", _("praise")
    TRANSFER = "transfer", _("transfer to other work")
    REPLACEMENT = "replacement", _("replacement")


class DossierState(models.TextChoices):
    """How far a dossier has come. It may be used once it was answered, or when the term of the answer has ended."""

    MADE = "made", _("made, not shown yet")
    SHOWN = "shown", _("shown to the person concerned")
    ANSWERED = "answered", _("answered")
    WITHDRAWN = "withdrawn", _("withdrawn by who made it")


class AccountabilityDossier(models.Model):
    """How a person, or a unit under its head, answered for its work in a period, frozen as it was made.

    `person` is whom it concerns: he reads and answers it before anybody uses it; of a unit (`is_of_unit`) its head.
    `unit` is where he works. `made_by` alone withdraws it. `facts` are never changed; `digest` is the SHA-256 of their
    canonical form.
    """

    person = models.ForeignKey("organization.Person", models.PROTECT, related_name="+")
    unit = models.ForeignKey("organization.Unit", models.PROTECT, related_name="+")
    is_of_unit = models.BooleanField(default=False)
    purpose = models.CharField(_("made for"), max_length=12, choices=Purpose.choices)
    reason = models.TextField(_("why it is made"))
    first_on = models.DateField()
    last_on = models.DateField()
    facts = models.JSONField()
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=DossierState.choices, default=DossierState.MADE)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("organization.Person", models.PROTECT, null=True, related_name="+")
    made_by_name = models.CharField(max_length=120)
    shown_at = models.DateTimeField(null=True)
    answer_on = models.DateField(_("answer by"), null=True)
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_for = models.TextField(_("why it is not to be used"), blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="oversight_dossier_days_in_order"),
            models.CheckConstraint(
                condition=Q(state="made", shown_at__isnull=True)
                | Q(state="withdrawn", shown_at__isnull=True)
                | (~Q(state="made") & Q(shown_at__isnull=False, answer_on__isnull=False)),
                name="oversight_dossier_shown_with_its_term",
            ),
            models.CheckConstraint(
                condition=Q(state="answered", answered_at__isnull=False)
                | Q(state="withdrawn")
                | (~Q(state="answered") & Q(answered_at__isnull=True)),
                name="oversight_dossier_answered_at_a_moment",
            ),
            models.CheckConstraint(
                condition=(Q(state="withdrawn", withdrawn_at__isnull=False) & ~Q(withdrawn_for=""))
                | (~Q(state="withdrawn") & Q(withdrawn_at__isnull=True, withdrawn_for="")),
                name="oversight_dossier_withdrawn_with_reason",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "made_at"], name="oversight_dossier_of_person"),
            models.Index(fields=["unit", "made_at"], name="oversight_dossier_of_unit"),
        ]

    def __str__(self) -> str:
        whom = self.unit.short_name if self.is_of_unit else self.person.full_name
        return f"{whom}, {self.first_on:%d/%m/%Y}–{self.last_on:%d/%m/%Y}"
