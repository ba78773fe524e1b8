// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devicetasks.h"

#include "base/format.h"
#include "cpe/acs/fleetaction.h"
#include "devicewords.h"

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace FibreDesk {

using Cpe::Acs::FaultReason;
using Cpe::Acs::Proof;
using Cpe::Acs::TaskName;
using Cpe::Acs::TaskRequest;
using Cpe::Acs::TaskState;
using Cpe::Acs::WatchedTask;

namespace {

constexpr int mostTasks = 8;
// IEEE 802.11: a network's name is at most 32 octets, WPA's passphrase 8 to 63 printable ASCII.
constexpr qsizetype mostNameOctets = 32;
constexpr qsizetype leastPassword = 8;
constexpr qsizetype mostPassword = 63;

bool isPrintableAscii(const QString &text)
{
    return std::ranges::all_of(
        text, [](QChar sign) { return sign.unicode() >= 0x20 && sign.unicode() < 0x7f; });
}

} // namespace

DeviceTasks::DeviceTasks(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_list({"name", "stateWord", "tone", "isOpen", "at", "detail"}, mostTasks)
    , m_networks({"title"}, 0)
{
    if (!m_parts.watch) {
        return;
    }
    connect(m_parts.watch, &Cpe::Acs::TaskWatch::taskChanged, this, &DeviceTasks::handleTask);
    connect(m_parts.watch, &Cpe::Acs::TaskWatch::forgotten, this, &DeviceTasks::show);
    connect(m_parts.watch, &Cpe::Acs::TaskWatch::failed, this, [this](const Error &error) {
        m_error = errorText(error);
        Q_EMIT changed();
    });
    connect(m_parts.live, &DeviceLive::changed, this, [this] {
        const QString &serial = m_parts.live->device().serial;
        if (serial != m_serial) {
            m_serial = serial;
            m_error = {};
            show();
        }
        showNetworks();
        Q_EMIT changed();
    });
}

void DeviceTasks::showNetworks()
{
    m_radios.clear();
    std::vector<RecordModel::Row> rows;
    for (const Cpe::Radio &radio : m_parts.live->diary().facts.radios) {
        // What the device's own page calls a setting is nothing to the ACS.
        if (radio.source == Cpe::Source::Acs) {
            QStringList title{radio.ssid, DeviceWords::band(radio.band)};
            title.removeAll({});
            rows.push_back({radio.id, {title.join(u" · "_s)}});
            m_radios.append(radio);
        }
    }
    m_networks.applySnapshot(std::move(rows));
}

void DeviceTasks::setLanguage(const QString &language)
{
    if (m_language != language) {
        m_language = language;
        show();
    }
}

void DeviceTasks::setAcsUnguarded(bool isUnguarded)
{
    if (m_isAcsUnguarded != isUnguarded) {
        m_isAcsUnguarded = isUnguarded;
        Q_EMIT changed();
    }
}

bool DeviceTasks::canAsk() const
{
    return m_parts.watch && !m_parts.acsId(m_parts.live->device()).isEmpty();
}

void DeviceTasks::reboot()
{
    send(TaskRequest::reboot());
}

void DeviceTasks::refresh()
{
    const QList<Cpe::Fact> &facts = m_parts.live->diary().facts.facts;
    const bool isOlder = std::ranges::any_of(facts, [](const Cpe::Fact &fact) {
        return fact.source == Cpe::Source::Acs && fact.path.startsWith("InternetGateway"_L1);
    });
    const QStringList objects = Cpe::Acs::refreshObjects(isOlder);
    for (const QString &object : objects) {
        send(TaskRequest::refreshObject(object));
    }
}

void DeviceTasks::readValue(const QString &path)
{
    send(TaskRequest::getParameterValues({path}));
}

QString DeviceTasks::wifiProblem(const QString &name, const QString &password) const
{
    if (name.isEmpty() && password.isEmpty()) {
        return tr("Nothing would change.");
    }
    if (name.toUtf8().size() > mostNameOctets) {
        return tr("A network's name has at most 32 bytes; this one has %1.")
            .arg(name.toUtf8().size());
    }
    if (password.isEmpty()) {
        return {};
    }
    if (password.size() < leastPassword || password.size() > mostPassword) {
        return tr("A password has 8 to 63 characters; this one has %1.").arg(password.size());
    }
    return isPrintableAscii(password)
        ? QString()
        : tr("A password has no accents and no other signs than those of an English keyboard.");
}

QVariantMap DeviceTasks::wifiChange(int network, const QString &name) const
{
    if (network < 0 || network >= m_radios.size()) {
        return {};
    }
    const Cpe::Radio &one = m_radios.at(network);
    return {{u"band"_s, DeviceWords::band(one.band)}, {u"before"_s, one.ssid},
        {u"after"_s, name.isEmpty() ? one.ssid : name},
        {u"clients"_s, one.clients ? QVariant(*one.clients) : QVariant()},
        {u"canName"_s, !one.ssidPath.isEmpty()}, {u"canPassword"_s, !one.passphrasePath.isEmpty()}};
}

void DeviceTasks::changeWifi(int network, const QString &name, const QString &password)
{
    if (network < 0 || network >= m_radios.size() || !wifiProblem(name, password).isEmpty()) {
        return;
    }
    const Cpe::Radio one = m_radios.at(network);
    QList<Cpe::Acs::Assignment> values;
    if (!name.isEmpty() && name != one.ssid && !one.ssidPath.isEmpty()) {
        values.append({.path = one.ssidPath, .value = name, .before = one.ssid});
    }
    if (!password.isEmpty() && !one.passphrasePath.isEmpty()) {
        values.append({.path = one.passphrasePath, .value = password, .isSecret = true});
    }
    send(TaskRequest::setParameterValues(values));
}

void DeviceTasks::send(const Result<TaskRequest> &request)
{
    if (!canAsk()) {
        return;
    }
    if (!request) {
        m_error = errorText(request.error());
        Q_EMIT changed();
        return;
    }
    const DeviceHandle device = m_parts.live->device();
    ++m_sending;
    m_error = {};
    Q_EMIT changed();
    QCoro::connect(m_parts.watch->start(m_parts.acsId(device), device.serial, *request), this,
        [this, device](const Result<WatchedTask> &task) {
            --m_sending;
            if (task) {
                handleTask(*task);
            }
            if (!task && device.serial == m_serial) {
                m_error = errorText(task.error());
            }
            show();
            Q_EMIT changed();
        });
}

void DeviceTasks::handleTask(const WatchedTask &task)
{
    const bool changes =
        task.name != TaskName::GetParameterValues && task.name != TaskName::RefreshObject;
    if (!isOpen(task) && !m_told.contains(task.number)) {
        m_told.insert(task.number);
        if (changes) {
            const QString text = logText(task);
            keep(task, text);
            Q_EMIT settled(task, text);
        }
        if (task.state == TaskState::Done) {
            Q_EMIT readAnew(task.serial);
        }
    }
    show();
}

void DeviceTasks::keep(const WatchedTask &task, const QString &text)
{
    QJsonObject before;
    QJsonObject after;
    for (const Cpe::Acs::Expectation &one : task.expected) {
        if (one.before) {
            before.insert(one.path, *one.before);
        }
        after.insert(one.path, one.isSecret ? QString() : one.value);
    }
    m_parts.live->note(task.serial,
        {.id = u"task-"_s + QString::number(task.number),
            .at = task.asked,
            .who = task.who,
            .kind = Cpe::Acs::taskName(task.name),
            .outcome = Cpe::Acs::stateName(task.state),
            .before = before,
            .after = after,
            .note = text,
            .detail = detail(task, m_language)});
}

QString DeviceTasks::logText(const WatchedTask &task) const
{
    QStringList lines{
        tr("Device %1: %2, %3").arg(task.serial, nameWord(task.name), stateWord(task))};
    for (const Cpe::Acs::Expectation &one : task.expected) {
        if (one.isSecret) {
            lines.append(tr("%1: a new secret").arg(one.path));
        } else if (one.before) {
            lines.append(tr("%1: “%2” → “%3”").arg(one.path, *one.before, one.value));
        } else {
            lines.append(tr("%1: “%2”").arg(one.path, one.value));
        }
    }
    const QString more = detail(task, m_language);
    if (!more.isEmpty()) {
        lines.append(more);
    }
    return lines.join(u'\n');
}

void DeviceTasks::forget(const QString &rowId)
{
    if (m_parts.watch) {
        QCoro::connect(
            m_parts.watch->forget(rowId.toLongLong()), this, [this](const Result<void> &done) {
                if (!done) {
                    m_error = errorText(done.error());
                    Q_EMIT changed();
                }
            });
    }
}

void DeviceTasks::show()
{
    if (!m_parts.watch) {
        return;
    }
    std::vector<RecordModel::Row> rows;
    for (const WatchedTask &task : m_parts.watch->tasks() | std::views::reverse) {
        if (task.serial == m_serial && !m_serial.isEmpty()) {
            rows.push_back({QString::number(task.number),
                {nameWord(task.name), stateWord(task), tone(task), isOpen(task), task.asked,
                    detail(task, m_language)}});
        }
    }
    m_list.applySnapshot(std::move(rows));
}

QString DeviceTasks::nameWord(TaskName name)
{
    switch (name) {
    case TaskName::GetParameterValues:
        return tr("Read values");
    case TaskName::SetParameterValues:
        return tr("Change settings");
    case TaskName::RefreshObject:
        return tr("Read again");
    case TaskName::Reboot:
        return tr("Restart");
    case TaskName::FactoryReset:
        return tr("Factory settings");
    case TaskName::AddObject:
        return tr("Add an object");
    case TaskName::DeleteObject:
        return tr("Remove an object");
    case TaskName::Download:
        return tr("New firmware");
    }
    std::unreachable();
}

QString DeviceTasks::stateWord(const WatchedTask &task)
{
    if (task.isSending) {
        return tr("being sent");
    }
    switch (task.state) {
    case TaskState::Accepted:
        return tr("taken by the ACS");
    case TaskState::Queued:
        return task.isDeviceOffline ? tr("waits: the device does not answer")
                                    : tr("waits for the device");
    case TaskState::InSession:
        return tr("not taken: the device was busy with the ACS");
    case TaskState::Done:
        switch (task.proof) {
        case Proof::Pending:
            return tr("done, says the ACS; being read back");
        case Proof::Different:
            return tr("done, says the ACS; the device says otherwise");
        case Proof::Same:
            return tr("done, and read back");
        case Proof::Unreadable:
            return tr("done, says the ACS; cannot be read back");
        case Proof::None:
            // The file is fetched and written afterwards; a later reading shows its version.
            return task.name == TaskName::Download
                ? tr("the device has accepted the file; its version will tell")
                : tr("done");
        }
        std::unreachable();
    case TaskState::Faulted:
        return tr("refused by the device");
    case TaskState::Expired:
        return tr("expired before the device came");
    case TaskState::Unknown:
        return tr("nobody can say what became of it");
    }
    std::unreachable();
}

QString DeviceTasks::tone(const WatchedTask &task)
{
    if (isOpen(task)) {
        return u"pending"_s;
    }
    switch (task.state) {
    case TaskState::Done:
        return task.proof == Proof::Different ? u"danger"_s : u"ok"_s;
    case TaskState::Faulted:
    case TaskState::Expired:
    case TaskState::InSession:
        return u"danger"_s;
    default:
        return u"uncertain"_s;
    }
}

QString DeviceTasks::faultText(const Cpe::Acs::FaultRecord &fault)
{
    switch (fault.reason) {
    case FaultReason::MethodNotSupported:
        return tr("this model cannot do that");
    case FaultReason::RequestDenied:
        return tr("the device does not allow it");
    case FaultReason::InternalError:
        return tr("the device had an error of its own");
    case FaultReason::InvalidArguments:
        return tr("the device does not understand the request");
    case FaultReason::ResourcesExceeded:
        return tr("it was more than the device can do at once");
    case FaultReason::NoSuchParameter:
        return tr("the device has no such setting");
    case FaultReason::WrongType:
    case FaultReason::WrongValue:
        return tr("the device does not take that value");
    case FaultReason::NotWritable:
        return tr("that setting cannot be changed on this device");
    case FaultReason::TransferFailed:
    case FaultReason::FileServerUnreachable:
    case FaultReason::FileNotAccessible:
    case FaultReason::FileIncomplete:
        return tr("the device could not fetch the file");
    case FaultReason::FileCorrupted:
    case FaultReason::FileNotGenuine:
        return tr("the device does not accept the file");
    case FaultReason::NoAnswer:
        return tr("the device left in the middle");
    case FaultReason::ScriptFailed:
    case FaultReason::EndlessProvision:
    case FaultReason::ServerRefused:
        return tr("the ACS itself failed: tell whoever looks after it");
    default:
        return tr("the device refused");
    }
}

QString DeviceTasks::detail(const WatchedTask &task, const QString &language)
{
    QStringList parts;
    if (task.fault) {
        const QString code = task.fault->number > 0
            ? tr("%1 (%2)").arg(faultText(*task.fault)).arg(task.fault->number)
            : faultText(*task.fault);
        parts.append(code);
        if (!task.fault->words.isEmpty()) {
            parts.append(task.fault->words);
        }
        for (const Cpe::Acs::ParameterFault &one : task.fault->parameters) {
            parts.append(one.words.isEmpty() ? one.path : tr("%1: %2").arg(one.path, one.words));
        }
    }
    for (const Cpe::Acs::Difference &one : task.differences) {
        parts.append(tr("%1: wanted “%2”, it has “%3”").arg(one.path, one.wanted, one.told));
    }
    if (isOpen(task) && task.expires.isValid()) {
        parts.append(tr("until %1").arg(Format::dayTime(task.expires, language)));
    }
    return parts.join(u" · "_s);
}

} // namespace FibreDesk
