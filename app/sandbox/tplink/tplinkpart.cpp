// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tplink/tplinkpart.h"

#include "world/world.h"

#include <QJsonArray>

#include <algorithm>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

using Cipher = DeviceLock::Cipher;

struct Kind {
    Cipher cipher;
    bool isTls;
    bool hasOldKeyPath;
    bool showsPasswords;
    QLatin1StringView user;
};

constexpr Kind kinds[] = {
    {Cipher::Cbc, false, false, true, "user"_L1},
    {Cipher::Gcm, true, false, false, "user"_L1},
    {Cipher::Cbc, true, true, false, "admin"_L1},
    {Cipher::Gcm, false, false, true, "user"_L1},
};

/// Behind those of the other parts.
constexpr int firstPort = 40;

} // namespace

QString TpLinkPart::name() const
{
    return u"tplink"_s;
}

bool TpLinkPart::start(Sandbox &sandbox, QString *error)
{
    // A site without the ISP's own doctypes has no gateways on record either.
    const auto rows = sandbox.world().isPlain()
        ? QList<QJsonObject>()
        : sandbox.world().query(
              "SELECT name, serial_number FROM \"tabService Equipment\" WHERE model = 'XX230v' AND "
              "status = 'active' ORDER BY name LIMIT 4");
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const Kind &kind = kinds[std::size_t(i) % std::size(kinds)];
        const QString record = rows.at(i).value("name"_L1).toString();
        auto gateway = std::make_unique<Gateway>(
            Gateway::Setup{.serial = rows.at(i).value("serial_number"_L1).toString(),
                .cipher = kind.cipher,
                .isTls = kind.isTls,
                .hasOldKeyPath = kind.hasOldKeyPath,
                .showsPasswords = kind.showsPasswords,
                .user = kind.user,
                .password = sandbox.world()
                    .password(u"Service Equipment"_s, record, u"device_password"_s)
                    .toString()},
            &sandbox.faults());
        if (!gateway->listen(sandbox.extraPort(firstPort + int(i)))) {
            *error = u"cannot listen for the gateway %1: %2"_s.arg(
                gateway->setup().serial, gateway->errorString());
            return false;
        }
        // Not an edit of somebody's: it has always stood there.
        Statement address(sandbox.world().database(),
            "UPDATE \"tabService Equipment\" SET ip_address = ?1 WHERE name = ?2");
        address.bind(1, QStringView(gateway->address())).bind(2, QStringView(record));
        address.run();
        sandbox.say(u"tplink %1 %2://%3"_s.arg(
            gateway->setup().serial, kind.isTls ? u"https"_s : u"http"_s, gateway->address()));
        m_gateways.push_back(std::move(gateway));
    }
    return true;
}

QJsonObject TpLinkPart::state() const
{
    QJsonArray gateways;
    for (const auto &gateway : m_gateways)
        gateways.append(gateway->toJson());
    return {{u"gateways"_s, gateways}};
}

std::optional<HttpResponse> TpLinkPart::control(const QString &command, const QJsonObject &body)
{
    const QString serial = body.value("serial"_L1).toString();
    const auto found = std::ranges::find_if(
        m_gateways, [&serial](const auto &gateway) { return gateway->setup().serial == serial; });
    if (found == m_gateways.end())
        return HttpResponse::json(
            404, QJsonObject{{u"error"_s, u"no gateway \"%1\" has a page here"_s.arg(serial)}});
    Gateway &gateway = **found;
    if (command == "new-certificate"_L1)
        gateway.renewCertificate();
    else if (command == "unlock"_L1)
        gateway.unlock();
    else if (command == "other-session"_L1)
        gateway.setOtherSession(body.value("active"_L1).toBool(true));
    else if (command == "password"_L1)
        gateway.setPassword(body.value("password"_L1).toString());
    else if (command == "stumble"_L1)
        gateway.setStumblesEvery(body.value("every"_L1).toInt());
    else if (command == "set"_L1)
        gateway.state().setValue(body.value("object"_L1).toString(),
            body.value("stack"_L1).toString(), body.value("attribute"_L1).toString(),
            body.value("value"_L1).toString());
    else
        return std::nullopt;
    return HttpResponse::json(200, gateway.toJson());
}

} // namespace FibreDesk::Sandbox
