// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hub/campaign.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace FibreDesk::Sandbox {

/// The hub's campaigns, in memory. A row is changed only through change(), so that everyone who
/// shows it hears of it.
class CampaignStore : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Where links in rows and mails point to.
    void setPublicUrl(const QString &url) { m_publicUrl = url; }
    [[nodiscard]] QString publicUrl() const { return m_publicUrl; }

    void add(Campaign campaign);
    bool remove(const QString &id);
    [[nodiscard]] Campaign *find(const QString &id);
    [[nodiscard]] std::vector<Campaign *> all(); ///< newest first

    /// Applies `edit` to the row, completes the campaign when nothing is left to send, and tells.
    void change(const QString &id, int row, const std::function<void(Recipient &)> &edit);
    void setStatus(Campaign &campaign, const QString &status);

    /// The whole campaign as JSON text; unchanged rows keep their text from the last time.
    [[nodiscard]] QByteArray toJsonText(Campaign &campaign);
    [[nodiscard]] QString freshId();

Q_SIGNALS:
    void rowChanged(const QString &id, int row);

private:
    struct Entry {
        Campaign campaign;
        std::vector<QByteArray> rowTexts;
    };

    std::map<QString, std::unique_ptr<Entry>> m_entries;
    QString m_publicUrl;
};

} // namespace FibreDesk::Sandbox
