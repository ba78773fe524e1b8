// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "realtime/packet.h"

#include <QJsonDocument>

#include <algorithm>

namespace FibreDesk::Realtime {

using namespace Qt::StringLiterals;
using Type = Packet::Type;

namespace {

constexpr qsizetype longestReason = 300;
constexpr qsizetype longestAckId = 15; ///< digits

std::unexpected<Error> notOne(const QString &why)
{
    return std::unexpected(
        Error{.kind = ErrorKind::Protocol, .detail = why, .source = u"realtime"_s});
}

QJsonDocument parsed(QStringView text)
{
    return QJsonDocument::fromJson(text.toUtf8());
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

QStringView takeDigits(QStringView &rest)
{
    const auto *end = std::ranges::find_if_not(rest, isDigit);
    const QStringView digits = rest.first(end - rest.begin());
    rest = rest.sliced(digits.size());
    return digits;
}

/// `{"message": "…"}`, or the words alone as older servers send them.
QString reasonOf(QStringView text)
{
    const QJsonDocument json = QJsonDocument::fromJson('[' + text.toUtf8() + ']');
    const QJsonValue value = json.array().first();
    QString words = value.isObject() ? value.toObject().value("message"_L1).toString()
                                     : value.toString(text.toString());
    for (QChar &c : words) {
        if (!c.isPrint())
            c = u' ';
    }
    return words.simplified().left(longestReason);
}

Result<Packet> readMessage(QStringView rest)
{
    if (rest.isEmpty())
        return notOne(u"a message of nothing"_s);
    static const QList<Type> types{Type::Connect, Type::Disconnect, Type::Event, Type::Ack,
        Type::ConnectError, Type::Binary, Type::Binary};
    const int number = rest.front().unicode() - u'0';
    if (number < 0 || number >= types.size())
        return notOne(u"a message of an unknown kind"_s);
    Packet packet{.type = types.at(number), .space = u"/"_s};
    rest = rest.sliced(1);
    if (packet.type == Type::Binary) {
        if (takeDigits(rest).isEmpty() || !rest.startsWith(u'-'))
            return notOne(u"a binary message without a count"_s);
        rest = rest.sliced(1);
    }
    if (rest.startsWith(u'/')) {
        const qsizetype comma = rest.indexOf(u',');
        const QStringView space = comma < 0 ? rest : rest.first(comma);
        const qsizetype query = space.indexOf(u'?');
        packet.space = (query < 0 ? space : space.first(query)).toString();
        rest = comma < 0 ? QStringView() : rest.sliced(comma + 1);
    }
    if (packet.type == Type::Binary || packet.type == Type::Disconnect)
        return packet;
    if (packet.type == Type::ConnectError) {
        packet.reason = reasonOf(rest);
        return packet;
    }
    const QStringView id = takeDigits(rest);
    if (id.size() > longestAckId)
        return notOne(u"an answer's number that is too long"_s);
    packet.ackId = id.isEmpty() ? -1 : id.toLongLong();
    const QJsonDocument json = parsed(rest);
    if (packet.type == Type::Connect) {
        packet.data = json.object();
        return packet;
    }
    if (!json.isArray())
        return notOne(u"an event that is no list"_s);
    packet.arguments = json.array();
    if (packet.type == Type::Ack)
        return packet;
    if (!packet.arguments.first().isString())
        return notOne(u"an event without a name"_s);
    packet.event = packet.arguments.takeAt(0).toString();
    return packet;
}

} // namespace

Result<Packet> readPacket(QStringView frame)
{
    if (frame.isEmpty())
        return notOne(u"an empty frame"_s);
    if (frame.size() > longestFrame)
        return notOne(u"a frame of %1 characters"_s.arg(frame.size()));
    const QStringView rest = frame.sliced(1);
    switch (frame.front().unicode()) {
    case u'0': {
        const QJsonDocument json = parsed(rest);
        if (!json.isObject())
            return notOne(u"a greeting that is no JSON"_s);
        return Packet{.type = Type::Open, .data = json.object()};
    }
    case u'1':
        return Packet{.type = Type::Close};
    case u'2':
        return Packet{.type = Type::Ping};
    case u'3':
        return Packet{.type = Type::Pong};
    case u'4':
        return readMessage(rest);
    case u'5': // an upgrade: there is nothing better to go to
    case u'6':
        return Packet{.type = Type::Noop};
    default:
        return notOne(u"a frame that begins with no packet's number"_s);
    }
}

Handshake Handshake::from(const QJsonObject &data)
{
    using std::chrono::milliseconds;
    const Handshake usual;
    const auto within = [&data](QLatin1StringView key, milliseconds otherwise) {
        constexpr double shortest = 1'000;
        constexpr double longest = 300'000;
        const double given = data.value(key).toDouble(double(otherwise.count()));
        return milliseconds(qint64(std::clamp(given, shortest, longest)));
    };
    return {.pingInterval = within("pingInterval"_L1, usual.pingInterval),
        .pingTimeout = within("pingTimeout"_L1, usual.pingTimeout)};
}

QString pongFrame()
{
    return u"3"_s;
}

QString connectFrame(const QString &space)
{
    return u"40"_s + space + u',';
}

QString eventFrame(const QString &space, const QString &event, const QJsonArray &arguments)
{
    QJsonArray all = arguments;
    all.prepend(event);
    return u"42"_s + space + u','
        + QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

QString ackFrame(const QString &space, qint64 id)
{
    return u"43"_s + space + u',' + QString::number(id) + u"[]"_s;
}

} // namespace FibreDesk::Realtime
