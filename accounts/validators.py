"""Passwords after NIST SP 800-63B: long, and not one that others try first. Any sign is welcome, none is asked for."""

import re
from functools import cache
from itertools import pairwise
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

FEWEST_SIGNS = 6
"""So many different signs must be left when all that can be guessed here is taken away."""
_KNOWN_HERE = {
    "wachtwoord", "password", "geheim", "welkom", "inloggen", "kwartiermakers", "praktijken", "praktijk", "redactie",
    "moderator", "beheer", "regio", "school", "werk", "portaal", "qwertyuiop", "qwerty", "asdfghjkl", "zxcvbnm",
    "januari", "februari", "maart", "april", "juni", "juli", "augustus", "september", "oktober", "november",
    "december", "lente", "zomer", "herfst", "winter",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{3,}")
_REPEATED = re.compile(r"(.+?)\1+")


class GuessableValidator:
    """Refuses what is made of what anybody can guess: names, the site, common passwords, rows, repeats."""

    def validate(self, password: str, user: Any = None) -> None:
        """Take away what can be guessed and look at what is left.

        Raises:
            ValidationError: that is too little.
        """
        left = "".join(password.casefold().split())
        for word in sorted(_words_of(user) | _KNOWN_HERE, key=len, reverse=True):
            left = left.replace(word, "")
        repeated = _REPEATED.fullmatch(left)
        left = repeated[1] if repeated else left
        if len(set(left)) < FEWEST_SIGNS or _is_row(left) or left in _common():
            raise ValidationError(
                _(
                    "Dit wachtwoord is makkelijk te raden. Neem een paar woorden die niets met elkaar, met jou of met "
                    "deze site te maken hebben."
                ),
                code="guessable",
            )

    def get_help_text(self) -> str:
        """Return what is asked, in words."""
        return _("Neem een paar woorden die niets met elkaar, met jou of met deze site te maken hebben.")


def _is_row(signs: str) -> bool:
    """Whether most signs follow from the one before, as in 123456789."""
    steps = [abs(ord(after) - ord(before)) <= 1 for before, after in pairwise(signs)]
    return sum(steps) > len(steps) / 2


def _words_of(user: Any) -> set[str]:
    texts = [settings.WAGTAIL_SITE_NAME]
    if user is not None:
        texts += [user.get_username(), user.email, user.first_name, user.last_name]
    return {word for text in texts for word in _WORD.findall((text or "").casefold())}


@cache
def _common() -> frozenset[str]:
    return frozenset(CommonPasswordValidator().passwords)
