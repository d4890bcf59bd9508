"""What a colleague may do with a practice."""

from typing import Any

from wagtail.models import PagePermissionTester


def has_four_eyes(user: Any) -> bool:
    """Whether somebody else must look before a practice is published. One query per request."""
    if not hasattr(user, "_has_four_eyes"):
        from practices.models.review import ReviewSettings  # the practice itself leans on this module

        user._has_four_eyes = ReviewSettings.load().four_eyes
    return user._has_four_eyes


class PracticePermissions(PagePermissionTester):
    """Wagtail's rules, but with four eyes nobody publishes directly: a practice is sent for review and approved."""

    def can_publish(self) -> bool:
        """Whether this user may publish without a review."""
        return super().can_publish() and not has_four_eyes(self.user)

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Whether this user may delete it. Nothing stands below a practice, so no query is needed to know.

        Without the right to publish, only what is not on the site.
        """
        if not self.user.is_active or self.user.is_superuser:
            return bool(self.user.is_active)
        is_off_site = "publish" in self.permissions or not self.page.live
        is_own = "add" in self.permissions and self.page.owner_id == self.user.pk
        return is_off_site and ("change" in self.permissions or is_own)

    def can_set_view_restrictions(self) -> bool:
        """Whether this user may say who sees the page: who may take it from the site."""
        return super().can_publish()

    def can_unschedule(self) -> bool:
        """Whether this user may call off a publication: who may take the page from the site."""
        return super().can_publish()
