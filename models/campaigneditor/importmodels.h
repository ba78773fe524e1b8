// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audience/columns.h"
#include "text/csvreader.h"

#include <QAbstractListModel>
#include <QAbstractTableModel>
#include <qqmlintegration.h>

#include <memory>
#include <vector>

namespace FibreDesk {

/// The columns of an imported table, each with what it holds, for a person to confirm.
class ColumnListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AudienceEditor")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(QStringList roleTexts READ roleTexts NOTIFY retranslated)

public:
    enum Role {
        HeaderRole = Qt::UserRole + 1,
        ColumnRoleRole,
        SampleRole,
        ReasonRole,
        VariableRole
    };
    Q_ENUM(Role)

    explicit ColumnListModel(QObject *parent = nullptr);

    void set(std::vector<Audience::Column> columns, std::shared_ptr<const Text::CsvTable> table);
    void setColumn(int row, const Audience::Column &column);
    void retranslate();

    [[nodiscard]] int count() const { return int(m_columns.size()); }
    [[nodiscard]] QStringList roleTexts() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();
    void retranslated();

private:
    [[nodiscard]] QString sample(int column) const;

    std::vector<Audience::Column> m_columns;
    std::shared_ptr<const Text::CsvTable> m_table;
};

/// The imported table as it is in the file.
class CellTableModel : public QAbstractTableModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AudienceEditor")

public:
    enum Role { CellTextRole = Qt::UserRole + 1, RowIdRole };
    Q_ENUM(Role)

    explicit CellTableModel(QObject *parent = nullptr);
    void set(std::shared_ptr<const Text::CsvTable> table);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    std::shared_ptr<const Text::CsvTable> m_table;
};

/// Customers by id: those nobody was matched to, or those a search found.
class CustomerChoiceModel : public QAbstractTableModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AudienceEditor")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Column { NameColumn, IdColumn, DetailColumn, ColumnCount };
    Q_ENUM(Column)
    enum Role { CellTextRole = Qt::UserRole + 1, RowIdRole, CustomerRole, NameRole, DetailRole };
    Q_ENUM(Role)
    struct Row {
        QString id{};
        QString name{};
        QString detail{};

        bool operator==(const Row &) const = default;
    };

    explicit CustomerChoiceModel(QObject *parent = nullptr);
    void set(std::vector<Row> rows);
    void retranslate();
    [[nodiscard]] int count() const { return int(m_rows.size()); }
    Q_INVOKABLE QString customerAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    std::vector<Row> m_rows;
};

} // namespace FibreDesk
