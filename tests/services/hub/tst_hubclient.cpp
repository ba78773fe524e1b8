// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/hubclient.h"
#include "support/notingoversight.h"
#include "support/scriptedhttpserver.h"

#include <QCoroTest>

#include <QJsonArray>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QTest>

#include <functional>
#include <optional>

using namespace FibreDesk;
using namespace FibreDesk::Hub;
using namespace Qt::StringLiterals;
using Tests::ScriptedHttpServer;
using Tests::WireRequest;
/// Asks for something; nothing = it was granted.
using Call = std::function<std::optional<Error>(HubClient &)>;
Q_DECLARE_METATYPE(Call)

class TestHubClient : public QObject {
    Q_OBJECT

private:
    struct World {
        explicit World(ScriptedHttpServer::Handler handler)
            : server(std::move(handler))
            , network(makeNetworkAccessManager())
            , client(network.get(),
                  {server.url(u"/api"_s), {Credentials::Scheme::Bearer, {}, u"t0ken"_s}})
        {
        }
        ScriptedHttpServer server;
        std::unique_ptr<QNetworkAccessManager> network;
        HubClient client;
    };

    static ScriptedHttpServer::Handler always(
        const QByteArray &status, const QByteArray &type, const QByteArray &body)
    {
        return [=](const WireRequest &, QTcpSocket *socket) {
            ScriptedHttpServer::answer(socket, status, type, body);
        };
    }

private Q_SLOTS:
    void listsCampaigns()
    {
        World world(always("200 OK", "application/json",
            R"({"campaigns": [{"id": "cmp-1", "status": "draft"}]})"));
        const auto campaigns = QCoro::waitFor(world.client.campaigns());
        QVERIFY(campaigns.has_value());
        QCOMPARE(campaigns->size(), 1);
        const WireRequest &request = world.server.requests.front();
        QCOMPARE(request.verb, "GET"_ba);
        QCOMPARE(request.target, "/api/campaigns"_ba);
        QCOMPARE(request.header("Authorization"), "Bearer t0ken"_ba);
        QVERIFY(!request.hasHeader("Cookie"));
    }

