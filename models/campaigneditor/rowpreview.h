// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audiencetablemodel.h"
#include "drafts/draft.h"
#include "editormail.h"
#include "text/safehtml.h"

#include <QObject>
#include <QTimer>
#include <qqmlintegration.h>

namespace FibreDesk {

class AudienceEditor;

/// The mail as one recipient will get it, and a test of it to oneself.
class RowPreview : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by CampaignEditor")
    Q_PROPERTY(int row READ row WRITE setRow NOTIFY rowChanged)
    Q_PROPERTY(int rowCount READ rowCount NOTIFY changed)
    Q_PROPERTY(QString recipient READ recipient NOTIFY changed)
    Q_PROPERTY(QString language READ language NOTIFY changed)
    Q_PROPERTY(QString subject READ subject NOTIFY changed)
    Q_PROPERTY(QString html READ html NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString source READ source NOTIFY changed)
    Q_PROPERTY(QStringList missing READ missing NOTIFY changed)
    Q_PROPERTY(QString failure READ failure NOTIFY changed)
    Q_PROPERTY(int hiddenImages READ hiddenImages NOTIFY changed)
    Q_PROPERTY(int hiddenElements READ hiddenElements NOTIFY changed)
    Q_PROPERTY(QString testAddress READ testAddress WRITE setTestAddress NOTIFY testChanged)
    Q_PROPERTY(bool canTest READ canTest NOTIFY testChanged)
    Q_PROPERTY(bool isTesting READ isTesting NOTIFY testChanged)
    Q_PROPERTY(QString testTone READ testTone NOTIFY testChanged)
    Q_PROPERTY(QString testWords READ testWords NOTIFY testChanged)
    Q_PROPERTY(QString testTranscript READ testTranscript NOTIFY testChanged)

public:
    RowPreview(AudienceEditor *audience, const EditorMail *mail, QObject *parent = nullptr);

    void open(Drafts::Draft *draft);
    /// Something of the draft changed: shown anew in a moment.
    void refresh();

    Q_INVOKABLE void next();
    Q_INVOKABLE void previous();
    /// The next row whose name or address holds the text.
    Q_INVOKABLE bool find(const QString &text);
    Q_INVOKABLE void sendTest();

    [[nodiscard]] int row() const { return m_row; }
    void setRow(int row);
    [[nodiscard]] int rowCount() const;
    [[nodiscard]] QString recipient() const { return m_recipient; }
    [[nodiscard]] QString language() const { return m_language; }
    [[nodiscard]] QString subject() const { return m_subject; }
    [[nodiscard]] QString html() const { return m_safe.html; }
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QString source() const { return m_source; }
    [[nodiscard]] QStringList missing() const { return m_missing; }
    [[nodiscard]] QString failure() const { return m_failure; }
    [[nodiscard]] int hiddenImages() const { return m_safe.blockedImages; }
    [[nodiscard]] int hiddenElements() const { return m_safe.blockedElements; }
    [[nodiscard]] QString testAddress() const;
    void setTestAddress(const QString &address);
    [[nodiscard]] bool canTest() const;
    [[nodiscard]] bool isTesting() const { return m_isTesting; }
    [[nodiscard]] QString testTone() const { return m_testTone; }
    [[nodiscard]] QString testWords() const { return m_testWords; }
    [[nodiscard]] QString testTranscript() const { return m_testTranscript; }

Q_SIGNALS:
    void rowChanged();
    void changed();
    void testChanged();
    void edited();

private:
    struct Shown {
        QString subject{};
        Text::SafeHtml safe{};
        QString text{};
        QString source{};
        QString language{};
        QStringList missing{};
        QString failure{};
    };

    void render();
    void show(const Shown &shown);
    void handleTest(const Result<Mail::Attempt> &attempt);

    AudienceEditor *m_audience;
    const EditorMail *m_mail;
    Drafts::Draft *m_draft = nullptr;
    QTimer m_timer;
    int m_generation = 0;
    int m_row = 0;
    QString m_recipient;
    QString m_language;
    QString m_subject;
    Text::SafeHtml m_safe;
    QString m_text;
    QString m_source;
    QStringList m_missing;
    QString m_failure;
    bool m_isTesting = false;
    QString m_testTone;
    QString m_testWords;
    QString m_testTranscript;
    int m_testGeneration = 0;
};

} // namespace FibreDesk
