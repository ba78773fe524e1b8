// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QObject>
#include <qqmlintegration.h>

namespace FibreDesk::Dispatch {

/// A place on the timeline that is spoken of and not taken: a suggestion, or where a plan would put
/// a job.
class SlotMark {
    Q_GADGET
    QML_VALUE_TYPE(slotMark)
    Q_PROPERTY(QString technician MEMBER technician)
    Q_PROPERTY(int from MEMBER from)
    Q_PROPERTY(int to MEMBER to)
    Q_PROPERTY(int rank MEMBER rank)
    Q_PROPERTY(QString text MEMBER text)

public:
    QString technician;
    int from = 0; ///< minutes since midnight
    int to = 0;
    int rank = 0; ///< 1 = the best; 0 = they have no order
    QString text;
    bool operator==(const SlotMark &) const = default;
};

/// One thing that a plan makes better or worse.
class PlanTotal {
    Q_GADGET
    QML_VALUE_TYPE(planTotal)
    Q_PROPERTY(QString label MEMBER label)
    Q_PROPERTY(QString before MEMBER before)
    Q_PROPERTY(QString after MEMBER after)
    Q_PROPERTY(int trend MEMBER trend)

public:
    QString label;
    QString before;
    QString after;
    int trend = 0; ///< 1 = better, -1 = worse
    bool operator==(const PlanTotal &) const = default;
};

} // namespace FibreDesk::Dispatch
