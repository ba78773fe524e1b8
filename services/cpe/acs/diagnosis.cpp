// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/acs/diagnosis.h"

#include "cpe/acs/trfacts.h"
#include "cpe/devicefacts.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace FibreDesk::Cpe::Acs {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Round = 4294967296; // what a counter of 32 bits loses each time

constexpr std::array KindNames{
    std::pair{DiagnosisKind::Ping, "ping"_L1},
    std::pair{DiagnosisKind::Trace, "trace"_L1},
    std::pair{DiagnosisKind::Download, "download"_L1},
    std::pair{DiagnosisKind::Upload, "upload"_L1},
    std::pair{DiagnosisKind::WifiNeighbours, "wifi"_L1},
};

constexpr std::array ProblemNames{
    std::pair{DiagnosisProblem::None, "none"_L1},
    std::pair{DiagnosisProblem::CannotResolveHost, "cannotResolveHost"_L1},
    std::pair{DiagnosisProblem::NoRoute, "noRoute"_L1},
    std::pair{DiagnosisProblem::NoConnection, "noConnection"_L1},
    std::pair{DiagnosisProblem::HopLimit, "hopLimit"_L1},
    std::pair{DiagnosisProblem::TransferFailed, "transferFailed"_L1},
    std::pair{DiagnosisProblem::NotSignedIn, "notSignedIn"_L1},
    std::pair{DiagnosisProblem::TimedOut, "timedOut"_L1},
    std::pair{DiagnosisProblem::Cancelled, "cancelled"_L1},
    std::pair{DiagnosisProblem::Internal, "internal"_L1},
    std::pair{DiagnosisProblem::Other, "other"_L1},
};

Error refusal(const QString &detail)
{
    return {.kind = ErrorKind::Validation, .detail = detail, .source = u"acs diagnosis"_s};
}

Error odd(const QString &detail)
{
    return {.kind = ErrorKind::Protocol, .detail = detail, .source = u"acs diagnosis"_s};
}

bool isHost(const QString &host)
{
    static const QRegularExpression name(u"^[A-Za-z0-9]([A-Za-z0-9.\\-_]*[A-Za-z0-9])?$"_s);
    static const QRegularExpression address6(u"^[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*$"_s);
    return host.size() <= 256 && (name.match(host).hasMatch() || address6.match(host).hasMatch());
}

std::optional<int> small(const ParameterTree &tree, const QString &path)
{
    const auto number = tree.number(path);
    return number && *number >= 0 && *number <= std::numeric_limits<int>::max()
        ? std::optional(int(*number))
        : std::nullopt;
}

Result<void> readPing(DiagnosisResult &result, const ParameterTree &tree, const QString &object)
{
    const auto answered = small(tree, object + u".SuccessCount"_s);
    const auto lost = small(tree, object + u".FailureCount"_s);
    if (!answered && !lost)
        return std::unexpected(odd(u"the device says that it pinged and not how that went"_s));
    PingResult ping{.answered = answered.value_or(0), .lost = lost.value_or(0)};
    // Of nothing there is no mean: devices write 0.
    if (ping.answered > 0) {
        ping.averageMs = small(tree, object + u".AverageResponseTime"_s);
        ping.leastMs = small(tree, object + u".MinimumResponseTime"_s);
        ping.mostMs = small(tree, object + u".MaximumResponseTime"_s);
    }
    result.ping = ping;
    return {};
}

void readHops(DiagnosisResult &result, const ParameterTree &tree, const QString &object, bool isOld)
{
    const QString table = object + u".RouteHops"_s;
    const auto field = [isOld](QLatin1StringView name) {
        return isOld ? u".Hop%1"_s.arg(name) : u".%1"_s.arg(name);
    };
    for (const int row : tree.rows(table)) {
        const QString hop = u"%1.%2"_s.arg(table).arg(row);
        TraceHop one{.number = row,
            .host = tree.text(hop + field("Host"_L1)),
            .address = tree.text(hop + field("HostAddress"_L1)),
            .errorCode = small(tree, hop + field("ErrorCode"_L1)).value_or(0)};
        const QStringList times = tree.text(hop + field("RTTimes"_L1)).split(u',');
        for (const QString &time : times) {
            bool isNumber = false;
            const int ms = time.trimmed().toInt(&isNumber);
            if (isNumber && ms >= 0)
                one.timesMs.append(ms);
        }
        result.hops.append(one);
    }
}

