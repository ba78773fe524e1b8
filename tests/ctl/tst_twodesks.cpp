// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailprogram.h"
#include "scriptedsmtpserver.h"

using namespace Qt::StringLiterals;

/// Two desks, each with its own ledger, that share one hub: the sandbox as a program of its own.
class TestTwoDesks : public QObject {
    Q_OBJECT

private:
    void share(MailProgram &desk)
    {
        const QSettings made(m_folder.filePath(u"profile.ini"_s), QSettings::IniFormat);
        QVariantHash hub;
        for (const QString &key : made.allKeys()) {
            if (key.startsWith("hub/"_L1))
                hub.insert(key, made.value(key));
        }
        desk.setUp(hub);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_sandbox.start(QStringLiteral(FD_BIN_DIR "/fibredesk-sandbox"),
            {u"--scale"_s, u"0.005"_s, u"--seed"_s, u"1"_s, u"--cache-dir"_s,
                m_folder.filePath(u"cache"_s), u"--data-dir"_s, m_folder.filePath(u"data"_s),
                u"--write-profile"_s, m_folder.filePath(u"profile.ini"_s), u"--die-with-parent"_s});
        QByteArray said;
        while (!said.contains("ready\n") && m_sandbox.waitForReadyRead(60'000))
            said += m_sandbox.readAllStandardOutput();
        QVERIFY2(said.contains("ready\n"), m_sandbox.readAllStandardError().constData());
    }

    void cleanupTestCase()
    {
        m_sandbox.terminate();
        QVERIFY(m_sandbox.waitForFinished(60'000));
    }

    void oneOfThemSends()
    {
        constexpr int races = 50;
        ScriptedSmtpServer server;
        MailProgram here(server.port());
        MailProgram there(server.port());
        share(here);
        share(there);
        for (int race = 0; race < races; ++race) {
            const QString id = u"race-%1"_s.arg(race);
            server.mailbox.clear();
            const auto one =
                here.begin({u"mail"_s, u"send"_s, u"--campaign"_s, here.campaignFile(2, id)});
            const auto two =
                there.begin({u"mail"_s, u"send"_s, u"--campaign"_s, there.campaignFile(2, id)});
            const auto first = MailProgram::finish(*one);
            const auto second = MailProgram::finish(*two);
            const MailProgram::Run &loser = first.code == 0 ? second : first;
            QCOMPARE(std::min(first.code, second.code), 0);
            QCOMPARE(loser.code, 4);
            QVERIFY2(loser.err.contains(u"is sent from"_s), qPrintable(loser.err));
            QCOMPARE(server.mailbox.size(), 2);
            for (const int copies : std::as_const(server.mailbox))
                QCOMPARE(copies, 1);
        }
    }

    void aHubWithoutClaimsIsToldOf()
    {
        ScriptedSmtpServer server;
        MailProgram desk(server.port());
        share(desk);
        desk.setUp({{u"hub/path_claim_campaign"_s, u"/nothing/:id/of-this-kind"_s}});
        const auto sent = desk.send(desk.campaignFile(3, u"alone"_s));
        QCOMPARE(sent.code, 0);
        QVERIFY2(sent.out.contains("knows of no claims"), sent.out.constData());
        const auto status = desk.run({u"mail"_s, u"status"_s, u"alone"_s});
        QVERIFY2(status.out.contains("knows of no claims"), status.out.constData());
    }

    void withoutTheHubsWordNothingBegins()
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost, 0));
        const quint16 nobody = closed.serverPort();
        closed.close();
        ScriptedSmtpServer server;
        MailProgram desk(server.port());
        share(desk);
        const QSettings made(m_folder.filePath(u"profile.ini"_s), QSettings::IniFormat);
        const QString hub = made.value("hub/url"_L1).toString();
        desk.setUp({{u"hub/url"_s, u"http://127.0.0.1:%1"_s.arg(nobody)}});
        const auto sent = desk.send(desk.campaignFile(3, u"mute"_s));
        QCOMPARE(sent.code, 3);
        QVERIFY2(sent.err.contains(u"another desk"_s), qPrintable(sent.err));
        QCOMPARE(server.mailbox.size(), 0);
        QCOMPARE(desk.status(u"mute"_s)["totals"_L1]["waiting"_L1].toInt(), 3);
        // Once it is ours, the hub is not needed any more.
        desk.setUp({{u"hub/url"_s, hub}});
        server.setScript(
            [](const ScriptedSmtpServer::Said &said) -> std::optional<ScriptedSmtpServer::Answer> {
                if (said.what == "RCPT")
                    return ScriptedSmtpServer::Answer{"550 5.1.1 Not yet\r\n"};
                if (said.what == "DATA")
                    return ScriptedSmtpServer::Answer{"554 5.5.1 No valid recipients\r\n"};
                return {};
            });
        QCOMPARE(desk.resume(u"mute"_s).code, 1);
        server.setScript({});
        desk.setUp({{u"hub/url"_s, u"http://127.0.0.1:%1"_s.arg(nobody)}});
        QCOMPARE(desk.run({u"mail"_s, u"retry"_s, u"mute"_s, u"--row"_s, u"1"_s}).code, 1);
        QCOMPARE(server.mailbox.size(), 1);
    }

private:
    QTemporaryDir m_folder;
    QProcess m_sandbox;
};

QTEST_GUILESS_MAIN(TestTwoDesks)
#include "tst_twodesks.moc"
