"""People you can reach, the desks, and whether all is still right."""

from contacts.models.contact import Contact
from contacts.models.desk import NationalDesk, phone_link
from contacts.models.verification import ContactTask, Verification, VerificationSettings

__all__ = ["Contact", "ContactTask", "NationalDesk", "Verification", "VerificationSettings", "phone_link"]