void readNeighbours(DiagnosisResult &result, const ParameterTree &tree, const QString &object)
{
    const QString table = object + u".Result"_s;
    for (const int row : tree.rows(table)) {
        const QString path = u"%1.%2"_s.arg(table).arg(row);
        Neighbour one{.ssid = tree.text(path + u".SSID"_s),
            .bssid = macOf(tree.text(path + u".BSSID"_s)),
            .radio = tree.text(path + u".Radio"_s),
            .band = tree.text(path + u".OperatingFrequencyBand"_s),
            .channel = small(tree, path + u".Channel"_s).value_or(0),
            .width = tree.text(path + u".OperatingChannelBandwidth"_s)};
        if (const auto told = tree.number(path + u".SignalStrength"_s))
            one.signalDbm = signalOf(*told).dbm;
        if (one.channel > 0)
            result.neighbours.append(one);
    }
    std::ranges::stable_sort(result.neighbours, [](const Neighbour &a, const Neighbour &b) {
        return a.signalDbm.value_or(-999) > b.signalDbm.value_or(-999);
    });
}

} // namespace

QString kindName(DiagnosisKind kind)
{
    return std::ranges::find(KindNames, kind, &decltype(KindNames)::value_type::first)->second;
}

QString problemName(DiagnosisProblem problem)
{
    return std::ranges::find(ProblemNames, problem, &decltype(ProblemNames)::value_type::first)
        ->second;
}

QString diagnosisObject(DiagnosisKind kind, DataModel model)
{
    const bool isNew = model == DataModel::Tr181;
    if (model == DataModel::None)
        return {};
    switch (kind) {
    case DiagnosisKind::Ping:
        return isNew ? u"Device.IP.Diagnostics.IPPing"_s
                     : u"InternetGatewayDevice.IPPingDiagnostics"_s;
    case DiagnosisKind::Trace:
        return isNew ? u"Device.IP.Diagnostics.TraceRoute"_s
                     : u"InternetGatewayDevice.TraceRouteDiagnostics"_s;
    case DiagnosisKind::Download:
        return isNew ? u"Device.IP.Diagnostics.DownloadDiagnostics"_s
                     : u"InternetGatewayDevice.DownloadDiagnostics"_s;
    case DiagnosisKind::Upload:
        return isNew ? u"Device.IP.Diagnostics.UploadDiagnostics"_s
                     : u"InternetGatewayDevice.UploadDiagnostics"_s;
    case DiagnosisKind::WifiNeighbours:
        return isNew ? u"Device.WiFi.NeighboringWiFiDiagnostic"_s : QString();
    }
    return {};
}

