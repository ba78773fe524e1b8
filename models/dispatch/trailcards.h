// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>
#include <qqmlintegration.h>

namespace FibreDesk::Dispatch {

/// A stop of a technician's day.
class TrailStopCard {
    Q_GADGET
    QML_VALUE_TYPE(trailStop)
    Q_PROPERTY(QString number MEMBER number)
    Q_PROPERTY(QString time MEMBER time)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString detail MEMBER detail)
    Q_PROPERTY(QString job MEMBER job)
    Q_PROPERTY(double latitude MEMBER latitude)
    Q_PROPERTY(double longitude MEMBER longitude)
    Q_PROPERTY(int second MEMBER second)

public:
    QString number;
    QString time; ///< "10:42–11:20"
    QString title; ///< for whom; or that it was nowhere in particular
    QString detail; ///< "arrived 10:42, on site 38 min"
    QString job; ///< empty where it was at none
    double latitude = 0;
    double longitude = 0;
    int second = 0; ///< of the playback
    bool operator==(const TrailStopCard &) const = default;
};

/// A report that was not believed.
class SuspectCard {
    Q_GADGET
    QML_VALUE_TYPE(suspectFix)
    Q_PROPERTY(QString time MEMBER time)
    Q_PROPERTY(QString reason MEMBER reason)
    Q_PROPERTY(QString place MEMBER place)
    Q_PROPERTY(bool isWorry MEMBER isWorry)

public:
    QString time; ///< when it came
    QString reason;
    QString place; ///< the coordinates it claims, and the time where that is what is wrong
    bool isWorry = true; ///< false: sent twice, which harms nobody
    bool operator==(const SuspectCard &) const = default;
};

/// What the field proposes for a job's state. `job` empty = nothing.
class ArrivalProposal {
    Q_GADGET
    QML_VALUE_TYPE(arrivalProposal)
    Q_PROPERTY(QString job MEMBER job)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(QString action MEMBER action)
    Q_PROPERTY(int jobState MEMBER state)

public:
    QString job;
    QString text; ///< "Arrived at Marie Roy's at 10:42."
    QString action; ///< "Set to in progress"
    int state = 0;
    bool operator==(const ArrivalProposal &) const = default;
};

} // namespace FibreDesk::Dispatch
