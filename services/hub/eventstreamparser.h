// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace FibreDesk::Hub {

/// One event as the HTML standard dispatches it.
struct StreamEvent {
    QString type; ///< "message" where the stream names none
    QString data;
    QString lastEventId;

    bool operator==(const StreamEvent &) const = default;
};

/// Bytes of a text/event-stream into events, by the HTML standard ("9.2.6
/// Interpreting an event stream"). Bytes may come in any cuts. Pure: no I/O, no
/// clock.
class EventStreamParser {
public:
    /// `lastEventId` carries over from the connection before.
    explicit EventStreamParser(QString lastEventId = {});

    /// The events these bytes complete.
    [[nodiscard]] std::vector<StreamEvent> feed(QByteArrayView bytes);

    /// The id to send with the next connection; empty = none. An id counts once
    /// its event ended.
    [[nodiscard]] QString lastEventId() const { return m_lastEventId; }
    /// The pause the server asked for, capped to a day; not set = it asked for
    /// none.
    [[nodiscard]] std::optional<std::chrono::milliseconds> reconnectionTime() const
    {
        return m_reconnectionTime;
    }
    /// A line or an event larger than this is not a stream of ours: see
    /// isOverflowing().
    static constexpr qsizetype sizeLimit = 16 * 1024 * 1024;
    [[nodiscard]] bool isOverflowing() const { return m_isOverflowing; }

private:
    void processLine(std::vector<StreamEvent> &events);
    void processField(QByteArrayView name, QByteArrayView value);
    void dispatch(std::vector<StreamEvent> &events);

    QByteArray m_line;
    QByteArray m_data;
    QByteArray m_type;
    QString m_idBuffer;
    QString m_lastEventId;
    std::optional<std::chrono::milliseconds> m_reconnectionTime;
    int m_bomSeen = 0; ///< bytes of a leading byte order mark seen; -1 = past the start
    bool m_lastWasCr = false;
    bool m_hasData = false;
    bool m_isOverflowing = false;
};

} // namespace FibreDesk::Hub
