// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tickets/drafts.h"

#include <QCoroTask>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <optional>

namespace FibreDesk {

/// What is being written on tickets. In memory for whoever types, and a moment later in its file,
/// which another thread writes; what is not there yet when the program ends is written then.
class TicketDrafts : public QObject {
    Q_OBJECT

public:
    explicit TicketDrafts(QObject *parent = nullptr);
    ~TicketDrafts() override;

    /// Reads what the last run left; until loaded() nothing may be set. Where the file cannot be
    /// read, or another FibreDesk has it, nothing is written over it. Empty = nothing is kept.
    void open(const QString &path);
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    [[nodiscard]] Tickets::Draft draft(const QString &ticket) const
    {
        return m_drafts.value(ticket);
    }
    [[nodiscard]] const Tickets::Drafts &drafts() const { return m_drafts; }
    void set(const QString &ticket, const Tickets::Draft &draft);
    /// Answers once everything is on the disk.
    [[nodiscard]] QCoro::Task<Result<void>> flush();

Q_SIGNALS:
    void loaded();
    void changed(const QString &ticket);
    /// The file could not be read, and lies under that name.
    void setAside(const QString &path);
    void failed(const FibreDesk::Error &error);

private:
    void save();

    QString m_path;
    Tickets::Drafts m_drafts;
    QThreadPool m_thread; ///< the one that touches the file
    QTimer m_timer;
    Tickets::DraftLock m_lock;
    std::optional<Error> m_fileError; ///< why nothing can be kept: then it lives in memory only
    bool m_isLoaded = false;
    bool m_isDirty = false;
};

} // namespace FibreDesk
