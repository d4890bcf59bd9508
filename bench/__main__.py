"""`python -m bench [NUMBER]`: measure on the database of DATABASE_URL, with the demonstration and NUMBER more."""

import io
import os
import sys

import django

DEFAULT = 10_000


def main() -> None:
    """Fill the database as far as it is not, then measure."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from bench import api, due, editing, exports, gold, paper, search
    from practices.models import PracticePage

    number = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    print(f"\n=== {connection.vendor}", flush=True)
    call_command("migrate", verbosity=0)
    call_command("load_demo", if_empty=True, stdout=io.StringIO())
    missing = number - PracticePage.objects.filter(slug__startswith="proef-").count()
    if missing == number:  # the gold list is about the demonstration alone
        gold.report()
    if missing > 0:
        call_command("make_many", str(missing), seed=1)
    search.report()
    exports.report()
    api.report()
    editing.report()
    due.report()
    paper.report()


if __name__ == "__main__":
    main()
