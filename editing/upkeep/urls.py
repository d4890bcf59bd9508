"""Addresses of upkeep in the admin."""

from django.urls import path

from editing.upkeep.views import MergeView, ReplaceView, TagsView

app_name = "upkeep"

urlpatterns = [
    path("trefwoorden/", TagsView.as_view(), name="tags"),
    path("contactpersonen/<int:pk>/vervangen/", ReplaceView.as_view(), name="replace"),
    path("contactpersonen/<int:pk>/samenvoegen/", MergeView.as_view(), name="merge"),
]
