// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpedesk.h"

#include "cpe/acs/acsfinder.h"
#include "supervision.h"

#include <algorithm>
#include <iterator>

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;
using namespace FibreDesk::Cpe::Acs;

CpeDesk::CpeDesk(const Context &context, AcsSettings settings)
    : m_acs(context.network(), settings)
    , m_journal(TaskJournal::fileFor(context.profile().dataDirectory, settings.url))
    , m_watch(&m_acs, &m_journal, context.clock())
{
    m_acs.setOversight(context.supervision().oversight());
    m_watch.setOversight(context.supervision().oversight());
    m_watch.setAuthor([over = &context.supervision()] { return over->author(); });
    if (settings.usesSignIn)
        m_acs.http()->setTokenSource(context.profile().deviceTokens);
}

Result<std::unique_ptr<CpeDesk>> CpeDesk::open(const Context *context)
{
    const auto settings = AcsSettings::read(context->profile());
    if (!settings)
        return std::unexpected(settings.error());
    if (!settings->isConfigured())
        return std::unexpected(
            ownError(ErrorKind::Validation, u"The profile has no [genieacs] url."_s, u"profile"_s));
    return std::make_unique<CpeDesk>(*context, *settings);
}

AcsQuery deviceQuery(const QString &text)
{
    return AcsQuery::contains(u"_deviceId._SerialNumber"_s, text)
        || AcsQuery::contains(u"_id"_s, text) || AcsQuery::equals(u"_tags"_s, text);
}

QCoro::Task<Result<DeviceRecord>> CpeDesk::device(
    QString text, QStringList projection, Purpose purpose)
{
    const AcsQuery exactly =
        AcsQuery::equals(u"_deviceId._SerialNumber"_s, text) || AcsQuery::equals(u"_id"_s, text);
    const auto one = co_await m_acs.devices(exactly, projection);
    if (!one)
        co_return std::unexpected(one.error());
    // The server also finds what only looks like it ("12" for "0012").
    QList<DeviceRecord> same = devicesOfSerial(one->rows, text);
    std::ranges::copy_if(one->rows, std::back_inserter(same), [&](const DeviceRecord &device) {
        return device.id == text && device.serial.compare(text, Qt::CaseInsensitive) != 0;
    });
    if (same.size() == 1)
        co_return same.first();
    // A label's serial is part of the one that the ACS knows. Two of the same serial are shown too.
    constexpr int most = 20;
    const AcsQuery like = same.isEmpty() ? deviceQuery(text) : exactly;
    const auto some =
        co_await m_acs.devices(like, same.isEmpty() ? QStringList() : projection, {.limit = most});
    if (!some)
        co_return std::unexpected(some.error());
    if (some->rows.isEmpty() && some->isLast)
        co_return std::unexpected(ownError(
            ErrorKind::NotFound, u"The ACS knows no device \"%1\"."_s.arg(text), u"cpe"_s));
    if (some->rows.size() != 1 || !some->isLast) {
        QStringList names;
        for (const DeviceRecord &device : some->rows)
            names.append(u"%1  %2"_s.arg(device.serial, device.id));
        co_return std::unexpected(ownError(ErrorKind::Validation,
            u"\"%1\" fits several devices.\n%2"_s.arg(text, names.join(u'\n')), u"cpe"_s));
    }
    // "CWTPLG…" at the ACS, "TPLG…" on the label; anything shorter may be meant for another one.
    constexpr qsizetype least = 8;
    const DeviceRecord &found = some->rows.first();
    const bool isLabel = text.size() >= least && found.serial.endsWith(text, Qt::CaseInsensitive);
    if (purpose == Purpose::Change && !isLabel)
        co_return std::unexpected(ownError(ErrorKind::Validation,
            u"\"%1\" is only a part of a serial: nothing is changed. Whole it is %2."_s.arg(
                text, found.serial),
            u"cpe"_s));
    co_return co_await m_acs.device(found.id, projection);
}

QString faultWords(FaultReason reason)
{
    switch (reason) {
    case FaultReason::Other:
        return u"the device refused"_s;
    case FaultReason::MethodNotSupported:
        return u"the device cannot do that"_s;
    case FaultReason::RequestDenied:
        return u"the device denies it, and gives no reason"_s;
    case FaultReason::InternalError:
        return u"an error inside of the device"_s;
    case FaultReason::InvalidArguments:
        return u"the device does not accept these values"_s;
    case FaultReason::ResourcesExceeded:
        return u"the device has too little memory for it"_s;
    case FaultReason::NoSuchParameter:
        return u"the device has no such parameter"_s;
    case FaultReason::WrongType:
        return u"the type of a value is wrong"_s;
    case FaultReason::WrongValue:
        return u"a value is not allowed"_s;
    case FaultReason::NotWritable:
        return u"a parameter cannot be written"_s;
    case FaultReason::NotificationRefused:
        return u"the device does not tell of changes here"_s;
    case FaultReason::TransferFailed:
        return u"the transfer of the file failed"_s;
    case FaultReason::UploadFailed:
        return u"the upload failed"_s;
    case FaultReason::TransferNotSignedIn:
        return u"the file server did not accept the device's credentials"_s;
    case FaultReason::ProtocolNotSupported:
        return u"the device does not speak the protocol of the file server"_s;
    case FaultReason::MulticastFailed:
        return u"the device could not join the multicast group"_s;
    case FaultReason::FileServerUnreachable:
        return u"the device cannot reach the file server"_s;
    case FaultReason::FileNotAccessible:
        return u"the device cannot get at the file"_s;
    case FaultReason::FileIncomplete:
        return u"the file did not come whole"_s;
    case FaultReason::FileCorrupted:
        return u"the file is corrupt or not for this device"_s;
    case FaultReason::FileNotGenuine:
        return u"the device does not trust the file"_s;
    case FaultReason::TransferWindowMissed:
        return u"the transfer was not done in its time"_s;
    case FaultReason::NotCancelable:
        return u"the transfer cannot be cancelled any more"_s;
    case FaultReason::SoftwareModule:
        return u"a software module of the device refused"_s;
    case FaultReason::Vendor:
        return u"a fault of the vendor's own"_s;
    case FaultReason::ServerRefused:
        return u"the ACS refused what the device said"_s;
    case FaultReason::ScriptFailed:
        return u"a provision of the ACS failed"_s;
    case FaultReason::EndlessProvision:
        return u"the presets of the ACS go round in circles"_s;
    case FaultReason::NoAnswer:
        return u"the device left in the middle"_s;
    }
    return {};
}

