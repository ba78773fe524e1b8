// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "acsworld.h"
#include "devicetasks.h"
#include "eventdrain.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Cpe::Acs;
using namespace FibreDesk::Tests;

namespace {

const QString Secret = u"hunter22hunter22"_s;

struct Desk : AcsWorld {
    Desk()
        : tasks(std::make_unique<DeviceTasks>(parts()))
    {
    }
    [[nodiscard]] DeviceTasks::Parts parts()
    {
        return {.watch = watch.get(),
            .live = live.get(),
            .acsId = [this](const DeviceHandle &device) { return acsId(device); }};
    }
    [[nodiscard]] bool isSent() const
    {
        return QTest::qWaitFor([this] { return !tasks->isSending(); });
    }
    [[nodiscard]] QString word(int row = 0) const
    {
        return tasks->list()->value(row, "stateWord").toString();
    }
    [[nodiscard]] QString waiting(const QByteArray &name = "reboot") const
    {
        return QString::fromLatin1(R"({"_id":"t1","device":"D","name":")" + name
            + R"(","timestamp":")" + timeText(Noon) + "\"}");
    }
    std::unique_ptr<DeviceTasks> tasks; // hides the server's
};

} // namespace

class TestDeviceTasks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { drainEvents(); }

    void eachStateHasItsWord_data();
    void eachStateHasItsWord();
    void theWifiTakesWhatTheStandardTakes_data();
    void theWifiTakesWhatTheStandardTakes();
    void aBadPasswordIsNotSent();
    void aChangeIsToldOnceWithWhatStoodThereAndWithoutTheSecret();
    void aRefusalIsExplained();
    void whatWaitsIsToldWhenTheDeviceHasCome();
    void whatWasOpenAtTheLastEndIsToldWhenItSettles();
    void theDiaryIsWrittenWhicheverDeviceIsInFront();
    void wordsOfTheDeviceAreFitToBeKept();
    void whatWasNotTakenIsAnErrorAndNoTask();
    void aReadingIsNoWorkAtTheCustomers();
    void aTaskIsTakenOffTheList();
    void onlyTheTasksOfTheDeviceInFrontAreShown();
    void nothingIsAskedOfADeviceTheAcsDoesNotKnow();
    void whatIsDoneToAnotherDeviceIsToldWhileOneIsSent();
};

void TestDeviceTasks::eachStateHasItsWord_data()
{
    QTest::addColumn<WatchedTask>("task");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("tone");
    const auto row = [](const char *name, const WatchedTask &task, const QString &word,
                         const QString &tone) { QTest::newRow(name) << task << word << tone; };
    using S = TaskState;
    row("sending", {.isSending = true}, u"being sent"_s, u"pending"_s);
    row("accepted", {.state = S::Accepted}, u"taken by the ACS"_s, u"pending"_s);
    row("queued", {.state = S::Queued}, u"waits for the device"_s, u"pending"_s);
    row("offline", {.state = S::Queued, .isDeviceOffline = true},
        u"waits: the device does not answer"_s, u"pending"_s);
    row("session", {.state = S::InSession}, u"not taken: the device was busy with the ACS"_s,
        u"danger"_s);
    row("done", {.state = S::Done}, u"done"_s, u"ok"_s);
    row("pending", {.state = S::Done, .proof = Proof::Pending},
        u"done, says the ACS; being read back"_s, u"pending"_s);
    row("same", {.state = S::Done, .proof = Proof::Same}, u"done, and read back"_s, u"ok"_s);
    row("different", {.state = S::Done, .proof = Proof::Different},
        u"done, says the ACS; the device says otherwise"_s, u"danger"_s);
    row("unreadable", {.state = S::Done, .proof = Proof::Unreadable},
        u"done, says the ACS; cannot be read back"_s, u"ok"_s);
    row("faulted", {.state = S::Faulted}, u"refused by the device"_s, u"danger"_s);
    row("expired", {.state = S::Expired}, u"expired before the device came"_s, u"danger"_s);
    row("unknown", {.state = S::Unknown}, u"nobody can say what became of it"_s, u"uncertain"_s);
}

void TestDeviceTasks::eachStateHasItsWord()
{
    QFETCH(WatchedTask, task);
    QTEST(DeviceTasks::stateWord(task), "word");
    QTEST(DeviceTasks::tone(task), "tone");
}

