// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "health/dayhistory.h"

#include <QHash>
#include <QString>

namespace FibreDesk::Health {

/// What is kept of one system over a restart.
struct KeptDay {
    QString address; ///< of whom it is: another address is another system
    std::vector<Sample> samples;
    QDateTime lastOk;
    std::optional<Error> error; ///< the last one
    QDateTime errorAt;
    QString version;
    QDateTime certificateEnd;

    bool operator==(const KeptDay &) const = default;
};

using KeptDays = QHash<QString, KeptDay>; ///< by system

/// The small file of the day. Both block: they belong on a worker thread.
[[nodiscard]] Result<void> writeDays(const QString &file, const KeptDays &days);
/// What cannot be read is no day at all: it is measured anew.
[[nodiscard]] KeptDays readDays(const QString &file);

} // namespace FibreDesk::Health
