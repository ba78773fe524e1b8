// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/recordmodel.h"
#include "base/threadmodel.h"
#include "contactmodel.h"
#include "core/clock.h"
#include "customerfiles.h"
#include "customerhead.h"
#include "customersearchmodel.h"
#include "geo/markersource.h"
#include "geo/tilesource.h"
#include "portallink.h"
#include "records/customfields.h"
#include "records/secrets.h"
#include "timelinemodel.h"

#include <QObject>
#include <QTimer>
#include <qqmlintegration.h>

#include <memory>
#include <utility>

namespace FibreDesk {

class MailDesk;
class RecordDesk;
namespace Store {
struct Changes;
struct CustomerRecord;
} // namespace Store

/// Acts for the customers page: the search, and one customer with all that hangs on it, read from
/// the mirror in one go and kept up as the mirror changes.
class CustomersController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(FibreDesk::CustomerSearchModel *search READ search CONSTANT)
    Q_PROPERTY(FibreDesk::ContactModel *contact READ contact CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *locations READ locations CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *subscriptions READ subscriptions CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *equipment READ equipment CONSTANT)
    Q_PROPERTY(FibreDesk::Secrets *secrets READ secrets CONSTANT)
    Q_PROPERTY(FibreDesk::CustomFields *customFields READ customFields CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *tickets READ tickets CONSTANT)
    Q_PROPERTY(FibreDesk::ThreadModel *thread READ thread CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *invoices READ invoices CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *payments READ payments CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *jobs READ jobs CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *mails READ mails CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *contracts READ contracts CONSTANT)
    Q_PROPERTY(FibreDesk::TimelineModel *timeline READ timeline CONSTANT)
    Q_PROPERTY(FibreDesk::CustomerFiles *customerFiles READ customerFiles CONSTANT)
    Q_PROPERTY(FibreDesk::PortalLink *portalLink READ portalLink CONSTANT)
    Q_PROPERTY(FibreDesk::Geo::MarkerSource *pins READ pins CONSTANT)
    Q_PROPERTY(FibreDesk::Geo::TileSource *tiles READ tiles CONSTANT)
    Q_PROPERTY(QString selectedLocation READ selectedLocation NOTIFY selectedLocationChanged)
    Q_PROPERTY(int unplacedLocations READ unplacedLocations NOTIFY headChanged)
    Q_PROPERTY(QString customerId READ customerId NOTIFY customerChanged)
    Q_PROPERTY(FibreDesk::CustomerHead head READ head NOTIFY headChanged)
    Q_PROPERTY(bool isLoaded READ isLoaded NOTIFY headChanged)
    Q_PROPERTY(bool isMissing READ isMissing NOTIFY headChanged)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY headChanged)
    Q_PROPERTY(QString openTicket READ openTicket NOTIFY openTicketChanged)
    Q_PROPERTY(int mirroredCustomers READ mirroredCustomers NOTIFY mirrorChanged)
    Q_PROPERTY(bool isMirrorComplete READ isMirrorComplete NOTIFY mirrorChanged)
    Q_PROPERTY(QDateTime mirroredAt READ mirroredAt NOTIFY mirrorChanged)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)

