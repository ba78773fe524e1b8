// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/safehtml.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace FibreDesk::Text {

namespace {

/// Deeper nesting only serves to exhaust the renderer.
constexpr qsizetype maximumDepth = 80;

using Attributes = std::vector<std::pair<QString, QString>>;

struct Tag {
    QString name;
    Attributes attributes;
    bool isEnd = false;
    bool isSelfClosing = false;

    [[nodiscard]] QString attribute(QLatin1StringView wanted) const
    {
        for (const auto &[key, value] : attributes) {
            if (key == wanted) {
                return value;
            }
        }
        return {};
    }
};

const QHash<QString, QString> &namedEntities()
{
    static const QHash<QString, QString> table{{u"amp"_s, u"&"_s}, {u"lt"_s, u"<"_s},
        {u"gt"_s, u">"_s}, {u"quot"_s, u"\""_s}, {u"apos"_s, u"'"_s}, {u"nbsp"_s, u"\u00a0"_s},
        {u"agrave"_s, u"à"_s}, {u"acirc"_s, u"â"_s}, {u"ccedil"_s, u"ç"_s}, {u"egrave"_s, u"è"_s},
        {u"eacute"_s, u"é"_s}, {u"ecirc"_s, u"ê"_s}, {u"euml"_s, u"ë"_s}, {u"icirc"_s, u"î"_s},
        {u"iuml"_s, u"ï"_s}, {u"ocirc"_s, u"ô"_s}, {u"ugrave"_s, u"ù"_s}, {u"ucirc"_s, u"û"_s},
        {u"oelig"_s, u"œ"_s}, {u"Agrave"_s, u"À"_s}, {u"Ccedil"_s, u"Ç"_s}, {u"Egrave"_s, u"È"_s},
        {u"Eacute"_s, u"É"_s}, {u"Ecirc"_s, u"Ê"_s}, {u"laquo"_s, u"«"_s}, {u"raquo"_s, u"»"_s},
        {u"lsquo"_s, u"‘"_s}, {u"rsquo"_s, u"’"_s}, {u"ldquo"_s, u"“"_s}, {u"rdquo"_s, u"”"_s},
        {u"hellip"_s, u"…"_s}, {u"ndash"_s, u"–"_s}, {u"mdash"_s, u"—"_s}, {u"euro"_s, u"€"_s},
        {u"copy"_s, u"©"_s}, {u"reg"_s, u"®"_s}, {u"deg"_s, u"°"_s}, {u"middot"_s, u"·"_s}};
    return table;
}

/// Length of the entity that begins at `from` (a '&'), with its characters in `decoded`; 0 = none.
qsizetype entityAt(QStringView text, qsizetype from, QString *decoded)
{
    const qsizetype end = text.sliced(from).left(34).indexOf(u';');
    if (end < 2) {
        return 0;
    }
    const QStringView name = text.sliced(from + 1, end - 1);
    if (name.startsWith(u'#')) {
        bool isNumber = false;
        const bool isHex = name.size() > 1 && (name[1] == u'x' || name[1] == u'X');
        const uint code =
            isHex ? name.sliced(2).toUInt(&isNumber, 16) : name.sliced(1).toUInt(&isNumber, 10);
        if (!isNumber || code == 0 || code > 0x10ffff || QChar::isSurrogate(code)) {
            return 0;
        }
        *decoded = QString::fromUcs4(reinterpret_cast<const char32_t *>(&code), 1);
        return end + 1;
    }
    const auto found = namedEntities().constFind(name.toString());
    if (found == namedEntities().constEnd()) {
        return 0;
    }
    *decoded = *found;
    return end + 1;
}

/// Characters that hide or reorder what is read.
bool isUnprintable(QChar c)
{
    const char16_t u = c.unicode();
    return (u < 0x20 && u != '\t' && u != '\n' && u != '\r') || u == 0x7f || u == 0x202d
        || u == 0x202e || u == 0xfffe || u == 0xffff;
}

QString escaped(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        if (!isUnprintable(c)) {
            result += c;
        }
    }
    return result.toHtmlEscaped();
}

