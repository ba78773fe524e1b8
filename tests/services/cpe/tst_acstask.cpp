// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/acs/acsfault.h"
#include "cpe/acs/acsquery.h"
#include "cpe/acs/acssettings.h"
#include "cpe/acs/acstask.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Cpe::Acs;
using namespace Qt::StringLiterals;

namespace {

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

AcsQuery::Reader serial(const QString &text)
{
    return [text](const QString &) { return QStringList{text}; };
}

} // namespace

class TestAcsTask : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tasksAreWrittenAsTheServerReadsThem()
    {
        QCOMPARE(compact(TaskRequest::reboot().json()), R"({"name":"reboot"})"_ba);
        QCOMPARE(compact(TaskRequest::refreshObject(u"Device.WiFi."_s)->json()),
            R"({"name":"refreshObject","objectName":"Device.WiFi"})"_ba);
        QCOMPARE(
            compact(TaskRequest::getParameterValues({u"Device.A.1.B"_s, u"Device.C"_s})->json()),
            R"({"name":"getParameterValues","parameterNames":["Device.A.1.B","Device.C"]})"_ba);
        QCOMPARE(compact(TaskRequest::addObject(u"Device.NAT.PortMapping."_s)->json()),
            R"({"name":"addObject","objectName":"Device.NAT.PortMapping"})"_ba);
        QCOMPARE(compact(TaskRequest::deleteObject(u"Device.NAT.PortMapping.3."_s)->json()),
            R"({"name":"deleteObject","objectName":"Device.NAT.PortMapping.3"})"_ba);
        QCOMPARE(compact(TaskRequest::download({.name = u"fw 1.bin"_s})->json()),
            R"({"file":"fw 1.bin","name":"download"})"_ba);
        const auto set = TaskRequest::setParameterValues({{.path = u"Device.A"_s, .value = u"7"_s},
            {.path = u"Device.B"_s, .value = 7, .type = u"xsd:unsignedInt"_s},
            {.path = u"Device.C"_s, .value = true, .type = u"xsd:boolean"_s}});
        QCOMPARE(compact(set->json()),
            R"({"name":"setParameterValues","parameterValues":[["Device.A","7","xsd:string"],)"
            R"(["Device.B",7,"xsd:unsignedInt"],["Device.C",true,"xsd:boolean"]]})"_ba);
    }

    void whatIsNoParameterIsNotSent_data()
    {
        QTest::addColumn<QString>("path");
        for (const auto *path : {"", ".", "Device..WiFi", "WiFi.SSID", "Device.WiFi.*",
                 "Device WiFi", "device.WiFi", "Device.WiFi.SSID[1]", "Devices.A"})
            QTest::newRow(*path ? path : "empty") << QString::fromLatin1(path);
    }

    void whatIsNoParameterIsNotSent()
    {
        QFETCH(QString, path);
        QVERIFY(!TaskRequest::getParameterValues({path}));
        QVERIFY(!TaskRequest::refreshObject(path));
        QVERIFY(!TaskRequest::setParameterValues({{.path = path, .value = u"x"_s}}));
        QVERIFY(!TaskRequest::deleteObject(path));
    }

    void aValueOfAnotherTypeIsNotSentNorTold()
    {
        const auto refused = TaskRequest::setParameterValues(
            {{.path = u"Device.A"_s, .value = u"hunter22"_s, .type = u"xsd:unsignedInt"_s}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Validation);
        QVERIFY(!refused.error().detail.contains("hunter22"_L1));
        QVERIFY(!TaskRequest::setParameterValues(
            {{.path = u"Device.A"_s, .value = -1, .type = u"xsd:unsignedInt"_s}}));
        QVERIFY(!TaskRequest::setParameterValues(
            {{.path = u"Device.A"_s, .value = 1, .type = u"xsd:float"_s}}));
        QVERIFY(!TaskRequest::setParameterValues(
            {{.path = u"Device.A"_s, .value = 1}, {.path = u"Device.A"_s, .value = 2}}));
        QVERIFY(!TaskRequest::setParameterValues({}));
        QVERIFY(!TaskRequest::download({}));
        QVERIFY(!TaskRequest::deleteObject(u"Device.NAT.PortMapping"_s));
    }

    void aFactoryResetWantsTheSerialTyped()
    {
        QVERIFY(!ResetConfirmation::of(u"D-1"_s, u"S1"_s, u"s1"_s));
        QVERIFY(!ResetConfirmation::of(u"D-1"_s, {}, {}));
        const auto confirmed = ResetConfirmation::of(u"D-1"_s, u"S1"_s, u" S1 "_s);
        QVERIFY(confirmed.has_value());
        QCOMPARE(TaskRequest::factoryReset(*confirmed).onlyDevice(), u"D-1"_s);
    }

    void theReasonPhraseTellsOne202FromAnother_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("phrase");
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("offline");
        QTest::newRow("done") << 200 << "OK"_ba << u"done"_s << false;
        QTest::newRow("faulted") << 202 << "Task faulted"_ba << u"faulted"_s << false;
        QTest::newRow("stuck") << 202 << "Task queued but not processed"_ba << u"queued"_s << false;
        QTest::newRow("offline") << 202 << "Device is offline"_ba << u"queued"_s << true;
        QTest::newRow("not called") << 202 << "Accepted"_ba << u"accepted"_s << false;
        QTest::newRow("phrase lost on the way") << 202 << ""_ba << u"accepted"_s << false;
        QTest::newRow("session") << 503 << "Device is in session"_ba << u"inSession"_s << false;
        QTest::newRow("proxy without its server")
            << 503 << "Service Unavailable"_ba << u""_s << false;
        QTest::newRow("another success") << 204 << "No Content"_ba << u""_s << false;
    }

    void theReasonPhraseTellsOne202FromAnother()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, phrase);
        QFETCH(QString, state);
        QFETCH(bool, offline);
        const auto receipt = receiptOf(status, phrase);
        QCOMPARE(receipt.has_value(), !state.isEmpty());
        if (receipt) {
            QCOMPARE(stateName(receipt->state), state);
            QCOMPARE(receipt->isDeviceOffline, offline);
        }
    }

    void namesGoThereAndBack()
    {
        for (int i = 0; i <= int(TaskName::Download); ++i)
            QCOMPARE(taskNamed(taskName(TaskName(i))), std::optional(TaskName(i)));
        for (int i = 0; i <= int(TaskState::Unknown); ++i)
            QCOMPARE(stateNamed(stateName(TaskState(i))), std::optional(TaskState(i)));
        QVERIFY(!taskNamed(u"rebot"_s));
    }

    void everyFaultCodeHasAReason()
    {
        QSet<QString> names;
        for (int code = 9000; code <= 9019; ++code) {
            const FaultReason reason = faultReason(u"cwmp.%1"_s.arg(code));
            QVERIFY2(reason != FaultReason::Other, qPrintable(QString::number(code)));
            QCOMPARE(faultReason(QString::number(code)), reason);
            names.insert(faultReasonName(reason));
        }
        QCOMPARE(names.size(), 20);
        QCOMPARE(faultReason(u"cwmp.9005"_s), FaultReason::NoSuchParameter);
        QCOMPARE(faultReason(u"cwmp.9019"_s), FaultReason::FileNotGenuine);
        QCOMPARE(faultReason(u"cwmp.9845"_s), FaultReason::Vendor);
        QCOMPARE(faultReason(u"cwmp.8003"_s), FaultReason::ServerRefused);
        QCOMPARE(faultReason(u"script.TypeError"_s), FaultReason::ScriptFailed);
        QCOMPARE(faultReason(u"too_many_commits"_s), FaultReason::EndlessProvision);
        QCOMPARE(faultReason(u"timeout"_s), FaultReason::NoAnswer);
        QCOMPARE(faultReason(u"90050"_s), FaultReason::Other);
        QCOMPARE(faultReason({}), FaultReason::Other);
    }

    void whatTheServerTakesForMoreIsJudgedAgain_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("other"); ///< that the server finds too
        QTest::newRow("number") << u"000001"_s << u"1"_s;
        QTest::newRow("hexadecimal") << u"0x10"_s << u"16"_s;
        QTest::newRow("exponent") << u"1e3"_s << u"1000"_s;
        QTest::newRow("date") << u"2026-01-02"_s << u"2026-01-02T00:00:00.000Z"_s;
        QTest::newRow("wildcard") << u"AB*"_s << u"ABC"_s;
        QTest::newRow("pattern") << u"/.*/"_s << u"anything"_s;
        QTest::newRow("pattern without capitals") << u"/abc/i"_s << u"ABC"_s;
    }

    void whatTheServerTakesForMoreIsJudgedAgain()
    {
        QFETCH(QString, wanted);
        QFETCH(QString, other);
        const AcsQuery query = AcsQuery::equals(u"_deviceId._SerialNumber"_s, wanted);
        QVERIFY(query.mayOvermatch());
        QVERIFY(query.accepts(serial(wanted)));
        QVERIFY(!query.accepts(serial(other)));
        QCOMPARE(query.paths(), QStringList{u"_deviceId._SerialNumber"_s});
    }

    void anEqualTextIsAcceptedAndNoOther()
    {
        // Whatever the text: only itself.
        QRandomGenerator random(7);
        const QString letters = u"0123456789ABCabc*/.-%+ é^$[]\"\\"_s;
        const auto draw = [&] {
            QString text;
            const int length = 1 + int(random.bounded(8));
            for (int i = 0; i < length; ++i)
                text += letters.at(random.bounded(int(letters.size())));
            return text;
        };
        for (int i = 0; i < 2000; ++i) {
            const QString one = draw();
            const QString two = draw();
            const AcsQuery query = AcsQuery::equals(u"p"_s, one);
            QVERIFY(query.accepts(serial(one)));
            QCOMPARE(query.accepts(serial(two)), one == two);
            QVERIFY(
                AcsQuery::contains(u"p"_s, one).accepts(serial(u"x"_s + one.toUpper() + u"y"_s)));
            const auto parsed = QJsonDocument::fromJson(compact(query.json()));
            QCOMPARE(parsed.object().value("p"_L1).toString(), one);
        }
    }

    void partsOfATextAreAskedForByTheirPlainLetters()
    {
        QCOMPARE(compact(AcsQuery::contains(u"_id"_s, u"TPLG"_s).json()),
            R"({"$or":[{"_id":"*TPLG*"},{"_id":"*tplg*"}]})"_ba);
        QCOMPARE(
            compact(AcsQuery::contains(u"_id"_s, u"a/[0042"_s).json()), R"({"_id":"*0042*"})"_ba);
        // Nothing plain in it: everything is asked for, and judged here.
        QCOMPARE(compact(AcsQuery::contains(u"_id"_s, u"*"_s).json()), "{}"_ba);
        QVERIFY(!AcsQuery::contains(u"_id"_s, u"*"_s).accepts(serial(u"abc"_s)));
    }

    void conditionsAreJoined()
    {
        const QDateTime noon(QDate(2026, 6, 1), QTime(12, 0), QTimeZone::UTC);
        const AcsQuery query = AcsQuery::isBefore(u"_lastInform"_s, noon)
            && (AcsQuery::isOneOf(u"_tags"_s, {u"a"_s, u"b"_s})
                || AcsQuery::equals(u"_id"_s, u"x"_s));
        QCOMPARE(compact(query.json()),
            R"({"$and":[{"_lastInform":{"$lt":"2026-06-01T12:00:00.000Z"}},)"
            R"({"$or":[{"_tags":{"$in":["a","b"]}},{"_id":"x"}]}]})"_ba);
        const auto device = [](const QString &time, const QStringList &tags) -> AcsQuery::Reader {
            return [time, tags](const QString &path) {
                return path == "_lastInform"_L1 ? QStringList{time}
                    : path == "_tags"_L1        ? tags
                                                : QStringList{u"y"_s};
            };
        };
        QVERIFY(query.accepts(device(u"2026-06-01T11:59:59.000Z"_s, {u"c"_s, u"b"_s})));
        QVERIFY(!query.accepts(device(u"2026-06-01T12:00:00.000Z"_s, {u"b"_s})));
        QVERIFY(!query.accepts(device(u"2026-06-01T11:00:00.000Z"_s, {u"c"_s})));
        QVERIFY((AcsQuery() && AcsQuery()).isEverything());
        QVERIFY((AcsQuery() || query).isEverything());
    }

    void theProfileTellsHowToSignIn_data()
    {
        QTest::addColumn<QByteArray>("section");
        QTest::addColumn<QByteArray>("header"); ///< or what is wrong
        QTest::newRow("none") << "url=http://acs.example\n"_ba << ""_ba;
        QTest::newRow("bearer") << "url=http://acs.example\nauth=bearer\ntoken=t1\n"_ba
                                << "Authorization Bearer t1"_ba;
        QTest::newRow("basic") << "url=http://acs.example\nauth=basic\nuser=u\npassword=p\n"_ba
                               << "Authorization Basic dTpw"_ba;
        QTest::newRow("header") << "url=http://acs.example\nauth=header:X-Key\ntoken=t2\n"_ba
                                << "X-Key t2"_ba;
        QTest::newRow("token alone") << "url=http://acs.example\ntoken=t3\n"_ba
                                     << "Authorization Bearer t3"_ba;
        QTest::newRow("no token") << "url=http://acs.example\nauth=bearer\n"_ba << "!token"_ba;
        QTest::newRow("no password") << "url=http://acs.example\nauth=basic\nuser=u\n"_ba
                                     << "!password"_ba;
        QTest::newRow("wrong scheme") << "url=ldap://acs.example\n"_ba << "!url"_ba;
        QTest::newRow("wrong auth") << "url=http://acs.example\nauth=magic\n"_ba << "!auth"_ba;
    }

    void theProfileTellsHowToSignIn()
    {
        QFETCH(QByteArray, section);
        QFETCH(QByteArray, header);
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"p.ini"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[genieacs]\n" + section);
        file.close();
        const auto settings = AcsSettings::read(file.fileName());
        if (header.startsWith('!')) {
            QVERIFY(!settings);
            QCOMPARE(settings.error().source, u"genieacs/"_s + QString::fromLatin1(header.mid(1)));
            return;
        }
        QVERIFY(settings.has_value());
        QVERIFY(settings->isConfigured());
        const auto [name, value] = settings->credentials.header();
        QCOMPARE((name + ' ' + value).trimmed(), header);
    }

    void withoutAUrlThereIsNoAcs()
    {
        const auto settings = AcsSettings::read(u"/nowhere.ini"_s);
        QVERIFY(settings && !settings->isConfigured());
    }
};

QTEST_GUILESS_MAIN(TestAcsTask)
#include "tst_acstask.moc"
