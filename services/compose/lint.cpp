// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compose/lint.h"

#include "compose/mustachetemplate.h"
#include "compose/weblink.h"
#include "text/htmlscanner.h"
#include "text/mailbox.h"
#include "text/normalise.h"

#include <QHash>
#include <QSet>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <map>

using namespace Qt::StringLiterals;

namespace FibreDesk::Compose {

namespace {

bool isTemplate(const QString &text)
{
    return text.contains("{{"_L1);
}

/// A link whose target depends on the row.
struct RowLink {
    QString language;
    QString source;
    MustacheTemplate target;
};

class Linter {
public:
    Linter(Composer &composer, const LintOptions &options)
        : m_composer(composer)
        , m_campaign(composer.campaign())
        , m_options(options)
    {
    }

    std::vector<LintFinding> run()
    {
        lookAtTexts(u"fr"_s);
        lookAtTexts(u"en"_s);
        lookAtRows();
        lookAtVariables();
        for (const QString &language : {u"fr"_s, u"en"_s}) {
            if (m_rowsOf.contains(language)) {
                lookAtLanguage(language);
            }
        }
        lookAtUnsubscribe();
        std::ranges::stable_sort(m_findings, {}, &LintFinding::level);
        return std::move(m_findings);
    }

private:
    LintFinding &add(LintKind kind, LintLevel level, const QString &what = {},
        const QString &detail = {}, const QString &language = {})
    {
        m_findings.push_back({.kind = kind,
            .level = level,
            .language = language,
            .what = what,
            .detail = detail,
            .rows = {}});
        return m_findings.back();
    }

    /// Rows with the same fault are one finding.
    void addRow(LintKind kind, LintLevel level, qsizetype row, const QString &what,
        const QString &detail, const QString &language = {})
    {
        const QString key =
            QString::number(int(kind)) + u'\n' + language + u'\n' + what + u'\n' + detail;
        auto found = m_byKey.constFind(key);
        if (found == m_byKey.constEnd()) {
            found = m_byKey.insert(key, m_findings.size());
            add(kind, level, what, detail, language);
        }
        m_findings[*found].rows.push_back(row);
    }

    /// The HTML's own links and images, once for all rows.
    void lookAtTexts(const QString &language)
    {
        const QString &html =
            language == "en"_L1 ? m_campaign.html.english : m_campaign.html.french;
        QSet<QString> seen;
        Text::HtmlScanner scanner(html);
        for (Text::HtmlToken token = scanner.next(); token.kind != Text::HtmlToken::Kind::End;
            token = scanner.next()) {
            if (token.kind != Text::HtmlToken::Kind::StartTag) {
                continue;
            }
            if (token.text == "a"_L1 || token.text == "area"_L1) {
                const QString link = token.attribute(u"href");
                if (!link.isNull() && !seen.contains(link)) {
                    seen.insert(link);
                    lookAtLink(link, language);
                }
            } else if (token.text == "img"_L1) {
                lookAtImage(token, language);
            }
        }
    }

    void lookAtLink(const QString &link, const QString &language)
    {
        if (!isTemplate(link)) {
            if (const QString fault = linkFault(link); !fault.isEmpty()) {
                add(LintKind::BrokenLink, LintLevel::Error, link, fault, language);
            }
            return;
        }
        if (auto target = MustacheTemplate::prepare(link, TemplateKind::Text)) {
            m_rowLinks.push_back({language, link, std::move(*target)});
        } else {
            add(LintKind::BrokenLink, LintLevel::Error, link, target.error().sentence, language);
        }
    }

    void lookAtImage(const Text::HtmlToken &image, const QString &language)
    {
        const QString source = image.attribute(u"src").trimmed();
        if (image.attribute(u"alt").isNull()) {
            add(LintKind::ImageWithoutAlt, LintLevel::Warning, source.left(200), {}, language);
        }
        QString fault;
        // Of what the web has, a mail program may know more than we do; of its own files it does
        // not.
        LintLevel level = LintLevel::Warning;
        if (source.startsWith("cid:"_L1)) {
            level = LintLevel::Error;
            const bool isThere =
                std::ranges::any_of(m_campaign.attachments, [&source](const Attachment &one) {
                    return !one.contentId.isEmpty() && one.contentId == source.sliced(4);
                });
            fault = isThere ? QString() : u"no attachment has this content id"_s;
        } else if (source.startsWith("data:"_L1)) {
            fault = u"mail programs do not show images inside the text; attach it"_s;
        } else if (!isTemplate(source)) {
            fault = source.startsWith("https://"_L1) || source.startsWith("http://"_L1)
                ? linkFault(source)
                : u"is no address on the web"_s;
        }
        if (!fault.isEmpty()) {
            add(LintKind::ImageNotShown, level, source.left(200), fault, language);
        }
    }