QString faultText(const FaultRecord &fault)
{
    QStringList parts{faultWords(fault.reason)};
    const QString code = fault.number != 0 ? QString::number(fault.number) : fault.code;
    if (!fault.words.isEmpty() || !code.isEmpty())
        parts.append(
            u"%1 %2"_s.arg(code, fault.words.isEmpty() ? QString() : u"\"%1\""_s.arg(fault.words))
                .trimmed());
    for (const ParameterFault &one : fault.parameters)
        parts.append(u"%1: %2"_s.arg(one.path, one.words));
    return parts.join(u", "_s);
}

QString problemWords(DiagnosisProblem problem)
{
    switch (problem) {
    case DiagnosisProblem::None:
        return {};
    case DiagnosisProblem::CannotResolveHost:
        return u"the device cannot resolve the name"_s;
    case DiagnosisProblem::NoRoute:
        return u"the device has no route there"_s;
    case DiagnosisProblem::NoConnection:
        return u"nobody answers there"_s;
    case DiagnosisProblem::HopLimit:
        return u"the target is further away than the hops allowed"_s;
    case DiagnosisProblem::TransferFailed:
        return u"the transfer failed"_s;
    case DiagnosisProblem::NotSignedIn:
        return u"the server there wants a sign-in"_s;
    case DiagnosisProblem::TimedOut:
        return u"it took too long"_s;
    case DiagnosisProblem::Cancelled:
        return u"it was cancelled"_s;
    case DiagnosisProblem::Internal:
        return u"an error inside of the device"_s;
    case DiagnosisProblem::Other:
        return u"the device could not"_s;
    }
    return {};
}

QString taskText(const WatchedTask &task)
{
    QString text = u"%1 of %2: "_s.arg(taskName(task.name), task.serial);
    switch (task.state) {
    case TaskState::Done:
        text += u"done"_s;
        break;
    case TaskState::Accepted:
        text += u"the ACS has it, the device has not been called"_s;
        break;
    case TaskState::Queued:
        text += task.isDeviceOffline
            ? u"waits at the ACS: the device cannot be reached"_s
            : u"waits at the ACS: the device was called and has not done it yet"_s;
        break;
    case TaskState::InSession:
        text += u"not taken: the device talks with the ACS just now"_s;
        break;
    case TaskState::Faulted:
        text += u"faulted: %1"_s.arg(
            task.fault ? faultText(*task.fault) : faultWords(FaultReason::Other));
        break;
    case TaskState::Expired:
        text += u"expired before the device came"_s;
        break;
    case TaskState::Unknown:
        text += task.task.isEmpty()
            ? u"nobody can say whether it was done (%1)"_s.arg(task.phrase)
            : u"it is gone from the ACS, and the device has not come since"_s;
        break;
    }
    switch (task.proof) {
    case Proof::None:
        break;
    case Proof::Pending:
        text += u"; not read back yet"_s;
        break;
    case Proof::Same:
        text += u"; the device says so too"_s;
        break;
    case Proof::Different:
        for (const Difference &one : task.differences)
            text += u"; the ACS says done, the device still says \"%1\" at %2"_s.arg(
                one.told, one.path);
        break;
    case Proof::Unreadable:
        text += u"; it could not be read back"_s;
        break;
    }
    const bool hasSecret = std::ranges::any_of(task.expected, &Expectation::isSecret);
    if (hasSecret && task.state == TaskState::Done && task.proof != Proof::Unreadable)
        text += u" (but for the passphrase, which no device tells)"_s;
    return text;
}

Result<void> outcomeOf(const WatchedTask &task, bool hasWaited)
{
    const auto end = [&task](ErrorKind kind) {
        QString sentence = taskText(task);
        sentence[0] = sentence.at(0).toUpper();
        return std::unexpected(ownError(kind, sentence + u'.', u"cpe"_s));
    };
    switch (task.state) {
    case TaskState::Done:
        if (task.proof == Proof::Different)
            return end(ErrorKind::Device);
        return {};
    case TaskState::Accepted:
    case TaskState::Queued:
        if (task.isDeviceOffline)
            return end(ErrorKind::Offline);
        if (hasWaited)
            return end(ErrorKind::Uncertain);
        return {};
    case TaskState::InSession:
        return end(ErrorKind::Conflict);
    case TaskState::Faulted:
    case TaskState::Expired:
        return end(ErrorKind::Device);
    case TaskState::Unknown:
        return end(ErrorKind::Uncertain);
    }
    return {};
}

} // namespace FibreDesk::Ctl
