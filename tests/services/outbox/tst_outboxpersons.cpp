// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeerp.h"
#include "outbox/writegate.h"

#include <QCoroTask>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using Outbox::State;

/// Two persons, one after the other, at one desk.
class TestOutboxPersons : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<QueueBench>();
        m_bench->erp.put(u"C-1"_s, {{u"phone"_s, u"1"_s}, {u"email"_s, u"1"_s}});
        m_bench->erp.put(u"C-2"_s, {{u"phone"_s, u"1"_s}});
        m_bench->options.parallel = 1; // what may go first, goes first
        m_bench->options.firstWait = std::chrono::hours(1);
        m_bench->options.longestWait = std::chrono::hours(1);
    }
    void cleanup() { m_bench.reset(); }

    void whatOneWroteIsHeldForTheOtherAndGoesByItselfOnceTheyAreBack()
    {
        const QString held = leftByAna();
        sitDown(u"bert"_s);
        QCOMPARE(m_bench->write(held).owner(), u"Ana"_s);
        QVERIFY(m_bench->queue->isAnothers(m_bench->write(held)));
        const QString own = m_bench->change(u"C-2"_s, u"phone"_s, u"2"_s);
        QTRY_COMPARE(m_bench->state(own), State::Done);
        QCOMPARE(m_bench->state(held), State::Waiting);
        QCOMPARE(phone(), u"1"_s);
        QCOMPARE(m_bench->erp.count("PUT"), 1);
        sitDown(u"ana"_s);
        QTRY_COMPARE(m_bench->state(held), State::Done);
        QCOMPARE(phone(), u"2"_s);
        QCOMPARE(m_bench->write(held).author, u"ana@desk.example"_s);
    }

    void whatComesLaterInTheSameDocumentWaitsBehindIt()
    {
        const QString held = leftByAna();
        sitDown(u"bert"_s);
        const QString behind = m_bench->change(u"C-1"_s, u"email"_s, u"2"_s);
        const QString other = m_bench->change(u"C-2"_s, u"phone"_s, u"2"_s);
        QTRY_COMPARE(m_bench->state(other), State::Done);
        QCOMPARE(m_bench->state(behind), State::Waiting);
        QCOMPARE(m_bench->queue->heldBy(m_bench->write(behind)), &m_bench->write(held));
        QCOMPARE(m_bench->queue->heldBy(m_bench->write(held)), &m_bench->write(held));
        QVERIFY(!m_bench->queue->heldBy(m_bench->write(other)));
        QVERIFY(QCoro::waitFor(m_bench->queue->cancel(held)));
        QTRY_COMPARE(m_bench->state(behind), State::Done);
        QCOMPARE(phone(), u"1"_s);
    }

    void theOtherOneSendsItAsTheirOwn()
    {
        const QString id = leftByAna();
        sitDown(u"bert"_s);
        QVERIFY(m_bench->queue->mayTakeOver(m_bench->write(id)));
        QVERIFY(QCoro::waitFor(m_bench->queue->takeOver(id)));
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(phone(), u"2"_s);
        sitDown(u"ana"_s);
        QCOMPARE(m_bench->write(id).author, u"bert@desk.example"_s);
        QCOMPARE(m_bench->write(id).owner(), u"Bert"_s);
        QCOMPARE(m_bench->write(id).takenFrom, u"ana@desk.example"_s);
        QVERIFY(m_bench->write(id).takenAt.isValid());
        QCOMPARE(m_bench->erp.count("PUT"), 1);
    }

    void whoMayNotWriteItNeitherSendsItNorGivesItUp()
    {
        const QString id = leftByAna();
        sitDown(u"bert"_s);
        const Error forbidden{
            .kind = ErrorKind::Forbidden, .detail = u"not yours"_s, .source = u"rights"_s};
        bool mayWrite = false;
        new Outbox::WriteGate(m_bench->queue.get(), [&](const Outbox::NewWrite &) {
            return mayWrite ? std::nullopt : std::optional(forbidden);
        });
        const auto taken = QCoro::waitFor(m_bench->queue->takeOver(id));
        QVERIFY(!taken);
        QCOMPARE(taken.error(), forbidden);
        QVERIFY(!QCoro::waitFor(m_bench->queue->cancel(id)));
        QVERIFY(!QCoro::waitFor(m_bench->queue->cancelAll({id})));
        QCOMPARE(m_bench->state(id), State::Waiting);
        QVERIFY(m_bench->write(id).takenFrom.isEmpty());
        mayWrite = true;
        QVERIFY(QCoro::waitFor(m_bench->queue->cancelAll({id})));
        QCOMPARE(m_bench->state(id), State::Cancelled);
        QCOMPARE(m_bench->write(id).givenUpBy, u"bert@desk.example"_s);
        QCOMPARE(m_bench->write(id).author, u"ana@desk.example"_s);
        QVERIFY(QCoro::waitFor(m_bench->queue->putBack(id)));
        QVERIFY(m_bench->write(id).givenUpBy.isEmpty());
        QVERIFY(m_bench->queue->isAnothers(m_bench->write(id)));
    }

    void nobodyEditsWhatGoesInTheNameOfAnother()
    {
        const QString id = leftByAna();
        sitDown(u"bert"_s);
        Outbox::Changes changes;
        changes.fields.insert(u"phone"_s, Outbox::rawOf(u"5"_s));
        QVERIFY(!QCoro::waitFor(m_bench->queue->edit(id, changes)));
        QVERIFY(!QCoro::waitFor(m_bench->queue->tryAgain(id)));
        sitDown(u"ana"_s);
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(phone(), u"2"_s);
    }

    void aRefusedOneOfAnotherIsSentAsOnesOwnOnly()
    {
        sitDown(u"ana"_s);
        m_bench->erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            return request.verb == "PUT" ? std::optional(FakeErp::refusal(u"not so"_s))
                                         : std::nullopt;
        };
        const QString id = m_bench->change(u"C-1"_s, u"phone"_s, u"2"_s);
        QTRY_COMPARE(m_bench->state(id), State::Refused);
        m_bench->erp.before = {};
        sitDown(u"bert"_s);
        QVERIFY(!QCoro::waitFor(m_bench->queue->tryAgain(id)));
        QCOMPARE(m_bench->state(id), State::Refused);
        QVERIFY(QCoro::waitFor(m_bench->queue->takeOver(id)));
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(m_bench->write(id).author, u"bert@desk.example"_s);
    }

    void aLostSaveOfAnotherIsReadBackAndNotRepeated()
    {
        const QString id = lostByAna(false);
        sitDown(u"bert"_s);
        QTRY_COMPARE(m_bench->state(id), State::Waiting);
        const QString own = m_bench->change(u"C-2"_s, u"phone"_s, u"2"_s);
        QTRY_COMPARE(m_bench->state(own), State::Done);
        QCOMPARE(m_bench->state(id), State::Waiting);
        QVERIFY(m_bench->write(id).wasSent);
        QCOMPARE(m_bench->erp.count("PUT"), 2); // the lost one and Bert's
        sitDown(u"ana"_s);
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(phone(), u"2"_s);
    }

    void aLostSaveOfAnotherThatArrivedIsDone()
    {
        const QString id = lostByAna(true);
        sitDown(u"bert"_s);
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(m_bench->erp.count("PUT"), 1);
        QCOMPARE(m_bench->write(id).author, u"ana@desk.example"_s);
    }

    void aLostCreateOfAnotherIsLookedUpAndNotRepeated_data()
    {
        QTest::addColumn<QString>("clientField");
        QTest::newRow("known again by an id of ours") << u"client_id"_s;
        QTest::newRow("known again by its contents") << QString();
    }

    void aLostCreateOfAnotherIsLookedUpAndNotRepeated()
    {
        QFETCH(const QString, clientField);
        const QString id = lostCreateByAna(clientField);
        sitDown(u"bert"_s);
        const bool isRepeatable = !clientField.isEmpty();
        QTRY_COMPARE(m_bench->state(id), isRepeatable ? State::Waiting : State::Uncertain);
        QTRY_COMPARE(m_bench->write(id).isLookedUp, !isRepeatable);
        if (!isRepeatable) {
            QVERIFY(QCoro::waitFor(m_bench->queue->tryAgain(id)));
            QTRY_VERIFY(m_bench->write(id).isLookedUp); // again in vain
        }
        QCOMPARE(m_bench->erp.count("POST"), 1);
        sitDown(u"ana"_s);
        if (!isRepeatable) {
            QCOMPARE(m_bench->state(id), State::Uncertain);
            QVERIFY(QCoro::waitFor(m_bench->queue->tryAgain(id)));
        }
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(m_bench->erp.count("POST"), 2);
    }

    void whatWasTakenOverIsLookedForUnderEveryNameFirst()
    {
        const QString id = lostCreateByAna({});
        sitDown(u"bert"_s);
        QTRY_VERIFY(m_bench->write(id).isLookedUp);
        m_bench->erp.put(u"LATE"_s, // it was still on its way
            {{u"subject"_s, u"No light"_s}, {u"owner"_s, u"ana@desk.example"_s}});
        QVERIFY(QCoro::waitFor(m_bench->queue->takeOver(id)));
        QTRY_COMPARE(m_bench->state(id), State::Done);
        QCOMPARE(m_bench->write(id).name, u"LATE"_s);
        QCOMPARE(m_bench->erp.count("POST"), 1);
    }

    void withAKeyOfTheDeskEverythingGoes()
    {
        const QString id = leftByAna();
        m_bench->open();
        QTRY_COMPARE(m_bench->state(id), State::Done);
    }

    void whatIsNobodysInParticularGoes()
    {
        m_bench->open();
        m_bench->queue->stop();
        const QString id = m_bench->change(u"C-1"_s, u"phone"_s, u"2"_s);
        sitDown(u"bert"_s);
        QTRY_COMPARE(m_bench->state(id), State::Done);
    }

