// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// bench_gps [DEVICES [SECONDS]]: a fleet that reports each second over a real WebSocket, through
// the codec, the filter, the feed and the bridge to a board of 40 technicians with 200 jobs, their
// fences watched. Printed is the processor time of the receiving thread for a second of the stream;
// the sender has a thread of its own, whose time does not count.

#include "table.h"

#include "dispatchcontroller.h"
#include "erp/erpclient.h"
#include "erp/fieldmap.h"
#include "gps/positionfeed.h"
#include "gps/stops.h"
#include "gps/trail.h"
#include "outbox/writequeue.h"
#include "positionbridge.h"
#include "store/documents.h"
#include "store/mirror.h"
#include "support/scriptedhttpserver.h"

#include <QCoreApplication>
#include <QCoroTask>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>
#include <QWebSocket>
#include <QWebSocketServer>

#include <atomic>
#include <cmath>
#include <ctime>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace Qt::StringLiterals;

namespace {

constexpr int technicians = 40;
constexpr int jobs = 200;
const QDateTime start({2026, 11, 23}, {14, 0}, QTimeZone::UTC);

double threadSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + (double(time.tv_nsec) / 1e9);
}

/// Where a vehicle is: each goes round its own block at 40 km/h, a third of them stand.
GeoPoint placeOf(int device, int second)
{
    const int row = device / 100;
    const double angle = device % 3 == 0 ? 0 : second * 0.011;
    return {45.3 + (device % 100 * 0.005) + (std::sin(angle) * 0.009),
        -73.9 + (row * 0.005) + (std::cos(angle) * 0.012)};
}

/// All vehicles of one second, as Traccar writes them.
QByteArray messageOf(int devices, int second)
{
    const QByteArray time =
        start.addSecs(second).toString(u"yyyy-MM-ddTHH:mm:ss.000+00:00"_s).toLatin1();
    QByteArray text = R"({"positions":[)";
    text.reserve(devices * 480);
    for (int device = 1; device <= devices; ++device) {
        const GeoPoint at = placeOf(device, second);
        if (device > 1)
            text += ',';
        text += R"({"id":)" + QByteArray::number((qint64(second) * devices) + device)
            + R"(,"deviceId":)" + QByteArray::number(device)
            + R"(,"protocol":"osmand","serverTime":")" + time + R"(","deviceTime":")" + time
            + R"(","fixTime":")" + time + R"(","outdated":false,"valid":true,"latitude":)"
            + QByteArray::number(at.latitude, 'f', 7) + R"(,"longitude":)"
            + QByteArray::number(at.longitude, 'f', 7)
            + R"(,"altitude":62.0,"speed":21.598,"course":182.25,"address":null,"accuracy":7.5,)"
            + R"("network":null,"attributes":{"batteryLevel":81.0,"motion":true,"distance":11.1,)"
            + R"("totalDistance":83211.3,"ignition":true}})";
    }
    return text + "]}";
}

/// The sending side.
class Sender : public QThread {
public:
    Sender(int devices, int seconds)
        : m_devices(devices)
        , m_seconds(seconds)
    {
    }
    ~Sender() override
    {
        quit();
        wait();
    }
    Q_DISABLE_COPY_MOVE(Sender)

    [[nodiscard]] QUrl waitForUrl()
    {
        while (!m_isReady)
            QThread::msleep(2);
        return m_url;
    }

protected:
    void run() override
    {
        QWebSocketServer sockets(u"traccar"_s, QWebSocketServer::NonSecureMode);
        Tests::ScriptedHttpServer http([](const Tests::WireRequest &, QTcpSocket *socket) {
            Tests::ScriptedHttpServer::answer(socket, "200 OK", "application/json", "[]",
                "Set-Cookie: JSESSIONID=bench; Path=/\r\n");
        });
        http.setUpgrader([&sockets](QTcpSocket *socket) { sockets.handleConnection(socket); });
        QObject::connect(&sockets, &QWebSocketServer::newConnection, &sockets, [&] {
            QWebSocket *peer = sockets.nextPendingConnection();
            peer->setParent(&sockets);
            // At the pace of life: what the desk does by its own timers counts too.
            auto *pace = new QTimer(peer);
            QObject::connect(
                pace, &QTimer::timeout, peer, [this, peer, pace, second = 0]() mutable {
                    peer->sendTextMessage(QString::fromLatin1(messageOf(m_devices, second++)));
                    if (second == m_seconds)
                        pace->stop();
                });
            pace->start(std::chrono::seconds(1));
        });
        m_url = http.url();
        m_isReady = true;
        exec();
    }

private:
    int m_devices;
    int m_seconds;
    QUrl m_url;
    std::atomic<bool> m_isReady = false;
};

QList<QJsonObject> team()
{
    QList<QJsonObject> list;
    for (int i = 1; i <= technicians; ++i) {
        list.append(
            {{u"name"_s, u"DT-%1"_s.arg(i)}, {u"modified"_s, u"2026-03-01 00:00:00.000001"_s},
                {u"full_name"_s, u"Technician %1"_s.arg(i)}, {u"status"_s, u"available"_s},
                {u"traccar_device_id"_s, i},
                {u"weekly_schedule"_s, uR"({"mon":[["08:00","17:00"]]})"_s}});
    }
    return list;
}

