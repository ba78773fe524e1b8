// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "health/targets.h"

#include "inifile.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace FibreDesk::Health;
using namespace Qt::StringLiterals;

class TestTargets : public QObject {
    Q_OBJECT

    static constexpr auto required =
        "[erpnext]\nurl=https://erp.example\napi_key=key\napi_secret=hidden\n";

    static Result<Profile> profile(const QTemporaryDir &directory, const QByteArray &more)
    {
        return Profile::read(newIniFile(directory.path(), required + more));
    }

    static Target target(const Profile &profile, const QString &id)
    {
        const std::vector<Target> all = targetsOf(profile);
        const auto found = std::ranges::find(all, id, &Target::id);
        return found == all.end() ? Target{} : *found;
    }

private Q_SLOTS:
    void namesTheKeyOfWhatTheProfileHasNoAddressFor()
    {
        const QTemporaryDir directory;
        const auto read = profile(directory, {});
        QVERIFY(read.has_value());
        for (const Target &one : targetsOf(*read)) {
            QCOMPARE(one.isConfigured(), one.id == "erpnext"_L1);
            QVERIFY2(one.key.startsWith(u'['), qPrintable(one.id));
        }
        QCOMPARE(target(*read, u"stripe"_s).key, u"[platform] stripe"_s);
    }

    void theEnvironmentAndTheKeychainCountAsTheFileDoes()
    {
        const QTemporaryDir directory;
        QVERIFY(qputenv("FIBREDESK_PLATFORM_N8N", "https://flows.isp.example"));
        QVERIFY(qputenv("FIBREDESK_GENIEACS_URL", "https://acs.isp.example"));
        auto read = profile(directory, {});
        QVERIFY(read.has_value());
        QCOMPARE(target(*read, u"n8n"_s).address(), u"https://flows.isp.example/healthz"_s);
        QVERIFY(target(*read, u"genieacs"_s).isConfigured());
        qunsetenv("FIBREDESK_PLATFORM_N8N");
        qunsetenv("FIBREDESK_GENIEACS_URL");
        QVERIFY(!target(*read, u"olts"_s).isConfigured());
        read = Profile::read(read->file, {{u"snmp/community"_s, u"kept"_s}});
        QVERIFY(read.has_value());
        QVERIFY(target(*read, u"olts"_s).isConfigured());
    }

    void asksEachAtItsPublicAddress_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("address");
        QTest::newRow("erpnext") << ""_ba << u"erpnext"_s
                                 << u"https://erp.example/api/method/ping"_s;
        QTest::newRow("hub") << "[hub]\nurl=https://hub.example/base\n"_ba << u"hub"_s
                             << u"https://hub.example/base/health"_s;
        QTest::newRow("hub's own path")
            << "[hub]\nurl=https://hub.example\npath_health=/up/now\n"_ba << u"hub"_s
            << u"https://hub.example/up/now"_s;
        QTest::newRow("acs") << "[genieacs]\nurl=https://acs.example\n"_ba << u"genieacs"_s
                             << u"https://acs.example/devices?limit=1&projection=_id"_s;
        QTest::newRow("traccar") << "[traccar]\nurl=https://gps.example\n"_ba << u"traccar"_s
                                 << u"https://gps.example/api/server"_s;
        QTest::newRow("bare authentik")
            << "[platform]\nauthentik_staff=https://id.example\n"_ba << u"authentik_staff"_s
            << u"https://id.example/-/health/live"_s;
        QTest::newRow("a page of its own")
            << "[platform]\nauthentik_customers=https://me.example/-/health/ready/\n"_ba
            << u"authentik_customers"_s << u"https://me.example/-/health/ready/"_s;
        QTest::newRow("mailjet by its own section")
            << "[mailjet]\nurl=https://relay.example/v3\nkey=k\nsecret=s\n"_ba << u"mailjet"_s
            << u"https://relay.example/v3"_s;
        QTest::newRow("smtp") << "[smtp]\nhost=mail.example\nsecurity=tls\n"_ba << u"smtp"_s
                              << u"smtps://mail.example:465"_s;
        QTest::newRow("legacy") << "[legacy]\nhost=old.example\n"_ba << u"legacy"_s
                                << u"mysql://old.example:3306"_s;
        QTest::newRow("tiles") << "[tiles]\nurl=https://tiles.example/{theme}/{z}/{x}/{y}.png\n"_ba
                               << u"tiles"_s << u"https://tiles.example/light/0/0/0.png"_s;
    }

    void asksEachAtItsPublicAddress()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, id);
        QFETCH(QString, address);
        const QTemporaryDir directory;
        const auto read = profile(directory, line);
        QVERIFY2(read.has_value(), qPrintable(read ? QString() : read.error().detail));
        QCOMPARE(target(*read, id).url.toString(), address);
    }

    void noSecretOfTheProfileIsInAnAddress()
    {
        const QTemporaryDir directory;
        const auto read = profile(directory,
            "[hub]\nurl=https://me:hidden@hub.example\nauth=bearer\ntoken=hidden\n"
            "[platform]\nwebsite=https://me:hidden@www.example\n"
            "[legacy]\nhost=old.example\nuser=reader\npassword=hidden\n"
            "[genieacs]\nurl=https://acs.example\ntoken=hidden\n");
        QVERIFY(read.has_value());
        for (const Target &one : targetsOf(*read)) {
            QVERIFY2(!one.url.toString().contains("hidden"_L1), qPrintable(one.id));
            QVERIFY2(one.url.userInfo().isEmpty(), qPrintable(one.id));
        }
    }

    void aWebPageIsNoSignOfLifeOfTheHub()
    {
        const QTemporaryDir directory;
        const auto read = profile(
            directory, "[hub]\nurl=https://hub.example\n[platform]\nwebsite=https://www.example\n");
        QVERIFY(read.has_value());
        QVERIFY(target(*read, u"hub"_s).isPageOdd);
        QVERIFY(!target(*read, u"website"_s).isPageOdd);
    }

    void aWrongAddressIsNamedBeforeAnythingStarts()
    {
        const QTemporaryDir directory;
        const auto read = profile(directory, "[platform]\nn8n=flows\n");
        QVERIFY(!read.has_value());
        QVERIFY(read.error().detail.contains("[platform] n8n"_L1));
    }
};

QTEST_GUILESS_MAIN(TestTargets)
#include "tst_targets.moc"
