// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/verdict.h"

#include <QTest>
#include <QTimeZone>

#include <algorithm>

using namespace FibreDesk::Cpe;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDateTime Now(QDate(2026, 6, 1), QTime(10, 15), QTimeZone::UTC);

Fact fact(FactKey key, const QVariant &value, Source source = Source::Web, int secondsAgo = 60)
{
    return {.key = key, .value = value, .source = source, .readAt = Now.addSecs(-secondsAgo)};
}

Fact inform(int secondsAgo)
{
    return fact(FactKey::LastInform, Now.addSecs(-secondsAgo), Source::Acs, secondsAgo);
}

QList<Neighbour> neighbours(int normal, int weak, int silent)
{
    QList<Neighbour> list;
    for (int i = 0; i < normal; ++i)
        list.append({.rxDbm = -19.0, .readAt = Now.addSecs(-300), .silent = false});
    for (int i = 0; i < weak; ++i)
        list.append({.rxDbm = -28.0, .readAt = Now.addSecs(-300), .silent = false});
    for (int i = 0; i < silent; ++i)
        list.append({.silent = true});
    return list;
}

QList<Finding> findings(const QList<Verdict> &verdicts)
{
    QList<Finding> list;
    for (const Verdict &verdict : verdicts)
        list.append(verdict.finding);
    return list;
}

QList<Finding> findingsOf(const DeviceFacts &facts, Surroundings around = {})
{
    around.now = Now;
    return findings(verdicts(facts, around));
}

} // namespace

class TestVerdict : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHealthyDeviceIsWell();
    void whereNothingIsKnownNothingIsWell();
    void whatWasNotReadIsNamedAndNotCalledFine();
    void theLightHasLimits_data();
    void theLightHasLimits();
    void aWeakLightStandsOnItsNeighbours();
    void anOldLevelIsNotJudged();
    void anUnbelievableLevelIsNotJudged();
    void noLightIsLostLight();
    void theWayUpIsJudgedToo();
    void aSilentAcsIsNoSilentDevice();
    void aDeviceNobodyHearsIsOffline();
    void anAcsThatIsDownSaysNothingOfDevices();
    void theOltKnowsBestWhoIsThere();
    void silentNeighboursMakeAnOutage();
    void twoNeighboursAreNoOutage();
    void aDeadLineSaysNothingOfItsServices();
    void theLineMayBeDown();
    void aRefusedSignInIsToldApart();
    void oneWayOutIsEnough();
    void manyBootsOfADay();
    void oneBootToldTwiceIsOne();
    void memoryAndProcessor();
    void aCongestedChannel();
    void allRadiosOff();
    void theWeakestClientIsShown();
    void sourcesThatDisagreeAreShown();
    void oldDataAreSaidToBeOld();
    void theWorstStandsFirst();
    void everyFindingHasAName();
};

