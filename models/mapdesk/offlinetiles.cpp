// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "offlinetiles.h"

#include "base/format.h"
#include "filewords.h"
#include "geo/tilesource.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QFuture>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>
#include <QtConcurrentRun>

#include <algorithm>
#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

using Phase = Geo::RegionState::Phase;

/// More is no region of a town but a copy of somebody's server.
constexpr qint64 mostTiles = 200'000;

} // namespace

OfflineTiles::OfflineTiles(QString folder, Geo::TileSource *tiles, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_tiles(tiles)
    , m_list({"name", "isRegion", "phase", "progress", "stateText", "problem", "canPause",
                 "canResume"},
          0)
{
    m_thread.setMaxThreadCount(1);
    connect(m_tiles, &Geo::TileSource::changed, this, &OfflineTiles::planned);
}

OfflineTiles::~OfflineTiles()
{
    m_thread.clear();
    m_thread.waitForDone();
}

QString OfflineTiles::toText() const
{
    QJsonArray files;
    for (const Brought &brought : m_brought)
        files.append(brought.file);
    return QString::fromUtf8(QJsonDocument(files).toJson(QJsonDocument::Compact));
}

void OfflineTiles::fromText(const QString &text)
{
    const QJsonArray files = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValue &file : files)
        addBrought(file.toString());
}

void OfflineTiles::setLanguage(const QString &language)
{
    m_language = language;
    listRows();
    Q_EMIT planned();
}

void OfflineTiles::setOnline(bool isOnline)
{
    m_isOnline = isOnline;
    if (!isOnline) {
        for (const auto &region : m_regions)
            pause(QString(region->state.file));
    }
    Q_EMIT planned();
    listRows();
}

void OfflineTiles::load()
{
    QtConcurrent::run(&m_thread, [folder = m_folder] {
        return Geo::RegionDownload::statesIn(folder);
    }).then(this, [this](const std::vector<Geo::RegionState> &states) {
        for (const Geo::RegionState &state : states) {
            if (region(state.file))
                continue;
            auto found = std::make_unique<Region>();
            found->state = state;
            m_regions.push_back(std::move(found));
        }
        listRows();
        serve();
    });
}

void OfflineTiles::plan(const QString &theme, double south, double west, double north, double east,
    int minZoom, int maxZoom)
{
    Geo::Bounds bounds;
    bounds.include({south, west});
    bounds.include({north, east});
    m_plan = Geo::TileRegion(bounds, minZoom, maxZoom);
    // Where the address does not tell looks apart, one set serves them all.
    m_planTheme = m_tiles->settings().url.contains("{theme}"_L1) ? theme : QString();
    Q_EMIT planned();
    QtConcurrent::run(&m_thread, [folder = m_tiles->cacheOf(theme)] {
        return Geo::averageTile(folder);
    }).then(this, [this, generation = ++m_generation](const Geo::TileAverage &average) {
        if (generation != m_generation)
            return;
        m_average = average;
        for (const auto &region : m_regions) {
            const Geo::RegionState &state = region->state;
            if (state.fetched == 0 || state.url != m_tiles->settings().url)
                continue;
            const double tiles = double(m_average.tiles + state.fetched);
            m_average.bytes +=
                (double(state.bytes) - m_average.bytes * double(state.fetched)) / tiles;
            m_average.tiles += state.fetched;
        }
        Q_EMIT planned();
    });
}

QString OfflineTiles::planText() const
{
    if (!m_plan.isValid())
        return {};
    const QString count = tr("%1 tiles").arg(Format::number(double(m_plan.count()), m_language));
    if (m_average.tiles == 0)
        return tr("%1, of unknown size until the first ones are here").arg(count);
    return tr("%1, about %2 (%3 a tile, as %4 seen so far)")
        .arg(count, Format::bytes(m_average.bytes * double(m_plan.count()), m_language),
            Format::bytes(m_average.bytes, m_language),
            Format::number(double(m_average.tiles), m_language));
}

QString OfflineTiles::forbiddenText(const QString &who)
{
    return tr("The usage policy of %1 forbids downloading whole regions from its servers. Use a "
              "tile server of your own, or an MBTiles file.")
        .arg(who);
}

QString OfflineTiles::planRefusal() const
{
    const QString &url = m_tiles->settings().url;
    if (url.isEmpty())
        return tr("The profile has no tile server.");
    const QString who = Geo::bulkForbiddenBy(url);
    if (!who.isEmpty())
        return forbiddenText(who);
    if (m_plan.count() > mostTiles)
        return tr("These are too many tiles: %1 at most. Choose fewer levels or a smaller view.")
            .arg(Format::number(double(mostTiles), m_language));
    if (!m_isOnline)
        return tr("Nothing is fetched while the desk is offline.");
    return {};
}