/// Elements left out together with all they contain.
const QSet<QString> &droppedElements()
{
    static const QSet<QString> names{u"script"_s, u"style"_s, u"iframe"_s, u"frameset"_s,
        u"noframes"_s, u"object"_s, u"applet"_s, u"noscript"_s, u"template"_s, u"svg"_s, u"math"_s,
        u"textarea"_s, u"select"_s, u"button"_s, u"title"_s, u"audio"_s, u"video"_s, u"canvas"_s,
        u"xmp"_s, u"plaintext"_s, u"noembed"_s, u"map"_s, u"dialog"_s};
    return names;
}

/// Of those, the ones whose content a browser does not read as markup.
bool isRawText(const QString &name)
{
    static const QSet<QString> names{u"script"_s, u"style"_s, u"iframe"_s, u"noframes"_s,
        u"noembed"_s, u"textarea"_s, u"title"_s, u"xmp"_s};
    return names.contains(name);
}

/// What an element is written as; absent = the tag is left out and its content kept.
const QHash<QString, QString> &allowedElements()
{
    static const QHash<QString, QString> table = [] {
        QHash<QString, QString> result;
        for (const auto *name : {"p", "div", "span", "br", "hr", "b", "strong", "i", "em", "u", "s",
                 "sub", "sup", "small", "big", "font", "center", "blockquote", "pre", "code", "tt",
                 "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table",
                 "thead", "tbody", "tfoot", "tr", "td", "th", "a"}) {
            result.insert(QLatin1StringView(name), QLatin1StringView(name));
        }
        for (const auto *name : {"article", "section", "header", "footer", "main", "nav", "aside",
                 "figure", "figcaption", "address", "caption", "fieldset", "legend"}) {
            result.insert(QLatin1StringView(name), u"div"_s);
        }
        for (const auto *name : {"label", "mark", "abbr", "cite", "q", "time", "kbd", "samp"}) {
            result.insert(QLatin1StringView(name), u"span"_s);
        }
        result.insert(u"strike"_s, u"s"_s);
        result.insert(u"del"_s, u"s"_s);
        result.insert(u"ins"_s, u"u"_s);
        return result;
    }();
    return table;
}

bool isVoid(const QString &name)
{
    static const QSet<QString> names{u"br"_s, u"hr"_s, u"img"_s, u"input"_s, u"embed"_s, u"meta"_s,
        u"link"_s, u"base"_s, u"frame"_s, u"source"_s, u"track"_s, u"area"_s, u"col"_s, u"wbr"_s,
        u"param"_s, u"bgsound"_s};
    return names.contains(name);
}

bool isTablePart(const QString &name)
{
    return name == "table"_L1 || name == "tr"_L1 || name == "td"_L1 || name == "th"_L1
        || name == "tbody"_L1 || name == "thead"_L1 || name == "tfoot"_L1;
}

/// A declaration that only changes how the text looks, and cannot name anything outside.
QString safeStyle(const QString &style, bool keepColours)
{
    static const QSet<QString> colours{u"color"_s, u"background-color"_s, u"background"_s};
    static const QSet<QString> others{u"font-weight"_s, u"font-style"_s, u"font-size"_s,
        u"text-align"_s, u"text-decoration"_s, u"text-transform"_s, u"vertical-align"_s,
        u"padding"_s, u"padding-top"_s, u"padding-bottom"_s, u"padding-left"_s, u"padding-right"_s,
        u"margin-top"_s, u"margin-bottom"_s, u"margin-left"_s, u"margin-right"_s, u"border"_s,
        u"border-collapse"_s, u"white-space"_s};
    static const QRegularExpression plain(u"^[a-zA-Z0-9#%., -]{1,80}$"_s);
    static const QRegularExpression rgb(u"^rgba?\\([0-9., %]{5,40}\\)$"_s);
    QStringList kept;
    for (const QString &declaration : style.split(u';', Qt::SkipEmptyParts)) {
        const qsizetype colon = declaration.indexOf(u':');
        if (colon < 1) {
            continue;
        }
        QString property = declaration.left(colon).trimmed().toLower();
        QString value = declaration.sliced(colon + 1).trimmed();
        value.remove("!important"_L1, Qt::CaseInsensitive);
        value = value.trimmed();
        const bool isColour = colours.contains(property);
        if ((!isColour && !others.contains(property)) || (isColour && !keepColours)) {
            continue;
        }
        if (!plain.match(value).hasMatch() && !(isColour && rgb.match(value).hasMatch())) {
            continue;
        }
        if (property == "background"_L1) {
            property = u"background-color"_s;
        }
        kept += property + u':' + value;
    }
    return kept.join(u';');
}

