// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fakehttpserver.h"

namespace FibreDesk::Tests {

/// An answer with a reason phrase of its own, as only GenieACS gives them a meaning.
inline ScriptedAnswer phrased(int status, const QByteArray &phrase, const QByteArray &body = {},
    const QByteArray &headers = {}, const QByteArray &type = "application/json")
{
    ScriptedAnswer answer;
    answer.raw = "HTTP/1.1 " + QByteArray::number(status) + ' ' + phrase
        + "\r\nContent-Type: " + type + "\r\n" + headers
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    return answer;
}

/// A page of a collection.
inline ScriptedAnswer listed(const QByteArray &rows, int total)
{
    return phrased(200, "OK", '[' + rows + ']', "total: " + QByteArray::number(total) + "\r\n");
}

inline QByteArray postedTask(const QByteArray &id)
{
    return "{\"_id\":\"" + id + "\",\"device\":\"D\",\"name\":\"reboot\"}";
}

} // namespace FibreDesk::Tests
