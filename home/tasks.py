"""Work that shows that somebody works."""

from django_tasks import task


@task(backend="post")
def sign_of_life() -> None:
    """Do nothing; that it was done is what counts."""
