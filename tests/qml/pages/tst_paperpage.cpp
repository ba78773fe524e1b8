// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sheets, calendars and saved views on the dispatch page, by keyboard.

#include "../../models/dispatch/dispatchdesk.h"
#include "calendarfeeds.h"
#include "pagehost.h"
#include "savedviews.h"
#include "session/navigation.h"
#include "session/session.h"
#include "session/settings.h"
#include "sheetcontroller.h"
#include "store/syncstate.h"

#include <QDesktopServices>
#include <QJsonArray>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

class TestPaperPage : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void handleFile(const QUrl &file) { m_opened = file; }

private Q_SLOTS:
    void init();
    void cleanup();
    void looksAtASheetByKeyboard_data() { PageHost::addLooks(); }
    void looksAtASheetByKeyboard();
    void theSheetFollowsTheBoardWhenAsked();
    void opensTheCalendarByKeyboard_data() { PageHost::addLooks(); }
    void opensTheCalendarByKeyboard();
    void savesAndChoosesViewsByKeyboard_data() { PageHost::addLooks(); }
    void savesAndChoosesViewsByKeyboard();
    void removesAViewAfterNamingItsMaker();

private:
    void open();
    [[nodiscard]] DispatchController &desk() const { return *m_desk->desk; }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(m_window, key, modifiers);
    }
    void type(const QString &text) const
    {
        for (const QChar c : text)
            QTest::keyClick(m_window, c.toLatin1());
    }
    std::optional<ScriptedAnswer> lists(const SeenRequest &request);

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Navigation> m_navigation;
    std::unique_ptr<DispatchDesk> m_desk;
    std::unique_ptr<PageHost> m_host;
    QQuickWindow *m_window = nullptr;
    QUrl m_opened; ///< outside
};

void TestPaperPage::init()
{
    PageHost::failOnWarnings();
    m_directory = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<Settings>(m_directory->filePath(u"settings.ini"_s));
    m_session = std::make_unique<Session>(Clock(), nullptr);
    m_navigation = std::make_unique<Navigation>(nullptr);
    m_desk = std::make_unique<DispatchDesk>();
    m_desk->bench.erp.before = [this](const SeenRequest &request) { return lists(request); };
    m_desk->put(u"DJ-1"_s, u"DT-1"_s, u"09:00:00"_s,
        {{u"customer_name"_s, u"Boulangerie du Lac"_s}, {u"service_location"_s, u"LOC-1"_s},
            {u"address"_s, u"12, rue des Érables"_s},
            {u"notes"_s, u"Sonner à la porte de côté. "_s.repeated(12)},
            {u"window_start"_s, u"08:00:00"_s}, {u"window_end"_s, u"12:00:00"_s}});
    m_desk->store(u"location"_s,
        {{{u"name"_s, u"LOC-1"_s}, {u"modified"_s, u"2026-11-20 06:00:00.000001"_s},
            {u"city"_s, u"Saint-Rémi"_s}, {u"postal_code"_s, u"J0L 2L0"_s},
            {u"access_notes"_s, u"Chien dans la cour"_s},
            {u"contact_phone"_s, u"+15145550142"_s}}});
    m_desk->bench.erp.put(u"P-1"_s,
        {{u"title"_s, u"Équipes"_s}, {u"filters"_s, uR"({"span":"week","order":1})"_s},
            {u"is_shared"_s, 1}, {u"owner"_s, u"anna@desk.example"_s}});
    m_desk->bench.erp.put(u"P-2"_s,
        {{u"title"_s, u"Secteur Nord"_s}, {u"filters"_s, u"{\"span\""_s}, {u"is_shared"_s, 1},
            {u"owner"_s, u"bert@desk.example"_s}});
}

void TestPaperPage::cleanup()
{
    m_host.reset();
    m_desk.reset();
    m_navigation.reset();
    m_session.reset();
    m_settings.reset();
}

std::optional<ScriptedAnswer> TestPaperPage::lists(const SeenRequest &request)
{
    const bool isList = request.verb == "GET" && request.target.contains("/resource/")
        && request.target.contains('?');
    QJsonArray rows;
    if (request.verb == "DELETE") {
        m_desk->bench.erp.documents.remove(QString::fromUtf8(request.target.split('/').last()));
        return FakeHttpServer::json("{\"data\":\"ok\"}", 202);
    }
    if (isList && request.target.contains("Dispatch%20Preset")) {
        for (const QJsonObject &document : std::as_const(m_desk->bench.erp.documents)) {
            if (document.contains("title"_L1))
                rows += document;
        }
    } else if (isList && request.target.contains("Dispatch%20Job%20Material")) {
        rows += QJsonObject{{u"name"_s, u"r"_s}, {u"parent"_s, u"DJ-1"_s}, {u"idx"_s, 1},
            {u"item"_s, u"Jarretière SC/APC 3 m"_s}, {u"quantity"_s, 2.0}};
    } else if (!isList || !request.target.contains("Dispatch%20Job%20")) {
        return {};
    }
    return FakeHttpServer::json(
        QJsonDocument(QJsonObject{{u"data"_s, rows}}).toJson(QJsonDocument::Compact));
}

