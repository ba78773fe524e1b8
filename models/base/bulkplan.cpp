// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/bulkplan.h"

#include "store/database.h"
#include "store/documenttags.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

constexpr std::size_t atOnce = 500;

struct Line {
    qint64 row = 0;
    QString id;
    QString modified;
    QString title;
    QString value;
};

QString columnOf(const BulkSubject &subject, const BulkAction &action)
{
    return action.kind == BulkAction::Kind::Field ? action.column : subject.tagsColumn;
}

/// Lines of the documents whose `key` (rid or id) is one of these.
Result<std::vector<Line>> readLines(QSqlDatabase &db, const BulkSubject &subject,
    const QString &column, const QString &key, const QVariantList &values)
{
    std::vector<Line> lines;
    for (qsizetype at = 0; at < values.size(); at += qsizetype(atOnce)) {
        const QVariantList part = values.mid(at, qsizetype(atOnce));
        auto query = Store::select(db,
            u"SELECT rid, id, modified, %1, %2 FROM %3 WHERE %4 IN (%5)"_s.arg(
                subject.titleColumn, column, subject.table, key, Store::placeholders(part.size())),
            part);
        if (!query) {
            return std::unexpected(query.error());
        }
        while (query->next()) {
            lines.push_back({query->value(0).toLongLong(), query->value(1).toString(),
                query->value(2).toString(), query->value(3).toString(),
                query->value(4).toString()});
        }
        if (const auto done = Store::finished(*query); !done) {
            return std::unexpected(done.error());
        }
    }
    return lines;
}

bool hasIt(const BulkAction &action, const QString &value)
{
    switch (action.kind) {
    case BulkAction::Kind::AddTag:
        return Store::tagsOf(value).contains(action.value);
    case BulkAction::Kind::RemoveTag:
        return !Store::tagsOf(value).contains(action.value, Qt::CaseInsensitive);
    case BulkAction::Kind::Field:
        break;
    }
    return action.isCheck ? (value.toInt() != 0) == (action.value.toInt() != 0)
                          : value == action.value;
}

QString afterOf(const BulkAction &action, const QString &before)
{
    switch (action.kind) {
    case BulkAction::Kind::AddTag:
        return Store::withTag(before, action.value);
    case BulkAction::Kind::RemoveTag:
        return Store::withoutTag(before, action.value);
    case BulkAction::Kind::Field:
        break;
    }
    return action.value;
}

} // namespace

BulkCounts BulkCounts::of(const std::vector<BulkItem> &items)
{
    BulkCounts counts;
    counts.total = static_cast<int>(items.size());
    for (const BulkItem &item : items) {
        switch (item.outcome) {
        case BulkOutcome::Change:
            ++counts.change;
            break;
        case BulkOutcome::Already:
            ++counts.already;
            break;
        case BulkOutcome::Unsettled:
            ++counts.unsettled;
            break;
        case BulkOutcome::Since:
            ++counts.since;
            break;
        case BulkOutcome::Gone:
            ++counts.gone;
            break;
        case BulkOutcome::Waiting:
        case BulkOutcome::Sending:
            ++counts.waiting;
            break;
        case BulkOutcome::Done:
            ++counts.done;
            break;
        case BulkOutcome::Refused:
            ++counts.refused;
            break;
        case BulkOutcome::Clash:
            ++counts.clash;
            break;
        case BulkOutcome::Uncertain:
            ++counts.uncertain;
            break;
        case BulkOutcome::Cancelled:
            ++counts.cancelled;
            break;
        }
    }
    return counts;
}

QString outcomeName(BulkOutcome outcome)
{
    static const QStringList names{u"change"_s, u"already"_s, u"unsettled"_s, u"since"_s, u"gone"_s,
        u"waiting"_s, u"sending"_s, u"done"_s, u"refused"_s, u"clash"_s, u"uncertain"_s,
        u"cancelled"_s};
    return names.at(int(outcome));
}

BulkOutcome outcomeOf(Outbox::State state)
{
    switch (state) {
    case Outbox::State::Waiting:
        return BulkOutcome::Waiting;
    case Outbox::State::Sending:
        return BulkOutcome::Sending;
    case Outbox::State::Done:
        return BulkOutcome::Done;
    case Outbox::State::Refused:
        return BulkOutcome::Refused;
    case Outbox::State::Uncertain:
        return BulkOutcome::Uncertain;
    case Outbox::State::Clash:
        return BulkOutcome::Clash;
    case Outbox::State::Cancelled:
        break;
    }
    return BulkOutcome::Cancelled;
}

Outbox::RawValue rawValueOf(const BulkAction &action, const QString &value)
{
    if (action.isCheck) {
        return value.toInt() != 0 ? "1"_ba : "0"_ba;
    }
    return value.isEmpty() ? "null"_ba : Outbox::rawOf(value);
}

