"""The OpenAPI document keeps our rules, and each of our rules has been seen to fail."""

import copy
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from reuse.api.openapi import document
from tests.tools import SPECTRAL

RULES = Path(settings.BASE_DIR) / "reuse" / "api" / "spectral.yaml"


def broken_rules(described: dict[str, Any], folder: Path) -> set[str]:
    """Return the names of the rules that a document breaks."""
    if not SPECTRAL.exists():
        pytest.fail("Spectral is not installed below var/node. Install it with: .venv/bin/python -m tests.tools")
    path = folder / "openapi.json"
    path.write_text(json.dumps(described, default=str))
    command = [SPECTRAL, "lint", "--ruleset", RULES, "--format", "json", "--quiet", path]
    result = subprocess.run(command, capture_output=True, text=True)
    return {str(found["code"]) for found in json.loads(result.stdout or "[]")}


@pytest.mark.slow
def test_the_document_keeps_every_rule(tmp_path):
    assert broken_rules(document(), tmp_path) == set()


@pytest.mark.slow
def test_every_rule_of_ours_sees_what_breaks_it(tmp_path):
    broken = copy.deepcopy(document())
    broken["openapi"] = "3.0.3"
    broken["info"] |= {"version": "1", "contact": {"name": "", "url": ""}}
    broken["servers"] = [{"url": "https://example.nl/api"}]
    way = copy.deepcopy(broken["paths"]["/praktijken"]["get"])
    way["parameters"] = [{"name": "Some_name", "in": "query", "schema": {"type": "string"}}]
    good = way["responses"]["200"]
    del good["headers"]["API-Version"]
    good["content"] = {"text/csv": {"schema": {"type": "string"}}}
    way["responses"] = {
        "200": good,
        "404": {"description": "Weg.", "content": {"text/html": {"schema": {"type": "string"}, "example": "x"}}},
        "429": {"description": "Te veel.", "headers": {}},
    }
    broken["paths"] = {"/Some_Path?x=1": {"get": way, "post": way}, "/weg/": {"get": way}}
    broken["components"]["schemas"]["Reference"]["properties"]["some_field"] = {"type": "string"}
    del broken["components"]["schemas"]["Reference"]["description"]
    ours = {
        line.strip()[:-1] for line in RULES.read_text().splitlines() if line.startswith("  ") and line.endswith(":")
    }
    ours = {name for name in ours if "-" in name}

    assert ours - broken_rules(broken, tmp_path) == set()
