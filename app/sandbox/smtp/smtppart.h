// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "sandbox.h"
#include "smtp/smtpsink.h"

namespace FibreDesk::Sandbox {

/// The mail relay: the hub's worker sends to it, and so may the client.
class SmtpPart : public Part {
    Q_OBJECT
public:
    [[nodiscard]] QString name() const override;
    void announceFaults(FaultBoard &faults) const override;
    bool start(Sandbox &sandbox, QString *error) override;
    void addToProfile(QSettings &profile) const override;
    [[nodiscard]] QJsonObject state() const override;
    /// "rule" {address, verdict, times}, "clear-rules", "mails" {last, customId}
    std::optional<HttpResponse> control(const QString &command, const QJsonObject &body) override;

    [[nodiscard]] SmtpSink &sink() { return m_sink; }

private:
    [[nodiscard]] QJsonArray mails(int last, const QString &customId) const;

    SmtpSink m_sink;
};

} // namespace FibreDesk::Sandbox
