// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/campaignstore.h"

#include <QJsonDocument>
#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Sandbox {

void CampaignStore::add(Campaign campaign)
{
    auto entry = std::make_unique<Entry>();
    entry->campaign = std::move(campaign);
    const QString id = entry->campaign.id;
    m_entries[id] = std::move(entry);
}

bool CampaignStore::remove(const QString &id)
{
    return m_entries.erase(id) > 0;
}

Campaign *CampaignStore::find(const QString &id)
{
    const auto it = m_entries.find(id);
    return it == m_entries.end() ? nullptr : &it->second->campaign;
}

std::vector<Campaign *> CampaignStore::all()
{
    std::vector<Campaign *> result;
    result.reserve(m_entries.size());
    for (auto &[id, entry] : m_entries) {
        result.push_back(&entry->campaign);
    }
    std::ranges::stable_sort(result, std::ranges::greater(), &Campaign::createdAt);
    return result;
}

void CampaignStore::change(const QString &id, int row, const std::function<void(Recipient &)> &edit)
{
    const auto it = m_entries.find(id);
    if (it == m_entries.end() || row < 0
        || std::size_t(row) >= it->second->campaign.recipients.size()) {
        return;
    }
    Entry &entry = *it->second;
    Recipient &recipient = entry.campaign.recipients[std::size_t(row)];
    edit(recipient);
    recipient.updatedAt = QDateTime::currentDateTimeUtc();
    entry.campaign.updatedAt = recipient.updatedAt;
    if (std::size_t(row) < entry.rowTexts.size()) {
        entry.rowTexts[std::size_t(row)].clear();
    }
    // Before it is told, so that the last row's event already carries the end.
    if (entry.campaign.isSending() && entry.campaign.counters().queued == 0) {
        setStatus(entry.campaign, u"completed"_s);
    }
    Q_EMIT rowChanged(id, row);
}

void CampaignStore::setStatus(Campaign &campaign, const QString &status)
{
    campaign.status = status;
    campaign.updatedAt = QDateTime::currentDateTimeUtc();
    if (status == "sending"_L1) {
        campaign.completedAt = {};
        if (!campaign.startedAt.isValid()) {
            campaign.startedAt = campaign.updatedAt;
        }
    } else if (status == "completed"_L1) {
        campaign.completedAt = campaign.updatedAt;
    }
}

QByteArray CampaignStore::toJsonText(Campaign &campaign)
{
    Entry &entry = *m_entries.at(campaign.id);
    entry.rowTexts.resize(campaign.recipients.size());
    QByteArray text = QJsonDocument(headToJson(campaign)).toJson(QJsonDocument::Compact);
    text.chop(1);
    text += ",\"recipients\":[";
    for (std::size_t i = 0; i < campaign.recipients.size(); ++i) {
        QByteArray &row = entry.rowTexts[i];
        if (row.isEmpty()) {
            const QJsonObject json = toJson(campaign.recipients[i], m_publicUrl);
            row = QJsonDocument(json).toJson(QJsonDocument::Compact);
        }
        if (i > 0) {
            text += ',';
        }
        text += row;
    }
    text += "]}";
    return text;
}

QString CampaignStore::freshId()
{
    static constexpr char letters[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    QString id;
    do {
        id = "cmp-"_L1 + QDate::currentDate().toString(u"yyyyMMdd"_s) + '-'_L1;
        for (int i = 0; i < 6; ++i) {
            id += QLatin1Char(letters[QRandomGenerator::global()->bounded(36)]);
        }
    } while (m_entries.contains(id));
    return id;
}

} // namespace FibreDesk::Sandbox
