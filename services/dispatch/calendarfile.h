// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/records.h"

#include <QByteArray>
#include <QHash>
#include <QTimeZone>

#include <array>

/// Jobs as a calendar that any other program reads (RFC 5545). No I/O, on any thread.
namespace FibreDesk::Dispatch {

/// Where a visit goes, as far as it may leave the desk: no door codes and no passwords.
struct VisitPlace {
    QString address{};
    QStringList phones{};
    GeoPoint position{};

    bool operator==(const VisitPlace &) const = default;
};

/// The words in such a file.
struct CalendarWords {
    std::array<QString, 5> kinds; ///< by JobKind
    QString phone = QStringLiteral("Phone: %1");
    QString promised = QStringLiteral("Promised: %1–%2");
    QString technician = QStringLiteral("Technician: %1");
    QString assistants = QStringLiteral("With: %1");
    QString ticket = QStringLiteral("Ticket: %1");
    QString noTime = QStringLiteral("No time set");
    QString cancelled = QStringLiteral("Cancelled: %1"); ///< of the title

    CalendarWords();
};

struct CalendarInput {
    QString name; ///< of the calendar, for people
    QString host; ///< of the ERPNext that the jobs are on: makes their names unique in the world
    QTimeZone zone = QTimeZone("America/Toronto");
    QTimeZone siteZone = QTimeZone("America/Toronto"); ///< of `modified`
    QString technician; ///< whose jobs; empty = everybody's
    std::vector<Job> jobs;
    QHash<QString, QString> technicians{}; ///< names by id
    QHash<QString, VisitPlace> places{}; ///< by job
    CalendarWords words{};
};

/// The jobs that go into the calendar of the technician, who leads or helps: those that have a day
/// and are given to somebody, cancelled ones too.
[[nodiscard]] std::vector<Job> calendarJobs(
    const std::vector<Job> &jobs, const QString &technician);

/// The file: the same jobs make the same bytes, whenever it is made.
[[nodiscard]] QByteArray calendarFile(const CalendarInput &input);

/// Writes it in one step, so that no reader ever finds half of one, unless the file has these bytes
/// already; answers whether it had not.
[[nodiscard]] Result<bool> writeCalendar(const QString &path, const QByteArray &bytes);

} // namespace FibreDesk::Dispatch