    void readsTheRightsOfWhoAsks_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("list") << QByteArray(
            R"({"groups": ["tech"], "capabilities": ["view_clients"]})");
        QTest::newRow("by name") << QByteArray(
            R"({"groups": ["tech"], "capabilities": {"view_clients": true, "fly": false}})");
        QTest::newRow("bare list") << QByteArray(R"(["view_clients"])");
    }

    void readsTheRightsOfWhoAsks()
    {
        QFETCH(const QByteArray, body);
        World world(always("200 OK", "application/json", body));
        const auto rights = QCoro::waitFor(world.client.ownRights());
        QVERIFY(rights.has_value());
        QCOMPARE(rights->capabilities.value(u"view_clients"_s, false), true);
        QCOMPARE(rights->capabilities.value(u"fly"_s, false), false);
        QCOMPARE(rights->groups, body.startsWith('[') ? QStringList() : QStringList(u"tech"_s));
        QCOMPARE(world.server.requests.front().target, "/api/auth/capabilities"_ba);
    }

    void doesNotTakeAnotherAnswerForRights()
    {
        World world(always("200 OK", "application/json", R"({"ok": true})"));
        const auto rights = QCoro::waitFor(world.client.ownRights());
        QVERIFY(!rights.has_value());
        QCOMPARE(rights.error().kind, ErrorKind::Unsupported);
    }

    void asksWhereTheHubIs_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("plain") << u"cmp-20260101-abcdef"_s
                               << "/api/campaigns/cmp-20260101-abcdef/recipients/12/retry"_ba;
        QTest::newRow("slash stays one segment")
            << u"a/b c"_s << "/api/campaigns/a%2Fb%20c/recipients/12/retry"_ba;
    }

    void asksWhereTheHubIs()
    {
        QFETCH(QString, id);
        QFETCH(QByteArray, target);
        World world(always("200 OK", "application/json", R"({"ok": true})"));
        const auto done = QCoro::waitFor(world.client.retryRecipient(id, 12));
        QVERIFY(done.has_value());
        QCOMPARE(world.server.requests.front().verb, "POST"_ba);
        QCOMPARE(world.server.requests.front().target, target);
    }

    void keepsTheHubsOwnWords_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("detail");
        QTest::newRow("conflict") << "409 Conflict"_ba << "application/json"_ba
                                  << R"({"error": "campaign is being sent"})"_ba
                                  << ErrorKind::Conflict << u"campaign is being sent"_s;
        QTest::newRow("forbidden")
            << "403 Forbidden"_ba << "application/json"_ba << R"({"error": "manage_campaigns"})"_ba
            << ErrorKind::Forbidden << u"manage_campaigns"_s;
        QTest::newRow("plain text") << "404 Not Found"_ba << "text/plain"_ba << "no such row"_ba
                                    << ErrorKind::NotFound << u"no such row"_s;
        QTest::newRow("proxy page") << "503 Service Unavailable"_ba << "text/html"_ba
                                    << "<html><title>Service Unavailable</title></html>"_ba
                                    << ErrorKind::Server << u"Service Unavailable"_s;
        QTest::newRow("refused with 200")
            << "200 OK"_ba << "application/json"_ba << R"({"ok": false, "error": "not failed"})"_ba
            << ErrorKind::Server << u"not failed"_s;
    }

    void keepsTheHubsOwnWords()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, detail);
        World world(always(status, type, body));
        const auto done = QCoro::waitFor(world.client.retryRecipient(u"c"_s, 0));
        QVERIFY(!done.has_value());
        QCOMPARE(done.error().kind, kind);
        QCOMPARE(done.error().detail, detail);
        QCOMPARE(world.server.requests.size(), 1);
    }

    void aCutAfterTheRequestIsUncertainAndNotRepeated()
    {
        World world([](const WireRequest &, QTcpSocket *socket) { socket->abort(); });
        const auto done = QCoro::waitFor(world.client.sendCampaign(u"c"_s));
        QVERIFY(!done.has_value());
        QCOMPARE(done.error().kind, ErrorKind::Uncertain);
        QCOMPARE(world.server.requests.size(), 1);
    }

    void aLoginPageIsNoList()
    {
        World world(always("200 OK", "text/html", "<title>Sign in</title>"));
        const auto campaigns = QCoro::waitFor(world.client.campaigns());
        QVERIFY(!campaigns.has_value());
        QCOMPARE(campaigns.error().kind, ErrorKind::Protocol);
    }

    void bringsTheMailAsItIs()
    {
        const QByteArray html = "<html><body>Bonjour \xC3\x89lodie</body></html>";
        World world(always("200 OK", "text/html; charset=utf-8", html));
        const auto mail = QCoro::waitFor(world.client.renderedMail(u"cmp-1"_s, 3));
        QVERIFY(mail.has_value());
        QCOMPARE(*mail, html);
        QCOMPARE(world.server.requests.front().target, "/api/campaigns/cmp-1/recipients/3/view"_ba);
    }

    void claimsAndInvites()
    {
        World world(always("200 OK", "application/json", R"({"ok": true, "existing": true})"));
        QVERIFY(QCoro::waitFor(world.client.claimJob(u"DJ-1"_s, u"DT-2"_s)).has_value());
        QCOMPARE(QJsonDocument::fromJson(world.server.requests.at(0).body).object(),
            (QJsonObject{{"job"_L1, u"DJ-1"_s}, {"technician"_L1, u"DT-2"_s}}));
        const auto user = QCoro::waitFor(
            world.client.inviteUser({u"Ana Roy"_s, u"ana@isp.example"_s, {u"support"_s}}));
        QVERIFY(user.has_value());
        QCOMPARE(user->erpUser.state, InvitePart::State::Existing);
        QCOMPARE(user->mail.state, InvitePart::State::NotTold);
        const QJsonObject sent = QJsonDocument::fromJson(world.server.requests.at(1).body).object();
        QCOMPARE(sent.value("roles"_L1).toArray().first().toString(), u"Employee"_s);
    }

    void anInvitationWithoutAnAnswerIsUncertainAndNotRepeated()
    {
        World world([](const WireRequest &, QTcpSocket *socket) { socket->abort(); });
        const auto user = QCoro::waitFor(
            world.client.inviteUser({u"Ana Roy"_s, u"ana@isp.example"_s, {u"support"_s}}));
        QVERIFY(!user.has_value());
        QCOMPARE(user.error().kind, ErrorKind::Uncertain);
        QCOMPARE(world.server.requests.size(), 1);
    }

    void aHubThatListsNobodySaysSo()
    {
        World world(always("404 Not Found", "application/json", R"({"error": "not found"})"));
        QCOMPARE(QCoro::waitFor(world.client.users()).error().kind, ErrorKind::NotFound);
        World odd(always("200 OK", "application/json", R"({"ok": true})"));
        QCOMPARE(QCoro::waitFor(odd.client.users()).error().kind, ErrorKind::Unsupported);
    }

    void disablesAndResendsByTheUsersOwnSegment()
    {
        World world(always("200 OK", "application/json", R"({"ok": true, "mailed": true})"));
        QVERIFY(QCoro::waitFor(world.client.disableUser(u"ana@isp.example"_s)).has_value());
        const auto mail = QCoro::waitFor(world.client.resendInvite(u"a/b"_s));
        QVERIFY(mail.has_value());
        QCOMPARE(mail->state, InvitePart::State::Done);
        QCOMPARE(
            world.server.requests.at(0).target, "/api/auth/users/ana%40isp.example/disable"_ba);
        QCOMPARE(world.server.requests.at(1).target, "/api/auth/users/a%2Fb/resend"_ba);
    }

    void aPortalLinkWentOnlyWhereTheHubNamesAnAddress_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QStringList>("sent");
        QTest::addColumn<std::optional<ErrorKind>>("error");
        QTest::newRow("sent") << R"({"ok": true, "sent": ["a@client.example"]})"_ba
                              << QStringList{u"a@client.example"_s} << std::optional<ErrorKind>();
        QTest::newRow("as objects")
            << R"({"ok": true, "sent": [{"email": "a@client.example"}]})"_ba
            << QStringList{u"a@client.example"_s} << std::optional<ErrorKind>();
        QTest::newRow("nothing was sent")
            << R"({"ok": true, "sent": []})"_ba << QStringList() << std::optional<ErrorKind>();
        QTest::newRow("ok alone says nothing")
            << R"({"ok": true})"_ba << QStringList() << std::optional(ErrorKind::Uncertain);
        QTest::newRow("refused") << R"({"ok": false, "error": "portal is closed"})"_ba
                                 << QStringList() << std::optional(ErrorKind::Server);
    }

    void aPortalLinkWentOnlyWhereTheHubNamesAnAddress()
    {
        QFETCH(QByteArray, body);
        QFETCH(QStringList, sent);
        QFETCH(std::optional<ErrorKind>, error);
        World world(always("200 OK", "application/json", body));
        const auto link =
            QCoro::waitFor(world.client.requestPortalLink(u"C-1"_s, u"a@client.example"_s));
        QCOMPARE(link ? std::optional<ErrorKind>() : std::optional(link.error().kind), error);
        if (link)
            QCOMPARE(link->sent, sent);
        QCOMPARE(world.server.requests.size(), 1);
        QCOMPARE(world.server.requests.front().target, "/api/portal/request-link"_ba);
    }

    void aCampaignIsOursOnlyWhereTheHubSaysSo_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<std::optional<ErrorKind>>("error");
        const auto json = "application/json"_ba;
        QTest::newRow("ours") << "200 OK"_ba << json << R"({"ok": true, "desk": "d-1"})"_ba
                              << std::optional<ErrorKind>();
        QTest::newRow("no words") << "204 No Content"_ba << json << ""_ba
                                  << std::optional(ErrorKind::Unsupported);
        QTest::newRow("yes to everything")
            << "200 OK"_ba << json << R"({"ok": true})"_ba << std::optional(ErrorKind::Unsupported);
        QTest::newRow("another's") << "409 Conflict"_ba << json << R"({"error": "sent from X"})"_ba
                                   << std::optional(ErrorKind::Conflict);
        QTest::newRow("another's, politely")
            << "200 OK"_ba << json << R"({"desk": "d-2"})"_ba << std::optional(ErrorKind::Conflict);
        QTest::newRow("no such thing")
            << "404 Not Found"_ba << json << "{}"_ba << std::optional(ErrorKind::NotFound);
        QTest::newRow("no such verb") << "405 Method Not Allowed"_ba << json << "{}"_ba
                                      << std::optional(ErrorKind::Unsupported);
        QTest::newRow("a web page") << "200 OK"_ba << "text/html"_ba << "<title>Hi</title>"_ba
                                    << std::optional(ErrorKind::Protocol);
        QTest::newRow("a sick gateway")
            << "502 Bad Gateway"_ba << json << "{}"_ba << std::optional(ErrorKind::Server);
    }

    void aCampaignIsOursOnlyWhereTheHubSaysSo()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(std::optional<ErrorKind>, error);
        World world(always(status, type, body));
        const auto claimed = QCoro::waitFor(
            world.client.claimCampaign(u"a b"_s, {u"d-1"_s, u"desk.example"_s, u"ana"_s}));
        QCOMPARE(claimed ? std::nullopt : std::optional(claimed.error().kind), error);
        const WireRequest &request = world.server.requests.front();
        QCOMPARE(request.verb, "POST"_ba);
        QCOMPARE(request.target, "/api/campaigns/a%20b/claim"_ba);
        QCOMPARE(QJsonDocument::fromJson(request.body).object(),
            (QJsonObject{
                {"desk"_L1, u"d-1"_s}, {"host"_L1, u"desk.example"_s}, {"user"_L1, u"ana"_s}}));
    }

    void sendsAnSmsOnceAndSaysWhyNot_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<std::optional<ErrorKind>>("error");
        QTest::addColumn<QString>("words");
        QTest::newRow("taken") << "200 OK"_ba << R"({"ok": true, "sid": "SM1"})"_ba
                               << std::optional<ErrorKind>() << u"SM1"_s;
        QTest::newRow("opted out")
            << "422 Unprocessable Content"_ba
            << R"({"error": "21610 has opted out"})"_ba << std::optional(ErrorKind::Validation)
            << u"21610 has opted out"_s;
        QTest::newRow("refused politely") << "200 OK"_ba << R"({"ok": false, "error": "no"})"_ba
                                          << std::optional(ErrorKind::Server) << u"no"_s;
        QTest::newRow("no such path") << "404 Not Found"_ba << R"({"error": "not found"})"_ba
                                      << std::optional(ErrorKind::NotFound) << u"not found"_s;
    }

    void sendsAnSmsOnceAndSaysWhyNot()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, body);
        QFETCH(std::optional<ErrorKind>, error);
        QFETCH(QString, words);
        World world(always(status, "application/json", body));
        const auto sent =
            QCoro::waitFor(world.client.sendSms({u"+15145550142"_s, u"Horaire"_s, u"k-1"_s}));
        QCOMPARE(sent ? std::nullopt : std::optional(sent.error().kind), error);
        QCOMPARE(sent ? *sent : sent.error().detail, words);
        QCOMPARE(world.server.requests.size(), 1);
        const WireRequest &request = world.server.requests.front();
        QCOMPARE(request.target, "/api/sms/send"_ba);
        QCOMPARE(QJsonDocument::fromJson(request.body).object(),
            (QJsonObject{{"to"_L1, u"+15145550142"_s}, {"body"_L1, u"Horaire"_s},
                {"idempotency_key"_L1, u"k-1"_s}}));
    }

    void anSmsWithoutAnAnswerIsUncertainAndNotRepeated()
    {
        World world([](const WireRequest &, QTcpSocket *socket) { socket->abort(); });
        const auto sent =
            QCoro::waitFor(world.client.sendSms({u"+15145550142"_s, u"Horaire"_s, u"k-1"_s}));
        QVERIFY(!sent);
        QCOMPARE(sent.error().kind, ErrorKind::Uncertain);
        QCOMPARE(world.server.requests.size(), 1);
    }

    void countsReadsOfAnOltWithAllDesks()
    {
        World world(always("200 OK", "application/json",
            R"({"ok": true, "limit": 60, "used": 12, "next_at": "2026-03-17T15:00:00Z"})"));
        const auto taken = QCoro::waitFor(world.client.takeOltRead(u"olt 3/1"_s, 40));
        QVERIFY(taken.has_value());
        QCOMPARE(taken->limit, 60);
        QCOMPARE(taken->used, 12);
        QCOMPARE(taken->nextAt, QDateTime({2026, 3, 17}, {15, 0}, QTimeZone::UTC));
        QVERIFY(QCoro::waitFor(world.client.oltReads(u"olt 3/1"_s)).has_value());
        QCOMPARE(world.server.requests.at(0).verb, "POST"_ba);
        QCOMPARE(world.server.requests.at(0).target, "/api/cpe/olts/olt%203%2F1/reads"_ba);
        QCOMPARE(QJsonDocument::fromJson(world.server.requests.at(0).body).object(),
            (QJsonObject{{"limit"_L1, 40}}));
        QCOMPARE(world.server.requests.at(1).verb, "GET"_ba);
    }

    void aReadIsGrantedOnlyWhereTheHubCounts_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("error");
        QTest::newRow("spent") << "429 Too Many Requests"_ba
                               << R"({"error": "spent", "limit": 60, "used": 60})"_ba
                               << ErrorKind::RateLimited;
        QTest::newRow("yes to everything")
            << "200 OK"_ba << R"({"ok": true})"_ba << ErrorKind::Unsupported;
        QTest::newRow("no such thing") << "404 Not Found"_ba << "{}"_ba << ErrorKind::NotFound;
    }

    void aReadIsGrantedOnlyWhereTheHubCounts()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, body);
        QFETCH(ErrorKind, error);
        World world(always(status, "application/json", body));
        const auto taken = QCoro::waitFor(world.client.takeOltRead(u"olt-3"_s, 60));
        QVERIFY(!taken.has_value());
        QCOMPARE(taken.error().kind, error);
        QCOMPARE(world.server.requests.size(), 1);
    }

    void saysVersionAndTime()
    {
        World world([](const WireRequest &, QTcpSocket *socket) {
            ScriptedHttpServer::answer(socket, "200 OK", "application/json",
                R"({"version": "2.4.0"})", "Date: Mon, 02 Feb 2026 10:00:00 GMT\r\n");
        });
        const auto health = QCoro::waitFor(world.client.health());
        QVERIFY(health.has_value());
        QCOMPARE(health->version, u"2.4.0"_s);
        QCOMPARE(health->serverTime.toUTC(), QDateTime({2026, 2, 2}, {10, 0}, QTimeZone::UTC));
    }

    void nothingIsSentWithoutTheRightAndWhatIsDoneIsTold_data()
    {
        QTest::addColumn<QString>("right");
        QTest::addColumn<QString>("action"); // empty = whoever asks for it tells
        QTest::addColumn<QString>("name");
        QTest::addColumn<Call>("call");
        const auto row = [](const char *tag, const QString &right, const QString &action,
                             const QString &name, Call call) {
            QTest::newRow(tag) << right << action << name << std::move(call);
        };
        row("campaign", u"sendMail"_s, {}, {}, [](HubClient &client) {
            return errorOf(QCoro::waitFor(client.sendCampaign(u"cmp-1"_s)));
        });
        row("row", u"sendMail"_s, {}, {}, [](HubClient &client) {
            return errorOf(QCoro::waitFor(client.retryRecipient(u"cmp-1"_s, 3)));
        });
        row("job", u"assignJobs"_s, u"claim"_s, u"DJ-1"_s, [](HubClient &client) {
            return errorOf(QCoro::waitFor(client.claimJob(u"DJ-1"_s, u"DT-1"_s)));
        });
        row("message", u"assignJobs"_s, u"sms"_s, u"+15145550101"_s, [](HubClient &client) {
            return errorOf(QCoro::waitFor(
                client.sendSms({.to = u"+15145550101"_s, .body = u"Bonjour"_s, .key = u"k"_s})));
        });
        row("person", u"manageUsers"_s, u"invite"_s, u"eve@isp.example"_s, [](HubClient &client) {
            return errorOf(QCoro::waitFor(client.inviteUser(
                {.fullName = u"Ève"_s, .email = u"eve@isp.example"_s, .groups = {u"tech"_s}})));
        });
        row("access", u"manageUsers"_s, u"disable"_s, u"42"_s,
            [](HubClient &client) { return errorOf(QCoro::waitFor(client.disableUser(u"42"_s))); });
        row("password", u"manageUsers"_s, u"resend-invitation"_s, u"42"_s, [](HubClient &client) {
            return errorOf(QCoro::waitFor(client.resendInvite(u"42"_s)));
        });
        row("portal", u"sendMail"_s, u"portal-link"_s, u"C-1"_s, [](HubClient &client) {
            return errorOf(QCoro::waitFor(client.requestPortalLink(u"C-1"_s, u"c@mail.example"_s)));
        });
    }

    void nothingIsSentWithoutTheRightAndWhatIsDoneIsTold()
    {
        QFETCH(const QString, right);
        QFETCH(const QString, action);
        QFETCH(const QString, name);
        QFETCH(const Call, call);
        bool isRefusing = false;
        World world([&isRefusing](const WireRequest &, QTcpSocket *socket) {
            if (isRefusing)
                ScriptedHttpServer::answer(
                    socket, "403 Forbidden", "application/json", R"({"error": "not for you"})");
            else
                ScriptedHttpServer::answer(socket, "200 OK", "application/json",
                    R"({"ok": true, "mailed": true, "sent": ["c@mail.example"]})");
        });
        NotingOversight oversight{right};
        world.client.setOversight(&oversight);

        const auto forbidden = call(world.client);
        QVERIFY(forbidden);
        QCOMPARE(forbidden->kind, ErrorKind::Forbidden);
        QVERIFY(world.server.requests.empty());
        QVERIFY(oversight.deeds.empty()); // nothing was done

        oversight.forbidden.clear();
        QVERIFY(!call(world.client));
        isRefusing = true;
        const auto refused = call(world.client);
        QVERIFY(refused);
        QCOMPARE(world.server.requests.size(), 2);
        if (action.isEmpty()) {
            QVERIFY(oversight.deeds.empty());
            return;
        }
        QCOMPARE(oversight.deeds.size(), std::size_t(2));
        for (const Deed &deed : oversight.deeds) {
            QCOMPARE(deed.action, action);
            QCOMPARE(deed.name, name);
        }
        QCOMPARE(oversight.deeds[0].result, u"done"_s);
        QCOMPARE(oversight.deeds[1].result, u"refused"_s);
        QCOMPARE(oversight.deeds[1].reason, refused->detail);
    }

    void whatOutlivesTheServicesEndsWithoutThem_data()
    {
        nothingIsSentWithoutTheRightAndWhatIsDoneIsTold_data();
    }

    void whatOutlivesTheServicesEndsWithoutThem()
    {
        QFETCH(const Call, call);
        const auto network = makeNetworkAccessManager();
        std::unique_ptr<HubClient> client;
        auto oversight = std::make_unique<NotingOversight>();
        ScriptedHttpServer server([&](const WireRequest &, QTcpSocket *socket) {
            client.reset();
            oversight.reset();
            ScriptedHttpServer::answer(socket, "200 OK", "application/json", R"({"ok": true})");
        });
        client =
            std::make_unique<HubClient>(network.get(), Profile::Service{server.url(u"/api"_s), {}});
        client->setOversight(oversight.get());
        const auto error = call(*client);
        QVERIFY(!client);
        QVERIFY(error);
        QCOMPARE(error->kind, ErrorKind::Cancelled);
    }

    void whatMayHaveHappenedIsNotToldAsFailed_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("result");
        QTest::newRow("broke off")
            << "500 Internal Server Error"_ba << R"({"error": "boom"})"_ba << u"uncertain"_s;
        QTest::newRow("gateway") << "502 Bad Gateway"_ba << "{}"_ba << u"uncertain"_s;
        QTest::newRow("not now") << "503 Service Unavailable"_ba << "{}"_ba << u"failed"_s;
        QTest::newRow("a no") << "200 OK"_ba << R"({"ok": false, "error": "unknown number"})"_ba
                              << u"refused"_s;
    }

    void whatMayHaveHappenedIsNotToldAsFailed()
    {
        QFETCH(const QByteArray, status);
        QFETCH(const QByteArray, body);
        QFETCH(const QString, result);
        World world(always(status, "application/json", body));
        NotingOversight oversight;
        world.client.setOversight(&oversight);
        QVERIFY(!QCoro::waitFor(world.client.inviteUser(
            {.fullName = u"Ève"_s, .email = u"eve@isp.example"_s, .groups = {u"tech"_s}})));
        QVERIFY(!QCoro::waitFor(
            world.client.sendSms({.to = u"+15145550100"_s, .body = u"Bonjour"_s, .key = u"k"_s})));
        QCOMPARE(oversight.deeds.size(), std::size_t(2));
        for (const Deed &deed : oversight.deeds)
            QCOMPARE(deed.result, result);
    }

    void givesTheAddressOfTheEvents()
    {
        World world(always("200 OK", "application/json", "[]"));
        const QUrl url = world.client.eventsUrl({u"campaign:cmp-1"_s, u"dispatch"_s});
        QCOMPARE(url.path(), u"/api/sse"_s);
        QCOMPARE(url.query(QUrl::FullyDecoded), u"topics=campaign:cmp-1,dispatch"_s);
    }
};

QTEST_GUILESS_MAIN(TestHubClient)
#include "tst_hubclient.moc"
