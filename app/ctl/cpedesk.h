// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "context.h"
#include "cpe/acs/acsclient.h"
#include "cpe/acs/diagnosis.h"
#include "cpe/acs/taskwatch.h"
#include "cpe/devicefacts.h"

namespace FibreDesk::Ctl {

/// The ACS of the profile, and the journal of what was asked of it.
class CpeDesk {
public:
    CpeDesk(const Context &context, Cpe::Acs::AcsSettings settings);

    /// An Error where the profile has no [genieacs] or a wrong one.
    [[nodiscard]] static Result<std::unique_ptr<CpeDesk>> open(const Context *context);

    [[nodiscard]] Cpe::Acs::AcsClient *acs() { return &m_acs; }
    [[nodiscard]] Cpe::Acs::TaskWatch *watch() { return &m_watch; }

    /// Whoever only looks may type a part; what is changed is named as on its label, at least.
    enum class Purpose { Look, Change };
    /// By its serial or its id; by a part of it where only one device has it.
    [[nodiscard]] QCoro::Task<Result<Cpe::Acs::DeviceRecord>> device(
        QString text, QStringList projection, Purpose purpose = Purpose::Look);

private:
    Cpe::Acs::AcsClient m_acs;
    Cpe::Acs::TaskJournal m_journal;
    Cpe::Acs::TaskWatch m_watch;
};

/// Serials, ids and tags that hold this text.
[[nodiscard]] Cpe::Acs::AcsQuery deviceQuery(const QString &text);

/// What a person can do about it, in a sentence without its full stop.
[[nodiscard]] QString faultWords(Cpe::Acs::FaultReason reason);
[[nodiscard]] QString faultText(const Cpe::Acs::FaultRecord &fault);
[[nodiscard]] QString problemWords(Cpe::Acs::DiagnosisProblem problem);

[[nodiscard]] QJsonObject faultJson(const Cpe::Acs::FaultRecord &fault);
[[nodiscard]] QJsonObject taskJson(const Cpe::Acs::WatchedTask &task, const QDateTime &now);
/// "reboot of CWTPLG…: queued, the device is offline".
[[nodiscard]] QString taskText(const Cpe::Acs::WatchedTask &task);
/// How the command ends that asked for it: nothing where it is well.
[[nodiscard]] Result<void> outcomeOf(const Cpe::Acs::WatchedTask &task, bool hasWaited);

[[nodiscard]] QJsonObject factsJson(const Cpe::DeviceFacts &facts, const QDateTime &now);
[[nodiscard]] QStringList factsLines(const Cpe::DeviceFacts &facts, const QDateTime &now);
[[nodiscard]] QJsonObject resultJson(const Cpe::Acs::DiagnosisResult &result);
[[nodiscard]] QStringList resultLines(const Cpe::Acs::DiagnosisResult &result);

} // namespace FibreDesk::Ctl