void TestDeviceTasks::theWifiTakesWhatTheStandardTakes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("password");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("nothing") << QString() << QString() << false;
    QTest::newRow("name") << u"Chalet"_s << QString() << true;
    QTest::newRow("32 bytes") << QString(32, u'a') << QString() << true;
    QTest::newRow("33 bytes") << QString(33, u'a') << QString() << false;
    QTest::newRow("32 signs of two bytes") << QString(32, u'é') << QString() << false;
    QTest::newRow("16 signs of two bytes") << QString(16, u'é') << QString() << true;
    QTest::newRow("password") << QString() << Secret << true;
    QTest::newRow("7") << QString() << QString(7, u'a') << false;
    QTest::newRow("8") << QString() << QString(8, u'a') << true;
    QTest::newRow("63") << QString() << QString(63, u'a') << true;
    QTest::newRow("64") << QString() << QString(64, u'a') << false;
    QTest::newRow("accent") << QString() << u"motdepassé"_s << false;
    QTest::newRow("space") << QString() << u"mot de passe"_s << true;
    QTest::newRow("tab") << QString() << u"mot\tdepasse"_s << false;
}

void TestDeviceTasks::theWifiTakesWhatTheStandardTakes()
{
    QFETCH(QString, name);
    QFETCH(QString, password);
    Desk desk;
    QTEST(desk.tasks->wifiProblem(name, password).isEmpty(), "isTaken");
}

void TestDeviceTasks::aBadPasswordIsNotSent()
{
    Desk desk;
    QVERIFY(desk.open(u"S1"_s));
    desk.tasks->changeWifi(0, {}, u"short"_s);
    desk.tasks->changeWifi(1, u"Chalet"_s, {}); // there is no such radio
    QVERIFY(!desk.tasks->isSending());
    QCOMPARE(desk.posts(), 0);
}

void TestDeviceTasks::aChangeIsToldOnceWithWhatStoodThereAndWithoutTheSecret()
{
    Desk desk;
    QVERIFY(desk.open(u"S1"_s));
    const QVariantMap change = desk.tasks->wifiChange(0, u"Chalet"_s);
    QCOMPARE(change.value(u"before"_s).toString(), u"Maison"_s);
    QCOMPARE(change.value(u"after"_s).toString(), u"Chalet"_s);
    QSignalSpy settled(desk.tasks.get(), &DeviceTasks::settled);
    desk.tasks->changeWifi(0, u"Chalet"_s, Secret);
    QVERIFY(desk.isSent());
    QCOMPARE(desk.posts("setParameterValues"), 1);
    QCOMPARE(desk.posts(Secret.toLatin1()), 1); // it did leave
    QCOMPARE(settled.count(), 1);
    const QString text = settled.first().at(1).toString();
    QVERIFY2(text.contains(u"“Maison” → “Chalet”"_s), qPrintable(text));
    QVERIFY2(text.contains("a new secret"_L1), qPrintable(text));
    QVERIFY(!text.contains(Secret));
    QTRY_COMPARE(desk.live->diary().entries.size(), 1);
    const Cpe::DiaryEntry entry = desk.live->diary().entries.first();
    QCOMPARE(entry.before.value("Device.WiFi.SSID.1.SSID"_L1).toString(), u"Maison"_s);
    QCOMPARE(entry.after.value("Device.WiFi.SSID.1.SSID"_L1).toString(), u"Chalet"_s);
    // Nowhere on the disk.
    QThreadPool::globalInstance()->waitForDone();
    int files = 0;
    for (const QString &folder : {desk.folder.path(), desk.folder.filePath(u"diary"_s)}) {
        for (const QFileInfo &info : QDir(folder).entryInfoList(QDir::Files)) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(Secret.toLatin1()), qPrintable(info.fileName()));
            ++files;
        }
    }
    QVERIFY(files >= 2);
}

void TestDeviceTasks::aRefusalIsExplained()
{
    Desk desk;
    QVERIFY(desk.open(u"S1"_s));
    desk.posted = phrased(202, "Task faulted", postedTask("t1"), Desk::Date);
    desk.faults =
        R"({"_id":"D:task_t1","device":"D","channel":"task_t1","code":"cwmp.9008","message":"no"})";
    QSignalSpy settled(desk.tasks.get(), &DeviceTasks::settled);
    desk.tasks->changeWifi(0, u"Chalet"_s, {});
    QVERIFY(desk.isSent());
    QCOMPARE(desk.word(), u"refused by the device"_s);
    const QString detail = desk.tasks->list()->value(0, "detail").toString();
    QVERIFY2(detail.contains("cannot be changed on this device (9008)"_L1), qPrintable(detail));
    QCOMPARE(settled.count(), 1);
    QVERIFY(settled.first().at(1).toString().contains("refused by the device"_L1));
}

