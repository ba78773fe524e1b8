// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "campaignrow.h"
#include "campaigntotals.h"
#include "core/requestscope.h"

#include <QCoroTask>
#include <QObject>

#include <vector>

namespace FibreDesk {

/// What is known of a campaign besides its rows.
struct CampaignHead {
    QString key{}; ///< of the list, unique over all sources; empty = none
    QString name{};
    QString place{}; ///< where it is sent from: "hub" or "desk"
    QString state{}; ///< a word: the hub's own, or the desk's
    QString note{}; ///< what the state means now, as a sentence; empty where the word says it all
    QString subject{};
    QString sender{};
    QDateTime created{};
    QDateTime started{};
    QDateTime completed{};
    CampaignTotals totals{};

    bool operator==(const CampaignHead &) const = default;
};

/// How fresh something read is.
struct ReadState {
    bool isLoading = false;
    bool isCopy = false; ///< kept from before; the source has not answered yet, or could not
    ErrorText error{};
    QDateTime fetchedAt{};
};

/// Which failed rows are to be sent again.
struct ResendChoice {
    int row = -1; ///< this one, whatever its reason was
    QString cause{}; ///< those of this cause that may be resent together
    /// Neither of the two: all that may be resent together.
};

/// Where campaigns are sent from: the hub, or this desk. Lists them, and follows one of them, the
/// open one: its head and its rows as they change. What it has read before, it shows at once.
class CampaignSource : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Whether a key of the list is one of this source's.
    [[nodiscard]] virtual bool owns(const QString &key) const = 0;
    /// Reads the list again; told by listChanged().
    virtual void refreshList() = 0;
    [[nodiscard]] virtual const std::vector<CampaignHead> &list() const = 0;
    [[nodiscard]] virtual ReadState listState() const = 0;

    /// Begins to follow this campaign: told by rowsRead(), then by rowsChanged().
    virtual void open(const QString &key) = 0;
    virtual void close() = 0;
    virtual void refresh() = 0;
    /// Of the open campaign.
    [[nodiscard]] virtual CampaignHead head() const = 0;
    [[nodiscard]] virtual ReadState state() const = 0;
    /// Changes come by themselves: it is as fresh as its last one.
    [[nodiscard]] virtual bool isLive() const = 0;
    /// What it wants to hear of the hub's live stream.
    [[nodiscard]] virtual QStringList topics() const = 0;
    /// The page is in front.
    virtual void setActive(bool active) = 0;

    /// Returns how many rows that were. How it goes is told on each row.
    virtual int resend(const ResendChoice &choice) = 0;
    /// Of a row of the open campaign: HTML, untrusted.
    [[nodiscard]] virtual QCoro::Task<Result<QByteArray>> renderedMail(
        int row, RequestScope *scope) = 0;

Q_SIGNALS:
    void listChanged();
    void topicsChanged();
    /// Of the open campaign: the head is other than before.
    void headChanged();
    /// Loading, error, age, liveness.
    void stateChanged();
    /// All rows, `isFirst` after opening.
    void rowsRead(const std::vector<FibreDesk::CampaignRow> &rows, bool isFirst);
    /// These rows only.
    void rowsChanged(const std::vector<FibreDesk::CampaignRow> &rows);
};

} // namespace FibreDesk
