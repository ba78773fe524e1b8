// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "erp/fieldmap.h"

#include <QCoroTask>
#include <QHash>
#include <QStringList>

#include <vector>

namespace FibreDesk {
class RequestScope;
namespace Erp {
class ErpClient;
}
} // namespace FibreDesk

namespace FibreDesk::Dispatch {

/// What a job says is to be brought and ticked off. The mirror does not hold it.
struct JobNeeds {
    struct Piece {
        QString equipment; ///< its id
        QString action; ///< install, remove, replace, or as the site calls it
        bool operator==(const Piece &) const = default;
    };
    std::vector<Piece> equipment{};
    QStringList materials{}; ///< "2 × Jarretière 3 m"
    QStringList checks{};

    bool operator==(const JobNeeds &) const = default;
};

/// Of these jobs, in one list each of equipment, materials and checks. What the site has no doctype
/// for is not there; any other failure fails it all.
[[nodiscard]] QCoro::Task<Result<QHash<QString, JobNeeds>>> readJobNeeds(
    Erp::ErpClient *erp, Erp::FieldMap map, QStringList jobs, RequestScope *scope);

} // namespace FibreDesk::Dispatch
