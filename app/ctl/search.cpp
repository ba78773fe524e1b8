// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/search.h"
#include "context.h"
#include "nouns.h"
#include "store/mirror.h"
#include "store/searchfill.h"
#include "store/syncstate.h"

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;

namespace {

struct Found {
    Store::SearchAnswer answer;
    QDateTime fetchedAt;
    qint64 rowsLeft = 0; ///< mirrored and not yet in the index
};

QCoro::Task<Result<void>> search(Context *context, Invocation invocation)
{
    const auto limit = numberOption(invocation, u"limit"_s, 20, 1, 500);
    if (!limit)
        co_return std::unexpected(usageError(limit.error()));
    const QString text = invocation.positionals.join(u' ');
    const auto found =
        co_await context->mirror()->read([text, most = *limit](QSqlDatabase &db) -> Result<Found> {
            const auto fetchedAt = Store::fetchedAt(db, u"customer"_s);
            if (!fetchedAt)
                return std::unexpected(fetchedAt.error());
            auto answer = Store::search(db, text, most);
            if (!answer)
                return std::unexpected(answer.error());
            const auto left = Store::searchRowsLeft(db);
            if (!left)
                return std::unexpected(left.error());
            return Found{.answer = std::move(*answer), .fetchedAt = *fetchedAt, .rowsLeft = *left};
        });
    if (!found)
        co_return std::unexpected(found.error());
    if (!found->fetchedAt.isValid() && found->answer.hits.isEmpty())
        co_return std::unexpected(ownError(ErrorKind::Storage,
            u"The mirror is empty; fibredeskctl sync fills it."_s, u"search"_s));
    QList<QStringList> table;
    for (const Store::SearchHit &hit : found->answer.hits) {
        context->row({{"kind"_L1, hit.kind}, {"id"_L1, hit.id}, {"customer"_L1, hit.customer},
            {"parent"_L1, hit.parent}, {"date"_L1, hit.date}, {"title"_L1, hit.title},
            {"subtitle"_L1, hit.subtitle}, {"field"_L1, hit.field}, {"text"_L1, hit.text},
            {"marked"_L1, Store::markedText(hit.text, hit.textRanges)}, {"score"_L1, hit.score},
            {"cut"_L1, found->answer.isCut}, {"microseconds"_L1, found->answer.microseconds}});
        table += QStringList{hit.kind, hit.id, hit.title, hit.subtitle};
    }
    for (const QString &line : tableLines(table))
        context->say(line);
    context->say(u"%1 found in %2 ms%3; mirrored %4 ago"_s.arg(found->answer.hits.size())
            .arg(double(found->answer.microseconds) / 1000, 0, 'f', 1)
            .arg(found->answer.isCut ? u", there are more"_s : QString(),
                ageText(found->fetchedAt, context->clock().now())));
    if (found->rowsLeft > 0)
        context->say(
            u"%1 rows are not indexed yet: fibredeskctl sync does it."_s.arg(found->rowsLeft));
    co_return Result<void>();
}

} // namespace

NounSpec searchNoun()
{
    return {.name = u"search"_s,
        .verbs = {{.name = {},
            .positionals = {u"TEXT…"_s},
            .help = u"Searches the local mirror: names, phones, addresses, serials, MACs, ids, "
                    u"tickets, messages, invoices."_s,
            .options = {{.name = u"limit"_s, .value = u"N"_s, .help = {}}},
            .run = search}}};
}

} // namespace FibreDesk::Ctl
