// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/tplink/webfacts.h"

#include <QTest>
#include <QTimeZone>

using namespace FibreDesk::Cpe;
using namespace FibreDesk::Cpe::TpLink;
using namespace Qt::StringLiterals;

namespace {

const QDateTime Noon(QDate(2026, 6, 1), QTime(12, 0), QTimeZone::UTC);

Instance instance(const QJsonObject &values, const QString &stack = u"1,0,0,0,0,0"_s)
{
    return {.stack = stack, .values = values};
}

DeviceFacts filled(const QString &object, const QList<Instance> &instances)
{
    DeviceFacts facts;
    fill(facts, object, instances, Noon);
    return facts;
}

} // namespace

class TestTpLinkFacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lightComesInDbmOrThousandths_data();
    void lightComesInDbmOrThousandths();
    void impossibleLightIsListedAndNotBelieved();
    void aLineThatIsSwitchedOffTellsNothing();
    void twoLinesAreToldApart();
    void noAddressIsNoAddress();
    void aHostTellsHowItHangs_data();
    void aHostTellsHowItHangs();
    void hostsWithoutAMacAreNone();
    void numbersAreReadAsTextAndAsNumbers();
    void sharesOutsideAHundredAreNone();
    void radiosAreJoinedByTheirStack();
    void noPasswordBecomesAFact();
    void secretsAreKnownByTheirNames();
    void unknownObjectsTellNothing();
};

void TestTpLinkFacts::lightComesInDbmOrThousandths_data()
{
    QTest::addColumn<QJsonValue>("told");
    QTest::addColumn<std::optional<double>>("dbm");
    QTest::newRow("text") << QJsonValue(u"-19.5"_s) << std::optional(-19.5);
    QTest::newRow("thousandths") << QJsonValue(u"-19500"_s) << std::optional(-19.5);
    QTest::newRow("number") << QJsonValue(-21340) << std::optional(-21.34);
    QTest::newRow("small thousandths") << QJsonValue(u"2350"_s) << std::optional(2.35);
    QTest::newRow("whole dBm") << QJsonValue(u"-20"_s) << std::optional(-20.0);
    QTest::newRow("no number") << QJsonValue(u"--"_s) << std::optional<double>();
    QTest::newRow("empty") << QJsonValue(u""_s) << std::optional<double>();
    QTest::newRow("infinite") << QJsonValue(u"-inf"_s) << std::optional<double>();
    QTest::newRow("absent") << QJsonValue(QJsonValue::Undefined) << std::optional<double>();
}

void TestTpLinkFacts::lightComesInDbmOrThousandths()
{
    QFETCH(const QJsonValue, told);
    QFETCH(const std::optional<double>, dbm);
    QCOMPARE(dbmOf(told), dbm);
}

void TestTpLinkFacts::impossibleLightIsListedAndNotBelieved()
{
    const DeviceFacts facts =
        filled(u"DEV2_OPTICAL_INTF"_s, {instance({{"opticalSignalLevel"_L1, u"-80.0"_s}})});
    QCOMPARE(facts.facts.size(), 1);
    QVERIFY(!facts.facts.first().rejected.isEmpty());
    QVERIFY(!best(facts, FactKey::OpticalRx));
}

void TestTpLinkFacts::aLineThatIsSwitchedOffTellsNothing()
{
    QVERIFY(filled(u"DEV2_ADT_WAN"_s,
        {instance({{"enable"_L1, u"0"_s}, {"connIPv4Address"_L1, u"192.0.2.7"_s}})})
            .facts.isEmpty());
}

void TestTpLinkFacts::twoLinesAreToldApart()
{
    const QJsonObject line{{"enable"_L1, u"1"_s}, {"connIPv4Address"_L1, u"192.0.2.7"_s}};
    const DeviceFacts facts =
        filled(u"DEV2_ADT_WAN"_s, {instance(line), instance(line, u"2,0,0,0,0,0"_s)});
    QCOMPARE(facts.facts.size(), 2);
    QCOMPARE(facts.facts.at(0).instance, u"1"_s);
    QCOMPARE(facts.facts.at(1).instance, u"2"_s);
    // The only one that is on needs no name.
    const DeviceFacts one = filled(
        u"DEV2_ADT_WAN"_s, {instance(line), instance({{"enable"_L1, u"0"_s}}, u"2,0,0,0,0,0"_s)});
    QCOMPARE(one.facts.first().instance, QString());
}

void TestTpLinkFacts::noAddressIsNoAddress()
{
    QVERIFY(filled(u"DEV2_ADT_WAN"_s,
        {instance({{"connIPv4Address"_L1, u"0.0.0.0"_s}, {"connIPv6Address"_L1, u"::"_s},
            {"connIPv4DnsServer"_L1, u"0.0.0.0,0.0.0.0"_s}, {"MACAddr"_L1, u"no"_s}})})
            .facts.isEmpty());
}

void TestTpLinkFacts::aHostTellsHowItHangs_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<Link>("link");
    QTest::addColumn<Band>("band");
    QTest::addColumn<bool>("isGuest");
    QTest::newRow("wired") << u"0"_s << Link::Wired << Band::Unknown << false;
    QTest::newRow("2.4") << u"1"_s << Link::Wifi << Band::Ghz2_4 << false;
    QTest::newRow("2.4 guest") << u"2"_s << Link::Wifi << Band::Ghz2_4 << true;
    QTest::newRow("5") << u"3"_s << Link::Wifi << Band::Ghz5 << false;
    QTest::newRow("5 guest") << u"4"_s << Link::Wifi << Band::Ghz5 << true;
    QTest::newRow("unheard of") << u"9"_s << Link::Unknown << Band::Unknown << false;
    QTest::newRow("nothing") << u""_s << Link::Unknown << Band::Unknown << false;
}

