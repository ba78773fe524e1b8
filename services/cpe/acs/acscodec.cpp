// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/acs/acscodec.h"

#include "cpe/devicetext.h"

#include <QJsonArray>
#include <QTimeZone>

#include <utility>

namespace FibreDesk::Cpe::Acs {

using namespace Qt::StringLiterals;

namespace {

/// A path of the data models has some ten names; what is deeper is no device.
constexpr int deepest = 40;
/// A device that refuses more says the same of each.
constexpr qsizetype mostParameterFaults = 20;

void readParameters(const QJsonObject &json, const QString &path, ParameterTree &tree, int depth)
{
    if (depth > deepest)
        return;
    Parameter parameter{.path = path,
        .type = json.value("_type"_L1).toString(),
        .readAt = timeFromJson(json.value("_timestamp"_L1)),
        .isWritable = json.value("_writable"_L1).toBool(),
        .isObject = json.value("_object"_L1).toBool()};
    const QJsonValue value = json.value("_value"_L1);
    parameter.isSecret = !parameter.isObject && isSecretPath(path);
    if (!parameter.isSecret && !value.isUndefined() && !value.isNull() && !value.isObject()
        && !value.isArray())
        parameter.value = value.toVariant();
    bool hasChildren = false;
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (it.key().startsWith(u'_') || !it.value().isObject())
            continue;
        hasChildren = true;
        readParameters(it.value().toObject(), path + u'.' + it.key(), tree, depth + 1);
    }
    parameter.isObject = parameter.isObject || (hasChildren && value.isUndefined());
    tree.insert(std::move(parameter));
}

template <typename T>
Result<QList<T>> listFrom(
    const QJsonDocument &document, T (*read)(const QJsonObject &), const QString &source)
{
    if (!document.isArray())
        return std::unexpected(Error{
            .kind = ErrorKind::Protocol, .detail = u"a list was promised"_s, .source = source});
    QList<T> list;
    const QJsonArray array = document.array();
    list.reserve(array.size());
    for (const QJsonValue &value : array) {
        if (!value.isObject())
            return std::unexpected(Error{.kind = ErrorKind::Protocol,
                .detail = u"something other than an object is in the list"_s,
                .source = source});
        list.append(read(value.toObject()));
    }
    return list;
}

QString textOf(const QJsonValue &value)
{
    return value.isString() ? value.toString() : value.toVariant().toString();
}

} // namespace

QDateTime timeFromJson(const QJsonValue &value)
{
    constexpr double latest = 253402300799999.0; // the end of the year 9999
    if (value.isDouble()) {
        const double number = value.toDouble();
        return number > 0 && number <= latest
            ? QDateTime::fromMSecsSinceEpoch(qint64(number), QTimeZone::UTC)
            : QDateTime();
    }
    if (value.isObject())
        return timeFromJson(value.toObject().value("$date"_L1));
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return time.isValid() ? time.toUTC() : QDateTime();
}

QStringList textsAt(const QJsonObject &json, const QString &path)
{
    QJsonValue value = json;
    QStringList names = path.split(u'.');
    for (const QString &name : std::as_const(names)) {
        if (!value.isObject())
            return {};
        value = value.toObject().value(name);
    }
    if (value.isObject())
        value = value.toObject().value("_value"_L1);
    QStringList texts;
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const QJsonValue &one : array)
            texts.append(textOf(one));
    } else if (!value.isUndefined() && !value.isNull()) {
        texts.append(textOf(value));
    }
    return texts;
}

DeviceRecord deviceFromJson(const QJsonObject &json)
{
    const QJsonObject identity = json.value("_deviceId"_L1).toObject();
    DeviceRecord device{.id = json.value("_id"_L1).toString(),
        .serial = identity.value("_SerialNumber"_L1).toString(),
        .oui = identity.value("_OUI"_L1).toString(),
        .productClass = identity.value("_ProductClass"_L1).toString(),
        .manufacturer = identity.value("_Manufacturer"_L1).toString(),
        .registered = timeFromJson(json.value("_registered"_L1)),
        .lastInform = timeFromJson(json.value("_lastInform"_L1)),
        .lastBoot = timeFromJson(json.value("_lastBoot"_L1)),
        .tags = textsAt(json, u"_tags"_s)};
    for (const auto root : {"InternetGatewayDevice"_L1, "Device"_L1, "VirtualParameters"_L1}) {
        const QJsonValue value = json.value(root);
        if (value.isObject())
            readParameters(value.toObject(), root, device.tree, 0);
    }
    return device;
}