void TestPaperPage::open()
{
    QVERIFY(m_desk->open());
    QVERIFY(QCoro::waitFor(m_desk->mirror()->write([this](QSqlDatabase &db) {
        return Store::noteSuccess(db, u"job"_s, m_desk->now);
    })).has_value());
    desk().sheets()->setIssuer(u"Fibre du Lac"_s);
    desk().sheets()->setFolder(m_directory->filePath(u"sheets"_s));
    desk().sheets()->setServer(m_desk->bench.client.get());
    desk().feeds()->setSource(u"Fibre du Lac"_s, u"erp.fibre.example"_s);
    desk().savedViews()->setServer(m_desk->bench.client.get());
    QTRY_VERIFY(desk().markers()->background() != nullptr);
    m_host = std::make_unique<PageHost>("FibreDesk.Dispatch", "DispatchPage", m_desk->desk.get());
    QVERIFY(m_host->page());
    m_window = m_host->window();
    (void)m_window->grabWindow(); // the first layout
    m_window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
}

void TestPaperPage::looksAtASheetByKeyboard()
{
    open();
    SheetController &sheets = *desk().sheets();
    desk().selectJob(u"DJ-1"_s);
    key(Qt::Key_P, Qt::ControlModifier);
    QVERIFY(sheets.isOpen());
    QCOMPARE(sheets.technician(), u"DT-1"_s);
    QTRY_VERIFY(sheets.hasFile());
    QCOMPARE(sheets.sheets().front().blocks.size(), std::size_t(2));
    if (PdfPages::canShow()) {
        QTRY_VERIFY(!sheets.pages()->picture().isEmpty());
        QTRY_VERIFY(!sheets.pages()->isBusy());
    }
    m_host->grab(u"dispatch-sheet"_s);
    // The board's keys mean nothing here.
    key(Qt::Key_Delete);
    key(Qt::Key_PageDown);
    QCOMPARE(m_desk->technicianOf(u"DJ-1"_s), u"DT-1"_s);
    QCOMPARE(desk().day(), u"2026-11-23"_s);
    // Printing is the system's viewer's.
    QDesktopServices::setUrlHandler(u"file"_s, this, "handleFile");
    key(Qt::Key_P, Qt::ControlModifier);
    QDesktopServices::unsetUrlHandler(u"file"_s);
    QCOMPARE(m_opened, QUrl::fromLocalFile(sheets.path()));
    key(Qt::Key_Escape);
    QVERIFY(!sheets.isOpen());
    // The keyboard is back on the board.
    desk().clearSelection();
    key(Qt::Key_Down);
    QCOMPARE(desk().selectedTechnician(), desk().lanes()->rows().front().id);
}

