"""An administrator sees what is wrong with the machinery, and nobody else does."""

from collections import namedtuple
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from home import watching
from home.tasks import sign_of_life
from kit import warnings
from kit.due import duties
from post.choices import State
from post.models import Letter
from tests.editing.people import administrator, national, signed_in

pytestmark = pytest.mark.django_db
Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def queued(settings):
    settings.TASKS = {**settings.TASKS, "post": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def post(**fields):
    count = Letter.objects.count()
    words = {"subject": "Een mail", "text": "Dag", "html": "Dag"}
    return Letter.objects.create(key=str(count), kind="x.x", to="kim@example.org", **words | fields)


def task(status, **moments):
    made = DBTaskResult.objects.create(
        status=status, args_kwargs={"args": [], "kwargs": {}}, task_path="a.b", backend_name="post",
        run_after=timezone.now() - timedelta(days=1), exception_class_path="", traceback="",
    )  # fmt: skip
    DBTaskResult.objects.filter(pk=made.pk).update(**moments)


def texts():
    return " ".join(str(warning.text) for warning in warnings.warnings())


def ago(**time):
    return timezone.now() - timedelta(**time)


def all_duties_done(at=None):
    for duty in duties():
        watching.beat(duty.name)
    if at is not None:
        watching.Heartbeat.objects.update(beat_at=at)


@pytest.fixture
def _room(monkeypatch):
    monkeypatch.setattr(watching.shutil, "disk_usage", lambda path: Usage(10**12, 0, 10**12))


def test_when_all_is_well_there_is_one_calm_line(tree, _room):
    all_duties_done()

    page = signed_in(administrator()).get("/beheer/").content.decode()

    assert "Alles draait: mail, opslag en wat vanzelf moet gebeuren." in page
    assert "watch__item" not in page


def test_only_an_administrator_sees_it(tree):
    assert 'class="watch"' in signed_in(administrator()).get("/beheer/").content.decode()
    assert 'class="watch"' not in signed_in(national()).get("/beheer/").content.decode()


def test_mail_that_failed_or_waits_too_long_is_told_with_where_to_look(tree, _room):
    all_duties_done()
    post(state=State.FAILED)
    post(created_at=ago(hours=2))
    post()

    page = signed_in(administrator()).get("/beheer/").content.decode()

    assert "1 mail kon niet worden verstuurd." in page
    assert "1 mail wacht langer dan een uur." in page
    assert 'href="/beheer/mails/"' in page


@pytest.mark.usefixtures("_room")
def test_what_falls_due_and_was_not_done_is_told():
    assert "nog nooit gedaan" in texts()
    all_duties_done(ago(days=2))
    assert "niet meer gedaan sinds" in texts()
    all_duties_done()
    assert texts() == ""
    watching.Heartbeat.objects.filter(name="Mail versturen").update(beat_at=ago(days=2))
    assert texts() == "Dit lukt al langer dan een dag niet: Mail versturen."


@pytest.mark.usefixtures("_room", "queued")
@pytest.mark.parametrize(
    ("status", "moments", "words"),
    [
        (TaskResultStatus.READY, {"enqueued_at": {"minutes": 11}}, "De worker draait niet"),
        (TaskResultStatus.READY, {"enqueued_at": {"minutes": 9}}, ""),
        (TaskResultStatus.RUNNING, {"started_at": {"hours": 2}}, "1 taak is al langer dan een uur bezig."),
        (TaskResultStatus.RUNNING, {"started_at": {"minutes": 5}}, ""),
        (TaskResultStatus.FAILED, {"finished_at": {"hours": 2}}, "1 taak is vandaag of gisteren mislukt."),
        (TaskResultStatus.FAILED, {"finished_at": {"days": 2}}, ""),
    ],
)
def test_work_that_stands_still_or_failed_is_told(status, moments, words):
    all_duties_done()
    task(status, **{name: ago(**time) for name, time in moments.items()})

    assert words in texts()
    assert bool(texts()) == bool(words)


@pytest.mark.parametrize(
    ("total", "free", "is_told"), [(10**12, 10**10, True), (10**9, 5 * 10**8, True), (10**11, 10**10, False)]
)
def test_a_disk_that_fills_is_told(monkeypatch, total, free, is_told):
    all_duties_done()
    monkeypatch.setattr(watching.shutil, "disk_usage", lambda path: Usage(total, total - free, free))

    assert ("bijna vol" in texts()) is is_told


@pytest.mark.usefixtures("queued")
def test_the_worker_is_asked_for_a_sign_of_life_once_an_hour_and_never_twice_in_vain():
    act = watching._see_whether_somebody_works
    assert [act(), act()] == [1, 0]
    asked = DBTaskResult.objects.filter(task_path=sign_of_life.module_path)
    asked.update(enqueued_at=ago(hours=2))
    assert act() == 0  # the one that waits tells enough
    asked.update(status=TaskResultStatus.SUCCESSFUL)
    assert act() == 1


def test_a_look_that_fails_is_told_and_hides_no_other(monkeypatch, caplog):
    def fail():
        raise ZeroDivisionError

    monkeypatch.setattr(
        warnings, "_looks", {"de post": fail, "de rest": lambda: [warnings.Warning("Iets.", "Doe iets.")]}
    )

    assert texts() == "Of alles goed gaat, is niet na te gaan: de post. Iets."
    assert "de post failed" in caplog.text
