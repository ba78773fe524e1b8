// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QString>

#include <optional>

namespace FibreDesk::MailRun {

/// The right to send one campaign, held by one process at a time. A lock of the kernel on a file
/// beside the ledger: it goes with its process however that ends, and a process number used anew
/// (or seen from another container) cannot be taken for its holder.
class CampaignLock {
public:
    struct Owner {
        qint64 pid = 0;
        QString host{};
        QString since{}; ///< ISO, UTC
    };

    /// Conflict, naming the owner, where another has it.
    [[nodiscard]] static Result<CampaignLock> acquire(const QString &ledgerFile, qint64 campaign);
    /// Who has it; asks only, never takes it, so that asking disturbs nobody.
    [[nodiscard]] static std::optional<Owner> owner(const QString &ledgerFile, qint64 campaign);

    CampaignLock(CampaignLock &&other) noexcept;
    CampaignLock &operator=(CampaignLock &&other) noexcept;
    CampaignLock(const CampaignLock &) = delete;
    CampaignLock &operator=(const CampaignLock &) = delete;
    ~CampaignLock();

private:
    explicit CampaignLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }

    int m_descriptor = -1;
};

} // namespace FibreDesk::MailRun
