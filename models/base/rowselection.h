// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <qqmlintegration.h>

#include <functional>
#include <vector>

namespace FibreDesk {

/// Which rows of a long list are marked, kept by the row numbers of the mirror: a row that moves
/// stays marked, and so does one that the list no longer has, which is counted apart. Places are
/// those of the list as it is; a heading (a negative number) is never marked.
class RowSelection : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by a controller")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int outside READ outside NOTIFY changed)
    /// Another one after every change: what asks contains() depends on it.
    Q_PROPERTY(int revision READ revision NOTIFY changed)

public:
    using Rows = std::function<const std::vector<qint64> &()>;

    /// `rows` answers the list as it is.
    explicit RowSelection(Rows rows, QObject *parent = nullptr);

    [[nodiscard]] int count() const { return static_cast<int>(m_marked.size()); }
    /// Marked and not in the list as it is.
    [[nodiscard]] int outside() const { return m_outside; }
    [[nodiscard]] int revision() const { return m_revision; }
    [[nodiscard]] Q_INVOKABLE bool contains(int place) const;
    /// A heading cannot be marked.
    [[nodiscard]] Q_INVOKABLE bool canMark(int place) const { return rowAt(place) != 0; }

    /// A plain click: nothing is marked, and the next range or the next addition begins here.
    Q_INVOKABLE void begin(int place);
    /// The current row went there: the next range begins there.
    Q_INVOKABLE void moveTo(int place);
    /// Marks a row or takes it out.
    Q_INVOKABLE void toggle(int place);
    /// The same; where nothing is marked yet, the row that was begun with is marked too.
    Q_INVOKABLE void add(int place);
    /// A range to `place`, beside what was marked before it: it begins at the row the current one
    /// was, `from`, and a next one in a row begins where this one did.
    Q_INVOKABLE void extend(int from, int place);
    /// All of the list as it is.
    Q_INVOKABLE void markAll();
    Q_INVOKABLE void clear();

    [[nodiscard]] const std::vector<qint64> &marked() const { return m_marked; }
    /// As the list has them, those it has not at the end.
    [[nodiscard]] std::vector<qint64> inOrder() const;
    /// Rows that are nobody's any more, or somebody else's.
    void drop(const std::vector<qint64> &rows);
    /// The list is another one.
    void handleList();

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] qint64 rowAt(int place) const;
    [[nodiscard]] bool isMarked(qint64 row) const;
    void set(std::vector<qint64> marked);

    Rows m_rows;
    std::vector<qint64> m_marked; ///< sorted
    std::vector<qint64> m_before; ///< marked before the range that is being drawn
    qint64 m_anchor = 0;
    bool m_isRange = false;
    int m_outside = 0;
    int m_revision = 0;
};

} // namespace FibreDesk
