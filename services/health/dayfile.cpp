// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "health/dayfile.h"

#include "core/privatefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace FibreDesk::Health {

namespace {

constexpr int format = 1;
constexpr qint64 mostBytes = 8LL * 1024 * 1024;

QJsonValue timeValue(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toSecsSinceEpoch()) : QJsonValue();
}

QDateTime timeOf(const QJsonValue &value)
{
    return value.isDouble() ? QDateTime::fromSecsSinceEpoch(value.toInteger(), QTimeZone::UTC)
                            : QDateTime();
}

QJsonObject toJson(const KeptDay &day)
{
    QJsonArray at;
    QJsonArray took;
    qint64 before = 0;
    for (const Sample &sample : day.samples) {
        at += sample.at - before; // small numbers make a small file
        before = sample.at;
        took += sample.milliseconds;
    }
    QJsonObject object{{"address"_L1, day.address}, {"at"_L1, at}, {"ms"_L1, took},
        {"last_ok"_L1, timeValue(day.lastOk)}, {"version"_L1, day.version},
        {"certificate_end"_L1, timeValue(day.certificateEnd)}};
    if (day.error) {
        object.insert("error"_L1,
            QJsonObject{{"kind"_L1, int(day.error->kind)}, {"detail"_L1, day.error->detail},
                {"code"_L1, day.error->code}, {"source"_L1, day.error->source},
                {"at"_L1, timeValue(day.errorAt)}});
    }
    return object;
}

KeptDay fromJson(const QJsonObject &object)
{
    KeptDay day;
    day.address = object.value("address"_L1).toString();
    const QJsonArray at = object.value("at"_L1).toArray();
    const QJsonArray took = object.value("ms"_L1).toArray();
    qint64 time = 0;
    for (qsizetype i = 0; i < std::min(at.size(), took.size()); ++i) {
        time += at.at(i).toInteger();
        day.samples.push_back({.at = time, .milliseconds = took.at(i).toInt(-1)});
    }
    day.lastOk = timeOf(object.value("last_ok"_L1));
    day.version = object.value("version"_L1).toString();
    day.certificateEnd = timeOf(object.value("certificate_end"_L1));
    const QJsonObject error = object.value("error"_L1).toObject();
    const int kind = error.value("kind"_L1).toInt(-1);
    if (kind >= 0 && kind <= int(ErrorKind::Storage)) {
        day.error = Error{.kind = ErrorKind(kind),
            .detail = error.value("detail"_L1).toString(),
            .code = error.value("code"_L1).toInt(),
            .source = error.value("source"_L1).toString()};
        day.errorAt = timeOf(error.value("at"_L1));
    }
    return day;
}

} // namespace

Result<void> writeDays(const QString &file, const KeptDays &days)
{
    QJsonObject systems;
    for (auto it = days.cbegin(); it != days.cend(); ++it)
        systems.insert(it.key(), toJson(it.value()));
    const QJsonObject whole{{"format"_L1, format}, {"systems"_L1, systems}};
    QDir().mkpath(QFileInfo(file).absolutePath());
    QSaveFile out(file);
    const QByteArray text = QJsonDocument(whole).toJson(QJsonDocument::Compact);
    if (!openPrivate(out) || out.write(text) != text.size() || !out.commit()) {
        return std::unexpected(Error{.kind = ErrorKind::Storage,
            .detail = u"%1: %2"_s.arg(file, out.errorString()),
            .source = u"health of the day"_s});
    }
    return {};
}

KeptDays readDays(const QString &file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly) || in.size() > mostBytes)
        return {};
    const QJsonObject whole = QJsonDocument::fromJson(in.readAll()).object();
    if (whole.value("format"_L1).toInt() != format)
        return {};
    KeptDays days;
    const QJsonObject systems = whole.value("systems"_L1).toObject();
    for (auto it = systems.constBegin(); it != systems.constEnd(); ++it)
        days.insert(it.key(), fromJson(it.value().toObject()));
    return days;
}

} // namespace FibreDesk::Health
