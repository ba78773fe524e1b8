// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outagewords.h"

#include "base/format.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace FibreDesk {

using Cpe::OutageCause;
using Scope = Cpe::SilentGroup::Scope;

namespace {

// Below, one signs of an accident that happened to many at once.
constexpr double likely = 0.75;
constexpr double possible = 0.5;

} // namespace

QString OutageWords::moment(const QDateTime &at, const QDateTime &now, const QString &language)
{
    const QTimeZone zone = Format::displayZone();
    return at.toTimeZone(zone).date() == now.toTimeZone(zone).date()
        ? Format::time(at, language)
        : Format::dayTime(at, language);
}

QString OutageWords::place(const OutageReport &report)
{
    const Cpe::SilentGroup &group = report.outage.group;
    if (group.scope != Scope::Place) {
        // One that nobody could take apart stands whole.
        QStringList parts{group.scope == Scope::Olt ? tr("OLT %1").arg(group.olt)
                : group.port == "-"_L1              ? tr("Port %1").arg(group.olt)
                                                    : tr("%1, port %2").arg(group.olt, group.port),
            report.city};
        parts.removeAll({});
        return parts.join(u" · "_s);
    }
    QStringList address{report.address, report.city};
    address.removeAll({});
    return address.isEmpty() ? tr("A neighbourhood without an address")
                             : tr("Around %1").arg(address.join(u", "_s));
}

QString OutageWords::cause(const OutageReport &report)
{
    switch (report.outage.cause) {
    case OutageCause::Olt:
        return tr("The whole OLT");
    case OutageCause::SeveralOlts:
        return tr("Several OLTs at once");
    case OutageCause::Port:
        return tr("The port or its fibre");
    case OutageCause::Splitter:
        return tr("A splitter or its cable");
    case OutageCause::Cable:
        return tr("A cable of several ports, or the power");
    case OutageCause::Power:
        return tr("The power in the street");
    }
    return {};
}

QString OutageWords::meaning(const OutageReport &report)
{
    const Cpe::SilentGroup &group = report.outage.group;
    switch (report.outage.cause) {
    case OutageCause::Olt:
        return tr("Customers of %n port(s) of one OLT fell together: its power, its link or the "
                  "OLT itself.",
            nullptr, group.ports);
    case OutageCause::SeveralOlts:
        return tr("Other OLTs fell in the same minutes: their power, or what they hang on.");
    case OutageCause::Port:
        return tr("Nearly all of one port fell together: the port, its module, or the fibre to "
                  "the first splitter.");
    case OutageCause::Splitter:
        return tr("Neighbours of one port fell together while others of it answer: a splitter or "
                  "the cable in this place.");
    case OutageCause::Cable:
        return tr("Neighbours of several ports of one OLT fell together: a cable that carries them "
                  "all, or the power in the street.");
    case OutageCause::Power:
        return tr("Neighbours of %n OLT(s) fell together: what they share is the street, so most "
                  "likely its power.",
            nullptr, group.olts);
    }
    return {};
}

QString OutageWords::since(
    const OutageReport &report, const QDateTime &now, const QString &language)
{
    const Cpe::SilentGroup &group = report.outage.group;
    const QString first = moment(group.since, now, language);
    const QString last = moment(group.last, now, language);
    return first == last ? tr("Last heard at %1").arg(first)
                         : tr("Last heard between %1 and %2").arg(first, last);
}

QString OutageWords::counts(const OutageReport &report)
{
    const Cpe::SilentGroup &group = report.outage.group;
    const auto silent = static_cast<int>(group.devices.size());
    const int known = silent + group.alive
        + static_cast<int>(report.outage.isOver() ? report.outage.back.size() : 0);
    QStringList parts{tr("%1 of %n place(s) silent", nullptr, known).arg(silent),
        tr("%1 of %n device(s)", nullptr, report.knownDevices).arg(report.silentDevices),
        tr("%n customer(s)", nullptr, report.customers)};
    return parts.join(u" · "_s);
}

QString OutageWords::recovery(
    const OutageReport &report, const QDateTime &now, const QString &language)
{
    const Cpe::Outage &outage = report.outage;
    if (outage.back.isEmpty()) {
        return {};
    }
    const QString at = moment(outage.backSince, now, language);
    return outage.isOver()
        ? tr("All %n place(s) are back, the first at %1", nullptr,
              static_cast<int>(outage.back.size()))
              .arg(at)
        : tr("%1 of %n place(s) are back since %2", nullptr, static_cast<int>(outage.fell.size()))
              .arg(outage.back.size())
              .arg(at);
}

QString OutageWords::confidence(const OutageReport &report, const QString &language)
{
    const Cpe::SilentGroup &group = report.outage.group;
    const QString word = group.confidence >= likely ? tr("Likely")
        : group.confidence >= possible              ? tr("Possible")
                                                    : tr("A weak sign");
    const auto silent = static_cast<int>(group.devices.size());
    QString because =
        tr("%1 of %n place(s) whose state is known", nullptr, silent + group.alive).arg(silent);
    if (group.unknown > 0) {
        because += u" · "_s + tr("of %n nobody knows", nullptr, group.unknown);
    }
    if (report.patience.count() > 0) {
        because += u" · "_s
            + tr("silent is who told nothing for %1")
                  .arg(Format::duration(
                      static_cast<double>(report.patience.count()) / 60, language));
    }
    return tr("%1: %2").arg(word, because);
}

QString OutageWords::tone(const OutageReport &report)
{
    if (report.outage.isOver()) {
        return u"ok"_s;
    }
    return report.outage.group.confidence >= possible ? u"danger"_s : u"warning"_s;
}

QString OutageWords::memberState(
    const OutageMember &member, const QDateTime &now, const QString &language)
{
    switch (member.state) {
    case DeviceFleet::State::Online:
        return tr("Online, %1").arg(moment(member.heard, now, language));
    case DeviceFleet::State::Offline:
        return tr("Silent since %1").arg(moment(member.heard, now, language));
    case DeviceFleet::State::AcsSilent:
    case DeviceFleet::State::Unread:
    case DeviceFleet::State::NeverHeard:
        break;
    }
    return tr("Never heard");
}

QString OutageWords::memberTone(const OutageMember &member)
{
    return member.state == DeviceFleet::State::Online ? u"ok"_s
        : member.state == DeviceFleet::State::Offline ? u"danger"_s
                                                      : u"neutral"_s;
}

QString OutageWords::silence(
    const OutagePicture &picture, const QDateTime &now, const QString &language)
{
    switch (picture.state) {
    case OutagePicture::State::NoAcs:
        return tr("No ACS is set up: nobody tells which devices answer.");
    case OutagePicture::State::Unread:
        return tr("The ACS is being read for the first time.");
    case OutagePicture::State::AcsSilent:
        if (!picture.readAt.isValid()) {
            return tr("The ACS has not answered yet: nothing is known of any device.");
        }
        return picture.hasAnswered
            ? tr("The ACS has heard nobody since %1: that says nothing of any one device, and no "
                 "outage is claimed.")
                  .arg(moment(picture.lastHeard.isValid() ? picture.lastHeard : picture.readAt, now,
                      language))
            : tr("The ACS has not answered since %1: nothing is known of any device, and no outage "
                 "is claimed.")
                  .arg(moment(picture.readAt, now, language));
    case OutagePicture::State::Known:
        break;
    }
    return {};
}

} // namespace FibreDesk
