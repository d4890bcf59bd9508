"""Addresses of the search outside the page tree."""

from django.urls import path

from search import views

app_name = "search"

urlpatterns = [path("praktijken/suggesties/", views.suggestions, name="suggestions")]
