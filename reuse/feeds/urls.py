"""Addresses of feeds."""

from django.urls import path

from reuse.feeds import views

app_name = "feeds"

urlpatterns = [path("praktijken/feed/", views.feed, name="feed")]
