// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"
#include "nouns.h"
#include "store/mirror.h"
#include "store/searchfiller.h"
#include "sync/syncengine.h"

#include <QElapsedTimer>
#include <QJsonArray>

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;

namespace {

QString progressText(const Sync::SyncState &state)
{
    QStringList parts;
    for (const Sync::KindProgress &kind : state.kinds) {
        if (kind.phase == Sync::KindProgress::Phase::Filling)
            parts += u"%1 %2%3"_s.arg(kind.kind).arg(kind.rows).arg(
                kind.total < 0 ? QString() : u" of %1"_s.arg(kind.total));
    }
    if (state.error)
        parts += state.error->detail;
    return parts.join(u", "_s);
}

/// Why a kind is not, or not wholly, in the mirror.
QString noteOn(const Sync::KindProgress &kind)
{
    switch (kind.phase) {
    case Sync::KindProgress::Phase::Absent:
        return u"not on this site: %1"_s.arg(kind.error ? kind.error->detail : QString());
    case Sync::KindProgress::Phase::Failed:
        return u"not copied: %1"_s.arg(kind.error ? kind.error->detail : QString());
    case Sync::KindProgress::Phase::Waiting:
    case Sync::KindProgress::Phase::Filling:
        return u"not complete"_s;
    case Sync::KindProgress::Phase::Current:
        break;
    }
    return kind.error ? u"changes not read: %1"_s.arg(kind.error->detail) : QString();
}

QJsonObject stateJson(const Sync::SyncState &state, qint64 milliseconds)
{
    QJsonArray kinds;
    for (const Sync::KindProgress &kind : state.kinds) {
        QJsonObject row{{"kind"_L1, kind.kind}, {"rows"_L1, kind.rows}, {"total"_L1, kind.total},
            {"complete"_L1, kind.phase == Sync::KindProgress::Phase::Current},
            {"absent"_L1, kind.phase == Sync::KindProgress::Phase::Absent},
            {"last_success"_L1, kind.lastSuccess.toString(Qt::ISODate)}};
        if (kind.error)
            row.insert("error"_L1, kind.error->detail);
        kinds += row;
    }
    QJsonObject missing;
    for (auto it = state.missingFields.begin(); it != state.missingFields.end(); ++it)
        missing.insert(it.key(), QJsonArray::fromStringList(it.value()));
    return {{"kinds"_L1, kinds}, {"missing_fields"_L1, missing}, {"milliseconds"_L1, milliseconds}};
}

QCoro::Task<Result<void>> sync(Context *context, Invocation invocation)
{
    const auto erp = context->erp();
    if (!erp)
        co_return std::unexpected(erp.error());
    if (const auto ready = co_await context->mirror()->ready(); !ready)
        co_return std::unexpected(ready.error());
    Sync::SyncOptions options;
    options.patience = 3; // a script wants to know, not to wait for ever
    QElapsedTimer timer;
    timer.start();
    QString last;
    QElapsedTimer sinceSaid;
    Sync::SyncEngine engine(*erp, context->mirror(), options);
    QObject::connect(
        &engine, &Sync::SyncEngine::stateChanged, &engine, [&](const Sync::SyncState &state) {
            const QString text = progressText(state);
            const bool isSoon = sinceSaid.isValid() && sinceSaid.elapsed() < 1000;
            if (text.isEmpty() || text == last || isSoon)
                return;
            last = text;
            sinceSaid.start();
            context->say(text);
        });
    const auto done = co_await engine.runOnce(invocation.isSet(u"full"_s));
    const Sync::SyncState &state = engine.state();
    QList<QStringList> table;
    for (const Sync::KindProgress &kind : state.kinds)
        table += QStringList{kind.kind, QString::number(kind.rows).rightJustified(8), noteOn(kind)};
    for (const QString &line : tableLines(table))
        context->say(line);
    for (auto it = state.missingFields.begin(); it != state.missingFields.end(); ++it) {
        if (!it.value().isEmpty())
            context->say(u"the server has no %1 in %2"_s.arg(it.value().join(u", "_s), it.key()));
    }
    if (!done) {
        context->document(stateJson(state, timer.elapsed()));
        co_return std::unexpected(done.error());
    }
    context->say(u"The mirror agrees with the server; it took %1 s."_s.arg(
        double(timer.elapsed()) / 1000, 0, 'f', 1));
    QElapsedTimer fillTimer;
    fillTimer.start();
    const auto indexed = co_await Store::SearchFiller::fillAll(context->mirror());
    if (!indexed)
        co_return std::unexpected(indexed.error());
    if (*indexed > 0)
        context->say(u"%1 rows more can be searched; it took %2 s."_s.arg(*indexed).arg(
            double(fillTimer.elapsed()) / 1000, 0, 'f', 1));
    context->document(stateJson(state, timer.elapsed()));
    co_return Result<void>();
}

} // namespace

NounSpec syncNoun()
{
    return {.name = u"sync"_s,
        .verbs = {{.name = {},
            .positionals = {},
            .help = u"Brings the local mirror up to date."_s,
            .options = {{.name = u"full"_s,
                .value = {},
                .help = u"reads everything again and compares all names"_s}},
            .run = sync}}};
}

} // namespace FibreDesk::Ctl
