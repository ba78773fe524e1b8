// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/acs/fleetaction.h"

#include <algorithm>
#include <array>
#include <utility>

namespace FibreDesk::Cpe::Acs {

using namespace Qt::StringLiterals;

namespace {

using Kind = FleetAction::Kind;

constexpr std::array Outcomes{
    std::pair{FleetOutcome::Ready, "ready"_L1},
    std::pair{FleetOutcome::Skipped, "skipped"_L1},
    std::pair{FleetOutcome::NotKnown, "notKnown"_L1},
    std::pair{FleetOutcome::Waiting, "waiting"_L1},
    std::pair{FleetOutcome::Asking, "asking"_L1},
    std::pair{FleetOutcome::Done, "done"_L1},
    std::pair{FleetOutcome::Taken, "taken"_L1},
    std::pair{FleetOutcome::Queued, "queued"_L1},
    std::pair{FleetOutcome::Faulted, "faulted"_L1},
    std::pair{FleetOutcome::Refused, "refused"_L1},
    std::pair{FleetOutcome::Uncertain, "uncertain"_L1},
    std::pair{FleetOutcome::Left, "left"_L1},
};

const FleetDevice *find(const QHash<QString, FleetDevice> &fleet, const FleetTarget &target)
{
    for (const QString &name : {target.acsSerial, target.serial}) {
        if (const auto found = fleet.constFind(name); !name.isEmpty() && found != fleet.cend())
            return &*found;
    }
    return nullptr;
}

SkipReason skipOfFirmware(
    const AcsFile &file, const FleetDevice &device, const QSet<QString> &updating)
{
    if (device.productClass.isEmpty())
        return SkipReason::UnknownModel;
    if (!fits(file, device))
        return SkipReason::OtherModel;
    if (isVersion(device.firmware, file.version))
        return SkipReason::HasVersion;
    return updating.contains(device.id) ? SkipReason::AlreadyAsked : SkipReason::None;
}

SkipReason skipOf(
    const FleetAction &action, const FleetDevice &device, const FleetSituation &situation)
{
    // A tag is the server's own: the device need not be there.
    if (action.kind == Kind::AddTag)
        return device.tags.contains(action.tag) ? SkipReason::HasTag : SkipReason::None;
    if (action.kind == Kind::RemoveTag)
        return device.tags.contains(action.tag) ? SkipReason::None : SkipReason::HasNoTag;
    if (!device.lastInform.isValid())
        return SkipReason::NeverHeard;
    if (device.lastInform.secsTo(situation.now) > situation.silent.count())
        return SkipReason::Silent;
    return action.kind == Kind::Firmware ? skipOfFirmware(action.file, device, situation.updating)
                                         : SkipReason::None;
}

} // namespace

QString outcomeName(FleetOutcome outcome)
{
    return std::ranges::find(Outcomes, outcome, &decltype(Outcomes)::value_type::first)->second;
}

QStringList refreshObjects(bool isOlder)
{
    return isOlder
        ? QStringList{u"InternetGatewayDevice.DeviceInfo."_s, u"InternetGatewayDevice.WANDevice."_s,
              u"InternetGatewayDevice.LANDevice."_s}
        : QStringList{u"Device.DeviceInfo."_s, u"Device.Optical."_s, u"Device.IP.Interface."_s,
              u"Device.WiFi."_s, u"Device.Hosts."_s, u"Device.Ethernet."_s};
}

int requestsFor(const FleetAction &action, const FleetDevice &device)
{
    return action.kind == Kind::Refresh ? static_cast<int>(refreshObjects(device.isOlder).size())
                                        : 1;
}

bool isFirmware(const AcsFile &file)
{
    // Of a file that names no model or no version nobody can say whom it is for, nor who has it.
    return !file.name.isEmpty() && file.type.startsWith(u'1') && !file.productClass.isEmpty()
        && !file.version.isEmpty();
}

bool fits(const AcsFile &file, const FleetDevice &device)
{
    return isFirmware(file) && file.productClass == device.productClass
        && (file.oui.isEmpty() || file.oui.compare(device.oui, Qt::CaseInsensitive) == 0);
}

bool isVersion(const QString &told, const QString &wanted)
{
    return !wanted.trimmed().isEmpty()
        && told.simplified().compare(wanted.simplified(), Qt::CaseInsensitive) == 0;
}

std::vector<FleetItem> planFleet(const FleetAction &action, const std::vector<FleetTarget> &targets,
    const QHash<QString, FleetDevice> &fleet, const FleetSituation &situation)
{
    std::vector<FleetItem> items;
    items.reserve(targets.size());
    QSet<QString> seen;
    for (const FleetTarget &target : targets) {
        FleetItem item{.target = target};
        const FleetDevice *device = find(fleet, target);
        if (!device || device->id.isEmpty()) {
            item.skip = SkipReason::NotInAcs;
        } else if (seen.contains(device->id)) {
            item.device = *device;
            item.skip = SkipReason::Twice;
        } else {
            seen.insert(device->id);
            item.device = *device;
            item.skip = skipOf(action, *device, situation);
            item.isSilent = device->lastInform.isValid()
                && device->lastInform.secsTo(situation.now) > situation.quiet.count();
        }
        if (item.skip != SkipReason::None)
            item.outcome = FleetOutcome::Skipped;
        items.push_back(std::move(item));
    }
    return items;
}

bool StopRule::isBroken() const
{
    if (ended <= first)
        return failed >= failedOfFirst;
    return ended >= many ? failed * share >= ended : failed >= failedOfFirst;
}

} // namespace FibreDesk::Cpe::Acs
