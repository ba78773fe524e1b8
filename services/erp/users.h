// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/requestscope.h"

#include <QCoroTask>
#include <QDateTime>
#include <QString>
#include <QTimeZone>

#include <vector>

namespace FibreDesk::Erp {

class ErpClient;

/// A person who can sign in to ERPNext's desk.
struct SystemUser {
    QString email;
    QString fullName;
    bool isEnabled = false;
    QDateTime lastLogin; ///< UTC; invalid = never

    bool operator==(const SystemUser &) const = default;
};

struct SystemUsers {
    std::vector<SystemUser> list; ///< by name; without Administrator and Guest
    bool isCut = false; ///< there are more
};

/// `zone` is the site's, in which it writes its times.
[[nodiscard]] QCoro::Task<Result<SystemUsers>> fetchSystemUsers(
    ErpClient *erp, QTimeZone zone, RequestScope *scope = nullptr);

} // namespace FibreDesk::Erp
