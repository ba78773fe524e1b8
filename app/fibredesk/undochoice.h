// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <vector>

namespace FibreDesk {

/// What undo takes back, of several pages that can take something back: what was done last.
class UndoChoice : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Answers the number to say handleChanged() with.
    int add(std::function<QString()> text, std::function<void()> undo);
    void handleChanged(int source);
    [[nodiscard]] QString text() const;
    void undo();

Q_SIGNALS:
    void changed();

private:
    struct Source {
        std::function<QString()> text;
        std::function<void()> undo;
    };
    /// The one to be asked; -1 = none has anything.
    [[nodiscard]] int current() const;

    std::vector<Source> m_sources;
    std::vector<int> m_recent; ///< sources, the one that changed last at the end
};

} // namespace FibreDesk
