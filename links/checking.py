"""The check of all links, as one run: find them, follow them, keep what came of it."""

import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.queries import unlogged_queries
from links.asking import Fetch, ask_all, polite_fetch
from links.choices import BROKEN, Outcome, State
from links.fetching import Answer
from links.finding import FoundLink, links_in, page_batches
from links.inside import OwnSite
from links.models import CheckedLink, LinkCheck

FRESH_FOR = timedelta(hours=20)
SILENT_FOR = timedelta(minutes=30)
BATCH = 200
_SAVE_EVERY = 2.0
_ANSWERED = ["outcome", "status_code", "new_url", "detail", "failures", "first_failed_at", "checked_at"]

Say = Callable[[str], None]


class AlreadyRunningError(Exception):
    """Somebody else's check is going on."""


class TakenOverError(Exception):
    """This run was silent for so long that another one took its place."""


def check_links(
    say: Say = lambda line: None, *, only_internal: bool = False, started_by: Any = None, fetch: Fetch | None = None
) -> LinkCheck:
    """Check all links of the site and return the run. What was asked less than 20 hours ago is not asked again.

    Raises:
        AlreadyRunningError: another check is going on.
        TakenOverError: another check took the place of this one while it was silent.
    """
    return carry_out(begin(only_internal=only_internal, started_by=started_by), say, fetch=fetch)


def begin(*, only_internal: bool = False, started_by: Any = None) -> LinkCheck:
    """Return a new run, in the place of one that gave no sign of life for half an hour.

    Raises:
        AlreadyRunningError: another check is going on.
    """
    now = timezone.now()
    going = LinkCheck.objects.filter(state=State.RUNNING)
    try:
        with transaction.atomic():
            going.filter(seen_at__lt=now - SILENT_FOR).update(state=State.STOPPED, finished_at=now)
            return LinkCheck.objects.create(
                started_at=now, seen_at=now, only_internal=only_internal, started_by=started_by
            )
    except IntegrityError as error:
        raise AlreadyRunningError(_("Er is al een controle bezig.")) from error


def current_check() -> LinkCheck | None:
    """Return the run that is going on, if there is one."""
    alive = timezone.now() - SILENT_FOR
    return LinkCheck.objects.filter(state=State.RUNNING, seen_at__gte=alive).first()


def carry_out(run: LinkCheck, say: Say = lambda line: None, *, fetch: Fetch | None = None) -> LinkCheck:
    """Do the work of a run that was begun. It may break off anywhere: the next one goes on where this one was.

    Raises:
        TakenOverError: another check took the place of this one while it was silent.
    """
    progress = _Progress(run, say)
    try:
        with unlogged_queries():
            own = OwnSite()
            _find(own, progress)
            outside = {} if run.only_internal else _stale_addresses()
            progress.expect(CheckedLink.objects.inside().count() + len(outside))
            _check_inside(own, progress)
            if outside:
                _check_outside(outside, fetch or polite_fetch(), progress)
    except TakenOverError:
        raise
    except BaseException:
        progress.close(State.STOPPED)
        raise
    progress.close(State.FINISHED)
    return run


class _Progress:
    """How far a run is, told to the database every two seconds."""

    def __init__(self, run: LinkCheck, say: Say) -> None:
        self._run = run
        self._say = say
        self._saved_at = time.monotonic()

    def expect(self, total: int) -> None:
        """Tell how much there is to do."""
        self._run.total = total
        self._save()

    def step(self, number: int = 0) -> None:
        """Tell that so many more are done, or only that we are still here."""
        self._run.done += number
        if time.monotonic() - self._saved_at >= _SAVE_EVERY:
            self._save()

    def close(self, state: State) -> None:
        """Tell that the run is over."""
        self._run.state = state
        self._run.finished_at = timezone.now()
        self._save()

    def _save(self) -> None:
        run = self._run
        run.seen_at = timezone.now()
        self._saved_at = time.monotonic()
        values = {name: getattr(run, name) for name in ("total", "done", "seen_at", "state", "finished_at")}
        if not LinkCheck.objects.filter(pk=run.pk, state=State.RUNNING).update(**values):
            raise TakenOverError(_("Een andere controle heeft het overgenomen."))
        if run.total:
            self._say(_("%(done)d van %(total)d links nagegaan") % {"done": run.done, "total": run.total})


