// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/httpclient.h"
#include "cpe/acs/acsclient.h"
#include "cpe/acs/acssettings.h"
#include "cpe/acs/acstask.h"
#include "erp/erpclient.h"
#include "gps/positionfeed.h"
#include "health/prober.h"
#include "hub/eventstream.h"
#include "hub/hubclient.h"
#include "hub/users.h"
#include "mailrun/mailjetclient.h"
#include "outbox/fieldwrite.h"
#include "outbox/writequeue.h"
#include "realtime/realtimeclient.h"
#include "routing/routingclient.h"
#include "scriptedhttpserver.h"
#include "tickets/filefetch.h"

#include <QCoroTask>
#include <QNetworkAccessManager>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>
#include <optional>

using namespace FibreDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Tests::ScriptedHttpServer;
using Tests::WireRequest;

namespace {

/// What a proxy shows to whoever has no session, whatever they asked for.
struct Door {
    const char *name;
    QByteArray status;
    QByteArray type;
    QByteArray body;
    QByteArray headers;
};

const std::vector<Door> &doors()
{
    const QByteArray html = "text/html; charset=utf-8";
    static const std::vector<Door> all{
        {"sent elsewhere", "302 Found", html, "<a href=\"x\">Found</a>",
            "Location: https://id.example/application/o/authorize/?client_id=x\r\n"},
        {"sent elsewhere in the clear", "307 Temporary Redirect", html, "",
            "Location: http://id.example/login\r\n"},
        {"sent to its own outpost", "302 Found", html, "",
            "Location: /outpost.goauthentik.io/start?rd=x\r\n"},
        {"a form", "200 OK", html,
            "<html><title>Sign in</title><form><input name=u><input type=\"password\"></form>", ""},
        {"a page whose form is made by a script", "200 OK", html,
            "<html><title>authentik</title><ak-flow-executor></ak-flow-executor></html>", ""},
        {"refused", "401 Unauthorized", html, "<title>401 Authorization Required</title>", ""},
    };
    return all;
}

struct Desk {
    explicit Desk(const QUrl &url)
        : service{.url = url,
              .credentials = {.scheme = Credentials::Scheme::Bearer, .secret = u"t"_s}}
        , erp(network.get(), service)
        , hub(network.get(), service)
        , traccar(network.get(), service)
        , acs(network.get(), {.url = url, .credentials = service.credentials})
        , routing(network.get(), service)
        , mailjet(network.get(), url, u"k"_s, u"s"_s)
    {
    }

