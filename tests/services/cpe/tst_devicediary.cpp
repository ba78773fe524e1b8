// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/devicediary.h"
#include "cpe/factscodec.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace FibreDesk;
using namespace FibreDesk::Cpe;
using namespace Qt::StringLiterals;

namespace {

const QDateTime Noon(QDate(2026, 6, 1), QTime(12, 0), QTimeZone::UTC);

Fact level(double dbm, const QDateTime &at, Source source = Source::Acs)
{
    return {.key = FactKey::OpticalRx,
        .value = dbm,
        .unit = Unit::Dbm,
        .source = source,
        .readAt = at,
        .path = u"Device.Optical.Interface.1.Stats.SignalRxPower"_s};
}

DeviceFacts everything()
{
    DeviceFacts facts{.serial = u"TPLG00000001"_s};
    facts.facts = {level(-21.25, Noon),
        {.key = FactKey::LastInform, .value = Noon, .source = Source::Acs, .readAt = Noon},
        {.key = FactKey::WanReceived,
            .instance = u"2"_s,
            .value = QVariant::fromValue(18446744073709551615ULL),
            .unit = Unit::Octets,
            .source = Source::Web,
            .readAt = Noon.addMSecs(5),
            .isWritable = true},
        {.key = FactKey::OltRx,
            .value = -80.0,
            .unit = Unit::Dbm,
            .source = Source::Olt,
            .rejected = u"outside"_s}};
    facts.radios = {{.id = u"1"_s,
        .band = Band::Ghz5,
        .enabled = false,
        .ssid = u"Maison « é »"_s,
        .channel = 36,
        .loadPercent = 0,
        .noiseDbm = -91,
        .channelsInUse = {36, 40},
        .source = Source::Web,
        .readAt = Noon,
        .passphrasePath = u"Device.WiFi.AccessPoint.1.Security.KeyPassphrase"_s}};
    facts.hosts = {{.mac = u"02:00:00:00:00:01"_s,
        .active = true,
        .link = Link::Wifi,
        .band = Band::Ghz2_4,
        .isGuest = true,
        .signalDbm = -70,
        .downKbps = 5'000'000'000LL,
        .source = Source::Acs,
        .readAt = Noon,
        .signalPercent = 40}};
    facts.nodes = {{.mac = u"02:00:00:00:00:02"_s, .online = false, .source = Source::Acs}};
    facts.lanPorts = {{.id = u"1"_s, .up = true, .megabits = 1000, .source = Source::Snmp}};
    return facts;
}

} // namespace

class TestDeviceDiary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void factsComeBackValueForValue();
    void whatALaterVersionWroteIsLeftOut();
    void aFactForScriptsSaysItsAge();
    void levelsAreKeptOnceAndInOrder();
    void impossibleLevelsAreNotKept();
    void aDiaryOfADeviceNobodyLookedAtIsEmpty();
    void whatIsKeptIsThereForTheNextStart();
    void anEntryIsReplacedByItsOutcome();
    void aDamagedFileIsSetAsideAndTold();
    void nothingIsWrittenOverWhatCannotBeRead();
    void startsAreCountedSinceTheFirstLook();
    void manyAtOnceLoseNothing();
    void theFileIsItsOwnersAndNoSerialLeavesTheFolder();
};

void TestDeviceDiary::factsComeBackValueForValue()
{
    const DeviceFacts facts = everything();
    const QByteArray bytes = QJsonDocument(factsObject(facts)).toJson();
    const auto back = parseFacts(QJsonDocument::fromJson(bytes).object());
    QVERIFY(back);
    QCOMPARE(back->facts, facts.facts);
    QCOMPARE(back->radios, facts.radios);
    QCOMPARE(back->hosts, facts.hosts);
    QCOMPARE(back->nodes, facts.nodes);
    QCOMPARE(back->lanPorts, facts.lanPorts);
}

void TestDeviceDiary::whatALaterVersionWroteIsLeftOut()
{
    QJsonObject object = factsObject(everything());
    QJsonArray list = object.value("facts"_L1).toArray();
    list.append(QJsonObject{{u"key"_s, u"moonPhase"_s}, {u"source"_s, u"acs"_s}});
    object.insert(u"facts"_s, list);
    QCOMPARE(parseFacts(object)->facts.size(), everything().facts.size());
    QVERIFY(!parseFacts({{u"facts"_s, 3}}));
}

