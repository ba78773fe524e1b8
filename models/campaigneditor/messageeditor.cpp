// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "messageeditor.h"

#include "compose/composer.h"
#include "compose/recipientrows.h"
#include "editorwords.h"
#include "text/csvreader.h"

#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QtConcurrentRun>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

namespace {

constexpr auto faultDelay = 250ms;
constexpr qint64 largestAttachment = 20LL * 1024 * 1024;

QString faultSentence(
    const QString &field, const QString &language, int line, const QString &sentence)
{
    QString where = EditorWords::field(field);
    if (!language.isEmpty()) {
        where += u" · "_s + EditorWords::languageName(language);
    }
    if (line > 0) {
        where += u" · "_s + EditorWords::tr("line %1").arg(line);
    }
    return where + EditorWords::tr(": ", "between a place and what is wrong there")
        + EditorWords::technical(sentence);
}

Error fileError(const QString &path, const QString &reason)
{
    return {.kind = ErrorKind::Storage,
        .detail = u"%1: %2"_s.arg(QFileInfo(path).fileName(), reason),
        .source = u"attachment"_s};
}

QString valueText(const QJsonValue &value)
{
    return value.isString() ? value.toString() : value.toVariant().toString();
}

} // namespace

QList<MessageFault> messageFaults(const Compose::CampaignFile &campaign)
{
    QList<MessageFault> faults;
    const auto add = [&faults](const QString &field, const QString &language, int line,
                         const QString &sentence) {
        if (!sentence.isEmpty()) {
            faults.append({.field = field,
                .language = language,
                .line = line,
                .text = faultSentence(field, language, line, sentence)});
        }
    };
    const bool hasSender = !campaign.from.address.isEmpty();
    add(u"from"_s, {}, 0,
        hasSender ? Compose::senderFault(campaign.from)
                  : EditorWords::tr("an address to send from is needed"));
    if (!campaign.replyTo.address.isEmpty() || !campaign.replyTo.name.isEmpty()) {
        add(u"replyTo"_s, {}, 0, Compose::senderFault(campaign.replyTo));
    }
    for (const Compose::Attachment &one : campaign.attachments) {
        add(u"attachments"_s, {}, 0, Compose::attachmentFault(one));
    }
    // The texts are judged whoever sends them.
    Compose::CampaignFile texts = campaign;
    texts.from = {.name = {}, .address = u"sender@isp.example"_s};
    texts.replyTo = {};
    texts.attachments.clear();
    texts.recipients = {};
    if (const auto composer = Compose::Composer::prepare(std::move(texts)); !composer) {
        for (const Compose::TextFault &fault : composer.error()) {
            add(fault.field, fault.language, fault.line, fault.sentence);
        }
    }
    return faults;
}

MessageEditor::MessageEditor(QObject *parent)
    : QObject(parent)
{
    m_faultTimer.setSingleShot(true);
    m_faultTimer.setInterval(faultDelay);
    connect(&m_faultTimer, &QTimer::timeout, this, &MessageEditor::lookForFaults);
}

void MessageEditor::open(Drafts::Draft *draft)
{
    ++m_generation;
    m_faultTimer.stop();
    m_draft = draft;
    m_language = u"fr"_s;
    m_isPlain = false;
    m_error = {};
    setFaults({});
    Q_EMIT headChanged();
    Q_EMIT placeChanged();
    Q_EMIT subjectChanged();
    Q_EMIT bodyChanged();
    Q_EMIT valuesChanged();
    Q_EMIT attachmentsChanged();
    Q_EMIT variablesChanged();
    Q_EMIT errorChanged();
    if (m_draft) {
        m_faultTimer.start();
    }
}

void MessageEditor::retranslate()
{
    Q_EMIT variablesChanged();
    if (m_draft) {
        lookForFaults();
    }
}

void MessageEditor::setRowVariables(QList<VariableHint> variables)
{
    if (variables != m_rowVariables) {
        m_rowVariables = std::move(variables);
        Q_EMIT variablesChanged();
    }
}

QString *MessageEditor::current(Compose::BothLanguages &text) const
{
    return m_language == "en"_L1 ? &text.english : &text.french;
}

void MessageEditor::changed()
{
    m_faultTimer.start();
    Q_EMIT edited();
}

QString MessageEditor::from() const
{
    return m_draft ? m_draft->from : QString();
}

void MessageEditor::setFrom(const QString &from)
{
    if (m_draft && std::exchange(m_draft->from, from) != from) {
        Q_EMIT headChanged();
        changed();
    }
}

