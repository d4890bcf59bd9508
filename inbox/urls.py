"""Addresses of forms that reach a person or a desk."""

from django.urls import path

from inbox import views

app_name = "inbox"

urlpatterns = [
    path("contact/<slug:slug>/bericht/", views.contact, name="contact"),
    path("contact/balie/<slug:slug>/", views.desk, name="desk"),
    path("contact/beantwoord/<str:token>/", views.answered, name="answered"),
    path("contact/ontvangen/<str:token>/", views.receipt, name="receipt"),
    path("melding/", views.report, name="report"),
    path("vraag/", views.question, name="question"),
]