Result<QList<Assignment>> startOf(const DiagnosisRequest &request, DataModel model)
{
    const QString object = diagnosisObject(request.kind, model);
    if (object.isEmpty())
        return std::unexpected(Error{.kind = ErrorKind::Unsupported,
            .detail = model == DataModel::None
                ? u"nothing was read of the device yet: its data model is not known"_s
                : u"the device's data model (TR-098) has no %1 diagnosis"_s.arg(
                      kindName(request.kind)),
            .source = u"acs diagnosis"_s});
    QList<Assignment> values;
    const auto set = [&](QLatin1StringView name, const QVariant &value, const QString &type) {
        values.append({.path = object + u'.' + name, .value = value, .type = type});
    };
    const QString text = u"xsd:string"_s;
    const QString count = u"xsd:unsignedInt"_s;
    switch (request.kind) {
    case DiagnosisKind::Ping:
    case DiagnosisKind::Trace:
        if (!isHost(request.host))
            return std::unexpected(refusal(u"\"%1\" is no host"_s.arg(request.host)));
        set("Host"_L1, request.host, text);
        if (request.kind == DiagnosisKind::Ping)
            set("NumberOfRepetitions"_L1, std::clamp(request.repetitions, 1, 100), count);
        else
            set("MaxHopCount"_L1, std::clamp(request.mostHops, 1, 64), count);
        break;
    case DiagnosisKind::Download:
    case DiagnosisKind::Upload: {
        const bool isDown = request.kind == DiagnosisKind::Download;
        const QString scheme = request.url.scheme();
        if (!request.url.isValid() || request.url.host().isEmpty()
            || (scheme != "http"_L1 && scheme != "ftp"_L1))
            return std::unexpected(refusal(u"a transfer wants an http or ftp address"_s));
        if (!request.url.userInfo().isEmpty())
            return std::unexpected(refusal(u"no user or password in the address"_s));
        set(isDown ? "DownloadURL"_L1 : "UploadURL"_L1, QString::fromUtf8(request.url.toEncoded()),
            text);
        if (!isDown) {
            if (request.octets <= 0)
                return std::unexpected(refusal(u"an upload wants a size"_s));
            set("TestFileLength"_L1, request.octets,
                request.octets < Round ? count : u"xsd:unsignedLong"_s);
        }
        break;
    }
    case DiagnosisKind::WifiNeighbours:
        break;
    }
    set("DiagnosticsState"_L1, u"Requested"_s, text);
    return values;
}

QList<Assignment> cancelOf(DiagnosisKind kind, DataModel model)
{
    const QString object = diagnosisObject(kind, model);
    if (object.isEmpty())
        return {};
    return {{.path = object + u".DiagnosticsState"_s,
        .value = model == DataModel::Tr181 ? u"Canceled"_s : u"None"_s}};
}

bool isUnderWay(const QString &state)
{
    return state.isEmpty() || state == "Requested"_L1 || state == "None"_L1
        || state == "InProgress"_L1;
}

DiagnosisProblem problemOf(const QString &state)
{
    // TR-098 writes "Completed" in the transfers and "Complete" elsewhere.
    if (state == "Complete"_L1 || state == "Completed"_L1)
        return DiagnosisProblem::None;
    if (state == "Canceled"_L1 || state == "Cancelled"_L1)
        return DiagnosisProblem::Cancelled;
    if (state.contains("CannotResolve"_L1))
        return DiagnosisProblem::CannotResolveHost;
    if (state.contains("NoRoute"_L1))
        return DiagnosisProblem::NoRoute;
    if (state.contains("InitConnection"_L1) || state.contains("NoResponse"_L1)
        || state.contains("NoPASV"_L1) || state.contains("NoCWD"_L1) || state.contains("NoSTOR"_L1))
        return DiagnosisProblem::NoConnection;
    if (state.contains("MaxHopCount"_L1))
        return DiagnosisProblem::HopLimit;
    if (state.contains("PasswordRequestFailed"_L1) || state.contains("LoginFailed"_L1)
        || state.contains("NotAuthorized"_L1))
        return DiagnosisProblem::NotSignedIn;
    if (state.contains("Timeout"_L1))
        return DiagnosisProblem::TimedOut;
    if (state.contains("TransferFailed"_L1) || state.contains("TransferMode"_L1)
        || state.contains("IncorrectSize"_L1) || state.contains("NoTransferComplete"_L1))
        return DiagnosisProblem::TransferFailed;
    if (state.contains("Internal"_L1))
        return DiagnosisProblem::Internal;
    return DiagnosisProblem::Other;
}

std::optional<qint64> microsecondsOf(const QString &text)
{
    static const QRegularExpression shape(
        u"^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\\.([0-9]{1,9}))?"
        "(Z|[+-][0-9]{2}:?[0-9]{2})?$"_s);
    const auto match = shape.match(text.trimmed());
    if (!match.hasMatch())
        return {};
    QString zone = match.captured(3);
    if (zone.isEmpty())
        zone = u"Z"_s;
    const QDateTime second = QDateTime::fromString(match.captured(1) + zone, Qt::ISODate);
    constexpr int unknownYear = 1970; // 0001-01-01 means that it is not known
    if (!second.isValid() || second.date().year() < unknownYear)
        return {};
    const QString fraction = match.captured(2).leftJustified(6, u'0').left(6);
    return second.toSecsSinceEpoch() * 1'000'000 + fraction.toLongLong();
}

