// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "region/region.h"
#include "world/generator.h"
#include "world/world.h"

#include <QCryptographicHash>
#include <QFile>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace FibreDesk::Sandbox;
using namespace Qt::StringLiterals;

/// The invented data, and the program around them.
class TestSandboxWorld : public QObject {
    Q_OBJECT

private:
    static constexpr double scale = 0.01;
    QTemporaryDir m_folder;

    /// Every row of every table, in order, as one digest.
    QByteArray digest(World &world)
    {
        QCryptographicHash hash(QCryptographicHash::Sha1);
        for (const DocType &type : docTypes()) {
            Statement s(world.database(), "SELECT * FROM " + type.table() + " ORDER BY name");
            while (s.step()) {
                for (int c = 0; c < s.columnCount(); ++c) {
                    hash.addData(s.isNull(c) ? QByteArrayView("\0", 1) : s.utf8(c));
                    hash.addData("|");
                }
            }
        }
        return hash.result();
    }
    std::unique_ptr<World> open(
        const Region &region, SiteClock &clock, quint32 seed, const QString &name)
    {
        auto world = std::make_unique<World>(region, clock);
        QDir().mkpath(m_folder.filePath(name));
        QString error;
        // A cache of its own: each world is generated anew.
        const bool ok = world->open({.scale = scale,
                                        .seed = seed,
                                        .cacheDir = m_folder.filePath(name + u"-cache"_s),
                                        .dataDir = m_folder.filePath(name),
                                        .progress = [](const QString &) { }},
            &error);
        if (!ok)
            qWarning("%s", qPrintable(error));
        return ok ? std::move(world) : nullptr;
    }
    static SiteClock clockAt(const QString &time)
    {
        QDateTime at = QDateTime::fromString(time, Qt::ISODate);
        at.setTimeZone(QTimeZone("America/Toronto"));
        return SiteClock(at);
    }
    static qint64 number(World &world, const QByteArray &sql)
    {
        Statement s(world.database(), sql);
        return s.step() ? s.integer(0) : -1;
    }

private Q_SLOTS:
    void isTheSameForTheSameSeed()
    {
        const Region region(7);
        SiteClock early = clockAt(u"2026-03-17T05:00"_s);
        SiteClock again = clockAt(u"2026-03-17T05:00"_s);
        const auto a = open(region, early, 7, u"a"_s);
        const auto b = open(Region(7), again, 7, u"b"_s);
        const auto c = open(region, early, 8, u"c"_s);
        QVERIFY(a && b && c);
        QCOMPARE(digest(*a), digest(*b));
        QVERIFY(digest(*a) != digest(*c));
    }

