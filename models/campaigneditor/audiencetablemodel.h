// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audiencevalues.h"
#include "drafts/resolvedaudience.h"

#include <QAbstractTableModel>
#include <qqmlintegration.h>

#include <memory>
#include <vector>

namespace FibreDesk {

/// The recipients as they will be written to, filtered by what was found. Rows are places in the
/// audience; another audience of the same length keeps them.
class AudienceTableModel : public QAbstractTableModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AudienceEditor")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int show READ show WRITE setShow NOTIFY filterChanged)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY filterChanged)
    Q_PROPERTY(int sortColumn READ sortColumn NOTIFY filterChanged)
    Q_PROPERTY(bool isDescending READ isDescending NOTIFY filterChanged)

public:
    enum Column {
        LineColumn,
        NameColumn,
        EmailColumn,
        LanguageColumn,
        CustomerColumn,
        MatchColumn,
        StateColumn,
        ColumnCount
    };
    Q_ENUM(Column)
    enum Role { CellTextRole = Qt::UserRole + 1, RowIdRole, ToneRole, ExcludedRole };
    Q_ENUM(Role)
    enum Show {
        Everybody,
        Mailed,
        ExcludedRows,
        Duplicates,
        BadAddresses,
        Several,
        Suggestions,
        Names,
        Unmatched,
        Doubtful
    };
    Q_ENUM(Show)

    explicit AudienceTableModel(QObject *parent = nullptr);

    void set(std::shared_ptr<const Drafts::ResolvedAudience> audience);
    void retranslate();

    [[nodiscard]] int count() const { return int(m_shown.size()); }
    [[nodiscard]] int show() const { return m_show; }
    void setShow(int show);
    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] bool isDescending() const { return m_isDescending; }
    Q_INVOKABLE void setOrder(int column, bool descending);
    Q_INVOKABLE int rowIdAt(int place) const;
    Q_INVOKABLE int placeOf(int rowId) const;

    [[nodiscard]] AudienceCounts counts() const;
    [[nodiscard]] AudienceRow details(int rowId) const;
    /// The recipient as one line for a search: name and address, folded.
    [[nodiscard]] QString haystack(int rowId) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();
    void filterChanged();

private:
    [[nodiscard]] bool isShown(int row) const;
    [[nodiscard]] QString cell(int row, int column) const;
    [[nodiscard]] QString tone(int row) const;
    [[nodiscard]] QString state(int row) const;
    void choose();

    std::shared_ptr<const Drafts::ResolvedAudience> m_audience;
    std::vector<QString> m_haystacks; ///< folded, one for each recipient
    std::vector<int> m_shown;
    int m_show = Everybody;
    QString m_text;
    int m_sortColumn = -1;
    bool m_isDescending = false;
};

} // namespace FibreDesk
