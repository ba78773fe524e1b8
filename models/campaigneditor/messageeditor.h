// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "drafts/draft.h"
#include "messagevalues.h"

#include <QObject>
#include <QTimer>
#include <QUrl>
#include <qqmlintegration.h>

namespace FibreDesk {

/// Second step of the path: what is written. One text at a time is in the editor: of a language,
/// HTML or plain.
class MessageEditor : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by CampaignEditor")
    Q_PROPERTY(QString from READ from WRITE setFrom NOTIFY headChanged)
    Q_PROPERTY(QString replyTo READ replyTo WRITE setReplyTo NOTIFY headChanged)
    Q_PROPERTY(QString unsubscribe READ unsubscribe WRITE setUnsubscribe NOTIFY headChanged)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY placeChanged)
    Q_PROPERTY(bool isPlain READ isPlain WRITE setPlain NOTIFY placeChanged)
    Q_PROPERTY(QString subject READ subject WRITE setSubject NOTIFY subjectChanged)
    Q_PROPERTY(QString body READ body WRITE setBody NOTIFY bodyChanged)
    Q_PROPERTY(bool isLanguageEmpty READ isLanguageEmpty NOTIFY bodyChanged)
    Q_PROPERTY(QList<FibreDesk::MessageFault> faults READ faults NOTIFY faultsChanged)
    Q_PROPERTY(QList<FibreDesk::VariableHint> variables READ variables NOTIFY variablesChanged)
    Q_PROPERTY(QList<FibreDesk::CampaignValue> values READ values NOTIFY valuesChanged)
    Q_PROPERTY(
        QList<FibreDesk::AttachmentText> attachments READ attachments NOTIFY attachmentsChanged)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY errorChanged)

public:
    explicit MessageEditor(QObject *parent = nullptr);

    void open(Drafts::Draft *draft);
    void retranslate();
    /// What the rows have besides, with an example of each.
    void setRowVariables(QList<VariableHint> variables);

    Q_INVOKABLE void importHtml(const QUrl &file);
    /// Files below the text, or images in it.
    Q_INVOKABLE void addFiles(const QList<QUrl> &files, bool isInline);
    Q_INVOKABLE void removeAttachment(int index);
    Q_INVOKABLE void setValue(int index, const QString &name, const QString &value);
    Q_INVOKABLE void removeValue(int index);
    Q_INVOKABLE void dismissError();
    /// Where the line of a text begins, for the cursor.
    Q_INVOKABLE int offsetOfLine(int line) const;
    Q_INVOKABLE int lineAt(int offset) const;

    [[nodiscard]] QString from() const;
    void setFrom(const QString &from);
    [[nodiscard]] QString replyTo() const;
    void setReplyTo(const QString &replyTo);
    [[nodiscard]] QString unsubscribe() const;
    void setUnsubscribe(const QString &unsubscribe);
    [[nodiscard]] QString language() const { return m_language; }
    void setLanguage(const QString &language);
    [[nodiscard]] bool isPlain() const { return m_isPlain; }
    void setPlain(bool plain);
    [[nodiscard]] QString subject() const;
    void setSubject(const QString &subject);
    [[nodiscard]] QString body() const;
    void setBody(const QString &body);
    /// Nothing is written in this language: its recipients get the other one.
    [[nodiscard]] bool isLanguageEmpty() const;
    [[nodiscard]] QList<MessageFault> faults() const { return m_faults; }
    [[nodiscard]] QList<VariableHint> variables() const;
    [[nodiscard]] QList<CampaignValue> values() const;
    [[nodiscard]] QList<AttachmentText> attachments() const;
    [[nodiscard]] ErrorText error() const { return m_error; }

Q_SIGNALS:
    void headChanged();
    void placeChanged();
    void subjectChanged();
    void bodyChanged();
    void faultsChanged();
    void variablesChanged();
    void valuesChanged();
    void attachmentsChanged();
    /// To be put where the cursor is.
    void imageAdded(const QString &html);
    void errorChanged();
    void edited();

private:
    [[nodiscard]] QString *current(Compose::BothLanguages &text) const;
    void changed();
    void lookForFaults();
    void setFaults(QList<MessageFault> faults);

    Drafts::Draft *m_draft = nullptr;
    QString m_language = QStringLiteral("fr");
    bool m_isPlain = false;
    QList<MessageFault> m_faults;
    QList<VariableHint> m_rowVariables;
    ErrorText m_error;
    QTimer m_faultTimer;
    int m_generation = 0;
};

/// All faults of the draft's texts and addresses, to be looked for on a worker thread.
[[nodiscard]] QList<MessageFault> messageFaults(const Compose::CampaignFile &campaign);

} // namespace FibreDesk
