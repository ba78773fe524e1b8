// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rights/capabilities.h"

#include <QDateTime>
#include <QHash>
#include <QJsonObject>

namespace FibreDesk::Rights {

/// Who said what one may do on this desk.
enum class Origin {
    None, ///< nobody: the servers decide
    Groups, ///< the groups of the sign-in, by the rules of this program
    Hub ///< the hub's own answer
};

/// Everything that is known of the rights of who works here.
struct Grants {
    QString user{}; ///< as ERPNext knows him
    QStringList groups{};
    QStringList roles{}; ///< ERPNext's
    Origin origin = Origin::None;
    Capabilities capabilities{};
    /// What ERPNext permits, by doctype: "read", "write", "create", "delete", "submit", "cancel". A
    /// doctype that is missing is not known.
    QHash<QString, QStringList> verbs{};
    QDateTime askedAt{}; ///< UTC; invalid = never

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Grants fromJson(const QJsonObject &object);

    bool operator==(const Grants &) const = default;
};

/// Whether something may be done, and what it lacks.
struct Verdict {
    enum class Lack { Nothing, Capability, Verb };

    Lack lack = Lack::Nothing;
    QString capability{};
    QString doctype{};
    QString verb{};
    bool canRead = false; ///< of a verb that is lacking: the document may be read at least

    [[nodiscard]] bool isAllowed() const { return lack == Lack::Nothing; }
    bool operator==(const Verdict &) const = default;
};

/// What nobody has decided is allowed here: the server has the last word on everything.
[[nodiscard]] Verdict judge(
    const Grants &grants, const QString &capability, const QString &doctype, const QString &verb);

} // namespace FibreDesk::Rights
