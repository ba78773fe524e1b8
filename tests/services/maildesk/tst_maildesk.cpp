// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maildesk/maildesk.h"
#include "mailrun/campaignlock.h"
#include "mailrun/dotnotes.h"
#include "mailrun/ledgerchanges.h"
#include "mailrun/ledgerqueries.h"
#include "notingoversight.h"
#include "scriptedsmtpserver.h"

#include <QCoroTask>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::MailRun;
using namespace Qt::StringLiterals;
using Said = ScriptedSmtpServer::Said;
using Answer = ScriptedSmtpServer::Answer;

namespace {

Compose::CampaignFile campaignOf(int rows, const QString &subject = u"Bonjour"_s)
{
    Compose::CampaignFile campaign;
    campaign.id = u"cmp-1"_s;
    campaign.from = {.name = u"Fibre"_s, .address = u"info@isp.example"_s};
    campaign.subject.french = subject;
    campaign.text.french = u"Bonjour {{firstname}}"_s;
    for (int row = 0; row < rows; ++row) {
        campaign.recipients.append(
            QJsonObject{{u"email"_s, u"r%1@mail.example"_s.arg(row)}, {u"firstname"_s, u"Ève"_s}});
    }
    return campaign;
}

} // namespace

class TestMailDesk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<ScriptedSmtpServer>();
        openDesk();
    }
    void cleanup()
    {
        m_desk.reset();
        m_server.reset();
    }

    void aCampaignPutInIsSentToItsEnd()
    {
        QSignalSpy changed(m_desk.get(), &MailDesk::campaignsChanged);
        put(campaignOf(5));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(totals(), (RunTotals{.recipients = 5, .waiting = 5}));
        send();
        QCOMPARE(totals(), (RunTotals{.recipients = 5, .sent = 5}));
        QCOMPARE(m_server->mailbox.size(), 5);
        QCOMPARE(m_desk->run(u"cmp-1"_s), nullptr);
        QVERIFY(m_desk->runs().empty());
    }

    void theSameCampaignAgainIsTheSameAndAnotherUnderItsIdIsRefused()
    {
        put(campaignOf(3));
        send();
        put(campaignOf(3));
        QCOMPARE(totals(), (RunTotals{.recipients = 3, .sent = 3}));
        const auto other = QCoro::waitFor(m_desk->put(campaignOf(3, u"Autre"_s)));
        QVERIFY(!other);
        QCOMPARE(other.error().kind, ErrorKind::Conflict);
    }

    void askedTwiceItSendsOnce()
    {
        put(campaignOf(3));
        CampaignRun *run = m_desk->send(u"cmp-1"_s);
        QCOMPARE(m_desk->send(u"cmp-1"_s), run);
        QTRY_VERIFY(!m_desk->run(u"cmp-1"_s));
        QCOMPARE(m_server->mailbox.size(), 3);
        for (const int copies : std::as_const(m_server->mailbox))
            QCOMPARE(copies, 1);
    }

    void aRunThatWasLeftIsTakenUpAndAPausedOneIsNot()
    {
        m_server->setScript([this](const Said &said) -> std::optional<Answer> {
            if (said.what == "DOT" && m_server->mailbox.size() == 4)
                m_desk->run(u"cmp-1"_s)->stop();
            return {};
        });
        put(campaignOf(200));
        send();
        QVERIFY(totals().waiting > 100);
        m_server->setScript({});
        openDesk();
        const auto taken = QCoro::waitFor(m_desk->goOn());
        QVERIFY(taken);
        QCOMPARE(taken->size(), size_t(1));
        QCOMPARE(taken->front().id, u"cmp-1"_s);
        QTRY_VERIFY(!m_desk->run(u"cmp-1"_s));
        QCOMPARE(totals(), (RunTotals{.recipients = 200, .sent = 200}));
        QCOMPARE(m_server->mailbox.size(), 200);

        auto second = campaignOf(50);
        second.id = u"cmp-2"_s;
        put(second);
        m_desk->send(u"cmp-2"_s)->pause();
        QTRY_COMPARE(m_desk->run(u"cmp-2"_s)->snapshot().state, RunSnapshot::State::Paused);
        openDesk();
        const auto none = QCoro::waitFor(m_desk->goOn());
        QVERIFY(none);
        QVERIFY(none->empty());
    }

    void aPausedCampaignThatNobodySendsCanStillBeCancelled()
    {
        put(campaignOf(50));
        m_desk->send(u"cmp-1"_s)->pause();
        QTRY_COMPARE(m_desk->run(u"cmp-1"_s)->snapshot().state, RunSnapshot::State::Paused);
        openDesk();
        {
            const auto elsewhere = CampaignLock::acquire(m_desk->ledger()->file(), 1);
            QVERIFY(elsewhere);
            const auto refused = QCoro::waitFor(m_desk->cancel(u"cmp-1"_s));
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, ErrorKind::Conflict);
        }
        QVERIFY(QCoro::waitFor(m_desk->cancel(u"cmp-1"_s)));
        const RunTotals now = totals();
        QVERIFY(now.addsUp());
        QCOMPARE(now.waiting, 0);
        QVERIFY(now.excluded > 0);
        send();
        QCOMPARE(totals(), now);
    }

    void whoLooksSettlesWhatAProcessLeft()
    {
        put(campaignOf(3));
        m_desk->ledger()->mark({{1, 0, Mark::Begun{}}, {1, 0, Mark::Cleared{}},
            {1, 1, Mark::Begun{}}, {1, 1, Mark::Cleared{}}});
        QVERIFY(QCoro::waitFor(m_desk->ledger()->write([](QSqlDatabase &db) {
            return setState(db, 1, CampaignState::Running, {}, QDateTime::currentDateTimeUtc());
        })));
        {
            auto notes = DotNotes::open(m_desk->ledger()->file(), 1, 3);
            QVERIFY(notes);
            notes->begin();
            notes->set(0, DotNotes::dotLeft);
        }
        QCOMPARE(totals(), (RunTotals{.recipients = 3, .uncertain = 1, .waiting = 2}));
        const auto all = QCoro::waitFor(m_desk->campaigns());
        QVERIFY(all);
        QCOMPARE(all->front().totals, totals());
        // Not a word more than what is known: it is still to be gone on with.
        QCOMPARE(all->front().record.state, CampaignState::Running);
    }

    void aFailedRowWithItsAddressCorrectedIsSent()
    {
        m_server->setScript([](const Said &said) -> std::optional<Answer> {
            if (said.what == "RCPT" && said.recipient == "r1@mail.example")
                return Answer{"550 5.1.1 User unknown\r\n"};
            return {};
        });
        m_server->setExtensions({"8BITMIME", "ENHANCEDSTATUSCODES"});
        put(campaignOf(3));
        send();
        QCOMPARE(totals(), (RunTotals{.recipients = 3, .sent = 2, .failed = 1}));
        QVERIFY(!QCoro::waitFor(m_desk->correctAddress(u"cmp-1"_s, 1, u"r1@"_s, u"me"_s)));
        // Whoever has this campaign already does not get it once more.
        const auto taken =
            QCoro::waitFor(m_desk->correctAddress(u"cmp-1"_s, 1, u"r2@MAIL.example"_s, u"me"_s));
        QVERIFY(!taken);
        QCOMPARE(taken.error().kind, ErrorKind::Conflict);
        QSignalSpy rows(m_desk.get(), &MailDesk::rowsChanged);
        QVERIFY(
            QCoro::waitFor(m_desk->correctAddress(u"cmp-1"_s, 1, u"one@mail.example"_s, u"me"_s)));
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0][1].value<std::vector<int>>(), std::vector{1});
        send();
        QCOMPARE(totals(), (RunTotals{.recipients = 3, .sent = 3}));
        QCOMPARE(m_server->copies("one@mail.example"), 1);
    }

    /// Between the last result and the end of its connections a run sees no row any more.
    void aRowTakenUpAgainWhileTheRunTakesItsLeaveIsSent()
    {
        bool isUnknown = true;
        m_server->setScript([&isUnknown](const Said &said) -> std::optional<Answer> {
            if (said.what == "RCPT" && isUnknown && said.recipient == "r1@mail.example")
                return Answer{"550 5.1.1 User unknown\r\n"};
            return {};
        });
        CampaignRun *run = nullptr;
        connect(
            m_desk.get(), &MailDesk::runFinished, this,
            [this, &run, &isUnknown] {
                isUnknown = false;
                QCOMPARE(m_desk->run(u"cmp-1"_s), run);
                QVERIFY(QCoro::waitFor(m_desk->retry(u"cmp-1"_s, {.row = 1})));
                QCOMPARE(m_desk->send(u"cmp-1"_s), run);
            },
            Qt::SingleShotConnection);
        m_server->setExtensions({"8BITMIME", "ENHANCEDSTATUSCODES"});
        put(campaignOf(3));
        run = m_desk->send(u"cmp-1"_s);
        QTRY_COMPARE(totals(), (RunTotals{.recipients = 3, .sent = 3}));
        QTRY_VERIFY(!m_desk->run(u"cmp-1"_s));
        for (const int copies : std::as_const(m_server->mailbox))
            QCOMPARE(copies, 1);
    }

    void aCancelledCampaignWhoseProcessEndedTooSoonHasNobodyWaiting()
    {
        put(campaignOf(4));
        QVERIFY(QCoro::waitFor(m_desk->ledger()->write([](QSqlDatabase &db) {
            return setState(db, 1, CampaignState::Cancelled, {}, QDateTime::currentDateTimeUtc());
        })));
        QCOMPARE(totals(), (RunTotals{.recipients = 4, .excluded = 4}));
    }

    void anUncertainRowWaitsForAWordAndThatIsKept()
    {
        m_server->setScript([](const Said &said) -> std::optional<Answer> {
            if (said.what == "DOT" && said.recipient == "r0@mail.example")
                return Answer{{}, Answer::Close, true};
            return {};
        });
        put(campaignOf(2));
        send();
        QCOMPARE(totals(), (RunTotals{.recipients = 2, .sent = 1, .uncertain = 1}));
        send(); // nothing of it is sent again by itself
        QCOMPARE(m_server->copies("r0@mail.example"), 1);
        const auto status = QCoro::waitFor(m_desk->settle(u"cmp-1"_s, 0,
            {.outcome = Evidence::Outcome::Sent,
                .who = u"marie"_s,
                .reason = u"the customer has it"_s,
                .at = QDateTime::currentDateTimeUtc()}));
        QVERIFY(status);
        QCOMPARE(*status, RowStatus::Sent);
        QCOMPARE(totals(), (RunTotals{.recipients = 2, .sent = 2}));
        const auto decided = QCoro::waitFor(
            m_desk->ledger()->read([](QSqlDatabase &db) { return decisions(db, 1, 0); }));
        QVERIFY(decided);
        QCOMPARE(decided->size(), 1U);
        QCOMPARE(decided->front().who, u"marie"_s);
    }

    void withoutMailjetNobodyThereIsAsked()
    {
        QVERIFY(!m_desk->canAskMailjet());
        const auto report = QCoro::waitFor(m_desk->settleByMailjet(u"cmp-1"_s));
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Validation);
    }

    void aTestMailIsMarkedAndLeavesNoTrace()
    {
        const auto attempt =
            QCoro::waitFor(m_desk->sendTest(campaignOf(2), 1, u"me@isp.example"_s));
        QVERIFY2(attempt, attempt ? "" : qPrintable(attempt.error().detail));
        QCOMPARE(attempt->verdict, Mail::Verdict::Sent);
        QCOMPARE(m_server->copies("me@isp.example"), 1);
        QVERIFY(m_server->messages.last().contains("Subject: [Test] Bonjour"));
        QVERIFY(m_server->messages.last().contains("Bonjour =C3=88ve")
            || m_server->messages.last().contains("Bonjour Ève"));
        const auto campaigns = QCoro::waitFor(m_desk->campaigns());
        QVERIFY(campaigns);
        QVERIFY(campaigns->empty());
    }

    void aTrialTellsWhatTheServerSaid()
    {
        m_server->setScript([](const Said &said) -> std::optional<Answer> {
            if (said.what == "MAIL")
                return Answer{"550 5.7.1 Sender not allowed\r\n"};
            return {};
        });
        const auto attempt = QCoro::waitFor(m_desk->sendTrial(u"me@isp.example"_s));
        QVERIFY(attempt);
        QCOMPARE(attempt->verdict, Mail::Verdict::Refused);
        QCOMPARE(attempt->code, 550);
        QVERIFY(attempt->transcript().contains("Sender not allowed"));
        QVERIFY(!QCoro::waitFor(m_desk->sendTrial(u"no address"_s)));
    }

    void aProfileWithoutMailServerSaysSo()
    {
        m_isConfigured = false;
        openDesk();
        m_isConfigured = true;
        QVERIFY(!m_desk->canSend());
        const auto attempt = QCoro::waitFor(m_desk->sendTrial(u"me@isp.example"_s));
        QVERIFY(!attempt);
        QVERIFY2(
            attempt.error().detail.contains(u"[smtp] host"_s), qPrintable(attempt.error().detail));
        // And a run ends with the same reason instead of sending to port 25 of nowhere.
        put(campaignOf(1));
        CampaignRun *run = m_desk->send(u"cmp-1"_s);
        QSignalSpy finished(run, &CampaignRun::finished);
        std::optional<Error> error;
        connect(m_desk.get(), &MailDesk::runFinished, this, [&] { error = run->snapshot().error; });
        QVERIFY(finished.wait());
        QVERIFY(error);
        QVERIFY2(error->detail.contains(u"[smtp] host"_s), qPrintable(error->detail));
        QCOMPARE(totals(), (RunTotals{.recipients = 1, .waiting = 1}));
    }

    void nothingIsSentOrChangedWithoutTheRight()
    {
        put(campaignOf(3));
        NotingOversight oversight{{u"sendMail"_s, u"changeCampaigns"_s}};
        m_desk->setOversight(&oversight);
        const auto isForbidden = [](const auto &answer) {
            return !answer && answer.error().kind == ErrorKind::Forbidden;
        };
        auto other = campaignOf(2);
        other.id = u"cmp-2"_s;
        QVERIFY(isForbidden(QCoro::waitFor(m_desk->put(other))));
        QVERIFY(isForbidden(QCoro::waitFor(m_desk->cancel(u"cmp-1"_s))));
        QVERIFY(isForbidden(QCoro::waitFor(m_desk->retry(u"cmp-1"_s, {.isAll = true}))));
        QVERIFY(isForbidden(
            QCoro::waitFor(m_desk->correctAddress(u"cmp-1"_s, 1, u"one@mail.example"_s, u"me"_s))));
        QVERIFY(isForbidden(QCoro::waitFor(m_desk->settle(u"cmp-1"_s, 0, {}))));
        QVERIFY(
            isForbidden(QCoro::waitFor(m_desk->sendTest(campaignOf(1), 0, u"me@mail.example"_s))));
        QVERIFY(isForbidden(QCoro::waitFor(m_desk->sendTrial(u"me@mail.example"_s))));
        const auto resumed = m_desk->resume(u"cmp-1"_s);
        QVERIFY(isForbidden(resumed));
        send();
        QCOMPARE(totals(), (RunTotals{.recipients = 3, .waiting = 3}));
        QCOMPARE(m_server->mailbox.size(), 0);
        QVERIFY(oversight.deeds.empty());
        m_desk->setOversight(nullptr);
    }

    void whatWasDoneIsTold()
    {
        m_server->setScript([](const Said &said) -> std::optional<Answer> {
            if (said.what == "RCPT" && said.recipient == "r1@mail.example")
                return Answer{"550 5.1.1 User unknown\r\n"};
            return {};
        });
        m_server->setExtensions({"8BITMIME", "ENHANCEDSTATUSCODES"});
        NotingOversight oversight;
        m_desk->setOversight(&oversight);
        put(campaignOf(3));
        send();
        QVERIFY(
            QCoro::waitFor(m_desk->correctAddress(u"cmp-1"_s, 1, u"one@mail.example"_s, u"me"_s)));
        QVERIFY(QCoro::waitFor(m_desk->cancel(u"cmp-1"_s)));
        QCOMPARE(oversight.deeds.size(), std::size_t(4));
        QCOMPARE(oversight.deeds[0].result, u"started"_s);
        QCOMPARE(oversight.deeds[1].action, u"send"_s);
        QCOMPARE(oversight.deeds[1].result, u"done"_s);
        QCOMPARE(oversight.deeds[1].after.value("sent"_L1).toInt(), 2);
        QCOMPARE(oversight.deeds[1].after.value("failed"_L1).toInt(), 1);
        QCOMPARE(oversight.deeds[2].action, u"correct-address"_s);
        QCOMPARE(oversight.deeds[2].before.value("email"_L1), u"r1@mail.example"_s);
        QCOMPARE(oversight.deeds[2].after.value("email"_L1), u"one@mail.example"_s);
        QCOMPARE(oversight.deeds[3].action, u"cancel"_s);
        QCOMPARE(oversight.deeds[3].result, u"done"_s);
        m_desk->setOversight(nullptr);
    }

    void aTestMailThatOutlivesTheServicesEndsWithoutThem()
    {
        auto oversight = std::make_unique<NotingOversight>();
        m_desk->setOversight(oversight.get());
        m_server->setScript([this, &oversight](const Said &said) -> std::optional<Answer> {
            if (said.what == "RCPT") {
                m_desk.reset();
                oversight.reset();
            }
            return {};
        });
        const auto tried = QCoro::waitFor(m_desk->sendTest(campaignOf(1), 0, u"me@mail.example"_s));
        QVERIFY(!m_desk);
        QVERIFY(tried);
        QVERIFY(!tried->error()); // it was sent all the same
    }

