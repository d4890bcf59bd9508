"""Addresses of practices outside the page tree."""

from django.urls import path

from practices import views

app_name = "practices"

urlpatterns = [
    path("themas/", views.themes, name="themes"),
    path("themas/<slug:slug>/", views.theme, name="theme"),
    path("begrippen/", views.glossary, name="glossary"),
]
