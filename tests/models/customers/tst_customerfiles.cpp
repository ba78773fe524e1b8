// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "customerfiles.h"
#include "erp/erpclient.h"
#include "fakehttpserver.h"
#include "tickets/openedfiles.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

class TestCustomerFiles : public QObject {
    Q_OBJECT

private:
    static ScriptedAnswer answerOf(const SeenRequest &request, int listStatus)
    {
        if (request.target.startsWith("/private/files/"))
            return {.contentType = "image/png"_ba, .body = "picture"_ba};
        if (listStatus != 200)
            return FakeHttpServer::json("{}"_ba, listStatus);
        const QByteArray asked = QByteArray::fromPercentEncoding(request.target);
        QJsonArray rows;
        if (asked.contains("\"C-1\"")) {
            rows += QJsonObject{{u"name"_s, u"f1"_s}, {u"file_name"_s, u"contrat.png"_s},
                {u"file_url"_s, u"/private/files/contrat.png"_s}, {u"file_size"_s, 7},
                {u"creation"_s, u"2024-01-05 10:00:00.000000"_s},
                {u"attached_to_doctype"_s, u"Customer"_s}, {u"attached_to_name"_s, u"C-1"_s}};
        }
        if (asked.contains("\"ISS-1\"")) {
            rows += QJsonObject{{u"name"_s, u"f2"_s}, {u"file_name"_s, u"run.sh"_s},
                {u"file_url"_s, u"/private/files/run.sh"_s}, {u"file_size"_s, 9},
                {u"creation"_s, u"2026-01-05 10:00:00.000000"_s},
                {u"attached_to_doctype"_s, u"Issue"_s}, {u"attached_to_name"_s, u"ISS-1"_s}};
        }
        return FakeHttpServer::json(QJsonDocument(QJsonObject{{u"data"_s, rows}}).toJson());
    }

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_listStatus = 200;
        m_network = makeNetworkAccessManager();
        m_server = std::make_unique<FakeHttpServer>();
        m_server->setHandler(
            [this](const SeenRequest &request) { return answerOf(request, m_listStatus); });
        Profile::Service service;
        service.url = m_server->url();
        service.credentials = {
            .scheme = Credentials::Scheme::FrappeToken, .user = u"key"_s, .secret = u"secret"_s};
        m_client = std::make_unique<Erp::ErpClient>(m_network.get(), service);
        m_files = std::make_unique<CustomerFiles>(Clock());
        m_files->setServer(m_client.get(), m_directory->filePath(u"opened"_s));
    }

    void cleanup()
    {
        m_files.reset();
        m_client.reset();
        m_server.reset();
        m_network.reset();
    }

    void listsTheFilesOfTheCustomerAndOfTheirTickets()
    {
        QSignalSpy found(m_files.get(), &CustomerFiles::foundChanged);
        m_files->setCustomer(u"C-1"_s, {u"ISS-1"_s, u"ISS-2"_s});
        QTRY_COMPARE(m_files->files()->count(), 2);
        QCOMPARE(found.count(), 1);
        QCOMPARE(m_files->files()->value(0, "ticket").toString(), u"ISS-1"_s); // newest first
        QCOMPARE(m_files->files()->value(0, "canOpen").toBool(), false);
        QCOMPARE(m_files->files()->value(1, "fileName").toString(), u"contrat.png"_s);
        QCOMPARE(m_files->files()->value(1, "created").toString(), u"2024-01-05"_s);
        QVERIFY(m_files->askedAt().isValid());
    }

    void asksInPartsWhereTicketsAreMany()
    {
        QStringList tickets;
        for (int i = 0; i < 1000; ++i)
            tickets += u"T-%1"_s.arg(i);
        m_files->setCustomer(u"C-1"_s, tickets);
        QTRY_VERIFY(m_files->askedAt().isValid());
        QCOMPARE(int(m_server->requests().size()), 10);
        QVERIFY(m_files->isCut()); // and says that it did not ask of all
        QCOMPARE(m_files->files()->count(), 1);
    }

    void listsTheNewestWhereThereAreTooMany()
    {
        QByteArray asked;
        m_server->setHandler([&asked](const SeenRequest &request) {
            asked = QByteArray::fromPercentEncoding(request.target);
            QJsonArray rows;
            for (int i = 0; i < 1000; ++i)
                rows += QJsonObject{{u"name"_s, u"f%1"_s.arg(i)}, {u"file_name"_s, u"a.png"_s},
                    {u"creation"_s, u"2026-01-05 10:00:00.%1"_s.arg(999 - i, 3, 10, QChar(u'0'))}};
            return FakeHttpServer::json(QJsonDocument(QJsonObject{{u"data"_s, rows}}).toJson());
        });
        m_files->setCustomer(u"C-1"_s, {});
        QTRY_COMPARE(m_files->files()->total(), 1000);
        QVERIFY2(asked.contains("creation desc"), asked.constData());
        QVERIFY(m_files->isCut());
    }

    void opensWhatCannotBeRunAndNothingElse()
    {
        m_files->setCustomer(u"C-1"_s, {u"ISS-1"_s});
        QTRY_COMPARE(m_files->files()->count(), 2);
        QSignalSpy ready(m_files.get(), &CustomerFiles::fileReady);
        m_files->openFile(u"f2"_s);
        m_files->openFile(u"f1"_s);
        QTRY_COMPARE(ready.count(), 1);
        QFile file(ready[0][0].toUrl().toLocalFile());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "picture"_ba);
        file.close();
        m_files.reset();
        QVERIFY(!file.exists()); // nothing of a customer stays behind
    }

    void saysWhyAFileIsNotOpened()
    {
        m_files->setCustomer(u"C-1"_s, {});
        QTRY_COMPARE(m_files->files()->count(), 1);
        QVERIFY(m_files->isOpenable(u"f1"_s) && !m_files->isOpenable(u"f9"_s));
        QSignalSpy noticed(m_files.get(), &CustomerFiles::noticed);
        m_files->setOnline(false);
        m_files->openFile(u"f1"_s);
        QCOMPARE(noticed.count(), 1);
        m_files->setOnline(true);
        m_server->setHandler(
            [](const SeenRequest &) { return FakeHttpServer::json("{}"_ba, 403); });
        m_files->openFile(u"f1"_s);
        QTRY_COMPARE(noticed.count(), 2);
        QCOMPARE(noticed[1][1].toString(), u"danger"_s);
        QCOMPARE(noticed[1][2].toString(), u"C-1"_s);
    }

    void saysOfflineAndAsksOnceThereIsANetwork()
    {
        m_files->setOnline(false);
        m_files->setCustomer(u"C-1"_s, {});
        QVERIFY(!m_files->isOnline());
        m_files->askAgain();
        QVERIFY(m_server->requests().empty());
        m_files->setOnline(true);
        QTRY_COMPARE(m_files->files()->count(), 1);
    }

    void saysWhyTheFilesAreNotKnown()
    {
        m_listStatus = 403;
        m_files->setCustomer(u"C-1"_s, {});
        QTRY_VERIFY(m_files->error().isSet());
        QVERIFY(!m_files->askedAt().isValid());
        m_listStatus = 200;
        m_files->askAgain();
        QTRY_COMPARE(m_files->files()->count(), 1);
        QVERIFY(!m_files->error().isSet());
    }

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    int m_listStatus = 200;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<FakeHttpServer> m_server;
    std::unique_ptr<Erp::ErpClient> m_client;
    std::unique_ptr<CustomerFiles> m_files;
};

QTEST_GUILESS_MAIN(TestCustomerFiles)
#include "tst_customerfiles.moc"
