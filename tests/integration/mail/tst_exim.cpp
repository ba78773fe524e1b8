// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A whole campaign to a server that takes its time and puts recipients off.

#include "deskcampaign.h"
#include "eximserver.h"

#include "mail/attempt.h"

#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::MailRun;
using namespace Qt::StringLiterals;

using Security = Mail::SmtpSettings::Security;

class TestExim : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<EximServer>();
        const QString problem = m_server->start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }

    void eachMailboxGetsOneCopy_data()
    {
        QTest::addColumn<Security>("security");
        QTest::addColumn<int>("connections");
        QTest::newRow("STARTTLS") << Security::StartTls << 4;
        QTest::newRow("implicit TLS") << Security::Tls << 1;
    }

    void eachMailboxGetsOneCopy()
    {
        QFETCH(Security, security);
        QFETCH(int, connections);
        const auto recipients = [&](const QString &kind, int count) {
            QStringList made;
            for (int i = 0; i < count; ++i)
                made += u"%1%2@box%3.example"_s.arg(kind).arg(i).arg(connections);
            return made;
        };
        const QStringList plain = recipients(u"zoé-"_s, 2) + recipients(u"plain"_s, 38);
        const QStringList grey = recipients(u"grey"_s, 5);
        const QStringList never = recipients(u"never"_s, 2);
        DeskCampaign campaign(grey + plain + never, settings(security, connections));
        QVERIFY2(campaign.problem().isEmpty(), qPrintable(campaign.problem()));

        const RunSnapshot end = campaign.sendAll();
        QCOMPARE(end.state, RunSnapshot::State::Done);
        QCOMPARE(end.totals, (RunTotals{.recipients = 47, .sent = 45, .failed = 2}));
        for (const RowRecord &row : campaign.rows()) {
            const bool isNever = never.contains(row.email);
            const bool isGrey = grey.contains(row.email);
            QCOMPARE(row.status, isNever ? RowStatus::Failed : RowStatus::Sent);
            QCOMPARE(row.attempts, isNever ? 3 : isGrey ? 2 : 1);
            const auto attempts = campaign.attempts(row.row);
            QCOMPARE(int(attempts.size()), row.attempts);
            QVERIFY(attempts.front().attempt.tls.startsWith(u"TLSv1.3"_s));
            if (isNever)
                QCOMPARE(row.error, u"451 4.3.2 not today"_s);
            if (isGrey) {
                QCOMPARE(attempts.front().attempt.verdict, Mail::Verdict::Temporary);
                QCOMPARE(attempts.front().attempt.text, u"greylisted, come back"_s);
            }
            if (!isNever) {
                QCOMPARE(row.code, 250);
                QVERIFY(attempts.back().attempt.text.contains(u"OK id="_s)); // Exim's own number
            }
        }
        // Exim delivers after it has answered, each mail in a process of its own.
        const QByteArray domain = "@box" + QByteArray::number(connections) + ".example";
        const auto delivered = [&] {
            QHash<QByteArray, int> ours = m_server->mailboxes();
            ours.removeIf([&](const auto &box) { return !box.key().endsWith(domain); });
            return ours;
        };
        QTRY_COMPARE_WITH_TIMEOUT(delivered().size(), 45, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_server->log().count("Completed\n") >= 45, 30'000);
        const auto boxes = delivered();
        for (const QString &email : grey + plain)
            QCOMPARE(boxes.value(email.toUtf8()), 1);
        // What arrived is what the ledger says was sent.
        const QByteArray arrived = m_server->mails().join();
        for (const RowRecord &row : campaign.rows())
            QCOMPARE(arrived.count(row.messageId.toUtf8()), row.status == RowStatus::Sent ? 1 : 0);
    }

    void aCopyTooManyWouldBeSeen()
    {
        // The mailboxes are read rightly: the same recipient in two campaigns is two copies.
        for (int i = 0; i < 2; ++i) {
            DeskCampaign campaign({u"twice@box.example"_s}, settings(Security::StartTls, 1));
            QCOMPARE(campaign.sendAll().totals.sent, 1);
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_server->mailboxes().value("twice@box.example"), 2, 30'000);
    }

    void saysThatTheSignInWasRefused()
    {
        Mail::SmtpSettings wrong = settings(Security::StartTls, 1);
        wrong.credentials.password = "not the one";
        DeskCampaign campaign({u"a@box.example"_s, u"b@box.example"_s}, wrong);
        campaign.start();
        QTRY_COMPARE_WITH_TIMEOUT(
            campaign.run().snapshot().state, RunSnapshot::State::Paused, 30'000);
        QCOMPARE(campaign.run().snapshot().pauseCause, Scheduler::PauseCause::Halt);
        QVERIFY(campaign.run().snapshot().pauseReason.contains(u"535"_s));
        QVERIFY(campaign.run().snapshot().totals.addsUp());
        QCOMPARE(campaign.run().snapshot().totals.sent, 0);
    }

private:
    [[nodiscard]] Mail::SmtpSettings settings(Security security, int connections) const
    {
        Mail::SmtpSettings made;
        made.host = u"localhost"_s;
        made.port = security == Security::Tls ? m_server->tlsPort() : m_server->startTlsPort();
        made.security = security;
        made.connections = connections;
        made.credentials = {.user = "isp@mail.localhost", .password = "tanstaaf"};
        made.tls = m_server->certificates().client();
        return made;
    }

    std::unique_ptr<EximServer> m_server;
};

QTEST_GUILESS_MAIN(TestExim)
#include "tst_exim.moc"
