// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/htmlscanner.h"

#include "text/safehtml.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Text {

namespace {

constexpr std::size_t MostAttributes = 64;

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

} // namespace

QString HtmlToken::attribute(QStringView name) const
{
    for (const auto &[key, value] : attributes) {
        if (key == name) {
            return value.isNull() ? u""_s : value;
        }
    }
    return {};
}

HtmlScanner::HtmlScanner(QStringView source)
    : m_source(source)
{
}

bool HtmlScanner::isTagStart(qsizetype at) const
{
    const QStringView rest = m_source.sliced(at);
    if (rest.size() < 2 || rest[0] != u'<') {
        return false;
    }
    return isLetter(rest[1]) || rest[1] == u'!' || rest[1] == u'?'
        || (rest[1] == u'/' && rest.size() > 2 && isLetter(rest[2]));
}

HtmlToken HtmlScanner::next()
{
    while (m_at < m_source.size() && isTagStart(m_at) && skipMarkup()) { }
    if (m_at >= m_source.size()) {
        return {.kind = HtmlToken::Kind::End, .text = {}, .attributes = {}, .position = m_at};
    }
    if (isTagStart(m_at)) {
        return readTag();
    }
    const qsizetype start = m_at;
    do {
        const qsizetype open = m_source.indexOf(u'<', m_at + 1);
        m_at = open < 0 ? m_source.size() : open;
    } while (m_at < m_source.size() && !isTagStart(m_at));
    return {.kind = HtmlToken::Kind::Text,
        .text = m_source.sliced(start, m_at - start).toString(),
        .attributes = {},
        .position = start};
}

bool HtmlScanner::skipMarkup()
{
    const QStringView rest = m_source.sliced(m_at);
    if (rest[1] != u'!' && rest[1] != u'?') {
        return false;
    }
    const bool isComment = rest.startsWith("<!--"_L1);
    const qsizetype end =
        isComment ? m_source.indexOf("-->"_L1, m_at + 4) : m_source.indexOf(u'>', m_at);
    m_at = end < 0 ? m_source.size() : end + (isComment ? 3 : 1);
    return true;
}

void HtmlScanner::skipBlanks()
{
    while (m_at < m_source.size() && m_source[m_at].isSpace()) {
        ++m_at;
    }
}

HtmlToken HtmlScanner::readTag()
{
    HtmlToken tag;
    tag.position = m_at;
    const bool isEnd = m_source[m_at + 1] == u'/';
    tag.kind = isEnd ? HtmlToken::Kind::EndTag : HtmlToken::Kind::StartTag;
    m_at += isEnd ? 2 : 1;
    const auto atEnd = [this] { return m_at >= m_source.size() || m_source[m_at] == u'>'; };
    const auto readName = [&](QStringView stops) {
        const qsizetype start = m_at;
        while (!atEnd() && !m_source[m_at].isSpace() && !stops.contains(m_source[m_at])) {
            ++m_at;
        }
        return m_source.sliced(start, m_at - start).toString().toLower();
    };
    tag.text = readName(u"/");
    while (true) {
        skipBlanks();
        if (atEnd()) {
            break;
        }
        if (m_source[m_at] == u'/' || m_source[m_at] == u'=') {
            ++m_at;
            continue;
        }
        const QString name = readName(u"/=");
        skipBlanks();
        QString value = u""_s;
        if (!atEnd() && m_source[m_at] == u'=') {
            ++m_at;
            skipBlanks();
            value = readAttributeValue();
        }
        if (tag.attributes.size() < MostAttributes) {
            tag.attributes.emplace_back(name, value);
        }
    }
    m_at = std::min(m_at + 1, m_source.size());
    if (!isEnd && (tag.text == "script"_L1 || tag.text == "style"_L1)) {
        const qsizetype close = m_source.indexOf("</"_L1 + tag.text, m_at, Qt::CaseInsensitive);
        m_at = close < 0 ? m_source.size() : close;
    }
    return tag;
}

QString HtmlScanner::readAttributeValue()
{
    if (m_at >= m_source.size()) {
        return u""_s;
    }
    const QChar quote = m_source[m_at];
    const qsizetype start = m_at;
    if (quote == u'"' || quote == u'\'') {
        const qsizetype end = m_source.indexOf(quote, start + 1);
        m_at = end < 0 ? m_source.size() : end + 1;
        const qsizetype last = end < 0 ? m_source.size() : end;
        return decodeEntities(m_source.sliced(start + 1, last - start - 1));
    }
    while (m_at < m_source.size() && !m_source[m_at].isSpace() && m_source[m_at] != u'>') {
        ++m_at;
    }
    return decodeEntities(m_source.sliced(start, m_at - start));
}

} // namespace FibreDesk::Text
