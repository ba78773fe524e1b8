// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDate>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// The business's own things as plain values, shared by the areas. A field the server did not give
/// is empty or NaN. `modified` is ERPNext's raw string: it goes back to the server byte for byte
/// with every write.
namespace FibreDesk {

struct GeoPoint {
    double latitude = qQNaN();
    double longitude = qQNaN();

    [[nodiscard]] bool isValid() const { return !qIsNaN(latitude) && !qIsNaN(longitude); }
    bool operator==(const GeoPoint &other) const
    {
        return (isValid() == other.isValid())
            && (!isValid() || (latitude == other.latitude && longitude == other.longitude));
    }
};

struct TagLink {
    QString tag{};
    int level = 0;
    bool required = false;
    bool operator==(const TagLink &) const = default;
};

enum class JobState { Open, Assigned, InProgress, Completed, Cancelled };
enum class JobKind { Installation, Repair, Maintenance, Removal, Other };
enum class JobPriority { Low, Medium, High, Urgent };

/// Where a technician was last told that a job is. A site may have no fields for it.
struct Told {
    QString technician{}; ///< empty = nobody was told
    QDate date{};
    QTime start{};
    QDateTime at{}; ///< UTC
    QString by{}; ///< the user who said it

    [[nodiscard]] bool isSaid() const { return !technician.isEmpty(); }
    bool operator==(const Told &) const = default;
};

struct Job {
    QString id{};
    QString modified{};
    QString subject{};
    QString ticket{};
    QString customer{};
    QString customerName{};
    QString location{};
    QString address{};
    GeoPoint position{};
    JobKind kind = JobKind::Other;
    JobPriority priority = JobPriority::Medium;
    JobState state = JobState::Open;
    QDate date{}; ///< invalid = undated
    QTime start{}; ///< invalid = no time yet
    int minutes = 60;
    QTime windowStart{}; ///< promised to the customer; invalid = none
    QTime windowEnd{};
    QString technician{}; ///< empty = unassigned
    QStringList assistants{};
    std::vector<TagLink> tags{};
    QString notes{};
    QDateTime actualStart{}; ///< UTC
    QDateTime actualEnd{};
    QString modifiedBy{}; ///< the user who wrote it last
    QString stateText{}; ///< `state` in the server's own word; other sites spell it otherwise
    QString group{}; ///< of technicians, that it is meant for
    QString parent{}; ///< the job that it is a step of; empty = of none
    int stepOrder = 0; ///< among the steps of `parent`; 0 = not told
    QStringList dependsOn{}; ///< jobs that must be done before
    bool isPinned = false; ///< technician and time are not to be moved by a plan
    Told told{}; ///< what was last said of it, and to whom
    bool isDispatched = false; ///< who has it now has been told of it: see withDispatched()

    bool operator==(const Job &) const = default;
};

/// Sets `isDispatched` by who has the job and who was told.
[[nodiscard]] inline Job withDispatched(Job job)
{
    job.isDispatched = job.told.isSaid() && job.told.technician == job.technician;
    return job;
}

struct Shift {
    int weekday = 1; ///< 1 = Monday
    QTime start{};
    QTime end{};
    bool operator==(const Shift &) const = default;
};

struct Technician {
    QString id{};
    QString modified{};
    QString name{};
    QString phone{};
    QString email{};
    QString colour{}; ///< "#rrggbb" as the server has it
    int traccarDevice = 0;
    GeoPoint home{};
    QString status{}; ///< available, pause, absent
    QString group{};
    std::vector<Shift> shifts{};
    QStringList extraShifts{}; ///< DTSTART;DURATION;RRULE lines
    std::vector<TagLink> tags{};

    bool operator==(const Technician &) const = default;
};

struct Tag {
    QString id{};
    QString colour{};
    QString category{};
    bool operator==(const Tag &) const = default;
};

struct Customer {
    QString id{};
    QString modified{};
    QString name{};
    QString type{};
    QString group{};
    QString language{};
    QString cellPhone{};
    QString homePhone{};
    QString billingEmail{};
    QString mobile{};
    QString email{};
    QString legacyAccount{};
    QString legacyCustomer{};
    bool isPreauthorised = false;
    bool isDisabled = false;
    QDateTime created{};

    bool operator==(const Customer &) const = default;
};

struct Location {
    QString id{};
    QString customer{};
    QString name{};
    QString address{};
    QString city{};
    QString postalCode{};
    GeoPoint position{};
    QString connection{};
    QString oltPort{};
    QString accessNotes{};
    QString contactName{};
    QString contactPhone{};
    QString status{};

    bool operator==(const Location &) const = default;
};

struct Equipment {
    QString id{};
    QString kind{};
    QString brand{};
    QString model{};
    QString serial{};
    QString mac{};
    QString ip{};
    QString firmware{};
    QString gponSerial{};
    QString status{};
    QString location{};
    QString subscription{};

    bool operator==(const Equipment &) const = default;
};

struct Subscription {
    QString id{};
    QString location{};
    QString category{};
    QString plan{};
    QString speedDown{};
    QString speedUp{};
    double monthlyPrice = 0;
    QString billingCycle{};
    QDate start{};
    QDate end{};
    QDate cancelled{};
    int displayOrder = 0;
    QString status{};

    bool operator==(const Subscription &) const = default;
};

struct Contract {
    QString id{};
    QString location{};
    QString subscription{};
    QString kind{};
    QDate start{};
    QDate end{};
    int months = 0; ///< 0 = not told
    double monthlyRegular = 0; ///< what a month costs without the contract's rebates
    double installFee = 0;
    QDateTime signedAt{};
    QString status{};
    QDate terminated{};
    QString terminationReason{};
    double terminationFee = 0;

    bool operator==(const Contract &) const = default;
};

struct Ticket {
    QString id{};
    QString customer{};
    QString subject{};
    QString status{};
    QString priority{};
    QString kind{};
    QDateTime opened{};
    QString assignee{};
    QString location{};
    bool isImportant = false;

    bool operator==(const Ticket &) const = default;
};

struct Message {
    QString id{};
    QString ticket{};
    QString subject{};
    QString html{};
    QString sender{};
    QString senderName{};
    QDateTime sent{};
    bool isFromUs = false;
    QString medium{};

    bool operator==(const Message &) const = default;
};

struct Invoice {
    QString id{};
    QDate posted{};
    QDate due{};
    double total = 0;
    double outstanding = 0;
    QString status{};

    bool operator==(const Invoice &) const = default;
};

struct Payment {
    QString id{};
    QDate posted{};
    double amount = 0;
    QString mode{};
    QString reference{};
    int docstatus = 1; ///< 0 draft, 1 submitted, 2 cancelled
    bool isRefund = false; ///< to the customer

    bool operator==(const Payment &) const = default;
};

} // namespace FibreDesk
