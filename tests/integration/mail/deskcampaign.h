// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "mailrun/campaignrun.h"

#include <QTemporaryDir>

/// A campaign as the desk sends it, from its file on: put into a ledger, composed mail by mail, run
/// to its end. Without patience between two attempts, and never paused for failures.
class DeskCampaign {
public:
    explicit DeskCampaign(
        const QStringList &recipients, const FibreDesk::Mail::SmtpSettings &server);
    ~DeskCampaign();

    FibreDesk::MailRun::RunSetup setup;

    /// Begins, or goes on from where the ledger stands.
    void start();
    [[nodiscard]] FibreDesk::MailRun::CampaignRun &run() { return *m_run; }
    /// Waits for the end of the run.
    [[nodiscard]] FibreDesk::MailRun::RunSnapshot end();
    [[nodiscard]] FibreDesk::MailRun::RunSnapshot sendAll()
    {
        start();
        return end();
    }
    /// All rows, as the ledger has them.
    [[nodiscard]] std::vector<FibreDesk::MailRun::RowRecord> rows();
    [[nodiscard]] std::vector<FibreDesk::MailRun::AttemptRecord> attempts(int row);
    /// What went wrong before anything was sent; empty = nothing.
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] FibreDesk::MailRun::Ledger &ledger() { return *m_ledger; }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<FibreDesk::MailRun::Ledger> m_ledger;
    std::unique_ptr<FibreDesk::MailRun::CampaignRun> m_run;
    QString m_problem;
};
