import pytest

from dondoc.kernel.searching import fill_folded, has_words
from dondoc.organization.models import Person
from dondoc.tasks.models import Task
from factories import AssignmentFactory, PersonFactory, TaskFactory

pytestmark = pytest.mark.django_db


def test_what_a_row_is_found_by_is_folded_anew_whenever_it_is_written():
    task = TaskFactory(provision="điểm e", title="Rà soát thủ tục", text="Cắt giảm 20 %", product="Báo cáo")
    assert task.search_text == " diem e ra soat thu tuc cat giam 20 bao cao"
    task.title = "Đơn giản hóa"
    task.save()
    assert Task.objects.get(pk=task.pk).search_text.startswith(" diem e don gian hoa ")
    Person.objects.bulk_create([Person(username="p1", full_name="Trần Văn Đạt")])
    assert Person.objects.get(username="p1").search_text == " tran van dat p1"


@pytest.mark.parametrize("text", ["Đạt", "DAT", "tran dat", "văn đ"])
def test_a_row_has_every_word_or_the_beginning_of_the_last_whatever_its_case_and_marks(text):
    person = PersonFactory(full_name="Trần Văn Đạt")
    PersonFactory(full_name="Nguyễn Thị Hà")
    assert list(Person.objects.filter(has_words(text))) == [person]


@pytest.mark.parametrize("text", ["ran", "đạt hà", "at", "tr đạt"])
def test_the_inside_of_a_word_and_words_that_are_not_there_find_nothing(text):
    PersonFactory(full_name="Trần Văn Đạt")
    assert not Person.objects.filter(has_words(text)).exists()


def test_without_words_there_is_no_condition():
    person = PersonFactory()
    assert person in Person.objects.filter(has_words(" .,/ "))


def test_words_are_asked_of_what_a_row_leads_to():
    found = AssignmentFactory(task__title="Sắp xếp trụ sở")
    AssignmentFactory(task__title="Kiểm kê tài sản")
    rows = type(found).objects.filter(has_words("trụ sở", "task__search_text"))
    assert list(rows) == [found]


def test_rows_older_than_the_column_are_folded():
    PersonFactory(full_name="Trần Văn Đạt", username="dat")
    Person.objects.update(search_text="")
    fill_folded(Person, ("full_name", "username"))
    assert Person.objects.get(username="dat").search_text == " tran van dat dat"
