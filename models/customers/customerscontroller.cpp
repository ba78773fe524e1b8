// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "customerscontroller.h"

#include "base/format.h"
#include "customerrows.h"
#include "outbox/writequeue.h"
#include "records/recorddesk.h"
#include "store/customerqueries.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "store/syncstate.h"
#include "store/ticketqueries.h"

#include <QCoroTask>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

constexpr int tableRows = 8;
constexpr qsizetype recentCustomers = 12;
const QString recentKey = u"recent_customers"_s;

} // namespace

CustomersController::CustomersController(Store::Mirror *mirror, Outbox::WriteQueue *queue,
    const Erp::FieldMap *map, Clock clock, QObject *parent)
    : QObject(parent)
    , m_mirror(mirror)
    , m_clock(std::move(clock))
    , m_search(mirror)
    , m_queue(queue)
    , m_map(map)
    , m_contact(queue, map)
    , m_locations(CustomerRows::locationRoles(), tableRows)
    , m_subscriptions(CustomerRows::subscriptionRoles(), tableRows)
    , m_contracts(CustomerRows::contractRoles(), tableRows)
    , m_equipment(CustomerRows::equipmentRoles(), tableRows)
    , m_tickets(CustomerRows::ticketRoles(), tableRows)
    , m_invoices(CustomerRows::invoiceRoles(), tableRows)
    , m_payments(CustomerRows::paymentRoles(), tableRows)
    , m_jobs(CustomerRows::jobRoles(), tableRows)
    , m_mails(CustomerRows::mailRoles(), tableRows)
    , m_timeline(mirror, m_clock)
    , m_customerFiles(m_clock)
{
    connect(m_queue, &Outbox::WriteQueue::changed, this, &CustomersController::handleWrite);
    connect(&m_contact, &ContactModel::lost, this,
        [this](const QString &text, const QString &customer) {
            Q_EMIT noticed(text, u"danger"_s, customer);
        });
    connect(&m_customerFiles, &CustomerFiles::foundChanged, this,
        &CustomersController::showFilesOnTimeline);
    connect(&m_customerFiles, &CustomerFiles::noticed, this, &CustomersController::noticed);
    connect(m_mirror, &Store::Mirror::emptied, &m_customerFiles, &CustomerFiles::removeOpened);
    m_changeTimer.setSingleShot(true);
    m_changeTimer.setInterval(std::chrono::milliseconds(60));
    connect(&m_changeTimer, &QTimer::timeout, this, [this] {
        readMirror();
        if (!m_id.isEmpty()) {
            read();
            m_timeline.refresh();
        }
    });
    connect(m_mirror, &Store::Mirror::documentsChanged, this, &CustomersController::handleChanges);
    readMirror();
    readRecent();
}

void CustomersController::setRecordDesk(RecordDesk *desk)
{
    m_recordDesk = desk;
    m_customFields = std::make_unique<CustomFields>(desk);
    m_customFields->setLanguage(m_language);
    connect(m_customFields->fields(), &RecordFieldsModel::lost, this,
        [this](const QString &text, const QString &customer) {
            Q_EMIT noticed(text, u"danger"_s, customer);
        });
}

Secrets *CustomersController::secrets() const
{
    return m_recordDesk ? m_recordDesk->secrets() : nullptr;
}

QDate CustomersController::today() const
{
    return m_clock.now().toTimeZone(Format::displayZone()).date();
}

void CustomersController::setLanguage(const QString &language)
{
    if (m_language != language) {
        m_language = language;
        m_contact.retranslate();
        if (m_customFields) {
            m_customFields->setLanguage(language);
        }
        m_timeline.setLanguage(language);
        m_portalLink.retranslate();
        Q_EMIT languageChanged();
    }
}

void CustomersController::open(const QString &id)
{
    if (id.isEmpty() || id == m_id) {
        return;
    }
    m_id = id;
    m_isMissing = false;
    m_error = {};
    m_customerFiles.setCustomer({}, {});
    selectLocation({});
    if (!m_openTicket.isEmpty()) {
        m_openTicket.clear();
        m_thread.clear();
        Q_EMIT openTicketChanged();
    }
    Q_EMIT customerChanged();
    read();
    m_timeline.setCustomer(id); // behind the record, which is looked at first
}

void CustomersController::close()
{
    if (m_id.isEmpty()) {
        return;
    }
    ++m_generation;
    m_id.clear();
    m_head = {};
    m_isMissing = false;
    m_error = {};
    m_contact.clear();
    if (m_customFields) {
        m_customFields->close();
    }
    m_timeline.setCustomer({});
    m_customerFiles.setCustomer({}, {});
    m_pins.setMarkers({});
    selectLocation({});
    Q_EMIT customerChanged();
    Q_EMIT headChanged();
}

void CustomersController::reload()
{
    read();
}

void CustomersController::read()
{
    const int generation = ++m_generation;
    QCoro::connect(m_mirror->read([id = m_id, day = today()](QSqlDatabase &db) {
        return Store::customerRecord(db, id, day);
    }),
        this, [this, generation](const Result<std::optional<Store::CustomerRecord>> &record) {
            if (generation != m_generation) {
                return;
            }
            if (!record) {
                m_error = errorText(record.error());
                Q_EMIT headChanged();
                return;
            }
            m_error = {};
            m_isMissing = !record->has_value();
            if (m_isMissing) {
                m_head = {};
                m_contact.clear();
                m_pins.setMarkers({});
                Q_EMIT headChanged();
                return;
            }
            show(**record, m_head.id != m_id);
        });
    if (!m_openTicket.isEmpty()) {
        readThread();
    }
}

