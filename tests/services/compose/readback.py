# SPDX-FileCopyrightText: 2026 FibreDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads mails with Python's own parser and says what it finds: one JSON object a line on stdin ({"bytes": base64, "utf8": bool}), one on stdout."""

import base64
import email
import email.policy
import json
import sys


def decoded(value):
    """Raw UTF-8 in a header (RFC 6532), which the parser hands on as surrogates."""
    return str(value).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


for line in sys.stdin:
    case = json.loads(line)
    policy = email.policy.SMTPUTF8 if case["utf8"] else email.policy.SMTP
    message = email.message_from_bytes(base64.b64decode(case["bytes"]), policy=policy)
    parts = []
    for part in message.walk():
        if part.is_multipart():
            parts.append({"type": part.get_content_type()})
            continue
        content = part.get_content()
        if isinstance(content, bytes):
            content = base64.b64encode(content).decode()
        parts.append({
            "type": part.get_content_type(),
            "content": content,
            "name": part.get_filename() or "",
            "cid": (part["Content-ID"] or "").strip("<>"),
            "disposition": part.get_content_disposition() or "",
        })
    defects = [type(d).__name__ for p in message.walk() for d in p.defects]
    defects += [f"{name}: {type(d).__name__}" for name, value in message.items() for d in value.defects]
    print(json.dumps({
        "headers": [[name.lower(), decoded(value)] for name, value in message.items()],
        "to": [[decoded(a.display_name), decoded(a.addr_spec)] for a in message["To"].addresses] if message["To"] else [],
        "from": [[decoded(a.display_name), decoded(a.addr_spec)] for a in message["From"].addresses] if message["From"] else [],
        "date": message["Date"].datetime.isoformat() if message["Date"] else "",
        "parts": parts,
        "defects": defects,
    }), flush=True)
