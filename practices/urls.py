"""Addresses of practices outside the page tree."""

from django.urls import path, re_path

from practices import views

app_name = "practices"

urlpatterns = [
    path("themas/", views.themes, name="themes"),
    path("themas/<slug:slug>/", views.theme, name="theme"),
    path("begrippen/", views.glossary, name="glossary"),
    re_path(r"^omslag/(?P<slug>[-\w]+)\.svg$", views.cover, name="cover"),  # a page may have a slug with accents
]
