// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/auditlog.h"
#include "context.h"
#include "nouns.h"

#include <QFileInfo>

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;

namespace {

QCoro::Task<Result<void>> list(Context *context, Invocation invocation)
{
    const auto limit = numberOption(invocation, u"limit"_s, 100, 1, 1'000'000);
    if (!limit)
        co_return std::unexpected(usageError(limit.error()));
    const QString since = invocation.value(u"since"_s);
    const QDate day = QDate::fromString(since, Qt::ISODate);
    if (!since.isEmpty() && !day.isValid())
        co_return std::unexpected(usageError(u"--since wants a date (2026-11-24)"_s));
    Audit::Filter filter{.text = invocation.positionals.join(u' ')};
    if (day.isValid())
        filter.from = day.startOfDay(context->profile().timeZone).toUTC();
    const QString file = Audit::AuditLog::fileFor(context->profile());
    if (!QFileInfo::exists(file))
        co_return Result<void>(); // nothing was done yet, and nothing is made by looking
    Audit::AuditLog log(file);
    auto numbers = co_await log.numbers(filter);
    if (!numbers)
        co_return std::unexpected(numbers.error());
    if (numbers->size() > std::size_t(*limit))
        numbers->resize(std::size_t(*limit));
    const auto entries = co_await log.entries(*numbers);
    if (!entries)
        co_return std::unexpected(entries.error());
    QList<QStringList> table;
    for (const Audit::Entry &entry : *entries) {
        context->row(entry.toJson());
        table += QStringList{
            entry.at.toTimeZone(context->profile().timeZone).toString(u"yyyy-MM-dd HH:mm:ss"_s),
            entry.who, entry.area, entry.action, entry.doctype, entry.name, entry.result,
            entry.reason.isEmpty() ? entry.title : entry.reason};
    }
    for (const QString &line : tableLines(table))
        context->say(line);
    co_return Result<void>();
}

} // namespace

NounSpec auditNoun()
{
    return {.name = u"audit"_s,
        .verbs = {{.name = {},
            .positionals = {u"[TEXT]"_s},
            .help = u"What was done from this desk, the newest first: who, what, how it ended and "
                    u"why. Nothing of it can be changed or deleted."_s,
            .options = {{.name = u"since"_s, .value = u"DATE"_s, .help = {}},
                {.name = u"limit"_s, .value = u"N"_s, .help = {}}},
            .run = list}}};
}

} // namespace FibreDesk::Ctl
