// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// bench_boardview: 60 technicians with 200 jobs on each of 31 days. How long until the month, the
// week and the day are on screen, out of the mirror, and how long a frame takes while they scroll;
// beside a TableView and a Repeater of plain cells that have their words already.

#include "pages.h"
#include "qml/pages/dispatchworld.h"

#include <QAbstractTableModel>
#include <QGuiApplication>
#include <QQmlContext>
#include <QQmlEngine>
#include <QQuickView>
#include <QStandardPaths>
#include <QTextStream>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace Qt::StringLiterals;

namespace {

constexpr int people = 60;
constexpr int jobsADay = 200;
constexpr int rounds = 15;
constexpr int frames = 240;

constexpr auto tableQml = R"(
import QtQuick

TableView {
    id: table
    required property var cells
    required property real cellWidth
    width: 1440
    height: 900
    clip: true
    model: cells
    columnWidthProvider: () => table.cellWidth
    rowHeightProvider: () => 32
    delegate: Rectangle {
        required property string cellText
        implicitWidth: 40
        implicitHeight: 32
        border.color: "#e3e6eb"
        Text {
            anchors.centerIn: parent
            text: parent.cellText
        }
    }
}
)";

constexpr auto repeaterQml = R"(
import QtQuick

Flickable {
    id: page
    required property var rows
    required property real cellWidth
    width: 1440
    height: 900
    clip: true
    contentHeight: column.height
    Column {
        id: column
        Repeater {
            model: page.rows
            Row {
                id: line
                required property var modelData
                Repeater {
                    model: line.modelData
                    Rectangle {
                        required property string modelData
                        width: page.cellWidth
                        height: 32
                        border.color: "#e3e6eb"
                        Text {
                            anchors.centerIn: parent
                            text: parent.modelData
                        }
                    }
                }
            }
        }
    }
}
)";

/// What our own month shows, cell by cell, for those that only have to show it.
class Cells : public QAbstractTableModel {
public:
    explicit Cells(std::vector<QStringList> rows)
        : m_rows(std::move(rows))
    {
    }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() || m_rows.empty() ? 0 : int(m_rows.front().size());
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int /*role*/) const override
    {
        return m_rows[std::size_t(index.row())].at(index.column());
    }
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override
    {
        return {{Qt::UserRole + 1, "cellText"}};
    }
    [[nodiscard]] QVariantList lists() const
    {
        QVariantList all;
        for (const QStringList &row : m_rows)
            all.append(QVariant(row));
        return all;
    }

private:
    std::vector<QStringList> m_rows;
};

Tests::World makeMonth()
{
    Tests::World world = Tests::makeWorld(people, people, 0);
    const QList<QJsonObject> patterns = world.jobs;
    world.jobs.clear();
    for (int day = 1; day <= 31; ++day) {
        for (int i = 0; i < jobsADay; ++i) {
            QJsonObject job = patterns.at(i % people);
            job.insert(u"name"_s, u"DX-%1-%2"_s.arg(day).arg(i));
            // The day that is shown, and the rest of its month.
            job.insert(u"scheduled_date"_s, u"2026-12-%1"_s.arg(day, 2, 10, QChar(u'0')));
            job.insert(u"start_time"_s, u"%1:00:00"_s.arg(8 + i / people * 2, 2, 10, QChar(u'0')));
            job.insert(u"assigned_tech"_s, world.technicians[i % people].value("name"_L1));
            job.insert(u"status"_s, u"assigned"_s);
            world.jobs.append(job);
        }
    }
    return world;
}

/// Scrolls something with a contentY down and up again, and times the frames.
std::vector<double> scroll(QQuickWindow *window, QObject *moved, double height)
{
    std::vector<double> times;
    const double way = std::max(0.0, moved->property("contentHeight").toDouble() - height);
    for (int frame = 0; frame < frames; ++frame) {
        const double part =
            frame < frames / 2 ? frame / (frames / 2.0) : (frames - frame) / (frames / 2.0);
        QElapsedTimer timer;
        timer.start();
        moved->setProperty("contentY", way * part);
        Bench::awaitFrame(window);
        times.push_back(Bench::milliseconds(timer));
    }
    return times;
}

struct Peer {
    std::vector<double> opened;
    std::vector<double> scrolled;
};

/// Made anew for each opening: that is what opening it costs.
Peer measurePeer(const char *qml, const QVariantMap &properties)
{
    Peer peer;
    for (int round = 0; round < rounds; ++round) {
        QQuickView view;
        QQmlComponent component(view.engine());
        component.setData(qml, QUrl(u"qrc:/peer.qml"_s));
        view.resize(1440, 900);
        view.show();
        Bench::awaitFrame(&view);
        QElapsedTimer timer;
        timer.start();
        QObject *made = component.createWithInitialProperties(properties);
        if (!made) {
            QTextStream(stderr) << component.errorString() << '\n';
            return peer;
        }
        view.setContent({}, nullptr, made);
        Bench::awaitFrame(&view);
        peer.opened.push_back(Bench::milliseconds(timer));
        if (round == rounds - 1)
            peer.scrolled = scroll(&view, made, 900);
    }
    return peer;
}

