// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geo/regiondownload.h"

#include "core/backoff.h"
#include "core/httpclient.h"
#include "geo/mbtiles.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QHash>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSet>
#include <QSqlError>
#include <QSqlQuery>
#include <QTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk::Geo {

namespace {

using Phase = RegionState::Phase;

constexpr auto stateKey = "fibredesk_region"_L1;
/// What is larger is no tile of 256 pixels, nor of 512.
constexpr qint64 largestTile = 8 * 1024 * 1024;

QString toText(const RegionState &state)
{
    const QJsonObject json{{u"name"_s, state.name}, {u"theme"_s, state.theme},
        {u"url"_s, state.url}, {u"region"_s, state.region.toJson()},
        {u"next"_s, double(state.next)}, {u"fetched"_s, double(state.fetched)},
        {u"missing"_s, double(state.missing)}, {u"bytes"_s, double(state.bytes)},
        {u"limit"_s, double(state.limit)}, {u"status"_s, state.status}, {u"detail"_s, state.detail},
        {u"refused"_s, state.phase == Phase::Refused}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

RegionState fromText(const QString &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    RegionState state;
    state.name = json["name"_L1].toString();
    state.theme = json["theme"_L1].toString();
    state.url = json["url"_L1].toString();
    state.region = TileRegion::fromJson(json["region"_L1].toObject());
    state.total = state.region.count();
    state.next = json["next"_L1].toInteger();
    state.fetched = json["fetched"_L1].toInteger();
    state.missing = json["missing"_L1].toInteger();
    state.bytes = json["bytes"_L1].toInteger();
    state.limit = json["limit"_L1].toInteger();
    state.status = json["status"_L1].toInt();
    state.detail = json["detail"_L1].toString();
    if (state.next >= state.total)
        state.phase = Phase::Complete;
    else if (state.limit > 0 && state.bytes >= state.limit)
        state.phase = Phase::Full;
    else if (json["refused"_L1].toBool())
        state.phase = Phase::Refused;
    return state;
}

} // namespace

/// Lives in the download's thread, with its own file and its own connections.
class RegionDownload::Worker : public QObject {
public:
    Worker(RegionState state, Pace pace, std::function<void(const RegionState &)> tell)
        : m_state(std::move(state))
        , m_pace(pace)
        , m_tell(std::move(tell))
        , m_backoff(pace.firstWait, pace.longestWait)
    {
    }

    ~Worker() override { giveUp(); }

    void start()
    {
        if (m_state.phase == Phase::Running || m_state.phase == Phase::Complete)
            return;
        if (!m_file && !open())
            return;
        if (!m_network) {
            m_network = makeNetworkAccessManager();
            m_network->setRedirectPolicy(QNetworkRequest::NoLessSafeRedirectPolicy);
            m_pump.setSingleShot(true);
            connect(&m_pump, &QTimer::timeout, this, &Worker::pump);
        }
        if (m_state.limit > 0 && m_state.bytes >= m_state.limit) {
            set(Phase::Full);
            return;
        }
        m_state.status = 0;
        m_state.detail.clear();
        m_ahead = m_state.next;
        set(Phase::Running);
        pump();
    }

    void pause()
    {
        if (m_state.phase != Phase::Running && m_state.phase != Phase::Waiting)
            return;
        giveUp();
        m_pump.stop();
        keep();
        set(Phase::Paused);
    }

private:
    bool open()
    {
        QDir().mkpath(QFileInfo(m_state.file).absolutePath());
        m_file = std::make_unique<SqliteFile>(m_state.file, SqliteFile::Access::ReadWrite);
        if (!m_file->database().isOpen())
            return broken(m_file->database().lastError().databaseText());
        // The map reads from it meanwhile.
        for (const QString &sql : {u"PRAGMA journal_mode=WAL"_s, u"PRAGMA synchronous=NORMAL"_s,
                 u"CREATE TABLE IF NOT EXISTS metadata (name TEXT PRIMARY KEY, value TEXT)"_s,
                 u"CREATE TABLE IF NOT EXISTS tiles (zoom_level INTEGER, tile_column INTEGER, "
                 "tile_row INTEGER, tile_data BLOB, "
                 "PRIMARY KEY (zoom_level, tile_column, tile_row))"_s}) {
            if (!run(sql, {}))
                return false;
        }
        const Bounds &bounds = m_state.region.bounds();
        const QList<std::pair<QString, QString>> facts{{u"name"_s, m_state.name},
            {u"format"_s, u"png"_s}, {u"type"_s, u"baselayer"_s},
            {u"attribution"_s, m_state.attribution},
            {u"minzoom"_s, QString::number(m_state.region.minZoom())},
            {u"maxzoom"_s, QString::number(m_state.region.maxZoom())},
            {u"bounds"_s,
                u"%1,%2,%3,%4"_s.arg(bounds.west, 0, 'f', 6)
                    .arg(bounds.south, 0, 'f', 6)
                    .arg(bounds.east, 0, 'f', 6)
                    .arg(bounds.north, 0, 'f', 6)}};
        for (const auto &[name, value] : facts) {
            if (!run(u"INSERT OR REPLACE INTO metadata VALUES (?,?)"_s, {name, value}))
                return false;
        }
        return keep();
    }

    bool run(const QString &sql, const QVariantList &values)
    {
        QSqlQuery query(m_file->database());
        query.prepare(sql);
        for (const QVariant &value : values)
            query.addBindValue(value);
        return query.exec() || broken(query.lastError().databaseText());
    }

    [[nodiscard]] bool has(const TileId &tile) const
    {
        QSqlQuery query(m_file->database());
        query.prepare(u"SELECT 1 FROM tiles WHERE zoom_level=? AND tile_column=? AND tile_row=?"_s);
        query.addBindValue(tile.zoom);
        query.addBindValue(tile.column);
        query.addBindValue((1 << tile.zoom) - 1 - tile.row);
        return query.exec() && query.next();
    }

    bool broken(const QString &why)
    {
        giveUp();
        m_pump.stop();
        m_file.reset();
        m_state.detail = why;
        set(Phase::Broken);
        return false;
    }

    bool keep()
    {
        return m_file
            && run(u"INSERT OR REPLACE INTO metadata VALUES (?,?)"_s,
                {QString(stateKey), toText(m_state)});
    }

    void set(Phase phase)
    {
        m_state.phase = phase;
        m_tell(m_state);
    }

    void giveUp()
    {
        const auto replies = std::exchange(m_replies, {});
        for (QNetworkReply *reply : replies.keys())
            dismiss(reply);
        m_ahead = m_state.next;
    }

    void dismiss(QNetworkReply *reply)
    {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }

    /// One request, and the next after the pause between two.
    void pump()
    {
        if (m_state.phase == Phase::Waiting)
            set(Phase::Running);
        if (m_state.phase != Phase::Running || m_replies.size() >= m_pace.connections
            || m_ahead >= m_state.total)
            return;
        const qint64 index = m_ahead++;
        const TileId tile = m_state.region.tile(index);
        // Fetched already, behind one that failed.
        if (m_done.contains(index) || has(tile)) {
            finish(index);
            return;
        }
        QNetworkRequest request(QUrl(tileAddress(m_state.url, m_state.theme, tile)));
        request.setHeader(QNetworkRequest::UserAgentHeader, u"FibreDesk (offline region)"_s);
        request.setTransferTimeout(std::chrono::seconds(20));
        request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        QNetworkReply *reply = m_network->get(request);
        m_replies.insert(reply, index);
        connect(reply, &QNetworkReply::downloadProgress, this, [this, reply](qint64 received) {
            if (received > largestTile && m_replies.remove(reply)) {
                dismiss(reply);
                refuse(200, {});
            }
        });
        connect(reply, &QNetworkReply::finished, this, [this, reply] { take(reply); });
        if (m_replies.size() < m_pace.connections)
            m_pump.start(m_pace.between);
    }

    void take(QNetworkReply *reply)
    {
        const qint64 index = m_replies.take(reply);
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const bool isWhole = reply->error() == QNetworkReply::NoError;
        if (status == 200 && isWhole) {
            takePicture(index, reply->readAll());
        } else if (status == 404 || status == 204 || status == 410) {
            ++m_state.missing;
            finish(index);
        } else if (status == 429 || status >= 500 || status == 0 || status == 200) {
            // Cut off on the way it is as good as none.
            wait(status == 200 ? 0 : status, reply->errorString(), reply->rawHeader("Retry-After"));
        } else {
            refuse(status, reply->errorString());
        }
    }

    void takePicture(qint64 index, const QByteArray &picture)
    {
        const TileId tile = m_state.region.tile(index);
        // A sign-in page is no tile.
        if (pictureType(picture).isEmpty()) {
            refuse(200, QString::fromUtf8(picture.first(std::min<qsizetype>(80, picture.size()))));
            return;
        }
        if (!run(u"INSERT OR REPLACE INTO tiles VALUES (?,?,?,?)"_s,
                {tile.zoom, tile.column, (1 << tile.zoom) - 1 - tile.row, picture}))
            return;
        ++m_state.fetched;
        m_state.bytes += picture.size();
        m_backoff.reset();
        finish(index);
    }

    /// Answers come in another order than they were asked for: what is done without a gap counts.
    void finish(qint64 index)
    {
        m_done.insert(index);
        while (m_done.remove(m_state.next))
            ++m_state.next;
        if (!keep())
            return;
        if (m_state.next >= m_state.total) {
            set(Phase::Complete);
        } else if (m_state.limit > 0 && m_state.bytes >= m_state.limit) {
            giveUp();
            keep();
            set(Phase::Full);
        } else {
            set(Phase::Running);
            if (!m_pump.isActive())
                m_pump.start(m_pace.between);
        }
    }

    void wait(int status, const QString &why, const QByteArray &retryAfter)
    {
        giveUp();
        bool isNumber = false;
        const int asked = retryAfter.toInt(&isNumber);
        std::chrono::milliseconds delay = m_backoff.next();
        // Nobody waits longer than a day for an answer; then the server is asked once more.
        if (isNumber)
            delay = std::clamp(std::chrono::milliseconds(std::chrono::seconds(asked)), delay,
                std::max(delay, std::chrono::milliseconds(std::chrono::hours(24))));
        m_state.status = status;
        m_state.detail = why;
        m_state.retryAt = QDateTime::currentDateTimeUtc().addMSecs(delay.count());
        m_pump.start(delay);
        keep();
        set(Phase::Waiting);
    }

    void refuse(int status, const QString &why)
    {
        giveUp();
        m_pump.stop();
        m_state.status = status;
        m_state.detail = why;
        m_state.phase = Phase::Refused;
        keep();
        set(Phase::Refused);
    }

    RegionState m_state;
    Pace m_pace;
    std::function<void(const RegionState &)> m_tell;
    Backoff m_backoff;
    std::unique_ptr<SqliteFile> m_file;
    std::unique_ptr<QNetworkAccessManager> m_network;
    QHash<QNetworkReply *, qint64> m_replies;
    QSet<qint64> m_done; ///< beyond the first gap
    qint64 m_ahead = 0; ///< the next to be asked for
    QTimer m_pump{this};
};

RegionDownload::RegionDownload(RegionState state, QObject *parent)
    : RegionDownload(std::move(state), Pace{}, parent)
{
}

RegionDownload::RegionDownload(RegionState state, Pace pace, QObject *parent)
    : QObject(parent)
    , m_state(std::move(state))
{
    m_state.total = m_state.region.count();
    m_thread.setObjectName(u"region"_s);
    m_worker = new Worker(m_state, pace, [this](const RegionState &now) {
        QMetaObject::invokeMethod(this, [this, now] {
            m_state = now;
            Q_EMIT changed();
        });
    });
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(&m_thread, &QThread::finished, this, &RegionDownload::ended);
    m_thread.start();
}

RegionDownload::~RegionDownload()
{
    // Once it ends by itself nobody is there any more to be asked.
    if (!m_isEnding)
        QMetaObject::invokeMethod(
            m_worker, [worker = m_worker] { worker->pause(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void RegionDownload::end()
{
    if (std::exchange(m_isEnding, true))
        return;
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, thread = &m_thread] {
        worker->pause();
        thread->quit();
    });
}

void RegionDownload::start()
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->start(); });
}

void RegionDownload::pause()
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->pause(); });
}

