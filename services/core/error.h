// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QString>

#include <expected>

namespace FibreDesk {

/// Why an operation failed, by what can be done about it. Carried by value up to the row it
/// concerns.
enum class ErrorKind {
    Offline, ///< no route, name not found, connection refused: nothing reached the server
    Timeout, ///< no answer in time to a request that is safe to repeat
    Cancelled, ///< we gave it up ourselves
    Tls, ///< certificate or handshake refused
    Unauthorized, ///< credentials missing, wrong or expired
    Forbidden, ///< known user without the right
    NotFound,
    Conflict, ///< somebody else changed the document meanwhile
    Validation, ///< the server refused the content
    RateLimited, ///< come back later; see retryAfterSeconds
    Server, ///< the server failed
    Protocol, ///< the answer is not what was promised (HTML instead of JSON, cut body)
    Uncertain, ///< a request that changes something was sent and no answer came: it may have
               ///< happened
    Unsupported,
    Device, ///< SNMP error status, TR-069 fault
    Storage, ///< local database or file
};

struct Error {
    ErrorKind kind = ErrorKind::Server;
    /// The server's own words or the technical reason; never translated, never secret.
    QString detail{};
    int code = 0; ///< raw HTTP, SMTP, SNMP or fault number; 0 = none
    QString source{}; ///< the operation, e.g. "erp PUT Dispatch Job"
    QString type{}; ///< the server's own error type, e.g. "TimestampMismatchError"
    int retryAfterSeconds = 0;

    bool operator==(const Error &) const = default;
};

template <typename T>
using Result = std::expected<T, Error>;

/// True where trying the same idempotent request again may succeed.
[[nodiscard]] bool isRetryable(const Error &error);
/// True where only new credentials help.
[[nodiscard]] bool needsLogin(const Error &error);
/// Stable English name of a kind, for logs and JSON ("conflict", "rateLimited").
[[nodiscard]] QString kindName(ErrorKind kind);

} // namespace FibreDesk

Q_DECLARE_METATYPE(FibreDesk::Error)
