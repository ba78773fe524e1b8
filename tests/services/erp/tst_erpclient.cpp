// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "erp/envelope.h"
#include "erp/erpclient.h"
#include "fakehttpserver.h"

#include <QCoroTask>
#include <QFile>
#include <QJsonArray>
#include <QNetworkAccessManager>
#include <QTest>
#include <QUrlQuery>

using namespace FibreDesk;
using namespace FibreDesk::Erp;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

namespace {

QByteArray recorded(const QString &name)
{
    QFile file(QString::fromUtf8(FD_TEST_DATA) + u"/erp/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestErpClient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_network = makeNetworkAccessManager();
        m_server = std::make_unique<FakeHttpServer>();
        Profile::Service service;
        service.url = m_server->url();
        service.credentials = {
            .scheme = Credentials::Scheme::FrappeToken, .user = u"key"_s, .secret = u"secret"_s};
        m_client = std::make_unique<ErpClient>(m_network.get(), service);
    }

    void listsInATotalOrderWithABoundedPage()
    {
        m_server->queue(FakeHttpServer::json(recorded(u"v1-list.json"_s)));
        ListQuery query{.doctype = u"Service Location"_s, .fields = {u"name"_s, u"city"_s}};
        query.filters = {{u"modified"_s, u"<="_s, u"2026-01-01 00:00:00.000001"_s}};
        query.orFilters = {{u"name"_s, u"<"_s, u"LOC-1"_s}};
        query.order = {{.field = u"modified"_s, .isDescending = true}};
        query.limit = 0;
        const auto list = QCoro::waitFor(m_client->list(query));
        QCOMPARE(list->size(), 2);
        const auto &seen = m_server->requests().front();
        QVERIFY(seen.target.startsWith("/api/resource/Service%20Location?"));
        QCOMPARE(seen.headers.value("authorization"), "token key:secret");
        QCOMPARE(seen.headers.value("accept"), "application/json");
        const QUrlQuery sent(QUrl::fromEncoded(seen.target));
        const auto value = [&sent](const QString &key) {
            return sent.queryItemValue(key, QUrl::FullyDecoded);
        };
        QCOMPARE(value(u"order_by"_s), u"modified desc, name desc"_s);
        QCOMPARE(value(u"limit_page_length"_s), u"1"_s);
        QCOMPARE(value(u"fields"_s), u"[\"name\",\"city\"]"_s);
        QCOMPARE(value(u"filters"_s), u"[[\"modified\",\"<=\",\"2026-01-01 00:00:00.000001\"]]"_s);
        QCOMPARE(value(u"or_filters"_s), u"[[\"name\",\"<\",\"LOC-1\"]]"_s);
    }

    void asksForALongListByPost()
    {
        // Frappe's own web server refuses a request line above 4,094 bytes.
        ListQuery query{.doctype = u"Dispatch Job Tag"_s, .parent = u"Dispatch Job"_s};
        query.order = {{.field = u"parent"_s}};
        QJsonArray names;
        for (int i = 0; i < 100; ++i) {
            names += u"Réparation du câble n° %1"_s.arg(i);
        }
        query.filters = {{u"parent"_s, u"in"_s, names}};
        query.limit = 5000;
        m_server->queue(FakeHttpServer::json("{\"message\":[{\"name\":\"r1\"}]}"));
        const auto bytes = QCoro::waitFor(m_client->listBytes(query));
        QCOMPARE(decodeRows(*bytes, u"test"_s)->size(), 1);
        const auto &seen = m_server->requests().front();
        QCOMPARE(seen.verb, "POST");
        QCOMPARE(seen.target, "/api/method/frappe.client.get_list");
        const QJsonObject body = QJsonDocument::fromJson(seen.body).object();
        QCOMPARE(body.value("doctype"_L1).toString(), u"Dispatch Job Tag"_s);
        QCOMPARE(body.value("parent"_L1).toString(), u"Dispatch Job"_s);
        QCOMPARE(body.value("limit_page_length"_L1).toInt(), 5000);
        QCOMPARE(body.value("order_by"_L1).toString(), u"parent asc, name asc"_s);
        QCOMPARE(body.value("filters"_L1).toArray().at(0).toArray().at(2).toArray(), names);
        // It only asks: without an answer it is a timeout, and may be asked again.
        m_server->setHandler([](const SeenRequest &) {
            return ScriptedAnswer{.raw = "", .end = ScriptedAnswer::End::Close};
        });
        QCOMPARE(QCoro::waitFor(m_client->listBytes(query)).error().kind, ErrorKind::Offline);
    }

    void namesThatAreNumbersBecomeText()
    {
        m_server->queue(FakeHttpServer::json("{\"data\":[{\"name\":41},{\"name\":12345678901}]}"));
        const auto list = QCoro::waitFor(m_client->list({.doctype = u"Dispatch Job"_s}));
        QCOMPARE(list->at(0).value("name"_L1), QJsonValue(u"41"_s));
        QCOMPARE(list->at(1).value("name"_L1), QJsonValue(u"12345678901"_s));
        m_server->queue(FakeHttpServer::json("{\"data\":{\"name\":41}}"));
        const auto one = QCoro::waitFor(m_client->get(u"Dispatch Job"_s, u"41"_s));
        QCOMPARE(one->value("name"_L1), QJsonValue(u"41"_s));
    }

    void worksBelowAPathOfItsHost_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("root") << u""_s << "/api/resource/Customer/C-1"_ba;
        QTest::newRow("slash") << u"/"_s << "/api/resource/Customer/C-1"_ba;
        QTest::newRow("two slashes") << u"//"_s << "/api/resource/Customer/C-1"_ba;
        QTest::newRow("path") << u"/erp"_s << "/erp/api/resource/Customer/C-1"_ba;
        QTest::newRow("path and slash") << u"/erp/"_s << "/erp/api/resource/Customer/C-1"_ba;
        QTest::newRow("query") << u"/erp/?a=b#c"_s << "/erp/api/resource/Customer/C-1"_ba;
    }

