// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/oversight.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

/// 503 is an answer in place of the work; any other failure of the server may have come after it,
/// or after a part of it.
QString resultOfStatus(int status)
{
    if (status >= 200 && status < 300)
        return u"refused"_s; // it did its work, and its answer is no
    return status >= 500 && status != 503 ? u"uncertain"_s : u"failed"_s;
}

} // namespace

std::optional<Error> refusalOf(const OversightRef &oversight, const QString &action)
{
    const Oversight *one = oversight.get();
    return one ? one->refusal(action) : std::nullopt;
}

void note(const OversightRef &oversight, Deed deed)
{
    if (Oversight *one = oversight.get())
        one->note(std::move(deed));
}

QString resultOf(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Uncertain:
        return u"uncertain"_s;
    case ErrorKind::Conflict:
        return u"clash"_s;
    case ErrorKind::Cancelled:
        return u"cancelled"_s;
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Validation:
    case ErrorKind::RateLimited:
    case ErrorKind::Unsupported:
    case ErrorKind::Device:
        return u"refused"_s;
    case ErrorKind::Server:
        return resultOfStatus(error.code);
    default:
        return u"failed"_s;
    }
}

Deed ended(Deed deed, const std::optional<Error> &error)
{
    deed.result = error ? resultOf(*error) : u"done"_s;
    deed.reason = error ? error->detail : QString();
    return deed;
}

} // namespace FibreDesk
