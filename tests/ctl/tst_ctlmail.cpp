// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailprogram.h"
#include "scriptedsmtpserver.h"

#include <QRegularExpression>

#include <csignal>

using namespace Qt::StringLiterals;
using Said = ScriptedSmtpServer::Said;
using Answer = ScriptedSmtpServer::Answer;

/// `fibredeskctl mail` as a script sees it, against a mail server that does what a test says.
class TestCtlMail : public QObject {
    Q_OBJECT

private:
    static int totalOf(const QJsonObject &status, const QString &name)
    {
        return status["totals"_L1].toObject()[name].toInt(-1);
    }

    /// Each mail that was taken is on a row that says so or does not know, and there is one of it.
    static void compare(const QJsonObject &status, const ScriptedSmtpServer &server)
    {
        QCOMPARE(MailProgram::disagreement(status), QString());
        const QJsonArray rows = status["rows"_L1].toArray();
        for (const QJsonValue row : rows) {
            const int copies = server.copies(row["email"_L1].toString().toUtf8());
            const QString said = row["status"_L1].toString();
            const QString where = row["email"_L1].toString() + u' ' + said;
            QVERIFY2(copies <= 1, qPrintable(where));
            if (said == "sent"_L1)
                QVERIFY2(copies == 1, qPrintable(where));
            else if (said != "uncertain"_L1)
                QVERIFY2(copies == 0, qPrintable(where));
        }
    }

private Q_SLOTS:
    void wrongUseIsTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no file") << QStringList{u"send"_s};
        QTest::newRow("no id") << QStringList{u"status"_s};
        QTest::newRow("row is no number") << QStringList{u"retry"_s, u"a"_s, u"--row"_s, u"x"_s};
        QTest::newRow("row and cause")
            << QStringList{u"retry"_s, u"a"_s, u"--row"_s, u"1"_s, u"--cause"_s, u"4"_s};
        QTest::newRow("settled without a reason")
            << QStringList{u"settle"_s, u"a"_s, u"--row"_s, u"1"_s, u"--sent"_s};
        QTest::newRow("settled two ways") << QStringList{u"settle"_s, u"a"_s, u"--row"_s, u"1"_s,
            u"--sent"_s, u"--give-up"_s, u"--reason"_s, u"x"_s};
    }
    void wrongUseIsTwo()
    {
        QFETCH(QStringList, arguments);
        const MailProgram desk(1);
        const auto run = desk.run(QStringList{u"mail"_s} + arguments);
        QCOMPARE(run.code, 2);
        QVERIFY(run.out.isEmpty() && !run.err.isEmpty());
    }

    void allFaultsOfAFileAtOnce()
    {
        const MailProgram desk(1);
        const QString file = desk.write(u"bad.json"_s,
            {{u"id"_s, u"a b"_s}, {u"from"_s, u"nobody"_s}, {u"recipients"_s, u"none"_s}});
        const auto run = desk.send(file);
        QCOMPARE(run.code, 1);
        for (const QString &field : {u"id"_s, u"from"_s, u"recipients"_s})
            QVERIFY2(run.err.contains(field), qPrintable(run.err));
        QVERIFY(!QFile::exists(desk.ledgerFile()));
    }

    void aDryRunSendsNothing()
    {
        ScriptedSmtpServer server;
        const MailProgram desk(server.port());
        const auto good = desk.run({u"--json"_s, u"mail"_s, u"send"_s, u"--dry-run"_s,
            u"--campaign"_s, desk.campaignFile(7)});
        QCOMPARE(good.code, 0);
        QCOMPARE(good.object()["ready"_L1].toInt(), 7);
        QVERIFY(!good.object()["findings"_L1].toArray().isEmpty());
        const QString file = desk.write(u"odd.json"_s,
            {{u"id"_s, u"odd"_s}, {u"from"_s, u"info@fibre.example"_s},
                {u"subject"_s, QJsonObject{{u"fr"_s, u"Bonjour {{frstname}}"_s}}},
                {u"html"_s, QJsonObject{{u"fr"_s, u"<p>Bonjour</p>"_s}}},
                {u"recipients"_s, QJsonArray{QJsonObject{{u"email"_s, u"a@mail.example"_s}}}}});
        const auto bad = desk.run({u"mail"_s, u"send"_s, u"--dry-run"_s, u"--campaign"_s, file});
        QCOMPARE(bad.code, 1);
        QVERIFY2(bad.out.contains("unknownVariable") && bad.out.contains("frstname"),
            bad.out.constData());
        // And without --dry-run it does not go out either.
        QCOMPARE(desk.send(file).code, 1);
        QCOMPARE(server.connectionCount, 0);
    }

    void whatAFileHoldsDoesNotSteerTheTerminal()
    {
        const MailProgram desk(1);
        const QString file = desk.write(u"odd.json"_s,
            {{u"id"_s, u"odd"_s}, {u"from"_s, u"info@fibre.example"_s},
                {u"subject"_s, QJsonObject{{u"fr"_s, u"Bonjour"_s}}},
                {u"html"_s, QJsonObject{{u"fr"_s, u"<p>Bonjour</p>"_s}}},
                {u"recipients"_s,
                    QJsonArray{QJsonObject{{u"email"_s, u"a\u001b[2J\u009b1m@mail.example"_s}},
                        QJsonObject{{u"email"_s, u"b@mail.example\nRCPT TO:<c>"_s}}}}});
        const auto run = desk.run({u"mail"_s, u"send"_s, u"--dry-run"_s, u"--campaign"_s, file});
        QCOMPARE(run.code, 1);
        QVERIFY2(run.out.contains("[2J") && run.out.contains("badAddress b@mail.example RCPT"),
            run.out.constData());
        for (const QString &said : {QString::fromUtf8(run.out), run.err}) {
            QVERIFY(std::ranges::none_of(
                said, [](QChar c) { return c.category() == QChar::Other_Control && c != u'\n'; }));
        }
    }

    void sendsAndShowsEveryRow()
    {
        ScriptedSmtpServer server;
        const MailProgram desk(server.port(), 2);
        const auto sent = desk.send(desk.campaignFile(30));
        QVERIFY2(sent.code == 0, qPrintable(sent.err));
        QVERIFY(sent.err.isEmpty()); // no progress where nobody looks
        const QJsonObject status = desk.status();
        QCOMPARE(status.keys(), (QStringList{u"id"_s, u"rows"_s, u"state"_s, u"totals"_s}));
        QCOMPARE(status["state"_L1].toString(), u"done"_s);
        compare(status, server);
        const QJsonObject row = status["rows"_L1].toArray().at(3).toObject();
        QCOMPARE(row.keys(),
            (QStringList{u"attempts"_s, u"code"_s, u"custom_id"_s, u"email"_s, u"enhanced"_s,
                u"error"_s, u"message_id"_s, u"phase"_s, u"row"_s, u"status"_s}));
        QCOMPARE(row["custom_id"_L1].toString(), u"cmp-1:3"_s);
        QCOMPARE(row["code"_L1].toInt(), 250);
        QVERIFY(row["error"_L1].isNull());
        // The mail carries what the row says it does.
        QVERIFY(std::ranges::any_of(server.messages, [&row](const QByteArray &message) {
            return message.contains(row["message_id"_L1].toString().toUtf8())
                && message.contains("X-MJ-CustomID: cmp-1:3\r\n");
        }));
        const auto csv = desk.run({u"mail"_s, u"status"_s, u"cmp-1"_s, u"--csv"_s});
        QCOMPARE(csv.out.count("\r\n"), 31);
        // Again: nobody gets it twice, and the exit says the same.
        QCOMPARE(desk.send(desk.campaignFile(30)).code, 0);
        QCOMPARE(desk.resume().code, 0);
        compare(desk.status(), server);
    }

    void someFailedIsOneAndARetrySendsThemAlone()
    {
        bool isRefusing = true;
        ScriptedSmtpServer server([&isRefusing](const Said &said) -> std::optional<Answer> {
            const bool isOdd = said.recipient.startsWith("r3@") || said.recipient.startsWith("r4@");
            if (isRefusing && isOdd && said.what == "DATA")
                return Answer{"554 5.5.1 No valid recipients\r\n"};
            if (isRefusing && isOdd && said.what == "RCPT")
                return Answer{"550 5.1.1 User unknown\r\n"};
            return {};
        });
        const MailProgram desk(server.port());
        const auto sent = desk.send(desk.campaignFile(10));
        QCOMPARE(sent.code, 1);
        QVERIFY2(sent.err.contains(u"2 × 550 5.1.1 User unknown"_s), qPrintable(sent.err));
        isRefusing = false;
        // Refused for good: not without being asked for by name.
        QCOMPARE(desk.run({u"mail"_s, u"retry"_s, u"cmp-1"_s}).code, 1);
        QCOMPARE(desk.run({u"mail"_s, u"retry"_s, u"cmp-1"_s, u"--cause"_s, u"550"_s}).code, 1);
        QCOMPARE(totalOf(desk.status(), u"failed"_s), 2);
        QCOMPARE(desk.run({u"mail"_s, u"retry"_s, u"cmp-1"_s, u"--row"_s, u"0"_s}).code, 4);
        QCOMPARE(desk.run({u"mail"_s, u"retry"_s, u"cmp-1"_s, u"--row"_s, u"3"_s}).code, 1);
        QCOMPARE(desk.run({u"mail"_s, u"retry"_s, u"cmp-1"_s, u"--row"_s, u"4"_s}).code, 0);
        compare(desk.status(), server);
        QCOMPARE(totalOf(desk.status(), u"sent"_s), 10);
    }

    void uncertainIsFiveAndWinsOverFailed()
    {
        ScriptedSmtpServer server([](const Said &said) -> std::optional<Answer> {
            if (said.recipient.startsWith("r1@") && said.what == "RCPT")
                return Answer{"550 5.1.1 User unknown\r\n"};
            if (said.recipient.startsWith("r1@") && said.what == "DATA")
                return Answer{"554 5.5.1 No valid recipients\r\n"};
            const bool isKept = said.recipient.startsWith("r2@");
            if (said.what == "DOT" && (isKept || said.recipient.startsWith("r3@"))
                && said.mail < 100)
                return Answer{{}, Answer::Close, isKept};
            return {};
        });
        const MailProgram desk(server.port());
        QCOMPARE(desk.send(desk.campaignFile(6)).code, 5);
        compare(desk.status(), server);
        QCOMPARE(totalOf(desk.status(), u"uncertain"_s), 2);
        QCOMPARE(desk.resume().code, 5); // never by itself
        server.setScript({});
        // Without [mailjet] nobody can be asked.
        QCOMPARE(desk.run({u"mail"_s, u"settle"_s, u"cmp-1"_s}).code, 1);
        const auto settle = [&desk](const QString &row, const QString &how) {
            return desk
                .run({u"mail"_s, u"settle"_s, u"cmp-1"_s, u"--row"_s, row, how, u"--reason"_s,
                    u"she said so"_s})
                .code;
        };
        QCOMPARE(settle(u"0"_s, u"--sent"_s), 4); // it is certain
        QCOMPARE(settle(u"2"_s, u"--sent"_s), 0);
        QCOMPARE(settle(u"3"_s, u"--not-sent"_s), 0);
        QCOMPARE(desk.resume().code, 1);
        const QJsonObject status = desk.status();
        compare(status, server);
        QCOMPARE(totalOf(status, u"sent"_s), 5);
        QCOMPARE(totalOf(status, u"failed"_s), 1);
    }

    void anUnreachableServerIsThreeAndNobodyFails()
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost, 0));
        const quint16 nobody = closed.serverPort();
        closed.close();
        MailProgram desk(nobody);
        const auto sent = desk.send(desk.campaignFile(5));
        QCOMPARE(sent.code, 3);
        QVERIFY2(sent.err.contains(u"resume cmp-1"_s), qPrintable(sent.err));
        QCOMPARE(totalOf(desk.status(), u"waiting"_s), 5);
        QCOMPARE(desk.run({u"mail"_s, u"test"_s, u"me@mail.example"_s}).code, 3);
        ScriptedSmtpServer server;
        desk.setUp({{u"smtp/port"_s, server.port()}});
        QCOMPARE(desk.resume().code, 0);
        compare(desk.status(), server);
    }

    void aTestMailShowsTheServersWords()
    {
        ScriptedSmtpServer server;
        const MailProgram desk(server.port());
        const auto good = desk.run({u"--json"_s, u"mail"_s, u"test"_s, u"me@mail.example"_s});
        QCOMPARE(good.code, 0);
        QCOMPARE(good.object()["code"_L1].toInt(), 250);
        QVERIFY(good.object()["transcript"_L1].toString().contains(u"RCPT TO:<me@mail.example>"_s));
        QCOMPARE(server.copies("me@mail.example"), 1);
        server.setScript([](const Said &said) -> std::optional<Answer> {
            if (said.what == "MAIL")
                return Answer{"550 5.7.1 Sender not wanted\r\n"};
            if (said.what == "RCPT" || said.what == "DATA")
                return Answer{"503 5.5.1 MAIL first\r\n"};
            return {};
        });
        const auto bad = desk.run({u"mail"_s, u"test"_s, u"me@mail.example"_s});
        QCOMPARE(bad.code, 1);
        QVERIFY2(bad.err.contains(u"Sender not wanted"_s), qPrintable(bad.err));
    }

    void manyFailuresPauseItWithTheReason()
    {
        ScriptedSmtpServer server([](const Said &said) -> std::optional<Answer> {
            if (said.what == "RCPT")
                return Answer{"550 5.1.1 User unknown\r\n"};
            if (said.what == "DATA")
                return Answer{"554 5.5.1 No valid recipients\r\n"};
            return {};
        });
        const MailProgram desk(server.port());
        const auto sent = desk.send(desk.campaignFile(80));
        QCOMPARE(sent.code, 1);
        QVERIFY2(sent.err.contains(u"is paused"_s) && sent.err.contains(u"resume cmp-1"_s),
            qPrintable(sent.err));
        const QJsonObject status = desk.status();
        QCOMPARE(status["state"_L1].toString(), u"paused"_s);
        QVERIFY(totalOf(status, u"waiting"_s) > 40);
        server.setScript({});
        QCOMPARE(desk.resume().code, 1); // those that were refused stay so
        compare(desk.status(), server);
        QCOMPARE(totalOf(desk.status(), u"waiting"_s), 0);
    }

    void aSignalEndsTheWaitForAServerThatSaysNothing()
    {
        std::unique_ptr<QProcess> sender;
        ScriptedSmtpServer server([&](const Said &said) -> std::optional<Answer> {
            if (said.what == "CONNECT")
                ::kill(pid_t(sender->processId()), SIGINT);
            return Answer{};
        });
        const MailProgram desk(server.port());
        sender = desk.begin({u"mail"_s, u"send"_s, u"--campaign"_s, desk.campaignFile(3)});
        const auto stopped = MailProgram::finish(*sender);
        QCOMPARE(stopped.code, 1);
        QVERIFY2(stopped.err.contains(u"resume cmp-1"_s), qPrintable(stopped.err));
        QCOMPARE(totalOf(desk.status(), u"waiting"_s), 3);
    }

    void aSignalStopsFairly_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }
    void aSignalStopsFairly()
    {
        QFETCH(int, signal);
        std::unique_ptr<QProcess> sender;
        int dots = 0;
        ScriptedSmtpServer server([&](const Said &said) -> std::optional<Answer> {
            if (said.what == "DOT" && ++dots == 10)
                ::kill(pid_t(sender->processId()), signal);
            return {};
        });
        const MailProgram desk(server.port());
        sender = desk.begin({u"mail"_s, u"send"_s, u"--campaign"_s, desk.campaignFile(400)});
        const auto stopped = MailProgram::finish(*sender);
        QCOMPARE(stopped.code, 1);
        QVERIFY2(stopped.err.contains(u"resume cmp-1"_s), qPrintable(stopped.err));
        const QJsonObject status = desk.status();
        compare(status, server);
        QCOMPARE(totalOf(status, u"uncertain"_s), 0); // what was begun was ended
        QVERIFY(totalOf(status, u"waiting"_s) > 0);
        QCOMPARE(desk.resume().code, 0);
        compare(desk.status(), server);
    }

    void oneOfTwoProcessesSends_data()
    {
        QTest::addColumn<bool>("isStopped");
        QTest::newRow("at once") << false;
        QTest::newRow("while the sender is stopped") << true;
    }
    void oneOfTwoProcessesSends()
    {
        QFETCH(bool, isStopped);
        std::unique_ptr<QProcess> first;
        std::unique_ptr<QProcess> second;
        int dots = 0;
        ScriptedSmtpServer server;
        const MailProgram desk(server.port());
        const QStringList again{u"mail"_s, u"resume"_s, u"cmp-1"_s};
        server.setScript([&](const Said &said) -> std::optional<Answer> {
            if (said.what != "DOT" || ++dots != 5)
                return {};
            if (isStopped)
                ::kill(pid_t(first->processId()), SIGSTOP);
            second = desk.begin(again);
            // Between the last dot and its reply, for as long as the other one takes.
            return {};
        });
        first = desk.begin({u"mail"_s, u"send"_s, u"--campaign"_s, desk.campaignFile(600)});
        QTRY_VERIFY_WITH_TIMEOUT(second != nullptr, 60'000);
        // While it is being sent, too, the report is of one moment.
        QCOMPARE(MailProgram::disagreement(desk.status()), QString());
        const auto refused = MailProgram::finish(*second);
        QCOMPARE(refused.code, 4);
        QVERIFY2(refused.err.contains(u"process %1 on "_s.arg(first->processId())),
            qPrintable(refused.err));
        ::kill(pid_t(first->processId()), SIGCONT);
        QCOMPARE(MailProgram::finish(*first).code, 0);
        compare(desk.status(), server);
        QCOMPARE(server.mailbox.size(), 600);
    }

    void twoAtTheSameInstant()
    {
        ScriptedSmtpServer server;
        const MailProgram desk(server.port());
        const QString file = desk.campaignFile(40);
        const QStringList call{u"mail"_s, u"send"_s, u"--campaign"_s, file};
        const auto one = desk.begin(call);
        const auto two = desk.begin(call);
        const auto first = MailProgram::finish(*one);
        const auto second = MailProgram::finish(*two);
        QVERIFY(first.code == 0 || second.code == 0);
        for (const auto &end : {first, second})
            QVERIFY2(end.code == 0 || end.code == 4, qPrintable(end.err));
        compare(desk.status(), server);
        QCOMPARE(server.mailbox.size(), 40);
    }

    void theLedgerIsMadeByManyAtTheSameInstant()
    {
        for (int round = 0; round < 10; ++round) {
            const MailProgram desk(1);
            std::vector<std::unique_ptr<QProcess>> all;
            for (int i = 0; i < 4; ++i)
                all.push_back(desk.begin({u"mail"_s, u"list"_s}));
            for (const auto &one : all) {
                const auto end = MailProgram::finish(*one);
                QVERIFY2(end.code == 0, qPrintable(end.err));
            }
        }
    }

    void aFullDiskPausesBeforeAMailWithoutItsRecord()
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost, 0));
        MailProgram desk(closed.serverPort());
        closed.close();
        QCOMPARE(desk.send(desk.campaignFile(300)).code, 3); // in the ledger, none sent
        ScriptedSmtpServer server;
        desk.setUp({{u"smtp/port"_s, server.port()}});
        const qint64 blocks = QFileInfo(desk.ledgerFile()).size() / 1024 + 60;
        QProcess limited;
        limited.start(u"bash"_s,
            QStringList{u"-c"_s, u"trap '' XFSZ; ulimit -f %1; exec \"$0\" \"$@\""_s.arg(blocks),
                QStringLiteral(FD_BIN_DIR "/fibredeskctl")}
                + desk.withProfile({u"mail"_s, u"resume"_s, u"cmp-1"_s}));
        const auto paused = MailProgram::finish(limited);
        QVERIFY2(paused.code == 1, qPrintable(u"%1 %2"_s.arg(paused.code).arg(paused.err)));
        QVERIFY2(paused.err.contains(u"is paused"_s) || paused.err.contains(u"local data"_s),
            qPrintable(paused.err));
        const QJsonObject status = desk.status();
        compare(status, server);
        QVERIFY(totalOf(status, u"waiting"_s) > 0);
        const int code = desk.resume().code;
        QVERIFY2(code == 0 || code == 5, qPrintable(QString::number(code)));
        compare(desk.status(), server);
        QCOMPARE(totalOf(desk.status(), u"waiting"_s), 0);
    }
};

QTEST_GUILESS_MAIN(TestCtlMail)
#include "tst_ctlmail.moc"
