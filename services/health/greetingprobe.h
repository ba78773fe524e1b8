// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "health/prober.h"

#include <QElapsedTimer>
#include <QSslSocket>
#include <QTimer>

namespace FibreDesk::Health {

/// One connection to a server that speaks first: SMTP up to the encrypted channel, MariaDB up to
/// its greeting. Leaves politely where the protocol has a word for it, and never signs in.
class GreetingProbe : public QObject {
    Q_OBJECT

public:
    GreetingProbe(Target target, std::chrono::milliseconds timeout, QObject *parent = nullptr);

    void start();
    [[nodiscard]] bool isOver() const { return m_step == Step::Over; }
    [[nodiscard]] const Reading &reading() const { return m_reading; }

Q_SIGNALS:
    void finished();

private:
    enum class Step { Connecting, Banner, Hello, StartTls, Encrypting, Over };

    void read();
    void readGreeting();
    void takeLine(const QByteArray &line);
    void handleEncrypted();
    void keepCertificate();
    void end();
    void fail(ErrorKind kind, const QString &detail, int code = 0);

    Target m_target;
    Step m_step = Step::Connecting;
    QByteArray m_buffer;
    bool m_offersTls = false;
    Reading m_reading;
    QElapsedTimer m_clock;
    QTimer m_timeout;
    QSslSocket m_socket;
};

} // namespace FibreDesk::Health
