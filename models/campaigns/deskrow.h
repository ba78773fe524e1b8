// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "deskhistory.h"

#include <QObject>
#include <qqmlintegration.h>

namespace FibreDesk {

class DeskCampaigns;

/// One recipient of a campaign of the desk: every attempt, every decision, and what a person can
/// decide. An uncertain row is never sent again but by such a decision, which keeps who and why.
class DeskRow : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by CampaignsController")
    Q_PROPERTY(int row READ row NOTIFY changed)
    Q_PROPERTY(FibreDesk::AttemptModel *attempts READ attempts CONSTANT)
    Q_PROPERTY(FibreDesk::DecisionModel *decisions READ decisions CONSTANT)
    Q_PROPERTY(QString known READ known NOTIFY changed)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)

public:
    /// `source` may be null: then there never is a row.
    explicit DeskRow(DeskCampaigns *source, QObject *parent = nullptr);

    /// A row of the open campaign, read anew; -1 = none.
    void show(int row);
    void retranslate();

    /// An operator's word on an uncertain row.
    Q_INVOKABLE void settleArrived(const QString &note);
    Q_INVOKABLE void settleNotArrived(const QString &note);
    Q_INVOKABLE void settleGivenUp(const QString &note);
    /// What is wrong with an address, in words; empty = it can be mailed.
    Q_INVOKABLE QString addressFault(const QString &address) const;
    /// A failed row gets another address and is sent again.
    Q_INVOKABLE void correct(const QString &address);
    void correct(const QString &campaign, int row, const QString &address);

    [[nodiscard]] int row() const { return m_row; }
    [[nodiscard]] AttemptModel *attempts() { return &m_attempts; }
    [[nodiscard]] DecisionModel *decisions() { return &m_decisions; }
    /// What is known of a mail whose fate is not: in one sentence.
    [[nodiscard]] QString known() const;
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] ErrorText error() const { return m_error; }

Q_SIGNALS:
    void changed();
    void corrected(const QString &address);
    void notCorrected(const FibreDesk::ErrorText &error);

private:
    struct History {
        std::vector<MailRun::AttemptRecord> attempts{};
        std::vector<MailRun::Evidence> decisions{};
    };

    void settle(MailRun::Evidence::Outcome outcome, const QString &note);
    void tell(std::optional<Error> error);

    DeskCampaigns *m_source;
    int m_row = -1;
    AttemptModel m_attempts;
    DecisionModel m_decisions;
    bool m_isBusy = false;
    ErrorText m_error;
    int m_generation = 0;
};

} // namespace FibreDesk
