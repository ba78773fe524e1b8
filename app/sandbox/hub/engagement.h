// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hub/campaignstore.h"
#include "region/random.h"

#include <QTimer>

namespace FibreDesk::Sandbox {

/// People who open their mail and follow the link, one now and then, in campaigns of the last days.
class Engagement : public QObject {
    Q_OBJECT
public:
    Engagement(CampaignStore *store, quint64 seed, QObject *parent = nullptr);

    /// 0 = nobody reads mail.
    void setInterval(int ms);

private:
    void happen();

    CampaignStore *m_store;
    Random m_random;
    QTimer m_timer;
};

} // namespace FibreDesk::Sandbox
