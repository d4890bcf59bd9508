"""Kill a process at random moments of its work, again and again: `python -m tests.faults.killing KILLS [WORK …]`.

WORK is one of those below, or all. After each kill it is looked at what the database and the disk hold; prints JSON:
how often it was killed while at work, how much was done in the end, and in words everything that was not as promised.
Wants a migrated database in DATABASE_URL without practices, and a folder in WORK_FOLDER.
"""

import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

import django

from tests.faults.notes import SENT

TEXT = "# Winkel {number}\n\nDe klas runt winkel {number}.\n\n## Hoe het begon\n\nMet drie rekken en een kassa.\n"


class Publishing:
    """Practices are changed, published, and taken away, by hand and by the clock."""

    def prepare(self) -> None:
        from tests.makers import SiteTree, make_contact, make_practice, make_region

        region = make_region(SiteTree(), "Zeeland")
        contact = make_contact("Kim", [region])
        self.region = region
        for number in range(3):
            make_practice(region, f"Praktijk nul {number}", regions=[region], contacts=[contact])

    def do(self) -> None:
        from django.core.management import call_command
        from django.utils import timezone

        from practices.models import PracticePage

        for practice in PracticePage.objects.child_of(self.region):
            practice.title = f"Titel {time.monotonic_ns()}"
            practice.save_revision().publish()
        last = PracticePage.objects.child_of(self.region).last()
        last.unpublish()
        last.title = f"Gepland {time.monotonic_ns()}"
        last.go_live_at = timezone.now()
        last.save_revision(approved_go_live_at=last.go_live_at)
        call_command("publish_scheduled", stdout=StringIO())

    def faults(self) -> list[str]:
        """A page is live exactly when it has a live revision that says the same, is indexed, and is not called gone."""
        from home.models import RemovedAddress
        from practices.models import PracticePage
        from search.models import Entry

        found = []
        for page in PracticePage.objects.child_of(self.region):
            if page.live and page.live_revision is not None and page.live_revision.as_object().title != page.title:
                found.append(f"half published: {page.title} against {page.live_revision.as_object().title}")
            if not page.live and page.live_revision_id is not None:
                found.append(f"not live, but with a live revision: {page.title}")
            titles = list(Entry.objects.filter(kind="praktijk", object_id=page.pk).values_list("title", flat=True))
            if titles != ([page.title] if page.live else []):
                found.append(f"index: {titles} for {page.title}, live: {page.live}")
            is_gone = RemovedAddress.objects.filter(path=page.get_url()).exists()
            if is_gone == page.live and (is_gone or page.first_published_at is None):
                found.append(f"address called gone: {is_gone}, live: {page.live}")
        return found

    def number(self) -> int:
        from wagtail.models import Revision

        return Revision.objects.count()


class Importing:
    """Files are read and published by the command."""

    def prepare(self) -> None:
        from tests.makers import SiteTree, make_region

        make_region(SiteTree(), "Twente")
        self.folder = Path(tempfile.mkdtemp(prefix="import-", dir=os.environ["WORK_FOLDER"]))

    def do(self) -> None:
        from django.core.management import call_command

        files = []
        for _ in range(3):
            number = time.monotonic_ns()
            files.append(self.folder / f"winkel-{number}.md")
            files[-1].write_text(TEXT.format(number=number))
        call_command("import_practice", *map(str, files), region="twente", stdout=StringIO(), stderr=StringIO())

    def faults(self) -> list[str]:
        """Each practice came from a file, has its words and a version; each file that was read has its practice."""
        from wagtail.models import Page, Revision

        from importing.models import ImportedFile
        from practices.models import PracticePage

        found = []
        read = list(ImportedFile.objects.values_list("practice_id", flat=True))
        pages = list(PracticePage.objects.all())
        if sorted(read) != sorted(page.pk for page in pages):
            found.append(f"{len(read)} files, {len(pages)} practices")
        for page in pages:
            versions = Revision.objects.filter(object_id=str(page.pk), content_type=page.content_type)
            if not versions.exists() or "drie rekken" not in str(versions.latest("pk").content.get("body")):
                found.append(f"not whole: {page.title}")
        problems = Page.find_problems()
        if any(problems):
            found.append(f"page tree: {problems}")
        return found

    def number(self) -> int:
        from importing.models import ImportedFile

        return ImportedFile.objects.count()


