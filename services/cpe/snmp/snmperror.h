// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "cpe/snmp/snmpsettings.h"

namespace FibreDesk::Cpe {

/// Why an agent gave no values. Error::type holds the name, for a screen that says it in its own
/// language.
enum class SnmpFailure {
    HostNotFound,
    Unreachable, ///< the network refused the packet
    Timeout, ///< nobody answered; an agent also keeps silent to a wrong community
    UnknownUser,
    WrongDigest, ///< the authentication password or protocol is wrong
    Decryption, ///< the privacy password or protocol is wrong
    NotInTimeWindow, ///< its clock or its count of boots stays apart from what it told us
    LevelRefused, ///< the user may not come with so little (or so much) security
    NoAccess, ///< a known user without the right to these objects
    Garbled, ///< an answer that is none
    AgentError, ///< an error status of SNMP
};

[[nodiscard]] QString failureName(SnmpFailure failure);
/// `more` is put behind the sentence; never a secret.
[[nodiscard]] Error snmpError(
    SnmpFailure failure, const SnmpTarget &target, const QString &more = {}, int code = 0);

} // namespace FibreDesk::Cpe
