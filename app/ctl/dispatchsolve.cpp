// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatchsolve.h"

#include "context.h"
#include "dispatch/route/solomon.h"

#include <QFile>
#include <QJsonArray>

#include <chrono>

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;

namespace {

constexpr double mostSeconds = 3600;
/// Many times what the largest instance takes.
constexpr qint64 mostBytes = 4 * 1024 * 1024;
/// Kept back of the time, for reading and for the last look.
constexpr double reserve = 0.01;

} // namespace

QCoro::Task<Result<void>> solveFile(Context *context, Invocation invocation)
{
    using Clock = std::chrono::steady_clock;
    const auto began = Clock::now();
    bool isNumber = false;
    const double seconds = invocation.value(u"seconds"_s, u"1"_s).toDouble(&isNumber);
    if (!isNumber || !(seconds >= reserve && seconds <= mostSeconds))
        co_return std::unexpected(
            usageError(u"--seconds wants a number from %1 to %2"_s.arg(reserve).arg(mostSeconds)));
    const QString name = invocation.positionals.first();
    const auto refuse = [&](const QString &sentence) {
        return std::unexpected(ownError(ErrorKind::Validation, sentence, u"dispatch solve"_s));
    };
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        co_return refuse(u"%1 cannot be read: %2."_s.arg(name, file.errorString()));
    const QByteArray text = file.read(mostBytes + 1);
    if (text.size() > mostBytes)
        co_return refuse(u"%1 is too long for an instance in Solomon's format."_s.arg(name));
    if (text.isEmpty() && file.error() != QFileDevice::NoError)
        co_return refuse(u"%1 cannot be read: %2."_s.arg(name, file.errorString()));
    const auto instance = Dispatch::readSolomon(text);
    if (!instance)
        co_return refuse(
            u"%1 is not an instance in Solomon's format: %2."_s.arg(name, instance.error().detail));

    Dispatch::RoutingLimits limits;
    limits.deadline = began
        + std::chrono::duration_cast<Clock::duration>(
            std::chrono::duration<double>(seconds - reserve));
    const Dispatch::RoutingSolution found = Dispatch::solveRouting(instance->problem, limits);
    if (!found.unassigned.empty()) {
        QStringList customers;
        for (const int stop : found.unassigned)
            customers += QString::number(instance->customers[std::size_t(stop)]);
        co_return refuse(
            u"No way was found in %1 s to serve all customers of %2 with %3 vehicles; left: %4."_s
                .arg(seconds)
                .arg(name)
                .arg(instance->problem.vehicles.size())
                .arg(customers.join(u", "_s)));
    }
    QJsonArray routes;
    for (const auto &route : found.routes) {
        if (route.empty())
            continue;
        QJsonArray customers;
        QStringList words;
        for (const Dispatch::RoutingVisit &visit : route) {
            const int customer = instance->customers[std::size_t(visit.stop)];
            customers += customer;
            words += QString::number(customer);
        }
        routes += customers;
        context->say(words.join(u' '));
    }
    const double took = std::chrono::duration<double>(Clock::now() - began).count();
    context->say(u"distance %1, %2 routes, %3 s"_s.arg(found.distance, 0, 'f', 2)
            .arg(routes.size())
            .arg(took, 0, 'f', 2));
    context->document({{"instance"_L1, instance->name}, {"distance"_L1, found.distance},
        {"routes"_L1, routes}, {"seconds"_L1, took}, {"iterations"_L1, qint64(found.iterations)}});
    co_return Result<void>();
}

} // namespace FibreDesk::Ctl
