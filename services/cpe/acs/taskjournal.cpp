// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/acs/taskjournal.h"

#include "core/logging.h"

#include <QCoroFuture>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QtConcurrentRun>

#include <algorithm>
#include <array>

namespace FibreDesk::Cpe::Acs {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array Proofs{
    std::pair{Proof::None, "none"_L1},
    std::pair{Proof::Pending, "pending"_L1},
    std::pair{Proof::Same, "same"_L1},
    std::pair{Proof::Different, "different"_L1},
    std::pair{Proof::Unreadable, "unreadable"_L1},
};

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime timeOf(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
}

QJsonObject faultJson(const FaultRecord &fault)
{
    QJsonArray parameters;
    for (const ParameterFault &one : fault.parameters)
        parameters.append(
            QJsonObject{{"path"_L1, one.path}, {"code"_L1, one.code}, {"words"_L1, one.words}});
    return {{"id"_L1, fault.id}, {"device"_L1, fault.device}, {"task"_L1, fault.task},
        {"code"_L1, fault.code}, {"number"_L1, fault.number}, {"words"_L1, fault.words},
        {"at"_L1, timeText(fault.at)}, {"retries"_L1, fault.retries},
        {"parameters"_L1, parameters}};
}

FaultRecord faultOf(const QJsonObject &json)
{
    FaultRecord fault{.id = json.value("id"_L1).toString(),
        .device = json.value("device"_L1).toString(),
        .task = json.value("task"_L1).toString(),
        .code = json.value("code"_L1).toString(),
        .number = json.value("number"_L1).toInt(),
        .words = json.value("words"_L1).toString(),
        .at = timeOf(json.value("at"_L1)),
        .retries = json.value("retries"_L1).toInt()};
    fault.reason = faultReason(fault.number != 0 ? QString::number(fault.number) : fault.code);
    for (const QJsonValue &value : json.value("parameters"_L1).toArray())
        fault.parameters.append({.path = value["path"_L1].toString(),
            .code = value["code"_L1].toInt(),
            .words = value["words"_L1].toString()});
    return fault;
}

Error storageError(const QString &detail)
{
    return {.kind = ErrorKind::Storage, .detail = detail, .source = u"acs task journal"_s};
}

} // namespace

QString proofName(Proof proof)
{
    return std::ranges::find(Proofs, proof, &decltype(Proofs)::value_type::first)->second;
}

bool isOpen(const WatchedTask &task)
{
    return task.isSending || task.proof == Proof::Pending || task.state == TaskState::Accepted
        || task.state == TaskState::Queued;
}

QJsonObject toJson(const WatchedTask &task)
{
    QJsonArray expected;
    for (const Expectation &one : task.expected) {
        QJsonObject row{{"path"_L1, one.path},
            {"value"_L1, one.isSecret ? QJsonValue() : QJsonValue(one.value)},
            {"secret"_L1, one.isSecret}};
        if (one.before && !one.isSecret)
            row.insert("before"_L1, *one.before);
        expected.append(row);
    }
    QJsonArray differences;
    for (const Difference &one : task.differences)
        differences.append(
            QJsonObject{{"path"_L1, one.path}, {"wanted"_L1, one.wanted}, {"told"_L1, one.told}});
    QJsonObject json{{"device"_L1, task.device}, {"serial"_L1, task.serial}, {"who"_L1, task.who},
        {"name"_L1, taskName(task.name)}, {"task"_L1, task.task},
        {"state"_L1, stateName(task.state)}, {"sending"_L1, task.isSending},
        {"offline"_L1, task.isDeviceOffline}, {"phrase"_L1, task.phrase},
        {"asked"_L1, timeText(task.asked)}, {"sent"_L1, timeText(task.sent)},
        {"changed"_L1, timeText(task.changed)}, {"expires"_L1, timeText(task.expires)},
        {"expected"_L1, expected}, {"proof"_L1, proofName(task.proof)},
        {"readBack"_L1, task.readBack}, {"differences"_L1, differences}};
    if (task.fault)
        json.insert("fault"_L1, faultJson(*task.fault));
    return json;
}

