// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "health/healthboard.h"

#include <QCoroTask>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk::Health {

HealthBoard::HealthBoard(std::vector<Target> targets, Options options, Clock clock, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_clock(clock)
    , m_prober(std::make_unique<Prober>(m_options.timeout))
    , m_sleep(clock)
{
    for (Target &target : targets) {
        auto entry = std::make_unique<Entry>();
        entry->health.target = std::move(target);
        const Target &own = entry->health.target;
        using State = SystemHealth::State;
        entry->health.state = !own.isConfigured() ? State::NotConfigured
            : own.way == Target::Way::OnDemand    ? State::OnDemand
                                                  : State::Unknown;
        entry->backoff = Backoff(pace(*entry), std::max(m_options.slowest, pace(*entry)));
        entry->timer.setSingleShot(true);
        connect(&entry->timer, &QTimer::timeout, this, [this, id = own.id] { ask(id); });
        m_entries.push_back(std::move(entry));
    }
    connect(&m_sleep, &SleepWatch::woke, this, &HealthBoard::spread);
    m_keepTimer.setInterval(m_options.keepEvery);
    connect(&m_keepTimer, &QTimer::timeout, this, &HealthBoard::keep);
}

HealthBoard::~HealthBoard()
{
    stop();
    // What is under way ends here, while there is somebody to hear of it.
    m_prober.reset();
    m_keeping.waitForFinished();
}

HealthBoard::Entry *HealthBoard::entry(const QString &id)
{
    const auto found = std::ranges::find_if(
        m_entries, [&id](const auto &one) { return one->health.target.id == id; });
    return found == m_entries.end() ? nullptr : found->get();
}

std::chrono::milliseconds HealthBoard::pace(const Entry &entry) const
{
    return m_options.every.value_or(entry.health.target.every);
}

QStringList HealthBoard::ids() const
{
    QStringList ids;
    for (const auto &entry : m_entries)
        ids += entry->health.target.id;
    return ids;
}

const SystemHealth *HealthBoard::find(const QString &id) const
{
    for (const auto &entry : m_entries) {
        if (entry->health.target.id == id)
            return &entry->health;
    }
    return nullptr;
}

void HealthBoard::start()
{
    if (std::exchange(m_isStarted, true))
        return;
    m_sleep.start();
    if (m_options.file.isEmpty() || m_isRead) {
        m_isRead = true;
        m_keepTimer.start();
        spread();
        return;
    }
    QtConcurrent::run(readDays, m_options.file).then(this, [this](const KeptDays &days) {
        putKept(days);
        m_isRead = true;
        m_keepTimer.start();
        spread();
    });
}

void HealthBoard::stop()
{
    if (!std::exchange(m_isStarted, false))
        return;
    m_sleep.stop();
    m_keepTimer.stop();
    for (const auto &entry : m_entries)
        entry->timer.stop();
    keep();
}

void HealthBoard::setWatched(bool isWatched)
{
    if (std::exchange(m_isWatched, isWatched) == isWatched)
        return;
    if (isWatched) {
        spread();
        return;
    }
    for (const auto &entry : m_entries)
        entry->timer.stop();
}

void HealthBoard::spread()
{
    if (!isRunning() || !m_isRead)
        return;
    const QDateTime now = m_clock.now();
    int place = 0;
    for (const auto &entry : m_entries) {
        const SystemHealth &health = entry->health;
        if (health.state == SystemHealth::State::NotConfigured
            || health.state == SystemHealth::State::OnDemand || health.isAsking)
            continue;
        // Who was asked a moment ago is not asked again because the window came back.
        const auto since = health.lastAsked.isValid()
            ? std::chrono::milliseconds(std::max<qint64>(0, health.lastAsked.msecsTo(now)))
            : pace(*entry);
        const auto turn = std::min<std::chrono::milliseconds>(250ms, pace(*entry) / 20) * place++;
        entry->timer.start(std::max(turn, pace(*entry) - since));
    }
}

void HealthBoard::askNow(const QString &id)
{
    Entry *one = entry(id);
    if (one && m_isStarted && one->health.state != SystemHealth::State::NotConfigured
        && one->health.state != SystemHealth::State::OnDemand) {
        one->backoff.reset();
        ask(id);
    }
}

void HealthBoard::askAllNow()
{
    for (const QString &id : ids())
        askNow(id);
}

void HealthBoard::ask(const QString &id)
{
    Entry *one = entry(id);
    if (!one || one->health.isAsking)
        return;
    one->timer.stop();
    one->health.isAsking = true;
    one->health.lastAsked = m_clock.now();
    QCoro::connect(m_prober->ask(one->health.target), this,
        [this, id](const Reading &reading) { take(id, reading); });
    Q_EMIT changed(id);
}

void HealthBoard::take(const QString &id, const Reading &reading)
{
    Entry *one = entry(id);
    if (!one)
        return;
    SystemHealth &health = one->health;
    health.isAsking = false;
    if (reading.error && reading.error->kind == ErrorKind::Cancelled)
        return;
    const QDateTime now = m_clock.now();
    const bool isOk = !reading.error;
    health.day.add(
        {.at = now.toSecsSinceEpoch(), .milliseconds = isOk ? int(reading.elapsed.count()) : -1});
    health.note = reading.note;
    health.words = reading.words;
    if (reading.certificateEnd.isValid())
        health.certificateEnd = reading.certificateEnd;
    auto wait = pace(*one);
    if (isOk) {
        health.state = SystemHealth::State::Ok;
        health.lastOk = now;
        health.lastMilliseconds = int(reading.elapsed.count());
        if (!reading.version.isEmpty())
            health.version = reading.version;
        one->backoff.reset();
    } else {
        health.state = SystemHealth::State::Failed;
        health.error = reading.error;
        health.errorAt = now;
        wait = std::max(one->backoff.next(),
            std::chrono::milliseconds(std::chrono::seconds(reading.error->retryAfterSeconds)));
    }
    if (isRunning())
        one->timer.start(wait);
    Q_EMIT changed(id);
}

void HealthBoard::noteVersion(const QString &id, const QString &version)
{
    Entry *one = entry(id);
    if (!one || version.isEmpty() || one->health.version == version)
        return;
    one->health.version = version;
    Q_EMIT changed(id);
}

void HealthBoard::putKept(const KeptDays &days)
{
    const QDateTime now = m_clock.now();
    for (const auto &entry : m_entries) {
        SystemHealth &health = entry->health;
        const auto kept = days.constFind(health.target.id);
        if (kept == days.cend() || kept->address != health.target.address())
            continue;
        health.day.putBefore(kept->samples, now);
        if (!health.lastOk.isValid())
            health.lastOk = kept->lastOk;
        if (!health.error) {
            health.error = kept->error;
            health.errorAt = kept->errorAt;
        }
        if (health.version.isEmpty())
            health.version = kept->version;
        if (!health.certificateEnd.isValid())
            health.certificateEnd = kept->certificateEnd;
        Q_EMIT changed(health.target.id);
    }
}

KeptDays HealthBoard::toKeep() const
{
    KeptDays days;
    for (const auto &entry : m_entries) {
        const SystemHealth &health = entry->health;
        if (health.day.samples().empty())
            continue;
        days.insert(health.target.id,
            {.address = health.target.address(),
                .samples = health.day.samples(),
                .lastOk = health.lastOk,
                .error = health.error,
                .errorAt = health.errorAt,
                .version = health.version,
                .certificateEnd = health.certificateEnd});
    }
    return days;
}

void HealthBoard::keep()
{
    // Before the last run's day is here it would be written over.
    if (m_options.file.isEmpty() || !m_isRead)
        return;
    m_keeping.waitForFinished(); // of five minutes ago
    m_keeping = QtConcurrent::run(writeDays, m_options.file, toKeep());
    m_keeping.then(this, [this](const Result<void> &kept) {
        const auto error = kept ? std::nullopt : std::optional(kept.error());
        if (std::exchange(m_keepError, error) != error)
            Q_EMIT keepErrorChanged();
    });
}

} // namespace FibreDesk::Health
