// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/route/solomon.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <set>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

/// More would need more memory for the ways than a desk has to spare.
constexpr std::size_t mostCustomers = 2000;
constexpr int mostVehicles = 5000;

/// Larger ones say nothing of a place or a time, and squares of them no distance.
constexpr double mostOfAll = 1e9;
/// What one stop costs when left out, in longest ways: more than it can cost to go there.
constexpr double leftOut = 1000;

struct Row {
    int number = 0;
    double x = 0;
    double y = 0;
    double demand = 0;
    double ready = 0;
    double due = 0;
    double service = 0;
};

Error problemAt(qsizetype line, const QString &what)
{
    return {.kind = ErrorKind::Validation,
        .detail = line > 0 ? u"line %1: %2"_s.arg(line).arg(what) : what,
        .source = u"solomon"_s};
}

/// The lines with something in them, each with its number.
class Lines {
public:
    explicit Lines(const QByteArray &text)
    {
        QString all = QString::fromUtf8(text);
        all.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
        qsizetype number = 0;
        for (const QString &line : all.split(u'\n')) {
            ++number;
            if (const QString kept = line.simplified(); !kept.isEmpty())
                m_lines.emplace_back(number, kept);
        }
    }

    [[nodiscard]] bool atEnd() const { return m_next == m_lines.size(); }
    [[nodiscard]] const QString &text() const { return m_lines[m_next].second; }
    [[nodiscard]] qsizetype number() const { return atEnd() ? 0 : m_lines[m_next].first; }
    void advance() { ++m_next; }

    /// Steps over a line that begins with the word.
    [[nodiscard]] bool skip(QLatin1StringView word)
    {
        if (atEnd() || !text().startsWith(word, Qt::CaseInsensitive))
            return false;
        advance();
        return true;
    }
    /// The numbers of the present line; which word is none where one is not.
    [[nodiscard]] std::expected<std::vector<double>, QString> numbers() const
    {
        std::vector<double> found;
        for (const QString &word : text().split(u' ')) {
            bool isNumber = false;
            const double value = word.toDouble(&isNumber);
            if (!isNumber || !std::isfinite(value))
                return std::unexpected(word);
            found.push_back(value);
        }
        return found;
    }

private:
    std::vector<std::pair<qsizetype, QString>> m_lines;
    std::size_t m_next = 0;
};

bool isWhole(double value, double most)
{
    return value >= 0 && value <= most && value == std::floor(value);
}

/// Empty, or what is wrong with the row.
QString faultOf(const std::vector<double> &row)
{
    if (row.size() != 7)
        return u"a customer has 7 numbers, here are %1"_s.arg(row.size());
    if (!isWhole(row[0], 1e6))
        return u"the customer number %1 is not a whole number"_s.arg(row[0]);
    for (const double value : row) {
        if (std::abs(value) > mostOfAll)
            return u"%1 is more than %2"_s.arg(value).arg(mostOfAll, 0, 'f', 0);
    }
    if (row[3] < 0 || row[6] < 0)
        return u"demand and service time cannot be negative"_s;
    if (row[5] < row[4])
        return u"the due date %1 lies before the ready time %2"_s.arg(row[5]).arg(row[4]);
    return {};
}

Result<std::vector<Row>> readRows(Lines &lines)
{
    std::vector<Row> rows;
    std::set<int> numbers;
    for (; !lines.atEnd(); lines.advance()) {
        const auto values = lines.numbers();
        if (!values)
            return std::unexpected(
                problemAt(lines.number(), u"“%1” is not a number"_s.arg(values.error())));
        if (const QString fault = faultOf(*values); !fault.isEmpty())
            return std::unexpected(problemAt(lines.number(), fault));
        const auto &v = *values;
        if (!numbers.insert(int(v[0])).second)
            return std::unexpected(
                problemAt(lines.number(), u"customer %1 is there twice"_s.arg(int(v[0]))));
        rows.push_back({int(v[0]), v[1], v[2], v[3], v[4], v[5], v[6]});
        if (rows.size() > mostCustomers + 1)
            return std::unexpected(
                problemAt(lines.number(), u"more than %1 customers"_s.arg(mostCustomers)));
    }
    if (rows.empty())
        return std::unexpected(problemAt(0, u"there is no depot and no customer in it"_s));
    return rows;
}

} // namespace

Result<SolomonInstance> readSolomon(const QByteArray &text)
{
    Lines lines(text);
    if (lines.atEnd())
        return std::unexpected(problemAt(0, u"the file is empty"_s));
    SolomonInstance instance;
    if (!lines.text().startsWith("VEHICLE"_L1, Qt::CaseInsensitive)) {
        instance.name = lines.text();
        lines.advance();
    }
    if (!lines.skip("VEHICLE"_L1))
        return std::unexpected(problemAt(lines.number(), u"no section VEHICLE"_s));
    std::ignore = lines.skip("NUMBER"_L1);
    if (lines.atEnd())
        return std::unexpected(problemAt(0, u"no number and capacity of vehicles"_s));
    const auto fleet = lines.numbers();
    if (!fleet || fleet->size() != 2 || !isWhole((*fleet)[0], mostVehicles) || (*fleet)[0] < 1
        || (*fleet)[1] < 0)
        return std::unexpected(problemAt(lines.number(),
            u"expected the number of vehicles and their capacity, not “%1”"_s.arg(lines.text())));
    lines.advance();
    if (!lines.skip("CUSTOMER"_L1))
        return std::unexpected(problemAt(lines.number(), u"no section CUSTOMER"_s));
    std::ignore = lines.skip("CUST"_L1);
    const auto rows = readRows(lines);
    if (!rows)
        return std::unexpected(rows.error());

    RoutingProblem &problem = instance.problem;
    const int places = int(rows->size());
    problem.table = TravelTable(places);
    double longest = 1e4;
    for (int from = 0; from < places; ++from) {
        for (int to = 0; to < places; ++to) {
            const Row &a = (*rows)[std::size_t(from)];
            const Row &b = (*rows)[std::size_t(to)];
            const double way = std::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
            longest = std::max(longest, way);
            problem.table.setWay(from, to, {way, way});
        }
    }
    const Row &depot = rows->front();
    RoutingVehicle vehicle;
    vehicle.startPlace = vehicle.endPlace = 0;
    vehicle.spans = {{depot.ready, depot.due}};
    vehicle.capacity = (*fleet)[1];
    problem.vehicles.assign(std::size_t((*fleet)[0]), vehicle);
    problem.weights = {.distance = 1, .travel = 0, .unassigned = leftOut * longest};
    for (int i = 1; i < places; ++i) {
        const Row &row = (*rows)[std::size_t(i)];
        RoutingStop stop;
        stop.place = i;
        stop.window = {row.ready, row.due};
        stop.service = row.service;
        stop.demand = row.demand;
        problem.stops.push_back(stop);
        instance.customers.push_back(row.number);
    }
    return instance;
}

} // namespace FibreDesk::Dispatch
