// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "loadcontroller.h"

#include "base/format.h"
#include "store/mirror.h"

#include <QCoroTask>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk::Dispatch {

LoadController::LoadController(Store::Mirror *mirror, Clock clock, QObject *parent)
    : QObject(parent)
    , m_mirror(mirror)
    , m_clock(std::move(clock))
{
    m_reload.setSingleShot(true);
    m_reload.setInterval(500ms);
    connect(&m_reload, &QTimer::timeout, this, &LoadController::reload);
}

void LoadController::start()
{
    connect(m_mirror, &Store::Mirror::documentsChanged, this, &LoadController::handleChanges);
}

void LoadController::setLanguage(const QString &language)
{
    m_language = language;
    m_model.setLanguage(language);
    Q_EMIT periodChanged();
    Q_EMIT stateChanged();
}

QString LoadController::title() const
{
    if (m_span == Month)
        return Format::localeFor(m_language).toString(m_first, u"MMMM yyyy"_s);
    if (m_span == Week)
        return tr("Week of %1").arg(Format::day(m_first, m_language));
    return {};
}

void LoadController::open(int span, const QString &iso)
{
    const QDate day = QDate::fromString(iso, Qt::ISODate);
    if (span != Week && span != Month)
        setPeriod(Day, {});
    else if (day.isValid())
        setPeriod(Span(span),
            span == Week ? day.addDays(1 - day.dayOfWeek()) : QDate(day.year(), day.month(), 1));
}

void LoadController::step(int periods)
{
    if (m_span == Week)
        setPeriod(Week, m_first.addDays(7 * periods));
    else if (m_span == Month)
        setPeriod(Month, m_first.addMonths(periods));
}

void LoadController::setPeriod(Span span, QDate first)
{
    if (span == m_span && first == m_first)
        return;
    m_span = span;
    m_first = first;
    m_days = span == Week ? 7 : span == Month ? first.daysInMonth() : 0;
    m_isLoaded = false;
    m_error = {};
    Q_EMIT periodChanged();
    Q_EMIT stateChanged();
    reload();
}

void LoadController::reload()
{
    const int generation = ++m_generation;
    if (m_span == Day)
        return;
    const QDate today = Dispatch::dayAt(m_clock.now(), m_zone);
    const auto read = [first = m_first, days = m_days, today, zone = m_zone](
                          QSqlDatabase &db) -> Result<LoadGrid> {
        const auto technicians = Store::readTechnicians(db);
        if (!technicians)
            return std::unexpected(technicians.error());
        const auto sums = Store::readDispatchLoad(db, first, first.addDays(days - 1));
        if (!sums)
            return std::unexpected(sums.error());
        return makeLoadGrid(first, days, *technicians, *sums, today, zone);
    };
    QCoro::connect(
        m_mirror->read(read), this, [this, generation, today](const Result<LoadGrid> &grid) {
            if (generation != m_generation)
                return;
            m_error = grid ? ErrorText() : errorText(grid.error());
            if (grid) {
                m_isLoaded = true;
                m_model.apply(*grid, today);
            }
            Q_EMIT stateChanged();
        });
}

void LoadController::handleChanges(const Store::Changes &changes)
{
    if (m_span != Day && (changes.touches(u"job"_s) || changes.touches(u"technician"_s))
        && !m_reload.isActive())
        m_reload.start();
}

} // namespace FibreDesk::Dispatch
