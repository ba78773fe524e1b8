// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audience/recipientlist.h"

#include <QMetaType>
#include <QObject>
#include <QString>
#include <QStringList>
#include <qqmlintegration.h>

namespace FibreDesk {

/// How many recipients are what.
class AudienceCounts {
    Q_GADGET
    QML_VALUE_TYPE(audienceCounts)
    Q_PROPERTY(int total MEMBER total)
    Q_PROPERTY(int mailed MEMBER mailed)
    Q_PROPERTY(int excluded MEMBER excluded)
    Q_PROPERTY(int noAddress MEMBER noAddress)
    Q_PROPERTY(int badAddress MEMBER badAddress)
    Q_PROPERTY(int several MEMBER several)
    Q_PROPERTY(int duplicates MEMBER duplicates)
    Q_PROPERTY(int byHand MEMBER byHand)
    Q_PROPERTY(int suggestions MEMBER suggestions)
    Q_PROPERTY(int names MEMBER names)
    Q_PROPERTY(int unmatched MEMBER unmatched)
    Q_PROPERTY(int doubtful MEMBER doubtful)
    Q_PROPERTY(int customersLeft MEMBER customersLeft)
    Q_PROPERTY(int french MEMBER french)
    Q_PROPERTY(int english MEMBER english)
    Q_PROPERTY(int noLanguage MEMBER noLanguage)

public:
    int total = 0;
    int mailed = 0;
    int excluded = 0;
    int noAddress = 0;
    int badAddress = 0;
    int several = 0;
    int duplicates = 0;
    int byHand = 0;
    int suggestions = 0;
    int names = 0;
    int unmatched = 0;
    int doubtful = 0;
    int customersLeft = 0;
    int french = 0; ///< of those to be written to
    int english = 0;
    int noLanguage = 0; ///< of those to be written to: they get French

    bool operator==(const AudienceCounts &) const = default;
};

/// A change of a name that can be refused.
class NameChangeText {
    Q_GADGET
    QML_VALUE_TYPE(nameChangeText)
    Q_PROPERTY(int part MEMBER part)
    Q_PROPERTY(int rule MEMBER rule)
    Q_PROPERTY(QString kind MEMBER kind)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(bool isRefused MEMBER isRefused)

public:
    int part = 0; ///< Audience::NamePart
    int rule = 0;
    QString kind{}; ///< "First name · Accents"
    QString text{};
    bool isRefused = false;

    bool operator==(const NameChangeText &) const = default;
};

/// One recipient with everything known of them.
class AudienceRow {
    Q_GADGET
    QML_VALUE_TYPE(audienceRow)
    Q_PROPERTY(int row MEMBER row)
    Q_PROPERTY(int line MEMBER line)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString rawName MEMBER rawName)
    Q_PROPERTY(QString email MEMBER email)
    Q_PROPERTY(QString rawEmail MEMBER rawEmail)
    Q_PROPERTY(bool isEmailCleaned MEMBER isEmailCleaned)
    Q_PROPERTY(QString suggestion MEMBER suggestion)
    Q_PROPERTY(QString language MEMBER language)
    Q_PROPERTY(QString customer MEMBER customer)
    Q_PROPERTY(QString customerName MEMBER customerName)
    Q_PROPERTY(QString match MEMBER match)
    Q_PROPERTY(QString matchReason MEMBER matchReason)
    Q_PROPERTY(QString state MEMBER state)
    Q_PROPERTY(QString tone MEMBER tone)
    Q_PROPERTY(bool isExcluded MEMBER isExcluded)
    Q_PROPERTY(bool isExcludedByHand MEMBER isExcludedByHand)
    Q_PROPERTY(QList<FibreDesk::NameChangeText> nameChanges MEMBER nameChanges)
    Q_PROPERTY(QStringList values MEMBER values)

public:
    int row = -1;
    int line = 0;
    QString name{};
    QString rawName{};
    QString email{};
    QString rawEmail{}; ///< its invisible marks written out
    bool isEmailCleaned = false; ///< they were taken out
    QString suggestion{};
    QString language{};
    QString customer{};
    QString customerName{};
    QString match{};
    QString matchReason{};
    QString state{};
    QString tone{};
    bool isExcluded = false;
    bool isExcludedByHand = false;
    QList<NameChangeText> nameChanges{};
    QStringList values{}; ///< "amount: 50"

    bool operator==(const AudienceRow &) const = default;
};

} // namespace FibreDesk

Q_DECLARE_METATYPE(FibreDesk::AudienceCounts)
Q_DECLARE_METATYPE(FibreDesk::AudienceRow)
