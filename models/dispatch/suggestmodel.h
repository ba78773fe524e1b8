// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/snapshotlist.h"

#include <QAbstractListModel>
#include <qqmlintegration.h>

namespace FibreDesk::Dispatch {

/// Somebody for a job: when and why, or why not.
struct SuggestRow {
    QString id{}; ///< technician and start
    QString technician{};
    QString name{};
    QString colour{};
    int minutes = -1; ///< start since midnight; -1 = not suggested
    QString time{};
    QString reasons{};

    bool operator==(const SuggestRow &) const = default;
};

/// Places for one job, the best first; or those who cannot take it.
class SuggestModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the SuggestController")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        TechnicianRole = Qt::UserRole + 1,
        NameRole,
        ColourRole,
        MinutesRole,
        TimeRole,
        ReasonsRole,
    };

    explicit SuggestModel(QObject *parent = nullptr);

    [[nodiscard]] int count() const { return m_rows.size(); }
    [[nodiscard]] const std::vector<SuggestRow> &rows() const { return m_rows.rows(); }
    void applySnapshot(std::vector<SuggestRow> rows);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    SnapshotList<SuggestRow> m_rows;
};

} // namespace FibreDesk::Dispatch
