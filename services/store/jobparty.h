// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/records.h"

#include <QSqlDatabase>

#include <vector>

/// For whom a job that is about to be made may be; read inside Mirror::read().
namespace FibreDesk::Store {

struct JobParty {
    Customer customer{}; ///< empty where the mirror does not have it
    std::vector<Location> locations{}; ///< of the customer, by name

    bool operator==(const JobParty &) const = default;
};

[[nodiscard]] Result<JobParty> jobParty(QSqlDatabase &db, const QString &customer);

/// The names of all tags, by name: a job can have no others.
[[nodiscard]] Result<QStringList> tagNames(QSqlDatabase &db);

} // namespace FibreDesk::Store
