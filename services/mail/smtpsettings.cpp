// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mail/smtpsettings.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Mail {

namespace {

constexpr int mostClearedAhead = 16;

} // namespace

SmtpSettings SmtpSettings::from(const Profile::Smtp &profile)
{
    SmtpSettings settings;
    settings.host = profile.host;
    settings.port = quint16(profile.port);
    settings.security = profile.security == "tls"_L1 ? Security::Tls
        : profile.security == "none"_L1              ? Security::None
                                                     : Security::StartTls;
    settings.credentials = {.user = profile.user.toUtf8(),
        .password = profile.password.toUtf8(),
        .accessToken = profile.accessToken.toUtf8()};
    settings.connections = profile.connections;
    settings.ratePerSecond = profile.ratePerSecond;
    // A disk takes milliseconds for what a fast server takes one for; with a limit on the rate
    // nothing has to hurry, and a power cut leaves fewer in doubt.
    settings.clearedAhead = settings.ratePerSecond > 0
        ? std::min(mostClearedAhead, int(settings.ratePerSecond / 50))
        : mostClearedAhead;
    return settings;
}

} // namespace FibreDesk::Mail
