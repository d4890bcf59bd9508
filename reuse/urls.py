"""Addresses of what others take from here: each kind has its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("reuse.api.urls")),
    path("", include("reuse.exports.urls")),
    path("", include("reuse.feeds.urls")),
    path("", include("reuse.embed.urls")),
]
