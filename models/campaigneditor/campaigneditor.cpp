// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "campaigneditor.h"

#include "base/format.h"
#include "core/privatefile.h"

#include <QFileInfo>
#include <QSaveFile>
#include <QtConcurrentRun>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

namespace {

constexpr auto saveDelay = 600ms;
constexpr double secondsPerMinute = 60;

} // namespace

CampaignEditor::CampaignEditor(
    QString folder, Store::Mirror *mirror, EditorMail mail, Clock clock, QObject *parent)
    : QObject(parent)
    , m_store(std::move(folder))
    , m_mirror(mirror)
    , m_mail(std::move(mail))
    , m_clock(std::move(clock))
    , m_audience(mirror)
    , m_preview(&m_audience, &m_mail)
{
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(saveDelay);
    connect(&m_saveTimer, &QTimer::timeout, this, &CampaignEditor::save);
    connect(&m_audience, &AudienceEditor::edited, this, &CampaignEditor::contentEdited);
    connect(&m_audience, &AudienceEditor::busyChanged, this, &CampaignEditor::checkChanged);
    connect(&m_message, &MessageEditor::edited, this, &CampaignEditor::contentEdited);
    connect(&m_message, &MessageEditor::edited, &m_preview, &RowPreview::refresh);
    connect(&m_preview, &RowPreview::edited, this, &CampaignEditor::edited);
    connect(&m_preview, &RowPreview::rowChanged, this, &CampaignEditor::updateVariables);
    connect(&m_audience, &AudienceEditor::audienceChanged, this, [this] {
        updateVariables();
        m_isChecked = false;
        Q_EMIT checkChanged();
        if (m_draft.step >= Check && m_audience.isReady()) {
            check();
        }
    });
    connect(&m_findings, &FindingsModel::acceptedChanged, this, [this] {
        m_draft.accepted = m_findings.accepted();
        edited();
        Q_EMIT checkChanged();
    });
}

CampaignEditor::~CampaignEditor()
{
    m_saving.waitForFinished();
    if (m_isOpen && m_isDirty) {
        m_draft.modified = m_clock.now();
        // Nobody is left to be told; the file before stays where this fails.
        std::ignore = m_store.writeNow(m_draft);
    }
}

void CampaignEditor::setLanguage(const QString &language)
{
    if (std::exchange(m_language, language) == language) {
        return;
    }
    m_audience.retranslate();
    m_message.retranslate();
    m_preview.refresh();
    updateVariables();
    if (m_isOpen && m_isChecked) {
        check();
    }
}

void CampaignEditor::setError(const Error &error)
{
    m_error = errorText(error);
    Q_EMIT errorChanged();
}

void CampaignEditor::dismissError()
{
    m_error = {};
    Q_EMIT errorChanged();
}

void CampaignEditor::readDrafts()
{
    const int generation = ++m_listGeneration;
    m_store.list().then(
        this, [this, generation](const Result<std::vector<Drafts::DraftSummary>> &list) {
            if (generation != m_listGeneration) {
                return;
            }
            if (list) {
                m_drafts.set(*list);
            } else {
                setError(list.error());
            }
        });
}

void CampaignEditor::newDraft()
{
    close();
    Drafts::Draft draft;
    const QDateTime now = m_clock.now();
    draft.id = Drafts::newCampaignId(now.toTimeZone(Format::displayZone()));
    draft.created = now;
    draft.modified = now;
    draft.from = m_mail.from;
    show(std::move(draft));
    edited();
}

void CampaignEditor::open(const QString &id)
{
    if (m_isOpen && id == m_draft.id) {
        return;
    }
    close();
    const int generation = ++m_openGeneration;
    m_isOpening = true;
    Q_EMIT openingChanged();
    m_store.read(id).then(this, [this, generation](Result<Drafts::Draft> draft) {
        if (generation != m_openGeneration) {
            return;
        }
        m_isOpening = false;
        Q_EMIT openingChanged();
        if (draft) {
            m_savedAt = draft->modified;
            show(std::move(*draft));
        } else {
            setError(draft.error());
        }
    });
}

void CampaignEditor::show(Drafts::Draft draft)
{
    m_draft = std::move(draft);
    // Whether it may be sent is looked at anew.
    m_draft.step = std::min(m_draft.step, int(Check));
    m_isOpen = true;
    m_isDirty = false;
    m_isChecked = false;
    m_startError = {};
    m_error = {};
    m_findings.set({}, {});
    m_audience.open(&m_draft.audience);
    m_message.open(&m_draft);
    m_preview.open(&m_draft);
    Q_EMIT opened();
    Q_EMIT nameChanged();
    Q_EMIT stepChanged();
    Q_EMIT savedChanged();
    Q_EMIT errorChanged();
    Q_EMIT checkChanged();
    Q_EMIT startingChanged();
}

