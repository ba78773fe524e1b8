// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/searchwords.h"

#include "text/normalise.h"
#include "text/safehtml.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk::Text {

namespace {

constexpr int LongestWord = 32;

bool isJoint(QChar c)
{
    static const QString joints = u"-'\u2019\u2010\u2011."_s;
    return joints.contains(c);
}

/// The distance in full, or to the nearest beginning of `b`.
int distance(QStringView a, QStringView b, int most, bool isToStart)
{
    const int rows = int(std::min<qsizetype>(a.size(), LongestWord));
    const int columns = int(std::min<qsizetype>(b.size(), LongestWord));
    if (rows - columns > most || (!isToStart && columns - rows > most)) {
        return most + 1;
    }
    using Row = std::array<int, LongestWord + 1>;
    Row before{};
    Row above{};
    Row row{};
    for (int j = 0; j <= columns; ++j) {
        above[size_t(j)] = j;
    }
    for (int i = 1; i <= rows; ++i) {
        row[0] = i;
        int best = i;
        for (int j = 1; j <= columns; ++j) {
            const auto at = size_t(j);
            const bool isSame = a.at(i - 1) == b.at(j - 1);
            int steps =
                std::min({above[at] + 1, row[at - 1] + 1, above[at - 1] + (isSame ? 0 : 1)});
            if (i > 1 && j > 1 && a.at(i - 1) == b.at(j - 2) && a.at(i - 2) == b.at(j - 1)) {
                steps = std::min(steps, before[at - 2] + 1);
            }
            row[at] = steps;
            best = std::min(best, steps);
        }
        if (best > most) {
            return most + 1;
        }
        before = above;
        above = row;
    }
    const int end = isToStart ? *std::min_element(above.begin(), above.begin() + columns + 1)
                              : above[size_t(columns)];
    return std::min(end, most + 1);
}

/// Where the mark begins, or the end of the text.
qsizetype find(QStringView html, QLatin1StringView mark, qsizetype from)
{
    const qsizetype at = html.indexOf(mark, from, Qt::CaseInsensitive);
    return at < 0 ? html.size() : at;
}

/// Behind the tag or comment that begins there, and behind what is a program or a style in it. As
/// in a browser, what is never closed goes on to the end.
qsizetype afterMarkup(QStringView html, qsizetype start)
{
    const QStringView rest = html.sliced(start);
    if (rest.startsWith("<!--"_L1)) {
        return std::min(find(html, "-->"_L1, start + 2) + 3, html.size());
    }
    const qsizetype end = std::min(find(html, ">"_L1, start) + 1, html.size());
    const auto isOpening = [rest](QLatin1StringView tag) {
        if (!rest.startsWith(tag, Qt::CaseInsensitive)) {
            return false;
        }
        const QChar next = rest.size() > tag.size() ? rest.at(tag.size()) : u'>';
        return next == u'>' || next == u'/' || next.isSpace(); // no <script-like>
    };
    if (isOpening("<script"_L1)) {
        return find(html, "</script"_L1, end);
    }
    if (isOpening("<style"_L1)) {
        return find(html, "</style"_L1, end);
    }
    return end;
}

} // namespace

QString otherSpelling(const QString &word)
{
    static const QHash<QString, QString> spellings = [] {
        const std::initializer_list<std::pair<QString, QString>> pairs{{u"saint"_s, u"st"_s},
            {u"sainte"_s, u"ste"_s}, {u"boulevard"_s, u"blvd"_s}, {u"route"_s, u"rte"_s},
            {u"montee"_s, u"mtee"_s}, {u"rang"_s, u"rg"_s}, {u"avenue"_s, u"av"_s},
            {u"chemin"_s, u"ch"_s}, {u"place"_s, u"pl"_s}, {u"croissant"_s, u"crois"_s},
            {u"terrasse"_s, u"terr"_s}, {u"impasse"_s, u"imp"_s}, {u"cote"_s, u"cte"_s}};
        QHash<QString, QString> both;
        for (const auto &[full, brief] : pairs) {
            both.insert(full, brief);
            both.insert(brief, full);
        }
        both.insert(u"boul"_s, u"boulevard"_s);
        both.insert(u"bd"_s, u"boulevard"_s);
        both.insert(u"ave"_s, u"avenue"_s);
        both.insert(u"chem"_s, u"chemin"_s);
        return both;
    }();
    return spellings.value(word);
}

bool isAddressNoise(const QString &word)
{
    static const QSet<QString> noise{u"de"_s, u"du"_s, u"des"_s, u"la"_s, u"le"_s, u"les"_s, u"l"_s,
        u"d"_s, u"a"_s, u"app"_s, u"appt"_s, u"apt"_s, u"appartement"_s, u"bureau"_s, u"suite"_s,
        u"unite"_s, u"unit"_s, u"local"_s, u"qc"_s, u"pq"_s, u"quebec"_s, u"canada"_s};
    return noise.contains(word);
}

QString indexedName(const QString &text)
{
    QString result = text;
    const auto add = [&result](const QString &word) {
        if (!word.isEmpty()) {
            result += u' ' + word;
        }
    };
    for (const QString &word : foldedWords(text)) {
        add(otherSpelling(word));
    }
    // Whole tokens: what stands between blanks and holds a joint.
    for (const QString &token : text.split(u' ', Qt::SkipEmptyParts)) {
        if (std::ranges::any_of(token, isJoint)) {
            const QStringList parts = foldedWords(token);
            if (parts.size() > 1) {
                add(parts.join(QString()));
            }
        }
    }
    return result;
}

QString bareText(QStringView html)
{
    QString text;
    text.reserve(html.size());
    bool hasReference = false;
    for (qsizetype i = 0; i < html.size();) {
        const QChar c = html.at(i);
        if (c == u'<' && i + 1 < html.size()
            && (html.at(i + 1).isLetter() || html.at(i + 1) == u'/' || html.at(i + 1) == u'!')) {
            i = afterMarkup(html, i);
            text += u' ';
        } else {
            hasReference = hasReference || c == u'&';
            text += c;
            ++i;
        }
    }
    return (hasReference ? decodeEntities(text) : text).simplified();
}

int editDistance(QStringView a, QStringView b, int most)
{
    return distance(a, b, most, false);
}

int editDistanceToStart(QStringView typed, QStringView word, int most)
{
    return distance(typed, word, most, true);
}

} // namespace FibreDesk::Text
