"""Addresses of consents."""

from django.urls import path

from consents import views

app_name = "consents"

urlpatterns = [
    path("toestemming/<str:token>/", views.consent, name="consent"),
]
