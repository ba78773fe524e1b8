#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 FibreDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Brings the mail servers that the package list cannot: those of npm.lock, and Exim, which Debian installs beside no Postfix.

fetch.py   prints the folder they are in: node_modules/ and exim/. Fetched once into the user's cache; no network after that.
           FIBREDESK_NPM_REGISTRY names another registry with the same files.
"""

import base64
import fcntl
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import urllib.error
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
LOCK = os.path.join(HERE, "npm.lock")
REGISTRY = os.environ.get("FIBREDESK_NPM_REGISTRY", "https://registry.npmjs.org").rstrip("/")
CACHE = os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "fibredesk", "peers")
EXIM = "exim4-daemon-light"


def refuse(words):
    sys.exit(f"fetch.py: {words}")


def packages():
    with open(LOCK, encoding="utf-8") as handle:
        for line in handle:
            if words := line.split("#")[0].split():
                yield words


def fetch_npm(folder):
    for place, version, integrity in packages():
        name = place.rpartition("node_modules/")[2]
        url = f"{REGISTRY}/{name}/-/{name.rsplit('/', 1)[-1]}-{version}.tgz"
        try:
            with urllib.request.urlopen(url, timeout=60) as answer:
                content = answer.read()
        except (OSError, urllib.error.URLError) as error:
            refuse(f"{name} {version} cannot be had from {url}: {error}; the tests against npm's servers need it once")
        found = "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()
        if found != integrity:
            refuse(f"{url} is not what npm.lock says: {found} instead of {integrity}")
        target = os.path.join(folder, "node_modules", place)
        os.makedirs(target, exist_ok=True)
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            members = []
            for member in archive.getmembers():
                # Everything stands below one folder, "package" as a rule.
                member.name = member.name.partition("/")[2]
                if member.name and (member.isfile() or member.isdir()):
                    members.append(member)
            archive.extractall(target, members, filter="data")


def fetch_exim(folder):
    """Debian's own package, checked by apt's signatures, laid out without being installed."""
    with tempfile.TemporaryDirectory() as work:
        for name in ("lists/partial", "cache/archives/partial"):
            os.makedirs(os.path.join(work, name))
        apt = ["apt-get", "-q", "-o", f"Dir::State::Lists={work}/lists", "-o", f"Dir::Cache={work}/cache",
               "-o", "Debug::NoLocking=1", "-o", "APT::Sandbox::User="]
        for command in (apt + ["update"], apt + ["download", EXIM]):
            done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
            if done.returncode:
                refuse(f"{EXIM} cannot be had from Debian's mirror: {' '.join((done.stdout + done.stderr).split())[-400:]}")
        package, = (name for name in os.listdir(work) if name.endswith(".deb"))
        subprocess.run(["dpkg-deb", "-x", os.path.join(work, package), os.path.join(folder, "exim")], check=True)
    # Whoever starts it is who it runs as.
    os.chmod(os.path.join(folder, "exim", "usr", "sbin", "exim4"), 0o755)


def main():
    with open(LOCK, "rb") as lock, open(os.path.abspath(__file__), "rb") as script:
        folder = os.path.join(CACHE, hashlib.sha256(lock.read() + script.read()).hexdigest()[:16])
    if not os.path.isdir(folder):
        os.makedirs(CACHE, exist_ok=True)
        with open(os.path.join(CACHE, "lock"), "w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not os.path.isdir(folder):
                fresh = folder + ".new"
                shutil.rmtree(fresh, ignore_errors=True)
                os.mkdir(fresh)
                fetch_npm(fresh)
                fetch_exim(fresh)
                os.rename(fresh, folder)
    print(folder)


if __name__ == "__main__":
    main()
