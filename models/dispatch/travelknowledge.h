// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "dispatch/roadfactor.h"
#include "routing/traveltable.h"

#include <QObject>
#include <QTimeZone>
#include <QTimer>

namespace FibreDesk::Routing {
class TravelFeed;
}
namespace FibreDesk::Store {
class Mirror;
}

namespace FibreDesk::Dispatch {

class DispatchController;

/// The rules with what the routing service said at one moment: a value for any thread.
[[nodiscard]] TravelRules withKnown(TravelRules rules, Routing::TravelSnapshot known);

/// Gives the desk what is known of drives: what the routing service says of the places on the
/// board, and what past drives teach about the others.
class TravelKnowledge : public QObject {
    Q_OBJECT

public:
    /// `feed` is null where there is no routing service. All outlive it.
    TravelKnowledge(DispatchController *desk, Store::Mirror *mirror, Routing::TravelFeed *feed,
        Clock clock = {}, QObject *parent = nullptr);

    void setZone(const QTimeZone &zone) { m_zone = zone; }
    /// Learns from the mirror, and again now and then as it fills.
    void start();

    [[nodiscard]] const RoadFactor &learnt() const { return m_learnt; }
    [[nodiscard]] TravelRules rules() const;

private:
    void learn();
    void hand();

    DispatchController *m_desk;
    Store::Mirror *m_mirror;
    Routing::TravelFeed *m_feed;
    Clock m_clock;
    QTimeZone m_zone = QTimeZone("America/Toronto");
    RoadFactor m_learnt;
    QTimer m_learnTimer;
};

} // namespace FibreDesk::Dispatch
