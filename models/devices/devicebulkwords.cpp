// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devicebulkwords.h"

#include "base/errortext.h"
#include "base/format.h"
#include "devicetasks.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

using Cpe::Acs::FleetAction;
using Cpe::Acs::FleetItem;
using Cpe::Acs::FleetOutcome;
using Cpe::Acs::FleetRun;
using Cpe::Acs::SkipReason;
using Kind = FleetAction::Kind;

QString DeviceBulkWords::title(const FleetAction &action)
{
    switch (action.kind) {
    case Kind::AddTag:
        return tr("Add the tag “%1”").arg(action.tag);
    case Kind::RemoveTag:
        return tr("Take out the tag “%1”").arg(action.tag);
    case Kind::Refresh:
        return tr("Read again");
    case Kind::Firmware:
        return tr("New firmware %1").arg(action.file.version);
    }
    std::unreachable();
}

QString DeviceBulkWords::outcome(FleetOutcome outcome)
{
    switch (outcome) {
    case FleetOutcome::Ready:
        return tr("Will be asked");
    case FleetOutcome::Skipped:
        return tr("Left out");
    case FleetOutcome::NotKnown:
        return tr("Not in the ACS");
    case FleetOutcome::Waiting:
        return tr("Waiting");
    case FleetOutcome::Asking:
        return tr("On its way");
    case FleetOutcome::Done:
        return tr("Done");
    case FleetOutcome::Taken:
        return tr("Taken, not seen yet");
    case FleetOutcome::Queued:
        return tr("Waits at the ACS");
    case FleetOutcome::Faulted:
        return tr("Failed on the device");
    case FleetOutcome::Refused:
        return tr("Not taken");
    case FleetOutcome::Uncertain:
        return tr("Uncertain");
    case FleetOutcome::Left:
        return tr("Not begun");
    }
    std::unreachable();
}

QString DeviceBulkWords::tone(FleetOutcome outcome)
{
    switch (outcome) {
    case FleetOutcome::Done:
        return u"ok"_s;
    case FleetOutcome::Ready:
        return u"info"_s;
    case FleetOutcome::Waiting:
    case FleetOutcome::Asking:
    case FleetOutcome::Queued:
    case FleetOutcome::Taken:
        return u"pending"_s;
    case FleetOutcome::Faulted:
    case FleetOutcome::Refused:
        return u"danger"_s;
    case FleetOutcome::NotKnown:
        return u"warning"_s;
    case FleetOutcome::Uncertain:
        return u"uncertain"_s;
    case FleetOutcome::Skipped:
    case FleetOutcome::Left:
        return u"neutral"_s;
    }
    std::unreachable();
}

QString DeviceBulkWords::skip(SkipReason reason)
{
    switch (reason) {
    case SkipReason::None:
        return {};
    case SkipReason::NotInAcs:
        return tr("The ACS does not know it.");
    case SkipReason::NeverHeard:
        return tr("The ACS has never heard of it.");
    case SkipReason::Silent:
        return tr("Silent for days: it would wait for nobody knows how long.");
    case SkipReason::HasTag:
        return tr("Has the tag already.");
    case SkipReason::HasNoTag:
        return tr("Does not have the tag.");
    case SkipReason::HasVersion:
        return tr("Has this version already.");
    case SkipReason::OtherModel:
        return tr("The file is for another model.");
    case SkipReason::UnknownModel:
        return tr("The ACS does not say which model it is.");
    case SkipReason::AlreadyAsked:
        return tr("A firmware waits for it at the ACS already.");
    case SkipReason::Twice:
        return tr("Another selected record is the same device.");
    }
    std::unreachable();
}

