// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/oversight.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

std::optional<Error> refusalOf(const Oversight *oversight, const QString &action)
{
    return oversight ? oversight->refusal(action) : std::nullopt;
}

void note(Oversight *oversight, Deed deed)
{
    if (oversight)
        oversight->note(std::move(deed));
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