std::optional<WatchedTask> watchedTaskFromJson(const QJsonObject &json)
{
    const auto name = taskNamed(json.value("name"_L1).toString());
    if (!name || json.value("device"_L1).toString().isEmpty())
        return {};
    const QString proof = json.value("proof"_L1).toString();
    const auto *const known =
        std::ranges::find(Proofs, proof, [](const auto &row) { return QString(row.second); });
    WatchedTask task{.device = json.value("device"_L1).toString(),
        .serial = json.value("serial"_L1).toString(),
        .who = json.value("who"_L1).toString(),
        .name = *name,
        .task = json.value("task"_L1).toString(),
        // What cannot be read is not known.
        .state = stateNamed(json.value("state"_L1).toString()).value_or(TaskState::Unknown),
        .isSending = json.value("sending"_L1).toBool(),
        .isDeviceOffline = json.value("offline"_L1).toBool(),
        .phrase = json.value("phrase"_L1).toString(),
        .asked = timeOf(json.value("asked"_L1)),
        .sent = timeOf(json.value("sent"_L1)),
        .changed = timeOf(json.value("changed"_L1)),
        .expires = timeOf(json.value("expires"_L1)),
        .proof = known == Proofs.end() ? Proof::Unreadable : known->first,
        .readBack = json.value("readBack"_L1).toString()};
    if (json.value("fault"_L1).isObject())
        task.fault = faultOf(json.value("fault"_L1).toObject());
    for (const QJsonValue &value : json.value("expected"_L1).toArray())
        task.expected.append({.path = value["path"_L1].toString(),
            .value = value["value"_L1].toString(),
            .isSecret = value["secret"_L1].toBool(),
            .before = value["before"_L1].isString() ? std::optional(value["before"_L1].toString())
                                                    : std::nullopt});
    for (const QJsonValue &value : json.value("differences"_L1).toArray())
        task.differences.append({.path = value["path"_L1].toString(),
            .wanted = value["wanted"_L1].toString(),
            .told = value["told"_L1].toString()});
    return task;
}

/// SQLite, on the journal's thread.
class TaskJournalFile {
public:
    explicit TaskJournalFile(QString file)
        : m_file(std::move(file))
        , m_connection(u"acs-tasks-%1"_s.arg(quintptr(this), 0, 16))
    {
    }

    Result<void> open()
    {
        if (m_db.isOpen())
            return {};
        QDir().mkpath(QFileInfo(m_file).absolutePath());
        if (!QFile::exists(m_file)) {
            QFile made(m_file); // what is asked of customers' devices is nobody else's business
            if (made.open(QIODevice::WriteOnly | QIODevice::Append))
                made.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        }
        m_db = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
        m_db.setDatabaseName(m_file);
        m_db.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
        if (!m_db.open())
            return failed(m_db.lastError().text());
        for (const QString &statement : {u"PRAGMA journal_mode=WAL"_s, u"PRAGMA synchronous=FULL"_s,
                 u"CREATE TABLE IF NOT EXISTS task (number INTEGER PRIMARY KEY AUTOINCREMENT, "
                 "state TEXT NOT NULL, changed TEXT, body TEXT NOT NULL)"_s}) {
            if (const auto done = run(statement); !done) {
                close();
                return done;
            }
        }
        return {};
    }

    Result<qint64> add(const WatchedTask &task)
    {
        if (const auto ready = open(); !ready)
            return std::unexpected(ready.error());
        qint64 number = 0;
        const auto done = run(u"INSERT INTO task (state, changed, body) VALUES (?, ?, ?)"_s,
            {stateText(task), timeText(task.changed), body(task)}, &number);
        return done.transform([&number] { return number; });
    }

    Result<void> put(const WatchedTask &task)
    {
        return open().and_then([&] {
            return run(u"UPDATE task SET state = ?, changed = ?, body = ? WHERE number = ?"_s,
                {stateText(task), timeText(task.changed), body(task), task.number});
        });
    }

