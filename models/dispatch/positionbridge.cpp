// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "positionbridge.h"

#include "dispatchcontroller.h"
#include "gps/positionfeed.h"

#include <QSet>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk::Dispatch {

namespace {

/// Lives with the desk; the feed may go first.
class Bridge : public QObject {
public:
    Bridge(Gps::PositionFeed *feed, DispatchController *desk)
        : QObject(desk)
        , m_feed(feed)
        , m_desk(desk)
    {
        m_timer.setSingleShot(true);
        m_timer.setInterval(200ms);
        connect(&m_timer, &QTimer::timeout, this, &Bridge::hand);
        connect(feed, &Gps::PositionFeed::fixReceived, this,
            [this](const Gps::Fix &fix) { note(fix.deviceId); });
        connect(feed, &Gps::PositionFeed::deviceChanged, this, &Bridge::note);
        for (const auto &[id, state] : feed->devices())
            m_heard.insert(id);
        hand();
    }

private:
    void note(int device)
    {
        m_heard.insert(device);
        if (!m_timer.isActive())
            m_timer.start();
    }

    void hand()
    {
        QHash<int, TechnicianFix> fixes;
        const QSet<int> heard = std::exchange(m_heard, {});
        for (const int device : heard) {
            const Gps::DeviceState *state = m_feed ? m_feed->device(device) : nullptr;
            if (!state || !state->last)
                continue;
            const Gps::Fix &fix = *state->last;
            const bool isMoving = Gps::isMoving(*state, m_feed->presenceRules());
            fixes.insert(device,
                TechnicianFix{.position = fix.position,
                    .at = fix.time,
                    .course = fix.course,
                    .isMoving = isMoving,
                    .accuracy = fix.accuracy,
                    .source =
                        fix.protocol.isEmpty() ? u"Traccar"_s : u"Traccar, %1"_s.arg(fix.protocol),
                    .stillSince = isMoving ? QDateTime() : state->stillSince});
        }
        if (!fixes.isEmpty())
            m_desk->updateFixes(fixes);
    }

    QPointer<Gps::PositionFeed> m_feed;
    DispatchController *m_desk;
    QSet<int> m_heard;
    QTimer m_timer;
};

} // namespace

void connectPositions(Gps::PositionFeed *feed, DispatchController *desk)
{
    new Bridge(feed, desk); // owned by the desk
}

} // namespace FibreDesk::Dispatch
