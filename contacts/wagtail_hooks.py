"""What contacts add to the admin."""

from wagtail.snippets.models import register_snippet

from contacts.viewsets import ContactViewSet

register_snippet(ContactViewSet)
