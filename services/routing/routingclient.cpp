// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "routing/routingclient.h"

#include "routing/osrmcodec.h"

#include <algorithm>

namespace FibreDesk::Routing {

using namespace Qt::StringLiterals;

namespace {

/// A rectangle of the matrix that one request asks for.
struct Block {
    std::size_t row = 0;
    std::size_t rows = 0;
    std::size_t column = 0;
    std::size_t columns = 0;

    [[nodiscard]] std::size_t places() const { return rows + columns; }
};

/// The longer side is cut in half.
std::pair<Block, Block> halves(const Block &block)
{
    Block first = block;
    Block second = block;
    if (block.rows >= block.columns) {
        first.rows = block.rows / 2;
        second.row += first.rows;
        second.rows -= first.rows;
    } else {
        first.columns = block.columns / 2;
        second.column += first.columns;
        second.columns -= first.columns;
    }
    return {first, second};
}

QString indexes(std::size_t first, std::size_t count)
{
    QStringList list;
    for (std::size_t i = 0; i < count; ++i)
        list += QString::number(first + i);
    return list.join(u';');
}

/// The places of one request, those known to have no road left out.
struct Ask {
    std::vector<std::size_t> rows;
    std::vector<std::size_t> columns;
    std::vector<GeoPoint> places;
};

Ask askFor(const Block &block, const std::vector<GeoPoint> &from, const std::vector<GeoPoint> &to,
    const std::vector<bool> &fromWithout, const std::vector<bool> &toWithout)
{
    Ask ask;
    for (std::size_t i = block.row; i < block.row + block.rows; ++i) {
        if (!fromWithout[i]) {
            ask.rows.push_back(i);
            ask.places.push_back(from[i]);
        }
    }
    for (std::size_t i = block.column; i < block.column + block.columns; ++i) {
        if (!toWithout[i]) {
            ask.columns.push_back(i);
            ask.places.push_back(to[i]);
        }
    }
    return ask;
}

std::vector<bool> withoutPosition(const std::vector<GeoPoint> &places)
{
    std::vector<bool> without;
    without.reserve(places.size());
    for (const GeoPoint &place : places)
        without.push_back(!place.isValid());
    return without;
}

} // namespace

RoutingClient::RoutingClient(
    QNetworkAccessManager *network, Profile::Service service, QObject *parent)
    : QObject(parent)
    , m_http(network, service.credentials)
    , m_service(std::move(service))
{
    m_http.setErrorReader(readRefusal);
}

HttpRequest RoutingClient::request(const QString &service, const QString &coordinates,
    const QString &query, const QString &source) const
{
    HttpRequest request;
    request.url = m_service.url;
    QString path = request.url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    request.url.setPath(path + u"/%1/v1/driving/%2"_s.arg(service, coordinates));
    request.url.setQuery(query);
    request.source = source;
    request.timeout = m_timeout;
    request.tries = 2;
    request.mostBytes = 16 * 1024 * 1024;
    return request;
}

QCoro::Task<Result<DriveMatrix>> RoutingClient::matrix(
    std::vector<GeoPoint> from, std::vector<GeoPoint> to, RequestScope *scope)
{
    DriveMatrix whole{.columns = to.size(), .cells = {}};
    whole.cells.resize(from.size() * to.size());
    std::vector<bool> fromWithout = withoutPosition(from);
    std::vector<bool> toWithout = withoutPosition(to);
    const QPointer<RequestScope> guard(scope);
    const QPointer<RoutingClient> self(this);
    const bool isScoped = scope != nullptr;

    const QString source = u"routing table"_s;
    std::vector<Block> left;
    if (!whole.cells.empty())
        left.push_back({.row = 0, .rows = from.size(), .column = 0, .columns = to.size()});
    while (!left.empty()) {
        const Block block = left.back();
        left.pop_back();
        if (block.places() > std::size_t(m_mostPlaces) && block.rows * block.columns > 1) {
            const auto [first, second] = halves(block);
            left.push_back(second);
            left.push_back(first);
            continue;
        }
        const Ask ask = askFor(block, from, to, fromWithout, toWithout);
        if (ask.rows.empty() || ask.columns.empty())
            continue;
        const QString query =
            u"annotations=duration,distance&generate_hints=false&sources=%1&destinations=%2"_s.arg(
                indexes(0, ask.rows.size()), indexes(ask.rows.size(), ask.columns.size()));
        const auto answer = co_await m_http.sendForJson(
            request(u"table"_s, coordinates(ask.places), query, source), guard);
        if (!self || (isScoped && !guard))
            co_return std::unexpected(Error{
                .kind = ErrorKind::Cancelled, .detail = u"no longer wanted"_s, .source = source});
        const auto part = answer ? matrixFromJson(*answer, ask.rows.size(), ask.columns.size())
                                 : Result<DriveMatrix>(std::unexpected(answer.error()));
        if (part) {
            for (std::size_t row = 0; row < ask.rows.size(); ++row) {
                for (std::size_t column = 0; column < ask.columns.size(); ++column)
                    whole.cells[ask.rows[row] * to.size() + ask.columns[column]] =
                        part->at(row, column);
            }
            continue;
        }
        const Error &error = part.error();
        if (isTooBig(error) && ask.places.size() > 2) {
            m_mostPlaces = std::min(m_mostPlaces, int(ask.places.size() / 2));
            m_mostPlaces = std::max(m_mostPlaces, 2);
            left.push_back(block);
            continue;
        }
        const auto without = coordinateWithoutRoad(error);
        if (!without || *without >= ask.places.size())
            co_return std::unexpected(error);
        if (*without < ask.rows.size())
            fromWithout[ask.rows[*without]] = true;
        else
            toWithout[ask.columns[*without - ask.rows.size()]] = true;
        left.push_back(block);
    }
    co_return whole;
}

QCoro::Task<Result<Route>> RoutingClient::route(GeoPoint from, GeoPoint to, RequestScope *scope)
{
    const auto answer = co_await m_http.sendForJson(
        request(u"route"_s, coordinates({from, to}),
            u"overview=full&geometries=polyline6&generate_hints=false"_s, u"routing route"_s),
        scope);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return routeFromJson(*answer);
}

QCoro::Task<Result<NearestRoad>> RoutingClient::nearest(GeoPoint place, RequestScope *scope)
{
    const auto answer =
        co_await m_http.sendForJson(request(u"nearest"_s, coordinates({place}),
                                        u"number=1&generate_hints=false"_s, u"routing nearest"_s),
            scope);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return nearestFromJson(*answer);
}

} // namespace FibreDesk::Routing
