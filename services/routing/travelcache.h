// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "core/profile.h"
#include "routing/traveltable.h"

#include <QCoroTask>
#include <QObject>
#include <QThreadPool>

#include <chrono>

namespace FibreDesk::Routing {

/// Remembers what the routing service said, over restarts: roads change slowly, and a day's matrix
/// is tens of thousands of pairs. A file of blocks, each with its checksum; what is damaged is
/// asked for again. It holds nothing that the service would not say again, so losing it costs time
/// only.
class TravelCache : public QObject {
    Q_OBJECT

public:
    struct Options {
        std::chrono::days keep{30}; ///< then a pair is asked for again
        std::chrono::days keepNoWay{1};
        std::size_t mostDrives = 300'000; ///< about 8 MB; the oldest go first
    };

    TravelCache(QString file, Options options, Clock clock = {}, QObject *parent = nullptr);
    explicit TravelCache(QString file, QObject *parent = nullptr);
    ~TravelCache() override;

    /// In the data folder; of this routing service and no other.
    [[nodiscard]] static QString fileFor(const Profile &profile);

    /// Reads the file, off this thread. A file that is not there is an empty one.
    [[nodiscard]] QCoro::Task<Result<void>> open();
    /// Known from now on, and written behind.
    void add(std::vector<KnownDrive> drives);
    /// Done when everything added so far is on the disk.
    [[nodiscard]] QCoro::Task<void> flush();

    /// What is known now; never null.
    [[nodiscard]] TravelSnapshot table();
    [[nodiscard]] bool isOpen() const { return m_isOpen; }

Q_SIGNALS:
    void changed();
    void failed(const FibreDesk::Error &error);

private:
    [[nodiscard]] TravelLimits limits() const;

    QString m_file;
    Options m_options;
    Clock m_clock;
    TravelSnapshot m_table;
    bool m_isOpen = false;
    bool m_mustRewrite = false; ///< the file is damaged, or most of it is out of date
    std::size_t m_drivesInFile = 0;
    QThreadPool m_disk; ///< one thread: writes keep their order
};

} // namespace FibreDesk::Routing
