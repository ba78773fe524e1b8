// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dispatch/suggest.h"
#include "slotmark.h"
#include "suggestmodel.h"

#include <QObject>
#include <QThreadPool>
#include <qqmlintegration.h>

#include <optional>

namespace FibreDesk::Dispatch {

class DispatchController;

/// The best places for one job, found off the interface's thread and found again whenever the board
/// has changed. The latest job asked for wins.
class SuggestController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the DispatchController")
    /// Empty = nothing is looked for.
    Q_PROPERTY(QString job READ job WRITE setJob NOTIFY jobChanged)
    Q_PROPERTY(FibreDesk::Dispatch::SuggestModel *best READ best CONSTANT)
    /// Who cannot take it, and why.
    Q_PROPERTY(FibreDesk::Dispatch::SuggestModel *refusals READ refusals CONSTANT)
    Q_PROPERTY(QList<FibreDesk::Dispatch::SlotMark> marks READ marks NOTIFY answerChanged)
    /// What is shown is the answer for `job`.
    Q_PROPERTY(bool isAnswered READ isAnswered NOTIFY answerChanged)

public:
    explicit SuggestController(DispatchController *desk);
    ~SuggestController() override;

    [[nodiscard]] QString job() const { return m_job; }
    void setJob(const QString &job);
    [[nodiscard]] SuggestModel *best() { return &m_best; }
    [[nodiscard]] SuggestModel *refusals() { return &m_refusals; }
    [[nodiscard]] QList<SlotMark> marks() const { return m_marks; }
    [[nodiscard]] bool isAnswered() const { return m_isAnswered; }

    /// Gives the job to the row's technician at its time, like any other assignment.
    Q_INVOKABLE bool assign(int row);

Q_SIGNALS:
    void jobChanged();
    void answerChanged();

private:
    void ask();
    void show(const Suggestions &found, int minutes);
    void clear();

    DispatchController *m_desk;
    QString m_job;
    SuggestModel m_best;
    SuggestModel m_refusals;
    QList<SlotMark> m_marks;
    bool m_isAnswered = false;
    bool m_isRunning = false;
    bool m_isAgain = false; ///< something has changed since the run began
    QThreadPool m_pool; ///< one thread of its own: not behind anybody's long work
};

} // namespace FibreDesk::Dispatch
