"""Addresses of regions outside the page tree."""

from django.urls import path

from regions import views

app_name = "regions"

urlpatterns = [path("regios/zoek/", views.find, name="find")]
