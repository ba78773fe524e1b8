// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/snapshotlist.h"
#include "drafts/draftstore.h"

#include <QAbstractListModel>
#include <qqmlintegration.h>

namespace FibreDesk {

/// The campaigns that are being written, the newest first; damaged files by name, with the reason.
class DraftListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by CampaignEditor")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        DraftIdRole = Qt::UserRole + 1,
        NameRole,
        SubjectRole,
        ModifiedRole,
        RecipientsRole, ///< -1 = not known
        StepRole,
        ErrorRole ///< why it cannot be read; empty = it can
    };
    Q_ENUM(Role)

    explicit DraftListModel(QObject *parent = nullptr);
    void set(std::vector<Drafts::DraftSummary> drafts);

    [[nodiscard]] int count() const { return m_rows.size(); }
    Q_INVOKABLE QString idAt(int row) const;
    Q_INVOKABLE bool isDamaged(const QString &id) const;
    [[nodiscard]] QString nameOf(const QString &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    [[nodiscard]] static QList<int> changedRoles(
        const Drafts::DraftSummary &before, const Drafts::DraftSummary &after);

    SnapshotList<Drafts::DraftSummary> m_rows{this, &DraftListModel::changedRoles};
};

} // namespace FibreDesk
