"""Addresses of pieces for other sites."""

from django.urls import path, re_path

from reuse.embed import views

app_name = "embed"

urlpatterns = [
    path("embed/", views.code, name="code"),
    path("embed/praktijken/", views.practices, name="practices"),
    re_path(r"^embed/regio/(?P<slug>[-\w]+)/$", views.region, name="region"),
    re_path(r"^embed/praktijk/(?P<key>[0-9]{1,18})/$", views.practice, name="practice"),
]
