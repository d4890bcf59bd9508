"""The editors' side: what is to be done about contacts, and asking one now."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.log_actions import log

from contacts.models import Contact, ContactTask
from contacts.policies import contact_policy
from contacts.verification import answering
from contacts.verification.asking import address_of, ask_now
from kit.admin import AdminPage

AT_ONCE = 50
ASKED = "contacts.ask"
"""What is logged with a contact whom an editor asked whether all is right."""


def open_tasks(user: Any) -> Any:
    """Return the open tasks about the contacts that `user` may change, oldest first."""
    own = contact_policy.instances_user_has_permission_for(user, "change")
    return ContactTask.objects.waiting().filter(contact__in=own.order_by()).select_related("contact")


class TasksView(AdminPage):
    """What is to be done about contacts."""

    page_title = gettext_lazy("Taken over contactpersonen")
    template_name = "contacts/verification/desk/tasks.html"
    header_icon = "user"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """List it."""
        if not contact_policy.user_has_permission(request.user, "change"):
            raise PermissionDenied
        tasks = open_tasks(request.user)
        shown = list(tasks.prefetch_related("contact__regions")[:AT_ONCE])
        rows = [(task, _proposed(task)) for task in shown]
        return self.page(rows=rows, more=max(0, tasks.count() - len(shown)))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do one of them, or say that nothing needs to be done."""
        key = request.POST.get("task", "")
        is_known = key.isdecimal() and len(key) < 19
        task = get_object_or_404(ContactTask.objects.select_related("contact"), pk=int(key) if is_known else 0)
        if not contact_policy.user_has_permission_for_instance(request.user, "change", task.contact):
            raise PermissionDenied
        try:
            act = answering.accept if request.POST.get("act") == "doe" else answering.drop
            is_done = act(task, request.user)
        except ValidationError as fault:
            messages.error(request, _("Dit kon niet worden overgenomen: %s") % " ".join(fault.messages))
        else:
            if is_done:
                messages.success(request, _("Gedaan: %s.") % task.contact.name)
            else:
                messages.info(request, _("Een ander had dit al gedaan."))
        return redirect("contact_tasks")


class AskView(AdminPage):
    """Ask one contact now whether all is right."""

    page_title = gettext_lazy("Navragen of alles klopt")
    template_name = "contacts/verification/desk/ask.html"
    header_icon = "mail"

    def get(self, request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:  # type: ignore[override]  # a key
        """Show to whom the mail goes."""
        contact = _contact_for(request, pk)
        return self.page(
            contact=contact,
            is_in_service=Contact.objects.in_service().filter(pk=contact.pk).exists(),
            address=address_of(contact),
            rounds=contact.verifications.all()[:5],
        )

    def post(self, request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send it."""
        contact = _contact_for(request, pk)
        if not Contact.objects.in_service().filter(pk=contact.pk).exists():
            messages.error(request, _("%s wordt niet gevraagd.") % contact.name)
        elif not address_of(contact):
            messages.error(request, _("%s heeft geen e-mailadres. Bel, of vul een adres in.") % contact.name)
        elif ask_now(contact):
            log(contact, ASKED, user=request.user)
            messages.success(request, _("De mail aan %s is onderweg.") % contact.name)
        else:
            messages.info(request, _("Vandaag is er al een mail aan %s gegaan.") % contact.name)
        return redirect(reverse(Contact.snippet_viewset.get_url_name("list")))


def _proposed(task: ContactTask) -> list[tuple[str, str, str]]:
    """Return what a contact gave as (name of the field, as it is, as it would be)."""
    fields = Contact._meta
    return [
        (str(fields.get_field(name).verbose_name), str(getattr(task.contact, name)), value)  # type: ignore[union-attr]  # own fields
        for name, value in task.proposed.items()
        if name in answering.FIELDS
    ]


def _contact_for(request: HttpRequest, pk: int) -> Contact:
    contact = get_object_or_404(Contact, pk=pk)
    if not contact_policy.user_has_permission_for_instance(request.user, "change", contact):
        raise PermissionDenied
    return contact
