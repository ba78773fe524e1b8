// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/snapshotlist.h"

#include <QAbstractListModel>
#include <QTimer>
#include <qqmlintegration.h>

#include <functional>
#include <vector>

namespace FibreDesk {

/// One line of the palette.
struct PaletteItem {
    QString id{}; ///< unique over all groups: "command:theme", "customer:C-000123"
    QString group{}; ///< translated heading; lines of a group stand together
    QString title{};
    QString subtitle{};
    QString glyph{};
    QString keys{};
    QString aliases{}; ///< other words it is found by, in any language
    QString styledTitle{}; ///< with what matched in bold, escaped; empty = the title as it is
    QString styledSubtitle{};
    bool operator==(const PaletteItem &) const = default;
};

/// What one search found.
struct PaletteFound {
    PaletteFound() = default;
    PaletteFound(std::initializer_list<PaletteItem> found)
        : items(found)
    {
    }
    PaletteFound(std::vector<PaletteItem> found, bool isIncomplete = false)
        : items(std::move(found))
        , isCut(isIncomplete)
    {
    }

    std::vector<PaletteItem> items;
    bool isCut = false; ///< there is more than these
};

/// The one search and command palette (Ctrl+K): commands by fuzzy match, then what the searches
/// deliver, in groups. Fed by the application; the latest query wins, late answers are dropped.
class CommandPalette : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(bool searching READ isSearching NOTIFY searchingChanged)
    Q_PROPERTY(bool cut READ isCut NOTIFY cutChanged)

public:
    enum Role {
        ItemIdRole = Qt::UserRole + 1,
        GroupRole,
        TitleRole,
        SubtitleRole,
        GlyphRole,
        KeysRole,
        StyledTitleRole,
        StyledSubtitleRole,
    };
    Q_ENUM(Role)

    using Deliver = std::function<void(PaletteFound)>;
    /// Searches for the text and calls `deliver` on this thread, once, now or later.
    using Search = std::function<void(const QString &text, Deliver deliver)>;

    explicit CommandPalette(QObject *parent = nullptr);

    [[nodiscard]] QString query() const { return m_query; }
    void setQuery(const QString &query);
    [[nodiscard]] int count() const { return m_rows.size(); }
    [[nodiscard]] bool isSearching() const { return m_awaited > 0; }
    /// There is more than what is listed.
    [[nodiscard]] bool isCut() const { return m_isCut; }

    /// The commands, in the order they are offered when nothing is typed. Set again on a change of
    /// language.
    void setCommands(std::vector<PaletteItem> commands);
    /// A search whose lines follow the commands; in the order of adding.
    void addSearch(Search search);

    Q_INVOKABLE void activate(int row);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void queryChanged();
    void countChanged();
    void searchingChanged();
    void cutChanged();
    /// The chosen line.
    void activated(const QString &id);

private:
    void rank();
    void search();
    void show();
    void setCut(bool isCut);
    static QList<int> changedRoles(const PaletteItem &before, const PaletteItem &after);

    QString m_query;
    std::vector<PaletteItem> m_commands;
    std::vector<Search> m_searches;
    std::vector<PaletteItem> m_matched;
    std::vector<std::vector<PaletteItem>> m_found;
    SnapshotList<PaletteItem> m_rows;
    QTimer m_start;
    quint64 m_generation = 0;
    int m_awaited = 0;
    bool m_isCut = false;
};

} // namespace FibreDesk
