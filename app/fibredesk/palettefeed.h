// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "session/commandpalette.h"

#include <QList>
#include <QObject>

#include <atomic>
#include <memory>
#include <utility>

namespace FibreDesk {

namespace Store {
class Mirror;
struct SearchAnswer;
} // namespace Store

class Navigation;
class Session;
class Settings;

/// What the palette offers: the commands of the desk, and what the mirror finds.
class PaletteFeed : public QObject {
    Q_OBJECT

public:
    struct Parts {
        CommandPalette &palette;
        Navigation &navigation;
        Session &session;
        Settings &settings;
        Store::Mirror &mirror;
    };

    explicit PaletteFeed(Parts parts, QObject *parent = nullptr);

    /// Names the commands again; after a change of language.
    void retranslate();
    /// The views of the board to choose from, by id and name.
    void setViews(const QList<std::pair<QString, QString>> &views);

Q_SIGNALS:
    void viewRequested(const QString &view);
    /// A view of the devices.
    void devicesRequested(const QString &view);
    void deviceActionRequested();
    /// "sheet", "calendar" or "views".
    void paperRequested(const QString &paper);
    void todayRequested();
    void wallRequested();
    void outagesRequested();
    /// The sheet that makes the jobs of a template.
    void templateRequested();
    void publishRequested();
    void pinRequested();
    /// One of the board's commands (Dispatch::BoardCommands).
    void boardRequested(const QString &command);
    /// A view of the tickets: "mine", "unassigned", "important".
    void ticketsRequested(const QString &view);
    void shortcutsRequested();
    void jobRequested(const QString &id);

private:
    void search(const QString &text, const CommandPalette::Deliver &deliver);
    [[nodiscard]] static std::vector<PaletteItem> itemsOf(const Store::SearchAnswer &answer);
    void run(const QString &id);

    Parts m_parts;
    QList<std::pair<QString, QString>> m_views;
    std::shared_ptr<std::atomic<bool>> m_isVoid; ///< of the search that is on its way
};

} // namespace FibreDesk
