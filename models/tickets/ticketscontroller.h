// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/recordmodel.h"
#include "base/threadmodel.h"
#include "records/customfields.h"
#include "ticketbulk.h"
#include "ticketcard.h"
#include "ticketexport.h"
#include "ticketlistmodel.h"
#include "ticketlive.h"
#include "ticketquery.h"
#include "ticketviewmodel.h"
#include "ticketwriting.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <qqmlintegration.h>

#include <memory>

namespace FibreDesk {

namespace Store {
class Mirror;
struct Changes;
} // namespace Store

/// Acts for the tickets page: the views, the list of all tickets in the order of one of them, and
/// one ticket with its thread. Reads the mirror only, and follows it as it changes.
class TicketsController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(FibreDesk::TicketListModel *list READ list CONSTANT)
    Q_PROPERTY(FibreDesk::TicketViewModel *views READ views CONSTANT)
    Q_PROPERTY(FibreDesk::TicketExport *fileExport READ fileExport CONSTANT)
    Q_PROPERTY(FibreDesk::TicketBulk *bulk READ bulk CONSTANT)
    Q_PROPERTY(QString view READ view NOTIFY queryChanged)
    Q_PROPERTY(QString viewTitle READ viewTitle NOTIFY queryChanged)
    Q_PROPERTY(bool onlyOpen READ isOnlyOpen WRITE setOnlyOpen NOTIFY queryChanged)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY queryChanged)
    Q_PROPERTY(int sortColumn READ sortColumn NOTIFY queryChanged)
    Q_PROPERTY(bool isDescending READ isDescending NOTIFY queryChanged)
    Q_PROPERTY(int group READ group WRITE setGroup NOTIFY queryChanged)
    Q_PROPERTY(QList<int> hiddenColumns READ hiddenColumns NOTIFY queryChanged)
    Q_PROPERTY(QString memory READ memory NOTIFY memoryChanged)
    Q_PROPERTY(bool isListing READ isListing NOTIFY listChanged)
    Q_PROPERTY(bool isListed READ isListed NOTIFY listChanged)
    Q_PROPERTY(FibreDesk::ErrorText listError READ listError NOTIFY listChanged)
    Q_PROPERTY(int mirrored READ mirrored NOTIFY overviewChanged)
    Q_PROPERTY(bool isComplete READ isComplete NOTIFY overviewChanged)
    Q_PROPERTY(QDateTime fetchedAt READ fetchedAt NOTIFY overviewChanged)
    Q_PROPERTY(bool isMeKnown READ isMeKnown NOTIFY overviewChanged)
    Q_PROPERTY(QString ticketId READ ticketId NOTIFY ticketChanged)
    Q_PROPERTY(FibreDesk::TicketCard card READ card NOTIFY cardChanged)
    Q_PROPERTY(FibreDesk::ThreadModel *thread READ thread CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *related READ related CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *jobs READ jobs CONSTANT)
    Q_PROPERTY(FibreDesk::TicketLive *live READ live CONSTANT)
    Q_PROPERTY(FibreDesk::TicketWriting *writing READ writing CONSTANT)
    Q_PROPERTY(FibreDesk::CustomFields *customFields READ customFields CONSTANT)
    Q_PROPERTY(bool isLoaded READ isLoaded NOTIFY cardChanged)
    Q_PROPERTY(bool isMissing READ isMissing NOTIFY cardChanged)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY cardChanged)
    Q_PROPERTY(int place READ place NOTIFY placeChanged)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)

