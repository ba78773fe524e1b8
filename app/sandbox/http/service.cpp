// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/service.h"

#include "http/connection.h"

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

Exchange::Exchange(HttpConnection *connection)
    : m_connection(connection)
{
}

Exchange::~Exchange()
{
    if (m_connection && !m_answered)
        m_connection->reset();
}

void Exchange::send(const HttpResponse &response)
{
    if (m_answered || !m_connection)
        return;
    m_answered = true;
    m_connection->send(response);
}

void Exchange::sendJson(int status, const QJsonObject &object)
{
    send(HttpResponse::json(status, object));
}

void Exchange::beginStream(
    const QByteArray &contentType, const QList<HttpHeader> &headers, int status)
{
    if (m_streaming || m_answered || !m_connection)
        return;
    m_streaming = true;
    m_connection->beginStream(contentType, headers, status);
}

void Exchange::write(const QByteArray &data)
{
    if (m_streaming && !m_answered && m_connection && !data.isEmpty())
        m_connection->writeChunk(data);
}

void Exchange::end()
{
    if (!m_streaming || m_answered || !m_connection)
        return;
    m_answered = true;
    m_connection->finish();
}

void Exchange::abort()
{
    if (m_connection)
        m_connection->reset();
}

bool Exchange::isOpen() const
{
    return m_connection && !m_answered;
}

qint64 Exchange::bytesToWrite() const
{
    return m_connection ? m_connection->pending() : 0;
}

HttpResponse Service::faultResponse(
    int status, const Fault &fault, const HttpRequest &request) const
{
    QString text = fault.body;
    if (text.isEmpty()) {
        text = status == 401 ? u"token expired"_s
            : status == 429  ? u"too many requests"_s
                             : u"internal error (asked for by the control API)"_s;
    }
    return HttpResponse::json(status, QJsonObject{{u"error"_s, text}});
}

} // namespace FibreDesk::Sandbox
