// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logging.h"
#include "core/profile.h"
#include "erp/erpclient.h"
#include "outbox/fieldwrite.h"
#include "outbox/mirrorfeed.h"
#include "outbox/writequeue.h"
#include "records/recorddesk.h"
#include "records/secretvalue.h"
#include "store/database.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "sync/syncengine.h"

#include <QClipboard>
#include <QCoroTask>
#include <QDirIterator>
#include <QFile>
#include <QGuiApplication>
#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <mutex>

using namespace FibreDesk;
using namespace Qt::StringLiterals;

namespace {

/// What the sandbox keeps as passwords.
const QList<QByteArray> secretTexts{
    "sandbox-wifi"_ba, "sandbox-sip"_ba, "sandbox-device"_ba, "radius-secret"_ba};

std::mutex logMutex;
QByteArray logged;

void keepLog(QtMsgType, const QMessageLogContext &, const QString &text)
{
    const std::lock_guard lock(logMutex);
    logged += text.toUtf8() + '\n';
}

/// Every request of the client, as it goes out.
class RecordingManager : public QNetworkAccessManager {
public:
    QByteArray requests;

protected:
    QNetworkReply *createRequest(
        Operation operation, const QNetworkRequest &request, QIODevice *body) override
    {
        requests += QByteArray::fromPercentEncoding(request.url().toEncoded()) + '\n';
        if (body)
            requests += body->peek(1 << 20) + '\n';
        return QNetworkAccessManager::createRequest(operation, request, body);
    }
};

} // namespace

