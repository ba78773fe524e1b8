// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/snapshotlist.h"

#include <QAbstractListModel>
#include <qqmlintegration.h>

namespace FibreDesk::Dispatch {

/// Somebody a job could be given to, and when.
struct PickerRow {
    QString id;
    QString name;
    QString initials;
    QString colour;
    int minutes = -1; ///< proposed start; -1 = fits nowhere
    QString detail{}; ///< "10:30 · 12 min away"
    QString problem{};
    int severity = -1;

    bool operator==(const PickerRow &) const = default;
};

/// Technicians for one job, the best first, narrowed as one types.
class PickerModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the DispatchController")
    Q_PROPERTY(QString job READ job NOTIFY jobChanged)
    Q_PROPERTY(QString filterText READ filterText WRITE setFilterText NOTIFY filterTextChanged)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        NameRole,
        InitialsRole,
        ColourRole,
        MinutesRole,
        DetailRole,
        ProblemRole,
        SeverityRole,
    };

    explicit PickerModel(QObject *parent = nullptr);

    [[nodiscard]] QString job() const { return m_job; }
    [[nodiscard]] QString filterText() const { return m_filterText; }
    void setFilterText(const QString &text);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// Another job: all candidates, best first.
    void setCandidates(const QString &job, std::vector<PickerRow> candidates);

Q_SIGNALS:
    void jobChanged();
    void filterTextChanged();

private:
    void refresh();

    QString m_job;
    QString m_filterText;
    std::vector<PickerRow> m_candidates;
    SnapshotList<PickerRow> m_rows;
};

} // namespace FibreDesk::Dispatch
