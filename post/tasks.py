"""Work on mail that can wait until the request is answered."""

from django_tasks import task

from post.delivery import deliver_waiting


@task(backend="post")
def send_waiting() -> int:
    """Send what waits."""
    return deliver_waiting()
