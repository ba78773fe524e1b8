// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "placefix.h"

#include "geo/measure.h"
#include "outbox/fieldwrite.h"
#include "outbox/writequeue.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"

#include <QCoroTask>

#include <cmath>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

/// A tenth of a metre; more digits say nothing of a house.
double rounded(double degrees)
{
    return std::round(degrees * 1e6) / 1e6;
}

Outbox::RawValue rawDegrees(double degrees)
{
    return Outbox::rawOf(std::isnan(degrees) ? QJsonValue() : QJsonValue(degrees));
}

} // namespace

PlaceFix::PlaceFix(
    Store::Mirror *mirror, Outbox::WriteQueue *queue, const Erp::FieldMap *map, QObject *parent)
    : QObject(parent)
    , m_mirror(mirror)
    , m_queue(queue)
    , m_map(map)
{
    connect(m_queue, &Outbox::WriteQueue::changed, this, &PlaceFix::handleWrite);
}

bool PlaceFix::isPlaced(const GeoPoint &point)
{
    return point.isValid() && (point.latitude != 0 || point.longitude != 0);
}

QString PlaceFix::address() const
{
    QStringList parts{m_place.address, m_place.city};
    parts.removeAll({});
    return parts.isEmpty() ? m_id : parts.join(u", "_s);
}

double PlaceFix::metres() const
{
    return isActive() && hadPosition() && m_position.isValid()
        ? Geo::metresBetween(m_place.position, m_position)
        : 0;
}

bool PlaceFix::canSave() const
{
    return m_state != Idle && m_state != Reading && m_state != Keeping && m_position.isValid()
        && !m_place.id.isEmpty() && !(m_position == m_place.position);
}

void PlaceFix::begin(const QString &location, double latitude, double longitude)
{
    m_id = location;
    m_place = {};
    m_position = {};
    m_write.clear();
    set(Reading);
    Q_EMIT moved();
    using Answer = Result<std::optional<Store::LocationPlace>>;
    QCoro::connect(m_mirror->read([location](QSqlDatabase &db) {
        return Store::readLocationPlace(db, location);
    }),
        this, [this, generation = ++m_generation, latitude, longitude](const Answer &place) {
            if (generation != m_generation)
                return;
            if (!place || !*place) {
                set(Reading,
                    errorText(place ? Error{.kind = ErrorKind::NotFound, .source = u"location"_s}
                                    : place.error()));
                return;
            }
            m_place = **place;
            m_position =
                hadPosition() ? m_place.position : GeoPoint{rounded(latitude), rounded(longitude)};
            set(Editing);
            Q_EMIT moved();
            Q_EMIT begun();
        });
}

void PlaceFix::moveTo(double latitude, double longitude)
{
    if (m_state == Idle || m_state == Reading || m_state == Keeping || std::abs(latitude) > 90
        || std::abs(longitude) > 180)
        return;
    m_position = {rounded(latitude), rounded(longitude)};
    if (m_state != Editing)
        set(Editing);
    Q_EMIT moved();
}

std::optional<Outbox::Write> PlaceFix::openWrite() const
{
    const QString field = m_map->serverField(Store::Kind::Location, u"latitude"_s);
    std::optional<Outbox::Write> found;
    for (Outbox::Write &write : m_queue->openWrites(m_map->doctype(Store::Kind::Location), m_id)) {
        if (write.claimed().contains(field))
            found = std::move(write);
    }
    return found;
}

void PlaceFix::save()
{
    if (!canSave())
        return;
    const QString latitude = m_map->serverField(Store::Kind::Location, u"latitude"_s);
    const QString longitude = m_map->serverField(Store::Kind::Location, u"longitude"_s);
    const auto open = openWrite();
    if (open && open->state == Outbox::State::Clash) {
        m_write = open->id;
        set(Conflict, open->error ? errorText(*open->error) : ErrorText());
        return;
    }
    set(Keeping);
    // What never left this desk, or was not taken, is one wish with this one.
    if (open
        && (open->state == Outbox::State::Refused
            || (open->state == Outbox::State::Waiting && !open->wasSent))) {
        Outbox::Changes changes = open->changes;
        changes.fields.insert(latitude, rawDegrees(m_position.latitude));
        changes.fields.insert(longitude, rawDegrees(m_position.longitude));
        QCoro::connect(m_queue->edit(open->id, changes), this,
            [this, id = open->id](const Result<void> &done) {
                handleKept(done ? Result<QString>(id) : std::unexpected(done.error()));
            });
        return;
    }
    // Behind one that is on its way, compared with what that one was compared with.
    const auto before = [&open](const QString &field, double read) {
        return open ? open->base.value(field) : rawDegrees(read);
    };
    Outbox::NewWrite write = Outbox::fieldWrite(
        {.doctype = m_map->doctype(Store::Kind::Location),
            .name = m_id,
            .title = address(),
            .modified = open ? open->base.text(u"modified"_s) : m_place.modified},
        {{.field = latitude,
             .before = before(latitude, m_place.position.latitude),
             .after = rawDegrees(m_position.latitude)},
            {.field = longitude,
                .before = before(longitude, m_place.position.longitude),
                .after = rawDegrees(m_position.longitude)}});
    // Half of another's position and half of ours would be a third place.
    write.together = {latitude, longitude};
    QCoro::connect(
        m_queue->add(write), this, [this](const Result<QString> &id) { handleKept(id); });
}

void PlaceFix::handleKept(const Result<QString> &id)
{
    if (m_state != Keeping)
        return;
    if (!id) {
        set(Editing, errorText(id.error()));
        Q_EMIT moved();
        return;
    }
    m_write = *id;
    set(Waiting);
    handleWrite(m_write);
}

void PlaceFix::handleWrite(const QString &id)
{
    if (id != m_write || m_write.isEmpty() || m_state == Editing)
        return;
    const Outbox::Write *write = m_queue->find(id);
    if (!write) {
        set(Editing);
        return;
    }
    const ErrorText error = write->error ? errorText(*write->error) : ErrorText();
    switch (write->state) {
    case Outbox::State::Waiting:
    case Outbox::State::Sending:
        set(Waiting, error);
        break;
    case Outbox::State::Done:
        m_place.position = m_position;
        set(Saved);
        break;
    case Outbox::State::Refused:
        set(Refused, error);
        break;
    case Outbox::State::Uncertain:
        set(Uncertain, error);
        break;
    case Outbox::State::Clash:
        set(Conflict, error);
        break;
    case Outbox::State::Cancelled:
        m_write.clear();
        set(Editing);
        break;
    }
    Q_EMIT moved();
}

void PlaceFix::set(State state, const ErrorText &error)
{
    m_state = state;
    m_error = error;
    Q_EMIT changed();
}

void PlaceFix::close()
{
    ++m_generation;
    m_id.clear();
    m_write.clear();
    m_place = {};
    m_position = {};
    set(Idle);
    Q_EMIT moved();
}

} // namespace FibreDesk