/// The list of the timeline's lanes.
QObject *laneList(QObject *page)
{
    for (QObject *child : page->findChildren<QObject *>()) {
        if (child->inherits("QQuickListView") && child->property("count").toInt() >= people)
            return child;
    }
    return nullptr;
}

} // namespace

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    QGuiApplication app(argc, argv);
    qputenv("TZ", "America/Toronto");
    Tests::DispatchStage stage;
    stage.open(makeMonth());
    DispatchController *desk = stage.desk.get();
    desk->setDay(u"2026-12-15"_s);
    Tests::PageHost host("FibreDesk.Dispatch", "DispatchPage", desk);
    QQuickWindow *window = host.window();
    if (!window || !host.page()) {
        std::fprintf(stderr, "bench_boardview: there is no page\n");
        return 1;
    }
    Bench::awaitThat([desk] { return desk->jobCount() == jobsADay; });
    Bench::awaitFrame(window);

    const auto openSpan = [&](int span) {
        std::vector<double> times;
        for (int round = 0; round < rounds; ++round) {
            desk->load()->open(LoadController::Day, {});
            Bench::awaitFrame(window);
            QElapsedTimer timer;
            timer.start();
            desk->load()->open(span, u"2026-12-15"_s);
            Bench::awaitThat([desk] { return desk->load()->isLoaded(); });
            Bench::awaitFrame(window);
            times.push_back(Bench::milliseconds(timer));
        }
        return times;
    };
    const std::vector<double> week = openSpan(LoadController::Week);
    const std::vector<double> month = openSpan(LoadController::Month);
    QObject *table = Bench::tableOf(host.page());
    if (!table) {
        std::fprintf(stderr, "bench_boardview: there is no month\n");
        return 1;
    }
    // The page's own height less its heads: it scrolls whatever does not fit.
    const double height = table->property("height").toDouble();
    const std::vector<double> monthScrolled = scroll(window, table, height);

    const LoadModel *model = desk->load()->model();
    std::vector<QStringList> rows;
    for (int row = 0; row < model->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model->columnCount(); ++column)
            cells.append(model->index(row, column).data(LoadModel::HoursTextRole).toString());
        rows.push_back(cells);
    }
    Cells cells(rows);

    std::vector<double> days;
    desk->load()->open(LoadController::Day, {});
    Bench::awaitFrame(window);
    for (int round = 0; round < rounds; ++round) {
        const QString iso = u"2026-12-%1"_s.arg(1 + round, 2, 10, QChar(u'0'));
        QElapsedTimer timer;
        timer.start();
        desk->setDay(iso);
        Bench::awaitThat([desk] { return desk->jobCount() == jobsADay; });
        Bench::awaitFrame(window);
        days.push_back(Bench::milliseconds(timer));
        // One before is gone: the next begins with nothing of its day.
        desk->setDay(u"2027-02-01"_s);
        Bench::awaitThat([desk] { return desk->jobCount() == 0; });
        Bench::awaitFrame(window);
    }
    desk->setDay(u"2026-12-15"_s);
    Bench::awaitThat([desk] { return desk->jobCount() == jobsADay; });
    Bench::awaitFrame(window);
    QObject *lanes = laneList(host.page());
    const std::vector<double> lanesScrolled =
        lanes ? scroll(window, lanes, lanes->property("height").toDouble()) : std::vector<double>();

    const Peer view = measurePeer(tableQml,
        {{u"cells"_s, QVariant::fromValue<QObject *>(&cells)}, {u"cellWidth"_s, 1440.0 / 31}});
    const Peer repeater =
        measurePeer(repeaterQml, {{u"rows"_s, cells.lists()}, {u"cellWidth"_s, 1440.0 / 31}});

    const QString what = u"%1 technicians × 31 days, %2 jobs a day"_s.arg(people).arg(jobsADay);
    Bench::printRow(u"month of %1, opened out of the mirror"_s.arg(what), Bench::figures(month),
        u"≤ 100 ms"_s,
        u"plain cells with their words at hand: `TableView` %1 · `Repeater` %2"_s.arg(
            Bench::figures(view.opened), Bench::figures(repeater.opened)));
    Bench::printRow(u"the week of the same, opened"_s, Bench::figures(week), u"≤ 100 ms"_s,
        u"one frame: %1 ms"_s.arg(Bench::frame, 0, 'f', 1));
    Bench::printRow(u"the month, scrolled: a frame"_s, Bench::figures(monthScrolled),
        u"≤ %1 ms"_s.arg(Bench::frame, 0, 'f', 1),
        u"`TableView` %1 · `Repeater` %2"_s.arg(
            Bench::figures(view.scrolled), Bench::figures(repeater.scrolled)));
    Bench::printRow(
        u"a day of %1 technicians and %2 jobs, opened out of the mirror, with map"_s.arg(people)
            .arg(jobsADay),
        Bench::figures(days), u"≤ 100 ms"_s, {});
    Bench::printRow(u"the timeline of that day, scrolled: a frame"_s, Bench::figures(lanesScrolled),
        u"≤ %1 ms"_s.arg(Bench::frame, 0, 'f', 1),
        u"one frame: %1 ms"_s.arg(Bench::frame, 0, 'f', 1));
    return 0;
}
