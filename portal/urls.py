"""Every address of the portal."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic.base import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from portal import views

urlpatterns = [
    path("beheer/", include(wagtailadmin_urls)),
    path("documenten/", include(wagtaildocs_urls)),
    re_path(r"^media/(?P<path>images/.+)$", serve, {"document_root": settings.MEDIA_ROOT}),
    path("gezondheid/", views.health, name="health"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("favicon.ico", RedirectView.as_view(url=f"{settings.STATIC_URL}img/favicon.svg", permanent=True)),
    path("", include("search.urls")),
    path("", include("regions.urls")),
    path("", include("contacts.urls")),
    path("", include("practices.urls")),
    path("", include("home.urls")),
    path("", include(wagtail_urls)),
]

handler400 = "kit.errors.bad_request"
handler403 = "kit.errors.permission_denied"
handler404 = "kit.errors.not_found"
handler500 = "kit.errors.server_error"
