"""Addresses of the handbook in the admin."""

from django.urls import path

from editing.guide.views import ChapterView, show_picture

app_name = "guide"
urlpatterns = [
    path("", ChapterView.as_view(), name="index"),
    path("beelden/<slug:name>.png", show_picture, name="picture"),
    path("<slug:name>/", ChapterView.as_view(), name="chapter"),
]
