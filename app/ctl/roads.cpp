// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roads.h"

#include "commandline.h"
#include "context.h"
#include "routing/travelfeed.h"

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A service that answers slowly, piece by piece, is not waited for any longer.
constexpr std::chrono::seconds allOfIt(20);

} // namespace

QCoro::Task<RoadReading> readRoads(Context *context, std::vector<GeoPoint> places)
{
    RoadReading reading;
    const Profile &profile = context->profile();
    if (!profile.routing.isConfigured())
        co_return reading;
    const auto client =
        std::make_unique<Routing::RoutingClient>(context->network(), profile.routing);
    client->setTimeout(5s); // a board without it is better than none
    const auto cache =
        std::make_unique<Routing::TravelCache>(Routing::TravelCache::fileFor(profile));
    const auto feed = std::make_unique<Routing::TravelFeed>(client.get(), cache.get());
    feed->want(places);
    feed->start();
    const bool isWhole = co_await Routing::untilAnswered(feed.get(), allOfIt);
    if (!isWhole)
        reading.notes += u"some driving times are estimated: the routing service did not answer "
                         u"for all of them within %1 s"_s.arg(allOfIt.count());
    else if (const auto error = feed->status().error)
        reading.notes += u"driving times are estimated: %1"_s.arg(sentenceOf(*error));
    reading.rules.known = [table = cache->table()](const GeoPoint &from,
                              const GeoPoint &to) -> std::optional<Dispatch::RoadLeg> {
        const std::optional<Routing::Drive> drive = table->drive(from, to);
        if (!drive)
            return std::nullopt;
        return Dispatch::RoadLeg{.metres = drive->metres, .seconds = drive->seconds};
    };
    co_return reading;
}

std::vector<GeoPoint> placesOf(const Store::DispatchDay &day)
{
    std::vector<GeoPoint> places;
    for (const Technician &technician : day.technicians)
        places.push_back(technician.home);
    for (const Job &job : day.jobs)
        places.push_back(job.position);
    return places;
}

} // namespace FibreDesk::Ctl
