#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 FibreDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The layers, enforced: who may include, import and link whom, and what stands nowhere.

check.py TOP          looks at app, services, models and qml below TOP; exit 1 with one line per finding
check.py --self-test  every rule must catch its bad example, and a good tree must pass
"""

import os
import re
import sys
import tempfile

# Areas of services/ and the areas they may include, besides themselves. sync and mailrun are the services above services.
SERVICES = {
    "core": set(),
    "text": {"core"},
    "secrets": {"core"},
    "billing": {"core"},
    "compose": {"core", "text"},
    "audience": {"core", "text"},
    "geo": {"core"},
    "auth": {"core"},
    "erp": {"core", "text"},
    "hub": {"core", "text"},
    "health": {"core"},
    "mail": {"core", "text"},
    "cpe": {"core"},
    "gps": {"core", "geo"},
    "routing": {"core"},
    "realtime": {"core"},
    "store": {"core", "text", "billing"},
    "rights": {"core"},
    "dispatch": {"core", "geo"},
    "tickets": {"core", "text", "erp"},
    "accounting": {"core", "text", "billing", "erp", "store"},
    "outbox": {"core", "text", "erp", "store"},
    "audit": {"core", "text", "erp", "store", "outbox"},
    "drafts": {"core", "text", "audience", "compose", "store"},
    "mailrun": {"core", "text", "mail", "store"},
    "cpedesk": {"core", "hub", "cpe"},
    "authdesk": {"core", "auth", "secrets"},
    "rightsdesk": {"core", "rights", "erp", "hub", "store"},
    "maildesk": {"core", "text", "hub", "mail", "compose", "mailrun"},
    "sync": {"core", "text", "erp", "hub", "gps", "store"},
}
# Areas of models/ every other area may include; they include each other only upwards in this order.
MODEL_FOUNDATION = ["base", "records", "scene", "mapdesk", "session"]

GUI_HEADER = re.compile(
    r"^(QtGui|QtQml|QtQuick|QtWidgets)\b"
    r"|^Q(GuiApplication|Application|Color|Image|ImageReader|ImageWriter|Pixmap|Painter|PainterPath|Font|FontMetrics|Icon|Pen"
    r"|Brush|Window|Clipboard|DesktopServices|TextDocument|TextCursor|KeySequence|Palette|Widget|Svg\w*|Qml\w*|JS\w*|Quick\w*"
    r"|SG\w*)$|^qqml|^qsg"
)
# Qt's sign-in keeps tokens and writes of them into the log where it is left alone: one area knows how it is to be held.
AUTH_HEADER = re.compile(r"^QtNetworkAuth\b|^Q(AbstractOAuth|OAuth)\w*$")
QUICK_HEADER = re.compile(r"^QtQuick\b|^Q(Quick\w*|SG\w*)$|^qsg")
NOWHERE = [
    ("no-context-property", re.compile(r"\bsetContextPropert"), "hand QML a typed property instead of a context property"),
    ("no-console", re.compile(r"\bconsole\.\w+\s*\("), "committed QML does not write to the console"),
    ("no-tls-bypass", re.compile(r"\bignoreSslErrors\b|\bVerifyNone\b|\bQueryPeer\b"), "TLS errors are shown, never ignored"),
    ("no-old-tls", re.compile(r"\bQSsl::(?:Tls|Dtls)V1_[01]\w*|\bQSsl::(?:Any|Unknown|Secure)\w*Protocols?\b|\bSECLEVEL\b"),
     "TLS 1.2 is the oldest that is spoken, and it is named"),
    ("one-network", re.compile(r"\b(?:new|make_unique<)\s*QNetworkAccessManager\b"),
     "managers come from makeNetworkAccessManager(): no cookies, no redirects to the clear"),
    ("no-nested-loop", re.compile(r"\bQEventLoop\b(?!\s*::)"), "no nested event loop outside tests"),
    ("no-sleep", re.compile(r"\bQThread::(m|u)?sleep\b|\bQTest::qSleep\b|\busleep\s*\("), "no sleeping outside tests"),
]
# A customer's device signs its certificate itself, with a name and dates of its own: no authority could vouch for it. Qt is told
# to ask for it without judging, and this one file compares its fingerprint with the one kept before a byte is sent.
EXCEPT = {
    ("no-tls-bypass", "QueryPeer"): {"services/cpe/tplink/devicehttp.cpp"},
    ("one-network", "make_unique<QNetworkAccessManager"): {"services/core/httpclient.cpp"},
}
LITERAL_COLOUR = re.compile(
    r"[\"']#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})[\"']|\b[cC]olor\s*:\s*[\"'](?!transparent[\"'])[a-z]+[\"']"
)
INCLUDE = re.compile(r"^\s*#\s*include\s*([<\"])([^>\"]+)[>\"]")
IMPORT = re.compile(r"^\s*import\s+(\"[^\"]*\"|[\w.]+)")
SOURCE = (".h", ".cpp", ".qml", ".js", "CMakeLists.txt")


def without_comments(text):
    """The same lines with comments blanked; strings are kept."""
    pattern = re.compile(r"\"(?:\\.|[^\"\\\n])*\"|//[^\n]*|/\*.*?\*/", re.S)
    return pattern.sub(lambda m: m.group() if m.group()[0] == '"' else re.sub(r"[^\n]", " ", m.group()), text)


def include_findings(path, words, quote, name, top):
    layer, area = words[0], words[1] if len(words) > 2 else ""
    target = name.split("/")[0] if "/" in name else ""
    if words[:2] != ["services", "auth"] and AUTH_HEADER.search(name):
        yield "networkauth-in-auth", f"only services/auth includes Qt Network Authorization, yet {name} is included"
    if layer == "services":
        if GUI_HEADER.search(name):
            yield "services-no-gui", f"services/ runs without Gui, Qml and Quick, yet includes {name}"
        if quote == '"' and target and os.path.isdir(os.path.join(top, "models", target)) and target not in SERVICES:
            yield "services-no-models", f"services/ never names a model, yet includes {name}"
        if quote == '"' and target and target != area and target in SERVICES and target not in SERVICES.get(area, set()):
            yield "services-areas", f"services/{area} may not include services/{target}"
    if layer == "models":
        if area != "scene" and QUICK_HEADER.search(name):
            yield "models-no-quick", f"only models/scene includes Quick, yet {name} is included"
        if quote == '"' and target and os.path.isdir(os.path.join(top, "models", target)) \
                and os.path.isfile(os.path.join(top, "models", name)) and target != area:
            order = MODEL_FOUNDATION.index(area) if area in MODEL_FOUNDATION else len(MODEL_FOUNDATION)
            if target not in MODEL_FOUNDATION[:order]:
                yield "models-areas", f"models/{area} may not include models/{target}"
        if quote == '"' and not target and not os.path.isfile(os.path.join(top, os.path.dirname(path), name)) \
                and not name.endswith(".moc"):
            yield "models-areas", f"{name} is not in models/{area}; name its folder"
    if layer == "app" and area == "sandbox" and quote == '"' and target in SERVICES \
            and os.path.isfile(os.path.join(top, "services", name)) \
            and not os.path.isfile(os.path.join(top, "app", "sandbox", name)):
        yield "sandbox-alone", f"the sandbox shares nothing with services/, yet includes {name}"


def import_findings(words, name):
    area = words[1] if len(words) > 2 else ""
    if name.startswith('"'):
        yield "qml-no-paths", f"import modules, not folders: {name}"
        return
    if not name.startswith("FibreDesk"):
        return
    # MapDesk: the layers and tools of a map, whichever page it lies on.
    allowed = {
        "FibreDesk.Models.Base", "FibreDesk.Models.Records", "FibreDesk.Models.Session", "FibreDesk.Models.Scene",
        "FibreDesk.Models.MapDesk",
    }
    if area == "controls":
        allowed = {"FibreDesk.Models.Base", "FibreDesk.Models.Records", "FibreDesk.Models.Scene"}
    elif area != "shell":
        allowed.add("FibreDesk.Controls")
    is_own = name.lower() == f"fibredesk.models.{area.lower()}" and area != "controls"
    if area != "shell" and name not in allowed and not is_own:
        yield "qml-areas", f"qml/{area} may not import {name}"


def findings(top):
    for layer in ("app", "services", "models", "qml"):
        for folder, folders, files in os.walk(os.path.join(top, layer)):
            folders[:] = sorted(f for f in folders if f not in ("build", ".git"))
            for file in sorted(files):
                if not file.endswith(SOURCE):
                    continue
                path = os.path.relpath(os.path.join(folder, file), top)
                with open(os.path.join(top, path), encoding="utf-8") as handle:
                    text = handle.read()
                yield from file_findings(path, text, top)


def file_findings(path, text, top):
    words = path.split(os.sep)
    if words[-1] == "CMakeLists.txt":
        for number, line in enumerate(text.splitlines(), 1):
            line = line.split("#")[0]
            if words[0] == "services" and re.search(r"\bQt6?::(Gui|Qml|Quick|Widgets|Svg)\b", line):
                yield path, number, "services-no-gui", "services/ does not link Gui, Qml or Quick"
            if words[:2] != ["services", "auth"] and re.search(r"\bQt6?::NetworkAuth\b", line):
                yield path, number, "networkauth-in-auth", "only services/auth links Qt Network Authorization"
            if words[0] == "models" and words[1] != "scene" and re.search(r"\bQt6?::Quick", line):
                yield path, number, "models-no-quick", "only models/scene links Quick"
            if words[:2] == ["app", "sandbox"] and re.search(r"\bfd_(models_|ui_|(?:%s)\b)" % "|".join(SERVICES), line):
                yield path, number, "sandbox-alone", "the sandbox links nothing of the client"
        return
    for number, line in enumerate(without_comments(text).splitlines(), 1):
        if match := INCLUDE.match(line):
            for rule, said in include_findings(path, words, match.group(1), match.group(2), top):
                yield path, number, rule, said
        if path.endswith(".qml"):
            if match := IMPORT.match(line):
                for rule, said in import_findings(words, match.group(1)):
                    yield path, number, rule, said
            if words[-1] != "Theme.qml" and LITERAL_COLOUR.search(line):
                yield path, number, "qml-colours", "colours stand in Theme.qml only"
        for rule, pattern, said in NOWHERE:
            for found in pattern.finditer(line):
                if path.replace(os.sep, "/") not in EXCEPT.get((rule, found.group()), ()):
                    yield path, number, rule, said


GOOD = {
    "services/core/error.h": "#include <QString>\n// console.log( and QEventLoop in a comment are words\n",
    "services/erp/client.cpp": '#include "core/error.h"\n#include "erp/client.h"\n#include "text/csv.h"\n',
    "services/sync/pull.cpp": '#include "erp/client.h"\n#include "store/mirror.h"\n',
    "services/dispatch/board.h": "#include <QDate>\n",
    "services/auth/codeflow.h": "#include <QOAuth2AuthorizationCodeFlow>\n",
    "services/auth/CMakeLists.txt": "LINK fd_core Qt6::NetworkAuth\n",
    "services/cpe/tplink/devicehttp.cpp": "tls.setPeerVerifyMode(QSslSocket::QueryPeer);\n",
    "models/base/errortext.h": '#include "core/error.h"\n#include <qqmlintegration.h>\n',
    "models/dispatch/boardmodel.h": '#include "base/errortext.h"\n#include "dispatch/board.h"\n#include "store/mirror.h"\n',
    "models/dispatch/boardmodel.cpp": '#include "boardmodel.h"\n',
    "models/scene/layer.h": "#include <QQuickItem>\n",
    "qml/controls/Theme.qml": 'import QtQuick\nQtObject { property color a: "#102030" }\n',
    "qml/dispatch/DispatchPage.qml": 'import QtQuick\nimport FibreDesk.Controls\nimport FibreDesk.Models.Dispatch\n'
                                     'import FibreDesk.Models.Session\nimport FibreDesk.Models.Scene\n'
                                     'Rectangle { color: "transparent" }\n',
    "qml/shell/Main.qml": "import FibreDesk.Dispatch\nimport FibreDesk.Models.Customers\n",
    "app/fibredesk/main.cpp": '#include "erp/client.h"\n',
    "app/sandbox/main.cpp": '#include "world/world.h"\n',
    "services/store/mirror.h": "", "services/erp/client.h": "", "services/text/csv.h": "", "app/sandbox/world/world.h": "",
}
BAD = [
    ("services-no-gui", "services/core/a.cpp", "#include <QColor>\n"),
    ("services-no-gui", "services/core/a.cpp", "#include <QtQml/qqml.h>\n"),
    ("services-no-gui", "services/core/CMakeLists.txt", "fd_add_service(core LINK Qt6::Gui)\n"),
    ("services-no-models", "services/core/a.cpp", '#include "base/errortext.h"\n'),
    ("services-areas", "services/hub/a.cpp", '#include "erp/client.h"\n'),
    ("services-areas", "services/erp/a.cpp", '#include "sync/pull.h"\n'),
    ("networkauth-in-auth", "services/authdesk/a.cpp", "#include <QAbstractOAuth>\n"),
    ("networkauth-in-auth", "app/ctl/a.cpp", "#include <QtNetworkAuth>\n"),
    ("networkauth-in-auth", "models/session/CMakeLists.txt", "LINK Qt6::NetworkAuth\n"),
    ("models-no-quick", "models/dispatch/a.cpp", "#include <QQuickItem>\n"),
    ("models-no-quick", "models/dispatch/CMakeLists.txt", "LINK Qt6::Quick\n"),
    ("models-areas", "models/base/a.cpp", '#include "scene/layer.h"\n'),
    ("models-areas", "models/dispatch/a.cpp", '#include "elsewhere.h"\n'),
    ("qml-areas", "qml/dispatch/A.qml", "import FibreDesk.Customers\n"),
    ("qml-areas", "qml/dispatch/A.qml", "import FibreDesk.Models.Customers\n"),
    ("qml-areas", "qml/controls/A.qml", "import FibreDesk.Models.Session\n"),
    ("qml-no-paths", "qml/dispatch/A.qml", 'import "../controls"\n'),
    ("qml-colours", "qml/dispatch/A.qml", 'Text { color: "#ff0000" }\n'),
    ("qml-colours", "qml/dispatch/A.qml", 'Text { color: "red" }\n'),
    ("sandbox-alone", "app/sandbox/a.cpp", '#include "erp/client.h"\n'),
    ("sandbox-alone", "app/sandbox/CMakeLists.txt", "target_link_libraries(x PRIVATE fd_erp)\n"),
    ("no-context-property", "app/fibredesk/a.cpp", "engine.rootContext()->setContextProperty(a, b);\n"),
    ("no-console", "qml/dispatch/A.qml", "onClicked: console.log(1)\n"),
    ("no-tls-bypass", "services/core/a.cpp", "reply->ignoreSslErrors();\n"),
    ("no-old-tls", "services/mail/a.cpp", "tls.setProtocol(QSsl::TlsV1_1OrLater);\n"),
    ("no-old-tls", "services/mail/a.cpp", "tls.setProtocol(QSsl::AnyProtocol);\n"),
    ("one-network", "services/geo/a.cpp", "auto n = std::make_unique<QNetworkAccessManager>();\n"),
    ("one-network", "models/mapdesk/a.cpp", "auto *n = new QNetworkAccessManager(this);\n"),
    ("no-tls-bypass", "services/cpe/tplink/websession.cpp", "tls.setPeerVerifyMode(QSslSocket::QueryPeer);\n"),
    ("no-tls-bypass", "services/cpe/tplink/devicehttp.cpp", "tls.setPeerVerifyMode(QSslSocket::VerifyNone);\n"),
    ("no-nested-loop", "models/dispatch/a.cpp", "QEventLoop loop;\n"),
    ("no-sleep", "services/core/a.cpp", "QThread::msleep(5);\n"),
]


def write(top, tree):
    for path, text in tree.items():
        os.makedirs(os.path.dirname(os.path.join(top, path)), exist_ok=True)
        with open(os.path.join(top, path), "w", encoding="utf-8") as handle:
            handle.write(text)


def self_test():
    failed = 0
    with tempfile.TemporaryDirectory() as top:
        write(top, GOOD)
        for path, number, rule, said in findings(top):
            print(f"the good tree must pass: {path}:{number}: {rule}: {said}")
            failed += 1
        for rule, path, text in BAD:
            write(top, {path: text})
            caught = {found for where, _, found, _ in findings(top) if where == path}
            os.remove(os.path.join(top, path))
            if caught != {rule}:
                print(f"{rule} must catch {text.strip()!r} in {path}, caught {sorted(caught)}")
                failed += 1
    print(f"{len(BAD)} bad examples, {failed} failures")
    return 1 if failed else 0


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    count = 0
    for path, number, rule, said in findings(sys.argv[1]):
        print(f"{path}:{number}: {rule}: {said}")
        count += 1
    print(f"{count} findings")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
