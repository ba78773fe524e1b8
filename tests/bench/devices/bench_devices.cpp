// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The list of all devices joined with what the ACS says of them, the device page out of what is
// kept, and the preview of an action on all of them, each beside its limit:
//   bench_devices [COUNT]     7,600 devices unless told

#include "../../models/devices/devicedata.h"
#include "../../qml/pages/pagehost.h"
#include "../pages.h"
#include "core/httpclient.h"
#include "cpe/acs/fleetaction.h"
#include "devicescontroller.h"
#include "erp/erpclient.h"
#include "erp/fieldmap.h"
#include "fakehttpserver.h"
#include "outbox/writequeue.h"
#include "records/recorddesk.h"
#include "session/session.h"
#include "session/settings.h"

#include <QGuiApplication>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QTimeZone>
#include <QTimer>

using namespace FibreDesk;
using namespace FibreDesk::Bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int opens = 25;
constexpr int settle = 150; // ms
constexpr int customers = 6667;
constexpr double listLimit = 100; // ms
constexpr double pageLimit = 50; // ms
const QDateTime Noon(QDate(2026, 11, 20), QTime(17, 0), QTimeZone::UTC);

QString serialOf(int i)
{
    return u"TPLG%1"_s.arg(i, 8, 16, QChar(u'0')).toUpper();
}

QString idOf(int i)
{
    return u"EQP-%1"_s.arg(i, 5, 10, QChar(u'0'));
}

QJsonObject device(int i)
{
    static const QStringList types{u"ONT"_s, u"Router"_s, u"TV Box"_s, u"Modem"_s};
    const bool isPlaced = i % 12 != 0;
    return {{u"name"_s, idOf(i)},
        {u"modified"_s, u"2026-11-%1 10:00:00.000001"_s.arg(1 + i % 20, 2, 10, QChar(u'0'))},
        {u"equipment_type"_s, types[i % 4]}, {u"brand"_s, u"TP-Link"_s},
        {u"model"_s, i % 4 == 1 ? u"Deco X55"_s : u"XX230v"_s}, {u"serial_number"_s, serialOf(i)},
        {u"cwmp_serial"_s, serialOf(i)},
        {u"mac_address"_s, u"02:ab:cd:%1"_s.arg(i, 6, 16, QChar(u'0'))},
        {u"status"_s, isPlaced ? u"active"_s : u"inventory"_s},
        {u"customer"_s, isPlaced ? u"C-%1"_s.arg(i % customers) : QString()},
        {u"service_location"_s, isPlaced ? u"LOC-%1"_s.arg(i % customers) : QString()}};
}

bool fill(Store::Mirror &mirror, int count)
{
    const QString modified = u"2026-11-20 10:00:00.000001"_s;
    QList<QJsonObject> people;
    QList<QJsonObject> places;
    for (int i = 0; i < customers; ++i) {
        people += QJsonObject{{u"name"_s, u"C-%1"_s.arg(i)}, {u"modified"_s, modified},
            {u"customer_name"_s, u"Client %1"_s.arg(i)}};
        places += QJsonObject{{u"name"_s, u"LOC-%1"_s.arg(i)}, {u"modified"_s, modified},
            {u"customer"_s, u"C-%1"_s.arg(i)}, {u"address_line"_s, u"%1, rue des Érables"_s.arg(i)},
            {u"city"_s, u"Saint-Rémi"_s},
            {u"olt_port"_s, u"OLT-%1/0/%2/%3"_s.arg(i % 3).arg(i % 8).arg(i % 16)}};
    }
    QList<QJsonObject> devices;
    for (int i = 0; i < count; ++i)
        devices += device(i);
    namespace Kind = Store::Kind;
    return Tests::put(mirror, Kind::Customer, people) && Tests::put(mirror, Kind::Location, places)
        && Tests::put(mirror, Kind::Equipment, devices)
        && QCoro::waitFor(mirror.write([count](QSqlDatabase &db) {
               return Store::setFillCursor(db, Kind::Equipment, {}, {}, true, count);
           })).has_value();
}

