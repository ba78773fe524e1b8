// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/recordmodel.h"
#include "core/clock.h"
#include "geo/outages.h"
#include "geo/overlay.h"
#include "store/mapqueries.h"

#include <QColor>
#include <QObject>
#include <QTimer>
#include <qqmlintegration.h>

#include <memory>

namespace FibreDesk {

namespace Store {
class Mirror;
struct Changes;
} // namespace Store

/// Layers out of the mirror: customers by the port of their OLT, what is out, where the open
/// tickets are, and where the technicians live. A layer that is not shown reads nothing.
class NetworkLayers : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the MapDesk")
    Q_PROPERTY(bool showsPorts READ showsPorts WRITE setShowsPorts NOTIFY chosen)
    Q_PROPERTY(bool showsOutages READ showsOutages WRITE setShowsOutages NOTIFY chosen)
    Q_PROPERTY(bool showsHeat READ showsHeat WRITE setShowsHeat NOTIFY chosen)
    Q_PROPERTY(bool showsHomes READ showsHomes WRITE setShowsHomes NOTIFY chosen)
    /// One port stands out, the others are grey; empty = all in their colours.
    Q_PROPERTY(QString port READ port WRITE setPort NOTIFY chosen)
    /// Tickets opened in the last days; 0 = all that are open.
    Q_PROPERTY(int heatDays READ heatDays WRITE setHeatDays NOTIFY chosen)
    Q_PROPERTY(FibreDesk::RecordModel *ports READ ports CONSTANT)
    Q_PROPERTY(QString portText READ portText WRITE setPortText NOTIFY chosen)
    Q_PROPERTY(int untoldPorts READ untoldPorts NOTIFY read)
    Q_PROPERTY(FibreDesk::RecordModel *outages READ outages CONSTANT)
    /// Devices of which somebody told whether they are online. 0 = nobody tells.
    Q_PROPERTY(int knownStates READ knownStates NOTIFY read)
    Q_PROPERTY(int heatTickets READ heatTickets NOTIFY read)
    Q_PROPERTY(int heatUnplaced READ heatUnplaced NOTIFY read)
    Q_PROPERTY(int homes READ homes NOTIFY read)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY read)

public:
    /// What a network says of the device at a location.
    struct DeviceState {
        Geo::NetworkPoint::State state = Geo::NetworkPoint::State::Unknown;
        QDateTime since;
    };

    explicit NetworkLayers(Store::Mirror *mirror, Clock clock = {}, QObject *parent = nullptr);

    [[nodiscard]] QString toText() const;
    void fromText(const QString &text);
    void setLanguage(const QString &language);
    void setPalette(const QList<QColor> &palette, const QColor &danger, const QColor &quiet);
    /// The whole truth of who is online, by location; replaces what was told before.
    void setStates(QHash<QString, DeviceState> states);

    [[nodiscard]] bool showsPorts() const { return m_chosen.ports; }
    void setShowsPorts(bool shows) { choose(m_chosen.ports, shows); }
    [[nodiscard]] bool showsOutages() const { return m_chosen.outages; }
    void setShowsOutages(bool shows) { choose(m_chosen.outages, shows); }
    [[nodiscard]] bool showsHeat() const { return m_chosen.heat; }
    void setShowsHeat(bool shows) { choose(m_chosen.heat, shows); }
    [[nodiscard]] bool showsHomes() const { return m_chosen.homes; }
    void setShowsHomes(bool shows) { choose(m_chosen.homes, shows); }
    [[nodiscard]] QString port() const { return m_chosen.port; }
    void setPort(const QString &port);
    [[nodiscard]] int heatDays() const { return m_chosen.heatDays; }
    void setHeatDays(int days) { choose(m_chosen.heatDays, days); }
    [[nodiscard]] QString portText() const { return m_portText; }
    void setPortText(const QString &text);
    [[nodiscard]] RecordModel *ports() { return &m_ports; }
    [[nodiscard]] RecordModel *outages() { return &m_outages; }
    [[nodiscard]] int untoldPorts() const { return m_untold; }
    [[nodiscard]] int knownStates() const { return m_found.known; }
    [[nodiscard]] int heatTickets() const { return m_tickets.tickets; }
    [[nodiscard]] int heatUnplaced() const { return m_tickets.unplaced; }
    [[nodiscard]] int homes() const { return int(m_homes.size()); }
    [[nodiscard]] ErrorText error() const { return m_error; }

    /// The page that tells of each outage whole.
    Q_INVOKABLE void openOutages() { Q_EMIT outagesRequested(); }

    /// Lays what is shown into an overlay.
    void drawInto(Geo::Overlay &overlay) const;

Q_SIGNALS:
    /// By people: to be remembered.
    void chosen();
    void read();
    /// What is to be drawn is another.
    void changed();
    void outagesRequested();

private:
    struct Chosen {
        bool ports = false;
        bool outages = false;
        bool heat = false;
        bool homes = false;
        QString port{};
        int heatDays = 30;
    };

    template <typename T>
    void choose(T &member, const T &value)
    {
        if (member == value)
            return;
        member = value;
        Q_EMIT chosen();
        reload();
    }

    void handleChanges(const Store::Changes &changes);
    void reload();
    void readPorts();
    void readTickets();
    void readHomes();
    void listPorts();
    /// Looks for them on another thread; an earlier search's answer is of no use then.
    void findOutages();
    void listOutages();
    void fail(const Error &error);
    [[nodiscard]] QString outageTitle(const Geo::Outage &outage) const;
    [[nodiscard]] QString outageDetail(const Geo::Outage &outage) const;

    Store::Mirror *m_mirror;
    Clock m_clock;
    Chosen m_chosen;
    QString m_language = QStringLiteral("en");
    QString m_portText;
    QList<QColor> m_palette;
    QColor m_danger = Qt::red;
    QColor m_quiet = Qt::gray;
    QHash<QString, DeviceState> m_states;

    using Places = std::shared_ptr<const std::vector<Store::PortPlace>>;
    /// Outages with the places that their members are counted in.
    struct Found {
        Places places = std::make_shared<const std::vector<Store::PortPlace>>();
        std::vector<Geo::Outage> outages{};
        int known = 0;
    };
    [[nodiscard]] static Found foundIn(
        const Places &places, const QHash<QString, DeviceState> &states);

    Places m_places = std::make_shared<const std::vector<Store::PortPlace>>();
    QMap<QString, int> m_portCounts;
    QHash<QString, int> m_portColours;
    Store::TicketPlaces m_tickets;
    std::vector<Store::HomeBase> m_homes;
    Found m_found;
    int m_search = 0; ///< the last one that was begun
    int m_untold = 0;
    ErrorText m_error;
    RecordModel m_ports;
    RecordModel m_outages;
    QTimer m_reload;
    int m_generation = 0;
};

} // namespace FibreDesk
