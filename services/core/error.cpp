// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/error.h"

using namespace Qt::StringLiterals;

namespace FibreDesk {

bool isRetryable(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::RateLimited:
    case ErrorKind::Protocol:
        return true;
    case ErrorKind::Server:
        // Frappe answers 500 to malformed requests too; only the gateway statuses tell of a passing
        // fault.
        return error.code == 502 || error.code == 503 || error.code == 504;
    default:
        return false;
    }
}

bool needsLogin(const Error &error)
{
    return error.kind == ErrorKind::Unauthorized;
}

QString kindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
        return u"offline"_s;
    case ErrorKind::Timeout:
        return u"timeout"_s;
    case ErrorKind::Cancelled:
        return u"cancelled"_s;
    case ErrorKind::Tls:
        return u"tls"_s;
    case ErrorKind::Unauthorized:
        return u"unauthorized"_s;
    case ErrorKind::Forbidden:
        return u"forbidden"_s;
    case ErrorKind::NotFound:
        return u"notFound"_s;
    case ErrorKind::Conflict:
        return u"conflict"_s;
    case ErrorKind::Validation:
        return u"validation"_s;
    case ErrorKind::RateLimited:
        return u"rateLimited"_s;
    case ErrorKind::Server:
        return u"server"_s;
    case ErrorKind::Protocol:
        return u"protocol"_s;
    case ErrorKind::Uncertain:
        return u"uncertain"_s;
    case ErrorKind::Unsupported:
        return u"unsupported"_s;
    case ErrorKind::Device:
        return u"device"_s;
    case ErrorKind::Storage:
        return u"storage"_s;
    }
    return u"unknown"_s;
}

} // namespace FibreDesk
