// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "erp/erpclient.h"
#include "fakehttpserver.h"
#include "ticketlive.h"
#include "tickets/openedfiles.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

class TestTicketLive : public QObject {
    Q_OBJECT

private:
    /// One file, "f1", on every ticket.
    static ScriptedAnswer answerOf(const SeenRequest &request, int fileStatus)
    {
        if (request.target.startsWith("/private/files/")) {
            if (fileStatus != 200)
                return FakeHttpServer::json("{}"_ba, fileStatus);
            return {.contentType = "image/png"_ba, .body = "picture"_ba};
        }
        QJsonArray rows;
        if (request.target.contains("/File")) {
            rows += QJsonObject{{u"name"_s, u"f1"_s}, {u"file_name"_s, u"photo.png"_s},
                {u"file_url"_s, u"/private/files/photo.png"_s}, {u"file_size"_s, 7}};
        }
        return FakeHttpServer::json(QJsonDocument(QJsonObject{{u"data"_s, rows}}).toJson());
    }

    [[nodiscard]] bool hasAskedFor(const QByteArray &text) const
    {
        return std::ranges::any_of(m_server->requests(), [&text](const SeenRequest &request) {
            return QByteArray::fromPercentEncoding(request.target).contains(text);
        });
    }

    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_base = m_directory->filePath(u"opened-files"_s);
        m_fileStatus = 200;
        m_network = makeNetworkAccessManager();
        m_server = std::make_unique<FakeHttpServer>();
        m_server->setHandler(
            [this](const SeenRequest &request) { return answerOf(request, m_fileStatus); });
        Profile::Service service;
        service.url = m_server->url();
        service.credentials = {
            .scheme = Credentials::Scheme::FrappeToken, .user = u"key"_s, .secret = u"secret"_s};
        m_client = std::make_unique<Erp::ErpClient>(m_network.get(), service);
        m_live = std::make_unique<TicketLive>(m_client.get(), m_base, Clock());
    }

    void cleanup()
    {
        m_live.reset();
        m_client.reset();
        m_server.reset();
        m_network.reset();
    }

    void savesAFileWhateverTicketComesInFront()
    {
        m_live->setTicket(u"ISS-1"_s);
        QTRY_COMPARE(m_live->files()->count(), 1);
        QSignalSpy noticed(m_live.get(), &TicketLive::noticed);
        const QString path = m_directory->filePath(u"kept.png"_s);
        m_live->saveFile(u"f1"_s, QUrl::fromLocalFile(path));
        m_live->setTicket(u"ISS-2"_s);
        QTRY_COMPARE(noticed.count(), 1);
        QCOMPARE(noticed[0][1].toString(), u"ok"_s);
        QCOMPARE(contentOf(path), "picture"_ba);
        // The file of the same id on the ticket now in front is not said to be kept.
        QTRY_COMPARE(m_live->files()->count(), 1);
        QCOMPARE(m_live->files()->value(0, "fileState").toString(), QString());
    }

    void saysThatAFileWasNotSaved()
    {
        m_fileStatus = 404;
        m_live->setTicket(u"ISS-1"_s);
        QTRY_COMPARE(m_live->files()->count(), 1);
        QSignalSpy noticed(m_live.get(), &TicketLive::noticed);
        const QString path = m_directory->filePath(u"kept.png"_s);
        m_live->saveFile(u"f1"_s, QUrl::fromLocalFile(path));
        m_live->setTicket({});
        QTRY_COMPARE(noticed.count(), 1);
        QCOMPARE(noticed[0][1].toString(), u"danger"_s);
        QVERIFY(noticed[0][0].toString().contains(u"photo.png"_s));
        QVERIFY(!QFile::exists(path));
    }

    void opensAFileOfTheTicketInFrontOnly()
    {
        m_live->setTicket(u"ISS-1"_s);
        QTRY_COMPARE(m_live->files()->count(), 1);
        QSignalSpy ready(m_live.get(), &TicketLive::fileReady);
        m_live->openFile(u"f1"_s);
        m_live->setTicket(u"ISS-2"_s);
        QTRY_COMPARE(m_live->files()->count(), 1);
        QCOMPARE(ready.count(), 0);
        m_live->openFile(u"f1"_s);
        QTRY_COMPARE(ready.count(), 1);
        const QString path = ready[0][0].toUrl().toLocalFile();
        QVERIFY(path.startsWith(Tickets::openedFolder(m_base)));
        QCOMPARE(contentOf(path), "picture"_ba);
        QTRY_COMPARE(m_live->files()->value(0, "fileState").toString(), u"kept"_s);
        // The local copy is removed: nothing that was opened stays.
        m_live->removeOpened();
        QTRY_VERIFY(!QFile::exists(path));
    }

    void takesItsOpenedFilesAlongWhenItEnds()
    {
        m_live->setTicket(u"ISS-1"_s);
        QTRY_COMPARE(m_live->files()->count(), 1);
        QSignalSpy ready(m_live.get(), &TicketLive::fileReady);
        m_live->openFile(u"f1"_s);
        QTRY_COMPARE(ready.count(), 1);
        const QString another = m_base + u"/1"_s; // of a process that is always there
        QVERIFY(Tickets::keepFile(another, u"photo.png"_s, "x"_ba));
        m_live.reset();
        QVERIFY(!QFile::exists(Tickets::openedFolder(m_base)));
        QVERIFY(QFile::exists(another + u"/photo.png"_s));
    }

    void asksForFilesOfMessagesThatComeWhileItAsks()
    {
        bool isAsking = false;
        connect(m_server.get(), &FakeHttpServer::requestSeen, m_live.get(), [this, &isAsking] {
            isAsking = isAsking || m_live->isAsking();
            m_live->setContext({u"COM-1"_s}, {});
        });
        m_live->setTicket(u"ISS-1"_s);
        QTRY_VERIFY(hasAskedFor("COM-1"_ba));
        QVERIFY(isAsking);
        QTRY_VERIFY(!m_live->isAsking());
        QCOMPARE(m_live->files()->count(), 1);
    }

    void asksNothingOfflineAndWhatIsInFrontOnceOnline()
    {
        m_live->setOnline(false);
        m_live->setTicket(u"ISS-1"_s);
        m_live->setContext({u"COM-1"_s}, {});
        m_live->askAgain();
        QVERIFY(!m_live->isAsking());
        m_live->setOnline(true);
        QTRY_COMPARE(m_live->files()->count(), 1);
        QVERIFY(hasAskedFor("COM-1"_ba));
        QCOMPARE(m_server->requests().size(), std::size_t(2)); // none was made before
    }

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_base;
    int m_fileStatus = 200;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<FakeHttpServer> m_server;
    std::unique_ptr<Erp::ErpClient> m_client;
    std::unique_ptr<TicketLive> m_live;
};

QTEST_GUILESS_MAIN(TestTicketLive)
#include "tst_ticketlive.moc"
