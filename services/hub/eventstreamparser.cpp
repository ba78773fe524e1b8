// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/eventstreamparser.h"

#include <QStringDecoder>

#include <algorithm>

namespace FibreDesk::Hub {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView byteOrderMark = "\xEF\xBB\xBF";
constexpr std::chrono::milliseconds longestReconnectionTime = std::chrono::hours(24);

/// UTF-8 as the standard decodes it: bad bytes become U+FFFD, and a byte order
/// mark inside the stream is text (QString::fromUtf8 would eat one at the start
/// of a value).
QString decoded(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8,
        QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    return decoder.decode(bytes);
}

} // namespace

EventStreamParser::EventStreamParser(QString lastEventId)
    : m_idBuffer(lastEventId)
    , m_lastEventId(std::move(lastEventId))
{
}

std::vector<StreamEvent> EventStreamParser::feed(QByteArrayView bytes)
{
    std::vector<StreamEvent> events;
    while (m_bomSeen >= 0 && !bytes.isEmpty()) {
        if (bytes.front() != byteOrderMark[m_bomSeen]) {
            m_line.append(byteOrderMark.first(m_bomSeen));
            m_bomSeen = -1;
        } else {
            bytes = bytes.sliced(1);
            m_bomSeen = m_bomSeen + 1 == byteOrderMark.size() ? -1 : m_bomSeen + 1;
        }
    }
    while (!bytes.isEmpty() && !m_isOverflowing) {
        if (std::exchange(m_lastWasCr, false) && bytes.front() == '\n') {
            bytes = bytes.sliced(1); // the second half of CR LF
            continue;
        }
        const auto end = std::ranges::find_if(bytes, [](char c) { return c == '\n' || c == '\r'; });
        const qsizetype length = std::distance(bytes.begin(), end);
        m_line.append(bytes.first(length));
        if (m_line.size() > sizeLimit || m_data.size() > sizeLimit) {
            m_isOverflowing = true;
            break;
        }
        if (end == bytes.end())
            break;
        m_lastWasCr = *end == '\r';
        bytes = bytes.sliced(length + 1);
        processLine(events);
    }
    return events;
}

void EventStreamParser::processLine(std::vector<StreamEvent> &events)
{
    const QByteArray line = std::exchange(m_line, {});
    if (line.isEmpty()) {
        dispatch(events);
        return;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon == 0)
        return; // a comment
    if (colon < 0) {
        processField(line, {});
        return;
    }
    QByteArrayView value = QByteArrayView(line).sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    processField(QByteArrayView(line).first(colon), value);
}

void EventStreamParser::processField(QByteArrayView name, QByteArrayView value)
{
    if (name == "data") {
        m_data.append(value);
        m_data.append('\n');
        m_hasData = true;
    } else if (name == "event") {
        m_type = value.toByteArray();
    } else if (name == "id") {
        if (!value.contains('\0'))
            m_idBuffer = decoded(value);
    } else if (name == "retry") {
        const bool isNumber = !value.isEmpty()
            && std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
        if (!isNumber)
            return;
        bool fits = false;
        const qlonglong number = value.toLongLong(&fits);
        m_reconnectionTime = fits
            ? std::min(std::chrono::milliseconds(number), longestReconnectionTime)
            : longestReconnectionTime;
    }
}

void EventStreamParser::dispatch(std::vector<StreamEvent> &events)
{
    m_lastEventId = m_idBuffer;
    const QByteArray type = std::exchange(m_type, {});
    const QByteArray data = std::exchange(m_data, {});
    if (!std::exchange(m_hasData, false))
        return;
    events.push_back({type.isEmpty() ? u"message"_s : decoded(type),
        decoded(QByteArrayView(data).chopped(1)), m_lastEventId});
}

} // namespace FibreDesk::Hub
