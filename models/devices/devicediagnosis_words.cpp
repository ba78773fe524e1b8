// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a diagnosis found, in words and in figures that are kept.

#include "base/format.h"
#include "devicediagnosis.h"
#include "devicewords.h"
#include "verdictwords.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

using Cpe::Acs::DiagnosisKind;
using Cpe::Acs::DiagnosisProblem;
using Cpe::Acs::DiagnosisResult;

namespace {

constexpr std::array AllKinds{DiagnosisKind::Ping, DiagnosisKind::Trace, DiagnosisKind::Download,
    DiagnosisKind::Upload, DiagnosisKind::WifiNeighbours};
/// The channels of 2.4 GHz that do not overlap.
constexpr std::array FreeChannels{1, 6, 11};
constexpr int ChannelsApart = 4;
constexpr double Million = 1e6;

DiagnosisProblem problemNamed(const QString &name)
{
    for (int at = 0; at <= static_cast<int>(DiagnosisProblem::Other); ++at) {
        const auto problem = static_cast<DiagnosisProblem>(at);
        if (Cpe::Acs::problemName(problem) == name) {
            return problem;
        }
    }
    return DiagnosisProblem::Other;
}

} // namespace

std::optional<DiagnosisKind> DeviceDiagnosis::kindNamed(const QString &name)
{
    const auto *const found = std::ranges::find_if(
        AllKinds, [&name](DiagnosisKind kind) { return Cpe::Acs::kindName(kind) == name; });
    return found == AllKinds.end() ? std::nullopt : std::optional(*found);
}

bool DeviceDiagnosis::isStep(const QString &name)
{
    return name == LightStep || name == AroundStep || kindNamed(name);
}

QString DeviceDiagnosis::stepWord(const QString &name)
{
    if (name == LightStep) {
        return tr("Light");
    }
    if (name == AroundStep) {
        return tr("Neighbours");
    }
    const auto kind = kindNamed(name);
    return kind ? kindWord(*kind) : name;
}

QString DeviceDiagnosis::stepSentence(
    const QString &name, const QJsonObject &figures, const QString &language)
{
    if (name == AroundStep) {
        return VerdictWords::neighbours({.known = figures.value("known"_L1).toInt(),
            .normal = figures.value("normal"_L1).toInt(),
            .weak = figures.value("weak"_L1).toInt(),
            .silent = figures.value("silent"_L1).toInt(),
            .total = figures.value("total"_L1).toInt()});
    }
    if (name == LightStep) {
        QStringList said;
        const auto level = [&](QLatin1StringView key, const QString &words) {
            if (figures.contains(key)) {
                const QDateTime at = QDateTime::fromString(
                    figures.value(QString(key) + u"At"_s).toString(), Qt::ISODateWithMs);
                const QString dbm = DeviceWords::level(figures.value(key).toDouble(), language);
                said.append(words.arg(
                    at.isValid() ? tr("%1 at %2").arg(dbm, Format::dayTime(at, language)) : dbm));
            }
        };
        level("rxDbm"_L1, tr("%1 received"));
        level("oltDbm"_L1, tr("%1 at the OLT"));
        return said.join(u", "_s);
    }
    const auto kind = kindNamed(name);
    return kind ? sentence(*kind, figures, language) : QString();
}

QString DeviceDiagnosis::stepTone(const QString &name, const QJsonObject &figures)
{
    if (name == AroundStep) {
        return figures.value("silent"_L1).toInt() + figures.value("weak"_L1).toInt() > 0
            ? u"warning"_s
            : u"ok"_s;
    }
    if (name == LightStep) {
        if (!figures.contains("rxDbm"_L1)) {
            return u"info"_s;
        }
        return DeviceWords::tone({.key = Cpe::FactKey::OpticalRx,
            .value = figures.value("rxDbm"_L1).toDouble(),
            .unit = Cpe::Unit::Dbm});
    }
    return tone(figures);
}

QString DeviceDiagnosis::kindWord(DiagnosisKind kind)
{
    switch (kind) {
    case DiagnosisKind::Ping:
        return tr("Ping");
    case DiagnosisKind::Trace:
        return tr("Route");
    case DiagnosisKind::Download:
        return tr("Download");
    case DiagnosisKind::Upload:
        return tr("Upload");
    case DiagnosisKind::WifiNeighbours:
        return tr("Wi-Fi around");
    }
    std::unreachable();
}

QString DeviceDiagnosis::problemWord(DiagnosisProblem problem)
{
    switch (problem) {
    case DiagnosisProblem::None:
        return {};
    case DiagnosisProblem::CannotResolveHost:
        return tr("the device cannot find the name: its name servers do not answer");
    case DiagnosisProblem::NoRoute:
        return tr("the device has no way to the Internet");
    case DiagnosisProblem::NoConnection:
        return tr("the other side does not answer");
    case DiagnosisProblem::HopLimit:
        return tr("the way is longer than what was looked at");
    case DiagnosisProblem::TransferFailed:
        return tr("the transfer broke off");
    case DiagnosisProblem::NotSignedIn:
        return tr("the test server wants a sign-in");
    case DiagnosisProblem::TimedOut:
        return tr("no end in time");
    case DiagnosisProblem::Cancelled:
        return tr("stopped");
    case DiagnosisProblem::Internal:
        return tr("the device had an error of its own");
    case DiagnosisProblem::Other:
        return tr("the device could not");
    }
    std::unreachable();
}