private:
    /// Signs in, in a program that is started anew.
    void sitDown(const QString &who)
    {
        m_bench->close();
        m_bench->queue = std::make_unique<Outbox::WriteQueue>(
            m_bench->file(), m_bench->client.get(), m_bench->options);
        m_bench->queue->setPerson(who, who.first(1).toUpper() + who.sliced(1));
        m_bench->queue->setAuthor(who + u"@desk.example"_s);
        QTRY_VERIFY(m_bench->queue->isLoaded());
        m_bench->queue->start();
    }
    QString leftByAna()
    {
        sitDown(u"ana"_s);
        m_bench->queue->stop();
        const QString id = m_bench->change(u"C-1"_s, u"phone"_s, u"2"_s);
        m_bench->close();
        return id;
    }
    QString lostByAna(bool hasArrived)
    {
        sitDown(u"ana"_s);
        m_bench->erp.before = [=, this](const SeenRequest &request) {
            return request.verb != "PUT" ? std::optional<ScriptedAnswer>()
                : hasArrived             ? std::optional(m_bench->erp.applyAndLose(request))
                                         : std::optional(FakeErp::lost());
        };
        const QString id = m_bench->change(u"C-1"_s, u"phone"_s, u"2"_s);
        [&] { QTRY_COMPARE(m_bench->state(id), State::Uncertain); }();
        m_bench->close();
        m_bench->erp.before = {};
        return id;
    }
    QString lostCreateByAna(const QString &clientField)
    {
        sitDown(u"ana"_s);
        m_bench->erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            return request.verb == "POST" ? std::optional(FakeErp::lost()) : std::nullopt;
        };
        Outbox::NewWrite write;
        write.doctype = u"Issue"_s;
        write.title = u"No light"_s;
        write.clientField = clientField;
        write.changes.fields.insert(u"subject"_s, Outbox::rawOf(u"No light"_s));
        const QString id =
            QCoro::waitFor(m_bench->queue->add(std::move(write))).value_or(QString());
        [&] { QTRY_COMPARE(m_bench->state(id), State::Uncertain); }();
        m_bench->close();
        m_bench->erp.before = {};
        return id;
    }
    [[nodiscard]] QString phone() const
    {
        return m_bench->erp.document(u"C-1"_s).value("phone"_L1).toString();
    }

    std::unique_ptr<QueueBench> m_bench;
};

QTEST_GUILESS_MAIN(TestOutboxPersons)
#include "tst_outboxpersons.moc"
