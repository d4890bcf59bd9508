"""The handbook for editors: docs/redactie/ inside the admin."""
