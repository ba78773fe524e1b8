// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "billwords.h"

#include "base/moneytext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace FibreDesk::BillWords {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(BillWords)
};

} // namespace

QString state(Store::BillState state, Store::BillKind kind)
{
    using enum Store::BillState;
    switch (state) {
    case Draft:
        return Words::tr("Draft");
    case Cancelled:
        return kind == Store::BillKind::Payment ? Words::tr("Cancelled", "payment")
                                                : Words::tr("Cancelled", "invoice");
    case Paid:
        return Words::tr("Paid", "invoice");
    case PartlyPaid:
        return Words::tr("Partly paid");
    case Unpaid:
        return Words::tr("Unpaid");
    case Overdue:
        return Words::tr("Overdue");
    case Credit:
        return Words::tr("Credit note");
    case Submitted:
        break;
    }
    return Words::tr("Recorded");
}

QString tone(Store::BillState state)
{
    using enum Store::BillState;
    switch (state) {
    case Paid:
    case Submitted:
        return u"ok"_s;
    case PartlyPaid:
    case Unpaid:
        return u"warning"_s;
    case Overdue:
        return u"danger"_s;
    case Credit:
        return u"info"_s;
    case Draft:
        return u"pending"_s;
    case Cancelled:
        break;
    }
    return u"neutral"_s;
}

QString glyph(Store::BillState state)
{
    using enum Store::BillState;
    switch (state) {
    case Draft:
        return u"pencil"_s;
    case Cancelled:
        return u"ban"_s;
    case PartlyPaid:
        return u"circle-dot"_s;
    case Unpaid:
        return u"clock"_s;
    case Overdue:
        return u"triangle-alert"_s;
    case Credit:
        return u"undo-2"_s;
    case Paid:
    case Submitted:
        break;
    }
    return u"circle-check"_s;
}

QString kind(Store::BillKind kind)
{
    return kind == Store::BillKind::Invoice ? u"invoice"_s : u"payment"_s;
}

QString finding(
    const Accounting::BillFinding &finding, const QString &language, const QString &currency)
{
    using enum Accounting::BillFinding::What;
    using MoneyText::shown;
    const QString found = shown(finding.found, language, currency);
    const QString expected = shown(finding.expected, language, currency);
    const QString gap = shown((finding.found - finding.expected).absolute(), language, currency);
    switch (finding.what) {
    case Items:
        return Words::tr("The lines make %1, the net total says %2: %3 apart.")
            .arg(found, expected, gap);
    case Taxes:
        return Words::tr("The taxes make %1, their total says %2: %3 apart.")
            .arg(found, expected, gap);
    case Total:
        return Words::tr("Net and taxes make %1, the total says %2: %3 apart.")
            .arg(found, expected, gap);
    case Schedule:
        return Words::tr("The schedule makes %1, the total says %2: %3 apart.")
            .arg(found, expected, gap);
    case Allocated:
        return Words::tr("What was put to invoices and what was not make %1, the payment says %2: "
                         "%3 apart.")
            .arg(found, expected, gap);
    case HeaderTotal:
        return Words::tr("The local copy has a total of %1, ERPNext now says %2.")
            .arg(found, expected);
    case HeaderOpen:
        break;
    }
    return Words::tr("The local copy has %1 left, ERPNext now says %2.").arg(found, expected);
}

} // namespace FibreDesk::BillWords
