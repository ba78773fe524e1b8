#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 FibreDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""French is complete: nothing unfinished, no plural form missing, the same place markers, set as French is, and every text of the sources is there.

check.py TOP LUPDATE  looks at resources/i18n/fibredesk_fr.ts; exit 1 with one line per finding
check.py --self-test  every kind of gap must be caught
"""

import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

FRENCH = os.path.join("resources", "i18n", "fibredesk_fr.ts")
# Of Qt's own texts those that Qt leaves out.
DIALOGS = os.path.join("resources", "i18n", "qtdialogs_fr.ts")
# Whose words stand in the window: the targets of qt_add_translations. The command line speaks English.
FOLDERS = ["app/fibredesk", "models", "qml"]
MARKER = re.compile(r"%L?\d|%n|%L?n")
# What French is not set with: straight apostrophes, no or a wide space before a double sign or inside guillemets.
TYPOGRAPHY = re.compile("[^\\W\\d_]'(?=[^\\W\\d_%«])|\\w[;!?](?=\\s|$)|\\w:(?=\\s)|[ \u00a0][:;!?](?=\\s|$)|«[^\u202f]|[^\u202f]»")


def messages(path):
    for context in xml.parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") in ("vanished", "obsolete"):
                continue
            key = (name, message.findtext("source") or "", message.findtext("comment") or "")
            yield key, message.get("numerus") == "yes", translation


def translation_findings(path):
    for (context, source, _), plural, translation in messages(path):
        where = f"{context}: {source!r}"
        if translation is None or translation.get("type") == "unfinished":
            yield f"{where} is unfinished"
            continue
        forms = [f.text or "" for f in translation.iter("numerusform")] if plural else [translation.text or ""]
        if plural and len(forms) != 2:
            yield f"{where} has {len(forms)} plural forms, French has 2"
        if not all(form.strip() for form in forms):
            yield f"{where} is empty"
            continue
        wanted = set(MARKER.findall(source))
        for form in forms:
            # A singular may say "one" in a word.
            missing = wanted - set(MARKER.findall(form)) - ({"%n"} if plural else set())
            if missing or set(MARKER.findall(form)) - wanted:
                yield f"{where} has other place markers in French: {form!r}"
            for wrong in TYPOGRAPHY.findall(form):
                yield f"{where} is not set as French is, at {wrong!r}: {form!r}"


def freshness_findings(path, top, lupdate):
    folders = [os.path.join(top, f) for f in FOLDERS if os.path.isdir(os.path.join(top, f))]
    with tempfile.TemporaryDirectory() as folder:
        now = os.path.join(folder, "now.ts")
        done = subprocess.run([lupdate, "-silent", "-locations", "none", "-extensions", "cpp,h,qml", *folders, "-ts", now],
                              capture_output=True, text=True, check=False)
        if done.returncode or not os.path.exists(now):
            yield f"lupdate failed: {done.stderr.strip()}"
            return
        # Compared without the disambiguation comment's white space, which XML does not keep.
        wanted = {key for key, _, _ in messages(now)}
    held = {key for key, _, _ in messages(path)}
    for context, source, _ in sorted(wanted - held):
        yield f"{context}: {source!r} is in the sources, not in the French file; build the target update_translations"
    for context, source, _ in sorted(held - wanted):
        yield f"{context}: {source!r} is in the French file, no longer in the sources; build the target update_translations"


def report(found):
    found = list(found)
    for line in found:
        print(line)
    print(f"{len(found)} findings")
    return 1 if found else 0


def self_test():
    head = '<?xml version="1.0"?><TS version="2.1" language="fr"><context><name>C</name>'
    good = ('<message><source>Save</source><translation>Enregistrer</translation></message>'
            '<message numerus="yes"><source>%n jobs</source><translation><numerusform>%n intervention</numerusform>'
            '<numerusform>%n interventions</numerusform></translation></message>'
            '<message><source>Old</source><translation type="vanished">Vieux</translation></message>')
    bad = [
        '<message><source>A</source><translation type="unfinished"></translation></message>',
        '<message><source>A</source><translation></translation></message>',
        '<message numerus="yes"><source>%n</source><translation><numerusform>%n</numerusform></translation></message>',
        '<message numerus="yes"><source>%n</source><translation><numerusform>%n</numerusform><numerusform/></translation></message>',
        '<message><source>%1 of %2</source><translation>%1 de</translation></message>',
        "<message><source>A</source><translation>l'ordre</translation></message>",
        '<message><source>A</source><translation>Nom: ceci</translation></message>',
        '<message><source>A</source><translation>Vraiment ?</translation></message>',
        '<message><source>A</source><translation>« Nom »</translation></message>',
    ]
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "x.ts")
        for text, count in [(good, 0)] + [(good + b, 1) for b in bad]:
            with open(path, "w", encoding="utf-8") as handle:
                handle.write(head + text + "</context></TS>")
            if len(list(translation_findings(path))) != count:
                print(f"expected {count} findings in {text}")
                failed += 1
    print(f"{len(bad)} bad examples, {failed} failures")
    return 1 if failed else 0


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    top, lupdate = sys.argv[1:3]
    path = os.path.join(top, FRENCH)
    return report([*translation_findings(path), *translation_findings(os.path.join(top, DIALOGS)), *freshness_findings(path, top, lupdate)])


if __name__ == "__main__":
    sys.exit(main())
