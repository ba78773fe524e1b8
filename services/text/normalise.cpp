// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/normalise.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Text {

namespace {

constexpr qsizetype NationalLength = 10;
constexpr qsizetype ShortestNumber = 4;

bool isAsciiLetter(QChar c)
{
    return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

bool isInvisible(QChar c)
{
    const char16_t u = c.unicode();
    return u == 0xad || u == 0x61c || u == 0x180e || u == 0x200b || u == 0x200e || u == 0x200f
        || (u >= 0x202a && u <= 0x202e) || (u >= 0x2060 && u <= 0x206f) || u == 0xfeff;
}

/// Where an extension begins ("x 12", "ext. 12", "poste 12", "#12"), or the end.
qsizetype extensionStart(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i).toLower();
        if (c == u'#' || c == u'x' || c == u';' || c == u'p' || c == u'e') {
            // A letter in front of the number ("Tel: 555…") is no extension.
            qsizetype digits = 0;
            for (const QChar before : text.left(i)) {
                digits += before.isDigit() ? 1 : 0;
            }
            if (digits >= 7) {
                return i;
            }
        }
    }
    return text.size();
}

} // namespace

QString foldCode(QStringView text)
{
    QString folded;
    folded.reserve(text.size());
    for (const QChar c : text) {
        if (isAsciiLetter(c) || (c >= u'0' && c <= u'9')) {
            folded += c.toUpper();
        }
    }
    return folded;
}

QString phoneDigits(const QString &text)
{
    QString digits;
    for (const QChar c : QStringView(text).left(extensionStart(text))) {
        if (c.isDigit()) {
            digits += QChar(u'0' + c.digitValue());
        }
    }
    if (digits.startsWith("00"_L1)) {
        digits.remove(0, 2);
    }
    if (digits.startsWith("011"_L1) && digits.size() > NationalLength) {
        digits.remove(0, 3);
    }
    if (digits.size() == NationalLength + 1 && digits.startsWith(u'1')) {
        digits.remove(0, 1);
    }
    return digits.size() < ShortestNumber ? QString() : digits;
}

QString idNumber(QStringView id)
{
    qsizetype start = id.size();
    while (start > 0 && id.at(start - 1) >= u'0' && id.at(start - 1) <= u'9') {
        --start;
    }
    while (start < id.size() && id.at(start) == u'0') {
        ++start;
    }
    return id.mid(start).toString();
}

QString postalCode(QStringView text)
{
    const QString code = foldCode(text);
    if (code.size() < 3 || code.size() > 6) {
        return {};
    }
    for (qsizetype i = 0; i < code.size(); ++i) {
        const bool mayBeLetter = i % 2 == 0;
        if (code.at(i).isLetter() != mayBeLetter) {
            return {};
        }
    }
    return code;
}

QString foldText(QStringView text)
{
    QString folded;
    folded.reserve(text.size());
    for (const QChar c : text) {
        // The first sign of the decomposition is the bare letter.
        const QString parts = c.decomposition();
        folded += (c.decompositionTag() == QChar::Canonical && !parts.isEmpty() ? parts.at(0) : c)
                      .toLower();
    }
    return folded;
}

QStringList foldedWords(QStringView text)
{
    QStringList words;
    QString word;
    for (const QChar c : foldText(text.toString().normalized(QString::NormalizationForm_C))) {
        if (c.isLetterOrNumber()) {
            word += c;
        } else if (c.isMark()) {
            continue;
        } else if (!word.isEmpty()) {
            words += word;
            word.clear();
        }
    }
    if (!word.isEmpty()) {
        words += word;
    }
    return words;
}

QString languageCode(QStringView text)
{
    const QString word = foldedWords(text).value(0);
    if (word == "e"_L1 || word == "a"_L1 || word == "an"_L1 || word == "en"_L1
        || word.startsWith("eng"_L1) || word.startsWith("ang"_L1)) {
        return u"en"_s;
    }
    return word == "f"_L1 || word.startsWith("fr"_L1) ? u"fr"_s : QString();
}

QString withoutInvisible(QString text)
{
    return text.removeIf(isInvisible);
}

QString withInvisibleShown(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    for (const QChar c : text) {
        if (isInvisible(c) || isOddBlank(c)) {
            shown += u"\u27e8U+%1\u27e9"_s.arg(
                QString::number(c.unicode(), 16).toUpper().rightJustified(4, u'0'));
        } else {
            shown += c;
        }
    }
    return shown;
}

bool isOddBlank(QChar c)
{
    return c != u' ' && c.category() == QChar::Separator_Space;
}

} // namespace FibreDesk::Text
