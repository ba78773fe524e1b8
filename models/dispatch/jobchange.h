// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records.h"

#include <QJsonObject>

#include <optional>

namespace FibreDesk::Dispatch {

/// What a dispatcher wants changed of a job. Only what is set is sent.
struct JobChange {
    std::optional<QString> technician = {}; ///< empty text = nobody
    std::optional<QDate> date = {};
    std::optional<QTime> start = {}; ///< invalid = no time
    std::optional<JobState> state = {};

    [[nodiscard]] bool isEmpty() const { return *this == JobChange{}; }
    [[nodiscard]] Job appliedTo(Job job) const;
    /// True where the job already is as wanted.
    [[nodiscard]] bool isIn(const Job &job) const;
    /// This one with a later one laid over it.
    [[nodiscard]] JobChange followedBy(const JobChange &later) const;
    /// What brings the job from where this change leads back to how it was.
    [[nodiscard]] JobChange reversed(const Job &before) const;
    /// Under our field names, as ErpClient sends them.
    [[nodiscard]] QJsonObject fields() const;

    bool operator==(const JobChange &) const = default;
};

/// True where both tell the same of everything a JobChange can touch: a colleague's edit of the
/// notes does not stand against moving the job.
[[nodiscard]] bool isSamePlace(const Job &a, const Job &b);

} // namespace FibreDesk::Dispatch
