// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// All devices of the ACS in pages, and one of them by its serial.

#include "acsanswers.h"
#include "cpe/acs/acsfinder.h"
#include "cpe/acs/acsfleet.h"
#include "eventdrain.h"

#include <QCoroTask>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>
#include <QUrlQuery>

using namespace FibreDesk;
using namespace FibreDesk::Cpe::Acs;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

namespace {

const QDateTime Noon(QDate(2026, 6, 1), QTime(12, 0), QTimeZone::UTC);
constexpr int Many = 1200; // three pages

QByteArray timeText(const QDateTime &time)
{
    return time.toString(Qt::ISODateWithMs).toLatin1();
}

QByteArray deviceRow(const QByteArray &id, const QByteArray &serial, const QDateTime &inform,
    const QByteArray &more = {})
{
    return "{\"_id\":\"" + id + "\",\"_deviceId\":{\"_SerialNumber\":\"" + serial
        + "\"},\"_lastInform\":\"" + timeText(inform) + '"' + more + '}';
}

int numberIn(const QByteArray &target, const QString &name)
{
    return QUrlQuery(QString::fromLatin1(target.mid(target.indexOf('?') + 1)))
        .queryItemValue(name)
        .toInt();
}

} // namespace

class TestAcsFleet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void allPagesAreOneReading();
    void aFailureInTheMiddleKeepsWhatWasRead();
    void aReadingThatIsStoppedIsNoFailure();
    void goingAwayInTheMiddleTellsNobody();
    void firmwareAndLightAreReadAlong();
    void ofTwoWithOneSerialTheOneHeardLastCounts();
    void startsAreRememberedForADay();
    void theAcsIsSilentWhenNobodyWasHeard();

    void aSerialNobodyHasIsNotFound();
    void twoWithTheSameSerialAreNotChosenBetween();
    void theFirstSerialThatIsKnownIsTaken();
    void oneWhoseSerialHoldsItIsAnother();
    void aSerialIsMeantAsItIsSpelt_data();
    void aSerialIsMeantAsItIsSpelt();

private:
    /// `count` devices, in pages as they are asked for.
    ScriptedAnswer page(const SeenRequest &request, int count) const
    {
        const int skip = numberIn(request.target, u"skip"_s);
        const int limit = numberIn(request.target, u"limit"_s);
        QByteArrayList rows;
        for (int i = skip; i < std::min(count, skip + limit); ++i)
            rows += deviceRow(
                "D" + QByteArray::number(i), "S" + QByteArray::number(i), Noon.addSecs(-60 - i));
        return listed(rows.join(','), count);
    }
    bool hasRead()
    {
        QSignalSpy over(m_fleet.get(), &AcsFleet::changed);
        m_fleet->readNow();
        return QTest::qWaitFor([this] { return !m_fleet->isReading(); });
    }
    Result<DeviceRecord> find(const QStringList &serials)
    {
        return QCoro::waitFor(findDevice(m_client.get(), serials, {}));
    }

    QDateTime m_now;
    std::unique_ptr<FakeHttpServer> m_acs;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<AcsClient> m_client;
    std::unique_ptr<AcsFleet> m_fleet;
};

void TestAcsFleet::init()
{
    m_now = Noon;
    m_acs = std::make_unique<FakeHttpServer>();
    m_network = makeNetworkAccessManager();
    m_client = std::make_unique<AcsClient>(
        m_network.get(), AcsSettings{.url = m_acs->url(), .credentials = {}});
    m_client->setReadTries(1, 1);
    m_fleet = std::make_unique<AcsFleet>(m_client.get(), Clock([this] { return m_now; }));
}

void TestAcsFleet::cleanup()
{
    m_fleet.reset();
    m_client.reset();
    m_network.reset();
    drainEvents();
    m_acs.reset();
}

void TestAcsFleet::allPagesAreOneReading()
{
    m_acs->setHandler([this](const SeenRequest &request) { return page(request, Many); });
    QSignalSpy complete(m_fleet.get(), &AcsFleet::readAtChanged);
    QVERIFY(hasRead());
    QCOMPARE(m_fleet->devices().size(), Many);
    QCOMPARE(m_acs->requests().size(), 3U);
    QCOMPARE(complete.count(), 1);
    QCOMPARE(m_fleet->readAt(), Noon);
    QCOMPARE(m_fleet->lastInform(), Noon.addSecs(-60));
    QCOMPARE(m_fleet->devices().value(u"S1199"_s).id, u"D1199"_s);
    QVERIFY(!m_fleet->error());
}

