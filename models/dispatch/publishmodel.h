// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/snapshotlist.h"

#include <QAbstractListModel>
#include <qqmlintegration.h>

namespace FibreDesk::Dispatch {

/// A technician of a publication: what there is to hear, in which words, and what became of it.
struct PublishRow {
    QString id{}; ///< the technician
    QString name{};
    QString phone{};
    QString summary{}; ///< "2 new · 1 moved · 4 unchanged"
    QStringList lines{}; ///< one per job
    QString body{}; ///< as it is sent
    QString length{}; ///< "214 characters, 2 SMS"
    QString note{}; ///< what else is to be known; empty = nothing
    bool isTicked = false;
    bool canTick = false;
    QString obstacle{}; ///< why it cannot be sent; empty = it can
    bool isUndecided = false; ///< whether an earlier one arrived is for a person to say
    int outcome = 0; ///< PublishModel::Outcome
    QString outcomeText{};

    bool operator==(const PublishRow &) const = default;
};

class PublishModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the PublishController")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        TechnicianRole = Qt::UserRole + 1,
        NameRole,
        PhoneRole,
        SummaryRole,
        LinesRole,
        BodyRole,
        LengthRole,
        NoteRole,
        IsTickedRole,
        CanTickRole,
        ObstacleRole,
        IsUndecidedRole,
        OutcomeRole,
        OutcomeTextRole,
    };
    enum Outcome { None, LeftOut, Waiting, Sending, Done, Refused, Uncertain, NotSent };
    Q_ENUM(Outcome)

    explicit PublishModel(QObject *parent = nullptr);

    [[nodiscard]] int count() const { return m_rows.size(); }
    [[nodiscard]] const std::vector<PublishRow> &rows() const { return m_rows.rows(); }
    void applySnapshot(std::vector<PublishRow> rows);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    SnapshotList<PublishRow> m_rows;
};

} // namespace FibreDesk::Dispatch
