// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Publishing on the dispatch page, by keyboard.

#include "../../models/dispatch/smshub.h"
#include "pagehost.h"
#include "plancontroller.h"
#include "session/navigation.h"
#include "session/session.h"
#include "session/settings.h"

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

class TestPublishPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void publishesByKeyboard_data() { PageHost::addLooks(); }
    void publishesByKeyboard();
    void asksWhatBecameOfALostSms();
    void changesDaysAndLanguageByKeyboard();
    void pinsByKeyboardAndAsksBeforeADragOfIt();
    void aBarSaysWhatItsTechnicianKnows();

private:
    void open();
    [[nodiscard]] PublishController *publisher() const { return m_desk->desk->publisher(); }
    [[nodiscard]] QString block(const QString &job) const
    {
        const QQuickItem *found = PageHost::find(m_window->contentItem(), u"block-"_s + job);
        return found ? found->property("spoken").toString() : QString();
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Navigation> m_navigation;
    std::unique_ptr<SmsHub> m_hub;
    std::unique_ptr<DispatchDesk> m_desk;
    std::unique_ptr<PageHost> m_host;
    QQuickWindow *m_window = nullptr;
};

void TestPublishPage::init()
{
    PageHost::failOnWarnings();
    m_directory = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<Settings>(m_directory->filePath(u"settings.ini"_s));
    m_session = std::make_unique<Session>(Clock(), nullptr);
    m_navigation = std::make_unique<Navigation>(nullptr);
    m_hub = std::make_unique<SmsHub>();
    m_desk = std::make_unique<DispatchDesk>();
    m_desk->technicians[0].insert(u"phone"_s, u"514 555-0142"_s);
    m_desk->technicians[1].insert(u"phone"_s, u"450 555-0143"_s);
    m_desk->technicians.append(DispatchDesk::technician(u"DT-3"_s, u"Karim Bouchard"_s));
    const QJsonObject told{{u"dispatched_to"_s, u"DT-2"_s}, {u"dispatched_date"_s, u"2026-11-23"_s},
        {u"dispatched_time"_s, u"10:00:00"_s}, {u"dispatched_at"_s, u"2026-11-22 16:00:00"_s},
        {u"address"_s, u"12, rue des Pins, Saint-Rémi"_s}};
    m_desk->put(u"DJ-4"_s, u"DT-2"_s, u"10:00:00"_s, told);
    m_desk->put(u"DJ-5"_s, u"DT-2"_s, u"13:00:00"_s, told);
    m_desk->put(u"DJ-6"_s, u"DT-3"_s, u"13:00:00"_s);
    m_desk->put(u"DJ-7"_s, {}, {}, told);
}

void TestPublishPage::cleanup()
{
    m_host.reset();
    m_desk.reset();
    m_hub.reset();
    m_navigation.reset();
    m_session.reset();
    m_settings.reset();
}

void TestPublishPage::open()
{
    QVERIFY(m_desk->open());
    m_hub->connectTo(m_desk->desk.get());
    QTRY_VERIFY(m_desk->desk->markers()->background() != nullptr);
    m_host = std::make_unique<PageHost>("FibreDesk.Dispatch", "DispatchPage", m_desk->desk.get());
    QVERIFY(m_host->page());
    m_window = m_host->window();
    (void)m_window->grabWindow(); // the first layout
    m_window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
}