void TestAcsFleet::aFailureInTheMiddleKeepsWhatWasRead()
{
    m_acs->setHandler([this](const SeenRequest &request) { return page(request, Many); });
    QVERIFY(hasRead());
    QSignalSpy complete(m_fleet.get(), &AcsFleet::readAtChanged);
    m_now = Noon.addSecs(300);
    m_acs->setHandler([this](const SeenRequest &request) {
        return numberIn(request.target, u"skip"_s) == 0 ? page(request, 600)
                                                        : phrased(500, "Out of memory");
    });
    QVERIFY(hasRead());
    QVERIFY(m_fleet->error());
    QCOMPARE(m_fleet->error()->code, 500);
    QCOMPARE(m_fleet->devices().size(), Many);
    QCOMPARE(m_fleet->readAt(), Noon); // its age tells
    QCOMPARE(complete.count(), 0);
    m_acs->setHandler([this](const SeenRequest &request) { return page(request, 7); });
    QVERIFY(hasRead());
    QVERIFY(!m_fleet->error());
    QCOMPARE(m_fleet->devices().size(), 7);
}

void TestAcsFleet::aReadingThatIsStoppedIsNoFailure()
{
    m_acs->setHandler([this](const SeenRequest &request) { return page(request, Many); });
    connect(m_acs.get(), &FakeHttpServer::requestSeen, m_fleet.get(), &AcsFleet::stop);
    m_fleet->start();
    QVERIFY(m_fleet->isReading());
    QTRY_VERIFY(!m_fleet->isReading());
    QVERIFY(!m_fleet->error());
    QVERIFY(!m_fleet->readAt().isValid());
    disconnect(m_acs.get(), nullptr, m_fleet.get(), nullptr);
    m_fleet->start();
    QTRY_COMPARE(m_fleet->devices().size(), Many);
}

void TestAcsFleet::goingAwayInTheMiddleTellsNobody()
{
    m_acs->setHandler(
        [](const SeenRequest &) { return ScriptedAnswer{.end = ScriptedAnswer::End::Never}; });
    m_fleet->readNow();
    QTRY_COMPARE(m_acs->requests().size(), 1U);
    QSignalSpy changed(m_fleet.get(), &AcsFleet::changed);
    m_fleet.reset();
    QCOMPARE(changed.count(), 0);
}

void TestAcsFleet::firmwareAndLightAreReadAlong()
{
    const QByteArray read = R"(,"_type":"xsd:string","_timestamp":"2026-06-01T11:50:00.000Z"})";
    const QByteArray tree = R"(,"Device":{"DeviceInfo":{"SoftwareVersion":{"_value":"2.1.7")" + read
        + R"(},"Optical":{"Interface":{"1":{"Stats":{"SignalRxPower":{"_value":"-27.4")" + read
        + "}}}}}";
    m_acs->setHandler([&tree](const SeenRequest &) {
        return listed(deviceRow("D", "S", Noon.addSecs(-60), tree), 1);
    });
    QVERIFY(hasRead());
    const FleetDevice device = m_fleet->devices().value(u"S"_s);
    QCOMPARE(device.firmware, u"2.1.7"_s);
    QVERIFY(device.rxDbm);
    QCOMPARE(*device.rxDbm, -27.4);
    QCOMPARE(device.rxAt, Noon.addSecs(-600));
}

void TestAcsFleet::ofTwoWithOneSerialTheOneHeardLastCounts()
{
    m_acs->setHandler([](const SeenRequest &) {
        return listed(deviceRow("A", "S", Noon.addSecs(-60)) + ','
                + deviceRow("B", "S", Noon.addSecs(-86400)) + ','
                + deviceRow("C", "", Noon.addSecs(-10)),
            3);
    });
    QVERIFY(hasRead());
    QCOMPARE(m_fleet->devices().size(), 1); // one without a serial is nobody's
    QCOMPARE(m_fleet->devices().value(u"S"_s).id, u"A"_s);
}

