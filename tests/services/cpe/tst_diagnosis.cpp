// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/acs/diagnosis.h"

#include <QTest>
#include <QTimeZone>

using namespace FibreDesk;
using namespace FibreDesk::Cpe::Acs;
using namespace Qt::StringLiterals;

namespace {

DeviceRecord deviceWith(const QString &object, const QList<std::pair<QString, QVariant>> &values,
    const QString &counterType = u"xsd:unsignedInt"_s)
{
    DeviceRecord device{.id = u"D"_s, .serial = u"S"_s};
    for (const auto &[name, value] : values)
        device.tree.insert({.path = object + u'.' + name,
            .value = value,
            .type = name.contains("Bytes"_L1) ? counterType : u"xsd:string"_s,
            .readAt = QDateTime(QDate(2026, 6, 1), QTime(12, 0), QTimeZone::UTC)});
    return device;
}

constexpr qint64 Round = 4294967296;

} // namespace

class TestDiagnosis : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPingIsOrderedAndRead_data()
    {
        QTest::addColumn<QString>("object");
        QTest::newRow("TR-181") << u"Device.IP.Diagnostics.IPPing"_s;
        QTest::newRow("TR-098") << u"InternetGatewayDevice.IPPingDiagnostics"_s;
    }

    void aPingIsOrderedAndRead()
    {
        QFETCH(QString, object);
        const DataModel model =
            object.startsWith("Device."_L1) ? DataModel::Tr181 : DataModel::Tr098;
        const DiagnosisRequest request{.kind = DiagnosisKind::Ping, .host = u"a.example"_s};
        const auto order = startOf(request, model);
        QVERIFY(order.has_value());
        QCOMPARE(order->constLast().path, object + u".DiagnosticsState"_s);
        QCOMPARE(order->constLast().value.toString(), u"Requested"_s);
        const auto result = resultOf(request,
            deviceWith(object,
                {{u"DiagnosticsState"_s, u"Complete"_s}, {u"SuccessCount"_s, 4},
                    {u"FailureCount"_s, 1}, {u"AverageResponseTime"_s, 12},
                    {u"MinimumResponseTime"_s, 9}, {u"MaximumResponseTime"_s, 31}}));
        QVERIFY(result.has_value());
        QCOMPARE(result->ping, std::optional(PingResult{4, 1, 12, 9, 31}));
    }

    void ofNoAnswerThereIsNoMean()
    {
        const DiagnosisRequest request{.kind = DiagnosisKind::Ping, .host = u"a.example"_s};
        const auto result = resultOf(request,
            deviceWith(u"Device.IP.Diagnostics.IPPing"_s,
                {{u"DiagnosticsState"_s, u"Complete"_s}, {u"SuccessCount"_s, 0},
                    {u"FailureCount"_s, 5}, {u"AverageResponseTime"_s, 0}}));
        QVERIFY(result.has_value());
        QCOMPARE(result->ping, std::optional(PingResult{.answered = 0, .lost = 5}));
    }

    void hopsAreReadInTheirOrder_data()
    {
        QTest::addColumn<QString>("object");
        QTest::addColumn<QString>("prefix");
        QTest::newRow("TR-181") << u"Device.IP.Diagnostics.TraceRoute"_s << QString();
        QTest::newRow("TR-098") << u"InternetGatewayDevice.TraceRouteDiagnostics"_s << u"Hop"_s;
    }

    void hopsAreReadInTheirOrder()
    {
        QFETCH(QString, object);
        QFETCH(QString, prefix);
        QList<std::pair<QString, QVariant>> values{
            {u"DiagnosticsState"_s, u"Error_MaxHopCountExceeded"_s}};
        for (int hop = 1; hop <= 11; ++hop) {
            values.append(
                {u"RouteHops.%1.%2HostAddress"_s.arg(hop).arg(prefix), u"192.0.2.%1"_s.arg(hop)});
            values.append({u"RouteHops.%1.%2RTTimes"_s.arg(hop).arg(prefix),
                u"%1, ,x,%2"_s.arg(hop).arg(hop + 1)});
        }
        const auto result = resultOf(
            {.kind = DiagnosisKind::Trace, .host = u"a.example"_s}, deviceWith(object, values));
        QVERIFY(result.has_value());
        QCOMPARE(result->problem, DiagnosisProblem::HopLimit);
        QCOMPARE(result->hops.size(), 11);
        QCOMPARE(result->hops.at(9).address, u"192.0.2.10"_s);
        QCOMPARE(result->hops.at(9).timesMs, QList<int>({10, 11}));
    }

    void aRateIsOfTheDevicesOwnTimes()
    {
        const QString object = u"Device.IP.Diagnostics.DownloadDiagnostics"_s;
        const auto result =
            resultOf({.kind = DiagnosisKind::Download, .url = QUrl(u"http://a.example/f"_s)},
                deviceWith(object,
                    {{u"DiagnosticsState"_s, u"Complete"_s}, {u"TestBytesReceived"_s, 117'500'000},
                        {u"BOMTime"_s, u"2026-06-01T12:00:00.250000Z"_s},
                        {u"EOMTime"_s, u"2026-06-01T12:00:01.250000Z"_s}}));
        QVERIFY2(result.has_value(), result ? "" : qPrintable(result.error().detail));
        QCOMPARE(result->transfer->seconds, 1.0);
        QCOMPARE(result->transfer->bitsPerSecond, 940e6);
        QVERIFY(!result->transfer->wasWrapped);
        QVERIFY(!result->transfer->mayHaveWrapped);
    }

    void theOlderModelSaysCompleted()
    {
        const QString object = u"InternetGatewayDevice.UploadDiagnostics"_s;
        const auto result = resultOf({.kind = DiagnosisKind::Upload,
                                         .url = QUrl(u"http://a.example/f"_s),
                                         .octets = 5'000'000},
            deviceWith(object,
                {{u"DiagnosticsState"_s, u"Completed"_s}, {u"TotalBytesSent"_s, 5'004'000},
                    {u"BOMTime"_s, u"2026-06-01T12:00:00"_s},
                    {u"EOMTime"_s, u"2026-06-01T12:00:02"_s}}));
        QVERIFY(result.has_value());
        QCOMPARE(result->transfer->octets, 5'004'000);
        QCOMPARE(result->transfer->seconds, 2.0);
    }

    void aCounterThatWentRoundIsSetRight_data()
    {
        QTest::addColumn<qint64>("sent");
        QTest::addColumn<qint64>("expected");
        for (const qint64 octets : {1LL, 1000LL, Round - 1, Round, Round + 1, 5'000'000'000LL,
                 2 * Round - 1, 2 * Round, 10'000'000'000LL, 5 * Round + 17})
            QTest::newRow(QByteArray::number(octets).constData()) << octets << octets;
        QTest::newRow("with headers") << Round + 1'000'000 << Round + 900'000;
        QTest::newRow("a little less came") << Round - 1000 << Round + 1000;
    }

    void aCounterThatWentRoundIsSetRight()
    {
        QFETCH(qint64, sent);
        QFETCH(qint64, expected);
        const auto transfer = transferOf(
            sent % Round, true, expected, u"2026-06-01T12:00:00Z"_s, u"2026-06-01T12:01:00Z"_s);
        QVERIFY(transfer.has_value());
        QCOMPARE(transfer->octets, sent);
        QCOMPARE(transfer->wasWrapped, sent >= Round);
    }

    void aCounterOf64BitsIsTakenAtItsWord()
    {
        const auto transfer = transferOf(
            700, false, 5'000'000'000, u"2026-06-01T12:00:00Z"_s, u"2026-06-01T12:01:00Z"_s);
        QCOMPARE(transfer->octets, 700);
        QVERIFY(!transfer->wasWrapped);
    }

    void withoutTheSizeALongTransferIsNotCertain()
    {
        const auto longOne =
            transferOf(700'000'000, true, 0, u"2026-06-01T12:00:00Z"_s, u"2026-06-01T12:01:00Z"_s);
        QVERIFY(longOne->mayHaveWrapped);
        const auto shortOne =
            transferOf(700'000'000, true, 0, u"2026-06-01T12:00:00Z"_s, u"2026-06-01T12:00:02Z"_s);
        QVERIFY(!shortOne->mayHaveWrapped);
    }

    void timesThatCannotBeAreRefused()
    {
        const QString noon = u"2026-06-01T12:00:00.5Z"_s;
        QVERIFY(!transferOf(1, true, 0, noon, noon));
        QVERIFY(!transferOf(1, true, 0, noon, u"2026-06-01T12:00:00.4Z"_s));
        QVERIFY(!transferOf(1, true, 0, u"0001-01-01T00:00:00Z"_s, noon));
        QVERIFY(!transferOf(1, true, 0, {}, noon));
        QVERIFY(!transferOf(-1, true, 0, noon, u"2026-06-01T12:00:01Z"_s));
        QCOMPARE(*microsecondsOf(u"1970-01-02T00:00:00.000007Z"_s), 86'400'000'007);
        QCOMPARE(*microsecondsOf(u"1970-01-02T01:00:00.1+01:00"_s), 86'400'100'000);
        QVERIFY(!microsecondsOf(u"yesterday"_s));
    }

    void whatIsUnderWayHasNoResult()
    {
        for (const auto *state : {"Requested", "None", ""})
            QVERIFY(!resultOf({.kind = DiagnosisKind::Ping},
                deviceWith(u"Device.IP.Diagnostics.IPPing"_s,
                    {{u"DiagnosticsState"_s, QString::fromLatin1(state)},
                        {u"SuccessCount"_s, 4}})));
    }

    void everyProblemHasAKind_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("problem");
        QTest::newRow("name") << u"Error_CannotResolveHostName"_s << u"cannotResolveHost"_s;
        QTest::newRow("route") << u"Error_NoRouteToHost"_s << u"noRoute"_s;
        QTest::newRow("connection") << u"Error_InitConnectionFailed"_s << u"noConnection"_s;
        QTest::newRow("answer") << u"Error_NoResponse"_s << u"noConnection"_s;
        QTest::newRow("password") << u"Error_PasswordRequestFailed"_s << u"notSignedIn"_s;
        QTest::newRow("transfer") << u"Error_TransferFailed"_s << u"transferFailed"_s;
        QTest::newRow("time") << u"Error_Timeout"_s << u"timedOut"_s;
        QTest::newRow("internal") << u"Error_Internal"_s << u"internal"_s;
        QTest::newRow("cancelled") << u"Canceled"_s << u"cancelled"_s;
        QTest::newRow("other") << u"Error_Other"_s << u"other"_s;
        QTest::newRow("vendor") << u"X_Broken"_s << u"other"_s;
    }

    void everyProblemHasAKind()
    {
        QFETCH(QString, state);
        QFETCH(QString, problem);
        QCOMPARE(problemName(problemOf(state)), problem);
        const auto result = resultOf({.kind = DiagnosisKind::Download},
            deviceWith(
                u"Device.IP.Diagnostics.DownloadDiagnostics"_s, {{u"DiagnosticsState"_s, state}}));
        QVERIFY(result.has_value());
        QVERIFY(!result->transfer);
        QCOMPARE(result->state, state);
    }

    void neighboursComeLoudestFirst()
    {
        const QString row = u"Result.%1."_s;
        const auto result = resultOf({.kind = DiagnosisKind::WifiNeighbours},
            deviceWith(u"Device.WiFi.NeighboringWiFiDiagnostic"_s,
                {{u"DiagnosticsState"_s, u"Complete"_s}, {row.arg(1) + u"Channel"_s, 6},
                    {row.arg(1) + u"SignalStrength"_s, -80}, {row.arg(2) + u"Channel"_s, 11},
                    {row.arg(2) + u"SignalStrength"_s, -40}, {row.arg(3) + u"Channel"_s, 1},
                    {row.arg(3) + u"SignalStrength"_s, 77},
                    {row.arg(4) + u"SSID"_s, u"without a channel"_s}}));
        QVERIFY(result.has_value());
        QCOMPARE(result->neighbours.size(), 3);
        QCOMPARE(result->neighbours.first().channel, 11);
        QVERIFY(!result->neighbours.last().signalDbm);
    }

    void whatADeviceMustNotBeToldIsRefused()
    {
        for (const auto *host : {"", "a b", "a;reboot", "$(x)", "-f", "http://a"})
            QVERIFY2(!startOf({.kind = DiagnosisKind::Ping, .host = QString::fromLatin1(host)},
                         DataModel::Tr181),
                host);
        QVERIFY(startOf({.kind = DiagnosisKind::Ping, .host = u"2001:db8::1"_s}, DataModel::Tr181)
                .has_value());
        for (const auto *url :
            {"", "https://a.example/f", "file:///etc/passwd", "http://u:p@a.example/f"})
            QVERIFY2(
                !startOf({.kind = DiagnosisKind::Download, .url = QUrl(QString::fromLatin1(url))},
                    DataModel::Tr181),
                url);
        QVERIFY(!startOf({.kind = DiagnosisKind::Upload, .url = QUrl(u"http://a.example/f"_s)},
            DataModel::Tr181));
        const auto unsupported = startOf({.kind = DiagnosisKind::WifiNeighbours}, DataModel::Tr098);
        QCOMPARE(unsupported.error().kind, ErrorKind::Unsupported);
        QCOMPARE(
            startOf({.kind = DiagnosisKind::Ping, .host = u"a"_s}, DataModel::None).error().kind,
            ErrorKind::Unsupported);
    }
};

QTEST_GUILESS_MAIN(TestDiagnosis)
#include "tst_diagnosis.moc"
