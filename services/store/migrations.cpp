// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/migrations.h"

#include "core/logging.h"
#include "store/database.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

Migration mirrorTables()
{
    return {1, u"tables of the mirror"_s,
        {
            u"CREATE TABLE technician (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
            u"modified TEXT NOT NULL, full_name TEXT, phone TEXT, email TEXT, color TEXT, "
            u"traccar_device_id INTEGER, home_latitude REAL, home_longitude REAL, "
            u"status TEXT, tech_group TEXT, weekly_schedule TEXT, extra_shifts TEXT)"_s,
            u"CREATE TABLE technician_tag (rid INTEGER PRIMARY KEY, id TEXT NOT NULL, "
            u"parent TEXT NOT NULL, idx INTEGER, tag TEXT, level INTEGER)"_s,
            u"CREATE TABLE tag (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
            u"modified TEXT NOT NULL, label TEXT, color TEXT, category TEXT, level INTEGER)"_s,
            u"CREATE TABLE job (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
            u"modified TEXT NOT NULL, subject TEXT, ticket_id TEXT, customer TEXT, "
            u"customer_name TEXT, service_location TEXT, address TEXT, latitude REAL, "
            u"longitude REAL, job_type TEXT, scheduled_date TEXT, start_time TEXT, "
            u"duration_h REAL, window_start TEXT, window_end TEXT, priority TEXT, "
            u"status TEXT, assigned_tech TEXT, assigned_group TEXT, parent_job TEXT, "
            u"step_order INTEGER, depends_on TEXT, notes TEXT, actual_start TEXT, "
            u"actual_end TEXT, legacy_ticket_id TEXT, legacy_dept TEXT, modified_by TEXT)"_s,
            u"CREATE TABLE job_tag (rid INTEGER PRIMARY KEY, id TEXT NOT NULL, "
            u"parent TEXT NOT NULL, idx INTEGER, tag TEXT, level INTEGER, required INTEGER)"_s,
            u"CREATE TABLE job_assistant (rid INTEGER PRIMARY KEY, id TEXT NOT NULL, "
            u"parent TEXT NOT NULL, idx INTEGER, technician TEXT)"_s,
            u"CREATE TABLE customer (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
            u"modified TEXT NOT NULL, customer_name TEXT, customer_type TEXT, "
            u"customer_group TEXT, territory TEXT, language TEXT, cell_phone TEXT, "
            u"tel_home TEXT, email_billing TEXT, mobile_no TEXT, email_id TEXT, "
            u"legacy_account_id TEXT, legacy_customer_id TEXT, ppa_enabled INTEGER, "
            u"stripe_id TEXT, disabled INTEGER, creation TEXT, modified_by TEXT, owner TEXT)"_s,
            u"CREATE TABLE location (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
            u"modified TEXT NOT NULL, customer TEXT, location_name TEXT, address_line TEXT, "
            u"city TEXT, postal_code TEXT, latitude REAL, longitude REAL, "
            u"connection_type TEXT, olt_port TEXT, vlan TEXT, access_notes TEXT, "
            u"contact_name TEXT, contact_phone TEXT, status TEXT)"_s,
            u"CREATE TABLE subscription (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
            u"modified TEXT NOT NULL, customer TEXT, service_location TEXT, "
            u"service_category TEXT, plan_name TEXT, speed_down TEXT, speed_up TEXT, "
            u"monthly_price REAL, billing_cycle TEXT, start_date TEXT, end_date TEXT, "
            u"cancellation_date TEXT, display_order INTEGER, status TEXT)"_s,
            u"CREATE TABLE equipment (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
            u"modified TEXT NOT NULL, equipment_type TEXT, brand TEXT, model TEXT, "
            u"serial_number TEXT, mac_address TEXT, ip_address TEXT, firmware_version TEXT, "
            u"gpon_serial TEXT, cwmp_serial TEXT, status TEXT, customer TEXT, "
            u"service_location TEXT, subscription TEXT)"_s,
            u"CREATE TABLE ticket (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
            u"modified TEXT NOT NULL, subject TEXT, customer TEXT, customer_name TEXT, "
            u"status TEXT, priority TEXT, issue_type TEXT, opening_date TEXT, "
            u"opening_time TEXT, raised_by TEXT, assigned_staff TEXT, is_important INTEGER, "
            u"service_location TEXT, legacy_ticket_id TEXT, description TEXT, "
            u"parent_issue TEXT)"_s,
            u"CREATE TABLE invoice (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
            u"modified TEXT NOT NULL, customer TEXT, customer_name TEXT, posting_date TEXT, "
            u"due_date TEXT, grand_total REAL, outstanding_amount REAL, status TEXT, "
            u"currency TEXT, docstatus INTEGER)"_s,
            u"CREATE TABLE payment (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
            u"modified TEXT NOT NULL, party_type TEXT, party TEXT, posting_date TEXT, "
            u"paid_amount REAL, mode_of_payment TEXT, reference_no TEXT, status TEXT, "
            u"docstatus INTEGER)"_s,
            u"CREATE TABLE message (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
            u"modified TEXT NOT NULL, reference_doctype TEXT, reference_name TEXT, "
            u"subject TEXT, content TEXT, sender TEXT, sender_full_name TEXT, "
            u"communication_date TEXT, sent_or_received TEXT, communication_medium TEXT)"_s,
            u"CREATE INDEX location_customer ON location(customer)"_s,
            u"CREATE INDEX subscription_customer ON subscription(customer)"_s,
            u"CREATE INDEX subscription_location ON subscription(service_location)"_s,
            u"CREATE INDEX equipment_customer ON equipment(customer)"_s,
            u"CREATE INDEX equipment_location ON equipment(service_location)"_s,
            u"CREATE INDEX ticket_customer ON ticket(customer, opening_date)"_s,
            u"CREATE INDEX message_reference ON message(reference_name, communication_date)"_s,
            u"CREATE INDEX invoice_customer ON invoice(customer, posting_date)"_s,
            u"CREATE INDEX payment_party ON payment(party, posting_date)"_s,
            u"CREATE INDEX job_date ON job(scheduled_date)"_s,
            u"CREATE INDEX job_customer ON job(customer)"_s,
            u"CREATE INDEX job_ticket ON job(ticket_id)"_s,
            u"CREATE INDEX job_tag_parent ON job_tag(parent)"_s,
            u"CREATE INDEX job_assistant_parent ON job_assistant(parent)"_s,
            u"CREATE INDEX technician_tag_parent ON technician_tag(parent)"_s,
            u"CREATE TABLE sync_state (kind TEXT PRIMARY KEY, cursor_modified TEXT, "
            u"cursor_name TEXT, complete INTEGER NOT NULL DEFAULT 0, last_success_utc TEXT, "
            u"last_error TEXT, rows INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID"_s,
            u"CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID"_s,
        }};
}

