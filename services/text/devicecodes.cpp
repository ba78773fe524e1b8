// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/devicecodes.h"

#include "text/normalise.h"

#include <QByteArray>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Text {

namespace {

constexpr qsizetype shortestCode = 6;
constexpr qsizetype letters = 4; ///< of the vendor, in front of a GPON serial
constexpr qsizetype hexOfLetters = 8;

bool isHex(QStringView text)
{
    return std::ranges::all_of(
        text, [](QChar sign) { return sign.isDigit() || (sign >= u'A' && sign <= u'F'); });
}

/// The same GPON serial in its other spelling; empty where it is none.
QString otherGponSpelling(const QString &code)
{
    if (code.size() == hexOfLetters * 2 && isHex(code)) {
        const QByteArray vendor = QByteArray::fromHex(code.first(hexOfLetters).toLatin1());
        const bool isVendor = std::ranges::all_of(vendor,
            [](char sign) { return (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9'); });
        return isVendor ? QString::fromLatin1(vendor) + code.sliced(hexOfLetters) : QString();
    }
    if (code.size() == letters + hexOfLetters && isHex(code.sliced(letters))
        && std::ranges::all_of(
            code.first(letters), [](QChar sign) { return sign.isLetterOrNumber(); })
        && !isHex(code)) {
        return QString::fromLatin1(code.first(letters).toLatin1().toHex().toUpper())
            + code.sliced(letters);
    }
    return {};
}

void add(QStringList &codes, const QString &text)
{
    const QString code = foldCode(text);
    if (code.size() < shortestCode) {
        return;
    }
    for (const QString &spelling : {code, otherGponSpelling(code)}) {
        if (!spelling.isEmpty() && !codes.contains(spelling)) {
            codes += spelling;
        }
    }
}

/// What labels write in front of a code. A word alone may be the beginning of the code itself:
/// there a sign or a blank must follow.
const QRegularExpression &prefix()
{
    static const QRegularExpression words(
        u"^\\s*(?:(?:GPON|PON|ONT|ONU|EQUIPMENT|DEVICE|CM|WAN|LAN|WLAN|WI-?FI)\\s*)?"
        "(?:S/N|SN|SERIAL(?:\\s*(?:NO\\.?|NUMBER|#))?|N/S|NO\\.?\\s*DE\\s*S[EÉ]RIE|"
        "MAC(?:\\s*(?:ID|ADDR(?:ESS)?))?|ID)\\s*(?:[:=#]|\\s)\\s*"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return words;
}

} // namespace

QStringList deviceCodes(const QString &scanned)
{
    static const QRegularExpression between(u"[;,|\\r\\n\\t&?\"{}]+"_s);
    QStringList codes;
    const QString text = withoutInvisible(scanned).trimmed();
    const QStringList fields = text.split(between, Qt::SkipEmptyParts);
    for (const QString &field : fields) {
        const QString bare = QString(field).remove(prefix());
        add(codes, bare);
    }
    for (const QString &field : fields) {
        add(codes, field); // "SN" may belong to it
        // An address of the maker's: the code is its last part.
        add(codes, field.section(u'/', -1));
        add(codes, field.section(u'=', -1));
    }
    return codes;
}

bool looksLikeDeviceCode(const QString &typed)
{
    const QString bare = typed.trimmed().remove(prefix());
    const QString code = foldCode(bare);
    if (code.size() < shortestCode
        || std::ranges::none_of(code, [](QChar sign) { return sign.isDigit(); })) {
        return false;
    }
    static const QRegularExpression pairs(u"^(?:[0-9A-Fa-f]{2}\\s+){5,}[0-9A-Fa-f]{2}$"_s);
    return !bare.trimmed().contains(u' ') || pairs.match(bare.trimmed()).hasMatch();
}

} // namespace FibreDesk::Text