def _find(own: OwnSite, progress: _Progress) -> None:
    """Bring the rows up to date with the pages: new links in, links that were taken away out."""
    for pages in page_batches():
        found = {(link.page_id, link.field, link.url_hash): link for page in pages for link in links_in(page)}
        with transaction.atomic():
            _keep(found, [page.pk for page in pages], own)
        progress.step()
    CheckedLink.objects.exclude(page__live=True).delete()


def _keep(found: dict[tuple[int, str, str], FoundLink], page_ids: list[int], own: OwnSite) -> None:
    gone, renamed = [], []
    for row in CheckedLink.objects.on_pages(page_ids):
        link = found.pop((row.page_id, row.field, row.url_hash), None)
        if link is None:
            gone.append(row.pk)
        elif (row.text, row.kind) != (link.text, own.kind_of(link.url)):
            row.text, row.kind = link.text, own.kind_of(link.url)
            renamed.append(row)
    CheckedLink.objects.filter(pk__in=gone).delete()
    CheckedLink.objects.bulk_update(renamed, ["text", "kind"], batch_size=BATCH)
    CheckedLink.objects.bulk_create([_row(link, own) for link in found.values()], batch_size=BATCH)


def _row(link: FoundLink, own: OwnSite) -> CheckedLink:
    return CheckedLink(
        page_id=link.page_id,
        field=link.field,
        text=link.text,
        url=link.url,
        url_hash=link.url_hash,
        kind=own.kind_of(link.url),
    )


def _check_inside(own: OwnSite, progress: _Progress) -> None:
    rows, last = CheckedLink.objects.inside().order_by("pk"), 0
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        answers = own.answers(row.url for row in batch)
        _write(batch, answers)
        last = batch[-1].pk
        progress.step(len(batch))


def _stale_addresses() -> dict[str, str]:
    """Return {hash: address} of what was not asked lately. A link that is new takes the answer of one like it."""
    fresh = Q(checked_at__gte=timezone.now() - FRESH_FOR)
    outside = CheckedLink.objects.outside().order_by("pk")
    stale = dict(outside.exclude(fresh).values_list("url_hash", "url"))
    for row in outside.filter(fresh, url_hash__in=outside.exclude(fresh).order_by().values("url_hash")):
        if url := stale.pop(row.url_hash, None):
            answer = Answer(Outcome(row.outcome), row.status_code, row.detail, row.new_url)
            _write(list(outside.exclude(fresh).filter(url_hash=row.url_hash)), {url: answer}, row.checked_at)
    return stale


def _check_outside(stale: dict[str, str], fetch: Fetch, progress: _Progress) -> None:
    hashes = {url: url_hash for url_hash, url in stale.items()}
    for url, answer in ask_all(hashes, fetch):
        if answer is not None:
            rows = CheckedLink.objects.outside().filter(url_hash=hashes[url])
            _write(list(rows), {url: answer})
        progress.step(1 if url else 0)


def _write(rows: Iterable[CheckedLink], answers: dict[str, Answer], at: datetime | None = None) -> None:
    """Keep what came of these links; since when one is broken is counted from the first time."""
    at = at or timezone.now()
    changed = []
    for row in rows:
        answer = answers[row.url]
        row.outcome, row.status_code, row.detail = answer.outcome, answer.status, answer.detail[:255]
        row.new_url = answer.new_url
        row.failures = row.failures + 1 if answer.outcome in BROKEN else 0
        row.first_failed_at = (row.first_failed_at or at) if answer.outcome in BROKEN else None
        row.checked_at = at
        changed.append(row)
    CheckedLink.objects.bulk_update(changed, _ANSWERED, batch_size=BATCH)
