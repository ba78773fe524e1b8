// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/profile.h"
#include "dispatchcontroller.h"
#include "erp/erpclient.h"
#include "outbox/mirrorfeed.h"
#include "outbox/writequeue.h"
#include "store/mirror.h"
#include "sync/syncengine.h"

#include <QCoroTask>
#include <QNetworkAccessManager>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace Qt::StringLiterals;

namespace {

/// A whole desk of its own: mirror, client, controller.
struct Desk {
    Desk(const Profile &profile, const QString &mirrorFile)
        : network(makeNetworkAccessManager())
        , client(network.get(), profile.erp)
        , map(Erp::FieldMap::builtIn())
        , mirror(mirrorFile)
        , queue(mirrorFile + u"-outbox"_s, &client,
              {.firstWait = std::chrono::milliseconds(5),
                  .longestWait = std::chrono::milliseconds(100)})
        , controller(&mirror, &queue, &map)
    {
        Outbox::keepInMirror(&queue, &mirror, &map);
        queue.start();
    }

    [[nodiscard]] JobWrites::State state(const QString &job)
    {
        const auto *write = controller.writes()->find(job);
        return write ? write->state : JobWrites::State::None;
    }
    [[nodiscard]] QString technicianOf(const QString &job) const
    {
        const BoardJob *entry = controller.board().job(job);
        return entry ? entry->job.technician : QString();
    }

    std::unique_ptr<QNetworkAccessManager> network;
    Erp::ErpClient client;
    Erp::FieldMap map;
    Store::Mirror mirror;
    Outbox::WriteQueue queue;
    DispatchController controller;
};

} // namespace

/// Two dispatchers, one server, the same job at the same moment: again and again.
/// FIBREDESK_RACES=1000 is the whole proof.
class TestDispatchRace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void oneWinsAndTheOtherIsTold();
    void cleanupTestCase();

private:
    QTemporaryDir m_directory;
    QProcess m_sandbox;
    std::unique_ptr<Desk> m_first;
    std::unique_ptr<Desk> m_second;
};

void TestDispatchRace::initTestCase()
{
    const QString profileFile = m_directory.filePath(u"profile.ini"_s);
    m_sandbox.setProgram(QString::fromUtf8(FD_BIN_DIR) + u"/fibredesk-sandbox"_s);
    m_sandbox.setArguments({u"--scale"_s, u"0.01"_s, u"--seed"_s, u"1"_s, u"--write-profile"_s,
        profileFile, u"--die-with-parent"_s});
    m_sandbox.setProcessChannelMode(QProcess::MergedChannels);
    m_sandbox.start();
    QVERIFY(m_sandbox.waitForStarted());
    QByteArray output;
    while (!output.contains("ready")) {
        QVERIFY2(m_sandbox.waitForReadyRead(120'000), output.constData());
        output += m_sandbox.readAll();
    }
    const auto profile = Profile::read(profileFile);
    QVERIFY(profile);
    m_first = std::make_unique<Desk>(*profile, m_directory.filePath(u"first.sqlite"_s));
    m_second = std::make_unique<Desk>(*profile, m_directory.filePath(u"second.sqlite"_s));
    for (Desk *desk : {m_first.get(), m_second.get()}) {
        Sync::SyncEngine engine(&desk->client, &desk->mirror);
        const auto done = QCoro::waitFor(engine.runOnce());
        QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().detail));
        desk->controller.start();
        QTRY_VERIFY(desk->controller.isLoaded());
        QVERIFY(desk->controller.lanes()->rowCount() >= 3);
    }
}

