// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QObject>
#include <QTcpServer>
#include <QUrlQuery>

#include <functional>

class QTcpSocket;

namespace FibreDesk::Auth {

/// Where the browser comes back to (RFC 8252 7.3): this computer only, both families, the same
/// port. What is not the answer that is waited for gets a page that says so, and the waiting goes
/// on: any page in the browser can knock here.
class LoopbackServer : public QObject {
    Q_OBJECT

public:
    using IsAnswer = std::function<bool(const QUrlQuery &)>;

    /// What the browser shows, in the person's language.
    struct Words {
        QString received = QStringLiteral(
            "FibreDesk has received the answer. You can close this page and go back to FibreDesk.");
        QString stranger = QStringLiteral("This is not the answer to a sign-in that FibreDesk is "
                                          "waiting for. If you were signing "
                                          "in, begin again in FibreDesk.");
    };

    explicit LoopbackServer(Words words, QObject *parent = nullptr);

    /// Port 0 = any. A port that is taken is named.
    [[nodiscard]] Result<void> listen(int port);
    void setIsAnswer(IsAnswer isAnswer) { m_isAnswer = std::move(isAnswer); }
    [[nodiscard]] int port() const { return m_port; }
    /// http://127.0.0.1:PORT/callback, or with [::1] on a computer without IPv4.
    [[nodiscard]] QString redirectUri() const;
    [[nodiscard]] bool hasBothFamilies() const
    {
        return m_four.isListening() && m_six.isListening();
    }
    /// Ends the waiting: ended() with nothing.
    void cancel();

Q_SIGNALS:
    /// Once: with the answer, or with nothing.
    void ended(const QUrlQuery &answer);

private:
    void accept(QTcpServer *server);
    void read(QTcpSocket *socket);
    void reply(QTcpSocket *socket, const QByteArray &status, const QString &words);
    void end(const QUrlQuery &answer);

    QTcpServer m_four;
    QTcpServer m_six;
    Words m_words;
    IsAnswer m_isAnswer;
    int m_port = 0;
    bool m_isEnded = false;
};

} // namespace FibreDesk::Auth