Migration campaignCache()
{
    return {2, u"cache of the hub's campaigns"_s,
        {
            u"CREATE TABLE campaign (id TEXT PRIMARY KEY, json TEXT NOT NULL, "
            u"fetched_at TEXT NOT NULL) WITHOUT ROWID"_s,
        }};
}

/// The word indexes hold no text of their own (content=''): a hit is shown from the mirrored row of
/// the same rid.
Migration searchIndex()
{
    const QString words =
        u"CREATE VIRTUAL TABLE search_%1 USING fts5(%2, content='', contentless_delete=1, "
        u"detail=column, tokenize='unicode61 remove_diacritics 2', prefix='2 3')"_s;
    return {3, u"search index"_s,
        {
            words.arg(u"customer"_s, u"name, contact"_s),
            words.arg(u"location"_s, u"name, place, contact"_s),
            words.arg(u"equipment"_s, u"name, model"_s),
            words.arg(u"job"_s, u"name, place, subject"_s),
            words.arg(u"ticket"_s, u"subject"_s),
            u"CREATE VIRTUAL TABLE search_code USING fts5(code, content='', "
            u"contentless_delete=1, detail=full, tokenize='trigram')"_s,
            u"CREATE TABLE search_key (key TEXT NOT NULL, kind INTEGER NOT NULL, "
            u"doc INTEGER NOT NULL, PRIMARY KEY (key, kind, doc)) WITHOUT ROWID"_s,
            u"CREATE INDEX search_key_doc ON search_key(kind, doc)"_s,
            // The index is made from rows as they arrive: what an older file holds is fetched
            // again.
            u"DELETE FROM sync_state"_s,
        }};
}

