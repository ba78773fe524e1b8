// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "campaignscontroller.h"
#include "hub/eventstream.h"
#include "hub/eventstreamparser.h"
#include "maildesk/maildesk.h"
#include "mailrun/ledgerqueries.h"
#include "scriptedsmtpserver.h"

#include <QAbstractItemModelTester>
#include <QCoroTask>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace Qt::StringLiterals;
using Said = ScriptedSmtpServer::Said;
using Answer = ScriptedSmtpServer::Answer;

namespace {

Compose::CampaignFile campaignOf(int rows)
{
    Compose::CampaignFile campaign;
    campaign.id = u"cmp-1"_s;
    campaign.from = {.name = u"Fibre"_s, .address = u"info@isp.example"_s};
    campaign.subject.french = u"Bonjour"_s;
    campaign.html.french = u"<p>Bonjour {{firstname}}</p>"_s;
    for (int row = 0; row < rows; ++row) {
        QJsonObject recipient{{u"email"_s, u"r%1@mail.example"_s.arg(row)},
            {u"firstname"_s, u"Ève"_s}, {u"lastname"_s, u"Nom%1"_s.arg(row)},
            {u"customer"_s, u"CUST-%1"_s.arg(row)}};
        if (row == rows - 1) {
            recipient[u"excluded"_s] = true;
        }
        campaign.recipients.append(recipient);
    }
    return campaign;
}

/// Of each five rows: taken, refused for good, lost after the dot (not kept), taken, taken.
std::optional<Answer> mixed(const Said &said)
{
    const int row = said.recipient.mid(1, said.recipient.indexOf('@') - 1).toInt();
    if (said.what == "RCPT" && row % 5 == 1) {
        return Answer{"550 5.1.1 User unknown\r\n"};
    }
    if (said.what == "DATA" && row % 5 == 1) {
        return Answer{"554 5.5.1 No valid recipients\r\n"};
    }
    if (said.what == "DOT" && row % 5 == 2) {
        return Answer{{}, Answer::Close, false};
    }
    return {};
}

} // namespace