void TestDeviceTasks::whatWaitsIsToldWhenTheDeviceHasCome()
{
    Desk desk;
    QVERIFY(desk.open(u"S1"_s));
    desk.posted = phrased(202, "Device is offline", postedTask("t1"), Desk::Date);
    desk.AcsWorld::tasks = desk.waiting().toLatin1();
    QSignalSpy settled(desk.tasks.get(), &DeviceTasks::settled);
    desk.tasks->reboot();
    QVERIFY(desk.isSent());
    QCOMPARE(desk.word(), u"waits: the device does not answer"_s);
    QCOMPARE(settled.count(), 0);
    desk.AcsWorld::tasks.clear();
    desk.lastInform = Desk::Noon.addSecs(600);
    QVERIFY(QCoro::waitFor(desk.watch->look()).has_value());
    QCOMPARE(desk.word(), u"done"_s);
    QCOMPARE(settled.count(), 1);
    QCOMPARE(desk.posts(), 1);
}

void TestDeviceTasks::whatWasOpenAtTheLastEndIsToldWhenItSettles()
{
    Desk desk;
    QVERIFY(desk.open(u"S1"_s));
    desk.posted = phrased(202, "Device is offline", postedTask("t1"), Desk::Date);
    desk.AcsWorld::tasks = desk.waiting().toLatin1();
    desk.tasks->reboot();
    QVERIFY(desk.isSent());
    desk.tasks.reset();
    desk.restart();
    desk.tasks = std::make_unique<DeviceTasks>(desk.parts());
    QSignalSpy settled(desk.tasks.get(), &DeviceTasks::settled);
    desk.AcsWorld::tasks.clear();
    desk.lastInform = Desk::Noon.addSecs(600);
    QVERIFY(QCoro::waitFor(desk.watch->look()).has_value());
    QCOMPARE(settled.count(), 1);
    QCOMPARE(desk.posts(), 1);
}

void TestDeviceTasks::theDiaryIsWrittenWhicheverDeviceIsInFront()
{
    Desk desk;
    desk.known += u"S2"_s;
    desk.watch->setAuthor([] { return u"m.roy@desk.example"_s; });
    QVERIFY(desk.open(u"S1"_s));
    desk.posted = phrased(202, "Device is offline", postedTask("t1"), Desk::Date);
    desk.AcsWorld::tasks = QString(desk.waiting("setParameterValues")).toLatin1();
    desk.tasks->changeWifi(0, u"Chalet"_s, {});
    QVERIFY(desk.isSent());
    // Another device comes in front, the program ends, and starts again.
    desk.tasks.reset();
    desk.restart();
    desk.tasks = std::make_unique<DeviceTasks>(desk.parts());
    QVERIFY(desk.open(u"S2"_s));
    desk.AcsWorld::tasks.clear();
    desk.lastInform = Desk::Noon.addSecs(600);
    QVERIFY(QCoro::waitFor(desk.watch->look()).has_value());
    QTRY_VERIFY(!isOpen(desk.watch->tasks().first()));
    QThreadPool::globalInstance()->waitForDone();
    QVERIFY(desk.live->diary().entries.isEmpty()); // it is not this one's
    const auto diary = Cpe::DiaryFiles(desk.folder.filePath(u"diary"_s)).read(u"S1"_s).result();
    QVERIFY(diary);
    QCOMPARE(diary->entries.size(), 1);
    const Cpe::DiaryEntry &entry = diary->entries.first();
    QCOMPARE(entry.who, u"m.roy@desk.example"_s);
    QCOMPARE(entry.outcome, u"done"_s);
    QCOMPARE(entry.before.value("Device.WiFi.SSID.1.SSID"_L1).toString(), u"Maison"_s);
    QCOMPARE(entry.after.value("Device.WiFi.SSID.1.SSID"_L1).toString(), u"Chalet"_s);
    QVERIFY2(entry.note.contains(u"“Maison” → “Chalet”"_s), qPrintable(entry.note));
}

void TestDeviceTasks::wordsOfTheDeviceAreFitToBeKept()
{
    Desk desk;
    QVERIFY(desk.open(u"S1"_s));
    desk.posted = phrased(202, "Task faulted", postedTask("t1"), Desk::Date);
    desk.faults = R"({"_id":"D:task_t1","device":"D","channel":"task_t1","code":"cwmp.9003",)"
                  R"("message":"value hunter22hunter22 is too \u001b[31mweak",)"
                  R"("detail":{"faultCode":"9003","setParameterValuesFault":[{"parameterName":)"
                  R"("Device.WiFi.AccessPoint.1.Security.KeyPassphrase","faultCode":"9007",)"
                  R"("faultString":"hunter22hunter22 refused"}]}})";
    QSignalSpy settled(desk.tasks.get(), &DeviceTasks::settled);
    desk.tasks->changeWifi(0, {}, Secret);
    QVERIFY(desk.isSent());
    QCOMPARE(settled.count(), 1);
    const QString text = settled.first().at(1).toString();
    QVERIFY2(!text.contains("hunter22"_L1), qPrintable(text));
    QVERIFY2(text.contains("9003"_L1) && text.contains("KeyPassphrase"_L1), qPrintable(text));
    QVERIFY(!desk.tasks->list()->value(0, "detail").toString().contains("hunter22"_L1));
    QThreadPool::globalInstance()->waitForDone();
    for (const QString &folder : {desk.folder.path(), desk.folder.filePath(u"diary"_s)}) {
        for (const QFileInfo &info : QDir(folder).entryInfoList(QDir::Files)) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("hunter22"), qPrintable(info.fileName()));
        }
    }
}

