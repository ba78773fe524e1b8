// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/jsonslices.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

class Slicer {
public:
    explicit Slicer(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    char peek()
    {
        while (m_at < m_bytes.size() && isBlank(m_bytes[m_at])) {
            ++m_at;
        }
        return m_at < m_bytes.size() ? m_bytes[m_at] : '\0';
    }
    void step() { ++m_at; }
    bool isAtEnd() { return peek() == '\0' && m_at >= m_bytes.size(); }

    /// The bytes of the next value; empty where there is none. What is inside is not judged here.
    QByteArrayView value()
    {
        const char first = peek();
        const qsizetype start = m_at;
        if (first == '"') {
            skipString();
        } else if (first == '{' || first == '[') {
            skipNested();
        } else {
            while (m_at < m_bytes.size() && !isBlank(m_bytes[m_at])
                && !QByteArrayView(",:]}[{\"").contains(m_bytes[m_at])) {
                ++m_at;
            }
        }
        return m_bytes.sliced(start, m_at - start);
    }

    std::unexpected<JsonFault> fault(const QString &sentence) const
    {
        return std::unexpected(JsonFault{.offset = m_at, .sentence = sentence});
    }

private:
    static bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

    void skipString()
    {
        ++m_at;
        while (m_at < m_bytes.size() && m_bytes[m_at] != '"') {
            m_at += m_bytes[m_at] == '\\' ? 2 : 1;
        }
        m_at = std::min(m_at + 1, m_bytes.size());
    }

    void skipNested()
    {
        qsizetype depth = 0;
        while (m_at < m_bytes.size()) {
            const char c = m_bytes[m_at];
            if (c == '"') {
                skipString();
                continue;
            }
            ++m_at;
            if (c == '{' || c == '[') {
                ++depth;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                return;
            }
        }
    }

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
};

} // namespace

std::expected<std::vector<JsonMember>, JsonFault> jsonMembers(QByteArrayView bytes)
{
    Slicer slicer(bytes);
    std::vector<JsonMember> members;
    if (slicer.peek() != '{') {
        return slicer.fault(u"an object in braces was expected"_s);
    }
    slicer.step();
    while (slicer.peek() != '}') {
        if (!members.empty()) {
            if (slicer.peek() != ',') {
                return slicer.fault(u"a comma or the closing brace is missing"_s);
            }
            slicer.step();
        }
        if (slicer.peek() != '"') {
            return slicer.fault(u"a name in double quotes was expected"_s);
        }
        const auto name = jsonValue(slicer.value());
        if (!name) {
            return slicer.fault(name.error().sentence);
        }
        if (slicer.peek() != ':') {
            return slicer.fault(u"the colon after \"%1\" is missing"_s.arg(name->toString()));
        }
        slicer.step();
        const QByteArrayView value = slicer.value();
        if (value.isEmpty()) {
            return slicer.fault(u"\"%1\" has no value"_s.arg(name->toString()));
        }
        members.emplace_back(name->toString(), value);
    }
    slicer.step();
    if (!slicer.isAtEnd()) {
        return slicer.fault(u"something stands behind the closing brace"_s);
    }
    return members;
}

std::expected<std::vector<QByteArrayView>, JsonFault> jsonElements(QByteArrayView bytes)
{
    Slicer slicer(bytes);
    std::vector<QByteArrayView> elements;
    if (slicer.peek() != '[') {
        return slicer.fault(u"a list in square brackets was expected"_s);
    }
    slicer.step();
    while (slicer.peek() != ']') {
        if (!elements.empty()) {
            if (slicer.peek() != ',') {
                return slicer.fault(u"a comma or the closing bracket is missing"_s);
            }
            slicer.step();
        }
        const QByteArrayView value = slicer.value();
        if (value.isEmpty()) {
            return slicer.fault(u"a value is missing"_s);
        }
        elements.push_back(value);
    }
    slicer.step();
    if (!slicer.isAtEnd()) {
        return slicer.fault(u"something stands behind the closing bracket"_s);
    }
    return elements;
}

std::expected<QJsonValue, JsonFault> jsonValue(QByteArrayView bytes)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson('[' + bytes.toByteArray() + ']', &error);
    if (error.error != QJsonParseError::NoError || document.array().size() != 1) {
        return std::unexpected(JsonFault{.offset = std::max(0, error.offset - 1),
            .sentence = error.error != QJsonParseError::NoError ? error.errorString()
                                                                : u"one value was expected"_s});
    }
    return document.array().at(0);
}

int lineOf(QByteArrayView bytes, qsizetype offset)
{
    return 1
        + int(
            std::ranges::count(bytes.first(std::clamp<qsizetype>(offset, 0, bytes.size())), '\n'));
}

} // namespace FibreDesk
