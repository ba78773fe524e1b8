// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/devicediary.h"

#include "core/jsontext.h"
#include "cpe/factscodec.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QtConcurrentRun>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk::Cpe {

namespace {

constexpr int Format = 1;
constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr std::array LevelKeys{FactKey::OpticalRx, FactKey::OpticalTx, FactKey::OltRx};
constexpr std::array LevelSources{Source::Acs, Source::Web, Source::Olt, Source::Snmp};

Error diaryError(ErrorKind kind, const QString &detail)
{
    return {.kind = kind, .detail = detail, .source = u"device diary"_s};
}

Error fileError(const QString &file, const QString &reason)
{
    return diaryError(ErrorKind::Storage, u"%1: %2"_s.arg(QDir::toNativeSeparators(file), reason));
}

QDateTime timeOf(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
}

QString text(const QDateTime &at)
{
    return at.toUTC().toString(Qt::ISODateWithMs);
}

QJsonArray levelsArray(const QList<Level> &levels)
{
    QJsonArray list;
    for (const Level &level : levels) {
        list.append(
            QJsonArray{keyName(level.key), sourceName(level.source), text(level.at), level.dbm});
    }
    return list;
}

std::optional<Level> levelOf(const QJsonArray &row)
{
    const auto *const key = std::ranges::find_if(
        LevelKeys, [&row](FactKey one) { return keyName(one) == row.at(0).toString(); });
    const auto *const source = std::ranges::find_if(
        LevelSources, [&row](Source one) { return sourceName(one) == row.at(1).toString(); });
    const QDateTime at = timeOf(row.at(2));
    if (key == LevelKeys.end() || source == LevelSources.end() || !at.isValid()
        || !row.at(3).isDouble()) {
        return {};
    }
    return Level{.key = *key, .source = *source, .at = at, .dbm = row.at(3).toDouble()};
}

QJsonObject entryObject(const DiaryEntry &entry)
{
    return {{u"id"_s, entry.id}, {u"at"_s, text(entry.at)}, {u"who"_s, entry.who},
        {u"kind"_s, entry.kind}, {u"outcome"_s, entry.outcome}, {u"before"_s, entry.before},
        {u"after"_s, entry.after}};
}

DiaryEntry entryOf(const QJsonObject &object)
{
    return {.id = object.value("id"_L1).toString(),
        .at = timeOf(object.value("at"_L1)),
        .who = object.value("who"_L1).toString(),
        .kind = object.value("kind"_L1).toString(),
        .outcome = object.value("outcome"_L1).toString(),
        .before = object.value("before"_L1).toObject(),
        .after = object.value("after"_L1).toObject()};
}

template <typename T>
void keepLast(QList<T> &list, qsizetype kept)
{
    if (list.size() > kept) {
        list.remove(0, list.size() - kept);
    }
}

Result<DeviceDiary> readFile(const QString &path)
{
    QFile file(path);
    if (!file.exists()) {
        return DeviceDiary{};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return std::unexpected(fileError(path, file.errorString()));
    }
    auto diary = parseDiary(file.readAll());
    if (!diary) {
        file.close();
        // What cannot be read must not keep the device from being looked at: the next reading
        // begins a new file.
        const QString aside = path + u".damaged"_s;
        QFile::remove(aside);
        QFile::rename(path, aside);
        return std::unexpected(fileError(aside, diary.error().detail));
    }
    return diary;
}

Result<void> writeFile(const QString &path, const DeviceDiary &diary)
{
    if (!QDir().mkpath(QFileInfo(path).path())) {
        return std::unexpected(fileError(path, u"the folder cannot be made"_s));
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return std::unexpected(fileError(path, file.errorString()));
    }
    file.setPermissions(ownerOnly);
    file.write(diaryBytes(diary));
    if (!file.commit()) {
        return std::unexpected(fileError(path, file.errorString()));
    }
    return {};
}

template <typename Change>
QFuture<Result<DeviceDiary>> changed(
    const QString &path, const std::shared_ptr<std::mutex> &one, Change change)
{
    return QtConcurrent::run([path, one, change]() -> Result<DeviceDiary> {
        const std::scoped_lock lock(*one);
        const auto before = readFile(path);
        DeviceDiary diary = before.value_or(DeviceDiary{});
        change(diary);
        return writeFile(path, diary).transform([&diary] { return diary; });
    });
}

} // namespace