void TestPaperPage::theSheetFollowsTheBoardWhenAsked()
{
    open();
    SheetController &sheets = *desk().sheets();
    desk().selectTechnician(u"DT-2"_s);
    key(Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(sheets.hasFile());
    QVERIFY(sheets.sheets().front().blocks.empty());
    QVERIFY(desk().assign(u"DJ-3"_s, u"DT-2"_s, 13 * 60));
    QVERIFY(sheets.isStale());
    m_host->grab(u"dispatch-sheet-stale"_s);
    QTRY_COMPARE(desk().pendingCount(), 0);
    key(Qt::Key_F5);
    QTRY_VERIFY(sheets.hasFile() && sheets.sheets().front().blocks.size() == 1);
    QVERIFY(!sheets.isStale());
}

void TestPaperPage::opensTheCalendarByKeyboard()
{
    open();
    CalendarFeeds &feeds = *desk().feeds();
    feeds.keep(QUrl::fromLocalFile(m_directory->filePath(u"alice.ics"_s)), u"DT-1"_s, 4);
    QTRY_VERIFY(!feeds.rows().front().state.isEmpty());
    key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(feeds.isOpen());
    QTRY_VERIFY(PageHost::find(m_window->contentItem(), u"calendarExport"_s));
    QTRY_VERIFY(m_window->activeFocusItem()
        && m_window->activeFocusItem()->objectName() == "calendarPerson"_L1);
    // The next one of those it can be for.
    key(Qt::Key_Down);
    QCOMPARE(m_window->activeFocusItem()->property("currentIndex").toInt(), 1);
    m_host->grab(u"dispatch-calendar"_s);
    key(Qt::Key_Escape);
    QTRY_VERIFY(!feeds.isOpen());
    desk().clearSelection();
    key(Qt::Key_Down);
    QCOMPARE(desk().selectedTechnician(), desk().lanes()->rows().front().id);
}

void TestPaperPage::savesAndChoosesViewsByKeyboard()
{
    open();
    SavedViews &views = *desk().savedViews();
    desk().view()->setHidesOff(true);
    key(Qt::Key_V, Qt::ShiftModifier);
    QVERIFY(views.isOpen());
    QTRY_COMPARE(views.count(), 2);
    // To the name, and back to the list with Enter.
    QQuickItem *list = PageHost::find(m_window->contentItem(), u"savedViews"_s);
    QVERIFY(list);
    QTRY_VERIFY(list->hasActiveFocus());
    for (int i = 0; i < 4 && m_window->activeFocusItem()->objectName() != "viewName"_L1; ++i)
        key(Qt::Key_Tab);
    QCOMPARE(m_window->activeFocusItem()->objectName(), u"viewName"_s);
    type(u"Morning"_s);
    key(Qt::Key_Return);
    QTRY_COMPARE(views.count(), 3);
    QCOMPARE(views.rows().front().name, u"Morning"_s);
    QVERIFY(views.rows().front().isCurrent);
    QTRY_VERIFY(list->hasActiveFocus());
    m_host->grab(u"dispatch-views"_s);
    // The first is this user's own; the second a colleague's.
    key(Qt::Key_2);
    QTRY_VERIFY(!views.isOpen());
    QCOMPARE(desk().load()->span(), int(LoadController::Week));
    QCOMPARE(desk().view()->order(), int(BoardView::ByGroup));
    QVERIFY(desk().view()->hidesOff()); // the view says nothing of it
    key(Qt::Key_W);
    QCOMPARE(desk().load()->span(), int(LoadController::Day));
    // Renamed and shared.
    key(Qt::Key_V, Qt::ShiftModifier);
    QTRY_VERIFY(!views.isReading() && list->hasActiveFocus());
    for (int i = 0; i < 3; ++i)
        key(Qt::Key_Up);
    key(Qt::Key_F2);
    type(u"Evening"_s);
    key(Qt::Key_Return);
    QTRY_COMPARE(views.rows().front().name, u"Evening"_s);
    QTRY_VERIFY(list->hasActiveFocus());
    key(Qt::Key_S);
    QTRY_COMPARE(m_desk->bench.erp.document(u"NEW-1"_s).value("title"_L1).toString(), u"Evening"_s);
    key(Qt::Key_Escape);
    QTRY_VERIFY(!views.isOpen());
}

void TestPaperPage::removesAViewAfterNamingItsMaker()
{
    open();
    SavedViews &views = *desk().savedViews();
    key(Qt::Key_V, Qt::ShiftModifier);
    QTRY_COMPARE(views.count(), 2);
    QQuickItem *list = PageHost::find(m_window->contentItem(), u"savedViews"_s);
    QTRY_VERIFY(list && list->hasActiveFocus());
    key(Qt::Key_Down); // the first, where the list was empty before
    key(Qt::Key_Up);
    key(Qt::Key_Delete);
    QObject *question = m_host->page()->findChild<QObject *>(u"viewRemoval"_s);
    QVERIFY(question);
    QTRY_VERIFY(question->property("opened").toBool());
    QVERIFY2(question->property("consequence").toString().contains(u"anna@desk.example"_s),
        qPrintable(question->property("consequence").toString()));
    key(Qt::Key_Escape);
    QTRY_VERIFY(!question->property("visible").toBool());
    QCOMPARE(views.count(), 2);
    QVERIFY(m_desk->bench.erp.documents.contains(u"P-1"_s));
    QTRY_VERIFY(list->hasActiveFocus());
    key(Qt::Key_Delete);
    QTRY_VERIFY(question->property("opened").toBool());
    key(Qt::Key_Tab);
    key(Qt::Key_Space);
    QTRY_COMPARE(views.count(), 1);
    QVERIFY(!m_desk->bench.erp.documents.contains(u"P-1"_s));
}

QTEST_MAIN(TestPaperPage)
#include "tst_paperpage.moc"
