// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <deque>
#include <functional>
#include <optional>

namespace FibreDesk::Sandbox {

/// The hub's live events: numbered, kept in a bounded buffer, replayed after Last-Event-ID.
/// What is older than the buffer is not replayed; a client sees that by the jump in the ids.
class EventBus : public QObject {
    Q_OBJECT

public:
    /// Takes bytes of an open stream.
    using Writer = std::function<void(const QByteArray &)>;

    explicit EventBus(QObject *parent = nullptr);

    /// Ids start above `id`, so that they also rise over a restart of the server.
    void setFirstId(quint64 id) { m_lastId = id; }
    void setCapacity(std::size_t events) { m_capacity = events; }
    void setHeartbeat(int ms) { m_heartbeat.start(ms); }
    /// While this answers true, open streams get nothing at all, not even heartbeats.
    void setSilence(std::function<bool()> isSilent) { m_isSilent = std::move(isSilent); }

    /// Opens a stream; `lastEventId` asks for what came after it.
    int subscribe(const QStringList &topics, std::optional<quint64> lastEventId, Writer writer);
    void unsubscribe(int stream);

    quint64 publish(const QString &topic, QByteArrayView event, const QByteArray &data);

    [[nodiscard]] quint64 lastId() const { return m_lastId; }
    [[nodiscard]] qsizetype streamCount() const { return m_streams.size(); }

private:
    struct Event {
        quint64 id = 0;
        QString topic;
        QByteArray frame;
    };

    struct Stream {
        QStringList topics;
        Writer writer;
    };

    [[nodiscard]] bool isSilent() const { return m_isSilent && m_isSilent(); }
    void beat();

    std::deque<Event> m_events;
    QHash<int, Stream> m_streams;
    std::function<bool()> m_isSilent;
    QTimer m_heartbeat;
    std::size_t m_capacity = 1000;
    quint64 m_lastId = 0;
    int m_nextStream = 1;
};

} // namespace FibreDesk::Sandbox
