// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dispatch/board.h"

#include <QJsonObject>
#include <QObject>
#include <qqmlintegration.h>

namespace FibreDesk::Dispatch {

/// How this user likes the board: in which order people stand, who is left out, how high a row is
/// and how wide an hour. The page keeps it as a text.
class BoardView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the DispatchController")
    Q_PROPERTY(int order READ order WRITE setOrder NOTIFY changed)
    Q_PROPERTY(bool hidesOff READ hidesOff WRITE setHidesOff NOTIFY changed)
    Q_PROPERTY(bool isCompact READ isCompact WRITE setCompact NOTIFY changed)
    Q_PROPERTY(bool isGrouped READ isGrouped NOTIFY changed)
    /// What the colours of jobs tell.
    Q_PROPERTY(int colourBy READ colourBy WRITE setColourBy NOTIFY changed)
    /// 0 = as much as the working day needs.
    Q_PROPERTY(double hourWidth READ hourWidth WRITE setHourWidth NOTIFY hourWidthChanged)
    Q_PROPERTY(QString text READ text WRITE restore NOTIFY textChanged)

public:
    enum Order { ByName, ByGroup, ByLoad, ByFirstJob };
    Q_ENUM(Order)
    enum ColourBy { OfTechnician, OfKind, OfState };
    Q_ENUM(ColourBy)

    using QObject::QObject;

    [[nodiscard]] int order() const { return m_order; }
    void setOrder(int order);
    [[nodiscard]] bool hidesOff() const { return m_hidesOff; }
    void setHidesOff(bool hides);
    [[nodiscard]] bool isCompact() const { return m_isCompact; }
    void setCompact(bool compact);
    [[nodiscard]] bool isGrouped() const { return m_order == ByGroup; }
    [[nodiscard]] int colourBy() const { return m_colourBy; }
    void setColourBy(int colourBy);
    [[nodiscard]] double hourWidth() const { return m_hourWidth; }
    void setHourWidth(double width);

    /// All of it, to be kept; what cannot be read of one is left as it is. Members that this
    /// program does not know come back as they were.
    [[nodiscard]] QString text() const;
    void restore(const QString &text);

    /// Puts the lanes in order, those that are off and have nothing to do last where they are not
    /// to be seen. Returns how many are.
    [[nodiscard]] int arrange(Board &board) const;

Q_SIGNALS:
    /// Other rows or another order.
    void changed();
    void hourWidthChanged();
    void textChanged();

private:
    int m_order = ByName;
    bool m_hidesOff = false;
    bool m_isCompact = false;
    int m_colourBy = OfTechnician;
    double m_hourWidth = 0;
    QJsonObject m_others; ///< members of another version's view
};

} // namespace FibreDesk::Dispatch
