// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secretvalue.h"

#include <QCoroTask>

#include <algorithm>

namespace FibreDesk {

namespace {

constexpr qint64 second = 1000;

} // namespace

SecretValue::SecretValue(QObject *parent)
    : QObject(parent)
{
    connect(&m_timer, &QTimer::timeout, this, &SecretValue::tick);
}

SecretValue::~SecretValue()
{
    m_scope.abort();
    Secrets::wipe(m_text);
}

void SecretValue::setSecrets(Secrets *secrets)
{
    if (m_secrets == secrets) {
        return;
    }
    if (m_secrets) {
        m_secrets->disconnect(this);
    }
    hide();
    m_secrets = secrets;
    if (m_secrets) {
        connect(m_secrets, &Secrets::hideRequested, this, &SecretValue::hide);
        connect(m_secrets, &Secrets::clipboardCleared, this, [this] {
            if (std::exchange(m_isCopied, false)) {
                Q_EMIT changed();
            }
        });
    }
    Q_EMIT subjectChanged();
}

void SecretValue::setSubject(QString &part, const QString &value)
{
    if (part == value) {
        return;
    }
    part = value;
    hide();
    m_isNone = false;
    m_isCopied = false;
    m_isRefused = false;
    m_error = {};
    Q_EMIT subjectChanged();
    Q_EMIT changed();
}

void SecretValue::reveal()
{
    if (!isShown()) {
        ask(false);
    }
}

void SecretValue::copy()
{
    if (isShown() && m_secrets) {
        m_secrets->copy(m_text);
        m_isCopied = true;
        Q_EMIT changed();
    } else {
        ask(true);
    }
}

void SecretValue::ask(bool isToCopy)
{
    if (!m_secrets || m_document.isEmpty() || m_isAsking) {
        return;
    }
    m_isAsking = true;
    m_isNone = false;
    m_isCopied = false;
    m_isRefused = false;
    m_error = {};
    Q_EMIT changed();
    const int generation = ++m_generation;
    QCoro::connect(m_secrets->read(m_kind, m_document, m_field, &m_scope), this,
        [this, generation, isToCopy](Result<QByteArray> value) {
            if (generation == m_generation) {
                take(std::move(value), isToCopy);
            } else if (value) {
                Secrets::wipe(*value);
            }
        });
}

void SecretValue::take(Result<QByteArray> value, bool isToCopy)
{
    m_isAsking = false;
    if (!value) {
        m_isRefused = value.error().kind == ErrorKind::Forbidden;
        if (m_isRefused) {
            m_refusal = value.error();
        } else {
            m_error = errorText(value.error());
        }
        Q_EMIT changed();
        return;
    }
    m_isNone = value->isEmpty();
    if (m_isNone) {
        Q_EMIT changed();
        return;
    }
    QString text = QString::fromUtf8(*value);
    Secrets::wipe(*value);
    if (isToCopy) {
        m_secrets->copy(text);
        Secrets::wipe(text);
        m_isCopied = true;
        Q_EMIT changed();
        return;
    }
    m_text = std::move(text);
    m_leftMilliseconds = m_secrets->timing().shown.count();
    m_secondsLeft = static_cast<int>((m_leftMilliseconds + second - 1) / second);
    m_timer.start(static_cast<int>(std::min(second, m_leftMilliseconds)));
    Q_EMIT changed();
    Q_EMIT ticked();
}

void SecretValue::tick()
{
    m_leftMilliseconds -= m_timer.interval();
    if (m_leftMilliseconds <= 0) {
        hide();
        return;
    }
    m_secondsLeft = static_cast<int>((m_leftMilliseconds + second - 1) / second);
    Q_EMIT ticked();
}

void SecretValue::hide()
{
    ++m_generation;
    if (m_isAsking) {
        m_isAsking = false;
        m_scope.abort();
        Q_EMIT changed();
    }
    if (isShown()) {
        forget();
    }
}

void SecretValue::forget()
{
    m_timer.stop();
    m_secondsLeft = 0;
    // The screen lets go of it first: whoever holds it still reads blanks then.
    QString doomed = std::exchange(m_text, {});
    Q_EMIT changed();
    Secrets::wipe(doomed);
}

QString SecretValue::refusal() const
{
    if (!m_isRefused) {
        return {};
    }
    // A bare type says nothing that the sentence does not.
    const bool hasWords = !m_refusal.detail.isEmpty() && m_refusal.detail != m_refusal.type;
    const QString sentence =
        tr("ERPNext does not give this password to your account: it takes a System Manager.");
    return hasWords ? tr("%1 It says: %2").arg(sentence, m_refusal.detail) : sentence;
}

} // namespace FibreDesk
