// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/snapshotlist.h"

#include <QAbstractListModel>
#include <qqmlintegration.h>

namespace FibreDesk {

/// One view of the tickets: a line at the left of the page.
struct TicketView {
    QString id; ///< "all", "mine", "unassigned", "important", "type:…", "region:…", "saved:…"
    QString section; ///< "views", "saved", "types", "tags", "regions"
    QString title;
    QString glyph;
    int open = -1; ///< how many are open; -1 = not counted

    bool operator==(const TicketView &) const = default;
};

class TicketViewModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by TicketsController")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { ViewIdRole = Qt::UserRole + 1, SectionRole, TitleRole, GlyphRole, OpenRole };

    using QAbstractListModel::QAbstractListModel;

    void show(std::vector<TicketView> views);
    [[nodiscard]] int count() const { return m_rows.size(); }
    [[nodiscard]] Q_INVOKABLE QString idAt(int row) const;
    [[nodiscard]] Q_INVOKABLE int rowOf(const QString &id) const { return m_rows.indexOf(id); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    static QList<int> changedRoles(const TicketView &before, const TicketView &after);

    SnapshotList<TicketView> m_rows{this, &TicketViewModel::changedRoles};
};

} // namespace FibreDesk
