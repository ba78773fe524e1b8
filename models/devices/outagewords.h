// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "outagefinder.h"

#include <QCoreApplication>
#include <QString>

namespace FibreDesk {

/// An outage as it is told: where, since when, how many, and how sure that is.
class OutageWords {
    Q_DECLARE_TR_FUNCTIONS(OutageWords)

public:
    /// "olt-3, port 1/7 · Saint-Rémi" or "around 12, rue des Érables, Saint-Rémi".
    [[nodiscard]] static QString place(const OutageReport &report);
    /// What explains it best, in a few words.
    [[nodiscard]] static QString cause(const OutageReport &report);
    /// Why that is thought, and where to look first.
    [[nodiscard]] static QString meaning(const OutageReport &report);
    /// "Last heard between 10:02 and 10:14".
    [[nodiscard]] static QString since(
        const OutageReport &report, const QDateTime &now, const QString &language);
    /// "14 of 16 places silent · 22 of 31 devices · 13 customers".
    [[nodiscard]] static QString counts(const OutageReport &report);
    /// "12 of 14 are back since 10:32"; empty = nobody is.
    [[nodiscard]] static QString recovery(
        const OutageReport &report, const QDateTime &now, const QString &language);
    /// How sure, with what it stands on.
    [[nodiscard]] static QString confidence(const OutageReport &report, const QString &language);
    [[nodiscard]] static QString tone(const OutageReport &report);
    [[nodiscard]] static QString memberState(
        const OutageMember &member, const QDateTime &now, const QString &language);
    [[nodiscard]] static QString memberTone(const OutageMember &member);
    /// Why nothing is claimed; empty = something is known.
    [[nodiscard]] static QString silence(
        const OutagePicture &picture, const QDateTime &now, const QString &language);
    /// The time of today, else the day with it.
    [[nodiscard]] static QString moment(
        const QDateTime &at, const QDateTime &now, const QString &language);
};

} // namespace FibreDesk
