// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/devicetext.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace FibreDesk::Cpe {

namespace {

/// Before anything is looked for in it: nobody writes more, and expressions are not for megabytes.
constexpr qsizetype looked = 4096;

bool isHidden(char32_t sign)
{
    switch (QChar::category(sign)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // among them the signs that turn the direction
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

} // namespace

QString deviceText(const QString &told, qsizetype most)
{
    QString plain;
    for (const char32_t sign : told.left(looked).toUcs4()) {
        plain += isHidden(sign) ? u" "_s : QString(QChar::fromUcs4(sign));
    }
    plain = plain.simplified(); // blanks without end would keep the expression busy
    // "KeyPassphrase 'x y'", "psk=x", "Passwd: x", "\"WEPKey\":\"x\"", "<Password>x</Password>"
    static const QRegularExpression secret(
        u"((?:pass(?:word|phrase|wd|wort)|mot de passe|presharedkey|psk|wepkey|secret|community|"
        u"credential|token|authkey|privkey|api.?key)\\w*[\"'>]?\\s*(?:(?:is|was|to|value)\\s+)?"
        u"[=:>]?\\s*)(\"[^\"]*\"|'[^']*'|“[^”]*”|«[^»]*»|[=:>]?[^\\s<,;]+)"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    plain.replace(secret, u"\\1•••"_s);
    if (plain.size() > most) {
        plain = plain.left(most - 1).trimmed() + u'…';
    }
    return plain;
}

} // namespace FibreDesk::Cpe
