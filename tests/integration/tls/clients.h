// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QCoroTask>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace FibreDesk {

/// One of those that open connections. What it is told about a host and port is made into an
/// address of its own kind.
struct EveryClient {
    QString name;
    /// Asks once; why it got no answer.
    std::function<std::optional<Error>(const QString &host, int port)> ask;
};

[[nodiscard]] const std::vector<EveryClient> &everyClient();

} // namespace FibreDesk
