// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "loadgrid.h"

#include <QAbstractTableModel>
#include <qqmlintegration.h>

namespace FibreDesk::Dispatch {

/// Technicians by days. Another period is a reset; the same one later tells what changed.
class LoadModel : public QAbstractTableModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the LoadController")

public:
    enum Role {
        JobsRole = Qt::UserRole + 1,
        HoursTextRole,
        LoadRole,
        UnfinishedRole,
        IsOffRole,
        IsTodayRole,
        IsWeekendRole,
        SpokenRole,
        KindsRole,
    };

    explicit LoadModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void apply(LoadGrid grid, QDate today);
    void setLanguage(const QString &language);
    [[nodiscard]] const LoadGrid &grid() const { return m_grid; }

    Q_INVOKABLE QString nameAt(int row) const;
    Q_INVOKABLE QString colourAt(int row) const;
    Q_INVOKABLE QString technicianAt(int row) const;
    Q_INVOKABLE QString sumAt(int row) const;
    /// "Mon 23" and its ISO date.
    Q_INVOKABLE QString dayTextAt(int column) const;
    Q_INVOKABLE QString dayAt(int column) const;
    Q_INVOKABLE QString daySumAt(int column) const;
    /// The whole cell in words.
    Q_INVOKABLE QString spokenAt(int row, int column) const;
    Q_INVOKABLE int columnOf(const QString &iso) const;
    Q_INVOKABLE bool isToday(int column) const;

private:
    [[nodiscard]] const LoadCell *cellAt(int row, int column) const;

    LoadGrid m_grid;
    QDate m_today;
    QString m_language = QStringLiteral("en");
};

} // namespace FibreDesk::Dispatch
