"""What the desk of the editors adds to the admin; each subject registers its own."""

from editing import dashboard as _dashboard  # noqa: F401 - registers its hooks
from editing import doors as _doors  # noqa: F401 - registers its hooks
from editing import menu as _menu  # noqa: F401 - registers its hooks
from editing import once as _once  # noqa: F401 - registers its hooks
from editing import session as _session  # noqa: F401 - registers its hooks
from editing.guide import hooks as _guide_hooks  # noqa: F401 - registers its hooks
from editing.reports import hooks as _report_hooks  # noqa: F401 - registers its hooks
from editing.upkeep import hooks as _upkeep_hooks  # noqa: F401 - registers its hooks
