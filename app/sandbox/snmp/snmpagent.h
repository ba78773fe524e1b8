// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "snmp/usm.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QUdpSocket>

#include <functional>
#include <map>
#include <optional>

namespace FibreDesk::Sandbox {

/// One SNMP agent of versions 2c and 3 on a port of its own: GET, GETNEXT and GETBULK over a table
/// of objects; nothing can be set. It counts who asks for what its owner marked as dear.
class SnmpAgent : public QObject {
    Q_OBJECT
public:
    using Name = QList<quint32>;
    struct Object {
        quint8 tag = 0;
        QByteArray content{};
        std::function<quint64()> number{}; ///< instead of the content: what counts by itself
    };
    /// What becomes of an answer: nothing = sent at once, negative = never, else after
    /// milliseconds.
    using Delay = std::function<std::optional<int>()>;

    explicit SnmpAgent(QByteArray community, QObject *parent = nullptr);

    [[nodiscard]] bool listen(quint16 port);
    [[nodiscard]] quint16 port() const { return m_socket.localPort(); }
    [[nodiscard]] QString errorString() const { return m_socket.errorString(); }

    void set(const Name &name, Object object) { m_objects[name] = std::move(object); }
    /// Makes the objects when the first request comes: most agents are never asked.
    void setFiller(std::function<void()> filler) { m_filler = std::move(filler); }
    void fillNow();
    void setDelay(Delay delay) { m_delay = std::move(delay); }
    /// Objects below any of these are dear: a request for one counts.
    void setDear(const QList<Name> &prefixes) { m_dear = prefixes; }

    [[nodiscard]] int requestCount() const { return m_requests; }
    [[nodiscard]] int dearCount() const { return m_dearRequests; }
    [[nodiscard]] int refusedCount() const { return m_refused; }

    /// Who may ask in version 3, signed and encrypted and no other way.
    void setUser(const Usm::User &user);
    /// Whether its clock is of another time in every message: nobody ever gets into its window.
    void setRestless(std::function<bool()> isRestless) { m_isRestless = std::move(isRestless); }

    /// The answer to a datagram; empty = none is given.
    [[nodiscard]] QByteArray answerTo(const QByteArray &datagram);

private:
    void read();
    [[nodiscard]] bool isDear(const Name &name) const;
    [[nodiscard]] QByteArray answerInVersion3(const QByteArray &datagram);
    [[nodiscard]] QByteArray reportOn(const Usm::Message &question, quint32 counter, bool isSigned);
    /// The response to a question of any version; nothing where it is none.
    [[nodiscard]] std::optional<QByteArray> responseTo(quint8 tag, const QByteArray &content);
    [[nodiscard]] QByteArray binding(const Name &name) const;
    [[nodiscard]] QByteArray bindingAfter(const Name &name, Name *found) const;

    QUdpSocket m_socket;
    QByteArray m_community;
    std::map<Name, Object> m_objects;
    std::function<void()> m_filler;
    Delay m_delay;
    std::optional<Usm::User> m_user;
    QByteArray m_engine;
    QByteArray m_signing; ///< the user's keys for this engine
    QByteArray m_privacy;
    std::function<bool()> m_isRestless;
    quint32 m_boots = 1;
    QElapsedTimer m_upTime;
    QList<Name> m_dear;
    int m_requests = 0;
    int m_dearRequests = 0;
    int m_refused = 0;
};

} // namespace FibreDesk::Sandbox
