// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "positionbridge.h"

#include "dispatchcontroller.h"
#include "gps/positionfeed.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

void connectPositions(Gps::PositionFeed *feed, DispatchController *desk)
{
    const auto hand = [feed, desk] {
        constexpr double walkingPace = 4; // km/h
        QHash<int, TechnicianFix> fixes;
        for (const auto &[id, state] : feed->devices()) {
            if (!state.last)
                continue;
            const Gps::Fix &fix = *state.last;
            fixes.insert(id,
                TechnicianFix{.position = fix.position,
                    .at = fix.time,
                    .course = fix.course,
                    .isMoving = fix.isMoving.value_or(fix.speed > walkingPace)
                        && fix.speed > walkingPace / 2,
                    .accuracy = fix.accuracy,
                    .source = u"Traccar"_s});
        }
        desk->setFixes(std::move(fixes));
    };
    QObject::connect(feed, &Gps::PositionFeed::fixReceived, desk, hand);
    QObject::connect(feed, &Gps::PositionFeed::deviceChanged, desk, hand);
    hand();
}

} // namespace FibreDesk::Dispatch
