// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/recordmodel.h"
#include "core/clock.h"
#include "geo/markersource.h"
#include "geo/tilesource.h"
#include "outagecard.h"
#include "outageexport.h"
#include "outagefinder.h"
#include "outagework.h"

#include <QObject>
#include <QTimer>
#include <qqmlintegration.h>

#include <atomic>
#include <memory>

namespace FibreDesk {

class RecordDesk;
namespace Store {
class Mirror;
struct Changes;
} // namespace Store

/// Devices that went silent together: what the ACS heard of them, joined with the local copy each
/// time it was read. Found on a thread of the mirror; an answer that is out of date is given up.
class OutageDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    /// rowId = the outage.
    Q_PROPERTY(FibreDesk::RecordModel *outages READ outages CONSTANT)
    /// Of the chosen one, rowId = the device.
    Q_PROPERTY(FibreDesk::RecordModel *members READ members CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *tickets READ tickets CONSTANT)
    Q_PROPERTY(FibreDesk::Geo::MarkerSource *pins READ pins CONSTANT)
    Q_PROPERTY(FibreDesk::Geo::TileSource *tiles READ tiles CONSTANT)
    Q_PROPERTY(FibreDesk::OutageExport *fileExport READ fileExport CONSTANT)
    Q_PROPERTY(FibreDesk::OutageWork *work READ work CONSTANT)
    Q_PROPERTY(FibreDesk::OutageCard card READ card NOTIFY cardChanged)
    Q_PROPERTY(QString outageId READ outageId NOTIFY cardChanged)
    /// Of those that last.
    Q_PROPERTY(int open READ open NOTIFY changed)
    Q_PROPERTY(int customers READ customers NOTIFY changed)
    Q_PROPERTY(int knownPlaces READ knownPlaces NOTIFY changed)
    Q_PROPERTY(int unknownPlaces READ unknownPlaces NOTIFY changed)
    /// The ACS is known, and what it says can be believed.
    Q_PROPERTY(bool isKnown READ isKnown NOTIFY changed)
    Q_PROPERTY(bool isReading READ isReading NOTIFY changed)
    /// Why nothing is claimed; empty = something is.
    Q_PROPERTY(QString silence READ silence NOTIFY changed)
    Q_PROPERTY(QDateTime readAt READ readAt NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText fleetError READ fleetError NOTIFY changed)

public:
    explicit OutageDesk(RecordDesk *desk, Clock clock = {}, QObject *parent = nullptr);
    ~OutageDesk() override;

    void setTiles(Geo::TileSource *tiles) { m_tiles = tiles; }
    /// Where a file of the customer's own may say how ports are written.
    void setDataDirectory(const QString &directory) { m_dataDirectory = directory; }
    void setLanguage(const QString &language);
    /// What the ACS says of all devices now; null where there is none.
    void setFleet(const DeviceFleetPointer &fleet);

    Q_INVOKABLE void refresh() { read(); }
    Q_INVOKABLE void select(const QString &outage);
    Q_INVOKABLE void openDevice(const QString &device) { Q_EMIT deviceRequested(device); }
    Q_INVOKABLE void openCustomer(const QString &customer) { Q_EMIT customerRequested(customer); }
    Q_INVOKABLE void openTicket(const QString &ticket) { Q_EMIT ticketRequested(ticket); }
    /// The chosen one on the map of the dispatchers.
    Q_INVOKABLE void showOnMap();
    /// From elsewhere: the page is to show the outages.
    void ask() { Q_EMIT asked(); }
    /// What stands at a pin.
    [[nodiscard]] Q_INVOKABLE QString placeText(const QString &location) const;

    [[nodiscard]] RecordModel *outages() { return &m_outages; }
    [[nodiscard]] RecordModel *members() { return &m_members; }
    [[nodiscard]] RecordModel *tickets() { return &m_tickets; }
    [[nodiscard]] Geo::MarkerSource *pins() { return &m_pins; }
    [[nodiscard]] Geo::TileSource *tiles() const { return m_tiles; }
    [[nodiscard]] OutageExport *fileExport() { return &m_export; }
    [[nodiscard]] OutageWork *work() { return &m_work; }
    [[nodiscard]] OutageCard card() const { return m_card; }
    [[nodiscard]] QString outageId() const { return m_card.id; }
    [[nodiscard]] int open() const;
    [[nodiscard]] int customers() const;
    [[nodiscard]] int knownPlaces() const { return m_picture.knownPlaces; }
    [[nodiscard]] int unknownPlaces() const { return m_picture.unknownPlaces; }
    [[nodiscard]] bool isKnown() const { return m_picture.state == OutagePicture::State::Known; }
    [[nodiscard]] bool isReading() const { return m_isReading; }
    [[nodiscard]] QString silence() const;
    [[nodiscard]] QDateTime readAt() const { return m_picture.readAt; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] ErrorText fleetError() const;

Q_SIGNALS:
    void changed();
    void cardChanged();
    void asked();
    void deviceRequested(const QString &device);
    void customerRequested(const QString &customer);
    void ticketRequested(const QString &ticket);
    void placeRequested(double latitude, double longitude);

private:
    void read();
    void take(const Result<OutagePicture> &picture);
    void show();
    void showChosen();
    [[nodiscard]] const OutageReport *chosen() const;
    void handleChanges(const Store::Changes &changes);

    RecordDesk *m_desk;
    Store::Mirror *m_mirror;
    Clock m_clock;
    Geo::TileSource *m_tiles = nullptr;
    QString m_dataDirectory;
    QString m_language = QStringLiteral("en");
    DeviceFleetPointer m_fleet;
    std::shared_ptr<const Cpe::OpticsMap> m_ports; ///< as read the first time
    OutagePicture m_picture;
    std::shared_ptr<std::atomic<bool>> m_isVoid;
    bool m_isReading = false;
    ErrorText m_error;
    QString m_chosen;
    OutageCard m_card;
    RecordModel m_outages;
    RecordModel m_members;
    RecordModel m_tickets;
    Geo::MarkerSource m_pins;
    OutageExport m_export;
    OutageWork m_work;
    QTimer m_changeTimer; ///< commits of one burst are one reading
};

} // namespace FibreDesk
