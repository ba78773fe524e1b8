// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/snmp/snmpclient.h"

#include "core/requestscope.h"
#include "cpe/snmp/snmploop.h"

#include <QCoroFuture>

#include <algorithm>
#include <array>

namespace FibreDesk::Cpe {

using namespace Qt::StringLiterals;

namespace {

Error refused(const QString &words)
{
    return {.kind = ErrorKind::Validation, .detail = words, .source = u"snmp"_s};
}

/// Ends the question with the scope, for as long as it lives.
QMetaObject::Connection endWith(RequestScope *scope, std::weak_ptr<SnmpLoop> loop, quint64 id)
{
    if (!scope)
        return {};
    return QObject::connect(scope, &RequestScope::aborted, scope, [loop, id] {
        if (const auto known = loop.lock())
            known->cancel(id);
    });
}

} // namespace

SnmpClient::SnmpClient()
    : m_loop(SnmpLoop::shared())
{
}

SnmpClient::~SnmpClient() = default;

bool SnmpClient::mayBeWalked(const Oid &root)
{
    static const std::array tables{Oid{1, 3, 6, 1, 2, 1, 2, 2, 1}, // ifTable
        Oid{1, 3, 6, 1, 2, 1, 31, 1, 1, 1}}; // ifXTable
    return std::ranges::any_of(
        tables, [&root](const Oid &table) { return root.startsWith(table); });
}

QCoro::Task<Result<QList<VarBind>>> SnmpClient::get(
    SnmpTarget target, QList<Oid> objects, RequestScope *scope)
{
    if (objects.isEmpty() || objects.size() > mostObjects)
        co_return std::unexpected(
            refused(u"one question is for 1 to %1 objects, not for %2"_s.arg(mostObjects)
                    .arg(objects.size())));
    const std::shared_ptr<SnmpLoop> loop = m_loop; // outlives this client while it waits
    const auto asked = loop->ask({.target = std::move(target), .objects = std::move(objects)});
    const auto ending = endWith(scope, loop, asked.id);
    Result<SnmpLoop::Answer> answer = co_await asked.answer;
    QObject::disconnect(ending);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return std::move(answer->rows);
}

QCoro::Task<Result<SnmpClient::Rows>> SnmpClient::walk(
    SnmpTarget target, Oid root, int most, RequestScope *scope)
{
    if (!mayBeWalked(root))
        co_return std::unexpected(
            refused(u"%1 is not walked: only the tables of interfaces are"_s.arg(root.toString())));
    if (most < 1 || most > mostRows)
        co_return std::unexpected(refused(u"a walk is for 1 to %1 rows"_s.arg(mostRows)));
    const std::shared_ptr<SnmpLoop> loop = m_loop;
    const auto asked =
        loop->ask({.target = std::move(target), .objects = {std::move(root)}, .mostRows = most});
    const auto ending = endWith(scope, loop, asked.id);
    Result<SnmpLoop::Answer> answer = co_await asked.answer;
    QObject::disconnect(ending);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return Rows{.rows = std::move(answer->rows), .isWhole = answer->isWhole};
}

} // namespace FibreDesk::Cpe
