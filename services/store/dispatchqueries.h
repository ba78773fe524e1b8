// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records.h"
#include "store/database.h"

#include <QDate>
#include <QHash>
#include <QJsonObject>
#include <QTimeZone>

#include <optional>
#include <vector>

/// What the dispatch desk reads from the mirror. For Mirror::read().
namespace FibreDesk::Store {

/// All that a day's board is made of.
struct DispatchDay {
    std::vector<Technician> technicians; ///< by name
    std::vector<Job> jobs; ///< of the day, and the open ones without a date
    std::vector<Tag> tags; ///< by name
    std::vector<Job> related; ///< steps of the same chains that stand on other days
};
[[nodiscard]] Result<DispatchDay> readDispatchDay(QSqlDatabase &db, QDate day);

/// The jobs of that day and later that have an actual start and end.
[[nodiscard]] Result<std::vector<Job>> readFinishedJobs(QSqlDatabase &db, QDate since);

/// Empty where the mirror does not have it.
[[nodiscard]] Result<std::optional<Job>> readJob(QSqlDatabase &db, const QString &id);

/// Of every technician, by id.
[[nodiscard]] Result<QHash<QString, QString>> technicianNames(QSqlDatabase &db);

/// By job, the duration in hours to the last figure; nothing = the server has none.
[[nodiscard]] Result<QHash<QString, std::optional<double>>> readJobHours(
    QSqlDatabase &db, const std::vector<Job> &jobs);

/// What another job like this one is made of, under our names: who and where it is for, what is to
/// be done and what it needs. Not when, by whom and how far it is. Empty where the mirror does not
/// have the job.
[[nodiscard]] Result<QJsonObject> readJobMatter(QSqlDatabase &db, const QString &id);

/// The jobs that stand between these days, or of which somebody was told that they do.
[[nodiscard]] Result<std::vector<Job>> readToldJobs(QSqlDatabase &db, QDate first, QDate last);

/// By job, the server's own words for what was told of it and its `modified`, under our names.
[[nodiscard]] Result<QHash<QString, QJsonObject>> readToldFields(
    QSqlDatabase &db, const QStringList &jobs);

/// Jobs of one technician on one day in one state and of one kind.
struct LoadSum {
    QString technician; ///< empty = nobody's
    QDate date;
    JobState state = JobState::Open;
    int jobs = 0;
    int minutes = 0;
    JobKind kind = JobKind::Other;

    bool operator==(const LoadSum &) const = default;
};
/// Of the days from the first to the last, without cancelled ones.
[[nodiscard]] Result<std::vector<LoadSum>> readDispatchLoad(
    QSqlDatabase &db, QDate first, QDate last);
[[nodiscard]] Result<std::vector<Technician>> readTechnicians(QSqlDatabase &db);

/// What stands on a job's card and not in the job.
struct JobDetails {
    Customer customer;
    Location location;
    QString ticketSubject;
    QString ticketStatus;

    bool operator==(const JobDetails &) const = default;
};
[[nodiscard]] Result<JobDetails> readJobDetails(QSqlDatabase &db, const Job &job);

/// A location as a point of the map.
struct PlacePoint {
    QString id;
    GeoPoint position;
    int severity = 0; ///< 1 = an open ticket, 2 = an important one
};
[[nodiscard]] Result<std::vector<PlacePoint>> readPlacePoints(QSqlDatabase &db);

} // namespace FibreDesk::Store
