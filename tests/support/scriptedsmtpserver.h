// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QPointer>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>

#include <functional>
#include <optional>

/// A mail server on a real socket that does what a test says at each point, and keeps what it took.
/// Knows nothing of the client's code.
class ScriptedSmtpServer : public QTcpServer {
    Q_OBJECT

public:
    /// What has just happened: "CONNECT", a verb in capitals, "RESPONSE" (a line of AUTH), "BODY"
    /// (the message began to come) or "DOT".
    struct Said {
        QByteArray what{};
        QByteArray line{};
        int connection = 0; ///< 1 = the first
        int mail = 0; ///< of this connection; 1 = the first
        QByteArray recipient{};
        bool isEncrypted = false;
    };
    struct Answer {
        QByteArray bytes{};
        enum After { GoOn, Close, Reset } after = GoOn;
        bool isKept = true; ///< at the dot: the mail is in the mailbox
    };
    using Script = std::function<std::optional<Answer>(const Said &)>;

    explicit ScriptedSmtpServer(Script script = {}, QObject *parent = nullptr);

    void setScript(Script script) { m_script = std::move(script); }
    void setExtensions(const QByteArrayList &extensions) { extensionLines = extensions; }
    void setTls(const QSslConfiguration &configuration, bool isImplicit);

    [[nodiscard]] quint16 port() const { return serverPort(); }
    [[nodiscard]] int copies(const QByteArray &recipient) const { return mailbox.value(recipient); }

    QByteArrayList extensionLines{"PIPELINING", "SIZE 10000000", "8BITMIME", "ENHANCEDSTATUSCODES"};
    QHash<QByteArray, int> mailbox;
    QByteArrayList messages; ///< with the dots taken back
    QByteArrayList lines; ///< every command of every connection
    int connectionCount = 0;

protected:
    void incomingConnection(qintptr handle) override;

private:
    struct Connection {
        QSslSocket *socket = nullptr;
        QByteArray in{};
        Said said{};
        bool isBody = false;
        bool isBodyBegun = false;
        bool isAuth = false;
        bool isTlsNext = false;
        bool hasSender = false;
        bool hasRecipient = false;
        QByteArray told{}; ///< the last answer
        QByteArray message{};
    };

    void read(Connection &connection);
    void takeCommand(Connection &connection, const QByteArray &line);
    /// False where the connection is gone.
    bool answer(Connection &connection, const QByteArray &what, const QByteArray &usual);
    [[nodiscard]] QByteArray greetingLines(const Connection &connection) const;

    Script m_script;
    std::optional<QSslConfiguration> m_tls;
    bool m_isImplicit = false;
};

/// A CA and a certificate for `names` signed by it, made anew.
struct TestCertificates {
    QSslCertificate ca{};
    QSslCertificate certificate{};
    QSslKey key{};

    /// Valid since an hour ago, and until so many seconds from now.
    [[nodiscard]] static TestCertificates make(
        const QByteArrayList &names, long endsIn = 24L * 3600);
    [[nodiscard]] QSslConfiguration server() const;
    /// A client that trusts this CA and no other.
    [[nodiscard]] QSslConfiguration client() const;
};
