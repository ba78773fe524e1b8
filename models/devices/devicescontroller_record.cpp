// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The one device in front: chosen, read, moved, shown.

#include "devicescontroller.h"
#include "records/recorddesk.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"

#include <QCoroTask>

#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

constexpr int mostPlaces = 12;

} // namespace

void DevicesController::select(int place)
{
    const qint64 row = m_list.rowAt(place);
    if (row <= 0 || row == m_row) {
        return;
    }
    m_awaitedRow = row;
    if (const Store::EquipmentLine *line = m_list.lineAt(place)) {
        m_row = std::exchange(m_awaitedRow, 0);
        show(line->id);
        Q_EMIT placeChanged();
    }
}

void DevicesController::open(const QString &id)
{
    if (!id.isEmpty()) {
        show(id);
    }
}

void DevicesController::show(const QString &id)
{
    if (id == m_id) {
        return;
    }
    m_id = id;
    m_isMissing = false;
    m_error = {};
    m_places.reset({});
    m_desk->secrets()->hideAll();
    m_history.open(id);
    Q_EMIT deviceChanged();
    readRecord();
}

void DevicesController::close()
{
    if (m_id.isEmpty()) {
        return;
    }
    ++m_recordGeneration;
    m_id.clear();
    m_row = 0;
    m_awaitedRow = 0;
    m_isMissing = false;
    m_error = {};
    m_desk->secrets()->hideAll();
    m_history.open({});
    nothingInFront();
    Q_EMIT deviceChanged();
    Q_EMIT cardChanged();
    Q_EMIT placeChanged();
}

void DevicesController::nothingInFront()
{
    m_card = {};
    m_tickets.reset({});
    m_fields.clear();
    m_customFields.close();
    m_work.open({}, {});
    if (m_live) {
        m_live->open({});
    }
}

void DevicesController::readRecord()
{
    using Answer = Result<std::optional<Store::EquipmentRecord>>;
    QCoro::connect(
        m_mirror->read([id = m_id](QSqlDatabase &db) { return Store::equipmentRecord(db, id); }),
        this, [this, generation = ++m_recordGeneration](const Answer &record) {
            if (generation != m_recordGeneration) {
                return;
            }
            m_error = record ? ErrorText() : errorText(record.error());
            m_isMissing = record && !record->has_value();
            if (record && record->has_value()) {
                showRecord(**record);
            } else if (m_isMissing) {
                nothingInFront();
                // The number of its row may be another device's by now.
                if (std::exchange(m_row, 0) != 0) {
                    Q_EMIT placeChanged();
                }
            }
            Q_EMIT cardChanged();
        });
}

void DevicesController::showRecord(const Store::EquipmentRecord &record)
{
    const Store::EquipmentLine &line = record.line;
    const bool isFirst = m_card.id != line.id;
    QStringList address{line.address, record.city};
    address.removeAll({});
    m_locationCustomer = record.locationCustomer;
    m_card = {.id = line.id,
        .type = line.type,
        .model = QStringList{line.brand, line.model}.join(u' ').trimmed(),
        .serial = line.serial,
        .mac = line.mac,
        .gponSerial = line.gponSerial,
        .cwmpSerial = record.cwmpSerial,
        .ip = record.ip,
        .firmware = record.firmware,
        .status = line.status,
        .customer = line.customer,
        .customerName = line.customerName.isEmpty() ? line.customer : line.customerName,
        .location = line.location,
        .address = address.isEmpty() ? line.location : address.join(u", "_s),
        .oltPort = record.oltPort,
        .subscription = record.subscription,
        .plan = record.plan,
        .modified = line.modified,
        .fetchedAt = record.fetchedAt};
    std::vector<RecordModel::Row> tickets;
    for (const Store::EquipmentTicket &ticket : record.tickets) {
        tickets.push_back({ticket.id, {ticket.subject, ticket.status, ticket.opened}});
    }
    if (isFirst) {
        m_tickets.reset(std::move(tickets));
    } else {
        m_tickets.applySnapshot(std::move(tickets));
    }
    if (m_live) {
        m_live->open({.id = line.id,
            .serial = line.serial,
            .cwmpSerial = record.cwmpSerial,
            .gponSerial = line.gponSerial,
            .mac = line.mac,
            .address = record.ip,
            .oltPort = record.oltPort});
    }
    QStringList references{line.customer, record.locationCustomer};
    for (const Store::EquipmentTicket &ticket : record.tickets) {
        references.append(ticket.id);
    }
    references.removeAll({});
    references.removeDuplicates();
    m_work.open(line.serial, references);
    showFields(record);
    m_customFields.open(Store::Kind::Equipment, line.id, m_card.model);
    if (m_row != line.row) {
        m_row = line.row;
        Q_EMIT placeChanged();
    }
}