QJsonObject DeviceDiagnosis::figures(const DiagnosisResult &result)
{
    QJsonObject found{{u"problem"_s, Cpe::Acs::problemName(result.problem)}};
    if (result.ping) {
        found.insert("answered"_L1, result.ping->answered);
        found.insert("lost"_L1, result.ping->lost);
        if (result.ping->averageMs) {
            found.insert("averageMs"_L1, *result.ping->averageMs);
        }
        if (result.ping->mostMs) {
            found.insert("mostMs"_L1, *result.ping->mostMs);
        }
    }
    if (result.transfer) {
        found.insert("bitsPerSecond"_L1, result.transfer->bitsPerSecond);
        found.insert("mayBeMore"_L1, result.transfer->mayHaveWrapped);
    }
    if (result.kind == DiagnosisKind::Trace && !result.hops.isEmpty()) {
        found.insert("hops"_L1, static_cast<int>(result.hops.size()));
        const Cpe::Acs::TraceHop &last = result.hops.last();
        found.insert("last"_L1, last.host.isEmpty() ? last.address : last.host);
    }
    if (result.kind == DiagnosisKind::WifiNeighbours) {
        found.insert("neighbours"_L1, static_cast<int>(result.neighbours.size()));
        found.insert("channel"_L1, quietestChannel(result.neighbours));
    }
    return found;
}

QString DeviceDiagnosis::sentence(
    DiagnosisKind kind, const QJsonObject &figures, const QString &language)
{
    const DiagnosisProblem problem = problemNamed(figures.value("problem"_L1).toString());
    const QString trouble = problemWord(problem);
    QString said;
    switch (kind) {
    case DiagnosisKind::Ping: {
        const int answered = figures.value("answered"_L1).toInt();
        const int all = answered + figures.value("lost"_L1).toInt();
        if (all > 0) {
            said = tr("%1 of %2 answered").arg(answered).arg(all);
        }
        if (figures.contains("averageMs"_L1) && answered > 0) {
            said = tr("%1, %2 ms on average")
                       .arg(said, Format::number(figures.value("averageMs"_L1).toInt(), language));
        }
        break;
    }
    case DiagnosisKind::Trace:
        if (figures.contains("hops"_L1)) {
            said = tr("%1 steps, the last %2")
                       .arg(figures.value("hops"_L1).toInt())
                       .arg(figures.value("last"_L1).toString());
        }
        break;
    case DiagnosisKind::Download:
    case DiagnosisKind::Upload:
        if (figures.contains("bitsPerSecond"_L1)) {
            const QString rate = Format::number(
                std::round(figures.value("bitsPerSecond"_L1).toDouble() / Million), language);
            said = figures.value("mayBeMore"_L1).toBool() ? tr("at least %1 Mbit/s").arg(rate)
                                                          : tr("%1 Mbit/s").arg(rate);
        }
        break;
    case DiagnosisKind::WifiNeighbours: {
        const int count = figures.value("neighbours"_L1).toInt();
        const int channel = figures.value("channel"_L1).toInt();
        said = tr("%n network(s) around", "", count);
        if (channel > 0) {
            said = tr("%1; channel %2 is the quietest of 1, 6 and 11").arg(said).arg(channel);
        }
        break;
    }
    }
    if (trouble.isEmpty()) {
        return said.isEmpty() ? tr("ended, without a figure") : said;
    }
    return said.isEmpty() ? trouble : tr("%1; %2").arg(trouble, said);
}

QString DeviceDiagnosis::tone(const QJsonObject &figures)
{
    if (problemNamed(figures.value("problem"_L1).toString()) != DiagnosisProblem::None) {
        return u"danger"_s;
    }
    return figures.value("lost"_L1).toInt() > 0 ? u"warning"_s : u"ok"_s;
}

int DeviceDiagnosis::quietestChannel(const QList<Cpe::Acs::Neighbour> &neighbours)
{
    // A network disturbs the channels less than five away from it, the more the stronger it is.
    int best = 0;
    double least = std::numeric_limits<double>::max();
    bool hasAny = false;
    for (const int channel : FreeChannels) {
        double disturbance = 0;
        for (const Cpe::Acs::Neighbour &one : neighbours) {
            if (one.channel < 1 || one.channel > 14) {
                continue;
            }
            hasAny = true;
            if (std::abs(one.channel - channel) <= ChannelsApart) {
                disturbance += DeviceWords::signalPercent(one.signalDbm.value_or(-75)) + 1;
            }
        }
        if (disturbance < least) {
            least = disturbance;
            best = channel;
        }
    }
    return hasAny ? best : 0;
}

} // namespace FibreDesk