void CustomersController::show(const Store::CustomerRecord &record, bool isFirst)
{
    const auto put = [isFirst](RecordModel &model, std::vector<RecordModel::Row> rows) {
        if (isFirst) {
            model.reset(std::move(rows));
        } else {
            model.applySnapshot(std::move(rows));
        }
    };
    put(m_locations, CustomerRows::locations(record));
    m_pins.setMarkers(CustomerRows::pins(record));
    m_unplacedLocations = m_locations.total() - static_cast<int>(m_pins.markers().size());
    put(m_subscriptions, CustomerRows::subscriptions(record));
    put(m_contracts, CustomerRows::contracts(record, today()));
    put(m_equipment, CustomerRows::equipment(record));
    put(m_tickets, CustomerRows::tickets(record));
    put(m_invoices, CustomerRows::invoices(record, today()));
    put(m_payments, CustomerRows::payments(record));
    put(m_jobs, CustomerRows::jobs(record));
    m_contact.setCustomer(record.customer);
    if (m_customFields) {
        m_customFields->open(Store::Kind::Customer, record.customer.id, record.customer.name);
    }
    if (isFirst) {
        m_mails.reset({});
        if (m_recordDesk) {
            m_recordDesk->secrets()->hideAll();
        }
    }
    CustomerHead head = CustomerRows::head(record, today());
    if (head != m_head) {
        m_head = std::move(head);
        Q_EMIT headChanged();
    }
    QStringList tickets;
    for (const Ticket &ticket : record.tickets) {
        tickets += ticket.id;
    }
    m_customerFiles.setCustomer(record.customer.id, tickets);
    readMails();
    requestEdit();
    if (isFirst) {
        remember(m_id);
    }
}

void CustomersController::selectLocation(const QString &id)
{
    if (m_selectedLocation == id) {
        return;
    }
    m_selectedLocation = id;
    if (!id.isEmpty() && m_locations.rowOf(id) >= m_locations.count()) {
        m_locations.showAll();
    }
    Q_EMIT selectedLocationChanged();
}

QString CustomersController::locationText(const QString &id) const
{
    const int row = m_locations.rowOf(id);
    const QString address = m_locations.value(row, "address").toString();
    return address.isEmpty() ? m_locations.value(row, "name").toString() : address;
}

void CustomersController::toggleTicket(const QString &id)
{
    m_thread.clear();
    m_openTicket = m_openTicket == id ? QString() : id;
    Q_EMIT openTicketChanged();
    if (!m_openTicket.isEmpty()) {
        readThread();
    }
}

void CustomersController::readThread()
{
    QCoro::connect(
        m_mirror->read([ticket = m_openTicket, label = tr("image not loaded")](QSqlDatabase &db) {
            // Made safe here, on the reader's thread: a thread may hold a hundred mails.
            return Store::ticketThread(db, ticket)
                .transform([&label](const std::vector<Store::ThreadEntry> &thread) {
                    return ThreadModel::rowsOf(thread, label);
                });
        }),
        this, [this, ticket = m_openTicket](const Result<std::vector<ThreadRow>> &rows) {
            if (ticket != m_openTicket) {
                return;
            }
            if (rows) {
                m_thread.show(ticket, *rows);
            } else {
                m_error = errorText(rows.error());
                Q_EMIT headChanged();
            }
        });
}

void CustomersController::readMirror()
{
    QCoro::connect(m_mirror->read([](QSqlDatabase &db) { return Store::customerCount(db); }), this,
        [this](const Result<Store::CustomerCount> &count) {
            if (count) {
                m_mirroredCustomers = static_cast<int>(count->count);
                m_isMirrorComplete = count->isComplete;
                m_mirroredAt = count->fetchedAt;
                Q_EMIT mirrorChanged();
            }
        });
}

void CustomersController::readRecent()
{
    QCoro::connect(m_mirror->read([](QSqlDatabase &db) { return Store::metaValue(db, recentKey); }),
        this, [this](const Result<QString> &value) {
            if (value && m_recent.isEmpty()) {
                m_recent = value->split(u'\n', Qt::SkipEmptyParts);
                m_search.setRecent(m_recent);
            }
        });
}

void CustomersController::remember(const QString &id)
{
    m_recent.removeAll(id);
    m_recent.prepend(id);
    m_recent = m_recent.first(std::min(recentCustomers, m_recent.size()));
    m_search.setRecent(m_recent);
    QCoro::connect(m_mirror->write([value = m_recent.join(u'\n')](QSqlDatabase &db) {
        return Store::setMetaValue(db, recentKey, value);
    }),
        this, [](const Result<void> &) {
            // A list of conveniences: not worth a word when it cannot be kept.
        });
}

void CustomersController::handleChanges(const Store::Changes &changes)
{
    const QStringList kinds{Store::Kind::Customer, Store::Kind::Location, Store::Kind::Subscription,
        Store::Kind::Contract, Store::Kind::Equipment, Store::Kind::Ticket, Store::Kind::Message,
        Store::Kind::Invoice, Store::Kind::Payment, Store::Kind::Job, Store::Kind::Note};
    const bool concerns = std::ranges::any_of(
        kinds, [&changes](const QString &kind) { return changes.touches(kind); });
    if (concerns && !m_changeTimer.isActive()) {
        m_changeTimer.start();
    }
}

} // namespace FibreDesk