class Mailing:
    """Letters go to a server that writes down what it took, each time it did."""

    number_of_letters = 40

    def prepare(self) -> None:
        from django.conf import settings

        settings.MAIL_TRANSPORT = "tests.faults.notes.ServerThatTakesNotes"
        os.environ[SENT] = str(Path(os.environ["WORK_FOLDER"]) / "sent")
        Path(os.environ[SENT]).touch()
        self.kills = 0
        self.posted = 0
        self.refill()

    def refill(self) -> None:
        from post.models import Letter

        for _ in range(self.number_of_letters):
            self.posted += 1
            words = {"subject": "Een mail", "text": "Dag Kim", "html": "<p>Dag Kim</p>"}
            Letter.objects.create(key=f"k{self.posted}", kind="x.x", to="kim@example.org", **words)

    def do(self) -> None:
        from post.delivery import deliver_waiting

        deliver_waiting()

    def after_kill(self) -> None:
        """Let the time pass in which the dead are waited for."""
        from django.utils import timezone

        from post.models import Letter

        self.kills += 1
        Letter.objects.filter(state="wacht").update(next_try_at=timezone.now())
        if Letter.objects.filter(state="wacht").count() < self.number_of_letters // 4:
            self.refill()

    def faults(self) -> list[str]:
        """No more letters went again than there were kills; none is called sent that was not."""
        from post.models import Letter

        taken = Counter(Path(os.environ[SENT]).read_text().split())
        again = sum(times - 1 for times in taken.values())
        sent = {str(uuid) for uuid in Letter.objects.filter(state="verstuurd").values_list("uuid", flat=True)}
        found = [f"{again} sent again after {self.kills} kills"] if again > self.kills else []
        found += [f"called sent, but was not: {uuid}" for uuid in sent - set(taken)]
        return found

    def finish(self) -> dict[str, int]:
        """Deliver the rest; count what was lost and what went twice."""
        from post.models import Letter

        self.do()
        taken = Counter(Path(os.environ[SENT]).read_text().split())
        letters = {str(uuid) for uuid in Letter.objects.values_list("uuid", flat=True)}
        return {"lost": len(letters - set(taken)), "twice": sum(times - 1 for times in taken.values())}

    def number(self) -> int:
        return self.posted


class Rebuilding:
    """The search index is made anew while the site is read."""

    def prepare(self) -> None:
        from tests.makers import SiteTree, make_contact, make_practice, make_region

        region = make_region(SiteTree(), "Drenthe")
        contact = make_contact("Sam", [region])
        for number in range(30):
            make_practice(region, f"Coach nummer {number}", regions=[region], contacts=[contact])
        self.before, self.found_before = self._entries(), self._number_found()

    def _number_found(self) -> int:
        from search.finding import find

        return find("coach").matches[0].anyhow.bit_count()

    def _entries(self) -> list[tuple[str, int, str]]:
        from search.models import Entry

        return sorted(Entry.objects.values_list("kind", "object_id", "title"))

    def do(self) -> None:
        from django.core.management import call_command

        call_command("rebuild_search", stdout=StringIO())

    def faults(self) -> list[str]:
        """Everything public is in the index, and is found."""
        entries = self._entries()
        found = [] if entries == self.before else [f"{len(entries)} entries, were {len(self.before)}"]
        if (number := self._number_found()) != self.found_before:
            found.append(f"{number} found, were {self.found_before}")
        return found

    def number(self) -> int:
        return len(self._entries())


WORKS: dict[str, Callable[[], Any]] = {
    "importing": Importing,
    "mailing": Mailing,
    "rebuilding": Rebuilding,
    "publishing": Publishing,
}


@dataclass
class Outcome:
    """What was seen."""

    kills: int = 0
    killed_at_work: int = 0
    done: int = 0
    faults: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)


def main(kills: int, names: list[str]) -> None:
    """Do it."""
    django.setup()
    sys.stdout.write(json.dumps({name: vars(_killed_again_and_again(name, kills)) for name in names}))


def _killed_again_and_again(name: str, kills: int) -> Outcome:
    work = WORKS[name]()
    work.prepare()
    began = time.monotonic()
    work.do()
    longest = (time.monotonic() - began) * 1.1
    dice = random.Random(os.environ.get("FAULT_SEED", "7"))  # noqa: S311 - when to kill, not a secret
    outcome = Outcome(kills=kills)
    for _ in range(kills):
        outcome.killed_at_work += _is_killed(work, dice.uniform(0, longest))
        if hasattr(work, "after_kill"):
            work.after_kill()
        outcome.faults += work.faults()
    work.do()
    outcome.faults += work.faults()
    outcome.done = work.number()
    if hasattr(work, "finish"):
        outcome.counts = work.finish()
    return outcome


def _is_killed(work: Any, seconds: float) -> bool:
    """Let a child work and kill it; return whether it was still at work."""
    from django.db import connections

    connections.close_all()
    child = os.fork()
    if child == 0:
        work.do()
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:] or list(WORKS))
