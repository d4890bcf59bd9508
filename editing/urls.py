"""Addresses of the desk in the admin."""

from django.urls import path

from editing import views
from editing.checklist import checklist

app_name = "editing"
urlpatterns = [
    path("controle/<int:pk>/", checklist, name="checklist"),
    path("taken/", views.TasksView.as_view(), name="tasks"),
    path("verzoeken/<int:pk>/", views.RequestView.as_view(), name="request"),
    path("overdragen/", views.HandoverView.as_view(), name="handover"),
]
