// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compose/mustachetemplate.h"

#include "text/htmlscanner.h"

#include <QJsonArray>
#include <QJsonValue>
#include <QRegularExpression>

#include <kainjow/mustache.hpp>

#include <charconv>

using namespace Qt::StringLiterals;

namespace FibreDesk::Compose {

namespace mustache = kainjow::mustache;

namespace {

/// Deeper nesting only serves to exhaust the stack.
constexpr std::size_t DeepestSection = 32;
constexpr int DeepestValue = 16;

/// Marks of the names that the library gets to see besides the variables' own.
constexpr char TextMark = '@'; ///< a piece of the template's own text, by number
constexpr char SectionMark = '#'; ///< a variable asked whether it is true
constexpr char HtmlMark = '~'; ///< a variable that is HTML and shall be text

std::string utf8(const QString &text)
{
    return text.toStdString();
}

/// Numbers as JavaScript prints them.
std::string printed(double number)
{
    if (number == double(qint64(number))) {
        return std::to_string(qint64(number));
    }
    return utf8(QString::number(number, 'g', QLocale::FloatingPointShortest));
}

mustache::data dataOf(const QJsonValue &value, int depth);

mustache::data dataOf(const QJsonObject &object, int depth)
{
    mustache::object result;
    for (auto it = object.begin(); it != object.end() && depth < DeepestValue; ++it) {
        const QJsonValue value = it.value();
        const std::string name = utf8(it.key());
        if (value.isDouble() && value.toDouble() == 0) {
            result.emplace(SectionMark + name, mustache::data(false));
        }
        if (!value.isNull()) {
            result.emplace(name, dataOf(value, depth + 1));
        }
    }
    return mustache::data(result);
}

mustache::data dataOf(const QJsonValue &value, int depth)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return mustache::data(value.toBool());
    case QJsonValue::Double:
        return mustache::data(value.toVariant().typeId() == QMetaType::LongLong
                ? std::to_string(value.toInteger())
                : printed(value.toDouble()));
    case QJsonValue::Array: {
        mustache::list list;
        for (const QJsonValue &item : value.toArray()) {
            list.push_back(depth < DeepestValue ? dataOf(item, depth + 1) : mustache::data(false));
        }
        return mustache::data(list);
    }
    case QJsonValue::Object:
        return dataOf(value.toObject(), depth);
    default:
        return mustache::data(utf8(value.toString()));
    }
}

bool isPrinted(const mustache::data *value)
{
    return value != nullptr && value->is_string() && !value->string_value().empty();
}

std::string escapedHtml(const std::string &value)
{
    std::string result;
    result.reserve(value.size() + value.size() / 8);
    for (const char c : value) {
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        case '\'':
            result += "&#39;"; // &apos; is unknown to old mail programs
            break;
        default:
            result += c;
        }
    }
    return result;
}

std::string percentEncoded(const std::string &value)
{
    return QByteArray::fromStdString(value).toPercentEncoding().toStdString();
}

/// Answers the library's questions for one rendering, and remembers what was asked in vain.
class RowContext final : public mustache::basic_context<std::string> {
public:
    RowContext(
        const mustache::data &root, const std::vector<mustache::data> &texts, QStringList *missing)
        : m_texts(texts)
        , m_missing(missing)
    {
        m_stack.push_back(&root);
    }

    void push(const mustache::data *data) override { m_stack.push_back(data); }
    void pop() override { m_stack.pop_back(); }
    const mustache::data *get_partial(const std::string &) const override { return nullptr; }

    const mustache::data *get(const std::string &name) const override
    {
        switch (name.front()) {
        case TextMark: {
            std::size_t index = 0;
            std::from_chars(name.data() + 1, name.data() + name.size(), index);
            return index < m_texts.size() ? &m_texts[index] : nullptr;
        }
        case SectionMark:
            return section(name);
        case HtmlMark: {
            const mustache::data *value = find(name.substr(1));
            note(value, name.substr(1));
            if (!isPrinted(value)) {
                return nullptr;
            }
            m_made.push_back(std::make_unique<mustache::data>(
                utf8(Text::textFromHtml(QString::fromStdString(value->string_value())).trimmed())));
            return m_made.back().get();
        }
        default: {
            const mustache::data *value = find(name);
            note(value, name);
            return isPrinted(value) ? value : nullptr;
        }
        }
    }

private:
    void note(const mustache::data *value, const std::string &name) const
    {
        if (m_missing != nullptr && !isPrinted(value)) {
            if (const QString missing = QString::fromStdString(name);
                !m_missing->contains(missing)) {
                *m_missing += missing;
            }
        }
    }

