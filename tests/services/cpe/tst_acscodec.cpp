// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/acs/acscodec.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>
#include <QTimeZone>

using namespace FibreDesk;
using namespace FibreDesk::Cpe::Acs;
using namespace Qt::StringLiterals;

namespace {

DeviceRecord device(const QByteArray &json)
{
    return deviceFromJson(QJsonDocument::fromJson(json).object());
}

} // namespace

class TestAcsCodec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDeviceIsReadWithTheTimeOfEachValue()
    {
        const DeviceRecord read = device(R"({"_id":"202BC1-BM632w-000%2D001",
            "_deviceId":{"_Manufacturer":"M","_OUI":"202BC1","_ProductClass":"BM632w","_SerialNumber":"000-001"},
            "_lastInform":"2026-06-01T12:00:00.500Z","_registered":1717243200000,"_tags":["vip","été"],
            "Device":{"_object":true,"DeviceInfo":{"_object":true,"UpTime":{"_value":42,
            "_type":"xsd:unsignedInt","_timestamp":"2026-06-01T11:59:00.000Z","_writable":false},
            "ModelName":{"_writable":false},
            "Big":{"_value":9007199254740993,"_type":"xsd:unsignedLong"}}}})");
        QCOMPARE(read.id, u"202BC1-BM632w-000%2D001"_s);
        QCOMPARE(read.serial, u"000-001"_s);
        QCOMPARE(read.tags, QStringList({u"vip"_s, u"été"_s}));
        QCOMPARE(
            read.lastInform, QDateTime(QDate(2026, 6, 1), QTime(12, 0, 0, 500), QTimeZone::UTC));
        QCOMPARE(read.registered, QDateTime(QDate(2024, 6, 1), QTime(12, 0), QTimeZone::UTC));
        QVERIFY(!read.lastBoot.isValid());
        const Parameter *up = read.tree.value(u"Device.DeviceInfo.UpTime"_s);
        QVERIFY(up);
        QCOMPARE(up->value.toInt(), 42);
        QCOMPARE(up->readAt, QDateTime(QDate(2026, 6, 1), QTime(11, 59), QTimeZone::UTC));
        // Known to be there, never read: no value, not zero.
        QVERIFY(read.tree.find(u"Device.DeviceInfo.ModelName"_s));
        QVERIFY(!read.tree.value(u"Device.DeviceInfo.ModelName"_s));
        QVERIFY(!read.tree.find(u"Device.DeviceInfo.SoftwareVersion"_s));
        QCOMPARE(read.tree.number(u"Device.DeviceInfo.Big"_s), std::optional(9007199254740993LL));
        QCOMPARE(dataModel(read.tree), DataModel::Tr181);
    }

    void noSecretIsKept_data()
    {
        QTest::addColumn<QString>("path");
        QFile file(QStringLiteral(FD_TEST_DATA "/cpe/model-paths.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int secrets = 0;
        while (!file.atEnd()) {
            const QList<QByteArray> cells = file.readLine().trimmed().split(',');
            // A counter that can be cleared reads empty too, and is none.
            if (cells.value(3) != "secret" || cells.first().endsWith(".Reset"))
                continue;
            ++secrets;
            QTest::newRow(cells.first().constData())
                << QString::fromLatin1(cells.first()).replace("{i}"_L1, "1"_L1);
        }
        QVERIFY(secrets > 20);
        for (const auto *vendor :
            {"Device.X_TP_WiFi.Passphrase", "Device.Services.VoiceService.1.AuthPassword",
                "InternetGatewayDevice.X_HW_CLIUserInfo.1.Userpassword", "Device.X_Vendor.WpaPSK",
                "InternetGatewayDevice.LANDevice.1.WLANConfiguration.1.PreSharedKey.1.X_"
                "KeyPassphrase"})
            QTest::newRow(vendor) << QString::fromLatin1(vendor);
    }

    void noSecretIsKept()
    {
        QFETCH(QString, path);
        QJsonObject json{
            {"_value"_L1, u"hunter22"_s}, {"_type"_L1, u"xsd:string"_s}, {"_writable"_L1, true}};
        QStringList names = path.split(u'.');
        while (!names.isEmpty())
            json = QJsonObject{{names.takeLast(), json}};
        const DeviceRecord read = deviceFromJson(json);
        const Parameter *parameter = read.tree.find(path);
        QVERIFY(parameter);
        QVERIFY(parameter->isSecret);
        QVERIFY(parameter->isWritable);
        QVERIFY(!parameter->value.isValid());
        for (const Parameter &one : read.tree.all())
            QVERIFY(!one.value.toString().contains("hunter22"_L1));
    }

    void whatIsNoSecretIsKept()
    {
        for (const auto *path :
            {"Device.WiFi.SSID.1.SSID", "Device.DeviceInfo.UpTime",
                "Device.PPP.Interface.1.Username", "Device.WiFi.AccessPoint.1.Security.ModeEnabled",
                "Device.WiFi.AccessPoint.1.WPS.Enable", "Device.Hosts.Host.1.PhysAddress",
                "Device.Users.User.1.PasswordEnable"})
            QVERIFY2(!isSecretPath(QString::fromLatin1(path)), path);
    }

    void aFaultIsReadDownToItsParameters()
    {
        const FaultRecord fault =
            faultFromJson(QJsonDocument::fromJson(R"({"_id":"A-B-C%2D1:task_65f0",
            "device":"A-B-C%2D1","channel":"task_65f0","timestamp":"2026-06-01T12:00:00Z","code":"cwmp.9003",
            "message":"Invalid arguments","retries":2,"detail":{"faultCode":"Client","faultString":"CWMP fault",
            "detail":{"Fault":{"FaultCode":"9003","FaultString":"Invalid arguments","SetParameterValuesFault":[
            {"ParameterName":"Device.X","FaultCode":"9007","FaultString":"Invalid parameter value"}]}}}})")
                    .object());
        QCOMPARE(fault.task, u"65f0"_s);
        QCOMPARE(fault.number, 9003);
        QCOMPARE(fault.reason, FaultReason::InvalidArguments);
        QCOMPARE(fault.retries, 2);
        QCOMPARE(fault.parameters.size(), 1);
        QCOMPARE(fault.parameters.first(),
            (ParameterFault{u"Device.X"_s, 9007, u"Invalid parameter value"_s}));
    }

    void aPresetsFaultBelongsToNoTask()
    {
        const FaultRecord fault = faultFromJson(
            QJsonDocument::fromJson(R"({"_id":"A:B-C-1:inform","code":"script.Error"})").object());
        QVERIFY(fault.task.isEmpty());
        QCOMPARE(fault.device, u"A:B-C-1"_s);
        QCOMPARE(fault.reason, FaultReason::ScriptFailed);
    }

    void whatIsNoListIsRefused()
    {
        for (const auto *text : {"{}", "[1]", "[[]]", "[{},null]"}) {
            const auto document = QJsonDocument::fromJson(text);
            QVERIFY2(!devicesFromJson(document), text);
            QVERIFY2(!tasksFromJson(document), text);
            QVERIFY2(!faultsFromJson(document), text);
        }
        QVERIFY(devicesFromJson(QJsonDocument::fromJson("[{}]")).has_value());
    }

    void aTaskIsReadWithoutWhatItSets()
    {
        const auto tasks = tasksFromJson(QJsonDocument::fromJson(
            R"([{"_id":"t","device":"D","name":"setParameterValues","timestamp":"2026-06-01T12:00:00Z",
            "parameterValues":[["Device.P","hunter22","xsd:string"]]}])"));
        QCOMPARE(tasks->first(),
            (QueuedTask{.id = u"t"_s,
                .device = u"D"_s,
                .name = u"setParameterValues"_s,
                .queued = QDateTime(QDate(2026, 6, 1), QTime(12, 0), QTimeZone::UTC)}));
    }
};

QTEST_GUILESS_MAIN(TestAcsCodec)
#include "tst_acscodec.moc"