/// As one reading of the ACS leaves it: one in thirty silent, one in forty weak.
DeviceFleetPointer fleetOf(int count)
{
    DeviceFleet fleet{.readAt = Noon, .bootsSince = Noon.addDays(-2)};
    for (int i = 0; i < count; ++i) {
        const QDateTime heard = Noon.addSecs(i % 30 == 0 ? -86'400 : -(i % 300));
        fleet.devices.insert(serialOf(i),
            {.id = u"02ABCD-XX230v-"_s + serialOf(i),
                .serial = serialOf(i),
                .lastInform = heard,
                .lastBoot = heard.addDays(-3),
                .boots = i % 500 == 0
                    ? QList<QDateTime>{heard, heard.addSecs(60), heard.addSecs(90)}
                    : QList<QDateTime>(),
                .firmware = i % 20 == 0 ? u"1.3.0"_s : u"1.4.2"_s,
                .firmwareAt = heard,
                .oui = u"02ABCD"_s,
                .productClass = i % 4 == 1 ? u"DecoX55"_s : u"XX230v"_s,
                .rxDbm = i % 40 == 0 ? -27.5 : -19.5,
                .rxAt = heard});
    }
    return std::make_shared<const DeviceFleet>(std::move(fleet));
}

/// What a day of looking at a device leaves of it on the disk.
Cpe::DeviceFacts factsOf(int i)
{
    Cpe::DeviceFacts facts{.serial = serialOf(i)};
    const auto fact = [&facts](Cpe::FactKey key, const QVariant &value) {
        facts.facts.append(
            {.key = key, .value = value, .source = Cpe::Source::Acs, .readAt = Noon});
    };
    fact(Cpe::FactKey::Firmware, u"1.4.2"_s);
    fact(Cpe::FactKey::OpticalRx, -19.5);
    fact(Cpe::FactKey::LastInform, Noon);
    for (int radio = 0; radio < 2; ++radio)
        facts.radios.append({.id = QString::number(radio),
            .band = radio == 0 ? Cpe::Band::Ghz2_4 : Cpe::Band::Ghz5,
            .ssid = u"Maison"_s,
            .readAt = Noon});
    return facts;
}

QString ratio(const std::vector<double> &times, double limit)
{
    return u"p95 is %1 of the limit"_s.arg(percentile(times, 0.95) / limit, 0, 'f', 2);
}

/// When something was known, and when a frame had shown it, since `act`.
class Stopwatch {
public:
    Stopwatch(QQuickWindow *window, std::function<bool()> isSo)
        : m_window(window)
        , m_isSo(std::move(isSo))
    {
    }
    /// To be connected to what tells of a change.
    void look()
    {
        if (m_known < 0 && m_isSo()) {
            m_known = milliseconds(m_timer);
        }
    }
    template <typename Watch>
    void measure(const std::function<void()> &act, Watch watch)
    {
        QEventLoop loop;
        QObject guard;
        watch(&guard);
        QObject::connect(m_window, &QQuickWindow::frameSwapped, &guard, [this, &loop] {
            if (m_known >= 0) {
                loop.quit();
                return;
            }
            // What is known since this frame was made is shown by the next one.
            look();
            if (m_known >= 0)
                m_window->update();
        });
        QTimer::singleShot(longest, &loop, &QEventLoop::quit);
        m_known = -1;
        m_timer.start();
        act();
        look();
        m_window->update();
        loop.exec();
        known.push_back(m_known);
        shown.push_back(milliseconds(m_timer));
    }

    std::vector<double> known;
    std::vector<double> shown;

private:
    static constexpr int longest = 10'000; // ms
    QQuickWindow *m_window;
    std::function<bool()> m_isSo;
    QElapsedTimer m_timer;
    double m_known = -1;
};

struct Places {
    Store::Mirror &mirror;
    QString folder;
    int count;
};

/// Views that only the mirror fills, and those that it joins with the ACS.
bool measureList(DevicesController &controller, const Tests::PageHost &host)
{
    const auto isListed = [&controller] {
        return controller.isListed() && !controller.isListing();
    };
    if (!QTest::qWaitFor(isListed, 30'000))
        return false;
    const auto measure = [&](const QString &what, const QString &view, const QString &other) {
        Stopwatch watch(host.window(), isListed);
        for (int run = 0; run < opens; ++run) {
            controller.chooseView(other);
            if (!QTest::qWaitFor(isListed, 30'000))
                return false;
            // What this one left to be drawn is not part of the next.
            QTest::qWait(settle);
            watch.measure([&] { controller.chooseView(view); },
                [&](QObject *guard) {
                    QObject::connect(&controller, &DevicesController::listChanged, guard,
                        [&watch] { watch.look(); });
                });
        }
        printRow(u"%1 (%2 rows) until it is on screen"_s.arg(what).arg(controller.list()->count()),
            figures(watch.shown), u"≤ %1 ms"_s.arg(listLimit),
            u"%1; its rows are known after %2"_s.arg(
                ratio(watch.shown, listLimit), figures(watch.known)));
        return true;
    };
    controller.sortBy(DeviceListModel::SerialColumn, false);
    if (!measure(u"All devices, joined with the ACS"_s, u"all"_s, u"unplaced"_s)
        || !measure(u"Devices that are offline"_s, u"net:offline"_s, u"unplaced"_s)
        || !measure(u"Devices with another firmware"_s, u"net:firmware"_s, u"unplaced"_s)
        || !measure(u"Devices of one model"_s, u"model:TP-Link Deco X55"_s, u"unplaced"_s))
        return false;
    controller.sortBy(DeviceListModel::LightColumn, false);
    return measure(u"All devices by their light"_s, u"all"_s, u"unplaced"_s);
}

/// One device after the other, the numbers of `devices`; `open` leads to one.
void measurePage(const QString &what, DevicesController &controller, DeviceLive &live,
    const Tests::PageHost &host, const std::vector<int> &devices,
    const std::function<void(int)> &open)
{
    int wanted = 0;
    Stopwatch watch(host.window(), [&controller, &live, &wanted] {
        return controller.isLoaded() && controller.card().id == idOf(wanted) && live.isKnown()
            && live.device().serial == serialOf(wanted);
    });
    for (const int i : devices) {
        // What the last one left to be drawn or asked is not part of this one.
        QTest::qWait(settle);
        wanted = i;
        watch.measure([&] { open(i); },
            [&](QObject *guard) {
                QObject::connect(&live, &DeviceLive::changed, guard, [&watch] { watch.look(); });
            });
    }
    printRow(what, figures(watch.shown), u"≤ %1 ms"_s.arg(pageLimit),
        u"%1; its facts are known after %2"_s.arg(
            ratio(watch.shown, pageLimit), figures(watch.known)));
}

bool measurePages(
    DevicesController &controller, DeviceLive &live, const Tests::PageHost &host, int count)
{
    controller.chooseView(u"all"_s);
    controller.sortBy(DeviceListModel::SerialColumn, false);
    if (!QTest::qWaitFor([&controller] { return !controller.isListing(); }, 30'000))
        return false;
    std::vector<int> next;
    std::vector<int> elsewhere;
    for (int run = 0; run < opens; ++run) {
        next.push_back(run + 1);
        elsewhere.push_back((run * 37 + 100) % count);
    }
    // In the order of their serials a device's number is its place. The first one makes the
    // inspector; every other one finds it there.
    controller.select(0);
    measurePage(u"The next device of the list, out of mirror and diary, until it is on screen"_s,
        controller, live, host, next, [&controller](int i) { controller.select(i); });
    measurePage(u"A device from elsewhere, with the list scrolled to it, until it is on screen"_s,
        controller, live, host, elsewhere, [&controller](int i) { controller.open(idOf(i)); });
    return true;
}

void measurePlan(const DeviceFleet &fleet, int count)
{
    std::vector<Cpe::Acs::FleetTarget> targets;
    for (int i = 0; i < count; ++i)
        targets.push_back({.record = idOf(i), .serial = serialOf(i), .acsSerial = serialOf(i)});
    std::vector<double> times;
    for (int run = 0; run < opens; ++run) {
        QElapsedTimer timer;
        timer.start();
        const auto items = planFleet(
            {.kind = Cpe::Acs::FleetAction::Kind::Refresh}, targets, fleet.devices, {.now = Noon});
        times.push_back(milliseconds(timer));
        if (std::ssize(items) != count)
            return;
    }
    printRow(u"What an action would do to each of %1 devices"_s.arg(count), figures(times),
        u"≤ %1 ms"_s.arg(listLimit), ratio(times, listLimit));
}

bool measureAll(const Places &places)
{
    const auto network = makeNetworkAccessManager();
    Tests::FakeHttpServer server;
    server.setHandler([](const Tests::SeenRequest &request) {
        return Tests::FakeHttpServer::json(request.target.contains("getdoctype")
                ? R"({"docs":[{"name":"Service Equipment","fields":[],"track_changes":1}]})"_ba
                : R"({"data":[]})"_ba);
    });
    Erp::ErpClient erp(network.get(), {.url = server.url(), .credentials = {}});
    const Erp::FieldMap map = Erp::FieldMap::builtIn();
    Outbox::WriteQueue queue(places.folder + u"/outbox.sqlite"_s, &erp);
    RecordDesk records({.erp = &erp, .queue = &queue, .map = &map, .mirror = &places.mirror});
    const Cpe::DiaryFiles diary(places.folder + u"/diary"_s);
    for (int run = 0; run < opens; ++run) {
        for (const int i : {run, run + 1, (run * 37 + 100) % places.count})
            diary.keep(serialOf(i), factsOf(i)).waitForFinished();
    }
    DeviceLive live(DeviceWays{}, diary, Clock([] { return Noon; }));
    DevicesController controller(&records, &live);
    const DeviceFleetPointer fleet = fleetOf(places.count);
    controller.setFleet(fleet);
    const Tests::PageHost host("FibreDesk.Devices", "DevicesPage", &controller);
    host.window()->resize(1440, 900);
    const bool isDone =
        measureList(controller, host) && measurePages(controller, live, host, places.count);
    measurePlan(*fleet, places.count);
    return isDone;
}

} // namespace

int main(int argc, char **argv)
{
    // Else every frame waits 5 ms for more of them, and they are not what a frame takes.
    qputenv("QT_QPA_UPDATE_IDLE_TIME", "0");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication app(argc, argv);
    const int count = std::max(200, app.arguments().value(1, u"7600"_s).toInt());
    const QTemporaryDir folder;
    Session session{Clock()};
    Settings settings(folder.filePath(u"settings.ini"_s));
    Store::Mirror mirror(folder.filePath(u"mirror.sqlite"_s));
    if (!fill(mirror, count)) {
        std::fprintf(stderr, "bench_devices: the mirror does not take the documents\n");
        return 1;
    }
    const bool isDone = measureAll({mirror, folder.path(), count});
    QThreadPool::globalInstance()->waitForDone();
    return isDone ? 0 : 1;
}
