// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/requestscope.h"
#include "erp/erpclient.h"
#include "fakehttpserver.h"
#include "tickets/attachment.h"
#include "tickets/liveticket.h"
#include "tickets/openedfiles.h"

#include <QCoroTask>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace FibreDesk::Tickets;
using namespace Qt::StringLiterals;

class TestLiveTicket : public QObject {
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
        m_client = std::make_unique<Erp::ErpClient>(m_network.get(), service);
        m_scope = std::make_unique<RequestScope>();
    }

    void readsWhoseItIsWhoHasSeenItAndItsFiles()
    {
        queueRow({{u"name"_s, u"ISS-1"_s}, {u"_assign"_s, u"[\"luc@desk.example\"]"_s},
            {u"_seen"_s, u"[\"marie@desk.example\",\"luc@desk.example\"]"_s}});
        queueRow({{u"name"_s, u"f1"_s}, {u"file_name"_s, u"photo.png"_s}, {u"file_size"_s, 4100},
            {u"file_url"_s, u"/private/files/photo.png"_s}});
        const auto live = QCoro::waitFor(
            fetchLiveTicket(m_client.get(), u"ISS-1"_s, {u"COM-1"_s}, m_scope.get()));
        QVERIFY(live);
        QCOMPARE(live->assigned, QStringList{u"luc@desk.example"_s});
        QCOMPARE(live->seenBy.size(), 2);
        QVERIFY(live->isSeenTold);
        QCOMPARE(live->attachments,
            (std::vector<Attachment>{
                {u"f1"_s, u"photo.png"_s, u"/private/files/photo.png"_s, 4100}}));
        const QByteArray asked =
            QByteArray::fromPercentEncoding(m_server->requests().back().target);
        QVERIFY2(asked.contains("COM-1") && asked.contains("ISS-1"), asked.constData());
    }

    void saysNothingOfWhatTheServerDoesNotTell()
    {
        // Frappe leaves out a column that one may not read or that it does not keep.
        queueRow({{u"name"_s, u"ISS-1"_s}, {u"_assign"_s, QJsonValue::Null}});
        m_server->queue(FakeHttpServer::json("{\"data\":[]}"));
        const auto live =
            QCoro::waitFor(fetchLiveTicket(m_client.get(), u"ISS-1"_s, {}, m_scope.get()));
        QVERIFY(live);
        QVERIFY(!live->isSeenTold && live->assigned.isEmpty() && live->attachments.empty());
    }

    void handsARefusalOn()
    {
        m_server->queue(FakeHttpServer::json("{\"exc_type\":\"PermissionError\"}", 403));
        const auto live =
            QCoro::waitFor(fetchLiveTicket(m_client.get(), u"ISS-1"_s, {}, m_scope.get()));
        QCOMPARE(live.error().kind, ErrorKind::Forbidden);
        QCOMPARE(m_server->requests().size(), std::size_t(1));
    }

    void fetchesAFileFromOurServerOnly()
    {
        m_server->queue({.contentType = "image/png"_ba, .body = "\x89PNG"_ba});
        const auto content = QCoro::waitFor(m_client->file(u"/private/files/photo du modem.png"_s));
        QCOMPARE(content.value(), "\x89PNG"_ba);
        QCOMPARE(m_server->requests().front().target, "/private/files/photo%20du%20modem.png"_ba);
        for (const QString &elsewhere : {u"https://other.example/files/x"_s, u"//other.example/x"_s,
                 u"/private/files/../../api/method/logout"_s, u"/api/method/ping"_s, QString()}) {
            const auto refused = QCoro::waitFor(m_client->file(elsewhere));
            QCOMPARE(refused.error().kind, ErrorKind::Unsupported);
        }
        QCOMPARE(m_server->requests().size(), std::size_t(1));
    }

    void takesNoPageForAFile()
    {
        const auto page = [] {
            return ScriptedAnswer{
                .contentType = "text/html; charset=utf-8"_ba, .body = "<html>Sign in</html>"_ba};
        };
        m_server->queue(page());
        QVERIFY(!QCoro::waitFor(m_client->file(u"/private/files/contrat.pdf"_s)));
        m_server->queue(page());
        QVERIFY(QCoro::waitFor(m_client->file(u"/private/files/page.HTML"_s)));
    }

    void listsTheFilesOfEveryMessageOfALongThread()
    {
        // The newer the message the older its file, so that the order is not that of asking.
        m_server->setHandler([](const SeenRequest &request) {
            const QByteArray asked =
                QByteArray::fromPercentEncoding(request.target) + ' ' + request.body;
            QJsonArray rows;
            for (int i = 0; asked.contains("attached_to_name") && i < 130; ++i) {
                const QString message = u"COM-%1"_s.arg(i, 3, 10, QChar(u'0'));
                if (asked.contains(message.toUtf8()))
                    rows += QJsonObject{{u"name"_s, u"f-"_s + message},
                        {u"creation"_s, u"2026-11-20 10:00:00.%1"_s.arg(999 - i)}};
            }
            const QString key = request.verb == "POST" ? u"message"_s : u"data"_s;
            return FakeHttpServer::json(QJsonDocument(QJsonObject{{key, rows}}).toJson());
        });
        QStringList messages;
        for (int i = 0; i < 130; ++i)
            messages += u"COM-%1"_s.arg(i, 3, 10, QChar(u'0'));
        const auto live =
            QCoro::waitFor(fetchLiveTicket(m_client.get(), u"ISS-1"_s, messages, m_scope.get()));
        QVERIFY(live);
        QCOMPARE(live->attachments.size(), std::size_t(130));
        QCOMPARE(live->attachments.front().id, u"f-COM-129"_s);
        QCOMPARE(live->attachments.back().id, u"f-COM-000"_s);
        QCOMPARE(m_server->requests().size(), std::size_t(4)); // the ticket, and files in pieces
    }

    void keepsOpenedFilesOfEachDeskApart()
    {
        const QTemporaryDir directory;
        const QString base = directory.filePath(u"opened-files"_s);
        QProcess ended;
        ended.start(QCoreApplication::applicationFilePath(), {u"-functions"_s});
        QVERIFY(ended.waitForStarted());
        const QString dead = base + u'/' + QString::number(ended.processId());
        QVERIFY(ended.waitForFinished());
        const QString ours = openedFolder(base);
        const QString another = base + u"/1"_s; // the first process is always there
        for (const QString &folder : {dead, ours, another})
            QVERIFY(keepFile(folder, u"photo.png"_s, "x"_ba));
        QVERIFY(keepFile(base, u"left.png"_s, "x"_ba));
        removeLeftBehind(base);
        QVERIFY(!QFile::exists(dead));
        QVERIFY(!QFile::exists(base + u"/left.png"_s));
        QVERIFY(QFile::exists(ours + u"/photo.png"_s));
        QVERIFY(QFile::exists(another + u"/photo.png"_s));
    }

    void makesNamesSafe_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("safe");
        QTest::newRow("plain") << u"photo du modem.png"_s << u"photo du modem.png"_s;
        QTest::newRow("path") << u"../../.ssh/authorized_keys"_s << u"authorized_keys"_s;
        QTest::newRow("other slash") << u"C:\\Windows\\evil.exe"_s << u"evil.exe"_s;
        QTest::newRow("hidden") << u"..bashrc"_s << u"bashrc"_s;
        QTest::newRow("option") << u"--help.txt"_s << u"help.txt"_s;
        QTest::newRow("control") << u"a\nb\t\x1b[2J.txt"_s << u"a_b__[2J.txt"_s;
        QTest::newRow("turned round") << u"photo\u202egnp.exe"_s << u"photo_gnp.exe"_s;
        QTest::newRow("nothing") << u"///"_s << u"file"_s;
        QTest::newRow("long") << QString(300, u'a') + u".pdf"_s << QString(96, u'a') + u".pdf"_s;
    }

    void makesNamesSafe()
    {
        QFETCH(const QString, given);
        QFETCH(const QString, safe);
        QCOMPARE(safeFileName(given), safe);
    }

    void opensOnlyWhatCannotBeRun()
    {
        for (const auto *name : {"a.png", "a.PDF", "a.txt"})
            QVERIFY(canOpen(QString::fromLatin1(name)));
        for (const auto *name :
            {"a.exe", "a.desktop", "a.sh", "a.html", "a.svg", "a", "png", "a.png.js", "a.docm"})
            QVERIFY(!canOpen(QString::fromLatin1(name)));
        QVERIFY(!canOpen(u"photo\u202egnp.exe"_s));
    }

    void neverWritesOverAFileOrThroughALink()
    {
        const QTemporaryDir directory;
        const QString folder = directory.filePath(u"kept"_s);
        const QString first = keepFile(folder, u"photo.png"_s, "one"_ba).value();
        const QString second = keepFile(folder, u"photo.png"_s, "two"_ba).value();
        QCOMPARE(QFileInfo(second).fileName(), u"photo (2).png"_s);
        QFile file(first);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "one"_ba);
        QVERIFY(!(QFileInfo(first).permissions()
            & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::ExeOwner)));
        const QString target = directory.filePath(u"target"_s);
        QVERIFY(QFile::link(target, folder + u"/link.txt"_s));
        const QString third = keepFile(folder, u"link.txt"_s, "three"_ba).value();
        QCOMPARE(QFileInfo(third).fileName(), u"link (2).txt"_s);
        QVERIFY(!QFile::exists(target));
    }

private:
    void queueRow(const QJsonObject &row)
    {
        const QJsonObject answer{{u"data"_s, QJsonArray{row}}};
        m_server->queue(FakeHttpServer::json(QJsonDocument(answer).toJson()));
    }

    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<FakeHttpServer> m_server;
    std::unique_ptr<Erp::ErpClient> m_client;
    std::unique_ptr<RequestScope> m_scope;
};

QTEST_GUILESS_MAIN(TestLiveTicket)
#include "tst_liveticket.moc"
