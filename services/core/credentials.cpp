// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/credentials.h"

namespace FibreDesk {

std::pair<QByteArray, QByteArray> Credentials::header() const
{
    if (!missing.isEmpty())
        return {};
    static const auto authorization = QByteArrayLiteral("Authorization");
    switch (scheme) {
    case Scheme::None:
        return {};
    case Scheme::FrappeToken:
        return {authorization, "token " + user.toUtf8() + ':' + secret.toUtf8()};
    case Scheme::Bearer:
        return {authorization, "Bearer " + secret.toUtf8()};
    case Scheme::Header:
        return {user.toLatin1(), secret.toUtf8()};
    case Scheme::Basic:
        return {authorization, "Basic " + (user.toUtf8() + ':' + secret.toUtf8()).toBase64()};
    }
    return {};
}

} // namespace FibreDesk
