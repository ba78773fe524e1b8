// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "store/dayqueries.h"
#include "store/dispatchqueries.h"

#include <QCoroTask>
#include <QDate>

namespace FibreDesk::Ctl {

class Context;

/// A day of the board, and where it is from.
struct DayReading {
    Store::DispatchDay day;
    QDateTime fetchedAt; ///< UTC
    bool isFromMirror = false; ///< the server could not be reached: as it was last mirrored
    QStringList notes; ///< what could not be read
};

/// Reads the day from ERPNext; from the mirror where ERPNext cannot be reached. One decoder for
/// both: the live documents pass through an empty mirror of their own.
[[nodiscard]] QCoro::Task<Result<DayReading>> readDay(Context *context, QDate date);

/// The jobs of some days with whom and what they are for, read like a day.
struct RangeReading {
    std::vector<Job> jobs;
    QHash<QString, QString> technicians; ///< names by id
    QHash<QString, Store::VisitFacts> facts; ///< by job
    QDateTime fetchedAt; ///< UTC
    bool isFromMirror = false;
    QStringList notes;
};
[[nodiscard]] QCoro::Task<Result<RangeReading>> readRange(
    Context *context, QDate first, QDate last);

} // namespace FibreDesk::Ctl