    void worksBelowAPathOfItsHost()
    {
        QFETCH(const QString, base);
        QFETCH(const QByteArray, target);
        Profile::Service service;
        service.url = QUrl(m_server->url().toString(QUrl::StripTrailingSlash) + base);
        ErpClient client(m_network.get(), service);
        m_server->queue(FakeHttpServer::json("{\"data\":{\"name\":\"C-1\"}}"));
        QVERIFY(QCoro::waitFor(client.get(u"Customer"_s, u"C-1"_s)));
        QCOMPARE(m_server->requests().front().target, target);
    }

    void speaksVersion2()
    {
        m_client->setApiVersion(ApiVersion::V2);
        m_server->queue(FakeHttpServer::json(recorded(u"v1-list.json"_s)));
        ListQuery query{.doctype = u"Customer"_s};
        query.start = 40;
        QVERIFY(QCoro::waitFor(m_client->list(query)));
        const auto &target = m_server->requests().front().target;
        QVERIFY(target.startsWith("/api/v2/document/Customer?"));
        QVERIFY(target.contains("start=40") && target.contains("limit_start=40"));
        QVERIFY(target.contains("limit=100"));
    }

    void encodesNamesAsOneSegment()
    {
        m_server->queue(FakeHttpServer::json("{\"data\":{\"name\":\"INV/24-25/1 é\"}}"));
        const auto document = QCoro::waitFor(m_client->get(u"Sales Invoice"_s, u"INV/24-25/1 é"_s));
        QCOMPARE(document->value("name"_L1).toString(), u"INV/24-25/1 é"_s);
        QCOMPARE(m_server->requests().front().target,
            "/api/resource/Sales%20Invoice/INV%2F24-25%2F1%20%C3%A9");
    }

    void updatesWithTheRawModified()
    {
        m_server->queue(FakeHttpServer::json(recorded(u"v1-saved-with-messages.json"_s)));
        const auto saved = QCoro::waitFor(m_client->update(u"Dispatch Job"_s, u"DJ-00001"_s,
            {{u"assigned_tech"_s, QJsonValue::Null}}, u"2026-03-04 05:06:07.100000"_s));
        QCOMPARE(saved->value("modified"_L1).toString(), u"2026-03-04 05:06:08.000001"_s);
        const auto &seen = m_server->requests().front();
        QCOMPARE(seen.verb, "PUT");
        QCOMPARE(seen.body, "{\"assigned_tech\":null,\"modified\":\"2026-03-04 05:06:07.100000\"}");
    }