QString MessageEditor::replyTo() const
{
    return m_draft ? m_draft->replyTo : QString();
}

void MessageEditor::setReplyTo(const QString &replyTo)
{
    if (m_draft && std::exchange(m_draft->replyTo, replyTo) != replyTo) {
        Q_EMIT headChanged();
        changed();
    }
}

QString MessageEditor::unsubscribe() const
{
    return m_draft ? m_draft->unsubscribe : QString();
}

void MessageEditor::setUnsubscribe(const QString &unsubscribe)
{
    if (m_draft && std::exchange(m_draft->unsubscribe, unsubscribe) != unsubscribe) {
        Q_EMIT headChanged();
        changed();
    }
}

void MessageEditor::setLanguage(const QString &language)
{
    if (m_language != language && (language == "fr"_L1 || language == "en"_L1)) {
        m_language = language;
        Q_EMIT placeChanged();
        Q_EMIT subjectChanged();
        Q_EMIT bodyChanged();
    }
}

void MessageEditor::setPlain(bool plain)
{
    if (std::exchange(m_isPlain, plain) != plain) {
        Q_EMIT placeChanged();
        Q_EMIT bodyChanged();
    }
}

QString MessageEditor::subject() const
{
    return m_draft ? *current(m_draft->subject) : QString();
}

void MessageEditor::setSubject(const QString &subject)
{
    if (m_draft && std::exchange(*current(m_draft->subject), subject) != subject) {
        Q_EMIT subjectChanged();
        changed();
    }
}

QString MessageEditor::body() const
{
    return m_draft ? *current(m_isPlain ? m_draft->text : m_draft->html) : QString();
}

void MessageEditor::setBody(const QString &body)
{
    if (m_draft
        && std::exchange(*current(m_isPlain ? m_draft->text : m_draft->html), body) != body) {
        Q_EMIT bodyChanged();
        changed();
    }
}

bool MessageEditor::isLanguageEmpty() const
{
    return m_draft && current(m_draft->html)->trimmed().isEmpty()
        && current(m_draft->text)->trimmed().isEmpty();
}

int MessageEditor::offsetOfLine(int line) const
{
    const QString text = body();
    qsizetype offset = 0;
    for (int at = 1; at < line; ++at) {
        const qsizetype end = text.indexOf(u'\n', offset);
        if (end < 0) {
            break;
        }
        offset = end + 1;
    }
    return int(offset);
}

int MessageEditor::lineAt(int offset) const
{
    return int(QStringView(body()).left(offset).count(u'\n')) + 1;
}

void MessageEditor::lookForFaults()
{
    if (!m_draft) {
        return;
    }
    const int generation = ++m_generation;
    QtConcurrent::run([campaign = Drafts::campaignOf(*m_draft)] {
        return messageFaults(campaign);
    }).then(this, [this, generation](const QList<MessageFault> &faults) {
        if (generation == m_generation) {
            setFaults(faults);
        }
    });
}

void MessageEditor::setFaults(QList<MessageFault> faults)
{
    if (faults != m_faults) {
        m_faults = std::move(faults);
        Q_EMIT faultsChanged();
    }
}

QList<VariableHint> MessageEditor::variables() const
{
    QList<VariableHint> list;
    const auto add = [&list](const QString &name, const QString &hint) {
        const bool isThere = std::ranges::any_of(
            list, [&name](const VariableHint &one) { return one.name == name; });
        if (!name.isEmpty() && !isThere) {
            list.append({.name = name, .hint = hint});
        }
    };
    for (const VariableHint &one : m_rowVariables) {
        add(one.name, one.hint);
    }
    if (m_draft) {
        for (const auto &[name, value] : m_draft->values) {
            add(name, tr("of the campaign: %1").arg(valueText(value)));
        }
    }
    for (const QString &name : Compose::builtInVariables()) {
        add(name, tr("known by itself"));
    }
    for (const QString &name : Compose::knownVariables()) {
        add(name, tr("no row has it yet"));
    }
    return list;
}

QList<CampaignValue> MessageEditor::values() const
{
    QList<CampaignValue> list;
    if (m_draft) {
        for (const auto &[name, value] : m_draft->values) {
            list.append({.name = name, .value = valueText(value)});
        }
    }
    return list;
}

