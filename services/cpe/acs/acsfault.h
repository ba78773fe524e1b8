// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace FibreDesk::Cpe::Acs {

/// Why a task did not work, by what can be done about it.
enum class FaultReason {
    Other, ///< see the code and the server's words
    MethodNotSupported, ///< 9000, 9030
    RequestDenied, ///< 9001
    InternalError, ///< 9002
    InvalidArguments, ///< 9003
    ResourcesExceeded, ///< 9004, 9027
    NoSuchParameter, ///< 9005
    WrongType, ///< 9006
    WrongValue, ///< 9007
    NotWritable, ///< 9008
    NotificationRefused, ///< 9009
    TransferFailed, ///< 9010
    UploadFailed, ///< 9011
    TransferNotSignedIn, ///< 9012
    ProtocolNotSupported, ///< 9013
    MulticastFailed, ///< 9014
    FileServerUnreachable, ///< 9015
    FileNotAccessible, ///< 9016
    FileIncomplete, ///< 9017
    FileCorrupted, ///< 9018
    FileNotGenuine, ///< 9019
    TransferWindowMissed, ///< 9020
    NotCancelable, ///< 9021
    SoftwareModule, ///< 9022–9032 but those above
    Vendor, ///< 9800–9899
    ServerRefused, ///< 8000–8005: the ACS to the device
    ScriptFailed, ///< a provision of the server
    EndlessProvision, ///< the server's presets go round in circles
    NoAnswer, ///< the device left in the middle
};

struct ParameterFault {
    QString path{};
    int code = 0;
    QString words{};

    bool operator==(const ParameterFault &) const = default;
};

/// A fault as the server keeps it.
struct FaultRecord {
    QString id{}; ///< "DEVICE:task_TASK"
    QString device{};
    QString task{}; ///< empty where it is a preset's, not a task's
    QString code{}; ///< as written: "cwmp.9005"
    int number = 0; ///< 9005; 0 = none
    FaultReason reason = FaultReason::Other;
    QString words{}; ///< the device's or the server's own
    QList<ParameterFault> parameters{};
    QDateTime at{};
    int retries = 0;

    bool operator==(const FaultRecord &) const = default;
};

/// "cwmp.9005", "9005", "script.Error", "too_many_commits", "timeout".
[[nodiscard]] FaultReason faultReason(const QString &code);
[[nodiscard]] int faultNumber(const QString &code);
/// Stable English name, for JSON ("noSuchParameter").
[[nodiscard]] QString faultReasonName(FaultReason reason);

} // namespace FibreDesk::Cpe::Acs