bool OfflineTiles::begin(const QString &name, int megabytes)
{
    if (!m_plan.isValid() || !planRefusal().isEmpty())
        return false;
    auto made = std::make_unique<Region>();
    Geo::RegionState &state = made->state;
    state.file =
        u"%1/%2.mbtiles"_s.arg(m_folder, QUuid::createUuid().toString(QUuid::WithoutBraces));
    state.name = name.trimmed().isEmpty() ? tr("Region") : name.trimmed();
    state.theme = m_planTheme;
    state.url = m_tiles->settings().url;
    state.attribution = m_tiles->settings().attribution;
    state.region = m_plan;
    state.total = m_plan.count();
    state.limit = qint64(std::max(0, megabytes)) * 1024 * 1024;
    const QString file = state.file;
    m_regions.push_back(std::move(made));
    resume(file);
    return true;
}

OfflineTiles::Region *OfflineTiles::region(const QString &file)
{
    const auto found = std::ranges::find_if(
        m_regions, [&file](const auto &region) { return region->state.file == file; });
    return found == m_regions.end() ? nullptr : found->get();
}

void OfflineTiles::resume(const QString &file)
{
    Region *wanted = region(file);
    if (!wanted || !m_isOnline)
        return;
    wanted->isNext = true;
    startNext();
    listRows();
}

void OfflineTiles::startNext()
{
    // One after the other: two connections are what a server is asked for, in all.
    const bool isBusy = std::ranges::any_of(m_regions, [](const auto &region) {
        return region->state.phase == Phase::Running || region->state.phase == Phase::Waiting;
    });
    const auto next =
        std::ranges::find_if(m_regions, [](const auto &region) { return region->isNext; });
    if (isBusy || !m_isOnline || next == m_regions.end())
        return;
    Region &region = **next;
    region.isNext = false;
    // The profile may have another server by now, whose policy is not the one that was asked.
    if (const QString who = Geo::bulkForbiddenBy(region.state.url); !who.isEmpty()) {
        setProblem(forbiddenText(who));
        return;
    }
    if (!region.download) {
        region.download = std::make_unique<Geo::RegionDownload>(region.state, m_pace);
        connect(region.download.get(), &Geo::RegionDownload::changed, this,
            [this, file = region.state.file] { handleState(file); });
    }
    region.state.phase = Phase::Running;
    region.download->start();
}

void OfflineTiles::handleState(const QString &file)
{
    Region *told = region(file);
    if (!told)
        return;
    const Phase before = told->state.phase;
    told->state = told->download->state();
    const Phase now = told->state.phase;
    listRows();
    if (now == before)
        return;
    if (now != Phase::Running && now != Phase::Waiting) {
        serve();
        startNext();
    }
}

void OfflineTiles::pause(const QString &file)
{
    Region *wanted = region(file);
    if (!wanted)
        return;
    wanted->isNext = false;
    if (wanted->download)
        wanted->download->pause();
    listRows();
}

void OfflineTiles::deleteFile(const QString &file)
{
    QtConcurrent::run(&m_thread, [file] {
        QString why;
        for (const QLatin1StringView end : {""_L1, "-wal"_L1, "-shm"_L1}) {
            QFile part(file + end);
            if (part.exists() && !part.remove())
                why = part.errorString();
        }
        return why;
    }).then(this, [this](const QString &why) {
        setProblem(why.isEmpty() ? QString() : tr("The file could not be removed: %1").arg(why));
    });
}

void OfflineTiles::removeFile(const QString &file)
{
    if (Region *removed = region(file)) {
        // Its thread may be at the disk: the file goes when it is let go of, and nobody waits here.
        Geo::RegionDownload *ending = removed->download.release();
        std::erase_if(
            m_regions, [&file](const auto &region) { return region->state.file == file; });
        serve();
        if (ending) {
            ending->disconnect(this);
            ending->setParent(this);
            connect(ending, &Geo::RegionDownload::ended, this, [this, ending, file] {
                ending->deleteLater();
                deleteFile(file);
            });
            ending->end();
        } else {
            deleteFile(file);
        }
        startNext();
    } else if (std::erase_if(
                   m_brought, [&file](const Brought &brought) { return brought.file == file; })
        > 0) {
        serve();
        Q_EMIT remembered();
    }
    listRows();
}

void OfflineTiles::addFile(const QUrl &file)
{
    const QString path = file.isLocalFile() ? file.toLocalFile() : file.toString();
    addBrought(path);
    Q_EMIT remembered();
}

void OfflineTiles::addBrought(const QString &file)
{
    if (file.isEmpty() || std::ranges::contains(m_brought, file, &Brought::file))
        return;
    m_brought.push_back({.file = file, .facts = {}, .changed = {}, .problem = {}});
    listRows();
    using Seen = std::pair<Geo::MbTiles::Facts, QDateTime>;
    using Answer = std::expected<Seen, Geo::MbTilesFault>;
    QtConcurrent::run(&m_thread, [file]() -> Answer {
        const auto tiles = Geo::MbTiles::open(file);
        if (!tiles)
            return std::unexpected(tiles.error());
        return Seen((*tiles)->facts(), QFileInfo(file).lastModified());
    }).then(this, [this, file](const Answer &seen) {
        const auto found = std::ranges::find(m_brought, file, &Brought::file);
        if (found == m_brought.end())
            return;
        if (seen)
            std::tie(found->facts, found->changed) = *seen;
        else
            found->problem = FileWords::sentence(seen.error());
        listRows();
        serve();
    });
}

