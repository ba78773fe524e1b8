// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cpe/acs/fleetaction.h"

#include <QAbstractListModel>
#include <qqmlintegration.h>

#include <vector>

namespace FibreDesk {

/// The devices of an action, each with what became of it; shown are all of them or those of one
/// outcome.
class DeviceBulkModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by DeviceBulk")
    Q_PROPERTY(int count READ shownCount NOTIFY countChanged)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)

public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< of the equipment record
        TitleRole,
        CustomerRole,
        OutcomeRole, ///< Cpe::Acs::outcomeName()
        OutcomeWordRole,
        ToneRole,
        ReasonRole
    };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;

    void setItems(std::vector<Cpe::Acs::FleetItem> items, const Cpe::Acs::FleetAction &action);
    /// One item is another now; told with the others of the moment by tell().
    void change(std::size_t place, const Cpe::Acs::FleetItem &item);
    void tell();
    void setLanguage(const QString &language);
    [[nodiscard]] const std::vector<Cpe::Acs::FleetItem> &items() const { return m_items; }

    /// An outcome's name ("waiting" is also what is on its way); empty = all.
    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    [[nodiscard]] static QStringList header();
    /// What is shown, line by line.
    [[nodiscard]] std::vector<QStringList> cells() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();
    void filterChanged();

private:
    [[nodiscard]] int shownCount() const { return static_cast<int>(m_shown.size()); }
    [[nodiscard]] bool isShown(const Cpe::Acs::FleetItem &item) const;
    void sieve();
    void removePlace(std::size_t place);
    void insertPlace(std::size_t place);

    std::vector<Cpe::Acs::FleetItem> m_items;
    Cpe::Acs::FleetAction m_action;
    std::vector<std::size_t> m_shown; ///< places, in their order
    std::vector<std::size_t> m_changed; ///< since the last tell()
    QString m_filter;
    QString m_language = QStringLiteral("en");
};

} // namespace FibreDesk
