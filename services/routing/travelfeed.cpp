// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "routing/travelfeed.h"

#include <QCoroFuture>
#include <QCoroSignal>

#include <QDeadlineTimer>
#include <QPointer>
#include <QtConcurrentRun>

#include <algorithm>
#include <cmath>

namespace FibreDesk::Routing {

namespace {

/// One request each: what has come is on the board while the rest is still on its way.
constexpr std::size_t mostInPiece = 50;

std::vector<TravelGap> pieces(const std::vector<TravelGap> &gaps)
{
    const auto cut = [](const std::vector<PlaceKey> &keys, std::size_t at) {
        const auto begin = keys.begin() + std::ptrdiff_t(at);
        const auto end = keys.begin() + std::ptrdiff_t(std::min(at + mostInPiece, keys.size()));
        return std::vector<PlaceKey>(begin, end);
    };
    std::vector<TravelGap> result;
    for (const TravelGap &gap : gaps) {
        for (std::size_t row = 0; row < gap.from.size(); row += mostInPiece) {
            for (std::size_t column = 0; column < gap.to.size(); column += mostInPiece)
                result.push_back({.from = cut(gap.from, row), .to = cut(gap.to, column)});
        }
    }
    std::ranges::reverse(result);
    return result;
}

std::vector<GeoPoint> pointsOf(const std::vector<PlaceKey> &keys)
{
    std::vector<GeoPoint> points;
    points.reserve(keys.size());
    for (const PlaceKey &key : keys)
        points.push_back(key.point());
    return points;
}

/// The service is well, but has nothing for some place of this piece and does not say which: these
/// stay estimates.
bool isAboutPlaces(const Error &error)
{
    return error.kind == ErrorKind::NotFound && !error.type.isEmpty();
}

/// Beyond any road, and still a number that many of them can be added up to.
constexpr double mostOfAWay = 1e7;

qint32 rounded(double value)
{
    return std::isnan(value) ? KnownDrive::none : qint32(std::lround(std::min(value, mostOfAWay)));
}

} // namespace

TravelFeed::TravelFeed(
    RoutingClient *client, TravelCache *cache, Options options, Clock clock, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_cache(cache)
    , m_clock(std::move(clock))
    , m_backoff(options.firstPause, options.longestPause)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &TravelFeed::look);
}

TravelFeed::TravelFeed(RoutingClient *client, TravelCache *cache, QObject *parent)
    : TravelFeed(client, cache, Options(), Clock(), parent)
{
}

TravelFeed::~TravelFeed() = default;

void TravelFeed::start()
{
    m_backoff.reset();
    if (!m_scope)
        m_scope = std::make_unique<RequestScope>();
    if (m_cache->isOpen()) {
        look();
        return;
    }
    setState(TravelStatus::State::Asking);
    // What the disk knows is not asked for; a disk that fails only makes more questions.
    QCoro::connect(m_cache->open(), this, [this](const Result<void> &) {
        if (m_scope)
            look();
    });
}

void TravelFeed::stop()
{
    ++m_run;
    m_retry.stop();
    m_gaps.clear();
    m_scope.reset();
    setState(TravelStatus::State::Stopped);
}

void TravelFeed::want(const std::vector<GeoPoint> &places)
{
    std::vector<PlaceKey> wanted;
    wanted.reserve(places.size());
    for (const GeoPoint &place : places) {
        if (place.isValid())
            wanted.push_back(PlaceKey::of(place));
    }
    std::ranges::sort(wanted);
    const auto twice = std::ranges::unique(wanted);
    wanted.erase(twice.begin(), twice.end());
    if (wanted == m_wanted)
        return;
    m_wanted = std::move(wanted);
    // A server that fails is not asked sooner because the board changes.
    if (m_scope && m_cache->isOpen() && !m_retry.isActive())
        look();
}

void TravelFeed::look()
{
    m_retry.stop();
    m_gaps.clear();
    setState(TravelStatus::State::Asking, m_status.error);
    const int run = ++m_run;
    auto looking = QtConcurrent::run(
        [table = m_cache->table(), wanted = m_wanted] { return pieces(gaps(*table, wanted)); });
    looking.then(this, [this, run](const std::vector<TravelGap> &gaps) {
        if (run == m_run && m_scope)
            handleGaps(gaps);
    });
}

void TravelFeed::handleGaps(std::vector<TravelGap> gaps)
{
    m_gaps = std::move(gaps);
    askNext();
}

void TravelFeed::askNext()
{
    if (m_gaps.empty()) {
        setState(TravelStatus::State::Idle);
        return;
    }
    const TravelGap gap = std::move(m_gaps.back());
    m_gaps.pop_back();
    QCoro::connect(m_client->matrix(pointsOf(gap.from), pointsOf(gap.to), m_scope.get()), this,
        [this, gap, run = m_run](const Result<DriveMatrix> &answer) {
            // Of an older wish too: it was paid for.
            if (answer || run == m_run)
                handleAnswer(gap, answer);
            if (run == m_run && m_scope && (answer || isAboutPlaces(answer.error())))
                askNext();
        });
}

void TravelFeed::handleAnswer(const TravelGap &gap, const Result<DriveMatrix> &answer)
{
    if (!answer) {
        if (!m_scope || isAboutPlaces(answer.error()))
            return;
        m_gaps.clear();
        if (isRetryable(answer.error())) {
            setState(TravelStatus::State::Waiting, answer.error());
            m_retry.start(std::max<std::chrono::milliseconds>(
                m_backoff.next(), std::chrono::seconds(answer.error().retryAfterSeconds)));
        } else {
            m_scope.reset();
            setState(TravelStatus::State::Stopped, answer.error());
        }
        return;
    }
    m_backoff.reset();
    const auto now = qint32(m_clock.now().toSecsSinceEpoch() / 60);
    std::vector<KnownDrive> drives;
    drives.reserve(gap.from.size() * gap.to.size());
    for (std::size_t row = 0; row < gap.from.size(); ++row) {
        for (std::size_t column = 0; column < gap.to.size(); ++column) {
            if (gap.from[row] == gap.to[column])
                continue;
            const std::optional<Drive> &drive = answer->at(row, column);
            drives.push_back({.from = gap.from[row],
                .to = gap.to[column],
                .seconds = drive ? rounded(drive->seconds) : KnownDrive::none,
                .metres = drive ? rounded(drive->metres) : KnownDrive::none,
                .askedAt = now});
        }
    }
    m_cache->add(std::move(drives));
    if (m_status.error)
        setState(m_status.state);
}

void TravelFeed::setState(TravelStatus::State state, const std::optional<Error> &error)
{
    const TravelStatus status{.state = state, .known = m_cache->table()->size(), .error = error};
    if (status == m_status)
        return;
    m_status = status;
    Q_EMIT statusChanged(m_status);
}

QCoro::Task<bool> untilAnswered(TravelFeed *feed, std::chrono::milliseconds atMost)
{
    const QPointer<TravelFeed> alive(feed);
    const QDeadlineTimer deadline(atMost);
    while (alive && alive->status().state == TravelStatus::State::Asking) {
        const std::chrono::milliseconds left(deadline.remainingTime());
        if (left <= std::chrono::milliseconds::zero()) {
            co_return false;
        }
        (void)co_await qCoro(alive.data(), &TravelFeed::statusChanged, left);
    }
    co_return bool(alive);
}

} // namespace FibreDesk::Routing
