// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// From the page to the device's own page and to the customer's time line at ERPNext, through the
// outbox; over real sockets.

#include "devicedesk.h"
#include "liveworld.h"
#include "services.h"

#include "outbox/writequeue.h"
#include "store/documents.h"
#include "store/equipmentqueries.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "tplink/tplinkpart.h"
#include "world/world.h"

#include <QCoroTask>
#include <QDirIterator>
#include <QFile>
#include <QThreadPool>

using namespace FibreDesk;
using namespace Qt::StringLiterals;
using Sandbox::Gateway;
using Sandbox::LiveWorld;
using Sandbox::TpLinkPart;

namespace {

const QString Secret = u"hunter22hunter22"_s;

} // namespace

class TestDeviceDesk : public QObject {
    Q_OBJECT

private:
    LiveWorld m_world;
    QTemporaryDir m_folder;
    std::unique_ptr<QTemporaryDir> m_directory;

    [[nodiscard]] const Gateway &gateway()
    {
        return *static_cast<TpLinkPart *>(m_world.part(u"tplink"_s))->gateways().at(0);
    }
    [[nodiscard]] Profile profile() const
    {
        Profile desk;
        desk.dataDirectory = m_directory->path();
        desk.erp = {.url = QUrl(const_cast<LiveWorld &>(m_world).sandbox().server(u"erp"_s).url()),
            .credentials = {.scheme = Credentials::Scheme::FrappeToken,
                .user = u"sandboxkey"_s,
                .secret = u"sandboxsecret"_s}};
        return desk;
    }
    [[nodiscard]] QStringList notesOn(const QString &customer)
    {
        QStringList notes;
        for (const QJsonObject &row : m_world.sandbox().world().query(
                 "SELECT content FROM \"tabComment\" WHERE reference_name = ?", {customer})) {
            notes.append(row.value("content"_L1).toString());
        }
        return notes;
    }

private Q_SLOTS:
    void initTestCase()
    {
        Sandbox::Options options;
        options.profile = m_folder.filePath(u"profile.ini"_s);
        options.dataDir = m_folder.filePath(u"data"_s);
        QVERIFY(m_world.start(options));
    }
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void aChangeOnTheDevicesOwnPageIsNotedOnTheCustomer()
    {
        const auto rows = m_world.sandbox().world().query(
            "SELECT * FROM \"tabService Equipment\" WHERE serial_number = ?",
            {gateway().setup().serial});
        QCOMPARE(rows.size(), 1);
        const QJsonObject record = rows.first();
        const QString customer = record.value("customer"_L1).toString();
        QVERIFY(!customer.isEmpty());
        {
            Services services(profile());
            QVERIFY(QCoro::waitFor(services.mirror->write([record](QSqlDatabase &db) {
                return Store::applyDocuments(db, Store::Kind::Equipment, {record});
            })));
            services.outbox->start();
            DeviceDesk desk(&services);
            QSignalSpy noticed(&desk, &DeviceDesk::noticed);
            desk.start();
            desk.live()->open({.id = record.value("name"_L1).toString(),
                .serial = gateway().setup().serial,
                .address = record.value("ip_address"_L1).toString()});
            desk.live()->ask(u"web"_s);
            QTRY_VERIFY(!desk.live()->isAsking());
            const ErrorText why = desk.live()->errorOf(Cpe::Source::Web);
            QVERIFY2(!why.isSet(), qPrintable(why.details()));
            QVERIFY(desk.own()->isOffered()); // the profile has no ACS
            QVERIFY(desk.own()->networks()->total() > 0);
            desk.own()->changeWifi(0, u"Chalet d’été"_s, Secret);
            QVERIFY(desk.own()->isSending());
            QTRY_VERIFY(!desk.own()->isSending());
            QVERIFY2(desk.own()->tone() == "ok"_L1,
                qPrintable(desk.own()->said() + desk.own()->error().details()));
            QTRY_VERIFY(!notesOn(customer).filter(u"Chalet d’été"_s).isEmpty());
            QTRY_VERIFY(!desk.live()->isAsking());
            QCOMPARE(noticed.count(), 0);
            QCoro::waitFor(desk.close());
            services.stop();
            QThreadPool::globalInstance()->waitForDone();
            QCoreApplication::processEvents();
        }
        const QStringList notes = notesOn(customer).filter(gateway().setup().serial);
        QCOMPARE(notes.size(), 1); // once
        QVERIFY2(!notes.first().contains(Secret), qPrintable(notes.first()));
        QCOMPARE(gateway().counts().wrongPasswords, 0);
        QVERIFY(!gateway().hasSession());
        // No secret stays on the disk, in whatever file.
        QDirIterator files(m_directory->path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(Secret.toUtf8()), qPrintable(file.fileName()));
        }
    }

    void aTaskThatSettlesBehindAnotherDeviceIsNotedAndKept()
    {
        auto read = Profile::read(m_folder.filePath(u"profile.ini"_s)); // with an ACS
        QVERIFY(read);
        Profile withAcs = *read;
        withAcs.dataDirectory = m_directory->path();
        const auto rows = m_world.sandbox().world().query(
            "SELECT * FROM \"tabService Equipment\" WHERE status = 'active' AND customer <> '' "
            "AND COALESCE(cwmp_serial,'') <> '' ORDER BY name LIMIT 20");
        QVERIFY(!rows.isEmpty());
        QString serial;
        QString customer;
        {
            Services services(withAcs);
            QVERIFY(QCoro::waitFor(services.mirror->write([rows](QSqlDatabase &db) {
                return Store::applyDocuments(db, Store::Kind::Equipment, rows);
            })));
            services.outbox->start();
            DeviceDesk desk(&services);
            desk.start();
            const auto handle = [](const QJsonObject &row) {
                return DeviceHandle{.id = row.value("name"_L1).toString(),
                    .serial = row.value("serial_number"_L1).toString(),
                    .cwmpSerial = row.value("cwmp_serial"_L1).toString()};
            };
            for (const QJsonObject &row : rows) {
                desk.live()->open(handle(row));
                desk.live()->ask(u"acs"_s);
                QTRY_VERIFY(!desk.live()->isAsking());
                if (desk.tasks()->canAsk()) {
                    serial = row.value("serial_number"_L1).toString();
                    customer = row.value("customer"_L1).toString();
                    break;
                }
            }
            QVERIFY(!serial.isEmpty());
            desk.tasks()->reboot();
            desk.live()->open({.id = u"EQP-other"_s, .serial = u"OTHER"_s}); // at once
            QTRY_VERIFY(!notesOn(customer).filter(serial + u": Restart"_s).isEmpty());
            QCoro::waitFor(desk.close());
            services.stop();
            QThreadPool::globalInstance()->waitForDone();
            QCoreApplication::processEvents();
        }
        const QStringList notes = notesOn(customer).filter(serial + u": Restart"_s);
        QCOMPARE(notes.size(), 1);
        QVERIFY2(notes.first().contains("done"_L1), qPrintable(notes.first()));
        QString folder = Store::Mirror::fileFor(withAcs);
        folder.replace(u".sqlite"_s, u"-devices"_s);
        const auto diary = Cpe::DiaryFiles(folder).read(serial).result();
        QVERIFY(diary);
        QCOMPARE(diary->entries.size(), 1);
        QCOMPARE(diary->entries.first().kind, u"reboot"_s);
        QCOMPARE(diary->entries.first().outcome, u"done"_s);
    }
};

QTEST_GUILESS_MAIN(TestDeviceDesk)
#include "tst_devicedesk.moc"
