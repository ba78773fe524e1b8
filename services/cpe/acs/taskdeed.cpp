// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/acs/taskdeed.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Cpe::Acs {

namespace {

QString resultOf(const WatchedTask &task)
{
    if (isOpen(task)) {
        return u"started"_s;
    }
    switch (task.state) {
    case TaskState::Done:
        return u"done"_s;
    case TaskState::Faulted:
        return u"refused"_s;
    case TaskState::Expired:
    case TaskState::InSession:
        return u"failed"_s;
    default:
        return u"uncertain"_s;
    }
}

} // namespace

QString rightFor(TaskName name)
{
    switch (name) {
    case TaskName::GetParameterValues:
    case TaskName::RefreshObject:
        return {};
    case TaskName::Download:
    case TaskName::FactoryReset:
        return u"installFirmware"_s;
    default:
        return u"actOnDevices"_s;
    }
}

Deed deedOf(const WatchedTask &task)
{
    const QString result = resultOf(task);
    Deed deed{.key = u"task/%1/%2/%3/%4"_s.arg(task.device, QString::number(task.number),
                  QString::number(task.asked.toMSecsSinceEpoch()),
                  isOpen(task) ? result : stateName(task.state)),
        .who = task.who,
        .area = u"devices"_s,
        .action = taskName(task.name),
        .name = task.serial,
        .result = result,
        .source = task.task};
    for (const Expectation &one : task.expected) {
        if (one.before) {
            deed.before.insert(one.path, *one.before);
        }
        deed.after.insert(one.path, one.isSecret ? u"••••••"_s : one.value);
    }
    if (result != "done"_L1) {
        deed.reason = task.fault ? task.fault->words : task.phrase;
    }
    return deed;
}

} // namespace FibreDesk::Cpe::Acs
