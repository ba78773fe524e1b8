// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QMetaType>
#include <QStringList>

#include <optional>

namespace FibreDesk::Sync {

/// One kind of document on its way into the mirror.
struct KindProgress {
    enum class Phase {
        Waiting, ///< its turn has not come
        Filling, ///< the first copy is under way
        Current, ///< complete; changes are followed
        Failed, ///< see error; tried again with the next round
        Absent, ///< this site has no such doctype; asked again now and then
    };

    QString kind; ///< table of the mirror: "customer"
    Phase phase = Phase::Waiting;
    qint64 rows = 0; ///< copied so far
    qint64 total = -1; ///< on the server; -1 = not known
    double rowsPerSecond = 0;
    QDateTime lastSuccess; ///< UTC
    std::optional<Error> error;

    bool operator==(const KindProgress &) const = default;
};

/// All there is to know about the synchronisation, as one value.
struct SyncState {
    enum class Phase {
        Stopped,
        Connecting, ///< asking the server who it is
        Filling,
        Current,
        Waiting, ///< the server cannot be reached or wants a rest: see error and nextTry
        Paused,
    };

    Phase phase = Phase::Stopped;
    QList<KindProgress> kinds; ///< in the order of the first fill
    std::optional<Error> error; ///< why it waits
    QDateTime nextTry; ///< UTC; when it will try again
    QDateTime lastSuccess; ///< UTC; the newest of all kinds
    QHash<QString, QStringList> missingFields; ///< our fields that the server does not have

    [[nodiscard]] const KindProgress *find(const QString &kind) const;
    bool operator==(const SyncState &) const = default;
};

} // namespace FibreDesk::Sync

Q_DECLARE_METATYPE(FibreDesk::Sync::SyncState)
