// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audience/civicaddress.h"

#include "text/normalise.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace FibreDesk::Audience {

CivicAddress parseCivicAddress(const QString &line, const QString &postalCode)
{
    static const QRegularExpression postal(u"\\b([A-Za-z]\\d[A-Za-z])[ \\-]?(\\d[A-Za-z]\\d)\\b"_s);
    static const QRegularExpression unitBefore(
        u"^(?:app(?:t|artement)?|apt|bureau|suite|unit[eé]?|local|#)[.#: ]*([0-9A-Za-z]{1,6})\\b[ ,\\-]*(?=\\d)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression unitAndNumber(
        u"^(\\d{1,6}[A-Za-z]?) ?- ?(\\d{1,6}[A-Za-z]?)\\b"_s);
    static const QRegularExpression numberAlone(u"^(\\d{1,6}[A-Za-z]?)\\b"_s);
    static const QRegularExpression unitBehind(
        u"(?:\\b(?:app(?:t|artement)?|apt|bureau|suite|unit[eé]?|local)\\b[.#: ]*|#)[ ]*([0-9A-Za-z]{1,6})\\b"_s,
        QRegularExpression::CaseInsensitiveOption);

    CivicAddress address;
    QString text = line.simplified();
    auto codes = postal.globalMatch(text);
    while (codes.hasNext()) {
        const auto match = codes.next();
        address.postalCode = (match.captured(1) + match.captured(2)).toUpper();
    }
    if (const QString own = Text::postalCode(postalCode); own.size() == 6) {
        address.postalCode = own;
    }
    if (const auto match = unitBefore.match(text); match.hasMatch()) {
        address.unit = match.captured(1).toUpper();
        text = text.sliced(match.capturedEnd());
    }
    if (const auto match = unitAndNumber.match(text); match.hasMatch()) {
        address.unit = match.captured(1).toUpper();
        address.number = match.captured(2).toUpper();
        return address;
    }
    const auto match = numberAlone.match(text);
    // A line that begins with its postal code ("J3X 4B7") or an ordinal ("2e Rang") has no number.
    static const QRegularExpression ordinal(u"^\\d+(?:e|er|re|ere|ème|eme|th|st|nd|rd)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (match.hasMatch() && (!ordinal.match(text).hasMatch() || match.captured(1).at(0) == u'0')) {
        address.number = match.captured(1).toUpper();
    }
    if (address.unit.isEmpty()) {
        if (const auto unit = unitBehind.match(text); unit.hasMatch()) {
            address.unit = unit.captured(1).toUpper();
        }
    }
    return address;
}

} // namespace FibreDesk::Audience
