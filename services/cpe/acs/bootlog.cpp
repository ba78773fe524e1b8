// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/acs/bootlog.h"

#include "core/jsontext.h"
#include "cpe/acs/acsfleet.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace FibreDesk::Cpe::Acs {

using namespace Qt::StringLiterals;

namespace {

constexpr int format = 1;
constexpr qint64 daySeconds = 24 * 3600;

Error storageError(const QString &file, const QString &reason)
{
    return {.kind = ErrorKind::Storage,
        .detail = u"%1: %2"_s.arg(QDir::toNativeSeparators(file), reason),
        .source = u"boot log"_s};
}

QDateTime timeOf(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
}

QString textOf(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

} // namespace

void BootLog::take(
    QHash<QString, FleetDevice> &devices, const QDateTime &now, std::chrono::seconds pause)
{
    if (!since.isValid() || !seenAt.isValid() || seenAt.secsTo(now) > pause.count())
        since = now;
    seenAt = now;
    for (FleetDevice &device : devices) {
        if (device.lastBoot.isValid()) {
            QList<QDateTime> &seen = boots[device.serial];
            if (!seen.contains(device.lastBoot))
                seen.insert(std::ranges::upper_bound(seen, device.lastBoot), device.lastBoot);
        }
    }
    for (auto it = boots.begin(); it != boots.end();) {
        it->removeIf([&now](const QDateTime &at) { return at.secsTo(now) > daySeconds; });
        it = it->isEmpty() ? boots.erase(it) : std::next(it);
    }
    for (FleetDevice &device : devices)
        device.boots = boots.value(device.serial);
}

QByteArray bootLogBytes(const BootLog &log)
{
    QJsonObject boots;
    for (auto it = log.boots.cbegin(); it != log.boots.cend(); ++it) {
        QJsonArray times;
        for (const QDateTime &at : *it)
            times.append(textOf(at));
        boots.insert(it.key(), times);
    }
    return QJsonDocument(QJsonObject{{u"format"_s, format}, {u"since"_s, textOf(log.since)},
                             {u"seen"_s, textOf(log.seenAt)}, {u"boots"_s, boots}})
        .toJson(QJsonDocument::Compact);
}

Result<BootLog> parseBootLog(const QByteArray &bytes)
{
    const QString source = u"boot log"_s;
    const auto document = parseJson(bytes, source);
    if (!document)
        return std::unexpected(Error{
            .kind = ErrorKind::Validation, .detail = document.error().detail, .source = source});
    const QJsonObject object = document->object();
    if (object.value("format"_L1).toInt() != format)
        return std::unexpected(Error{.kind = ErrorKind::Validation,
            .detail =
                u"format %1 is not one this version reads"_s.arg(object.value("format"_L1).toInt()),
            .source = source});
    BootLog log{.boots = {},
        .since = timeOf(object.value("since"_L1)),
        .seenAt = timeOf(object.value("seen"_L1))};
    const QJsonObject boots = object.value("boots"_L1).toObject();
    for (auto it = boots.begin(); it != boots.end(); ++it) {
        QList<QDateTime> times;
        const QJsonArray array = it.value().toArray();
        for (const QJsonValue &value : array) {
            if (const QDateTime at = timeOf(value); at.isValid())
                times.append(at);
        }
        std::ranges::sort(times);
        if (!times.isEmpty())
            log.boots.insert(it.key(), times);
    }
    return log;
}

Result<BootLog> readBootLog(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return BootLog();
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(storageError(path, file.errorString()));
    return parseBootLog(file.readAll());
}

Result<void> writeBootLog(const QString &path, const BootLog &log)
{
    if (!QDir().mkpath(QFileInfo(path).path()))
        return std::unexpected(storageError(path, u"the folder cannot be made"_s));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return std::unexpected(storageError(path, file.errorString()));
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(bootLogBytes(log));
    if (!file.commit())
        return std::unexpected(storageError(path, file.errorString()));
    return {};
}

} // namespace FibreDesk::Cpe::Acs