void MessageEditor::setValue(int index, const QString &name, const QString &value)
{
    if (!m_draft || index < 0 || index > std::ssize(m_draft->values)) {
        return;
    }
    if (index == std::ssize(m_draft->values)) {
        if (name.isEmpty() && value.isEmpty()) {
            return;
        }
        m_draft->values.emplace_back(name, value);
    } else {
        auto &known = m_draft->values[std::size_t(index)];
        if (known.first == name && valueText(known.second) == value) {
            return;
        }
        known = {name, value};
    }
    Q_EMIT valuesChanged();
    Q_EMIT variablesChanged();
    changed();
}

void MessageEditor::removeValue(int index)
{
    if (m_draft && index >= 0 && index < std::ssize(m_draft->values)) {
        m_draft->values.erase(m_draft->values.begin() + index);
        Q_EMIT valuesChanged();
        Q_EMIT variablesChanged();
        changed();
    }
}

QList<AttachmentText> MessageEditor::attachments() const
{
    QList<AttachmentText> list;
    if (m_draft) {
        for (const Compose::Attachment &one : m_draft->attachments) {
            list.append({.name = one.fileName,
                .type = one.contentType,
                .bytes = double(one.bytes.size()),
                .cid = one.contentId});
        }
    }
    return list;
}

void MessageEditor::addFiles(const QList<QUrl> &files, bool isInline)
{
    if (!m_draft) {
        return;
    }
    const QString draft = m_draft->id;
    for (const QUrl &file : files) {
        const QString path = file.toLocalFile();
        QtConcurrent::run([path]() -> Result<Compose::Attachment> {
            QFile content(path);
            if (!content.open(QIODevice::ReadOnly)) {
                return std::unexpected(fileError(path, content.errorString()));
            }
            if (content.size() > largestAttachment) {
                return std::unexpected(fileError(path, u"larger than 20 MB"_s));
            }
            return Compose::Attachment{.fileName = QFileInfo(path).fileName(),
                .contentType = QMimeDatabase().mimeTypeForFile(path).name(),
                .contentId = {},
                .bytes = content.readAll()};
        }).then(this, [this, draft, isInline](Result<Compose::Attachment> one) {
            if (!m_draft || m_draft->id != draft) {
                return;
            }
            if (!one) {
                m_error = errorText(one.error());
                Q_EMIT errorChanged();
                return;
            }
            if (isInline) {
                QString cid;
                for (const QChar c : QFileInfo(one->fileName).completeBaseName().toLower()) {
                    cid += c.unicode() < 0x80 && c.isLetterOrNumber() ? c : QChar(u'-');
                }
                QString unique = cid;
                for (int n = 2; std::ranges::any_of(m_draft->attachments,
                         [&unique](const auto &other) { return other.contentId == unique; });
                    ++n) {
                    unique = cid + u'-' + QString::number(n);
                }
                one->contentId = unique;
            }
            m_draft->attachments.push_back(std::move(*one));
            Q_EMIT attachmentsChanged();
            changed();
            if (isInline) {
                const Compose::Attachment &image = m_draft->attachments.back();
                setPlain(false);
                Q_EMIT imageAdded(u"<img src=\"cid:%1\" alt=\"%2\">"_s.arg(
                    image.contentId, QFileInfo(image.fileName).completeBaseName().toHtmlEscaped()));
            }
        });
    }
}

void MessageEditor::removeAttachment(int index)
{
    if (m_draft && index >= 0 && index < std::ssize(m_draft->attachments)) {
        m_draft->attachments.erase(m_draft->attachments.begin() + index);
        Q_EMIT attachmentsChanged();
        changed();
    }
}

void MessageEditor::importHtml(const QUrl &file)
{
    if (!m_draft) {
        return;
    }
    const QString draft = m_draft->id;
    const QString path = file.toLocalFile();
    QtConcurrent::run([path]() -> Result<QString> {
        QFile content(path);
        if (!content.open(QIODevice::ReadOnly)) {
            return std::unexpected(fileError(path, content.errorString()));
        }
        return Text::decodeText(content.read(largestAttachment)).text.replace(u"\r\n"_s, u"\n"_s);
    }).then(this, [this, draft](const Result<QString> &html) {
        if (!m_draft || m_draft->id != draft) {
            return;
        }
        if (!html) {
            m_error = errorText(html.error());
            Q_EMIT errorChanged();
            return;
        }
        setPlain(false);
        setBody(*html);
    });
}

void MessageEditor::dismissError()
{
    m_error = {};
    Q_EMIT errorChanged();
}

} // namespace FibreDesk
