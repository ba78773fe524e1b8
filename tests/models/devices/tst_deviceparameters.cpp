// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "acsworld.h"
#include "deviceparameters.h"
#include "eventdrain.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;

namespace {

struct Desk : AcsWorld {
    Desk()
    {
        tree = R"("Device":{"DeviceInfo":{)" + value("ModelName", "XX230v") + ','
            + value("SoftwareVersion", "2.1.7")
            + R"(,"UpTime":{"_writable":false,"_object":false}},"WiFi":{"SSID":{"1":{)"
            + value("SSID", "Maison") + R"(}},"AccessPoint":{"1":{"Security":{)"
            + value("KeyPassphrase", "hunter22hunter22") + "}}}}}";
    }
    [[nodiscard]] bool isRead() const
    {
        return QTest::qWaitFor([this] { return !parameters->isReading(); });
    }
    /// What stands at the path that ends so.
    [[nodiscard]] QVariant at(const QString &end, int role) const
    {
        for (int row = 0; row < parameters->count(); ++row) {
            const QModelIndex index = parameters->index(row);
            if (index.data(DeviceParameters::PathRole).toString().endsWith(end)) {
                return index.data(role);
            }
        }
        return u"no such parameter"_s;
    }

    std::unique_ptr<DeviceTasks> asked = std::make_unique<DeviceTasks>(
        DeviceTasks::Parts{.watch = watch.get(), .live = live.get(), .acsId = id()});
    std::unique_ptr<DeviceParameters> parameters =
        std::make_unique<DeviceParameters>(DeviceParameters::Parts{
            .acs = client.get(), .live = live.get(), .tasks = asked.get(), .acsId = id()});
    QAbstractItemModelTester tester{
        parameters.get(), QAbstractItemModelTester::FailureReportingMode::QtTest};

private:
    [[nodiscard]] std::function<QString(const DeviceHandle &)> id()
    {
        return [this](const DeviceHandle &device) { return acsId(device); };
    }
};

} // namespace

class TestDeviceParameters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { drainEvents(); }

    void areReadWhenSomebodyOpensThem();
    void aSecretIsNamedAndNeverShown();
    void areFoundByPathAndValue();
    void oneIsReadAgainByTheDevice();
    void aFailureIsSaid();
    void belongToTheDeviceInFront();
};

void TestDeviceParameters::areReadWhenSomebodyOpensThem()
{
    Desk desk;
    QVERIFY(desk.open(u"S1"_s));
    QVERIFY(desk.parameters->canRead());
    QCOMPARE(desk.acs.requests().size(), 0U);
    desk.parameters->open();
    QVERIFY(desk.parameters->isReading());
    QVERIFY(desk.isRead());
    QCOMPARE(desk.acs.requests().size(), 1U);
    QCOMPARE(desk.at(u"ModelName"_s, DeviceParameters::ValueRole).toString(), u"XX230v"_s);
    QCOMPARE(desk.at(u"ModelName"_s, DeviceParameters::AtRole).toDateTime(), Desk::Noon.addSecs(1));
    QVERIFY(desk.at(u"ModelName"_s, DeviceParameters::WritableRole).toBool());
    desk.parameters->close();
    QCOMPARE(desk.parameters->total(), 0);
}

void TestDeviceParameters::aSecretIsNamedAndNeverShown()
{
    Desk desk;
    QVERIFY(desk.open(u"S1"_s));
    desk.parameters->open();
    QVERIFY(desk.isRead());
    QCOMPARE(desk.at(u"KeyPassphrase"_s, DeviceParameters::KindRole).toString(), u"secret"_s);
    QCOMPARE(desk.at(u"KeyPassphrase"_s, DeviceParameters::ValueRole).toString(), QString());
    desk.parameters->setSearch(u"hunter22"_s); // nor found by it
    QCOMPARE(desk.parameters->count(), 0);
}

void TestDeviceParameters::areFoundByPathAndValue()
{
    Desk desk;
    QVERIFY(desk.open(u"S1"_s));
    desk.parameters->open();
    QVERIFY(desk.isRead());
    const int all = desk.parameters->total();
    QVERIFY(all >= 4);
    desk.parameters->setSearch(u"wifi ssid"_s);
    QCOMPARE(desk.parameters->count(), 1);
    desk.parameters->setSearch(u"maison"_s);
    QCOMPARE(desk.parameters->count(), 1);
    desk.parameters->setSearch(u"nonsense"_s);
    QCOMPARE(desk.parameters->count(), 0);
    desk.parameters->setSearch({});
    QCOMPARE(desk.parameters->count(), all);
}

void TestDeviceParameters::oneIsReadAgainByTheDevice()
{
    Desk desk;
    QVERIFY(desk.open(u"S1"_s));
    desk.parameters->open();
    QVERIFY(desk.isRead());
    const QByteArray old = "2.1.7"_ba;
    desk.tree.replace(old, "3.0.0"_ba);
    desk.parameters->readAgain(u"Device.DeviceInfo.SoftwareVersion"_s);
    QTRY_COMPARE(desk.posts("getParameterValues"), 1);
    QTRY_COMPARE(desk.at(u"SoftwareVersion"_s, DeviceParameters::ValueRole).toString(), u"3.0.0"_s);
    QTRY_VERIFY(!desk.live->isAsking() && !desk.parameters->isReading());
}

void TestDeviceParameters::aFailureIsSaid()
{
    Desk desk;
    QVERIFY(desk.open(u"S1"_s));
    desk.acs.queue(phrased(500, "Out of memory"));
    desk.parameters->open();
    QVERIFY(desk.isRead());
    QVERIFY(desk.parameters->error().isSet());
    QCOMPARE(desk.parameters->total(), 0);
}

void TestDeviceParameters::belongToTheDeviceInFront()
{
    Desk desk;
    QVERIFY(desk.open(u"S1"_s));
    desk.parameters->open();
    QVERIFY(desk.open(u"S9"_s)); // while it is being read
    QVERIFY(!desk.parameters->isOpen());
    QVERIFY(!desk.parameters->canRead());
    QTRY_COMPARE(desk.acs.requests().size(), 1U);
    drainEvents();
    QCOMPARE(desk.parameters->total(), 0);
    desk.parameters->open();
    QVERIFY(!desk.parameters->isOpen());
}

QTEST_GUILESS_MAIN(TestDeviceParameters)
#include "tst_deviceparameters.moc"
