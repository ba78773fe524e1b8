// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/snapshotlist.h"
#include "boardexceptions.h"

#include <QAbstractListModel>
#include <qqmlintegration.h>

namespace FibreDesk::Dispatch {

/// One kind of exception on the strip.
struct ExceptionRow {
    int id = 0; ///< BoardExceptions::Kind
    QString text = {};
    QString glyph = {};
    QString tone = {};
    int count = 0;
    int position = 0; ///< which of them is selected, from 1; 0 = none
    QString spoken = {};

    bool operator==(const ExceptionRow &) const = default;
};

/// The kinds of exceptions in their order, each with how many there are.
class ExceptionModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the DispatchController")
    /// Jobs and technicians that need somebody, each counted once.
    Q_PROPERTY(int total READ total NOTIFY totalChanged)

public:
    enum Role {
        KindRole = Qt::UserRole + 1,
        TextRole,
        GlyphRole,
        ToneRole,
        CountRole,
        PositionRole,
        SpokenRole,
    };

    explicit ExceptionModel(QObject *parent = nullptr);

    [[nodiscard]] int total() const { return m_total; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// `selected` is the job or technician in front.
    void apply(const BoardExceptions &exceptions, const QString &selected);
    [[nodiscard]] const std::vector<ExceptionRow> &rows() const { return m_rows.rows(); }

Q_SIGNALS:
    void totalChanged();

private:
    SnapshotList<ExceptionRow> m_rows;
    int m_total = 0;
};

} // namespace FibreDesk::Dispatch
