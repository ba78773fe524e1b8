// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gatewaydesk.h"

#include <algorithm>

using namespace FibreDesk;
using namespace FibreDesk::Cpe;
using namespace FibreDesk::Cpe::TpLink;
using namespace Qt::StringLiterals;
using Cipher = DeviceLock::Cipher;

namespace {

const QString Wifi = u"DEV2_ADT_WIFI_COMMON"_s;
const QString First = u"1,0,0,0,0,0"_s;

} // namespace

/// What is asked of a device and what it is told.
class TestTpLinkDevice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theStateIsReadAsFacts_data();
    void theStateIsReadAsFacts();
    void whatAModelDoesNotHaveIsSaid();
    void anObjectTheFirmwareBreaksOverIsNotToldEither();
    void stumblesAreTriedAgain();
    void aCutReadIsTriedAgain();
    void anyObjectCanBeAskedForWithoutItsSecrets();
    void aQueryNeverChangesAnything();
    void theWifiIsChangedAndReadBack();
    void aHiddenPasswordIsNotCalledConfirmed();
    void anUnknownAttributeIsNeverWritten();
    void aChangeThatMakesNoSenseIsNotSent();
    void aChangeWithoutAnAnswerIsUncertain();
    void aRebootIsAskedForOnce();
    void aRebootWithoutAnAnswerIsUncertain();
    void aStumbleOverARebootIsNotRepeated();
    void aDeviceThatIsOffIsOffline();
    void anAddressThatIsNoneIsNotTried();
};

void TestTpLinkDevice::theStateIsReadAsFacts_data()
{
    QTest::addColumn<bool>("isGcm");
    QTest::newRow("cbc") << false;
    QTest::newRow("gcm") << true;
}

void TestTpLinkDevice::theStateIsReadAsFacts()
{
    QFETCH(const bool, isGcm);
    GatewayDesk desk(GatewayDesk::of(isGcm ? Cipher::Gcm : Cipher::Cbc, isGcm));
    const auto reading = QCoro::waitFor(desk.client->read(desk.device(), GatewayDesk::login()));
    QVERIFY2(reading, qPrintable(reading ? QString() : reading.error().detail));
    const DeviceFacts &facts = reading->facts;
    QCOMPARE(facts.serial, desk.gateway->setup().serial);
    const auto value = [&facts](FactKey key) {
        const auto fact = best(facts, key);
        return fact ? fact->value : QVariant();
    };
    QCOMPARE(value(FactKey::Model).toString(), u"XX230v"_s);
    QCOMPARE(value(FactKey::Firmware).toString(), u"1.4.2 Build 250611"_s);
    QVERIFY(value(FactKey::WanAddress).toString().startsWith(u"198.51.100."_s));
    QCOMPARE(value(FactKey::WanDns).toString(), u"192.0.2.53, 192.0.2.54"_s);
    QCOMPARE(value(FactKey::LanAddress).toString(), u"192.168.1.1"_s);
    QCOMPARE(value(FactKey::MemoryTotal).toLongLong(), 262144);
    QVERIFY(value(FactKey::CpuUsage).toInt() >= 0);
    const auto light = best(facts, FactKey::OpticalRx);
    QVERIFY(light && light->unit == Unit::Dbm);
    QVERIFY(light->value.toDouble() < -15 && light->value.toDouble() > -30);
    QCOMPARE(light->source, Source::Web);
    QCOMPARE(light->readAt, desk.now);
    QCOMPARE(light->path, u"DEV2_OPTICAL_INTF.opticalSignalLevel"_s);

    QCOMPARE(facts.radios.size(), 2);
    const Radio &radio = facts.radios.first();
    QCOMPARE(radio.band, Band::Ghz2_4);
    QCOMPARE(radio.ssid, u"Maison"_s);
    QCOMPARE(radio.enabled, true);
    QCOMPARE(radio.channel, 6);
    QCOMPARE(radio.loadPercent, 71);
    QVERIFY(radio.passphrasePath.endsWith(u"primaryPreSharedKey"_s));
    QCOMPARE(facts.hosts.size(), 5);
    QCOMPARE(facts.hosts.at(0).link, Link::Wired);
    QCOMPARE(facts.hosts.at(1).band, Band::Ghz5);
    QCOMPARE(facts.hosts.at(2).name, u"Téléphone"_s);
    QCOMPARE(facts.hosts.at(3).active, false);
    QVERIFY(facts.hosts.at(4).isGuest);
    QCOMPARE(reading->leases.size(), 1);
    QCOMPARE(reading->leases.first().address, u"192.168.1.23"_s);
    QVERIFY(reading->unread.isEmpty());
    // What is kept of it for show holds no password.
    for (const auto &object : reading->objects) {
        for (const Instance &instance : object) {
            for (const QJsonValue shown : instance.values)
                QVERIFY(!shown.toString().contains(u"sandbox-wifi"_s));
        }
    }
}

