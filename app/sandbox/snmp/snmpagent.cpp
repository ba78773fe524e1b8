// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "snmp/snmpagent.h"

#include "snmp/ber.h"

#include <QNetworkDatagram>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace FibreDesk::Sandbox {

namespace {

constexpr quint8 Get = 0xa0;
constexpr quint8 GetNext = 0xa1;
constexpr quint8 Response = 0xa2;
constexpr quint8 Set = 0xa3;
constexpr quint8 GetBulk = 0xa5;

constexpr quint8 Report = 0xa8;

constexpr int version2c = 1;
constexpr int version3 = 3;
constexpr int authorizationError = 16;
constexpr int timeWindow = 150; ///< seconds, RFC 3414
// Below 1.3.6.1.6.3.15.1.1: why a message of version 3 was not taken.
constexpr quint32 notInTimeWindows = 2;
constexpr quint32 unknownUserNames = 3;
constexpr quint32 unknownEngineIds = 4;
constexpr quint32 wrongDigests = 5;
constexpr quint32 decryptionErrors = 6;

constexpr int notWritable = 17;
constexpr qsizetype mostBytes = 1400; ///< an answer fits one packet
constexpr qsizetype columnLength = 11; ///< of a table's column below 1.3.6.1.2.1

bool startsWith(const SnmpAgent::Name &name, const SnmpAgent::Name &prefix)
{
    return name.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), name.begin());
}

QByteArray bindingOf(const SnmpAgent::Name &name, quint8 tag, const QByteArray &content)
{
    return Ber::element(Ber::Sequence,
        Ber::element(Ber::ObjectId, Ber::objectIdContent(name)) + Ber::element(tag, content));
}

QByteArray contentOf(const SnmpAgent::Object &object)
{
    return object.number ? Ber::unsignedContent(object.number()) : object.content;
}

} // namespace

SnmpAgent::SnmpAgent(QByteArray community, QObject *parent)
    : QObject(parent)
    , m_community(std::move(community))
{
    connect(&m_socket, &QUdpSocket::readyRead, this, &SnmpAgent::read);
    m_upTime.start();
}

void SnmpAgent::setUser(const Usm::User &user)
{
    m_user = user;
    // A vendor that does not exist, and text of our own (RFC 3411).
    m_engine = QByteArray::fromHex("80ffffff04") + "sandbox-" + QByteArray::number(port());
    m_signing.clear();
}

bool SnmpAgent::listen(quint16 port)
{
    return m_socket.bind(QHostAddress::LocalHost, port);
}

void SnmpAgent::fillNow()
{
    if (m_filler)
        std::exchange(m_filler, {})();
}

void SnmpAgent::read()
{
    while (m_socket.hasPendingDatagrams()) {
        const QNetworkDatagram datagram = m_socket.receiveDatagram();
        const QByteArray answer = answerTo(datagram.data());
        if (answer.isEmpty())
            continue;
        const std::optional<int> delay = m_delay ? m_delay() : std::nullopt;
        if (delay && *delay < 0)
            continue;
        if (!delay) {
            m_socket.writeDatagram(datagram.makeReply(answer));
            continue;
        }
        QTimer::singleShot(*delay, this,
            [this, datagram, answer] { m_socket.writeDatagram(datagram.makeReply(answer)); });
    }
}

bool SnmpAgent::isDear(const Name &name) const
{
    return std::ranges::any_of(
        m_dear, [&name](const Name &prefix) { return startsWith(name, prefix); });
}

QByteArray SnmpAgent::binding(const Name &name) const
{
    const auto found = m_objects.find(name);
    if (found != m_objects.end())
        return bindingOf(name, found->second.tag, contentOf(found->second));
    // Of a kind it knows only the instance is missing.
    const auto near = m_objects.lower_bound(name.first(std::min(name.size(), columnLength)));
    const bool isKnownKind = near != m_objects.end()
        && startsWith(near->first, name.first(std::min(name.size(), columnLength)));
    return bindingOf(name, isKnownKind ? Ber::NoSuchInstance : Ber::NoSuchObject, {});
}

QByteArray SnmpAgent::bindingAfter(const Name &name, Name *found) const
{
    const auto next = m_objects.upper_bound(name);
    if (next == m_objects.end()) {
        *found = name;
        return bindingOf(name, Ber::EndOfMib, {});
    }
    *found = next->first;
    return bindingOf(next->first, next->second.tag, contentOf(next->second));
}

QByteArray SnmpAgent::answerTo(const QByteArray &datagram)
{
    Ber::Reader outside(datagram);
    const auto message = outside.next(Ber::Sequence);
    if (!message)
        return {};
    Ber::Reader reader(*message);
    const auto version = reader.nextInteger();
    if (version == version3 && m_user)
        return answerInVersion3(datagram);
    const auto community = reader.next(Ber::Octets);
    const auto pdu = reader.next();
    if (!version || !community || !pdu)
        return {};
    ++m_requests;
    // Whoever does not know the word is not told so.
    if (*version != version2c || *community != m_community) {
        ++m_refused;
        return {};
    }
    const auto response = responseTo(pdu->tag, pdu->content);
    if (!response)
        return {};
    return Ber::element(
        Ber::Sequence, Ber::integer(*version) + Ber::element(Ber::Octets, *community) + *response);
}

