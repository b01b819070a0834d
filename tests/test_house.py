"""What the house promises of itself: documents that stay true because a test reads them."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.conf import settings
from factory.django import DjangoModelFactory

import factories

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "dondoc"
REFERENCE = ROOT / "docs" / "reference"
OWN_MODELS = [
    model for config in apps.get_app_configs() if config.name.startswith("dondoc.") for model in config.get_models()
]
ROOMS = [name.removeprefix("dondoc.") for name in settings.ROOMS]


@pytest.mark.parametrize("model", OWN_MODELS, ids=lambda model: model._meta.label)
@pytest.mark.django_db
def test_every_model_has_a_factory(model: type) -> None:
    made_by = [
        made
        for made in vars(factories).values()
        if isinstance(made, type) and issubclass(made, DjangoModelFactory) and made._meta.model is model
    ]
    assert made_by, "give it a factory in tests/factories/"
    assert type(made_by[0]()) is model


@cache
def words_of(page: str) -> str:
    return (REFERENCE / page).read_text(encoding="utf-8").lower()


@pytest.mark.parametrize("model", OWN_MODELS, ids=lambda model: model._meta.label)
def test_every_model_is_named_by_a_word_of_the_glossary(model: type) -> None:
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()
    assert re.search(rf"\|[^|\n]*\b{name}\b", words_of("glossary.md")), f"put “{name}” into docs/reference/glossary.md"


def variables_of_the_settings() -> Iterator[str]:
    """Yield every variable of the environment that the settings read."""
    tree = ast.parse((SOURCE / "config" / "settings.py").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "env"
            and isinstance(node.args[0], ast.Constant)
        ):
            yield str(node.args[0].value)


def test_the_reference_of_settings_has_a_line_for_each_and_for_no_other() -> None:
    described = re.findall(r"^\| `(\w+)` \|", (REFERENCE / "settings.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(described) == sorted(set(variables_of_the_settings()))


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_says_what_it_is_for(room: str) -> None:
    lines = (SOURCE / room / "README.md").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith(f"# {room}")
    assert 3 <= len(lines) <= 100


def test_the_rooms_are_told_as_the_contracts_hold_them() -> None:
    settled = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settled["tool"]["importlinter"]["contracts"][0]["layers"]
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    house = (ROOT / "docs" / "explanation" / "the-house.md").read_text(encoding="utf-8")
    assert " · ".join(layers) in re.sub(r"\n +", " · ", contributing)
    assert re.findall(r"^    (\w+)  ", house, re.MULTILINE) == layers


@pytest.mark.parametrize("room", ROOMS)
def test_only_edges_read_the_clock(room: str) -> None:
    for layer in ("actions", "queries", "permissions", "models", "events", "rules"):
        for file in (SOURCE / room).glob(f"{layer}*/**/*.py" if (SOURCE / room / layer).is_dir() else f"{layer}.py"):
            read = re.search(r"\bclock\.(now|today)\(|\btimezone\.now\(", file.read_text(encoding="utf-8"))
            assert not read, f"{file.relative_to(ROOT)} reads the clock: take the moment or the day from the caller"


@pytest.mark.parametrize("decision", sorted((ROOT / "docs" / "adr").glob("0*.md")), ids=lambda file: file.stem)
def test_every_decision_has_context_options_decision_and_consequences(decision: Path) -> None:
    text = decision.read_text(encoding="utf-8")
    assert text.startswith(f"# {decision.name[:4]} ")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Options", "Decision", "Consequences"]
    assert decision.name in (ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8")


def pages() -> list[Path]:
    tracked = subprocess.run(["git", "ls-files", "*.md"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in tracked.splitlines() if not name.startswith("corpus/") and "/data/" not in name]


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.relative_to(ROOT)} links to {target}, which does not exist"


@cache
def words_of_the_pages() -> str:
    """Return what the pages say in Vietnamese, in small letters and without line breaks."""
    said = [
        text
        for file in SOURCE.glob("*/locale/vi/LC_MESSAGES/django.po")
        for entry in polib.pofile(str(file))
        for text in (entry.msgstr, *entry.msgstr_plural.values())
    ]
    return " ".join(" ".join(said).lower().split())


@pytest.mark.parametrize("guide", sorted((ROOT / "docs" / "how-to").glob("*.md")), ids=lambda guide: guide.stem)
def test_what_a_guide_names_in_bold_stands_on_a_page(guide: Path) -> None:
    for named in re.findall(r"\*\*([^*]+)\*\*", guide.read_text(encoding="utf-8")):
        for name in " ".join(named.lower().split()).split(" → "):
            assert name.isascii() or name in words_of_the_pages(), f"no page says “{name}”"


def test_every_dependency_has_a_reason_beside_it() -> None:
    for name in ("pyproject.toml", "packages/vanban/pyproject.toml"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for dependency in tomllib.loads(text)["project"]["dependencies"]:
            assert re.search(rf'"{re.escape(dependency)}",\s*# \S+', text), f"{name}: why {dependency}?"


HANDLER = r"\son(click|dblclick|change|submit|reset|load|input|invalid|error|focus|blur|key\w+|mouse\w+|pointer\w+)="


def templates() -> list[Path]:
    return sorted(SOURCE.glob("**/templates/**/*.html"))


@pytest.mark.parametrize("template", templates(), ids=lambda file: str(file.relative_to(SOURCE)))
def test_no_template_carries_script_or_style(template: Path) -> None:
    text = re.sub(
        r"{#.*?#}|{% comment %}.*?{% endcomment %}", "", template.read_text(encoding="utf-8"), flags=re.DOTALL
    )
    assert not re.search(r"<style|\sstyle=|javascript:|hx-on|" + HANDLER, text), (
        "the Content-Security-Policy forbids it"
    )
    assert not re.search(r"<script(?![^>]*\bsrc=)", text), "the Content-Security-Policy forbids it"