namespace {

QString refusal(const Error &error)
{
    if (error.type == "InSession"_L1) {
        return DeviceBulkWords::tr("The device was busy with the ACS.");
    }
    if (error.type == "Expired"_L1) {
        return DeviceBulkWords::tr("It expired at the ACS before the device came.");
    }
    return errorText(error).sentence();
}

QString faultWords(const Cpe::Acs::FaultRecord &fault)
{
    const QString words = fault.number > 0
        ? DeviceBulkWords::tr("%1 (%2)").arg(DeviceTasks::faultText(fault)).arg(fault.number)
        : DeviceTasks::faultText(fault);
    return fault.words.isEmpty() ? words : words + u" · "_s + fault.words;
}

QString heard(const FleetItem &item, const QString &language)
{
    return Format::dayTime(item.device.lastInform, language);
}

/// What would happen to it.
QString prospect(const FleetItem &item, const FleetAction &action, const QString &language)
{
    QStringList parts;
    if (action.kind == Kind::Firmware) {
        parts += item.device.firmware.isEmpty()
            ? DeviceBulkWords::tr("Its version is not known → %1").arg(action.file.version)
            : DeviceBulkWords::tr("%1 → %2").arg(item.device.firmware, action.file.version);
    }
    if (item.isSilent && (action.kind == Kind::Firmware || action.kind == Kind::Refresh)) {
        parts += DeviceBulkWords::tr("Last heard %1: it will wait at the ACS.")
                     .arg(heard(item, language));
    }
    return parts.join(u" · "_s);
}

} // namespace

QString DeviceBulkWords::reason(
    const FleetItem &item, const FleetAction &action, const QString &language)
{
    switch (item.outcome) {
    case FleetOutcome::Ready:
        return prospect(item, action, language);
    case FleetOutcome::Skipped:
        return item.skip == SkipReason::Silent
            ? tr("%1 Last heard %2.").arg(skip(item.skip), heard(item, language))
            : skip(item.skip);
    case FleetOutcome::Queued:
        return tr("Until the device comes; last heard %1.").arg(heard(item, language));
    case FleetOutcome::Taken:
        return tr("The device has accepted the file; version %1 is not seen on it yet.")
            .arg(action.file.version);
    case FleetOutcome::Faulted:
        if (!item.told.isEmpty()) {
            return tr("It has started anew since and still has %1.").arg(item.told);
        }
        return item.fault ? faultWords(*item.fault) : QString();
    case FleetOutcome::NotKnown:
    case FleetOutcome::Refused:
    case FleetOutcome::Uncertain:
        return item.error ? refusal(*item.error) : QString();
    case FleetOutcome::Done:
        return item.told.isEmpty() ? QString() : tr("It has %1 now.").arg(item.told);
    case FleetOutcome::Left:
        return tr("The run was stopped before it.");
    case FleetOutcome::Waiting:
    case FleetOutcome::Asking:
        break;
    }
    return {};
}

QString DeviceBulkWords::stopped(const FleetRun &run)
{
    switch (run.stopped()) {
    case FleetRun::Stop::None:
        return {};
    case FleetRun::Stop::ByUser:
        return tr("Stopped. What had not begun stays undone; what was sent stays true.");
    case FleetRun::Stop::TooManyFailed:
        return tr("Stopped by itself: %1 of the first %2 failed. The others did not get it.")
            .arg(run.rule().failed)
            .arg(run.rule().ended);
    case FleetRun::Stop::AcsUnreachable:
        return run.stopError() ? tr("Stopped by itself: the ACS does not take it. %1")
                                     .arg(errorText(*run.stopError()).sentence())
                               : tr("Stopped by itself: the ACS does not take it.");
    }
    std::unreachable();
}

QString DeviceBulkWords::log(const FleetItem &item, const FleetAction &action)
{
    const QString &serial = item.target.serial;
    switch (action.kind) {
    case Kind::AddTag:
        return tr("Device %1: tag “%2” added at the ACS").arg(serial, action.tag);
    case Kind::RemoveTag:
        return tr("Device %1: tag “%2” taken out at the ACS").arg(serial, action.tag);
    case Kind::Firmware:
        return item.outcome == FleetOutcome::Done
            ? tr("Device %1: firmware %2 is on it").arg(serial, item.told)
            : tr("Device %1: has started anew and still has firmware %2").arg(serial, item.told);
    case Kind::Refresh:
        break;
    }
    return {};
}

} // namespace FibreDesk
