// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "billing/term.h"

#include <QTest>

using namespace FibreDesk::Billing;
using namespace Qt::StringLiterals;

class TestTerm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsHowFarAContractHasCome_data()
    {
        using State = Term::State;
        QTest::addColumn<TermDates>("dates");
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("total");
        QTest::addColumn<int>("elapsed");
        QTest::addColumn<int>("left");
        QTest::addColumn<bool>("isDurationOff");
        const QString active = u"Actif"_s;
        const auto row = [](const char *name, const TermDates &dates, State state, int total,
                             int elapsed, int left, bool isDurationOff = false) {
            QTest::newRow(name) << dates << int(state) << total << elapsed << left << isDurationOff;
        };
        const QDate start(2025, 11, 23);
        // Today is the 23rd of November 2026.
        row("half way", {start, QDate(2027, 11, 22), 24, active, {}}, State::Running, 24, 12, 12);
        row("end as the day after", {start, QDate(2027, 11, 23), 24, active, {}}, State::Running,
            24, 12, 12);
        row("by the duration", {start, {}, 24, active, {}}, State::Running, 24, 12, 12);
        row("a day short of a month", {QDate(2025, 11, 24), QDate(2027, 11, 23), 24, active, {}},
            State::Running, 24, 11, 12);
        row("last day", {QDate(2025, 11, 24), QDate(2026, 11, 23), 12, active, {}}, State::Running,
            12, 11, 0);
        row("first day", {QDate(2026, 11, 23), QDate(2027, 11, 22), 12, active, {}}, State::Running,
            12, 0, 12);
        row("end of a short month", {QDate(2026, 1, 31), QDate(2027, 1, 30), 12, active, {}},
            State::Running, 12, 9, 3);
        row("open", {start, {}, 0, active, {}}, State::OpenEnded, 0, 12, 0);
        row("future", {QDate(2027, 1, 1), QDate(2027, 12, 31), 12, active, {}}, State::Future, 12,
            0, 0);
        row("ended", {QDate(2023, 5, 1), QDate(2025, 4, 30), 24, active, {}}, State::Ended, 24, 24,
            0);
        row("completed", {QDate(2023, 5, 1), QDate(2025, 4, 30), 24, u"Complété"_s, {}},
            State::Ended, 24, 24, 0);
        row("completed without an end", {start, {}, 0, u"Complété"_s, {}}, State::Ended, 0, 0, 0);
        row("terminated early", {start, QDate(2027, 11, 22), 24, u"Résilié"_s, QDate(2026, 3, 1)},
            State::Terminated, 24, 3, 0);
        row("terminated, no day told", {start, QDate(2027, 11, 22), 24, u"Résilié"_s, {}},
            State::Terminated, 24, 12, 0);
        row("open and terminated", {start, {}, 0, u"Résilié"_s, QDate(2026, 3, 1)},
            State::Terminated, 0, 3, 0);
        row("open and terminated, no day told", {start, {}, 0, u"Résilié"_s, {}}, State::Terminated,
            0, 12, 0);
        row("termination announced", {start, QDate(2027, 11, 22), 24, active, QDate(2027, 3, 1)},
            State::Running, 24, 12, 12);
        row("before it began",
            {QDate(2027, 1, 1), QDate(2027, 12, 31), 12, u"Résilié"_s, QDate(2026, 11, 1)},
            State::Terminated, 12, 0, 0);
        row("waiting", {start, QDate(2027, 11, 22), 24, u"En attente"_s, {}}, State::Waiting, 24, 0,
            0);
        row("end before start", {start, QDate(2024, 1, 1), 24, active, {}}, State::Contradictory, 0,
            0, 0);
        row("no start", {{}, QDate(2027, 1, 1), 24, active, {}}, State::Undated, 0, 0, 0);
        row("nothing", {}, State::Undated, 0, 0, 0);
        row("duration says another thing", {start, QDate(2026, 12, 22), 24, active, {}},
            State::Running, 13, 12, 1, true);
        row("one day", {QDate(2026, 11, 23), QDate(2026, 11, 23), 0, active, {}}, State::Running, 0,
            0, 0);
    }

    void tellsHowFarAContractHasCome()
    {
        QFETCH(const TermDates, dates);
        QFETCH(const int, state);
        QFETCH(const int, total);
        QFETCH(const int, elapsed);
        QFETCH(const int, left);
        QFETCH(const bool, isDurationOff);
        const Term term = termOf(dates, QDate(2026, 11, 23));
        QCOMPARE(int(term.state), state);
        QCOMPARE(term.total, total);
        QCOMPARE(term.elapsed, elapsed);
        QCOMPARE(term.left, left);
        QCOMPARE(term.isDurationOff, isDurationOff);
        QVERIFY(term.progress >= 0 && term.progress <= 1);
    }

    void standsWhereTheDayIs()
    {
        const TermDates dates{QDate(2026, 1, 1), QDate(2026, 12, 31), 12, u"Actif"_s, {}};
        QCOMPARE(termOf(dates, QDate(2026, 1, 1)).progress, 0.0);
        QCOMPARE(termOf(dates, QDate(2026, 7, 2)).progress, 0.5);
        QCOMPARE(termOf(dates, QDate(2026, 12, 31)).progress, 1.0);
        QCOMPARE(termOf(dates, QDate(2028, 1, 1)).progress, 1.0);
        TermDates ended = dates;
        ended.status = u"Résilié"_s;
        ended.terminated = QDate(2026, 7, 2);
        QCOMPARE(termOf(ended, QDate(2028, 1, 1)).progress, 0.5); // it stays where it stopped
        QCOMPARE(termOf(ended, QDate(2028, 1, 1)).stopped, QDate(2026, 7, 2));
    }
};

QTEST_GUILESS_MAIN(TestTerm)
#include "tst_term.moc"
