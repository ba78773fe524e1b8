// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "secrets.h"

#include <QDateTime>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <qqmlintegration.h>

namespace FibreDesk {

/// One secret of one document, behind dots: fetched when it is to be shown or copied, hidden again
/// by itself, overwritten when hidden. Another document, another field or a page that is left
/// hides it too.
class SecretValue : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(FibreDesk::Secrets *secrets READ secrets WRITE setSecrets NOTIFY subjectChanged)
    Q_PROPERTY(QString kind READ kind WRITE setKind NOTIFY subjectChanged)
    Q_PROPERTY(QString document READ document WRITE setDocument NOTIFY subjectChanged)
    Q_PROPERTY(QString field READ field WRITE setField NOTIFY subjectChanged)
    Q_PROPERTY(bool isAsking READ isAsking NOTIFY changed)
    Q_PROPERTY(bool isShown READ isShown NOTIFY changed)
    Q_PROPERTY(bool isNone READ isNone NOTIFY changed)
    Q_PROPERTY(bool isCopied READ isCopied NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY ticked)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)
    Q_PROPERTY(QString refusal READ refusal NOTIFY changed)

public:
    explicit SecretValue(QObject *parent = nullptr);
    ~SecretValue() override;

    Q_INVOKABLE void reveal();
    Q_INVOKABLE void hide();
    /// Onto the clipboard, without being shown.
    Q_INVOKABLE void copy();

    [[nodiscard]] Secrets *secrets() const { return m_secrets; }
    void setSecrets(Secrets *secrets);
    [[nodiscard]] QString kind() const { return m_kind; }
    void setKind(const QString &kind) { setSubject(m_kind, kind); }
    [[nodiscard]] QString document() const { return m_document; }
    void setDocument(const QString &document) { setSubject(m_document, document); }
    [[nodiscard]] QString field() const { return m_field; }
    void setField(const QString &field) { setSubject(m_field, field); }
    [[nodiscard]] bool isAsking() const { return m_isAsking; }
    [[nodiscard]] bool isShown() const { return !m_text.isEmpty(); }
    /// The server keeps none.
    [[nodiscard]] bool isNone() const { return m_isNone; }
    /// It is on the clipboard, as far as this row knows.
    [[nodiscard]] bool isCopied() const { return m_isCopied; }
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] int secondsLeft() const { return m_secondsLeft; }
    /// What failed, but for a refusal.
    [[nodiscard]] ErrorText error() const { return m_error; }
    /// Why the server does not give it, in a sentence with its own words.
    [[nodiscard]] QString refusal() const;

Q_SIGNALS:
    void subjectChanged();
    void changed();
    void ticked();

private:
    void setSubject(QString &part, const QString &value);
    void ask(bool isToCopy);
    void take(Result<QByteArray> value, bool isToCopy);
    void forget();
    void tick();

    QPointer<Secrets> m_secrets;
    QString m_kind;
    QString m_document;
    QString m_field;
    RequestScope m_scope;
    QTimer m_timer;
    QString m_text;
    qint64 m_leftMilliseconds = 0;
    int m_secondsLeft = 0;
    bool m_isAsking = false;
    bool m_isNone = false;
    bool m_isCopied = false;
    ErrorText m_error;
    Error m_refusal;
    bool m_isRefused = false;
    int m_generation = 0;
};

} // namespace FibreDesk