void TestDispatchRace::oneWinsAndTheOtherIsTold()
{
    QStringList jobs;
    for (const TrayRow &row : m_first->controller.tray()->rows()) {
        if (row.assigned.isEmpty()) {
            jobs.append(row.id);
        }
    }
    QVERIFY(!jobs.isEmpty());
    QStringList technicians;
    for (const LaneRow &lane : m_first->controller.lanes()->rows()) {
        technicians.append(lane.id);
    }

    bool isGiven = false;
    const int given = qEnvironmentVariableIntValue("FIBREDESK_RACES", &isGiven);
    const int races = isGiven ? given : 100;
    int conflicts = 0;
    for (quint32 seed = 0; int(seed) < races; ++seed) {
        QRandomGenerator random(seed);
        const QString job = jobs.at(random.bounded(jobs.size()));
        // Different wishes of each other and of what is: technician and time.
        const auto present = [&job](Desk *desk) { return desk->technicianOf(job); };
        QStringList others = technicians;
        others.removeAll(present(m_first.get()));
        others.removeAll(present(m_second.get()));
        QVERIFY(others.size() >= 2);
        const qsizetype mine = random.bounded(others.size());
        const qsizetype theirs = (mine + 1 + random.bounded(others.size() - 1)) % others.size();
        const std::array wishes{others.at(mine), others.at(theirs)};
        std::array desks{m_first.get(), m_second.get()};
        const bool isSwapped = random.bounded(2) == 1;
        const int minutes = 8 * 60 + 15 * int(random.bounded(30));
        for (const int i : {isSwapped ? 1 : 0, isSwapped ? 0 : 1}) {
            QVERIFY(desks[size_t(i)]->controller.assign(job, wishes[size_t(i)], minutes));
            // On screen before any answer.
            QCOMPARE(desks[size_t(i)]->technicianOf(job), wishes[size_t(i)]);
        }
        for (Desk *desk : desks) {
            QTRY_COMPARE_WITH_TIMEOUT(desk->controller.pendingCount(), 0, 20'000);
        }

        const auto document = QCoro::waitFor(m_first->client.get(u"Dispatch Job"_s, job));
        QVERIFY(document);
        const QString actual = document->value("assigned_tech"_L1).toString();
        const bool firstWon = desks[0]->state(job) == JobWrites::State::None;
        const bool secondWon = desks[1]->state(job) == JobWrites::State::None;
        QVERIFY2(firstWon != secondWon, qPrintable(u"seed %1"_s.arg(seed)));
        Desk *winner = desks[firstWon ? 0 : 1];
        Desk *loser = desks[firstWon ? 1 : 0];
        QCOMPARE(actual, wishes[firstWon ? 0 : 1]);
        QCOMPARE(winner->technicianOf(job), actual);
        QCOMPARE(loser->state(job), JobWrites::State::Conflict);
        // The wish is kept as an offer.
        QCOMPARE(
            *loser->controller.writes()->find(job)->change.technician, wishes[firstWon ? 1 : 0]);
        ++conflicts;

        if (random.bounded(2) == 0) {
            loser->controller.dismissWrite(job);
            QCOMPARE(loser->state(job), JobWrites::State::None);
        } else {
            // Insisting works once the other's change is known.
            const QString wish = wishes[firstWon ? 1 : 0];
            for (int tries = 0; tries < 3 && loser->state(job) != JobWrites::State::None; ++tries) {
                loser->controller.repeatWrite(job);
                QTRY_COMPARE_WITH_TIMEOUT(loser->controller.pendingCount(), 0, 20'000);
            }
            QCOMPARE(loser->state(job), JobWrites::State::None);
            const auto after = QCoro::waitFor(m_first->client.get(u"Dispatch Job"_s, job));
            QVERIFY(after);
            QCOMPARE(after->value("assigned_tech"_L1).toString(), wish);
        }
    }
    QCOMPARE(conflicts, races);
}

void TestDispatchRace::cleanupTestCase()
{
    m_first.reset();
    m_second.reset();
    m_sandbox.terminate();
    m_sandbox.waitForFinished();
}

QTEST_GUILESS_MAIN(TestDispatchRace)
#include "tst_dispatchrace.moc"
