"""The doors of the admin. They stand before Wagtail's own, whose places and names they take."""

from django.urls import path

from accounts import setting_up, views

urlpatterns = [
    path("login/", views.LoginView.as_view(), name="wagtailadmin_login"),
    path("login/code/", views.CodeView.as_view(), name="accounts_code"),
    path("login/herstelcode/", views.RecoveryView.as_view(), name="accounts_recovery"),
    path("login/instellen/", setting_up.SetUpFirstView.as_view(), name="accounts_set_up_first"),
    path("account/tweede-stap/instellen/", setting_up.SetUpOwnView.as_view(), name="accounts_set_up"),
    path("uitnodiging/<str:token>/", views.InvitationView.as_view(), name="accounts_invitation"),
    path("password_reset/", views.ResetView.as_view(), name="wagtailadmin_password_reset"),
    path("password_reset/done/", views.ResetDoneView.as_view(), name="wagtailadmin_password_reset_done"),
    path(
        "password_reset/confirm/<uidb64>/<token>/",
        views.ResetConfirmView.as_view(),
        name="wagtailadmin_password_reset_confirm",
    ),
    path("password_reset/complete/", views.ResetCompleteView.as_view(), name="wagtailadmin_password_reset_complete"),
]