void DevicesController::showFields(const Store::EquipmentRecord &record)
{
    const Store::EquipmentLine &line = record.line;
    const Erp::FieldMap &map = *m_desk->parts().map;
    if (!line.location.isEmpty()) {
        m_placeNames.insert(line.location, m_card.address);
    }
    if (!line.customer.isEmpty()) {
        m_placeNames.insert(line.customer, m_card.customerName);
    }
    const auto field = [&map](const QString &ours, const QString &label, const QString &format,
                           const QString &value, const QStringList &choices = {}) {
        return RecordField{.id = map.serverField(Store::Kind::Equipment, ours),
            .label = label,
            .section = {},
            .format = format,
            .choices = choices,
            .raw = Outbox::rawOf(value),
            .isEditable = true};
    };
    QStringList states = m_desk->choices(
        Store::Kind::Equipment, map.serverField(Store::Kind::Equipment, u"status"_s));
    if (states.isEmpty()) {
        states = {u"inventory"_s, u"active"_s, u"defective"_s, u"returned"_s};
    }
    if (!line.status.isEmpty() && !states.contains(line.status)) {
        states += line.status;
    }
    m_fields.show({.doctype = map.doctype(Store::Kind::Equipment),
                      .name = line.id,
                      .title = QStringList{m_card.type, m_card.model, line.serial}.join(u' '),
                      .modified = record.modified},
        {field(u"status"_s, tr("State"), u"choice"_s, line.status, states),
            field(u"service_location"_s, tr("Location"), u"place"_s, line.location),
            field(u"customer"_s, tr("Customer"), u"place"_s, line.customer)});
}

void DevicesController::openCustomer()
{
    if (!m_card.customer.isEmpty()) {
        Q_EMIT customerRequested(m_card.customer);
    }
}

void DevicesController::openLocation()
{
    const QString customer = m_locationCustomer.isEmpty() ? m_card.customer : m_locationCustomer;
    if (!customer.isEmpty()) {
        Q_EMIT locationRequested(customer, m_card.location);
    }
}

void DevicesController::searchPlaces(const QString &text)
{
    using Answer = Result<std::vector<Store::EquipmentPlace>>;
    // A place found for an earlier text must not be taken for this one.
    m_places.reset({});
    m_placesText.clear();
    m_placesError = {};
    m_isSearchingPlaces = true;
    Q_EMIT placesChanged();
    QCoro::connect(m_mirror->read([text](QSqlDatabase &db) {
        return Store::equipmentPlaces(db, text, mostPlaces);
    }),
        this, [this, text, generation = ++m_placesGeneration](const Answer &places) {
            if (generation != m_placesGeneration) {
                return;
            }
            m_isSearchingPlaces = false;
            if (!places) {
                m_placesError = errorText(places.error());
                Q_EMIT placesChanged();
                return;
            }
            std::vector<RecordModel::Row> rows;
            for (const Store::EquipmentPlace &place : *places) {
                rows.push_back({place.id, {place.address, place.customer, place.customerName}});
                m_placeNames.insert(place.id, place.address);
                if (!place.customerName.isEmpty()) {
                    m_placeNames.insert(place.customer, place.customerName);
                }
            }
            m_places.applySnapshot(std::move(rows));
            m_placesText = text;
            Q_EMIT placesChanged();
        });
}

void DevicesController::moveTo(const QString &location, const QString &customer)
{
    const Erp::FieldMap &map = *m_desk->parts().map;
    m_fields.submitTogether({{map.serverField(Store::Kind::Equipment, u"customer"_s), customer},
        {map.serverField(Store::Kind::Equipment, u"service_location"_s), location}});
}

} // namespace FibreDesk
