// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/recordmodel.h"
#include "devicebulk.h"
#include "devicecard.h"
#include "devicediagnosis.h"
#include "deviceexport.h"
#include "devicehistory.h"
#include "devicelistmodel.h"
#include "devicelive.h"
#include "deviceparameters.h"
#include "devicescan.h"
#include "deviceself.h"
#include "deviceswap.h"
#include "devicetasks.h"
#include "deviceupkeep.h"
#include "devicework.h"
#include "outagedesk.h"
#include "records/customfields.h"
#include "records/recordfieldsmodel.h"
#include "records/secrets.h"

#include <QObject>
#include <QTimer>
#include <qqmlintegration.h>

#include <array>
#include <optional>

namespace FibreDesk {

class RecordDesk;
namespace Store {
class Mirror;
struct Changes;
} // namespace Store

/// Acts for the devices page: the views, the list of all equipment in the order of one of them,
/// and one device with its place, its history and its secrets. Reads the mirror and follows it as
/// it changes; edits go through the outbox.
class DevicesController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(FibreDesk::DeviceListModel *list READ list CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *views READ views CONSTANT)
    Q_PROPERTY(FibreDesk::DeviceExport *fileExport READ fileExport CONSTANT)
    Q_PROPERTY(FibreDesk::Secrets *secrets READ secrets CONSTANT)
    Q_PROPERTY(FibreDesk::DeviceHistory *history READ history CONSTANT)
    Q_PROPERTY(FibreDesk::DeviceWork *work READ work CONSTANT)
    /// What is so now; null where no way to a device is known.
    Q_PROPERTY(FibreDesk::DeviceLive *live READ live CONSTANT)
    Q_PROPERTY(FibreDesk::DeviceTasks *tasks READ tasks CONSTANT)
    /// What is changed on a device's own page; null where nobody can.
    Q_PROPERTY(FibreDesk::DeviceSelf *own READ own CONSTANT)
    Q_PROPERTY(FibreDesk::DeviceUpkeep *upkeep READ upkeep CONSTANT)
    Q_PROPERTY(FibreDesk::DeviceDiagnosis *diagnosis READ diagnosis CONSTANT)
    Q_PROPERTY(FibreDesk::DeviceParameters *parameters READ parameters CONSTANT)
    /// Null where the profile has no ACS.
    Q_PROPERTY(FibreDesk::DeviceBulk *bulk READ bulk CONSTANT)
    /// Null where nothing looks for outages.
    Q_PROPERTY(FibreDesk::OutageDesk *outages READ outages CONSTANT)
    Q_PROPERTY(FibreDesk::DeviceScan *scan READ scan CONSTANT)
    Q_PROPERTY(FibreDesk::DeviceSwap *swap READ swap CONSTANT)
    Q_PROPERTY(FibreDesk::CustomFields *customFields READ customFields CONSTANT)
    Q_PROPERTY(FibreDesk::RecordFieldsModel *fields READ fields CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *tickets READ tickets CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *places READ places CONSTANT)
    Q_PROPERTY(QString placesText READ placesText NOTIFY placesChanged)
    Q_PROPERTY(bool isSearchingPlaces READ isSearchingPlaces NOTIFY placesChanged)
    Q_PROPERTY(FibreDesk::ErrorText placesError READ placesError NOTIFY placesChanged)
    Q_PROPERTY(QString view READ view NOTIFY queryChanged)
    Q_PROPERTY(QString viewTitle READ viewTitle NOTIFY queryChanged)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY queryChanged)
    Q_PROPERTY(int sortColumn READ sortColumn NOTIFY queryChanged)
    Q_PROPERTY(bool isDescending READ isDescending NOTIFY queryChanged)
    Q_PROPERTY(QString memory READ memory NOTIFY memoryChanged)
    Q_PROPERTY(bool isListing READ isListing NOTIFY listChanged)
    Q_PROPERTY(bool isListed READ isListed NOTIFY listChanged)
    Q_PROPERTY(FibreDesk::ErrorText listError READ listError NOTIFY listChanged)
    /// What there is to know of what the view chooses; mostly empty.
    Q_PROPERTY(QString viewNote READ viewNote NOTIFY viewNoteChanged)
    /// The profile has an ACS.
    Q_PROPERTY(bool hasFleet READ hasFleet NOTIFY fleetChanged)
    Q_PROPERTY(QDateTime fleetAt READ fleetAt NOTIFY fleetChanged)
    Q_PROPERTY(FibreDesk::ErrorText fleetError READ fleetError NOTIFY fleetChanged)
    Q_PROPERTY(int mirrored READ mirrored NOTIFY overviewChanged)
    Q_PROPERTY(bool isComplete READ isComplete NOTIFY overviewChanged)
    Q_PROPERTY(QDateTime fetchedAt READ fetchedAt NOTIFY overviewChanged)
    Q_PROPERTY(QString deviceId READ deviceId NOTIFY deviceChanged)
    Q_PROPERTY(FibreDesk::DeviceCard card READ card NOTIFY cardChanged)
    Q_PROPERTY(bool isLoaded READ isLoaded NOTIFY cardChanged)
    Q_PROPERTY(bool isMissing READ isMissing NOTIFY cardChanged)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY cardChanged)
    Q_PROPERTY(int place READ place NOTIFY placeChanged)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)

