// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "routing/routingpart.h"

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

const QString noWay = u"no-way"_s;
const QString noRoad = u"no-road"_s;
const QString smallTables = u"small-tables"_s;

} // namespace

RoutingPart::RoutingPart()
{
    m_pool.setMaxThreadCount(2);
}

RoutingPart::~RoutingPart()
{
    m_pool.clear();
    m_pool.waitForDone();
}

QString RoutingPart::name() const
{
    return u"routing"_s;
}

void RoutingPart::announceFaults(FaultBoard &faults) const
{
    faults.registerKind(name(), noWay, u"no two places are joined: null in tables, NoRoute"_s);
    faults.registerKind(name(), noRoad, u"no road is near the first place: NoSegment"_s);
    faults.registerKind(name(), smallTables, u"tables of more than 10 by 10 are TooBig"_s);
}

bool RoutingPart::start(Sandbox &sandbox, QString *error)
{
    m_region = &sandbox.region();
    m_faults = &sandbox.faults();
    HttpServer &server = sandbox.server(name());
    m_url = server.url();
    server.route("/", this);
    return true;
}

void RoutingPart::addToProfile(QSettings &profile) const
{
    profile.setValue("routing/url"_L1, m_url);
}

QJsonObject RoutingPart::state() const
{
    return {{u"answered"_s, m_answered}};
}

RoutingMood RoutingPart::mood()
{
    return {.mostPlaces = m_faults->take(name(), smallTables) ? 10 : 100,
        .hasNoWays = m_faults->take(name(), noWay).has_value(),
        .hasNoRoads = m_faults->take(name(), noRoad).has_value()};
}

const RoadNetwork &RoutingPart::roads()
{
    std::call_once(m_roadsMade, [this] { m_roads = std::make_unique<RoadNetwork>(*m_region); });
    return *m_roads;
}

void RoutingPart::handle(const HttpRequest &request, const ExchangePtr &exchange)
{
    m_pool.start([this, request, exchange, mood = mood()]() mutable {
        HttpResponse response = routingAnswer(roads(), request, mood);
        // The exchange belongs to the main thread, its last pointer too.
        QMetaObject::invokeMethod(
            this,
            [this, response = std::move(response), exchange = std::move(exchange)] {
                ++m_answered;
                exchange->send(response);
            },
            Qt::QueuedConnection);
    });
}

HttpResponse RoutingPart::faultResponse(
    int status, const Fault &fault, const HttpRequest &request) const
{
    const QString text = fault.body.isEmpty() ? u"Internal Server Error"_s : fault.body;
    return HttpResponse::json(
        status, QJsonObject{{u"code"_s, u"InternalError"_s}, {u"message"_s, text}});
}

} // namespace FibreDesk::Sandbox