    std::unique_ptr<QNetworkAccessManager> network = makeNetworkAccessManager();
    Profile::Service service;
    Erp::ErpClient erp;
    Hub::HubClient hub;
    Gps::TraccarClient traccar;
    Cpe::Acs::AcsClient acs;
    Routing::RoutingClient routing;
    MailRun::MailjetClient mailjet;
};

template <typename T>
std::optional<Error> errorOf(QCoro::Task<Result<T>> task)
{
    const Result<T> result = QCoro::waitFor(std::move(task));
    return result ? std::nullopt : std::optional(result.error());
}

struct Call {
    const char *name;
    std::function<std::optional<Error>(Desk &)> ask;
};

/// A closure per call of every client, reads and writes alike.
const std::vector<Call> &calls()
{
    using namespace Cpe::Acs;
    static RequestScope scope;
    static const std::vector<Call> all{
        {"erp list", [](Desk &d) { return errorOf(d.erp.list({.doctype = u"Issue"_s})); }},
        {"erp list as bytes",
            [](Desk &d) { return errorOf(d.erp.listBytes({.doctype = u"Issue"_s})); }},
        {"erp get", [](Desk &d) { return errorOf(d.erp.get(u"Issue"_s, u"I-1"_s)); }},
        {"erp get as bytes", [](Desk &d) { return errorOf(d.erp.getBytes(u"Issue"_s, u"I-1"_s)); }},
        {"erp count", [](Desk &d) { return errorOf(d.erp.count(u"Issue"_s)); }},
        {"erp fields", [](Desk &d) { return errorOf(d.erp.meta(u"Issue"_s)); }},
        {"erp password",
            [](Desk &d) { return errorOf(d.erp.password(u"Device"_s, u"D"_s, u"wifi"_s)); }},
        {"erp hello", [](Desk &d) { return errorOf(d.erp.hello()); }},
        {"erp update",
            [](Desk &d) {
                return errorOf(d.erp.update(u"Issue"_s, u"I-1"_s, {{u"a"_s, 1}}, u"then"_s));
            }},
        {"erp update as bytes",
            [](Desk &d) { return errorOf(d.erp.updateBytes(u"Issue"_s, u"I-1"_s, "{}")); }},
        {"erp insert", [](Desk &d) { return errorOf(d.erp.insert(u"Issue"_s, {{u"a"_s, 1}})); }},
        {"erp insert as bytes",
            [](Desk &d) { return errorOf(d.erp.insertBytes(u"Issue"_s, "{}")); }},
        {"erp remove", [](Desk &d) { return errorOf(d.erp.remove(u"Issue"_s, u"I-1"_s)); }},
        {"erp method", [](Desk &d) { return errorOf(d.erp.call(u"x.y"_s, {})); }},
        {"erp tag",
            [](Desk &d) { return errorOf(d.erp.setTag(u"Issue"_s, u"I-1"_s, u"T"_s, true)); }},
        {"erp file", [](Desk &d) { return errorOf(d.erp.file(u"/private/files/a.bin"_s)); }},
        {"erp PDF",
            [](Desk &d) {
                return errorOf(d.erp.print({.doctype = u"Sales Invoice"_s, .name = u"S-1"_s}));
            }},
        {"attachment put away",
            [](Desk &d) {
                return errorOf(Tickets::fetchFile(&d.erp, u"/private/files/a.txt"_s, &scope,
                    [](const QByteArray &) -> Result<QString> { return u"kept"_s; }));
            }},
        {"attachments found",
            [](Desk &d) {
                return errorOf(Tickets::fetchAttached(&d.erp, {u"Issue"_s}, {u"I-1"_s}, &scope));
            }},
        {"hub campaigns", [](Desk &d) { return errorOf(d.hub.campaigns()); }},
        {"hub campaign", [](Desk &d) { return errorOf(d.hub.campaign(u"c"_s)); }},
        {"hub send", [](Desk &d) { return errorOf(d.hub.sendCampaign(u"c"_s)); }},
        {"hub retry", [](Desk &d) { return errorOf(d.hub.retryRecipient(u"c"_s, 1)); }},
        {"hub claim", [](Desk &d) { return errorOf(d.hub.claimCampaign(u"c"_s, {})); }},
        {"hub claim a job", [](Desk &d) { return errorOf(d.hub.claimJob(u"j"_s, u"t"_s)); }},
        {"hub SMS",
            [](Desk &d) {
                return errorOf(d.hub.sendSms({.to = u"+15145550100"_s, .body = u"x"_s, .key = {}}));
            }},
        {"hub budget", [](Desk &d) { return errorOf(d.hub.oltReads(u"olt"_s)); }},
        {"hub budget taken", [](Desk &d) { return errorOf(d.hub.takeOltRead(u"olt"_s, 5)); }},
        {"hub users", [](Desk &d) { return errorOf(d.hub.users()); }},
        {"hub invite", [](Desk &d) { return errorOf(d.hub.inviteUser({})); }},
        {"hub disable", [](Desk &d) { return errorOf(d.hub.disableUser(u"u"_s)); }},
        {"hub resend", [](Desk &d) { return errorOf(d.hub.resendInvite(u"u"_s)); }},
        {"hub portal link",
            [](Desk &d) { return errorOf(d.hub.requestPortalLink(u"C"_s, u"a@b.example"_s)); }},
        {"hub rights", [](Desk &d) { return errorOf(d.hub.ownRights()); }},
        {"hub health", [](Desk &d) { return errorOf(d.hub.health()); }},
        {"acs devices", [](Desk &d) { return errorOf(d.acs.devices({}, {u"_id"_s})); }},
        {"acs device", [](Desk &d) { return errorOf(d.acs.device(u"d"_s, {u"_id"_s})); }},
        {"acs count", [](Desk &d) { return errorOf(d.acs.count({})); }},
        {"acs tasks", [](Desk &d) { return errorOf(d.acs.tasks({})); }},
        {"acs faults", [](Desk &d) { return errorOf(d.acs.faults({})); }},
        {"acs files", [](Desk &d) { return errorOf(d.acs.files()); }},
        {"acs reboot", [](Desk &d) { return errorOf(d.acs.post(u"d"_s, TaskRequest::reboot())); }},
        {"acs task away", [](Desk &d) { return errorOf(d.acs.deleteTask(u"t"_s)); }},
        {"acs fault away", [](Desk &d) { return errorOf(d.acs.deleteFault(u"f"_s)); }},
        {"acs tag", [](Desk &d) { return errorOf(d.acs.addTag(u"d"_s, u"t"_s)); }},
        {"acs tag away", [](Desk &d) { return errorOf(d.acs.removeTag(u"d"_s, u"t"_s)); }},
        {"traccar devices", [](Desk &d) { return errorOf(d.traccar.devices()); }},
        {"traccar positions", [](Desk &d) { return errorOf(d.traccar.positions()); }},
        {"traccar history",
            [](Desk &d) {
                const QDateTime now = QDateTime::currentDateTimeUtc();
                return errorOf(d.traccar.history(1, now.addSecs(-60), now));
            }},
        {"traccar server", [](Desk &d) { return errorOf(d.traccar.server()); }},
        {"traccar session", [](Desk &d) { return errorOf(d.traccar.signIn()); }},
        {"routes", [](Desk &d) { return errorOf(d.routing.route({45.5, -73.5}, {45.6, -73.6})); }},
        {"mailjet", [](Desk &d) { return errorOf(d.mailjet.messages(u"c:1"_s)); }},
    };
    return all;
}

} // namespace

/// A proxy in front of everything, and no session any more.
class TestSignInProxy : public QObject {
    Q_OBJECT

private:
    void addDoors()
    {
        QTest::addColumn<int>("door");
        int number = 0;
        for (const Door &door : doors())
            QTest::newRow(door.name) << number++;
    }

