// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "core/records.h"
#include "erp/fieldmap.h"
#include "outbox/write.h"
#include "store/mapqueries.h"

#include <QObject>
#include <qqmlintegration.h>

namespace FibreDesk {

namespace Outbox {
class WriteQueue;
}
namespace Store {
class Mirror;
}

/// Puts the marker of one service location where the house really is. What is saved goes through
/// the outbox: compared with the server, both halves of the position as one.
class PlaceFix : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the MapDesk")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(bool isActive READ isActive NOTIFY changed)
    Q_PROPERTY(QString location READ location NOTIFY changed)
    Q_PROPERTY(QString address READ address NOTIFY changed)
    Q_PROPERTY(double latitude READ latitude NOTIFY moved)
    Q_PROPERTY(double longitude READ longitude NOTIFY moved)
    Q_PROPERTY(double fromLatitude READ fromLatitude NOTIFY changed)
    Q_PROPERTY(double fromLongitude READ fromLongitude NOTIFY changed)
    Q_PROPERTY(bool hadPosition READ hadPosition NOTIFY changed)
    Q_PROPERTY(double metres READ metres NOTIFY moved)
    Q_PROPERTY(bool canSave READ canSave NOTIFY moved)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)

public:
    enum State {
        Idle,
        Reading,
        Editing,
        Keeping, ///< on its way to the disk
        Waiting, ///< for the server
        Uncertain,
        Conflict, ///< decided in the outbox
        Refused,
        Saved,
    };
    Q_ENUM(State)

    PlaceFix(Store::Mirror *mirror, Outbox::WriteQueue *queue, const Erp::FieldMap *map,
        QObject *parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isActive() const { return m_state != Idle; }
    [[nodiscard]] QString location() const { return m_id; }
    [[nodiscard]] QString address() const;
    [[nodiscard]] double latitude() const { return m_position.latitude; }
    [[nodiscard]] double longitude() const { return m_position.longitude; }
    [[nodiscard]] double fromLatitude() const { return m_place.position.latitude; }
    [[nodiscard]] double fromLongitude() const { return m_place.position.longitude; }
    [[nodiscard]] bool hadPosition() const { return isPlaced(m_place.position); }
    /// From where it was; 0 where it was nowhere.
    [[nodiscard]] double metres() const;
    [[nodiscard]] bool canSave() const;
    [[nodiscard]] ErrorText error() const { return m_error; }

    /// Reads the location; one without a position begins at that place.
    Q_INVOKABLE void begin(const QString &location, double latitude, double longitude);
    Q_INVOKABLE void moveTo(double latitude, double longitude);
    Q_INVOKABLE void save();
    /// Ends it; what was saved goes on by itself.
    Q_INVOKABLE void close();

Q_SIGNALS:
    void changed();
    void moved();
    /// The reading is there: bring it into view.
    void begun();

private:
    [[nodiscard]] static bool isPlaced(const GeoPoint &point);
    void set(State state, const ErrorText &error = {});
    void handleKept(const Result<QString> &id);
    void handleWrite(const QString &id);
    [[nodiscard]] std::optional<Outbox::Write> openWrite() const;

    Store::Mirror *m_mirror;
    Outbox::WriteQueue *m_queue;
    const Erp::FieldMap *m_map;
    QString m_id;
    Store::LocationPlace m_place;
    GeoPoint m_position;
    State m_state = Idle;
    ErrorText m_error;
    QString m_write;
    int m_generation = 0;
};

} // namespace FibreDesk
