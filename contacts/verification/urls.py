"""Addresses in mails to contacts. They are part of the app `contacts`."""

from django.urls import path

from contacts.verification import views

urlpatterns = [
    path("contact/controle/<str:token>/", views.verify, name="verify"),
    path("contact/controle/<str:token>/wijzig/", views.change, name="verify_change"),
    path("contact/controle/<str:token>/vertrek/", views.leave, name="verify_leave"),
    path("contact/controle/<str:token>/opnieuw/", views.again, name="verify_again"),
]
