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
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace FibreDesk::Cpe {

namespace {

constexpr int Format = 1;
constexpr qint64 SameBootSeconds = 120;
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
        {u"after"_s, entry.after}, {u"note"_s, entry.note}, {u"detail"_s, entry.detail}};
}

DiaryEntry entryOf(const QJsonObject &object)
{
    return {.id = object.value("id"_L1).toString(),
        .at = timeOf(object.value("at"_L1)),
        .who = object.value("who"_L1).toString(),
        .kind = object.value("kind"_L1).toString(),
        .outcome = object.value("outcome"_L1).toString(),
        .before = object.value("before"_L1).toObject(),
        .after = object.value("after"_L1).toObject(),
        .note = object.value("note"_L1).toString(),
        .detail = object.value("detail"_L1).toString()};
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
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError) {
        return std::unexpected(fileError(path, file.errorString()));
    }
    return parseDiary(bytes);
}

/// Under a name that nothing has yet: an older one that was set aside stays too. Empty = it could
/// not be done.
QString setAside(const QString &path)
{
    constexpr int most = 1000;
    for (int number = 1; number <= most; ++number) {
        const QString aside =
            number == 1 ? path + u".damaged"_s : u"%1.damaged-%2"_s.arg(path).arg(number);
        if (!QFile::exists(aside)) {
            return QFile::rename(path, aside) ? aside : QString();
        }
    }
    return {};
}

/// What was read, or an empty diary that says where the one went that cannot be read. An error
/// where it lies in the way: then nothing may be written there.
Result<DeviceDiary> readOrSetAside(const QString &path)
{
    auto diary = readFile(path);
    if (diary) {
        return diary;
    }
    // What cannot be read must not keep the device from being looked at.
    const QString aside = setAside(path);
    if (aside.isEmpty()) {
        return std::unexpected(fileError(path,
            u"%1; it could not be set aside, nothing is written"_s.arg(diary.error().detail)));
    }
    DeviceDiary fresh;
    fresh.setAside = aside;
    return fresh;
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
        auto diary = readOrSetAside(path);
        if (!diary) {
            return diary;
        }
        change(*diary);
        return writeFile(path, *diary).transform([&diary] { return *diary; });
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

void keepBoots(DeviceDiary &diary, const DeviceFacts &facts, const QDateTime &now)
{
    if (!diary.watchedSince.isValid() || now < diary.watchedSince) {
        diary.watchedSince = now.toUTC();
    }
    for (const Fact &fact : facts.facts) {
        if (!fact.rejected.isEmpty()) {
            continue;
        }
        QDateTime boot;
        if (fact.key == FactKey::LastBoot) {
            boot = fact.value.toDateTime();
        } else if (fact.key == FactKey::UpTime && fact.readAt.isValid()) {
            boot = fact.readAt.addSecs(-fact.value.toLongLong());
        }
        if (!boot.isValid() || boot > now) {
            continue;
        }
        const bool isKnown = std::ranges::any_of(diary.boots, [&boot](const QDateTime &one) {
            return std::abs(one.secsTo(boot)) <= SameBootSeconds;
        });
        if (!isKnown) {
            diary.boots.append(boot.toUTC());
        }
    }
    std::ranges::sort(diary.boots);
    keepLast(diary.boots, BootsKept);
}

QByteArray diaryBytes(const DeviceDiary &diary)
{
    QJsonArray entries;
    for (const DiaryEntry &entry : diary.entries) {
        entries.append(entryObject(entry));
    }
    QJsonArray boots;
    for (const QDateTime &boot : diary.boots) {
        boots.append(text(boot));
    }
    QJsonObject object{{u"format"_s, Format}, {u"device"_s, factsObject(diary.facts)},
        {u"levels"_s, levelsArray(diary.levels)}, {u"entries"_s, entries}, {u"boots"_s, boots}};
    if (diary.watchedSince.isValid()) {
        object.insert(u"watchedSince"_s, text(diary.watchedSince));
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
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
    DeviceDiary diary;
    diary.facts = *std::move(facts);
    for (const QJsonValue &row : object.value("levels"_L1).toArray()) {
        if (const auto level = levelOf(row.toArray())) {
            diary.levels.append(*level);
        }
    }
    for (const QJsonValue &entry : object.value("entries"_L1).toArray()) {
        diary.entries.append(entryOf(entry.toObject()));
    }
    for (const QJsonValue &boot : object.value("boots"_L1).toArray()) {
        if (const QDateTime at = timeOf(boot); at.isValid()) {
            diary.boots.append(at);
        }
    }
    diary.watchedSince = timeOf(object.value("watchedSince"_L1));
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
    return QtConcurrent::run([path = fileOf(serial), one = m_one]() -> Result<DeviceDiary> {
        const std::scoped_lock lock(*one);
        // One that cannot be opened may be later; one that is damaged stays so.
        const auto diary = readFile(path);
        return diary || diary.error().kind != ErrorKind::Validation ? diary : readOrSetAside(path);
    });
}

QFuture<Result<DeviceDiary>> DiaryFiles::keep(
    const QString &serial, const DeviceFacts &facts, const QDateTime &now) const
{
    return changed(fileOf(serial), m_one, [facts, serial, now](DeviceDiary &diary) {
        diary.facts.serial = serial;
        take(diary.facts, facts);
        keepLevels(diary, facts);
        keepBoots(diary, facts, now);
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
