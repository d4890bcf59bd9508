"""An offer comes to the editors: as a draft, and as a thing to do in the inbox of their region. Never on the site."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from offering.drafting import draft_of
from offering.links import mailed_url
from offering.models import Offer, OfferedFile
from post.posting import post
from practices.models import PracticePage


@transaction.atomic
def arrive(offer: Offer) -> bool:
    """Make a draft of what was sent by the owner of its address, and tell them; return whether this was the first time.

    The file goes: the draft holds what was in it.
    """
    sent = Offer.objects.select_for_update().unconfirmed().filter(proved_at__isnull=False)
    found = sent.filter(pk=offer.pk).first()
    if found is None:
        return False
    found.practice = draft_of(found)
    found.pictures = pictures_in(found.practice)
    found.arrived_at = found.created_at = timezone.now()
    found.owes_confirm = False
    found.save()
    OfferedFile.objects.filter(offer=found).delete()
    tell("offering.received", found)
    return True


def tell(kind: str, offer: Offer, moment: str = "", **more: Any) -> None:
    """Mail an offerer, once for each kind and moment."""
    context = {"offer": offer, "region": offer.region, "url": mailed_url(offer)} | more
    post(kind, offer.sender_email, context, key=f"{kind}:{offer.number}:{moment}")


def pictures_in(practice: PracticePage) -> list[int]:
    """Return the keys of the pictures in the story of a new draft: all of them came with it."""
    blocks = [block["value"] for block in practice.body.raw_data if block["type"] == "image"]
    return [value["picture"]["image"] for value in blocks]
