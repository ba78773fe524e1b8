// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/recordmodel.h"
#include "dispatchcontroller.h"

#include <QPointer>

namespace FibreDesk::Dispatch {

/// What a supervisor must see from across the room: what is late, urgent and without anybody, and
/// who has fallen silent. The worst first.
class WallExceptions : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(FibreDesk::Dispatch::DispatchController *controller READ controller WRITE
            setController NOTIFY controllerChanged)
    /// Rows: rowId, kind, title, line.
    Q_PROPERTY(FibreDesk::RecordModel *list READ list CONSTANT)
    Q_PROPERTY(int late READ late NOTIFY changed)
    Q_PROPERTY(int urgent READ urgent NOTIFY changed)
    Q_PROPERTY(int silent READ silent NOTIFY changed)

public:
    enum Kind { Urgent, Late, Silent };
    Q_ENUM(Kind)

    explicit WallExceptions(QObject *parent = nullptr);

    [[nodiscard]] DispatchController *controller() const { return m_controller; }
    void setController(DispatchController *controller);
    [[nodiscard]] RecordModel *list() { return &m_list; }
    [[nodiscard]] int late() const { return m_late; }
    [[nodiscard]] int urgent() const { return m_urgent; }
    [[nodiscard]] int silent() const { return m_silent; }

Q_SIGNALS:
    void controllerChanged();
    void changed();

private:
    void gather();

    QPointer<DispatchController> m_controller;
    RecordModel m_list;
    QTimer m_gather;
    int m_late = 0;
    int m_urgent = 0;
    int m_silent = 0;
};

} // namespace FibreDesk::Dispatch
