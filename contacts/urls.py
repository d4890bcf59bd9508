"""Addresses of contacts."""

from django.urls import path

from contacts import views

app_name = "contacts"

urlpatterns = [
    path("contact/", views.index, name="index"),
    path("contact/<slug:slug>/", views.contact, name="contact"),
]