/// The first fill goes from the newest row down; where it began is where following the changes
/// begins.
Migration twoCursors()
{
    return {4, u"a mark for changes beside the cursor of the first fill"_s,
        {
            u"ALTER TABLE sync_state ADD COLUMN high_modified TEXT"_s,
            u"ALTER TABLE sync_state ADD COLUMN total INTEGER NOT NULL DEFAULT -1"_s,
        }};
}

/// Search over everything. What is of the first fill's big tables is indexed afterwards, row by row
/// from `next` on (searchfill.h), so that an older file needs nothing fetched again.
Migration searchOverEverything()
{
    return {5, u"search over everything"_s,
        {
            u"CREATE VIRTUAL TABLE search_message USING fts5(text, content='', "
            u"contentless_delete=1, detail=none, tokenize='unicode61 remove_diacritics 2')"_s,
            // The words of messages and subjects, and the same by their parts: an index of 784,000
            // texts by every three letters would be larger than the texts.
            u"CREATE TABLE search_term (rid INTEGER PRIMARY KEY, term TEXT NOT NULL UNIQUE)"_s,
            u"CREATE VIRTUAL TABLE search_part USING fts5(term, content='', detail=full, "
            u"columnsize=0, tokenize='trigram')"_s,
            u"CREATE TABLE search_name (word TEXT PRIMARY KEY) WITHOUT ROWID"_s,
            u"CREATE TABLE search_number (number INTEGER NOT NULL, kind INTEGER NOT NULL, "
            u"doc INTEGER NOT NULL, PRIMARY KEY (number, kind, doc)) WITHOUT ROWID"_s,
            u"CREATE TABLE search_fill (kind TEXT PRIMARY KEY, next INTEGER NOT NULL DEFAULT 0, "
            u"recent INTEGER, anew INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID"_s,
            u"INSERT INTO search_fill (kind) VALUES ('ticket'), ('message'), ('invoice'), "
            u"('payment'), ('subscription')"_s,
            u"INSERT INTO search_fill (kind, anew) SELECT 'customer', 1 WHERE EXISTS (SELECT 1 "
            u"FROM customer)"_s,
            u"INSERT INTO search_fill (kind, anew) SELECT 'location', 1 WHERE EXISTS (SELECT 1 "
            u"FROM location)"_s,
            u"INSERT INTO search_fill (kind, anew) SELECT 'job', 1 WHERE EXISTS (SELECT 1 FROM "
            u"job)"_s,
            // The first fill went from the newest row back and counted its rows: those after them
            // are newer than any before.
            u"UPDATE search_fill SET recent=(SELECT s.rows FROM sync_state s WHERE "
            u"s.kind=search_fill.kind AND s.complete AND s.rows>0)"_s,
        }};
}

/// What the list of all tickets is ordered and chosen by, and the notes that staff write beside the
/// messages. The open ones are few: their index is what most views read.
Migration ticketList()
{
    return {6, u"indexes of the list of tickets, notes of tickets"_s,
        {
            u"CREATE TABLE note (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
            u"modified TEXT NOT NULL, reference_doctype TEXT, reference_name TEXT, "
            u"comment_type TEXT, content TEXT, comment_email TEXT, comment_by TEXT, "
            u"creation TEXT)"_s,
            u"CREATE INDEX note_reference ON note(reference_name, creation)"_s,
            u"CREATE INDEX ticket_modified ON ticket(modified)"_s,
            u"CREATE INDEX ticket_opened ON ticket(opening_date, opening_time)"_s,
            u"CREATE INDEX ticket_status ON ticket(status, modified)"_s,
            u"CREATE INDEX ticket_type ON ticket(issue_type, modified)"_s,
            u"CREATE INDEX ticket_staff ON ticket(assigned_staff, modified)"_s,
            u"CREATE INDEX ticket_open ON ticket(modified) "
            u"WHERE COALESCE(status,'') NOT IN ('Closed','Resolved')"_s,
            u"CREATE INDEX ticket_important ON ticket(modified) WHERE is_important=1"_s,
            u"CREATE INDEX ticket_parent ON ticket(parent_issue) WHERE parent_issue IS NOT NULL"_s,
        }};
}

