// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How many ONTs may be read: never more than the budget, whoever asks, whatever happened before.

#include "cpe/snmp/readbudget.h"

#include <QCoro/QCoroTask>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <atomic>
#include <cstddef>
#include <fcntl.h>
#include <memory>
#include <new>
#include <optional>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;
using namespace FibreDesk;
using namespace FibreDesk::Cpe;

namespace {

const QString olt = u"olt-3"_s;

/// The hub, as far as it counts.
struct CountingHub {
    int left = 0;
    std::optional<Error> failure{};
    int taken = 0;

    SharedBudget::Hub hooks()
    {
        return {.look = [this](QString name) { return answer(name, 0); },
            .take = [this](QString name) { return answer(name, 1); }};
    }
    QCoro::Task<Result<ReadBudget>> answer(QString name, int reads)
    {
        if (failure)
            co_return std::unexpected(*failure);
        ReadBudget budget{.olt = name, .limit = 60, .used = 60 - left};
        if (reads == 0)
            co_return budget;
        if (left == 0)
            co_return std::unexpected(
                Error{.kind = ErrorKind::RateLimited, .detail = u"spent on the hub"_s});
        --left;
        ++taken;
        budget.used += 1;
        co_return budget;
    }
};

} // namespace

class TestReadBudget : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void givesWhatThereIsAndThenRefuses();
    void countsEachOltByItself();
    void anOltIsTheSameInAnySpelling();
    void freesAReadAfterAnHour();
    void remembersAcrossRestarts();
    void neverExceedsTheBudgetWithTenKeepers();
    void neverExceedsTheBudgetWithTenProcesses();
    void aClockSetBackNeitherFreesNorBlocksForDays();
    void aDamagedFileCountsAsAllSpentForAnHour();
    void zeroMeansNone();
    void saysWhyTheCountCannotBeKept();
    void countsWithTheHub();
    void countsByItselfWhereTheHubCannot();
    void doesNotAskTheHubForWhatItMayNotReadItself();
    void countsWhatWaitsForTheFileWhenTheKeeperIsGone();

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(u"deep/reads.json"_s); }
    [[nodiscard]] FileBudget keeper(int limit) const
    {
        return FileBudget(file(), limit, Clock([this] { return m_now; }));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QDateTime m_now;
};

void TestReadBudget::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_now = QDateTime::fromString(u"2026-03-17T14:00:00Z"_s, Qt::ISODate);
}

void TestReadBudget::givesWhatThereIsAndThenRefuses()
{
    FileBudget budget = keeper(3);
    for (int used = 1; used <= 3; ++used) {
        const auto taken = budget.takeNow(olt);
        QVERIFY(taken);
        QCOMPARE(taken->used, used);
        QCOMPARE(taken->remaining(), 3 - used);
        m_now = m_now.addSecs(60);
    }
    const auto refused = QCoro::waitFor(budget.take(olt));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::RateLimited);
    QCOMPARE(refused.error().retryAfterSeconds, 57 * 60);
    QCOMPARE(refused.error().detail,
        u"3 of 3 ONT reads of olt-3 were made in the last hour; the next is possible at "
        "2026-03-17T15:00:00Z"_s);
    const auto look = QCoro::waitFor(budget.look(olt));
    QVERIFY(look);
    QCOMPARE(look->remaining(), 0);
    QCOMPARE(look->nextAt, QDateTime::fromString(u"2026-03-17T15:00:00Z"_s, Qt::ISODate));
}

void TestReadBudget::countsEachOltByItself()
{
    FileBudget budget = keeper(1);
    QVERIFY(budget.takeNow(u"olt-1"_s));
    QVERIFY(budget.takeNow(u"olt-2"_s));
    QVERIFY(!budget.takeNow(u"olt-1"_s));
}

void TestReadBudget::anOltIsTheSameInAnySpelling()
{
    FileBudget budget = keeper(1);
    QVERIFY(budget.takeNow(u"OLT-1 "_s));
    QVERIFY(!budget.takeNow(u"olt-1"_s));
    QCOMPARE(budget.takeNow(u" "_s).error().kind, ErrorKind::Validation);
}

void TestReadBudget::freesAReadAfterAnHour()
{
    FileBudget budget = keeper(2);
    QVERIFY(budget.takeNow(olt));
    m_now = m_now.addSecs(1800);
    QVERIFY(budget.takeNow(olt));
    m_now = m_now.addSecs(1799);
    QVERIFY(!budget.takeNow(olt));
    m_now = m_now.addSecs(1);
    QVERIFY(budget.takeNow(olt));
    QVERIFY(!budget.takeNow(olt));
}

void TestReadBudget::remembersAcrossRestarts()
{
    QVERIFY(keeper(2).takeNow(olt));
    QVERIFY(keeper(2).takeNow(olt));
    QVERIFY(!keeper(2).takeNow(olt));
}

void TestReadBudget::neverExceedsTheBudgetWithTenKeepers()
{
    constexpr int limit = 60;
    std::atomic<int> given = 0;
    std::vector<std::thread> desks;
    for (int desk = 0; desk < 10; ++desk) {
        desks.emplace_back([this, &given] {
            const FileBudget budget = keeper(limit);
            for (int time = 0; time < 12; ++time)
                if (budget.takeNow(olt))
                    ++given;
        });
    }
    for (std::thread &desk : desks)
        desk.join();
    QCOMPARE(given.load(), limit);
    QCOMPARE(keeper(limit).lookNow(olt)->remaining(), 0);
}