public:
    /// `live` follows the device in front and outlives this.
    explicit DevicesController(
        RecordDesk *desk, DeviceLive *live = nullptr, QObject *parent = nullptr);

    /// What can be asked of a device and measured by it; before the page is made.
    void setWork(DeviceTasks *tasks, DeviceDiagnosis *diagnosis,
        DeviceParameters *parameters = nullptr, DeviceSelf *own = nullptr,
        DeviceUpkeep *upkeep = nullptr);

    /// What can be done to many devices; before the page is made.
    void setBulk(DeviceBulk *bulk);

    /// Before the page is made.
    void setOutages(OutageDesk *outages) { m_outages = outages; }

    /// The page is in front: from now on the list is read and kept up.
    Q_INVOKABLE void activate();
    Q_INVOKABLE void refresh();
    /// What the ACS says of all devices; null where there is none.
    void setFleet(const DeviceFleetPointer &fleet);
    /// All that hang on the OLT port of the device in front.
    Q_INVOKABLE void choosePort();
    /// "all", "unplaced", "status:…", "type:…", "net:…", "model:…" or "port:…".
    Q_INVOKABLE void chooseView(const QString &id);
    Q_INVOKABLE void sortBy(int column, bool descending);
    /// What an earlier run remembered, before the first activate().
    Q_INVOKABLE void restore(const QString &memory);

    /// The device at a place of the list; one that is not read yet opens as soon as it is.
    Q_INVOKABLE void select(int place);
    Q_INVOKABLE void close();
    /// From elsewhere: shows it whether the list has it or not.
    void open(const QString &id);
    Q_INVOKABLE void openCustomer();
    /// The customer's page, at that location.
    Q_INVOKABLE void openLocation();
    /// What was measured, as a note on a ticket.
    Q_INVOKABLE void noteOn(const QString &ticket, const QString &text)
    {
        Q_EMIT noteRequested(ticket, text);
    }
    Q_INVOKABLE void openTicket(const QString &id) { Q_EMIT ticketRequested(id); }

    /// Fills places() with locations of which the text is part; until they are read there are none.
    Q_INVOKABLE void searchPlaces(const QString &text);
    /// Location and customer together, in one write; empty = to no location and no customer.
    Q_INVOKABLE void moveTo(const QString &location, const QString &customer);

    /// How people call a state.
    [[nodiscard]] Q_INVOKABLE QString stateWord(const QString &state) const
    {
        return deviceStatusWord(state);
    }

    [[nodiscard]] DeviceListModel *list() { return &m_list; }
    [[nodiscard]] RecordModel *views() { return &m_views; }
    [[nodiscard]] DeviceExport *fileExport() { return &m_export; }
    [[nodiscard]] Secrets *secrets() const;
    [[nodiscard]] DeviceHistory *history() { return &m_history; }
    [[nodiscard]] DeviceWork *work() { return &m_work; }
    [[nodiscard]] DeviceLive *live() const { return m_live; }
    [[nodiscard]] DeviceTasks *tasks() const { return m_tasks; }
    [[nodiscard]] DeviceSelf *own() const { return m_own; }
    [[nodiscard]] DeviceUpkeep *upkeep() const { return m_upkeep; }
    [[nodiscard]] DeviceDiagnosis *diagnosis() const { return m_diagnosis; }
    [[nodiscard]] DeviceParameters *parameters() const { return m_parameters; }
    [[nodiscard]] DeviceBulk *bulk() const { return m_bulk; }
    [[nodiscard]] OutageDesk *outages() const { return m_outages; }
    [[nodiscard]] DeviceScan *scan() { return &m_scan; }
    [[nodiscard]] DeviceSwap *swap() { return &m_swap; }
    [[nodiscard]] CustomFields *customFields() { return &m_customFields; }
    [[nodiscard]] RecordFieldsModel *fields() { return &m_fields; }
    [[nodiscard]] RecordModel *tickets() { return &m_tickets; }
    [[nodiscard]] RecordModel *places() { return &m_places; }
    /// What places() were found for.
    [[nodiscard]] QString placesText() const { return m_placesText; }
    [[nodiscard]] bool isSearchingPlaces() const { return m_isSearchingPlaces; }
    [[nodiscard]] ErrorText placesError() const { return m_placesError; }
    [[nodiscard]] QString view() const { return m_view; }
    [[nodiscard]] QString viewTitle() const;
    [[nodiscard]] QString viewNote() const;
    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    [[nodiscard]] int sortColumn() const;
    [[nodiscard]] bool isDescending() const { return m_order.isDescending; }
    [[nodiscard]] QString memory() const;
    [[nodiscard]] bool isListing() const { return m_isListing; }
    [[nodiscard]] bool isListed() const { return m_isListed; }
    [[nodiscard]] ErrorText listError() const { return m_listError; }
    [[nodiscard]] bool hasFleet() const { return m_list.fleet() != nullptr; }
    [[nodiscard]] QDateTime fleetAt() const
    {
        return hasFleet() ? m_list.fleet()->readAt : QDateTime();
    }
    [[nodiscard]] ErrorText fleetError() const
    {
        return hasFleet() && m_list.fleet()->error ? errorText(*m_list.fleet()->error)
                                                   : ErrorText();
    }
    [[nodiscard]] int mirrored() const { return m_overview.all; }
    [[nodiscard]] bool isComplete() const { return m_overview.isComplete; }
    [[nodiscard]] QDateTime fetchedAt() const { return m_overview.fetchedAt; }
    [[nodiscard]] QString deviceId() const { return m_id; }
    [[nodiscard]] DeviceCard card() const { return m_card; }
    [[nodiscard]] bool isLoaded() const { return !m_id.isEmpty() && m_card.id == m_id; }
    [[nodiscard]] bool isMissing() const { return m_isMissing; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    /// Where the open device stands in the list; -1 = it does not.
    [[nodiscard]] int place() const { return m_list.placeOf(m_row); }
    [[nodiscard]] QString language() const { return m_language; }
    void setLanguage(const QString &language);

Q_SIGNALS:
    void queryChanged();
    void memoryChanged();
    void listChanged();
    void overviewChanged();
    void fleetChanged();
    void viewNoteChanged();
    void deviceChanged();
    void cardChanged();
    void placeChanged();
    void placesChanged();
    void languageChanged();
    void customerRequested(const QString &customer);
    void locationRequested(const QString &customer, const QString &location);
    void ticketRequested(const QString &ticket);
    void noteRequested(const QString &ticket, const QString &text);
    /// What was typed could not be kept; `tone` names one of the theme's.
    void noticed(const QString &text, const QString &tone, const QString &device);

private:
    [[nodiscard]] Store::EquipmentFilter filter() const;
    void readListAnew();
    void readList(bool isAnother);
    void readLines(const std::vector<qint64> &rows);
    void readOverview();
    void showViews();
    void show(const QString &id);
    void readRecord();
    void showRecord(const Store::EquipmentRecord &record);
    void showFields(const Store::EquipmentRecord &record);
    void nothingInFront();
    void handleChanges(const Store::Changes &changes);
    void follow();

    RecordDesk *m_desk;
    DeviceLive *m_live;
    DeviceTasks *m_tasks = nullptr;
    DeviceSelf *m_own = nullptr;
    DeviceUpkeep *m_upkeep = nullptr;
    DeviceDiagnosis *m_diagnosis = nullptr;
    DeviceParameters *m_parameters = nullptr;
    DeviceBulk *m_bulk = nullptr;
    OutageDesk *m_outages = nullptr;
    DeviceScan m_scan;
    DeviceSwap m_swap;
    Store::Mirror *m_mirror;
    DeviceListModel m_list;
    RecordModel m_views;
    DeviceExport m_export;
    DeviceHistory m_history;
    DeviceWork m_work;
    CustomFields m_customFields;
    RecordFieldsModel m_fields;
    RecordModel m_tickets;
    RecordModel m_places;
    QHash<QString, QString> m_placeNames; ///< of ids the user has seen by name
    QString m_view = QStringLiteral("all");
    QString m_text;
    Store::EquipmentOrder m_order;
    std::optional<DeviceFleetViews::Order> m_fleetOrder; ///< before that of the mirror
    Store::EquipmentOverview m_overview;
    std::array<int, DeviceFleetViews::ViewCount> m_fleetCounts{};
    bool m_isActive = false;
    bool m_isListing = false;
    bool m_isListed = false;
    bool m_isUpdating = false; ///< one reading of the same list at a time
    bool m_isUpdateDue = false;
    ErrorText m_listError;
    int m_listGeneration = 0;
    QTimer m_textTimer; ///< letters of one word are one query
    QTimer m_changeTimer; ///< commits of one burst are one reading
    bool m_hasDeviceChanged = false;
    QString m_id;
    qint64 m_row = 0; ///< of the open device
    qint64 m_awaitedRow = 0; ///< chosen before it was read
    int m_recordGeneration = 0;
    int m_placesGeneration = 0;
    QString m_placesText;
    bool m_isSearchingPlaces = false;
    ErrorText m_placesError;
    QString m_locationCustomer;
    DeviceCard m_card;
    bool m_isMissing = false;
    ErrorText m_error;
    QString m_language = QStringLiteral("en");
};

} // namespace FibreDesk
