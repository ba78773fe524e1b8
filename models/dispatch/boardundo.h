// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "jobchange.h"

#include <QString>

#include <vector>

namespace FibreDesk::Dispatch {

/// What was done on the board and can be taken back, the latest last. What was done with several
/// jobs in one go is one step.
class BoardUndo {
public:
    struct Entry {
        QString job = {};
        JobChange forward = {};
        JobChange back = {};
        QString created = {}; ///< instead of a change: the outbox' write that makes a new job
    };
    struct Step {
        QString text;
        std::vector<Entry> entries;
        QString batch = {}; ///< jobs that were made as one (JobMaking), and are given up as one
    };

    void add(Step step);
    [[nodiscard]] bool isEmpty() const { return m_steps.empty(); }
    [[nodiscard]] QString text() const { return m_steps.empty() ? QString() : m_steps.back().text; }
    /// The latest, which is then forgotten; there is one.
    [[nodiscard]] Step take();
    /// A change that failed was put back already: of its steps the others stay.
    void forget(const QString &job);
    /// The step that had made a job with this write is taken back another way.
    void forgetMade(const QString &write);

private:
    std::vector<Step> m_steps;
};

} // namespace FibreDesk::Dispatch
