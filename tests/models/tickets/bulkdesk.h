// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../../services/outbox/fakeerp.h"
#include "erp/fieldmap.h"
#include "eventdrain.h"
#include "outbox/mirrorfeed.h"
#include "outbox/tagjournal.h"
#include "store/database.h"
#include "ticketbulk.h"
#include "ticketdata.h"
#include "ticketscontroller.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

namespace FibreDesk::Tests {

/// Tickets at a server of one's own and in the mirror, with all that acts on many of them.
struct BulkDesk {
    /// Whether what is saved reaches the mirror.
    enum class Copy { Follows, Lags };

    explicit BulkDesk(int count = 60, Copy copy = Copy::Follows)
    {
        putTickets(mirror, count);
        for (int i = 0; i < count; ++i) {
            const QJsonObject ticket = ticketDocument(i);
            const QString id = ticket.value("name"_L1).toString();
            bench.erp.documents.insert(id, ticket); // with the `modified` of the mirror
        }
        bench.open();
        if (copy == Copy::Follows)
            Outbox::keepInMirror(bench.queue.get(), &mirror, &map);
        restart();
    }

    /// The program ends and begins again.
    void restart()
    {
        bulk.reset();
        journal.reset();
        journal = std::make_unique<Outbox::TagJournal>(journalFile);
        bulk = std::make_unique<TicketBulk>(BulkController::Parts{.mirror = &mirror,
                                                .queue = bench.queue.get(),
                                                .erp = bench.client.get(),
                                                .journal = journal.get(),
                                                .map = &map,
                                                .tags = {.firstWait = std::chrono::milliseconds(5),
                                                    .longestWait = std::chrono::milliseconds(40)}},
            controller.list());
        controller.setBulk(bulk.get());
    }
    /// The same with what the disk has at this moment: nothing can be put in order before.
    void kill()
    {
        const QString left = journalFile + QStringLiteral("-left");
        for (const QString &ending : {QString(), QStringLiteral("-wal")})
            QFile::copy(journalFile + ending, left + ending);
        journalFile = left;
        restart();
    }

    bool start()
    {
        controller.activate();
        return QTest::qWaitFor([this] { return controller.isListed(); })
            && QTest::qWaitFor([this] { return controller.mirrored() > 0; });
    }
    [[nodiscard]] QString idAt(int place)
    {
        return controller.list()->index(place, 0).data(TicketListModel::RowIdRole).toString();
    }
    void mark(int first, int count)
    {
        for (int place = first; place < first + count; ++place) {
            bulk->selection()->toggle(place);
        }
    }
    bool preview(int action, const QString &value)
    {
        bulk->choose();
        bulk->preview(action, value);
        return QTest::qWaitFor([this] { return bulk->phase() == BulkController::Planned; });
    }
    bool isOver()
    {
        return QTest::qWaitFor([this] { return bulk->phase() == BulkController::Over; }, 15000);
    }
    [[nodiscard]] QString cell(const QString &id, int role) const
    {
        const BulkModel *items = bulk->items();
        for (int row = 0; row < items->rowCount(); ++row) {
            if (items->index(row).data(BulkModel::IdRole) == id) {
                return items->index(row).data(role).toString();
            }
        }
        return {};
    }
    [[nodiscard]] QString outcome(const QString &id) const
    {
        return cell(id, BulkModel::OutcomeRole);
    }
    /// What the server has.
    [[nodiscard]] QString status(const QString &id) const
    {
        return bench.erp.document(id).value("status"_L1).toString();
    }
    /// What the mirror has.
    [[nodiscard]] QString tags(const QString &id)
    {
        return QCoro::waitFor(mirror.read([id](QSqlDatabase &db) {
            return Store::selectValue(
                db, QStringLiteral("SELECT user_tags FROM ticket WHERE id=?"), {id});
        }))
            .value_or(QVariant())
            .toString();
    }

    EventDrain drain;
    QTemporaryDir directory;
    Store::Mirror mirror{directory.filePath(QStringLiteral("mirror.sqlite"))};
    Erp::FieldMap map = Erp::FieldMap::builtIn();
    QueueBench bench;
    TicketsController controller{&mirror};
    QString journalFile = directory.filePath(QStringLiteral("tags.sqlite"));
    std::unique_ptr<Outbox::TagJournal> journal;
    std::unique_ptr<TicketBulk> bulk;
};

} // namespace FibreDesk::Tests