void TestDeviceDiary::aFactForScriptsSaysItsAge()
{
    const QJsonObject object = factObject(level(-21.25, Noon), Noon.addSecs(90));
    QCOMPARE(object.value("key"_L1).toString(), u"opticalRx"_s);
    QCOMPARE(object.value("value"_L1).toDouble(), -21.25);
    QCOMPARE(object.value("unit"_L1).toString(), u"dBm"_s);
    QCOMPARE(object.value("ageSeconds"_L1).toInt(), 90);
    QVERIFY(factObject(level(-21, {}), Noon).value("ageSeconds"_L1).isNull());
}

void TestDeviceDiary::levelsAreKeptOnceAndInOrder()
{
    DeviceDiary diary;
    keepLevels(diary, {.facts = {level(-21, Noon)}});
    keepLevels(diary, {.facts = {level(-21, Noon)}}); // the same reading, looked at twice
    keepLevels(diary, {.facts = {level(-22, Noon.addSecs(60), Source::Olt)}});
    keepLevels(diary, {.facts = {level(-23, Noon.addSecs(30))}});
    QCOMPARE(diary.levels.size(), 3);
    QCOMPARE(diary.levels.at(1).dbm, -23.0);
    for (int at = 0; at < LevelsKept + 5; ++at) {
        keepLevels(diary, {.facts = {level(-20, Noon.addSecs(1000 + at))}});
    }
    QCOMPARE(diary.levels.size(), LevelsKept);
    QCOMPARE(diary.levels.last().at, Noon.addSecs(1000 + LevelsKept + 4));
}

void TestDeviceDiary::impossibleLevelsAreNotKept()
{
    DeviceDiary diary;
    Fact impossible = level(-80, Noon);
    impossible.rejected = u"outside -40..10 dBm"_s;
    keepLevels(diary, {.facts = {impossible, level(-20, {})}});
    QVERIFY(diary.levels.isEmpty());
}

void TestDeviceDiary::aDiaryOfADeviceNobodyLookedAtIsEmpty()
{
    const QTemporaryDir folder;
    const auto diary = DiaryFiles(folder.filePath(u"d"_s)).read(u"X"_s).result();
    QVERIFY(diary);
    QCOMPARE(*diary, DeviceDiary{});
}

void TestDeviceDiary::whatIsKeptIsThereForTheNextStart()
{
    const QTemporaryDir folder;
    QVERIFY(DiaryFiles(folder.path()).keep(u"tplg00000001"_s, everything()).result());
    const auto diary = DiaryFiles(folder.path()).read(u"TPLG00000001"_s).result();
    QVERIFY(diary);
    QCOMPARE(diary->facts.hosts, everything().hosts);
    QCOMPARE(diary->levels.size(), 1);
}

void TestDeviceDiary::anEntryIsReplacedByItsOutcome()
{
    const QTemporaryDir folder;
    const DiaryFiles files(folder.path());
    DiaryEntry entry{.id = u"t1"_s,
        .at = Noon,
        .who = u"support@isp.example"_s,
        .kind = u"reboot"_s,
        .outcome = u"queued"_s};
    QVERIFY(files.note(u"S"_s, entry).result());
    entry.outcome = u"done"_s;
    const auto diary = files.note(u"S"_s, entry).result();
    QVERIFY(diary);
    QCOMPARE(diary->entries, QList<DiaryEntry>{entry});
    QCOMPARE(files.read(u"S"_s).result()->entries, QList<DiaryEntry>{entry});
}

void TestDeviceDiary::aDamagedFileIsSetAsideAndTold()
{
    const QTemporaryDir folder;
    const DiaryFiles files(folder.path());
    QFile file(files.fileOf(u"S"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"format\":1,");
    file.close();
    const auto diary = files.read(u"S"_s).result();
    QVERIFY(diary);
    QCOMPARE(diary->setAside, files.fileOf(u"S"_s) + u".damaged"_s);
    QVERIFY(diary->entries.isEmpty());
    QFile aside(diary->setAside);
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), "{\"format\":1,"_ba);
    QVERIFY(files.read(u"S"_s).result()->setAside.isEmpty()); // it was said once
    QVERIFY(!parseDiary("{\"format\":2,\"device\":{\"facts\":[]}}"));
}

