"""Addresses of what is set in type."""

from django.urls import path, re_path

from paper import views

app_name = "paper"

PAGE = r"^(?P<path>praktijken/[-\w]+|regios/[-\w]+/[-\w]+)/"
"""The address of a practice; what was set in type hangs on it."""
HANGING = ("pdf/", "beeld.png")


def page_of(path: str) -> str:
    """Return the address of the page on which an address hangs; another address as it is."""
    for hanging in HANGING:
        if path.endswith(f"/{hanging}"):
            return path.removesuffix(hanging)
    return path


urlpatterns = [
    path("praktijken.pdf", views.bundle, name="bundle"),
    re_path(f"{PAGE}pdf/$", views.one_pager, name="one_pager"),
    re_path(rf"{PAGE}beeld\.png$", views.picture, name="picture"),
]
