// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// bench_board PROFILE: how long a drop takes to show, and a colleague's until it shows here.
// The mirror of the profile is filled already; the server runs.

#include "table.h"

#include "core/profile.h"
#include "dispatchcontroller.h"
#include "erp/erpclient.h"
#include "outbox/mirrorfeed.h"
#include "outbox/writequeue.h"
#include "realtime/realtimeclient.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "sync/hintqueue.h"
#include "sync/syncengine.h"

#include <QCoreApplication>
#include <QCoroTask>
#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTimer>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace Qt::StringLiterals;

namespace {

constexpr int drops = 60;
constexpr std::chrono::seconds patience{20};

/// Lets the desk live until `isDone`; false when that takes too long.
bool waitUntil(const std::function<bool()> &isDone)
{
    QElapsedTimer timer;
    timer.start();
    QTimer wake;
    wake.start(std::chrono::milliseconds(5));
    while (!isDone()) {
        if (timer.durationElapsed() > patience)
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

QString spread(const std::vector<double> &times)
{
    return u"%1 / %2 / %3 ms"_s.arg(Bench::percentile(times, 0.5), 0, 'f', 1)
        .arg(Bench::percentile(times, 0.95), 0, 'f', 1)
        .arg(Bench::percentile(times, 1.0), 0, 'f', 1);
}

class Measure {
public:
    explicit Measure(const Profile &profile)
        : m_network(makeNetworkAccessManager())
        , m_desk(m_network.get(), profile.erp)
        , m_colleague(m_network.get(), profile.erp)
        , m_map(Erp::FieldMap::builtIn())
        , m_mirror(Store::Mirror::fileFor(profile))
        , m_sync(&m_desk, &m_mirror)
        , m_hints(&m_sync)
        , m_live(m_network.get(), profile.erp)
        , m_outbox(m_directory.filePath(u"outbox.sqlite"_s), &m_desk)
        , m_board(&m_mirror, &m_outbox, &m_map)
    {
        Outbox::keepInMirror(&m_outbox, &m_mirror, &m_map);
        m_outbox.start();
    }

    [[nodiscard]] bool open()
    {
        if (!QCoro::waitFor(m_mirror.ready()))
            return false;
        m_board.start();
        m_sync.setBoardVisible(true);
        m_sync.start();
        return waitUntil([this] { return m_board.isLoaded() && !jobs().isEmpty(); })
            && waitUntil([this] { return m_sync.state().lastSuccess.isValid(); });
    }

    /// From now on the server tells; asking goes on as before.
    [[nodiscard]] bool goLive()
    {
        m_live.setDoctypes({m_map.doctype(Store::Kind::Job)});
        QObject::connect(&m_live, &Realtime::RealtimeClient::changed, &m_hints,
            [this](const Realtime::Changed &changed) {
                m_hints.add(m_map.table(changed.document.doctype), changed.document.name);
            });
        m_live.start();
        return waitUntil(
            [this] { return m_live.status().state == Realtime::LiveStatus::State::Live; });
    }

    [[nodiscard]] bool run() { return measure(m_theirs) && goLive() && measure(m_theirsLive); }

private:
    [[nodiscard]] bool measure(std::vector<double> &shownHere)
    {
        QRandomGenerator random(1);
        const QStringList all = jobs();
        const auto &lanes = m_board.lanes()->rows();
        for (int i = 0; i < drops; ++i) {
            const QString job = all.at(random.bounded(int(all.size())));
            const QString mine = other(job, lanes, random);
            QElapsedTimer timer;
            timer.start();
            if (!m_board.assign(job, mine, 9 * 60) || technicianOf(job) != mine)
                return refuse("a drop was refused", job);
            m_shown.push_back(milliseconds(timer));
            if (!waitUntil([this] { return m_board.pendingCount() == 0; }))
                return refuse("a drop was not answered", job);
            m_confirmed.push_back(milliseconds(timer));

            // The colleague's moves fall anywhere between two questions of ours.
            QTimer pause;
            pause.setSingleShot(true);
            pause.start(random.bounded(900));
            if (!waitUntil([&pause] { return !pause.isActive(); }))
                return false;
            timer.restart();
            const auto before = QCoro::waitFor(m_colleague.get(u"Dispatch Job"_s, job));
            if (!before)
                return refuse("a document could not be read", job);
            m_roundTrips.push_back(milliseconds(timer));
            const QString theirs = other(job, lanes, random);
            const auto written = QCoro::waitFor(m_colleague.update(u"Dispatch Job"_s, job,
                {{u"assigned_tech"_s, theirs}}, before->value("modified"_L1).toString()));
            if (!written)
                return refuse("the colleague's drop was refused", job);
            timer.restart();
            if (!waitUntil([&] { return technicianOf(job) == theirs; }))
                return refuse("the colleague's drop never showed", job);
            shownHere.push_back(milliseconds(timer));
        }
        return true;
    }

public:
    void print() const
    {
        const QString round =
            u"one document read: %1 ms"_s.arg(Bench::percentile(m_roundTrips, 0.5), 0, 'f', 1);
        Bench::printRow(u"a drop until the board shows it, p50 / p95 / worst of %1"_s.arg(drops),
            spread(m_shown), u"≤ 100 ms"_s,
            u"confirmed by the server: %1"_s.arg(spread(m_confirmed)));
        Bench::printRow(
            u"a colleague's drop until it shows here, without the hub's hint, p50 / p95 / worst"_s,
            spread(m_theirs), u"≤ 1 s"_s, round);
        Bench::printRow(u"the same, told by ERPNext's own live connection, p50 / p95 / worst"_s,
            spread(m_theirsLive), u"≤ 1 s"_s, u"only asked for: %1"_s.arg(spread(m_theirs)));
    }

private:
    static bool refuse(const char *what, const QString &job)
    {
        std::fprintf(stderr, "bench_board: %s: %s\n", what, qPrintable(job));
        return false;
    }
    [[nodiscard]] QStringList jobs()
    {
        QStringList ids;
        for (const TrayRow &row : m_board.tray()->rows()) {
            const BoardJob *entry = m_board.board().job(row.id);
            // What has begun or is over stays where it is.
            if (entry
                && (entry->job.state == JobState::Open || entry->job.state == JobState::Assigned))
                ids.append(row.id);
        }
        return ids;
    }
    [[nodiscard]] QString technicianOf(const QString &job) const
    {
        const BoardJob *entry = m_board.board().job(job);
        return entry ? entry->job.technician : QString();
    }
    [[nodiscard]] QString other(
        const QString &job, const std::vector<LaneRow> &lanes, QRandomGenerator &random) const
    {
        while (true) {
            const QString lane = lanes.at(size_t(random.bounded(int(lanes.size())))).id;
            if (lane != technicianOf(job))
                return lane;
        }
    }

    std::unique_ptr<QNetworkAccessManager> m_network;
    Erp::ErpClient m_desk;
    Erp::ErpClient m_colleague;
    Erp::FieldMap m_map;
    Store::Mirror m_mirror;
    Sync::SyncEngine m_sync;
    Sync::HintQueue m_hints;
    Realtime::RealtimeClient m_live;
    QTemporaryDir m_directory;
    Outbox::WriteQueue m_outbox;
    DispatchController m_board;
    std::vector<double> m_shown;
    std::vector<double> m_confirmed;
    std::vector<double> m_roundTrips;
    std::vector<double> m_theirs;
    std::vector<double> m_theirsLive;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 2) {
        std::fprintf(stderr, "usage: bench_board PROFILE\n");
        return 2;
    }
    const auto profile = Profile::read(arguments[1]);
    if (!profile) {
        std::fprintf(stderr, "bench_board: %s\n", qPrintable(profile.error().detail));
        return 2;
    }
    Measure measure(*profile);
    if (!measure.open()) {
        std::fprintf(stderr, "bench_board: there is no board to measure\n");
        return 1;
    }
    if (!measure.run())
        return 1;
    measure.print();
    return 0;
}
