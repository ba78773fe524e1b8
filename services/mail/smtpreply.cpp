// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mail/smtpreply.h"

#include <QByteArrayList>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace FibreDesk::Mail {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Reads up to three digits; -1 where there are none or more.
int takeNumber(QByteArrayView text, qsizetype &at)
{
    int number = 0;
    const qsizetype start = at;
    while (at < text.size() && isDigit(text[at])) {
        if (at - start == 3)
            return -1;
        number = number * 10 + (text[at] - '0');
        ++at;
    }
    return at == start ? -1 : number;
}

/// The enhanced code at the beginning of the words of a line, and how many bytes it takes with the
/// space behind it. Counts only where its class is that of the reply (RFC 2034 §4).
qsizetype takeEnhanced(QByteArrayView words, int replyClass, EnhancedCode &code)
{
    if (words.size() < 5 || words[0] - '0' != replyClass || words[1] != '.')
        return 0;
    qsizetype at = 2;
    const int subject = takeNumber(words, at);
    if (subject < 0 || at >= words.size() || words[at] != '.')
        return 0;
    ++at;
    const int detail = takeNumber(words, at);
    if (detail < 0)
        return 0;
    if (at < words.size()) {
        if (words[at] != ' ' && words[at] != '\t')
            return 0;
        ++at;
    }
    code = {.status = replyClass, .subject = subject, .detail = detail};
    return at;
}

/// The words of one raw line.
QByteArrayView wordsOf(QByteArrayView line)
{
    if (line.size() <= 4)
        return {};
    const QByteArrayView words = line.sliced(4);
    EnhancedCode code;
    return words.sliced(takeEnhanced(words, line[0] - '0', code));
}

bool isControl(char c)
{
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == '\x7f';
}

} // namespace

QString EnhancedCode::toString() const
{
    return isGiven() ? u"%1.%2.%3"_s.arg(status).arg(subject).arg(detail) : QString();
}

QString readable(QByteArrayView bytes)
{
    QString text = QUtf8StringView(bytes).isValidUtf8() ? QString::fromUtf8(bytes)
                                                        : QString::fromLatin1(bytes);
    for (QChar &c : text) {
        const char16_t u = c.unicode();
        const bool steers = u < 0x20 || (u >= 0x7f && u < 0xa0) || u == 0x200e || u == 0x200f
            || (u >= 0x2028 && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069);
        if (steers && c != u'\n' && c != u'\t')
            c = QChar::ReplacementCharacter;
    }
    return text;
}

QString SmtpReply::text() const
{
    QByteArray words;
    for (const QByteArray &line : raw.split('\n')) {
        const QByteArrayView part = wordsOf(line).trimmed();
        if (part.isEmpty())
            continue;
        if (!words.isEmpty())
            words += ' ';
        words += part;
    }
    return readable(words);
}

QByteArrayView SmtpReply::line(qsizetype n) const
{
    qsizetype start = 0;
    for (; n > 0; --n) {
        const qsizetype end = raw.indexOf('\n', start);
        if (end < 0)
            return {};
        start = end + 1;
    }
    qsizetype end = raw.indexOf('\n', start);
    if (end < 0)
        end = raw.size();
    return wordsOf(QByteArrayView(raw).sliced(start, end - start));
}

qsizetype SmtpReply::lineCount() const
{
    return raw.isEmpty() ? 0 : raw.count('\n') + 1;
}

SmtpReplyParser::Result SmtpReplyParser::parse(QByteArrayView &bytes, SmtpReply &reply)
{
    while (!bytes.isEmpty()) {
        const auto *end =
            static_cast<const char *>(std::memchr(bytes.data(), '\n', size_t(bytes.size())));
        const qsizetype taken = end ? end - bytes.data() : bytes.size();
        const qsizetype kept = std::clamp<qsizetype>(maximumLine - m_line.size(), 0, taken);
        m_line.append(bytes.data(), kept);
        // A CR that did not fit is no loss.
        m_lineIsCut |= kept < taken && !(kept == taken - 1 && bytes[kept] == '\r');
        bytes = bytes.sliced(end ? taken + 1 : taken);
        m_seen += taken + (end ? 1 : 0);
        if (m_seen > maximumReply)
            return Result::Garbage;
        if (!end)
            return Result::NeedMore;
        switch (takeLine(reply)) {
        case Line::Continues:
            break;
        case Line::Ends:
            reset();
            return Result::Reply;
        case Line::Garbage:
            return Result::Garbage;
        }
    }
    return Result::NeedMore;
}

SmtpReplyParser::Line SmtpReplyParser::takeLine(SmtpReply &reply)
{
    if (m_line.endsWith('\r'))
        m_line.chop(1);
    std::ranges::replace_if(m_line, isControl, '?');
    const bool isNumbered = m_line.size() >= 3 && m_line[0] >= '2' && m_line[0] <= '5'
        && isDigit(m_line[1]) && isDigit(m_line[2]);
    const char separator = m_line.size() > 3 ? m_line[3] : ' ';
    if (!isNumbered || (separator != ' ' && separator != '-' && separator != '\t'))
        return Line::Garbage;

    const int code = (m_line[0] - '0') * 100 + (m_line[1] - '0') * 10 + (m_line[2] - '0');
    if (m_isFirst) {
        reply.code = code;
        reply.enhanced = {};
        reply.isMixed = false;
        reply.isTruncated = false;
        reply.raw.resize(0);
        m_isFirst = false;
    } else {
        reply.isMixed |= reply.code != code;
        reply.code = code;
        reply.raw += '\n';
    }
    reply.raw += m_line;
    reply.isTruncated |= m_lineIsCut;
    if (!reply.enhanced.isGiven() && m_line.size() > 4)
        takeEnhanced(QByteArrayView(m_line).sliced(4), code / 100, reply.enhanced);

    m_lineIsCut = false;
    if (separator != '-') {
        m_line.resize(0);
        return Line::Ends;
    }
    m_lines += m_line;
    m_lines += '\n';
    m_line.resize(0);
    return Line::Continues;
}

QByteArray SmtpReplyParser::partial() const
{
    QByteArray text = m_lines + m_line;
    std::ranges::replace_if(text, [](char c) { return isControl(c) && c != '\n'; }, '?');
    return text.trimmed();
}

void SmtpReplyParser::reset()
{
    m_line.resize(0);
    m_lines.resize(0);
    m_seen = 0;
    m_isFirst = true;
    m_lineIsCut = false;
}

} // namespace FibreDesk::Mail
