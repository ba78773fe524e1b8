// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/snapshotlist.h"
#include "outbox/write.h"
#include "outboxwords.h"

#include <QAbstractListModel>
#include <qqmlintegration.h>

namespace FibreDesk {

/// What one write changes, field by field and row by row, beside what was there and, in a clash,
/// what the colleague put there; with the decision where one is needed.
class OutboxFieldsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by OutboxController")
    Q_PROPERTY(bool isDecided READ isDecided NOTIFY decided)

public:
    enum Role {
        KeyRole = Qt::UserRole + 1,
        LabelRole,
        PlaceRole, ///< the child table, for a cell or a row
        KindRole, ///< "field", "added", "removed", "rowGone", "rowEdited", "documentGone"
        BeforeRole,
        MineRole,
        MineTypedRole, ///< as it is typed, where it reads otherwise
        TheirsRole,
        MessageRole,
        ClashRole,
        PickRole,
        TypedRole,
        EditableRole
    };
    Q_ENUM(Role)
    enum Pick { Undecided, Mine, Theirs, Typed };
    Q_ENUM(Pick)

    explicit OutboxFieldsModel(QObject *parent = nullptr);

    /// How values are read from now on; they are shown so with the next setWrite().
    void setReader(const OutboxWords::Reader &reader) { m_reader = reader; }
    /// Another write ends what was decided for the last. What another person wrote can only be
    /// read.
    void setWrite(const Outbox::Write *write, bool isReadOnly = false);
    Q_INVOKABLE void pick(const QString &key, int pick);
    Q_INVOKABLE void type(const QString &key, const QString &text);
    /// Every clash has its decision.
    [[nodiscard]] bool isDecided() const;
    [[nodiscard]] std::vector<Outbox::Choice> choices() const;
    /// The write's changes with another text in one field; nothing where that field is not there.
    [[nodiscard]] std::optional<Outbox::Changes> changesWith(
        const QString &key, const QString &text) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void decided();

private:
    struct Row {
        QString id;
        QString label;
        QString place;
        QString kind;
        QString before;
        QString mine;
        QString mineTyped;
        QString theirs;
        QString message;
        QString typed;
        Outbox::Clash clash;
        bool isClash = false;
        bool isEditable = false;
        int pick = Undecided;

        bool operator==(const Row &) const = default;
    };

    [[nodiscard]] std::vector<Row> rowsOf(const Outbox::Write &write) const;
    void addCells(
        const Outbox::Write &write, const Outbox::RowChange &change, std::vector<Row> &rows) const;

    OutboxWords::Reader m_reader;
    QString m_id;
    bool m_isReadOnly = false;
    Outbox::Changes m_changes;
    SnapshotList<Row> m_rows;
};

} // namespace FibreDesk
