// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Jobs from a template, a job repeated, and what the colours tell, by keyboard.

#include "../../models/dispatch/dispatchdesk.h"
#include "jobmaking.h"
#include "pagehost.h"
#include "repeatcontroller.h"
#include "session/navigation.h"
#include "session/session.h"
#include "session/settings.h"
#include "templatecontroller.h"

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

class TestMakingPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void makesAChainByKeyboard_data() { PageHost::addLooks(); }
    void makesAChainByKeyboard();
    void findsTheCustomerByKeyboard();
    void isGivenUpByKeyboard();
    void repeatsByKeyboard_data() { PageHost::addLooks(); }
    void repeatsByKeyboard();
    void coloursByTypeWithALegend_data() { PageHost::addLooks(); }
    void coloursByTypeWithALegend();
    void leavesTheKeysOfTheBoardAlone();

private:
    void open();
    [[nodiscard]] DispatchController &desk() const { return *m_desk->desk; }
    [[nodiscard]] TemplateController &templates() const { return *desk().making()->templates(); }
    [[nodiscard]] RepeatController &repeats() const { return *desk().making()->repeats(); }
    [[nodiscard]] QQuickItem *find(const QString &name) const
    {
        return PageHost::find(m_window->contentItem(), name);
    }
    /// Tab after Tab, as somebody without a mouse does it.
    [[nodiscard]] bool tabTo(const QString &name) const;

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Navigation> m_navigation;
    std::unique_ptr<DispatchDesk> m_desk;
    std::unique_ptr<PageHost> m_host;
    QQuickWindow *m_window = nullptr;
};

void TestMakingPage::init()
{
    PageHost::failOnWarnings();
    m_directory = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<Settings>(m_directory->filePath(u"settings.ini"_s));
    m_session = std::make_unique<Session>(Clock(), nullptr);
    m_navigation = std::make_unique<Navigation>(nullptr);
    m_desk = std::make_unique<DispatchDesk>();
    for (QJsonObject &technician : m_desk->technicians) {
        technician.insert(u"weekly_schedule"_s,
            uR"({"mon":[["08:00","17:00"]],"tue":[["08:00","17:00"]],"wed":[["08:00","17:00"]],"thu":[["08:00","17:00"]],"fri":[["08:00","17:00"]]})"_s);
    }
    const QStringList kinds{
        u"Installation"_s, u"Réparation"_s, u"Maintenance"_s, u"Retrait"_s, u"Inconnu"_s};
    for (int i = 0; i < 8; ++i) {
        m_desk->put(u"DJ-%1"_s.arg(i + 4), i % 4 == 3 ? QString() : u"DT-2"_s,
            u"%1:00:00"_s.arg(8 + i, 2, 10, QChar(u'0')),
            {{u"job_type"_s, kinds[i % 5]}, {u"address"_s, u"%1, rue des Érables"_s.arg(10 + i)}});
    }
    m_desk->store(u"customer"_s,
        {{{u"name"_s, u"C-DJ-1"_s}, {u"modified"_s, u"1"_s},
             {u"customer_name"_s, u"Customer DJ-1"_s}},
            {{u"name"_s, u"C-9"_s}, {u"modified"_s, u"1"_s},
                {u"customer_name"_s, u"Boulangerie du Lac"_s}}});
    m_desk->store(u"location"_s,
        {{{u"name"_s, u"LOC-1"_s}, {u"modified"_s, u"1"_s}, {u"customer"_s, u"C-DJ-1"_s},
            {u"address_line"_s, u"12, rue des Érables"_s}, {u"city"_s, u"Saint-Rémi"_s}}});
    m_desk->store(u"tag"_s,
        {{{u"name"_s, u"Fibre"_s}, {u"modified"_s, u"1"_s}},
            {{u"name"_s, u"Épissure"_s}, {u"modified"_s, u"1"_s}}});
}

void TestMakingPage::cleanup()
{
    m_host.reset();
    m_desk.reset();
    m_navigation.reset();
    m_session.reset();
    m_settings.reset();
}

void TestMakingPage::open()
{
    QVERIFY(m_desk->open());
    QTRY_VERIFY(m_desk->desk->markers()->background() != nullptr);
    m_host = std::make_unique<PageHost>("FibreDesk.Dispatch", "DispatchPage", m_desk->desk.get());
    QVERIFY(m_host->page());
    m_window = m_host->window();
    (void)m_window->grabWindow(); // the first layout
    m_window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
}

bool TestMakingPage::tabTo(const QString &name) const
{
    for (int i = 0; i < 30; ++i) {
        QQuickItem *item = m_window->activeFocusItem();
        for (; item; item = item->parentItem()) {
            if (item->objectName() == name)
                return true;
        }
        QTest::keyClick(m_window, Qt::Key_Tab);
    }
    return false;
}

void TestMakingPage::makesAChainByKeyboard()
{
    open();
    desk().selectJob(u"DJ-1"_s);
    QTest::keyClick(m_window, Qt::Key_T, Qt::ShiftModifier);
    QTRY_VERIFY(templates().isOpen());
    QTRY_COMPARE(templates().steps()->count(), 4);
    QTRY_VERIFY(templates().problem().isEmpty());
    QVERIFY(tabTo(u"templatePerson"_s));
    QTest::keyClick(m_window, Qt::Key_Down); // the first technician
    QTRY_COMPARE(templates().personIndex(), 1);
    QTRY_VERIFY(!templates().isPreparing());
    m_host->grab(u"dispatch-template"_s);
    // Two tags of the template are known here, one is not: it is said.
    QCOMPARE(templates().missingTags(), u"Hauteur"_s);
    QTest::keyClick(m_window, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!templates().isOpen());
    QTRY_COMPARE(m_desk->bench.erp.count("POST"), 4);
    QCOMPARE(m_desk->bench.erp.document(u"NEW-4"_s).value("parent_job"_L1).toString(), u"NEW-1"_s);
    // The keyboard is back on the board.
    QTRY_VERIFY(m_window->activeFocusItem());
    QTest::keyClick(m_window, Qt::Key_PageDown);
    QTRY_COMPARE(desk().day(), u"2026-11-24"_s);
}