void TestTpLinkDevice::whatAModelDoesNotHaveIsSaid()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, false));
    desk.gateway->state().remove(u"DEV2_PROC_STATUS"_s);
    desk.gateway->state().remove(u"DEV2_OPTICAL_INTF"_s);
    const auto reading = QCoro::waitFor(desk.client->read(desk.device(), GatewayDesk::login()));
    QVERIFY(reading);
    QVERIFY(!best(reading->facts, FactKey::CpuUsage));
    QVERIFY(!best(reading->facts, FactKey::OpticalRx));
    QCOMPARE(reading->unread.size(), 1); // a router has no light: no news
    QCOMPARE(reading->unread.first().kind, ErrorKind::Device);
    QVERIFY(reading->unread.first().source.contains(u"DEV2_PROC_STATUS"_s));
    QCOMPARE(desk.client->openSessions(), 1);
}

void TestTpLinkDevice::anObjectTheFirmwareBreaksOverIsNotToldEither()
{
    auto setup = GatewayDesk::of(Cipher::Cbc, false);
    setup.breaksOver = u"DEV2_MEM_STATUS"_s;
    GatewayDesk desk(setup);
    const auto reading = QCoro::waitFor(desk.client->read(desk.device(), GatewayDesk::login()));
    QVERIFY(reading);
    QVERIFY(best(reading->facts, FactKey::CpuUsage));
    QVERIFY(!best(reading->facts, FactKey::MemoryFree));
    QCOMPARE(reading->unread.size(), 1);
    QCOMPARE(reading->unread.first().code, 500);
    QCOMPARE(desk.gateway->counts().signIns, 1);
    // Where it is every one of them, nothing was read.
    GatewayDesk broken(GatewayDesk::of(Cipher::Cbc, false));
    QVERIFY(broken.ask());
    broken.gateway->setStumblesEvery(1);
    const auto nothing = QCoro::waitFor(broken.client->read(broken.device(), GatewayDesk::login()));
    QCOMPARE(nothing.error().kind, ErrorKind::Server);
}

void TestTpLinkDevice::stumblesAreTriedAgain()
{
    auto setup = GatewayDesk::of(Cipher::Gcm, false);
    setup.stumblesEvery = 3;
    GatewayDesk desk(setup);
    const auto reading = QCoro::waitFor(desk.client->read(desk.device(), GatewayDesk::login()));
    QVERIFY2(reading, qPrintable(reading ? QString() : reading.error().detail));
    QVERIFY(reading->unread.isEmpty());
    QVERIFY(desk.gateway->counts().calls > wantedObjects().size());
}

void TestTpLinkDevice::aCutReadIsTriedAgain()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, false));
    QVERIFY(desk.ask());
    desk.fault(u"truncate"_s, 1, {{u"path"_s, u"/cgi_gdpr"_s}});
    desk.fault(u"drop-before"_s, 1, {{u"path"_s, u"/cgi_gdpr"_s}});
    QVERIFY(desk.ask());
    QCOMPARE(desk.gateway->counts().signIns, 1);
}

void TestTpLinkDevice::anyObjectCanBeAskedForWithoutItsSecrets()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, false));
    const Query query{.operation = Operation::GetList, .object = Wifi};
    const auto ask = [&](bool withSecrets) {
        return QCoro::waitFor(
            desk.client->query(desk.device(), GatewayDesk::login(), query, withSecrets));
    };
    const auto shown = ask(false);
    QCOMPARE(shown.value().size(), 2);
    QCOMPARE(shown->first().stack, First);
    QCOMPARE(shown->first().values.value("primaryPreSharedKey"_L1).toString(), u"***"_s);
    QCOMPARE(
        ask(true)->first().values.value("primaryPreSharedKey"_L1).toString(), u"sandbox-wifi"_s);
    const auto mesh = desk.ask(GatewayDesk::login(), u"DEV2_SANDBOX_MESH"_s);
    QCOMPARE(mesh.value().first().values.value("nodeName"_L1).toString(), u"Étage"_s);
    const auto unknown = desk.ask(GatewayDesk::login(), u"DEV2_NO_SUCH"_s);
    QCOMPARE(unknown.error().kind, ErrorKind::Device);
    QCOMPARE(unknown.error().code, 9005);
    QCOMPARE(desk.gateway->counts().signIns, 1); // an answer like any other
}

