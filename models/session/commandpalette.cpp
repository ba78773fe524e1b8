// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/commandpalette.h"

#include "session/fuzzymatch.h"

#include <QPointer>

namespace FibreDesk {

namespace {
constexpr int mostPerSearch = 30;
constexpr int mostCommandsBesideResults = 6;
} // namespace

CommandPalette::CommandPalette(QObject *parent)
    : QAbstractListModel(parent)
    , m_rows(this, &CommandPalette::changedRoles)
{
    // Several keys in one turn of the event loop are one search.
    m_start.setSingleShot(true);
    m_start.setInterval(0);
    connect(&m_start, &QTimer::timeout, this, &CommandPalette::search);
    connect(this, &CommandPalette::rowsInserted, this, &CommandPalette::countChanged);
    connect(this, &CommandPalette::rowsRemoved, this, &CommandPalette::countChanged);
}

void CommandPalette::setQuery(const QString &query)
{
    if (m_query == query)
        return;
    m_query = query;
    ++m_generation;
    Q_EMIT queryChanged();
    rank();
    if (m_query.trimmed().isEmpty()) {
        m_start.stop();
        for (auto &found : m_found)
            found.clear();
        m_awaited = 0;
        setCut(false);
        Q_EMIT searchingChanged();
    } else {
        m_start.start();
    }
    show();
}

void CommandPalette::setCommands(std::vector<PaletteItem> commands)
{
    m_commands = std::move(commands);
    rank();
    show();
}

void CommandPalette::addSearch(Search search)
{
    m_searches.push_back(std::move(search));
    m_found.emplace_back();
}

void CommandPalette::activate(int row)
{
    if (row >= 0 && row < m_rows.size())
        Q_EMIT activated(QString(m_rows.at(row).id));
}

void CommandPalette::rank()
{
    const QString query = folded(m_query.trimmed());
    if (query.isEmpty()) {
        m_matched = m_commands;
        return;
    }
    std::vector<std::pair<int, const PaletteItem *>> scored;
    for (const PaletteItem &command : m_commands) {
        const int byTitle = fuzzyScore(query, folded(command.title));
        const int byAlias = fuzzyScore(query, folded(command.aliases)) * 9 / 10;
        // Scattered letters of a longer word must not stand above the customer of that name.
        const int least = query.size() < 3 ? 1 : 400;
        if (const int score = std::max(byTitle, byAlias); score >= least)
            scored.emplace_back(score, &command);
    }
    std::stable_sort(scored.begin(), scored.end(),
        [](const auto &a, const auto &b) { return a.first > b.first; });
    m_matched.clear();
    for (const auto &[score, command] : scored) {
        if (m_matched.size() < mostCommandsBesideResults)
            m_matched.push_back(*command);
    }
    // A heading stands once: the best group first, its lines together.
    std::vector<QString> groups;
    for (const PaletteItem &item : m_matched) {
        if (std::find(groups.begin(), groups.end(), item.group) == groups.end())
            groups.push_back(item.group);
    }
    std::stable_sort(
        m_matched.begin(), m_matched.end(), [&groups](const PaletteItem &a, const PaletteItem &b) {
            return std::find(groups.begin(), groups.end(), a.group)
                < std::find(groups.begin(), groups.end(), b.group);
        });
}

void CommandPalette::search()
{
    const quint64 generation = m_generation;
    const bool wasSearching = isSearching();
    m_awaited = int(m_searches.size());
    if (isSearching() != wasSearching)
        Q_EMIT searchingChanged();
    setCut(false);
    const QString text = m_query.trimmed();
    for (size_t i = 0; i < m_searches.size(); ++i) {
        m_searches[i](text, [self = QPointer(this), generation, i](PaletteFound found) {
            if (!self || self->m_generation != generation)
                return;
            const bool isCut = found.isCut || found.items.size() > mostPerSearch;
            if (found.items.size() > mostPerSearch)
                found.items.resize(mostPerSearch);
            self->m_found[i] = std::move(found.items);
            self->setCut(self->m_isCut || isCut);
            self->m_awaited = std::max(0, self->m_awaited - 1);
            self->show();
            if (!self->isSearching())
                Q_EMIT self->searchingChanged();
        });
    }
}

void CommandPalette::setCut(bool isCut)
{
    if (m_isCut != isCut) {
        m_isCut = isCut;
        Q_EMIT cutChanged();
    }
}

void CommandPalette::show()
{
    std::vector<PaletteItem> rows = m_matched;
    for (const auto &found : m_found)
        rows.insert(rows.end(), found.begin(), found.end());
    m_rows.applySnapshot(std::move(rows));
}

int CommandPalette::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

QVariant CommandPalette::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PaletteItem &row = m_rows.at(index.row());
    switch (role) {
    case ItemIdRole:
        return row.id;
    case GroupRole:
        return row.group;
    case Qt::DisplayRole:
    case TitleRole:
        return row.title;
    case SubtitleRole:
        return row.subtitle;
    case GlyphRole:
        return row.glyph;
    case KeysRole:
        return row.keys;
    case StyledTitleRole:
        return row.styledTitle.isEmpty() ? row.title.toHtmlEscaped() : row.styledTitle;
    case StyledSubtitleRole:
        return row.styledSubtitle.isEmpty() ? row.subtitle.toHtmlEscaped() : row.styledSubtitle;
    default:
        return {};
    }
}

QHash<int, QByteArray> CommandPalette::roleNames() const
{
    return {
        {ItemIdRole, "itemId"},
        {GroupRole, "group"},
        {TitleRole, "title"},
        {SubtitleRole, "subtitle"},
        {GlyphRole, "glyph"},
        {KeysRole, "keys"},
        {StyledTitleRole, "styledTitle"},
        {StyledSubtitleRole, "styledSubtitle"},
    };
}

QList<int> CommandPalette::changedRoles(const PaletteItem &before, const PaletteItem &after)
{
    QList<int> roles;
    if (before.group != after.group)
        roles << GroupRole;
    if (before.title != after.title)
        roles << TitleRole << Qt::DisplayRole;
    if (before.title != after.title || before.styledTitle != after.styledTitle)
        roles << StyledTitleRole;
    if (before.subtitle != after.subtitle)
        roles << SubtitleRole;
    if (before.subtitle != after.subtitle || before.styledSubtitle != after.styledSubtitle)
        roles << StyledSubtitleRole;
    if (before.glyph != after.glyph)
        roles << GlyphRole;
    if (before.keys != after.keys)
        roles << KeysRole;
    return roles;
}

} // namespace FibreDesk
