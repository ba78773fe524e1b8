// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outbox/toldjournal.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <memory>

using namespace FibreDesk;
using namespace Qt::StringLiterals;
using Outbox::SaidMessage;
using Outbox::State;
using Outbox::ToldJournal;

class TestToldJournal : public QObject {
    Q_OBJECT

private:
    static SaidMessage message(const QString &technician)
    {
        const QDateTime at =
            QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch(), QTimeZone::UTC);
        const QDate day(2026, 11, 24);
        SaidMessage message{.technician = technician,
            .name = u"Marie Roy"_s,
            .phone = u"+15145550142"_s,
            .body = u"Horaire"_s,
            .key = u"k-"_s + technician,
            .at = at,
            .by = u"lea@fibre.example"_s};
        message.jobs = {{.job = u"DJ-2"_s,
                            .title = u"Roux"_s,
                            .isWithdrawn = true,
                            .before = {.technician = technician, .date = day, .start = QTime(9, 0)},
                            .after = {.at = at, .by = message.by}},
            {.job = u"DJ-1"_s,
                .title = u"Roy"_s,
                .after = {technician, day, QTime(10, 30), at, message.by}}};
        return message;
    }
    [[nodiscard]] std::vector<SaidMessage> messages() const
    {
        return QCoro::waitFor(m_journal->messages()).value_or(std::vector<SaidMessage>());
    }
    void reopen()
    {
        m_journal.reset();
        m_journal = std::make_unique<ToldJournal>(m_file);
    }

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_file = m_directory->filePath(u"told.sqlite"_s);
        reopen();
    }
    void cleanup() { m_journal.reset(); }

    void keepsWhatWasSaidAndWhatBecameOfIt()
    {
        SaidMessage expected = message(u"DT-1"_s);
        const auto number = QCoro::waitFor(m_journal->begin(expected));
        QVERIFY(number);
        QVERIFY(QCoro::waitFor(m_journal->settle(*number, State::Done)));
        QVERIFY(QCoro::waitFor(m_journal->note(*number, {u"DJ-1"_s})));
        reopen();
        expected.number = *number;
        expected.state = State::Done;
        expected.jobs[1].isNoted = true;
        QCOMPARE(messages(), std::vector{expected});
    }

    void whatWasOnItsWayIsUncertainAtTheNextStart()
    {
        QVERIFY(QCoro::waitFor(m_journal->begin(message(u"DT-1"_s))));
        QCOMPARE(messages().at(0).state, State::Sending);
        reopen();
        QCOMPARE(messages().at(0).state, State::Uncertain);
    }

    void forgetsOneMessageAndNoOther()
    {
        const qint64 first = QCoro::waitFor(m_journal->begin(message(u"DT-1"_s))).value_or(0);
        QVERIFY(QCoro::waitFor(m_journal->begin(message(u"DT-2"_s))));
        QVERIFY(QCoro::waitFor(m_journal->forget(first)));
        reopen();
        QCOMPARE(messages().size(), 1U);
        QCOMPARE(messages()[0].technician, u"DT-2"_s);
        QCOMPARE(messages()[0].jobs.size(), 2U);
    }

    void dropsWhatIsLongOverButNotWhatIsUncertain()
    {
        SaidMessage old = message(u"DT-1"_s);
        old.at = old.at.addDays(-90);
        const qint64 done = QCoro::waitFor(m_journal->begin(old)).value_or(0);
        QVERIFY(QCoro::waitFor(m_journal->settle(done, State::Done)));
        QVERIFY(QCoro::waitFor(m_journal->begin(old)));
        reopen();
        QCOMPARE(messages().size(), 1U);
        QCOMPARE(messages()[0].state, State::Uncertain);
    }

    void isSettledOnceAllIsNoted()
    {
        const qint64 number = QCoro::waitFor(m_journal->begin(message(u"DT-1"_s))).value_or(0);
        m_journal.reset();
        QVERIFY(!ToldJournal::isSettled(m_file)); // uncertain by now
        reopen();
        QVERIFY(QCoro::waitFor(m_journal->settle(number, State::Done)));
        m_journal.reset();
        QVERIFY(!ToldJournal::isSettled(m_file));
        reopen();
        QVERIFY(QCoro::waitFor(m_journal->note(number, {u"DJ-1"_s, u"DJ-2"_s})));
        m_journal.reset();
        QVERIFY(ToldJournal::isSettled(m_file));
    }

    void oneProcessAtATimeHasIt()
    {
        QVERIFY(messages().empty()); // the first has it by now
        ToldJournal second(m_file);
        const auto refused = QCoro::waitFor(second.begin(message(u"DT-1"_s)));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Storage);
    }

    void saysOnceThatItWasDamaged()
    {
        QVERIFY(messages().empty());
        m_journal.reset();
        for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(m_file + ending);
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("this is no database, and it is long enough to be taken for a damaged one");
        file.close();
        reopen();
        const auto damaged = QCoro::waitFor(m_journal->messages());
        QVERIFY(!damaged);
        QVERIFY(damaged.error().detail.contains("damaged"_L1));
        QVERIFY(QCoro::waitFor(m_journal->begin(message(u"DT-1"_s))));
        QCOMPARE(messages().size(), 1U);
    }

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_file;
    std::unique_ptr<ToldJournal> m_journal;
};

QTEST_GUILESS_MAIN(TestToldJournal)
#include "tst_toldjournal.moc"
