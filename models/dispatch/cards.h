// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QStringList>
#include <qqmlintegration.h>

namespace FibreDesk::Dispatch {

/// One line of a technician's day on their card.
class DayLine {
    Q_GADGET
    QML_VALUE_TYPE(dayLine)
    Q_PROPERTY(QString job MEMBER job)
    Q_PROPERTY(QString time MEMBER time)
    Q_PROPERTY(QString customer MEMBER customer)
    Q_PROPERTY(QString place MEMBER place)
    Q_PROPERTY(int jobKind MEMBER kind)
    Q_PROPERTY(int jobState MEMBER state)
    Q_PROPERTY(QString problem MEMBER problem)
    Q_PROPERTY(int severity MEMBER severity)

public:
    QString job;
    QString time;
    QString customer;
    QString place;
    int kind = 0;
    int state = 0;
    QString problem;
    int severity = -1;
    bool operator==(const DayLine &) const = default;
};

/// The job in the inspector. `id` empty = none is selected.
class JobCard {
    Q_GADGET
    QML_VALUE_TYPE(jobCard)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString subject MEMBER subject)
    Q_PROPERTY(int jobKind MEMBER kind)
    Q_PROPERTY(QString kindText MEMBER kindText)
    Q_PROPERTY(int jobState MEMBER state)
    Q_PROPERTY(QString stateText MEMBER stateText)
    Q_PROPERTY(int priority MEMBER priority)
    Q_PROPERTY(QString priorityText MEMBER priorityText)
    Q_PROPERTY(QString customer MEMBER customer)
    Q_PROPERTY(QString customerName MEMBER customerName)
    Q_PROPERTY(QString address MEMBER address)
    Q_PROPERTY(QString city MEMBER city)
    Q_PROPERTY(QString accessNotes MEMBER accessNotes)
    Q_PROPERTY(QString contact MEMBER contact)
    Q_PROPERTY(QStringList phones MEMBER phones)
    Q_PROPERTY(QString ticket MEMBER ticket)
    Q_PROPERTY(QString ticketText MEMBER ticketText)
    Q_PROPERTY(QString when MEMBER when)
    Q_PROPERTY(QString promised MEMBER promised)
    Q_PROPERTY(QString actual MEMBER actual)
    Q_PROPERTY(QString travel MEMBER travel)
    Q_PROPERTY(QString technician MEMBER technician)
    Q_PROPERTY(QString technicianName MEMBER technicianName)
    Q_PROPERTY(QStringList assistants MEMBER assistants)
    Q_PROPERTY(QStringList tags MEMBER tags)
    Q_PROPERTY(QString notes MEMBER notes)
    Q_PROPERTY(QStringList problems MEMBER problems)
    Q_PROPERTY(int severity MEMBER severity)
    Q_PROPERTY(int writeState MEMBER writeState)
    Q_PROPERTY(QString writeText MEMBER writeText)
    Q_PROPERTY(QString writeDetails MEMBER writeDetails)
    Q_PROPERTY(QString splitText MEMBER splitText)
    Q_PROPERTY(QString splitDetails MEMBER splitDetails)
    Q_PROPERTY(QStringList history MEMBER history)
    Q_PROPERTY(bool canMove MEMBER canMove)
    Q_PROPERTY(bool isPinned MEMBER isPinned)
    Q_PROPERTY(QString toldText MEMBER toldText)
    Q_PROPERTY(bool hasPosition MEMBER hasPosition)
    Q_PROPERTY(double latitude MEMBER latitude)
    Q_PROPERTY(double longitude MEMBER longitude)

public:
    QString id;
    QString subject;
    int kind = 0;
    QString kindText;
    int state = 0;
    QString stateText;
    int priority = 0;
    QString priorityText;
    QString customer;
    QString customerName;
    QString address;
    QString city;
    QString accessNotes;
    QString contact;
    QStringList phones;
    QString ticket;
    QString ticketText;
    QString when;
    QString promised;
    QString actual;
    QString travel; ///< from the job before it
    QString technician;
    QString technicianName;
    QStringList assistants;
    QStringList tags;
    QString notes;
    QStringList problems;
    int severity = -1;
    int writeState = 0;
    QString writeText;
    QString writeDetails;
    QString splitText; ///< what became of its second part; empty = nothing is wrong
    QString splitDetails;
    QStringList history; ///< latest first
    bool canMove = false;
    bool isPinned = false;
    QString toldText; ///< what its technician knows of it, and since when
    bool hasPosition = false;
    double latitude = 0;
    double longitude = 0;
    bool operator==(const JobCard &) const = default;
};

/// The technician in the inspector. `id` empty = none is selected.
class TechnicianCard {
    Q_GADGET
    QML_VALUE_TYPE(technicianCard)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString initials MEMBER initials)
    Q_PROPERTY(QString colour MEMBER colour)
    Q_PROPERTY(QString statusText MEMBER status)
    Q_PROPERTY(bool isAway MEMBER isAway)
    Q_PROPERTY(bool isPaused MEMBER isPaused)
    Q_PROPERTY(QString phone MEMBER phone)
    Q_PROPERTY(QString email MEMBER email)
    Q_PROPERTY(QString group MEMBER group)
    Q_PROPERTY(QString shift MEMBER shift)
    Q_PROPERTY(QString load MEMBER load)
    Q_PROPERTY(QStringList skills MEMBER skills)
    Q_PROPERTY(QString positionText MEMBER position)
    Q_PROPERTY(QString positionDetails MEMBER positionDetails)
    Q_PROPERTY(int presence MEMBER presence)
    Q_PROPERTY(bool hasPosition MEMBER hasPosition)
    Q_PROPERTY(double latitude MEMBER latitude)
    Q_PROPERTY(double longitude MEMBER longitude)
    Q_PROPERTY(QString note MEMBER note)
    Q_PROPERTY(QList<FibreDesk::Dispatch::DayLine> day MEMBER day)

public:
    QString id;
    QString name;
    QString initials;
    QString colour;
    QString status;
    bool isAway = false;
    bool isPaused = false;
    QString phone;
    QString email;
    QString group;
    QString shift;
    QString load;
    QStringList skills;
    QString position;
    QString positionDetails;
    int presence = 0;
    bool hasPosition = false;
    double latitude = 0;
    double longitude = 0;
    QString note;
    QList<DayLine> day;
    bool operator==(const TechnicianCard &) const = default;
};

/// What a drop would do, for the ghost.
class DropPreview {
    Q_GADGET
    QML_VALUE_TYPE(dropPreview)
    Q_PROPERTY(bool isPossible MEMBER isPossible)
    Q_PROPERTY(int from MEMBER from)
    Q_PROPERTY(int to MEMBER to)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(QString travel MEMBER travel)
    Q_PROPERTY(int travelMinutes MEMBER travelMinutes)
    Q_PROPERTY(QString warning MEMBER warning)
    Q_PROPERTY(int severity MEMBER severity)

public:
    bool isPossible = false;
    int from = 0;
    int to = 0;
    QString text; ///< "Marie Roy, 10:30–12:00"
    QString travel; ///< "12 min from the job before"
    int travelMinutes = 0;
    QString warning; ///< empty = nothing against it
    int severity = -1;
    bool operator==(const DropPreview &) const = default;
};

} // namespace FibreDesk::Dispatch
