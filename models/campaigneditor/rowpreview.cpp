// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rowpreview.h"

#include "audienceeditor.h"
#include "base/errortext.h"
#include "base/format.h"
#include "compose/composer.h"
#include "editorwords.h"
#include "text/normalise.h"

#include <QtConcurrentRun>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

namespace {

constexpr auto renderDelay = 120ms;
const QString standInSender = u"sender@isp.example"_s;
constexpr qsizetype largestShown = 2 * 1024 * 1024;

/// The images that come along as addresses the page can show. Those too large to be read at each
/// letter typed stay a label.
QHash<QString, QString> imagesOf(const std::vector<Compose::Attachment> &attachments)
{
    static const QStringList pictures{
        u"image/png"_s, u"image/jpeg"_s, u"image/gif"_s, u"image/webp"_s};
    QHash<QString, QString> images;
    for (const Compose::Attachment &one : attachments) {
        if (!one.contentId.isEmpty() && one.bytes.size() <= largestShown
            && pictures.contains(one.contentType)) {
            images.insert(one.contentId,
                u"data:%1;base64,%2"_s.arg(
                    one.contentType, QString::fromLatin1(one.bytes.toBase64())));
        }
    }
    return images;
}

} // namespace

RowPreview::RowPreview(AudienceEditor *audience, const EditorMail *mail, QObject *parent)
    : QObject(parent)
    , m_audience(audience)
    , m_mail(mail)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(renderDelay);
    connect(&m_timer, &QTimer::timeout, this, &RowPreview::render);
    connect(m_audience, &AudienceEditor::audienceChanged, this, &RowPreview::refresh);
}

void RowPreview::open(Drafts::Draft *draft)
{
    ++m_generation;
    ++m_testGeneration;
    m_draft = draft;
    m_row = 0;
    m_isTesting = false;
    m_testTone.clear();
    m_testWords.clear();
    m_testTranscript.clear();
    show({});
    Q_EMIT rowChanged();
    Q_EMIT testChanged();
    refresh();
}

void RowPreview::refresh()
{
    if (m_draft && !m_timer.isActive()) {
        m_timer.start();
    }
}

int RowPreview::rowCount() const
{
    return int(m_audience->audience()->recipients.size());
}

void RowPreview::setRow(int row)
{
    const int last = std::max(0, rowCount() - 1);
    row = std::clamp(row, 0, last);
    if (std::exchange(m_row, row) != row) {
        Q_EMIT rowChanged();
        m_timer.stop();
        render();
    }
}

void RowPreview::next()
{
    setRow(m_row + 1);
}

void RowPreview::previous()
{
    setRow(m_row - 1);
}

bool RowPreview::find(const QString &text)
{
    const QString wanted = Text::foldText(text.trimmed());
    if (wanted.isEmpty()) {
        return false;
    }
    for (int step = 1; step <= rowCount(); ++step) {
        const int row = (m_row + step) % rowCount();
        if (m_audience->recipients()->haystack(row).contains(wanted)) {
            setRow(row);
            return true;
        }
    }
    return false;
}

void RowPreview::render()
{
    if (!m_draft) {
        return;
    }
    const int generation = ++m_generation;
    if (m_row >= rowCount()) {
        m_row = 0;
        Q_EMIT rowChanged();
    }
    Compose::CampaignFile campaign = Drafts::campaignOf(*m_draft);
    // Without recipients the texts are shown all the same, with every variable empty.
    QJsonObject row;
    if (rowCount() > 0) {
        row = Drafts::campaignRow(*m_audience->audience(), m_row);
        const AudienceRow details = m_audience->recipients()->details(m_row);
        m_recipient =
            details.name.isEmpty() ? details.email : u"%1 <%2>"_s.arg(details.name, details.email);
    } else {
        m_recipient.clear();
        row.insert("email"_L1, u"somebody@isp.example"_s);
    }
    campaign.recipients.append(row);
    const std::vector<Compose::Attachment> attachments = std::exchange(campaign.attachments, {});
    if (!Compose::senderFault(campaign.from).isEmpty()) {
        campaign.from = {.name = {}, .address = standInSender};
    }
    campaign.replyTo = {};
    Text::SafeHtmlOptions options;
    options.imageLabel = tr("image not loaded");
    QtConcurrent::run([campaign = std::move(campaign), attachments, options,
                          zone = Format::displayZone()]() mutable {
        Shown shown;
        auto composer = Compose::Composer::prepare(campaign);
        if (!composer) {
            const Compose::TextFault &fault = composer.error().front();
            shown.failure = EditorWords::field(fault.field)
                + (fault.line > 0 ? u" · "_s + EditorWords::tr("line %1").arg(fault.line)
                                  : QString())
                + EditorWords::tr(": ", "between a place and what is wrong there")
                + EditorWords::technical(fault.sentence);
            return shown;
        }
        const Compose::Preview preview =
            composer->preview(0, QDateTime::currentDateTimeUtc().toTimeZone(zone));
        shown.subject = preview.subject;
        options.inlineImages = imagesOf(attachments);
        shown.safe = Text::sanitiseHtml(preview.html, options);
        shown.text = preview.text;
        shown.source = preview.html;
        shown.language = preview.language;
        shown.missing = preview.missing;
        return shown;
    }).then(this, [this, generation](const Shown &shown) {
        if (generation == m_generation) {
            show(shown);
        }
    });
}

