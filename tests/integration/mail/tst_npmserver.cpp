// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whole campaigns to npm's smtp-server, which misbehaves in every way a server can.

#include "deskcampaign.h"
#include "peers.h"
#include "scriptedsmtpserver.h"
#include "serverfolder.h"

#include "mail/attempt.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::MailRun;
using namespace Qt::StringLiterals;

namespace {

/// What a kind of recipient comes to.
struct Expected {
    const char *kind;
    RowStatus status;
    int attempts;
    int code; ///< of the last one; 0 = no reply
    Mail::Phase completed;
    int copies;
};

constexpr std::array expectations{
    Expected{"plain", RowStatus::Sent, 1, 250, Mail::Phase::AfterDot, 1},
    Expected{"grey", RowStatus::Sent, 2, 250, Mail::Phase::AfterDot, 1},
    Expected{"later", RowStatus::Failed, 3, 451, Mail::Phase::Mail, 0},
    Expected{"unknown", RowStatus::Failed, 1, 550, Mail::Phase::Mail, 0},
    Expected{"busy", RowStatus::Sent, 2, 250, Mail::Phase::AfterDot, 1},
    Expected{"big", RowStatus::Failed, 1, 552, Mail::Phase::AfterDot, 0},
    Expected{"slow", RowStatus::Sent, 1, 250, Mail::Phase::AfterDot, 1},
    Expected{"cutrcpt", RowStatus::Sent, 2, 250, Mail::Phase::AfterDot, 1},
    Expected{"alwayscut", RowStatus::Failed, 3, 0, Mail::Phase::Mail, 0},
    Expected{"keptcut", RowStatus::Uncertain, 1, 0, Mail::Phase::AfterDot, 1},
    Expected{"lostcut", RowStatus::Uncertain, 1, 0, Mail::Phase::AfterDot, 0},
};

} // namespace