std::optional<RegionState> RegionDownload::stateOf(const QString &file)
{
    const SqliteFile opened(file, SqliteFile::Access::ReadOnly);
    QSqlQuery query(opened.database());
    query.prepare(u"SELECT value FROM metadata WHERE name=?"_s);
    query.addBindValue(QString(stateKey));
    if (!query.exec() || !query.next())
        return {};
    RegionState state = fromText(query.value(0).toString());
    state.file = file;
    if (query.exec(u"SELECT value FROM metadata WHERE name='attribution'"_s) && query.next())
        state.attribution = query.value(0).toString();
    return state;
}

std::vector<RegionState> RegionDownload::statesIn(const QString &folder)
{
    std::vector<RegionState> states;
    const QStringList files = QDir(folder).entryList({u"*.mbtiles"_s}, QDir::Files, QDir::Name);
    for (const QString &file : files) {
        if (auto state = stateOf(folder + u'/' + file))
            states.push_back(std::move(*state));
    }
    return states;
}

TileAverage averageTile(const QString &folder)
{
    TileAverage average;
    for (QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories);
        it.hasNext() && average.tiles < 500;) {
        const qint64 size = it.nextFileInfo().size();
        if (size <= 0)
            continue;
        ++average.tiles;
        average.bytes += (double(size) - average.bytes) / double(average.tiles);
    }
    return average;
}

} // namespace FibreDesk::Geo