    void lookAtRows()
    {
        QHash<QString, qsizetype> firstRow;
        for (const QString &name : m_campaign.values.keys()) {
            m_known.insert(name);
        }
        for (qsizetype row = 0; row < m_composer.size(); ++row) {
            const Recipient recipient = m_campaign.recipients.at(row);
            m_rowsOf[recipient.language].push_back(row);
            for (auto it = recipient.values.begin(); it != recipient.values.end(); ++it) {
                m_known.insert(it.key());
            }
            auto &longest = m_longestRow[recipient.language];
            if (m_campaign.recipients.json(row).size() >= longest.second) {
                longest = {row, m_campaign.recipients.json(row).size()};
            }
            lookAtAddress(row, recipient, firstRow);
            lookAtRowLanguage(row, recipient);
            for (const QString &name : m_composer.missing(row)) {
                m_missing[{recipient.language, name}].push_back(row);
            }
            lookAtRowLinks(row, recipient);
            lookAtRowUnsubscribe(row, recipient);
        }
    }

    void lookAtAddress(
        qsizetype row, const Recipient &recipient, QHash<QString, qsizetype> &firstRow)
    {
        const Text::MailAddress address = Text::parseMailAddress(recipient.email);
        if (!address.isMailable()) {
            addRow(LintKind::BadAddress, LintLevel::Error, row, recipient.email.left(120),
                Text::findingName(address.finding));
            return;
        }
        const auto first = firstRow.constFind(address.key());
        if (first != firstRow.constEnd()) {
            addRow(LintKind::DuplicateAddress, LintLevel::Error, row, address.text(),
                QString::number(*first));
        } else {
            firstRow.insert(address.key(), row);
        }
        const QString meant = Text::suggestedAddress(address, m_options.trustedDomains);
        if (!meant.isEmpty()) {
            addRow(LintKind::SuspectAddress, LintLevel::Warning, row, address.text(), meant);
        }
    }

    void lookAtRowLinks(qsizetype row, const Recipient &recipient)
    {
        if (m_rowLinks.empty()) {
            return;
        }
        QJsonObject merged = m_campaign.values;
        for (auto it = recipient.values.begin(); it != recipient.values.end(); ++it) {
            merged.insert(it.key(), it.value());
        }
        TemplateValues values(merged);
        values.set(u"unsubscribe_url"_s, u"https://isp.example/"_s); // judged by itself
        const QString &own =
            recipient.language == "en"_L1 ? m_campaign.html.english : m_campaign.html.french;
        const QString language = own.isEmpty() ? (recipient.language == "en"_L1 ? u"fr"_s : u"en"_s)
                                               : recipient.language;
        for (RowLink &link : m_rowLinks) {
            // An empty variable is told as such, and may stand in a section that is not shown.
            if (link.language != language || !link.target.missing(values).isEmpty()) {
                continue;
            }
            const QString target = QString::fromUtf8(link.target.render(values));
            const QString fault = linkFault(target);
            if (!fault.isEmpty() && !target.isEmpty()) {
                addRow(LintKind::BrokenLink, LintLevel::Error, row, link.source, fault, language);
            }
        }
    }

    void lookAtRowLanguage(qsizetype row, const Recipient &recipient)
    {
        // An import keeps there what it did not understand; a file has it in its own place.
        const QString raw = recipient.values.value("language_raw"_L1).toString();
        const QString said =
            raw.isEmpty() ? recipient.values.value("language"_L1).toString().trimmed() : raw;
        if (!said.isEmpty() && Text::languageCode(said).isEmpty()) {
            addRow(LintKind::UnknownLanguage, LintLevel::Warning, row, said.left(40),
                recipient.language);
        }
    }

    void lookAtRowUnsubscribe(qsizetype row, const Recipient &recipient)
    {
        if (!isTemplate(m_campaign.unsubscribe)) {
            return; // judged by the composer, once for all
        }
        if (const QString fault = unsubscribeFault(m_composer.unsubscribe(recipient));
            !fault.isEmpty()) {
            addRow(LintKind::BadUnsubscribe, LintLevel::Error, row, m_campaign.unsubscribe, fault);
        }
    }

    void lookAtVariables()
    {
        const QStringList builtIn = builtInVariables();
        for (const auto &[key, rows] : m_missing) {
            const auto &[language, name] = key;
            // A dotted name is as known as its first part; "." is the element of a list.
            const QString first = name.section(u'.', 0, 0);
            const bool isKnown =
                first.isEmpty() || m_known.contains(first) || builtIn.contains(first);
            add(isKnown ? LintKind::EmptyVariable : LintKind::UnknownVariable, LintLevel::Error,
                name, {}, language)
                .rows = rows;
        }
        for (const auto &[language, rows] : m_rowsOf) {
            for (const QString &name : m_composer.sections(language)) {
                const QString first = name.section(u'.', 0, 0);
                if (!first.isEmpty() && !m_known.contains(first) && !builtIn.contains(first)) {
                    add(LintKind::UnknownSection, LintLevel::Warning, name, {}, language);
                }
            }
            for (const QString &name : m_composer.unescaped(language)) {
                add(LintKind::UnescapedVariable, LintLevel::Hint, name, {}, language);
            }
        }
    }

