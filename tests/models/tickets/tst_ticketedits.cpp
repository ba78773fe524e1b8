// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ticketdesk.h"

using namespace FibreDesk;
using namespace FibreDesk::Tests;

class TestTicketEdits : public QObject {
    Q_OBJECT

private:
    static QStringList wordsOf(const QVariantList &choices)
    {
        QStringList words;
        for (const QVariant &choice : choices) {
            words += choice.toMap().value(u"value"_s).toString();
        }
        return words;
    }

private Q_SLOTS:
    void showsAChoiceAtOnceAndIsDoneWhenTheServerSaidSo()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        TicketEdits *edits = desk.writing->edits();
        QCOMPARE(edits->status().state, QString());
        edits->change(u"status"_s, u"Closed"_s);
        QCOMPARE(edits->status().value, u"Closed"_s);
        QCOMPARE(edits->status().state, u"keeping"_s);
        QTRY_COMPARE(edits->status().state, QString());
        QCOMPARE(edits->status().value, u"Closed"_s);
        QCOMPARE(desk.atServer(u"status"_s), u"Closed"_s);
        // What was read goes along: the save carries the server's `modified`.
        QCOMPARE(desk.erp.count("PUT"_ba), 1);
        QTRY_COMPARE(desk.controller->card().status, u"Closed"_s);
    }

    void writesEveryField_data()
    {
        QTest::addColumn<QString>("value");
        QTest::newRow("status") << u"On Hold"_s;
        QTest::newRow("priority") << u"Urgent"_s;
        QTest::newRow("issue_type") << u"Facturation"_s;
        QTest::newRow("is_important") << u"1"_s;
        QTest::newRow("assigned_staff") << someone;
    }

    void writesEveryField()
    {
        QFETCH(QString, value);
        const QString field = QString::fromUtf8(QTest::currentDataTag());
        TicketDesk desk;
        QVERIFY(desk.open());
        QTRY_VERIFY(
            wordsOf(desk.writing->edits()->choices(field)).contains(value)); // read meanwhile
        desk.erp.touch(desk.id, {}); // saved by somebody: merged, since it touches something else
        QVERIFY(desk.atServer(field) != value);
        desk.writing->edits()->change(field, value);
        QTRY_COMPARE(desk.atServer(field), value);
    }

    void savesTheLastOfTwoQuickChoices()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        TicketEdits *edits = desk.writing->edits();
        edits->change(u"status"_s, u"On Hold"_s);
        edits->change(u"status"_s, u"Resolved"_s);
        QCOMPARE(edits->status().value, u"Resolved"_s);
        QTRY_COMPARE(edits->status().state, QString());
        QCOMPARE(desk.atServer(u"status"_s), u"Resolved"_s);
        QVERIFY(desk.queue->openWrites(u"Issue"_s, desk.id).empty());
    }

    void saysTheServersWordsAtTheFieldItRefused()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        bool isStrict = true;
        desk.before = [&isStrict](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (isStrict && request.verb == "PUT") {
                return FakeErp::refusal(u"Close the jobs of the ticket first"_s);
            }
            return {};
        };
        TicketEdits *edits = desk.writing->edits();
        const QString before = edits->status().value;
        edits->change(u"status"_s, u"Closed"_s);
        QTRY_COMPARE(edits->status().state, u"refused"_s);
        QCOMPARE(edits->status().value, before);
        QVERIFY2(edits->status().note.contains(u"Close the jobs of the ticket first"_s),
            qPrintable(edits->status().note));
        QVERIFY(!edits->status().write.isEmpty());
        QCOMPARE(edits->priority().state, QString()); // said where it belongs only
        isStrict = false;
        edits->tryAgain(u"status"_s);
        QTRY_COMPARE(desk.atServer(u"status"_s), u"Closed"_s);
    }

    void showsBothValuesOfAClashAndLetsOneDecide_data()
    {
        QTest::addColumn<bool>("keepsMine");
        QTest::newRow("mine") << true;
        QTest::newRow("theirs") << false;
    }

    void showsBothValuesOfAClashAndLetsOneDecide()
    {
        QFETCH(bool, keepsMine);
        TicketDesk desk;
        QVERIFY(desk.open());
        desk.erp.touch(desk.id, {{u"status"_s, u"On Hold"_s}});
        TicketEdits *edits = desk.writing->edits();
        edits->change(u"status"_s, u"Closed"_s);
        QTRY_COMPARE(edits->status().state, u"clash"_s);
        QCOMPARE(edits->status().mine, ticketStatusWord(u"Closed"_s));
        QCOMPARE(edits->status().theirs, ticketStatusWord(u"On Hold"_s));
        QVERIFY(!edits->status().theirName.isEmpty());
        QCOMPARE(desk.atServer(u"status"_s), u"On Hold"_s); // nothing was overwritten
        edits->resolve(u"status"_s, keepsMine);
        QTRY_COMPARE(edits->status().state, QString());
        QCOMPARE(desk.atServer(u"status"_s), keepsMine ? u"Closed"_s : u"On Hold"_s);
        QTRY_COMPARE(edits->status().value, keepsMine ? u"Closed"_s : u"On Hold"_s);
    }

    void keepsAChoiceOverARestartWithoutTheServer()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        desk.isDown = true;
        desk.writing->edits()->change(u"priority"_s, u"Urgent"_s);
        QTRY_COMPARE(desk.writing->edits()->priority().state, u"waiting"_s);
        desk.close();
        QVERIFY(desk.open());
        QTRY_COMPARE(desk.writing->edits()->priority().value, u"Urgent"_s);
        QVERIFY(!desk.writing->edits()->priority().state.isEmpty());
        desk.isDown = false;
        desk.queue->wake();
        QTRY_COMPARE(desk.atServer(u"priority"_s), u"Urgent"_s);
        QTRY_COMPARE(desk.writing->edits()->priority().state, QString());
    }

    void neverSavesTwiceWhereTheAnswerWasLost()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        bool loses = true;
        desk.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (loses && request.verb == "PUT") {
                loses = false;
                return desk.erp.applyAndLose(request);
            }
            return {};
        };
        desk.writing->edits()->change(u"status"_s, u"Closed"_s);
        QTRY_COMPARE(desk.writing->edits()->status().state, QString());
        QCOMPARE(desk.atServer(u"status"_s), u"Closed"_s);
        QCOMPARE(desk.erp.count("PUT"_ba), 1);
    }

    void takesAChoiceBack()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        TicketEdits *edits = desk.writing->edits();
        QCOMPARE(edits->undoText(), QString());
        const QString before = edits->status().value;
        edits->change(u"status"_s, u"Closed"_s);
        QTRY_COMPARE(desk.atServer(u"status"_s), u"Closed"_s);
        QTRY_VERIFY(edits->undoText().contains(desk.id));
        edits->undo();
        QTRY_COMPARE(desk.atServer(u"status"_s), before);
        QTRY_COMPARE(edits->status().value, before);
        QCOMPARE(edits->undoText(), QString());
    }

    void doesNotTakeBackOverAColleague()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        TicketEdits *edits = desk.writing->edits();
        edits->change(u"status"_s, u"Closed"_s);
        QTRY_COMPARE(edits->status().state, QString());
        desk.erp.touch(desk.id, {{u"status"_s, u"On Hold"_s}});
        edits->undo();
        QTRY_COMPARE(edits->status().state, u"clash"_s);
        QCOMPARE(desk.atServer(u"status"_s), u"On Hold"_s);
    }

    void takesBackWhatStillWaits()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        desk.isDown = true;
        TicketEdits *edits = desk.writing->edits();
        const QString before = edits->status().value;
        edits->change(u"status"_s, u"Closed"_s);
        QTRY_COMPARE(edits->status().state, u"waiting"_s);
        edits->undo();
        QTRY_COMPARE(edits->status().value, before);
        QCOMPARE(edits->status().state, QString());
    }

    void offersThePeopleAndWordsThatAreKnown()
    {
        TicketDesk desk;
        QVERIFY(desk.open());
        TicketEdits *edits = desk.writing->edits();
        QTRY_VERIFY(wordsOf(edits->choices(u"assigned_staff"_s)).contains(someone));
        QCOMPARE(wordsOf(edits->choices(u"assigned_staff"_s)).first(), QString());
        QTRY_COMPARE(edits->choices(u"assigned_staff"_s, u"gagnon"_s).size(), 1); // by name
        QCOMPARE(wordsOf(edits->choices(u"issue_type"_s)),
            (QStringList{u"Facturation"_s, u"Technique"_s}));
    }
};

QTEST_GUILESS_MAIN(TestTicketEdits)
#include "tst_ticketedits.moc"
