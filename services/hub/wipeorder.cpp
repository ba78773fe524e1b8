// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/wipeorder.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace FibreDesk::Hub {

namespace {

constexpr auto wipe = "account_disabled, wipe"_L1;
constexpr auto wipeAll = "account_disabled, wipe all"_L1;

} // namespace

std::optional<WipeOrder> wipeOrderOf(int status, const QByteArray &body)
{
    constexpr int unauthorized = 401;
    constexpr int forbidden = 403;
    if (status != unauthorized && status != forbidden)
        return {};
    const QJsonObject answer = QJsonDocument::fromJson(body).object();
    if (answer.value("error"_L1).toString() != "account_disabled"_L1)
        return {};
    const QJsonValue order = answer.value("wipe"_L1);
    const bool takesAll = order.toString() == "all"_L1;
    if (!order.toBool() && !takesAll)
        return {};
    return WipeOrder{.takesUnsent = takesAll, .reason = answer.value("message"_L1).toString()};
}

void noteWipeOrder(const WipeOrder &order, Error &error)
{
    error.type = order.takesUnsent ? wipeAll : wipe;
    if (!order.reason.isEmpty())
        error.detail = order.reason;
}

std::optional<WipeOrder> wipeOrderIn(const Error &error)
{
    if (error.type != wipe && error.type != wipeAll)
        return {};
    return WipeOrder{.takesUnsent = error.type == wipeAll, .reason = error.detail};
}

} // namespace FibreDesk::Hub
