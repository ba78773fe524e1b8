// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The list of what was done from this desk: opening, filtering, following and writing it to a file,
// beside bare SQLite on the same file, and how long the window's thread is kept by each:
//   bench_audit [ENTRIES]     100,000 unless told

#include "../table.h"
#include "audit/auditlog.h"
#include "auditcontroller.h"
#include "store/database.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTimeZone>
#include <QUrl>

#include <algorithm>
#include <chrono>
#include <functional>
#include <thread>

using namespace FibreDesk;
using namespace FibreDesk::Bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int bareRuns = 10;
constexpr double frame = 1000.0 / 60;

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

Audit::Entry entryOf(int i)
{
    static const QStringList people{u"ana@fibre.example"_s, u"luc@fibre.example"_s,
        u"eve@fibre.example"_s, u"max@fibre.example"_s};
    static const QStringList areas{
        u"dispatch"_s, u"tickets"_s, u"customers"_s, u"devices"_s, u"mail"_s};
    static const QStringList results{u"done"_s, u"done"_s, u"done"_s, u"refused"_s, u"clash"_s};
    return {.key = u"k-%1"_s.arg(i),
        .at = QDateTime({2025, 1, 6}, {8, 0}, QTimeZone::UTC).addSecs(qint64(i) * 300),
        .who = people[i % people.size()],
        .area = areas[i % areas.size()],
        .action = u"change"_s,
        .doctype = u"Dispatch Job"_s,
        .name = u"DJ-%1"_s.arg(i % 4000),
        .title = u"Réparation chez client %1"_s.arg(i % 6667),
        .before = {{u"status"_s, u"open"_s}, {u"assigned_tech"_s, u"DT-%1"_s.arg(i % 40)}},
        .after = {{u"status"_s, u"assigned"_s}, {u"assigned_tech"_s, u"DT-%1"_s.arg((i + 1) % 40)}},
        .result = results[i % 7 % results.size()],
        .source = u"w-%1"_s.arg(i)};
}

/// How long the window's thread keeps somebody waiting meanwhile: another thread knocks every other
/// millisecond and measures until it is heard.
class Loop {
public:
    double run(const std::function<void()> &begin, const std::function<bool()> &isOver)
    {
        m_longest = 0;
        std::jthread knocker([this](const std::stop_token &stop) {
            while (!stop.stop_requested()) {
                QElapsedTimer knocked;
                knocked.start();
                QMetaObject::invokeMethod(
                    &m_context,
                    [this, knocked] { m_longest = std::max(m_longest, milliseconds(knocked)); },
                    Qt::QueuedConnection);
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            }
        });
        QElapsedTimer timer;
        timer.start();
        begin();
        while (!isOver())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        const double took = milliseconds(timer);
        knocker.request_stop();
        knocker.join();
        QCoreApplication::processEvents();
        return took;
    }
    [[nodiscard]] double longest() const { return m_longest; }

private:
    QObject m_context;
    double m_longest = 0;
};

double bare(const QString &file, const QString &sql)
{
    std::vector<double> times;
    auto db = Store::openDatabase(file, u"bare"_s, Store::Access::ReadOnly);
    for (int run = 0; db && run < bareRuns; ++run) {
        QElapsedTimer timer;
        timer.start();
        auto query = Store::select(*db, sql);
        qint64 sum = 0;
        while (query && query->next())
            sum += query->value(0).toLongLong();
        times.push_back(milliseconds(timer));
        if (sum == 0)
            return -1;
    }
    if (db) {
        db->close();
        *db = QSqlDatabase();
    }
    QSqlDatabase::removeDatabase(u"bare"_s);
    return percentile(times, 0.5);
}

