// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nearestsearch.h"

#include "base/format.h"
#include "boardrows.h"
#include "dispatchtext.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

NearestSearch::NearestSearch(QObject *parent)
    : QObject(parent)
    , m_list({"name", "colour", "line", "position", "isOff"}, 0)
{
}

void NearestSearch::setController(DispatchController *controller)
{
    if (controller == m_controller)
        return;
    if (m_controller)
        m_controller->disconnect(this);
    m_controller = controller;
    if (m_controller) {
        // Each is told when a board was made anew, be it by the clock, a fix or a write.
        connect(m_controller->markers(), &Geo::MarkerSource::markersChanged, this,
            &NearestSearch::search);
        connect(m_controller, &DispatchController::nowChanged, this, &NearestSearch::search);
        connect(m_controller, &DispatchController::languageChanged, this, &NearestSearch::search);
    }
    Q_EMIT controllerChanged();
    search();
}

void NearestSearch::setSkill(const QString &tag)
{
    if (tag == m_query.tag)
        return;
    m_query.tag = tag;
    search();
}

void NearestSearch::open(double latitude, double longitude)
{
    m_query.place = {latitude, longitude};
    search();
}

void NearestSearch::close()
{
    m_query = {};
    m_list.reset({});
    Q_EMIT changed();
}

void NearestSearch::search()
{
    if (!m_controller || !isOpen())
        return;
    const QDateTime now = m_controller->now();
    QHash<QString, LivePosition> positions;
    for (const auto &[technician, fix] : m_controller->fixes().asKeyValueRange())
        positions.insert(technician, {.position = fix.position, .at = fix.at});
    const NearestList found = nearestTechnicians(m_controller->board(), positions, m_query, now);
    std::vector<RecordModel::Row> rows;
    for (const Nearest &one : found.technicians) {
        const Lane *lane = m_controller->board().lane(one.technician);
        if (!lane)
            continue;
        const Technician &person = lane->technician;
        rows.push_back({.id = one.technician,
            .values = {
                person.name, BoardRows::colourOf(person), line(one), position(one), one.isOff}});
    }
    m_list.applySnapshot(std::move(rows));
    m_withoutSkill = found.withoutSkill;
    Q_EMIT changed();
}

QString NearestSearch::line(const Nearest &found) const
{
    const QString language = m_controller->language();
    QStringList parts;
    if (found.travel.isKnown)
        parts += tr("%1 away, about %2 by road")
                     .arg(Format::distance(found.metres, language),
                         Format::duration(found.travel.minutes, language));
    if (found.isOff) {
        const Lane *lane = m_controller->board().lane(found.technician);
        const QString status = lane ? lane->technician.status : QString();
        parts += status.isEmpty() || status == "available"_L1
            ? tr("does not work any more today")
            : DispatchText::technicianStatus(status);
    } else if (found.freeFrom >= 0) {
        parts += found.isFree ? tr("free now")
                              : tr("free from %1").arg(DispatchText::clock(found.freeFrom));
        if (found.nextAt >= 0)
            parts += tr("next job at %1").arg(DispatchText::clock(found.nextAt));
    }
    if (found.arrival >= 0)
        parts += tr("there about %1").arg(DispatchText::clock(found.arrival));
    return parts.join(u" · "_s);
}

QString NearestSearch::position(const Nearest &found) const
{
    switch (found.from) {
    case Nearest::From::Position: {
        const QString age =
            Format::age(found.positionAt, m_controller->now(), m_controller->language());
        return found.isStale ? tr("seen there %1: may be elsewhere by now").arg(age)
                             : tr("position %1").arg(age);
    }
    case Nearest::From::Job:
        return tr("no position: from the job they are at");
    case Nearest::From::Home:
        return tr("no position: from their base");
    case Nearest::From::Nowhere:
        return tr("nobody knows where they are");
    }
    return {};
}

} // namespace FibreDesk::Dispatch