void TestVerdict::aHealthyDeviceIsWell()
{
    const DeviceFacts facts{
        .facts = {inform(120), fact(FactKey::InformInterval, 300, Source::Acs),
            fact(FactKey::OpticalRx, -19.5), fact(FactKey::OpticalStatus, u"Up"_s),
            fact(FactKey::WanStatus, u"Connected"_s), fact(FactKey::MemoryTotal, 1000),
            fact(FactKey::MemoryFree, 400), fact(FactKey::CpuUsage, 20),
            fact(FactKey::UpTime, 500'000)}};
    QCOMPARE(findingsOf(facts, {.neighbours = neighbours(3, 0, 0), .answersNow = true}),
        (QList{Finding::AllWell}));
}

void TestVerdict::whereNothingIsKnownNothingIsWell()
{
    QCOMPARE(findingsOf({}), (QList{Finding::NothingKnown}));
}

void TestVerdict::whatWasNotReadIsNamedAndNotCalledFine()
{
    const auto judged = [](const QList<Fact> &facts, const QList<Radio> &radios = {},
                            const Surroundings &around = {.now = Now}) {
        const auto found = verdicts({.facts = facts, .radios = radios}, around, {});
        return found.first();
    };
    const Fact wan = fact(FactKey::WanStatus, u"Connected"_s);
    const Fact light = fact(FactKey::OpticalRx, -19.0);
    const Radio radio{.id = u"1"_s, .enabled = true, .readAt = Now};
    const Verdict unlit = judged({inform(60), wan});
    QCOMPARE(unlit.finding, Finding::AllWell);
    QCOMPARE(unlit.severity, Severity::Notice);
    QCOMPARE(unlit.evidence.unread, (QList{Unread::Light, Unread::Wifi}));
    // A level that is not believed, or of the day before, is none.
    Fact odd = light;
    odd.rejected = u"outside"_s;
    QVERIFY(judged({inform(60), wan, odd}).evidence.unread.contains(Unread::Light));
    const Fact old = fact(FactKey::OpticalRx, -19.0, Source::Acs, 90'000);
    QVERIFY(judged({inform(60), wan, old}).evidence.unread.contains(Unread::Light));
    const Fact odder = fact(FactKey::WanStatus, u"Schlummert"_s);
    QVERIFY(judged({inform(60), odder, light}).evidence.unread.contains(Unread::Internet));
    QVERIFY(judged({wan, light}).evidence.unread.contains(Unread::Contact));
    const Verdict full = judged({inform(60), wan, light}, {radio});
    QCOMPARE(full.severity, Severity::Fine);
    QVERIFY(full.evidence.unread.isEmpty());
    // What the OLT reads of it is light too.
    QVERIFY(!judged({inform(60), wan, fact(FactKey::OltRx, -22.0, Source::Olt)})
            .evidence.unread.contains(Unread::Light));
}

void TestVerdict::theLightHasLimits_data()
{
    QTest::addColumn<double>("dbm");
    QTest::addColumn<Finding>("finding");
    QTest::addColumn<Severity>("severity");
    // Of the connection nobody said anything.
    QTest::newRow("good") << -19.0 << Finding::AllWell << Severity::Notice;
    QTest::newRow("just good") << -25.0 << Finding::AllWell << Severity::Notice;
    QTest::newRow("weak") << -25.1 << Finding::OpticalWeak << Severity::Warning;
    QTest::newRow("hardly any") << -30.5 << Finding::OpticalLost << Severity::Critical;
    QTest::newRow("strong") << -7.5 << Finding::OpticalStrong << Severity::Warning;
}

void TestVerdict::theLightHasLimits()
{
    QFETCH(const double, dbm);
    QFETCH(const Finding, finding);
    QFETCH(const Severity, severity);
    const auto found = verdicts({.facts = {fact(FactKey::OpticalRx, dbm)}}, {.now = Now}, {});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().finding, finding);
    QCOMPARE(found.first().severity, severity);
}

void TestVerdict::aWeakLightStandsOnItsNeighbours()
{
    const auto found = verdicts({.facts = {fact(FactKey::OpticalRx, -27.4, Source::Olt, 180)}},
        {.now = Now, .neighbours = neighbours(3, 1, 1)}, {});
    const Evidence &evidence = found.first().evidence;
    QCOMPARE(found.first().finding, Finding::OpticalWeak);
    QCOMPARE(evidence.fact->value.toDouble(), -27.4);
    QCOMPARE(evidence.fact->source, Source::Olt);
    QCOMPARE(evidence.limit, -25.0);
    QCOMPARE(evidence.age, std::chrono::seconds(180));
    QCOMPARE(evidence.neighbours,
        (Neighbours{.known = 4, .normal = 3, .weak = 1, .silent = 1, .total = 5}));
    // Without any, nothing is said of them.
    QVERIFY(!verdicts({.facts = {fact(FactKey::OpticalRx, -27.4)}}, {.now = Now}, {})
            .first()
            .evidence.neighbours);
}

void TestVerdict::anOldLevelIsNotJudged()
{
    QCOMPARE(findingsOf({.facts = {fact(FactKey::OpticalRx, -27.4, Source::Web, 90'000)}}),
        (QList{Finding::DataOld}));
}

void TestVerdict::anUnbelievableLevelIsNotJudged()
{
    Fact odd = fact(FactKey::OpticalRx, -80.0);
    odd.rejected = u"-80 dBm is outside -40..10 dBm"_s;
    QCOMPARE(findingsOf({.facts = {odd}}), (QList{Finding::AllWell}));
}

void TestVerdict::noLightIsLostLight()
{
    QCOMPARE(findingsOf({.facts = {fact(FactKey::OpticalStatus, u"LOS"_s)}}),
        (QList{Finding::OpticalLost}));
    // A level of yesterday is no light of today.
    QCOMPARE(findingsOf({.facts = {fact(FactKey::OpticalStatus, u"Down"_s),
                             fact(FactKey::OpticalRx, -19.0, Source::Acs, 40'000)}}),
        (QList{Finding::OpticalLost}));
}

void TestVerdict::theWayUpIsJudgedToo()
{
    QCOMPARE(findingsOf({.facts = {fact(FactKey::OpticalRx, -20.0),
                             fact(FactKey::OltRx, -31.0, Source::Olt)}}),
        (QList{Finding::OpticalWeak}));
}

void TestVerdict::aSilentAcsIsNoSilentDevice()
{
    const DeviceFacts facts{
        .facts = {inform(7200), fact(FactKey::InformInterval, 300, Source::Acs, 7200),
            fact(FactKey::CpuUsage, 10, Source::Web)}};
    const auto found = verdicts(facts, {.now = Now}, {});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().finding, Finding::AcsSilent);
    QCOMPARE(found.first().severity, Severity::Notice);
    QCOMPARE(found.first().evidence.age, 7200s);
}

void TestVerdict::aDeviceNobodyHearsIsOffline()
{
    const DeviceFacts facts{
        .facts = {inform(7200), fact(FactKey::InformInterval, 300, Source::Acs, 7200)}};
    const auto found = verdicts(facts, {.now = Now, .answersNow = false}, {});
    QCOMPARE(found.first().finding, Finding::DeviceOffline);
    QCOMPARE(found.first().severity, Severity::Critical);
    QCOMPARE(found.first().evidence.fact->key, FactKey::LastInform);
    // Two missed informs are none.
    QCOMPARE(findingsOf({.facts = {inform(800), fact(FactKey::InformInterval, 300, Source::Acs)}}),
        (QList{Finding::AllWell}));
}

void TestVerdict::anAcsThatIsDownSaysNothingOfDevices()
{
    QCOMPARE(
        findingsOf({.facts = {inform(7200)}}, {.isAcsWell = false}), (QList{Finding::AllWell}));
}

void TestVerdict::theOltKnowsBestWhoIsThere()
{
    // Just heard, and gone since.
    QCOMPARE(
        findingsOf({.facts = {inform(60), fact(FactKey::OntState, u"offline"_s, Source::Olt)}}),
        (QList{Finding::DeviceOffline}));
    QCOMPARE(
        findingsOf({.facts = {inform(90'000), fact(FactKey::OntState, u"online"_s, Source::Olt)}}),
        (QList{Finding::AcsSilent}));
}

void TestVerdict::silentNeighboursMakeAnOutage()
{
    const DeviceFacts facts{.facts = {inform(50'000)}};
    const auto found = verdicts(facts, {.now = Now, .neighbours = neighbours(2, 0, 3)}, {});
    QCOMPARE(found.first().finding, Finding::OutageAround);
    QCOMPARE(found.first().evidence.neighbours->silent, 3);
    QVERIFY(!findings(found).contains(Finding::DeviceOffline));
    QVERIFY(
        findingsOf(facts, {.neighbours = neighbours(9, 0, 3)}).contains(Finding::DeviceOffline));
}

void TestVerdict::twoNeighboursAreNoOutage()
{
    QVERIFY(findingsOf({.facts = {inform(50'000)}}, {.neighbours = neighbours(0, 0, 2)})
            .contains(Finding::DeviceOffline));
}

void TestVerdict::aDeadLineSaysNothingOfItsServices()
{
    QCOMPARE(findingsOf({.facts = {fact(FactKey::OntState, u"offline"_s, Source::Olt),
                             fact(FactKey::WanStatus, u"Disconnected"_s, Source::Acs)}}),
        (QList{Finding::DeviceOffline}));
}

void TestVerdict::theLineMayBeDown()
{
    const auto found =
        verdicts({.facts = {fact(FactKey::WanStatus, u"Disconnected"_s)}}, {.now = Now}, {});
    QCOMPARE(found.first().finding, Finding::WanDown);
    QCOMPARE(found.first().evidence.fact->value.toString(), u"Disconnected"_s);
    // A word nobody knows is no verdict.
    QCOMPARE(findingsOf({.facts = {fact(FactKey::WanStatus, u"Schlummert"_s)}}),
        (QList{Finding::AllWell}));
}

void TestVerdict::aRefusedSignInIsToldApart()
{
    const auto found = verdicts({.facts = {fact(FactKey::WanStatus, u"Disconnected"_s),
                                     fact(FactKey::WanError, u"ERROR_AUTHENTICATION_FAILURE"_s)}},
        {.now = Now}, {});
    QCOMPARE(found.first().finding, Finding::WanSignInRefused);
    QCOMPARE(found.first().evidence.fact->key, FactKey::WanError);
}

void TestVerdict::oneWayOutIsEnough()
{
    Fact voice = fact(FactKey::WanStatus, u"Disconnected"_s);
    voice.instance = u"2"_s;
    Fact data = fact(FactKey::WanStatus, u"Connected"_s);
    data.instance = u"1"_s;
    QCOMPARE(findingsOf({.facts = {voice, data}}), (QList{Finding::AllWell}));
    data.value = u"Disconnected"_s;
    QCOMPARE(findingsOf({.facts = {voice, data}}), (QList{Finding::WanDown}));
}

void TestVerdict::manyBootsOfADay()
{
    const DeviceFacts facts{.facts = {fact(FactKey::UpTime, 1200, Source::Web, 0)}};
    const QList boots{Now.addSecs(-30'000), Now.addSecs(-50'000), Now.addSecs(-900'000)};
    const auto found = verdicts(facts, {.now = Now, .boots = boots}, {});
    QCOMPARE(found.first().finding, Finding::RebootsOften);
    QCOMPARE(found.first().evidence.count, 3);
    QCOMPARE(found.first().evidence.age, 1200s);
    QCOMPARE(findingsOf(facts, {.boots = {Now.addSecs(-30'000)}}), (QList{Finding::AllWell}));
}

void TestVerdict::oneBootToldTwiceIsOne()
{
    const DeviceFacts facts{.facts = {fact(FactKey::UpTime, 1200, Source::Web, 0),
                                fact(FactKey::LastBoot, Now.addSecs(-1230), Source::Acs)}};
    QCOMPARE(findingsOf(facts, {.boots = {Now.addSecs(-1201), Now.addSecs(-40'000)}}),
        (QList{Finding::AllWell}));
}

void TestVerdict::memoryAndProcessor()
{
    const DeviceFacts facts{.facts = {fact(FactKey::MemoryTotal, 262144),
                                fact(FactKey::MemoryFree, 4000), fact(FactKey::CpuUsage, 99)}};
    QCOMPARE(findingsOf(facts), (QList{Finding::MemoryExhausted, Finding::CpuExhausted}));
    QCOMPARE(findingsOf({.facts = {fact(FactKey::CpuUsage, 99, Source::Web, 7200)}}),
        (QList{Finding::AllWell}));
}

void TestVerdict::aCongestedChannel()
{
    Radio radio{.id = u"1"_s,
        .band = Band::Ghz2_4,
        .enabled = true,
        .channel = 6,
        .loadPercent = 85,
        .source = Source::Web,
        .readAt = Now};
    const auto found = verdicts({.radios = {radio}}, {.now = Now}, {});
    QCOMPARE(found.first().finding, Finding::RadioCongested);
    QCOMPARE(found.first().evidence.radio->channel, 6);
    radio.enabled = false;
    QVERIFY(!findingsOf({.radios = {radio}}).contains(Finding::RadioCongested));
}

void TestVerdict::allRadiosOff()
{
    Radio off{.id = u"1"_s, .enabled = false, .readAt = Now};
    Radio on{.id = u"2"_s, .enabled = true, .readAt = Now};
    QCOMPARE(findingsOf({.radios = {off, off}}), (QList{Finding::RadioOff}));
    QCOMPARE(findingsOf({.radios = {off, on}}), (QList{Finding::AllWell}));
}

void TestVerdict::theWeakestClientIsShown()
{
    const auto host = [](int last, std::optional<int> signal, Link link = Link::Wifi) {
        return Host{.mac = u"02:00:00:00:00:0%1"_s.arg(last),
            .active = true,
            .link = link,
            .signalDbm = signal,
            .source = Source::Acs,
            .readAt = Now};
    };
    const auto found = verdicts({.hosts = {host(1, -60), host(2, -77), host(3, -82),
                                     host(4, std::nullopt), host(5, -90, Link::Wired)}},
        {.now = Now}, {});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().finding, Finding::ClientSignalWeak);
    QCOMPARE(found.first().evidence.count, 2);
    QCOMPARE(found.first().evidence.host->signalDbm, -82);
}

void TestVerdict::sourcesThatDisagreeAreShown()
{
    const auto found = verdicts({.facts = {fact(FactKey::Firmware, u"1.4"_s, Source::Web),
                                     fact(FactKey::Firmware, u"1.3"_s, Source::Acs)}},
        {.now = Now}, {});
    QCOMPARE(found.first().finding, Finding::SourcesDisagree);
    QCOMPARE(found.first().evidence.contradiction->said.size(), 2);
}

void TestVerdict::oldDataAreSaidToBeOld()
{
    const auto found = verdicts(
        {.facts = {fact(FactKey::Model, u"XX230v"_s, Source::Acs, 200'000)}}, {.now = Now}, {});
    QCOMPARE(found.first().finding, Finding::DataOld);
    QCOMPARE(found.first().evidence.age, 200'000s);
}

void TestVerdict::theWorstStandsFirst()
{
    Radio radio{.id = u"1"_s, .loadPercent = 85, .readAt = Now};
    const DeviceFacts facts{.facts = {fact(FactKey::CpuUsage, 99), fact(FactKey::OpticalRx, -27.0),
                                fact(FactKey::WanStatus, u"Disconnected"_s)},
        .radios = {radio}};
    QCOMPARE(findingsOf(facts),
        (QList{Finding::WanDown, Finding::OpticalWeak, Finding::CpuExhausted,
            Finding::RadioCongested}));
}

void TestVerdict::everyFindingHasAName()
{
    QStringList names;
    for (int i = 0; i <= int(Finding::AllWell); ++i)
        names.append(findingName(Finding(i)));
    QCOMPARE(names.removeDuplicates(), 0);
    QVERIFY(!names.contains(QString()));
    QCOMPARE(severityName(Severity::Critical), u"critical"_s);
}

QTEST_GUILESS_MAIN(TestVerdict)
#include "tst_verdict.moc"