QByteArray SnmpAgent::reportOn(const Usm::Message &question, quint32 counter, bool isSigned)
{
    ++m_refused;
    const Name name{1, 3, 6, 1, 6, 3, 15, 1, 1, counter, 0};
    const QByteArray body = Ber::integer(0) + Ber::integer(0) + Ber::integer(0)
        + Ber::element(Ber::Sequence,
            bindingOf(name, Ber::Counter32, Ber::unsignedContent(quint64(m_refused))));
    Usm::Message report = question;
    report.flags = isSigned ? 1 : 0;
    report.engine = m_engine;
    report.boots = m_boots;
    report.time = quint32(m_upTime.elapsed() / 1000);
    if (!isSigned)
        report.user.clear();
    report.data = Ber::element(Ber::Octets, m_engine) + Ber::element(Ber::Octets)
        + Ber::element(Report, body);
    return Usm::write(report, isSigned ? &*m_user : nullptr);
}

QByteArray SnmpAgent::answerInVersion3(const QByteArray &datagram)
{
    const auto question = Usm::parse(datagram);
    if (!question)
        return {};
    ++m_requests;
    if (question->engine != m_engine)
        return reportOn(*question, unknownEngineIds, false);
    if (question->user != m_user->name)
        return reportOn(*question, unknownUserNames, false);
    if (m_signing.isEmpty()) {
        m_signing = Usm::localKey(m_user->digest, m_user->authPassword, m_engine);
        m_privacy = Usm::localKey(m_user->digest, m_user->privPassword, m_engine);
    }
    if (question->isSigned()) {
        QByteArray bare = datagram;
        bare.replace(
            question->digestAt, question->digest.size(), QByteArray(question->digest.size(), '\0'));
        if (question->digest != Usm::digestOf(m_user->digest, m_signing, bare))
            return reportOn(*question, wrongDigests, false);
        if (m_isRestless && m_isRestless())
            ++m_boots;
        const qint64 apart = m_upTime.elapsed() / 1000 - question->time;
        if (question->boots != m_boots || apart > timeWindow || apart < -timeWindow)
            return reportOn(*question, notInTimeWindows, true);
    }
    std::optional<QByteArray> scoped;
    if (question->isEncrypted()) {
        const QByteArray clear = Usm::crypt(
            false, m_privacy, question->boots, question->time, question->salt, question->data);
        scoped = Ber::Reader(clear).next(Ber::Sequence);
    } else if (question->dataTag == Ber::Sequence) {
        scoped = question->data;
    }
    if (!scoped)
        return reportOn(*question, decryptionErrors, false);
    Ber::Reader reader(*scoped);
    const auto engine = reader.next(Ber::Octets);
    const auto context = reader.next(Ber::Octets);
    const auto pdu = reader.next();
    if (!engine || !context || !pdu)
        return {};
    std::optional<QByteArray> response;
    if (question->isEncrypted()) {
        response = responseTo(pdu->tag, pdu->content);
    } else {
        ++m_refused;
        const auto id = Ber::Reader(pdu->content).nextInteger();
        response = Ber::element(Response,
            Ber::integer(id.value_or(0)) + Ber::integer(authorizationError) + Ber::integer(0)
                + Ber::element(Ber::Sequence));
    }
    if (!response)
        return {};
    Usm::Message answer = *question;
    answer.boots = m_boots;
    answer.time = quint32(m_upTime.elapsed() / 1000);
    answer.data =
        Ber::element(Ber::Octets, *engine) + Ber::element(Ber::Octets, *context) + *response;
    return Usm::write(answer, &*m_user);
}

std::optional<QByteArray> SnmpAgent::responseTo(quint8 tag, const QByteArray &content)
{
    Ber::Reader fields(content);
    const auto id = fields.nextInteger();
    const auto nonRepeaters = fields.nextInteger(); // or the error status
    const auto repetitions = fields.nextInteger(); // or its index
    const auto list = fields.next(Ber::Sequence);
    if (!id || !nonRepeaters || !repetitions || !list)
        return std::nullopt;
    QList<Name> names;
    Ber::Reader rows(*list);
    while (!rows.atEnd()) {
        const auto row = rows.next(Ber::Sequence);
        if (!row)
            return std::nullopt;
        Ber::Reader cells(*row);
        const auto identifier = cells.next(Ber::ObjectId);
        const auto name = identifier ? Ber::objectIdOf(*identifier) : std::nullopt;
        if (!name)
            return std::nullopt;
        names.append(*name);
    }
    fillNow();

    QByteArray bindings;
    int status = 0;
    bool isDearRequest =
        std::ranges::any_of(names, [this](const Name &name) { return isDear(name); });
    if (tag == Get) {
        for (const Name &name : std::as_const(names))
            bindings += binding(name);
    } else if (tag == GetNext || tag == GetBulk) {
        const qsizetype once =
            tag == GetBulk ? std::clamp<qsizetype>(*nonRepeaters, 0, names.size()) : names.size();
        const auto take = [&](Name &name) {
            bindings += bindingAfter(name, &name);
            isDearRequest = isDearRequest || isDear(name);
        };
        for (qsizetype at = 0; at < once; ++at)
            take(names[at]);
        for (qint64 round = 0; round < *repetitions && once < names.size(); ++round) {
            for (qsizetype at = once; at < names.size() && bindings.size() < mostBytes; ++at)
                take(names[at]);
            if (bindings.size() >= mostBytes)
                break;
        }
    } else if (tag == Set) {
        status = notWritable;
        bindings = *list;
    } else {
        return std::nullopt;
    }
    m_dearRequests += isDearRequest ? 1 : 0;
    const QByteArray body = Ber::integer(*id) + Ber::integer(status)
        + Ber::integer(status == 0 ? 0 : 1) + Ber::element(Ber::Sequence, bindings);
    return Ber::element(Response, body);
}

} // namespace FibreDesk::Sandbox
