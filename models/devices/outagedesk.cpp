// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outagedesk.h"

#include "outagewords.h"
#include "records/recorddesk.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"

#include <QCoroTask>
#include <QSet>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

namespace {

constexpr int mostMembers = 40;
constexpr int mostTickets = 8;
// Tickets come and go all day; the silence of devices is read every few minutes.
constexpr auto changeDelay = 2000ms;

struct Answer {
    OutagePicture picture;
    std::shared_ptr<const Cpe::OpticsMap> ports;
};

} // namespace

OutageDesk::OutageDesk(RecordDesk *desk, Clock clock, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_mirror(desk->parts().mirror)
    , m_clock(std::move(clock))
    , m_outages(
          {"place", "cause", "counts", "since", "recovery", "tone", "ticketCount", "isOver"}, 0)
    , m_members({"model", "serial", "customer", "customerName", "address", "stateText", "tone"},
          mostMembers)
    , m_tickets({"subject", "customerName", "day"}, mostTickets)
    , m_export([this] {
        const OutageReport *report = chosen();
        return OutageExport::Content{.report = report ? *report : OutageReport(),
            .readAt = m_clock.now(),
            .language = m_language};
    })
    , m_work(desk->parts().queue, desk->parts().map)
{
    m_changeTimer.setSingleShot(true);
    m_changeTimer.setInterval(changeDelay);
    connect(&m_changeTimer, &QTimer::timeout, this, &OutageDesk::read);
    connect(m_mirror, &Store::Mirror::documentsChanged, this, &OutageDesk::handleChanges);
}

OutageDesk::~OutageDesk()
{
    if (m_isVoid) {
        m_isVoid->store(true);
    }
}

void OutageDesk::setLanguage(const QString &language)
{
    if (m_language != language) {
        m_language = language;
        m_work.setLanguage(language);
        show();
    }
}

void OutageDesk::setFleet(const DeviceFleetPointer &fleet)
{
    m_fleet = fleet;
    read();
}

void OutageDesk::handleChanges(const Store::Changes &changes)
{
    const bool concerns = changes.touches(Store::Kind::Ticket)
        || changes.touches(Store::Kind::Equipment) || changes.touches(Store::Kind::Location);
    if (concerns && m_fleet && !m_changeTimer.isActive()) {
        m_changeTimer.start();
    }
}

void OutageDesk::read()
{
    if (m_isVoid) {
        m_isVoid->store(true);
    }
    m_isVoid = std::make_shared<std::atomic<bool>>(false);
    OutageQuestion question{.fleet = m_fleet, .ports = m_ports, .isVoid = m_isVoid};
    for (const OutageReport &report : m_picture.outages) {
        question.before.push_back(report.outage);
    }
    m_isReading = true;
    Q_EMIT changed();
    QCoro::connect(m_mirror->read([question, directory = m_dataDirectory](
                                      QSqlDatabase &db) mutable -> Result<Answer> {
        if (!question.ports) {
            auto ports = Cpe::OpticsMap::load(directory);
            if (!ports) {
                return std::unexpected(ports.error());
            }
            question.ports = std::make_shared<const Cpe::OpticsMap>(std::move(*ports));
        }
        return readOutages(db, question).transform([&question](OutagePicture picture) {
            return Answer{std::move(picture), question.ports};
        });
    }),
        this, [this, isVoid = m_isVoid](const Result<Answer> &answer) {
            if (isVoid->load()) {
                return; // a later one is on its way
            }
            m_isReading = false;
            if (answer) {
                m_ports = answer->ports;
                take(answer->picture);
            } else {
                take(std::unexpected(answer.error()));
            }
        });
}

void OutageDesk::take(const Result<OutagePicture> &picture)
{
    m_error = picture ? ErrorText() : errorText(picture.error());
    if (picture) {
        // Of a silent ACS nothing is claimed, and what was known is still followed afterwards.
        const bool isFollowed = picture->state == OutagePicture::State::AcsSilent;
        auto before = std::move(m_picture.outages);
        m_picture = *picture;
        if (isFollowed) {
            m_picture.outages = std::move(before);
        }
    }
    show();
}

int OutageDesk::open() const
{
    return isKnown() ? static_cast<int>(std::ranges::count_if(m_picture.outages,
                           [](const OutageReport &report) { return !report.outage.isOver(); }))
                     : 0;
}

int OutageDesk::customers() const
{
    QSet<QString> all;
    if (isKnown()) {
        for (const OutageReport &report : m_picture.outages) {
            for (const OutageMember &member : report.members) {
                if (!report.outage.isOver() && !member.isBack
                    && !member.device.customer.isEmpty()) {
                    all.insert(member.device.customer);
                }
            }
        }
    }
    return static_cast<int>(all.size());
}

QString OutageDesk::silence() const
{
    return OutageWords::silence(m_picture, m_clock.now(), m_language);
}

ErrorText OutageDesk::fleetError() const
{
    return m_fleet && m_fleet->error ? errorText(*m_fleet->error) : ErrorText();
}

void OutageDesk::show()
{
    const QDateTime now = m_clock.now();
    std::vector<RecordModel::Row> rows;
    if (isKnown()) {
        for (const OutageReport &report : m_picture.outages) {
            rows.push_back({report.outage.id,
                {OutageWords::place(report), OutageWords::cause(report),
                    OutageWords::counts(report), OutageWords::since(report, now, m_language),
                    OutageWords::recovery(report, now, m_language), OutageWords::tone(report),
                    static_cast<int>(report.tickets.size()), report.outage.isOver()}});
        }
    }
    m_outages.applySnapshot(std::move(rows));
    if (!chosen()) {
        m_chosen = isKnown() && !m_picture.outages.empty() ? m_picture.outages.front().outage.id
                                                           : QString();
    }
    showChosen();
    Q_EMIT changed();
}

const OutageReport *OutageDesk::chosen() const
{
    const auto found = std::ranges::find(
        m_picture.outages, m_chosen, [](const OutageReport &report) { return report.outage.id; });
    return found == m_picture.outages.end() || !isKnown() ? nullptr : &*found;
}

void OutageDesk::select(const QString &outage)
{
    if (m_chosen != outage) {
        m_chosen = outage;
        showChosen();
    }
}

void OutageDesk::showChosen()
{
    const OutageReport *report = chosen();
    const bool isAnother = !report || m_card.id != report->outage.id;
    const QDateTime now = m_clock.now();
    OutageCard card;
    std::vector<RecordModel::Row> members;
    std::vector<RecordModel::Row> tickets;
    std::vector<Geo::Marker> pins;
    if (report) {
        card = {.id = report->outage.id,
            .place = OutageWords::place(*report),
            .cause = OutageWords::cause(*report),
            .meaning = OutageWords::meaning(*report),
            .since = OutageWords::since(*report, now, m_language),
            .counts = OutageWords::counts(*report),
            .recovery = OutageWords::recovery(*report, now, m_language),
            .confidence = OutageWords::confidence(*report, m_language),
            .tone = OutageWords::tone(*report),
            .isOver = report->outage.isOver()};
        QSet<QString> places;
        QSet<QString> unplaced;
        for (const OutageMember &member : report->members) {
            const Store::PlacedDevice &device = member.device;
            QStringList address{device.address, device.city};
            address.removeAll({});
            members.push_back({device.id,
                {QStringList{device.type, device.model}.join(u' ').trimmed(), device.serial,
                    device.customer,
                    device.customerName.isEmpty() ? device.customer : device.customerName,
                    address.join(u", "_s), OutageWords::memberState(member, now, m_language),
                    OutageWords::memberTone(member)}});
            if (!device.position.isValid()) {
                unplaced.insert(device.location);
            } else if (!places.contains(device.location)) {
                places.insert(device.location);
                Geo::Marker pin;
                pin.id = device.location;
                pin.kind = Geo::Marker::Kind::Pin;
                pin.position = device.position;
                pin.isDimmed = member.isBack;
                pins.push_back(std::move(pin));
            }
        }
        for (const Store::OpenTicket &ticket : report->tickets) {
            tickets.push_back({ticket.id, {ticket.subject, ticket.customerName, ticket.opened}});
        }
        card.hasPosition = !pins.empty();
        card.unplaced = static_cast<int>(unplaced.size());
    }
    if (isAnother) {
        m_members.reset(std::move(members));
        m_tickets.reset(std::move(tickets));
    } else {
        m_members.applySnapshot(std::move(members));
        m_tickets.applySnapshot(std::move(tickets));
    }
    m_pins.setMarkers(std::move(pins));
    m_work.setReport(report, m_picture.readAt);
    if (!(m_card == card)) {
        m_card = card;
        Q_EMIT cardChanged();
    }
}

QString OutageDesk::placeText(const QString &location) const
{
    const OutageReport *report = chosen();
    if (!report) {
        return {};
    }
    const auto found = std::ranges::find(report->members, location,
        [](const OutageMember &member) { return member.device.location; });
    if (found == report->members.end()) {
        return {};
    }
    QStringList parts{found->device.customerName, found->device.address,
        OutageWords::memberState(*found, m_clock.now(), m_language)};
    parts.removeAll({});
    return parts.join(u" · "_s);
}

void OutageDesk::showOnMap()
{
    const OutageReport *report = chosen();
    if (report && report->outage.group.latitude && report->outage.group.longitude) {
        Q_EMIT placeRequested(*report->outage.group.latitude, *report->outage.group.longitude);
    }
}

} // namespace FibreDesk
