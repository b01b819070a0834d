from __future__ import annotations

from collections.abc import Callable

import pytest

Renders = Callable[..., str]

WRAPPING = ["card", "buttons", "alert", "quote", "facts", "gap", "timeline", "table", "step", "term"]


@pytest.mark.parametrize("tag", WRAPPING)
def test_what_stands_inside_is_shown_and_escaped(rendered: Renders, tag: str) -> None:
    shown = rendered(f"{{% {tag} %}}{{{{ text }}}}{{% end{tag} %}}", text="<b>Sở & ban</b>")
    assert "&lt;b&gt;Sở &amp; ban&lt;/b&gt;" in shown
    assert "<b>" not in shown


def test_titles_are_escaped(rendered: Renders) -> None:
    assert "<i>" not in rendered("{% card title=text aside=text %}{% endcard %}", text="<i>")
    assert "<i>" not in rendered("{% fact text %}{% endfact %}", text="<i>")
    assert "<i>" not in rendered("{% step when=text who=text %}{% endstep %}", text="<i>")
    assert "<i>" not in rendered("{% quote source=text %}{% endquote %}", text="<i>")


def test_an_error_is_told_at_once_and_other_alerts_when_there_is_time(rendered: Renders) -> None:
    assert 'role="alert"' in rendered('{% alert tone="error" %}x{% endalert %}')
    assert 'role="status"' in rendered('{% alert tone="success" %}x{% endalert %}')


def test_a_gap_leads_to_where_it_is_filled(rendered: Renders) -> None:
    assert '<a class="gap" href="/edit/">' in rendered('{% gap href="/edit/" %}Chưa rõ{% endgap %}')


def test_each_term_opens_its_own_meaning(rendered: Renders) -> None:
    shown = rendered('{% term word="chủ trì" %}Một.{% endterm %}{% term word="phối hợp" %}Hai.{% endterm %}')
    targets = [part.split('"')[0] for part in shown.split('popovertarget="')[1:]]
    assert len(set(targets)) == 2
    assert all(f'id="{target}"' in shown for target in targets)
