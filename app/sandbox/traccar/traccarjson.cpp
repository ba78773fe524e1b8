// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "traccar/traccarjson.h"

#include <QTimeZone>

#include <cmath>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

double rounded(double value, double unit)
{
    return std::round(value / unit) * unit;
}

} // namespace

QString isoTime(qint64 msecs)
{
    // Java's spelling: an offset instead of "Z".
    return QDateTime::fromMSecsSinceEpoch(msecs, QTimeZone::UTC)
               .toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s)
        + "+00:00"_L1;
}

QJsonObject toJson(const Fix &fix)
{
    return {
        {u"id"_s, fix.id},
        {u"deviceId"_s, fix.deviceId},
        {u"protocol"_s, u"osmand"_s},
        {u"serverTime"_s, isoTime(fix.serverTime)},
        {u"deviceTime"_s, isoTime(fix.fixTime)},
        {u"fixTime"_s, isoTime(fix.fixTime)},
        {u"outdated"_s, false},
        {u"valid"_s, fix.isValid},
        {u"latitude"_s, fix.place.lat},
        {u"longitude"_s, fix.place.lon},
        {u"altitude"_s, rounded(fix.altitude, 0.1)},
        {u"speed"_s, rounded(fix.knots, 0.01)},
        {u"course"_s, rounded(fix.course, 0.1)},
        {u"address"_s, QJsonValue()},
        {u"accuracy"_s, rounded(fix.accuracy, 0.1)},
        {u"network"_s, QJsonValue()},
        {u"geofenceIds"_s, QJsonValue()},
        {u"attributes"_s,
            QJsonObject{
                {u"batteryLevel"_s, std::floor(fix.battery)},
                {u"motion"_s, fix.isMoving},
                {u"ignition"_s, fix.isMoving},
                {u"totalDistance"_s, rounded(fix.kilometres * 1000, 0.1)},
            }},
    };
}

QJsonObject toJson(
    const Vehicle::Person &person, const std::optional<Fix> &latest, const QString &status)
{
    return {
        {u"id"_s, person.deviceId},
        {u"name"_s, person.name},
        {u"uniqueId"_s, QString::number(862'000'000'000'000LL + person.deviceId * 7919LL)},
        {u"status"_s, status},
        {u"lastUpdate"_s, latest ? QJsonValue(isoTime(latest->serverTime)) : QJsonValue()},
        {u"positionId"_s, latest ? latest->id : 0},
        {u"groupId"_s, 0},
        {u"phone"_s, person.phone},
        {u"model"_s, u"Phone"_s},
        {u"contact"_s, person.technician},
        {u"category"_s, u"van"_s},
        {u"disabled"_s, false},
        {u"attributes"_s, QJsonObject()},
    };
}

} // namespace FibreDesk::Sandbox
