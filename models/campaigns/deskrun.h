// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"

#include <QDateTime>
#include <QObject>
#include <qqmlintegration.h>

namespace FibreDesk {

class DeskCampaigns;
namespace MailRun {
struct RunSnapshot;
}

/// How the open campaign of the desk goes, and what can be done with the whole of it.
class DeskRun : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by CampaignsController")
    Q_PROPERTY(bool isDesk READ isDesk NOTIFY changed)
    Q_PROPERTY(bool isRunning READ isRunning NOTIFY changed)
    Q_PROPERTY(bool isThrottled READ isThrottled NOTIFY changed)
    Q_PROPERTY(bool canPause READ canPause NOTIFY changed)
    Q_PROPERTY(bool canResume READ canResume NOTIFY changed)
    Q_PROPERTY(bool canCancel READ canCancel NOTIFY changed)
    Q_PROPERTY(bool canSend READ canSend NOTIFY changed)
    Q_PROPERTY(double perSecond READ perSecond NOTIFY changed)
    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY changed)
    Q_PROPERTY(int inFlight READ inFlight NOTIFY changed)
    Q_PROPERTY(int retriesWaiting READ retriesWaiting NOTIFY changed)
    Q_PROPERTY(int waiting READ waiting NOTIFY changed)
    Q_PROPERTY(int uncertain READ uncertain NOTIFY changed)
    Q_PROPERTY(QDateTime throttledUntil READ throttledUntil NOTIFY changed)
    Q_PROPERTY(QDateTime safeFrom READ safeFrom NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)
    Q_PROPERTY(bool isUnclaimed READ isUnclaimed NOTIFY changed)
    Q_PROPERTY(bool canAskMailjet READ canAskMailjet CONSTANT)
    Q_PROPERTY(bool isAsking READ isAsking NOTIFY changed)
    Q_PROPERTY(QString report READ report NOTIFY changed)

public:
    /// `source` may be null: then no campaign is ever the desk's.
    explicit DeskRun(DeskCampaigns *source, QObject *parent = nullptr);

    Q_INVOKABLE void pause();
    Q_INVOKABLE void resume();
    /// For good.
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void send();
    /// Asks Mailjet for every uncertain row.
    Q_INVOKABLE void askMailjet();
    /// The failure or the report has been read.
    Q_INVOKABLE void dismiss();

    [[nodiscard]] bool isDesk() const;
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] bool isThrottled() const;
    [[nodiscard]] bool canPause() const;
    [[nodiscard]] bool canResume() const;
    [[nodiscard]] bool canCancel() const;
    [[nodiscard]] bool canSend() const;
    [[nodiscard]] double perSecond() const;
    [[nodiscard]] int secondsLeft() const; ///< -1 = not known
    [[nodiscard]] int inFlight() const;
    [[nodiscard]] int retriesWaiting() const;
    [[nodiscard]] int waiting() const;
    [[nodiscard]] int uncertain() const;
    [[nodiscard]] QDateTime throttledUntil() const;
    /// Nothing is sent before; invalid = now.
    [[nodiscard]] QDateTime safeFrom() const;
    [[nodiscard]] ErrorText error() const { return m_error; }
    /// The hub knows of no claims: it keeps no other desk from sending the same campaign.
    [[nodiscard]] bool isUnclaimed() const;
    [[nodiscard]] bool canAskMailjet() const;
    [[nodiscard]] bool isAsking() const { return m_isAsking; }
    [[nodiscard]] QString report() const { return m_report; }

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] const MailRun::RunSnapshot *snapshot() const;

    DeskCampaigns *m_source;
    ErrorText m_error;
    bool m_isAsking = false;
    QString m_report;
};

} // namespace FibreDesk