void TestDeviceTasks::whatWasNotTakenIsAnErrorAndNoTask()
{
    Desk desk;
    QVERIFY(desk.open(u"S1"_s));
    desk.posted = phrased(404, "Not Found", "No such device");
    desk.tasks->reboot();
    QVERIFY(desk.isSent());
    QVERIFY(desk.tasks->error().isSet());
    QCOMPARE(desk.tasks->list()->total(), 0);
}

void TestDeviceTasks::aReadingIsNoWorkAtTheCustomers()
{
    Desk desk;
    QVERIFY(desk.open(u"S1"_s));
    QSignalSpy settled(desk.tasks.get(), &DeviceTasks::settled);
    desk.tasks->refresh();
    QVERIFY(desk.isSent());
    QCOMPARE(desk.posts("refreshObject"), 6); // branch by branch
    QCOMPARE(desk.posts("InternetGatewayDevice"), 0);
    QCOMPARE(desk.tasks->list()->total(), 6);
    QCOMPARE(settled.count(), 0);
    QCOMPARE(desk.live->diary().entries.size(), 0);
}

void TestDeviceTasks::aTaskIsTakenOffTheList()
{
    Desk desk;
    QVERIFY(desk.open(u"S1"_s));
    desk.tasks->reboot();
    QVERIFY(desk.isSent());
    QCOMPARE(desk.tasks->list()->total(), 1);
    desk.tasks->forget(
        desk.tasks->list()->data(desk.tasks->list()->index(0), Qt::UserRole + 1).toString());
    QTRY_COMPARE(desk.tasks->list()->total(), 0);
}

void TestDeviceTasks::onlyTheTasksOfTheDeviceInFrontAreShown()
{
    Desk desk;
    desk.known += u"S2"_s;
    QVERIFY(desk.open(u"S1"_s));
    desk.tasks->reboot();
    QVERIFY(desk.isSent());
    QCOMPARE(desk.tasks->list()->total(), 1);
    QVERIFY(desk.open(u"S2"_s));
    QCOMPARE(desk.tasks->list()->total(), 0);
    QVERIFY(desk.open(u"S1"_s));
    QCOMPARE(desk.tasks->list()->total(), 1);
}

void TestDeviceTasks::nothingIsAskedOfADeviceTheAcsDoesNotKnow()
{
    Desk desk;
    QVERIFY(desk.open(u"S9"_s));
    QVERIFY(!desk.tasks->canAsk());
    desk.tasks->reboot();
    desk.tasks->refresh();
    desk.tasks->changeWifi(0, u"Chalet"_s, {});
    QVERIFY(!desk.tasks->isSending());
    QCOMPARE(desk.posts(), 0);
}

void TestDeviceTasks::whatIsDoneToAnotherDeviceIsToldWhileOneIsSent()
{
    Desk desk;
    QVERIFY(desk.open(u"S1"_s));
    const QSignalSpy settled(desk.tasks.get(), &DeviceTasks::settled);
    desk.tasks->refresh(); // the one in front
    QVERIFY(desk.tasks->isSending());
    const AcsFile file{.name = u"XX230v-1.5.0.bin"_s};
    const auto sent =
        QCoro::waitFor(desk.watch->start(u"D7"_s, u"S7"_s, *TaskRequest::download(file)));
    QVERIFY(sent.has_value());
    QVERIFY(desk.isSent());
    QCOMPARE(settled.count(), 1);
    QVERIFY(settled.first().at(1).toString().contains(file.name));
    QCOMPARE(desk.live->diary().entries.size(), 0); // not its own
    QVERIFY(desk.open(u"S7"_s));
    QTRY_COMPARE(desk.live->diary().entries.size(), 1);
    QCOMPARE(desk.live->diary().entries.first().kind, u"download"_s);
}

QTEST_GUILESS_MAIN(TestDeviceTasks)
#include "tst_devicetasks.moc"
