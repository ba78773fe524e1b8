// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "cpe/acs/acsclient.h"
#include "cpe/acs/bootlog.h"
#include "cpe/acs/lifetoken.h"

#include <QHash>
#include <QTimer>

#include <chrono>
#include <optional>

namespace FibreDesk::Cpe::Acs {

/// One device of all, as little as a list needs.
struct FleetDevice {
    QString id{};
    QString serial{}; ///< as the ACS calls it
    QDateTime lastInform{}; ///< UTC
    QDateTime lastBoot{};
    QList<QDateTime> boots{}; ///< of the last day, as far as readings saw them; the oldest first
    QString firmware{};
    QDateTime firmwareAt{}; ///< when the ACS read it
    QString oui{};
    QString productClass{};
    QStringList tags{}; ///< at the ACS
    bool isOlder = false; ///< speaks TR-098
    std::optional<double> rxDbm{}; ///< believable ones only
    QDateTime rxAt{};

    bool operator==(const FleetDevice &) const = default;
};

/// All devices of the ACS, read in pages while somebody looks, and again after a while. What was
/// read stays when a later reading fails; its age tells.
class AcsFleet : public QObject {
    Q_OBJECT

public:
    AcsFleet(AcsClient *client, Clock clock = Clock(), QObject *parent = nullptr);
    ~AcsFleet() override;

    /// From now on, until stop(): at once, and every `period`.
    void start();
    void stop();
    void setPeriod(std::chrono::milliseconds period) { m_timer.setInterval(period); }
    void readNow();
    /// Before the first reading: the starts that were seen are kept in this file.
    void keepBootsIn(const QString &file) { m_bootFile = file; }

    [[nodiscard]] const QHash<QString, FleetDevice> &devices() const { return m_devices; }
    [[nodiscard]] bool isReading() const { return m_isReading; }
    /// When the last complete reading ended; invalid = never.
    [[nodiscard]] QDateTime readAt() const { return m_readAt; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    /// From then on starts of devices were watched closely enough to be counted; invalid = never.
    [[nodiscard]] QDateTime bootsSince() const { return m_bootLog.since; }
    /// The youngest inform of all.
    [[nodiscard]] QDateTime lastInform() const { return m_lastInform; }
    /// No device at all has been heard of for a while: the ACS is silent, and says nothing of any
    /// one device.
    [[nodiscard]] bool isAcsSilent(std::chrono::seconds after = std::chrono::minutes(15)) const;

Q_SIGNALS:
    void changed();
    /// A reading is complete.
    void readAtChanged();
    /// What was seen of starts could not be read, or not be kept.
    void bootsFailed(const FibreDesk::Error &error);

private:
    [[nodiscard]] QCoro::Task<void> read();
    [[nodiscard]] QCoro::Task<void> readBoots();
    [[nodiscard]] QCoro::Task<void> keepBoots();

    AcsClient *m_client;
    Clock m_clock;
    LifeToken m_life;
    RequestScope m_scope;
    QTimer m_timer;
    QHash<QString, FleetDevice> m_devices;
    QDateTime m_readAt;
    QDateTime m_lastInform;
    std::optional<Error> m_error;
    bool m_isReading = false;
    QString m_bootFile; ///< empty = they are not kept
    BootLog m_bootLog;
    bool m_hasReadBoots = false;
};

} // namespace FibreDesk::Cpe::Acs
