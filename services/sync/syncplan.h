// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "erp/fieldmap.h"
#include "erp/listquery.h"
#include "store/syncstate.h"

#include <QDate>
#include <QTimeZone>

/// What is asked of the server, as values: the order of the kinds and the queries of each step.
namespace FibreDesk::Sync {

struct KindPlan {
    QString kind;
    int pageSize = 1000;
    QList<Erp::Filter> filters{}; ///< what of the doctype is mirrored at all, under our names
    bool isHot = false; ///< on the board: polled fast
};

/// In the order of the first fill: what the board needs, then what a caller asks for, then history.
[[nodiscard]] const QList<KindPlan> &plans();
[[nodiscard]] const KindPlan *findPlan(const QString &kind);

/// The next page of the first fill: from the newest row down, everything after the cursor.
[[nodiscard]] Erp::ListQuery fillQuery(
    const KindPlan &plan, const Erp::FieldMap &map, const Store::KindState &state);

/// The first pages to make the desk useful: the rows around today, before the whole history. They
/// are paged by the same cursor as the fill, which is kept for the run only.
[[nodiscard]] QList<QList<Erp::Filter>> headFilters(const KindPlan &plan, QDate today);

/// What changed since `mark` (raw), oldest first; `after` continues a page.
struct ChangePosition {
    QString modified;
    QString name; ///< empty = include rows of this very instant
};
[[nodiscard]] Erp::ListQuery changesQuery(
    const KindPlan &plan, const Erp::FieldMap &map, const ChangePosition &position);

/// These documents, whatever their time.
[[nodiscard]] Erp::ListQuery namedQuery(
    const KindPlan &plan, const Erp::FieldMap &map, const QStringList &names);
/// Documents without a time of their last change, by name.
[[nodiscard]] Erp::ListQuery unstampedQuery(
    const KindPlan &plan, const Erp::FieldMap &map, const QString &afterName);

/// Where following the changes begins again: some seconds before the mark, because a transaction
/// may end later than a younger one. In the hour after the clocks of the site went back it is more
/// than an hour.
[[nodiscard]] QString overlapMark(
    const QString &mark, const QDateTime &nowUtc, const QTimeZone &siteZone);

/// The child rows of these parents.
[[nodiscard]] Erp::ListQuery childQuery(
    const QString &childTable, const Erp::FieldMap &map, const QStringList &parents);

/// The names the server has after `from` up to `to`.
[[nodiscard]] Erp::ListQuery namesQuery(
    const KindPlan &plan, const Erp::FieldMap &map, const QString &from, const QString &to);
/// Which of these names the server has.
[[nodiscard]] Erp::ListQuery existingQuery(
    const KindPlan &plan, const Erp::FieldMap &map, const QStringList &names);

/// The plan's filters under the server's names.
[[nodiscard]] QList<Erp::Filter> serverFilters(
    const KindPlan &plan, const Erp::FieldMap &map, const QList<Erp::Filter> &more = {});

/// True where the server may have refused a list because of a field that it does not have or not
/// give, whether it says so or not.
[[nodiscard]] bool mayBeAboutFields(const Error &error);
/// The field of the query that an error of the server complains about; empty where none.
[[nodiscard]] QString fieldNamedIn(const Error &error, const QStringList &fields);

} // namespace FibreDesk::Sync
