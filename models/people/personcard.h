// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"

#include <QDateTime>
#include <QStringList>
#include <qqmlintegration.h>

#include <optional>

namespace FibreDesk {

/// A colleague as the list shows them; what nobody tells is unknown and not "no".
struct PersonCard {
    Q_GADGET
    QML_VALUE_TYPE(personCard)
    Q_PROPERTY(QString personId MEMBER id)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString email MEMBER email)
    Q_PROPERTY(QStringList groups READ groupNames)
    Q_PROPERTY(QStringList groupTitles READ groupTitles)
    Q_PROPERTY(bool groupsKnown READ areGroupsKnown)
    Q_PROPERTY(QDateTime lastLogin MEMBER lastLogin)
    Q_PROPERTY(bool lastLoginKnown MEMBER isLastLoginKnown)
    /// "active", "disabled", "unknown"
    Q_PROPERTY(QString access READ access)
    /// "yes", "no", "unknown"
    Q_PROPERTY(QString erpUser READ erpUser)
    Q_PROPERTY(QString busy MEMBER busy)
    Q_PROPERTY(QString outcome MEMBER outcome)
    Q_PROPERTY(FibreDesk::ErrorText error MEMBER error)

public:
    QString id{};
    QString name{};
    QString email{};
    std::optional<QStringList> groups{};
    QDateTime lastLogin{}; ///< invalid = never, where it is known
    bool isLastLoginKnown = false;
    std::optional<bool> isDisabled{};
    std::optional<bool> hasErpUser{};
    QString busy{}; ///< "resend", "disable" while it is under way
    QString outcome{}; ///< of the last one: "mailed", "mailNotTold", "disabled"; empty = none
    ErrorText error{}; ///< why it was not done, or is not known to be

    [[nodiscard]] QStringList groupNames() const { return groups.value_or(QStringList()); }
    /// In the language of the moment.
    [[nodiscard]] QStringList groupTitles() const;
    [[nodiscard]] bool areGroupsKnown() const { return groups.has_value(); }
    [[nodiscard]] QString access() const
    {
        return !isDisabled ? QStringLiteral("unknown")
            : *isDisabled  ? QStringLiteral("disabled")
                           : QStringLiteral("active");
    }
    [[nodiscard]] QString erpUser() const
    {
        return !hasErpUser ? QStringLiteral("unknown")
            : *hasErpUser  ? QStringLiteral("yes")
                           : QStringLiteral("no");
    }

    bool operator==(const PersonCard &) const = default;
};

} // namespace FibreDesk

Q_DECLARE_METATYPE(FibreDesk::PersonCard)
