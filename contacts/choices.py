"""The closed vocabularies of contacts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody is in the network; the values are public and never change."""

    NETWORK_COORDINATOR = "netwerkcoordinator", _("Netwerkcoördinator vso-pro")
    PIONEER = "kwartiermaker", _("Landelijk kwartiermaker")
    PROJECT_LEADER = "projectleider", _("Projectleider")
    TRANSFER_COACH = "transfercoach", _("Transfercoach")
    PLACEMENT_COORDINATOR = "stagecoordinator", _("Stagecoördinator")
    JOB_COACH = "jobcoach", _("Jobcoach")
    TUTOR = "mentor", _("Mentor")
    HEAD = "schoolleider", _("Schoolleider")
    POLICY_OFFICER = "beleidsmedewerker", _("Beleidsmedewerker gemeente")
    ACCOUNT_MANAGER = "accountmanager", _("Accountmanager Werkcentrum of UWV")
    PROGRESSION_COACH = "doorstroomcoach", _("Coach Doorstroompunt")


class State(models.TextChoices):
    """Whether somebody still does this work."""

    ACTIVE = "actief", _("Actief")
    LEFT = "vertrokken", _("Vertrokken")


class ConsentWay(models.TextChoices):
    """How somebody agreed to be named on the site."""

    WRITTEN = "schriftelijk", _("Schriftelijk")
    MAIL = "mail", _("Per e-mail")
    SPOKEN = "mondeling", _("Mondeling, met aantekening")


class Answer(models.TextChoices):
    """How a round ended: with what a contact said, or with a check by an editor."""

    RIGHT = "klopt", _("Klopt nog")
    CHANGED = "wijzig", _("Er is iets veranderd")
    LEFT = "weg", _("Werkt hier niet meer")
    BY_EDITORS = "redactie", _("Door de redactie nagekeken")


class TaskKind(models.TextChoices):
    """What an editor has to do about a contact."""

    CHANGED = "wijziging", _("Geeft een wijziging door")
    LEFT = "vertrek", _("Werkt hier niet meer")
    SILENT = "stil", _("Antwoordt niet")
    NO_ADDRESS = "geen-adres", _("Heeft geen e-mailadres om na te vragen")


class TaskState(models.TextChoices):
    """How far such a task is."""

    OPEN = "open", _("Open")
    DONE = "gedaan", _("Gedaan")
    DROPPED = "vervallen", _("Niet nodig")