    const mustache::data *section(const std::string &marked) const
    {
        if (const mustache::data *falseNumber = find(marked); falseNumber != nullptr) {
            return falseNumber;
        }
        const mustache::data *value = find(marked.substr(1));
        return value != nullptr && value->is_string() && value->string_value().empty() ? nullptr
                                                                                       : value;
    }

    const mustache::data *find(const std::string &name) const
    {
        if (name == ".") {
            return m_stack.back();
        }
        for (auto item = m_stack.rbegin(); item != m_stack.rend(); ++item) {
            const mustache::data *value = *item;
            std::size_t from = 0;
            while (value != nullptr) {
                const std::size_t dot = name.find('.', from);
                if (dot == std::string::npos) {
                    value = from == 0 ? value->get(name) : value->get(name.substr(from));
                    break;
                }
                value = value->get(name.substr(from, dot - from));
                from = dot + 1;
            }
            if (value != nullptr) {
                return value;
            }
        }
        return nullptr;
    }

    const std::vector<mustache::data> &m_texts;
    QStringList *m_missing;
    std::vector<const mustache::data *> m_stack;
    mutable std::vector<std::unique_ptr<mustache::data>> m_made;
};

enum class TagType { Text, Variable, Unescaped, Section, Inverted, End, Comment };

struct Token {
    TagType type = TagType::Text;
    std::string content; ///< of text as it is, else the name
    int line = 1;
};

using Tokens = std::vector<Token>;

bool isName(const std::string &name)
{
    static const QRegularExpression pattern(u"^(?:\\.|[\\p{L}\\p{N}_][\\p{L}\\p{N}_.\\-]*)$"_s);
    return pattern.match(QString::fromStdString(name)).hasMatch();
}

