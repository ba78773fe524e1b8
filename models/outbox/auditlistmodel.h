// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audit/entry.h"
#include "base/linestore.h"
#include "base/pagedtablemodel.h"

namespace FibreDesk {

/// What was done from this desk, the newest first, as one query left it.
class AuditListModel : public PagedTableModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AuditController")

public:
    enum Column {
        AtColumn,
        WhoColumn,
        AreaColumn,
        ActionColumn,
        SubjectColumn,
        ChangeColumn,
        ResultColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    enum Role {
        CellTextRole = Qt::UserRole + 1,
        LoadedRole,
        ToneRole,
        AccessibleRole ///< the row as one sentence
    };

    using PagedTableModel::PagedTableModel;

    void setLanguage(const QString &language);
    void putEntries(const std::vector<qint64> &asked, const std::vector<Audit::Entry> &entries);
    /// Null where it is not here.
    [[nodiscard]] const Audit::Entry *entryAt(int place) const;

    /// A row for a file: times as other programs read them. Thread-safe.
    [[nodiscard]] static QStringList cellsOf(const Audit::Entry &entry);
    [[nodiscard]] static QStringList fileHeader();

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

protected:
    bool hasLine(qint64 row) const override { return m_lines.contains(row); }

private:
    struct Line {
        qint64 row = 0;
        Audit::Entry entry{};

        bool operator==(const Line &) const = default;
    };

    [[nodiscard]] QString cellText(const Audit::Entry &entry, int column) const;

    LineStore<Line> m_lines;
    QString m_language = QStringLiteral("en");
};

} // namespace FibreDesk