/// Frappe's own tags of a ticket. They are on the rows already fetched too, so that those are
/// fetched once more.
Migration ticketTags()
{
    return {7, u"tags of tickets"_s,
        {
            u"ALTER TABLE ticket ADD COLUMN user_tags TEXT"_s,
            u"CREATE INDEX ticket_tags ON ticket(user_tags) WHERE user_tags IS NOT NULL"_s,
            u"DELETE FROM sync_state WHERE kind='ticket'"_s,
        }};
}

/// What the lists of invoices and payments are ordered and chosen by. A payment's part that was put
/// to no invoice was not copied before: payments are fetched again.
Migration billLists()
{
    return {8, u"lists of invoices and payments"_s,
        {
            u"ALTER TABLE payment ADD COLUMN payment_type TEXT"_s,
            u"ALTER TABLE payment ADD COLUMN unallocated_amount REAL"_s,
            u"CREATE INDEX invoice_posted ON invoice(posting_date)"_s,
            // With the column that is compared: else the indexes of the totals seem cheaper.
            u"CREATE INDEX invoice_open ON invoice(due_date, outstanding_amount) "
            u"WHERE docstatus=1 AND outstanding_amount>0.004"_s,
            u"CREATE INDEX invoice_draft ON invoice(posting_date) WHERE docstatus=0"_s,
            u"CREATE INDEX invoice_credit ON invoice(posting_date, grand_total) WHERE grand_total<0"_s,
            u"CREATE INDEX payment_posted ON payment(posting_date)"_s,
            u"CREATE INDEX payment_mode ON payment(mode_of_payment, posting_date)"_s,
            u"CREATE INDEX payment_unallocated ON payment(posting_date, unallocated_amount) "
            u"WHERE docstatus=1 AND unallocated_amount>0.004"_s,
            // The totals of all are read from these alone.
            u"CREATE INDEX invoice_sums ON invoice(currency, docstatus, grand_total, "
            u"outstanding_amount)"_s,
            u"CREATE INDEX payment_sums ON payment(payment_type, docstatus, paid_amount, "
            u"unallocated_amount)"_s,
            u"DELETE FROM sync_state WHERE kind='payment'"_s,
        }};
}

/// Contracts, and what the time line of a customer reads: messages in order of time without looking
/// at their text. What was written to a customer without a ticket was not asked for before: the
/// messages are gone through once more.
Migration customerTimeline()
{
    return {9, u"contracts, time line of a customer"_s,
        {
            u"CREATE TABLE contract (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
            u"modified TEXT NOT NULL, customer TEXT, service_location TEXT, subscription TEXT, "
            u"contract_type TEXT, start_date TEXT, end_date TEXT, duration_months INTEGER, "
            u"monthly_regular REAL, install_fee REAL, signed_on TEXT, status TEXT, "
            u"termination_date TEXT, termination_reason TEXT, termination_fee REAL)"_s,
            u"CREATE INDEX contract_customer ON contract(customer, start_date)"_s,
            u"INSERT INTO search_fill (kind) VALUES ('contract')"_s,
            u"DROP INDEX message_reference"_s,
            u"CREATE INDEX message_reference ON message(reference_name, communication_date, "
            u"communication_medium)"_s,
            u"DROP INDEX job_customer"_s,
            u"CREATE INDEX job_customer ON job(customer, scheduled_date)"_s,
            u"UPDATE sync_state SET complete=0, cursor_modified=NULL, cursor_name=NULL, rows=0, "
            u"total=-1 WHERE kind='message'"_s,
        }};
}