void TestTpLinkDevice::aQueryNeverChangesAnything()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, false));
    for (const Operation operation :
        {Operation::Set, Operation::Act, Operation::Delete, Operation::Add, Operation::Cgi}) {
        const auto refused = QCoro::waitFor(desk.client->query(desk.device(), GatewayDesk::login(),
            {.operation = operation, .object = u"ACT_REBOOT"_s}));
        QCOMPARE(refused.error().kind, ErrorKind::Validation);
    }
    QCOMPARE(desk.gateway->counts().keys, 0);
}

void TestTpLinkDevice::theWifiIsChangedAndReadBack()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, false));
    const QByteArray password = "neuf-mots-de-passe"_ba;
    const auto changed = QCoro::waitFor(desk.client->changeWifi(desk.device(), GatewayDesk::login(),
        {.stack = First, .enabled = false, .ssid = u"Chez nous é"_s, .password = password}));
    QVERIFY2(changed, qPrintable(changed ? QString() : changed.error().detail));
    QCOMPARE(changed->size(), 3);
    for (const WifiOutcome &outcome : *changed)
        QCOMPARE(outcome.state, WifiOutcome::State::Confirmed);
    QCOMPARE(changed->at(0).before, u"1"_s);
    QCOMPARE(changed->at(0).after, u"0"_s);
    QCOMPARE(changed->at(1).before, u"Maison"_s);
    QVERIFY(changed->at(2).before.isEmpty() && changed->at(2).after.isEmpty());
    QCOMPARE(desk.gateway->state().value(Wifi, First, u"primarySSID"_s), u"Chez nous é"_s);
    QCOMPARE(desk.gateway->state().value(Wifi, First, u"primaryPreSharedKey"_s),
        u"neuf-mots-de-passe"_s);
    QCOMPARE(desk.gateway->state().value(Wifi, First, u"guestPreSharedKey"_s), u"sandbox-guest"_s);
    QCOMPARE(desk.gateway->state().value(Wifi, u"2,0,0,0,0,0"_s, u"primarySSID"_s), u"Maison-5G"_s);
    QCOMPARE(password, "neuf-mots-de-passe"_ba);
}

void TestTpLinkDevice::aHiddenPasswordIsNotCalledConfirmed()
{
    auto setup = GatewayDesk::of(Cipher::Gcm, false);
    setup.showsPasswords = false;
    GatewayDesk desk(setup);
    const auto changed = QCoro::waitFor(desk.client->changeWifi(
        desk.device(), GatewayDesk::login(), {.isGuest = true, .password = "12345678"_ba}));
    QCOMPARE(changed.value().size(), 1);
    QCOMPARE(changed->first().attribute, u"guestPreSharedKey"_s);
    QCOMPARE(changed->first().state, WifiOutcome::State::NotTold);
    QCOMPARE(desk.gateway->state().value(Wifi, First, u"guestPreSharedKey"_s), u"12345678"_s);
}

void TestTpLinkDevice::anUnknownAttributeIsNeverWritten()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, false));
    desk.gateway->state().remove(Wifi);
    const auto refused = QCoro::waitFor(
        desk.client->changeWifi(desk.device(), GatewayDesk::login(), {.ssid = u"x"_s}));
    QVERIFY(!refused);
    const auto missing = QCoro::waitFor(desk.client->changeWifi(
        desk.device(), GatewayDesk::login(), {.stack = u"7,0,0,0,0,0"_s, .ssid = u"x"_s}));
    QVERIFY(!missing);
}

