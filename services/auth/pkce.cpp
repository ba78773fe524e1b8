// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/pkce.h"

#include "auth/base64url.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <array>

namespace FibreDesk::Auth {

QString randomText()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    const QByteArray bytes(
        reinterpret_cast<const char *>(words.data()), qsizetype(words.size() * sizeof(quint32)));
    return QString::fromLatin1(toBase64Url(bytes));
}

Pkce Pkce::make()
{
    const QString verifier = randomText();
    return {.verifier = verifier, .challenge = challengeOf(verifier)};
}

QString Pkce::challengeOf(const QString &verifier)
{
    return QString::fromLatin1(
        toBase64Url(QCryptographicHash::hash(verifier.toLatin1(), QCryptographicHash::Sha256)));
}

} // namespace FibreDesk::Auth
