"""Addresses of following."""

from django.urls import path

from following import views

app_name = "following"

urlpatterns = [
    path("volgen/", views.follow, name="follow"),
    path("volgen/verstuurd/", views.sent, name="sent"),
    path("volgen/link/", views.link, name="link"),
    path("volgen/link/verstuurd/", views.link_sent, name="link_sent"),
    path("volgen/mijn/<str:token>/", views.own, name="own"),
    path("volgen/stop/<str:token>/", views.stop, name="stop"),
]
