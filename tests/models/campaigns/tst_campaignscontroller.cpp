// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "campaignscontroller.h"
#include "fakehttpserver.h"
#include "hub/campaignjson.h"
#include "hub/eventstream.h"
#include "hub/hubclient.h"
#include "hub/hubcodec.h"
#include "store/mirror.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

namespace {

/// The hub as a script: one campaign whose rows it remembers.
class Hub2 {
public:
    Hub2()
    {
        m_server.setHandler([this](const SeenRequest &request) { return answer(request); });
        for (int row = 0; row < 10; ++row) {
            const bool failed = row >= 4 && row < 8;
            rows.append(QJsonObject{{u"firstname"_s, u"Prénom%1"_s.arg(row)},
                {u"lastname"_s, u"Nom"_s}, {u"email"_s, u"c%1@client.example"_s.arg(row)},
                {u"language"_s, u"fr"_s}, {u"customer"_s, u"C-%1"_s.arg(row)},
                {u"status"_s, failed ? u"failed"_s : u"sent"_s},
                {u"error"_s,
                    !failed       ? QString()
                        : row < 7 ? u"421 4.7.0 throttled by relay"_s
                                  : u"550 5.1.1 unknown user"_s},
                {u"retry_count"_s, failed ? 2 : 0}, {u"invented_field"_s, row}});
        }
    }

    ScriptedAnswer answer(const SeenRequest &request)
    {
        if (request.target == "/campaigns") {
            return FakeHttpServer::json(
                QJsonDocument(QJsonArray{head(false)}).toJson(QJsonDocument::Compact));
        }
        if (request.target == "/campaigns/cmp-1") {
            return FakeHttpServer::json(QJsonDocument(head(true)).toJson(QJsonDocument::Compact));
        }
        if (request.target.endsWith("/retry")) {
            const int row = request.target.split('/')[4].toInt();
            retried += row;
            if (retryAnswers.contains(row)) {
                return retryAnswers.take(row);
            }
            setRow(row, u"pending"_s);
            return FakeHttpServer::json("{\"ok\":true}");
        }
        if (request.target.endsWith("/view")) {
            return FakeHttpServer::html(
                "<html><body onload=x()><script>x()</script><h1>Bonjour</h1>"
                "<img src='https://track.example/1.png' alt='logo'>"
                "<a href='https://portail.example/'>Voir</a></body></html>");
        }
        return FakeHttpServer::json("{\"error\":\"not found\"}", 404);
    }

    QJsonObject head(bool withRows) const
    {
        QJsonObject object{{u"id"_s, u"cmp-1"_s}, {u"name"_s, u"Fibre d'automne"_s},
            {u"status"_s, u"completed"_s}, {u"created_at"_s, u"2026-11-20T14:00:00.000Z"_s},
            {u"counters"_s, QJsonObject{{u"sent"_s, 6}, {u"failed"_s, 4}}}};
        if (withRows) {
            object.insert(u"recipients"_s, rows);
            object.insert(u"params"_s,
                QJsonObject{{u"subject"_s, u"Votre fibre"_s}, {u"theme"_s, u"vert"_s}});
        } else {
            object.insert(u"recipient_count"_s, rows.size());
        }
        return object;
    }

    void setRow(int row, const QString &status)
    {
        QJsonObject object = rows[row].toObject();
        object[u"status"_s] = status;
        object[u"error"_s] = QString();
        rows[row] = object;
    }

    FakeHttpServer m_server;
    QJsonArray rows;
    QList<int> retried;
    QHash<int, ScriptedAnswer> retryAnswers;
};

struct Desk {
    explicit Desk(const QUrl &url, Store::Mirror *mirror = nullptr, bool withStream = false)
    {
        Profile::Service service;
        service.url = url;
        client = std::make_unique<Hub::HubClient>(&network, service);
        if (withStream) {
            stream = std::make_unique<Hub::EventStream>(client->http(),
                [this](const QStringList &topics) { return client->eventsUrl(topics); });
        }
        controller = std::make_unique<CampaignsController>(client.get(), stream.get(), mirror);
    }

    void openFirst() const
    {
        controller->setActive(true);
        QTRY_COMPARE(controller->campaigns()->count(), 1);
        controller->open(controller->campaigns()->idAt(0));
        QTRY_COMPARE(controller->recipients()->count(), 10);
        QTRY_VERIFY(!controller->isLoading());
    }

    QNetworkAccessManager network;
    std::unique_ptr<Hub::HubClient> client;
    std::unique_ptr<Hub::EventStream> stream;
    std::unique_ptr<CampaignsController> controller;
};

} // namespace

