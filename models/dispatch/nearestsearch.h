// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/recordmodel.h"
#include "dispatch/nearest.h"
#include "dispatchcontroller.h"

#include <QPointer>

namespace FibreDesk::Dispatch {

/// Who could be at a place of the map first. Made anew when the board or a position is another
/// while it is open.
class NearestSearch : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(FibreDesk::Dispatch::DispatchController *controller READ controller WRITE
            setController NOTIFY controllerChanged)
    /// Rows: rowId, name, colour, line (how far, when), position (how old), isOff.
    Q_PROPERTY(FibreDesk::RecordModel *list READ list CONSTANT)
    Q_PROPERTY(QString skill READ skill WRITE setSkill NOTIFY changed)
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY changed)
    Q_PROPERTY(int withoutSkill READ withoutSkill NOTIFY changed)
    /// False: another day is shown, and nobody can say who is free.
    Q_PROPERTY(bool isToday READ isToday NOTIFY changed)

public:
    explicit NearestSearch(QObject *parent = nullptr);

    [[nodiscard]] DispatchController *controller() const { return m_controller; }
    void setController(DispatchController *controller);
    [[nodiscard]] RecordModel *list() { return &m_list; }
    [[nodiscard]] QString skill() const { return m_query.tag; }
    void setSkill(const QString &tag);
    [[nodiscard]] bool isOpen() const { return m_query.place.isValid(); }
    [[nodiscard]] int withoutSkill() const { return m_withoutSkill; }
    [[nodiscard]] bool isToday() const { return m_controller && m_controller->isToday(); }

    Q_INVOKABLE void open(double latitude, double longitude);
    Q_INVOKABLE void close();

Q_SIGNALS:
    void controllerChanged();
    void changed();

private:
    void search();
    [[nodiscard]] QString line(const Nearest &found) const;
    [[nodiscard]] QString position(const Nearest &found) const;

    QPointer<DispatchController> m_controller;
    NearestQuery m_query;
    RecordModel m_list;
    int m_withoutSkill = 0;
};

} // namespace FibreDesk::Dispatch
