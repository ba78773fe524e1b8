// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "cpe/devicefacts.h"

#include <QFuture>
#include <QJsonObject>

#include <memory>
#include <mutex>

/// What this desk knows of each device it has looked at: the last facts, the levels seen so far,
/// the diagnostics that were run and what our people did.
namespace FibreDesk::Cpe {

/// One reading of light, for the chart.
struct Level {
    FactKey key = FactKey::OpticalRx; ///< OpticalRx, OpticalTx or OltRx
    Source source = Source::Acs;
    QDateTime at{}; ///< UTC
    double dbm = 0;

    bool operator==(const Level &) const = default;
};

/// What was done to the device or run on it from this desk.
struct DiaryEntry {
    QString id{};
    QDateTime at{}; ///< UTC
    QString who{};
    QString kind{}; ///< "reboot", "wifi", "ping"…
    QString outcome{}; ///< "done", "faulted", "uncertain"…: as the service named it
    QJsonObject before{};
    QJsonObject after{}; ///< of a diagnostic: its result
    QString note{}; ///< what was written of it on the customer's time line, as plain text
    QString detail{}; ///< the reason of a failure, in words

    bool operator==(const DiaryEntry &) const = default;
};

struct DeviceDiary {
    DeviceFacts facts{};
    QList<Level> levels{}; ///< the oldest first, at most LevelsKept
    QList<DiaryEntry> entries{}; ///< the oldest first, at most EntriesKept
    QList<QDateTime> boots{}; ///< starts that readings told of, the oldest first, at most BootsKept
    QDateTime watchedSince{}; ///< the first reading here; starts before it nobody saw
    QString setAside{}; ///< not kept: where a diary went that could not be read

    bool operator==(const DeviceDiary &) const = default;
};

inline constexpr qsizetype LevelsKept = 1000;
inline constexpr qsizetype EntriesKept = 200;
inline constexpr qsizetype BootsKept = 100;

/// Adds the believable levels of `facts` that are younger than the last of their kind and source.
void keepLevels(DeviceDiary &diary, const DeviceFacts &facts);

/// Adds the starts of the device that `facts` tell of; two sources tell one a bit apart.
void keepBoots(DeviceDiary &diary, const DeviceFacts &facts, const QDateTime &now);

[[nodiscard]] QByteArray diaryBytes(const DeviceDiary &diary);
/// Validation for what is damaged or of a later format.
[[nodiscard]] Result<DeviceDiary> parseDiary(const QByteArray &bytes);

/// One file a device in one folder, readable by their owner only. The work is done on threads of
/// the pool, one change of a folder after the other; the object may be used from any thread and may
/// go before its futures end. A file that cannot be read is set aside under a name of its own and
/// said: nothing is ever written over it. Where that cannot be done nothing is written.
class DiaryFiles {
public:
    explicit DiaryFiles(QString folder);

    /// Of a device nobody has looked at, and where a damaged one was set aside: an empty diary.
    [[nodiscard]] QFuture<Result<DeviceDiary>> read(const QString &serial) const;
    /// Takes new facts in (take()), keeps their levels and the starts they tell of; what stands
    /// then.
    [[nodiscard]] QFuture<Result<DeviceDiary>> keep(const QString &serial, const DeviceFacts &facts,
        const QDateTime &now = QDateTime::currentDateTimeUtc()) const;
    /// Adds an entry, or puts it in the place of the one with its id.
    [[nodiscard]] QFuture<Result<DeviceDiary>> note(
        const QString &serial, const DiaryEntry &entry) const;

    [[nodiscard]] QString fileOf(const QString &serial) const;

private:
    QString m_folder;
    std::shared_ptr<std::mutex> m_one = std::make_shared<std::mutex>();
};

} // namespace FibreDesk::Cpe
