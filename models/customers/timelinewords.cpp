// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "timelinewords.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk {

/// Only for the context of its translations.
class TimelineText {
    Q_DECLARE_TR_FUNCTIONS(TimelineText)
};

} // namespace FibreDesk

namespace FibreDesk::TimelineWords {

using Store::TimelineEntry;
using Store::TimelineKind;

namespace {

constexpr std::array kinds{TimelineKind::Ticket, TimelineKind::Message, TimelineKind::Sms,
    TimelineKind::Note, TimelineKind::Job, TimelineKind::Invoice, TimelineKind::Payment,
    TimelineKind::Contract, TimelineKind::Subscription, TimelineKind::Equipment, TimelineKind::Mail,
    TimelineKind::File};

} // namespace

QString kindName(TimelineKind kind)
{
    switch (kind) {
    case TimelineKind::Ticket:
        return u"ticket"_s;
    case TimelineKind::Message:
        return u"message"_s;
    case TimelineKind::Sms:
        return u"sms"_s;
    case TimelineKind::Note:
        return u"note"_s;
    case TimelineKind::Job:
        return u"job"_s;
    case TimelineKind::Invoice:
        return u"invoice"_s;
    case TimelineKind::Payment:
        return u"payment"_s;
    case TimelineKind::Contract:
        return u"contract"_s;
    case TimelineKind::Subscription:
        return u"subscription"_s;
    case TimelineKind::Equipment:
        return u"equipment"_s;
    case TimelineKind::Mail:
        return u"mail"_s;
    case TimelineKind::File:
        break;
    }
    return u"file"_s;
}

std::optional<TimelineKind> kindNamed(const QString &name)
{
    for (const TimelineKind kind : kinds) {
        if (kindName(kind) == name) {
            return kind;
        }
    }
    return std::nullopt;
}

QString kindText(TimelineKind kind)
{
    switch (kind) {
    case TimelineKind::Ticket:
        return TimelineText::tr("Tickets");
    case TimelineKind::Message:
        return TimelineText::tr("Messages");
    case TimelineKind::Sms:
        return TimelineText::tr("SMS");
    case TimelineKind::Note:
        return TimelineText::tr("Notes");
    case TimelineKind::Job:
        return TimelineText::tr("Jobs");
    case TimelineKind::Invoice:
        return TimelineText::tr("Invoices");
    case TimelineKind::Payment:
        return TimelineText::tr("Payments");
    case TimelineKind::Contract:
        return TimelineText::tr("Contracts");
    case TimelineKind::Subscription:
        return TimelineText::tr("Subscriptions");
    case TimelineKind::Equipment:
        return TimelineText::tr("Equipment");
    case TimelineKind::Mail:
        return TimelineText::tr("Campaigns");
    case TimelineKind::File:
        break;
    }
    return TimelineText::tr("Files");
}

QString glyph(const TimelineEntry &entry)
{
    switch (entry.kind) {
    case TimelineKind::Ticket:
        return u"ticket"_s;
    case TimelineKind::Message:
        return entry.event == "sent"_L1 ? u"send"_s : u"mail"_s;
    case TimelineKind::Sms:
        return u"message-square"_s;
    case TimelineKind::Note:
        return u"sticky-note"_s;
    case TimelineKind::Job:
        return u"truck"_s;
    case TimelineKind::Invoice:
        return u"receipt"_s;
    case TimelineKind::Payment:
        return u"credit-card"_s;
    case TimelineKind::Contract:
        return u"file-text"_s;
    case TimelineKind::Subscription:
        return entry.cents.value_or(0) < 0 ? u"badge-percent"_s : u"wifi"_s;
    case TimelineKind::Equipment:
        return u"router"_s;
    case TimelineKind::Mail:
        return u"megaphone"_s;
    case TimelineKind::File:
        break;
    }
    return u"paperclip"_s;
}

QString what(const TimelineEntry &entry)
{
    const QString &event = entry.event;
    const bool isOurs = event == "sent"_L1;
    switch (entry.kind) {
    case TimelineKind::Ticket:
        return TimelineText::tr("Ticket opened");
    case TimelineKind::Message:
        return isOurs ? TimelineText::tr("Answer sent") : TimelineText::tr("Message received");
    case TimelineKind::Sms:
        return isOurs ? TimelineText::tr("SMS sent") : TimelineText::tr("SMS received");
    case TimelineKind::Note:
        return TimelineText::tr("Internal note");
    case TimelineKind::Job:
        return event == "undated"_L1 ? TimelineText::tr("Job without a date")
                                     : TimelineText::tr("Job");
    case TimelineKind::Invoice:
        return TimelineText::tr("Invoice");
    case TimelineKind::Payment:
        return event == "voided"_L1  ? TimelineText::tr("Payment cancelled")
            : event == "draft"_L1    ? TimelineText::tr("Payment, draft")
            : event == "refunded"_L1 ? TimelineText::tr("Refund")
                                     : TimelineText::tr("Payment received");
    case TimelineKind::Contract:
        return event == "signed"_L1    ? TimelineText::tr("Contract signed")
            : event == "began"_L1      ? TimelineText::tr("Contract begins")
            : event == "terminated"_L1 ? TimelineText::tr("Contract terminated")
                                       : TimelineText::tr("Contract ends");
    case TimelineKind::Subscription:
        return event == "began"_L1    ? TimelineText::tr("Service begins")
            : event == "cancelled"_L1 ? TimelineText::tr("Service cancelled")
                                      : TimelineText::tr("Service ends");
    case TimelineKind::Equipment:
        return TimelineText::tr("Equipment, last change");
    case TimelineKind::Mail:
        return event == "sent"_L1     ? TimelineText::tr("Campaign mail sent")
            : event == "failed"_L1    ? TimelineText::tr("Campaign mail failed")
            : event == "uncertain"_L1 ? TimelineText::tr("Campaign mail, outcome uncertain")
            : event == "excluded"_L1  ? TimelineText::tr("Left out of a campaign")
                                      : TimelineText::tr("Campaign mail waiting");
    case TimelineKind::File:
        break;
    }
    return TimelineText::tr("File attached");
}

} // namespace FibreDesk::TimelineWords
