// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "daysheet.h"
#include "dispatch/board.h"
#include "jobneeds.h"
#include "store/dayqueries.h"

#include <QCoreApplication>
#include <QSet>

namespace FibreDesk::Dispatch {

/// What a technician's day is on paper: the board's lane and what is known of each visit, in words.
class SheetText {
    Q_DECLARE_TR_FUNCTIONS(DaySheet)

public:
    /// All that stands on the sheets of one day.
    struct Day {
        QString issuer; ///< the company
        QDate date;
        QString language;
        QDateTime madeAt;
        QDateTime fetchedAt; ///< when the jobs last agreed with ERPNext; invalid = never
        QHash<QString, QString> technicians{}; ///< names by id
        QSet<QString> unconfirmed{}; ///< jobs with a change on its way
        QHash<QString, Store::VisitFacts> facts{}; ///< by job
        QHash<QString, Equipment> equipment{}; ///< what is to be brought, as far as the copy has it
        std::optional<QHash<QString, JobNeeds>> needs{}; ///< not set = they could not be read
        ErrorText needsError{};
    };

    [[nodiscard]] static DaySheet sheet(const Lane &lane, const Day &day);

private:
    [[nodiscard]] static SheetBlock block(
        const BoardJob &entry, const BoardJob *before, int number, const Day &day);
    [[nodiscard]] static QString travel(const BoardJob &entry, const BoardJob *before);
    [[nodiscard]] static QString mark(const BoardJob &entry, const Day &day);
    [[nodiscard]] static QString bring(const Job &job, const Day &day);
    [[nodiscard]] static QString onSite(const Store::VisitFacts &facts);
    [[nodiscard]] static QString tags(const Job &job);
    [[nodiscard]] static QStringList checks(const Job &job, const Day &day);
    [[nodiscard]] static QString foot(const Day &day);
    [[nodiscard]] static QString action(const QString &action);
};

} // namespace FibreDesk::Dispatch
