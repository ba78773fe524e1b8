// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/database.h"

#include "core/privatefile.h"
#include "store/checkedpages.h"
#include "store/namecollation.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSqlError>

#include <chrono>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

constexpr int SqliteCorrupt = 11;
constexpr int SqliteNotADatabase = 26;
constexpr int SqliteCorruptIndex = 267; // SQLITE_CORRUPT_VTAB
constexpr int SqliteDataLost = 8202; // SQLITE_IOERR_DATA: a page does not match its sum
constexpr std::chrono::milliseconds busyTimeout{10'000};

Error storageError(const QSqlError &error, const QString &source)
{
    return {.kind = ErrorKind::Storage,
        .detail = error.text(),
        .code = storageCode(error.nativeErrorCode().toInt()),
        .source = source};
}

Error notPrivate(const QString &what)
{
    return {.kind = ErrorKind::Storage, .detail = what, .source = u"store open"_s};
}

constexpr auto Others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
    | QFile::WriteOther | QFile::ExeOther;

bool isOurs(const QString &path)
{
    return QFileInfo(path).ownerId() == ::geteuid();
}

/// Customers' data are read by their user only: mended where they were not, else refused.
Result<void> makePrivateFile(const QString &file)
{
    // In a folder of somebody else's or of everybody the files themselves have to be.
    const QString folder = QFileInfo(file).absolutePath();
    if (!makePrivateFolder(folder)) {
        return std::unexpected(notPrivate(u"cannot make the folder %1"_s.arg(folder)));
    }
    QFile handle(file);
    if (!handle.open(QIODevice::ReadWrite, QFile::ReadOwner | QFile::WriteOwner)) {
        return std::unexpected(notPrivate(u"cannot open %1: %2"_s.arg(file, handle.errorString())));
    }
    // SQLite gives new -wal and -shm files the permissions of the main file; old ones keep theirs.
    for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s}) {
        const QString path = file + suffix;
        if (!QFile::exists(path) || (isOurs(path) && !(QFile::permissions(path) & Others))) {
            continue;
        }
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
        if (!isOurs(path)) {
            return std::unexpected(notPrivate(u"%1 belongs to another user"_s.arg(path)));
        }
        if (QFile::permissions(path) & Others) {
            return std::unexpected(notPrivate(
                u"other users can read %1 and that cannot be changed there; choose another "
                "data_dir"_s.arg(path)));
        }
    }
    return {};
}

/// Of those who open a new file at the same instant one makes the log, and the others find it.
/// SQLite's own patience does not reach here: it fails at once where two want to go from reading to
/// this.
Result<void> useLog(QSqlDatabase &db, Sums sums)
{
    const auto mode = selectValue(db, u"PRAGMA journal_mode"_s);
    if (!mode || mode->toString() == "wal"_L1) {
        return mode.transform([](const QVariant &) { });
    }
    QLockFile turn(db.databaseName() + u".new"_s);
    (void)turn.tryLock(busyTimeout); // without it SQLite has the last word
    const auto pages = selectValue(db, u"PRAGMA page_count"_s);
    if (sums == Sums::Yes && pages && pages->toInt() == 0) {
        if (const auto done = execute(db, u"PRAGMA application_id=%1"_s.arg(checkedPagesMark));
            !done) {
            return done;
        }
    }
    return execute(db, u"PRAGMA journal_mode=WAL"_s);
}

} // namespace

int storageCode(int extended)
{
    if (extended == SqliteDataLost) {
        return SqliteCorrupt;
    }
    // Extended result codes keep the primary one in the low byte.
    return extended == SqliteCorruptIndex ? extended : extended & 0xff;
}

Error sqlError(const QSqlQuery &query, const QString &source)
{
    return storageError(query.lastError(), source);
}

Result<QSqlQuery> select(QSqlDatabase &db, const QString &sql, const QVariantList &values)
{
    QSqlQuery query(db);
    query.setForwardOnly(true);
    if (!query.prepare(sql)) {
        return std::unexpected(sqlError(query, u"store prepare"_s));
    }
    for (const QVariant &value : values) {
        query.addBindValue(value);
    }
    if (!query.exec()) {
        return std::unexpected(sqlError(query, u"store query"_s));
    }
    return query;
}

Result<void> execute(QSqlDatabase &db, const QString &sql, const QVariantList &values)
{
    return select(db, sql, values).transform([](const QSqlQuery &) { });
}

Result<void> finished(const QSqlQuery &query)
{
    if (query.lastError().isValid()) {
        return std::unexpected(sqlError(query, u"store query"_s));
    }
    return {};
}

Result<QVariant> selectValue(QSqlDatabase &db, const QString &sql, const QVariantList &values)
{
    auto query = select(db, sql, values);
    if (!query) {
        return std::unexpected(query.error());
    }
    if (query->next()) {
        return query->value(0);
    }
    return finished(*query).transform([] { return QVariant(); });
}

QString placeholders(qsizetype count)
{
    QString text;
    text.reserve(count * 2);
    for (qsizetype i = 0; i < count; ++i) {
        text += i == 0 ? u"?"_s : u",?"_s;
    }
    return text;
}

bool isDamage(const Error &error)
{
    return error.kind == ErrorKind::Storage
        && (error.code == SqliteCorrupt || error.code == SqliteNotADatabase);
}

bool isSearchDamage(const Error &error)
{
    return error.kind == ErrorKind::Storage && error.code == SqliteCorruptIndex;
}

Result<QSqlDatabase> openDatabase(
    const QString &file, const QString &connection, Access access, Sums sums)
{
    if (access == Access::ReadWrite) {
        if (const auto made = makePrivateFile(file); !made) {
            return std::unexpected(made.error());
        }
    }
    installCheckedPages();
    QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
    db.setDatabaseName(file);
    db.setConnectOptions(access == Access::ReadOnly
            ? u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s
            : u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyTimeout.count()));
    if (!db.open()) {
        return std::unexpected(storageError(db.lastError(), u"store open"_s));
    }
    addNameCollation(db);
    // Small caches: the operating system keeps the pages, and the desk stays under its memory bar.
    QStringList settings{u"PRAGMA temp_store=MEMORY"_s};
    if (access == Access::ReadWrite) {
        if (sums == Sums::Yes) {
            reserveForSums(db);
        }
        if (const auto done = useLog(db, sums); !done) {
            return std::unexpected(done.error());
        }
        settings += {u"PRAGMA synchronous=NORMAL"_s, u"PRAGMA cache_size=-12288"_s,
            u"PRAGMA wal_autocheckpoint=2000"_s, u"PRAGMA journal_size_limit=16777216"_s};
    } else {
        settings += {u"PRAGMA query_only=ON"_s, u"PRAGMA cache_size=-6144"_s};
    }
    for (const QString &setting : std::as_const(settings)) {
        if (const auto done = execute(db, setting); !done) {
            return std::unexpected(done.error());
        }
    }
    return db;
}

} // namespace FibreDesk::Store
