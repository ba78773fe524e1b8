// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/listdiff.h"

#include <QAbstractTableModel>
#include <QSet>
#include <QTimer>
#include <qqmlintegration.h>

#include <vector>

namespace FibreDesk {

/// A table of any length as the row numbers of one query, in its order. What stands on the rows is
/// the model's that derives from it; it asks for it in pages as they come into sight, and is told
/// with one dataChanged for each run of rows that arrived.
class PagedTableModel : public QAbstractTableModel {
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(bool isChanging READ isChanging NOTIFY changingChanged)

public:
    static constexpr int pageSize = 64;

    explicit PagedTableModel(QObject *parent = nullptr);

    /// Another query: all anew.
    void reset(std::vector<qint64> rows);
    /// The same query again. `diff` leads from rows() to the new ones.
    void update(std::vector<qint64> rows, const ListDiff &diff);
    /// The rows asked for could not be read: they are asked for again when next seen.
    void giveUp(const std::vector<qint64> &asked);

    [[nodiscard]] const std::vector<qint64> &rows() const { return m_rows; }
    /// What a person counts: headings between the rows are left out by who has them.
    [[nodiscard]] virtual int count() const { return static_cast<int>(m_rows.size()); }
    /// Rows come, go and move by themselves right now: a current row that moves on with them was
    /// chosen by nobody.
    [[nodiscard]] bool isChanging() const { return m_isChanging; }
    /// 0 where there is none.
    [[nodiscard]] qint64 rowAt(int place) const;
    /// Where a row number stands; -1 = nowhere.
    [[nodiscard]] Q_INVOKABLE int placeOf(qint64 row) const;

    int rowCount(const QModelIndex &parent = {}) const override;

Q_SIGNALS:
    void countChanged();
    void changingChanged();
    /// These rows are in sight and not here; each is asked for once.
    void linesWanted(const std::vector<qint64> &rows);

protected:
    [[nodiscard]] virtual bool hasLine(qint64 row) const = 0;
    /// data() was asked for a row that is not here: only noted, a timer asks.
    void want(int place) const;
    /// What was asked for has come; of these rows something else is to be seen now.
    void tellArrived(const std::vector<qint64> &asked, QSet<qint64> changed);
    void tellRows(int first, int last);
    /// Every row is to be asked for again.
    void forgetAsked() { m_asked.clear(); }

private:
    void ask();
    void perform(const ListStep &step);
    void setChanging(bool isChanging);

    std::vector<qint64> m_rows;
    QSet<qint64> m_asked;
    mutable std::vector<int> m_wanted; ///< pages, the one seen last at the end
    mutable QTimer m_askTimer;
    bool m_isChanging = false;
};

} // namespace FibreDesk
