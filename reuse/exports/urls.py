"""Addresses of exports."""

from django.urls import path

from reuse.exports import views

app_name = "exports"

urlpatterns = [
    path("praktijken.csv", views.export, {"kind": views.CSV}, name="csv"),
    path("praktijken.xlsx", views.export, {"kind": views.XLSX}, name="xlsx"),
]
