"""Work on pictures that can wait until the request is answered."""

from django_tasks import task

from library.models import PortalImage
from library.sizes import draw


@task(backend="post")
def draw_picture(key: int) -> int:
    """Draw a picture at the sizes at which it is shown, if it is still there; return how many these are."""
    image = PortalImage.objects.select_related("consent").filter(pk=key).first()
    return draw(image) if image is not None else 0