class TestNpmServer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const Peers peers = Peers::fetch();
        QVERIFY2(peers.problem.isEmpty(), qPrintable(peers.problem));
        const QString node = QStandardPaths::findExecutable(u"node"_s);
        QVERIFY2(!node.isEmpty(), "nodejs is not installed");
        m_certificates = TestCertificates::make({"localhost"});
        QVERIFY(m_folder.write(u"cert.pem"_s, m_certificates.certificate.toPem()));
        QVERIFY(m_folder.write(u"key.pem"_s, m_certificates.key.toPem()));
        m_server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_server.start(node,
            {QStringLiteral(FD_SCRIPT), peers.folder, m_folder.path(u"cert.pem"_s),
                m_folder.path(u"key.pem"_s)});
        QTRY_VERIFY_WITH_TIMEOUT(readServer() && m_port > 0, 30'000);
    }

    void cleanupTestCase()
    {
        m_server.closeWriteChannel(); // it ends with its input
        if (!m_server.waitForFinished(5'000))
            m_server.kill();
        m_server.waitForFinished(2'000);
    }

    void eachKindComesToItsEnd_data()
    {
        QTest::addColumn<int>("connections");
        QTest::newRow("one connection") << 1;
        QTest::newRow("four connections") << 4;
    }

    void eachKindComesToItsEnd()
    {
        QFETCH(int, connections);
        constexpr int ofEach = 4;
        QStringList recipients;
        for (int i = 0; i < ofEach; ++i) {
            for (const Expected &expected : expectations) {
                // The slow ones take three seconds each.
                if (i == 0 || qstrcmp(expected.kind, "slow") != 0)
                    recipients += address(expected.kind, i, connections);
            }
        }
        DeskCampaign campaign(recipients, settings(connections));
        QVERIFY2(campaign.problem().isEmpty(), qPrintable(campaign.problem()));
        const RunSnapshot end = campaign.sendAll();
        QCOMPARE(end.state, RunSnapshot::State::Done);
        QCOMPARE(end.totals,
            (RunTotals{
                .recipients = int(recipients.size()), .sent = 17, .failed = 16, .uncertain = 8}));
        QTRY_VERIFY(readServer() && copiesOf(connections) == 17 + ofEach);

        for (const RowRecord &row : campaign.rows()) {
            const auto expected = std::ranges::find_if(expectations, [&](const Expected &one) {
                return row.email.startsWith(QLatin1StringView(one.kind) + u'-');
            });
            QVERIFY(expected != expectations.end());
            const auto attempts = campaign.attempts(row.row);
            QByteArray told = row.email.toUtf8();
            for (const AttemptRecord &attempt : attempts)
                told += "\n" + attempt.attempt.transcript();
            QVERIFY2(row.status == expected->status, told.constData());
            QVERIFY2(m_copies.value(row.email) == expected->copies, told.constData());
            QVERIFY2(row.attempts == expected->attempts, told.constData());
            QCOMPARE(row.code, expected->code);
            QVERIFY2(row.phase == expected->completed, told.constData());
            QCOMPARE(row.error.isEmpty(), row.status == RowStatus::Sent);
        }
    }

    void aWrongPasswordEndsTheRunBeforeAnybodyIsMailed()
    {
        Mail::SmtpSettings wrong = settings(3);
        wrong.credentials.password = "not the one";
        QStringList recipients;
        for (int i = 0; i < 30; ++i)
            recipients += u"plain-%1@password.example"_s.arg(i);
        DeskCampaign campaign(recipients, wrong);
        campaign.start();
        QTRY_COMPARE_WITH_TIMEOUT(
            campaign.run().snapshot().state, RunSnapshot::State::Paused, 30'000);
        const RunSnapshot paused = campaign.run().snapshot();
        QCOMPARE(paused.pauseCause, Scheduler::PauseCause::Halt);
        QVERIFY(paused.pauseReason.contains(u"535 5.7.8 who are you"_s));
        QVERIFY(paused.totals.addsUp());
        QCOMPARE(paused.totals.sent, 0);
        QVERIFY(paused.totals.waiting >= 24); // all but those that were in the transport's hands
        // Mended, it goes on; those who had failed are not tried again by themselves.
        campaign.setup.smtp = settings(3);
        const RunSnapshot end = campaign.sendAll();
        QCOMPARE(end.totals.sent, 30 - end.totals.failed);
        QTRY_VERIFY(readServer() && std::ranges::count_if(m_copies.keys(), [](const QString &to) {
            return to.endsWith(u"@password.example"_s);
        }) == end.totals.sent);
        for (const int copies : std::as_const(m_copies))
            QCOMPARE(copies, 1);
    }

private:
    static QString address(const char *kind, int number, int connections)
    {
        return u"%1-%2@%3.example"_s.arg(QLatin1StringView(kind)).arg(number).arg(connections);
    }

    [[nodiscard]] Mail::SmtpSettings settings(int connections) const
    {
        Mail::SmtpSettings made;
        made.host = u"localhost"_s;
        made.port = m_port;
        made.connections = connections;
        made.credentials = {.user = "isp@mail.localhost", .password = "tanstaaf"};
        made.tls = m_certificates.client();
        made.timeouts.reconnect = std::chrono::milliseconds(1);
        return made;
    }

    /// Takes in what the server has said; false where it has ended.
    bool readServer()
    {
        while (m_server.canReadLine()) {
            const QJsonObject said = QJsonDocument::fromJson(m_server.readLine()).object();
            if (said.contains("port"_L1))
                m_port = quint16(said.value("port"_L1).toInt());
            else
                ++m_copies[said.value("kept"_L1).toString()];
        }
        return m_server.state() != QProcess::NotRunning;
    }

    [[nodiscard]] int copiesOf(int connections) const
    {
        int copies = 0;
        for (const auto &[to, count] : m_copies.asKeyValueRange())
            copies += to.endsWith(u"@%1.example"_s.arg(connections)) ? count : 0;
        return copies;
    }

    ServerFolder m_folder;
    TestCertificates m_certificates;
    QProcess m_server;
    quint16 m_port = 0;
    QHash<QString, int> m_copies;
};

QTEST_GUILESS_MAIN(TestNpmServer)
#include "tst_npmserver.moc"