void CampaignEditor::close()
{
    ++m_openGeneration;
    ++m_checkGeneration;
    if (m_isOpening) {
        m_isOpening = false;
        Q_EMIT openingChanged();
    }
    if (!m_isOpen) {
        return;
    }
    m_saveTimer.stop();
    if (m_isDirty) {
        m_isSaving = false;
        save();
    }
    m_audience.open(nullptr);
    m_message.open(nullptr);
    m_preview.open(nullptr);
    m_isOpen = false;
    m_isDirty = false;
    m_isChecking = false;
    m_draft = {};
    m_savedAt = {};
    Q_EMIT opened();
    Q_EMIT nameChanged();
    Q_EMIT stepChanged();
    Q_EMIT checkChanged();
}

void CampaignEditor::contentEdited()
{
    // What was looked at is not what would be sent.
    ++m_checkGeneration;
    m_isChecking = false;
    m_isChecked = false;
    Q_EMIT checkChanged();
    edited();
}

void CampaignEditor::edited()
{
    if (!m_isOpen) {
        return;
    }
    m_isDirty = true;
    if (!m_saveTimer.isActive()) {
        m_saveTimer.start();
    }
    Q_EMIT savedChanged();
}

void CampaignEditor::save()
{
    if (m_isSaving) {
        m_saveTimer.start(); // the next state follows the one that is being written
        return;
    }
    m_isDirty = false;
    m_isSaving = true;
    m_draft.modified = m_clock.now();
    Q_EMIT savedChanged();
    // Two writes of one file never overlap: the later state is the one that stays.
    m_saving = m_saving.isValid() && !m_saving.isFinished()
        ? m_saving.then(QtFuture::Launch::Async,
              [store = m_store, draft = m_draft](
                  const Result<void> &) { return store.writeNow(draft); })
        : m_store.write(m_draft);
    m_saving.then(this, [this, id = m_draft.id, at = m_draft.modified](const Result<void> &done) {
        m_isSaving = false;
        if (!done) {
            setError(done.error());
            m_isDirty = m_isOpen && m_draft.id == id;
        } else if (m_isOpen && m_draft.id == id) {
            m_savedAt = at;
        }
        Q_EMIT savedChanged();
        readDrafts();
    });
}

void CampaignEditor::setName(const QString &name)
{
    if (m_isOpen && std::exchange(m_draft.name, name) != name) {
        Q_EMIT nameChanged();
        edited();
    }
}

void CampaignEditor::setStep(int step)
{
    if (!m_isOpen || step < 0 || step >= StepCount || step == m_draft.step) {
        return;
    }
    m_draft.step = step;
    Q_EMIT stepChanged();
    edited();
    if (step >= Check && !m_isChecked && !m_isChecking) {
        check();
    }
}

void CampaignEditor::removeDraft(const QString &id)
{
    if (id.isEmpty()) {
        return;
    }
    const QString name = m_isOpen && m_draft.id == id && !m_draft.name.isEmpty()
        ? m_draft.name
        : m_drafts.nameOf(id);
    if (m_isOpen && m_draft.id == id) {
        close();
    }
    const auto remove = [store = m_store, id] { return store.remove(id); };
    m_saving.waitForFinished();
    remove().then(this, [this, id, name](const Result<void> &done) {
        if (!done) {
            setError(done.error());
        } else {
            m_removedId = id;
            m_removedName = name;
            Q_EMIT removedChanged();
        }
        readDrafts();
    });
}

void CampaignEditor::undoRemove()
{
    if (m_removedId.isEmpty()) {
        return;
    }
    const QString name = std::exchange(m_removedName, {});
    m_store.restore(std::exchange(m_removedId, {}))
        .then(this, [this, name](const Result<void> &done) {
            if (!done) {
                setError(done.error());
            } else {
                Q_EMIT removalUndone(name);
            }
            readDrafts();
        });
    Q_EMIT removedChanged();
}

void CampaignEditor::openFile(const QUrl &file)
{
    close();
    const int generation = ++m_openGeneration;
    m_isOpening = true;
    Q_EMIT openingChanged();
    const QString path = file.toLocalFile();
    QtConcurrent::run([path]() -> Result<Compose::CampaignFile> {
        auto campaign = Compose::readCampaignFile(path);
        if (!campaign) {
            return std::unexpected(Error{.kind = ErrorKind::Validation,
                .detail = u"%1\n%2"_s.arg(
                    QFileInfo(path).fileName(), Compose::faultText(campaign.error())),
                .source = u"campaign"_s});
        }
        return std::move(*campaign);
    }).then(this, [this, generation, path](const Result<Compose::CampaignFile> &campaign) {
        if (generation != m_openGeneration) {
            return;
        }
        m_isOpening = false;
        Q_EMIT openingChanged();
        if (!campaign) {
            setError(campaign.error());
            return;
        }
        const QDateTime now = m_clock.now();
        Drafts::Draft draft = Drafts::draftOf(
            *campaign, Drafts::newCampaignId(now.toTimeZone(Format::displayZone())));
        draft.created = now;
        draft.modified = now;
        draft.audience.fileName = QFileInfo(path).fileName();
        show(std::move(draft));
        edited();
    });
}