Result<QList<DeviceRecord>> devicesFromJson(const QJsonDocument &document)
{
    return listFrom(document, deviceFromJson, u"acs devices"_s);
}

QueuedTask taskFromJson(const QJsonObject &json)
{
    return {.id = json.value("_id"_L1).toString(),
        .device = json.value("device"_L1).toString(),
        .name = json.value("name"_L1).toString(),
        .queued = timeFromJson(json.value("timestamp"_L1)),
        .expires = timeFromJson(json.value("expiry"_L1))};
}

Result<QList<QueuedTask>> tasksFromJson(const QJsonDocument &document)
{
    return listFrom(document, taskFromJson, u"acs tasks"_s);
}

FaultRecord faultFromJson(const QJsonObject &json)
{
    FaultRecord fault{.id = json.value("_id"_L1).toString(),
        .device = json.value("device"_L1).toString(),
        .code = textOf(json.value("code"_L1)),
        .words = deviceText(json.value("message"_L1).toString()),
        .at = timeFromJson(json.value("timestamp"_L1)),
        .retries = json.value("retries"_L1).toInt()};
    // The device is in front of the last colon but one part: ids hold none themselves.
    const qsizetype colon = fault.id.lastIndexOf(u':');
    const QString channel =
        json.contains("channel"_L1) ? json.value("channel"_L1).toString() : fault.id.mid(colon + 1);
    if (channel.startsWith("task_"_L1))
        fault.task = channel.mid(5);
    if (fault.device.isEmpty() && colon > 0)
        fault.device = fault.id.left(colon);
    fault.number = faultNumber(fault.code);
    fault.reason = faultReason(fault.code);

    // {"faultCode":"Client","faultString":"CWMP fault","detail":{"Fault":{"FaultCode":"9003", …}}}
    const QJsonValue detail = json.value("detail"_L1);
    QJsonObject inner = detail.toObject();
    if (inner.value("detail"_L1).isObject())
        inner = inner.value("detail"_L1).toObject();
    if (inner.value("Fault"_L1).isObject())
        inner = inner.value("Fault"_L1).toObject();
    const auto either = [&inner](QLatin1StringView one, QLatin1StringView other) {
        return textOf(inner.contains(one) ? inner.value(one) : inner.value(other));
    };
    const QString code = either("FaultCode"_L1, "faultCode"_L1);
    if (fault.number == 0 && faultNumber(code) != 0) {
        fault.number = faultNumber(code);
        fault.reason = faultReason(code);
    }
    if (const QString words = either("FaultString"_L1, "faultString"_L1); fault.words.isEmpty())
        fault.words = deviceText(words);
    if (fault.words.isEmpty() && detail.isString())
        fault.words = deviceText(detail.toString());
    const QJsonArray parameters = inner.contains("SetParameterValuesFault"_L1)
        ? inner.value("SetParameterValuesFault"_L1).toArray()
        : inner.value("setParameterValuesFault"_L1).toArray();
    for (const QJsonValue &value : parameters) {
        const QJsonObject one = value.toObject();
        const auto of = [&one](QLatin1StringView first, QLatin1StringView second) {
            return textOf(one.contains(first) ? one.value(first) : one.value(second));
        };
        const QString path = deviceText(of("ParameterName"_L1, "parameterName"_L1));
        // Of a secret it may say what it does not like about it.
        fault.parameters.append({.path = path,
            .code = faultNumber(of("FaultCode"_L1, "faultCode"_L1)),
            .words = isSecretPath(path) ? QString()
                                        : deviceText(of("FaultString"_L1, "faultString"_L1))});
        if (fault.parameters.size() == mostParameterFaults)
            break;
    }
    return fault;
}

Result<QList<FaultRecord>> faultsFromJson(const QJsonDocument &document)
{
    return listFrom(document, faultFromJson, u"acs faults"_s);
}

AcsFile fileFromJson(const QJsonObject &json)
{
    const QJsonObject metadata = json.value("metadata"_L1).toObject();
    const QString name = json.value("filename"_L1).toString();
    return {.name = name.isEmpty() ? json.value("_id"_L1).toString() : name,
        .type = metadata.value("fileType"_L1).toString(),
        .oui = metadata.value("oui"_L1).toString(),
        .productClass = metadata.value("productClass"_L1).toString(),
        .version = metadata.value("version"_L1).toString(),
        .length = json.value("length"_L1).toInteger(-1)};
}

Result<QList<AcsFile>> filesFromJson(const QJsonDocument &document)
{
    return listFrom(document, fileFromJson, u"acs files"_s);
}

} // namespace FibreDesk::Cpe::Acs