void TestTpLinkFacts::aHostTellsHowItHangs()
{
    QFETCH(const QString, type);
    const DeviceFacts facts = filled(u"DEV2_HOST_ENTRY"_s,
        {instance({{"physAddress"_L1, u"02-00-00-00-00-0a"_s}, {"X_TP_LanConnType"_L1, type},
            {"active"_L1, u"1"_s}, {"leaseTimeRemaining"_L1, u"3600"_s}})});
    QCOMPARE(facts.hosts.size(), 1);
    const Host &host = facts.hosts.first();
    QCOMPARE(host.mac, u"02:00:00:00:00:0A"_s);
    QTEST(host.link, "link");
    QTEST(host.band, "band");
    QTEST(host.isGuest, "isGuest");
    QCOMPARE(host.active, true);
    QCOMPARE(host.leaseSeconds, 3600);
    QCOMPARE(host.source, Source::Web);
}

void TestTpLinkFacts::hostsWithoutAMacAreNone()
{
    QVERIFY(filled(u"DEV2_HOST_ENTRY"_s, {instance({{"hostName"_L1, u"x"_s}})}).hosts.isEmpty());
}

void TestTpLinkFacts::numbersAreReadAsTextAndAsNumbers()
{
    const DeviceFacts facts =
        filled(u"DEV2_MEM_STATUS"_s, {instance({{"total"_L1, 262144}, {"free"_L1, u"90000"_s}})});
    QCOMPARE(best(facts, FactKey::MemoryTotal)->value.toLongLong(), 262144);
    QCOMPARE(best(facts, FactKey::MemoryFree)->value.toLongLong(), 90000);
    QVERIFY(filled(u"DEV2_MEM_STATUS"_s, {instance({{"free"_L1, u"-4"_s}})}).facts.isEmpty());
}

void TestTpLinkFacts::sharesOutsideAHundredAreNone()
{
    QVERIFY(filled(u"DEV2_PROC_STATUS"_s, {instance({{"CPUUsage"_L1, u"255"_s}})}).facts.isEmpty());
    const DeviceFacts facts = filled(
        u"DEV2_WIFI_RADIO"_s, {instance({{"channelLoad"_L1, u"255"_s}, {"channel"_L1, u"0"_s}})});
    QVERIFY(!facts.radios.first().loadPercent && !facts.radios.first().channel);
}

void TestTpLinkFacts::radiosAreJoinedByTheirStack()
{
    DeviceFacts facts = filled(u"DEV2_ADT_WIFI_COMMON"_s,
        {instance({{"primaryEnable"_L1, u"1"_s}, {"primarySSID"_L1, u"Maison"_s}}),
            instance({{"primaryEnable"_L1, u"0"_s}}, u"2,0,0,0,0,0"_s)});
    fill(facts, u"DEV2_WIFI_RADIO"_s,
        {instance(
            {{"channel"_L1, u"44"_s}, {"operatingFrequencyBand"_L1, u"5GHz"_s}}, u"2,0,0,0,0,0"_s)},
        Noon);
    QCOMPARE(facts.radios.size(), 2);
    QCOMPARE(facts.radios.at(0).band, Band::Ghz2_4);
    QCOMPARE(facts.radios.at(0).ssidPath, u"DEV2_ADT_WIFI_COMMON:1,0,0,0,0,0.primarySSID"_s);
    QCOMPARE(facts.radios.at(1).enabled, false);
    QCOMPARE(facts.radios.at(1).channel, 44);
    QVERIFY(facts.radios.at(1).ssidPath.isEmpty());
}

void TestTpLinkFacts::noPasswordBecomesAFact()
{
    const DeviceFacts facts = filled(u"DEV2_ADT_WIFI_COMMON"_s,
        {instance({{"primarySSID"_L1, u"Maison"_s}, {"primaryPreSharedKey"_L1, u"geheim1"_s}})});
    const Radio &radio = facts.radios.first();
    QVERIFY(radio.passphrasePath.endsWith(u".primaryPreSharedKey"_s));
    for (const QString &text : {radio.ssid, radio.security, radio.passphrasePath, radio.path})
        QVERIFY(!text.contains(u"geheim1"_s));
}

void TestTpLinkFacts::secretsAreKnownByTheirNames()
{
    for (const QString &name : {u"KeyPassphrase"_s, u"primaryPreSharedKey"_s, u"pppPassword"_s,
             u"Passwd"_s, u"wifiPwd"_s, u"PSK"_s, u"sharedSecret"_s, u"WEPKey"_s, u"token"_s})
        QVERIFY2(isSecretName(name), qPrintable(name));
    for (const QString &name : {u"primarySSID"_s, u"channel"_s, u"hostName"_s, u"keyIndex"_s})
        QVERIFY2(!isSecretName(name), qPrintable(name));
    const auto shown = withoutSecrets(
        {instance({{"PSK"_L1, u"geheim1"_s}, {"WEPKey"_L1, u""_s}, {"ssid"_L1, u"Maison"_s}})});
    QCOMPARE(shown.first().values,
        (QJsonObject{{"PSK"_L1, u"***"_s}, {"WEPKey"_L1, u""_s}, {"ssid"_L1, u"Maison"_s}}));
}

void TestTpLinkFacts::unknownObjectsTellNothing()
{
    QCOMPARE(filled(u"DEV2_OTHER"_s, {instance({{"modelName"_L1, u"x"_s}})}), DeviceFacts());
    QCOMPARE(filled(u"DEV2_DEV_INFO"_s, {}), DeviceFacts());
}

QTEST_GUILESS_MAIN(TestTpLinkFacts)
#include "tst_tplinkfacts.moc"
