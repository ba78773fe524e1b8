// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "world/generator.h"
#include "world/world.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <filesystem>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

/// Raised whenever the generator writes something else for the same seed.
constexpr int generatorVersion = 10;
constexpr int keptWorlds = 6;

QString cacheFolder(const World::Options &options)
{
    return options.cacheDir.isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
            + u"/fibredesk/sandbox"_s
        : options.cacheDir;
}

/// The folder keeps the newest few: a new day makes a new world.
void dropOldWorlds(const QDir &folder)
{
    const QFileInfoList files =
        folder.entryInfoList({u"world-*.sqlite"_s}, QDir::Files, QDir::Time);
    for (qsizetype i = keptWorlds; i < files.size(); ++i)
        QFile::remove(files[i].absoluteFilePath());
}

} // namespace

bool World::open(const Options &options, QString *error)
{
    m_isPlain = options.plain;
    try {
        const QString path = options.dataDir + u"/world.sqlite"_s;
        const bool goOn = options.keep && QFileInfo::exists(path);
        if (!goOn && !prepareFile(options, path, error))
            return false;
        m_database.open(path);
        m_database.execute("PRAGMA journal_mode = WAL");
        m_database.execute("PRAGMA synchronous = OFF");
        m_database.execute("PRAGMA cache_size = -65536");
        if (!goOn)
            settleToday();
        return true;
    } catch (const SqlError &e) {
        *error = QString::fromUtf8(e.what());
    }
    return false;
}

bool World::prepareFile(const Options &options, const QString &path, QString *error)
{
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(path + suffix);
    const QDate today = m_clock.today();
    QDir folder(cacheFolder(options));
    if (!folder.mkpath(u"."_s)) {
        *error = u"cannot make the cache folder \"%1\""_s.arg(folder.path());
        return false;
    }
    const QString name = u"world-v%1-%2-s%3-%4.sqlite"_s.arg(QString::number(generatorVersion),
        QString::number(options.scale), QString::number(options.seed), today.toString(Qt::ISODate));
    const QString cached = folder.filePath(name);
    if (!QFileInfo::exists(cached)) {
        options.progress(
            u"generating the world at scale %1 (kept for the next start)"_s.arg(options.scale));
        const QString aside =
            u"%1.%2.new"_s.arg(cached, QString::number(QCoreApplication::applicationPid()));
        QFile::remove(aside);
        {
            Database database;
            database.open(aside);
            Generator(database, m_region, options.scale, options.seed, today, options.progress)
                .run();
        }
        QFile::remove(cached);
        if (!QFile::rename(aside, cached)) {
            *error = u"cannot keep the world in \"%1\""_s.arg(cached);
            return false;
        }
        dropOldWorlds(folder);
    }
    options.progress(u"copying the world (%1 MB)"_s.arg(QFileInfo(cached).size() / 1'000'000));
    std::error_code code;
    std::filesystem::copy_file(cached.toStdString(), path.toStdString(), code);
    if (code) {
        *error = u"cannot copy the world to \"%1\": %2"_s.arg(
            path, QString::fromStdString(code.message()));
        return false;
    }
    return true;
}

void World::settleToday()
{
    const QDateTime now = m_clock.now();
    const SiteSecond nowSecond =
        siteSecond(now.date(), int(now.time().msecsSinceStartOfDay() / 1000));
    struct Outcome {
        QString name;
        SiteSecond begin;
        SiteSecond end;
    };
    std::vector<Outcome> outcomes;
    {
        Statement jobs(m_database,
            "SELECT j.name, j.assigned_tech, j.start_time, j.duration_h FROM \"tabDispatch Job\" j "
            "JOIN \"tabDispatch Technician\" t ON t.name = j.assigned_tech AND t.status <> "
            "'absent' "
            "WHERE j.scheduled_date = ? AND j.start_time IS NOT NULL ORDER BY j.assigned_tech, "
            "j.start_time");
        jobs.bind(1, QStringView(now.date().toString(Qt::ISODate)));
        QString technician;
        SiteSecond free = 0;
        while (jobs.step()) {
            if (jobs.text(1) != technician) {
                technician = jobs.text(1);
                free = 0;
            }
            // The same job takes the same time at every start of the day.
            Random random(stableHash(jobs.utf8(0)));
            const QTime start = QTime::fromString(jobs.text(2), u"HH:mm:ss"_s);
            const SiteSecond planned = siteSecond(now.date(), start.msecsSinceStartOfDay() / 1000);
            const SiteSecond begin = std::max(planned + random.between(-300, 900), free);
            const SiteSecond end =
                begin + SiteSecond(jobs.real(3) * 3600 * random.between(0.65, 1.3));
            free = end + random.between(480, 1500);
            if (begin <= nowSecond)
                outcomes.push_back({jobs.text(0), begin, end});
        }
    }
    Transaction transaction(m_database);
    Statement update(m_database,
        "UPDATE \"tabDispatch Job\" SET status = ?, actual_start = ?, actual_end = ?, modified = "
        "?, "
        "modified_by = 'Administrator' WHERE name = ?");
    for (const Outcome &o : outcomes) {
        const bool done = o.end <= nowSecond;
        const int fraction = int(stableHash(o.name.toUtf8()) % 999'983);
        update.bind(1, done ? QStringView(u"Completed") : QStringView(u"In Progress"));
        update.bind(2, QByteArrayView(stampText(o.begin, 0)));
        done ? update.bind(3, QByteArrayView(stampText(o.end, 0))) : update.bindNull(3);
        update.bind(4, QByteArrayView(stampText(done ? o.end : o.begin, fraction)));
        update.bind(5, QStringView(o.name));
        update.run();
    }
    transaction.commit();
}

} // namespace FibreDesk::Sandbox