void TestReadBudget::neverExceedsTheBudgetWithTenProcesses()
{
    constexpr int limit = 25;
    std::vector<std::unique_ptr<QProcess>> desks;
    for (int desk = 0; desk < 10; ++desk) {
        auto process = std::make_unique<QProcess>();
        process->start(QCoreApplication::applicationFilePath(),
            {u"--take"_s, file(), QString::number(limit), u"5"_s});
        desks.push_back(std::move(process));
    }
    int given = 0;
    for (const auto &desk : desks) {
        QVERIFY(desk->waitForFinished(60'000));
        QCOMPARE(desk->exitStatus(), QProcess::NormalExit);
        given += desk->exitCode();
    }
    QCOMPARE(given, limit);
}

void TestReadBudget::aClockSetBackNeitherFreesNorBlocksForDays()
{
    FileBudget budget = keeper(1);
    QVERIFY(budget.takeNow(olt));
    m_now = m_now.addDays(-30);
    const auto refused = budget.takeNow(olt);
    QVERIFY(!refused);
    QVERIFY(refused.error().retryAfterSeconds <= 3600);
}

void TestReadBudget::aDamagedFileCountsAsAllSpentForAnHour()
{
    FileBudget budget = keeper(5);
    QVERIFY(budget.takeNow(olt));
    QFile damaged(file());
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write("{\"reads\":{\"olt-3\":[1773");
    damaged.close();
    const auto refused = budget.takeNow(olt);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::RateLimited);
    QCOMPARE(refused.error().retryAfterSeconds, 3600);
    m_now = m_now.addSecs(3599);
    QVERIFY(!budget.takeNow(olt));
    m_now = m_now.addSecs(1);
    QVERIFY(budget.takeNow(olt));
}

void TestReadBudget::zeroMeansNone()
{
    const auto refused = keeper(0).takeNow(olt);
    QVERIFY(!refused);
    QCOMPARE(refused.error().detail, u"no ONT of olt-3 is read: olt_reads_per_hour is 0"_s);
}

void TestReadBudget::saysWhyTheCountCannotBeKept()
{
    QFile inTheWay(m_folder->filePath(u"file"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    const FileBudget budget(m_folder->filePath(u"file/reads.json"_s), 5);
    const auto refused = budget.takeNow(olt);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Storage);
}

void TestReadBudget::countsWithTheHub()
{
    FileBudget local = keeper(60);
    CountingHub hub{.left = 2};
    SharedBudget shared(&local, hub.hooks());
    const auto first = QCoro::waitFor(shared.take(olt));
    QVERIFY(first);
    QVERIFY(first->isShared);
    QCOMPARE(first->remaining(), 1); // the hub has less left than this desk
    QVERIFY(QCoro::waitFor(shared.take(olt)));
    const auto refused = QCoro::waitFor(shared.take(olt));
    QVERIFY(!refused);
    QCOMPARE(refused.error().detail, u"spent on the hub"_s);
    QCOMPARE(local.lookNow(olt)->used, 2);
    QCOMPARE(QCoro::waitFor(shared.look(olt))->remaining(), 0);
}

void TestReadBudget::countsByItselfWhereTheHubCannot()
{
    FileBudget local = keeper(1);
    CountingHub hub{.failure = Error{.kind = ErrorKind::NotFound, .detail = u"not found"_s}};
    SharedBudget shared(&local, hub.hooks());
    const auto taken = QCoro::waitFor(shared.take(olt));
    QVERIFY(taken);
    QVERIFY(!taken->isShared);
    QCOMPARE(taken->note, u"not found"_s);
    QCOMPARE(QCoro::waitFor(shared.take(olt)).error().kind, ErrorKind::RateLimited);
}

void TestReadBudget::doesNotAskTheHubForWhatItMayNotReadItself()
{
    FileBudget local = keeper(1);
    CountingHub hub{.left = 60};
    SharedBudget shared(&local, hub.hooks());
    QVERIFY(QCoro::waitFor(shared.take(olt)));
    QVERIFY(!QCoro::waitFor(shared.take(olt)));
    QCOMPARE(hub.taken, 1);
}

void TestReadBudget::countsWhatWaitsForTheFileWhenTheKeeperIsGone()
{
    // Another process has the file just now.
    QTemporaryDir folder;
    const QString file = FileBudget::fileFor(folder.path());
    const int held = ::open(
        QFile::encodeName(file + u".lock"_s).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    struct flock whole{};
    whole.l_type = F_WRLCK;
    whole.l_whence = SEEK_SET;
    QCOMPARE(::fcntl(held, F_OFD_SETLK, &whole), 0);

    alignas(FileBudget) std::array<std::byte, sizeof(FileBudget)> place{};
    auto *keeper = new (place.data()) FileBudget(file, 2);
    auto taking = keeper->take(olt);
    QVERIFY(!taking.isReady());
    std::destroy_at(keeper); // the window has closed
    place.fill({}); // and somebody else has its memory
    ::close(held);
    const auto taken = QCoro::waitFor(std::move(taking));
    QVERIFY2(taken, qPrintable(taken ? QString() : taken.error().detail));
    QCOMPARE(FileBudget(file, 2).lookNow(olt)->used, 1);
}

/// With --take FILE LIMIT TIMES it is one of the ten processes: how many it got is its exit code.
int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--take"_L1) {
        const FileBudget budget(arguments.value(2), arguments.value(3).toInt());
        int given = 0;
        for (int time = 0; time < arguments.value(4).toInt(); ++time)
            given += budget.takeNow(olt) ? 1 : 0;
        return given;
    }
    TestReadBudget test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_readbudget.moc"