    Result<void> forget(qint64 number)
    {
        return open().and_then(
            [&] { return run(u"DELETE FROM task WHERE number = ?"_s, {number}); });
    }

    Result<QList<WatchedTask>> all(const QDateTime &now)
    {
        if (const auto ready = open(); !ready)
            return std::unexpected(ready.error());
        constexpr int keptDays = 31;
        const QString before = timeText(now.addDays(-keptDays));
        const auto cleaned =
            run(u"DELETE FROM task WHERE changed < ? AND state <> 'open'"_s, {before});
        if (!cleaned)
            return std::unexpected(cleaned.error());
        QSqlQuery query(m_db);
        if (!query.exec(u"SELECT number, body FROM task ORDER BY number"_s))
            return std::unexpected(storageError(query.lastError().text()));
        QList<WatchedTask> tasks;
        while (query.next()) {
            const auto document = QJsonDocument::fromJson(query.value(1).toString().toUtf8());
            auto task = watchedTaskFromJson(document.object());
            if (!task) {
                qCWarning(lcApp) << "a task of the journal cannot be read:"
                                 << query.value(0).toLongLong();
                continue;
            }
            task->number = query.value(0).toLongLong();
            tasks.append(*task);
        }
        return tasks;
    }

    void close()
    {
        m_db.close();
        m_db = QSqlDatabase();
        if (QSqlDatabase::contains(m_connection))
            QSqlDatabase::removeDatabase(m_connection);
    }

private:
    static Result<void> failed(const QString &detail)
    {
        return std::unexpected(storageError(detail));
    }

    /// What is open is kept however old it is.
    static QString stateText(const WatchedTask &task)
    {
        return isOpen(task) ? u"open"_s : stateName(task.state);
    }

    static QString body(const WatchedTask &task)
    {
        return QString::fromUtf8(QJsonDocument(toJson(task)).toJson(QJsonDocument::Compact));
    }

    Result<void> run(const QString &sql, const QVariantList &values = {}, qint64 *number = nullptr)
    {
        QSqlQuery query(m_db);
        if (!query.prepare(sql))
            return failed(query.lastError().text());
        for (const QVariant &value : values)
            query.addBindValue(value);
        if (!query.exec())
            return failed(query.lastError().text());
        if (number)
            *number = query.lastInsertId().toLongLong();
        return {};
    }

    const QString m_file;
    const QString m_connection;
    QSqlDatabase m_db;
};

TaskJournal::TaskJournal(QString file, QObject *parent)
    : QObject(parent)
    , m_file(std::make_unique<TaskJournalFile>(std::move(file)))
{
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1); // a connection belongs to its thread
}

TaskJournal::~TaskJournal()
{
    m_thread.start([file = m_file.get()] { file->close(); });
    m_thread.waitForDone();
}

QString TaskJournal::fileFor(const QString &dataDirectory, const QUrl &acs)
{
    const QByteArray address = acs.toEncoded(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash);
    const QByteArray name =
        QCryptographicHash::hash(address, QCryptographicHash::Sha256).toHex().left(12);
    return u"%1/acs-tasks-%2.sqlite"_s.arg(dataDirectory, QString::fromLatin1(name));
}

QCoro::Task<Result<qint64>> TaskJournal::add(WatchedTask task)
{
    co_return co_await QtConcurrent::run(
        &m_thread, [file = m_file.get(), task = std::move(task)] { return file->add(task); });
}

QCoro::Task<Result<void>> TaskJournal::put(WatchedTask task)
{
    co_return co_await QtConcurrent::run(
        &m_thread, [file = m_file.get(), task = std::move(task)] { return file->put(task); });
}

QCoro::Task<Result<void>> TaskJournal::forget(qint64 number)
{
    co_return co_await QtConcurrent::run(
        &m_thread, [file = m_file.get(), number] { return file->forget(number); });
}

QCoro::Task<Result<QList<WatchedTask>>> TaskJournal::all(QDateTime now)
{
    co_return co_await QtConcurrent::run(
        &m_thread, [file = m_file.get(), now] { return file->all(now); });
}

} // namespace FibreDesk::Cpe::Acs