void TestDeviceDiary::nothingIsWrittenOverWhatCannotBeRead()
{
    const QTemporaryDir folder;
    const DiaryFiles files(folder.path());
    const QString path = files.fileOf(u"S"_s);
    const auto damage = [&path](const QByteArray &bytes) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    const auto contents = [](const QString &name) {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    // Noted without anybody having read it first; and one that was set aside before stays.
    for (const QByteArray &bytes : {"first"_ba, "second"_ba}) {
        QVERIFY(damage(bytes));
        const auto diary =
            files.note(u"S"_s, {.id = u"1"_s, .at = Noon, .kind = u"ping"_s}).result();
        QVERIFY(diary);
        QVERIFY(!diary->setAside.isEmpty());
        QCOMPARE(contents(diary->setAside), bytes);
        QCOMPARE(diary->entries.size(), 1);
        QVERIFY(!diaryBytes(*diary).contains("damaged")); // of this moment only
    }
    QCOMPARE(contents(path + u".damaged"_s), "first"_ba);
    // What cannot even be moved stays where it is, and nothing is kept.
    QVERIFY(damage("third"));
    QVERIFY(QFile::setPermissions(folder.path(), QFileDevice::ReadOwner | QFileDevice::ExeOwner));
    const auto refused = files.note(u"S"_s, {.id = u"2"_s, .at = Noon}).result();
    QVERIFY(QFile::setPermissions(
        folder.path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
    if (refused) {
        QVERIFY(!refused->setAside.isEmpty()); // of somebody whom permissions do not stop
        QCOMPARE(contents(refused->setAside), "third"_ba);
    } else {
        QCOMPARE(refused.error().kind, ErrorKind::Storage);
        QCOMPARE(contents(path), "third"_ba);
    }
}

void TestDeviceDiary::startsAreCountedSinceTheFirstLook()
{
    const QTemporaryDir folder;
    const DiaryFiles files(folder.path());
    const auto told = [](FactKey key, const QVariant &value, const QDateTime &at) {
        return DeviceFacts{.facts = {{.key = key, .value = value, .readAt = at}}};
    };
    QVERIFY(files.keep(u"S"_s, told(FactKey::UpTime, 3600, Noon), Noon).result());
    // The same start, as the ACS tells it; and another one.
    QVERIFY(files.keep(u"S"_s, told(FactKey::LastBoot, Noon.addSecs(-3570), Noon), Noon.addSecs(60))
            .result());
    QVERIFY(files.keep(u"S"_s, told(FactKey::UpTime, 60, Noon.addSecs(7200)), Noon.addSecs(7200))
            .result());
    // A clock that is wrong tells of no start to come.
    QVERIFY(files.keep(u"S"_s, told(FactKey::LastBoot, Noon.addDays(3), Noon), Noon.addSecs(7300))
            .result());
    const auto diary = DiaryFiles(folder.path()).read(u"S"_s).result();
    QVERIFY(diary);
    QCOMPARE(diary->boots, (QList{Noon.addSecs(-3600), Noon.addSecs(7140)}));
    QCOMPARE(diary->watchedSince, Noon);
}

void TestDeviceDiary::manyAtOnceLoseNothing()
{
    const QTemporaryDir folder;
    const DiaryFiles files(folder.path());
    QList<QFuture<Result<DeviceDiary>>> running;
    for (int at = 0; at < 50; ++at) {
        running.append(
            files.note(u"S"_s, {.id = QString::number(at), .at = Noon, .kind = u"ping"_s}));
    }
    for (auto &one : running) {
        QVERIFY(one.result());
    }
    QCOMPARE(files.read(u"S"_s).result()->entries.size(), 50);
}

void TestDeviceDiary::theFileIsItsOwnersAndNoSerialLeavesTheFolder()
{
    const QTemporaryDir folder;
    const DiaryFiles files(folder.path());
    const QString serial = u"../../../tmp/x"_s;
    QVERIFY(files.keep(serial, everything()).result());
    const QFile file(files.fileOf(serial));
    QVERIFY(file.fileName().startsWith(folder.path() + u'/'));
    QVERIFY(!file.fileName().contains(u".."_s));
    QVERIFY(!(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
}

QTEST_GUILESS_MAIN(TestDeviceDiary)
#include "tst_devicediary.moc"
