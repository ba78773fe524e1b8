// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devicelive.h"
#include "devicewords.h"

#include <QCoroFuture>
#include <QPromise>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QTimeZone>

using namespace FibreDesk;
using namespace Qt::StringLiterals;

namespace {

const QDateTime Noon(QDate(2026, 6, 1), QTime(16, 12), QTimeZone::UTC);

QCoro::Task<Result<Cpe::DeviceFacts>> whenAnswered(QFuture<Result<Cpe::DeviceFacts>> future)
{
    co_return co_await future;
}

/// A source that answers when the test says so.
struct Source {
    QList<DeviceHandle> asked;
    std::vector<std::shared_ptr<QPromise<Result<Cpe::DeviceFacts>>>> waiting;

    DeviceWays::Ask way()
    {
        return [this](const DeviceHandle &device) {
            asked.append(device);
            auto promise = std::make_shared<QPromise<Result<Cpe::DeviceFacts>>>();
            promise->start();
            waiting.push_back(promise);
            return whenAnswered(promise->future());
        };
    }

    void answer(const Result<Cpe::DeviceFacts> &facts)
    {
        const auto promise = waiting.front();
        waiting.erase(waiting.begin());
        promise->addResult(facts);
        promise->finish();
    }
};

Cpe::DeviceFacts light(double dbm, Cpe::Source source = Cpe::Source::Acs)
{
    return {.facts = {{.key = Cpe::FactKey::OpticalRx,
                .value = dbm,
                .unit = Cpe::Unit::Dbm,
                .source = source,
                .readAt = Noon}}};
}

DeviceHandle device(const QString &serial)
{
    return {.id = u"EQP-"_s + serial, .serial = serial};
}

QVariant cell(const RecordModel *model, int row, const QByteArray &role)
{
    return model->value(row, role);
}

int factRow(const RecordModel *model, const QString &id)
{
    return model->rowOf(id);
}

} // namespace

class TestDeviceLive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theAcsIsAskedOnceTheEyeRests();
    void theDeviceItselfAndTheOltAreAskedOnlyWhenSaid();
    void anAnswerForTheDeviceBeforeIsNotShown();
    void whatWasKnownIsThereWithoutAnybodyAnswering();
    void aSourceThatFailsSaysSoAndTheOldStays();
    void anAnswerThatCameFirstIsNotOverwrittenByTheDiary();
    void sourcesThatDisagreeAreNamed();
    void hostsStandByTheirNodeThoseOnTheNetFirst();
    void aSignalToldAsAShareIsShownWithoutALevel();
    void startsAreToldWithSinceWhenItIsWatched();
    void aDiaryThatWasSetAsideIsSaidAllTheWhile();
    void whatIsNotedOfAnotherDeviceIsKeptThere();
    void whoIsOpenedWithoutAConnectionIsAskedOnceThereIsOne();
    void aWayThatIsNotConfiguredIsAbsent();
    void lightIsJudgedByTheLimits_data();
    void lightIsJudgedByTheLimits();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    Source m_acs;
    Source m_olt;
    std::unique_ptr<DeviceLive> m_live;
};

void TestDeviceLive::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_acs = {};
    m_olt = {};
    m_live = std::make_unique<DeviceLive>(DeviceWays{.acs = m_acs.way(), .olt = m_olt.way()},
        Cpe::DiaryFiles(m_folder->path()), Clock([] { return Noon.addSecs(60); }));
}

void TestDeviceLive::cleanup()
{
    while (!m_acs.waiting.empty()) {
        m_acs.answer(light(-20));
    }
    while (!m_olt.waiting.empty()) {
        m_olt.answer(light(-20));
    }
    m_live.reset();
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
}

void TestDeviceLive::theAcsIsAskedOnceTheEyeRests()
{
    m_live->open(device(u"A"_s));
    m_live->open(device(u"B"_s));
    QTRY_COMPARE(m_acs.asked.size(), 1);
    QCOMPARE(m_acs.asked.first().serial, u"B"_s);
    QVERIFY(m_live->isAsking());
    m_acs.answer(light(-27.4));
    QTRY_VERIFY(!m_live->isAsking());
    const int row = factRow(m_live->facts(), u"acs:opticalRx"_s);
    QCOMPARE(cell(m_live->facts(), row, "tone").toString(), u"danger"_s);
    QCOMPARE(cell(m_live->facts(), row, "at").toDateTime(), Noon);
    QCOMPARE(m_live->levels().size(), 1);
    QCOMPARE(m_live->knownAt(), Noon);
}

void TestDeviceLive::theDeviceItselfAndTheOltAreAskedOnlyWhenSaid()
{
    m_live->open(device(u"A"_s));
    QTRY_COMPARE(m_acs.asked.size(), 1);
    QCOMPARE(m_olt.asked.size(), 0);
    m_live->ask(u"olt"_s);
    m_live->ask(u"olt"_s); // it is being asked
    QCOMPARE(m_olt.asked.size(), 1);
}

