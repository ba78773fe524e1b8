// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records.h"

#include <QJsonObject>

#include <optional>

namespace FibreDesk::Dispatch {

/// Where a job stands: with whom, when, for how long, and how far it is. What a dispatcher wants
/// changed of it; only what is set is sent.
struct JobChange {
    std::optional<QString> technician = {}; ///< empty text = nobody
    std::optional<QDate> date = {};
    std::optional<QTime> start = {}; ///< invalid = no time
    std::optional<JobState> state = {};
    std::optional<int> minutes = {}; ///< how long it is to take
    std::optional<bool> isPinned = {}; ///< not to be moved by a plan
    /// When somebody came and left, in the site's own time; empty text = not known. Only ever set
    /// where the job has none.
    std::optional<QString> actualStart = {};
    std::optional<QString> actualEnd = {};

    [[nodiscard]] bool isEmpty() const { return *this == JobChange{}; }
    [[nodiscard]] Job appliedTo(Job job) const;
    /// True where the job already is as wanted.
    [[nodiscard]] bool isIn(const Job &job) const;
    /// This one with a later one laid over it.
    [[nodiscard]] JobChange followedBy(const JobChange &later) const;
    /// What brings the job from where this change leads back to how it was.
    [[nodiscard]] JobChange reversed(const Job &before) const;
    /// Without what the job is already.
    [[nodiscard]] JobChange without(const Job &job) const;
    /// Under our field names.
    [[nodiscard]] QJsonObject fields() const;
    /// Of those fields that are there.
    [[nodiscard]] static JobChange from(const QJsonObject &fields);
    /// All of it but how long it takes and whether it is pinned, which are of it only where the
    /// document tells; what is not there is empty.
    [[nodiscard]] static JobChange placeOf(const QJsonObject &document);
    [[nodiscard]] static JobChange placeOf(const Job &job);
    /// Minutes as the server keeps them: hours, in figures that come back as they went.
    [[nodiscard]] static double hoursOf(int minutes);

    bool operator==(const JobChange &) const = default;
};

/// True where both tell the same of everything a JobChange can touch but the pin: a colleague's
/// edit of the notes does not stand against moving the job.
[[nodiscard]] bool isSamePlace(const Job &a, const Job &b);

} // namespace FibreDesk::Dispatch
