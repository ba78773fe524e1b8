// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessibletree.h"
#include "dispatchworld.h"
#include "geo/tilesource.h"
#include "mapdesk/mapdesk.h"
#include "plancontroller.h"
#include "suggestcontroller.h"

#include <QRegularExpression>

#include <algorithm>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

/// What a screen reader is given of the dispatch page and of all it opens over itself.
class TestAccessibleBoard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void hasSomethingToSayEverywhere_data() { PageHost::addLooks(); }
    void hasSomethingToSayEverywhere();
    void speaksABar_data() { PageHost::addLooks(); }
    void speaksABar();
    void complainsOfWhatIsSilent();

private:
    void look(const QString &where);
    [[nodiscard]] DispatchController *desk() const { return m_stage->desk.get(); }

    const Erp::FieldMap m_map = Erp::FieldMap::builtIn();
    const QTemporaryDir m_folder;
    std::unique_ptr<DispatchStage> m_stage;
    std::unique_ptr<Geo::TileSource> m_tiles;
    std::unique_ptr<MapDesk> m_mapDesk;
    std::unique_ptr<PageHost> m_host;
    QStringList m_complaints;
};

void TestAccessibleBoard::init()
{
    m_complaints.clear();
    m_stage = std::make_unique<DispatchStage>();
    m_stage->open(makeWorld(6, 30, 40));
    if (QTest::currentTestFailed())
        return;
    m_tiles = std::make_unique<Geo::TileSource>();
    desk()->setTiles(m_tiles.get());
    m_mapDesk = std::make_unique<MapDesk>(MapDesk::Parts{.mirror = m_stage->mirror.get(),
                                              .queue = m_stage->bench->queue.get(),
                                              .map = &m_map,
                                              .tiles = m_tiles.get(),
                                              .folder = m_folder.filePath(u"tiles"_s)},
        MapDesk::Memory{.recall = [](const QString &) { return QString(); },
            .keep = [](const QString &, const QString &) {}});
    m_mapDesk->start();
    m_host =
        std::make_unique<PageHost>("FibreDesk.Dispatch", "DispatchPage", desk(), m_mapDesk.get());
    QVERIFY(m_host->page());
    (void)m_host->window()->grabWindow(); // the first layout
    m_host->window()->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_host->window()));
}

void TestAccessibleBoard::cleanup()
{
    m_host.reset();
    m_mapDesk.reset();
    m_stage.reset();
    m_tiles.reset();
}

void TestAccessibleBoard::look(const QString &where)
{
    (void)m_host->window()->grabWindow();
    const AccessibleTree tree = AccessibleTree::of(m_host->window());
    QVERIFY2(tree.lines.size() > 20, qPrintable(where));
    for (const QString &complaint : tree.complaints)
        m_complaints.append(where + u": "_s + complaint);
    const QString directory = qEnvironmentVariable("FD_PICTURES_DIR");
    if (!directory.isEmpty()) {
        QFile file(directory
            + u"/tree-%1-%2.txt"_s.arg(where, QString::fromUtf8(QTest::currentDataTag())));
        QVERIFY(QDir().mkpath(directory) && file.open(QIODevice::WriteOnly));
        file.write(tree.toText().toUtf8());
    }
}

