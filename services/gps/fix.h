// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records.h"

#include <QDateTime>
#include <QMetaType>
#include <QString>

#include <optional>

namespace FibreDesk::Gps {

/// One reported position of one device.
struct Fix {
    int deviceId = 0;
    qint64 id = 0; ///< Traccar's id of the position
    QDateTime time; ///< when the receiver fixed it, UTC
    QDateTime serverTime; ///< when the server got it, UTC
    GeoPoint position;
    double speed = 0; ///< km/h
    double course = qQNaN(); ///< degrees, north up; NaN = not known
    double accuracy = qQNaN(); ///< metres; NaN = not said
    double battery = qQNaN(); ///< percent
    std::optional<bool> isMoving; ///< what the device says itself
    bool isValid = true; ///< the receiver's own judgement
    QString protocol{}; ///< how the device reports ("osmand"); empty = not said

    bool operator==(const Fix &other) const
    {
        const auto same = [](double a, double b) { return a == b || (qIsNaN(a) && qIsNaN(b)); };
        return deviceId == other.deviceId && id == other.id && time == other.time
            && serverTime == other.serverTime && position == other.position && speed == other.speed
            && same(course, other.course) && same(accuracy, other.accuracy)
            && same(battery, other.battery) && isMoving == other.isMoving
            && isValid == other.isValid && protocol == other.protocol;
    }
};

struct Device {
    int id = 0;
    QString name;
    QString uniqueId;
    QString status; ///< online, offline, unknown
    QDateTime lastUpdate; ///< UTC
    qint64 positionId = 0;
    QString category;
    bool isDisabled = false;

    bool operator==(const Device &) const = default;
};

/// Why a fix was set aside.
enum class Suspicion {
    None,
    Invalid, ///< the receiver says so, or the coordinates are none
    NullIsland, ///< 0, 0: a receiver without a fix
    Future, ///< dated later than now: it would stay "the latest" for ever
    Inaccurate, ///< known only to hundreds of metres
    Duplicate, ///< the one we have; no reason to worry
    OutOfOrder, ///< older than the one we have
    Teleport, ///< nobody drives that fast
};

/// Stable English name, for logs and JSON ("future", "teleport").
[[nodiscard]] QString suspicionName(Suspicion suspicion);

/// A fix that was set aside, and why in words.
struct SuspectFix {
    Fix fix;
    Suspicion suspicion = Suspicion::None;
    QString detail; ///< untranslated: "dated 3 h ahead"
    QDateTime seen; ///< when we judged it, UTC
    int times = 1; ///< how often in a row, where that is all there is to say of them

    bool operator==(const SuspectFix &) const = default;
};

/// What is known of one device: its last plausible fix, and what has been wrong since.
struct DeviceState {
    Device device;
    std::optional<Fix> last;
    std::optional<SuspectFix> suspect; ///< set aside after `last`; cleared by the next good fix
    GeoPoint anchor; ///< where it has stood or last was while moving on
    QDateTime stillSince; ///< since when it has not left the anchor, UTC
    bool hasDriven = false; ///< it came to the anchor from another

    bool operator==(const DeviceState &) const = default;
};

/// Metres on the sphere; NaN where either point is not valid.
[[nodiscard]] double distanceBetween(const GeoPoint &from, const GeoPoint &to);

} // namespace FibreDesk::Gps

Q_DECLARE_METATYPE(FibreDesk::Gps::Fix)
Q_DECLARE_METATYPE(FibreDesk::Gps::SuspectFix)