void TestPublishPage::publishesByKeyboard()
{
    open();
    m_host->grab(u"dispatch-told"_s);
    QTest::keyClick(m_window, Qt::Key_H);
    QTRY_COMPARE(publisher()->phase(), PublishController::Ready);
    QTRY_COMPARE(publisher()->obstacle(), QString());
    // Alice: two new; Benoit: one moved, one withdrawn; Karim has no phone.
    QCOMPARE(publisher()->people()->count(), 3);
    QCOMPARE(publisher()->tickedCount(), 2);
    // The list has its rows with the next frame only.
    QQuickItem *people = PageHost::find(m_window->contentItem(), u"publishPeople"_s);
    QTRY_VERIFY(people && people->property("currentItem").value<QQuickItem *>());
    QTest::keyClick(m_window, Qt::Key_Down);
    QQuickItem *sms = PageHost::find(m_window->contentItem(), u"smsText"_s);
    QVERIFY(sms);
    QTRY_VERIFY(sms->property("text").toString().contains(u"DÉPLACÉ 13h00 (était 10h00)"_s));
    m_host->grab(u"dispatch-publish"_s);
    QTest::keyClick(m_window, Qt::Key_Up);
    QTest::keyClick(m_window, Qt::Key_Space);
    QCOMPARE(publisher()->tickedCount(), 1);
    QTest::keyClick(m_window, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(publisher()->phase(), PublishController::Finished);
    QCOMPARE(publisher()->outcomes(PublishModel::Done), 1);
    QCOMPARE(publisher()->outcomes(PublishModel::LeftOut), 2);
    QCOMPARE(m_hub->count(), 1);
    QTRY_COMPARE(m_desk->bench.erp.document(u"DJ-5"_s).value("dispatched_time"_L1), u"13:00:00"_s);
    m_host->grab(u"dispatch-published"_s);
    QTest::keyClick(m_window, Qt::Key_Escape);
    QCOMPARE(publisher()->phase(), PublishController::Closed);
    // The keyboard is back on the board.
    QTest::keyClick(m_window, Qt::Key_Down);
    QCOMPARE(m_desk->desk->selectedTechnician(), m_desk->desk->lanes()->rows().front().id);
    QTRY_VERIFY(std::ranges::none_of(m_desk->bench.queue->writes(), &Outbox::Write::isOpen));
}

void TestPublishPage::asksWhatBecameOfALostSms()
{
    m_hub->server.setHandler(SmsHub::losing());
    open();
    QTest::keyClick(m_window, Qt::Key_H);
    QTRY_COMPARE(publisher()->obstacle(), QString());
    QTRY_COMPARE(publisher()->tickedCount(), 2);
    publisher()->setTicked(u"DT-2"_s, false);
    QTest::keyClick(m_window, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(publisher()->outcomes(PublishModel::Uncertain), 1);
    // Not among what is sent again.
    QTest::keyClick(m_window, Qt::Key_R);
    QCOMPARE(publisher()->phase(), PublishController::Finished);
    QCOMPARE(m_hub->count(), 1);
    QQuickItem *arrived = PageHost::find(m_window->contentItem(), u"publishArrived"_s);
    QVERIFY(arrived && arrived->isVisible());
    m_host->grab(u"dispatch-publish-uncertain"_s);
    arrived->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(m_window, Qt::Key_Space);
    QTRY_COMPARE(m_desk->bench.erp.document(u"DJ-1"_s).value("dispatched_to"_L1), u"DT-1"_s);
    QCOMPARE(m_hub->count(), 1);
    QTRY_VERIFY(std::ranges::none_of(m_desk->bench.queue->writes(), &Outbox::Write::isOpen));
}

void TestPublishPage::changesDaysAndLanguageByKeyboard()
{
    m_desk->put(u"DJ-8"_s, u"DT-1"_s, u"13:00:00"_s, {{u"scheduled_date"_s, u"2026-11-25"_s}});
    open();
    QTest::keyClick(m_window, Qt::Key_H);
    QTRY_COMPARE(publisher()->phase(), PublishController::Ready);
    QQuickItem *scope = PageHost::find(m_window->contentItem(), u"publishScope"_s);
    QQuickItem *language = PageHost::find(m_window->contentItem(), u"publishLanguage"_s);
    QVERIFY(scope && language);
    scope->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(m_window, Qt::Key_Right);
    QCOMPARE(publisher()->scope(), int(PublishController::Range));
    QTRY_COMPARE(publisher()->people()->rows().at(0).lines.size(), 3);
    language->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(m_window, Qt::Key_Right);
    QVERIFY(publisher()->people()->rows().at(0).body.startsWith(u"Schedule Mon Nov 23"_s));
    QTest::keyClick(m_window, Qt::Key_Escape);
    QCOMPARE(publisher()->phase(), PublishController::Closed);
}

void TestPublishPage::pinsByKeyboardAndAsksBeforeADragOfIt()
{
    m_desk->put(u"DJ-1"_s, u"DT-1"_s, u"09:00:00"_s, {{u"pinned"_s, 0}});
    open();
    DispatchController *desk = m_desk->desk.get();
    desk->selectJob(u"DJ-1"_s);
    QTest::keyClick(m_window, Qt::Key_K);
    QTRY_COMPARE(m_desk->bench.erp.document(u"DJ-1"_s).value("pinned"_L1).toInt(), 1);
    QTRY_COMPARE(desk->pendingCount(), 0);
    QTRY_VERIFY(block(u"DJ-1"_s).contains(u"pinned"_s));
    QTest::keyClick(m_window, Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(m_desk->from(u"DJ-1"_s), 9 * 60);
    const auto question = [this] {
        return m_host->page()->findChild<QObject *>(u"dropQuestion"_s);
    };
    // An hour later under the pointer.
    const auto drag = [&] {
        desk->selectJob(u"DJ-1"_s);
        (void)m_window->grabWindow();
        const QQuickItem *bar = PageHost::find(m_window->contentItem(), u"block-DJ-1"_s);
        QVERIFY(bar);
        const QPoint from = bar->mapToScene({8, bar->height() / 2}).toPoint();
        const int hour = qRound(bar->property("minuteWidth").toReal() * 60);
        QTest::mousePress(m_window, Qt::LeftButton, {}, from);
        for (int step = 1; step <= 6; ++step)
            QTest::mouseMove(m_window, from + QPoint(hour * step / 6, 0));
        QTest::mouseRelease(m_window, Qt::LeftButton, {}, from + QPoint(hour, 0));
        QTRY_VERIFY(question()->property("opened").toBool());
    };
    drag();
    if (QTest::currentTestFailed())
        return;
    QVERIFY(question()->property("consequence").toString().contains(u"Customer DJ-1"_s));
    m_host->grab(u"dispatch-pin-question"_s);
    QTest::keyClick(m_window, Qt::Key_Escape);
    QTRY_VERIFY(!question()->property("visible").toBool());
    QCOMPARE(m_desk->from(u"DJ-1"_s), 9 * 60);
    drag();
    if (QTest::currentTestFailed())
        return;
    QTest::keyClick(m_window, Qt::Key_Return);
    QTRY_VERIFY(!question()->property("visible").toBool());
    QCOMPARE(m_desk->from(u"DJ-1"_s), 10 * 60);
    QTRY_COMPARE(desk->pendingCount(), 0);
}

void TestPublishPage::aBarSaysWhatItsTechnicianKnows()
{
    open();
    QVERIFY(block(u"DJ-1"_s).contains(u"nobody was told yet"_s));
    QVERIFY(block(u"DJ-5"_s).contains(u"changed since it was told: was 10:00"_s));
    QVERIFY(!block(u"DJ-4"_s).contains(u"told"_s));
    // DJ-1, 2 and 6 are drafts, DJ-5 is changed, DJ-7 withdrawn.
    QCOMPARE(publisher()->untoldCount(), 5);
}

QTEST_MAIN(TestPublishPage)
#include "tst_publishpage.moc"
