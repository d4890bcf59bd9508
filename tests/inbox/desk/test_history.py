"""What was done is remembered for as long as the thing itself, and holds no word of what was sent."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from inbox.choices import State
from inbox.models import Message
from inbox.retention import erase_old_messages
from tests.inbox.desk.conftest import make_message

pytestmark = pytest.mark.django_db


def test_what_is_erased_leaves_no_history(act, twente):
    old, fresh = make_message(twente), make_message(twente)
    act("wijs-af", [old, fresh], reason="Spam")
    Message.objects.filter(pk=old.pk).update(closed_at=timezone.now() - timedelta(days=31))

    assert erase_old_messages() == 1

    assert [entry.object_id for entry in ModelLogEntry.objects.filter(action="inbox.wijs-af")] == [str(fresh.pk)]


def test_the_log_holds_a_number_and_nobody_s_words(act, twente):
    message = make_message(twente, text="Een geheim", sender_name="Renee")

    act("sluit", [message], reason="Renee gebeld")

    entry = ModelLogEntry.objects.get(action="inbox.sluit")
    assert entry.label == message.number
    assert entry.data == {}
    assert Message.objects.get().state == State.CLOSED
