"""What the back-ups add to the admin."""

from backups import dashboard as _dashboard  # noqa: F401 - registers its hook
