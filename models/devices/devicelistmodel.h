// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/equipmentqueries.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>
#include <QTimer>
#include <qqmlintegration.h>

#include <vector>

namespace FibreDesk {

/// All equipment in the order of one query. Holds the row numbers only; what stands on the rows
/// comes in pages as they come into sight. A row that is not here yet answers empty, with `loaded`
/// false.
class DeviceListModel : public QAbstractTableModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by DevicesController")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(bool isChanging READ isChanging NOTIFY changingChanged)

public:
    enum Column {
        TypeColumn,
        ModelColumn,
        SerialColumn,
        MacColumn,
        GponColumn,
        StatusColumn,
        CustomerColumn,
        LocationColumn,
        ModifiedColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    enum Role {
        CellTextRole = Qt::UserRole + 1,
        RowIdRole,
        LoadedRole,
        StatusRole, ///< the server's word
        AccessibleRole ///< the row as one sentence
    };
    Q_ENUM(Role)

    static constexpr int pageSize = 64;

    explicit DeviceListModel(QObject *parent = nullptr);

    /// Another query: all anew.
    void reset(std::vector<qint64> rows);
    /// The same query again: what stands before and after what differs stays where it is.
    void update(std::vector<qint64> rows);
    /// What stands on rows; those asked for and not there are forgotten.
    void putLines(const std::vector<qint64> &asked, const std::vector<Store::EquipmentLine> &lines);
    /// The rows asked for could not be read: they are asked for again when next seen.
    void giveUp(const std::vector<qint64> &asked);
    /// What is here is read again.
    [[nodiscard]] std::vector<qint64> knownRows() const;
    void setLanguage(const QString &language);

    [[nodiscard]] const std::vector<qint64> &rows() const { return m_rows; }
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    /// Rows come and go by themselves right now: a current row that moves on with them was chosen
    /// by nobody.
    [[nodiscard]] bool isChanging() const { return m_isChanging; }
    [[nodiscard]] qint64 rowAt(int place) const;
    /// Null where it is not here.
    [[nodiscard]] const Store::EquipmentLine *lineAt(int place) const;
    /// Where a row number stands; -1 = nowhere.
    [[nodiscard]] int placeOf(qint64 row) const;

    /// What a column says of a line; in a file, times as ISO has them.
    [[nodiscard]] static QString cellText(
        const Store::EquipmentLine &line, int column, const QString &language, bool isForFile);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();
    void changingChanged();
    /// These rows are in sight and not here; each is asked for once.
    void linesWanted(const std::vector<qint64> &rows);

private:
    /// Lines kept: some thousand rows of scrolling back and forth.
    static constexpr qsizetype mostLines = 4096;

    void want(int place) const;
    void ask();
    void setChanging(bool isChanging);
    [[nodiscard]] static QString sentence(
        const Store::EquipmentLine &line, const QString &language);

    std::vector<qint64> m_rows;
    QHash<qint64, Store::EquipmentLine> m_lines;
    QSet<qint64> m_asked;
    mutable QSet<int> m_wanted; ///< pages
    mutable QTimer m_askTimer;
    bool m_isChanging = false;
    QString m_language = QStringLiteral("en");
};

/// The server's word for a state of a device as a person reads it.
[[nodiscard]] QString deviceStatusWord(const QString &status);

} // namespace FibreDesk
