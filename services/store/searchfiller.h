// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/mirror.h"
#include "store/searchfill.h"

namespace FibreDesk::Store {

/// Fills the search in the background, a little at a time, whenever the mirror has rows that it
/// does not know. Between two steps it rests as long as a step took, so that what people do is
/// written at once.
class SearchFiller : public QObject {
    Q_OBJECT

public:
    explicit SearchFiller(Mirror *mirror, QObject *parent = nullptr);

    /// Begins now, and again after every change.
    void start();

    /// Everything in one go; answers how many rows were indexed. For the command line.
    [[nodiscard]] static QCoro::Task<Result<qint64>> fillAll(Mirror *mirror);

Q_SIGNALS:
    /// Everything the mirror has can be found.
    void filled();

private:
    void step();

    Mirror *m_mirror;
    QTimer m_timer;
    bool m_isStepping = false;
    bool m_isStarted = false;
    bool m_isAskedAgain = false; ///< by a change during a step
    bool m_hasFilled = false; ///< something since filled() was last told
};

} // namespace FibreDesk::Store