bool isHidden(const Tag &tag)
{
    const QString style = tag.attribute("style"_L1).toLower().remove(u' ');
    return style.contains("display:none"_L1) || style.contains("mso-hide:all"_L1);
}

/// The address when a person may be led there, else empty.
QString safeLink(const QString &href)
{
    QString address;
    for (const QChar c : href) {
        if (!isUnprintable(c) && c != u'\t' && c != u'\n' && c != u'\r') {
            address += c;
        }
    }
    address = address.trimmed();
    for (const auto scheme : {"https://"_L1, "http://"_L1, "mailto:"_L1, "tel:"_L1}) {
        if (address.startsWith(scheme, Qt::CaseInsensitive) && address.size() > scheme.size()) {
            return address;
        }
    }
    return {};
}

class Sanitiser {
public:
    Sanitiser(const QString &html, const SafeHtmlOptions &options)
        : m_input(QStringView(html).left(options.maximumLength))
        , m_options(options)
    {
    }

    SafeHtml run()
    {
        while (m_at < m_input.size()) {
            if (m_input[m_at] == u'<' && readMarkup()) {
                continue;
            }
            readText();
        }
        closeDownTo(0);
        if (!m_sawTag) {
            m_result.html.replace(u'\n', "<br>\n"_L1);
        }
        return m_result;
    }

private:
    bool isDropping() const { return m_dropDepth > 0; }

    void readText()
    {
        const qsizetype start = m_at++;
        while (m_at < m_input.size() && m_input[m_at] != u'<') {
            ++m_at;
        }
        if (!isDropping()) {
            m_result.html += escaped(decodeEntities(m_input.sliced(start, m_at - start)));
        }
    }

    /// False where the '<' is just a character.
    bool readMarkup()
    {
        const QStringView rest = m_input.sliced(m_at);
        if (rest.startsWith("<!--"_L1)) {
            const qsizetype end = m_input.indexOf("-->"_L1, m_at + 4);
            m_at = end < 0 ? m_input.size() : end + 3;
            m_sawTag = true;
            return true;
        }
        if (rest.size() > 1 && (rest[1] == u'!' || rest[1] == u'?')) {
            const qsizetype end = m_input.indexOf(u'>', m_at);
            m_at = end < 0 ? m_input.size() : end + 1;
            m_sawTag = true;
            return true;
        }
        const qsizetype nameAt = rest.size() > 1 && rest[1] == u'/' ? 2 : 1;
        if (rest.size() <= nameAt || !isLetter(rest[nameAt])) {
            return false;
        }
        const Tag tag = readTag(nameAt);
        m_sawTag = true;
        if (isDropping()) {
            dropTag(tag);
        } else if (tag.isEnd) {
            endTag(tag);
        } else {
            startTag(tag);
        }
        return true;
    }

