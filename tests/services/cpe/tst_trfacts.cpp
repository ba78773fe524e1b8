// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/acs/diagnosis.h"
#include "cpe/acs/trfacts.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

#include <set>

using namespace FibreDesk::Cpe;
using namespace FibreDesk::Cpe::Acs;
using namespace Qt::StringLiterals;

namespace {

const QDateTime Noon(QDate(2026, 6, 1), QTime(12, 0), QTimeZone::UTC);

struct Row {
    QString type;
    bool isWritable = false;
};

/// The parameters of both models by their paths with {i}.
std::map<QString, Row> modelPaths()
{
    std::map<QString, Row> paths;
    QFile file(QStringLiteral(FD_TEST_DATA "/cpe/model-paths.csv"));
    if (!file.open(QIODevice::ReadOnly))
        return paths;
    while (!file.atEnd()) {
        const QStringList cells = QString::fromUtf8(file.readLine()).trimmed().split(u',');
        if (cells.size() == 4)
            paths[cells.at(0)] = {cells.at(1), cells.at(2) == "w"_L1};
    }
    return paths;
}

QString pattern(QString path)
{
    static const QRegularExpression row(u"\\.[0-9]+(?=\\.|$)"_s);
    return path.replace(row, u".{i}"_s);
}

/// One device with these values.
DeviceRecord deviceWith(const QList<std::pair<QString, QVariant>> &values)
{
    DeviceRecord device{.id = u"A-B-S1"_s, .serial = u"S1"_s, .lastInform = Noon};
    for (const auto &[path, value] : values)
        device.tree.insert(
            {.path = path, .value = value, .type = u"xsd:string"_s, .readAt = Noon.addSecs(-60)});
    return device;
}

std::optional<Fact> fact(const DeviceRecord &device, FactKey key, const QString &instance = {})
{
    return best(factsOf(device), key, instance);
}

} // namespace

class TestTrFacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWholeDeviceOfTheOlderModelIsRead()
    {
        QFile file(QStringLiteral(FD_TEST_DATA "/cpe/tr098-device.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        static const QRegularExpression line(
            u"^([^,]*),(true|false),(true|false),(\"[^\"]*\"|[^,]*),([^,]*)$"_s);
        DeviceRecord device{.id = u"202BC1-BM632w-1"_s, .serial = u"1"_s, .lastInform = Noon};
        while (!file.atEnd()) {
            const auto cells = line.match(QString::fromUtf8(file.readLine()).trimmed());
            if (!cells.hasMatch() || cells.captured(2) == "true"_L1)
                continue;
            QString value = cells.captured(4);
            if (value.startsWith(u'"'))
                value = value.sliced(1, value.size() - 2);
            device.tree.insert({.path = cells.captured(1),
                .value = value,
                .type = cells.captured(5),
                .readAt = Noon});
        }
        QVERIFY(device.tree.size() > 700);
        QCOMPARE(dataModel(device.tree), DataModel::Tr098);
        const DeviceFacts facts = factsOf(device);
        QCOMPARE(best(facts, FactKey::Model)->value.toString(), u"BM632w"_s);
        QCOMPARE(best(facts, FactKey::Firmware)->value.toString(), u"V100R001IRQC56B017"_s);
        QCOMPARE(best(facts, FactKey::UpTime)->value.toLongLong(), 213138);
        QCOMPARE(best(facts, FactKey::UpTime)->unit, Unit::Seconds);
        QCOMPARE(best(facts, FactKey::UpTime)->path, u"InternetGatewayDevice.DeviceInfo.UpTime"_s);
        QCOMPARE(facts.lanPorts.size(), 4);
        QCOMPARE(facts.lanPorts.first().up, std::optional(false));
        QVERIFY(facts.hosts.size() >= 6);
        QCOMPARE(facts.hosts.first().name, u"android-0001"_s);
        QCOMPARE(facts.hosts.first().mac, u"40:B0:FA:00:00:01"_s);
        QCOMPARE(facts.hosts.first().link, Link::Wifi);
        QCOMPARE(facts.hosts.at(5).mac, u"20:10:7A:00:00:06"_s);
        QVERIFY(!facts.radios.isEmpty());
        for (const Radio &radio : facts.radios) {
            QVERIFY(!radio.ssidPath.isEmpty());
            QVERIFY(radio.passphrasePath.contains("PassPhrase"_L1, Qt::CaseInsensitive)
                || radio.passphrasePath.contains("PreSharedKey"_L1));
        }
    }

    void everyPathOfAFactIsInTheModel_data()
    {
        QTest::addColumn<QString>("root");
        QTest::addColumn<int>("least");
        QTest::newRow("TR-181") << u"Device."_s << 22;
        QTest::newRow("TR-098") << u"InternetGatewayDevice."_s << 14;
    }

    void everyPathOfAFactIsInTheModel()
    {
        QFETCH(QString, root);
        QFETCH(int, least);
        // A device that has everything, each table with one row.
        const auto paths = modelPaths();
        QVERIFY(paths.size() > 2000);
        DeviceRecord device{.id = u"D"_s, .serial = u"S"_s, .lastInform = Noon};
        for (const auto &[path, row] : paths) {
            if (!path.startsWith(root))
                continue;
            QVariant value = u"text"_s;
            if (row.type == "boolean"_L1)
                value = true;
            else if (row.type.contains("nt"_L1, Qt::CaseInsensitive) || row.type.contains("ong"_L1))
                value = 7;
            if (path.endsWith(".OpticalSignalLevel"_L1)
                || path.endsWith(".TransmitOpticalLevel"_L1))
                value = -19000;
            if (path.endsWith("MACAddress"_L1) || path.endsWith(".ID"_L1)
                || path.endsWith("PhysAddress"_L1))
                value = u"02:00:00:00:00:01"_s;
            if (path.endsWith("LowerLayers"_L1) && path.contains(".IP."_L1))
                value = u"Device.PPP.Interface.1"_s;
            if (path.endsWith("Enable"_L1))
                value = true;
            QString at = path;
            device.tree.insert(
                {.path = at.replace("{i}"_L1, "1"_L1), .value = value, .readAt = Noon});
        }
        const DeviceFacts facts = factsOf(device);
        std::set<FactKey> keys;
        for (const Fact &fact : facts.facts) {
            keys.insert(fact.key);
            if (!fact.path.isEmpty())
                QVERIFY2(paths.contains(pattern(fact.path)), qPrintable(fact.path));
        }
        QVERIFY2(int(keys.size()) >= least, qPrintable(QString::number(keys.size())));
        QCOMPARE(facts.radios.size(), 1);
        for (const QString &path :
            {facts.radios.first().ssidPath, facts.radios.first().passphrasePath}) {
            if (!path.isEmpty()) {
                QVERIFY2(paths.contains(pattern(path)), qPrintable(path));
                QVERIFY(paths.at(pattern(path)).isWritable);
            }
        }
        QVERIFY(!facts.hosts.isEmpty());
        QVERIFY(!facts.lanPorts.isEmpty());
    }

    void everyOrderOfADiagnosisIsWritableInTheModel()
    {
        const auto paths = modelPaths();
        int checked = 0;
        for (const DataModel model : {DataModel::Tr098, DataModel::Tr181}) {
            for (const DiagnosisKind kind :
                {DiagnosisKind::Ping, DiagnosisKind::Trace, DiagnosisKind::Download,
                    DiagnosisKind::Upload, DiagnosisKind::WifiNeighbours}) {
                const auto values = startOf({.kind = kind,
                                                .host = u"a.example"_s,
                                                .url = QUrl(u"http://a.example/f"_s),
                                                .octets = 1000},
                    model);
                const bool isMissing =
                    model == DataModel::Tr098 && kind == DiagnosisKind::WifiNeighbours;
                QCOMPARE(values.has_value(), !isMissing);
                if (!values)
                    continue;
                for (const Assignment &one : *values + cancelOf(kind, model)) {
                    QVERIFY2(paths.contains(one.path), qPrintable(one.path));
                    QVERIFY2(paths.at(one.path).isWritable, qPrintable(one.path));
                    const bool isCount = one.type == "xsd:unsignedInt"_L1;
                    QCOMPARE(isCount, paths.at(one.path).type.startsWith("unsigned"_L1));
                    ++checked;
                }
            }
        }
        QVERIFY(checked > 30);
    }

    void levelsInThousandths_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("dbm");
        QTest::addColumn<bool>("believed");
        QTest::newRow("fine") << u"-19500"_s << -19.5 << true;
        QTest::newRow("weak") << u"-27400"_s << -27.4 << true;
        QTest::newRow("sent") << u"2300"_s << 2.3 << true;
        QTest::newRow("impossible") << u"-80000"_s << -80.0 << false;
        QTest::newRow("too loud") << u"10001"_s << 10.001 << false;
        QTest::newRow("no reading") << u"0"_s << 0.0 << false;
        QTest::newRow("whole dBm of a vendor") << u"-19"_s << -0.019 << false;
        QTest::newRow("least") << u"-40000"_s << -40.0 << true;
    }

    void levelsInThousandths()
    {
        QFETCH(QString, text);
        QFETCH(double, dbm);
        QFETCH(bool, believed);
        const auto level = levelOfThousandths(text);
        QVERIFY(level);
        QCOMPARE(level->dbm, dbm);
        QCOMPARE(level->rejected.isEmpty(), believed);
    }

    void whatIsNoNumberIsNoLevel()
    {
        for (const auto *text : {"", "n/a", "--", "-1e999", "nan", "inf"}) {
            QVERIFY2(!levelOfThousandths(QString::fromLatin1(text)), text);
            QVERIFY2(!levelOfText(QString::fromLatin1(text)), text);
        }
        QCOMPARE(levelOfText(u"-19.52 dBm"_s)->dbm, -19.52);
        QCOMPARE(levelOfText(u"-19,5"_s)->dbm, -19.5);
        QVERIFY(!levelOfText(u"-80"_s)->rejected.isEmpty());
        QVERIFY(!levelOfText(u"0"_s)->rejected.isEmpty());
    }

    void everyThousandthIsBelievedWithinTheRangeAndNotOutside()
    {
        for (int thousandths = -70000; thousandths <= 20000; thousandths += 37) {
            const auto level = levelOfThousandths(QString::number(thousandths));
            QVERIFY(level);
            const bool isWithin =
                thousandths >= -40000 && thousandths <= 10000 && std::abs(thousandths) >= 100;
            QCOMPARE(level->rejected.isEmpty(), isWithin);
            QVERIFY(std::abs(level->dbm * 1000 - thousandths) < 1e-6);
        }
    }

    void rcpiIsHalfDecibelsAboveMinus110()
    {
        QCOMPARE(dbmOfRcpi(0), std::optional(-110));
        QCOMPARE(dbmOfRcpi(100), std::optional(-60));
        QCOMPARE(dbmOfRcpi(220), std::optional(0));
        for (const qint64 nothing : {-1, 221, 255, 256})
            QVERIFY(!dbmOfRcpi(nothing));
        for (int rcpi = 1; rcpi <= 220; ++rcpi)
            QVERIFY(*dbmOfRcpi(rcpi) >= *dbmOfRcpi(rcpi - 1));
    }

    void aPositiveSignalIsAPercentage()
    {
        QCOMPARE(signalOf(-67).dbm, std::optional(-67));
        QVERIFY(!signalOf(-67).percent);
        QCOMPARE(signalOf(78).percent, std::optional(78));
        QVERIFY(!signalOf(78).dbm);
        for (const qint64 nothing : {0LL, 101LL, 255LL, -121LL, -200LL}) {
            QVERIFY(!signalOf(nothing).dbm);
            QVERIFY(!signalOf(nothing).percent);
        }
    }

    void theVendorsReadingCountsWhereTheStandardOneCannotBeBelieved()
    {
        const QString optical = u"Device.Optical.Interface.1."_s;
        const auto both = deviceWith({{optical + u"OpticalSignalLevel"_s, -18000},
            {optical + u"Stats.SignalRxPower"_s, u"-18.4"_s}});
        QCOMPARE(fact(both, FactKey::OpticalRx)->value.toDouble(), -18.0);
        const auto odd = deviceWith({{optical + u"OpticalSignalLevel"_s, -18},
            {optical + u"Stats.SignalRxPower"_s, u"-18.4"_s}});
        QCOMPARE(fact(odd, FactKey::OpticalRx)->value.toDouble(), -18.4);
        QCOMPARE(std::ranges::count(factsOf(odd).facts, FactKey::OpticalRx, &Fact::key), 2);
        const auto impossible = deviceWith({{optical + u"Stats.SignalRxPower"_s, u"-80"_s}});
        QVERIFY(!fact(impossible, FactKey::OpticalRx));
        const DeviceFacts facts = factsOf(impossible);
        const auto listed = std::ranges::find(facts.facts, FactKey::OpticalRx, &Fact::key);
        QVERIFY(listed != facts.facts.end());
        QCOMPARE(listed->rejected, u"-80 dBm is outside -40..10 dBm"_s);
        QCOMPARE(listed->readAt, Noon.addSecs(-60));
    }

    void whatWasNeverReadIsNotThere()
    {
        DeviceRecord device{.id = u"D"_s, .serial = u"S"_s, .lastInform = Noon};
        device.tree.insert({.path = u"Device.DeviceInfo.UpTime"_s});
        const DeviceFacts facts = factsOf(device);
        QVERIFY(!best(facts, FactKey::UpTime));
        QVERIFY(facts.radios.isEmpty());
        QCOMPARE(best(facts, FactKey::LastInform)->value.toDateTime(), Noon);
        QVERIFY(!best(facts, FactKey::LastBoot));
    }

    void clientsAreJoinedWithTheirRadioAndTheirNode()
    {
        const QString wifi = u"Device.WiFi."_s;
        const QString mesh = wifi + u"DataElements.Network.Device.1."_s;
        const auto device = deviceWith({{wifi + u"Radio.2.OperatingFrequencyBand"_s, u"5GHz"_s},
            {wifi + u"Radio.2.Channel"_s, 36},
            {wifi + u"SSID.3.LowerLayers"_s, u"Device.WiFi.Radio.2."_s},
            {wifi + u"SSID.3.SSID"_s, u"Maison"_s},
            {wifi + u"AccessPoint.3.SSIDReference"_s, u"Device.WiFi.SSID.3"_s},
            {wifi + u"AccessPoint.3.AssociatedDevice.1.MACAddress"_s, u"06:00:00:00:00:0a"_s},
            {wifi + u"AccessPoint.3.AssociatedDevice.1.SignalStrength"_s, -58},
            {wifi + u"AccessPoint.3.AssociatedDevice.2.MACAddress"_s, u"06:00:00:00:00:0b"_s},
            {wifi + u"AccessPoint.3.AssociatedDevice.2.SignalStrength"_s, 64},
            {u"Device.Hosts.Host.1.PhysAddress"_s, u"06-00-00-00-00-0A"_s},
            {u"Device.Hosts.Host.1.HostName"_s, u"salon"_s},
            {mesh + u"ID"_s, u"02:00:00:00:00:77"_s},
            {mesh + u"MultiAPDevice.Backhaul.LinkType"_s, u"Wi-Fi"_s},
            {mesh + u"Radio.1.BSS.1.STA.1.MACAddress"_s, u"06:00:00:00:00:0A"_s},
            {mesh + u"Radio.1.BSS.1.STA.1.SignalStrength"_s, 110}});
        const DeviceFacts facts = factsOf(device);
        QCOMPARE(facts.radios.size(), 1);
        QCOMPARE(facts.radios.first().ssid, u"Maison"_s);
        QCOMPARE(facts.radios.first().band, Band::Ghz5);
        QCOMPARE(facts.radios.first().ssidPath, wifi + u"SSID.3.SSID"_s);
        QCOMPARE(facts.hosts.size(), 2);
        const Host &known = facts.hosts.first();
        QCOMPARE(known.name, u"salon"_s);
        QCOMPARE(known.link, Link::Wifi);
        QCOMPARE(known.band, Band::Ghz5);
        QCOMPARE(known.signalDbm, std::optional(-55));
        QCOMPARE(known.node, u"02:00:00:00:00:77"_s);
        const Host &other = facts.hosts.at(1);
        QCOMPARE(other.mac, u"06:00:00:00:00:0B"_s);
        QVERIFY(!other.signalDbm);
        QCOMPARE(other.signalPercent, std::optional(64));
        QCOMPARE(facts.nodes.size(), 1);
        QCOMPARE(facts.nodes.first().backhaul, u"Wi-Fi"_s);
    }

    void bothModelsTellTheSame()
    {
        const auto modern = deviceWith({{u"Device.DeviceInfo.SoftwareVersion"_s, u"1.4"_s},
            {u"Device.DeviceInfo.UpTime"_s, 99}, {u"Device.WiFi.Radio.1.Channel"_s, 6},
            {u"Device.WiFi.Radio.1.OperatingFrequencyBand"_s, u"2.4GHz"_s},
            {u"Device.WiFi.SSID.1.LowerLayers"_s, u"Device.WiFi.Radio.1"_s},
            {u"Device.WiFi.SSID.1.SSID"_s, u"Maison"_s}});
        const QString old = u"InternetGatewayDevice."_s;
        const auto former = deviceWith(
            {{old + u"DeviceInfo.SoftwareVersion"_s, u"1.4"_s}, {old + u"DeviceInfo.UpTime"_s, 99},
                {old + u"LANDevice.1.WLANConfiguration.1.Channel"_s, 6},
                {old + u"LANDevice.1.WLANConfiguration.1.SSID"_s, u"Maison"_s}});
        for (const FactKey key : {FactKey::Firmware, FactKey::UpTime, FactKey::SerialNumber})
            QCOMPARE(fact(modern, key)->value, fact(former, key)->value);
        const Radio one = factsOf(modern).radios.first();
        const Radio two = factsOf(former).radios.first();
        QCOMPARE(one.band, two.band);
        QCOMPARE(one.channel, two.channel);
        QCOMPARE(one.ssid, two.ssid);
    }

    void aWanThatIsNotSetUpSaysNothing()
    {
        const QString wan = u"InternetGatewayDevice.WANDevice.1.WANConnectionDevice.1."_s;
        const auto device =
            deviceWith({{wan + u"WANIPConnection.1.ConnectionStatus"_s, u"Unconfigured"_s},
                {wan + u"WANIPConnection.1.ExternalIPAddress"_s, u"0.0.0.0"_s},
                {wan + u"WANPPPConnection.1.ConnectionStatus"_s, u"Connected"_s},
                {wan + u"WANPPPConnection.1.ExternalIPAddress"_s, u"100.64.0.9"_s},
                {wan + u"WANPPPConnection.1.LastConnectionError"_s, u"ERROR_NONE"_s}});
        QCOMPARE(fact(device, FactKey::WanStatus)->value.toString(), u"Connected"_s);
        QCOMPARE(fact(device, FactKey::WanAddress)->value.toString(), u"100.64.0.9"_s);
        QVERIFY(!fact(device, FactKey::WanError));
    }
};

QTEST_GUILESS_MAIN(TestTrFacts)
#include "tst_trfacts.moc"
