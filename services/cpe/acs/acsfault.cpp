// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/acs/acsfault.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace FibreDesk::Cpe::Acs {

using namespace Qt::StringLiterals;

namespace {

struct Row {
    FaultReason reason;
    QLatin1StringView name;
};

constexpr std::array Rows{
    Row{FaultReason::Other, "other"_L1},
    Row{FaultReason::MethodNotSupported, "methodNotSupported"_L1},
    Row{FaultReason::RequestDenied, "requestDenied"_L1},
    Row{FaultReason::InternalError, "internalError"_L1},
    Row{FaultReason::InvalidArguments, "invalidArguments"_L1},
    Row{FaultReason::ResourcesExceeded, "resourcesExceeded"_L1},
    Row{FaultReason::NoSuchParameter, "noSuchParameter"_L1},
    Row{FaultReason::WrongType, "wrongType"_L1},
    Row{FaultReason::WrongValue, "wrongValue"_L1},
    Row{FaultReason::NotWritable, "notWritable"_L1},
    Row{FaultReason::NotificationRefused, "notificationRefused"_L1},
    Row{FaultReason::TransferFailed, "transferFailed"_L1},
    Row{FaultReason::UploadFailed, "uploadFailed"_L1},
    Row{FaultReason::TransferNotSignedIn, "transferNotSignedIn"_L1},
    Row{FaultReason::ProtocolNotSupported, "protocolNotSupported"_L1},
    Row{FaultReason::MulticastFailed, "multicastFailed"_L1},
    Row{FaultReason::FileServerUnreachable, "fileServerUnreachable"_L1},
    Row{FaultReason::FileNotAccessible, "fileNotAccessible"_L1},
    Row{FaultReason::FileIncomplete, "fileIncomplete"_L1},
    Row{FaultReason::FileCorrupted, "fileCorrupted"_L1},
    Row{FaultReason::FileNotGenuine, "fileNotGenuine"_L1},
    Row{FaultReason::TransferWindowMissed, "transferWindowMissed"_L1},
    Row{FaultReason::NotCancelable, "notCancelable"_L1},
    Row{FaultReason::SoftwareModule, "softwareModule"_L1},
    Row{FaultReason::Vendor, "vendor"_L1},
    Row{FaultReason::ServerRefused, "serverRefused"_L1},
    Row{FaultReason::ScriptFailed, "scriptFailed"_L1},
    Row{FaultReason::EndlessProvision, "endlessProvision"_L1},
    Row{FaultReason::NoAnswer, "noAnswer"_L1},
};

/// 9000 and those that follow it in their order.
constexpr std::array InOrder{FaultReason::MethodNotSupported, FaultReason::RequestDenied,
    FaultReason::InternalError, FaultReason::InvalidArguments, FaultReason::ResourcesExceeded,
    FaultReason::NoSuchParameter, FaultReason::WrongType, FaultReason::WrongValue,
    FaultReason::NotWritable, FaultReason::NotificationRefused, FaultReason::TransferFailed,
    FaultReason::UploadFailed, FaultReason::TransferNotSignedIn, FaultReason::ProtocolNotSupported,
    FaultReason::MulticastFailed, FaultReason::FileServerUnreachable,
    FaultReason::FileNotAccessible, FaultReason::FileIncomplete, FaultReason::FileCorrupted,
    FaultReason::FileNotGenuine, FaultReason::TransferWindowMissed, FaultReason::NotCancelable};

} // namespace

int faultNumber(const QString &code)
{
    static const QRegularExpression number(u"^(?:cwmp\\.)?([0-9]{4})$"_s);
    return number.match(code).captured(1).toInt();
}

FaultReason faultReason(const QString &code)
{
    const int number = faultNumber(code);
    if (number >= 9000 && number < 9000 + int(InOrder.size()))
        return InOrder.at(std::size_t(number - 9000));
    if (number == 9027)
        return FaultReason::ResourcesExceeded;
    if (number == 9030)
        return FaultReason::MethodNotSupported;
    if (number >= 9022 && number <= 9032)
        return FaultReason::SoftwareModule;
    if (number >= 9800 && number <= 9899)
        return FaultReason::Vendor;
    if (number >= 8000 && number <= 8899)
        return FaultReason::ServerRefused;
    if (code.startsWith("script"_L1) || code.startsWith("extension"_L1)
        || code.startsWith("ext."_L1))
        return FaultReason::ScriptFailed;
    if (code.startsWith("too_many_"_L1) || code == "endless_cycle"_L1 || code == "preset_loop"_L1
        || code == "deeply_nested_vparams"_L1)
        return FaultReason::EndlessProvision;
    if (code == "timeout"_L1 || code == "session_terminated"_L1)
        return FaultReason::NoAnswer;
    return FaultReason::Other;
}

QString faultReasonName(FaultReason reason)
{
    return std::ranges::find(Rows, reason, &Row::reason)->name;
}

} // namespace FibreDesk::Cpe::Acs
