"""Addresses of offering a practice."""

from django.urls import path

from offering import views

app_name = "offering"

urlpatterns = [
    path("deel-een-praktijk/", views.start, name="start"),
    path("deel-een-praktijk/link/", views.link, name="link"),
    path("deel-een-praktijk/link/verstuurd/", views.link_sent, name="link_sent"),
    path("deel-een-praktijk/ingetrokken/", views.withdrawn, name="withdrawn"),
    path("deel-een-praktijk/mijn/<str:token>/", views.own, name="own"),
    path("deel-een-praktijk/mijn/<str:token>/over/", views.about, name="about"),
    path("deel-een-praktijk/mijn/<str:token>/vertel/", views.tell, name="tell"),
    path("deel-een-praktijk/mijn/<str:token>/versturen/", views.send, name="send"),
    path("deel-een-praktijk/mijn/<str:token>/intrekken/", views.withdraw, name="withdraw"),
]