    static bool isLetter(QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); }

    Tag readTag(qsizetype nameAt)
    {
        Tag tag;
        tag.isEnd = nameAt == 2;
        m_at += nameAt;
        const auto atEnd = [this] { return m_at >= m_input.size() || m_input[m_at] == u'>'; };
        const auto skipBlanks = [this] {
            while (m_at < m_input.size() && m_input[m_at].isSpace()) {
                ++m_at;
            }
        };
        const auto readName = [&](QStringView stops) {
            const qsizetype start = m_at;
            while (!atEnd() && !m_input[m_at].isSpace() && !stops.contains(m_input[m_at])) {
                ++m_at;
            }
            return m_input.sliced(start, m_at - start).toString().toLower();
        };
        tag.name = readName(u"/");
        while (true) {
            skipBlanks();
            if (atEnd()) {
                break;
            }
            if (m_input[m_at] == u'/') {
                ++m_at;
                tag.isSelfClosing = !(m_at < m_input.size()) || m_input[m_at] == u'>';
                continue;
            }
            if (m_input[m_at] == u'=') { // a stray one; a browser makes it part of a name
                ++m_at;
                continue;
            }
            const QString name = readName(u"/=");
            skipBlanks();
            QString value;
            if (!atEnd() && m_input[m_at] == u'=') {
                ++m_at;
                skipBlanks();
                value = readValue();
            }
            if (tag.attributes.size() < 64) {
                tag.attributes.emplace_back(name, value);
            }
        }
        m_at = std::min(m_at + 1, m_input.size());
        return tag;
    }

    QString readValue()
    {
        if (m_at >= m_input.size()) {
            return {};
        }
        const QChar quote = m_input[m_at];
        qsizetype start = m_at;
        if (quote == u'"' || quote == u'\'') {
            ++start;
            const qsizetype end = m_input.indexOf(quote, start);
            m_at = end < 0 ? m_input.size() : end + 1;
            return decodeEntities(m_input.sliced(start, (end < 0 ? m_input.size() : end) - start));
        }
        while (m_at < m_input.size() && !m_input[m_at].isSpace() && m_input[m_at] != u'>') {
            ++m_at;
        }
        return decodeEntities(m_input.sliced(start, m_at - start));
    }

    void dropTag(const Tag &tag)
    {
        if (tag.name != m_dropName) {
            return;
        }
        if (tag.isEnd) {
            --m_dropDepth;
        } else if (!tag.isSelfClosing) {
            ++m_dropDepth;
        }
    }

    void startDropping(const Tag &tag)
    {
        if (tag.isSelfClosing && !isRawText(tag.name)) {
            return;
        }
        if (isRawText(tag.name)) {
            const QString close = "</"_L1 + tag.name;
            const qsizetype end = m_input.indexOf(close, m_at, Qt::CaseInsensitive);
            const qsizetype after = end < 0 ? -1 : m_input.indexOf(u'>', end);
            m_at = after < 0 ? m_input.size() : after + 1;
            return;
        }
        if (tag.name == "plaintext"_L1) {
            m_at = m_input.size();
            return;
        }
        m_dropName = tag.name;
        m_dropDepth = 1;
    }

    void startTag(const Tag &tag)
    {
        if (tag.name == "img"_L1 || tag.name == "image"_L1) {
            image(tag);
            return;
        }
        if (droppedElements().contains(tag.name)) {
            // A style sheet or title says nothing about danger; the rest does.
            if (tag.name != "style"_L1 && tag.name != "title"_L1) {
                ++m_result.blockedElements;
            }
            startDropping(tag);
            return;
        }
        if (tag.name == "input"_L1 || tag.name == "form"_L1 || tag.name == "embed"_L1
            || tag.name == "frame"_L1 || tag.name == "bgsound"_L1 || tag.name == "base"_L1) {
            ++m_result.blockedElements;
            return;
        }
        if (!isVoid(tag.name) && isHidden(tag)) {
            m_dropName = tag.name;
            m_dropDepth = tag.isSelfClosing ? 0 : 1;
            return;
        }
        const auto found = allowedElements().constFind(tag.name);
        if (found == allowedElements().constEnd()) {
            return;
        }
        closeImplied(*found);
        const bool standsAlone = isVoid(*found);
        if (!standsAlone && std::ssize(m_open) >= maximumDepth) {
            return;
        }
        m_result.html += u'<' + *found + attributesOf(tag) + u'>';
        if (!standsAlone) {
            m_open.push_back(*found);
        }
    }

    void endTag(const Tag &tag)
    {
        const QString name = allowedElements().value(tag.name);
        if (name.isEmpty() || isVoid(name)) {
            return;
        }
        for (qsizetype i = std::ssize(m_open) - 1; i >= 0; --i) {
            const QString &open = m_open[static_cast<size_t>(i)];
            if (open == name) {
                closeDownTo(i);
                return;
            }
            // A stray end tag inside a cell must not take the table with it.
            if (isTablePart(open) && !isTablePart(name)) {
                return;
            }
        }
    }

    /// What HTML ends without an end tag: a paragraph, an item, a cell, a row.
    void closeImplied(const QString &name)
    {
        const auto closeNearest = [this](std::initializer_list<QLatin1StringView> which,
                                      std::initializer_list<QLatin1StringView> limits) {
            for (qsizetype i = std::ssize(m_open) - 1; i >= 0; --i) {
                const QString &open = m_open[static_cast<size_t>(i)];
                if (std::ranges::any_of(which, [&](auto w) { return open == w; })) {
                    closeDownTo(i);
                    return;
                }
                if (std::ranges::any_of(limits, [&](auto l) { return open == l; })) {
                    return;
                }
            }
        };
        if (name == "li"_L1) {
            closeNearest({"li"_L1}, {"ul"_L1, "ol"_L1, "td"_L1, "th"_L1});
        } else if (name == "td"_L1 || name == "th"_L1) {
            closeNearest({"td"_L1, "th"_L1}, {"tr"_L1, "table"_L1});
        } else if (name == "tr"_L1) {
            closeNearest({"tr"_L1}, {"table"_L1});
        } else if (name == "p"_L1) {
            closeNearest(
                {"p"_L1}, {"td"_L1, "th"_L1, "li"_L1, "div"_L1, "blockquote"_L1, "table"_L1});
        } else if (name == "a"_L1) {
            closeNearest({"a"_L1}, {"td"_L1, "th"_L1});
        }
    }

    void closeDownTo(qsizetype depth)
    {
        while (std::ssize(m_open) > depth) {
            m_result.html += "</"_L1 + m_open.back() + u'>';
            m_open.pop_back();
        }
    }

    QString attributesOf(const Tag &tag)
    {
        static const QRegularExpression length(u"^[0-9]{1,4}(%|px)?$"_s);
        static const QRegularExpression word(u"^[a-zA-Z]{1,10}$"_s);
        static const QRegularExpression colour(u"^(#[0-9a-fA-F]{3,8}|[a-zA-Z]{3,20})$"_s);
        static const QRegularExpression fontSize(u"^[+-]?[1-7]$"_s);
        QString text;
        const auto keep = [&text](const QString &name, const QString &value) {
            text += u' ' + name + "=\""_L1 + value + u'"';
        };
        for (const auto &[name, value] : tag.attributes) {
            if (name == "style"_L1) {
                const QString style = safeStyle(value, m_options.keepColours);
                if (!style.isEmpty()) {
                    keep(name, style);
                }
            } else if (name == "href"_L1 && tag.name == "a"_L1) {
                const QString address = safeLink(value);
                if (!address.isEmpty()) {
                    keep(name, address.toHtmlEscaped());
                    if (!m_result.links.contains(address)) {
                        m_result.links += address;
                    }
                }
            } else if (name == "width"_L1 || name == "height"_L1 || name == "border"_L1
                || name == "cellpadding"_L1 || name == "cellspacing"_L1 || name == "colspan"_L1
                || name == "rowspan"_L1 || name == "start"_L1) {
                if (length.match(value).hasMatch()) {
                    keep(name, value);
                }
            } else if (name == "align"_L1 || name == "valign"_L1 || name == "dir"_L1) {
                if (word.match(value).hasMatch()) {
                    keep(name, value);
                }
            } else if (name == "bgcolor"_L1 || name == "color"_L1) {
                if (m_options.keepColours && colour.match(value).hasMatch()) {
                    keep(name, value);
                }
            } else if (name == "size"_L1 && tag.name == "font"_L1) {
                if (fontSize.match(value).hasMatch()) {
                    keep(name, value);
                }
            }
        }
        return text;
    }

    /// The address of an image that lies elsewhere and can be asked for, else empty.
    static QString imageAddress(const Tag &tag)
    {
        const QString address = safeLink(tag.attribute("src"_L1));
        return address.startsWith("http"_L1, Qt::CaseInsensitive) ? address : QString();
    }

    void loadImage(const Tag &tag, const QString &address)
    {
        constexpr int widest = 560; // of the column messages are read in
        m_result.html += "<img src=\""_L1 + escaped(address) + "\" alt=\""_L1
            + escaped(tag.attribute("alt"_L1).simplified().left(120)) + u'"';
        bool isNumber = false;
        const int width = tag.attribute("width"_L1).remove("px"_L1).toInt(&isNumber);
        if (isNumber && width > 0) {
            m_result.html += " width=\""_L1 + QString::number(std::min(width, widest)) + u'"';
        }
        m_result.html += ">"_L1;
    }

    void image(const Tag &tag)
    {
        // What came along with the message is shown without asking anybody.
        const QString source = tag.attribute("src"_L1).trimmed();
        const QString inside = source.startsWith("cid:"_L1)
            ? m_options.inlineImages.value(source.sliced(4))
            : QString();
        if (!inside.isEmpty()) {
            loadImage(tag, inside);
            return;
        }
        const auto isTiny = [&tag](QLatin1StringView name) {
            bool isNumber = false;
            const int size = tag.attribute(name).remove("px"_L1).toInt(&isNumber);
            return isNumber && size <= 2;
        };
        if (isTiny("width"_L1) || isTiny("height"_L1)) {
            ++m_result.blockedImages;
            return; // a tracking dot: nothing to miss
        }
        const QString address = imageAddress(tag);
        if (m_options.loadImages && !address.isEmpty()) {
            loadImage(tag, address);
            return;
        }
        ++m_result.blockedImages;
        m_result.remoteImages += address.isEmpty() ? 0 : 1;
        const QString alternative = tag.attribute("alt"_L1).simplified().left(120);
        m_result.html += "<span>["_L1 + escaped(m_options.imageLabel);
        if (!alternative.isEmpty()) {
            // A dash: French would set a space before a colon, English none.
            m_result.html += u" – "_s + escaped(alternative);
        }
        m_result.html += "]</span>"_L1;
    }

    QStringView m_input;
    SafeHtmlOptions m_options;
    SafeHtml m_result;
    qsizetype m_at = 0;
    std::vector<QString> m_open;
    QString m_dropName;
    int m_dropDepth = 0;
    bool m_sawTag = false;
};

} // namespace

