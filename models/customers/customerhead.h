// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QObject>
#include <QString>
#include <QStringList>
#include <qqmlintegration.h>

namespace FibreDesk {

/// Who the open customer is and how they stand: the sticky header and the identity of the page.
struct CustomerHead {
    Q_GADGET
    QML_VALUE_TYPE(customerHead)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString city MEMBER city)
    Q_PROPERTY(QString kind MEMBER kind)
    Q_PROPERTY(QString group MEMBER group)
    Q_PROPERTY(QString territory MEMBER territory)
    Q_PROPERTY(QString customerLanguage MEMBER customerLanguage)
    Q_PROPERTY(QString legacyAccount MEMBER legacyAccount)
    Q_PROPERTY(QString legacyCustomer MEMBER legacyCustomer)
    Q_PROPERTY(bool preauthorised MEMBER preauthorised)
    Q_PROPERTY(bool disabled MEMBER disabled)
    Q_PROPERTY(QString created MEMBER created)
    Q_PROPERTY(QStringList phones MEMBER phones)
    Q_PROPERTY(QStringList emails MEMBER emails)
    Q_PROPERTY(double balance MEMBER balance)
    Q_PROPERTY(double overdue MEMBER overdue)
    Q_PROPERTY(QStringList contactPhones MEMBER contactPhones)
    Q_PROPERTY(QStringList contactNames MEMBER contactNames)
    Q_PROPERTY(int overdueInvoices MEMBER overdueInvoices)
    Q_PROPERTY(int otherCurrency MEMBER otherCurrency)
    Q_PROPERTY(QString oldestDue MEMBER oldestDue)
    Q_PROPERTY(QString lastInvoice MEMBER lastInvoice)
    Q_PROPERTY(QString nextInvoice MEMBER nextInvoice)
    Q_PROPERTY(double monthly MEMBER monthly)
    Q_PROPERTY(double yearly MEMBER yearly)
    Q_PROPERTY(double suspendedMonthly MEMBER suspendedMonthly)
    Q_PROPERTY(double pendingMonthly MEMBER pendingMonthly)
    Q_PROPERTY(int pendingServices MEMBER pendingServices)
    Q_PROPERTY(int activeServices MEMBER activeServices)
    Q_PROPERTY(int suspendedServices MEMBER suspendedServices)
    Q_PROPERTY(int openTickets MEMBER openTickets)
    Q_PROPERTY(QDateTime fetchedAt MEMBER fetchedAt)
    Q_PROPERTY(bool incomplete MEMBER incomplete)

public:
    QString id;
    QString name;
    QString city;
    QString kind;
    QString group;
    QString territory;
    QString customerLanguage;
    QString legacyAccount;
    QString legacyCustomer;
    bool preauthorised = false;
    bool disabled = false;
    QString created; ///< "2019-04-02"
    QStringList phones; ///< the customer's, without repeats, the cell phone first
    QStringList contactPhones; ///< of people at the locations, that are none of the customer's
    QStringList contactNames; ///< whose these are, one for each
    QStringList emails;
    double balance = 0; ///< in dollars, made of whole cents; less than nothing is a credit
    double overdue = 0;
    int overdueInvoices = 0;
    int otherCurrency = 0; ///< invoices that are in no sum here
    QString oldestDue; ///< of what is overdue: "2026-10-15"
    QString lastInvoice;
    QString nextInvoice; ///< when it is expected
    double monthly = 0;
    double yearly = 0;
    double suspendedMonthly = 0;
    double pendingMonthly = 0;
    int pendingServices = 0;
    int activeServices = 0;
    int suspendedServices = 0;
    int openTickets = 0;
    QDateTime fetchedAt; ///< when the mirror last agreed with the server on all of this
    bool incomplete = false; ///< the first copy of some kind is still under way

    bool operator==(const CustomerHead &) const = default;
};

} // namespace FibreDesk

Q_DECLARE_METATYPE(FibreDesk::CustomerHead)