std::string trimmed(const std::string &text)
{
    constexpr const char *blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    return first == std::string::npos
        ? std::string()
        : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// Parts text and tags. Done here and not by the library, so that each fault has its line, and the
/// library need not walk through the text word by word for every mail.
class TemplateReader {
public:
    explicit TemplateReader(const std::string &source)
        : m_source(source)
    {
    }

    std::expected<Tokens, TemplateFault> read()
    {
        while (m_at < m_source.size()) {
            const std::size_t open = m_source.find("{{", m_at);
            addText(open);
            if (open == std::string::npos) {
                break;
            }
            if (auto fault = readTag(); !fault.sentence.isEmpty()) {
                return std::unexpected(fault);
            }
        }
        if (!m_open.empty()) {
            return std::unexpected(TemplateFault{.line = m_open.back().line,
                .sentence = u"the section {{#%1}} is never closed"_s.arg(
                    QString::fromStdString(m_open.back().content))});
        }
        dropStandaloneLines();
        return std::move(m_tokens);
    }

private:
    void addText(std::size_t end)
    {
        const std::string text = m_source.substr(m_at, end - m_at);
        if (!text.empty()) {
            m_tokens.push_back({TagType::Text, text, m_line});
            m_line += int(std::ranges::count(text, '\n'));
        }
        m_at = end == std::string::npos ? m_source.size() : end;
    }

    TemplateFault fault(const QString &sentence) const
    {
        return {.line = m_line, .sentence = sentence};
    }

    /// A fault without sentence is none.
    TemplateFault readTag()
    {
        const bool isTriple = m_source.compare(m_at, 3, "{{{") == 0;
        const std::size_t start = m_at + (isTriple ? 3 : 2);
        const std::size_t end = m_source.find(isTriple ? "}}}" : "}}", start);
        if (end == std::string::npos) {
            return fault(
                isTriple ? u"{{{ is never closed by }}}"_s : u"{{ is never closed by }}"_s);
        }
        const std::string raw = m_source.substr(start, end - start);
        std::string content = trimmed(raw);
        m_at = end + (isTriple ? 3 : 2);
        const char first = content.empty() ? '\0' : content.front();
        TagType type = isTriple ? TagType::Unescaped : TagType::Variable;
        if (!isTriple && first != '\0' && std::string_view("#^/!&>=").contains(first)) {
            if (first == '>') {
                return fault(u"{{> }} includes another template; that is not supported"_s);
            }
            if (first == '=') {
                return fault(u"{{= =}} changes the delimiters; that is not supported"_s);
            }
            type = first == '#' ? TagType::Section
                : first == '^'  ? TagType::Inverted
                : first == '/'  ? TagType::End
                : first == '!'  ? TagType::Comment
                                : TagType::Unescaped;
            content = trimmed(content.substr(1));
        }
        if (type != TagType::Comment && !isName(content)) {
            return fault(content.empty() ? u"{{ }} names no variable"_s
                                         : u"{{%1}} is no name of a variable"_s.arg(
                                               QString::fromStdString(content.substr(0, 60))));
        }
        if (auto nesting = nest(type, content); !nesting.sentence.isEmpty()) {
            return nesting;
        }
        m_tokens.push_back({type, content, m_line});
        m_line += int(std::ranges::count(raw, '\n'));
        return {};
    }

    TemplateFault nest(TagType type, const std::string &name)
    {
        if (type == TagType::Section || type == TagType::Inverted) {
            if (m_open.size() >= DeepestSection) {
                return fault(u"sections are nested deeper than %1"_s.arg(DeepestSection));
            }
            m_open.push_back({type, name, m_line});
        } else if (type == TagType::End) {
            if (m_open.empty()) {
                return fault(u"{{/%1}} closes no section"_s.arg(QString::fromStdString(name)));
            }
            if (m_open.back().content != name) {
                return fault(u"{{/%1}} stands where {{/%2}} was expected"_s.arg(
                    QString::fromStdString(name), QString::fromStdString(m_open.back().content)));
            }
            m_open.pop_back();
        }
        return {};
    }

    /// A line that holds one section tag or comment and nothing else leaves no empty line.
    void dropStandaloneLines()
    {
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            const TagType type = m_tokens[i].type;
            if (type == TagType::Text || type == TagType::Variable || type == TagType::Unescaped) {
                continue;
            }
            const bool hasBefore = i > 0;
            const bool hasAfter = i + 1 < m_tokens.size();
            if ((hasBefore && m_tokens[i - 1].type != TagType::Text)
                || (hasAfter && m_tokens[i + 1].type != TagType::Text)) {
                continue;
            }
            std::string *before = hasBefore ? &m_tokens[i - 1].content : nullptr;
            std::string *after = hasAfter ? &m_tokens[i + 1].content : nullptr;
            const std::size_t lineStart =
                before == nullptr ? 0 : before->find_last_not_of(" \t") + 1;
            const bool startsLine = before == nullptr
                || (lineStart == 0 ? i == 1 || m_cutBefore == i - 1
                                   : (*before)[lineStart - 1] == '\n');
            const std::size_t lineEnd = after == nullptr ? 0 : after->find_first_not_of(" \t\r");
            const bool endsLine = after == nullptr
                || (lineEnd == std::string::npos ? i + 2 == m_tokens.size()
                                                 : (*after)[lineEnd] == '\n');
            if (startsLine && endsLine) {
                if (before != nullptr) {
                    before->resize(lineStart);
                }
                if (after != nullptr) {
                    after->erase(0, lineEnd == std::string::npos ? lineEnd : lineEnd + 1);
                    m_cutBefore = i + 1; // what is left begins a line
                }
            }
        }
        std::erase_if(m_tokens, [](const Token &token) {
            return token.type == TagType::Comment
                || (token.type == TagType::Text && token.content.empty());
        });
    }

    const std::string &m_source;
    std::size_t m_at = 0;
    int m_line = 1;
    Tokens m_tokens;
    Tokens m_open;
    std::size_t m_cutBefore = 0;
};

} // namespace

struct TemplateValues::Data {
    mustache::data root;
};

TemplateValues::TemplateValues()
    : m_data(std::make_unique<Data>())
{
}

TemplateValues::TemplateValues(const QJsonObject &values)
    : m_data(std::make_unique<Data>())
{
    m_data->root = dataOf(values, 0);
}

TemplateValues::~TemplateValues() = default;
TemplateValues::TemplateValues(TemplateValues &&) noexcept = default;
TemplateValues &TemplateValues::operator=(TemplateValues &&) noexcept = default;

void TemplateValues::set(const QString &name, const QString &value)
{
    m_data->root[utf8(name)] = mustache::data(utf8(value));
}