Result<std::vector<BulkItem>> planAction(QSqlDatabase &db, const BulkSubject &subject,
    const BulkAction &action, const std::vector<qint64> &rows, const QHash<qint64, QString> &stamps,
    const QSet<QString> &unsettled)
{
    QVariantList numbers;
    for (const qint64 row : rows) {
        numbers += row;
    }
    const auto lines = readLines(db, subject, columnOf(subject, action), u"rid"_s, numbers);
    if (!lines) {
        return std::unexpected(lines.error());
    }
    QHash<qint64, const Line *> byRow;
    for (const Line &line : *lines) {
        byRow.insert(line.row, &line);
    }
    std::vector<BulkItem> items;
    items.reserve(rows.size());
    for (const qint64 row : rows) {
        const QString stamp = stamps.value(row);
        const Line *line = byRow.value(row);
        if (!line || (!stamp.isEmpty() && stamp != line->id)) {
            BulkItem gone;
            gone.id = stamp;
            gone.title = stamp;
            gone.outcome = BulkOutcome::Gone;
            items.push_back(gone);
            continue;
        }
        BulkItem item;
        item.id = line->id;
        item.title = line->title;
        item.modified = line->modified;
        item.before = line->value;
        item.after = afterOf(action, line->value);
        // What is open may change it yet, so that the copy's value says nothing.
        item.outcome = unsettled.contains(line->id) ? BulkOutcome::Unsettled
            : hasIt(action, line->value)            ? BulkOutcome::Already
                                                    : BulkOutcome::Change;
        items.push_back(std::move(item));
    }
    return items;
}

Result<std::vector<BulkItem>> planUndo(QSqlDatabase &db, const BulkSubject &subject,
    const BulkAction &action, std::vector<BulkItem> done, const QSet<QString> &unsettled)
{
    QVariantList ids;
    for (const BulkItem &item : done) {
        ids += item.id;
    }
    const auto lines = readLines(db, subject, columnOf(subject, action), u"id"_s, ids);
    if (!lines) {
        return std::unexpected(lines.error());
    }
    QHash<QString, const Line *> byId;
    for (const Line &line : *lines) {
        byId.insert(line.id, &line);
    }
    BulkAction back = action;
    back.kind = action.kind == BulkAction::Kind::AddTag ? BulkAction::Kind::RemoveTag
        : action.kind == BulkAction::Kind::RemoveTag    ? BulkAction::Kind::AddTag
                                                        : BulkAction::Kind::Field;
    const auto isSame = [&action](const QString &a, const QString &b) {
        return action.isCheck ? (a.toInt() != 0) == (b.toInt() != 0) : a == b;
    };
    for (BulkItem &item : done) {
        const Line *line = byId.value(item.id);
        const QString was = item.before;
        const QString got = item.after;
        item.write.clear();
        item.reason.clear();
        if (!line) {
            item.outcome = BulkOutcome::Gone;
            continue;
        }
        item.modified = line->modified;
        item.before = line->value;
        const bool isField = action.kind == BulkAction::Kind::Field;
        item.after = isField ? was : afterOf(back, line->value);
        // The copy may not have our own save yet; the outbox compares with the server anyway.
        const bool isBehind = isField && line->modified <= item.inverse.base.text(u"modified"_s);
        if (unsettled.contains(item.id)) {
            item.outcome = BulkOutcome::Unsettled;
        } else if (isBehind) {
            item.before = got;
            item.outcome = BulkOutcome::Change;
        } else if (isField ? isSame(line->value, was) : hasIt(back, line->value)) {
            item.outcome = BulkOutcome::Already;
        } else if (isField && !isSame(line->value, got)) {
            item.outcome = BulkOutcome::Since;
            item.after = line->value; // it stays
        } else {
            item.outcome = BulkOutcome::Change;
        }
    }
    return done;
}

QString spellingIn(const std::vector<BulkItem> &done, const QString &tag)
{
    QStringList spellings;
    for (const BulkItem &item : done) {
        for (const QString &one : Store::tagsOf(item.before)) {
            if (one.compare(tag, Qt::CaseInsensitive) == 0 && !spellings.contains(one)) {
                spellings += one;
            }
        }
    }
    return spellings.size() == 1 ? spellings.first() : tag;
}

Result<QHash<qint64, QString>> readStamps(
    QSqlDatabase &db, const BulkSubject &subject, const std::vector<qint64> &rows)
{
    QHash<qint64, QString> stamps;
    for (std::size_t at = 0; at < rows.size(); at += atOnce) {
        QVariantList part;
        for (std::size_t i = at; i < std::min(at + atOnce, rows.size()); ++i) {
            part += rows[i];
        }
        auto query = Store::select(db,
            u"SELECT rid, id FROM %1 WHERE rid IN (%2)"_s.arg(
                subject.table, Store::placeholders(part.size())),
            part);
        if (!query) {
            return std::unexpected(query.error());
        }
        while (query->next()) {
            stamps.insert(query->value(0).toLongLong(), query->value(1).toString());
        }
        if (const auto done = Store::finished(*query); !done) {
            return std::unexpected(done.error());
        }
    }
    return stamps;
}

} // namespace FibreDesk
