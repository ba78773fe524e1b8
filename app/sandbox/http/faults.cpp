// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/faults.h"

#include <QTimer>

#include <algorithm>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

QJsonObject Fault::toJson() const
{
    QJsonObject o{{u"id"_s, id}, {u"service"_s, service}, {u"kind"_s, kind}, {u"hits"_s, hits}};
    if (ms)
        o[u"ms"_s] = ms;
    if (status)
        o[u"status"_s] = status;
    if (retryAfter)
        o[u"retry_after"_s] = retryAfter;
    if (!method.isEmpty())
        o[u"method"_s] = QString::fromLatin1(method);
    if (!path.isEmpty())
        o[u"path"_s] = path;
    if (remaining >= 0)
        o[u"count"_s] = remaining;
    if (probability < 1.0)
        o[u"probability"_s] = probability;
    return o;
}

FaultBoard::FaultBoard(quint32 seed, QObject *parent)
    : QObject(parent)
    , m_random(seed)
{
    m_clock.start();
    const auto http = [this](const QString &name, const QString &text) {
        m_kinds.push_back({name, u"*"_s, text});
    };
    http(u"latency"_s, u"waits \"ms\" before the request is looked at"_s);
    http(u"down"_s, u"nothing listens: connections are refused and open ones cut"_s);
    http(u"drop-connect"_s, u"the connection is accepted and reset at once"_s);
    http(u"drop-before"_s, u"reset when the request is complete; nothing was done"_s);
    http(u"drop-after"_s, u"the request is carried out, then reset without an answer"_s);
    http(u"half-open"_s, u"accepted and never answered"_s);
    http(u"truncate"_s, u"full Content-Length, half of the body, then closed"_s);
    http(u"trickle"_s, u"the body comes in small pieces, \"ms\" apart"_s);
    http(u"status"_s, u"answers \"status\" (500) in the service's own error shape"_s);
    http(u"html"_s, u"answers \"status\" (200) with an HTML page instead of JSON"_s);
    http(u"rate-limit"_s, u"429 with Retry-After \"retry_after\" (2)"_s);
    http(u"unauthorized"_s, u"401: the token has expired"_s);
}

void FaultBoard::registerKind(
    const QString &service, const QString &name, const QString &description)
{
    m_kinds.push_back({name, service, description});
}

int FaultBoard::add(const QJsonObject &spec, QString *error)
{
    const auto refuse = [error](const QString &reason) {
        if (error)
            *error = reason;
        return 0;
    };
    Fault f;
    f.service = spec.value("service"_L1).toString(u"*"_s);
    f.kind = spec.value("kind"_L1).toString();
    const bool known = std::ranges::any_of(m_kinds, [&f](const FaultKind &k) {
        return k.name == f.kind && (k.service == "*"_L1 || k.service == f.service);
    });
    if (!known)
        return refuse(u"no fault kind \"%1\" for service \"%2\""_s.arg(f.kind, f.service));
    f.method = spec.value("method"_L1).toString().toUpper().toLatin1();
    f.path = spec.value("path"_L1).toString();
    f.ms = spec.value("ms"_L1).toInt(f.kind == "latency"_L1 ? 300 : 50);
    f.status = spec.value("status"_L1).toInt();
    f.retryAfter = spec.value("retry_after"_L1).toInt(f.kind == "rate-limit"_L1 ? 2 : 0);
    f.body = spec.value("body"_L1).toString();
    f.probability = spec.value("probability"_L1).toDouble(1.0);
    f.extra = spec;
    if (spec.contains("count"_L1)) {
        f.remaining = spec.value("count"_L1).toInteger(-1);
        if (f.remaining < 1)
            return refuse(u"\"count\" must be 1 or more"_s);
    }
    if (spec.contains("for_ms"_L1)) {
        const qint64 duration = spec.value("for_ms"_L1).toInteger(-1);
        if (duration < 1)
            return refuse(u"\"for_ms\" must be 1 or more"_s);
        f.until = m_clock.elapsed() + duration;
        QTimer::singleShot(std::chrono::milliseconds(duration + 1), this, &FaultBoard::sweep);
    }
    f.id = ++m_lastId;
    m_faults.push_back(f);
    Q_EMIT changed();
    return f.id;
}

bool FaultBoard::remove(int id)
{
    const auto n = std::erase_if(m_faults, [id](const Fault &f) { return f.id == id; });
    if (n)
        Q_EMIT changed();
    return n > 0;
}

void FaultBoard::clear(const QString &service)
{
    std::erase_if(
        m_faults, [&service](const Fault &f) { return service.isEmpty() || f.service == service; });
    Q_EMIT changed();
}

QJsonArray FaultBoard::toJson() const
{
    QJsonArray list;
    for (const Fault &f : m_faults) {
        if (isLive(f))
            list.append(f.toJson());
    }
    return list;
}

bool FaultBoard::isLive(const Fault &fault) const
{
    return fault.remaining != 0 && (fault.until < 0 || m_clock.elapsed() < fault.until);
}

bool FaultBoard::use(Fault &fault)
{
    if (fault.probability < 1.0 && m_random.generateDouble() >= fault.probability)
        return false;
    ++fault.hits;
    if (fault.remaining > 0)
        --fault.remaining;
    return true;
}

void FaultBoard::sweep()
{
    std::erase_if(m_faults, [this](const Fault &f) { return !isLive(f); });
    Q_EMIT changed();
}

std::optional<Fault> FaultBoard::take(const QString &service, const QString &kind)
{
    for (Fault &f : m_faults) {
        if (f.kind == kind && (f.service == service || f.service == "*"_L1) && isLive(f) && use(f))
            return f;
    }
    return std::nullopt;
}

std::optional<Fault> FaultBoard::peek(const QString &service, const QString &kind) const
{
    for (const Fault &f : m_faults) {
        if (f.kind == kind && (f.service == service || f.service == "*"_L1) && isLive(f))
            return f;
    }
    return std::nullopt;
}

FaultBoard::Plan FaultBoard::plan(const QString &service, const HttpRequest &request)
{
    static const QStringList elsewhere{u"down"_s, u"drop-connect"_s};
    Plan plan;
    for (Fault &f : m_faults) {
        if ((f.service != service && f.service != "*"_L1) || !isLive(f)
            || elsewhere.contains(f.kind) || (!f.method.isEmpty() && f.method != request.method)
            || (!f.path.isEmpty() && !request.path.contains(f.path)))
            continue;
        const bool isHttpKind = std::ranges::any_of(
            m_kinds, [&f](const FaultKind &k) { return k.name == f.kind && k.service == "*"_L1; });
        if (!isHttpKind)
            continue;
        if (f.kind == "latency"_L1) {
            if (use(f))
                plan.latency += f.ms;
        } else if (!plan.ending && use(f)) {
            plan.ending = f;
        }
    }
    return plan;
}

} // namespace FibreDesk::Sandbox
