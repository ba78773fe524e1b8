// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonValue>
#include <QString>

#include <expected>
#include <utility>
#include <vector>

/// Parts a JSON text without building it in memory: a file of 100,000 recipients stays bytes.
namespace FibreDesk {

struct JsonFault {
    qsizetype offset = 0;
    QString sentence;
};

using JsonMember = std::pair<QString, QByteArrayView>;

/// The members of the object that the bytes are, each value as its own bytes. A name that comes
/// twice comes twice here.
[[nodiscard]] std::expected<std::vector<JsonMember>, JsonFault> jsonMembers(QByteArrayView bytes);

/// The elements of the array that the bytes are.
[[nodiscard]] std::expected<std::vector<QByteArrayView>, JsonFault> jsonElements(
    QByteArrayView bytes);

/// One value read whole.
[[nodiscard]] std::expected<QJsonValue, JsonFault> jsonValue(QByteArrayView bytes);

/// The line of an offset, from 1.
[[nodiscard]] int lineOf(QByteArrayView bytes, qsizetype offset);

} // namespace FibreDesk
