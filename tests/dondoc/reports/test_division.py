from datetime import date

from dondoc.reports.queries import overdue
from factories import AssignmentFactory


def test_what_a_unit_divided_among_its_own_is_counted_once(cast, actor):
    whole = AssignmentFactory(unit=cast.department)
    AssignmentFactory(task=whole.task, unit=cast.department, parent=whole, delegated_by=cast.unit_head)
    assert overdue(actor, on=date(2025, 4, 1)).sum.total == 1
