// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/recordmodel.h"
#include "customerhead.h"
#include "geo/markersource.h"
#include "mailrun/ledgerqueries.h"
#include "store/customerqueries.h"
#include "store/timelinequeries.h"

/// A customer as the mirror has it, turned into the header and the tables of the page. Pure.
namespace FibreDesk::CustomerRows {

[[nodiscard]] CustomerHead head(const Store::CustomerRecord &record, QDate today);

[[nodiscard]] QList<QByteArray> locationRoles();
[[nodiscard]] std::vector<RecordModel::Row> locations(const Store::CustomerRecord &record);
/// The locations that have a position, numbered as in the table, from north to south: a pin covers
/// what lies behind it.
[[nodiscard]] std::vector<Geo::Marker> pins(const Store::CustomerRecord &record);
[[nodiscard]] QList<QByteArray> subscriptionRoles();
[[nodiscard]] std::vector<RecordModel::Row> subscriptions(const Store::CustomerRecord &record);
[[nodiscard]] QList<QByteArray> contractRoles();
[[nodiscard]] std::vector<RecordModel::Row> contracts(
    const Store::CustomerRecord &record, QDate today);
[[nodiscard]] QList<QByteArray> equipmentRoles();
[[nodiscard]] std::vector<RecordModel::Row> equipment(const Store::CustomerRecord &record);
[[nodiscard]] QList<QByteArray> ticketRoles();
[[nodiscard]] std::vector<RecordModel::Row> tickets(const Store::CustomerRecord &record);
[[nodiscard]] QList<QByteArray> invoiceRoles();
[[nodiscard]] std::vector<RecordModel::Row> invoices(
    const Store::CustomerRecord &record, QDate today);
[[nodiscard]] QList<QByteArray> paymentRoles();
[[nodiscard]] std::vector<RecordModel::Row> payments(const Store::CustomerRecord &record);
[[nodiscard]] QList<QByteArray> jobRoles();
[[nodiscard]] std::vector<RecordModel::Row> jobs(const Store::CustomerRecord &record);
[[nodiscard]] QList<QByteArray> mailRoles();
[[nodiscard]] std::vector<RecordModel::Row> mails(
    const std::vector<MailRun::MailToCustomer> &mails);
/// The same on the time line.
[[nodiscard]] std::vector<Store::TimelineEntry> mailEntries(
    const std::vector<MailRun::MailToCustomer> &mails);

} // namespace FibreDesk::CustomerRows
