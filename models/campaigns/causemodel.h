// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/snapshotlist.h"

#include <QAbstractListModel>
#include <qqmlintegration.h>

namespace FibreDesk {

class RecipientTableModel;

/// Why rows of a campaign failed, the most frequent reason first. A reason keeps its place while
/// its rows are resent, so that nothing moves under the pointer; one without rows left goes.
class CauseModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by CampaignsController")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        CauseKeyRole = Qt::UserRole + 1,
        LabelRole,
        RowsRole, ///< how many failed rows
        ResendableRole, ///< how many of them may be resent now
        TransientRole ///< a later attempt may succeed as things are
    };
    Q_ENUM(Role)

    explicit CauseModel(QObject *parent = nullptr);

    void reset(const RecipientTableModel &recipients);
    void update(const RecipientTableModel &recipients);

    [[nodiscard]] int count() const { return m_rows.size(); }
    Q_INVOKABLE QString keyAt(int row) const;
    [[nodiscard]] QString labelOf(const QString &key) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    struct Row {
        QString id; ///< the cause's key
        QString label;
        int rows = 0;
        int resendable = 0;
        bool isTransient = false;

        bool operator==(const Row &) const = default;
    };

    static std::vector<Row> counted(const RecipientTableModel &recipients);
    static QList<int> changedRoles(const Row &before, const Row &after);

    SnapshotList<Row> m_rows{this, &CauseModel::changedRoles};
};

} // namespace FibreDesk
