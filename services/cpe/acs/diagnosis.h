// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cpe/acs/acstask.h"
#include "cpe/acs/parametertree.h"

#include <QUrl>

namespace FibreDesk::Cpe::Acs {

/// What a device measures by itself (TR-143 for the transfers).
enum class DiagnosisKind { Ping, Trace, Download, Upload, WifiNeighbours };

struct DiagnosisRequest {
    DiagnosisKind kind = DiagnosisKind::Ping;
    QString host{}; ///< ping, trace
    int repetitions = 5;
    int mostHops = 30;
    QUrl url{}; ///< download, upload; http only, the standard knows no https
    qint64 octets = 0; ///< upload: how much; download: the size of the file, 0 = not known
};

/// How a device says that it could not.
enum class DiagnosisProblem {
    None,
    CannotResolveHost,
    NoRoute,
    NoConnection, ///< Error_InitConnectionFailed, Error_NoResponse
    HopLimit,
    TransferFailed,
    NotSignedIn,
    TimedOut,
    Cancelled,
    Internal,
    Other,
};

struct PingResult {
    int answered = 0;
    int lost = 0;
    std::optional<int> averageMs{};
    std::optional<int> leastMs{};
    std::optional<int> mostMs{};

    bool operator==(const PingResult &) const = default;
};

struct TraceHop {
    int number = 0;
    QString host{};
    QString address{};
    QList<int> timesMs{};
    int errorCode = 0; ///< of ICMP

    bool operator==(const TraceHop &) const = default;
};

struct TransferResult {
    qint64 octets = 0; ///< with what a counter of 32 bits had lost, where that could be told
    double seconds = 0;
    double bitsPerSecond = 0;
    bool wasWrapped = false; ///< 4 GiB or more were added to what the device said
    /// The counter is one of 32 bits and nobody knows the size of the file: at this speed it may
    /// have gone round.
    bool mayHaveWrapped = false;

    bool operator==(const TransferResult &) const = default;
};

struct Neighbour {
    QString ssid{};
    QString bssid{};
    QString radio{}; ///< path of the radio that heard it
    QString band{}; ///< "2.4GHz", as told
    int channel = 0;
    QString width{};
    std::optional<int> signalDbm{};

    bool operator==(const Neighbour &) const = default;
};

/// What came of it; only the part of its kind is filled.
struct DiagnosisResult {
    DiagnosisKind kind = DiagnosisKind::Ping;
    DiagnosisProblem problem = DiagnosisProblem::None;
    QString state{}; ///< in the device's word
    QDateTime readAt{};
    std::optional<PingResult> ping{};
    QList<TraceHop> hops{};
    std::optional<TransferResult> transfer{};
    QList<Neighbour> neighbours{};

    bool operator==(const DiagnosisResult &) const = default;
};

/// Stable English names ("download", "cannotResolveHost").
[[nodiscard]] QString kindName(DiagnosisKind kind);
[[nodiscard]] QString problemName(DiagnosisProblem problem);

/// The object in this data model; empty where it has none.
[[nodiscard]] QString diagnosisObject(DiagnosisKind kind, DataModel model);
/// What starts it; Validation or Unsupported with the reason.
[[nodiscard]] Result<QList<Assignment>> startOf(const DiagnosisRequest &request, DataModel model);
/// What ends it before its time: TR-098 has no word for it but to be set up again.
[[nodiscard]] QList<Assignment> cancelOf(DiagnosisKind kind, DataModel model);
/// The device still works on it, or has not begun.
[[nodiscard]] bool isUnderWay(const QString &state);
[[nodiscard]] DiagnosisProblem problemOf(const QString &state);
/// Of a device whose diagnosis has ended. Protocol where the results contradict themselves.
[[nodiscard]] Result<DiagnosisResult> resultOf(
    const DiagnosisRequest &request, const DeviceRecord &device);

/// The rate between two times of the device's own clock, of a counter that may have gone round.
[[nodiscard]] Result<TransferResult> transferOf(
    qint64 told, bool is32Bit, qint64 expected, const QString &begin, const QString &end);
/// Microseconds since 1970; nothing where it is no time or "unknown" ("0001-01-01T00:00:00Z").
[[nodiscard]] std::optional<qint64> microsecondsOf(const QString &text);

} // namespace FibreDesk::Cpe::Acs