    void hasTheSizesOfTheScale()
    {
        const WorldSizes real(1.0);
        QCOMPARE(real.customers, 6667);
        QCOMPARE(real.issues, 242'000);
        QCOMPARE(real.messages, 784'000);
        QCOMPARE(real.technicians, 30);
        QVERIFY(WorldSizes(0.05).technicians >= 10);
        QVERIFY(WorldSizes(0.05).jobsPerDay >= 50);

        const Region region(1);
        SiteClock clock = clockAt(u"2026-03-17T10:20"_s);
        const auto world = open(region, clock, 1, u"sizes"_s);
        QVERIFY(world);
        const WorldSizes sizes(scale);
        QCOMPARE(world->count(u"Customer"_s), sizes.customers);
        QCOMPARE(world->count(u"Service Location"_s), sizes.locations);
        QCOMPARE(world->count(u"Service Equipment"_s), sizes.devices);
        QCOMPARE(world->count(u"Service Subscription"_s), sizes.subscriptions);
        QCOMPARE(world->count(u"Sales Invoice"_s), sizes.invoices);
        QCOMPARE(world->count(u"Payment Entry"_s), sizes.payments);
        QCOMPARE(world->count(u"Issue"_s), sizes.issues);
        QCOMPARE(number(*world,
                     "SELECT count(*) FROM tabCommunication WHERE reference_doctype = 'Issue'"),
            sizes.messages);
        QVERIFY(number(*world,
                    "SELECT count(*) FROM tabCommunication WHERE communication_medium = 'SMS'")
            > sizes.customers / 2);
        // A term is sold with most services; it ends after it began, but for a few.
        const auto contracts = [&](const QByteArray &where) {
            return number(*world, "SELECT count(*) FROM \"tabService Contract\" WHERE " + where);
        };
        QVERIFY(contracts("status = 'Actif'") > sizes.customers / 2);
        QVERIFY(contracts("status = 'Résilié' AND termination_date IS NOT NULL") > 0);
        QVERIFY(contracts("status = 'Complété' AND end_date < '2026-03-17'") > 0);
        QVERIFY(contracts("end_date < start_date") < sizes.customers / 20);
        QVERIFY(number(*world,
                    "SELECT count(*) FROM \"tabService Subscription\" WHERE monthly_price < 0 AND "
                    "display_order > 1")
            > 0);
        QCOMPARE(world->count(u"Dispatch Technician"_s), sizes.technicians);

        // The day as the clock has it: some done, some under way, some late, some for nobody yet.
        const auto today = [&](const QByteArray &where) {
            return number(*world,
                "SELECT count(*) FROM \"tabDispatch Job\" WHERE scheduled_date = '2026-03-17' AND "
                    + where);
        };
        QVERIFY(today("status = 'Completed'") > 3);
        QVERIFY(today("status = 'In Progress'") > 3);
        QCOMPARE(today("assigned_tech IS NULL"), 12);
        QCOMPARE(
            number(*world, "SELECT count(*) FROM \"tabDispatch Job\" WHERE scheduled_date IS NULL"),
            15);
        QCOMPARE(today("actual_end > '2026-03-17 10:20:00'"), 0);
        for (const DocType &type : docTypes()) {
            if (!type.isChild)
                QCOMPARE(
                    number(*world,
                        "SELECT count(*) FROM " + type.table()
                            + " WHERE modified > '2026-03-17 10:20:01' OR creation > modified"),
                    0);
        }
    }

    void linksAndPlacesAgree()
    {
        const Region region(3);
        SiteClock clock = clockAt(u"2026-03-17T10:20"_s);
        const auto world = open(region, clock, 3, u"links"_s);
        QVERIFY(world);
        for (const DocType &type : docTypes()) {
            for (const DocField &f : type.fields) {
                if (f.type != FieldType::Link)
                    continue;
                const QByteArray dangling = "SELECT count(*) FROM " + type.table() + " t WHERE t.\""
                    + f.name.toUtf8() + "\" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
                    + docType(f.options)->table() + " o WHERE o.name = t.\"" + f.name.toUtf8()
                    + "\")";
                QVERIFY2(number(*world, dangling) == 0, qPrintable(type.name + u'.' + f.name));
            }
        }
        QCOMPARE(
            number(*world,
                "SELECT count(*) FROM \"tabDispatch Job\" j JOIN \"tabService Location\" l ON "
                "l.name = "
                "j.service_location WHERE j.latitude <> l.latitude OR j.customer <> l.customer"),
            0);
        QCOMPARE(number(*world,
                     "SELECT count(*) FROM \"tabService Location\" WHERE latitude <> 0 AND "
                     "(latitude NOT BETWEEN "
                     "45.6 AND 46.4 OR longitude NOT BETWEEN -74.1 AND -72.9)"),
            0);
        QVERIFY(!region.graph().route({-22, 12}, {25, -9}).line.empty());
        for (const Lot &lot : region.lots())
            QVERIFY(!region.isWater(lot.door));
    }

    void theProgramServesWritesItsProfileAndEnds()
    {
        const QString profile = m_folder.filePath(u"profile.ini"_s);
        const QString data = m_folder.filePath(u"run"_s);
        const QStringList arguments{u"--scale"_s, u"0.005"_s, u"--port-base"_s, u"0"_s,
            u"--write-profile"_s, profile, u"--data-dir"_s, data, u"--cache-dir"_s,
            m_folder.filePath(u"cache"_s), u"--keep"_s};
        const auto run = [&](QByteArray *output) {
            QProcess program;
            program.start(QStringLiteral(FD_BIN_DIR "/fibredesk-sandbox"), arguments);
            const bool ready = QTest::qWaitFor(
                [&] {
                    *output += program.readAllStandardOutput();
                    return output->contains("ready\n") || program.state() == QProcess::NotRunning;
                },
                60'000);
            program.terminate();
            return ready && program.waitForFinished(30'000)
                && program.exitStatus() == QProcess::NormalExit && program.exitCode() == 0;
        };
        QByteArray first;
        QVERIFY(run(&first));
        QVERIFY(first.contains("generating"));
        QVERIFY(first.contains("erp http://127.0.0.1:"));
        const QSettings settings(profile, QSettings::IniFormat);
        QVERIFY(settings.value("erpnext/url"_L1).toString().startsWith("http://127.0.0.1:"_L1));
        QCOMPARE(settings.value("erpnext/auth"_L1).toString(), u"token"_s);
        QVERIFY(settings.contains("erpnext/api_secret"_L1));
        QVERIFY(settings.contains("paths/data_dir"_L1));

        // What was written stays with --keep.
        {
            Database database;
            database.open(data + u"/world.sqlite"_s);
            database.execute(
                "UPDATE tabCustomer SET customer_details = 'kept' WHERE name = 'C-000001'");
        }
        QByteArray second;
        QVERIFY(run(&second));
        QVERIFY(!second.contains("generating"));
        Database database;
        database.open(data + u"/world.sqlite"_s);
        Statement s(database, "SELECT customer_details FROM tabCustomer WHERE name = 'C-000001'");
        QVERIFY(s.step());
        QCOMPARE(s.text(0), u"kept"_s);
    }
};

QTEST_GUILESS_MAIN(TestSandboxWorld)
#include "tst_sandboxworld.moc"
