// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "realtime/events.h"
#include "realtime/sitename.h"

#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Realtime;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Type = Packet::Type;

Q_DECLARE_METATYPE(FibreDesk::Realtime::Packet)

class TestRealtimePacket : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryKindOfFrame_data()
    {
        QTest::addColumn<QString>("frame");
        QTest::addColumn<Packet>("packet");

        QTest::newRow("greeting") << uR"(0{"sid":"a","pingInterval":25000})"_s
                                  << Packet{.type = Type::Open,
                                         .data = {{"sid"_L1, "a"_L1}, {"pingInterval"_L1, 25000}}};
        QTest::newRow("end") << u"1"_s << Packet{.type = Type::Close};
        QTest::newRow("ping") << u"2"_s << Packet{.type = Type::Ping};
        QTest::newRow("probe") << u"2probe"_s << Packet{.type = Type::Ping};
        QTest::newRow("pong") << u"3"_s << Packet{.type = Type::Pong};
        QTest::newRow("nothing") << u"6"_s << Packet{.type = Type::Noop};
        QTest::newRow("let in") << uR"(40/erp.isp.example,{"sid":"b"})"_s
                                << Packet{.type = Type::Connect,
                                       .space = u"/erp.isp.example"_s,
                                       .data = {{"sid"_L1, "b"_L1}}};
        QTest::newRow("let in, main") << u"40"_s << Packet{.type = Type::Connect, .space = u"/"_s};
        QTest::newRow("let in, no data")
            << u"40/x,"_s << Packet{.type = Type::Connect, .space = u"/x"_s};
        QTest::newRow("let in, with a query")
            << u"40/x?token=1,"_s << Packet{.type = Type::Connect, .space = u"/x"_s};
        QTest::newRow("shown out")
            << u"41/x,"_s << Packet{.type = Type::Disconnect, .space = u"/x"_s};
        QTest::newRow("event") << uR"(42/x,["list_update",{"doctype":"Issue"}])"_s
                               << Packet{.type = Type::Event,
                                      .space = u"/x"_s,
                                      .event = u"list_update"_s,
                                      .arguments = {QJsonObject{{"doctype"_L1, "Issue"_L1}}}};
        QTest::newRow("event that wants an answer")
            << uR"(42/x,17["ask"])"_s
            << Packet{.type = Type::Event, .space = u"/x"_s, .ackId = 17, .event = u"ask"_s};
        QTest::newRow("event, main")
            << uR"(42["hello",1])"_s
            << Packet{.type = Type::Event, .space = u"/"_s, .event = u"hello"_s, .arguments = {1}};
        QTest::newRow("answer") << u"43/x,17[true]"_s
                                << Packet{.type = Type::Ack,
                                       .space = u"/x"_s,
                                       .ackId = 17,
                                       .arguments = {true}};
        QTest::newRow("refusal") << uR"(44/x,{"message":"Invalid namespace"})"_s
                                 << Packet{.type = Type::ConnectError,
                                        .space = u"/x"_s,
                                        .reason = u"Invalid namespace"_s};
        QTest::newRow("refusal of an older server")
            << uR"(44/x,"Unauthorized")"_s
            << Packet{.type = Type::ConnectError, .space = u"/x"_s, .reason = u"Unauthorized"_s};
        QTest::newRow("refusal in plain words")
            << u"44/x,go away\u0007 now"_s
            << Packet{.type = Type::ConnectError, .space = u"/x"_s, .reason = u"go away now"_s};
        QTest::newRow("binary event") << uR"(451-/x,["file",{"_placeholder":true,"num":0}])"_s
                                      << Packet{.type = Type::Binary, .space = u"/x"_s};
        QTest::newRow("binary answer")
            << u"461-/x,3[]"_s << Packet{.type = Type::Binary, .space = u"/x"_s};
    }

    void readsEveryKindOfFrame()
    {
        QFETCH(QString, frame);
        QFETCH(Packet, packet);
        const auto read = readPacket(frame);
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().detail));
        QVERIFY(*read == packet);
    }

    void refusesWhatIsNone_data()
    {
        QTest::addColumn<QString>("frame");
        for (const auto *frame :
            {"x", "9", "0", "0[]", "0{\"sid\":", "4", "49", "4a", "42", "42/x", "42/x,", "42/x,{}",
                "42/x,[]", "42/x,[1]", "42/x,[\"cut", "42/x,1234567890123456[\"a\"]", "43/x,1",
                "45/x,[]", "45-/x,[]", "451/x,[]", "<html>502 Bad Gateway</html>"}) {
            QTest::newRow(frame) << QString::fromLatin1(frame);
        }
        QTest::newRow("empty") << QString();
        QTest::newRow("too long") << u"42/x,"_s + QString(longestFrame, u'a');
    }

    void refusesWhatIsNone()
    {
        QFETCH(QString, frame);
        const auto read = readPacket(frame);
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().kind, ErrorKind::Protocol);
        QVERIFY(!read.error().detail.isEmpty());
    }

    void keepsTheServersRulesWithinWhatIsSensible()
    {
        const Handshake usual = Handshake::from({});
        QVERIFY(usual.patience() == 45s);
        const Handshake given =
            Handshake::from({{"pingInterval"_L1, 2000}, {"pingTimeout"_L1, 1500}});
        QVERIFY(given.patience() == 3500ms);
        const Handshake wild = Handshake::from({{"pingInterval"_L1, -5}, {"pingTimeout"_L1, 1e18}});
        QVERIFY(wild.pingInterval == 1s);
        QVERIFY(wild.pingTimeout == 300s);
    }

    void writesWhatTheServerReads()
    {
        QCOMPARE(connectFrame(u"/x"_s), u"40/x,"_s);
        QCOMPARE(eventFrame(u"/x"_s, u"doc_open"_s, {u"Issue"_s, u"ISS-\"1\""_s}),
            u"42/x,[\"doc_open\",\"Issue\",\"ISS-\\\"1\\\"\"]"_s);
        QCOMPARE(ackFrame(u"/x"_s, 17), u"43/x,17[]"_s);
        QCOMPARE(pongFrame(), u"3"_s);
        const auto back = readPacket(eventFrame(u"/x"_s, u"é"_s, {u"\u2028"_s}));
        QVERIFY(back && back->event == u"é"_s && back->arguments == QJsonArray{u"\u2028"_s});
    }

    void understandsWhatConcernsDocuments_data()
    {
        QTest::addColumn<QString>("frame");
        QTest::addColumn<QString>("meaning");
        QTest::newRow("list")
            << uR"(42/x,["list_update",{"doctype":"Issue","name":"ISS-1","user":"m@x.example"}])"_s
            << u"changed Issue ISS-1 m@x.example"_s;
        QTest::newRow("document")
            << uR"(42/x,["doc_update",{"modified":"2026","doctype":"Issue","name":"ISS-1"}])"_s
            << u"changed Issue ISS-1 "_s;
        QTest::newRow("a number for a name")
            << uR"(42/x,["list_update",{"doctype":"Note","name":123456789012}])"_s
            << u"changed Note 123456789012 "_s;
        QTest::newRow("viewers")
            << uR"(42/x,["doc_viewers",{"doctype":"Issue","docname":"1","users":["a","a",null,"b"]}])"_s
            << u"viewers Issue 1 a,b"_s;
        QTest::newRow("no name") << uR"(42/x,["list_update",{"doctype":"Issue"}])"_s << u""_s;
        QTest::newRow("no object") << uR"(42/x,["list_update","Issue"])"_s << u""_s;
        QTest::newRow("nothing") << uR"(42/x,["list_update"])"_s << u""_s;
        QTest::newRow("a name of a novel")
            << u"42/x,[\"list_update\",{\"doctype\":\"Issue\",\"name\":\"%1\"}]"_s.arg(
                   QString(300, u'a'))
            << u""_s;
        QTest::newRow("something else") << uR"(42/x,["msgprint",{"name":"1"}])"_s << u""_s;
    }

    void understandsWhatConcernsDocuments()
    {
        QFETCH(QString, frame);
        QFETCH(QString, meaning);
        const auto packet = readPacket(frame);
        QVERIFY(packet.has_value());
        const Event event = readEvent(*packet);
        QString read;
        if (const auto *changed = std::get_if<Changed>(&event))
            read = QStringList{u"changed"_s, changed->document.doctype, changed->document.name,
                changed->user}
                       .join(u' ');
        if (const auto *viewers = std::get_if<Viewers>(&event))
            read = QStringList{u"viewers"_s, viewers->document.doctype, viewers->document.name,
                viewers->users.join(u',')}
                       .join(u' ');
        QCOMPARE(read, meaning);
    }

    void findsTheSitesNameInTheDesk_data()
    {
        QTest::addColumn<QByteArray>("page");
        QTest::addColumn<QString>("site");
        QTest::newRow("json") << R"(frappe.boot = {"a":1,"sitename": "erp.isp.example"};)"_ba
                              << u"erp.isp.example"_s;
        QTest::newRow("json in a string")
            << "JSON.parse(\"{\\\"sitename\\\": \\\"site1.local\\\"}\")"_ba << u"site1.local"_s;
        QTest::newRow("sign-in form") << "<form action=\"/login\">"_ba << QString();
        QTest::newRow("no name") << R"({"sitename": "<script>"})"_ba << QString();
    }

    void findsTheSitesNameInTheDesk()
    {
        QFETCH(QByteArray, page);
        QFETCH(QString, site);
        QCOMPARE(siteNameIn(page), site);
    }
};

QTEST_GUILESS_MAIN(TestRealtimePacket)
#include "tst_realtimepacket.moc"