    void aStaleUpdateIsAConflictWhateverTheStatus_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("status");
        QTest::newRow("417") << u"v1-timestamp-mismatch.json"_s << 417;
        QTest::newRow("409") << u"v1-timestamp-mismatch.json"_s << 409;
        QTest::newRow("500 with 1020") << u"v1-record-changed-1020.json"_s << 500;
        QTest::newRow("deadlock") << u"v1-deadlock.json"_s << 500;
        QTest::newRow("PostgreSQL") << u"v1-lock-wait.json"_s << 500;
    }

    void aStaleUpdateIsAConflictWhateverTheStatus()
    {
        QFETCH(const QString, file);
        QFETCH(const int, status);
        m_server->queue(FakeHttpServer::json(recorded(file), status));
        const auto saved = QCoro::waitFor(m_client->update(u"Customer"_s, u"C-1"_s, {}, u"2026"_s));
        QCOMPARE(saved.error().kind, ErrorKind::Conflict);
        QCOMPARE(saved.error().code, status);
        QCOMPARE(m_server->requests().size(), 1U);
    }

    void anUpdateWithoutAnAnswerIsUncertainAndNotRepeated()
    {
        m_server->setHandler([](const SeenRequest &) {
            return ScriptedAnswer{.raw = "", .end = ScriptedAnswer::End::Close};
        });
        const auto saved = QCoro::waitFor(m_client->update(u"Customer"_s, u"C-1"_s, {}, u"2026"_s));
        QCOMPARE(saved.error().kind, ErrorKind::Uncertain);
        QCOMPARE(m_server->requests().size(), 1U);
    }

    void acceptsADeleteWith202()
    {
        m_server->queue(FakeHttpServer::json("{\"data\":\"ok\"}", 202));
        QVERIFY(QCoro::waitFor(m_client->remove(u"Dispatch Job"_s, u"DJ-1"_s)));
        QCOMPARE(m_server->requests().front().verb, "DELETE");
    }

    void countsByTheCountEndpoint()
    {
        m_server->queue(FakeHttpServer::json("{\"message\":242000}"));
        QCOMPARE(QCoro::waitFor(m_client->count(u"Issue"_s)).value(), 242000);
        QVERIFY(
            m_server->requests().front().target.startsWith("/api/method/frappe.client.get_count?"));
    }

    void readsMetaFromTheDeskElseFromVersion2()
    {
        m_server->queue(FakeHttpServer::json(recorded(u"getdoctype-dispatch-job.json"_s)));
        const auto desk = QCoro::waitFor(m_client->meta(u"Dispatch Job"_s));
        QVERIFY(desk->hasField(u"custom_gate"_s));
        m_server->queue(FakeHttpServer::json(recorded(u"v1-permission.json"_s), 403));
        m_server->queue(FakeHttpServer::json(
            "{\"data\":{\"name\":\"Dispatch Tag\",\"fields\":[{\"fieldname\":\"color\"}]}}"));
        const auto other = QCoro::waitFor(m_client->meta(u"Dispatch Tag"_s));
        QVERIFY(other->hasField(u"color"_s));
        QCOMPARE(m_server->requests().back().target, "/api/v2/doctype/Dispatch%20Tag/meta");
    }

    void saysHello()
    {
        m_server->queue({.body = "{\"message\":\"anna@desk.example\"}",
            .headers = {{"Date", "Mon, 02 Feb 2026 10:00:00 GMT"}}});
        m_server->queue(FakeHttpServer::json(recorded(u"v1-method.json"_s)));
        m_server->queue(FakeHttpServer::json(recorded(u"v1-permission.json"_s), 403));
        const auto hello = QCoro::waitFor(m_client->hello());
        QCOMPARE(hello->user, u"anna@desk.example"_s);
        QCOMPARE(hello->siteZone, QTimeZone("America/Toronto"));
        QVERIFY(hello->clockSkew.count() != 0);
        QVERIFY(hello->versions.isEmpty());
    }

    void saysHelloToNobodyInASentence_data()
    {
        QTest::addColumn<ScriptedAnswer>("answer");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("guest") << FakeHttpServer::json(recorded(u"v1-not-whitelisted.json"_s), 403)
                               << ErrorKind::Unauthorized << u"takes us for a guest"_s;
        QTest::newRow("form") << FakeHttpServer::html("<form><input type=\"password\"></form>")
                              << ErrorKind::Unauthorized << u"a sign-in page"_s;
        QTest::newRow("page") << FakeHttpServer::html("<title>Welcome to nginx</title>")
                              << ErrorKind::Protocol << u"Welcome to nginx"_s;
        QTest::newRow("other site")
            << FakeHttpServer::html("<h1>Not Found</h1><p>erp2.example does not exist</p>", 404)
            << ErrorKind::NotFound << u"under this host name"_s;
        QTest::newRow("other JSON") << FakeHttpServer::json("{\"ok\":true}") << ErrorKind::Protocol
                                    << u"no Frappe server"_s;
        QTest::newRow("no JSON") << FakeHttpServer::json("pong") << ErrorKind::Protocol
                                 << u"no Frappe server"_s;
    }

    void saysHelloToNobodyInASentence()
    {
        QFETCH(const ScriptedAnswer, answer);
        QFETCH(const ErrorKind, kind);
        QFETCH(const QString, words);
        m_server->setHandler([answer](const SeenRequest &) { return answer; });
        const auto hello = QCoro::waitFor(m_client->hello());
        QCOMPARE(hello.error().kind, kind);
        QVERIFY2(hello.error().detail.contains(words), qPrintable(hello.error().detail));
    }

    void keepsTheNameOfAZoneItDoesNotKnow()
    {
        m_server->queue(FakeHttpServer::json("{\"message\":\"anna@desk.example\"}"));
        m_server->queue(FakeHttpServer::json("{\"message\":{\"time_zone\":\"Nowhere/Else\"}}"));
        const auto hello = QCoro::waitFor(m_client->hello());
        QVERIFY(!hello->siteZone.isValid());
        QCOMPARE(hello->siteZoneName, u"Nowhere/Else"_s);
    }

    void tellsFailuresApart_data()
    {
        QTest::addColumn<ScriptedAnswer>("answer");
        QTest::addColumn<ErrorKind>("kind");
        const auto error = [](const QString &file, int status) {
            return FakeHttpServer::json(recorded(file), status);
        };
        QTest::newRow("401") << error(u"v1-authentication.json"_s, 401) << ErrorKind::Unauthorized;
        QTest::newRow("403") << error(u"v1-permission.json"_s, 403) << ErrorKind::Forbidden;
        QTest::newRow("404") << error(u"v1-not-found.json"_s, 404) << ErrorKind::NotFound;
        QTest::newRow("417") << error(u"v1-mandatory.json"_s, 417) << ErrorKind::Validation;
        QTest::newRow("500") << error(u"v1-bad-json-500.json"_s, 500) << ErrorKind::Server;
        QTest::newRow("html 200") << FakeHttpServer::html("<html>Sign in</html>")
                                  << ErrorKind::Protocol;
        QTest::newRow("line too long")
            << FakeHttpServer::html("<title>Bad Request</title>Request Line is too large", 400)
            << ErrorKind::Validation;
        QTest::newRow("html 404") << FakeHttpServer::html("<html>Gone</html>", 404)
                                  << ErrorKind::NotFound;
        QTest::newRow("cut") << ScriptedAnswer{.body = "{\"data\":[{}]}",
            .end = ScriptedAnswer::End::CutBody}
                             << ErrorKind::Protocol;
        QTest::newRow("429") << ScriptedAnswer{.status = 429,
            .body = "{}",
            .headers = {{"Retry-After", "7"}}}
                             << ErrorKind::RateLimited;
    }

    void tellsFailuresApart()
    {
        QFETCH(const ScriptedAnswer, answer);
        QFETCH(const ErrorKind, kind);
        m_server->setHandler([answer](const SeenRequest &) { return answer; });
        const auto bytes = QCoro::waitFor(m_client->listBytes({.doctype = u"Customer"_s}));
        QVERIFY(!bytes);
        QCOMPARE(bytes.error().kind, kind);
        QCOMPARE(bytes.error().source, u"erp list Customer"_s);
        if (kind == ErrorKind::RateLimited) {
            QCOMPARE(bytes.error().retryAfterSeconds, 7);
        }
    }

    void cancelsWithItsScope()
    {
        m_server->setHandler(
            [](const SeenRequest &) { return ScriptedAnswer{.end = ScriptedAnswer::End::Never}; });
        RequestScope scope;
        auto task = m_client->list({.doctype = u"Customer"_s}, &scope);
        QObject::connect(
            m_server.get(), &FakeHttpServer::requestSeen, &scope, [&scope] { scope.abort(); },
            Qt::QueuedConnection);
        QCOMPARE(QCoro::waitFor(std::move(task)).error().kind, ErrorKind::Cancelled);
    }

private:
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<FakeHttpServer> m_server;
    std::unique_ptr<ErpClient> m_client;
};

QTEST_GUILESS_MAIN(TestErpClient)
#include "tst_erpclient.moc"
