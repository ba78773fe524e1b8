// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bulkplan.h"

#include <QAbstractListModel>
#include <qqmlintegration.h>

#include <functional>
#include <vector>

namespace FibreDesk {

/// The documents of an action, each with what it has, what it gets and what became of it. Some
/// thousands at most; shown are all of them or those of one outcome.
class BulkModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by a BulkController")
    Q_PROPERTY(int count READ shownCount NOTIFY countChanged)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        TitleRole,
        BeforeRole,
        AfterRole,
        OutcomeRole, ///< outcomeName()
        OutcomeWordRole,
        ReasonRole,
        WriteRole
    };
    Q_ENUM(Role)
    /// A value of the action's field as a person reads it.
    using Words = std::function<QString(const QString &value)>;

    explicit BulkModel(Words words, QObject *parent = nullptr);

    void setItems(std::vector<BulkItem> items);
    /// One item is another now; told with the others of the moment by tell().
    void change(std::size_t place, BulkItem item);
    /// Rows that left or came, and those that stay and are not as they were; nothing else.
    void tell();
    [[nodiscard]] const std::vector<BulkItem> &items() const { return m_items; }

    /// An outcome's name ("waiting" is also what is on its way); empty = all.
    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    /// What is shown as lines with tabs between the cells, its heading first.
    [[nodiscard]] QList<QStringList> cells() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();
    void filterChanged();

private:
    [[nodiscard]] int shownCount() const { return static_cast<int>(m_shown.size()); }
    [[nodiscard]] bool isShown(const BulkItem &item) const;
    /// -1 = not shown.
    [[nodiscard]] int rowOf(std::size_t place) const;
    /// What is shown by the filter. Between the beginning of a reset and its end.
    void sieve();
    void removeRowsAt(const std::vector<int> &rows);
    void insertPlaces(const std::vector<std::size_t> &places);

    Words m_words;
    std::vector<BulkItem> m_items;
    std::vector<std::size_t> m_shown;
    QString m_filter;
    std::vector<std::size_t> m_changed; ///< since the last tell()
};

/// An outcome as a person reads it.
[[nodiscard]] QString outcomeWord(BulkOutcome outcome);

} // namespace FibreDesk