public:
    /// What rows of one value may stand together by; for QML.
    enum Group { NoGroup, ByStatus, ByPriority, ByType, ByRegion, ByAssignee };
    Q_ENUM(Group)

    /// `erp` may be null; files are kept below `directory` while they are looked at.
    explicit TicketsController(Store::Mirror *mirror, Erp::ErpClient *erp = nullptr,
        const QString &directory = {}, Clock clock = {}, QObject *parent = nullptr);

    /// The page is in front: from now on the list is read and kept up.
    Q_INVOKABLE void activate();
    Q_INVOKABLE void refresh();
    /// One of views().
    Q_INVOKABLE void chooseView(const QString &id);
    Q_INVOKABLE void sortBy(int column, bool descending);
    Q_INVOKABLE void setColumnShown(int column, bool shown);
    /// Keeps what is shown now under that name; one that exists is replaced.
    Q_INVOKABLE void saveView(const QString &name);
    Q_INVOKABLE void removeView(const QString &id);
    /// Whether the server may be asked; the mirror is read either way.
    void setOnline(bool isOnline)
    {
        m_live.setOnline(isOnline);
        m_writing.setOnline(isOnline);
    }
    /// Custom fields, before a page is made; outlives the controller.
    void setRecordDesk(RecordDesk *desk);
    /// What an earlier run remembered, before the first activate().
    Q_INVOKABLE void restore(const QString &memory);

    /// The ticket at a place of the list; one that is not read yet opens as soon as it is.
    Q_INVOKABLE void select(int place);
    Q_INVOKABLE void close();
    /// From elsewhere: shows it whether the list has it or not.
    void open(const QString &id);
    Q_INVOKABLE void openRelated(const QString &id) { show(id); }
    Q_INVOKABLE void openCustomer() { Q_EMIT customerRequested(m_card.customer); }
    Q_INVOKABLE void openJob(const QString &id) { Q_EMIT jobRequested(id); }
    /// A change in the outbox.
    Q_INVOKABLE void openWrite(const QString &id) { Q_EMIT writeRequested(id); }

    [[nodiscard]] TicketListModel *list() { return &m_list; }
    /// What acts on marked tickets; null where nothing can be written.
    [[nodiscard]] TicketBulk *bulk() const { return m_bulk; }
    /// Before the page is made.
    void setBulk(TicketBulk *bulk);
    /// What the views have to offer.
    [[nodiscard]] const Store::TicketOverview &overview() const { return m_overview; }
    [[nodiscard]] TicketViewModel *views() { return &m_views; }
    [[nodiscard]] TicketExport *fileExport() { return &m_export; }
    [[nodiscard]] QString view() const { return m_viewId; }
    [[nodiscard]] QString viewTitle() const;
    [[nodiscard]] bool isOnlyOpen() const { return m_query.onlyOpen; }
    void setOnlyOpen(bool onlyOpen);
    [[nodiscard]] QString text() const { return m_query.text; }
    void setText(const QString &text);
    [[nodiscard]] int sortColumn() const;
    [[nodiscard]] bool isDescending() const { return m_query.order.isDescending; }
    [[nodiscard]] int group() const;
    void setGroup(int group);
    [[nodiscard]] QList<int> hiddenColumns() const { return m_query.hiddenColumns; }
    [[nodiscard]] QString memory() const;
    /// Another list is on its way.
    [[nodiscard]] bool isListing() const { return m_isListing; }
    [[nodiscard]] bool isListed() const { return m_isListed; }
    [[nodiscard]] ErrorText listError() const { return m_listError; }
    [[nodiscard]] int mirrored() const { return static_cast<int>(m_overview.all); }
    [[nodiscard]] bool isComplete() const { return m_overview.isComplete; }
    [[nodiscard]] QDateTime fetchedAt() const { return m_overview.fetchedAt; }
    [[nodiscard]] bool isMeKnown() const { return !m_me.isEmpty(); }
    [[nodiscard]] QString ticketId() const { return m_id; }
    [[nodiscard]] TicketCard card() const { return m_card; }
    [[nodiscard]] ThreadModel *thread() { return &m_thread; }
    [[nodiscard]] RecordModel *related() { return &m_related; }
    [[nodiscard]] RecordModel *jobs() { return &m_jobs; }
    [[nodiscard]] TicketLive *live() { return &m_live; }
    [[nodiscard]] TicketWriting *writing() { return &m_writing; }
    /// Null without a record desk.
    [[nodiscard]] CustomFields *customFields() const { return m_customFields.get(); }
    [[nodiscard]] bool isLoaded() const { return !m_id.isEmpty() && m_card.id == m_id; }
    [[nodiscard]] bool isMissing() const { return m_isMissing; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    /// Where the open ticket stands in the list; -1 = it does not.
    [[nodiscard]] int place() const { return m_list.placeOf(m_row); }
    [[nodiscard]] QString language() const { return m_language; }
    void setLanguage(const QString &language);

Q_SIGNALS:
    void queryChanged();
    void memoryChanged();
    void listChanged();
    void overviewChanged();
    void ticketChanged();
    void cardChanged();
    void placeChanged();
    void languageChanged();
    /// open() was called: the page makes it its main thing.
    void ticketAsked();
    void customerRequested(const QString &customer);
    void jobRequested(const QString &job);
    void writeRequested(const QString &write);

private:
    void show(const QString &id);
    void setQuery(TicketQuery query, const QString &viewId);
    void readList(bool isAnother);
    void takeList(TicketRows rows, const ListDiff &diff, bool isAnother);
    void readLines(const std::vector<qint64> &rows);
    void readOverview();
    void showViews();
    void readRecord();
    void showRecord(const Store::TicketRecord &record);
    void handleChanges(const Store::Changes &changes);
    void follow();

    Store::Mirror *m_mirror;
    TicketListModel m_list;
    TicketViewModel m_views;
    TicketExport m_export;
    TicketBulk *m_bulk = nullptr;
    TicketQuery m_query;
    QString m_viewId = QStringLiteral("all");
    std::vector<SavedQuery> m_saved;
    QStringList m_me;
    Store::TicketOverview m_overview;
    bool m_isActive = false;
    bool m_isListing = false;
    bool m_isListed = false;
    ErrorText m_listError;
    int m_listGeneration = 0;
    bool m_isUpdating = false; ///< one reading of the same list at a time
    bool m_isUpdateDue = false;
    QTimer m_textTimer; ///< letters of one word are one query
    QTimer m_changeTimer; ///< commits of one burst are one reading
    QStringList m_changedTickets;
    QStringList m_changedCustomers;
    bool m_isListStale = false;
    QString m_id;
    qint64 m_row = 0; ///< of the open ticket
    qint64 m_awaitedRow = 0; ///< chosen before it was read
    int m_recordGeneration = 0;
    TicketCard m_card;
    ThreadModel m_thread;
    RecordModel m_related;
    RecordModel m_jobs;
    TicketLive m_live;
    TicketWriting m_writing;
    std::unique_ptr<CustomFields> m_customFields;
    bool m_isMissing = false;
    ErrorText m_error;
    QString m_language = QStringLiteral("en");
};

} // namespace FibreDesk