/// What technicians were told of their jobs, and which are pinned. The jobs are gone through once
/// more for it.
Migration toldJobs()
{
    return {10, u"what technicians were told"_s,
        {
            u"ALTER TABLE job ADD COLUMN dispatched_to TEXT"_s,
            u"ALTER TABLE job ADD COLUMN dispatched_date TEXT"_s,
            u"ALTER TABLE job ADD COLUMN dispatched_time TEXT"_s,
            u"ALTER TABLE job ADD COLUMN dispatched_at TEXT"_s,
            u"ALTER TABLE job ADD COLUMN dispatched_by TEXT"_s,
            u"ALTER TABLE job ADD COLUMN pinned INTEGER"_s,
            u"CREATE INDEX job_told ON job(dispatched_date) WHERE dispatched_date IS NOT NULL"_s,
            u"UPDATE sync_state SET complete=0, cursor_modified=NULL, cursor_name=NULL, rows=0, "
            u"total=-1 WHERE kind='job'"_s,
        }};
}

Result<void> runStep(QSqlDatabase &db, const Migration &step)
{
    if (const auto begun = execute(db, u"BEGIN IMMEDIATE"_s); !begun) {
        return begun;
    }
    // Another process may have made this step while we waited for our turn.
    const auto current = selectValue(db, u"PRAGMA user_version"_s);
    if (!current || current->toInt() >= step.version) {
        (void)execute(db, u"ROLLBACK"_s);
        return current.transform([](const QVariant &) { });
    }
    Result<void> done;
    for (const QString &statement : step.statements) {
        done = execute(db, statement);
        if (!done) {
            break;
        }
    }
    if (done) {
        done = execute(db, u"PRAGMA user_version=%1"_s.arg(step.version));
    }
    if (done) {
        done = execute(db, u"COMMIT"_s);
    }
    if (!done) {
        (void)execute(db, u"ROLLBACK"_s);
        Error error = done.error();
        error.source = u"store migration %1 (%2)"_s.arg(step.version).arg(step.summary);
        return std::unexpected(error);
    }
    return {};
}

} // namespace

QStringList searchTables()
{
    static const QRegularExpression made(u"^CREATE (?:VIRTUAL )?TABLE (search_\\w+)"_s);
    QStringList names;
    for (const Migration &step : migrations()) {
        for (const QString &statement : step.statements) {
            if (const auto match = made.match(statement); match.hasMatch()) {
                names += match.captured(1);
            }
        }
    }
    return names;
}

QStringList searchStatements()
{
    static const QRegularExpression ours(u"^(?:CREATE (?:VIRTUAL )?TABLE|CREATE INDEX) search_"_s);
    QStringList statements;
    for (const Migration &step : migrations()) {
        statements += step.statements.filter(ours);
    }
    return statements;
}

const QList<Migration> &migrations()
{
    static const QList<Migration> all{mirrorTables(), campaignCache(), searchIndex(), twoCursors(),
        searchOverEverything(), ticketList(), ticketTags(), billLists(), customerTimeline(),
        toldJobs()};
    return all;
}

Result<void> migrate(QSqlDatabase &db)
{
    return migrate(db, migrations(), migrations().constLast().version);
}

Result<void> migrate(QSqlDatabase &db, const QList<Migration> &steps, int upToVersion)
{
    const auto current = selectValue(db, u"PRAGMA user_version"_s);
    if (!current) {
        return std::unexpected(current.error());
    }
    const int version = current->toInt();
    if (version > steps.constLast().version) {
        return std::unexpected(Error{.kind = ErrorKind::Unsupported,
            .detail = u"the file has format %1, this program knows %2"_s.arg(version).arg(
                steps.constLast().version),
            .source = u"store migration"_s});
    }
    for (const Migration &step : steps) {
        if (step.version <= version || step.version > upToVersion) {
            continue;
        }
        if (const auto done = runStep(db, step); !done) {
            return done;
        }
        qCDebug(lcStore).noquote() << "mirror: format" << step.version << step.summary;
    }
    return {};
}

} // namespace FibreDesk::Store
