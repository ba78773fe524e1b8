// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records.h"
#include "store/database.h"

#include <QDate>
#include <QHash>

#include <vector>

/// What is taken along of days: for sheets of paper and calendars. For Mirror::read().
namespace FibreDesk::Store {

/// The jobs of the days from the first to the last, cancelled ones too, with tags and assistants.
[[nodiscard]] Result<std::vector<Job>> readJobsBetween(QSqlDatabase &db, QDate first, QDate last);

/// Who and what is met at a job.
struct VisitFacts {
    Customer customer{};
    Location location{};
    std::vector<Equipment> onSite{}; ///< what stands there now, by kind

    bool operator==(const VisitFacts &) const = default;
};
/// By job; three queries in all.
[[nodiscard]] Result<QHash<QString, VisitFacts>> readVisitFacts(
    QSqlDatabase &db, const std::vector<Job> &jobs);

/// The numbers to call, the nearest to the door first; each once.
[[nodiscard]] QStringList visitPhones(const VisitFacts &facts);
/// The job's own address, else the location's, with town and postal code where it lacks them.
[[nodiscard]] QString visitAddress(const Job &job, const VisitFacts &facts);

} // namespace FibreDesk::Store
