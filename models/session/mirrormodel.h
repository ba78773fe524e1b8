// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/snapshotlist.h"

#include <QAbstractListModel>
#include <QDateTime>
#include <qqmlintegration.h>

namespace FibreDesk {

/// What the local mirror holds of one kind of record.
struct MirrorKind {
    QString id; ///< "Customer"
    QString name; ///< translated, plural: "Customers"
    qint64 rows = 0;
    qint64 expected = -1; ///< what the server counts; -1 = not known
    QDateTime at; ///< when it was last brought up to date; UTC
    bool busy = false;
    bool isAbsent = false; ///< this site has no such doctype
    ErrorText error = {}; ///< why it could not be copied or brought up to date
    double rowsPerSecond = 0; ///< of the first fill; 0 = not measured

    bool operator==(const MirrorKind &) const = default;
};

/// The mirror by kind: rows, age, and how far a first fill has come.
class MirrorModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by Session")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        KindRole = Qt::UserRole + 1,
        NameRole,
        RowsRole,
        ExpectedRole,
        AtRole,
        BusyRole,
        RateRole,
        SecondsLeftRole, ///< of a first fill; -1 = nobody knows
        AbsentRole,
        ErrorRole,
    };
    Q_ENUM(Role)

    explicit MirrorModel(QObject *parent = nullptr);

    [[nodiscard]] int count() const { return m_rows.size(); }
    [[nodiscard]] const SnapshotList<MirrorKind> &rows() const { return m_rows; }
    void upsert(const MirrorKind &kind);
    void applySnapshot(std::vector<MirrorKind> kinds);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    static QList<int> changedRoles(const MirrorKind &before, const MirrorKind &after);

    SnapshotList<MirrorKind> m_rows;
};

} // namespace FibreDesk
