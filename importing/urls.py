"""Addresses in the admin."""

from django.urls import path

from importing import views

app_name = "importing"
urlpatterns = [
    path("", views.ImportView.as_view(), name="choose"),
    path("<int:pk>/", views.PlacesView.as_view(), name="places"),
    path("<int:pk>/lijkt-op/", views.LikenessView.as_view(), name="alike"),
]