QList<QJsonObject> work()
{
    QList<QJsonObject> list;
    for (int i = 0; i < jobs; ++i) {
        const GeoPoint at = placeOf((i % technicians) + 1, i);
        list.append(
            {{u"name"_s, u"DJ-%1"_s.arg(i)}, {u"modified"_s, u"2026-03-01 00:00:00.000001"_s},
                {u"subject"_s, u"Work"_s}, {u"scheduled_date"_s, u"2026-11-23"_s},
                {u"start_time"_s, u"%1:00:00"_s.arg(8 + (i / technicians * 2), 2, 10, QChar(u'0'))},
                {u"duration_h"_s, 1.0}, {u"assigned_tech"_s, u"DT-%1"_s.arg((i % technicians) + 1)},
                {u"status"_s, u"assigned"_s}, {u"latitude"_s, at.latitude},
                {u"longitude"_s, at.longitude}});
    }
    return list;
}

bool waitUntil(const std::function<bool()> &isDone)
{
    QElapsedTimer timer;
    timer.start();
    QTimer wake;
    wake.start(std::chrono::milliseconds(20));
    while (!isDone()) {
        if (timer.durationElapsed() > std::chrono::seconds(300))
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

/// A tracker's whole day, a fix each second: what the trail's worker has to do.
void benchDay()
{
    std::vector<Gps::Fix> reports;
    constexpr int daySeconds = 24 * 3600;
    reports.reserve(daySeconds);
    for (int second = 0; second < daySeconds; ++second) {
        // An hour of driving, an hour of standing.
        const int moving = (second / 7200 * 3600) + std::min(3600, second % 7200);
        Gps::Fix fix;
        fix.deviceId = 1;
        fix.id = second + 1;
        fix.time = start.addSecs(second);
        fix.serverTime = fix.time;
        fix.position = placeOf(1, moving);
        fix.accuracy = 8;
        reports.push_back(fix);
    }
    QElapsedTimer timer;
    timer.start();
    const Gps::Track track = Gps::judgedTrack(1, reports, start.addSecs(daySeconds));
    const std::vector<Gps::Stop> stops = Gps::findStops(track.fixes);
    const auto trail = Gps::trailOf(track.fixes, stops);
    const double milliseconds = double(timer.nsecsElapsed()) / 1e6;
    Bench::printRow(u"A technician's day at 1 Hz (86,400 fixes): judged, %1 stops, %2 corners"_s
                        .arg(stops.size())
                        .arg(trail.size()),
        u"%1 ms, off the interface thread"_s.arg(milliseconds, 0, 'f', 0), u"1 s"_s,
        u"whole trails drown the map: vitalidze/traccar-web#359"_s);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int devices = arguments.value(1, u"10000"_s).toInt();
    const int seconds = arguments.value(2, u"20"_s).toInt();

    QTemporaryDir directory;
    Sender sender(devices, seconds);
    sender.start();
    const auto network = makeNetworkAccessManager();
    Gps::TraccarClient client(network.get(), {.url = sender.waitForUrl(), .credentials = {}});
    int heardSeconds = 0;
    const Clock clock([&heardSeconds] { return start.addSecs(heardSeconds); });
    const Erp::FieldMap map = Erp::FieldMap::builtIn();
    Erp::ErpClient erp(network.get(), {.url = QUrl(u"http://127.0.0.1:9"_s), .credentials = {}});
    Store::Mirror mirror(directory.filePath(u"mirror.sqlite"_s));
    Outbox::WriteQueue outbox(directory.filePath(u"outbox.sqlite"_s), &erp);
    const auto stored = QCoro::waitFor(mirror.write([](QSqlDatabase &db) -> Result<int> {
        if (const auto applied = Store::applyDocuments(db, u"technician"_s, team()); !applied)
            return applied;
        return Store::applyDocuments(db, u"job"_s, work());
    }));
    if (!stored) {
        std::fprintf(
            stderr, "the board could not be filled: %s\n", qPrintable(stored.error().detail));
        return 1;
    }
    Gps::PositionFeed feed(&client, Gps::PositionFeed::Options(), clock);
    DispatchController desk(&mirror, &outbox, &map, clock);
    desk.start();
    if (!waitUntil([&desk] { return desk.isLoaded() && desk.lanes()->rowCount() == technicians; }))
        return 1;
    desk.trail()->setSources(&client, &feed);
    connectPositions(&feed, &desk);
    desk.selectTechnician(u"DT-1"_s);

    qint64 heard = 0;
    QObject::connect(&feed, &Gps::PositionFeed::fixReceived, &feed, [&](const Gps::Fix &) {
        ++heard;
        heardSeconds = int(heard / devices);
    });
    const double before = threadSeconds();
    QElapsedTimer timer;
    timer.start();
    feed.start();
    const qint64 all = qint64(devices) * seconds;
    if (!waitUntil([&] { return heard >= all; })) {
        std::fprintf(
            stderr, "only %lld of %lld fixes came through\n", (long long)(heard), (long long)(all));
        return 1;
    }
    const double ratio = (threadSeconds() - before) * 1000 / double(timer.elapsed());
    Bench::printRow(
        u"Live fleet: %1 devices at 1 Hz through socket, filter, feed, bridge, fences"_s.arg(
            devices),
        u"%1 of a core (%2 µs a fix)"_s.arg(ratio, 0, 'f', 2).arg(ratio * 1e6 / devices, 0, 'f', 1),
        u"< 1 core"_s, u"Traccar's web client froze at 500–1,500 devices"_s);
    benchDay();
    return ratio < 1 ? 0 : 1;
}
