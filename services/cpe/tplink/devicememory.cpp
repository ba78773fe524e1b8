// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/tplink/devicememory.h"

#include "core/wipe.h"

#include <QCoroFuture>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QRandomGenerator>
#include <QSaveFile>
#include <QTimeZone>
#include <QtConcurrentRun>

#include <openssl/evp.h>

#include <array>
#include <utility>

namespace FibreDesk::Cpe::TpLink {

using namespace Qt::StringLiterals;

namespace {

constexpr int SaltLength = 16;
constexpr int DigestLength = 32;
constexpr int Rounds = 100'000;
constexpr qsizetype MostRefused = 8;
constexpr int LockPatience = 3000; // ms

QByteArray digestOf(const QString &user, const QByteArray &password, const QByteArray &salt)
{
    QByteArray both = user.toUtf8() + '\0' + password;
    QByteArray digest(DigestLength, '\0');
    const int done = PKCS5_PBKDF2_HMAC(both.constData(), int(both.size()),
        reinterpret_cast<const unsigned char *>(salt.constData()), int(salt.size()), Rounds,
        EVP_sha256(), DigestLength, reinterpret_cast<unsigned char *>(digest.data()));
    wipe(both);
    return done == 1 ? digest.toHex() : QByteArray();
}

QJsonValue timeJson(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs))
                          : QJsonValue(QJsonValue::Null);
}

QDateTime timeOf(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

QJsonObject toJson(const Remembered &known)
{
    QJsonArray refused;
    for (const RefusedPassword &one : known.refused)
        refused.append(QJsonObject{{"salt"_L1, QString::fromLatin1(one.salt)},
            {"digest"_L1, QString::fromLatin1(one.digest)}, {"user"_L1, one.user},
            {"at"_L1, timeJson(one.at)}});
    QJsonObject json{{"user"_L1, known.user},
        {"fingerprint"_L1, QString::fromLatin1(known.fingerprint)}, {"refused"_L1, refused},
        {"lockedUntil"_L1, timeJson(known.lockedUntil)},
        {"lastRefused"_L1, timeJson(known.lastRefused)}, {"unreadSignIns"_L1, known.unreadSignIns},
        {"lastSignIn"_L1, timeJson(known.lastSignIn)}};
    if (known.family)
        json.insert("family"_L1, QString::fromLatin1(familyName(*known.family)));
    if (known.attemptsLeft)
        json.insert("attemptsLeft"_L1, *known.attemptsLeft);
    return json;
}

Remembered fromJson(const QJsonObject &json)
{
    Remembered known{.user = json.value("user"_L1).toString(),
        .fingerprint = json.value("fingerprint"_L1).toString().toLatin1(),
        .lockedUntil = timeOf(json.value("lockedUntil"_L1)),
        .lastRefused = timeOf(json.value("lastRefused"_L1)),
        .unreadSignIns = std::max(0, json.value("unreadSignIns"_L1).toInt()),
        .lastSignIn = timeOf(json.value("lastSignIn"_L1))};
    for (const Family family : {Family::Cbc, Family::Gcm}) {
        if (json.value("family"_L1).toString() == QString::fromLatin1(familyName(family)))
            known.family = family;
    }
    if (const QJsonValue left = json.value("attemptsLeft"_L1); left.isDouble())
        known.attemptsLeft = left.toInt();
    for (const QJsonValue value : json.value("refused"_L1).toArray())
        known.refused.append({.salt = value["salt"_L1].toString().toLatin1(),
            .digest = value["digest"_L1].toString().toLatin1(),
            .user = value["user"_L1].toString(),
            .at = timeOf(value["at"_L1])});
    return known;
}

Error storageError(const QString &detail)
{
    return {.kind = ErrorKind::Storage, .detail = detail, .source = u"web device memory"_s};
}

Result<QJsonObject> readFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QJsonObject();
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(storageError(u"%1: %2"_s.arg(path, file.errorString())));
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &parsed);
    if (!document.isObject())
        return std::unexpected(storageError(
            u"%1 is damaged (%2): the devices' certificates and refused passwords stand in it; "
            "look at it, or remove it to begin anew"_s.arg(path, parsed.errorString())));
    return document.object();
}

Result<Remembered> changeFile(
    const QString &path, const QString &device, const std::function<void(Remembered &)> &how)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return std::unexpected(storageError(u"cannot make the folder of %1"_s.arg(path)));
    QLockFile lock(path + u".lock"_s);
    if (!lock.tryLock(LockPatience))
        return std::unexpected(storageError(u"%1 is held by another program"_s.arg(path)));
    auto all = readFile(path);
    if (!all)
        return std::unexpected(all.error());
    Remembered known = fromJson(all->value(device).toObject());
    how(known);
    while (known.refused.size() > MostRefused)
        known.refused.removeFirst();
    all->insert(device, toJson(known));
    QSaveFile file(path);
    const QByteArray text = QJsonDocument(*all).toJson();
    if (!file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(text) != text.size() || !file.commit())
        return std::unexpected(storageError(u"%1: %2"_s.arg(path, file.errorString())));
    return known;
}

} // namespace

DeviceMemory::DeviceMemory(QString file)
    : m_file(std::move(file))
{
}

QCoro::Task<Result<Remembered>> DeviceMemory::recall(QString device) const
{
    co_return co_await QtConcurrent::run(
        [file = m_file, device = std::move(device)]() -> Result<Remembered> {
            const auto all = readFile(file);
            if (!all)
                return std::unexpected(all.error());
            return fromJson(all->value(device).toObject());
        });
}

QCoro::Task<Result<Remembered>> DeviceMemory::change(
    QString device, std::function<void(Remembered &)> how) const
{
    co_return co_await QtConcurrent::run(
        [file = m_file, device = std::move(device), how = std::move(how)] {
            return changeFile(file, device, how);
        });
}

QCoro::Task<RefusedPassword> unreadable(QString user, QByteArray password, QDateTime at)
{
    std::array<quint32, SaltLength / sizeof(quint32)> random{};
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    const QByteArray salt =
        QByteArray(reinterpret_cast<const char *>(random.data()), SaltLength).toHex();
    const QByteArray digest = co_await QtConcurrent::run(digestOf, user, password, salt);
    co_return RefusedPassword{.salt = salt, .digest = digest, .user = user, .at = at};
}

QCoro::Task<bool> wasRefused(QList<RefusedPassword> refused, QString user, QByteArray password)
{
    for (const RefusedPassword &one : std::as_const(refused)) {
        if (one.user != user)
            continue;
        const QByteArray digest = co_await QtConcurrent::run(digestOf, user, password, one.salt);
        if (digest == one.digest)
            co_return true;
    }
    co_return false;
}

} // namespace FibreDesk::Cpe::TpLink
