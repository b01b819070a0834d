"""Makes the smallest valid object of every model. A module a room; all of them can be imported from here.

Every model of the house has its factory here: `tests/test_house.py` sees to it.
"""

from __future__ import annotations

from factories.administration import SheetFactory
from factories.documents import (
    AcknowledgementFactory,
    CitationFactory,
    DisseminationFactory,
    DocumentFactory,
    DocumentFileFactory,
    DocumentReaderFactory,
    RegulationReviewFactory,
    StoredFileFactory,
    WorkingRegulationFactory,
)
from factories.jobs import RunFactory
from factories.journal import EntryFactory, SealFactory
from factories.notices import DeliveryFactory, NoticeFactory, PreferenceFactory
from factories.organization import (
    AddresseeGroupFactory,
    AppointmentFactory,
    FieldOfWorkFactory,
    GroupPhraseFactory,
    MandateFactory,
    PersonFactory,
    PortfolioFactory,
    PostFactory,
    RoleFactory,
    RoleGrantFactory,
    RolePermissionFactory,
    SubstitutionFactory,
    SuccessionFactory,
    UnitFactory,
    UnitNameFactory,
)
from factories.oversight import (
    ExplanationFactory,
    RungFactory,
    StepFactory,
    UrgedWorkFactory,
    UrgingFactory,
    WatchFactory,
)
from factories.reports import OfficialReportFactory
from factories.tasks import (
    AssignmentFactory,
    DueChangeFactory,
    EffectFactory,
    EvidenceFactory,
    ExtensionFactory,
    PartyFactory,
    PassageFactory,
    ReportFactory,
    StandFactory,
    SuspensionFactory,
    TaskFactory,
)
from factories.workcalendar import SpecialDayFactory

__all__ = [
    "AcknowledgementFactory",
    "AddresseeGroupFactory",
    "AppointmentFactory",
    "AssignmentFactory",
    "CitationFactory",
    "DeliveryFactory",
    "DisseminationFactory",
    "DocumentFactory",
    "DocumentFileFactory",
    "DocumentReaderFactory",
    "DueChangeFactory",
    "EffectFactory",
    "EntryFactory",
    "EvidenceFactory",
    "ExplanationFactory",
    "ExtensionFactory",
    "FieldOfWorkFactory",
    "GroupPhraseFactory",
    "MandateFactory",
    "NoticeFactory",
    "OfficialReportFactory",
    "PartyFactory",
    "PassageFactory",
    "PersonFactory",
    "PortfolioFactory",
    "PostFactory",
    "PreferenceFactory",
    "RegulationReviewFactory",
    "ReportFactory",
    "RoleFactory",
    "RoleGrantFactory",
    "RolePermissionFactory",
    "RunFactory",
    "RungFactory",
    "SealFactory",
    "SheetFactory",
    "SpecialDayFactory",
    "StandFactory",
    "StepFactory",
    "StoredFileFactory",
    "SubstitutionFactory",
    "SuccessionFactory",
    "SuspensionFactory",
    "TaskFactory",
    "UnitFactory",
    "UnitNameFactory",
    "UrgedWorkFactory",
    "UrgingFactory",
    "WatchFactory",
    "WorkingRegulationFactory",
]