class TestCampaignsController : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensACampaignWithTotalsThatAddUp()
    {
        Hub2 hub;
        Desk desk(hub.m_server.url());
        QAbstractItemModelTester tester(desk.controller->campaigns());
        desk.openFirst();
        QCOMPARE(desk.controller->subject(), u"Votre fibre"_s);
        QCOMPARE(desk.controller->totals().sent(), 6);
        QCOMPARE(desk.controller->totals().failed(), 4);
        QVERIFY(desk.controller->totals().isExact());
        QVERIFY(desk.controller->totals().addsUp());
        QCOMPARE(desk.controller->causes()->count(), 2);
        QCOMPARE(desk.controller->resendable(), 4);
        QVERIFY(!desk.controller->error().isSet());
        QVERIFY(!desk.controller->isCopy());
    }

    void resendsOneCauseAndTellsEachRowsResult()
    {
        Hub2 hub;
        hub.retryAnswers.insert(5, FakeHttpServer::json("{\"error\":\"row is being sent\"}", 409));
        hub.retryAnswers.insert(6, {.end = ScriptedAnswer::End::Close});
        Desk desk(hub.m_server.url());
        desk.openFirst();
        auto *controller = desk.controller.get();
        QSignalSpy finished(controller->resend(), &ResendRun::finished);
        QCOMPARE(controller->resendCause(controller->causes()->keyAt(0)), 3);
        QCOMPARE(controller->rows()->resendAt(7), RecipientTableModel::NotAsked);
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(controller->resend()->accepted(), 1);
        QCOMPARE(controller->resend()->refused(), 1);
        QCOMPARE(controller->resend()->unanswered(), 1);
        QCOMPARE(controller->rows()->resendAt(5), RecipientTableModel::Refused);
        QVERIFY(controller->rows()->sentence(5).contains(u"row is being sent"_s));
        // Read back: row 4 went to pending, row 6 still stands as failed and was not repeated.
        QTRY_COMPARE(controller->rows()->statusAt(4), RecipientTableModel::Waiting);
        QTRY_COMPARE(controller->rows()->resendAt(6), RecipientTableModel::NotTaken);
        QCOMPARE(hub.retried.count(6), 1);
        QCOMPARE(controller->totals().waiting(), 1);
        QVERIFY(controller->totals().addsUp());
    }

    void anUnansweredResendThatTheHubObeyedIsSeenByReadingBack()
    {
        Hub2 hub;
        hub.retryAnswers.insert(4, {.end = ScriptedAnswer::End::Close});
        Desk desk(hub.m_server.url());
        desk.openFirst();
        auto *controller = desk.controller.get();
        connect(
            controller->resend(), &ResendRun::changed, this, [&hub] { hub.setRow(4, u"sent"_s); });
        QCOMPARE(controller->resendRow(4), 1);
        QTRY_COMPARE(controller->rows()->statusAt(4), RecipientTableModel::Sent);
        QCOMPARE(controller->rows()->resendAt(4), RecipientTableModel::Settled);
        QCOMPARE(hub.retried.count(4), 1);
    }

    void resendsAllFailedAndWaitsWhenAskedToSlowDown()
    {
        Hub2 hub;
        ScriptedAnswer slow = FakeHttpServer::json("{\"error\":\"slow down\"}", 429);
        slow.headers.emplace_back("Retry-After", "1");
        hub.retryAnswers.insert(4, slow);
        Desk desk(hub.m_server.url());
        desk.openFirst();
        QSignalSpy finished(desk.controller->resend(), &ResendRun::finished);
        QCOMPARE(desk.controller->resendFailed(), 4);
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 10000);
        QCOMPARE(desk.controller->resend()->accepted(), 4);
        QCOMPARE(hub.retried.count(4), 2);
        QTRY_COMPARE(desk.controller->totals().waiting(), 4);
    }

    void asksForNoRowThatWentOutMeanwhile()
    {
        Hub2 hub;
        ScriptedAnswer slow = FakeHttpServer::json("{\"error\":\"slow down\"}", 429);
        slow.headers.emplace_back("Retry-After", "1");
        for (int row = 0; row < 10; ++row) {
            hub.setRow(row, u"failed"_s);
        }
        for (int row = 0; row < 4; ++row) {
            hub.retryAnswers.insert(row, slow);
        }
        Desk desk(hub.m_server.url());
        desk.openFirst();
        QSignalSpy finished(desk.controller->resend(), &ResendRun::finished);
        QCOMPARE(desk.controller->resendFailed(), 10);
        QTRY_COMPARE(hub.retried.size(), 4);
        hub.setRow(9, u"sent"_s); // a colleague had it resent while it waits
        desk.controller->refresh();
        QTRY_COMPARE(desk.controller->rows()->statusAt(9), RecipientTableModel::Sent);
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 10000);
        QCOMPARE(hub.retried.count(9), 0);
        QCOMPARE(hub.retried.count(8), 1);
        QCOMPARE(desk.controller->resend()->left(), 1);
        QCOMPARE(desk.controller->resend()->accepted(), 9);
    }

    void aCampaignOpenedAgainKnowsWhichRowsAreAskedFor()
    {
        Hub2 hub;
        ScriptedAnswer slow = FakeHttpServer::json("{\"error\":\"slow down\"}", 429);
        slow.headers.emplace_back("Retry-After", "1");
        for (int row = 4; row < 8; ++row) {
            hub.retryAnswers.insert(row, slow);
        }
        Desk desk(hub.m_server.url());
        desk.openFirst();
        QSignalSpy finished(desk.controller->resend(), &ResendRun::finished);
        QCOMPARE(desk.controller->resendFailed(), 4);
        QTRY_COMPARE(desk.controller->rows()->resendAt(7), RecipientTableModel::Queued);
        desk.controller->close();
        desk.controller->open(u"cmp-1"_s);
        QTRY_COMPARE(desk.controller->recipients()->count(), 10);
        QCOMPARE(desk.controller->resendable(), 0);
        QCOMPARE(desk.controller->resendFailed(), 0); // nobody is asked for twice
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 10000);
        for (int row = 4; row < 8; ++row) {
            QCOMPARE(hub.retried.count(row), 2); // refused once, taken once
        }
    }

    void cancellingAsksForNoMoreRows()
    {
        Hub2 hub;
        for (int row = 0; row < 10; ++row) {
            QJsonObject object = hub.rows[row].toObject();
            object[u"status"_s] = u"failed"_s;
            hub.rows[row] = object;
        }
        Desk desk(hub.m_server.url());
        desk.openFirst();
        QSignalSpy finished(desk.controller->resend(), &ResendRun::finished);
        QCOMPARE(desk.controller->resendFailed(), 10);
        desk.controller->resend()->cancel();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(desk.controller->resend()->accepted(), 4); // those on their way were waited for
        QCOMPARE(desk.controller->resend()->left(), 6);
        QCOMPARE(hub.retried.size(), 4);
        QCOMPARE(desk.controller->rows()->resendAt(9), RecipientTableModel::NotAsked);
    }

    void aDeadHubEndsTheRunAndLeavesTheOtherRows()
    {
        Hub2 hub;
        Desk desk(hub.m_server.url());
        desk.openFirst();
        hub.retryAnswers.insert(4, FakeHttpServer::json("{\"error\":\"no right\"}", 403));
        for (int row = 5; row < 8; ++row) {
            hub.retryAnswers.insert(row, FakeHttpServer::json("{\"error\":\"no right\"}", 403));
        }
        QSignalSpy finished(desk.controller->resend(), &ResendRun::finished);
        desk.controller->resendFailed();
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(desk.controller->resend()->stopped().isSet());
        QCOMPARE(desk.controller->resend()->accepted(), 0);
    }

    void aCampaignThatVanishesFromTheHubKeepsItsRowsAndSaysSo()
    {
        Hub2 hub;
        Desk desk(hub.m_server.url());
        desk.openFirst();
        const QDateTime read = desk.controller->fetchedAt();
        hub.m_server.setHandler([](const SeenRequest &request) {
            return request.target == "/campaigns"
                ? FakeHttpServer::json("[]")
                : FakeHttpServer::json("{\"error\":\"no such campaign\"}", 404);
        });
        desk.controller->refresh();
        QTRY_COMPARE(desk.controller->campaigns()->count(), 0);
        QTRY_VERIFY(desk.controller->error().isSet());
        QCOMPARE(desk.controller->error().error().kind, ErrorKind::NotFound);
        // What was known stays in sight, as old as it is.
        QCOMPARE(desk.controller->recipients()->count(), 10);
        QCOMPARE(desk.controller->totals().failed(), 4);
        QVERIFY(desk.controller->totals().addsUp());
        QCOMPARE(desk.controller->fetchedAt(), read);
        // Each row that is asked for says what the hub said, and none is shown as under way.
        QCOMPARE(desk.controller->resendFailed(), 4);
        QTRY_VERIFY(!desk.controller->resend()->isRunning());
        QCOMPARE(desk.controller->resend()->refused(), 4);
        QCOMPARE(desk.controller->resend()->accepted(), 0);
        QCOMPARE(desk.controller->totals().failed(), 4);
        desk.controller->close();
        QCOMPARE(desk.controller->recipients()->count(), 0);
        QVERIFY(!desk.controller->error().isSet());
    }

    void changesRowsByEvent()
    {
        Hub2 hub;
        const QByteArray event = "id: 1\nevent: recipient-update\n"
                                 "data: {\"campaign_id\":\"cmp-1\",\"row\":4,\"recipient\":{"
                                 "\"status\":\"sent\",\"error\":null,\"retry_count\":3}}\n\n";
        hub.m_server.setHandler([&hub, event](const SeenRequest &request) -> ScriptedAnswer {
            if (request.target.startsWith("/sse")) {
                const bool isOurs = request.target.contains("campaign");
                return {.raw = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: hi\n\n"
                        + (isOurs ? event : QByteArray()),
                    .end = ScriptedAnswer::End::KeepOpen};
            }
            return hub.answer(request);
        });
        Desk desk(hub.m_server.url(), nullptr, true);
        desk.stream->setTopics({u"dispatch"_s});
        desk.stream->start();
        desk.openFirst();
        QVERIFY(desk.stream->topics().contains(u"dispatch"_s));
        QVERIFY(desk.stream->topics().contains(u"campaign:cmp-1"_s));
        QTRY_COMPARE(desk.controller->rows()->statusAt(4), RecipientTableModel::Sent);
        QTRY_COMPARE(desk.controller->totals().sent(), 7);
        QTRY_VERIFY(desk.controller->isLive());
        desk.controller->close();
        QCOMPARE(desk.stream->topics(), QStringList{u"dispatch"_s});
    }

    void showsTheKeptCopyWhenTheHubIsOut()
    {
        QTemporaryDir directory;
        Store::Mirror mirror(directory.filePath(u"mirror.sqlite"_s));
        QUrl url;
        {
            Hub2 hub;
            url = hub.m_server.url();
            Desk desk(url, &mirror);
            desk.openFirst();
            QSignalSpy kept(&mirror, &Store::Mirror::documentsChanged);
            desk.controller->close(); // keeps what was read
            QTRY_VERIFY(kept.count() >= 1);
        }
        Desk desk(url, &mirror); // nobody listens there any more
        desk.controller->setActive(true);
        QTRY_COMPARE(desk.controller->campaigns()->count(), 1);
        QTRY_VERIFY(desk.controller->listError().isSet());
        QVERIFY(desk.controller->listFetchedAt().isValid());
        desk.controller->open(u"cmp-1"_s);
        QTRY_COMPARE(desk.controller->recipients()->count(), 10);
        QVERIFY(desk.controller->isCopy());
        QVERIFY(desk.controller->fetchedAt().isValid());
        QTRY_VERIFY(desk.controller->error().isSet());
        QCOMPARE(desk.controller->totals().failed(), 4);
        QCOMPARE(desk.controller->subject(), u"Votre fibre"_s);
        QCOMPARE(desk.controller->rows()->rows()[3].email, u"c3@client.example"_s);
    }

    void aCampaignSurvivesItsCopyUnchanged()
    {
        Hub2 hub;
        const auto first = Hub::campaignFromJson(QJsonDocument(hub.head(true)));
        QVERIFY(first.has_value());
        const auto second = Hub::campaignFromJson(QJsonDocument(Hub::campaignToJson(*first)));
        QVERIFY(second.has_value());
        QCOMPARE(second->recipients, first->recipients);
        QCOMPARE(second->params, first->params);
        QCOMPARE(second->summary, first->summary);
    }

    void showsTheMailWithoutWhatRunsOrLoads()
    {
        Hub2 hub;
        Desk desk(hub.m_server.url());
        desk.openFirst();
        desk.controller->showMail(4);
        QTRY_VERIFY(!desk.controller->mail()->isLoading());
        QCOMPARE(desk.controller->mail()->html(),
            u"<h1>Bonjour</h1><span>[image not loaded – logo]</span>"
            "<a href=\"https://portail.example/\">Voir</a>"_s);
        QCOMPARE(desk.controller->mail()->blockedImages(), 1);
        QCOMPARE(desk.controller->mail()->links(), {u"https://portail.example/"_s});
    }

    void writesTheRowsAsShown()
    {
        Hub2 hub;
        QTemporaryDir directory;
        Desk desk(hub.m_server.url());
        desk.openFirst();
        desk.controller->recipients()->setStatus(RecipientTableModel::Failed);
        QSignalSpy exported(desk.controller.get(), &CampaignsController::exported);
        const QString path = directory.filePath(u"rows.csv"_s);
        desk.controller->exportRows(QUrl::fromLocalFile(path));
        QTRY_COMPARE(exported.count(), 1);
        QCOMPARE(exported[0][1].toInt(), 4);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        QCOMPARE(lines.size(), 6); // header, four rows, the end
        QVERIFY(lines[1].contains("421 4.7.0 throttled by relay"));
    }

    void opensTheCustomerOfARow()
    {
        Hub2 hub;
        Desk desk(hub.m_server.url());
        desk.openFirst();
        QSignalSpy requested(desk.controller.get(), &CampaignsController::customerRequested);
        desk.controller->openCustomer(3);
        QCOMPARE(requested.count(), 1);
        QCOMPARE(requested[0][0].toString(), u"C-3"_s);
    }
};

QTEST_GUILESS_MAIN(TestCampaignsController)
#include "tst_campaignscontroller.moc"
