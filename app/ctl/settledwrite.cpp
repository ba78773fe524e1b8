// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "settledwrite.h"

#include "audit/writeentries.h"
#include "context.h"
#include "erp/erpclient.h"
#include "erp/fieldmap.h"
#include "supervision.h"

#include <QCoroTimer>

#include <algorithm>
#include <array>
#include <chrono>

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::array readBackAfter{300ms, 1000ms, 3000ms};

QString shown(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() ? u"nothing"_s
                                                 : u"\"%1\""_s.arg(value.toVariant().toString());
}

/// The server may write a time or a number in another way than it was given.
bool isSame(const QJsonValue &wanted, const QJsonValue &found)
{
    const auto text = [](const QJsonValue &value) {
        QString words = value.toVariant().toString();
        if (words.startsWith(u'0') && words.contains(u':'))
            words = words.sliced(1); // "08:30:00" comes back as "8:30:00"
        return words;
    };
    const bool isNumber = wanted.isDouble() || found.isDouble();
    return isNumber ? wanted.toVariant().toDouble() == found.toVariant().toDouble()
                    : text(wanted) == text(found);
}

bool hasChanges(const QJsonObject &document, const QJsonObject &changes)
{
    return std::ranges::all_of(changes.keys(),
        [&](const QString &field) { return isSame(changes.value(field), document.value(field)); });
}

/// One line per field that the other one changed under our hands.
QString clash(const QJsonObject &before, const QJsonObject &theirs, const QJsonObject &changes)
{
    QStringList lines;
    for (const QString &field : changes.keys()) {
        if (!isSame(before.value(field), theirs.value(field)))
            lines += u"%1: yours %2, theirs %3"_s.arg(
                field, shown(changes.value(field)), shown(theirs.value(field)));
    }
    if (lines.isEmpty())
        lines += u"none of these fields differ; reading and writing again will do"_s;
    lines += u"changed by %1 at %2"_s.arg(
        theirs.value("modified_by"_L1).toString(), theirs.value("modified"_L1).toString());
    return lines.join(u'\n');
}

} // namespace

namespace {

QCoro::Task<Result<SettledWrite>> settle(
    Erp::ErpClient *erp, QString doctype, QJsonObject before, QJsonObject changes)
{
    const QString name = before.value("name"_L1).toString();
    const QString modified = before.value("modified"_L1).toString();
    const auto written = co_await erp->update(doctype, name, changes, modified);
    if (written)
        co_return SettledWrite{.document = *written};
    Error error = written.error();
    if (error.kind == ErrorKind::Conflict) {
        error.detail = u"%1 %2 has changed since it was read"_s.arg(doctype, name);
        if (const auto theirs = co_await erp->get(doctype, name))
            error.detail += u'\n' + clash(before, *theirs, changes);
        co_return std::unexpected(error);
    }
    if (error.kind != ErrorKind::Uncertain)
        co_return std::unexpected(error);

    for (const auto pause : readBackAfter) {
        co_await QCoro::sleepFor(pause);
        const auto now = co_await erp->get(doctype, name);
        if (!now || now->value("modified"_L1).toString() == modified)
            continue; // not yet, or never
        if (hasChanges(*now, changes))
            co_return SettledWrite{.document = *now, .wasReadBack = true};
        // Somebody else wrote: whatever of ours is still on its way will be refused.
        error.kind = ErrorKind::Conflict;
        error.detail = u"%1 %2 has changed since it was read"_s.arg(doctype, name) + u'\n'
            + clash(before, *now, changes);
        co_return std::unexpected(error);
    }
    error.detail +=
        u"\n%1 %2 is unchanged so far; look again before repeating it"_s.arg(doctype, name);
    co_return std::unexpected(error);
}

/// As the outbox writes it down.
Deed deedOf(const QString &doctype, const QJsonObject &before, const QJsonObject &changes)
{
    const Erp::FieldMap map = Erp::FieldMap::builtIn();
    const QString table = map.table(doctype);
    Deed deed{.area = Audit::areaOf(table),
        .action = u"change"_s,
        .doctype = doctype,
        .name = before.value("name"_L1).toString()};
    const auto text = [&map, &table](const QString &field, const QJsonValue &value) {
        const QString shown = value.toVariant().toString();
        return map.isSecret(table, field) && !shown.isEmpty() ? u"••••••"_s : shown;
    };
    for (const QString &field : changes.keys()) {
        deed.before.insert(field, text(field, before.value(field)));
        deed.after.insert(field, text(field, changes.value(field)));
    }
    return deed;
}

} // namespace

QCoro::Task<Result<SettledWrite>> writeAndSettle(
    Context *context, QString doctype, QJsonObject before, QJsonObject changes)
{
    const auto erp = context->erp();
    if (!erp)
        co_return std::unexpected(erp.error());
    const auto may = co_await context->supervision().mayWrite(doctype, false);
    if (!may)
        co_return std::unexpected(may.error());
    const auto written = co_await settle(*erp, doctype, before, changes);
    context->supervision().oversight()->note(
        ended(deedOf(doctype, before, changes), errorOf(written)));
    co_return written;
}

} // namespace FibreDesk::Ctl
