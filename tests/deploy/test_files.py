"""The image, the containers and the units are what their own programs take, and hold what they must."""

import re
import shutil
import subprocess

import pytest
import yaml
from django.conf import settings

from deploy.rehearse.release import make_release
from portal.environment import VARIABLES
from tests.tools import HADOLINT

DEPLOY = settings.BASE_DIR / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*"))
SERVICES = sorted((DEPLOY / "systemd").glob("*.service"))


def run(*command, folder=None):
    """Run a program that the tests need; one that is missing fails the test."""
    assert shutil.which(command[0]), f"{command[0]} is missing; run: python -m tests.tools"
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text())


def test_hadolint_has_nothing_to_say_of_the_image():
    told = run(str(HADOLINT), str(DEPLOY / "Dockerfile"))

    assert (told.returncode, told.stdout) == (0, "")


def test_the_image_runs_as_nobody_and_can_be_asked_whether_it_is_well():
    text = (DEPLOY / "Dockerfile").read_text()

    assert re.search(r"^USER \d+$", text, re.MULTILINE)
    assert re.search(r'^HEALTHCHECK .* CMD \["python", "-m", "portal.well", "8000"\]$', text, re.MULTILINE)
    assert set(re.findall(r"^FROM (\S+)", text, re.MULTILINE)) == {"python:3.13-slim"}


def test_what_goes_into_the_image_is_the_portal_and_nothing_of_its_tests(tmp_path):
    release = make_release(tmp_path / "release")

    names = {path.name for path in release.iterdir()}
    own = {app.partition(".")[0] for app in settings.INSTALLED_APPS}
    assert own & {path.name for path in settings.BASE_DIR.iterdir()} <= names
    assert not names & {"tests", "bench", "docs", "var", ".venv", ".git"}
    assert (release / "locale" / "en" / "LC_MESSAGES" / "django.mo").exists()


def test_the_containers_are_what_compose_takes(tmp_path):
    folder = tmp_path / "deploy"
    shutil.copytree(DEPLOY, folder)
    for example in folder.glob("*.example"):
        example.rename(example.with_suffix(""))

    told = run("docker-compose", "-f", "compose.yaml", "config", "-q", folder=folder)

    assert told.returncode == 0, told.stderr


def test_every_container_is_confined(compose):
    for name, service in compose["services"].items():
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name


def test_the_database_and_the_cache_are_reached_from_inside_alone(compose):
    inside = {name for name, service in compose["services"].items() if set(service["networks"]) == {"inside"}}

    assert inside == {"database", "cache"}
    assert compose["networks"]["inside"]["internal"] is True
    assert {name for name, service in compose["services"].items() if "ports" in service} == {"nginx"}


def test_no_server_starts_before_the_database_is_as_its_release_wants_it(compose):
    for name in ("app1", "app2", "worker", "due"):
        condition = compose["services"][name]["depends_on"]["release"]["condition"]
        assert condition == "service_completed_successfully"
    assert "migrate" in compose["services"]["release"]["command"][-1]


def test_the_web_server_looks_where_the_containers_are(compose):
    site = (DEPLOY / "nginx" / "site.compose.conf").read_text()

    for name in ("app1", "app2"):
        assert f"server {compose['services'][name]['networks']['inside']['ipv4_address']}:8000" in site


@pytest.mark.parametrize("name", ["portal.env.example", "database.env.example"])
def test_an_example_holds_no_secret_and_only_what_is_known(name):
    lines = [line for line in (DEPLOY / name).read_text().splitlines() if line and not line.startswith("#")]
    values = dict(line.split("=", 1) for line in lines)

    assert not values.get("SECRET_KEY")
    if name.startswith("portal"):
        assert values.keys() <= {variable.name for variable in VARIABLES}
        assert values["DATABASE_URL"].count("CHANGE-ME") == 1


def test_systemd_takes_the_units(tmp_path):
    for unit in UNITS:
        text = unit.read_text().replace("/srv/portal/current/.venv/bin/python", "/bin/true")
        (tmp_path / unit.name).write_text(text)

    told = run("systemd-analyze", "verify", "--man=no", *(str(tmp_path / unit.name) for unit in UNITS))

    assert (told.returncode, told.stderr) == (0, "")


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.stem)
def test_a_unit_has_little_to_lose(unit):
    told = run("systemd-analyze", "security", "--offline=true", "--no-pager", str(unit))

    exposure = re.search(r"exposure level for \S+: ([\d.]+)", told.stdout)
    assert exposure, told.stderr
    assert float(exposure[1]) <= 2
