"""Install what the tests need beside Python packages, or say what is missing: `python -m tests.tools`."""

import os
import shutil
import subprocess
import sys

DEBIAN_PACKAGES = {"chromium": "chromium", "msgfmt": "gettext", "xgettext": "gettext"}


def main() -> None:
    """Install the missing Debian packages; exit with a sentence when that cannot be done."""
    missing = sorted({package for command, package in DEBIAN_PACKAGES.items() if not shutil.which(command)})
    if not missing:
        return
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or (prefix and not shutil.which("sudo")):
        sys.exit(f"The tests need these programs: {', '.join(missing)}. Install them and run this again.")
    print(f"Installing {', '.join(missing)} from Debian")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    quiet = ["-qq", "-y", "--no-install-recommends"]
    subprocess.run([*prefix, "apt-get", "update", "-qq"], check=True, env=environment)
    result = subprocess.run([*prefix, "apt-get", "install", *quiet, *missing, "fonts-liberation"], env=environment)
    if result.returncode:
        sys.exit(f"These could not be installed: {', '.join(missing)}.")


if __name__ == "__main__":
    main()
