// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an action would do to many devices, before anything is asked; and when a firmware stops.

#include "cpe/acs/fleetaction.h"

#include <QTest>
#include <QTimeZone>

using namespace FibreDesk;
using namespace FibreDesk::Cpe::Acs;
using namespace Qt::StringLiterals;
using Kind = FleetAction::Kind;

namespace {

const QDateTime Noon(QDate(2026, 6, 1), QTime(12, 0), QTimeZone::UTC);
const AcsFile Image{.name = u"XX230v-1.5.0.bin"_s,
    .type = u"1 Firmware Upgrade Image"_s,
    .oui = {},
    .productClass = u"XX230v"_s,
    .version = u"1.5.0 Build 2"_s,
    .length = 100};

FleetDevice device(const QString &serial)
{
    return {.id = u"id-"_s + serial,
        .serial = serial,
        .lastInform = Noon.addSecs(-60),
        .firmware = u"1.4.2 Build 1"_s,
        .oui = u"02ABCD"_s,
        .productClass = u"XX230v"_s};
}

FleetTarget target(const QString &serial)
{
    return {.record = u"EQP-"_s + serial, .serial = serial};
}

/// What becomes of the one device in the plan.
FleetItem planned(const FleetAction &action, const FleetDevice &device,
    const FleetSituation &situation = {.now = Noon})
{
    return planFleet(action, {target(device.serial)}, {{device.serial, device}}, situation).front();
}

} // namespace

