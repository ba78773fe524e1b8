// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ticketviewmodel.h"

namespace FibreDesk {

void TicketViewModel::show(std::vector<TicketView> views)
{
    const int before = count();
    m_rows.applySnapshot(std::move(views));
    if (before != count()) {
        Q_EMIT countChanged();
    }
}

QString TicketViewModel::idAt(int row) const
{
    return row >= 0 && row < count() ? m_rows.at(row).id : QString();
}

int TicketViewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant TicketViewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const TicketView &view = m_rows.at(index.row());
    switch (role) {
    case ViewIdRole:
        return view.id;
    case SectionRole:
        return view.section;
    case TitleRole:
        return view.title;
    case GlyphRole:
        return view.glyph;
    case OpenRole:
        return view.open;
    default:
        return {};
    }
}

QHash<int, QByteArray> TicketViewModel::roleNames() const
{
    return {{ViewIdRole, "viewId"}, {SectionRole, "section"}, {TitleRole, "title"},
        {GlyphRole, "viewGlyph"}, {OpenRole, "open"}};
}

QList<int> TicketViewModel::changedRoles(const TicketView &before, const TicketView &after)
{
    QList<int> roles;
    const auto note = [&roles](bool differs, int role) {
        if (differs) {
            roles += role;
        }
    };
    note(before.section != after.section, SectionRole);
    note(before.title != after.title, TitleRole);
    note(before.glyph != after.glyph, GlyphRole);
    note(before.open != after.open, OpenRole);
    return roles;
}

} // namespace FibreDesk
