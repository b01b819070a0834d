from __future__ import annotations

from collections.abc import Callable
from datetime import date

Renders = Callable[..., str]


def test_a_state_shows_its_word_its_colour_and_its_shape(rendered: Renders) -> None:
    shown = rendered('{% state "overdue" 38 %}')
    assert "trễ 38 ngày làm việc" in shown
    assert "tone-late" in shown
    assert "<svg" in shown
    assert 'aria-hidden="true"' in shown


def test_a_state_may_have_words_of_its_own_and_they_are_escaped(rendered: Renders) -> None:
    assert "&lt;b&gt;" in rendered('{% state "sent" label=text %}', text="<b>")


def test_a_due_date_is_written_out_and_its_absence_too(rendered: Renders) -> None:
    assert "hạn 31/12/2024" in rendered("{% due day %}", day=date(2024, 12, 31))
    assert "không thời hạn" in rendered("{% due day %}", day=None)


def test_a_figure_stands_with_its_denominator_and_leads_to_its_list(rendered: Renders) -> None:
    shown = rendered('{% figure "Quá hạn" 1284 of=4476 of_label="đang thực hiện" href="/list/" tone="late" %}')
    assert "<strong>1.284</strong>" in shown
    assert "/ 4.476 đang thực hiện" in shown
    assert '<a href="/list/"' in shown


def test_a_figure_without_a_list_is_no_link(rendered: Renders) -> None:
    assert "<a" not in rendered('{% figure "Quá hạn" 0 %}')


def test_a_heat_cell_leads_to_its_list_only_when_there_is_one(rendered: Renders) -> None:
    assert '<a href="/x/">9</a>' in rendered('{% heat 9 href="/x/" %}')
    assert "<a" not in rendered('{% heat 0 href="/x/" %}')


def test_a_number_leads_to_its_list_and_none_leads_nowhere(rendered: Renders) -> None:
    assert rendered("{% linked 1284 href %}", href="/x/?a=1&b=2") == '<a href="/x/?a=1&amp;b=2">1.284</a>'
    assert rendered('{% linked 0 "/x/" %}') == '<span class="soft">0</span>'


def test_progress_says_its_figures_beside_the_bar(rendered: Renders) -> None:
    shown = rendered('{% progress 23 1290 label="Đơn vị" left="2 phút" %}')
    assert 'max="1290" value="23"' in shown
    assert "23 / 1.290" in shown
    assert "2 phút" in shown


def test_the_six_say_in_words_what_is_missing(rendered: Renders) -> None:
    shown = rendered('{% chips rows label="6 rõ" %}', rows=[("người", True), ("sản phẩm", False)])
    assert "người<span" in shown
    assert ": đã rõ" in shown
    assert ": chưa rõ" in shown
