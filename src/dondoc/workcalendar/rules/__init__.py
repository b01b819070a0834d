"""Counting days and ending terms: pure, each rule with its article."""

from __future__ import annotations

from dondoc.workcalendar.rules.calendar import DayKind, MarkedDay, WorkingCalendar
from dondoc.workcalendar.rules.citations import Citation, Law
from dondoc.workcalendar.rules.hours import DEFAULT_OFFICE_HOURS, OfficeHours, minutes_between
from dondoc.workcalendar.rules.terms import NoSuchTerm, Reckoning, Step, StepRule, TermUnit, due_of_term

__all__ = [
    "DEFAULT_OFFICE_HOURS",
    "Citation",
    "DayKind",
    "Law",
    "MarkedDay",
    "NoSuchTerm",
    "OfficeHours",
    "Reckoning",
    "Step",
    "StepRule",
    "TermUnit",
    "WorkingCalendar",
    "due_of_term",
    "minutes_between",
]
