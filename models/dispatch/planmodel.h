// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/snapshotlist.h"

#include <QAbstractListModel>
#include <qqmlintegration.h>

namespace FibreDesk::Dispatch {

/// A job of a plan: where it would go and why, or why it gets no place, and what became of it.
struct PlanRow {
    QString id{}; ///< the job
    QString title{};
    QString from{};
    QString to{};
    QString why{};
    bool isTicked = false;
    bool canTick = false;
    QString note{}; ///< what speaks against it now; empty = nothing
    int severity = -1; ///< of the note
    int outcome = 0; ///< PlanModel::Outcome
    QString outcomeText{};

    bool operator==(const PlanRow &) const = default;
};

class PlanModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the PlanController")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        JobRole = Qt::UserRole + 1,
        TitleRole,
        FromRole,
        ToRole,
        WhyRole,
        IsTickedRole,
        CanTickRole,
        NoteRole,
        SeverityRole,
        OutcomeRole,
        OutcomeTextRole,
    };
    enum Outcome { None, LeftOut, Pending, Done, Refused, Uncertain, TakenBack };
    Q_ENUM(Outcome)

    explicit PlanModel(QObject *parent = nullptr);

    [[nodiscard]] int count() const { return m_rows.size(); }
    [[nodiscard]] const std::vector<PlanRow> &rows() const { return m_rows.rows(); }
    void applySnapshot(std::vector<PlanRow> rows);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    SnapshotList<PlanRow> m_rows;
};

} // namespace FibreDesk::Dispatch
