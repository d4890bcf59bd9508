"""Publishing a practice."""

from wagtail.actions.publish_page_revision import PublishPageRevisionAction

from practices.checklist import refuse_when_blocked


class PublishPractice(PublishPageRevisionAction):
    """Wagtail's own way to publish a page, after a look at what law and readers demand."""

    def check(self, skip_permission_checks: bool = False) -> None:
        """Refuse who may not, and what misses something; what was planned was looked at when it was planned.

        Raises:
            PublishPagePermissionError: who asks may not publish this page.
            ValidationError: the page misses something.
        """
        super().check(skip_permission_checks)
        if self.revision.approved_go_live_at is None:
            self.object.take_home_region_from_parent()  # whose desk readers can ask
            refuse_when_blocked(self.object)
