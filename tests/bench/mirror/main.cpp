// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/profile.h"
#include "store/database.h"
#include "store/search.h"
#include "sync/syncengine.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QCoroTask>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QRandomGenerator>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <ranges>

using namespace FibreDesk;
using namespace Qt::StringLiterals;

/// First synchronisation, opening, and type-ahead of the mirror, as JSON lines. Against a server of
/// the real size: fibredesk-sandbox --scale 1.0 --write-profile FILE.
namespace {

double memoryMegabytes(const QByteArray &field)
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return 0;
    }
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(field)) {
            return line.mid(field.size()).simplified().split(' ').constFirst().toDouble() / 1024;
        }
    }
    return 0;
}

double percentile(std::vector<double> &sorted, double p)
{
    return sorted.at(std::min(sorted.size() - 1, size_t(p * double(sorted.size()))));
}

int benchFill(const Profile &profile, Store::Mirror &mirror)
{
    const auto network = makeNetworkAccessManager();
    Erp::ErpClient client(network.get(), profile.erp);
    Sync::SyncEngine engine(&client, &mirror);
    QElapsedTimer timer;
    timer.start();
    const auto done = QCoro::waitFor(engine.runOnce());
    const double seconds = double(timer.elapsed()) / 1000;
    if (!done) {
        std::fprintf(
            stderr, "%s: %s\n", qPrintable(done.error().source), qPrintable(done.error().detail));
        return 1;
    }
    qint64 rows = 0;
    for (const Sync::KindProgress &kind : engine.state().kinds) {
        std::printf("{\"kind\":\"%s\",\"rows\":%lld,\"rowsPerSecond\":%.0f}\n",
            qPrintable(kind.kind), static_cast<long long>(kind.rows), kind.rowsPerSecond);
        rows += kind.rows;
    }
    std::printf("{\"firstSyncRows\":%lld,\"seconds\":%.1f,\"rowsPerSecond\":%.0f,"
                "\"peakMegabytes\":%.0f}\n",
        static_cast<long long>(rows), seconds, double(rows) / seconds, memoryMegabytes("VmHWM:"));
    return 0;
}

/// What a morning's callers say: parts of names, phones, addresses, serials and ids of the mirror
/// itself, cut short at random, and some nonsense.
Result<QStringList> queries(QSqlDatabase &db, int count)
{
    const QStringList sources{
        u"SELECT customer_name FROM customer ORDER BY id LIMIT 500"_s,
        u"SELECT coalesce(cell_phone, tel_home) FROM customer ORDER BY id LIMIT 300"_s,
        u"SELECT email_billing FROM customer ORDER BY id LIMIT 200"_s,
        u"SELECT address_line FROM location ORDER BY id LIMIT 400"_s,
        u"SELECT postal_code FROM location ORDER BY id LIMIT 200"_s,
        u"SELECT serial_number FROM equipment ORDER BY id LIMIT 200"_s,
        u"SELECT mac_address FROM equipment ORDER BY id LIMIT 200"_s,
        u"SELECT subject FROM ticket ORDER BY id LIMIT 300"_s,
        u"SELECT id FROM ticket ORDER BY id LIMIT 200"_s,
        u"SELECT id FROM job ORDER BY id LIMIT 200"_s,
    };
    QStringList texts{u"a"_s, u"e"_s, u"%%%%"_s, u"rue"_s, u"0"_s, u"00"_s, u"000"_s, u"514"_s,
        u"la"_s, u"de la rue"_s, u"internet"_s, u"in"_s, u"pas de"_s, QString(500, u'x'),
        u"a b c d e f"_s, u"555"_s, u"zzzzzz"_s};
    for (const QString &source : sources) {
        auto rows = Store::select(db, source);
        if (!rows) {
            return std::unexpected(rows.error());
        }
        while (rows->next()) {
            const QString text = rows->value(0).toString();
            if (!text.isEmpty()) {
                texts += text;
            }
        }
    }
    QRandomGenerator random(7);
    QStringList list;
    for (int i = 0; i < count; ++i) {
        const QString &text = texts.at(random.bounded(texts.size()));
        const bool isShort = text.size() < 4 || random.bounded(3) == 0;
        list += isShort ? text : text.left(2 + random.bounded(text.size() - 2));
    }
    return list;
}

int benchSearch(Store::Mirror &mirror, int count)
{
    const auto list =
        QCoro::waitFor(mirror.read([count](QSqlDatabase &db) { return queries(db, count); }));
    if (!list || list->isEmpty()) {
        std::fprintf(stderr, "the mirror is empty\n");
        return 1;
    }
    std::vector<double> times;
    std::vector<std::pair<double, QString>> slowest;
    for (const QString &text : *list) {
        QElapsedTimer timer;
        timer.start();
        const auto answer = QCoro::waitFor(
            mirror.read([text](QSqlDatabase &db) { return Store::search(db, text); }));
        const double milliseconds = double(timer.nsecsElapsed()) / 1e6;
        if (!answer) {
            std::fprintf(stderr, "%s\n", qPrintable(answer.error().detail));
            return 1;
        }
        times.push_back(milliseconds);
        slowest.emplace_back(milliseconds, text.left(40));
    }
    std::ranges::sort(times);
    std::ranges::sort(slowest, std::ranges::greater());
    std::printf("{\"searches\":%d,\"p50ms\":%.2f,\"p95ms\":%.2f,\"p99ms\":%.2f,\"maxms\":%.2f}\n",
        int(times.size()), percentile(times, 0.5), percentile(times, 0.95), percentile(times, 0.99),
        times.back());
    for (const auto &[milliseconds, text] : slowest | std::views::take(5)) {
        std::fprintf(stderr, "slow: %.1f ms \"%s\"\n", milliseconds, qPrintable(text));
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QLoggingCategory::setFilterRules(u"fibredesk.*.info=false"_s);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Measures the mirror: first sync, opening, type-ahead."_s);
    parser.addHelpOption();
    const QCommandLineOption profileOption(u"profile"_s,
        u"Server to copy from; without it only what is there is measured."_s, u"file"_s);
    const QCommandLineOption mirrorOption(u"mirror"_s, u"The mirror's file."_s, u"file"_s);
    const QCommandLineOption searchesOption(
        u"searches"_s, u"How many searches."_s, u"number"_s, u"1000"_s);
    parser.addOptions({profileOption, mirrorOption, searchesOption});
    parser.process(app);
    if (!parser.isSet(mirrorOption)) {
        parser.showHelp(2);
    }
    const QString file = parser.value(mirrorOption);
    if (parser.isSet(profileOption)) {
        const auto profile = Profile::read(parser.value(profileOption));
        if (!profile) {
            std::fprintf(stderr, "%s\n", qPrintable(profile.error().detail));
            return 2;
        }
        Store::Mirror mirror(file);
        if (const int code = benchFill(*profile, mirror); code != 0) {
            return code;
        }
    }
    QElapsedTimer timer;
    timer.start();
    Store::Mirror mirror(file);
    if (const auto ready = QCoro::waitFor(mirror.ready()); !ready) {
        std::fprintf(stderr, "%s\n", qPrintable(ready.error().detail));
        return 1;
    }
    std::printf("{\"openMs\":%.1f,\"fileMegabytes\":%.0f}\n", double(timer.nsecsElapsed()) / 1e6,
        double(QFileInfo(file).size()) / 1024 / 1024);
    const int code = benchSearch(mirror, parser.value(searchesOption).toInt());
    std::printf("{\"residentMegabytes\":%.0f}\n", memoryMegabytes("VmRSS:"));
    return code;
}
