// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"
#include "gps/positionfeed.h"
#include "gps/track.h"
#include "nouns.h"

#include <QCoroTimer>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;

namespace {

QJsonValue numberOrNull(double value)
{
    return qIsNaN(value) ? QJsonValue(QJsonValue::Null) : QJsonValue(value);
}

QJsonObject fixJson(const Gps::Fix &fix)
{
    return {{"time"_L1, fix.time.toString(Qt::ISODateWithMs)},
        {"latitude"_L1, numberOrNull(fix.position.latitude)},
        {"longitude"_L1, numberOrNull(fix.position.longitude)},
        {"speed_kmh"_L1, std::round(fix.speed * 10) / 10}, {"course"_L1, numberOrNull(fix.course)},
        {"accuracy_m"_L1, numberOrNull(fix.accuracy)}, {"battery"_L1, numberOrNull(fix.battery)},
        {"protocol"_L1, fix.protocol}};
}

QJsonObject suspectJson(const Gps::SuspectFix &suspect)
{
    QJsonObject json = fixJson(suspect.fix);
    json.insert("reason"_L1, suspicionName(suspect.suspicion));
    json.insert("detail"_L1, suspect.detail);
    json.insert("seen"_L1, suspect.seen.toString(Qt::ISODateWithMs));
    json.insert("times"_L1, suspect.times);
    return json;
}

QString presenceName(Gps::Presence presence)
{
    switch (presence) {
    case Gps::Presence::Unknown:
        break;
    case Gps::Presence::Stopped:
        return u"stopped"_s;
    case Gps::Presence::Moving:
        return u"moving"_s;
    case Gps::Presence::Silent:
        return u"silent"_s;
    }
    return u"unknown"_s;
}

QString place(const GeoPoint &position)
{
    return position.isValid()
        ? u"%1, %2"_s.arg(position.latitude, 0, 'f', 5).arg(position.longitude, 0, 'f', 5)
        : u"nowhere"_s;
}

/// The last hour of a device: how it stands, and what of it was not believed.
struct Recent {
    std::vector<Gps::SuspectFix> setAside;
    std::optional<Error> error; ///< why nobody knows
};

void show(const Context *context, const Gps::DeviceState &state, const Recent *recent = nullptr)
{
    const QDateTime now = context->clock().now();
    QJsonObject row{{"device"_L1, state.device.id}, {"name"_L1, state.device.name},
        {"status"_L1, state.device.status}};
    if (state.last) {
        row.insert("fix"_L1, fixJson(*state.last));
        row.insert("age_s"_L1, state.last->time.secsTo(now));
    }
    row.insert("presence"_L1, presenceName(presenceOf(state, now)));
    if (state.stillSince.isValid() && !isMoving(state))
        row.insert("still_since"_L1, state.stillSince.toString(Qt::ISODateWithMs));
    if (recent && recent->error) {
        row.insert("set_aside_error"_L1, recent->error->detail);
    } else if (recent) {
        QJsonArray list;
        for (const Gps::SuspectFix &suspect : recent->setAside)
            list.append(suspectJson(suspect));
        row.insert("set_aside_last_hour"_L1, list);
    }
    QString doubt;
    if (state.suspect) {
        row.insert("set_aside"_L1, suspectJson(*state.suspect));
        doubt = u"  (set aside: %1, %2)"_s.arg(
            suspicionName(state.suspect->suspicion), state.suspect->detail);
    }
    if (recent && recent->error)
        doubt += u"  (what was set aside is not known: %1)"_s.arg(recent->error->detail);
    else if (const int count = recent ? worryCount(recent->setAside) : 0; count > 0)
        doubt += u"  (%1 set aside in the last hour)"_s.arg(count);
    context->row(row);
    context->say(u"%1  %2  %3%4"_s.arg(state.device.name.leftJustified(22),
        state.device.status.leftJustified(8),
        state.last ? u"%1  %2 km/h  %3 ago"_s.arg(place(state.last->position))
                         .arg(std::lround(state.last->speed), 3)
                         .arg(ageText(state.last->time, now))
                   : u"no position"_s,
        doubt));
}

QCoro::Task<Result<void>> positions(Context *context, Invocation)
{
    const auto traccar = context->traccar();
    if (!traccar)
        co_return std::unexpected(traccar.error());
    const auto devices = co_await (*traccar)->devices();
    if (!devices)
        co_return std::unexpected(devices.error());
    const auto fixes = co_await (*traccar)->positions();
    if (!fixes)
        co_return std::unexpected(fixes.error());
    const QDateTime now = context->clock().now();
    Gps::PositionFilter filter;
    std::map<int, Gps::DeviceState> states;
    for (const Gps::Device &device : *devices)
        states[device.id].device = device;
    for (const Gps::Fix &fix : *fixes) {
        Gps::DeviceState &state = states[fix.deviceId];
        state.device.id = fix.deviceId;
        const auto verdict = filter.judge(fix, now);
        if (verdict.isGood())
            state.last = fix;
        else
            state.suspect = Gps::SuspectFix{
                .fix = fix, .suspicion = verdict.suspicion, .detail = verdict.detail, .seen = now};
    }
    for (auto &[id, state] : states) {
        const auto reports = co_await (*traccar)->history(id, now.addSecs(-3600), now);
        Recent recent;
        if (reports) {
            const Gps::Track track = Gps::judgedTrack(id, *reports, now);
            recent.setAside.assign(track.setAside.rbegin(), track.setAside.rend());
            for (const Gps::Fix &fix : track.fixes)
                keepAnchor(state, fix);
        } else {
            recent.error = reports.error();
        }
        show(context, state, &recent);
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> watch(Context *context, Invocation invocation)
{
    const auto traccar = context->traccar();
    if (!traccar)
        co_return std::unexpected(traccar.error());
    const auto seconds = numberOption(invocation, u"seconds"_s, 10, 1, 86400);
    if (!seconds)
        co_return std::unexpected(usageError(seconds.error()));
    Gps::PositionFeed feed(*traccar);
    int heard = 0;
    QObject::connect(&feed, &Gps::PositionFeed::fixReceived, &feed, [&](const Gps::Fix &fix) {
        ++heard;
        show(context, feed.devices().at(fix.deviceId));
    });
    QObject::connect(
        &feed, &Gps::PositionFeed::fixSuspected, &feed, [&](const Gps::SuspectFix &suspect) {
            show(context, feed.devices().at(suspect.fix.deviceId));
        });
    QObject::connect(&feed, &Gps::PositionFeed::statusChanged, &feed,
        [context, last = Gps::FeedStatus::State::Stopped](const Gps::FeedStatus &status) mutable {
            if (std::exchange(last, status.state) != status.state)
                context->say(u"-- %1%2"_s.arg(feedStateName(status.state),
                    status.error ? QString(u": "_s + status.error->detail) : QString()));
        });
    feed.start();
    co_await QCoro::sleepFor(std::chrono::seconds(*seconds));
    const std::optional<Error> error = feed.status().error;
    if (heard == 0 && error)
        co_return std::unexpected(*error);
    co_return Result<void>();
}

} // namespace

NounSpec gpsNoun()
{
    return {.name = u"gps"_s,
        .verbs = {
            {.name = u"positions"_s,
                .positionals = {},
                .help =
                    u"Where each technician's device is, how old that is, and what was set aside."_s,
                .options = {},
                .run = positions},
            {.name = u"watch"_s,
                .positionals = {},
                .help = u"Positions as they come."_s,
                .options = {{.name = u"seconds"_s, .value = u"N"_s, .help = u"10 by default"_s}},
                .run = watch},
        }};
}

} // namespace FibreDesk::Ctl
