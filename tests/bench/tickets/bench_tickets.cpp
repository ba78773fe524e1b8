// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The list of all tickets: opening it, scrolling through it, following a change of it; beside bare
// SQLite on the same file:
//   bench_tickets [TICKETS]     242,000 unless told

#include "../../models/tickets/ticketdata.h"
#include "../../qml/pages/pagehost.h"
#include "../pages.h"
#include "session/session.h"
#include "session/settings.h"
#include "store/database.h"
#include "ticketscontroller.h"

#include <QGuiApplication>
#include <QTemporaryDir>

using namespace FibreDesk;
using namespace FibreDesk::Bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int batch = 20'000;

bool fill(Store::Mirror &mirror, int count)
{
    if (!Tests::putTickets(mirror, 0))
        return false;
    for (int from = 0; from < count; from += batch) {
        QList<QJsonObject> tickets;
        for (int i = from; i < std::min(count, from + batch); ++i) {
            QJsonObject ticket = Tests::ticketDocument(i);
            // As at a real desk: one in eighty is open.
            if (i % 80 != 0)
                ticket.insert(u"status"_s, u"Closed"_s);
            ticket.insert(u"modified"_s,
                QDateTime(QDate(2019, 1, 1), QTime(0, 0), QTimeZone::UTC)
                    .addSecs(qint64(i) * 900)
                    .toString(u"yyyy-MM-dd HH:mm:ss.000000"_s));
            tickets += ticket;
        }
        if (!Tests::put(mirror, Store::Kind::Ticket, tickets))
            return false;
    }
    // The first copy is over: until then the list waits longer before it follows.
    return QCoro::waitFor(mirror.write([count](QSqlDatabase &db) {
        return Store::setFillCursor(db, Store::Kind::Ticket, {}, {}, true, count);
    })).has_value();
}

/// The same order and the same page with nothing around them.
void readBare(
    Store::Mirror &mirror, std::vector<double> &orders, std::vector<double> &pages, int count)
{
    (void)QCoro::waitFor(mirror.read([&](QSqlDatabase &db) -> Result<bool> {
        for (int run = 0; run < 20; ++run) {
            QElapsedTimer timer;
            timer.start();
            const auto ids = Store::ticketIds(db, {.onlyOpen = false}, {});
            orders.push_back(milliseconds(timer));
            std::vector<qint64> page;
            const auto from = std::size_t(run) * ids->rows.size() / 21;
            for (std::size_t i = from; i < std::min(ids->rows.size(), from + 64); ++i)
                page.push_back(ids->rows[i]);
            timer.restart();
            (void)Store::ticketLines(db, page);
            pages.push_back(milliseconds(timer));
        }
        return count > 0;
    }));
}

} // namespace

int main(int argc, char **argv)
{
    // Else every frame waits 5 ms for more of them, and they are not what a frame takes.
    qputenv("QT_QPA_UPDATE_IDLE_TIME", "0");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication app(argc, argv);
    const int count = app.arguments().value(1, u"242000"_s).toInt();
    const QTemporaryDir folder;
    Session session{Clock()};
    Settings settings(folder.filePath(u"settings.ini"_s));
    Store::Mirror mirror(folder.filePath(u"mirror.sqlite"_s));
    if (!fill(mirror, count)) {
        std::fprintf(stderr, "bench_tickets: the mirror does not take the tickets\n");
        return 1;
    }
    std::vector<double> bareOrders;
    std::vector<double> barePages;
    readBare(mirror, bareOrders, barePages, count);

    TicketsController controller(&mirror);
    const Tests::PageHost host("FibreDesk.Tickets", "TicketsPage", &controller);
    host.window()->resize(1440, 900);
    const auto isListed = [&controller] {
        return controller.isListed() && !controller.isListing();
    };
    if (!QTest::qWaitFor(isListed, 30'000))
        return 1;
    QObject *table = tableOf(host.page());
    if (!table)
        return 1;

    std::vector<double> read;
    std::vector<double> opened;
    for (int run = 0; run < 15; ++run) {
        controller.setOnlyOpen(true);
        if (!QTest::qWaitFor(isListed, 30'000))
            return 1;
        awaitFrame(host.window());
        QElapsedTimer timer;
        timer.start();
        controller.setOnlyOpen(false);
        awaitThat(isListed);
        read.push_back(milliseconds(timer));
        awaitFrame(host.window());
        opened.push_back(milliseconds(timer));
    }
    printRow(u"Opening the list of all %1 tickets until it is on screen"_s.arg(count),
        figures(opened), u"≤ 100 ms"_s,
        u"its rows are known after %1; the order alone %2"_s.arg(
            figures(read), figures(bareOrders)));

    const Scrolled scrolled = scrollThrough(host.window(), table,
        [&controller](int place) { return controller.list()->lineAt(place) != nullptr; });
    printRow(u"Scrolling through them: a frame; until the rows have their words"_s,
        u"%1; %2"_s.arg(figures(scrolled.frames), figures(scrolled.filled)),
        u"≤ %1 ms, a frame"_s.arg(frame, 0, 'f', 1),
        u"one page of 64 rows read %1"_s.arg(figures(barePages)));

    std::vector<double> followed;
    for (int run = 0; run < 10; ++run) {
        QJsonObject ticket = Tests::ticketDocument(run * 7);
        ticket.insert(u"modified"_s, u"2027-01-01 10:00:%1.000000"_s.arg(run, 2, 10, QChar(u'0')));
        const qint64 before = controller.list()->rowAt(0);
        QElapsedTimer timer;
        timer.start();
        if (!Tests::put(mirror, Store::Kind::Ticket, {ticket}))
            return 1;
        awaitThat([&] { return controller.list()->rowAt(0) != before; });
        awaitFrame(host.window());
        followed.push_back(milliseconds(timer));
    }
    printRow(u"A colleague's change until it stands at the top of them"_s, figures(followed),
        u"≤ 1 s"_s, u"150 ms of it waits for more of the same burst"_s);
    return 0;
}