Result<TransferResult> transferOf(
    qint64 told, bool is32Bit, qint64 expected, const QString &begin, const QString &end)
{
    const auto from = microsecondsOf(begin);
    const auto to = microsecondsOf(end);
    if (!from || !to)
        return std::unexpected(odd(u"the device does not say when the transfer began and ended"_s));
    if (*to <= *from)
        return std::unexpected(odd(u"the transfer ended before it began"_s));
    if (told < 0)
        return std::unexpected(odd(u"fewer octets than none"_s));
    TransferResult result{.octets = told, .seconds = double(*to - *from) / 1'000'000};
    if (is32Bit && told < Round) {
        // The headers come on top: a little more than the file is still the file.
        if (expected > told) {
            const qint64 rounds = (expected - told + Round / 2) / Round;
            result.octets += rounds * Round;
            result.wasWrapped = rounds > 0;
        } else if (expected <= 0) {
            // Once around in this time is a speed that a line of ours can have.
            constexpr double fastest = 10e9;
            const double most = result.seconds * fastest / 8;
            result.mayHaveWrapped = double(told) + double(Round) <= most;
        }
    }
    result.bitsPerSecond = double(result.octets) * 8 / result.seconds;
    return result;
}

Result<DiagnosisResult> resultOf(const DiagnosisRequest &request, const DeviceRecord &device)
{
    const DataModel model = dataModel(device.tree);
    const QString object = diagnosisObject(request.kind, model);
    const ParameterTree &tree = device.tree;
    DiagnosisResult result{.kind = request.kind,
        .state = tree.text(object + u".DiagnosticsState"_s),
        .readAt = tree.youngest(object)};
    if (object.isEmpty() || isUnderWay(result.state))
        return std::unexpected(odd(u"the diagnosis has not ended: \"%1\""_s.arg(result.state)));
    result.problem = problemOf(result.state);
    const bool isDone = result.problem == DiagnosisProblem::None;
    switch (request.kind) {
    case DiagnosisKind::Ping:
        if (isDone) {
            if (const auto read = readPing(result, tree, object); !read)
                return std::unexpected(read.error());
        }
        break;
    case DiagnosisKind::Trace:
        // As far as it came is worth seeing.
        readHops(result, tree, object, model == DataModel::Tr098);
        break;
    case DiagnosisKind::Download:
    case DiagnosisKind::Upload: {
        if (!isDone)
            break;
        const bool isDown = request.kind == DiagnosisKind::Download;
        QString path = object + (isDown ? u".TestBytesReceived"_s : u".TestBytesSent"_s);
        if (!tree.value(path))
            path = object + (isDown ? u".TotalBytesReceived"_s : u".TotalBytesSent"_s);
        const Parameter *counter = tree.value(path);
        const auto octets = tree.number(path);
        // An upload without a counter sent what was asked: the device says that it is complete.
        const qint64 sent = octets.value_or(isDown ? -1 : request.octets);
        if (sent < 0)
            return std::unexpected(odd(u"the device does not say how much came"_s));
        const bool is32Bit = counter && counter->type == "xsd:unsignedInt"_L1;
        auto transfer = transferOf(sent, is32Bit, request.octets, tree.text(object + u".BOMTime"_s),
            tree.text(object + u".EOMTime"_s));
        if (!transfer)
            return std::unexpected(transfer.error());
        result.transfer = *transfer;
        break;
    }
    case DiagnosisKind::WifiNeighbours:
        if (isDone)
            readNeighbours(result, tree, object);
        break;
    }
    return result;
}

} // namespace FibreDesk::Cpe::Acs
