"""Kill a process that does what is due, again and again, and tell what was sent: `python -m tests.portal.killing`.

Contacts are asked and followers hear what is new. Prints JSON: how often it was killed while at work, and how many
mails each address got in the end. Wants a database of
its own in DATABASE_URL, and a folder for mail in EMAIL_URL.
"""

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from datetime import timedelta
from email import policy
from email.parser import BytesParser
from pathlib import Path

import django

KILLS = 50
CONTACTS = 120
FOLLOWERS = 300


def main() -> None:
    """Do it."""
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.utils import timezone

    call_command("migrate", verbosity=0)
    _fill()
    dice = random.Random(7)  # noqa: S311 - when to kill, not a secret
    killed = sum(_killed_after(dice.uniform(0, 0.25)) for _ in range(KILLS))

    from post.models import Letter

    Letter.objects.filter(state="wacht").update(next_try_at=timezone.now())  # the time in which the dead are waited for
    _do_what_is_due()
    mails = [
        BytesParser(policy=policy.default).parsebytes(f.read_bytes())
        for f in Path(settings.EMAIL_FILE_PATH).glob("*.eml")
    ]
    sys.stdout.write(json.dumps({"killed": killed, "mails": Counter(str(mail["to"]) for mail in mails)}))


def _fill() -> None:
    from django.utils import timezone

    from contacts.models import Contact
    from following.models import Follower, Wish
    from tests.makers import SiteTree, make_practice, make_region

    region = make_region(SiteTree(), "Twente")
    now, today = timezone.now(), timezone.localdate()
    make_practice(region, "Coach na school", regions=[region], first_published_at=now - timedelta(days=1))
    followers = Follower.objects.bulk_create(
        Follower(email=f"kim{number}@example.org", next_on=today, seen_until=now - timedelta(days=7))
        for number in range(FOLLOWERS)
    )
    Wish.objects.bulk_create(Wish(follower=follower, search="regio=twente", confirmed_at=now) for follower in followers)
    for number in range(CONTACTS):
        contact = Contact(
            name=f"Sam {number}",
            slug=f"sam-{number}",
            role="transfercoach",
            function="Transfercoach",
            personal_email=f"sam{number}@example.org",
            consent_on=today,
            verified_on=today - timedelta(days=190),
        )
        contact.regions = [region]
        contact.save()


def _do_what_is_due() -> None:
    from kit.due import do_what_is_due
    from post.posting import held

    with held():
        failed = [done.name for done in do_what_is_due() if done.has_failed]
    if failed:
        raise SystemExit(f"failed: {failed}")


def _killed_after(seconds: float) -> bool:
    """Let a child do what is due and kill it; return whether it was still at work."""
    from django.db import connections

    connections.close_all()
    child = os.fork()
    if child == 0:
        _do_what_is_due()
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


if __name__ == "__main__":
    main()
