// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gps/gpscodec.h"

#include <QJsonArray>
#include <QTimeZone>

#include <optional>

namespace FibreDesk::Gps {

using namespace Qt::StringLiterals;

namespace {

constexpr double kmhPerKnot = 1.852;

QDateTime utcTime(const QJsonValue &value)
{
    QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    if (time.isValid() && time.timeSpec() == Qt::LocalTime)
        time.setTimeZone(QTimeZone::UTC);
    return time.toUTC();
}

Error protocolError(const QString &detail, const QString &source)
{
    return {.kind = ErrorKind::Protocol, .detail = detail, .source = source};
}

template <typename T>
std::vector<T> listOf(const QJsonArray &array, T (*read)(const QJsonObject &))
{
    std::vector<T> values;
    values.reserve(static_cast<std::size_t>(array.size()));
    for (const auto &value : array)
        values.push_back(read(value.toObject()));
    return values;
}

/// Traccar answers with the list itself; a proxy such as the hub may wrap it.
std::optional<QJsonArray> arrayIn(const QJsonDocument &answer, QLatin1StringView name)
{
    if (answer.isArray())
        return answer.array();
    for (const QLatin1StringView key : {name, "data"_L1}) {
        if (const QJsonValue inner = answer.object().value(key); inner.isArray())
            return inner.toArray();
    }
    return {};
}

} // namespace

Fix fixFromJson(const QJsonObject &object)
{
    const QJsonObject attributes = object.value("attributes"_L1).toObject();
    Fix fix;
    fix.id = object.value("id"_L1).toInteger();
    fix.deviceId = object.value("deviceId"_L1).toVariant().toInt();
    fix.time = utcTime(object.value("fixTime"_L1));
    fix.serverTime = utcTime(object.value("serverTime"_L1));
    fix.position = {.latitude = object.value("latitude"_L1).toDouble(qQNaN()),
        .longitude = object.value("longitude"_L1).toDouble(qQNaN())};
    fix.speed = object.value("speed"_L1).toDouble() * kmhPerKnot;
    fix.course = object.value("course"_L1).toDouble(qQNaN());
    // Traccar writes 0 where the device does not say.
    if (const double accuracy = object.value("accuracy"_L1).toDouble(); accuracy > 0)
        fix.accuracy = accuracy;
    fix.battery = attributes.value("batteryLevel"_L1).toDouble(qQNaN());
    if (const QJsonValue motion = attributes.value("motion"_L1); motion.isBool())
        fix.isMoving = motion.toBool();
    fix.isValid = object.value("valid"_L1).toBool(true);
    fix.protocol = object.value("protocol"_L1).toString();
    return fix;
}

Device deviceFromJson(const QJsonObject &object)
{
    Device device;
    device.id = object.value("id"_L1).toVariant().toInt();
    device.name = object.value("name"_L1).toString();
    device.uniqueId = object.value("uniqueId"_L1).toString();
    device.status = object.value("status"_L1).toString();
    device.lastUpdate = utcTime(object.value("lastUpdate"_L1));
    device.positionId = object.value("positionId"_L1).toInteger();
    device.category = object.value("category"_L1).toString();
    device.isDisabled = object.value("disabled"_L1).toBool();
    return device;
}

Result<std::vector<Fix>> fixesFromJson(const QJsonDocument &answer)
{
    const auto list = arrayIn(answer, "positions"_L1);
    if (!list)
        return std::unexpected(protocolError(u"positions are no list"_s, u"traccar positions"_s));
    return listOf(*list, fixFromJson);
}

Result<std::vector<Device>> devicesFromJson(const QJsonDocument &answer)
{
    const auto list = arrayIn(answer, "devices"_L1);
    if (!list)
        return std::unexpected(protocolError(u"devices are no list"_s, u"traccar devices"_s));
    return listOf(*list, deviceFromJson);
}

Result<SocketMessage> socketMessageFromJson(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonDocument message = QJsonDocument::fromJson(text, &error);
    if (!message.isObject())
        return std::unexpected(protocolError(
            u"not a JSON object: %1"_s.arg(error.errorString()), u"traccar socket"_s));
    return SocketMessage{
        .devices = listOf(message.object().value("devices"_L1).toArray(), deviceFromJson),
        .fixes = listOf(message.object().value("positions"_L1).toArray(), fixFromJson)};
}

} // namespace FibreDesk::Gps
