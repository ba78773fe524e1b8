// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/htmlscanner.h"
#include "text/safehtml.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Text {

namespace {

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r' || c == u'\f';
}

bool isParagraph(const QString &name)
{
    static const QSet<QString> names{u"p"_s, u"h1"_s, u"h2"_s, u"h3"_s, u"h4"_s, u"h5"_s, u"h6"_s,
        u"ul"_s, u"ol"_s, u"blockquote"_s, u"pre"_s, u"table"_s};
    return names.contains(name);
}

bool isLine(const QString &name)
{
    static const QSet<QString> names{u"div"_s, u"tr"_s, u"li"_s, u"dt"_s, u"dd"_s, u"section"_s,
        u"article"_s, u"header"_s, u"footer"_s, u"center"_s, u"address"_s, u"figure"_s,
        u"figcaption"_s, u"body"_s, u"tbody"_s};
    return names.contains(name);
}

bool isVoid(const QString &name)
{
    static const QSet<QString> names{u"br"_s, u"hr"_s, u"img"_s, u"input"_s, u"meta"_s, u"link"_s,
        u"base"_s, u"col"_s, u"wbr"_s, u"source"_s, u"area"_s};
    return names.contains(name);
}

bool isHidden(const HtmlToken &tag)
{
    const QString style = tag.attribute(u"style").toLower().remove(u' ');
    return style.contains("display:none"_L1) || style.contains("mso-hide:all"_L1)
        || tag.text == "head"_L1 || tag.text == "title"_L1 || tag.text == "template"_L1
        || tag.text == "noscript"_L1;
}

/// Lays words out as lines; a break is only owed until the next word comes.
class TextWriter {
public:
    QString write(QStringView html)
    {
        HtmlScanner scanner(html);
        for (HtmlToken token = scanner.next(); token.kind != HtmlToken::Kind::End;
            token = scanner.next()) {
            if (m_hiddenDepth > 0) {
                followHidden(token);
            } else if (token.kind == HtmlToken::Kind::Text) {
                words(decodeEntities(token.text));
            } else if (token.kind == HtmlToken::Kind::StartTag) {
                startTag(token);
            } else {
                endTag(token.text);
            }
        }
        while (m_text.endsWith(u' ') || m_text.endsWith(u'\n')) {
            m_text.chop(1);
        }
        return m_text.isEmpty() ? m_text : m_text + u'\n';
    }

private:
    void followHidden(const HtmlToken &token)
    {
        if (token.text != m_hiddenName || token.kind == HtmlToken::Kind::Text) {
            return;
        }
        m_hiddenDepth += token.kind == HtmlToken::Kind::StartTag ? 1 : -1;
    }

    void startTag(const HtmlToken &tag)
    {
        const QString &name = tag.text;
        if (isHidden(tag)) {
            m_hiddenName = name;
            m_hiddenDepth = isVoid(name) ? 0 : 1;
        } else if (name == "br"_L1) {
            ++m_lineBreaks;
            m_owed = std::max(m_owed, std::min(m_lineBreaks, 2));
            m_isSpaceOwed = false;
        } else if (name == "hr"_L1) {
            owe(2);
            put(u"-----"_s);
            owe(2);
        } else if (name == "img"_L1) {
            words(tag.attribute(u"alt"));
        } else if (name == "td"_L1 || name == "th"_L1) {
            m_isSpaceOwed = true;
        } else if (name == "a"_L1) {
            m_link = tag.attribute(u"href").trimmed();
            m_linkStart = -1;
            m_isInLink = true;
        } else if (name == "ul"_L1 || name == "ol"_L1) {
            owe(m_lists.empty() ? 2 : 1);
            m_lists.push_back(name == "ol"_L1 ? 1 : 0);
        } else if (name == "li"_L1) {
            owe(1);
            const bool isNumbered = !m_lists.empty() && m_lists.back() > 0;
            put(isNumbered ? QString::number(m_lists.back()++) + u". "_s : u"- "_s);
            m_isSpaceOwed = false;
        } else if (name == "pre"_L1) {
            owe(2);
            m_isPre = true;
        } else if (isParagraph(name)) {
            owe(2);
        } else if (isLine(name)) {
            owe(1);
        }
    }

    void endTag(const QString &name)
    {
        if (name == "a"_L1) {
            endLink();
        } else if (name == "ul"_L1 || name == "ol"_L1) {
            if (!m_lists.empty()) {
                m_lists.pop_back();
            }
            owe(m_lists.empty() ? 2 : 1);
        } else if (isParagraph(name)) {
            m_isPre = m_isPre && name != "pre"_L1;
            owe(2);
        } else if (isLine(name)) {
            owe(1);
        }
    }

    void endLink()
    {
        if (!m_isInLink) {
            return;
        }
        m_isInLink = false;
        QString address = m_link;
        if (address.startsWith("mailto:"_L1, Qt::CaseInsensitive)) {
            address = address.sliced(7);
        } else if (address.startsWith("tel:"_L1, Qt::CaseInsensitive)) {
            address.clear();
        }
        if (address.isEmpty() || address.startsWith(u'#')) {
            return;
        }
        const QString shown = m_linkStart < 0 ? QString() : m_text.sliced(m_linkStart).trimmed();
        if (shown != address && shown != m_link) {
            words(shown.isEmpty() ? address : u" ("_s + address + u')');
        }
    }

    void owe(int breaks) { m_owed = std::max(m_owed, breaks); }

    void words(const QString &text)
    {
        if (m_isPre) {
            put(text);
            return;
        }
        qsizetype at = 0;
        while (at < text.size()) {
            if (isBlank(text.at(at))) {
                m_isSpaceOwed = true;
                ++at;
                continue;
            }
            qsizetype end = at;
            while (end < text.size() && !isBlank(text.at(end))) {
                ++end;
            }
            put(text.sliced(at, end - at));
            at = end;
        }
    }

    void put(const QString &word)
    {
        if (m_owed > 0) {
            if (!m_text.isEmpty()) {
                m_text += QString(m_owed, u'\n');
            }
        } else if (m_isSpaceOwed && !m_text.isEmpty() && !m_text.endsWith(u' ')) {
            m_text += u' ';
        }
        m_owed = 0;
        m_lineBreaks = 0;
        m_isSpaceOwed = false;
        if (m_isInLink && m_linkStart < 0) {
            m_linkStart = m_text.size();
        }
        m_text += word;
    }

    QString m_text;
    QString m_link;
    QString m_hiddenName;
    qsizetype m_linkStart = -1;
    std::vector<int> m_lists; ///< the next number; 0 = not numbered
    int m_hiddenDepth = 0;
    int m_owed = 0;
    int m_lineBreaks = 0;
    bool m_isSpaceOwed = false;
    bool m_isInLink = false;
    bool m_isPre = false;
};

} // namespace

QString textFromHtml(QStringView html)
{
    return TextWriter().write(html);
}

} // namespace FibreDesk::Text
