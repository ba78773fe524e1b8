// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The sections [snmp] and [olts] of a profile.

#include "cpe/snmp/snmpsettings.h"

#include "inifile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace FibreDesk::Cpe;

class TestSnmpSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsVersion2();
    void readsVersion3();
    void takesSecretsFromTheEnvironment();
    void namesTheKeyOfAMistake_data();
    void namesTheKeyOfAMistake();
    void neverQuotesASecret();
    void findsTheAddressOfAnOlt();
    void readsAddresses_data();
    void readsAddresses();

private:
    [[nodiscard]] Result<SnmpSettings> read(const QByteArray &text)
    {
        return SnmpSettings::read(newIniFile(m_folder.path(), text));
    }

    QTemporaryDir m_folder;
};

void TestSnmpSettings::readsVersion2()
{
    const auto settings = read("[snmp]\ncommunity=pub,lic\n");
    QVERIFY(settings);
    QCOMPARE(settings->access.version, SnmpAccess::Version::V2c);
    QCOMPARE(settings->access.community, "pub,lic"_ba);
    QCOMPARE(settings->oltReadsPerHour, 60);
    QVERIFY(settings->access.isConfigured());
    QVERIFY(!read("[erpnext]\nurl=http://erp.example\n")->access.isConfigured());
}

void TestSnmpSettings::readsVersion3()
{
    const auto settings = read("[snmp]\nversion=3\nuser=desk\nauth_protocol=sha256\n"
                               "auth_password=authpass123\npriv_protocol=AES-128\n"
                               "priv_password=privpass123\nolt_reads_per_hour=12\n");
    QVERIFY2(settings, settings ? "" : qPrintable(settings.error().detail));
    QCOMPARE(settings->access.level, SnmpAccess::Level::AuthPriv);
    QCOMPARE(settings->access.authProtocol, u"SHA-256"_s);
    QCOMPARE(settings->access.privProtocol, u"AES"_s);
    QCOMPARE(settings->oltReadsPerHour, 12);
    const auto signedOnly = read("[snmp]\nversion=3\nuser=desk\nauth_password=authpass123\n");
    QVERIFY(signedOnly);
    QCOMPARE(signedOnly->access.level, SnmpAccess::Level::Auth);
    QCOMPARE(signedOnly->access.authProtocol, u"SHA-256"_s);
}

void TestSnmpSettings::takesSecretsFromTheEnvironment()
{
    qputenv("FIBREDESK_SNMP_COMMUNITY", "of-the-environment");
    const auto settings = read("[snmp]\ncommunity=of-the-file\n");
    qunsetenv("FIBREDESK_SNMP_COMMUNITY");
    QVERIFY(settings);
    QCOMPARE(settings->access.community, "of-the-environment"_ba);
}

void TestSnmpSettings::namesTheKeyOfAMistake_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("source");
    QTest::newRow("version") << "[snmp]\nversion=1\n"_ba << u"snmp/version"_s;
    QTest::newRow("no user") << "[snmp]\nversion=3\n"_ba << u"snmp/user"_s;
    QTest::newRow("protocol") << "[snmp]\nversion=3\nuser=a\nauth_protocol=CRC\n"_ba
                              << u"snmp/auth_protocol"_s;
    QTest::newRow("cipher") << "[snmp]\nversion=3\nuser=a\npriv_protocol=ROT13\n"_ba
                            << u"snmp/priv_protocol"_s;
    QTest::newRow("short password")
        << "[snmp]\nversion=3\nuser=a\nauth_password=short\n"_ba << u"snmp/auth_password"_s;
    QTest::newRow("protocol without password")
        << "[snmp]\nversion=3\nuser=a\nauth_protocol=SHA\n"_ba << u"snmp/auth_password"_s;
    QTest::newRow("encrypted, not signed")
        << "[snmp]\nversion=3\nuser=a\npriv_password=privpass123\n"_ba << u"snmp/auth_password"_s;
    QTest::newRow("reads") << "[snmp]\ncommunity=a\nolt_reads_per_hour=-1\n"_ba
                           << u"snmp/olt_reads_per_hour"_s;
    QTest::newRow("OLT") << "[olts]\nolt-1=10.0.0.1:99999\n"_ba << u"olts/olt-1"_s;
}

void TestSnmpSettings::namesTheKeyOfAMistake()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, source);
    const auto settings = read(text);
    QVERIFY(!settings);
    QCOMPARE(settings.error().kind, ErrorKind::Validation);
    QCOMPARE(settings.error().source, source);
}

void TestSnmpSettings::neverQuotesASecret()
{
    const auto settings = read("[snmp]\nversion=3\nuser=a\nauth_password=s3cr3t\n");
    QVERIFY(!settings);
    QVERIFY(!settings.error().detail.contains(u"s3cr3t"_s));
}

void TestSnmpSettings::findsTheAddressOfAnOlt()
{
    const auto settings = read("[snmp]\ncommunity=a\n[olts]\nOLT-1=10.20.0.1:1161\n");
    QVERIFY(settings);
    QCOMPARE(settings->targetOf(u"olt-1"_s).host, u"10.20.0.1"_s);
    QCOMPARE(settings->targetOf(u"olt-1"_s).port, 1161);
    QCOMPARE(settings->targetOf(u"olt-1"_s).access.community, "a"_ba);
    QCOMPARE(settings->targetOf(u"olt-9"_s).host, u"olt-9"_s);
}

void TestSnmpSettings::readsAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::newRow("name") << u"olt.isp.example"_s << u"olt.isp.example"_s << 161;
    QTest::newRow("with port") << u"10.0.0.1:1161"_s << u"10.0.0.1"_s << 1161;
    QTest::newRow("IPv6") << u"fd00::1"_s << u"fd00::1"_s << 161;
    QTest::newRow("IPv6 with port") << u"[fd00::1]:1161"_s << u"fd00::1"_s << 1161;
    QTest::newRow("IPv6 in brackets") << u"[fd00::1]"_s << u"fd00::1"_s << 161;
    QTest::newRow("no port") << u"olt:snmp"_s << u""_s << 161;
    QTest::newRow("port 0") << u"olt:0"_s << u""_s << 161;
    QTest::newRow("open bracket") << u"[fd00::1"_s << u""_s << 161;
}

void TestSnmpSettings::readsAddresses()
{
    QFETCH(QString, address);
    QFETCH(QString, host);
    QFETCH(int, port);
    const SnmpTarget target = SnmpTarget::parse(address);
    QCOMPARE(target.host, host);
    QCOMPARE(int(target.port), port);
}

QTEST_GUILESS_MAIN(TestSnmpSettings)
#include "tst_snmpsettings.moc"