    std::unique_ptr<ScriptedHttpServer> proxy(int door) const
    {
        auto server = std::make_unique<ScriptedHttpServer>(
            [shown = doors().at(size_t(door))](const WireRequest &, QTcpSocket *socket) {
                ScriptedHttpServer::answer(
                    socket, shown.status, shown.type, shown.body, shown.headers);
            });
        return server;
    }

private Q_SLOTS:
    void noClientTakesItForAnAnswer_data()
    {
        QTest::addColumn<int>("door");
        QTest::addColumn<int>("call");
        for (size_t door = 0; door < doors().size(); ++door) {
            for (size_t call = 0; call < calls().size(); ++call)
                QTest::addRow("%s, %s", calls()[call].name, doors()[door].name)
                    << int(door) << int(call);
        }
    }

    /// "The session ended", and never "uncertain": what the proxy kept to itself was not done.
    void noClientTakesItForAnAnswer()
    {
        QFETCH(const int, door);
        QFETCH(const int, call);
        const auto server = proxy(door);
        Desk desk(server->url());
        desk.acs.setReadTries(1, 1);
        const auto error = calls().at(size_t(call)).ask(desk);
        QVERIFY(error);
        QVERIFY2(needsLogin(*error), qPrintable(kindName(error->kind) + u": "_s + error->detail));
        QVERIFY(!error->detail.isEmpty());
        QVERIFY(!server->requests.empty());
    }

    void theEventStreamSaysSo_data() { addDoors(); }
    void theEventStreamSaysSo()
    {
        QFETCH(const int, door);
        const auto server = proxy(door);
        Desk desk(server->url());
        Hub::EventStream stream(
            desk.hub.http(), [&server](const QStringList &) { return server->url(u"/sse"_s); });
        stream.setTopics({u"dispatch"_s});
        QStringList events;
        connect(&stream, &Hub::EventStream::eventReceived, &stream,
            [&events](const Hub::StreamEvent &event) { events += event.type; });
        stream.start();
        QTRY_VERIFY(stream.status().error.has_value());
        QVERIFY2(needsLogin(*stream.status().error), qPrintable(stream.status().error->detail));
        QVERIFY(events.isEmpty());
    }

    void theLiveChangesSaySo_data() { addDoors(); }
    void theLiveChangesSaySo()
    {
        QFETCH(const int, door);
        const auto server = proxy(door);
        Desk desk(server->url());
        Realtime::RealtimeClient client(
            desk.network.get(), desk.service, {.firstPause = 600s, .longestPause = 600s});
        client.start();
        QTRY_VERIFY(client.status().error.has_value());
        QVERIFY(client.status().state != Realtime::LiveStatus::State::Live);
        QVERIFY2(needsLogin(*client.status().error), qPrintable(client.status().error->detail));
    }

    void thePositionsSaySo_data() { addDoors(); }
    void thePositionsSaySo()
    {
        QFETCH(const int, door);
        const auto server = proxy(door);
        Desk desk(server->url());
        Gps::PositionFeed feed(&desk.traccar, {.firstPause = 600s, .longestPause = 600s});
        feed.start();
        QTRY_VERIFY(feed.status().error.has_value());
        QVERIFY2(needsLogin(*feed.status().error), qPrintable(feed.status().error->detail));
        QVERIFY(feed.devices().empty());
    }

    void theStatusPageSaysWhoAnswers_data() { addDoors(); }
    void theStatusPageSaysWhoAnswers()
    {
        QFETCH(const int, door);
        const auto server = proxy(door);
        Health::Prober prober(10s);
        const auto reading = QCoro::waitFor(
            prober.ask({.id = u"hub"_s, .url = server->url(u"/health"_s), .isPageOdd = true}));
        using Note = Health::Reading::Note;
        QVERIFY(!reading.error);
        QVERIFY(reading.note == Note::ProxyInFront || reading.note == Note::NeedsSignIn);
        QVERIFY(reading.version.isEmpty());
    }

    void aWriteOfTheOutboxWaitsForTheNextSession_data() { addDoors(); }
    void aWriteOfTheOutboxWaitsForTheNextSession()
    {
        QFETCH(const int, door);
        const QTemporaryDir folder;
        const auto server = proxy(door);
        Desk desk(server->url());
        Outbox::WriteQueue queue(folder.filePath(u"outbox.sqlite"_s), &desk.erp);
        queue.start();
        const auto id = QCoro::waitFor(queue.add(Outbox::fieldWrite(
            {.doctype = u"Issue"_s, .name = u"I-1"_s, .title = u"I-1"_s, .modified = u"m"_s},
            {{.field = u"status"_s,
                .before = Outbox::rawOf(u"Open"_s),
                .after = Outbox::rawOf(u"Closed"_s)}})));
        QVERIFY(id);
        QTRY_VERIFY(!server->requests.empty());
        QTRY_COMPARE(queue.find(*id)->state, Outbox::State::Waiting);
    }
};

QTEST_GUILESS_MAIN(TestSignInProxy)
#include "tst_signinproxy.moc"