void TestDeviceLive::anAnswerForTheDeviceBeforeIsNotShown()
{
    m_live->open(device(u"A"_s));
    m_live->ask({});
    m_live->open(device(u"B"_s));
    m_acs.answer(light(-27.4));
    QCoreApplication::processEvents();
    QCOMPARE(m_live->facts()->total(), 0);
    QVERIFY(!m_live->isKnown());
}

void TestDeviceLive::whatWasKnownIsThereWithoutAnybodyAnswering()
{
    QVERIFY(Cpe::DiaryFiles(m_folder->path()).keep(u"A"_s, light(-19.5)).result());
    m_live->open(device(u"A"_s));
    QTRY_VERIFY(m_live->isKnown());
    QCOMPARE(m_live->levels().size(), 1);
    QCOMPARE(cell(m_live->facts(), 0, "at").toDateTime(), Noon);
}

void TestDeviceLive::aSourceThatFailsSaysSoAndTheOldStays()
{
    QVERIFY(Cpe::DiaryFiles(m_folder->path()).keep(u"A"_s, light(-19.5)).result());
    m_live->open(device(u"A"_s));
    QTRY_VERIFY(m_live->isKnown());
    m_live->ask({});
    m_acs.answer(std::unexpected(Error{.kind = ErrorKind::Offline, .detail = u"refused"_s}));
    QTRY_VERIFY(!m_live->isAsking());
    QCOMPARE(m_live->facts()->total(), 1);
    QCOMPARE(cell(m_live->sources(), 0, "stage").toString(), u"failed"_s);
    QVERIFY(cell(m_live->sources(), 0, "error").value<ErrorText>().isSet());
}

void TestDeviceLive::anAnswerThatCameFirstIsNotOverwrittenByTheDiary()
{
    QVERIFY(Cpe::DiaryFiles(m_folder->path()).keep(u"A"_s, light(-19.5)).result());
    m_live->open(device(u"A"_s));
    m_live->ask({});
    Cpe::DeviceFacts now = light(-24);
    now.facts.first().readAt = Noon.addSecs(30);
    m_acs.answer(now);
    QTRY_COMPARE(m_live->levels().size(), 2);
    QCOMPARE(m_live->facts()->total(), 1);
    QCOMPARE(m_live->diary().facts.facts.first().value.toDouble(), -24.0);
}

void TestDeviceLive::sourcesThatDisagreeAreNamed()
{
    m_live->open(device(u"A"_s));
    m_live->ask({});
    m_live->ask(u"olt"_s);
    m_acs.answer(light(-20));
    m_olt.answer(light(-26, Cpe::Source::Olt));
    QTRY_COMPARE(m_live->contradictions()->total(), 1);
    const QString sentence = cell(m_live->contradictions(), 0, "sentence").toString();
    QVERIFY2(sentence.contains(u"ACS"_s) && sentence.contains(u"OLT"_s), qPrintable(sentence));
}

void TestDeviceLive::hostsStandByTheirNodeThoseOnTheNetFirst()
{
    Cpe::DeviceFacts facts;
    facts.nodes = {{.mac = u"02:00:00:00:0A:00"_s, .name = u"Salon"_s}};
    facts.hosts = {{.mac = u"02:00:00:00:00:03"_s, .name = u"tablet"_s, .active = false},
        {.mac = u"02:00:00:00:00:01"_s,
            .name = u"phone"_s,
            .active = true,
            .link = Cpe::Link::Wifi,
            .node = u"02:00:00:00:0A:00"_s,
            .signalDbm = -71},
        {.mac = u"02:00:00:00:00:02"_s, .name = u"zebra"_s, .active = true}};
    m_live->open(device(u"A"_s));
    m_live->ask({});
    m_acs.answer(facts);
    QTRY_COMPARE(m_live->hosts()->total(), 3);
    QCOMPARE(cell(m_live->hosts(), 0, "name").toString(), u"zebra"_s);
    QCOMPARE(cell(m_live->hosts(), 1, "name").toString(), u"tablet"_s);
    QCOMPARE(cell(m_live->hosts(), 2, "heading").toString(), u"Salon"_s);
    QCOMPARE(cell(m_live->hosts(), 2, "bars").toInt(), 2);
    QCOMPARE(cell(m_live->hosts(), 2, "percent").toInt(), 38);
    QVERIFY(!cell(m_live->hosts(), 0, "signal").isValid());
}

void TestDeviceLive::aSignalToldAsAShareIsShownWithoutALevel()
{
    Cpe::DeviceFacts facts;
    facts.hosts = {{.mac = u"02:00:00:00:00:01"_s,
        .active = true,
        .link = Cpe::Link::Wifi,
        .signalPercent = 64}};
    m_live->open(device(u"A"_s));
    m_live->ask({});
    m_acs.answer(facts);
    QTRY_COMPARE(m_live->hosts()->total(), 1);
    QCOMPARE(cell(m_live->hosts(), 0, "percent").toInt(), 64);
    QCOMPARE(cell(m_live->hosts(), 0, "bars").toInt(), 4);
    QVERIFY(!cell(m_live->hosts(), 0, "signal").isValid());
    const QString text = cell(m_live->hosts(), 0, "signalText").toString();
    QVERIFY2(text.contains("64"_L1) && !text.contains("dBm"_L1), qPrintable(text));
}