bool TemplateValues::has(const QString &name) const
{
    return isPrinted(m_data->root.get(utf8(name)));
}

struct MustacheTemplate::Data {
    std::vector<mustache::data> texts;
    std::unique_ptr<mustache::mustache> full; ///< tags only: the text is asked for like a variable
    std::unique_ptr<mustache::mustache> tags; ///< the same without the text
    std::size_t textSize = 0;
    QStringList variables;
    QStringList sections;
    QStringList unescaped;
};

MustacheTemplate::MustacheTemplate(std::unique_ptr<Data> data)
    : m_data(std::move(data))
{
}

MustacheTemplate::~MustacheTemplate() = default;
MustacheTemplate::MustacheTemplate(MustacheTemplate &&) noexcept = default;
MustacheTemplate &MustacheTemplate::operator=(MustacheTemplate &&) noexcept = default;

std::expected<MustacheTemplate, TemplateFault> MustacheTemplate::prepare(
    const QString &source, TemplateKind kind)
{
    const std::string bytes = utf8(source);
    auto tokens = TemplateReader(bytes).read();
    if (!tokens) {
        return std::unexpected(tokens.error());
    }
    auto data = std::make_unique<Data>();
    const auto keep = [](QStringList &list, const std::string &name) {
        if (const QString text = QString::fromStdString(name); !list.contains(text)) {
            list += text;
        }
    };
    std::string full;
    std::string tags;
    for (const Token &token : *tokens) {
        const bool isUnescaped = token.type == TagType::Unescaped;
        std::string tag;
        switch (token.type) {
        case TagType::Text:
            full += std::string("{{&") + TextMark + std::to_string(data->texts.size()) + "}}";
            data->textSize += token.content.size();
            data->texts.emplace_back(token.content);
            continue;
        case TagType::Variable:
        case TagType::Unescaped:
            keep(data->variables, token.content);
            if (isUnescaped) {
                keep(data->unescaped, token.content);
            }
            tag = isUnescaped ? "{{&" : "{{";
            if (isUnescaped && kind == TemplateKind::TextOfHtml) {
                tag += HtmlMark;
            }
            tag += token.content;
            break;
        case TagType::Section:
        case TagType::Inverted:
            keep(data->sections, token.content);
            tag = (token.type == TagType::Section ? "{{#" : "{{^") + (SectionMark + token.content);
            break;
        case TagType::End:
            tag = "{{/" + (SectionMark + token.content);
            break;
        case TagType::Comment:
            continue;
        }
        tag += "}}";
        full += tag;
        tags += tag;
    }
    data->full = std::make_unique<mustache::mustache>(full);
    data->tags = std::make_unique<mustache::mustache>(tags);
    if (!data->full->is_valid()) {
        return std::unexpected(TemplateFault{
            .line = 1, .sentence = QString::fromStdString(data->full->error_message())});
    }
    for (mustache::mustache *one : {data->full.get(), data->tags.get()}) {
        if (kind == TemplateKind::Html) {
            one->set_custom_escape(escapedHtml);
        } else if (kind == TemplateKind::Url) {
            one->set_custom_escape(percentEncoded);
        } else {
            one->set_custom_escape([](const std::string &value) { return value; });
        }
    }
    return MustacheTemplate(std::move(data));
}

QByteArray MustacheTemplate::render(const TemplateValues &values)
{
    RowContext context(values.m_data->root, m_data->texts, nullptr);
    QByteArray bytes;
    bytes.reserve(qsizetype(m_data->textSize) + 512);
    struct Sink {
        QByteArray &bytes;
        Sink &operator<<(const std::string &text)
        {
            bytes.append(text.data(), qsizetype(text.size()));
            return *this;
        }
    } sink{bytes};
    m_data->full->render(context, sink);
    return bytes;
}

QStringList MustacheTemplate::missing(const TemplateValues &values)
{
    QStringList names;
    RowContext context(values.m_data->root, m_data->texts, &names);
    struct Nowhere {
        Nowhere &operator<<(const std::string &) { return *this; }
    } nowhere;
    m_data->tags->render(context, nowhere);
    return names;
}

const QStringList &MustacheTemplate::variables() const
{
    return m_data->variables;
}

const QStringList &MustacheTemplate::sections() const
{
    return m_data->sections;
}

const QStringList &MustacheTemplate::unescaped() const
{
    return m_data->unescaped;
}

} // namespace FibreDesk::Compose
