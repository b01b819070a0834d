import pytest

from dondoc.tasks import queries
from dondoc.tasks.queries import Around
from factories import (
    AssignmentFactory,
    CourseFactory,
    DueChangeFactory,
    EvidenceFactory,
    ExtensionFactory,
    PassageFactory,
    ProcessFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db


def test_around_work_that_stands_alone_there_is_nothing():
    AssignmentFactory()
    assert not any(queries.around(AssignmentFactory()))


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("below", lambda work: AssignmentFactory(parent=work)),
        ("others", lambda work: AssignmentFactory(task=work.task, unit=UnitFactory())),
        ("passages", lambda work: PassageFactory(assignment=work)),
        ("due_changes", lambda work: DueChangeFactory(assignment=work)),
        ("extensions", lambda work: ExtensionFactory(assignment=work)),
        ("evidence", lambda work: EvidenceFactory(report__assignment=work)),
        ("processes", lambda work: ProcessFactory(unit=work.unit.parent or work.unit)),
    ],
)
def test_what_there_is_around_work_is_said_of_it_and_of_no_other(name, make, django_assert_num_queries):
    work, other = AssignmentFactory(), AssignmentFactory(unit=UnitFactory())
    make(work)
    with django_assert_num_queries(1):
        found = queries.around(work)
    assert {one for one in Around._fields if getattr(found, one)} == {name}
    assert not any(queries.around(other))


def test_a_course_is_said_of_the_work_that_goes_along_it():
    course = CourseFactory()
    assert queries.around(course.assignment).course
