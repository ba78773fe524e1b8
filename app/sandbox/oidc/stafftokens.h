// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace FibreDesk::Sandbox {

/// Somebody of the invented company.
struct StaffMember {
    QString login;
    QString name;
    QString email;
    QStringList groups;
};

/// Who may sign in, and the access tokens that the provider has given and not taken back: what the
/// other stand-ins ask.
class StaffTokens {
public:
    [[nodiscard]] static const QList<StaffMember> &staff();
    [[nodiscard]] static std::optional<StaffMember> member(const QString &login);

    [[nodiscard]] QString issue(const QString &login, const QString &grant, int seconds);
    /// Who shows it; nobody once it is over or revoked.
    [[nodiscard]] std::optional<StaffMember> holder(const QString &token) const;
    void endGrant(const QString &grant);
    /// The grant of a token; empty = not known.
    [[nodiscard]] QString grantOf(const QString &token) const;
    [[nodiscard]] int count() const { return int(m_tokens.size()); }
    /// Of a header's value; nothing where it is no bearer token of ours.
    [[nodiscard]] std::optional<StaffMember> holderOf(const QByteArray &authorization) const;

    /// Nobody can guess it.
    [[nodiscard]] static QString random();

private:
    struct Token {
        QString login;
        QString grant;
        QDateTime ends;
    };
    QHash<QString, Token> m_tokens;
};

} // namespace FibreDesk::Sandbox