class TestDeskCampaigns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<ScriptedSmtpServer>();
        m_profile = Profile();
        m_profile.dataDirectory = m_directory->path();
        m_profile.smtp.host = u"127.0.0.1"_s;
        m_profile.smtp.port = m_server->port();
        m_profile.smtp.security = u"none"_s;
        m_profile.smtp.from = u"Fibre <info@isp.example>"_s;
        m_desk = std::make_unique<MailDesk>(&m_network, m_profile);
        m_controller =
            std::make_unique<CampaignsController>(nullptr, nullptr, nullptr, m_desk.get());
    }
    void cleanup()
    {
        m_controller.reset();
        m_desk.reset();
        m_server.reset();
    }

    void followsARunWithTotalsThatAddUpAtEveryMoment()
    {
        m_server->setScript(mixed);
        QAbstractItemModelTester tester(m_controller->rows());
        open(41);
        QCOMPARE(m_controller->campaignState(), u"ready"_s);
        QCOMPARE(m_controller->place(), u"desk"_s);
        QVERIFY(m_controller->deskRun()->canSend());
        int seen = 0;
        connect(m_controller.get(), &CampaignsController::totalsChanged, this, [&] {
            ++seen;
            QVERIFY(m_controller->totals().addsUp());
            QCOMPARE(m_controller->totals().recipients(), 41);
        });
        send();
        QVERIFY(seen > 0);
        QCOMPARE(m_controller->totals().sent(), 24);
        QCOMPARE(m_controller->totals().failed(), 8);
        QCOMPARE(m_controller->totals().uncertain(), 8);
        QCOMPARE(m_controller->totals().excluded(), 1);
        QTRY_COMPARE(m_controller->campaignState(), u"completed"_s);
        QCOMPARE(m_controller->rows()->statusAt(0), RecipientTableModel::Sent);
        QCOMPARE(m_controller->rows()->rows()[1].phase, u"mail"_s);
        QVERIFY(m_controller->rows()->sentence(1).startsWith(u"550 5.1.1"_s));
        QCOMPARE(m_controller->rows()->rows()[3].fullName(), u"Ève Nom3"_s);
        // The list says the same.
        const auto totals = m_controller->campaigns()
                                ->index(0)
                                .data(CampaignListModel::TotalsRole)
                                .value<CampaignTotals>();
        QCOMPARE(totals.sent(), 24);
    }

    void whatIsUncertainIsNotSentAgainButByADecisionThatIsKept()
    {
        m_server->setScript(mixed);
        open(6);
        send();
        QCOMPARE(m_controller->totals().uncertain(), 1);
        QCOMPARE(m_controller->resendFailed(), 0); // 550 and uncertain: nothing goes by itself
        QCOMPARE(m_controller->resendRow(2), 0);
        QCOMPARE(m_server->copies("r2@mail.example"), 0);

        m_controller->setSelectedRow(2);
        QTRY_COMPARE(m_controller->deskRow()->attempts()->count(), 1);
        QVERIFY(m_controller->deskRow()->known().contains(u"final dot"_s));
        m_server->setScript({});
        m_controller->deskRow()->settleNotArrived(u"the customer told us"_s);
        QTRY_COMPARE(m_controller->rows()->statusAt(2), RecipientTableModel::Sent);
        QCOMPARE(m_server->copies("r2@mail.example"), 1);
        QTRY_COMPARE(m_controller->deskRow()->decisions()->count(), 1);
        const QModelIndex kept = m_controller->deskRow()->decisions()->index(0);
        QCOMPARE(kept.data(DecisionModel::ReasonRole).toString(), u"the customer told us"_s);
        QVERIFY(kept.data(DecisionModel::WhoRole).toString().contains(u'@'));
        QVERIFY(!kept.data(DecisionModel::TimeRole).toString().isEmpty());
    }

    void whatWasGivenUpIsNotTakenUpWithTheOthers()
    {
        m_server->setScript(mixed);
        open(6);
        send();
        m_controller->setSelectedRow(2);
        m_controller->deskRow()->settleGivenUp(u"nobody can tell"_s);
        QTRY_COMPARE(m_controller->rows()->statusAt(2), RecipientTableModel::Failed);
        QTRY_VERIFY(m_controller->selected().isRefused);
        QCOMPARE(m_controller->resendFailed(), 0);
        const auto rows =
            QCoro::waitFor(m_desk->retry(u"cmp-1"_s, MailRun::RetryChoice{.isAll = true}));
        QVERIFY(rows);
        QCOMPARE(*rows, 0);
    }

    void aCorrectedAddressIsSentToAndKept()
    {
        m_server->setScript(mixed);
        open(6);
        send();
        m_controller->setSelectedRow(1);
        QVERIFY(m_controller->selected().isRefused);
        QVERIFY(!m_controller->deskRow()->addressFault(u"r1(at)mail.example"_s).isEmpty());
        QVERIFY(m_controller->deskRow()->addressFault(u"r100@mail.example"_s).isEmpty());
        m_controller->deskRow()->correct(u"r100@mail.example"_s);
        QTRY_COMPARE(m_controller->rows()->statusAt(1), RecipientTableModel::Sent);
        QCOMPARE(m_controller->rows()->rows()[1].email, u"r100@mail.example"_s);
        QCOMPARE(m_server->copies("r100@mail.example"), 1);
        QTRY_COMPARE(m_controller->deskRow()->decisions()->count(), 1);
    }

    void aCustomersSavedAddressSendsTheirRowAgain()
    {
        m_server->setScript(mixed);
        open(11);
        send();
        QSignalSpy asked(m_controller.get(), &CampaignsController::correctionRequested);
        m_controller->correctAtCustomer(0); // it was sent
        QCOMPARE(asked.count(), 0);
        m_controller->correctAtCustomer(1);
        m_controller->correctAtCustomer(6);
        QCOMPARE(asked.count(), 2);
        QCOMPARE(asked[0], (QVariantList{u"CUST-1"_s, u"r1@mail.example"_s}));

        // Somebody else's address, and one that cannot be mailed, send nothing.
        QSignalSpy told(m_controller.get(), &CampaignsController::corrected);
        m_controller->handleEmailSaved(u"CUST-7"_s, u"r107@mail.example"_s);
        QCOMPARE(told.count(), 0);
        m_controller->handleEmailSaved(u"CUST-1"_s, u"r100(at)mail.example"_s);
        QCOMPARE(told.count(), 1);

        // The save of the first is told after the second was asked for.
        m_controller->handleEmailSaved(u"CUST-1"_s, u"r100@mail.example"_s);
        QTRY_COMPARE(m_controller->rows()->statusAt(1), RecipientTableModel::Sent);
        QCOMPARE(m_controller->rows()->rows()[1].email, u"r100@mail.example"_s);
        QCOMPARE(m_server->copies("r100@mail.example"), 1);
        QCOMPARE(m_controller->rows()->statusAt(6), RecipientTableModel::Failed);
        QCOMPARE(told.count(), 2);
        m_controller->handleEmailSaved(u"CUST-6"_s, u"r105@mail.example"_s);
        QTRY_COMPARE(m_controller->rows()->statusAt(6), RecipientTableModel::Sent);
        QCOMPARE(m_server->copies("r105@mail.example"), 1);
        QCOMPARE(m_server->copies("r107@mail.example"), 0);

        // Once for each question.
        QTRY_VERIFY(!m_desk->run(u"cmp-1"_s));
        m_controller->handleEmailSaved(u"CUST-1"_s, u"r110@mail.example"_s);
        QVERIFY(!m_controller->deskRow()->isBusy());
        QCOMPARE(told.count(), 3);
    }

    void theHubsEventSettlesAnUncertainRow()
    {
        m_controller.reset();
        Hub::EventStream stream(nullptr, [](const QStringList &) { return QUrl(); }); // not started
        m_controller =
            std::make_unique<CampaignsController>(nullptr, &stream, nullptr, m_desk.get());
        m_server->setScript(mixed);
        open(11);
        send();
        QCOMPARE(m_controller->totals().uncertain(), 2);
        // Only what is uncertain is listened to.
        QTRY_VERIFY(stream.topics().contains(u"campaign:cmp-1"_s));
        const auto hear = [&stream](int row, const QString &status) {
            const QJsonObject data{{u"campaign_id"_s, u"cmp-1"_s}, {u"row"_s, row},
                {u"recipient"_s, QJsonObject{{u"status"_s, status}}}};
            Q_EMIT stream.eventReceived({.type = u"recipient-update"_s,
                .data = QString::fromUtf8(QJsonDocument(data).toJson()),
                .lastEventId = {}});
        };
        hear(7, u"failed"_s); // no word on whether it was taken over
        hear(1, u"sent"_s); // refused here: nothing is open there
        hear(2, u"sent"_s);
        QTRY_COMPARE(m_controller->rows()->statusAt(2), RecipientTableModel::Sent);
        QCOMPARE(m_controller->rows()->statusAt(1), RecipientTableModel::Failed);
        QCOMPARE(m_controller->rows()->statusAt(7), RecipientTableModel::Uncertain);
        QCOMPARE(m_server->copies("r2@mail.example"), 0); // nothing was sent for it
        m_controller->setSelectedRow(2);
        QTRY_COMPARE(m_controller->deskRow()->decisions()->count(), 1);
        const QModelIndex kept = m_controller->deskRow()->decisions()->index(0);
        QVERIFY(kept.data(DecisionModel::WhoRole).toString().contains(u"hub"_s));
        hear(7, u"clicked"_s);
        QTRY_COMPARE(m_controller->rows()->statusAt(7), RecipientTableModel::Sent);
        QTRY_VERIFY(!stream.topics().contains(u"campaign:cmp-1"_s));
        QVERIFY(m_controller->totals().addsUp());
        m_controller.reset(); // before the stream
    }

    void theHubsEventMayBeFasterThanOurOwnDoubt()
    {
        m_controller.reset();
        Hub::EventStream stream(nullptr, [](const QStringList &) { return QUrl(); });
        m_controller =
            std::make_unique<CampaignsController>(nullptr, &stream, nullptr, m_desk.get());
        // Between the dot and the loss of the connection, while the mail is on its way here.
        m_server->setScript([&stream](const Said &said) -> std::optional<Answer> {
            if (said.what != "DOT" || said.recipient != "r2@mail.example") {
                return {};
            }
            const QJsonObject data{{u"campaign_id"_s, u"cmp-1"_s}, {u"row"_s, 2},
                {u"recipient"_s, QJsonObject{{u"status"_s, u"sent"_s}}}};
            Q_EMIT stream.eventReceived({.type = u"recipient-update"_s,
                .data = QString::fromUtf8(QJsonDocument(data).toJson()),
                .lastEventId = {}});
            return Answer{{}, Answer::Close};
        });
        open(6);
        m_controller->deskRun()->send();
        QVERIFY(stream.topics().contains(u"campaign:cmp-1"_s)); // from the first mail on
        QTRY_VERIFY_WITH_TIMEOUT(!m_desk->run(u"cmp-1"_s), 30000);
        QTRY_COMPARE(m_controller->rows()->statusAt(2), RecipientTableModel::Sent);
        QCOMPARE(m_server->copies("r2@mail.example"), 1);
        m_controller->setSelectedRow(2);
        QTRY_COMPARE(m_controller->deskRow()->decisions()->count(), 1);
        QTRY_COMPARE(m_controller->totals().uncertain(), 0);
        QCOMPARE(m_controller->totals().sent(), 5);
        m_controller.reset(); // before the stream
    }

    void aThrottleSaysFromWhenOnItIsSafe()
    {
        m_server->setScript([](const Said &said) -> std::optional<Answer> {
            if (said.what == "RCPT") {
                return Answer{"450 4.7.1 Too many of you\r\n"};
            }
            return said.what == "DATA" ? std::optional(Answer{"554 5.5.1 No recipients\r\n"})
                                       : std::nullopt;
        });
        open(6);
        QVERIFY(!m_controller->deskRun()->safeFrom().isValid());
        m_controller->deskRun()->send();
        QTRY_VERIFY(m_controller->deskRun()->isThrottled());
        const QDateTime safe = m_controller->deskRun()->safeFrom();
        QVERIFY(safe > QDateTime::currentDateTimeUtc());
        QCOMPARE(m_controller->campaignState(), u"throttled"_s);
        QVERIFY(!m_controller->stateNote().isEmpty());
        // Paused, and by nobody sent any more, it is as unsafe as before.
        m_controller->deskRun()->pause();
        QTRY_COMPARE(m_controller->campaignState(), u"paused"_s);
        QCOMPARE(m_controller->deskRun()->safeFrom(), safe);
        m_desk->run(u"cmp-1"_s)->stop();
        QTRY_VERIFY(!m_desk->run(u"cmp-1"_s));
        QTRY_COMPARE(
            m_controller->deskRun()->safeFrom().toMSecsSinceEpoch(), safe.toMSecsSinceEpoch());
        QVERIFY(m_controller->totals().addsUp());
        QVERIFY(m_server->mailbox.isEmpty());
    }

    void pausedResumedAndCancelledInOneBreathEveryRowIsSettledOnce()
    {
        open(41);
        DeskRun *run = m_controller->deskRun();
        run->send();
        for (int i = 0; i < 20; ++i) {
            run->pause();
            run->resume();
            if (i % 5 == 0) {
                QCoreApplication::processEvents();
            }
        }
        run->cancel();
        run->resume(); // too late: cancelled is for good
        run->pause();
        run->cancel();
        QTRY_VERIFY_WITH_TIMEOUT(!m_desk->run(u"cmp-1"_s), 30000);
        QTRY_COMPARE(m_controller->campaignState(), u"cancelled"_s);
        QTRY_COMPARE(m_controller->totals().waiting(), 0);
        const CampaignTotals totals = m_controller->totals();
        QVERIFY(totals.addsUp());
        QCOMPARE(totals.sent() + totals.excluded(), 41);
        QCOMPARE(totals.sent(), int(m_server->messages.size()));
        for (const int copies : std::as_const(m_server->mailbox)) {
            QCOMPARE(copies, 1);
        }
        QVERIFY(!run->canSend() && !run->canResume() && !run->canCancel());
    }

    void showsTheMailOfARow()
    {
        open(3);
        m_controller->showMail(0);
        QTRY_VERIFY(m_controller->mail()->html().contains(u"Bonjour Ève"_s));
    }

    void aLedgerThatCannotBeReadIsSaid()
    {
        m_controller.reset();
        m_desk.reset();
        const QString folder = m_directory->path() + u"/mail"_s;
        QVERIFY(QDir(folder).removeRecursively());
        QFile inTheWay(folder);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        m_desk = std::make_unique<MailDesk>(&m_network, m_profile);
        m_controller =
            std::make_unique<CampaignsController>(nullptr, nullptr, nullptr, m_desk.get());
        m_controller->refresh();
        QTRY_VERIFY(m_controller->listError().isSet());
        QCOMPARE(m_controller->listError().error().kind, ErrorKind::Storage);
    }

private:
    void open(int rows)
    {
        const auto put = QCoro::waitFor(m_desk->put(campaignOf(rows)));
        QVERIFY(put);
        m_controller->openDesk(u"cmp-1"_s);
        QTRY_COMPARE(m_controller->recipients()->count(), rows);
        QTRY_COMPARE(m_controller->campaigns()->count(), 1);
    }
    void send()
    {
        m_controller->deskRun()->send();
        QVERIFY(m_desk->run(u"cmp-1"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!m_desk->run(u"cmp-1"_s), 30000);
        QTRY_COMPARE(m_controller->totals().waiting(), 0);
    }

    QNetworkAccessManager m_network;
    std::unique_ptr<QTemporaryDir> m_directory;
    Profile m_profile;
    std::unique_ptr<ScriptedSmtpServer> m_server;
    std::unique_ptr<MailDesk> m_desk;
    std::unique_ptr<CampaignsController> m_controller;
};

QTEST_GUILESS_MAIN(TestDeskCampaigns)
#include "tst_deskcampaigns.moc"
