// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tiles/tilespart.h"

#include <QBuffer>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype cacheBytes = 96LL * 1024 * 1024;
constexpr int firstLevel = 0;
constexpr int lastLevel = 20;

} // namespace

TilesPart::TilesPart()
    : m_cache(cacheBytes)
{
    m_pool.setMaxThreadCount(2);
}

TilesPart::~TilesPart()
{
    m_pool.clear();
    m_pool.waitForDone();
}

QString TilesPart::name() const
{
    return u"tiles"_s;
}

bool TilesPart::start(Sandbox &sandbox, QString *error)
{
    m_region = &sandbox.region();
    HttpServer &server = sandbox.server(u"tiles"_s);
    m_url = server.url();
    server.route("/tiles/", this);
    return true;
}

void TilesPart::addToProfile(QSettings &profile) const
{
    profile.setValue("tiles/url"_L1, QString(m_url + "/tiles/{theme}/{z}/{x}/{y}.png"_L1));
    profile.setValue("tiles/attribution"_L1, u"© Région fictive, bac à sable FibreDesk"_s);
}

QJsonObject TilesPart::state() const
{
    return {{u"drawn"_s, m_drawn}, {u"kept"_s, qint64(m_cache.count())},
        {u"waiting"_s, qint64(m_waiting.size())}};
}

std::optional<TileAddress> TilesPart::addressOf(const QStringList &segments)
{
    // tiles / [theme] / z / x / y.png
    if (segments.size() < 4 || segments.size() > 5)
        return std::nullopt;
    TileAddress address;
    if (segments.size() == 5) {
        if (segments[1] != "light"_L1 && segments[1] != "dark"_L1)
            return std::nullopt;
        address.isDark = segments[1] == "dark"_L1;
    }
    QString file = segments.last();
    if (!file.endsWith(".png"_L1))
        return std::nullopt;
    file.chop(4);
    if (file.endsWith("@2x"_L1)) {
        address.scale = 2;
        file.chop(3);
    }
    bool levelOk = false;
    bool xOk = false;
    bool yOk = false;
    address.level = segments[segments.size() - 3].toInt(&levelOk);
    address.x = segments[segments.size() - 2].toInt(&xOk);
    address.y = file.toInt(&yOk);
    if (!levelOk || !xOk || !yOk || address.level < firstLevel || address.level > lastLevel)
        return std::nullopt;
    const int count = 1 << address.level;
    if (address.x < 0 || address.x >= count || address.y < 0 || address.y >= count)
        return std::nullopt;
    return address;
}

void TilesPart::handle(const HttpRequest &request, const ExchangePtr &exchange)
{
    if (request.method != "GET" && request.method != "HEAD") {
        exchange->sendJson(405, {{u"error"_s, u"only GET"_s}});
        return;
    }
    const std::optional<TileAddress> address = addressOf(request.segments());
    if (!address) {
        exchange->sendJson(404, {{u"error"_s, u"no such tile"_s}});
        return;
    }
    const QString key = u"%1/%2/%3/%4/%5"_s.arg(address->isDark)
                            .arg(address->scale)
                            .arg(address->level)
                            .arg(address->x)
                            .arg(address->y);
    if (const QByteArray *kept = m_cache.object(key)) {
        answer(exchange, *kept);
        return;
    }
    QList<ExchangePtr> &waiting = m_waiting[key];
    waiting.append(exchange);
    if (waiting.size() == 1)
        draw(key, *address);
}

void TilesPart::draw(const QString &key, const TileAddress &address)
{
    m_pool.start([this, key, address] {
        const QImage image = paintTile(scene(), address);
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        QMetaObject::invokeMethod(
            this, [this, key, png] { handleDrawn(key, png); }, Qt::QueuedConnection);
    });
}

void TilesPart::handleDrawn(const QString &key, const QByteArray &png)
{
    ++m_drawn;
    m_cache.insert(key, new QByteArray(png), png.size());
    const QList<ExchangePtr> waiting = m_waiting.take(key);
    for (const ExchangePtr &exchange : waiting)
        answer(exchange, png);
}

const MapScene &TilesPart::scene()
{
    std::call_once(m_sceneMade, [this] { m_scene = std::make_unique<MapScene>(*m_region); });
    return *m_scene;
}

void TilesPart::answer(const ExchangePtr &exchange, const QByteArray &png)
{
    exchange->send({.status = 200,
        .contentType = "image/png",
        .body = png,
        .headers = {{"Cache-Control", "public, max-age=86400"}}});
}

} // namespace FibreDesk::Sandbox
