// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cpe/tplink/webclient.h"
#include "tplink/gateway.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace FibreDesk::Cpe::TpLink {

using Sandbox::DeviceLock;
using Sandbox::Gateway;

/// A gateway of the sandbox and a client, over real sockets.
class GatewayDesk {
public:
    explicit GatewayDesk(Gateway::Setup setup = {}, Patience patience = quick())
        : m_patience(patience)
    {
        if (setup.serial.isEmpty())
            setup.serial = QStringLiteral("TPLG0000A1");
        if (setup.password.isEmpty())
            setup.password = QStringLiteral("sandbox-device");
        gateway = std::make_unique<Gateway>(setup, &faults);
        const bool isUp = gateway->listen(0);
        Q_ASSERT(isUp);
        restart();
    }
    ~GatewayDesk() { close(); }

    static Patience quick()
    {
        return {.probe = std::chrono::seconds(5),
            .beforeRetry = std::chrono::milliseconds(1),
            .idle = std::chrono::hours(1)};
    }
    static Gateway::Setup of(DeviceLock::Cipher cipher, bool isTls)
    {
        return {.serial = QStringLiteral("TPLG0000A1"),
            .cipher = cipher,
            .isTls = isTls,
            .password = QStringLiteral("sandbox-device"),
            .stumblesEvery = 0};
    }

    /// A new program on the same desk.
    void restart()
    {
        close();
        client =
            std::make_unique<WebClient>(folder.path(), Clock([this] { return now; }), m_patience);
    }
    void close()
    {
        if (client)
            QCoro::waitFor(client->close());
    }

    [[nodiscard]] WebDevice device() const
    {
        return {.id = gateway->setup().serial,
            .address = gateway->setup().isTls ? QStringLiteral("https://") + gateway->address()
                                              : QStringLiteral("http://") + gateway->address()};
    }
    [[nodiscard]] static Login login(const QByteArray &password = "sandbox-device")
    {
        return {.password = password};
    }
    Result<QList<Instance>> ask(
        const Login &who = login(), const QString &object = QStringLiteral("DEV2_DEV_INFO"))
    {
        return QCoro::waitFor(client->query(device(), who, {.object = object}));
    }
    void fault(const QString &kind, int count = -1, const QJsonObject &more = {})
    {
        QJsonObject spec = more;
        spec.insert(QStringLiteral("service"), QStringLiteral("tplink"));
        spec.insert(QStringLiteral("kind"), kind);
        if (count > 0)
            spec.insert(QStringLiteral("count"), count);
        QString error;
        const int id = faults.add(spec, &error);
        QVERIFY2(id > 0, qPrintable(error));
    }

    QTemporaryDir folder;
    QDateTime now = QDateTime::currentDateTimeUtc();
    Sandbox::FaultBoard faults;
    std::unique_ptr<Gateway> gateway;
    std::unique_ptr<WebClient> client;

private:
    Patience m_patience;
};

} // namespace FibreDesk::Cpe::TpLink
