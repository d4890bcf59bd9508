"""Ten codes on paper for who has no phone at hand.

Only a keyed digest is kept: a stolen copy of the database opens nothing. Sixty random bits need no slow hash, for
guessing is throttled and the key is not in the database.
"""

import re
import secrets

from django.db import transaction
from django.utils.crypto import salted_hmac

from accounts.models import RecoveryCode, RecoveryDevice, User

NUMBER = 10
FEW = 3
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without signs that look like another."""
_LENGTH, _GROUP = 12, 4
_NOISE = re.compile(r"[\s\-–]+")


def digest_of(code: str) -> str:
    """Return what is kept of a code, however it was typed: capitals, spaces and dashes do not matter."""
    return salted_hmac("accounts.recovery", _NOISE.sub("", code).lower(), algorithm="sha256").hexdigest()


@transaction.atomic
def new_codes(user: User) -> list[str]:
    """Make ten codes in the place of those that there were, and return them: nobody can show them again."""
    device, _made = RecoveryDevice.objects.get_or_create(user=user, defaults={"name": "recovery"})
    device.codes.all().delete()
    codes = [_code() for _ in range(NUMBER)]
    RecoveryCode.objects.bulk_create([RecoveryCode(device=device, digest=digest_of(code)) for code in codes])
    return codes


def number_left(user: User) -> int:
    """Return how many codes somebody still has."""
    return RecoveryCode.objects.filter(device__user=user).count()


def _code() -> str:
    signs = [secrets.choice(_SIGNS) for _ in range(_LENGTH)]
    return "-".join("".join(signs[start : start + _GROUP]) for start in range(0, _LENGTH, _GROUP))