    void lookAtLanguage(const QString &language)
    {
        const bool isEnglish = language == "en"_L1;
        const auto own = [isEnglish](const BothLanguages &both) -> const QString & {
            return isEnglish ? both.english : both.french;
        };
        for (const auto &[name, both] :
            std::initializer_list<std::pair<QString, const BothLanguages &>>{
                {u"subject"_s, m_campaign.subject}, {u"html"_s, m_campaign.html}}) {
            if (own(both).isEmpty() && !both.isEmpty()) {
                add(LintKind::OtherLanguage, LintLevel::Warning, name, {}, language).rows =
                    m_rowsOf.at(language);
            }
        }
        if (m_campaign.subject.in(language).trimmed().isEmpty()) {
            add(LintKind::NoSubject, LintLevel::Error, {}, {}, language);
        }
        if (own(m_campaign.text).trimmed().isEmpty() && !m_campaign.html.isEmpty()) {
            const bool isReadable =
                !Text::textFromHtml(m_campaign.html.in(language)).trimmed().isEmpty();
            add(isReadable ? LintKind::TextFromHtml : LintKind::NoText,
                isReadable ? LintLevel::Hint : LintLevel::Warning, {}, {}, language);
        }
        lookAtSize(language);
    }

    void lookAtSize(const QString &language)
    {
        const QDateTime date = QDateTime::fromSecsSinceEpoch(0, QTimeZone::UTC);
        const qsizetype row = m_longestRow.at(language).first;
        const qsizetype html = m_composer.preview(row, date).html.toUtf8().size();
        if (html > m_options.clipBytes) {
            add(LintKind::Clipped, LintLevel::Warning, {}, QString::number(html), language);
        }
        // To an address that is surely good: the size is what counts here.
        const auto mail = m_composer.composeTest(row, u"size@isp.example"_s, date);
        if (mail && mail->bytes.size() > m_options.maximumBytes) {
            add(LintKind::TooLarge, LintLevel::Error, {}, QString::number(mail->bytes.size()),
                language);
        }
    }

    void lookAtUnsubscribe()
    {
        if (m_campaign.unsubscribe.isEmpty()) {
            if (m_composer.size() > 1) {
                add(LintKind::NoUnsubscribe, LintLevel::Warning);
            }
            return;
        }
        if (!m_campaign.unsubscribe.startsWith("https://"_L1)) {
            add(LintKind::UnsubscribeNotOneClick, LintLevel::Hint, m_campaign.unsubscribe);
        }
        for (const auto &[language, rows] : m_rowsOf) {
            const bool isShown = m_composer.variables(language).contains(u"unsubscribe_url"_s)
                || m_campaign.html.in(language).contains(m_campaign.unsubscribe)
                || m_campaign.text.in(language).contains(m_campaign.unsubscribe);
            if (!isShown) {
                add(LintKind::UnsubscribeNotShown, LintLevel::Hint, {}, {}, language);
            }
        }
    }

    Composer &m_composer;
    const CampaignFile &m_campaign;
    const LintOptions &m_options;
    std::vector<LintFinding> m_findings;
    QHash<QString, std::size_t> m_byKey;
    std::map<QString, std::vector<qsizetype>> m_rowsOf;
    std::map<QString, std::pair<qsizetype, qsizetype>> m_longestRow; ///< row, bytes
    std::map<std::pair<QString, QString>, std::vector<qsizetype>> m_missing;
    QSet<QString> m_known;
    std::vector<RowLink> m_rowLinks;
};

} // namespace

QString lintKindName(LintKind kind)
{
    static constexpr std::array names{"badAddress", "duplicateAddress", "suspectAddress",
        "unknownVariable", "emptyVariable", "unknownSection", "unescapedVariable",
        "unknownLanguage", "otherLanguage", "noSubject", "noText", "textFromHtml", "tooLarge",
        "clipped", "noUnsubscribe", "badUnsubscribe", "unsubscribeNotOneClick",
        "unsubscribeNotShown", "brokenLink", "imageWithoutAlt", "imageNotShown"};
    static_assert(names.size() == std::size_t(LintKind::ImageNotShown) + 1);
    return QLatin1StringView(names.at(std::size_t(kind)));
}

std::vector<LintFinding> lint(Composer &composer, const LintOptions &options)
{
    return Linter(composer, options).run();
}

} // namespace FibreDesk::Compose
