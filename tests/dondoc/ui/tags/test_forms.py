from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils import translation

Renders = Callable[..., str]


class Order(forms.Form):
    title = forms.CharField(label="Tên", help_text="Ngắn gọn")
    note = forms.CharField(label="Ghi chú", required=False)
    kind = forms.ChoiceField(label="Loại", widget=forms.RadioSelect, choices=[("a", "A"), ("b", "B")])
    sure = forms.BooleanField(label="Chắc", required=False)
    proof = forms.FileField(label="Tệp", required=False)

    def clean(self) -> dict[str, Any] | None:
        raise forms.ValidationError("Hai ngày không khớp.")


def test_a_field_ties_label_help_and_control_together(rendered: Renders) -> None:
    shown = rendered("{% field form.title %}", form=Order())
    assert '<label for="id_title">' in shown
    assert 'id="id_title-help">Ngắn gọn' in shown
    assert 'aria-describedby="id_title-help"' in shown
    assert "bắt buộc" in shown


def test_a_field_that_may_stay_empty_is_not_marked(rendered: Renders) -> None:
    assert "bắt buộc" not in rendered("{% field form.note %}", form=Order())


def test_a_wrong_field_says_why_and_is_told_to_readers_of_the_screen(rendered: Renders) -> None:
    with translation.override("vi"):
        form = Order({"title": "", "kind": "a"})
        form.is_valid()
    shown = rendered("{% field form.title %}", form=form)
    assert 'aria-invalid="true"' in shown
    assert 'id="id_title-error"' in shown
    assert "id_title-help id_title-error" in shown


def test_choices_are_a_group_a_box_stands_before_its_label_and_files_can_be_dropped(rendered: Renders) -> None:
    form = Order()
    assert "<fieldset" in rendered("{% field form.kind %}", form=form)
    box = rendered("{% field form.sure %}", form=form)
    assert box.index("<input") < box.index("<label")
    assert "data-drop" in rendered("{% field form.proof %}", form=form)


def test_above_a_form_stands_what_is_wrong_with_links_to_the_fields(rendered: Renders) -> None:
    form = Order({"title": "", "kind": "a"})
    form.is_valid()
    shown = rendered("{% errors form %}", form=form)
    assert 'role="alert"' in shown
    assert "Hai ngày không khớp." in shown
    assert '<a href="#id_title">Tên</a>' in shown


def test_a_form_without_errors_says_nothing(rendered: Renders) -> None:
    assert not rendered("{% errors form %}", form=Order()).strip()


def test_what_was_typed_is_escaped(rendered: Renders) -> None:
    shown = rendered("{% field form.title %}", form=Order({"title": '"><script>alert(1)</script>'}))
    assert "<script>" not in shown