void keepLevels(DeviceDiary &diary, const DeviceFacts &facts)
{
    for (const Fact &fact : facts.facts) {
        if (!std::ranges::contains(LevelKeys, fact.key) || !fact.rejected.isEmpty()
            || !fact.readAt.isValid() || !fact.value.canConvert<double>()) {
            continue;
        }
        const bool isKnown = std::ranges::any_of(diary.levels, [&fact](const Level &level) {
            return level.key == fact.key && level.source == fact.source && level.at >= fact.readAt;
        });
        if (!isKnown) {
            diary.levels.append({.key = fact.key,
                .source = fact.source,
                .at = fact.readAt.toUTC(),
                .dbm = fact.value.toDouble()});
        }
    }
    std::ranges::stable_sort(diary.levels, {}, &Level::at);
    keepLast(diary.levels, LevelsKept);
}

QByteArray diaryBytes(const DeviceDiary &diary)
{
    QJsonArray entries;
    for (const DiaryEntry &entry : diary.entries) {
        entries.append(entryObject(entry));
    }
    return QJsonDocument(QJsonObject{{u"format"_s, Format}, {u"device"_s, factsObject(diary.facts)},
                             {u"levels"_s, levelsArray(diary.levels)}, {u"entries"_s, entries}})
        .toJson(QJsonDocument::Compact);
}

Result<DeviceDiary> parseDiary(const QByteArray &bytes)
{
    const auto document = parseJson(bytes, u"device diary"_s);
    if (!document) {
        return std::unexpected(diaryError(ErrorKind::Validation, document.error().detail));
    }
    const QJsonObject object = document->object();
    const int format = object.value("format"_L1).toInt();
    if (format != Format) {
        return std::unexpected(diaryError(
            ErrorKind::Validation, u"format %1 is not one this version reads"_s.arg(format)));
    }
    auto facts = parseFacts(object.value("device"_L1).toObject());
    if (!facts) {
        return std::unexpected(diaryError(ErrorKind::Validation, facts.error().detail));
    }
    DeviceDiary diary{.facts = *std::move(facts), .levels = {}, .entries = {}};
    for (const QJsonValue &row : object.value("levels"_L1).toArray()) {
        if (const auto level = levelOf(row.toArray())) {
            diary.levels.append(*level);
        }
    }
    for (const QJsonValue &entry : object.value("entries"_L1).toArray()) {
        diary.entries.append(entryOf(entry.toObject()));
    }
    return diary;
}

DiaryFiles::DiaryFiles(QString folder)
    : m_folder(std::move(folder))
{
}

QString DiaryFiles::fileOf(const QString &serial) const
{
    // A serial is what somebody typed or a server said: never part of a path.
    const QByteArray name =
        QCryptographicHash::hash(serial.trimmed().toUpper().toUtf8(), QCryptographicHash::Sha1);
    return u"%1/%2.json"_s.arg(m_folder, QString::fromLatin1(name.toHex()));
}

QFuture<Result<DeviceDiary>> DiaryFiles::read(const QString &serial) const
{
    return QtConcurrent::run([path = fileOf(serial), one = m_one] {
        const std::scoped_lock lock(*one);
        return readFile(path);
    });
}

QFuture<Result<DeviceDiary>> DiaryFiles::keep(const QString &serial, const DeviceFacts &facts) const
{
    return changed(fileOf(serial), m_one, [facts, serial](DeviceDiary &diary) {
        diary.facts.serial = serial;
        take(diary.facts, facts);
        keepLevels(diary, facts);
    });
}

QFuture<Result<DeviceDiary>> DiaryFiles::note(const QString &serial, const DiaryEntry &entry) const
{
    return changed(fileOf(serial), m_one, [entry, serial](DeviceDiary &diary) {
        diary.facts.serial = serial;
        const auto same = std::ranges::find(diary.entries, entry.id, &DiaryEntry::id);
        if (same == diary.entries.end()) {
            diary.entries.append(entry);
        } else {
            *same = entry;
        }
        keepLast(diary.entries, EntriesKept);
    });
}

} // namespace FibreDesk::Cpe
