// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "editorpost.h"

#include "core/profile.h"
#include "maildesk/maildesk.h"

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

QCoro::Task<Result<void>> start(MailDesk *desk, Compose::CampaignFile campaign, QString name)
{
    const QString id = campaign.id;
    const auto record = co_await desk->put(std::move(campaign), name);
    if (!record) {
        co_return std::unexpected(record.error());
    }
    desk->send(id);
    co_return Result<void>();
}

QCoro::Task<Result<Mail::Attempt>> test(
    MailDesk *desk, Compose::CampaignFile campaign, int row, QString address)
{
    co_return co_await desk->sendTest(std::move(campaign), row, address);
}

} // namespace

EditorMail makeEditorMail(MailDesk *desk, const Profile &profile)
{
    EditorMail mail{.start = {},
        .test = {},
        .server = {},
        .from = profile.smtp.from,
        .ratePerSecond = profile.smtp.ratePerSecond,
        .connections = profile.smtp.connections};
    if (!desk || !desk->canSend()) {
        return mail;
    }
    mail.server = u"%1:%2"_s.arg(profile.smtp.host).arg(profile.smtp.port);
    mail.start = [desk](Compose::CampaignFile campaign, QString name) {
        return start(desk, std::move(campaign), std::move(name));
    };
    mail.test = [desk](Compose::CampaignFile campaign, int row, QString address) {
        return test(desk, std::move(campaign), row, std::move(address));
    };
    return mail;
}

} // namespace FibreDesk