void CampaignEditor::saveAs(const QUrl &file)
{
    if (!m_isOpen) {
        return;
    }
    // A file of other recipients than those decided on would be sent as it is.
    if (m_draft.audience.source != Drafts::Source::None && !m_audience.isReady()) {
        setError({.kind = ErrorKind::Validation,
            .detail = tr("The recipients are not worked out yet."),
            .source = u"campaign"_s});
        return;
    }
    Compose::CampaignFile campaign = Drafts::campaignOf(m_draft);
    if (!m_draft.name.isEmpty()) {
        campaign.extra.insert("name"_L1, m_draft.name);
    }
    const QString path = file.toLocalFile();
    QtConcurrent::run([campaign = std::move(campaign), audience = m_audience.audience(),
                          path]() mutable -> Result<void> {
        campaign.recipients = Drafts::campaignRows(*audience);
        QSaveFile target(path);
        if (openPrivate(target)) {
            target.write(Compose::campaignFileBytes(campaign));
            if (target.commit()) {
                return {};
            }
        }
        return std::unexpected(Error{.kind = ErrorKind::Storage,
            .detail = u"%1: %2"_s.arg(path, target.errorString()),
            .source = u"campaign"_s});
    }).then(this, [this, path](const Result<void> &done) {
        if (done) {
            Q_EMIT fileSaved(path);
        } else {
            setError(done.error());
        }
    });
}

QString CampaignEditor::suggestedFileName() const
{
    return m_draft.id + u".json"_s;
}

void CampaignEditor::updateVariables()
{
    QList<VariableHint> hints;
    const auto audience = m_audience.audience();
    if (m_isOpen && !audience->recipients.empty()) {
        const int row = std::clamp(m_preview.row(), 0, int(audience->recipients.size()) - 1);
        const QJsonObject values = Drafts::campaignRow(*audience, row);
        for (auto it = values.begin(); it != values.end(); ++it) {
            static const QStringList own{u"excluded"_s, u"excluded_reason"_s, u"match_method"_s,
                u"match_confidence"_s, u"match_reason"_s, u"email_raw"_s, u"language_raw"_s};
            if (own.contains(it.key())) {
                continue;
            }
            const QString value =
                it.value().isString() ? it.value().toString() : it.value().toVariant().toString();
            hints.append({.name = it.key(),
                .hint = value.isEmpty() ? tr("empty in this row") : value.simplified().left(60)});
        }
    }
    m_message.setRowVariables(std::move(hints));
}

double CampaignEditor::expectedMinutes() const
{
    return m_mail.ratePerSecond > 0
        ? m_audience.counts().mailed / m_mail.ratePerSecond / secondsPerMinute
        : 0;
}

void CampaignEditor::send()
{
    if (!canSend()) {
        return;
    }
    m_isStarting = true;
    m_startError = {};
    Q_EMIT startingChanged();
    Q_EMIT checkChanged();
    const QString id = m_draft.id;
    QtConcurrent::run([prepared = Drafts::campaignOf(m_draft),
                          audience = m_audience.audience()]() mutable {
        prepared.recipients = Drafts::campaignRows(*audience);
        return std::move(prepared);
    }).then(this, [this, id](Compose::CampaignFile campaign) {
        if (m_isOpen && m_draft.id == id && m_isStarting) {
            startPrepared(std::move(campaign));
        }
    });
}

void CampaignEditor::startPrepared(Compose::CampaignFile campaign)
{
    const QString id = campaign.id;
    const QString name =
        m_draft.name.trimmed().isEmpty() ? m_draft.subject.in(u"fr"_s) : m_draft.name.trimmed();
    QCoro::connect(m_mail.start(std::move(campaign), name), this,
        [this, id](const Result<void> &started) { handleStarted(id, started); });
}

void CampaignEditor::handleStarted(const QString &id, const Result<void> &started)
{
    m_isStarting = false;
    if (!started) {
        m_startError = errorText(started.error());
        Q_EMIT startingChanged();
        Q_EMIT checkChanged();
        return;
    }
    Q_EMIT startingChanged();
    // It is in the ledger now, which is the truth about it: the draft is set aside.
    if (m_isOpen && m_draft.id == id) {
        close();
    }
    m_saving.waitForFinished();
    m_store.remove(id).then(this, [this](const Result<void> &) { readDrafts(); });
    Q_EMIT campaignStarted(id);
}

} // namespace FibreDesk
