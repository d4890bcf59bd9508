"""Addresses of adoptions."""

from django.urls import path, re_path

from adoptions import views

app_name = "adoptions"

urlpatterns = [
    re_path(r"^wij-doen-dit-ook/(?P<pk>[0-9]{1,9})/$", views.adopt, name="adopt"),  # what a database takes as a key
    re_path(r"^wij-doen-dit-ook/(?P<pk>[0-9]{1,9})/verstuurd/$", views.sent, name="sent"),
    path("wij-doen-dit-ook/bevestig/<str:token>/", views.confirm, name="confirm"),
    path("wij-doen-dit-ook/nog-steeds/<str:token>/", views.still, name="still"),
    path("wij-doen-dit-ook/niet-meer/<str:token>/", views.no_more, name="no_more"),
]
