// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/smstext.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

const QString &gsmAlphabet()
{
    static const QString letters =
        u"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
        u"ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"_s;
    return letters;
}

/// These take two places.
const QString &gsmExtension()
{
    static const QString letters = u"^{}\\[~]|€"_s;
    return letters;
}

bool isGsm(QChar letter)
{
    return gsmAlphabet().contains(letter) || gsmExtension().contains(letter);
}

QString likeness(QChar letter)
{
    switch (letter.unicode()) {
    case u'’':
    case u'‘':
    case u'ʼ':
        return u"'"_s;
    case u'«':
    case u'»':
    case u'“':
    case u'”':
        return u"\""_s;
    case u'–':
    case u'—':
    case u'‑':
        return u"-"_s;
    case u'…':
        return u"..."_s;
    case u'œ':
        return u"oe"_s;
    case u'Œ':
        return u"OE"_s;
    case u'ê':
    case u'ë':
        return u"è"_s;
    case u'È':
    case u'Ê':
    case u'Ë':
        return u"É"_s;
    case u'ç':
        return u"c"_s;
    case u'·':
        return u"-"_s;
    default:
        break;
    }
    if (letter.isSpace())
        return u" "_s;
    // A letter without its sign: "î" is read as "i".
    const QString parts = QString(letter).normalized(QString::NormalizationForm_D);
    if (parts.size() > 1 && isGsm(parts.front()))
        return parts.first(1);
    return letter;
}

// The words are in the technician's language, whatever the desk is set to: no translator.
struct Words {
    QString title;
    QString added;
    QString moved;
    QString withdrawn;
    QString was; ///< %1 is where it was
    QString timeless;
    QString one;
    QString several; ///< %1 is how many
};

Words wordsOf(const QString &language)
{
    if (language == "en"_L1)
        return {.title = u"Schedule"_s,
            .added = u"NEW"_s,
            .moved = u"MOVED"_s,
            .withdrawn = u"CANCELLED"_s,
            .was = u"(was %1)"_s,
            .timeless = u"no time yet"_s,
            .one = u"1 other job unchanged."_s,
            .several = u"%1 other jobs unchanged."_s};
    return {.title = u"Horaire"_s,
        .added = u"NOUVEAU"_s,
        .moved = u"DÉPLACÉ"_s,
        .withdrawn = u"RETIRÉ"_s,
        .was = u"(était %1)"_s,
        .timeless = u"heure à venir"_s,
        .one = u"1 autre intervention inchangée."_s,
        .several = u"%1 autres interventions inchangées."_s};
}

QString dayText(QDate day, const QString &language)
{
    if (language == "en"_L1)
        return QLocale(QLocale::English, QLocale::Canada).toString(day, u"ddd MMM d"_s);
    return QLocale(QLocale::French, QLocale::Canada).toString(day, u"ddd d MMM"_s);
}

QString timeText(QTime time, const QString &language, const Words &words)
{
    if (!time.isValid())
        return words.timeless;
    return time.toString(language == "en"_L1 ? u"H:mm"_s : u"H'h'mm"_s);
}

QString wordOf(TellLine::Kind kind, const Words &words)
{
    switch (kind) {
    case TellLine::Kind::New:
        return words.added;
    case TellLine::Kind::Moved:
        return words.moved;
    case TellLine::Kind::Withdrawn:
        break;
    }
    return words.withdrawn;
}

QString lineText(const TellLine &line, const QString &language, const Words &words)
{
    QStringList parts{wordOf(line.kind, words) + u' ' + timeText(line.time(), language, words)};
    if (line.kind == TellLine::Kind::Moved) {
        QString was = timeText(line.before.start, language, words);
        if (line.before.date != line.job.date)
            was.prepend(dayText(line.before.date, language) + u' ');
        parts.front() += u' ' + words.was.arg(was);
    }
    // No more of the customer than the door needs.
    parts += line.job.customerName.isEmpty() ? line.job.id : line.job.customerName;
    if (line.kind != TellLine::Kind::Withdrawn && !line.job.address.isEmpty())
        parts += line.job.address;
    return parts.join(u", "_s);
}

} // namespace

SmsLength smsLength(const QString &text)
{
    SmsLength length;
    if (text.isEmpty())
        return length;
    length.isUnicode = !std::ranges::all_of(text, isGsm);
    length.units = int(text.size());
    if (!length.isUnicode)
        length.units += int(std::ranges::count_if(
            text, [](QChar letter) { return gsmExtension().contains(letter); }));
    const int single = length.isUnicode ? 70 : 160;
    const int each = length.isUnicode ? 67 : 153;
    length.segments = length.units <= single ? 1 : (length.units + each - 1) / each;
    return length;
}

QString inGsmLetters(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    for (const QChar letter : text.normalized(QString::NormalizationForm_C))
        plain += isGsm(letter) ? QString(letter) : likeness(letter);
    return plain;
}

QString tellingText(const Telling &telling, const QString &language)
{
    const Words words = wordsOf(language);
    QStringList lines;
    QDate day;
    for (const TellLine &line : telling.lines) {
        if (line.day() != day) {
            day = line.day();
            const QString head = dayText(day, language);
            lines += lines.isEmpty() ? words.title + u' ' + head : head;
        }
        lines += lineText(line, language, words);
    }
    if (telling.unchanged == 1)
        lines += words.one;
    else if (telling.unchanged > 1)
        lines += words.several.arg(telling.unchanged);
    return inGsmLetters(lines.join(u'\n'));
}

} // namespace FibreDesk::Dispatch
