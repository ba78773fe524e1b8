// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QDateTime>
#include <QSqlDatabase>
#include <QTimeZone>

/// How far each kind is copied, and small values of the mirror as a whole.
namespace FibreDesk::Store {

struct KindState {
    QString kind;
    QString cursorModified; ///< the server's raw string; everything up to here is mirrored
    QString cursorName;
    bool isComplete = false; ///< the first fill reached its end
    QDateTime lastSuccess; ///< UTC; when the mirror last agreed with the server
    QString lastError;
    qint64 rows = 0;

    bool operator==(const KindState &) const = default;
};

[[nodiscard]] Result<KindState> kindState(QSqlDatabase &db, const QString &kind);
[[nodiscard]] Result<void> setKindState(QSqlDatabase &db, const KindState &state);

/// When rows of this kind last agreed with the server (UTC); invalid where they never did.
[[nodiscard]] Result<QDateTime> fetchedAt(QSqlDatabase &db, const QString &kind);

/// Small values by name; empty where there is none.
[[nodiscard]] Result<QString> metaValue(QSqlDatabase &db, const QString &key);
[[nodiscard]] Result<void> setMetaValue(QSqlDatabase &db, const QString &key, const QString &value);

/// The zone of the site's naive datetimes; America/Toronto until the server has said it.
[[nodiscard]] Result<QTimeZone> siteTimeZone(QSqlDatabase &db);
[[nodiscard]] Result<void> setSiteTimeZone(QSqlDatabase &db, const QTimeZone &zone);

/// The hub's campaigns as they were last fetched.
struct CachedCampaign {
    QString id;
    QByteArray json;
    QDateTime fetchedAt; ///< UTC
};
[[nodiscard]] Result<QList<CachedCampaign>> cachedCampaigns(QSqlDatabase &db);
[[nodiscard]] Result<void> cacheCampaign(QSqlDatabase &db, const CachedCampaign &campaign);

} // namespace FibreDesk::Store