void RowPreview::show(const Shown &shown)
{
    m_failure = shown.failure;
    // A slip while typing leaves the last good picture, with the reason over it.
    if (m_failure.isEmpty()) {
        m_subject = shown.subject;
        m_safe = shown.safe;
        m_text = shown.text;
        m_source = shown.source;
        m_language = shown.language;
        m_missing = shown.missing;
    }
    Q_EMIT changed();
}

QString RowPreview::testAddress() const
{
    return m_draft ? m_draft->testAddress : QString();
}

void RowPreview::setTestAddress(const QString &address)
{
    if (m_draft && std::exchange(m_draft->testAddress, address) != address) {
        Q_EMIT testChanged();
        Q_EMIT edited();
    }
}

bool RowPreview::canTest() const
{
    return m_draft && m_mail->canSend() && !m_isTesting
        && Text::parseMailAddress(m_draft->testAddress.trimmed()).isMailable();
}

void RowPreview::sendTest()
{
    if (!canTest()) {
        return;
    }
    Compose::CampaignFile campaign = Drafts::campaignOf(*m_draft);
    QJsonObject row{{u"email"_s, m_draft->testAddress.trimmed()}};
    if (rowCount() > 0) {
        row = Drafts::campaignRow(*m_audience->audience(), m_row);
        row.remove(u"excluded"_s);
        row.remove(u"excluded_reason"_s);
    }
    campaign.recipients.append(row);
    const int generation = ++m_testGeneration;
    m_isTesting = true;
    m_testTone = u"pending"_s;
    m_testWords = tr("Sending to %1…").arg(m_draft->testAddress.trimmed());
    m_testTranscript.clear();
    Q_EMIT testChanged();
    QCoro::connect(m_mail->test(std::move(campaign), 0, m_draft->testAddress.trimmed()), this,
        [this, generation](const Result<Mail::Attempt> &attempt) {
            if (generation == m_testGeneration) {
                handleTest(attempt);
            }
        });
}

void RowPreview::handleTest(const Result<Mail::Attempt> &attempt)
{
    m_isTesting = false;
    if (!attempt) {
        m_testTone = u"danger"_s;
        m_testWords = errorText(attempt.error()).sentence();
    } else {
        m_testTranscript = QString::fromUtf8(attempt->transcript());
        const QString words = attempt->code > 0
            ? u"%1 %2"_s.arg(attempt->code).arg(attempt->text.simplified())
            : attempt->reason();
        switch (attempt->verdict) {
        case Mail::Verdict::Sent:
            m_testTone = u"ok"_s;
            m_testWords = tr("%1 took it over: %2").arg(attempt->server, words);
            break;
        case Mail::Verdict::Uncertain:
            m_testTone = u"uncertain"_s;
            m_testWords =
                tr("%1 may have it: the answer never came. %2").arg(attempt->server, words);
            break;
        default:
            m_testTone = u"danger"_s;
            m_testWords = tr("%1 did not take it: %2").arg(attempt->server, words);
            break;
        }
    }
    Q_EMIT testChanged();
}

} // namespace FibreDesk
