"""An app leans on the floors below it and never knows the names above it."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
QUOTED_MODEL = re.compile(r"([a-z]+)\.[A-Z]\w+")


def floors() -> dict[str, int]:
    """Return the height of each app of ours: the ground floor is 0. Read from the contract of the import linter."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return {app.strip(): height for height, layer in enumerate(reversed(layers)) for app in re.split(r"[:|]", layer)}


def own_apps() -> list[str]:
    return [config.name for config in apps.get_app_configs() if Path(config.path).parent == ROOT]


def upward_relations(heights: dict[str, int]) -> Iterator[str]:
    for app in own_apps():
        for model in apps.get_app_config(app.split(".")[0]).get_models():
            for field in model._meta.get_fields():
                target = field.related_model if field.is_relation and not field.auto_created else None
                label = getattr(getattr(target, "_meta", None), "app_label", "")
                if heights.get(label, -1) > heights[app]:
                    yield f"{model.__name__}.{field.name} → {label}"


def upward_names(heights: dict[str, int], source: str, app: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found = QUOTED_MODEL.fullmatch(node.value)
            if found and heights.get(found[1], -1) > heights[app]:
                yield node.value


def test_every_app_of_ours_has_a_floor():
    assert sorted(own_apps()) == sorted(floors())


def test_a_foreign_key_points_down():
    assert list(upward_relations(floors())) == []


def test_a_foreign_key_that_points_up_is_seen():
    upside_down = {app: -height for app, height in floors().items()}

    assert any("PracticePage.regions" in found for found in upward_relations(upside_down))


def test_a_quoted_model_points_down():
    heights = floors()
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for app in own_apps()
        for path in (ROOT / app).rglob("*.py")
        if "migrations" not in path.parts
        for name in upward_names(heights, path.read_text(), app)
    ]

    assert found == []


def test_a_quoted_model_that_points_up_is_seen():
    source = 'subpage_types = ["practices.PracticePage"]'

    assert list(upward_names(floors(), source, "regions")) == ["practices.PracticePage"]
    assert list(upward_names(floors(), source, "home")) == []


def lint_imports(folder: Path) -> subprocess.CompletedProcess:
    program = "from importlinter.cli import lint_imports_command as run; run()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache"], cwd=folder, capture_output=True, text=True, timeout=120
    )


def test_no_module_imports_from_a_floor_above():
    result = lint_imports(ROOT)

    assert result.returncode == 0, result.stdout


def test_an_import_from_a_floor_above_is_seen(tmp_path):
    for app in own_apps():
        (tmp_path / app).mkdir()
        (tmp_path / app / "__init__.py").write_text("import practices\n" if app == "regions" else "")
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text())

    result = lint_imports(tmp_path)

    assert result.returncode == 1
    assert "regions is not allowed to import practices" in result.stdout
