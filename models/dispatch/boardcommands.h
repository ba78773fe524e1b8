// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QString>

#include <vector>

namespace FibreDesk::Dispatch {

/// What can be done on the board, for whoever chooses it elsewhere: the palette. The page does it,
/// by id.
struct BoardCommand {
    QString id;
    QString title;
    QString glyph;
    QString keys; ///< as QKeySequence reads them; empty = none
    QString aliases; ///< other words it is found by, in any language
};

class BoardCommands {
    Q_DECLARE_TR_FUNCTIONS(BoardCommands)

public:
    /// In the present language, the most wanted first.
    [[nodiscard]] static std::vector<BoardCommand> all();
};

} // namespace FibreDesk::Dispatch
