"""A mail server that is not there."""

import socket

from django.core.mail.backends.base import BaseEmailBackend


class EmailBackend(BaseEmailBackend):
    """Fails as an address does that cannot be found."""

    def open(self) -> None:
        raise socket.gaierror("no such host")

    def send_messages(self, messages: list) -> int:
        raise socket.gaierror("no such host")