void TestAccessibleBoard::hasSomethingToSayEverywhere()
{
    QQuickWindow *window = m_host->window();
    look(u"day"_s);
    desk()->selectTechnician(u"DT-00001"_s);
    look(u"technician"_s);
    desk()->selectJob(u"DJ-00018"_s);
    look(u"job"_s);
    QTest::keyClick(window, Qt::Key_A);
    QTRY_COMPARE(desk()->picker()->job(), u"DJ-00018"_s);
    look(u"picker"_s);
    QTest::keyClick(window, Qt::Key_Escape);
    QTest::keyClick(window, Qt::Key_D);
    look(u"date"_s);
    QTest::keyClick(window, Qt::Key_Escape);
    QTest::keyClick(window, Qt::Key_B);
    QTRY_VERIFY(desk()->suggestions()->isAnswered());
    QTest::keyClick(window, Qt::Key_Space);
    look(u"suggestions"_s);
    QTest::keyClick(window, Qt::Key_Escape);
    QTest::keyClick(window, Qt::Key_V);
    look(u"view"_s);
    QTest::keyClick(window, Qt::Key_Escape);
    QTest::keyClick(window, Qt::Key_I);
    look(u"map-menu"_s);
    QTest::keyClick(window, Qt::Key_Down);
    QTest::keyClick(window, Qt::Key_Return);
    look(u"nearest"_s);
    QTest::keyClick(window, Qt::Key_Escape);
    Q_EMIT desk()->commandRequested(u"layers"_s);
    look(u"layers"_s);
    QTest::keyClick(window, Qt::Key_Escape);
    Q_EMIT desk()->commandRequested(u"offline"_s);
    look(u"offline"_s);
    QTest::keyClick(window, Qt::Key_Escape);
    desk()->markAll();
    look(u"marks"_s);
    desk()->clearMarks();
    QTest::keyClick(window, Qt::Key_W);
    QTRY_VERIFY(desk()->load()->isLoaded());
    look(u"week"_s);
    QTest::keyClick(window, Qt::Key_Escape);
    QTest::keyClick(window, Qt::Key_O);
    look(u"plan-choice"_s);
    QTest::keyClick(window, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(desk()->plans()->phase(), PlanController::Preview, 60'000);
    look(u"plan"_s);
    m_complaints.removeDuplicates();
    QVERIFY2(m_complaints.isEmpty(), qPrintable(m_complaints.join(u'\n')));
}

void TestAccessibleBoard::speaksABar()
{
    const bool isFrench = QByteArrayView(QTest::currentDataTag()).endsWith("fr");
    // A second one over it, which both of them tell.
    m_stage->touch(u"DJ-00009"_s,
        {{u"assigned_tech"_s, u"DT-00001"_s}, {u"start_time"_s, u"10:30:00"_s},
            {u"duration_h"_s, 1.5}, {u"status"_s, u"assigned"_s},
            {u"scheduled_date"_s, u"2026-11-23"_s}});
    m_stage->touch(u"DJ-00010"_s,
        {{u"assigned_tech"_s, u"DT-00001"_s}, {u"start_time"_s, u"11:00:00"_s},
            {u"duration_h"_s, 1.0}, {u"status"_s, u"assigned"_s},
            {u"scheduled_date"_s, u"2026-11-23"_s}});
    QTRY_VERIFY(desk()->board().job(u"DJ-00010"_s)
        && desk()->board().job(u"DJ-00010"_s)->job.technician == "DT-00001"_L1);
    (void)m_host->window()->grabWindow();
    const AccessibleTree tree = AccessibleTree::of(m_host->window());
    const QString begin = isFrench ? u"Button \"Marie Roy, 10 h 30 to 12 h, "_s
                                   : u"Button \"Marie Roy, 10:30 to 12:00, "_s;
    const auto bar = std::ranges::find_if(
        tree.lines, [&begin](const QString &line) { return line.contains(begin); });
    QVERIFY2(bar != tree.lines.end(), qPrintable(tree.toText()));
    QVERIFY2(bar->contains(u"conflicts with DJ-00010"_s), qPrintable(*bar));
}

void TestAccessibleBoard::complainsOfWhatIsSilent()
{
    QQmlEngine engine;
    QQmlComponent component(&engine);
    component.setData("import QtQuick; Item { width: 9; height: 9; activeFocusOnTab: true }", {});
    const std::unique_ptr<QObject> made(component.create());
    auto *item = qobject_cast<QQuickItem *>(made.get());
    QVERIFY(item);
    item->setParentItem(m_host->window()->contentItem());
    const AccessibleTree tree = AccessibleTree::of(m_host->window());
    QVERIFY(std::ranges::any_of(tree.complaints,
        [](const QString &line) { return line.startsWith("Tab stops at what has no role"_L1); }));
    item->setParentItem(nullptr);
}

QTEST_MAIN(TestAccessibleBoard)
#include "tst_accessibleboard.moc"
