// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deviceself.h"
#include "eventdrain.h"

#include <QCoroTask>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QTimeZone>

using namespace FibreDesk;
using namespace Qt::StringLiterals;
using Cpe::TpLink::WifiChange;
using Cpe::TpLink::WifiOutcome;

namespace {

const QDateTime Noon(QDate(2026, 6, 1), QTime(16, 0), QTimeZone::UTC);
const QString Secret = u"hunter22hunter22"_s;
const QString Path = u"DEV2_ADT_WIFI_COMMON:2,0,0,0,0,0"_s;

template <typename T>
QCoro::Task<Result<T>> said(Result<T> value)
{
    co_return value;
}

/// A device whose own page answers.
struct Desk {
    Desk()
        : live(DeviceWays{.acs = [this](const DeviceHandle &) { return said(acs); },
                   .web = [this](const DeviceHandle &) { return said(web); }},
              Cpe::DiaryFiles(folder.path()), Clock([] { return Noon; }))
        , own({.live = &live,
                  .changeWifi =
                      [this](const DeviceHandle &, const WifiChange &change) {
                          WifiChange kept = change;
                          if (kept.password) {
                              kept.password->detach();
                          }
                          changes.append(kept);
                          return said(outcome);
                      },
                  .reboot =
                      [this](const DeviceHandle &) {
                          ++reboots;
                          return said(rebooted);
                      },
                  .isKnownToAcs = [this](const DeviceHandle &) { return isKnown; },
                  .user = [] { return u"m.roy@desk.example"_s; }},
              Clock([] { return Noon; }))
    {
    }
    ~Desk()
    {
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
    }
    [[nodiscard]] bool open()
    {
        live.open({.id = u"EQP-1"_s, .serial = u"S1"_s});
        live.ask(u"web"_s);
        return QTest::qWaitFor([this] { return own.canChange(); });
    }

    QTemporaryDir folder;
    bool isKnown = false;
    int reboots = 0;
    QList<WifiChange> changes;
    Result<Cpe::DeviceFacts> acs = Cpe::DeviceFacts{};
    Result<Cpe::DeviceFacts> web = Cpe::DeviceFacts{.facts = {{.key = Cpe::FactKey::Model,
                                                        .value = u"XX230v"_s,
                                                        .source = Cpe::Source::Web,
                                                        .readAt = Noon}},
        .radios = {{.id = u"5"_s,
                       .ssid = u"Seen by the ACS"_s,
                       .source = Cpe::Source::Acs,
                       .readAt = Noon,
                       .path = u"Device.WiFi.Radio.1"_s},
            {.id = u"2"_s,
                .band = Cpe::Band::Ghz5,
                .ssid = u"Maison"_s,
                .source = Cpe::Source::Web,
                .readAt = Noon,
                .path = Path,
                .ssidPath = Path + u".primarySSID"_s,
                .passphrasePath = Path + u".primaryKey"_s}}};
    Result<QList<WifiOutcome>> outcome = QList<WifiOutcome>{{.attribute = u"primarySSID"_s,
        .before = u"Maison"_s,
        .after = u"Chalet"_s,
        .state = WifiOutcome::State::Confirmed}};
    Result<void> rebooted;
    DeviceLive live;
    DeviceSelf own;
};

} // namespace

class TestDeviceSelf : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { Tests::drainEvents(); }

    void isOfferedWhereTheAcsIsNoWayAndThePageAnswers();
    void onlyNetworksOfItsOwnPageAreChangedThere();
    void aChangeIsReadBackKeptAndToldWithoutTheSecret();
    void whatTheDeviceSaysOtherwiseIsNotDone();
    void aRefusalIsNoWorkAtTheCustomers();
    void whatNobodyKnowsIsSaidSo();
    void aRestartIsAskedOnce();
};

void TestDeviceSelf::isOfferedWhereTheAcsIsNoWayAndThePageAnswers()
{
    Desk desk;
    QVERIFY(!desk.own.isOffered()); // nobody is in front
    desk.live.open({.id = u"EQP-1"_s, .serial = u"S1"_s});
    QVERIFY(!desk.own.canChange());
    desk.own.changeWifi(0, u"Chalet"_s, {});
    desk.own.reboot();
    QVERIFY(desk.changes.isEmpty() && desk.reboots == 0);
    QVERIFY(desk.open());
    QVERIFY(!desk.own.isOffered()); // the ACS was not asked yet
    desk.live.ask(u"acs"_s);
    QTRY_VERIFY(desk.own.isOffered());
    desk.isKnown = true;
    QVERIFY(!desk.own.isOffered());
    // The ACS does not answer.
    desk.acs = std::unexpected(Error{.kind = ErrorKind::Offline});
    desk.live.ask(u"acs"_s);
    QTRY_VERIFY(desk.own.isOffered());
    // The page does not either.
    desk.web = std::unexpected(Error{.kind = ErrorKind::Timeout});
    desk.live.ask(u"web"_s);
    QTRY_VERIFY(!desk.own.isOffered());
}

