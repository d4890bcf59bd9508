"""Addresses of the front rooms outside the page tree."""

from django.urls import path

from home import views

app_name = "home"

urlpatterns = [path("stijlgids/", views.style_guide, name="style_guide")]