void TestDeviceLive::startsAreToldWithSinceWhenItIsWatched()
{
    Cpe::DeviceFacts facts{.facts = {{.key = Cpe::FactKey::UpTime,
                               .value = 600,
                               .unit = Cpe::Unit::Seconds,
                               .readAt = Noon}}};
    m_live->open(device(u"A"_s));
    QVERIFY(m_live->restarts().isEmpty());
    m_live->ask({});
    m_acs.answer(facts);
    QTRY_VERIFY(!m_live->restarts().isEmpty());
    QVERIFY2(m_live->restarts().startsWith(u'1'), qPrintable(m_live->restarts()));
    // The same start heard of by another, and two before it.
    m_live->setBoots({Noon.addSecs(-590), Noon.addSecs(-8000), Noon.addSecs(-16'000)});
    QVERIFY2(m_live->restarts().startsWith(u'3'), qPrintable(m_live->restarts()));
    QVERIFY(m_live->verdicts()->rowOf(u"rebootsOften"_s) >= 0);
    // Of another device they say nothing.
    m_live->open(device(u"B"_s));
    QVERIFY(m_live->restarts().isEmpty());
    QTRY_COMPARE(m_live->verdicts()->rowOf(u"rebootsOften"_s), -1);
    // At the next start of the program the watch goes on.
    QThreadPool::globalInstance()->waitForDone();
    const auto kept = Cpe::DiaryFiles(m_folder->path()).read(u"A"_s).result();
    QVERIFY(kept);
    QCOMPARE(kept->watchedSince, Noon.addSecs(60));
}

void TestDeviceLive::aDiaryThatWasSetAsideIsSaidAllTheWhile()
{
    const Cpe::DiaryFiles files(m_folder->path());
    QFile file(files.fileOf(u"A"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("no diary");
    file.close();
    m_live->open(device(u"A"_s));
    QTRY_VERIFY(!m_live->diarySetAside().isEmpty());
    QVERIFY(QFile::exists(m_live->diarySetAside()));
    m_live->ask({});
    m_acs.answer(light(-20));
    QTRY_VERIFY(m_live->isKnown());
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QVERIFY(!m_live->diarySetAside().isEmpty());
    QVERIFY(!m_live->diaryError().isSet());
    m_live->open(device(u"B"_s));
    QVERIFY(m_live->diarySetAside().isEmpty());
}

void TestDeviceLive::whatIsNotedOfAnotherDeviceIsKeptThere()
{
    m_live->open(device(u"A"_s));
    m_live->note(u"B"_s, {.id = u"1"_s, .at = Noon, .kind = u"reboot"_s, .outcome = u"done"_s});
    QVERIFY(m_live->diary().entries.isEmpty());
    QThreadPool::globalInstance()->waitForDone();
    const Cpe::DiaryFiles files(m_folder->path());
    QCOMPARE(files.read(u"B"_s).result()->entries.size(), 1);
    QVERIFY(files.read(u"A"_s).result()->entries.isEmpty());
}

void TestDeviceLive::whoIsOpenedWithoutAConnectionIsAskedOnceThereIsOne()
{
    m_live->setOnline(false);
    m_live->open(device(u"A"_s));
    QVERIFY(!m_live->isAsking());
    m_live->setOnline(true);
    QTRY_COMPARE(m_acs.asked.size(), 1);
    QCOMPARE(m_acs.asked.first().serial, u"A"_s);
}

void TestDeviceLive::aWayThatIsNotConfiguredIsAbsent()
{
    QCOMPARE(cell(m_live->sources(), 1, "stage").toString(), QString());
    m_live->open(device(u"A"_s));
    QTRY_COMPARE(cell(m_live->sources(), 1, "stage").toString(), u"absent"_s);
    m_live->ask(u"web"_s);
    QVERIFY(!m_live->isAsking());
}

void TestDeviceLive::lightIsJudgedByTheLimits_data()
{
    QTest::addColumn<double>("dbm");
    QTest::addColumn<QString>("tone");
    QTest::newRow("too strong") << -7.9 << u"warning"_s;
    QTest::newRow("upper limit") << -8.0 << u"ok"_s;
    QTest::newRow("lower limit") << -25.0 << u"ok"_s;
    QTest::newRow("weak") << -25.1 << u"warning"_s;
    QTest::newRow("lost") << -27.1 << u"danger"_s;
}

void TestDeviceLive::lightIsJudgedByTheLimits()
{
    QFETCH(const double, dbm);
    QFETCH(const QString, tone);
    QCOMPARE(DeviceWords::tone(light(dbm).facts.first()), tone);
}

QTEST_GUILESS_MAIN(TestDeviceLive)
#include "tst_devicelive.moc"