QString decodeEntities(QStringView text)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size();) {
        QString decoded;
        const qsizetype length = text[i] == u'&' ? entityAt(text, i, &decoded) : 0;
        if (length > 0) {
            result += decoded;
            i += length;
        } else {
            result += text[i++];
        }
    }
    return result;
}

SafeHtml sanitiseHtml(const QString &html, const SafeHtmlOptions &options)
{
    return Sanitiser(html, options).run();
}

QString plainText(const QString &html, qsizetype maximumLength)
{
    // What is cut below never needs more source than this.
    SafeHtmlOptions options;
    options.maximumLength = std::max<qsizetype>(maximumLength * 16, 4096);
    const QString safe = sanitiseHtml(html, options).html;
    QString text;
    bool isInTag = false;
    for (const QChar c : safe) {
        if (c == u'<') {
            isInTag = true;
            text += u' ';
        } else if (c == u'>') {
            isInTag = false;
        } else if (!isInTag) {
            text += c;
        }
    }
    text = decodeEntities(text).simplified();
    static const QRegularExpression gap(u" +([.,;:!?)])"_s);
    text.replace(gap, u"\\1"_s);
    return text.size() <= maximumLength ? text : text.left(maximumLength - 1).trimmed() + u'…';
}

} // namespace FibreDesk::Text