class TestSecretsNowhere : public QObject {
    Q_OBJECT

private:
    /// The files below the desk's folder that hold one of these.
    [[nodiscard]] QStringList filesWith(const QList<QByteArray> &texts) const
    {
        QStringList found;
        for (QDirIterator it(m_directory.path(), QDir::Files, QDirIterator::Subdirectories);
            it.hasNext();) {
            QFile file(it.next());
            if (file.fileName().contains("/world/"_L1) || !file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray bytes = file.readAll();
            for (const QByteArray &text : texts) {
                if (bytes.contains(text))
                    found += file.fileName() + u": "_s + QString::fromUtf8(text);
            }
        }
        return found;
    }

    [[nodiscard]] QString aDeviceOf(const QString &type)
    {
        const auto id = QCoro::waitFor(m_mirror->read([type](QSqlDatabase &db) {
            return Store::selectValue(db,
                u"SELECT id FROM equipment WHERE equipment_type=? AND subscription<>'' LIMIT 1"_s,
                {type});
        }));
        return id ? id->toString() : QString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString profileFile = m_directory.filePath(u"profile.ini"_s);
        m_sandbox.setProgram(QString::fromUtf8(FD_BIN_DIR) + u"/fibredesk-sandbox"_s);
        m_sandbox.setArguments(
            {u"--scale"_s, u"0.005"_s, u"--seed"_s, u"1"_s, u"--write-profile"_s, profileFile,
                u"--data-dir"_s, m_directory.filePath(u"world"_s), u"--die-with-parent"_s});
        m_sandbox.setProcessChannelMode(QProcess::MergedChannels);
        m_sandbox.start();
        QVERIFY(m_sandbox.waitForStarted());
        QByteArray output;
        while (!output.contains("ready")) {
            QVERIFY2(m_sandbox.waitForReadyRead(120'000), output.constData());
            output += m_sandbox.readAll();
        }
        const auto profile = Profile::read(profileFile);
        QVERIFY(profile);
        QLoggingCategory::setFilterRules(u"fibredesk.*=true"_s); // the most it ever says
        qInstallMessageHandler(keepLog);
        m_client = std::make_unique<Erp::ErpClient>(&m_network, profile->erp);
        m_mirror = std::make_unique<Store::Mirror>(m_directory.filePath(u"mirror.sqlite"_s));
        m_engine = std::make_unique<Sync::SyncEngine>(m_client.get(), m_mirror.get());
        m_queue = std::make_unique<Outbox::WriteQueue>(
            m_directory.filePath(u"outbox.sqlite"_s), m_client.get());
        Outbox::keepInMirror(m_queue.get(), m_mirror.get(), &m_engine->fieldMap());
        m_records = std::make_unique<RecordDesk>(RecordDesk::Parts{.erp = m_client.get(),
            .queue = m_queue.get(),
            .map = &m_engine->fieldMap(),
            .mirror = m_mirror.get()});
    }

    void aFullSyncAsksForNoSecret()
    {
        const auto done = QCoro::waitFor(m_engine->runOnce());
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        QVERIFY(m_network.requests.contains("Service Equipment")); // it was really recorded
        QVERIFY(m_network.requests.contains("mac_address"));
        const Erp::FieldMap &map = m_engine->fieldMap();
        int looked = 0;
        for (const QString &table : map.tables()) {
            for (const QString &secret : map.secrets(table)) {
                const QByteArray field = map.secretField(table, secret).toUtf8();
                QVERIFY2(!m_network.requests.contains(field), field.constData());
                ++looked;
            }
        }
        QVERIFY(looked >= 5);
        QVERIFY(!m_network.requests.contains("[\"*\"]"));
        QVERIFY(!m_network.requests.contains("get_password"));
    }

    void leavesNoSecretAnywhereAfterShowingAndCopying()
    {
        const QString device = aDeviceOf(u"ONT"_s);
        QVERIFY(!device.isEmpty());
        m_queue->start();
        // Editing the document reads and keeps it, as far as the edit touches it.
        const auto bytes = QCoro::waitFor(m_client->get(u"Service Equipment"_s, device));
        QVERIFY(bytes);
        const auto id = QCoro::waitFor(
            m_queue->add(Outbox::fieldWrite({.doctype = u"Service Equipment"_s,
                                                .name = device,
                                                .title = device,
                                                .modified = bytes->value("modified"_L1).toString()},
                {{.field = u"status"_s,
                    .before = Outbox::rawOf(bytes->value("status"_L1)),
                    .after = Outbox::rawOf(u"defective"_s)}})));
        QVERIFY(id);
        QTRY_COMPARE(m_queue->find(*id)->state, Outbox::State::Done);

        SecretValue value;
        value.setSecrets(m_records->secrets());
        value.setKind(Store::Kind::Equipment);
        value.setDocument(device);
        value.setField(u"wifi_password"_s);
        value.reveal();
        QTRY_COMPARE(value.text(), u"sandbox-wifi"_s);
        value.hide();
        value.copy();
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"sandbox-wifi"_s);
        const auto subscription = QCoro::waitFor(m_mirror->read([device](QSqlDatabase &db) {
            return Store::selectValue(
                db, u"SELECT subscription FROM equipment WHERE id=?"_s, {device});
        }));
        QVERIFY(subscription);
        value.setKind(Store::Kind::Subscription);
        value.setDocument(subscription->toString());
        value.setField(u"radius_user"_s);
        value.reveal();
        QTRY_VERIFY(value.isShown() || value.isNone());
        const QByteArray user = value.text().toUtf8();
        value.setField(u"radius_password"_s);
        value.reveal();
        QTRY_VERIFY(value.isShown() || value.isNone());
        value.hide();

        // All that is still in memory goes to the disk.
        value.setSecrets(nullptr);
        m_records.reset();
        m_queue.reset();
        m_engine.reset();
        m_mirror->close();
        QList<QByteArray> texts = secretTexts;
        if (!user.isEmpty())
            texts += user;
        QCOMPARE(filesWith(texts), QStringList());
        QVERIFY(!filesWith({device.toUtf8()}).isEmpty()); // the search finds what is there
        const std::lock_guard lock(logMutex);
        QVERIFY(!logged.isEmpty());
        for (const QByteArray &text : std::as_const(texts))
            QVERIFY2(!logged.contains(text), text.constData());
        // Taken off the clipboard with the desk.
        QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
    }

    void cleanupTestCase()
    {
        qInstallMessageHandler(nullptr);
        m_mirror.reset();
        m_client.reset();
        m_sandbox.terminate();
        m_sandbox.waitForFinished();
    }

private:
    QTemporaryDir m_directory;
    QProcess m_sandbox;
    RecordingManager m_network;
    std::unique_ptr<Erp::ErpClient> m_client;
    std::unique_ptr<Store::Mirror> m_mirror;
    std::unique_ptr<Sync::SyncEngine> m_engine;
    std::unique_ptr<Outbox::WriteQueue> m_queue;
    std::unique_ptr<RecordDesk> m_records;
};

QTEST_MAIN(TestSecretsNowhere)
#include "tst_secretsnowhere.moc"
