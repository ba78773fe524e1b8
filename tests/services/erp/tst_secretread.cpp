// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "erp/erpclient.h"
#include "erp/fieldmap.h"
#include "erp/secretread.h"
#include "erp/versions.h"
#include "fakehttpserver.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

class TestSecretRead : public QObject {
    Q_OBJECT

private:
    struct Server {
        Server()
        {
            server.setHandler([this](const SeenRequest &request) {
                return request.target.contains("get_password")
                    ? password
                    : FakeHttpServer::json(
                          QJsonDocument(QJsonObject{{u"data"_s, document}}).toJson());
            });
            Profile::Service service;
            service.url = server.url();
            client = std::make_unique<Erp::ErpClient>(network.get(), service);
        }
        Result<QByteArray> read(const QString &field)
        {
            return QCoro::waitFor(
                Erp::readSecret(client.get(), u"Service Equipment"_s, u"EQP-1"_s, field, &scope));
        }
        [[nodiscard]] bool wasPasswordAsked() const
        {
            return std::ranges::any_of(server.requests(),
                [](const SeenRequest &request) { return request.target.contains("get_password"); });
        }

        FakeHttpServer server;
        std::unique_ptr<QNetworkAccessManager> network = makeNetworkAccessManager();
        std::unique_ptr<Erp::ErpClient> client;
        RequestScope scope;
        QJsonObject document{{u"name"_s, u"EQP-1"_s}, {u"wifi_password"_s, u"********"_s},
            {u"radius_user"_s, u"u1@fibre.example"_s}};
        ScriptedAnswer password = FakeHttpServer::json("{\"message\":\"s3cret \\u00e9\"}");
    };

private Q_SLOTS:
    void asksForThePasswordBehindStars()
    {
        Server server;
        const auto value = server.read(u"wifi_password"_s);
        QVERIFY(value);
        QCOMPARE(QString::fromUtf8(*value), u"s3cret é"_s);
        // The address, which servers write down, says nothing of what was asked for.
        QCOMPARE(
            server.server.requests().back().target, "/api/method/frappe.client.get_password"_ba);
        QVERIFY(server.server.requests().back().body.contains("wifi_password"));
    }

    void asksForWhoeverNeverGivesUpToo()
    {
        Server server;
        const auto value = QCoro::waitFor(Erp::readSecret(
            server.client.get(), u"Service Equipment"_s, u"EQP-1"_s, u"wifi_password"_s));
        QVERIFY2(value, "given up without a scope");
        QCOMPARE(QString::fromUtf8(*value), u"s3cret é"_s);
    }

    void asksWhereTheFieldDidNotCome()
    {
        Server server;
        QVERIFY(server.read(u"sip_password"_s));
        QVERIFY(server.wasPasswordAsked());
    }

    void takesAPlainFieldFromTheDocument()
    {
        Server server;
        const auto value = server.read(u"radius_user"_s);
        QVERIFY(value);
        QCOMPARE(*value, "u1@fibre.example"_ba);
        QVERIFY(!server.wasPasswordAsked());
    }

    void tellsAPasswordNobodySetFromARefusedSignIn()
    {
        Server server;
        server.password = FakeHttpServer::json(
            "{\"exc_type\":\"AuthenticationError\",\"exception\":"
            "\"frappe.exceptions.AuthenticationError: Password not found for X Y Z\"}",
            401);
        QList<ErrorKind> failures;
        connect(server.client->http(), &HttpClient::failed, this,
            [&failures](const Error &error) { failures += error.kind; });
        auto value = server.read(u"wifi_password"_s);
        QVERIFY(value);
        QVERIFY(value->isEmpty());
        QVERIFY(!failures.contains(ErrorKind::Unauthorized)); // the desk is not signed out
        // In another language of the server.
        server.password = FakeHttpServer::json(
            "{\"exc_type\":\"AuthenticationError\",\"exception\":"
            "\"frappe.exceptions.AuthenticationError: Mot de passe introuvable\"}",
            401);
        value = server.read(u"wifi_password"_s);
        QVERIFY(value);
        QVERIFY(value->isEmpty());
    }

    void passesARefusalOn()
    {
        Server server;
        server.password = FakeHttpServer::json("{\"exc_type\":\"PermissionError\"}", 403);
        const auto value = server.read(u"wifi_password"_s);
        QVERIFY(!value);
        QCOMPARE(value.error().kind, ErrorKind::Forbidden);
    }

    void saysWhenTheDocumentIsGone()
    {
        Server server;
        server.server.setHandler([](const SeenRequest &) {
            return FakeHttpServer::json("{\"exc_type\":\"DoesNotExistError\"}", 404);
        });
        const auto value = server.read(u"wifi_password"_s);
        QVERIFY(!value);
        QCOMPARE(value.error().kind, ErrorKind::NotFound);
    }

    void knowsWhichFieldsAreSecret()
    {
        Erp::FieldMap map = Erp::FieldMap::builtIn();
        QCOMPARE(map.secrets(u"equipment"_s),
            (QStringList{u"device_password"_s, u"sip_password"_s, u"wifi_password"_s}));
        QVERIFY(map.isSecret(u"subscription"_s, u"radius_password"_s));
        QVERIFY(map.secrets(u"customer"_s).isEmpty());
        Erp::DocTypeMeta meta;
        meta.fields = {
            {.name = u"wifi_password"_s, .type = u"Password"_s, .label = {}, .options = {}}};
        map.check(u"equipment"_s, meta);
        QCOMPARE(map.secrets(u"equipment"_s), QStringList{u"wifi_password"_s});
        // One that would be mirrored too is no secret.
        QVERIFY(!Erp::FieldMap::fromJson("{\"a\":{\"doctype\":\"A\",\"fields\":{\"x\":\"x\"},"
                                         "\"secret\":{\"y\":\"x\"}}}"));
    }

    void noListOfTheMirrorHoldsASecret()
    {
        const Erp::FieldMap map = Erp::FieldMap::builtIn();
        for (const QString &table : map.tables()) {
            for (const QString &secret : map.secrets(table)) {
                const QString server = map.secretField(table, secret);
                QVERIFY(!server.isEmpty());
                QCOMPARE(map.ourField(table, server), server); // no field of ours
            }
        }
    }

    void readsAVersion()
    {
        const Erp::Version version = Erp::readVersion({{u"name"_s, u"abc"_s},
            {u"owner"_s, u"m.roy@desk.example"_s}, {u"creation"_s, u"2026-11-12 10:42:00.000000"_s},
            {u"data"_s,
                u"{\"changed\":[[\"status\",\"inventory\",\"active\"],[\"vlan\",100,null]]}"_s}});
        QCOMPARE(version.changes,
            (std::vector<Erp::VersionChange>{
                {u"status"_s, u"inventory"_s, u"active"_s}, {u"vlan"_s, u"100"_s, {}}}));
        // What is no JSON has no changes, and is no reason to fail.
        QVERIFY(Erp::readVersion({{u"data"_s, u"<html>"_s}}).changes.empty());
    }
};

QTEST_GUILESS_MAIN(TestSecretRead)
#include "tst_secretread.moc"
