// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "networklayers.h"

#include "base/format.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"

#include <QCollator>
#include <QCoroTask>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

using State = Geo::NetworkPoint::State;

} // namespace

NetworkLayers::NetworkLayers(Store::Mirror *mirror, Clock clock, QObject *parent)
    : QObject(parent)
    , m_mirror(mirror)
    , m_clock(std::move(clock))
    , m_ports({"name", "devices", "colour"}, 0)
    , m_outages({"title", "detail", "isPort", "latitude", "longitude"}, 0)
{
    m_reload.setSingleShot(true);
    m_reload.setInterval(400);
    connect(&m_reload, &QTimer::timeout, this, &NetworkLayers::reload);
    connect(m_mirror, &Store::Mirror::documentsChanged, this, &NetworkLayers::handleChanges);
    connect(m_mirror, &Store::Mirror::emptied, &m_reload, qOverload<>(&QTimer::start));
}

QString NetworkLayers::toText() const
{
    const QJsonObject json{{u"ports"_s, m_chosen.ports}, {u"outages"_s, m_chosen.outages},
        {u"heat"_s, m_chosen.heat}, {u"homes"_s, m_chosen.homes},
        {u"heatDays"_s, m_chosen.heatDays}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

void NetworkLayers::fromText(const QString &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    m_chosen.ports = json["ports"_L1].toBool();
    m_chosen.outages = json["outages"_L1].toBool();
    m_chosen.heat = json["heat"_L1].toBool();
    m_chosen.homes = json["homes"_L1].toBool();
    m_chosen.heatDays = json["heatDays"_L1].toInt(m_chosen.heatDays);
    Q_EMIT chosen();
    reload();
}

void NetworkLayers::setLanguage(const QString &language)
{
    m_language = language;
    listOutages();
}

void NetworkLayers::setPalette(
    const QList<QColor> &palette, const QColor &danger, const QColor &quiet)
{
    m_palette = palette;
    m_danger = danger;
    m_quiet = quiet;
    listPorts();
    Q_EMIT changed();
}

void NetworkLayers::setStates(QHash<QString, DeviceState> states)
{
    m_states = std::move(states);
    findOutages();
}

void NetworkLayers::setPort(const QString &port)
{
    if (port == m_chosen.port)
        return;
    m_chosen.port = port;
    Q_EMIT chosen();
    Q_EMIT changed();
}

void NetworkLayers::setPortText(const QString &text)
{
    if (text == m_portText)
        return;
    m_portText = text;
    Q_EMIT chosen();
    listPorts();
}

void NetworkLayers::handleChanges(const Store::Changes &changes)
{
    const bool concerns = (changes.touches(Store::Kind::Location)
                              && (m_chosen.ports || m_chosen.outages || m_chosen.heat))
        || (changes.touches(Store::Kind::Ticket) && m_chosen.heat)
        || (changes.touches(Store::Kind::Technician) && m_chosen.homes);
    // A fill changes something every moment: now and then is enough.
    if (concerns && !m_reload.isActive())
        m_reload.start();
}

void NetworkLayers::reload()
{
    ++m_generation;
    if (m_error.isSet()) {
        m_error = {};
        Q_EMIT read();
    }
    if (m_chosen.ports || m_chosen.outages)
        readPorts();
    if (m_chosen.heat)
        readTickets();
    if (m_chosen.homes)
        readHomes();
    Q_EMIT changed();
}

void NetworkLayers::fail(const Error &error)
{
    m_error = errorText(error);
    Q_EMIT read();
}

void NetworkLayers::readPorts()
{
    QCoro::connect(m_mirror->read(Store::readPortPlaces), this,
        [this, generation = m_generation](const Result<std::vector<Store::PortPlace>> &places) {
            if (generation != m_generation)
                return;
            if (!places) {
                fail(places.error());
                return;
            }
            m_places = std::make_shared<const std::vector<Store::PortPlace>>(*places);
            m_portCounts.clear();
            m_untold = 0;
            for (const Store::PortPlace &place : *m_places) {
                if (place.port.isEmpty())
                    ++m_untold;
                else
                    ++m_portCounts[place.port];
            }
            listPorts();
            findOutages();
            Q_EMIT read();
            Q_EMIT changed();
        });
}

void NetworkLayers::listPorts()
{
    QStringList names = m_portCounts.keys();
    // 0/3/10 stands behind 0/3/9.
    QCollator collator{QLocale(QLocale::English)}; // the C locale knows no numbers
    collator.setNumericMode(true);
    std::ranges::sort(names,
        [&collator](const QString &a, const QString &b) { return collator.compare(a, b) < 0; });
    m_portColours.clear();
    std::vector<RecordModel::Row> rows;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QString &name = names[i];
        const int colour = m_palette.isEmpty() ? 0 : int(i % m_palette.size());
        m_portColours.insert(name, colour);
        if (m_portText.isEmpty() || name.contains(m_portText, Qt::CaseInsensitive))
            rows.push_back({.id = name,
                .values = {name, m_portCounts.value(name),
                    m_palette.isEmpty() ? m_quiet : m_palette[colour]}});
    }
    m_ports.applySnapshot(std::move(rows));
}

NetworkLayers::Found NetworkLayers::foundIn(
    const Places &places, const QHash<QString, DeviceState> &states)
{
    Found found{.places = places};
    std::vector<Geo::NetworkPoint> points;
    points.reserve(places->size());
    for (const Store::PortPlace &place : *places) {
        const DeviceState state = states.value(place.id);
        if (state.state != State::Unknown)
            ++found.known;
        points.push_back({.id = place.id,
            .port = place.port,
            .position = place.position,
            .state = state.state,
            .since = state.since});
    }
    found.outages = Geo::findOutages(points);
    return found;
}

void NetworkLayers::findOutages()
{
    const auto take = [this](Found found) {
        m_found = std::move(found);
        listOutages();
        Q_EMIT changed();
    };
    const int search = ++m_search;
    if (!m_chosen.outages || m_states.isEmpty()) {
        take({});
        return;
    }
    QtConcurrent::run(&NetworkLayers::foundIn, m_places, m_states)
        .then(this, [this, take, search](const Found &found) {
            if (search == m_search)
                take(found);
        });
}

void NetworkLayers::listOutages()
{
    std::vector<RecordModel::Row> rows;
    for (const Geo::Outage &outage : m_found.outages) {
        const bool isPort = outage.kind == Geo::Outage::Kind::Port;
        // An area is known by the first of its members.
        rows.push_back({.id = isPort ? outage.port : (*m_found.places)[outage.members.front()].id,
            .values = {outageTitle(outage), outageDetail(outage), isPort, outage.centre.latitude,
                outage.centre.longitude}});
    }
    m_outages.applySnapshot(std::move(rows));
    Q_EMIT read();
}

QString NetworkLayers::outageTitle(const Geo::Outage &outage) const
{
    const QTimeZone zone = Format::displayZone();
    const bool isToday =
        outage.since.toTimeZone(zone).date() == m_clock.now().toTimeZone(zone).date();
    const QString since = !outage.since.isValid() ? QString()
        : isToday                                 ? Format::time(outage.since, m_language)
                                                  : Format::dayTime(outage.since, m_language);
    if (outage.kind == Geo::Outage::Kind::Port) {
        return since.isEmpty()
            ? tr("Port %1: %2 of %3 offline").arg(outage.port).arg(outage.offline).arg(outage.known)
            : tr("Port %1: %2 of %3 offline since %4")
                  .arg(outage.port)
                  .arg(outage.offline)
                  .arg(outage.known)
                  .arg(since);
    }
    return since.isEmpty()
        ? tr("%n neighbouring device(s) offline", nullptr, outage.offline)
        : tr("%n neighbouring device(s) offline since %1", nullptr, outage.offline).arg(since);
}

QString NetworkLayers::outageDetail(const Geo::Outage &outage) const
{
    QStringList parts;
    if (outage.kind == Geo::Outage::Kind::Area)
        parts += outage.port.isEmpty() ? tr("on several ports")
                                       : tr("mostly on port %1").arg(outage.port);
    if (outage.unknown > 0)
        parts += tr("%n of unknown state", nullptr, outage.unknown);
    if (outage.radius > 0)
        parts += tr("within %1").arg(Format::distance(outage.radius, m_language));
    return parts.join(u" · "_s);
}

void NetworkLayers::readTickets()
{
    const QDate since = m_chosen.heatDays > 0
        ? m_clock.now().toTimeZone(Format::displayZone()).date().addDays(1 - m_chosen.heatDays)
        : QDate();
    QCoro::connect(
        m_mirror->read([since](QSqlDatabase &db) { return Store::readTicketPlaces(db, since); }),
        this, [this, generation = m_generation](const Result<Store::TicketPlaces> &tickets) {
            if (generation != m_generation)
                return;
            if (!tickets) {
                fail(tickets.error());
                return;
            }
            m_tickets = *tickets;
            Q_EMIT read();
            Q_EMIT changed();
        });
}

void NetworkLayers::readHomes()
{
    QCoro::connect(m_mirror->read(Store::readHomeBases), this,
        [this, generation = m_generation](const Result<std::vector<Store::HomeBase>> &homes) {
            if (generation != m_generation)
                return;
            if (!homes) {
                fail(homes.error());
                return;
            }
            m_homes = *homes;
            Q_EMIT read();
            Q_EMIT changed();
        });
}

void NetworkLayers::drawInto(Geo::Overlay &overlay) const
{
    if (m_chosen.ports) {
        overlay.dots.reserve(m_places->size());
        std::vector<Geo::Overlay::Dot> front;
        QColor faint = m_quiet;
        faint.setAlphaF(0.35F);
        for (const Store::PortPlace &place : *m_places) {
            if (!place.position.isValid())
                continue;
            const bool isFront = !m_chosen.port.isEmpty() && place.port == m_chosen.port;
            const bool isColoured = !place.port.isEmpty() && (m_chosen.port.isEmpty() || isFront);
            const int colour = m_portColours.value(place.port);
            const Geo::Overlay::Dot dot{.at = Geo::toWorld(place.position),
                .colour = isColoured && colour < m_palette.size() ? m_palette[colour].rgba()
                                                                  : faint.rgba()};
            (isFront ? front : overlay.dots).push_back(dot);
        }
        overlay.dots.insert(overlay.dots.end(), front.begin(), front.end());
    }
    if (m_chosen.heat) {
        for (const Store::TicketPlace &place : m_tickets.places)
            overlay.heat.push_back(
                {.at = Geo::toWorld(place.position), .weight = float(place.tickets)});
    }
    if (m_chosen.outages) {
        // A port may reach over half a county: around that no circle says anything.
        constexpr double farthest = 2000;
        for (const Geo::Outage &outage : m_found.outages) {
            for (const std::size_t member : outage.members) {
                const GeoPoint &place = (*m_found.places)[member].position;
                if (place.isValid())
                    overlay.dots.push_back({.at = Geo::toWorld(place), .colour = m_danger.rgba()});
            }
            if (outage.centre.isValid())
                overlay.circles.push_back({.at = Geo::toWorld(outage.centre),
                    .metres = outage.radius > farthest ? 0 : std::max(60.0, outage.radius + 40),
                    .colour = m_danger.rgba(),
                    .label = outageTitle(outage)});
        }
    }
    if (m_chosen.homes) {
        for (const Store::HomeBase &home : m_homes) {
            const QColor own(home.colour);
            overlay.circles.push_back({.at = Geo::toWorld(home.position),
                .metres = 0,
                .colour = (own.isValid() ? own : m_quiet).rgba(),
                .label = tr("%1’s base").arg(home.name)});
        }
    }
}

} // namespace FibreDesk
