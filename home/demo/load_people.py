"""Load, in development only, an account in each role."""

from django.conf import settings
from django.contrib.auth.models import Group

from accounts.models import User
from editing.roles import NATIONAL, role_of
from home.demo.once import Once
from regions.models import RegionPage

PASSWORD = "demo"  # noqa: S105 - these accounts are refused outside development (accounts/backends.py)

_REGIONAL = {"groot-amsterdam": "redactie-amsterdam", "twente": "redactie-twente"}
_MODERATOR, _ADMINISTRATOR = "moderator", "beheer"


def load_users(once: Once) -> dict[str, User]:
    """Make the demonstration accounts when DEBUG is on; return who edits what, by slug of the region ("": national)."""
    if not settings.DEBUG:
        return {}
    group_of = {
        _REGIONAL[region.slug]: role_of(region).group for region in RegionPage.objects.filter(slug__in=_REGIONAL)
    }
    national = Group.objects.get(name=NATIONAL)
    for username in [*_REGIONAL.values(), _MODERATOR, _ADMINISTRATOR]:
        key = f"user/{username}"
        if once.is_new(key):
            with once.step(key):
                _make_user(username, group_of.get(username, national))
    users = {user.username: user for user in User.objects.filter(is_demonstration=True)}
    names = _REGIONAL | {"": _MODERATOR}
    return {slug: users[username] for slug, username in names.items() if username in users}


def _make_user(username: str, group: Group) -> None:
    if User.objects.filter(username=username).exists():
        return
    user = User(
        username=username,
        email=f"{username}@example.org",
        first_name=username.split("-")[0].capitalize(),
        last_name=username.split("-")[1].capitalize() if "-" in username else "",
        is_demonstration=True,
        is_staff=username == _ADMINISTRATOR,
        is_superuser=username == _ADMINISTRATOR,
    )
    user.set_password(PASSWORD)
    user.save()
    if not user.is_superuser:
        user.groups.add(group)
