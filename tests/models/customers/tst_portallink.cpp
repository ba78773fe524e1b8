// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/hubclient.h"
#include "portallink.h"
#include "support/scriptedhttpserver.h"

#include <QNetworkAccessManager>
#include <QTest>

using namespace FibreDesk;
using namespace Qt::StringLiterals;
using Tests::ScriptedHttpServer;
using Tests::WireRequest;

class TestPortalLink : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatTheHubSays_data()
    {
        QTest::addColumn<QByteArray>("answer"); // empty = none comes
        QTest::addColumn<PortalLink::State>("state");
        QTest::addColumn<QString>("word");
        QTest::newRow("sent") << R"({"ok": true, "sent": ["a@client.example"]})"_ba
                              << PortalLink::Sent << u"was sent to a@client.example"_s;
        QTest::newRow("nothing sent")
            << R"({"ok": true, "sent": []})"_ba << PortalLink::NothingSent << u"limits how often"_s;
        QTest::newRow("nothing sent, with a time")
            << R"({"ok": true, "sent": [], "retry_after": 61})"_ba << PortalLink::NothingSent
            << u"another request"_s;
        QTest::newRow("no answer") << ""_ba << PortalLink::Uncertain << u"not certain"_s;
        QTest::newRow("no word of whom")
            << R"({"ok": true})"_ba << PortalLink::Uncertain << u"not certain"_s;
        QTest::newRow("refused") << R"({"ok": false, "error": "portal closed"})"_ba
                                 << PortalLink::Failed << u"was not sent"_s;
    }

    void saysWhatTheHubSays()
    {
        QFETCH(QByteArray, answer);
        QFETCH(PortalLink::State, state);
        QFETCH(QString, word);
        ScriptedHttpServer server([answer](const WireRequest &, QTcpSocket *socket) {
            if (answer.isEmpty())
                socket->abort();
            else
                ScriptedHttpServer::answer(socket, "200 OK", "application/json", answer);
        });
        const auto network = makeNetworkAccessManager();
        Hub::HubClient hub(network.get(), {server.url(), {}});
        PortalLink link;
        QVERIFY(!link.canSend());
        link.setHub(&hub);
        link.send(u"C-1"_s, u"a@client.example"_s);
        QCOMPARE(link.state(), PortalLink::Sending);
        link.send(u"C-1"_s, u"a@client.example"_s); // pressed twice
        QTRY_COMPARE(link.state(), state);
        QVERIFY2(link.text().contains(word), qPrintable(link.text()));
        QCOMPARE(link.customer(), u"C-1"_s);
        QCOMPARE(
            link.error().isSet(), state == PortalLink::Uncertain || state == PortalLink::Failed);
        QCOMPARE(server.requests.size(), 1);
        link.dismiss();
        QCOMPARE(link.state(), PortalLink::Idle);
    }

    void asksNobodyOffline()
    {
        ScriptedHttpServer server([](const WireRequest &, QTcpSocket *) { });
        const auto network = makeNetworkAccessManager();
        Hub::HubClient hub(network.get(), {server.url(), {}});
        PortalLink link;
        link.setHub(&hub);
        link.setOnline(false);
        link.send(u"C-1"_s, u"a@client.example"_s);
        QCOMPARE(link.state(), PortalLink::Idle);
    }
};

QTEST_GUILESS_MAIN(TestPortalLink)
#include "tst_portallink.moc"
