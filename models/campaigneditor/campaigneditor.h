// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audienceeditor.h"
#include "core/clock.h"
#include "draftlistmodel.h"
#include "drafts/draftstore.h"
#include "editormail.h"
#include "findingsmodel.h"
#include "messageeditor.h"
#include "rowpreview.h"

#include <QFuture>
#include <QObject>
#include <QTimer>
#include <QUrl>
#include <qqmlintegration.h>

namespace FibreDesk {

/// The path from an idea to a campaign that is being sent: audience, message, check, send. What is
/// done is on disk within the second; nothing is sent that was not checked as it stands.
class CampaignEditor : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(FibreDesk::DraftListModel *drafts READ drafts CONSTANT)
    Q_PROPERTY(FibreDesk::AudienceEditor *audience READ audience CONSTANT)
    Q_PROPERTY(FibreDesk::MessageEditor *message READ message CONSTANT)
    Q_PROPERTY(FibreDesk::RowPreview *preview READ preview CONSTANT)
    Q_PROPERTY(FibreDesk::FindingsModel *findings READ findings CONSTANT)
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY opened)
    Q_PROPERTY(bool isOpening READ isOpening NOTIFY openingChanged)
    Q_PROPERTY(QString draftId READ draftId NOTIFY opened)
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY nameChanged)
    Q_PROPERTY(int step READ step WRITE setStep NOTIFY stepChanged)
    Q_PROPERTY(QDateTime savedAt READ savedAt NOTIFY savedChanged)
    Q_PROPERTY(bool isSaved READ isSaved NOTIFY savedChanged)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY errorChanged)
    Q_PROPERTY(QString removedName READ removedName NOTIFY removedChanged)
    Q_PROPERTY(bool isChecking READ isChecking NOTIFY checkChanged)
    Q_PROPERTY(bool isChecked READ isChecked NOTIFY checkChanged)
    Q_PROPERTY(QString blocker READ blocker NOTIFY checkChanged)
    Q_PROPERTY(bool canSend READ canSend NOTIFY checkChanged)
    Q_PROPERTY(bool isStarting READ isStarting NOTIFY startingChanged)
    Q_PROPERTY(FibreDesk::ErrorText startError READ startError NOTIFY startingChanged)
    Q_PROPERTY(QString server READ server CONSTANT)
    Q_PROPERTY(double ratePerSecond READ ratePerSecond CONSTANT)
    Q_PROPERTY(int connections READ connections CONSTANT)
    Q_PROPERTY(double expectedMinutes READ expectedMinutes NOTIFY checkChanged)

public:
    enum Step { Audience, Message, Check, Send, StepCount };
    Q_ENUM(Step)

    /// `mirror` may be null; drafts live in `folder`.
    CampaignEditor(QString folder, Store::Mirror *mirror, EditorMail mail, Clock clock = {},
        QObject *parent = nullptr);
    /// Writes what is not on disk yet.
    ~CampaignEditor() override;

    Q_INVOKABLE void readDrafts();
    Q_INVOKABLE void newDraft();
    Q_INVOKABLE void open(const QString &id);
    Q_INVOKABLE void close();
    Q_INVOKABLE void removeDraft(const QString &id);
    Q_INVOKABLE void undoRemove();
    /// A campaign's file as a new draft.
    Q_INVOKABLE void openFile(const QUrl &file);
    /// What `fibredeskctl mail send --campaign` reads.
    Q_INVOKABLE void saveAs(const QUrl &file);
    Q_INVOKABLE void check();
    Q_INVOKABLE void send();
    Q_INVOKABLE void dismissError();
    Q_INVOKABLE QString suggestedFileName() const;

    void setLanguage(const QString &language);

    [[nodiscard]] DraftListModel *drafts() { return &m_drafts; }
    [[nodiscard]] AudienceEditor *audience() { return &m_audience; }
    [[nodiscard]] MessageEditor *message() { return &m_message; }
    [[nodiscard]] RowPreview *preview() { return &m_preview; }
    [[nodiscard]] FindingsModel *findings() { return &m_findings; }
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] bool isOpening() const { return m_isOpening; }
    [[nodiscard]] QString draftId() const { return m_draft.id; }
    [[nodiscard]] QString name() const { return m_draft.name; }
    void setName(const QString &name);
    [[nodiscard]] int step() const { return m_draft.step; }
    void setStep(int step);
    [[nodiscard]] QDateTime savedAt() const { return m_savedAt; }
    /// Everything is on disk.
    [[nodiscard]] bool isSaved() const { return !m_isDirty && !m_isSaving; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] QString removedName() const { return m_removedName; }
    [[nodiscard]] bool isChecking() const { return m_isChecking; }
    /// The findings are those of the draft as it stands.
    [[nodiscard]] bool isChecked() const { return m_isChecked; }
    /// Why it cannot be sent; empty = it can.
    [[nodiscard]] QString blocker() const;
    [[nodiscard]] bool canSend() const { return m_isOpen && blocker().isEmpty() && !m_isStarting; }
    [[nodiscard]] bool isStarting() const { return m_isStarting; }
    [[nodiscard]] ErrorText startError() const { return m_startError; }
    [[nodiscard]] QString server() const { return m_mail.server; }
    [[nodiscard]] double ratePerSecond() const { return m_mail.ratePerSecond; }
    [[nodiscard]] int connections() const { return m_mail.connections; }
    /// At the configured rate; 0 = no limit is set.
    [[nodiscard]] double expectedMinutes() const;

Q_SIGNALS:
    void opened();
    void openingChanged();
    void nameChanged();
    void stepChanged();
    void savedChanged();
    void errorChanged();
    void removedChanged();
    /// What was removed is there again.
    void removalUndone(const QString &name);
    void checkChanged();
    void startingChanged();
    void fileSaved(const QString &file);
    void campaignStarted(const QString &id);

private:
    void show(Drafts::Draft draft);
    void edited();
    void contentEdited();
    void save();
    void setError(const Error &error);
    void updateVariables();
    void startPrepared(Compose::CampaignFile campaign);
    void handleStarted(const QString &id, const Result<void> &started);
    [[nodiscard]] static std::vector<FindingsModel::Row> findingsOf(
        const Compose::CampaignFile &campaign, const Drafts::ResolvedAudience &audience,
        const QString &language);

    Drafts::DraftStore m_store;
    Store::Mirror *m_mirror;
    const EditorMail m_mail;
    Clock m_clock;
    Drafts::Draft m_draft;
    DraftListModel m_drafts;
    AudienceEditor m_audience;
    MessageEditor m_message;
    RowPreview m_preview;
    FindingsModel m_findings;
    QString m_language = QStringLiteral("fr");
    bool m_isOpen = false;
    bool m_isOpening = false;
    bool m_isDirty = false;
    bool m_isSaving = false;
    QTimer m_saveTimer;
    QDateTime m_savedAt;
    QFuture<Result<void>> m_saving;
    ErrorText m_error;
    QString m_removedId;
    QString m_removedName;
    bool m_isChecking = false;
    bool m_isChecked = false;
    int m_checkGeneration = 0;
    int m_openGeneration = 0;
    int m_listGeneration = 0;
    bool m_isStarting = false;
    ErrorText m_startError;
};

} // namespace FibreDesk