class TestFleetAction : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDeviceIsFoundByWhatTheAcsCallsItAndByItsLabel()
    {
        const QHash<QString, FleetDevice> fleet{
            {u"cwmp1"_s, device(u"cwmp1"_s)}, {u"S2"_s, device(u"S2"_s)}};
        FleetTarget first = target(u"label1"_s);
        first.acsSerial = u"cwmp1"_s;
        const auto items = planFleet({.kind = Kind::Refresh},
            {first, target(u"S2"_s), target(u"S3"_s)}, fleet, {.now = Noon});
        QCOMPARE(items.size(), 3U);
        QCOMPARE(items[0].device.id, u"id-cwmp1"_s);
        QCOMPARE(items[0].outcome, FleetOutcome::Ready);
        QCOMPARE(items[1].outcome, FleetOutcome::Ready);
        QCOMPARE(items[2].outcome, FleetOutcome::Skipped);
        QCOMPARE(items[2].skip, SkipReason::NotInAcs);
    }

    void aDeviceOfTwoRecordsIsAskedOnce()
    {
        FleetTarget other = target(u"old label"_s);
        other.acsSerial = u"S1"_s;
        const auto items = planFleet({.kind = Kind::Refresh}, {target(u"S1"_s), other},
            {{u"S1"_s, device(u"S1"_s)}}, {.now = Noon});
        QCOMPARE(items[0].outcome, FleetOutcome::Ready);
        QCOMPARE(items[1].skip, SkipReason::Twice);
    }

    void aTagIsForThoseThatHaveItNot()
    {
        FleetDevice tagged = device(u"S1"_s);
        tagged.tags = {u"vip"_s};
        const FleetAction add{.kind = Kind::AddTag, .tag = u"vip"_s};
        const FleetAction remove{.kind = Kind::RemoveTag, .tag = u"vip"_s};
        QCOMPARE(planned(add, tagged).skip, SkipReason::HasTag);
        QCOMPARE(planned(add, device(u"S1"_s)).skip, SkipReason::None);
        QCOMPARE(planned(remove, tagged).skip, SkipReason::None);
        QCOMPARE(planned(remove, device(u"S1"_s)).skip, SkipReason::HasNoTag);
    }

    void whoIsSilentForDaysIsLeftOutButForTags()
    {
        FleetDevice silent = device(u"S1"_s);
        silent.lastInform = Noon.addDays(-4);
        QCOMPARE(planned({.kind = Kind::Refresh}, silent).skip, SkipReason::Silent);
        QCOMPARE(planned({.kind = Kind::AddTag, .tag = u"x"_s}, silent).skip, SkipReason::None);
        silent.lastInform = Noon.addSecs(-5 * 3600);
        const FleetItem quiet = planned({.kind = Kind::Refresh}, silent);
        QCOMPARE(quiet.skip, SkipReason::None);
        QVERIFY(quiet.isSilent);
        silent.lastInform = {};
        QCOMPARE(planned({.kind = Kind::Refresh}, silent).skip, SkipReason::NeverHeard);
    }

    void aFirmwareIsForItsModelOnly()
    {
        const FleetAction action{.kind = Kind::Firmware, .file = Image};
        FleetDevice one = device(u"S1"_s);
        QCOMPARE(planned(action, one).skip, SkipReason::None);
        one.productClass = u"DecoX55"_s;
        QCOMPARE(planned(action, one).skip, SkipReason::OtherModel);
        one.productClass.clear();
        QCOMPARE(planned(action, one).skip, SkipReason::UnknownModel);
        one = device(u"S1"_s);
        one.firmware = u"1.5.0  build 2"_s;
        QCOMPARE(planned(action, one).skip, SkipReason::HasVersion);
        one = device(u"S1"_s);
        QCOMPARE(planned(action, one, {.now = Noon, .updating = {one.id}}).skip,
            SkipReason::AlreadyAsked);
        FleetAction other = action;
        other.file.oui = u"FFFFFF"_s;
        QCOMPARE(planned(other, one).skip, SkipReason::OtherModel);
        other.file.oui = u"02abcd"_s;
        QCOMPARE(planned(other, one).skip, SkipReason::None);
    }

    void aFileThatDoesNotSayForWhomItIsIsNoFirmware_data()
    {
        QTest::addColumn<AcsFile>("file");
        QTest::addColumn<bool>("isOne");
        AcsFile file = Image;
        QTest::newRow("image") << file << true;
        file.productClass.clear();
        QTest::newRow("no model") << file << false;
        file = Image;
        file.version.clear();
        QTest::newRow("no version") << file << false;
        file = Image;
        file.type = u"3 Vendor Configuration File"_s;
        QTest::newRow("configuration") << file << false;
    }

    void aFileThatDoesNotSayForWhomItIsIsNoFirmware()
    {
        QFETCH(AcsFile, file);
        QTEST(isFirmware(file), "isOne");
    }

    void requestsAreCountedByTheBranches()
    {
        FleetDevice one = device(u"S1"_s);
        QCOMPARE(requestsFor({.kind = Kind::Refresh}, one), 6);
        one.isOlder = true;
        QCOMPARE(requestsFor({.kind = Kind::Refresh}, one), 3);
        QCOMPARE(requestsFor({.kind = Kind::Firmware, .file = Image}, one), 1);
    }

    void threeOfTheFirstFiveOrAFifthOfManyStopIt_data()
    {
        QTest::addColumn<int>("ended");
        QTest::addColumn<int>("failed");
        QTest::addColumn<bool>("isBroken");
        QTest::newRow("two of two") << 2 << 2 << false;
        QTest::newRow("three of three") << 3 << 3 << true;
        QTest::newRow("two of five") << 5 << 2 << false;
        QTest::newRow("three of five") << 5 << 3 << true;
        QTest::newRow("two of seven") << 7 << 2 << false;
        QTest::newRow("one of ten") << 10 << 1 << false;
        QTest::newRow("two of ten") << 10 << 2 << true;
        QTest::newRow("nineteen of a hundred") << 100 << 19 << false;
        QTest::newRow("a fifth of a hundred") << 100 << 20 << true;
    }

    void threeOfTheFirstFiveOrAFifthOfManyStopIt()
    {
        QFETCH(int, ended);
        QFETCH(int, failed);
        QTEST((StopRule{.ended = ended, .failed = failed}.isBroken()), "isBroken");
    }
};

QTEST_GUILESS_MAIN(TestFleetAction)
#include "tst_fleetaction.moc"
