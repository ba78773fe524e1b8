// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cpe/devicefacts.h"
#include "cpe/tplink/answers.h"

namespace FibreDesk::Cpe::TpLink {

/// An address the device always gives to the same host.
struct StaticLease {
    QString mac{};
    QString address{};
    std::optional<bool> enabled{};

    bool operator==(const StaticLease &) const = default;
};

/// An object to be asked for. `known` are the attributes every firmware has; `wantsAll` asks for
/// whatever else the model tells first.
struct Wanted {
    QString object{};
    Operation operation = Operation::Get;
    QStringList known{};
    bool wantsAll = false;
    bool isOptional = false; ///< only some models have it: its absence is no news
};

/// What the state of a device is made of, in the order of asking.
[[nodiscard]] const QList<Wanted> &wantedObjects();

/// Adds what an object tells. Unknown objects and attributes tell nothing.
void fill(DeviceFacts &facts, const QString &object, const QList<Instance> &instances,
    const QDateTime &readAt);
[[nodiscard]] QList<StaticLease> staticLeases(const QList<Instance> &instances);

/// The light of an optical interface in dBm: "-19.5", or TR-181's thousandths. Nothing where it is
/// no number.
[[nodiscard]] std::optional<double> dbmOf(const QJsonValue &value);
/// Whether an attribute of this name holds a secret.
[[nodiscard]] bool isSecretName(const QString &name);
/// The same with every secret overwritten by stars; an empty one stays empty.
[[nodiscard]] QList<Instance> withoutSecrets(QList<Instance> instances);

} // namespace FibreDesk::Cpe::TpLink
