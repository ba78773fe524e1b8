// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "campaigneditor.h"

#include "compose/composer.h"
#include "editorwords.h"

#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

// What of CampaignEditor looks at a campaign before it is sent.
namespace FibreDesk {

namespace {

constexpr int namesShown = 5;

/// Where in a text a finding's variable, link or image stands: for the editor's cursor.
int lineOf(const QString &text, const QString &what)
{
    const qsizetype at = what.isEmpty() ? -1 : text.indexOf(what);
    return at < 0 ? 0 : int(text.left(at).count(u'\n')) + 1;
}

QString fieldOf(Compose::LintKind kind)
{
    using enum Compose::LintKind;
    switch (kind) {
    case NoSubject:
        return u"subject"_s;
    case NoText:
    case TextFromHtml:
        return u"text"_s;
    case NoUnsubscribe:
    case BadUnsubscribe:
    case UnsubscribeNotOneClick:
        return u"unsubscribe"_s;
    case UnknownVariable:
    case EmptyVariable:
    case UnknownSection:
    case UnescapedVariable:
    case OtherLanguage:
    case TooLarge:
    case Clipped:
    case UnsubscribeNotShown:
    case BrokenLink:
    case ImageWithoutAlt:
    case ImageNotShown:
        return u"html"_s;
    case BadAddress:
    case DuplicateAddress:
    case SuspectAddress:
    case UnknownLanguage:
        break;
    }
    return {};
}

} // namespace

std::vector<FindingsModel::Row> CampaignEditor::findingsOf(const Compose::CampaignFile &campaign,
    const Drafts::ResolvedAudience &audience, const QString &language)
{
    std::vector<FindingsModel::Row> rows;
    for (const MessageFault &fault : messageFaults(campaign)) {
        rows.push_back({.level = 0,
            .key = {},
            .sentence = fault.text,
            .advice = {},
            .language = fault.language,
            .rows = 0,
            .rowsText = {},
            .places = {},
            .field = fault.field,
            .line = fault.line,
            .isAccepted = false});
    }
    std::vector<qsizetype> indexes;
    Compose::CampaignFile mailed = campaign;
    mailed.recipients = Drafts::mailedRows(audience, indexes);
    if (indexes.empty()) {
        rows.push_back({.level = 0,
            .key = {},
            .sentence = tr("Nobody would get this mail"),
            .advice = tr("Choose recipients in the first step."),
            .language = {},
            .rows = 0,
            .rowsText = {},
            .places = {},
            .field = u"audience"_s,
            .line = 0,
            .isAccepted = false});
        return rows;
    }
    auto composer = Compose::Composer::prepare(mailed);
    if (!composer) {
        // Told above, with their lines; if ever not, then here: nothing is sent that cannot be
        // made.
        if (rows.empty()) {
            rows.push_back({.level = 0,
                .key = {},
                .sentence = EditorWords::technical(composer.error().front().sentence),
                .advice = {},
                .language = {},
                .rows = 0,
                .rowsText = {},
                .places = {},
                .field = {},
                .line = 0,
                .isAccepted = false});
        }
        return rows;
    }
    for (const Compose::LintFinding &finding : Compose::lint(*composer)) {
        FindingsModel::Row row;
        row.level = int(finding.level);
        row.key =
            Compose::lintKindName(finding.kind) + u'|' + finding.language + u'|' + finding.what;
        row.sentence = EditorWords::finding(finding, language);
        row.advice = EditorWords::advice(finding);
        row.language = finding.language;
        row.rows = int(finding.rows.size());
        row.field = fieldOf(finding.kind);
        if (row.field == "html"_L1) {
            row.line = lineOf(campaign.html.in(finding.language), finding.what);
            if (row.line == 0
                && campaign.subject.in(finding.language).contains(u"{{"_s + finding.what)) {
                row.field = u"subject"_s;
            }
        }
        QStringList names;
        row.places.reserve(finding.rows.size());
        for (const qsizetype at : finding.rows) {
            const qsizetype place = indexes.at(std::size_t(at));
            row.places.push_back(int(place));
            if (names.size() < namesShown) {
                const auto &recipient = audience.recipients[std::size_t(place)];
                const QString name =
                    (recipient.firstName.value + u' ' + recipient.lastName.value).trimmed();
                names += name.isEmpty() ? recipient.address.text() : name;
            }
        }
        row.rowsText = names.join(u", "_s);
        if (row.rows > namesShown) {
            row.rowsText += u"…"_s;
        }
        rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(rows, {}, &FindingsModel::Row::level);
    return rows;
}

void CampaignEditor::check()
{
    if (!m_isOpen) {
        return;
    }
    const int generation = ++m_checkGeneration;
    m_isChecking = true;
    m_isChecked = false;
    Q_EMIT checkChanged();
    QtConcurrent::run([campaign = Drafts::campaignOf(m_draft), audience = m_audience.audience(),
                          language = m_language] {
        return findingsOf(campaign, *audience, language);
    }).then(this, [this, generation](std::vector<FindingsModel::Row> rows) {
        if (generation != m_checkGeneration) {
            return;
        }
        m_isChecking = false;
        // Recipients that are still being worked out were not looked at.
        m_isChecked = !m_audience.isBusy() && !m_audience.isStale();
        m_findings.set(std::move(rows), m_draft.accepted);
        Q_EMIT checkChanged();
    });
}

QString CampaignEditor::blocker() const
{
    if (!m_isOpen) {
        return tr("No campaign is open.");
    }
    if (!m_mail.canSend()) {
        return tr("The profile names no mail server ([smtp]).");
    }
    if (m_audience.phase() != AudienceEditor::Recipients) {
        return tr("The recipients are not chosen yet.");
    }
    if (m_audience.isBusy()) {
        return tr("The recipients are being worked out.");
    }
    if (!m_audience.isReady()) {
        return tr("The recipients were changed and not worked out since.");
    }
    if (m_isChecking || !m_isChecked) {
        return tr("The check is not done yet.");
    }
    if (const int errors = m_findings.errors(); errors > 0) {
        return tr("%n error(s) to be corrected first.", "", errors);
    }
    if (const int open = m_findings.openWarnings(); open > 0) {
        return tr("%n warning(s) to be ticked first.", "", open);
    }
    return {};
}

} // namespace FibreDesk
