"""Every address of the portal."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic.base import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from accounts.views import other_login
from editing import session, url_doors
from editing.bulk_door import bulk_action
from editing.review.mails import OwnAccountView
from portal import health, sitemap, views

urlpatterns = [
    # These stand before Wagtail's own, which they take the place of.
    path("beheer/account/", require_admin_access(OwnAccountView.as_view())),
    path("beheer/bulk/<str:app_label>/<str:model_name>/<str:action>/", require_admin_access(bulk_action)),
    path("beheer/choose-page/<int:parent_page_id>/", require_admin_access(url_doors.choose_below)),
    path("beheer/choose-page/chosen-multiple/", require_admin_access(url_doors.chosen_pages)),
    path("beheer/reports/page-types-usage/", require_admin_access(url_doors.uses_of_page_types)),
    path(
        "beheer/reports/page-types-usage/results/",
        require_admin_access(url_doors.uses_of_page_types),
        {"results_only": True},
    ),
    re_path(r"^beheer/api/main/(?:images|documents)/|^beheer/api/main/pages/\d+/action/", url_doors.closed),
    path("beheer/sessie/", session.state, name="session_state"),
    path("beheer/", include("accounts.urls")),
    path("beheer/", include(wagtailadmin_urls)),
    path("documenten/", include(wagtaildocs_urls)),
    re_path(r"^media/(?P<path>images/[^/]+)$", views.picture, name="picture"),
    path("gezondheid/", health.ready, name="health"),
    path("gezondheid/leeft/", health.alive, name="health_alive"),
    path(".well-known/security.txt", views.security, name="security"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    re_path(r"^sitemap-(?P<kind>[a-z]+)-(?P<number>[1-9][0-9]{0,5})\.xml$", sitemap.numbered_part, name="sitemap_part"),
    path("favicon.ico", RedirectView.as_view(url=f"{settings.STATIC_URL}img/favicon.svg", permanent=True)),
    path("", include("search.urls")),
    path("", include("regions.urls")),
    path("", include("contacts.urls")),
    path("", include("inbox.urls")),
    path("", include("paper.urls")),
    path("", include("reuse.urls")),
    path("", include("practices.urls")),
    path("", include("adoptions.urls")),
    path("", include("following.urls")),
    path("", include("offering.urls")),
    path("", include("consents.urls")),
    path("", include("home.urls")),
    path("_util/login/", other_login, name="wagtailcore_login"),
    path("", include(wagtail_urls)),
]

handler400 = "kit.errors.bad_request"
handler403 = "kit.errors.permission_denied"
handler404 = "kit.errors.not_found"
handler500 = "kit.errors.server_error"