void TestMakingPage::findsTheCustomerByKeyboard()
{
    open();
    QTest::keyClick(m_window, Qt::Key_T, Qt::ShiftModifier);
    QTRY_VERIFY(templates().isOpen());
    QTRY_VERIFY(!templates().names().isEmpty());
    QVERIFY(tabTo(u"templateSearch"_s));
    for (const QChar letter : u"boulang"_s)
        QTest::keyClick(m_window, letter.toLatin1());
    QTRY_VERIFY(templates().matches()->count() > 0);
    QTest::keyClick(m_window, Qt::Key_Return);
    QTRY_COMPARE(templates().customer(), u"Boulangerie du Lac"_s);
    QVERIFY(templates().isOpen()); // Enter chose, and made nothing
    QCOMPARE(m_desk->bench.erp.count("POST"), 0);
}

void TestMakingPage::isGivenUpByKeyboard()
{
    open();
    desk().selectJob(u"DJ-1"_s);
    QTest::keyClick(m_window, Qt::Key_T, Qt::ShiftModifier);
    QTRY_VERIFY(templates().isOpen());
    QTest::keyClick(m_window, Qt::Key_Escape);
    QTRY_VERIFY(!templates().isOpen());
    QTest::keyClick(m_window, Qt::Key_R, Qt::ShiftModifier);
    QTRY_VERIFY(repeats().isOpen());
    QTest::keyClick(m_window, Qt::Key_Escape);
    QTRY_VERIFY(!repeats().isOpen());
    QCOMPARE(desk().selectedJob(), u"DJ-1"_s);
    QVERIFY(m_desk->bench.queue->writes().empty());
}

void TestMakingPage::repeatsByKeyboard()
{
    open();
    desk().selectJob(u"DJ-1"_s);
    QTest::keyClick(m_window, Qt::Key_R, Qt::ShiftModifier);
    QTRY_VERIFY(repeats().isOpen());
    QTest::keyClick(m_window, Qt::Key_Up); // every two weeks
    QCOMPARE(repeats().every(), 2);
    QVERIFY(tabTo(u"weekday4"_s));
    QTest::keyClick(m_window, Qt::Key_Space);
    QCOMPARE(repeats().weekdays(), (QList<int>{1, 4}));
    QVERIFY(tabTo(u"repeatTimes"_s));
    QTest::keyClick(m_window, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(m_window, Qt::Key_4);
    QCOMPARE(repeats().times(), 4);
    QTRY_COMPARE(repeats().days()->count(), 4);
    QTRY_VERIFY(!repeats().isPreparing());
    QVERIFY(tabTo(u"repeatDays"_s));
    QTest::keyClick(m_window, Qt::Key_Down);
    QTest::keyClick(m_window, Qt::Key_Space);
    QCOMPARE(repeats().count(), 3);
    m_host->grab(u"dispatch-repeat"_s);
    QTest::keyClick(m_window, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!repeats().isOpen());
    QTRY_COMPARE(m_desk->bench.erp.count("POST"), 3);
}

void TestMakingPage::coloursByTypeWithALegend()
{
    open();
    QQuickItem *legend = find(u"colourLegend"_s);
    QVERIFY(legend);
    QVERIFY(!legend->isVisible());
    QTest::keyClick(m_window, Qt::Key_C, Qt::ShiftModifier);
    QCOMPARE(desk().view()->colourBy(), int(BoardView::OfKind));
    QTRY_VERIFY(legend->isVisible());
    QQuickItem *installation = find(u"block-DJ-1"_s);
    QQuickItem *repair = find(u"block-DJ-5"_s);
    QQuickItem *unknown = find(u"block-DJ-8"_s);
    QVERIFY(installation && repair && unknown);
    QVERIFY(installation->property("tint") != repair->property("tint"));
    // What ERPNext calls otherwise is neutral, and of one colour with nothing else.
    QVERIFY(unknown->property("tint") != installation->property("tint"));
    m_host->grab(u"dispatch-types"_s);
    QTest::keyClick(m_window, Qt::Key_C, Qt::ShiftModifier);
    QCOMPARE(desk().view()->colourBy(), int(BoardView::OfState));
    m_host->grab(u"dispatch-states"_s);
    QTest::keyClick(m_window, Qt::Key_C, Qt::ShiftModifier);
    QCOMPARE(desk().view()->colourBy(), int(BoardView::OfTechnician));
    QTRY_VERIFY(!legend->isVisible());
    QVERIFY(m_settings->remembered(u"dispatch.view"_s).contains(u"colourBy"_s));
}

void TestMakingPage::leavesTheKeysOfTheBoardAlone()
{
    open();
    desk().selectJob(u"DJ-1"_s);
    QTest::keyClick(m_window, Qt::Key_PageDown);
    QTest::keyClick(m_window, Qt::Key_T);
    QCOMPARE(desk().day(), u"2026-11-23"_s);
    QVERIFY(!templates().isOpen());
    QTest::keyClick(m_window, Qt::Key_R);
    QVERIFY(!repeats().isOpen());
}

QTEST_MAIN(TestMakingPage)
#include "tst_makingpage.moc"