void TestTpLinkDevice::aChangeThatMakesNoSenseIsNotSent()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, false));
    for (const WifiChange &change : {WifiChange{}, WifiChange{.ssid = QString()},
             WifiChange{.ssid = QString(33, u'x')}, WifiChange{.ssid = QString(17, u'é')},
             WifiChange{.password = "1234567"_ba}, WifiChange{.password = QByteArray(64, 'x')},
             WifiChange{.password = u"motdepassé"_s.toUtf8()}}) {
        const auto refused =
            QCoro::waitFor(desk.client->changeWifi(desk.device(), GatewayDesk::login(), change));
        QCOMPARE(refused.error().kind, ErrorKind::Validation);
    }
    QCOMPARE(desk.gateway->counts().keys, 0);
}

void TestTpLinkDevice::aChangeWithoutAnAnswerIsUncertain()
{
    auto setup = GatewayDesk::of(Cipher::Cbc, false);
    setup.losesAnswersTo = u"so"_s;
    GatewayDesk silent(setup);
    const auto uncertain = QCoro::waitFor(
        silent.client->changeWifi(silent.device(), GatewayDesk::login(), {.enabled = false}));
    QVERIFY(!uncertain);
    QCOMPARE(uncertain.error().kind, ErrorKind::Uncertain);
    QCOMPARE(silent.gateway->state().value(Wifi, First, u"primaryEnable"_s), u"0"_s);
    QVERIFY(!silent.gateway->hasSession());
}

void TestTpLinkDevice::aRebootIsAskedForOnce()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Gcm, false));
    QVERIFY(QCoro::waitFor(desk.client->reboot(desk.device(), GatewayDesk::login())));
    QCOMPARE(desk.gateway->counts().reboots, 1);
    QCOMPARE(desk.client->openSessions(), 0);
    QCOMPARE(desk.gateway->counts().logOuts, 0); // it ended with the device
}

void TestTpLinkDevice::aRebootWithoutAnAnswerIsUncertain()
{
    auto setup = GatewayDesk::of(Cipher::Cbc, false);
    setup.losesAnswersTo = u"op"_s;
    GatewayDesk desk(setup);
    const auto uncertain = QCoro::waitFor(desk.client->reboot(desk.device(), GatewayDesk::login()));
    QCOMPARE(uncertain.error().kind, ErrorKind::Uncertain);
    QCOMPARE(desk.gateway->counts().reboots, 1);
}

void TestTpLinkDevice::aStumbleOverARebootIsNotRepeated()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, false));
    QVERIFY(desk.ask());
    desk.fault(u"status"_s, 1, {{u"path"_s, u"/cgi_gdpr"_s}, {u"status"_s, 500}});
    const auto uncertain = QCoro::waitFor(desk.client->reboot(desk.device(), GatewayDesk::login()));
    QCOMPARE(uncertain.error().kind, ErrorKind::Uncertain);
    QCOMPARE(desk.gateway->counts().reboots, 0);
    QVERIFY(!desk.gateway->hasSession());
}

void TestTpLinkDevice::aDeviceThatIsOffIsOffline()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, false));
    desk.fault(u"down"_s);
    QCOMPARE(desk.ask().error().kind, ErrorKind::Offline);
    const auto guessed =
        QCoro::waitFor(desk.client->query({.id = u"x"_s, .address = desk.gateway->address()},
            GatewayDesk::login(), {.object = u"DEV2_DEV_INFO"_s}));
    QCOMPARE(guessed.error().kind, ErrorKind::Offline);
}

void TestTpLinkDevice::anAddressThatIsNoneIsNotTried()
{
    GatewayDesk desk(GatewayDesk::of(Cipher::Cbc, false));
    for (const QString &address : {u""_s, u"ftp://192.0.2.1"_s, u"http://"_s, u"a b"_s}) {
        const auto refused = QCoro::waitFor(desk.client->query({.id = u"x"_s, .address = address},
            GatewayDesk::login(), {.object = u"DEV2_DEV_INFO"_s}));
        QCOMPARE(refused.error().kind, ErrorKind::Validation);
    }
    WebDevice nameless = desk.device();
    nameless.id.clear();
    const auto refused = QCoro::waitFor(
        desk.client->query(nameless, GatewayDesk::login(), {.object = u"DEV2_DEV_INFO"_s}));
    QCOMPARE(refused.error().kind, ErrorKind::Validation);
    QCOMPARE(desk.gateway->counts().keys, 0);
}

QTEST_GUILESS_MAIN(TestTpLinkDevice)
#include "tst_tplinkdevice.moc"
