// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/snmp/snmperror.h"

#include <utility>

namespace FibreDesk::Cpe {

using namespace Qt::StringLiterals;

QString failureName(SnmpFailure failure)
{
    switch (failure) {
    case SnmpFailure::HostNotFound:
        return u"hostNotFound"_s;
    case SnmpFailure::Unreachable:
        return u"unreachable"_s;
    case SnmpFailure::Timeout:
        return u"timeout"_s;
    case SnmpFailure::UnknownUser:
        return u"unknownUser"_s;
    case SnmpFailure::WrongDigest:
        return u"wrongDigest"_s;
    case SnmpFailure::Decryption:
        return u"decryption"_s;
    case SnmpFailure::NotInTimeWindow:
        return u"notInTimeWindow"_s;
    case SnmpFailure::LevelRefused:
        return u"levelRefused"_s;
    case SnmpFailure::NoAccess:
        return u"noAccess"_s;
    case SnmpFailure::Garbled:
        return u"garbled"_s;
    case SnmpFailure::AgentError:
        return u"agentError"_s;
    }
    std::unreachable();
}

namespace {

ErrorKind kindOf(SnmpFailure failure)
{
    switch (failure) {
    case SnmpFailure::HostNotFound:
    case SnmpFailure::Unreachable:
        return ErrorKind::Offline;
    case SnmpFailure::Timeout:
        return ErrorKind::Timeout;
    case SnmpFailure::UnknownUser:
    case SnmpFailure::WrongDigest:
    case SnmpFailure::Decryption:
    case SnmpFailure::LevelRefused:
        return ErrorKind::Unauthorized;
    case SnmpFailure::NoAccess:
        return ErrorKind::Forbidden;
    case SnmpFailure::NotInTimeWindow:
    case SnmpFailure::Garbled:
        return ErrorKind::Protocol;
    case SnmpFailure::AgentError:
        return ErrorKind::Device;
    }
    std::unreachable();
}

QString sentenceOf(SnmpFailure failure, const SnmpTarget &target, const QString &where)
{
    const QString user = QString::fromUtf8(target.access.user);
    switch (failure) {
    case SnmpFailure::HostNotFound:
        return u"no host is called %1"_s.arg(target.host);
    case SnmpFailure::Unreachable:
        return u"%1 cannot be reached"_s.arg(where);
    case SnmpFailure::Timeout:
        return target.access.version == SnmpAccess::Version::V2c
            ? u"no answer from %1 (an agent keeps silent to a wrong community, too)"_s.arg(where)
            : u"no answer from %1"_s.arg(where);
    case SnmpFailure::UnknownUser:
        return u"%1 does not know the user \"%2\""_s.arg(where, user);
    case SnmpFailure::WrongDigest:
        return u"%1 refuses the signature of \"%2\": the authentication password or protocol is "
               "wrong"_s.arg(where, user);
    case SnmpFailure::Decryption:
        return u"%1 cannot read what \"%2\" encrypts: the privacy password or protocol is wrong"_s
            .arg(where, user);
    case SnmpFailure::NotInTimeWindow:
        return u"the clock or the count of boots of %1 stays apart from what it told us"_s.arg(
            where);
    case SnmpFailure::LevelRefused:
        return u"%1 does not let \"%2\" in at this security level"_s.arg(where, user);
    case SnmpFailure::NoAccess:
        return target.access.version == SnmpAccess::Version::V3
            ? u"%1 does not let \"%2\" read this (or not at this security level)"_s.arg(where, user)
            : u"%1 does not let this community read it"_s.arg(where);
    case SnmpFailure::Garbled:
        return u"the answer of %1 is none"_s.arg(where);
    case SnmpFailure::AgentError:
        return u"%1 reports an error"_s.arg(where);
    }
    std::unreachable();
}

} // namespace

Error snmpError(SnmpFailure failure, const SnmpTarget &target, const QString &more, int code)
{
    const QString where = u"%1:%2"_s.arg(target.host).arg(target.port);
    QString detail = sentenceOf(failure, target, where);
    if (!more.isEmpty())
        detail += u": "_s + more;
    return {.kind = kindOf(failure),
        .detail = detail,
        .code = code,
        .source = u"snmp "_s + where,
        .type = failureName(failure)};
}

} // namespace FibreDesk::Cpe
