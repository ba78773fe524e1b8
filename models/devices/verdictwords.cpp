// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verdictwords.h"

#include "base/format.h"
#include "devicewords.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

using Cpe::Finding;
using Cpe::Verdict;

namespace {

/// "−27.4 dBm at 10:12"; without the time where none was told.
QString factText(const Cpe::Fact &fact, const QString &language)
{
    const QString text = DeviceWords::text(fact, language);
    return fact.readAt.isValid()
        ? VerdictWords::tr("%1 at %2").arg(text, Format::dayTime(fact.readAt, language))
        : text;
}

QString ageText(std::chrono::seconds age, const QString &language)
{
    return Format::duration(static_cast<double>(age.count()) / 60, language);
}

QString hostName(const Cpe::Host &host)
{
    return host.name.isEmpty() ? host.mac : host.name;
}

} // namespace

QString VerdictWords::tone(Cpe::Severity severity)
{
    switch (severity) {
    case Cpe::Severity::Fine:
        return u"ok"_s;
    case Cpe::Severity::Notice:
        return u"info"_s;
    case Cpe::Severity::Warning:
        return u"warning"_s;
    case Cpe::Severity::Critical:
        return u"danger"_s;
    }
    std::unreachable();
}

QString VerdictWords::sentence(const Verdict &verdict, const QString &language)
{
    const Cpe::Evidence &evidence = verdict.evidence;
    const QString shown = evidence.fact ? factText(*evidence.fact, language) : QString();
    const auto with = [&shown](const QString &words) {
        return shown.isEmpty() ? words : VerdictWords::tr("%1: %2").arg(words, shown);
    };
    switch (verdict.finding) {
    case Finding::OpticalLost:
        return with(tr("No usable fibre signal"));
    case Finding::OutageAround:
        return tr("Silent, like its neighbours on the same OLT port: an outage around");
    case Finding::DeviceOffline:
        return evidence.age ? tr("The device does not answer; last heard of %1 ago")
                                  .arg(ageText(*evidence.age, language))
                            : tr("The device does not answer");
    case Finding::OpticalWeak:
        return with(tr("Fibre signal weak"));
    case Finding::OpticalStrong:
        return with(tr("Fibre signal too strong"));
    case Finding::WanSignInRefused:
        return with(tr("The Internet sign-in is refused"));
    case Finding::WanDown:
        return with(tr("No connection to the Internet"));
    case Finding::RebootsOften:
        return tr("Started %n time(s) within a day", "", evidence.count);
    case Finding::AcsSilent:
        return evidence.age ? tr("It runs, but the ACS has not heard of it for %1")
                                  .arg(ageText(*evidence.age, language))
                            : tr("It runs, but the ACS has not heard of it");
    case Finding::MemoryExhausted:
        return with(tr("Hardly any memory left"));
    case Finding::CpuExhausted:
        return with(tr("The processor is at its limit"));
    case Finding::RadioCongested:
        return evidence.radio && evidence.radio->loadPercent
            ? tr("The air is full: %1 in use on %2")
                  .arg(Format::percent(*evidence.radio->loadPercent / 100.0, language),
                      DeviceWords::band(evidence.radio->band))
            : tr("The air is full");
    case Finding::RadioOff:
        return tr("Wi-Fi is switched off");
    case Finding::ClientSignalWeak:
        return evidence.host && evidence.host->signalDbm
            ? tr("Weak Wi-Fi at %1: %2")
                  .arg(hostName(*evidence.host),
                      DeviceWords::level(*evidence.host->signalDbm, language, 0))
            : tr("Weak Wi-Fi");
    case Finding::SourcesDisagree:
        return evidence.contradiction
            ? DeviceWords::contradiction(*evidence.contradiction, language)
            : tr("Two sources say different things");
    case Finding::DataOld:
        return evidence.age ? tr("What is known is %1 old").arg(ageText(*evidence.age, language))
                            : tr("What is known is old");
    case Finding::NothingKnown:
        return tr("Nothing is known of this device");
    case Finding::AllWell:
        return evidence.unread.isEmpty() ? tr("Nothing wrong is seen")
                                         : tr("Nothing wrong is seen in what was read");
    }
    std::unreachable();
}

