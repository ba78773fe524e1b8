// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "acsanswers.h"
#include "cpe/acs/acsclient.h"
#include "cpe/tplink/webclient.h"
#include "eventdrain.h"
#include "notingoversight.h"

#include <QCoroTask>
#include <QNetworkAccessManager>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace FibreDesk;
using namespace FibreDesk::Cpe;
using namespace FibreDesk::Cpe::Acs;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using End = ScriptedAnswer::End;

class TestAcsClient : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<FakeHttpServer> m_acs;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<AcsClient> m_client;

    void connectAs(const Credentials &credentials)
    {
        m_client = std::make_unique<AcsClient>(
            m_network.get(), AcsSettings{.url = m_acs->url(), .credentials = credentials});
        m_client->setReadTries(2, 2);
    }

    Result<Receipt> post(const QString &device = u"D"_s)
    {
        return QCoro::waitFor(m_client->post(device, TaskRequest::reboot()));
    }

    [[nodiscard]] QUrlQuery lastQuery() const
    {
        const QByteArray target = m_acs->requests().back().target;
        return QUrlQuery(QString::fromUtf8(
            QByteArray::fromPercentEncoding(target.mid(target.indexOf('?') + 1))));
    }

private Q_SLOTS:
    void init()
    {
        m_acs = std::make_unique<FakeHttpServer>();
        m_network = makeNetworkAccessManager();
        connectAs({});
    }

    void cleanup()
    {
        m_client.reset();
        m_network.reset();
        drainEvents();
        m_acs.reset();
    }

    void idsAreEncodedTwice_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QByteArray>("wire");
        QTest::newRow("hyphen") << u"202BC1-BM632w-000%2D001"_s << "202BC1-BM632w-000%252D001"_ba;
        QTest::newRow("percent") << u"A-B-50%25"_s << "A-B-50%2525"_ba;
        QTest::newRow("space") << u"A-B-a%20b"_s << "A-B-a%2520b"_ba;
        QTest::newRow("slash") << u"A-B-a%2Fb"_s << "A-B-a%252Fb"_ba;
        QTest::newRow("plus") << u"A-B-a%2Bb"_s << "A-B-a%252Bb"_ba;
        QTest::newRow("accent") << u"A-B-%C3%A9"_s << "A-B-%25C3%25A9"_ba;
        QTest::newRow("as they are") << u"A-B- /+é"_s << "A-B-%20%2F%2B%C3%A9"_ba;
    }

    void idsAreEncodedTwice()
    {
        QFETCH(QString, id);
        QFETCH(QByteArray, wire);
        m_acs->queue(phrased(200, "OK", postedTask("t1")));
        QVERIFY(post(id).has_value());
        const SeenRequest &seen = m_acs->requests().front();
        QCOMPARE(seen.verb, "POST"_ba);
        QVERIFY2(seen.target.startsWith("/devices/" + wire + "/tasks?"), seen.target.constData());
        QVERIFY(seen.target.contains("connection_request"));
        QVERIFY(seen.target.contains("timeout=8000"));
        QCOMPARE(seen.body, R"({"name":"reboot"})"_ba);
        // Once decoded it is the id again.
        QCOMPARE(QString::fromUtf8(QByteArray::fromPercentEncoding(wire)), id);
    }

    void theReceiptIsReadFromTheReasonPhrase_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("phrase");
        QTest::addColumn<TaskState>("state");
        QTest::newRow("done") << 200 << "OK"_ba << TaskState::Done;
        QTest::newRow("faulted") << 202 << "Task faulted"_ba << TaskState::Faulted;
        QTest::newRow("stuck") << 202 << "Task queued but not processed"_ba << TaskState::Queued;
        QTest::newRow("offline") << 202 << "Device is offline"_ba << TaskState::Queued;
        QTest::newRow("accepted") << 202 << "Accepted"_ba << TaskState::Accepted;
    }

    void theReceiptIsReadFromTheReasonPhrase()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, phrase);
        QFETCH(TaskState, state);
        m_acs->queue(
            phrased(status, phrase, postedTask("t7"), "Date: Mon, 01 Jun 2026 12:00:00 GMT\r\n"));
        const auto receipt = post();
        QVERIFY(receipt.has_value());
        QCOMPARE(receipt->state, state);
        QCOMPARE(receipt->task, u"t7"_s);
        QCOMPARE(receipt->phrase, QString::fromLatin1(phrase));
        QCOMPARE(receipt->isDeviceOffline, phrase.contains("offline"));
        QCOMPARE(receipt->answered, QDateTime(QDate(2026, 6, 1), QTime(12, 0), QTimeZone::UTC));
    }

    void aDeviceInASessionTakesNothing()
    {
        m_acs->queue(
            phrased(503, "Device is in session", "Device is in session", {}, "text/plain"));
        const auto receipt = post();
        QVERIFY(receipt.has_value());
        QCOMPARE(receipt->state, TaskState::InSession);
        QVERIFY(receipt->task.isEmpty());
    }

    void refusalsSayWhy()
    {
        m_acs->queue(phrased(404, "Not Found", "No such device", {}, "text/plain"));
        auto receipt = post(u"X"_s);
        QCOMPARE(receipt.error().kind, ErrorKind::NotFound);
        QVERIFY(receipt.error().detail.contains(u'X'));
        m_acs->queue(
            phrased(400, "Bad Request", "SyntaxError: Unexpected token", {}, "text/plain"));
        receipt = post();
        QCOMPARE(receipt.error().kind, ErrorKind::Validation);
        QCOMPARE(receipt.error().detail, u"SyntaxError: Unexpected token"_s);
        m_acs->queue(phrased(503, "Service Unavailable", "upstream", {}, "text/plain"));
        QCOMPARE(post().error().kind, ErrorKind::Server);
        m_acs->queue(phrased(401, "Unauthorized", "no", {}, "text/plain"));
        QCOMPARE(post().error().kind, ErrorKind::Unauthorized);
    }

    void noAnswerToATaskIsUncertainAndNotAskedAgain()
    {
        m_acs->queue({.end = End::Close});
        QCOMPARE(post().error().kind, ErrorKind::Uncertain);
        QCOMPARE(m_acs->requests().size(), 1U);
        m_acs->queue(FakeHttpServer::html("<html><title>Sign in</title></html>"));
        QCOMPARE(post().error().kind, ErrorKind::Uncertain);
        m_acs->queue(phrased(200, "OK", "{}"));
        QCOMPARE(post().error().kind, ErrorKind::Uncertain);
        // The task stands in its queue, or does not.
        m_acs->queue(phrased(500, "Internal Server Error", "MongoError: no primary"));
        QCOMPARE(post().error().kind, ErrorKind::Uncertain);
        QCOMPARE(m_acs->requests().size(), 4U);
    }

    void aReadIsAskedAgainWhenTheWorkerWasAway()
    {
        m_acs->queue({.end = End::Close});
        m_acs->queue(listed({}, 0));
        const auto page = QCoro::waitFor(m_client->tasks({}));
        QVERIFY(page.has_value());
        QCOMPARE(m_acs->requests().size(), 2U);
    }

    void devicesAreAskedForWithAProjectionAndJudgedExactly()
    {
        m_acs->queue(listed(
            R"({"_id":"A","_deviceId":{"_SerialNumber":"000001"}},{"_id":"B","_deviceId":{"_SerialNumber":"1"}})",
            2));
        const auto page = QCoro::waitFor(m_client->devices(
            AcsQuery::equals(u"_deviceId._SerialNumber"_s, u"000001"_s), {u"Device.WiFi"_s}));
        QVERIFY(page.has_value());
        QCOMPARE(page->rows.size(), 1);
        QCOMPARE(page->rows.first().id, u"A"_s);
        QCOMPARE(page->total, 1);
        QVERIFY(page->isTotalExact);
        const QStringList projection = lastQuery().queryItemValue(u"projection"_s).split(u',');
        QVERIFY(projection.contains(u"Device.WiFi"_s));
        QVERIFY(projection.contains(u"_lastInform"_s));
        QVERIFY(projection.contains(u"_deviceId._SerialNumber"_s));
        QCOMPARE(
            lastQuery().queryItemValue(u"query"_s), uR"({"_deviceId._SerialNumber":"000001"})"_s);
    }

    void aPageTellsTheTotalOfAll()
    {
        m_acs->queue(listed(R"({"_id":"A"},{"_id":"B"})", 7600));
        const auto page = QCoro::waitFor(m_client->devices(
            {}, {}, {.limit = 2, .skip = 40, .sort = u"_lastInform"_s, .isDescending = true}));
        QVERIFY(page.has_value());
        QCOMPARE(page->total, 7600);
        QVERIFY(page->isTotalExact);
        QVERIFY(!page->isLast);
        QCOMPARE(lastQuery().queryItemValue(u"limit"_s), u"2"_s);
        QCOMPARE(lastQuery().queryItemValue(u"skip"_s), u"40"_s);
        QCOMPARE(lastQuery().queryItemValue(u"sort"_s), uR"({"_lastInform":-1})"_s);
    }

    void countingReadsNothing()
    {
        m_acs->queue(listed({}, 7600));
        const auto page = QCoro::waitFor(m_client->count({}));
        QVERIFY(page.has_value());
        QCOMPARE(page->total, 7600);
        QCOMPARE(m_acs->requests().front().verb, "HEAD"_ba);
    }

    /// A HEAD has no body that could tell: the same is asked once more, for one row.
    void whatAnswersWithoutATotalIsLookedAt()
    {
        m_acs->queue(phrased(200, "OK"));
        m_acs->queue(phrased(200, "[]"));
        QCOMPARE(QCoro::waitFor(m_client->count({})).error().kind, ErrorKind::Protocol);
        QCOMPARE(m_acs->requests().back().verb, "GET"_ba);
        QCOMPARE(lastQuery().queryItemValue(u"limit"_s), u"1"_s);
        m_acs->queue(phrased(200, "OK"));
        m_acs->queue(FakeHttpServer::html("<form><input type=\"password\"></form>"));
        QCOMPARE(QCoro::waitFor(m_client->count({})).error().kind, ErrorKind::Unauthorized);
    }

    void whatATaskSetsStaysAtTheServer()
    {
        m_acs->queue(listed({}, 0));
        QVERIFY(QCoro::waitFor(m_client->tasks({})).has_value());
        QVERIFY(!m_acs->requests().front().target.contains("parameterValues"));
        QVERIFY(m_acs->requests().front().target.contains("projection="));
    }

    void aTaskThatIsGoneIsNotTriedAgain()
    {
        m_acs->queue(listed({}, 0));
        const auto gone = QCoro::waitFor(m_client->retryTask(u"t1"_s));
        QCOMPARE(gone.error().kind, ErrorKind::NotFound);
        QCOMPARE(m_acs->requests().size(), 1U);
        m_acs->queue(listed(R"({"_id":"t1","device":"D"})", 1));
        m_acs->queue(phrased(200, "OK"));
        QVERIFY(QCoro::waitFor(m_client->retryTask(u"t1"_s)).has_value());
        QCOMPARE(m_acs->requests().back().target, "/tasks/t1/retry"_ba);
        QCOMPARE(m_acs->requests().back().verb, "POST"_ba);
    }

    void tagsTasksAndFaultsHaveTheirAddresses()
    {
        for (int i = 0; i < 4; ++i)
            m_acs->queue(phrased(200, "OK"));
        QVERIFY(QCoro::waitFor(m_client->addTag(u"A%2D1"_s, u"à voir"_s)).has_value());
        QCOMPARE(m_acs->requests().back().target, "/devices/A%252D1/tags/%C3%A0%20voir"_ba);
        QVERIFY(QCoro::waitFor(m_client->removeTag(u"A"_s, u"x"_s)).has_value());
        QCOMPARE(m_acs->requests().back().verb, "DELETE"_ba);
        QVERIFY(QCoro::waitFor(m_client->deleteTask(u"t"_s)).has_value());
        QCOMPARE(m_acs->requests().back().target, "/tasks/t"_ba);
        QVERIFY(QCoro::waitFor(m_client->deleteFault(u"A%2D1:task_t"_s)).has_value());
        QCOMPARE(m_acs->requests().back().target, "/faults/A%252D1%3Atask_t"_ba);
        m_acs->queue(
            phrased(503, "Device is in session", "Device is in session", {}, "text/plain"));
        QCOMPARE(QCoro::waitFor(m_client->deleteTask(u"t"_s)).error().kind, ErrorKind::Conflict);
        QVERIFY(!QCoro::waitFor(m_client->deleteTask({})).has_value());
    }

    void aTagAndADevicesOwnPageNeedTheRightAndTagsAreTold()
    {
        NotingOversight oversight{u"actOnDevices"_s};
        m_client->setOversight(&oversight);
        const auto isForbidden = [](const auto &answer) {
            return !answer && answer.error().kind == ErrorKind::Forbidden;
        };
        QVERIFY(isForbidden(QCoro::waitFor(m_client->addTag(u"D"_s, u"x"_s))));
        QVERIFY(isForbidden(QCoro::waitFor(m_client->removeTag(u"D"_s, u"x"_s))));
        const QTemporaryDir directory;
        TpLink::WebClient page(directory.path());
        page.setOversight(&oversight);
        // Nobody listens there: it is not even tried.
        const TpLink::WebDevice device{.id = u"S-1"_s, .address = u"127.0.0.1:9"_s};
        QVERIFY(isForbidden(QCoro::waitFor(page.reboot(device, {.password = "p"_ba}))));
        QVERIFY(isForbidden(
            QCoro::waitFor(page.changeWifi(device, {.password = "p"_ba}, {.ssid = u"Maison"_s}))));
        QVERIFY(m_acs->requests().empty());
        QVERIFY(oversight.deeds.empty());

        oversight.forbidden.clear();
        m_acs->queue(phrased(200, "OK"));
        QVERIFY(QCoro::waitFor(m_client->addTag(u"D"_s, u"x"_s)));
        m_acs->queue(phrased(404, "No such device"));
        QVERIFY(!QCoro::waitFor(m_client->removeTag(u"D"_s, u"x"_s)));
        QCOMPARE(oversight.deeds.size(), std::size_t(2));
        QCOMPARE(oversight.deeds[0].action, u"add-tag"_s);
        QCOMPARE(oversight.deeds[0].name, u"D"_s);
        QCOMPARE(oversight.deeds[0].result, u"done"_s);
        QCOMPARE(oversight.deeds[1].action, u"remove-tag"_s);
        QCOMPARE(oversight.deeds[1].result, u"refused"_s);
        m_client->setOversight(nullptr);
    }

    void aResetOfAnotherDeviceThanTheConfirmedOneIsNotSent()
    {
        const auto reset =
            TaskRequest::factoryReset(*ResetConfirmation::of(u"A"_s, u"S"_s, u"S"_s));
        const auto refused = QCoro::waitFor(m_client->post(u"B"_s, reset));
        QCOMPARE(refused.error().kind, ErrorKind::Validation);
        QVERIFY(m_acs->requests().empty());
    }

    void filesAreThoseOfTheServer()
    {
        m_acs->queue(listed(
            R"({"_id":"fw.bin","filename":"fw.bin","length":7,"metadata":{"fileType":"1 Firmware Upgrade Image","version":"2"}})",
            1));
        const auto files = QCoro::waitFor(m_client->files());
        QCOMPARE(files->first().version, u"2"_s);
        QCOMPARE(files->first().length, 7);
    }

    void credentialsGoWithEveryRequest()
    {
        connectAs({.scheme = Credentials::Scheme::Bearer, .user = {}, .secret = u"s3cret"_s});
        m_acs->queue(listed({}, 0));
        QVERIFY(QCoro::waitFor(m_client->faults({})).has_value());
        QCOMPARE(m_acs->requests().front().headers.value("authorization"), "Bearer s3cret"_ba);
    }

    void anOpenServerIsFoundOut()
    {
        m_acs->setHandler([](const SeenRequest &) { return listed({}, 5); });
        auto health = QCoro::waitFor(m_client->health());
        QVERIFY(health.has_value());
        QCOMPARE(health->devices, 5);
        QVERIFY(health->answersWithoutCredentials);
        // With credentials a stranger is tried too.
        connectAs({.scheme = Credentials::Scheme::Bearer, .user = {}, .secret = u"s3cret"_s});
        health = QCoro::waitFor(m_client->health());
        QVERIFY(health->answersWithoutCredentials);
        QVERIFY(health->hasCredentials);
        m_acs->setHandler([](const SeenRequest &request) {
            return request.headers.contains("authorization") ? listed({}, 5)
                                                             : phrased(401, "Unauthorized");
        });
        health = QCoro::waitFor(m_client->health());
        QVERIFY(!health->answersWithoutCredentials);
    }
};

QTEST_GUILESS_MAIN(TestAcsClient)
#include "tst_acsclient.moc"