private:
    void openDesk()
    {
        m_desk.reset();
        Profile profile;
        profile.dataDirectory = m_directory->path();
        if (m_isConfigured) {
            profile.smtp.host = u"127.0.0.1"_s;
            profile.smtp.port = m_server->port();
            profile.smtp.security = u"none"_s;
            profile.smtp.from = u"Fibre <info@isp.example>"_s;
        }
        m_desk = std::make_unique<MailDesk>(&m_network, profile);
    }
    void put(const Compose::CampaignFile &campaign)
    {
        const auto record = QCoro::waitFor(m_desk->put(campaign));
        QVERIFY2(record, record ? "" : qPrintable(record.error().detail));
    }
    void send()
    {
        m_desk->send(u"cmp-1"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!m_desk->run(u"cmp-1"_s), 30'000);
    }
    RunTotals totals()
    {
        const auto campaign = QCoro::waitFor(m_desk->campaign(u"cmp-1"_s));
        return campaign ? campaign->totals : RunTotals{.recipients = -1};
    }

    QNetworkAccessManager m_network;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<ScriptedSmtpServer> m_server;
    std::unique_ptr<MailDesk> m_desk;
    bool m_isConfigured = true;
};

QTEST_GUILESS_MAIN(TestMailDesk)
#include "tst_maildesk.moc"
