// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mail/smtpsettings.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Mail {

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
    return settings;
}

} // namespace FibreDesk::Mail
