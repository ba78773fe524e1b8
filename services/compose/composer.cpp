// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compose/composer.h"

#include "compose/mustachetemplate.h"
#include "compose/weblink.h"
#include "text/htmlscanner.h"

#include <QTimeZone>

#include <optional>

using namespace Qt::StringLiterals;

namespace FibreDesk::Compose {

namespace {

struct Texts {
    std::optional<MustacheTemplate> subject;
    std::optional<MustacheTemplate> html;
    std::optional<MustacheTemplate> text;

    template <typename Function>
    void forEach(Function function) const
    {
        for (const auto *one : {&subject, &html, &text}) {
            if (*one) {
                function(**one);
            }
        }
    }
};

void addNew(QStringList &list, const QStringList &more)
{
    for (const QString &one : more) {
        if (!list.contains(one)) {
            list += one;
        }
    }
}

} // namespace

QStringList builtInVariables()
{
    return {u"year"_s, u"unsubscribe_url"_s, u"email"_s, u"language"_s};
}

QStringList knownVariables()
{
    return {u"firstname"_s, u"lastname"_s, u"email"_s, u"language"_s, u"amount"_s, u"gift_url"_s,
        u"description"_s, u"expiry"_s, u"expires_at_date"_s, u"commitment_months"_s, u"view_url"_s,
        u"year"_s, u"unsubscribe_url"_s};
}

struct Composer::Data {
    CampaignFile campaign;
    Texts french;
    Texts english;
    std::optional<MustacheTemplate> unsubscribe;
    std::optional<MailBuilder> builder;
    std::vector<TextFault> faults;

    Texts &in(const QString &language) { return language == "en"_L1 ? english : french; }

    std::optional<MustacheTemplate> read(
        const QString &source, TemplateKind kind, const QString &field, const QString &language)
    {
        if (source.isEmpty()) {
            return {};
        }
        auto read = MustacheTemplate::prepare(source, kind);
        if (!read) {
            const TextFault fault{.field = field,
                .language = language,
                .line = read.error().line,
                .sentence = read.error().sentence};
            faults.push_back(fault);
            return {};
        }
        return std::move(*read);
    }

    void readTexts(const QString &language)
    {
        Texts &texts = in(language);
        // A text that is only there in the other language is told once, under its own.
        const auto own = [&language](const BothLanguages &both) {
            return both.in(language) == (language == "en"_L1 ? both.english : both.french);
        };
        const std::size_t before = faults.size();
        texts.subject =
            read(campaign.subject.in(language), TemplateKind::Text, u"subject"_s, language);
        if (!own(campaign.subject)) {
            faults.resize(before);
        }
        const std::size_t beforeHtml = faults.size();
        const QString &html = campaign.html.in(language);
        texts.html = read(html, TemplateKind::Html, u"html"_s, language);
        if (!own(campaign.html)) {
            faults.resize(beforeHtml);
        }
        const std::size_t beforeText = faults.size();
        // A text of the other language is no alternative to an HTML that is there in this one.
        const QString &wantedText =
            language == "en"_L1 ? campaign.text.english : campaign.text.french;
        if (!wantedText.isEmpty() || html.isEmpty()) {
            texts.text = read(campaign.text.in(language), TemplateKind::Text, u"text"_s, language);
            if (!own(campaign.text)) {
                faults.resize(beforeText);
            }
        } else if (texts.html) {
            // Tags in places where the text drops them may leave a section open: told as a fault.
            texts.text = read(Text::textFromHtml(html), TemplateKind::TextOfHtml,
                u"text made from html"_s, language);
            if (!own(campaign.html)) {
                faults.resize(beforeText);
            }
        }
    }

    TemplateValues valuesOf(const Recipient &recipient, const QDateTime &date)
    {
        QJsonObject merged = campaign.values;
        for (auto it = recipient.values.begin(); it != recipient.values.end(); ++it) {
            merged.insert(it.key(), it.value());
        }
        TemplateValues values(merged);
        if (!values.has(u"year"_s)) {
            values.set(u"year"_s, QString::number(date.date().year()));
        }
        values.set(u"language"_s, recipient.language);
        if (unsubscribe) {
            values.set(u"unsubscribe_url"_s, QString::fromUtf8(unsubscribe->render(values)));
        }
        return values;
    }

