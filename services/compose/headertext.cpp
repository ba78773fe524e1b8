// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compose/headertext.h"

#include <QStringList>
#include <QTextBoundaryFinder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Compose {

namespace {

constexpr qsizetype LongestWord = 75;
constexpr qsizetype LongestLine = 76;
constexpr QByteArrayView Opening = "=?utf-8?Q?";
constexpr QByteArrayView OpeningBase64 = "=?utf-8?B?";
constexpr QByteArrayView Closing = "?=";
constexpr qsizetype Payload = LongestWord - Opening.size() - Closing.size();

bool isAscii(const QString &text)
{
    return std::ranges::all_of(
        text, [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; });
}

/// What stands for itself in an encoded word wherever one may be (RFC 2047 §5.3).
bool isPlain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '!'
        || c == '*' || c == '+' || c == '-' || c == '/';
}

QByteArray quoted(const QByteArray &bytes)
{
    QByteArray result;
    for (const char c : bytes) {
        if (isPlain(c)) {
            result += c;
        } else if (c == ' ') {
            result += '_';
        } else {
            result += '=' + QByteArray(1, c).toHex().toUpper();
        }
    }
    return result;
}

/// Characters as people count them, so that an accent or a flag stays whole where it can; those
/// longer than a word are parted between code points.
QStringList characters(const QString &text)
{
    QStringList result;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype start = 0;
    for (qsizetype end = finder.toNextBoundary(); end >= 0; end = finder.toNextBoundary()) {
        const QString cluster = text.sliced(start, end - start);
        start = end;
        if (quoted(cluster.toUtf8()).size() <= Payload / 2) {
            result += cluster;
            continue;
        }
        for (const uint code : cluster.toUcs4()) {
            const auto point = char32_t(code);
            result += QString::fromUcs4(&point, 1);
        }
    }
    return result;
}

/// Writes words one behind the other and begins a new line where the next does not fit.
class Folder {
public:
    explicit Folder(qsizetype column)
        : m_column(column)
        , m_isStart(true)
    {
    }

    void word(const QByteArray &bytes)
    {
        if (!m_isStart && m_column + 1 + bytes.size() > LongestLine) {
            m_result += "\r\n ";
            m_column = 1;
        } else if (!m_isStart) {
            m_result += ' ';
            ++m_column;
        }
        m_result += bytes;
        m_column += bytes.size();
        m_isStart = false;
    }

    /// A text as encoded words. The blanks between them mean nothing, so its own are inside.
    void encoded(const QString &text)
    {
        const QByteArray utf8 = text.toUtf8();
        const bool isBase64 = quoted(utf8).size() > (utf8.size() + 2) / 3 * 4;
        const auto sizeOf = [isBase64](const QByteArray &bytes) {
            return isBase64 ? (bytes.size() + 2) / 3 * 4 : quoted(bytes).size();
        };
        QByteArray part;
        for (const QString &character : characters(text)) {
            const QByteArray bytes = character.toUtf8();
            if (!part.isEmpty() && sizeOf(part + bytes) > room()) {
                flush(part, isBase64);
            }
            // Nothing fits behind what is there: the next line has room for a whole word.
            if (part.isEmpty() && !m_isStart && sizeOf(bytes) > room()) {
                m_result += "\r\n";
                m_column = 0;
            }
            part += bytes;
        }
        if (!part.isEmpty()) {
            flush(part, isBase64);
        }
    }

    [[nodiscard]] QByteArray result() const { return m_result; }

private:
    /// For the payload of an encoded word on this line.
    [[nodiscard]] qsizetype room() const
    {
        const qsizetype blank = m_isStart ? 0 : 1;
        return std::min(Payload, LongestLine - m_column - blank - Opening.size() - Closing.size());
    }

    void flush(QByteArray &part, bool isBase64)
    {
        word((isBase64 ? OpeningBase64 : Opening).toByteArray()
            + (isBase64 ? part.toBase64() : quoted(part)) + Closing.toByteArray());
        part.clear();
    }

    QByteArray m_result;
    qsizetype m_column;
    bool m_isStart;
};

constexpr qsizetype LongestPlain = 60;

/// A word that may stand as it is: no other program would take it for an encoded one, and its line
/// stays short.
bool mayStand(const QString &word)
{
    return isAscii(word) && !word.contains("=?"_L1) && word.size() <= LongestPlain;
}

} // namespace

QByteArray headerText(const QString &line, qsizetype column)
{
    const QStringList words = line.split(u' ');
    qsizetype first = 0;
    while (first < words.size() && mayStand(words.at(first))) {
        ++first;
    }
    qsizetype last = words.size();
    while (last > first && mayStand(words.at(last - 1))) {
        --last;
    }
    Folder folder(column);
    for (qsizetype i = 0; i < first; ++i) {
        folder.word(words.at(i).toLatin1());
    }
    if (first < last) {
        folder.encoded(words.sliced(first, last - first).join(u' '));
    }
    for (qsizetype i = last; i < words.size(); ++i) {
        folder.word(words.at(i).toLatin1());
    }
    return folder.result();
}

QByteArray headerMailbox(const QString &name, const QByteArray &address, qsizetype column)
{
    if (name.isEmpty()) {
        return address;
    }
    // RFC 5322 §3.2.3, without what a phrase must quote.
    static constexpr QLatin1StringView atom("!#$%&'*+-/=?^_`{|}~ ");
    Folder folder(column);
    if (!isAscii(name) || name.contains("=?"_L1) || name.size() > LongestPlain) {
        folder.encoded(name);
    } else if (std::ranges::all_of(
                   name, [](QChar c) { return c.isLetterOrNumber() || atom.contains(c); })) {
        folder.word(name.toLatin1());
    } else {
        folder.word('"' + name.toLatin1().replace('\\', "\\\\").replace('"', "\\\"") + '"');
    }
    folder.word('<' + address + '>');
    return folder.result();
}

} // namespace FibreDesk::Compose
