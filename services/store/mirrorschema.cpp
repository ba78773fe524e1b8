// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/mirrorschema.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

// Password fields and RADIUS names are left out on purpose: secrets are never mirrored.
QList<Table> makeTables()
{
    using enum ColumnType;
    return {
        {.name = Kind::Technician,
            .columns = {{u"full_name"_s}, {u"phone"_s}, {u"email"_s}, {u"color"_s},
                {u"traccar_device_id"_s, Integer}, {u"home_latitude"_s, Real},
                {u"home_longitude"_s, Real}, {u"status"_s}, {u"tech_group"_s},
                {u"weekly_schedule"_s}, {u"extra_shifts"_s}},
            .children = {{Kind::TechnicianTag, u"tags"_s}}},
        {.name = Kind::TechnicianTag,
            .columns = {{u"tag"_s}, {u"level"_s, Integer}},
            .children = {},
            .isChild = true},
        {.name = Kind::Tag,
            .columns = {{u"label"_s}, {u"color"_s}, {u"category"_s}, {u"level"_s, Integer}},
            .children = {}},
        {.name = Kind::Job,
            .columns = {{u"subject"_s}, {u"ticket_id"_s}, {u"customer"_s}, {u"customer_name"_s},
                {u"service_location"_s}, {u"address"_s}, {u"latitude"_s, Real},
                {u"longitude"_s, Real}, {u"job_type"_s}, {u"scheduled_date"_s},
                {u"start_time"_s, Time}, {u"duration_h"_s, Real}, {u"window_start"_s, Time},
                {u"window_end"_s, Time}, {u"priority"_s}, {u"status"_s}, {u"assigned_tech"_s},
                {u"assigned_group"_s}, {u"parent_job"_s}, {u"step_order"_s, Integer},
                {u"depends_on"_s}, {u"notes"_s}, {u"actual_start"_s}, {u"actual_end"_s},
                {u"legacy_ticket_id"_s}, {u"legacy_dept"_s}, {u"modified_by"_s},
                {u"dispatched_to"_s}, {u"dispatched_date"_s}, {u"dispatched_time"_s, Time},
                {u"dispatched_at"_s}, {u"dispatched_by"_s}, {u"pinned"_s, Check}},
            .children = {{Kind::JobTag, u"tags"_s}, {Kind::JobAssistant, u"assistants"_s}}},
        {.name = Kind::JobTag,
            .columns = {{u"tag"_s}, {u"level"_s, Integer}, {u"required"_s, Check}},
            .children = {},
            .isChild = true},
        {.name = Kind::JobAssistant,
            .columns = {{u"technician"_s}},
            .children = {},
            .isChild = true},
        {.name = Kind::Customer,
            .columns = {{u"customer_name"_s}, {u"customer_type"_s}, {u"customer_group"_s},
                {u"territory"_s}, {u"language"_s}, {u"cell_phone"_s}, {u"tel_home"_s},
                {u"email_billing"_s}, {u"mobile_no"_s}, {u"email_id"_s}, {u"legacy_account_id"_s},
                {u"legacy_customer_id"_s}, {u"ppa_enabled"_s, Check}, {u"stripe_id"_s},
                {u"disabled"_s, Check}, {u"creation"_s}, {u"modified_by"_s}, {u"owner"_s}},
            .children = {}},
        {.name = Kind::Location,
            .columns = {{u"customer"_s}, {u"location_name"_s}, {u"address_line"_s}, {u"city"_s},
                {u"postal_code"_s}, {u"latitude"_s, Real}, {u"longitude"_s, Real},
                {u"connection_type"_s}, {u"olt_port"_s}, {u"vlan"_s}, {u"access_notes"_s},
                {u"contact_name"_s}, {u"contact_phone"_s}, {u"status"_s}},
            .children = {}},
        {.name = Kind::Subscription,
            .columns = {{u"customer"_s}, {u"service_location"_s}, {u"service_category"_s},
                {u"plan_name"_s}, {u"speed_down"_s}, {u"speed_up"_s}, {u"monthly_price"_s, Real},
                {u"billing_cycle"_s}, {u"start_date"_s}, {u"end_date"_s}, {u"cancellation_date"_s},
                {u"display_order"_s, Integer}, {u"status"_s}},
            .children = {}},
        // The signature itself is a picture of kilobytes: when it was given is what is asked.
        {.name = Kind::Contract,
            .columns = {{u"customer"_s}, {u"service_location"_s}, {u"subscription"_s},
                {u"contract_type"_s}, {u"start_date"_s}, {u"end_date"_s},
                {u"duration_months"_s, Integer}, {u"monthly_regular"_s, Real},
                {u"install_fee"_s, Real}, {u"signed_on"_s}, {u"status"_s}, {u"termination_date"_s},
                {u"termination_reason"_s}, {u"termination_fee"_s, Real}},
            .children = {}},
        {.name = Kind::Equipment,
            .columns = {{u"equipment_type"_s}, {u"brand"_s}, {u"model"_s}, {u"serial_number"_s},
                {u"mac_address"_s}, {u"ip_address"_s}, {u"firmware_version"_s}, {u"gpon_serial"_s},
                {u"cwmp_serial"_s}, {u"status"_s}, {u"customer"_s}, {u"service_location"_s},
                {u"subscription"_s}},
            .children = {}},
        {.name = Kind::Ticket,
            .columns = {{u"subject"_s}, {u"customer"_s}, {u"customer_name"_s}, {u"status"_s},
                {u"priority"_s}, {u"issue_type"_s}, {u"opening_date"_s}, {u"opening_time"_s, Time},
                {u"raised_by"_s}, {u"assigned_staff"_s}, {u"is_important"_s, Check},
                {u"service_location"_s}, {u"legacy_ticket_id"_s}, {u"description"_s},
                {u"parent_issue"_s}, {.name = u"user_tags"_s, .isOfLists = true}},
            .children = {}},
        {.name = Kind::Invoice,
            .columns = {{u"customer"_s}, {u"customer_name"_s}, {u"posting_date"_s}, {u"due_date"_s},
                {u"grand_total"_s, Real}, {u"outstanding_amount"_s, Real}, {u"status"_s},
                {u"currency"_s}, {u"docstatus"_s, Integer}},
            .children = {}},
        {.name = Kind::Payment,
            .columns = {{u"party_type"_s}, {u"party"_s}, {u"posting_date"_s},
                {u"paid_amount"_s, Real}, {u"mode_of_payment"_s}, {u"reference_no"_s},
                {u"status"_s}, {u"docstatus"_s, Integer}, {u"payment_type"_s},
                {u"unallocated_amount"_s, Real}},
            .children = {}},
        {.name = Kind::Message,
            .columns = {{u"reference_doctype"_s}, {u"reference_name"_s}, {u"subject"_s},
                {u"content"_s}, {u"sender"_s}, {u"sender_full_name"_s}, {u"communication_date"_s},
                {u"sent_or_received"_s}, {u"communication_medium"_s}},
            .children = {}},
        {.name = Kind::Note,
            .columns = {{u"reference_doctype"_s}, {u"reference_name"_s}, {u"comment_type"_s},
                {u"content"_s}, {u"comment_email"_s}, {u"comment_by"_s}, {u"creation"_s}},
            .children = {}},
    };
}

} // namespace

const QList<Table> &tables()
{
    static const QList<Table> all = makeTables();
    return all;
}

const Table *findTable(const QString &name)
{
    const auto &all = tables();
    const auto found = std::ranges::find(all, name, &Table::name);
    return found == all.end() ? nullptr : &*found;
}

} // namespace FibreDesk::Store