    Result<MailMessage> build(const Recipient &recipient, const MailContent &given, bool isTest)
    {
        MailContent content = given;
        TemplateValues values = valuesOf(recipient, content.date);
        Texts &texts = in(recipient.language);
        content.subject = texts.subject ? texts.subject->render(values) : QByteArray();
        content.html = texts.html ? texts.html->render(values) : QByteArray();
        content.text = texts.text ? texts.text->render(values) : QByteArray();
        if (isTest) {
            content.subject = "[Test] " + content.subject;
        } else if (unsubscribe) {
            content.unsubscribe = QString::fromUtf8(unsubscribe->render(values));
        }
        return builder->build(content);
    }
};

Composer::Composer(std::unique_ptr<Data> data)
    : m_data(std::move(data))
{
}

Composer::~Composer() = default;
Composer::Composer(Composer &&) noexcept = default;
Composer &Composer::operator=(Composer &&) noexcept = default;

std::expected<Composer, std::vector<TextFault>> Composer::prepare(CampaignFile campaign)
{
    auto data = std::make_unique<Data>();
    data->campaign = std::move(campaign);
    data->readTexts(u"fr"_s);
    data->readTexts(u"en"_s);
    data->unsubscribe =
        data->read(data->campaign.unsubscribe, TemplateKind::Url, u"unsubscribe"_s, {});
    if (const QString fault = unsubscribeFault(data->campaign.unsubscribe);
        data->unsubscribe && !fault.isEmpty()) {
        data->faults.push_back(
            {.field = u"unsubscribe"_s, .language = {}, .line = 0, .sentence = fault});
    }
    auto builder = MailBuilder::prepare(data->campaign);
    if (builder) {
        data->builder = std::move(*builder);
    } else {
        data->faults.push_back(
            {.field = {}, .language = {}, .line = 0, .sentence = builder.error().detail});
    }
    if (!data->faults.empty()) {
        return std::unexpected(std::move(data->faults));
    }
    return Composer(std::move(data));
}

const CampaignFile &Composer::campaign() const
{
    return m_data->campaign;
}

qsizetype Composer::size() const
{
    return m_data->campaign.recipients.size();
}

Result<MailMessage> Composer::compose(qsizetype row, const QDateTime &date)
{
    return compose(m_data->campaign.recipients.at(row), row, {}, date);
}

Result<MailMessage> Composer::compose(
    const Recipient &recipient, qsizetype row, const QString &messageId, const QDateTime &date)
{
    MailContent content;
    content.to = Text::parseMailAddress(recipient.email);
    content.toName = recipient.fullName();
    content.row = row;
    content.messageId = messageId;
    content.date = date;
    return m_data->build(recipient, content, false);
}

Result<MailMessage> Composer::composeTest(
    qsizetype row, const QString &address, const QDateTime &date)
{
    MailContent content;
    content.to = Text::parseMailAddress(address);
    content.row = row;
    content.run = u"-test-"_s + QString::number(date.toMSecsSinceEpoch());
    content.date = date;
    return m_data->build(m_data->campaign.recipients.at(row), content, true);
}

Preview Composer::preview(qsizetype row, const QDateTime &date)
{
    return preview(m_data->campaign.recipients.at(row), date);
}

Preview Composer::preview(const Recipient &recipient, const QDateTime &date)
{
    const TemplateValues values = m_data->valuesOf(recipient, date);
    Texts &texts = m_data->in(recipient.language);
    const auto rendered = [&values](std::optional<MustacheTemplate> &one) {
        return one ? QString::fromUtf8(one->render(values)) : QString();
    };
    return {.subject = rendered(texts.subject).simplified(),
        .html = rendered(texts.html),
        .text = rendered(texts.text),
        .language = recipient.language,
        .missing = missing(recipient)};
}

QString Composer::unsubscribe(const Recipient &recipient)
{
    if (!m_data->unsubscribe) {
        return {};
    }
    const TemplateValues values =
        m_data->valuesOf(recipient, QDateTime::fromSecsSinceEpoch(0, QTimeZone::UTC));
    return QString::fromUtf8(m_data->unsubscribe->render(values));
}

QStringList Composer::missing(qsizetype row)
{
    return missing(m_data->campaign.recipients.at(row));
}

QStringList Composer::missing(const Recipient &recipient)
{
    const TemplateValues values =
        m_data->valuesOf(recipient, QDateTime::fromSecsSinceEpoch(0, QTimeZone::UTC));
    Texts &texts = m_data->in(recipient.language);
    QStringList names;
    for (auto *one : {&texts.subject, &texts.html, &texts.text, &m_data->unsubscribe}) {
        if (*one) {
            addNew(names, (*one)->missing(values));
        }
    }
    return names;
}

QStringList Composer::variables(const QString &language) const
{
    QStringList names;
    m_data->in(language).forEach(
        [&names](const MustacheTemplate &one) { addNew(names, one.variables()); });
    if (m_data->unsubscribe) {
        addNew(names, m_data->unsubscribe->variables());
    }
    return names;
}

QStringList Composer::sections(const QString &language) const
{
    QStringList names;
    m_data->in(language).forEach(
        [&names](const MustacheTemplate &one) { addNew(names, one.sections()); });
    return names;
}

QStringList Composer::unescaped(const QString &language) const
{
    const auto &html = m_data->in(language).html;
    return html ? html->unescaped() : QStringList();
}

} // namespace FibreDesk::Compose
