"""Sends the same forms as another process, at the same moments: `python -m tests.faults.sending FORMS BEGINS_AT FILE`.

Each form that this process works on is a line in FILE; prints JSON: the answers it got, in order.
"""

import json
import os
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import django

APART = 0.2
"""Seconds between two forms; as long as the work takes, so that the second comes while the first is under way."""

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()

    from django.db import connection
    from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
    from django.test import RequestFactory

    from editing.once import one_at_a_time

    forms, begins_at, noted = int(sys.argv[1]), float(sys.argv[2]), Path(sys.argv[3])

    def work(request: HttpRequest) -> HttpResponse:
        with noted.open("a") as file:
            file.write(f"{request.POST['title']}\n")
        time.sleep(APART)
        return HttpResponseRedirect(f"/gedaan-door-{os.getpid()}/")

    guarded = one_at_a_time(work)
    connection.ensure_connection()
    answers = []
    for number in range(forms):
        request = RequestFactory().post("/beheer/pages/7/edit/", {"title": str(number)})
        request.session = SimpleNamespace(session_key="een")  # type: ignore[assignment]  # all that is asked of it
        request.user = SimpleNamespace(is_authenticated=True)  # type: ignore[assignment]  # idem
        time.sleep(max(0, begins_at + number * 2 * APART - time.time()))
        answers.append(guarded(request)["Location"])
    print(json.dumps(answers))