public:
    CustomersController(Store::Mirror *mirror, Outbox::WriteQueue *queue, const Erp::FieldMap *map,
        Clock clock = {}, QObject *parent = nullptr);

    Q_INVOKABLE void open(const QString &id);
    Q_INVOKABLE void close();
    Q_INVOKABLE void reload();
    /// Shows the messages of a ticket; the same one again hides them.
    Q_INVOKABLE void toggleTicket(const QString &id);
    Q_INVOKABLE void openJob(const QString &id) { Q_EMIT jobRequested(id); }
    Q_INVOKABLE void openDevice(const QString &id) { Q_EMIT deviceRequested(id); }
    /// The ticket on its own page.
    Q_INVOKABLE void openTicketPage(const QString &id) { Q_EMIT ticketRequested(id); }
    /// An invoice, a payment, or the customer's statement of account on the page of all: "invoice",
    /// "payment", "statement".
    Q_INVOKABLE void openBill(const QString &kind, const QString &id)
    {
        Q_EMIT billRequested(kind, id);
    }
    /// Marks a location on the map and in its table, of which it shows all where it must.
    Q_INVOKABLE void selectLocation(const QString &id);
    /// Its address, for what has room for a line.
    Q_INVOKABLE QString locationText(const QString &id) const;
    Q_INVOKABLE void showOnDesk(double latitude, double longitude)
    {
        Q_EMIT placeRequested(latitude, longitude);
    }
    Q_INVOKABLE void openMail(const QString &campaign, int row)
    {
        Q_EMIT mailRequested(campaign, row);
    }
    /// Secrets and custom fields, before a page is made; outlives the controller.
    void setRecordDesk(RecordDesk *desk);
    /// An entry of the time line where it is shown whole; what has no page of its own here is asked
    /// of the page with partRequested().
    Q_INVOKABLE void openEntry(const QString &kind, const QString &document, const QString &target);
    /// Who is asked for the customer's files; outlives the controller. Files that are looked at lie
    /// below `directory`.
    void setServer(Erp::ErpClient *erp, const QString &directory)
    {
        m_customerFiles.setServer(erp, directory);
    }
    void setOnline(bool isOnline)
    {
        m_customerFiles.setOnline(isOnline);
        m_portalLink.setOnline(isOnline);
    }
    /// Whose mails are listed; outlives the controller.
    void setMailDesk(MailDesk *desk);
    /// Opens that field of the customer's contact data that holds `address` for editing.
    void editEmail(const QString &customer, const QString &address);
    /// The field asked for by editEmail(), once: the page opens it.
    Q_INVOKABLE QString takeFieldToEdit() { return std::exchange(m_fieldToEdit, QString()); }
    /// Where the map's pictures come from; outlives the controller.
    void setTiles(Geo::TileSource *tiles) { m_tiles = tiles; }

    [[nodiscard]] CustomerSearchModel *search() { return &m_search; }
    [[nodiscard]] ContactModel *contact() { return &m_contact; }
    [[nodiscard]] RecordModel *locations() { return &m_locations; }
    [[nodiscard]] RecordModel *subscriptions() { return &m_subscriptions; }
    [[nodiscard]] RecordModel *equipment() { return &m_equipment; }
    /// Null without a record desk, as the custom fields.
    [[nodiscard]] Secrets *secrets() const;
    [[nodiscard]] CustomFields *customFields() const { return m_customFields.get(); }
    [[nodiscard]] RecordModel *tickets() { return &m_tickets; }
    [[nodiscard]] ThreadModel *thread() { return &m_thread; }
    [[nodiscard]] RecordModel *invoices() { return &m_invoices; }
    [[nodiscard]] RecordModel *payments() { return &m_payments; }
    [[nodiscard]] RecordModel *jobs() { return &m_jobs; }
    [[nodiscard]] RecordModel *mails() { return &m_mails; }
    [[nodiscard]] RecordModel *contracts() { return &m_contracts; }
    [[nodiscard]] TimelineModel *timeline() { return &m_timeline; }
    [[nodiscard]] PortalLink *portalLink() { return &m_portalLink; }
    [[nodiscard]] CustomerFiles *customerFiles() { return &m_customerFiles; }
    [[nodiscard]] Geo::MarkerSource *pins() { return &m_pins; }
    [[nodiscard]] Geo::TileSource *tiles() const { return m_tiles; }
    [[nodiscard]] QString selectedLocation() const { return m_selectedLocation; }
    /// Locations without coordinates: no map can show them.
    [[nodiscard]] int unplacedLocations() const { return m_unplacedLocations; }
    [[nodiscard]] QString customerId() const { return m_id; }
    [[nodiscard]] CustomerHead head() const { return m_head; }
    [[nodiscard]] bool isLoaded() const { return !m_id.isEmpty() && m_head.id == m_id; }
    /// The mirror has no such customer.
    [[nodiscard]] bool isMissing() const { return m_isMissing; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] QString openTicket() const { return m_openTicket; }
    [[nodiscard]] int mirroredCustomers() const { return m_mirroredCustomers; }
    [[nodiscard]] bool isMirrorComplete() const { return m_isMirrorComplete; }
    [[nodiscard]] QDateTime mirroredAt() const { return m_mirroredAt; }
    [[nodiscard]] QString language() const { return m_language; }
    void setLanguage(const QString &language);

Q_SIGNALS:
    void customerChanged();
    void headChanged();
    void openTicketChanged();
    void mirrorChanged();
    void languageChanged();
    void jobRequested(const QString &job);
    void deviceRequested(const QString &device);
    void ticketRequested(const QString &ticket);
    void billRequested(const QString &kind, const QString &id);
    void mailRequested(const QString &campaign, int row);
    /// What the page itself shows of a document: "invoice", "payment", "contract", …
    void partRequested(const QString &kind, const QString &document);
    /// ERPNext confirmed another e-mail address of a customer.
    void emailSaved(const QString &customer, const QString &address);
    /// takeFieldToEdit() has one.
    void editRequested();
    void placeRequested(double latitude, double longitude);
    void selectedLocationChanged();
    /// What was typed for a customer who is not open any more could not be kept; `tone` names one
    /// of the theme's.
    void noticed(const QString &text, const QString &tone, const QString &customer);

private:
    void read();
    void readThread();
    void readMails();
    void showFilesOnTimeline();
    void requestEdit();
    void handleWrite(const QString &id);
    void readMirror();
    void readRecent();
    void remember(const QString &id);
    void show(const Store::CustomerRecord &record, bool isFirst);
    void handleChanges(const Store::Changes &changes);
    [[nodiscard]] QDate today() const;

    Store::Mirror *m_mirror;
    Clock m_clock;
    CustomerSearchModel m_search;
    Outbox::WriteQueue *m_queue;
    const Erp::FieldMap *m_map;
    ContactModel m_contact;
    RecordModel m_locations;
    Geo::MarkerSource m_pins;
    Geo::TileSource *m_tiles = nullptr;
    QString m_selectedLocation;
    int m_unplacedLocations = 0;
    RecordModel m_subscriptions;
    RecordModel m_contracts;
    RecordModel m_equipment;
    RecordModel m_tickets;
    ThreadModel m_thread;
    RecordModel m_invoices;
    RecordModel m_payments;
    RecordModel m_jobs;
    RecordModel m_mails;
    TimelineModel m_timeline;
    CustomerFiles m_customerFiles;
    PortalLink m_portalLink;
    MailDesk *m_desk = nullptr;
    RecordDesk *m_recordDesk = nullptr;
    std::unique_ptr<CustomFields> m_customFields;
    QTimer m_mailTimer; ///< a run changes rows ten times a second
    QString m_addressToEdit; ///< of m_customerToEdit, as soon as that one is shown
    QString m_customerToEdit;
    QString m_fieldToEdit;
    QString m_id;
    CustomerHead m_head;
    bool m_isMissing = false;
    ErrorText m_error;
    QString m_openTicket;
    QStringList m_recent;
    int m_mirroredCustomers = 0;
    bool m_isMirrorComplete = false;
    QDateTime m_mirroredAt;
    int m_generation = 0;
    QTimer m_changeTimer; ///< commits of one burst are one reading
    QString m_language = QStringLiteral("en");
};

} // namespace FibreDesk