QString VerdictWords::unread(const QList<Cpe::Unread> &unread)
{
    QStringList words;
    for (const Cpe::Unread one : unread) {
        switch (one) {
        case Cpe::Unread::Light:
            words.append(tr("light"));
            break;
        case Cpe::Unread::Internet:
            words.append(tr("Internet connection"));
            break;
        case Cpe::Unread::Wifi:
            words.append(tr("Wi-Fi"));
            break;
        case Cpe::Unread::Contact:
            words.append(tr("contact with the ACS"));
            break;
        }
    }
    return words.isEmpty() ? QString() : tr("Not read lately: %1").arg(words.join(u", "_s));
}

QString VerdictWords::neighbours(const Cpe::Neighbours &around)
{
    if (around.silent > 0) {
        return tr("%1 of %2 neighbours on the same port are silent too")
            .arg(around.silent)
            .arg(around.total);
    }
    if (around.known == 0) {
        return {};
    }
    if (around.weak == 0) {
        return tr("%n neighbour(s) on the same port are normal", "", around.normal);
    }
    return tr("%1 of %2 neighbours on the same port are outside the limits too")
        .arg(around.weak)
        .arg(around.known);
}

QString VerdictWords::meaning(const Verdict &verdict, const QString &language)
{
    const Cpe::Evidence &evidence = verdict.evidence;
    QStringList parts;
    const auto limit = [&evidence, &language] {
        return evidence.limit ? DeviceWords::level(*evidence.limit, language, 0) : QString();
    };
    switch (verdict.finding) {
    case Finding::OpticalLost:
        parts.append(tr("The fibre is broken, unplugged or badly bent before the ONT"));
        break;
    case Finding::OutageAround:
        parts.append(tr("Not this customer's own trouble: tell whoever looks after the network"));
        break;
    case Finding::DeviceOffline:
        parts.append(tr("Without power, unplugged, or the fibre is cut: ask for the lights first"));
        break;
    case Finding::OpticalWeak:
        parts.append(tr("Below %1: dirty connector or fibre break before the ONT").arg(limit()));
        break;
    case Finding::OpticalStrong:
        parts.append(tr("Above %1: an attenuator is missing").arg(limit()));
        break;
    case Finding::WanSignInRefused:
        parts.append(tr("The line is well; user or password of the subscription are not"));
        break;
    case Finding::WanDown:
        parts.append(tr("The device runs; the trouble is between it and the Internet"));
        break;
    case Finding::RebootsOften:
        parts.append(tr("Power supply, heat or firmware: look at the socket before the device"));
        break;
    case Finding::AcsSilent:
        parts.append(tr("Values of the ACS are old; ask the device itself"));
        break;
    case Finding::MemoryExhausted:
    case Finding::CpuExhausted:
        parts.append(tr("A restart helps for now; often a matter of firmware"));
        break;
    case Finding::RadioCongested:
        parts.append(tr("Another channel, or the other band"));
        break;
    case Finding::RadioOff:
        parts.append(tr("Somebody switched it off, at the device or from here"));
        break;
    case Finding::ClientSignalWeak:
        parts.append(evidence.count > 1
                ? tr("%n device(s) too far from the Wi-Fi, or a wall too many", "", evidence.count)
                : tr("Too far from the Wi-Fi, or a wall too many"));
        break;
    case Finding::DataOld:
    case Finding::NothingKnown:
        parts.append(tr("Ask before you judge"));
        break;
    case Finding::AllWell:
        parts.append(unread(evidence.unread));
        break;
    case Finding::SourcesDisagree:
        break;
    }
    if (evidence.neighbours && verdict.finding != Finding::OutageAround) {
        parts.append(neighbours(*evidence.neighbours));
    } else if (evidence.neighbours) {
        parts.prepend(neighbours(*evidence.neighbours));
    }
    parts.removeAll({});
    return parts.join(tr("; "));
}

} // namespace FibreDesk