void TestDeviceSelf::onlyNetworksOfItsOwnPageAreChangedThere()
{
    Desk desk;
    QVERIFY(desk.open());
    QCOMPARE(desk.own.networks()->total(), 1);
    QCOMPARE(desk.own.wifiChange(0, u"Chalet"_s).value(u"before"_s).toString(), u"Maison"_s);
    QVERIFY(desk.own.wifiChange(1, u"Chalet"_s).isEmpty());
    desk.own.changeWifi(1, u"Chalet"_s, {});
    desk.own.changeWifi(0, u"Maison"_s, {}); // it is called so
    QVERIFY(desk.changes.isEmpty());
    QVERIFY(!desk.own.isSending());
}

void TestDeviceSelf::aChangeIsReadBackKeptAndToldWithoutTheSecret()
{
    Desk desk;
    QVERIFY(desk.open());
    QSignalSpy settled(&desk.own, &DeviceSelf::settled);
    desk.own.changeWifi(0, u"Chalet"_s, Secret);
    QTRY_COMPARE(settled.count(), 1);
    QCOMPARE(desk.changes.size(), 1);
    QCOMPARE(desk.changes.first().stack, u"2,0,0,0,0,0"_s);
    QCOMPARE(*desk.changes.first().password, Secret.toUtf8());
    QCOMPARE(desk.own.tone(), u"ok"_s);
    const QString text = settled.first().at(1).toString();
    QVERIFY2(text.contains(u"“Maison” → “Chalet”"_s), qPrintable(text));
    QVERIFY(text.contains("a new secret"_L1) && !text.contains(Secret));
    QThreadPool::globalInstance()->waitForDone();
    const auto diary = Cpe::DiaryFiles(desk.folder.path()).read(u"S1"_s).result();
    QVERIFY(diary);
    QCOMPARE(diary->entries.size(), 1);
    QCOMPARE(diary->entries.first().who, u"m.roy@desk.example"_s);
    QCOMPARE(diary->entries.first().outcome, u"done"_s);
    QCOMPARE(diary->entries.first().note, text);
    QFile file(Cpe::DiaryFiles(desk.folder.path()).fileOf(u"S1"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(Secret.toUtf8()));
}

void TestDeviceSelf::whatTheDeviceSaysOtherwiseIsNotDone()
{
    Desk desk;
    QVERIFY(desk.open());
    desk.outcome = QList<WifiOutcome>{{.attribute = u"primarySSID"_s,
        .before = u"Maison"_s,
        .after = u"Maison"_s,
        .state = WifiOutcome::State::Differs}};
    QSignalSpy settled(&desk.own, &DeviceSelf::settled);
    desk.own.changeWifi(0, u"Chalet"_s, {});
    QTRY_COMPARE(settled.count(), 1);
    QCOMPARE(desk.own.tone(), u"danger"_s);
    QVERIFY2(desk.own.said().contains("otherwise"_L1), qPrintable(desk.own.said()));
}

void TestDeviceSelf::aRefusalIsNoWorkAtTheCustomers()
{
    Desk desk;
    QVERIFY(desk.open());
    desk.outcome = std::unexpected(
        Error{.kind = ErrorKind::Unauthorized, .detail = u"wrong password, 4 tries left"_s});
    QSignalSpy settled(&desk.own, &DeviceSelf::settled);
    desk.own.changeWifi(0, u"Chalet"_s, {});
    QTRY_VERIFY(desk.own.error().isSet());
    QCOMPARE(settled.count(), 0);
    QCOMPARE(desk.own.tone(), u"danger"_s);
    QCOMPARE(desk.live.diary().entries.size(), 1);
    QCOMPARE(desk.live.diary().entries.first().outcome, u"refused"_s);
    QCOMPARE(desk.changes.size(), 1); // and no second time
}

void TestDeviceSelf::whatNobodyKnowsIsSaidSo()
{
    Desk desk;
    QVERIFY(desk.open());
    desk.rebooted = std::unexpected(Error{.kind = ErrorKind::Uncertain});
    QSignalSpy settled(&desk.own, &DeviceSelf::settled);
    desk.own.reboot();
    QTRY_COMPARE(settled.count(), 1);
    QCOMPARE(desk.own.tone(), u"uncertain"_s);
    QCOMPARE(desk.reboots, 1);
}

void TestDeviceSelf::aRestartIsAskedOnce()
{
    Desk desk;
    QVERIFY(desk.open());
    QSignalSpy settled(&desk.own, &DeviceSelf::settled);
    desk.own.reboot();
    QTRY_COMPARE(settled.count(), 1);
    QCOMPARE(desk.own.tone(), u"ok"_s);
    QCOMPARE(desk.reboots, 1);
    // Another device in front: what came of it is not shown there.
    desk.live.open({.id = u"EQP-2"_s, .serial = u"S2"_s});
    QVERIFY(desk.own.said().isEmpty());
}

QTEST_GUILESS_MAIN(TestDeviceSelf)
#include "tst_deviceself.moc"
