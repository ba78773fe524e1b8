// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "cpe/acs/acsfault.h"
#include "cpe/acs/acstask.h"
#include "cpe/acs/parametertree.h"

#include <QJsonDocument>

/// The north-bound interface's JSON, read. Nothing throws, nothing is assumed: what is not there or
/// not of its type is empty.
namespace FibreDesk::Cpe::Acs {

/// Values of passwords and keys are dropped here.
[[nodiscard]] DeviceRecord deviceFromJson(const QJsonObject &json);
[[nodiscard]] Result<QList<DeviceRecord>> devicesFromJson(const QJsonDocument &document);
/// Without what is to be set: that may be a secret.
[[nodiscard]] QueuedTask taskFromJson(const QJsonObject &json);
[[nodiscard]] Result<QList<QueuedTask>> tasksFromJson(const QJsonDocument &document);
[[nodiscard]] FaultRecord faultFromJson(const QJsonObject &json);
[[nodiscard]] Result<QList<FaultRecord>> faultsFromJson(const QJsonDocument &document);
[[nodiscard]] AcsFile fileFromJson(const QJsonObject &json);
[[nodiscard]] Result<QList<AcsFile>> filesFromJson(const QJsonDocument &document);

/// A time as MongoDB's JSON or GenieACS writes it; UTC.
[[nodiscard]] QDateTime timeFromJson(const QJsonValue &value);
/// The texts at a path of one answer: metadata as it stands, parameters by their `_value`.
[[nodiscard]] QStringList textsAt(const QJsonObject &json, const QString &path);

} // namespace FibreDesk::Cpe::Acs
