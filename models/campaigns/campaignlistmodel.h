// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/snapshotlist.h"
#include "campaignsource.h"

#include <QAbstractListModel>
#include <qqmlintegration.h>

namespace FibreDesk {

/// The campaigns of all sources, newest first.
class CampaignListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by CampaignsController")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        CampaignIdRole = Qt::UserRole + 1,
        NameRole,
        StateRole,
        CreatedRole,
        StartedRole,
        CompletedRole,
        TotalsRole,
        PlaceRole, ///< where it is sent from: "hub" or "desk"
        NoteRole ///< what its state means now
    };
    Q_ENUM(Role)

    explicit CampaignListModel(QObject *parent = nullptr);

    void applySnapshot(const std::vector<CampaignHead> &campaigns);
    /// What the open campaign says of itself; its own rows know better than the list.
    void update(const CampaignHead &head);

    [[nodiscard]] int count() const { return m_rows.size(); }
    [[nodiscard]] bool contains(const QString &id) const { return m_rows.contains(id); }
    Q_INVOKABLE QString idAt(int row) const;
    Q_INVOKABLE int rowOf(const QString &id) const { return m_rows.indexOf(id); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    struct Row {
        QString id;
        CampaignHead head;

        bool operator==(const Row &) const = default;
    };

    static QList<int> changedRoles(const Row &before, const Row &after);
    static bool isNewer(const Row &a, const Row &b);

    SnapshotList<Row> m_rows{this, &CampaignListModel::changedRoles, &CampaignListModel::isNewer};
};

} // namespace FibreDesk