void OfflineTiles::serve()
{
    std::vector<Geo::TileFile> files;
    QStringList attributions;
    QCryptographicHash look(QCryptographicHash::Sha1);
    bool isOtherLook = false;
    for (const Brought &brought : m_brought) {
        if (!brought.facts)
            continue;
        files.push_back({.file = brought.file, .theme = {}});
        attributions += brought.facts->attribution;
        look.addData(brought.file.toUtf8());
        look.addData(brought.changed.toString(Qt::ISODateWithMs).toUtf8());
        isOtherLook = true;
    }
    for (const auto &region : m_regions) {
        // Another server's pictures do not belong among this one's.
        if (region->state.fetched > 0
            && (region->state.url == m_tiles->settings().url
                || m_tiles->settings().url.isEmpty())) {
            files.push_back({.file = region->state.file, .theme = region->state.theme});
            attributions += region->state.attribution;
        }
    }
    attributions.removeAll({});
    attributions.removeDuplicates();
    m_server.setFiles(files, m_tiles->settings().url);
    m_tiles->setLocal({.url = m_server.address(),
        .attribution = files.empty() ? QString() : attributions.join(u" · "_s),
        .key = isOtherLook ? QString::fromLatin1(look.result().toHex().first(12)) : QString()});
}

Geo::Bounds OfflineTiles::boundsOf(const QString &file) const
{
    for (const auto &region : m_regions) {
        if (region->state.file == file)
            return region->state.region.bounds();
    }
    const auto found = std::ranges::find(m_brought, file, &Brought::file);
    return found != m_brought.end() && found->facts ? found->facts->bounds : Geo::Bounds();
}

void OfflineTiles::setProblem(const QString &problem)
{
    m_problem = problem;
    Q_EMIT problemChanged();
}

QString OfflineTiles::stateText(const Region &region) const
{
    const Geo::RegionState &state = region.state;
    const auto number = [this](qint64 value) { return Format::number(double(value), m_language); };
    const QString size = Format::bytes(double(state.bytes), m_language);
    const QString done =
        tr("%1 of %2 tiles, %3").arg(number(state.next), number(state.total), size);
    if (region.isNext)
        return tr("%1 · waits for the other region").arg(done);
    switch (state.phase) {
    case Phase::Complete:
        return state.missing > 0 ? tr("%1 tiles, %2 · the server has no picture for %3 places")
                                       .arg(number(state.fetched), size, number(state.missing))
                                 : tr("%1 tiles, %2").arg(number(state.fetched), size);
    case Phase::Running: {
        const qint64 whole = state.estimate();
        return whole < 0 ? done
                         : tr("%1 of about %2").arg(done, Format::bytes(double(whole), m_language));
    }
    case Phase::Waiting:
        return tr("%1 · waits for the server until %2")
            .arg(done, Format::time(state.retryAt, m_language));
    case Phase::Paused:
        return tr("%1 · paused").arg(done);
    case Phase::Full:
        return tr("%1 · stopped at the size that was allowed").arg(done);
    case Phase::Refused:
    case Phase::Broken:
        return done;
    }
    return done;
}

QString OfflineTiles::problemText(const Region &region) const
{
    const Geo::RegionState &state = region.state;
    switch (state.phase) {
    case Phase::Refused:
        return state.status == 200 ? tr("The server answers with something else than tiles.")
                                   : tr("The server refuses the tiles (%1).").arg(state.status);
    case Phase::Broken:
        return tr("The file cannot be written: %1").arg(state.detail);
    case Phase::Waiting:
        return state.status > 0 ? tr("The server asks to wait (%1).").arg(state.status)
                                : tr("The server does not answer: %1").arg(state.detail);
    default:
        return {};
    }
}

void OfflineTiles::listRows()
{
    std::vector<RecordModel::Row> rows;
    for (const auto &region : m_regions) {
        const Geo::RegionState &state = region->state;
        const bool isGoing =
            state.phase == Phase::Running || state.phase == Phase::Waiting || region->isNext;
        rows.push_back({.id = state.file,
            .values = {state.name, true, int(state.phase),
                state.total > 0 ? double(state.next) / double(state.total) : 0.0,
                stateText(*region), problemText(*region), isGoing,
                !isGoing && state.phase != Phase::Complete && state.phase != Phase::Full
                    && m_isOnline}});
    }
    for (const Brought &brought : m_brought) {
        const QString name = brought.facts && !brought.facts->name.isEmpty()
            ? brought.facts->name
            : QFileInfo(brought.file).fileName();
        const QString state = brought.facts
            ? tr("Levels %1 to %2").arg(brought.facts->minZoom).arg(brought.facts->maxZoom)
            : QString();
        rows.push_back({.id = brought.file,
            .values = {
                name, false, int(Phase::Complete), 1.0, state, brought.problem, false, false}});
    }
    m_list.applySnapshot(std::move(rows));
}

} // namespace FibreDesk
