// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outbox/tagjournal.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace FibreDesk;
using namespace Qt::StringLiterals;
using Outbox::State;
using Outbox::TagJournal;
using Outbox::TagRecord;

class TestTagJournal : public QObject {
    Q_OBJECT

private:
    static TagRecord record()
    {
        TagRecord record{.doctype = u"Issue"_s, .tag = u"Panne"_s, .title = u"Étiquette"_s};
        for (const QString &id : {u"B"_s, u"A"_s, u"C"_s})
            record.rows.push_back({.id = id, .title = u"Billet "_s + id, .after = u",Panne"_s});
        return record;
    }
    [[nodiscard]] std::optional<TagRecord> unfinished() const
    {
        return QCoro::waitFor(m_journal->unfinished(u"Issue"_s)).value_or(std::nullopt);
    }
    void reopen()
    {
        m_journal.reset();
        m_journal = std::make_unique<TagJournal>(m_file);
    }

    void damage()
    {
        m_journal.reset();
        for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(m_file + ending);
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("this is no database, and it is long enough to be taken for a damaged one");
    }

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_file = m_directory->filePath(u"tags.sqlite"_s);
        reopen();
    }
    void cleanup() { m_journal.reset(); }

    void keepsWhatWasAskedForInItsOrder()
    {
        QVERIFY(!unfinished());
        const auto run = QCoro::waitFor(m_journal->begin(record()));
        QVERIFY(run);
        reopen();
        TagRecord expected = record();
        expected.number = *run;
        QCOMPARE(unfinished(), std::optional(expected));
        QVERIFY(!*QCoro::waitFor(m_journal->unfinished(u"Task"_s)));
    }

    void keepsWhatBecameOfEach()
    {
        const qint64 run = QCoro::waitFor(m_journal->begin(record())).value_or(0);
        QVERIFY(QCoro::waitFor(m_journal->put(run, {u"A"_s}, State::Sending)));
        QVERIFY(QCoro::waitFor(m_journal->put(run, {u"B"_s}, State::Refused, u"Pas le droit"_s)));
        reopen();
        const auto left = unfinished();
        QVERIFY(left);
        QCOMPARE(left->rows[0].state, State::Refused);
        QCOMPARE(left->rows[0].reason, u"Pas le droit"_s);
        QCOMPARE(left->rows[1].state, State::Sending);
        QCOMPARE(left->rows[2].state, State::Waiting);
    }

    void ofSeveralAllOrNoneAreKept()
    {
        const qint64 run = QCoro::waitFor(m_journal->begin(record())).value_or(0);
        QVERIFY(!QCoro::waitFor(m_journal->put(run, {u"A"_s, u"X"_s}, State::Done)));
        QCOMPARE(unfinished()->rows[1].state, State::Waiting);
        QVERIFY(QCoro::waitFor(m_journal->put(run, {u"A"_s, u"C"_s}, State::Cancelled)));
        QCOMPARE(unfinished()->rows[2].state, State::Cancelled);
    }

    void whatIsSettledOrForgottenIsNotUnfinished()
    {
        const qint64 first = QCoro::waitFor(m_journal->begin(record())).value_or(0);
        QVERIFY(QCoro::waitFor(m_journal->put(first, {u"A"_s, u"C"_s}, State::Done)));
        QVERIFY(QCoro::waitFor(m_journal->put(first, {u"B"_s}, State::Uncertain)));
        QVERIFY(unfinished());
        QVERIFY(QCoro::waitFor(m_journal->put(first, {u"B"_s}, State::Cancelled)));
        QVERIFY(!unfinished());
        const qint64 second = QCoro::waitFor(m_journal->begin(record())).value_or(0);
        QVERIFY(second > first);
        QCOMPARE(unfinished()->number, second);
        QVERIFY(QCoro::waitFor(m_journal->forget(second)));
        QVERIFY(!unfinished());
    }

    void saysOfAClosedFileWhetherAnythingIsOpen()
    {
        QVERIFY(!unfinished()); // it is open by now
        QVERIFY(!TagJournal::isSettled(m_file)); // nobody knows while it is in use
        const qint64 run = QCoro::waitFor(m_journal->begin(record())).value_or(0);
        m_journal.reset();
        QVERIFY(!TagJournal::isSettled(m_file));
        reopen();
        QVERIFY(QCoro::waitFor(m_journal->put(run, {u"A"_s, u"B"_s, u"C"_s}, State::Cancelled)));
        m_journal.reset();
        QVERIFY(TagJournal::isSettled(m_file));
        QVERIFY(TagJournal::isSettled(m_file + u".not-there"_s));
    }

    void isOfOneProgramAtATime()
    {
        QVERIFY(!unfinished());
        const auto other = std::make_unique<TagJournal>(m_file);
        const auto refused = QCoro::waitFor(other->begin(record()));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Storage);
        QVERIFY(refused.error().detail.contains(u"another FibreDesk"_s));
    }

    void aDamagedOneIsSetAsideAndThatIsToldOnce()
    {
        damage();
        reopen();
        const auto told = QCoro::waitFor(m_journal->unfinished(u"Issue"_s));
        QVERIFY(!told);
        QVERIFY(told.error().detail.contains(u".damaged-"_s));
        QVERIFY(QCoro::waitFor(m_journal->begin(record())));
        QVERIFY(unfinished());
        QCOMPARE(QDir(m_directory->path()).entryList({u"*.damaged-*"_s}).size(), 1);
    }

    void aDamagedOneThatCannotBeSetAsideIsToldEachTime()
    {
        // Its own name fits into a folder, the one beside it does not.
        m_file = m_directory->filePath(QString(230, u't'));
        damage();
        reopen();
        for (int time = 0; time < 2; ++time) {
            const auto told = QCoro::waitFor(m_journal->unfinished(u"Issue"_s));
            QVERIFY(!told);
            QVERIFY2(told.error().detail.contains(u"cannot be set aside"_s),
                qPrintable(told.error().detail));
        }
        QVERIFY(!QCoro::waitFor(m_journal->begin(record())));
    }

    void whatADamagedOneHeldIsNotCalledSettled()
    {
        damage();
        QVERIFY(!TagJournal::isSettled(m_file));
    }

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_file;
    std::unique_ptr<TagJournal> m_journal;
};

QTEST_GUILESS_MAIN(TestTagJournal)
#include "tst_tagjournal.moc"
