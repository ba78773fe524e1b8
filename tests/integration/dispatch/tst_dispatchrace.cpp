// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "racedesk.h"

#include <QRandomGenerator>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

/// Two dispatchers, one server, the same job at the same moment: again and again.
/// FIBREDESK_RACES=1000 is the whole proof.
class TestDispatchRace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void oneWinsAndTheOtherIsTold();
    void cleanupTestCase();

private:
    std::unique_ptr<RaceStage> m_stage;
    RaceDesk *m_first = nullptr;
    RaceDesk *m_second = nullptr;
};

void TestDispatchRace::initTestCase()
{
    m_stage = std::make_unique<RaceStage>();
    QVERIFY(m_stage->open(u"0.01"_s));
    m_first = m_stage->first.get();
    m_second = m_stage->second.get();
    QVERIFY(m_first->controller.lanes()->rowCount() >= 3);
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

    const int races = racesOr(100);
    int conflicts = 0;
    for (quint32 seed = 0; int(seed) < races; ++seed) {
        QRandomGenerator random(seed);
        const QString job = jobs.at(random.bounded(jobs.size()));
        // Different wishes of each other and of what is: technician and time.
        const auto present = [&job](RaceDesk *desk) { return desk->technicianOf(job); };
        QStringList others = technicians;
        others.removeAll(present(m_first));
        others.removeAll(present(m_second));
        QVERIFY(others.size() >= 2);
        const qsizetype mine = random.bounded(others.size());
        const qsizetype theirs = (mine + 1 + random.bounded(others.size() - 1)) % others.size();
        const std::array wishes{others.at(mine), others.at(theirs)};
        std::array desks{m_first, m_second};
        const bool isSwapped = random.bounded(2) == 1;
        const int minutes = 8 * 60 + 15 * int(random.bounded(30));
        for (const int i : {isSwapped ? 1 : 0, isSwapped ? 0 : 1}) {
            QVERIFY(desks[size_t(i)]->controller.assign(job, wishes[size_t(i)], minutes));
            // On screen before any answer.
            QCOMPARE(desks[size_t(i)]->technicianOf(job), wishes[size_t(i)]);
        }
        for (RaceDesk *desk : desks) {
            QTRY_COMPARE_WITH_TIMEOUT(desk->controller.pendingCount(), 0, 20'000);
        }

        const auto document = QCoro::waitFor(m_first->client.get(u"Dispatch Job"_s, job));
        QVERIFY(document);
        const QString actual = document->value("assigned_tech"_L1).toString();
        const bool firstWon = desks[0]->state(job) == JobWrites::State::None;
        const bool secondWon = desks[1]->state(job) == JobWrites::State::None;
        QVERIFY2(firstWon != secondWon, qPrintable(u"seed %1"_s.arg(seed)));
        RaceDesk *winner = desks[firstWon ? 0 : 1];
        RaceDesk *loser = desks[firstWon ? 1 : 0];
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
    m_stage.reset();
}

QTEST_GUILESS_MAIN(TestDispatchRace)
#include "tst_dispatchrace.moc"
