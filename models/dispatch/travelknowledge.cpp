// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "travelknowledge.h"

#include "core/logging.h"
#include "dispatchcontroller.h"
#include "routing/travelfeed.h"
#include "store/dispatchqueries.h"
#include "store/mirror.h"

#include <QCoroTask>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk::Dispatch {

namespace {

constexpr int daysLearntFrom = 60;

} // namespace

TravelRules withKnown(TravelRules rules, Routing::TravelSnapshot known)
{
    rules.known = [known = std::move(known)](
                      const GeoPoint &from, const GeoPoint &to) -> std::optional<RoadLeg> {
        const std::optional<Routing::Drive> drive = known->drive(from, to);
        if (!drive)
            return std::nullopt;
        return RoadLeg{.metres = drive->metres, .seconds = drive->seconds};
    };
    return rules;
}

TravelKnowledge::TravelKnowledge(DispatchController *desk, Store::Mirror *mirror,
    Routing::TravelFeed *feed, Clock clock, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_mirror(mirror)
    , m_feed(feed)
    , m_clock(std::move(clock))
{
    m_learnTimer.setSingleShot(true);
    m_learnTimer.setInterval(10min);
    m_learnTimer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_learnTimer, &QTimer::timeout, this, &TravelKnowledge::learn);
    connect(
        m_mirror, &Store::Mirror::documentsChanged, this, [this](const Store::Changes &changes) {
            if (changes.touches(u"job"_s) && !m_learnTimer.isActive())
                m_learnTimer.start();
        });
    if (m_feed) {
        connect(m_desk, &DispatchController::placesChanged, this,
            [this] { m_feed->want(m_desk->places()); });
        connect(m_feed->cache(), &Routing::TravelCache::changed, this, &TravelKnowledge::hand);
        connect(m_feed->cache(), &Routing::TravelCache::failed, this, [](const Error &error) {
            // Costs only time: what cannot be kept is asked for again.
            qCWarning(lcApp).noquote() << "driving times are not kept:" << error.detail;
        });
    }
}

void TravelKnowledge::start()
{
    learn();
    hand();
}

TravelRules TravelKnowledge::rules() const
{
    TravelRules rules = withLearnt({}, m_learnt);
    return m_feed ? withKnown(std::move(rules), m_feed->cache()->table()) : rules;
}

void TravelKnowledge::learn()
{
    const QDate since = m_clock.now().toTimeZone(m_zone).date().addDays(-daysLearntFrom);
    QCoro::connect(m_mirror->read([since, zone = m_zone](QSqlDatabase &db) -> Result<RoadFactor> {
        auto jobs = Store::readFinishedJobs(db, since);
        if (!jobs)
            return std::unexpected(jobs.error());
        return learnRoadFactor(drivesBetween(std::move(*jobs), zone));
    }),
        this, [this](const Result<RoadFactor> &learnt) {
            // Without it the usual factor stays; the mirror says itself when it fails.
            if (!learnt || *learnt == m_learnt)
                return;
            m_learnt = *learnt;
            qCInfo(lcApp) << "drives take" << m_learnt.timeFactor << "times the estimate, by"
                          << m_learnt.samples << "of the last days";
            hand();
        });
}

void TravelKnowledge::hand()
{
    m_desk->setTravel(rules());
}

} // namespace FibreDesk::Dispatch