void TestAcsFleet::startsAreRememberedForADay()
{
    QDateTime boot = Noon.addSecs(-3600);
    m_acs->setHandler([&boot](const SeenRequest &) {
        return listed(deviceRow("D", "S", Noon, R"(,"_lastBoot":")" + timeText(boot) + '"'), 1);
    });
    QVERIFY(hasRead());
    QVERIFY(hasRead()); // the same start
    QCOMPARE(m_fleet->devices().value(u"S"_s).boots, QList<QDateTime>{Noon.addSecs(-3600)});
    boot = Noon.addSecs(-60);
    QVERIFY(hasRead());
    QCOMPARE(m_fleet->devices().value(u"S"_s).boots,
        (QList<QDateTime>{Noon.addSecs(-3600), Noon.addSecs(-60)}));
    m_now = Noon.addDays(1).addSecs(-600);
    QVERIFY(hasRead());
    QCOMPARE(m_fleet->devices().value(u"S"_s).boots, QList<QDateTime>{Noon.addSecs(-60)});
}

void TestAcsFleet::theAcsIsSilentWhenNobodyWasHeard()
{
    QVERIFY(!m_fleet->isAcsSilent()); // nothing is known of it yet
    m_acs->setHandler([this](const SeenRequest &request) { return page(request, 3); });
    QVERIFY(hasRead());
    QVERIFY(!m_fleet->isAcsSilent());
    m_now = Noon.addSecs(3600);
    QVERIFY(m_fleet->isAcsSilent());
    QVERIFY(!m_fleet->isAcsSilent(std::chrono::hours(2)));
}

void TestAcsFleet::aSerialNobodyHasIsNotFound()
{
    m_acs->setHandler([](const SeenRequest &) { return listed({}, 0); });
    const auto none = find({u"S1"_s, QString(), u"S2"_s});
    QVERIFY(!none);
    QCOMPARE(none.error().kind, ErrorKind::NotFound);
    QVERIFY(none.error().detail.contains("S1"_L1) && none.error().detail.contains("S2"_L1));
    QCOMPARE(m_acs->requests().size(), 2U); // an empty one is not asked for
}

void TestAcsFleet::twoWithTheSameSerialAreNotChosenBetween()
{
    m_acs->setHandler([](const SeenRequest &) {
        return listed(deviceRow("A", "S1", Noon) + ',' + deviceRow("B", "S1", Noon), 2);
    });
    const auto two = find({u"S1"_s, u"S2"_s});
    QVERIFY(!two);
    QCOMPARE(two.error().kind, ErrorKind::Conflict);
    QCOMPARE(m_acs->requests().size(), 1U);
}

void TestAcsFleet::theFirstSerialThatIsKnownIsTaken()
{
    m_acs->setHandler([](const SeenRequest &request) {
        return request.target.contains("S2") ? listed(deviceRow("B", "S2", Noon), 1)
                                             : listed({}, 0);
    });
    const auto found = find({u"S1"_s, u"S2"_s, u"S3"_s});
    QVERIFY(found.has_value());
    QCOMPARE(found->id, u"B"_s);
    QCOMPARE(m_acs->requests().size(), 2U);
}

void TestAcsFleet::oneWhoseSerialHoldsItIsAnother()
{
    m_acs->setHandler([](const SeenRequest &request) {
        return request.target.contains("CWTPLG")
            ? listed({}, 0)
            : listed(deviceRow("longer", "TPLG00012", Noon) + ','
                      + deviceRow("before", "CWTPLG0001", Noon),
                  2);
    });
    const auto none = find({u"CWTPLG0002"_s, u"TPLG0001"_s});
    QVERIFY(!none);
    QCOMPARE(none.error().kind, ErrorKind::NotFound);
    m_acs->setHandler([](const SeenRequest &) {
        return listed(deviceRow("longer", "TPLG00012", Noon) + ','
                + deviceRow("small", "tplg0001", Noon) + ',' + deviceRow("exact", "TPLG0001", Noon),
            3);
    });
    QCOMPARE(find({u"TPLG0001"_s})->id, u"exact"_s);
}

void TestAcsFleet::aSerialIsMeantAsItIsSpelt_data()
{
    QTest::addColumn<QString>("serial");
    QTest::addColumn<QByteArray>("other"); // what the server takes for it as well
    QTest::newRow("number") << u"000123"_s << "123"_ba;
    QTest::newRow("star") << u"AB*1"_s << "ABC1"_ba;
    QTest::newRow("expression") << u"/AB/"_s << "XABX"_ba;
    QTest::newRow("date") << u"2026-06-01"_s << "1780272000000"_ba;
}

void TestAcsFleet::aSerialIsMeantAsItIsSpelt()
{
    QFETCH(QString, serial);
    QFETCH(QByteArray, other);
    m_acs->setHandler([&](const SeenRequest &) {
        return listed(
            deviceRow("wrong", other, Noon) + ',' + deviceRow("right", serial.toUtf8(), Noon), 2);
    });
    const auto found = find({serial});
    QVERIFY2(found.has_value(), found ? "" : qPrintable(found.error().detail));
    QCOMPARE(found->id, u"right"_s);
}

QTEST_GUILESS_MAIN(TestAcsFleet)
#include "tst_acsfleet.moc"
