// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/eventbus.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Sandbox {

namespace {

constexpr int kHeartbeatMs = 4000;

QByteArray frameOf(quint64 id, QByteArrayView event, const QByteArray &data)
{
    QByteArray frame = "id: " + QByteArray::number(id) + "\nevent: " + event.toByteArray() + '\n';
    for (const QByteArray &line : data.split('\n')) {
        frame += "data: " + line + '\n';
    }
    frame += '\n';
    return frame;
}

} // namespace

EventBus::EventBus(QObject *parent)
    : QObject(parent)
{
    connect(&m_heartbeat, &QTimer::timeout, this, &EventBus::beat);
    m_heartbeat.start(kHeartbeatMs);
}

int EventBus::subscribe(
    const QStringList &topics, std::optional<quint64> lastEventId, Writer writer)
{
    const int stream = m_nextStream++;
    if (!isSilent()) {
        QByteArray opening = ": connected\nretry: 2000\n\n";
        if (lastEventId) {
            for (const Event &event : m_events) {
                if (event.id > *lastEventId && topics.contains(event.topic)) {
                    opening += event.frame;
                }
            }
        }
        writer(opening);
    }
    m_streams.insert(stream, {topics, std::move(writer)});
    return stream;
}

void EventBus::unsubscribe(int stream)
{
    m_streams.remove(stream);
}

quint64 EventBus::publish(const QString &topic, QByteArrayView event, const QByteArray &data)
{
    m_events.push_back({++m_lastId, topic, frameOf(m_lastId, event, data)});
    while (m_events.size() > m_capacity) {
        m_events.pop_front();
    }
    if (!isSilent()) {
        const QByteArray frame = m_events.back().frame;
        const QHash<int, Stream> streams = m_streams; // a writer may close its own stream
        for (const Stream &stream : streams) {
            if (stream.topics.contains(topic)) {
                stream.writer(frame);
            }
        }
    }
    return m_lastId;
}

void EventBus::beat()
{
    if (isSilent()) {
        return;
    }
    const QHash<int, Stream> streams = m_streams;
    for (const Stream &stream : streams) {
        stream.writer(": keep-alive\n\n");
    }
}

} // namespace FibreDesk::Sandbox
