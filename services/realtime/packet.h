// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <chrono>

/// Socket.IO 4 over a WebSocket, as text: nothing here knows of sockets.
namespace FibreDesk::Realtime {

/// One text frame: a packet of Engine.IO 4 and, where it is a message, the Socket.IO packet in it.
struct Packet {
    enum class Type {
        // of the connection
        Open, ///< `data`: sid, pingInterval, pingTimeout, maxPayload
        Close,
        Ping,
        Pong,
        Noop,
        // of one namespace
        Connect,
        Disconnect,
        Event,
        Ack,
        ConnectError, ///< `reason`: the server's words
        Binary, ///< an event or answer whose parts follow as binary frames; not read any further
    };

    Type type = Type::Noop;
    QString space{}; ///< the namespace, "/" where none was named
    qint64 ackId = -1; ///< an event with one wants an answer
    QString event{};
    QJsonArray arguments{}; ///< of an event without its name, of an answer
    QJsonObject data{};
    QString reason{};

    bool operator==(const Packet &) const = default;
};

/// No frame of a server that tells names is longer.
constexpr qsizetype longestFrame = 1024 * 1024;

/// What cannot be one is Protocol with the reason.
[[nodiscard]] Result<Packet> readPacket(QStringView frame);

/// The rules an Open packet gave, within what is sensible.
struct Handshake {
    std::chrono::milliseconds pingInterval = std::chrono::seconds(25);
    std::chrono::milliseconds pingTimeout = std::chrono::seconds(20);

    /// A server that says nothing for so long is gone.
    [[nodiscard]] std::chrono::milliseconds patience() const { return pingInterval + pingTimeout; }
    [[nodiscard]] static Handshake from(const QJsonObject &data);
};

[[nodiscard]] QString pongFrame();
[[nodiscard]] QString connectFrame(const QString &space);
[[nodiscard]] QString eventFrame(
    const QString &space, const QString &event, const QJsonArray &arguments);
[[nodiscard]] QString ackFrame(const QString &space, qint64 id);

} // namespace FibreDesk::Realtime
