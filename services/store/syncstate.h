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
    QString cursorModified; ///< raw; the first fill has everything from its start down to here
    QString cursorName;
    QString highModified; ///< raw; the newest change that is mirrored
    bool isComplete = false; ///< the first fill reached its end
    QDateTime lastSuccess; ///< UTC; when the mirror last agreed with the server
    QString lastError;
    qint64 rows = 0;
    qint64 total = -1; ///< on the server when the fill began; -1 = not known

    bool operator==(const KindState &) const = default;
};

/// The last try failed for want of the right to read the kind.
[[nodiscard]] bool isForbidden(const KindState &state);
/// The last try failed because the site has no such doctype.
[[nodiscard]] bool isAbsent(const KindState &state);

[[nodiscard]] Result<KindState> kindState(QSqlDatabase &db, const QString &kind);
[[nodiscard]] Result<QList<KindState>> kindStates(QSqlDatabase &db);

/// Each part of a KindState is written by itself: the first fill and the following of changes run
/// side by side.
[[nodiscard]] Result<void> setFillCursor(QSqlDatabase &db, const QString &kind,
    const QString &modified, const QString &name, bool isComplete, qint64 rows);
[[nodiscard]] Result<void> setTotal(QSqlDatabase &db, const QString &kind, qint64 total);
/// Never goes back.
[[nodiscard]] Result<void> raiseHighMark(
    QSqlDatabase &db, const QString &kind, const QString &modified);
/// Notes agreement with the server, or the reason why there is none.
[[nodiscard]] Result<void> noteSuccess(
    QSqlDatabase &db, const QString &kind, const QDateTime &when);
[[nodiscard]] Result<void> noteFailure(QSqlDatabase &db, const QString &kind, const Error &error);
/// Forgets how far the kinds are copied, so that all is fetched again; the rows stay.
[[nodiscard]] Result<void> forgetCursors(QSqlDatabase &db);

/// When rows of this kind last agreed with the server (UTC); invalid where they never did.
[[nodiscard]] Result<QDateTime> fetchedAt(QSqlDatabase &db, const QString &kind);

/// Who we are at ERPNext, as it said itself: a value of metaValue().
inline const QString SignedInUser = QStringLiteral("erp_user");
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
