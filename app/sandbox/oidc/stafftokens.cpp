// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oidc/stafftokens.h"

#include <QRandomGenerator>

#include <array>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

const QList<StaffMember> &StaffTokens::staff()
{
    static const QList<StaffMember> all{
        {u"marie"_s, u"Marie Exemple"_s, u"marie@fibre.example"_s, {u"dispatch"_s}},
        {u"sam"_s, u"Sam Exemple"_s, u"sam@fibre.example"_s, {u"support"_s}},
        {u"alex"_s, u"Alex Exemple"_s, u"alex@fibre.example"_s,
            {u"dispatch"_s, u"support"_s, u"supervisors"_s}}};
    return all;
}

std::optional<StaffMember> StaffTokens::member(const QString &login)
{
    for (const StaffMember &one : staff()) {
        if (one.login == login)
            return one;
    }
    return {};
}

QString StaffTokens::random()
{
    std::array<quint32, 6> words{};
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    const QByteArray bytes(
        reinterpret_cast<const char *>(words.data()), qsizetype(words.size() * sizeof(quint32)));
    return QString::fromLatin1(
        bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QString StaffTokens::issue(const QString &login, const QString &grant, int seconds)
{
    const QString token = random();
    m_tokens.insert(token, {login, grant, QDateTime::currentDateTimeUtc().addSecs(seconds)});
    return token;
}

std::optional<StaffMember> StaffTokens::holder(const QString &token) const
{
    const auto found = m_tokens.constFind(token);
    if (found == m_tokens.constEnd() || found->ends <= QDateTime::currentDateTimeUtc())
        return {};
    return member(found->login);
}

std::optional<StaffMember> StaffTokens::holderOf(const QByteArray &authorization) const
{
    if (!authorization.startsWith("Bearer "))
        return {};
    return holder(QString::fromLatin1(authorization.mid(7).trimmed()));
}

void StaffTokens::endGrant(const QString &grant)
{
    m_tokens.removeIf([&grant](const auto &entry) { return entry.value().grant == grant; });
}

QString StaffTokens::grantOf(const QString &token) const
{
    return m_tokens.value(token).grant;
}

} // namespace FibreDesk::Sandbox