void row(const QString &what, double took, const Loop &loop, const QString &beside)
{
    const double kept = loop.longest();
    printRow(what, u"%1 ms; the window waits %2 ms"_s.arg(took, 0, 'f', 1).arg(kept, 0, 'f', 1),
        kept <= frame ? u"within a frame"_s : u"over a frame (%1 ms)"_s.arg(frame, 0, 'f', 1),
        beside);
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv);
    const int count = argc > 1 ? QByteArray(argv[1]).toInt() : 100'000;
    QTemporaryDir directory;
    const QString file = directory.filePath(u"audit.sqlite"_s);
    QElapsedTimer filling;
    filling.start();
    {
        Audit::AuditLog log(file);
        for (int i = 0; i < count; ++i)
            log.note(entryOf(i));
        if (const auto kept = QCoro::waitFor(log.flush()); !kept)
            qFatal("%s", qPrintable(kept.error().detail));
    }
    printRow(u"%1 things done, written down"_s.arg(count),
        u"%1 µs each"_s.arg(milliseconds(filling) * 1000 / count, 0, 'f', 0), u"—"_s,
        u"%1 MB on the disk"_s.arg(double(QFileInfo(file).size()) / 1e6, 0, 'f', 0));

    const double order = bare(file, u"SELECT number FROM entry ORDER BY at DESC, number DESC"_s);
    const double words = bare(
        file, u"SELECT number FROM entry WHERE instr(words, 'client 17')>0 ORDER BY at DESC"_s);
    const double mine = bare(
        file, u"SELECT number FROM entry WHERE area='tickets' ORDER BY at DESC, number DESC"_s);
    const double everything = bare(file,
        u"SELECT number, key, at, who, area, action, doctype, name, title, before, "
        "after, result, reason, source FROM entry ORDER BY at DESC"_s);

    Audit::AuditLog log(file);
    log.setAuthor(u"ana@fibre.example"_s);
    (void)QCoro::waitFor(log.flush()); // open
    AuditController controller(&log);
    const auto isListed = [&controller] {
        return controller.isListed() && !controller.isListing();
    };
    Loop loop;
    double took = loop.run([&controller] { controller.setActive(true); },
        [&] { return isListed() && controller.total() > 0; });
    row(u"opening the list of %1"_s.arg(count), took, loop,
        u"SQLite alone %1 ms"_s.arg(order, 0, 'f', 1));

    const auto rows = [&controller] { return controller.list()->rowCount(); };
    took = loop.run([&controller] { controller.setText(u"client 17"_s); },
        [&] { return isListed() && rows() < count; });
    row(u"filter by words (with its 120 ms of typing)"_s, took, loop,
        u"SQLite alone %1 ms, %2 rows"_s.arg(words, 0, 'f', 1).arg(rows()));
    took = loop.run(
        [&controller] { controller.clearFilter(); }, [&] { return isListed() && rows() == count; });
    row(u"the filter taken away"_s, took, loop, u"SQLite alone %1 ms"_s.arg(order, 0, 'f', 1));
    took = loop.run([&controller] { controller.setArea(u"tickets"_s); },
        [&] { return isListed() && rows() < count; });
    row(u"filter by area (with its 120 ms)"_s, took, loop,
        u"SQLite alone %1 ms, %2 rows"_s.arg(mine, 0, 'f', 1).arg(rows()));
    (void)loop.run(
        [&controller] { controller.clearFilter(); }, [&] { return isListed() && rows() == count; });
    took = loop.run(
        [&log] { log.note({.area = u"mail"_s, .action = u"send"_s, .result = u"done"_s}); },
        [&] { return isListed() && rows() == count + 1; });
    row(u"one thing more is done (with its 120 ms)"_s, took, loop,
        u"SQLite alone %1 ms"_s.arg(order, 0, 'f', 1));

    bool isOver = false;
    QObject::connect(&controller, &AuditController::exported, &controller,
        [&isOver](const QString &, int) { isOver = true; });
    took = loop.run(
        [&] { controller.exportJson(QUrl::fromLocalFile(directory.filePath(u"all.json"_s))); },
        [&isOver] { return isOver; });
    row(u"all of it into a JSON file"_s, took, loop,
        u"reading it with SQLite alone %1 ms"_s.arg(everything, 0, 'f', 1));
    ListExport *csv = controller.fileExport();
    took = loop.run([&] { csv->start(QUrl::fromLocalFile(directory.filePath(u"all.csv"_s))); },
        [csv] { return !csv->isRunning(); });
    row(u"all of it into a CSV file"_s, took, loop,
        u"reading it with SQLite alone %1 ms"_s.arg(everything, 0, 'f', 1));
    return 0;
}
