"""Addresses of contacts."""

from django.urls import path

from contacts import views
from contacts.verification.urls import urlpatterns as verification

app_name = "contacts"

urlpatterns = [
    path("contact/", views.index, name="index"),
    path("contact/<slug:slug>/", views.contact, name="contact"),
    path("contact/<slug:slug>/vcard/", views.vcard, name="vcard"),
    path("contact/<slug:slug>/qr.svg", views.qr, name="qr"),
    *verification,
]
