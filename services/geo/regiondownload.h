// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "geo/tileregion.h"

#include <QDateTime>
#include <QObject>
#include <QThread>

#include <chrono>
#include <functional>

namespace FibreDesk::Geo {

/// A region of tiles in a file of its own, as far as it has come.
struct RegionState {
    enum class Phase : std::uint8_t {
        Paused, ///< begun, and waits to go on
        Running,
        Waiting, ///< for the server, which asked for it or does not answer
        Complete,
        Full, ///< at the size that was allowed
        Refused, ///< the server does not give them
        Broken, ///< the file cannot be written
    };

    QString file;
    QString name;
    QString theme;
    QString url; ///< whose tiles they are: the template
    QString attribution;
    TileRegion region;
    qint64 total = 0;
    qint64 next = 0; ///< tiles done, in the region's order
    qint64 fetched = 0; ///< of them with a picture
    qint64 missing = 0; ///< of them the server has none
    qint64 bytes = 0; ///< of the pictures
    qint64 limit = 0; ///< bytes; 0 = none
    Phase phase = Phase::Paused;
    int status = 0; ///< what the server answered, where it refused
    QString detail; ///< its words, or the system's
    QDateTime retryAt; ///< of Waiting

    /// What the rest takes by the average so far; -1 = nothing is known of it yet.
    [[nodiscard]] qint64 estimate() const
    {
        return fetched > 0 ? qint64(double(bytes) / double(fetched) * double(total - missing)) : -1;
    }
    bool operator==(const RegionState &) const = default;
};

/// Fetches one region into an MBTiles file, gently: at most two requests at once and a bounded
/// number a second, its own name given, and the server's wishes (Retry-After, 429, 503) heard. What
/// was fetched is in the file at once; after a restart it goes on where it stopped. Works in a
/// thread of its own.
class RegionDownload : public QObject {
    Q_OBJECT

public:
    struct Pace {
        int connections = 2;
        std::chrono::milliseconds between = std::chrono::milliseconds(100); ///< two requests
        std::chrono::milliseconds firstWait = std::chrono::seconds(2); ///< for a silent server
        std::chrono::milliseconds longestWait = std::chrono::minutes(5);
    };

    /// Goes on with a file, or begins it with what `state` asks for.
    explicit RegionDownload(RegionState state, Pace pace, QObject *parent = nullptr);
    explicit RegionDownload(RegionState state, QObject *parent = nullptr);
    ~RegionDownload() override;

    [[nodiscard]] const RegionState &state() const { return m_state; }
    void start();
    /// What is on its way is given up and fetched again later.
    void pause();
    /// As pause(), and for good; ended() when the file is let go of. To be destroyed before that
    /// takes as long as the disk does.
    void end();

    /// What a file says of itself; nothing where it is none of ours. For a worker thread.
    [[nodiscard]] static std::optional<RegionState> stateOf(const QString &file);
    /// Those of a folder. For a worker thread.
    [[nodiscard]] static std::vector<RegionState> statesIn(const QString &folder);

Q_SIGNALS:
    void changed();
    void ended();

private:
    class Worker;

    QThread m_thread;
    Worker *m_worker = nullptr;
    RegionState m_state;
    bool m_isEnding = false;
};

/// The average size of the tiles below a folder of tiles that were fetched for the map and of how
/// many; of 500 at most. For a worker thread.
struct TileAverage {
    qint64 tiles = 0;
    double bytes = 0;
};
[[nodiscard]] TileAverage averageTile(const QString &folder);

} // namespace FibreDesk::Geo
